#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QtTest>

#include "tests/ui/samples.h"
#include "ui/requestdialog.h"

using namespace Larder;
using namespace Qt::StringLiterals;

class RequestDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAndCopiesEachWay_data();
    void showsAndCopiesEachWay();
};

void RequestDialogTest::showsAndCopiesEachWay_data()
{
    QTest::addColumn<QString>("way");
    QTest::addColumn<QString (RequestPreview::*)() const>("text");
    QTest::newRow("request") << u"Request"_s << &RequestPreview::asHttp;
    QTest::newRow("curl") << u"curl"_s << &RequestPreview::asCurl;
    QTest::newRow("lark-cli") << u"lark-cli"_s << &RequestPreview::asLarkCli;
}

void RequestDialogTest::showsAndCopiesEachWay()
{
    QFETCH(QString, way);
    using Text = QString (RequestPreview::*)() const;
    QFETCH(Text, text);
    const RequestPreview preview = previewOf(OpenPlatform::feishu(), Samples::resource(), Identity::User);
    RequestDialog dialog(preview);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();

    const QPlainTextEdit *shown = nullptr;
    for (const auto *each : dialog.findChildren<QPlainTextEdit *>())
        if (each->accessibleName() == way)
            shown = each;
    QVERIFY(shown);
    QCOMPARE(shown->toPlainText(), (preview.*text)().trimmed());
    QVERIFY(shown->isReadOnly());

    for (QPushButton *button : dialog.findChildren<QPushButton *>())
        if (button->accessibleName() == u"Copy: "_s + way)
            QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), (preview.*text)());
}

QTEST_MAIN(RequestDialogTest)
#include "requestdialog_test.moc"
