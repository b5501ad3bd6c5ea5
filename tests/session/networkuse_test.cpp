#include "session/networkuse.h"

#include <map>

#include <QPromise>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QTemporaryDir>
#include <QTest>

#include "session/engine.h"
#include "support/nginx.h"
#include "support/patternfile.h"
#include "support/proxyserver.h"
#include "support/resultof.h"
#include "support/wiretap.h"

using namespace Larder;
using namespace Qt::StringLiterals;

using Kind = SecretName::Kind;

namespace {

constexpr qint64 length = 300'000;
const QByteArray token = "u-canary-0123456789abcdef";
const Secret password(QByteArray(ProxyServer::password.data(), ProxyServer::password.size()));

/** Keeps, fails or waits, as a test says. */
class MoodyKeychain : public SessionKeychain
{
public:
    enum class Mood { Well, Denies, Waits } mood = Mood::Well;

    QFuture<Result<std::optional<QByteArray>>> read(const SecretName &name) override
    {
        if (mood == Mood::Denies)
            return QtFuture::makeReadyFuture(
                Result<std::optional<QByteArray>>(Error{.reason = Reason::KeychainDenied}));
        if (mood != Mood::Waits)
            return SessionKeychain::read(name);
        waiting.emplace_back().start();
        return waiting.back().future();
    }
    QFuture<Done> write(const SecretName &name, const QByteArray &secret) override
    {
        if (mood == Mood::Denies)
            return QtFuture::makeReadyFuture(Done(Error{.reason = Reason::KeychainDenied}));
        return SessionKeychain::write(name, secret);
    }

    std::vector<QPromise<Result<std::optional<QByteArray>>>> waiting;
};

/** One GET, and how it ended. */
struct Fetch
{
    Fetch(HttpClient &client, const QUrl &url) : get(client.get(QNetworkRequest(url)))
    {
        QObject::connect(get.get(), &HttpGet::finished, get.get(), [this](const std::optional<Error> &e) {
            ended = true;
            reason = e ? std::optional(e->reason) : std::nullopt;
        });
    }
    [[nodiscard]] bool waitForEnd() const
    {
        return comesTrue([this] { return ended; }, minute);
    }

    std::unique_ptr<HttpGet> get;
    bool ended = false;
    std::optional<Reason> reason;
};

} // namespace

/** Of a proxy that we did not write, with a sign-in. */
class NetworkUseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_nginx.start(), m_nginx.trouble().constData());
        QVERIFY2(m_proxy.start(), m_proxy.trouble().constData());
        QVERIFY(writePattern(m_nginx.folder() + u"/file_v3_a"_s, length).ok());
    }

    void passwordIsUsedAndKept()
    {
        MoodyKeychain keychain;
        HttpClient client({});
        NetworkUse network(keychain, client);
        QSignalSpy used(&network, &NetworkUse::used);
        network.use(choice(), password);
        QVERIFY(network.isKeeping());
        QTRY_COMPARE(used.count(), 1);
        QVERIFY(!network.isKeeping());
        QVERIFY(network.state().passwordThere);
        QCOMPARE(network.state().passwordTrouble, std::nullopt);
        QCOMPARE(kept(keychain, choice().proxy.manual), password.bytes());
        QCOMPARE(reasonOfFetch(client), std::nullopt);
    }

    void passwordIsReadAtTheStart()
    {
        MoodyKeychain keychain;
        keep(keychain);
        HttpClient client({});
        NetworkUse network(keychain, client);
        network.use(choice(), std::nullopt);
        QCOMPARE(reasonOfFetch(client), std::nullopt);
        QVERIFY(network.state().passwordThere);
    }

    void withoutPassword()
    {
        MoodyKeychain keychain;
        HttpClient client({});
        NetworkUse network(keychain, client);
        network.use(choice(), std::nullopt);
        QCOMPARE(reasonOfFetch(client), std::optional(Reason::ProxyWantsSignIn));
        QVERIFY(!network.state().passwordThere);
    }

    void nothingGoesBeforeItIsRead()
    {
        MoodyKeychain keychain;
        keychain.mood = MoodyKeychain::Mood::Waits;
        HttpClient client({});
        NetworkUse network(keychain, client);
        network.use(choice(), std::nullopt);
        const Fetch fetch(client, farUrl());
        QCoreApplication::processEvents();
        QCOMPARE(client.requestsSent(), 0);
        keychain.waiting.front().addResult(std::optional(password.bytes()));
        keychain.waiting.front().finish();
        QVERIFY(fetch.waitForEnd());
        QCOMPARE(fetch.reason, std::nullopt);
    }

    void anotherChoiceDoesNotWait()
    {
        MoodyKeychain keychain;
        keychain.mood = MoodyKeychain::Mood::Waits;
        HttpClient client({});
        NetworkUse network(keychain, client);
        QSignalSpy used(&network, &NetworkUse::used);
        network.use(choice(), std::nullopt);
        network.use({.proxy = {ProxyChoice::Use::None, choice().proxy.manual}}, std::nullopt);
        QCOMPARE(used.count(), 1);
        keychain.waiting.front().addResult(std::optional(password.bytes()));
        keychain.waiting.front().finish();
        QCoreApplication::processEvents();
        QCOMPARE(used.count(), 1);
        QVERIFY(client.network().proxy.use == ProxyChoice::Use::None);
        QCOMPARE(client.network().proxyPassword, QByteArray());
    }

    void passwordOfOneProxy_data()
    {
        QTest::addColumn<ProxyChoice>("next");
        QTest::addColumn<bool>("stays");
        const ManualProxy proxy = choice().proxy.manual;
        const auto manual = [&](const QString &host, int port, const QString &user) {
            return ProxyChoice{ProxyChoice::Use::Manual, {proxy.kind, host, quint16(port), user}};
        };
        QTest::newRow("the same") << choice().proxy << true;
        QTest::newRow("none, for a while") << ProxyChoice{ProxyChoice::Use::None, proxy} << true;
        QTest::newRow("another host") << manual(u"proxy.example.com"_s, proxy.port, proxy.user) << false;
        QTest::newRow("another port") << manual(proxy.host, proxy.port + 1, proxy.user) << false;
        QTest::newRow("another user") << manual(proxy.host, proxy.port, u"bob"_s) << false;
        QTest::newRow("no user") << manual(proxy.host, proxy.port, {}) << false;
    }

    /** Another one never gets it, and it does not stay behind. */
    void passwordOfOneProxy()
    {
        QFETCH(const ProxyChoice, next);
        QFETCH(const bool, stays);
        MoodyKeychain keychain;
        HttpClient client({});
        NetworkUse network(keychain, client);
        QSignalSpy used(&network, &NetworkUse::used);
        network.use(choice(), password);
        QTRY_COMPARE(used.count(), 1);
        network.use({.proxy = next}, std::nullopt);
        QTRY_COMPARE(used.count(), 2);
        QCOMPARE(network.state().passwordThere, stays && next.wantsPassword());
        QCOMPARE(client.network().proxyPassword, stays && next.wantsPassword() ? password.bytes() : QByteArray());
        QCOMPARE(kept(keychain, choice().proxy.manual), stays ? password.bytes() : QByteArray());
    }

    void keychainThatDenies()
    {
        MoodyKeychain keychain;
        keychain.mood = MoodyKeychain::Mood::Denies;
        HttpClient client({});
        NetworkUse network(keychain, client);
        QSignalSpy used(&network, &NetworkUse::used);
        network.use(choice(), password);
        QTRY_COMPARE(used.count(), 1);
        QCOMPARE(network.state().passwordTrouble.value_or(Error{Reason::Cancelled}).reason, Reason::KeychainDenied);
        QCOMPARE(reasonOfFetch(client), std::nullopt);
        network.use(choice(), std::nullopt); // until the end it is remembered
        QCOMPARE(reasonOfFetch(client), std::nullopt);
    }

    void passwordThatCouldNotBeReadIsReadAgain()
    {
        MoodyKeychain keychain;
        keep(keychain);
        keychain.mood = MoodyKeychain::Mood::Denies;
        HttpClient client({});
        NetworkUse network(keychain, client);
        QSignalSpy used(&network, &NetworkUse::used);
        network.use(choice(), std::nullopt);
        QTRY_COMPARE(used.count(), 1);
        QVERIFY(network.state().passwordTrouble && !network.state().passwordThere);
        keychain.mood = MoodyKeychain::Mood::Well;
        network.use(choice(), std::nullopt);
        QTRY_COMPARE(used.count(), 2);
        QVERIFY(!network.state().passwordTrouble && network.state().passwordThere);
        QCOMPARE(reasonOfFetch(client), std::nullopt);
    }

    void anotherChoiceWhileThePasswordIsBeingKept()
    {
        MoodyKeychain keychain;
        keychain.mood = MoodyKeychain::Mood::Waits;
        HttpClient client({});
        NetworkUse network(keychain, client);
        QSignalSpy used(&network, &NetworkUse::used);
        network.use(choice(), password);
        QTRY_COMPARE(keychain.waiting.size(), size_t(1)); // what was written is read once more
        NetworkChoice next = choice();
        next.authorityFile.clear();
        network.use(next, std::nullopt);
        QVERIFY(network.isKeeping());
        QCOMPARE(client.network().proxyPassword, password.bytes());
        keychain.waiting.front().addResult(Error{.reason = Reason::KeychainDenied});
        keychain.waiting.front().finish();
        QTRY_VERIFY(!network.isKeeping());
        QVERIFY(used.last().first().value<NetworkState>().passwordTrouble);
    }

    void authorityFile_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<std::optional<Reason>>("trouble");
        QTest::newRow("an authority's") << m_nginx.authority() << std::optional<Reason>();
        QTest::newRow("not there any more") << u"/nowhere/ca.pem"_s << std::optional(Reason::AuthorityFileUnreadable);
    }

    void authorityFile()
    {
        QFETCH(const QString, path);
        QFETCH(const std::optional<Reason>, trouble);
        MoodyKeychain keychain;
        HttpClient client({});
        NetworkUse network(keychain, client);
        network.use({.authorityFile = path}, std::nullopt);
        const auto &told = network.state().authorityFileTrouble;
        QCOMPARE(told ? std::optional(told->reason) : std::nullopt, trouble);
        QCOMPARE(client.network().extraAuthorities.size(), trouble ? 0 : 1);
        const Fetch fetch(client, nearUrl());
        QVERIFY(fetch.waitForEnd());
        QCOMPARE(fetch.reason, trouble ? std::optional(Reason::CertificateUntrusted) : std::nullopt);
    }

    /** As the window does it: from a refusal to a file on the disk. */
    void engine()
    {
        const WireTap tap(addressOf(m_proxy));
        NetworkChoice choice = this->choice();
        choice.proxy.manual.port = quint16(tap.url({}).port());
        const QTemporaryDir folder;
        EngineOptions options;
        options.environment = [](const char *) { return QByteArray(); };
        options.network = choice;
        options.network.proxy.manual.user.clear();
        Engine engine(options, std::make_unique<SessionKeychain>(), Engine::Threading::OwnThread);
        std::map<TransferId, TransferSnapshot> latest;
        connect(&engine, &Engine::changed, this, [&latest](const QList<TransferSnapshot> &transfers) {
            for (const TransferSnapshot &transfer : transfers)
                latest.insert_or_assign(transfer.id, transfer);
        });
        QSignalSpy used(&engine, &Engine::networkUsed);
        const OpenPlatform platform = OpenPlatform::parse(farUrl().adjusted(QUrl::RemovePath).toString()).value();
        engine.useToken(platform, Identity::User, AccessToken::parse(QString::fromLatin1(token)).value());
        const FileKey key = FileKey::parse(u"file_v3_a"_s).value();
        const DownloadOrder order{
            .platform = platform,
            .identity = Identity::User,
            .resource = {MessageId::parse(u"om_7f3c21d6a9b84e0f95ad1c6632be70aa"_s).value(), key, typeOf(key)},
            .folder = folder.path(),
            .name = u"saved.bin"_s};

        const TransferId id = engine.download(order);
        QTRY_VERIFY(latest.contains(id) && hasEnded(latest.at(id).state));
        const auto *failed = std::get_if<Failed>(&latest.at(id).state);
        QVERIFY(failed);
        QCOMPARE(failed->error.reason, Reason::ProxyWantsSignIn);

        engine.useNetwork(choice, password);
        QTRY_COMPARE(used.count(), 2); // that of the start, and this one
        QVERIFY(used.last().first().value<NetworkState>().passwordThere);
        engine.tryAgain(id);
        QTRY_VERIFY(std::holds_alternative<Saved>(latest.at(id).state));
        QCOMPARE(firstDifference(folder.filePath(u"saved.bin"_s), length), std::nullopt);
        QVERIFY(tap.heard().startsWith("CONNECT larder.test:"));
        QVERIFY(!tap.heard().contains(token));
    }

private:
    static QUrl addressOf(const ProxyServer &proxy)
    {
        QUrl url(u"http://127.0.0.1"_s);
        url.setPort(proxy.port());
        return url;
    }
    [[nodiscard]] NetworkChoice choice() const
    {
        return {{ProxyChoice::Use::Manual, {ProxyKind::Http, u"127.0.0.1"_s, m_proxy.port(), ProxyServer::user}},
                m_nginx.authority()};
    }
    [[nodiscard]] QUrl nearUrl() const
    {
        QUrl url = m_nginx.secure();
        url.setPath(u"/file_v3_a"_s);
        return url;
    }
    /** Of the name that the proxy alone knows. */
    [[nodiscard]] QUrl farUrl() const
    {
        QUrl url = nearUrl();
        url.setHost(ProxyServer::host);
        return url;
    }
    [[nodiscard]] std::optional<Reason> reasonOfFetch(HttpClient &client) const
    {
        const Fetch fetch(client, farUrl());
        return fetch.waitForEnd() ? fetch.reason : std::optional(Reason::TimedOut);
    }
    void keep(Keychain &keychain) const
    {
        (void)resultOf(keychain.write({Kind::ProxyPassword, choice().proxy.manual.name()}, password.bytes()));
    }
    static QByteArray kept(Keychain &keychain, const ManualProxy &proxy)
    {
        const auto read = resultOf(keychain.read({Kind::ProxyPassword, proxy.name()}));
        return read.ok() ? read->value_or(QByteArray()) : QByteArray();
    }

    Nginx m_nginx{u"nginx"_s, {.names = u"DNS:localhost,IP:127.0.0.1,DNS:larder.test"_s}};
    ProxyServer m_proxy{ProxyServer::Kind::Http};
};

QTEST_GUILESS_MAIN(NetworkUseTest)
#include "networkuse_test.moc"
