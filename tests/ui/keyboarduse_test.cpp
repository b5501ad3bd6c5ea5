#include <QCheckBox>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtTest>

#include "ui/keyboarduse.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

using Make = QAbstractButton *(*)();

enum class Pressed { It, Default, Nothing };

enum class Opened { ByKey, ByShortcut, ByMouse };

} // namespace

Q_DECLARE_METATYPE(Make)
Q_DECLARE_METATYPE(Pressed)
Q_DECLARE_METATYPE(Opened)

/** Dialogs by keyboard alone. */
class KeyboardUseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void returnPresses_data()
    {
        QTest::addColumn<Make>("make");
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<Pressed>("pressed");
        const Make plain = []() -> QAbstractButton * {
            auto *button = new QPushButton(u"Copy"_s);
            button->setAutoDefault(false);
            return button;
        };
        const Make willing = []() -> QAbstractButton * { return new QPushButton(u"Copy"_s); };
        const Make tool = []() -> QAbstractButton * { return new QToolButton; };
        const Make box = []() -> QAbstractButton * { return new QCheckBox(u"Keep"_s); };
        const auto row = [](const char *name, Make make, Pressed pressed, Qt::Key key = Qt::Key_Return,
                            Qt::KeyboardModifiers modifiers = {}) {
            QTest::newRow(name) << make << key << modifiers << pressed;
        };
        row("a button that is never a default one", plain, Pressed::It);
        row("the same with Enter of the keypad", plain, Pressed::It, Qt::Key_Enter, Qt::KeypadModifier);
        row("one that may be, once", willing, Pressed::It);
        row("a tool button", tool, Pressed::It);
        row("Space as ever", plain, Pressed::It, Qt::Key_Space);
        row("a box to tick leaves it to the default one", box, Pressed::Default);
        row("Ctrl+Return is somebody else's", plain, Pressed::Nothing, Qt::Key_Return, Qt::ControlModifier);
    }

    void returnPresses()
    {
        QFETCH(Make, make);
        QFETCH(Qt::Key, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(Pressed, pressed);
        QDialog dialog;
        auto *column = new QVBoxLayout(&dialog);
        QAbstractButton *button = make();
        auto *ok = new QPushButton(u"OK"_s);
        column->addWidget(button);
        column->addWidget(ok);
        ok->setDefault(true);
        dialog.show();
        button->setFocusPolicy(Qt::StrongFocus);
        button->setFocus();
        const QSignalSpy clicked(button, &QAbstractButton::clicked);
        const QSignalSpy agreed(ok, &QAbstractButton::clicked);
        QTest::keyPress(button, key, modifiers);
        for (int repeated = 0; repeated < 2 && key != Qt::Key_Space; ++repeated) { // not meant again
            QKeyEvent again(QEvent::KeyPress, key, modifiers, {}, true);
            if (pressed == Pressed::It)
                QCoreApplication::sendEvent(button, &again);
        }
        QTest::keyRelease(button, key, modifiers);
        QCOMPARE(clicked.count(), pressed == Pressed::It ? 1 : 0);
        QCOMPARE(agreed.count(), pressed == Pressed::Default ? 1 : 0);
    }

    void windowsShowTheFocus_data()
    {
        QTest::addColumn<Opened>("opened");
        QTest::newRow("opened by a key") << Opened::ByKey;
        QTest::newRow("opened by a shortcut") << Opened::ByShortcut;
        QTest::newRow("opened by the mouse") << Opened::ByMouse;
    }

    void windowsShowTheFocus()
    {
        QFETCH(Opened, opened);
        QPushButton opener(u"Open"_s);
        opener.setShortcut(Qt::Key_F1);
        opener.show();
        opener.activateWindow();
        QTRY_VERIFY(opener.hasFocus());
        QTest::mouseClick(&opener, Qt::LeftButton);
        QDialog dialog;
        connect(&opener, &QPushButton::clicked, &dialog, &QDialog::open);
        if (opened == Opened::ByKey)
            QTest::keyClick(&opener, Qt::Key_Space);
        else if (opened == Opened::ByShortcut)
            QTest::keyClick(opener.windowHandle(), Qt::Key_F1);
        else
            QTest::mouseClick(&opener, Qt::LeftButton);
        QTRY_VERIFY(dialog.isVisible());
        QCOMPARE(dialog.testAttribute(Qt::WA_KeyboardFocusChange), opened != Opened::ByMouse);
    }

private:
    KeyboardUse m_use{*qApp};
};

QTEST_MAIN(KeyboardUseTest)
#include "keyboarduse_test.moc"
