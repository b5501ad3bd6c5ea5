#include <QPushButton>
#include <QtTest>

#include "ui/controls.h"

using namespace Larder;
using namespace Qt::StringLiterals;

/** A dialog's buttons where there is little room. */
class DialogButtonsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standAsThereIsRoom()
    {
        QDialog dialog;
        auto *column = new QVBoxLayout(&dialog);
        auto *buttons = new DialogButtons(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, &dialog);
        QPushButton *hidden = buttons->addButton(u"A button that nobody sees now"_s, QDialogButtonBox::ActionRole);
        hidden->hide();
        column->addWidget(buttons);
        const int row = buttons->sizeHint().width() + 40; // with margins
        dialog.resize(row + 20, 100);
        dialog.show();
        const QMargins around = column->contentsMargins();
        for (const auto &step : {std::pair(row + 20, Qt::Horizontal), std::pair(row / 2, Qt::Vertical),
                                 std::pair(row + 20, Qt::Horizontal)}) {
            dialog.resize(step.first, 100);
            QTRY_COMPARE(buttons->orientation(), step.second);
            QVERIFY(hidden->isHidden());
            QCOMPARE(buttons->width(), dialog.width() - around.left() - around.right());
        }
    }
};

QTEST_MAIN(DialogButtonsTest)
#include "dialogbuttons_test.moc"
