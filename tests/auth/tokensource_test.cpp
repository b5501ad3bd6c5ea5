#include "auth/tokensource.h"

#include <vector>

#include <QPromise>
#include <QTest>

#include "tests/support/resultof.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

/** A keychain that answers when the test says so, and takes nothing. */
class PatientKeychain : public Keychain
{
public:
    using Read = Result<std::optional<QByteArray>>;

    QFuture<Read> read(const SecretName &name) override
    {
        asked.append(name.key());
        m_reading.emplace_back().start();
        return m_reading.back().future();
    }
    QFuture<Done> write(const SecretName &, const QByteArray &) override
    {
        return QtFuture::makeReadyFuture(Done(Error{Reason::PolicyDenied}));
    }
    QFuture<Done> remove(const SecretName &) override
    {
        return QtFuture::makeReadyFuture(Done(Error{Reason::PolicyDenied}));
    }

    void answer(const Read &read)
    {
        for (QPromise<Read> &promise : m_reading) {
            promise.addResult(read);
            promise.finish();
        }
        m_reading.clear();
    }

    QStringList asked;

private:
    std::vector<QPromise<Read>> m_reading;
};

AccessToken token(const QString &text)
{
    return AccessToken::parse(text).value();
}

QString failure(Reason reason)
{
    return u"error %1"_s.arg(int(reason));
}

/** The token that is given, or why none is. */
QString given(TokenSource &tokens, Identity identity = Identity::User,
              const OpenPlatform &platform = OpenPlatform::feishu())
{
    const auto credential = resultOf(tokens.credential(platform, identity));
    if (!credential)
        return failure(credential.error().reason);
    return credential->identity == identity ? QString::fromLatin1(credential->token.secret()) : u"another identity"_s;
}

TokenState stateOf(TokenSource &tokens, Identity identity = Identity::User)
{
    return resultOf(tokens.state(OpenPlatform::feishu(), identity));
}

bool keep(TokenSource &tokens, const QString &text, Identity identity = Identity::User,
          const OpenPlatform &platform = OpenPlatform::feishu())
{
    return resultOf(tokens.keep(platform, identity, token(text))).ok();
}

} // namespace

class TokenSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_environment.clear(); }

    void nothingKnown()
    {
        SessionKeychain keychain;
        TokenSource tokens(keychain, m_accounts, m_client, environment());
        QCOMPARE(given(tokens), failure(Reason::NoToken));
        QCOMPARE(given(tokens, Identity::Bot), failure(Reason::NoToken));
        QCOMPARE(stateOf(tokens), TokenState::None);
    }

    void environmentBeforeKeychain_data()
    {
        QTest::addColumn<QByteArray>("user");
        QTest::addColumn<QByteArray>("tenant");
        QTest::addColumn<QString>("asUser");
        QTest::addColumn<QString>("asBot");
        const auto row = [](const char *name, const QByteArray &user, const QByteArray &tenant, const QString &asUser,
                            const QString &asBot) { QTest::newRow(name) << user << tenant << asUser << asBot; };
        row("neither", "", "", u"u-kept"_s, u"t-kept"_s);
        row("the user's", "u-here", "", u"u-here"_s, u"t-kept"_s);
        row("the tenant's", "", "t-here", u"u-kept"_s, u"t-here"_s);
        row("both", "u-here", "t-here", u"u-here"_s, u"t-here"_s);
        row("a line break behind it", "u-here\n", "", u"u-here"_s, u"t-kept"_s);
        row("Bearer in front of it", "Bearer u-here", "", u"u-here"_s, u"t-kept"_s);
        row("malformed: nobody guesses", "u here", "", failure(Reason::TokenMalformed), u"t-kept"_s);
        row("not ASCII", "\xe4\xbb\xa4\xe7\x89\x8c", "", failure(Reason::TokenMalformed), u"t-kept"_s);
        row("white space only", "  ", "", failure(Reason::NoToken), u"t-kept"_s);
    }

    void environmentBeforeKeychain()
    {
        QFETCH(const QByteArray, user);
        QFETCH(const QByteArray, tenant);
        QFETCH(const QString, asUser);
        QFETCH(const QString, asBot);
        m_environment = {{"LARDER_USER_ACCESS_TOKEN", user}, {"LARDER_TENANT_ACCESS_TOKEN", tenant}};
        SessionKeychain keychain;
        TokenSource tokens(keychain, m_accounts, m_client, environment());
        QVERIFY(keep(tokens, u"u-kept"_s));
        QVERIFY(keep(tokens, u"t-kept"_s, Identity::Bot));
        QCOMPARE(given(tokens), asUser);
        QCOMPARE(given(tokens, Identity::Bot), asBot);
        const auto state = [](const QByteArray &variable) {
            return variable.isEmpty() ? TokenState::ForThisSession : TokenState::FromEnvironment;
        };
        QCOMPARE(stateOf(tokens), state(user));
        QCOMPARE(stateOf(tokens, Identity::Bot), state(tenant));
    }

    void keptIsGivenToItsOwnOnly()
    {
        SessionKeychain keychain;
        TokenSource tokens(keychain, m_accounts, m_client, environment());
        QVERIFY(keep(tokens, u"u-feishu"_s));
        QCOMPARE(given(tokens), u"u-feishu"_s);
        QCOMPARE(given(tokens, Identity::Bot), failure(Reason::NoToken));
        QCOMPARE(given(tokens, Identity::User, OpenPlatform::lark()), failure(Reason::NoToken));
        QCOMPARE(given(tokens, Identity::User, OpenPlatform::parse(u"open.example.com"_s).value()),
                 failure(Reason::NoToken));
        QVERIFY(keep(tokens, u"u-lark"_s, Identity::User, OpenPlatform::lark()));
        QCOMPARE(given(tokens), u"u-feishu"_s);
        QCOMPARE(given(tokens, Identity::User, OpenPlatform::lark()), u"u-lark"_s);
    }

    void forgottenIsGone()
    {
        SessionKeychain keychain;
        TokenSource tokens(keychain, m_accounts, m_client, environment());
        QVERIFY(keep(tokens, u"u-kept"_s));
        QVERIFY(resultOf(tokens.forget(OpenPlatform::feishu(), Identity::User)).ok());
        QCOMPARE(given(tokens), failure(Reason::NoToken));
        QCOMPARE(stateOf(tokens), TokenState::None);
    }

    void refusedIsNotGivenAgain()
    {
        SessionKeychain keychain;
        TokenSource tokens(keychain, m_accounts, m_client, environment());
        QVERIFY(keep(tokens, u"u-old"_s));
        tokens.refused(Credential{Identity::User, token(u"u-old"_s)});
        tokens.refused(Credential{Identity::User, token(u"u-old"_s)}); // two requests may say the same
        QCOMPARE(given(tokens), failure(Reason::TokenRefused));
        QCOMPARE(given(tokens), failure(Reason::TokenRefused));
        QVERIFY(keep(tokens, u"u-new"_s));
        QCOMPARE(given(tokens), u"u-new"_s);
    }

    void refusalOfAnotherTokenChangesNothing()
    {
        SessionKeychain keychain;
        TokenSource tokens(keychain, m_accounts, m_client, environment());
        QVERIFY(keep(tokens, u"u-new"_s));
        tokens.refused(Credential{Identity::User, token(u"u-old"_s)}); // of a request that was under way
        QCOMPARE(given(tokens), u"u-new"_s);
    }

    void refusedAndGivenAnewByItsOwner()
    {
        SessionKeychain keychain;
        TokenSource tokens(keychain, m_accounts, m_client, environment());
        QVERIFY(keep(tokens, u"u-same"_s));
        tokens.refused(Credential{Identity::User, token(u"u-same"_s)});
        QVERIFY(keep(tokens, u"u-same"_s)); // now with the missing scope, say
        QCOMPARE(given(tokens), u"u-same"_s);
    }

    void refusedFromTheEnvironment()
    {
        m_environment = {{"LARDER_USER_ACCESS_TOKEN", "u-here"}};
        SessionKeychain keychain;
        TokenSource tokens(keychain, m_accounts, m_client, environment());
        QCOMPARE(given(tokens), u"u-here"_s);
        tokens.refused(Credential{Identity::User, token(u"u-here"_s)});
        QCOMPARE(given(tokens), failure(Reason::TokenRefused));
    }

    void refusedFromTheEnvironmentAndReplaced()
    {
        m_environment = {{"LARDER_USER_ACCESS_TOKEN", "u-here"}};
        SessionKeychain keychain;
        TokenSource tokens(keychain, m_accounts, m_client, environment());
        tokens.refused(Credential{Identity::User, token(u"u-here"_s)});
        QVERIFY(keep(tokens, u"u-pasted"_s));
        QCOMPARE(given(tokens), u"u-pasted"_s);
        tokens.refused(Credential{Identity::User, token(u"u-pasted"_s)});
        QCOMPARE(given(tokens), failure(Reason::TokenRefused));
    }

    void keychainMayTakeItsTime()
    {
        PatientKeychain keychain;
        TokenSource tokens(keychain, m_accounts, m_client, environment());
        const auto first = tokens.credential(OpenPlatform::feishu(), Identity::User);
        const auto second = tokens.credential(OpenPlatform::feishu(), Identity::User);
        QVERIFY(!first.isFinished());
        keychain.answer(std::optional("u-kept"_ba));
        QCOMPARE(resultOf(first)->token, token(u"u-kept"_s));
        QCOMPARE(resultOf(second)->token, token(u"u-kept"_s));
        QCOMPARE(keychain.asked, QStringList(2, u"user-access-token:feishu"_s));
    }

    void refusedWhileTheKeychainIsRead()
    {
        PatientKeychain keychain;
        TokenSource tokens(keychain, m_accounts, m_client, environment());
        const auto credential = tokens.credential(OpenPlatform::lark(), Identity::Bot);
        tokens.refused(Credential{Identity::Bot, token(u"t-old"_s)});
        keychain.answer(std::optional("t-old"_ba));
        QCOMPARE(resultOf(credential).error().reason, Reason::TokenRefused);
        QCOMPARE(keychain.asked, QStringList{u"tenant-access-token:lark"_s});
    }

    void keychainsErrorIsPassedOn()
    {
        PatientKeychain keychain;
        TokenSource tokens(keychain, m_accounts, m_client, environment());
        const Error locked{.reason = Reason::PolicyDenied, .detail = u"the keychain is locked"_s};
        const auto credential = tokens.credential(OpenPlatform::feishu(), Identity::User);
        const auto state = tokens.state(OpenPlatform::feishu(), Identity::User);
        keychain.answer(locked);
        QCOMPARE(resultOf(credential).error(), locked);
        QCOMPARE(resultOf(state), TokenState::None);
        QVERIFY(!keep(tokens, u"u-new"_s));
        QVERIFY(!resultOf(tokens.forget(OpenPlatform::feishu(), Identity::User)).ok());
    }

    void whatTheKeychainHoldsIsCheckedToo_data()
    {
        QTest::addColumn<QByteArray>("entry");
        QTest::addColumn<QString>("expected");
        QTest::newRow("a line break and a header") << "u-kept\r\nX-Evil: yes"_ba << failure(Reason::TokenMalformed);
        QTest::newRow("not ASCII") << "\xe4\xbb\xa4"_ba << failure(Reason::TokenMalformed);
        QTest::newRow("not UTF-8") << "\xff\xfe"_ba << failure(Reason::TokenMalformed);
        QTest::newRow("empty") << ""_ba << failure(Reason::NoToken);
    }

    void whatTheKeychainHoldsIsCheckedToo()
    {
        QFETCH(const QByteArray, entry);
        QFETCH(const QString, expected);
        SessionKeychain keychain;
        QVERIFY(keychain.write({SecretName::Kind::UserAccessToken, u"feishu"_s}, entry).result().ok());
        TokenSource tokens(keychain, m_accounts, m_client, environment());
        QCOMPARE(given(tokens), expected);
    }

    void keychainThatAnswersAfterItsEnd()
    {
        PatientKeychain keychain;
        QFuture<Result<Credential>> credential;
        {
            TokenSource tokens(keychain, m_accounts, m_client, environment());
            credential = tokens.credential(OpenPlatform::feishu(), Identity::User);
        }
        keychain.answer(std::optional("u-kept"_ba));
        QCOMPARE(resultOf(credential).error().reason, Reason::Cancelled);
    }

private:
    TokenSource::Environment environment() const
    {
        return [this](const char *name) { return m_environment.value(name); };
    }

    QHash<QByteArray, QByteArray> m_environment;
    Accounts m_accounts{QString()};
    HttpClient m_client{{}};
};

QTEST_GUILESS_MAIN(TokenSourceTest)
#include "tokensource_test.moc"
