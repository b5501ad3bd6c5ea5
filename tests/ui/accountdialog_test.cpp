#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QtTest>

#include "core/errortext.h"
#include "demo/demoserver.h"
#include "demo/demosignin.h"
#include "lark/signinrequests.h"
#include "ui/accountdialog.h"
#include "ui/noticeband.h"
#include "ui/signindialog.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

/** Takes nothing until it is told to. */
class StubbornKeychain : public Keychain
{
public:
    explicit StubbornKeychain(std::shared_ptr<std::atomic_bool> stubborn) : m_stubborn(std::move(stubborn)) {}

    QFuture<Result<std::optional<QByteArray>>> read(const SecretName &name) override
    {
        if (*m_stubborn)
            return QtFuture::makeReadyFuture(Result<std::optional<QByteArray>>(missing()));
        return m_memory.read(name);
    }
    QFuture<Done> write(const SecretName &name, const QByteArray &secret) override
    {
        return *m_stubborn ? QtFuture::makeReadyFuture(Done(missing())) : m_memory.write(name, secret);
    }
    QFuture<Done> remove(const SecretName &name) override
    {
        return *m_stubborn ? QtFuture::makeReadyFuture(Done(missing())) : m_memory.remove(name);
    }

private:
    static Error missing() { return {.reason = Reason::KeychainMissing}; }

    std::shared_ptr<std::atomic_bool> m_stubborn;
    SessionKeychain m_memory;
};

/** Has not taken anything yet: the engine's thread goes on, and so do questions. */
class WaitingKeychain : public SessionKeychain
{
public:
    QFuture<Done> write(const SecretName &, const QByteArray &) override { return m_written.future(); }

private:
    QPromise<Done> m_written;
};

} // namespace

/** Accounts by clicks, on a real engine and the demo's token endpoints. */
class AccountDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void asksWhereTheMessagesAreFirst_data();
    void asksWhereTheMessagesAreFirst();
    void keepsWhatWasPasted_data();
    void keepsWhatWasPasted();
    void keepsWhatStoodThereWhenItWasClosed();
    void waitsForNewsOfWhatWasGiven();
    void asksBeforeWhatWasTypedIsLost_data();
    void asksBeforeWhatWasTypedIsLost();
    void namesTheAccountThatFailed();
    void goesToWhatWasAskedFor_data();
    void goesToWhatWasAskedFor();
    void anAccountThatIsNewNeedsItsAppFirst();
    void checksWhatWasTyped();
    void forgetsAToken();
    void remarksOnWhatWasPasted_data();
    void remarksOnWhatWasPasted();
    void refusesAnAppThatCannotBe_data();
    void refusesAnAppThatCannotBe();
    void takesAServerOfOnesOwn();
    void refusesAnAddressThatCannotBe_data();
    void refusesAnAddressThatCannotBe();
    void renamesWithoutLosingTheSignIn();
    void signsIn();
    void tellsHowASignInFailed_data();
    void tellsHowASignInFailed();
    void cancelsASignIn();
    void usesTheChosenOne();
    void removesWithItsSecretsOnceAsked();
    void keepsForThisSessionWhatTheKeychainDoesNotTake();
    void leavesTheDemoWithItsOneAccount();

private:
    void startEngine(std::unique_ptr<Keychain> keychain);
    void open(AccountDialog::Platforms platforms = AccountDialog::Platforms::Any,
              const std::optional<TokenQuestion> &question = {});
    void answer(QMessageBox::ButtonRole role) const;
    AccountId add(const QString &name, const QString &appId = {});
    void type(const QString &name, const QString &text) const;
    [[nodiscard]] QLineEdit *field(const QString &name) const;
    [[nodiscard]] QPushButton *button(const QString &text) const;
    [[nodiscard]] QPushButton *keepButton(const QString &name) const;
    template <typename Dialog>
    [[nodiscard]] bool isShown() const
    {
        const auto dialogs = m_dialog->findChildren<Dialog *>();
        return std::any_of(dialogs.cbegin(), dialogs.cend(), [](const QWidget *each) { return each->isVisible(); });
    }
    [[nodiscard]] QString status(const QString &group) const;
    [[nodiscard]] QString remarkBy(const QString &name) const;
    [[nodiscard]] const Account &account(int index = 0) const { return m_accounts.accounts.at(index); }

    std::unique_ptr<DemoServer> m_server;
    std::shared_ptr<std::atomic_bool> m_stubborn;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<AccountDialog> m_dialog;
    AccountList m_accounts;
};

void AccountDialogTest::init()
{
    // Agreed before the demo says slow_down, which costs five seconds.
    m_server = std::make_unique<DemoServer>(DemoServer::Pace::ToWatch, DemoSignInOptions{.pollsUntilAgreed = 2});
    m_stubborn = std::make_shared<std::atomic_bool>(false);
    startEngine(std::make_unique<StubbornKeychain>(m_stubborn));
}

void AccountDialogTest::startEngine(std::unique_ptr<Keychain> keychain)
{
    m_accounts = {};
    EngineOptions options;
    options.environment = [](const char *) { return QByteArray(); };
    m_engine = std::make_unique<Engine>(options, std::move(keychain), Engine::Threading::OwnThread);
    connect(m_engine.get(), &Engine::accountsListed, this, [this](const AccountList &list) { m_accounts = list; });
}

void AccountDialogTest::cleanup()
{
    m_dialog.reset();
    m_engine.reset();
    m_server.reset();
}

void AccountDialogTest::open(AccountDialog::Platforms platforms, const std::optional<TokenQuestion> &question)
{
    m_dialog = std::make_unique<AccountDialog>(*m_engine, platforms);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    if (question)
        m_dialog->ask(*question);
    m_dialog->show();
    m_dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void AccountDialogTest::answer(QMessageBox::ButtonRole role) const
{
    const auto questions = m_dialog->findChildren<QMessageBox *>();
    const auto asked = std::find_if(questions.cbegin(), questions.cend(), [](auto *each) { return each->isVisible(); });
    QVERIFY(asked != questions.cend());
    for (QAbstractButton *each : (*asked)->buttons())
        if ((*asked)->buttonRole(each) == role)
            return each->click();
    QFAIL("there is no such answer");
}

AccountId AccountDialogTest::add(const QString &name, const QString &appId)
{
    const OpenPlatform platform = OpenPlatform::parse(m_server->base().toString()).value();
    const Account made = newAccount(name, platform, appId).value();
    m_engine->addAccount(made);
    return made.id;
}

QLineEdit *AccountDialogTest::field(const QString &name) const
{
    for (QLineEdit *edit : m_dialog->findChildren<QLineEdit *>())
        if (edit->accessibleName() == name && edit->isVisible())
            return edit;
    return nullptr;
}

QPushButton *AccountDialogTest::button(const QString &text) const
{
    for (QPushButton *each : m_dialog->findChildren<QPushButton *>())
        if (each->text().remove(u'&') == text && each->isVisible())
            return each;
    return nullptr;
}

QPushButton *AccountDialogTest::keepButton(const QString &name) const
{
    for (QPushButton *each : m_dialog->findChildren<QPushButton *>())
        if (each->accessibleName() == u"Keep: "_s + name)
            return each;
    return nullptr;
}

void AccountDialogTest::type(const QString &name, const QString &text) const
{
    QLineEdit *edit = field(name);
    QVERIFY2(edit, qPrintable(name));
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

QString AccountDialogTest::status(const QString &group) const
{
    return m_dialog->findChild<QGroupBox *>(group)->findChild<QLabel *>(u"status"_s)->text();
}

QString AccountDialogTest::remarkBy(const QString &name) const
{
    const auto *remark = field(name)->parentWidget()->findChild<QLabel *>(u"remark"_s);
    return remark->isVisible() ? remark->text() : QString();
}

void AccountDialogTest::asksWhereTheMessagesAreFirst_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QUrl>("platform");
    QTest::newRow("Feishu") << u"Feishu (open.feishu.cn)"_s << OpenPlatform::feishu().base();
    QTest::newRow("Lark") << u"Lark (open.larksuite.com)"_s << OpenPlatform::lark().base();
}

void AccountDialogTest::asksWhereTheMessagesAreFirst()
{
    QFETCH(QString, answer);
    QFETCH(QUrl, platform);
    open();
    QTRY_VERIFY(button(answer));
    QVERIFY(!field(u"App id"_s));
    QTest::mouseClick(button(answer), Qt::LeftButton);
    QTRY_VERIFY(field(u"App id"_s));
    QVERIFY(field(u"App id"_s)->hasFocus());
    QVERIFY(!field(u"Address"_s)); // is not theirs to change
    QCOMPARE(m_accounts.accounts.size(), 1);
    QCOMPARE(account().platform.base(), platform);
}

void AccountDialogTest::keepsWhatWasPasted_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("group");
    QTest::addColumn<QString>("token");
    QTest::newRow("a user's token") << u"User token"_s << u"user"_s << u"u-abcdef"_s;
    QTest::newRow("a bot's token, with Bearer") << u"Bot token"_s << u"bot"_s << u"Bearer t-abcdef"_s;
    QTest::newRow("one that only looks wrong") << u"User token"_s << u"user"_s << u"t-abcdef"_s;
}

void AccountDialogTest::keepsWhatWasPasted()
{
    QFETCH(QString, name);
    QFETCH(QString, group);
    QFETCH(QString, token);
    add(u"Demo"_s);
    open();
    QTRY_VERIFY(!status(group).isEmpty());
    QCOMPARE(field(name)->echoMode(), QLineEdit::Password);
    type(name, token);
    QTest::mouseClick(keepButton(name), Qt::LeftButton);
    QTRY_COMPARE(status(group), u"There is a pasted token. It is used until it expires."_s);
    QCOMPARE(field(name)->text(), QString());
    QVERIFY(m_dialog->isVisible());
}

void AccountDialogTest::keepsWhatStoodThereWhenItWasClosed()
{
    const AccountId id = add(u"Demo"_s);
    open();
    QTRY_VERIFY(!status(u"bot"_s).isEmpty());
    type(u"Bot token"_s, u"t-abcdef"_s);
    QSignalSpy known(m_engine.get(), &Engine::accountStatusKnown);
    m_dialog->close();
    const auto isPasted = [&known] {
        return std::any_of(known.cbegin(), known.cend(), [](const QList<QVariant> &each) {
            return each.at(1).value<Identity>() == Identity::Bot &&
                   std::holds_alternative<PastedToken>(each.at(2).value<TokenStatus>());
        });
    };
    QTRY_VERIFY(isPasted());
}

/** Statuses are told for many reasons. */
void AccountDialogTest::waitsForNewsOfWhatWasGiven()
{
    startEngine(std::make_unique<WaitingKeychain>());
    const AccountId id = add(u"Demo"_s);
    open();
    QTRY_VERIFY(!status(u"bot"_s).isEmpty());
    type(u"Bot token"_s, u"t-abcdef"_s);
    QTest::mouseClick(keepButton(u"Bot token"_s), Qt::LeftButton);
    QSignalSpy known(m_engine.get(), &Engine::accountStatusKnown);
    m_engine->askAccountStatus(id, Identity::Bot);
    QTRY_VERIFY(!known.isEmpty());
    QCOMPARE(field(u"Bot token"_s)->text(), u"t-abcdef"_s);
}

void AccountDialogTest::asksBeforeWhatWasTypedIsLost_data()
{
    QTest::addColumn<bool>("closing");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("remark");
    const QString noToken = sentence(Error{.reason = Reason::TokenMalformed});
    const QString noAddress = sentence(Error{.reason = Reason::HostMalformed});
    QTest::newRow("no token, to another account") << false << u"User token"_s << u"no token"_s << noToken;
    QTest::newRow("no token, closed") << true << u"Bot token"_s << u"no token"_s << noToken;
    QTest::newRow("no address, to another account") << false << u"Address"_s << u"what?"_s << noAddress;
    QTest::newRow("no address, closed") << true << u"Address"_s << u"what?"_s << noAddress;
}

void AccountDialogTest::asksBeforeWhatWasTypedIsLost()
{
    QFETCH(bool, closing);
    QFETCH(QString, name);
    QFETCH(QString, typed);
    QFETCH(QString, remark);
    add(u"One"_s);
    add(u"Two"_s);
    open();
    auto *list = m_dialog->findChild<QListWidget *>();
    QTRY_COMPARE(list->count(), 2);
    const QString before = field(name)->text();
    type(name, typed);
    const auto leave = [&] {
        if (closing)
            m_dialog->close();
        else
            list->setCurrentRow(1);
    };
    leave();
    QCOMPARE(m_dialog->findChildren<QMessageBox *>().constLast()->informativeText(), remark);
    answer(QMessageBox::RejectRole);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(list->currentRow(), 0);
    QCOMPARE(field(name)->text(), typed);
    leave();
    answer(QMessageBox::DestructiveRole);
    QTRY_COMPARE(m_dialog->isVisible(), !closing);
    if (!closing) {
        QCOMPARE(list->currentRow(), 1);
        QCOMPARE(field(name)->text(), before);
    }
}

void AccountDialogTest::namesTheAccountThatFailed()
{
    add(u"One"_s);
    add(u"Two"_s);
    *m_stubborn = true;
    open();
    auto *list = m_dialog->findChild<QListWidget *>();
    QTRY_COMPARE(list->count(), 2);
    type(u"User token"_s, u"u-abcdef"_s);
    list->setCurrentRow(1); // what was typed is kept on the way
    const QString told = u"One: "_s + sentence(Error{.reason = Reason::KeychainMissing});
    const auto *notice = m_dialog->findChild<NoticeBand *>();
    QTRY_VERIFY2(notice->sentence().startsWith(told), qPrintable(notice->sentence()));
}

void AccountDialogTest::goesToWhatWasAskedFor_data()
{
    QTest::addColumn<Identity>("identity");
    QTest::addColumn<QString>("appId");
    QTest::addColumn<QString>("focus");
    QTest::newRow("the user's, without an app") << Identity::User << QString() << u"User token"_s;
    QTest::newRow("the user's, of an app") << Identity::User << QString(DemoSignIn::appId) << u"Sign in…"_s;
    QTest::newRow("the bot's") << Identity::Bot << QString() << u"Bot token"_s;
}

void AccountDialogTest::goesToWhatWasAskedFor()
{
    QFETCH(Identity, identity);
    QFETCH(QString, appId);
    QFETCH(QString, focus);
    add(u"One"_s);
    const AccountId two = add(u"Two"_s, appId);
    QTRY_COMPARE(m_accounts.accounts.size(), 2);
    open(AccountDialog::Platforms::Any, TokenQuestion{.identity = identity, .account = two});
    QTRY_VERIFY(field(u"Name"_s));
    QCOMPARE(field(u"Name"_s)->text(), u"Two"_s);
    const QWidget *there = button(focus) ? static_cast<QWidget *>(button(focus)) : field(focus);
    QTRY_VERIFY(there->hasFocus());
}

void AccountDialogTest::anAccountThatIsNewNeedsItsAppFirst()
{
    open(AccountDialog::Platforms::Any, TokenQuestion{.identity = Identity::Bot});
    QTRY_VERIFY(button(u"Lark (open.larksuite.com)"_s));
    QTest::mouseClick(button(u"Lark (open.larksuite.com)"_s), Qt::LeftButton);
    QTRY_VERIFY(field(u"App id"_s));
    QTRY_VERIFY(!status(u"bot"_s).isEmpty());
    QVERIFY(field(u"App id"_s)->hasFocus());
}

void AccountDialogTest::checksWhatWasTyped()
{
    add(u"Demo"_s);
    open();
    QTRY_VERIFY(field(u"Address"_s));
    QList<QUrl> wanted;
    connect(m_dialog.get(), &AccountDialog::checkWanted, this,
            [&wanted](const Account &account) { wanted.append(account.platform.base()); });
    type(u"Address"_s, u"what?"_s);
    QTest::mouseClick(button(u"Check connection…"_s), Qt::LeftButton);
    QCOMPARE(wanted, QList<QUrl>()); // not of the address before, as if it were this one
    type(u"Address"_s, u"https://open.lark.example"_s);
    QTest::mouseClick(button(u"Check connection…"_s), Qt::LeftButton);
    QCOMPARE(wanted, QList<QUrl>{QUrl(u"https://open.lark.example"_s)});
}

void AccountDialogTest::forgetsAToken()
{
    m_engine->useToken(add(u"Demo"_s), Identity::User, AccessToken::parse(u"u-abc"_s).value());
    open();
    QTRY_VERIFY(button(u"Sign out"_s) && button(u"Sign out"_s)->isEnabled());
    QTest::mouseClick(button(u"Sign out"_s), Qt::LeftButton);
    QTRY_COMPARE(status(u"user"_s), u"Not signed in."_s);
    QVERIFY(!button(u"Sign out"_s)->isEnabled());
}

void AccountDialogTest::remarksOnWhatWasPasted_data()
{
    QTest::addColumn<QString>("name");
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
    QFETCH(QString, name);
    QFETCH(QString, token);
    add(u"Demo"_s);
    open();
    QTRY_VERIFY(field(name));
    type(name, token);
    QTEST(remarkBy(name), "remark");
}

void AccountDialogTest::refusesAnAppThatCannotBe_data()
{
    QTest::addColumn<QString>("appId");
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("name");
    QTest::newRow("an id with a space") << u"cli 1"_s << QString() << u"App id"_s;
    QTest::newRow("a secret with a space") << u"cli_1"_s << u"two words"_s << u"App secret"_s;
    QTest::newRow("a secret without an app") << QString() << u"secret"_s << u"App secret"_s;
}

void AccountDialogTest::refusesAnAppThatCannotBe()
{
    QFETCH(QString, appId);
    QFETCH(QString, secret);
    add(u"Demo"_s);
    open();
    QTRY_VERIFY(field(u"App id"_s));
    type(u"App id"_s, appId);
    type(u"App secret"_s, secret);
    QTest::keyClick(field(u"App secret"_s), Qt::Key_Return);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(field(u"App secret"_s)->text(), secret);
    bool told = false;
    for (const QLabel *each : m_dialog->findChildren<QLabel *>(u"remark"_s))
        told = told || (each->isVisible() && !each->text().isEmpty());
    QVERIFY(told);
}

void AccountDialogTest::takesAServerOfOnesOwn()
{
    open();
    QTRY_VERIFY(button(u"An address of its own"_s));
    QTest::mouseClick(button(u"An address of its own"_s), Qt::LeftButton);
    QTRY_VERIFY(field(u"Address"_s));
    QVERIFY(field(u"Address"_s)->hasFocus());
    type(u"Address"_s, u"https://open.lark.example"_s);
    QTest::keyClick(field(u"Address"_s), Qt::Key_Return);
    QTRY_COMPARE(account().platform.base(), QUrl(u"https://open.lark.example"_s));
    QCOMPARE(account().accountsHost, QUrl(u"https://accounts.lark.example"_s));
    type(u"Sign-in address"_s, u"https://sso.lark.example"_s);
    QTest::keyClick(field(u"Sign-in address"_s), Qt::Key_Return);
    QTRY_COMPARE(account().accountsHost, QUrl(u"https://sso.lark.example"_s));
}

void AccountDialogTest::refusesAnAddressThatCannotBe_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("none") << QString();
    QTest::newRow("not encrypted") << u"http://open.example.com"_s;
    QTest::newRow("no address") << u"what?"_s;
}

void AccountDialogTest::refusesAnAddressThatCannotBe()
{
    QFETCH(QString, address);
    add(u"Demo"_s);
    open();
    QTRY_VERIFY(field(u"Address"_s));
    const QUrl before = account().platform.base();
    QLineEdit *edit = field(u"Address"_s);
    edit->setFocus();
    edit->setText(address);
    QTest::keyClick(edit, Qt::Key_Return);
    bool told = false;
    for (const QLabel *each : m_dialog->findChildren<QLabel *>(u"remark"_s))
        told = told || (each->isVisible() && !each->text().isEmpty());
    QVERIFY(told);
    QCOMPARE(account().platform.base(), before);
}

void AccountDialogTest::renamesWithoutLosingTheSignIn()
{
    m_engine->useToken(add(u"Demo"_s), Identity::User, AccessToken::parse(u"u-abc"_s).value());
    open();
    QTRY_COMPARE(status(u"user"_s), u"There is a pasted token. It is used until it expires."_s);
    type(u"Name"_s, u"Archive"_s);
    QTest::keyClick(field(u"Name"_s), Qt::Key_Return);
    QTRY_COMPARE(account().name, u"Archive"_s);
    QTRY_COMPARE(status(u"user"_s), u"There is a pasted token. It is used until it expires."_s);
}

void AccountDialogTest::signsIn()
{
    add(u"Demo"_s);
    open();
    QTRY_VERIFY(button(u"Sign in…"_s));
    QVERIFY(!button(u"Sign in…"_s)->isEnabled());
    type(u"App id"_s, QString(DemoSignIn::appId));
    type(u"App secret"_s, QString(DemoSignIn::appSecret));
    QTest::keyClick(field(u"App secret"_s), Qt::Key_Return);
    QTRY_COMPARE(status(u"bot"_s), u"Larder fetches the bot's token by itself, as app cli_demo."_s);
    QTRY_VERIFY(button(u"Sign in…"_s)->isEnabled());
    QTest::mouseClick(button(u"Sign in…"_s), Qt::LeftButton);
    QTRY_VERIFY(m_dialog->findChild<SignInDialog *>() && field(u"Code"_s));
    QVERIFY(field(u"Link"_s)->text().contains(field(u"Code"_s)->text()));
    QTRY_VERIFY(!isShown<SignInDialog>());
    QTRY_VERIFY2(status(u"user"_s).startsWith(u"Signed in as %1."_s.arg(QString(DemoSignIn::userName))),
                 qPrintable(status(u"user"_s)));
    const auto *list = m_dialog->findChild<QListWidget *>();
    QTRY_VERIFY(list->item(0)->text().contains(QString(DemoSignIn::userName)));
}

void AccountDialogTest::tellsHowASignInFailed_data()
{
    QTest::addColumn<QString>("appId");
    QTest::addColumn<QString>("secret");
    QTest::addColumn<Reason>("reason");
    QTest::newRow("turned down") << QString(DemoSignIn::appOfDenial) << QString(DemoSignIn::appSecret)
                                 << Reason::SignInDenied;
    QTest::newRow("too late") << QString(DemoSignIn::appOfExpiry) << QString(DemoSignIn::appSecret)
                              << Reason::SignInExpired;
    QTest::newRow("wrong secret") << QString(DemoSignIn::appId) << u"wrong"_s << Reason::AppSecretWrong;
    QTest::newRow("no secret") << QString(DemoSignIn::appId) << QString() << Reason::AppSecretMissing;
}

void AccountDialogTest::tellsHowASignInFailed()
{
    QFETCH(QString, appId);
    QFETCH(QString, secret);
    QFETCH(Reason, reason);
    const AccountId id = add(u"Demo"_s, appId);
    if (!secret.isEmpty())
        m_engine->useAppSecret(id, AppCredential::parse(appId, secret)->secret);
    open();
    QTRY_VERIFY(button(u"Sign in…"_s) && button(u"Sign in…"_s)->isEnabled());
    QTest::mouseClick(button(u"Sign in…"_s), Qt::LeftButton);
    QTRY_VERIFY(m_dialog->findChild<SignInDialog *>());
    QTRY_COMPARE(m_dialog->findChild<SignInDialog *>()->findChild<QLabel *>(u"end"_s)->text(),
                 sentence(Error{.reason = reason}));
    QVERIFY(button(u"Begin again"_s));
}

void AccountDialogTest::cancelsASignIn()
{
    const AccountId id = add(u"Demo"_s, QString(DemoSignIn::appId));
    m_engine->useAppSecret(id,
                           AppCredential::parse(QString(DemoSignIn::appId), QString(DemoSignIn::appSecret))->secret);
    open();
    QTRY_VERIFY(button(u"Sign in…"_s) && button(u"Sign in…"_s)->isEnabled());
    QTest::mouseClick(button(u"Sign in…"_s), Qt::LeftButton);
    QTRY_VERIFY(field(u"Code"_s));
    QSignalSpy news(m_engine.get(), &Engine::signInChanged);
    QTest::mouseClick(button(u"Cancel"_s), Qt::LeftButton);
    QTRY_VERIFY(!isShown<SignInDialog>());
    QSignalSpy settled(m_engine.get(), &Engine::settled);
    m_engine->settle();
    QTRY_COMPARE(settled.count(), 1);
    QCOMPARE(news.count(), 0);
    QCOMPARE(status(u"user"_s), u"Not signed in."_s);
}

void AccountDialogTest::usesTheChosenOne()
{
    add(u"One"_s);
    const AccountId two = add(u"Two"_s);
    open();
    auto *list = m_dialog->findChild<QListWidget *>();
    QTRY_COMPARE(list->count(), 2);
    QCOMPARE(list->currentRow(), 0);
    m_dialog->showUsed(account(0).id);
    QVERIFY(!button(u"Use this account"_s)->isEnabled());
    list->setCurrentRow(1);
    QCOMPARE(field(u"Name"_s)->text(), u"Two"_s);
    QList<AccountId> wanted;
    connect(m_dialog.get(), &AccountDialog::useWanted, this, [&wanted](const AccountId &id) { wanted.append(id); });
    QTest::mouseClick(button(u"Use this account"_s), Qt::LeftButton);
    QCOMPARE(wanted, QList<AccountId>{two});
    m_dialog->showUsed(two);
    QVERIFY(!button(u"Use this account"_s)->isEnabled());
}

void AccountDialogTest::removesWithItsSecretsOnceAsked()
{
    m_engine->useToken(add(u"Demo"_s), Identity::User, AccessToken::parse(u"u-abc"_s).value());
    open();
    QTRY_VERIFY(field(u"Address"_s));
    type(u"Address"_s, u"what?"_s);
    for (const bool sure : {false, true}) {
        QTRY_VERIFY(button(u"Remove…"_s) && button(u"Remove…"_s)->isEnabled());
        QTest::mouseClick(button(u"Remove…"_s), Qt::LeftButton);
        QVERIFY(isShown<QMessageBox>());
        const auto *question = m_dialog->findChildren<QMessageBox *>().constLast();
        QCOMPARE(m_accounts.accounts.size(), 1);
        for (QAbstractButton *each : question->buttons())
            if ((question->buttonRole(each) == QMessageBox::DestructiveRole) == sure)
                each->click();
        QTRY_VERIFY(!isShown<QMessageBox>());
    }
    QTRY_VERIFY(m_accounts.accounts.isEmpty());
    QTRY_VERIFY(button(u"Lark (open.larksuite.com)"_s));
    m_dialog->close(); // without a word of what was typed there
    QVERIFY(!m_dialog->isVisible());
}

void AccountDialogTest::keepsForThisSessionWhatTheKeychainDoesNotTake()
{
    add(u"Demo"_s);
    *m_stubborn = true;
    open();
    QTRY_VERIFY(field(u"User token"_s));
    connect(m_dialog.get(), &AccountDialog::keepForThisSessionWanted, this, [this] { *m_stubborn = false; });
    type(u"User token"_s, u"u-abcdef"_s);
    QTest::mouseClick(keepButton(u"User token"_s), Qt::LeftButton);
    const auto *notice = m_dialog->findChild<NoticeBand *>();
    QTRY_VERIFY(notice->sentence().contains(sentence(Error{.reason = Reason::KeychainMissing})));
    QTRY_COMPARE(field(u"User token"_s)->text(), u"u-abcdef"_s); // is not lost
    QTRY_VERIFY(!field(u"User token"_s)->isReadOnly());
    QTest::mouseClick(button(u"Keep for this session only"_s), Qt::LeftButton);
    QTRY_COMPARE(status(u"user"_s), u"There is a pasted token. It is used until it expires."_s);
    QTRY_VERIFY(!notice->isVisible());
}

void AccountDialogTest::leavesTheDemoWithItsOneAccount()
{
    add(u"Demo"_s);
    open(AccountDialog::Platforms::DemoOnly);
    QTRY_VERIFY(field(u"Name"_s));
    QVERIFY(!button(u"Add"_s));
    QVERIFY(!button(u"Remove…"_s));
}

QTEST_MAIN(AccountDialogTest)
#include "accountdialog_test.moc"
