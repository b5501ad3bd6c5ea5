#include "ui/verifydialog.h"

#include <QCheckBox>
#include <QCryptographicHash>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include "tests/ui/samples.h"
#include "ui/controls.h"
#include "ui/transferwords.h"

using namespace Larder;
using namespace Qt::StringLiterals;

using Finding = VerifiedFile::Finding;

namespace {

RateHold::Asker asker()
{
    return {OpenPlatform::lark(), Identity::Bot};
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("A test's file could not be written");
}

ReceiptEntry entryOf(const QString &path, const QByteArray &bytes, const OpenPlatform &platform)
{
    return {.path = path,
            .size = bytes.size(),
            .sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex(),
            .platform = platform,
            .identity = Identity::User,
            .resource = Samples::resource(),
            .origin = {.sender = u"Ann Miller"_s},
            .savedAt = QDateTime::currentDateTimeUtc()};
}

} // namespace

/** The dialog as somebody at the keyboard has it, over real folders. */
class VerifyDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        QList<ReceiptEntry> entries;
        for (const QString &name : {u"a.pdf"_s, u"b.pdf"_s, u"c.pdf"_s, u"d.pdf"_s}) {
            put(m_folder->filePath(name), "whole");
            entries << entryOf(name, "whole", OpenPlatform::lark());
        }
        QVERIFY(addToReceipt(m_folder->path(), entries).ok());
        open();
    }

    void cleanup() { m_dialog.reset(); }

    void beginsWithTheFolderThatItIsGiven()
    {
        QCOMPARE(folder().text(), shortPath(m_folder->path()));
        QVERIFY(button("verify").isDefault());
        QCOMPARE(m_dialog->focusWidget(), &button("verify"));
        QVERIFY(!button("again").isVisible());
        QVERIFY(!label("result").isVisible());
    }

    void allIsWell()
    {
        verify();
        QCOMPARE(label("result").text(), u"All 4 file(s) are whole."_s);
        QVERIFY(!list().isVisible());
        QVERIFY(!button("again").isVisible());
        QVERIFY(!label("remark").isVisible());
    }

    void namesWhatIsLostMissingFirst()
    {
        put(m_folder->filePath(u"a.pdf"_s), "other");
        QVERIFY(QFile::remove(m_folder->filePath(u"c.pdf"_s)));
        put(m_folder->filePath(u"nobody's.txt"_s), "x");
        verify();
        QCOMPARE(label("result").text(), u"1 file(s) are missing. 1 file(s) have changed."_s);
        QCOMPARE(row(0), (QStringList{u"c.pdf"_s, u"Missing"_s}));
        QCOMPARE(row(1), (QStringList{u"a.pdf"_s, u"Changed"_s}));
        QCOMPARE(list().model()->rowCount(), 2);
        QCOMPARE(list().model()->index(0, 0).data(Qt::AccessibleTextRole).toString(), u"c.pdf: Missing"_s);
    }

    void downloadsJustThatAgain_data()
    {
        QTest::addColumn<bool>("replace");
        QTest::addColumn<IfExists>("ifChanged");
        QTest::newRow("changed ones stay") << false << IfExists::Rename;
        QTest::newRow("changed ones are replaced") << true << IfExists::Replace;
    }

    void downloadsJustThatAgain()
    {
        QFETCH(const bool, replace);
        QFETCH(const IfExists, ifChanged);
        put(m_folder->filePath(u"a.pdf"_s), "other");
        QVERIFY(QFile::remove(m_folder->filePath(u"c.pdf"_s)));
        verify();
        QCOMPARE(withoutMnemonic(button("again").text()), u"Download again (2)"_s);
        QCOMPARE(m_dialog->focusWidget(), &button("again"));
        QVERIFY(!replacing().isChecked());
        if (replace)
            QTest::keyClick(&replacing(), Qt::Key_Space);
        QList<DownloadOrder> orders;
        connect(m_dialog.get(), &VerifyDialog::downloadWanted, this,
                [&orders](const QList<DownloadOrder> &wanted) { orders = wanted; });
        QTest::keyClick(&button("again"), Qt::Key_Return);
        QCOMPARE(orders.size(), 2);
        QCOMPARE(orders.at(0).name, u"a.pdf"_s);
        QCOMPARE(orders.at(0).ifExists, ifChanged);
        QCOMPARE(orders.at(1).name, u"c.pdf"_s);
        QCOMPARE(orders.at(1).ifExists, IfExists::Rename);
        for (const DownloadOrder &order : orders) {
            QCOMPARE(order.platform, asker().platform);
            QCOMPARE(order.identity, asker().identity);
            QCOMPARE(order.folder, m_folder->path());
            QVERIFY(order.receipt);
        }
        QVERIFY(!m_dialog->isVisible());
    }

    void asksAboutReplacingOnlyWhereSomethingChanged()
    {
        QVERIFY(QFile::remove(m_folder->filePath(u"c.pdf"_s)));
        verify();
        QVERIFY(button("again").isVisible());
        QVERIFY(!replacing().isVisible());
        put(m_folder->filePath(u"a.pdf"_s), "other");
        verify();
        QVERIFY(replacing().isVisible());
    }

    void saysWhatCannotBeHadWithThisAccount()
    {
        QVERIFY(addToReceipt(m_folder->path(), {entryOf(u"e.pdf"_s, "whole", OpenPlatform::feishu())}).ok());
        verify();
        QCOMPARE(row(0), (QStringList{u"e.pdf"_s, u"Missing"_s}));
        QVERIFY(!button("again").isVisible());
        QVERIFY(label("remark").text().contains(u"1 file(s) came from another server"_s));
    }

    void withoutAReceiptItSaysWhatOneIs()
    {
        QVERIFY(QFile::remove(receiptPath(m_folder->path())));
        verify();
        QCOMPARE(label("result").text(), u"There is no receipt in this folder."_s);
        QVERIFY(label("remark").text().contains(u"Keep a receipt in the folder"_s));
        QVERIFY(!list().isVisible());
        QVERIFY(!button("again").isVisible());
    }

    void anotherFolderIsAnotherQuestion()
    {
        verify();
        folder().setText(u"/somewhere/else"_s);
        QVERIFY(!label("result").isVisible());
        folder().setText(u"not whole"_s);
        QVERIFY(!button("verify").isEnabled());
        folder().setText(m_folder->path());
        QTest::keyClick(&folder(), Qt::Key_Return);
        QTRY_VERIFY(label("result").isVisible());
    }

    void isStopped()
    {
        button("verify").click();
        QVERIFY(button("stop").isVisible());
        QCOMPARE(m_dialog->focusWidget(), &button("stop"));
        button("stop").click();
        QVERIFY(!button("stop").isVisible());
        QCOMPARE(m_dialog->focusWidget(), &button("verify"));
        verify(); // what was stopped is told no more, and is in nobody's way
        QCOMPARE(label("result").text(), u"All 4 file(s) are whole."_s);
    }

    void escapeClosesInMidReading()
    {
        button("verify").click();
        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
        QVERIFY(!m_dialog->isVisible());
    }

    /** A letter that two controls share would only move the focus. */
    void everyControlHasItsLetterAndName()
    {
        QStringList letters;
        for (const QLabel *each : m_dialog->findChildren<QLabel *>())
            if (each->buddy())
                letters << QKeySequence::mnemonic(each->text()).toString();
        m_dialog->tell(*verifyFolder(m_folder->path()));
        for (const QAbstractButton *each : m_dialog->findChildren<QAbstractButton *>()) {
            const bool isSystems = withoutMnemonic(each->text()) == "Close"_L1; // its letter is the style's
            if (!each->text().isEmpty() && !isSystems)
                letters << QKeySequence::mnemonic(each->text()).toString();
            QVERIFY(!each->text().isEmpty() || !each->accessibleName().isEmpty());
        }
        QVERIFY(!letters.contains(QString()));
        QCOMPARE(letters.size(), 5);
        letters.removeDuplicates();
        QCOMPARE(letters.size(), 5);
        for (const QWidget *each :
             std::initializer_list<QWidget *>{&folder(), &list(), m_dialog->findChild<QProgressBar *>()})
            QVERIFY(!each->accessibleName().isEmpty());
    }

private:
    void open()
    {
        m_dialog = std::make_unique<VerifyDialog>(m_folder->path(), asker());
        m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }
    void verify()
    {
        button("verify").click();
        QTRY_VERIFY(label("result").isVisible());
    }
    [[nodiscard]] QPushButton &button(const char *name) const
    {
        return *m_dialog->findChild<QPushButton *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QLabel &label(const char *name) const
    {
        return *m_dialog->findChild<QLabel *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QLineEdit &folder() const { return *m_dialog->findChild<QLineEdit *>(); }
    [[nodiscard]] QTreeView &list() const { return *m_dialog->findChild<QTreeView *>(); }
    [[nodiscard]] QCheckBox &replacing() const { return *m_dialog->findChild<QCheckBox *>(); }
    [[nodiscard]] QStringList row(int number) const
    {
        const auto text = [&](int column) { return list().model()->index(number, column).data().toString(); };
        return {text(0), text(1)};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<VerifyDialog> m_dialog;
};

QTEST_MAIN(VerifyDialogTest)
#include "verifydialog_test.moc"
