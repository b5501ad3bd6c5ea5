#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

#include "core/errortext.h"
#include "ui/accountdialog.h"

using namespace Larder;
using namespace Qt::StringLiterals;

class AccountDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void keepsWhatWasPasted();
    void hidesWhatWasPasted();
    void forgetsAToken();
    void remarksOnWhatWasPasted_data();
    void remarksOnWhatWasPasted();
    void takesATokenThatOnlyLooksWrong();
    void staysOpenForATokenThatCannotBe();
    void staysOpenForAnAddressThatCannotBe_data();
    void staysOpenForAnAddressThatCannotBe();
    void tellsThePlatform();
    void leavesTheDemoWhereItIs();

private:
    [[nodiscard]] QLineEdit *field(const QString &name) const;
    [[nodiscard]] QString label(const QString &name) const;
    void open(AccountDialog::Platform choice = AccountDialog::Platform::MayChange);

    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<AccountDialog> m_dialog;
};

void AccountDialogTest::init()
{
    EngineOptions options;
    options.environment = [](const char *) { return QByteArray(); };
    m_engine = std::make_unique<Engine>(options, std::make_unique<SessionKeychain>(), Engine::Threading::CallersThread);
    open();
}

void AccountDialogTest::cleanup()
{
    m_dialog.reset();
    m_engine.reset();
}

void AccountDialogTest::open(AccountDialog::Platform choice)
{
    m_dialog = std::make_unique<AccountDialog>(*m_engine, OpenPlatform::feishu(), choice);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    m_dialog->show();
}

QLineEdit *AccountDialogTest::field(const QString &name) const
{
    for (QLineEdit *edit : m_dialog->findChildren<QLineEdit *>())
        if (edit->accessibleName() == name)
            return edit;
    return nullptr;
}

QString AccountDialogTest::label(const QString &name) const
{
    return m_dialog->findChild<QLabel *>(name)->text();
}

void AccountDialogTest::keepsWhatWasPasted()
{
    QSignalSpy added(m_dialog.get(), &AccountDialog::tokenAdded);
    QTRY_COMPARE(label(u"bot state"_s), u"There is no bot token yet."_s);
    QTest::keyClicks(field(u"Bot token"_s), u"t-g1044qeGEDXTB6NDJOGV4JQCYDGHRBARFTGT1234"_s);
    m_dialog->accept();
    QCOMPARE(m_dialog->result(), int(QDialog::Accepted));
    QCOMPARE(added.count(), 1);
    QCOMPARE(added.constFirst().constFirst().value<Identity>(), Identity::Bot);
    open();
    QTRY_COMPARE(label(u"bot state"_s), u"There is one. It is kept until Larder is closed."_s);
    QTRY_COMPARE(label(u"user state"_s), u"There is no user token yet."_s);
    QCOMPARE(field(u"Bot token"_s)->text(), QString());
}

void AccountDialogTest::hidesWhatWasPasted()
{
    for (const QString &name : {u"User token"_s, u"Bot token"_s})
        QCOMPARE(field(name)->echoMode(), QLineEdit::Password);
}

void AccountDialogTest::forgetsAToken()
{
    m_engine->useToken(OpenPlatform::feishu(), Identity::User, AccessToken::parse(u"u-abc"_s).value());
    open();
    QPushButton *forget = nullptr;
    for (QPushButton *button : m_dialog->findChildren<QPushButton *>())
        if (button->text() == u"Forget &user token"_s)
            forget = button;
    QVERIFY(forget);
    QTRY_VERIFY(forget->isEnabled());
    QTest::mouseClick(forget, Qt::LeftButton);
    QTRY_COMPARE(label(u"user state"_s), u"There is no user token yet."_s);
    QVERIFY(!forget->isEnabled());
}

void AccountDialogTest::remarksOnWhatWasPasted_data()
{
    QTest::addColumn<QString>("fieldName");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("remark");
    QTest::newRow("a bot's token for the user")
        << u"User token"_s << u"t-abcdef"_s
        << u"This looks like a bot's token (tenant access token). Does it belong below?"_s;
    QTest::newRow("a user's token for the bot")
        << u"Bot token"_s << u"u-abcdef"_s
        << u"This looks like a user's token (user access token). Does it belong above?"_s;
    QTest::newRow("a user's token for the user") << u"User token"_s << u"u-abcdef"_s << QString();
    QTest::newRow("with Bearer before it") << u"Bot token"_s << u"Bearer t-abcdef"_s << QString();
    QTest::newRow("a sentence") << u"User token"_s << u"no token at all"_s
                                << sentence(Error{.reason = Reason::TokenMalformed});
}

void AccountDialogTest::remarksOnWhatWasPasted()
{
    QFETCH(QString, fieldName);
    QFETCH(QString, token);
    field(fieldName)->setText(token);
    QTEST(label(fieldName == u"User token"_s ? u"user remark"_s : u"bot remark"_s), "remark");
}

void AccountDialogTest::takesATokenThatOnlyLooksWrong()
{
    field(u"User token"_s)->setText(u"t-abcdef"_s);
    m_dialog->accept();
    QCOMPARE(m_dialog->result(), int(QDialog::Accepted));
}

void AccountDialogTest::staysOpenForATokenThatCannotBe()
{
    field(u"User token"_s)->setText(u"no token at all"_s);
    m_dialog->accept();
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(field(u"User token"_s)->text(), u"no token at all"_s);
}

void AccountDialogTest::staysOpenForAnAddressThatCannotBe_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("none") << QString();
    QTest::newRow("not encrypted") << u"http://open.example.com"_s;
    QTest::newRow("no address") << u"what?"_s;
}

void AccountDialogTest::staysOpenForAnAddressThatCannotBe()
{
    QFETCH(QString, address);
    QSignalSpy chosen(m_dialog.get(), &AccountDialog::platformChosen);
    m_dialog->findChild<QComboBox *>()->setCurrentIndex(2);
    field(u"Address"_s)->setText(address);
    m_dialog->accept();
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(chosen.count(), 0);
}

void AccountDialogTest::tellsThePlatform()
{
    std::optional<OpenPlatform> chosen;
    connect(m_dialog.get(), &AccountDialog::platformChosen, this,
            [&chosen](const OpenPlatform &platform) { chosen = platform; });
    m_dialog->findChild<QComboBox *>()->setCurrentIndex(1);
    m_dialog->accept();
    QVERIFY(chosen == OpenPlatform::lark());
}

void AccountDialogTest::leavesTheDemoWhereItIs()
{
    open(AccountDialog::Platform::IsFixed);
    QVERIFY(!m_dialog->findChild<QComboBox *>()->isEnabled());
    QVERIFY(!field(u"Address"_s)->isEnabled());
}

QTEST_MAIN(AccountDialogTest)
#include "accountdialog_test.moc"
