#include "ui/shortcutsdialog.h"

#include <QAction>
#include <QHeaderView>
#include <QMainWindow>
#include <QMap>
#include <QMenu>
#include <QScrollBar>
#include <QTreeWidget>
#include <QtTest>

#include "ui/mainwindow.h"
#include "ui/rowaction.h"

using namespace Larder;
using namespace Qt::StringLiterals;

class ShortcutsDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /** The words take all of the room, or can be scrolled to. */
    void wordsHaveRoom()
    {
        QMainWindow window;
        ShortcutsDialog dialog(window);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        const auto *keys = dialog.findChild<QTreeWidget *>();
        QTRY_COMPARE(keys->header()->length(), keys->viewport()->width());
        dialog.resize(320, 560);
        QTRY_VERIFY(keys->header()->length() > keys->viewport()->width());
        QTRY_VERIFY(keys->horizontalScrollBar()->maximum() > 0);
    }

    void listsEveryKeyOfTheWindowOnce()
    {
        open();
        const QMap<QString, QString> listed = rowsUnder(0);
        int withKeys = 0;
        for (const QAction *action : m_window->findChildren<QAction *>()) {
            if (action->shortcut().isEmpty())
                continue;
            ++withKeys;
            const QString keys = action->shortcut().toString(QKeySequence::NativeText);
            QVERIFY2(listed.contains(keys), qPrintable(keys));
            QVERIFY2(!listed[keys].isEmpty(), qPrintable(keys));
        }
        QVERIFY(withKeys > 10);
        QCOMPARE(listed.size(), withKeys); // no key does two things
        QCOMPARE(listed[u"Ctrl+V"_s], u"Paste message"_s);
        QCOMPARE(listed[u"F10"_s], u"Menu"_s);
        QCOMPARE(listed[u"F1"_s], u"Keyboard shortcuts"_s);
    }

    void listsTheKeysOfRows()
    {
        open();
        const QMap<QString, QString> listed = rowsUnder(1);
        for (const RowAction action : actionsWithKeys())
            QVERIFY(listed.contains(keysOf(action).toString(QKeySequence::NativeText)));
        QCOMPARE(listed[u"Del"_s], u"Cancel or Remove from the list"_s);
        QCOMPARE(listed[u"Ctrl+P"_s], u"Pause or Resume"_s);
    }

    void isOpenedByItsKey()
    {
        MainWindow window(m_engine, m_settings);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_F1);
        QTRY_VERIFY(window.findChild<ShortcutsDialog *>());
        auto *dialog = window.findChild<ShortcutsDialog *>();
        QVERIFY(dialog->isVisible());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(!dialog->isVisible());
    }

private:
    void open()
    {
        m_window = std::make_unique<MainWindow>(m_engine, m_settings);
        m_window->show();
        m_dialog = new ShortcutsDialog(*m_window);
        m_dialog->open();
    }

    [[nodiscard]] QMap<QString, QString> rowsUnder(int place) const
    {
        QMap<QString, QString> rows;
        const QTreeWidgetItem *heading = m_dialog->findChild<QTreeWidget *>()->topLevelItem(place);
        for (int row = 0; row < heading->childCount(); ++row)
            rows.insert(heading->child(row)->text(0), heading->child(row)->text(1));
        return rows;
    }

    Settings m_settings = Settings::forThisSession(QDir::tempPath());
    Engine m_engine{{}, std::make_unique<SessionKeychain>(), Engine::Threading::CallersThread};
    std::unique_ptr<MainWindow> m_window;
    ShortcutsDialog *m_dialog = nullptr;
};

QTEST_MAIN(ShortcutsDialogTest)

#include "shortcutsdialog_test.moc"
