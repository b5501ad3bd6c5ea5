#include <csignal>

#include <QLockFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "auth/accounts.h"
#include "auth/tokensource.h"
#include "demo/demosignin.h"
#include "demo/loopbackserver.h"
#include "filekeychain.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

constexpr int generously = 60'000;

/** What of a renewal's request is the last that happens. */
enum class Cut {
    Nothing,
    BeforeTheServerHears,   ///< the process is killed while its request is on the line
    BeforeTheAnswerArrives, ///< the process is killed when the server has changed the tokens
};

} // namespace

Q_DECLARE_METATYPE(Cut)
Q_DECLARE_METATYPE(std::optional<FileKeychain::End>)

/**
 * A process of its own renews a sign-in over HTTP and is killed, at each step. A second one must then get a token
 * whenever the server still honours what is kept; where it does not, it must say that the sign-in is over.
 */
class StolenPowerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_signIn = std::make_unique<DemoSignIn>();
        m_server = std::make_unique<LoopbackServer>([this](const HttpRequest &request) { return answer(request); });
        QVERIFY(m_server->listen());
        m_folder = std::make_unique<QTemporaryDir>();
        m_cut = Cut::Nothing;
        signIn();
    }

    void killed_data()
    {
        QTest::addColumn<Cut>("cut");
        QTest::addColumn<std::optional<FileKeychain::End>>("end");
        QTest::addColumn<bool>("lost");
        const auto on = [](const char *name, Cut cut, bool lost) {
            QTest::newRow(name) << cut << std::optional<FileKeychain::End>() << lost;
        };
        const auto at = [](int operation, const char *name, bool lostBefore) {
            using Moment = FileKeychain::Moment;
            const auto end = [operation](Moment moment) { return std::optional(FileKeychain::End{operation, moment}); };
            QTest::addRow("before it %s", name) << Cut::Nothing << end(Moment::Before) << lostBefore;
            QTest::addRow("after it %s", name) << Cut::Nothing << end(Moment::After) << false;
        };
        at(1, "looks for a good access token", false);
        at(2, "reads the refresh token under the lock", false);
        at(3, "reads the access token under the lock", false);
        at(4, "reads the app's secret", false);
        at(5, "writes to see whether it can", false);
        at(6, "reads that back", false);
        at(7, "removes that", false);
        on("before the server hears the request", Cut::BeforeTheServerHears, false);
        on("after the server changed the tokens", Cut::BeforeTheAnswerArrives, true); // the protocol's own gap
        at(8, "stores the refresh token", true);                                      // the end of the same gap
        at(9, "reads that back too", false);
        at(10, "stores the access token", false);
        at(11, "reads that back as well", false);
    }

    void killed()
    {
        QFETCH(const Cut, cut);
        QFETCH(const std::optional<FileKeychain::End>, end);
        QFETCH(const bool, lost);
        m_cut = cut;
        run(end);
        QCOMPARE(m_child.exitStatus(), QProcess::CrashExit); // killed, at the step that the row names
        m_cut = Cut::Nothing;

        QCOMPARE(m_signIn->honours(kept(SecretName::Kind::RefreshToken)), !lost);
        const QByteArray said = run({});
        QCOMPARE(m_child.exitStatus(), QProcess::NormalExit);
        if (lost) {
            QCOMPARE(said, "error " + QByteArray::number(int(Reason::SignInOver)));
        } else {
            QVERIFY2(said.startsWith("token "), said.constData());
            QVERIFY(m_signIn->takes(said.sliced(6)));
            QVERIFY(m_signIn->honours(kept(SecretName::Kind::RefreshToken)));
            QCOMPARE(kept(SecretName::Kind::UserAccessToken), said.sliced(6));
        }
        QVERIFY(kept(SecretName::Kind::WriteCheck).isEmpty());
    }

    /** So that the table above names each step. */
    void noStepIsForgotten()
    {
        const QByteArray said = run({});
        QVERIFY2(said.startsWith("token "), said.constData());
        QCOMPARE(m_operations, 11);
        QCOMPARE(m_signIn->refreshes(), 1);
    }

    /** A sign-in that is over is not touched: whoever signs in again finds the account as it was. */
    void nothingIsRemovedWhereItIsOver()
    {
        m_cut = Cut::BeforeTheAnswerArrives;
        run({});
        m_cut = Cut::Nothing;
        const QByteArray refreshToken = kept(SecretName::Kind::RefreshToken);
        run({});
        QCOMPARE(kept(SecretName::Kind::RefreshToken), refreshToken);
        QVERIFY(!kept(SecretName::Kind::AppSecret).isEmpty());
        QVERIFY(Accounts(m_folder->filePath(u"accounts.json"_s)).list().accounts.constFirst().user);
    }

    /** Until then a second one would take the new token for the one that ends. */
    void lockIsHeldUntilItIsWrittenHowLong()
    {
        Accounts accounts(m_folder->filePath(u"accounts.json"_s));
        FileKeychain keychain(m_folder->path(), std::nullopt);
        HttpClient client({});
        TokenSource tokens(keychain, accounts, client, [](const char *) { return QByteArray(); });
        QLockFile list(m_folder->filePath(u"accounts.json.lock"_s));
        QVERIFY(list.tryLock(0));
        const auto credential =
            tokens.credential(accounts.list().accounts.constFirst().platform, Identity::User, *m_account);
        QVERIFY(comesTrue([&credential] { return credential.isFinished(); }, generously));
        QVERIFY(credential.result().ok());
        QVERIFY(!QLockFile(accounts.lockFor(*m_account)).tryLock(0));
        list.unlock();
        QVERIFY(
            comesTrue([this, &accounts] { return QLockFile(accounts.lockFor(*m_account)).tryLock(0); }, generously));
        QVERIFY(accounts.list().find(*m_account)->user->accessUntil > QDateTime::currentDateTimeUtc());
    }

    void howLongItIsGoodIsReadUnderTheLock()
    {
        Accounts accounts(m_folder->filePath(u"accounts.json"_s));
        FileKeychain keychain(m_folder->path(), std::nullopt);
        HttpClient client({});
        TokenSource tokens(keychain, accounts, client, [](const char *) { return QByteArray(); });
        auto other = std::make_unique<QLockFile>(accounts.lockFor(*m_account));
        QVERIFY(other->tryLock(0));
        const auto credential =
            tokens.credential(accounts.list().accounts.constFirst().platform, Identity::User, *m_account);
        QVERIFY(comesTrue([&keychain] { return keychain.operations() > 0; }, generously));
        Accounts others(m_folder->filePath(u"accounts.json"_s));
        const auto written = others.change([this](AccountList &list) {
            list.find(*m_account)->user->accessUntil = QDateTime::currentDateTimeUtc().addSecs(7200);
            return done();
        });
        QVERIFY(comesTrue([&written] { return written.isFinished(); }, generously));
        other.reset();
        QVERIFY(comesTrue([&credential] { return credential.isFinished(); }, generously));
        QVERIFY(credential.result().ok());
        QCOMPARE(credential.result()->token.secret(), kept(SecretName::Kind::UserAccessToken));
        QCOMPARE(m_signIn->refreshes(), 0);
    }

    void twoProcessesAtOnce()
    {
        std::vector<std::unique_ptr<QProcess>> processes;
        for (int i = 0; i < 3; ++i) {
            processes.push_back(std::make_unique<QProcess>());
            processes.back()->start(QStringLiteral(TOKEN_PROGRAM), {m_folder->path()});
        }
        QSet<QByteArray> said;
        for (const auto &process : processes) {
            QTRY_COMPARE_WITH_TIMEOUT(process->state(), QProcess::NotRunning, generously);
            said.insert(process->readAllStandardOutput().split('\n').constFirst());
        }
        QVERIFY2(said.size() == 1, QByteArrayList(said.constBegin(), said.constEnd()).join(", ").constData());
        QVERIFY(m_signIn->takes(said.constBegin()->sliced(6)));
        QCOMPARE(m_signIn->refreshes(), 1);
    }

private:
    HttpReply answer(const HttpRequest &request)
    {
        if (m_cut == Cut::BeforeTheServerHears)
            return killedMeanwhile();
        const auto reply = m_signIn->answer(request);
        if (m_cut == Cut::BeforeTheAnswerArrives)
            return killedMeanwhile();
        return reply ? *reply : Larder::reply(404, "text/plain", {});
    }

    HttpReply killedMeanwhile()
    {
        m_child.kill(); // SIGKILL
        HttpReply none;
        none.cutBeforeHead = true;
        return none;
    }

    /** An account whose access token is about to end. */
    void signIn()
    {
        const QJsonObject tokens = m_signIn->newSignIn();
        Account account =
            newAccount(u"Demo"_s, OpenPlatform::parse(m_server->base().toString()).value(), QString(DemoSignIn::appId))
                .value();
        account.user = SignedInUser{u"Robin"_s, {}, {}, QDateTime::currentDateTimeUtc(), {}};
        m_account = account.id;
        QFile file(m_folder->filePath(u"accounts.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(toJson({{account}, account.id}));
        file.close();
        keep(SecretName::Kind::UserAccessToken, tokens["access_token"_L1].toString().toLatin1());
        keep(SecretName::Kind::RefreshToken, tokens["refresh_token"_L1].toString().toLatin1());
        keep(SecretName::Kind::AppSecret, QString(DemoSignIn::appSecret).toLatin1());
    }

    void keep(SecretName::Kind kind, const QByteArray &secret)
    {
        QVERIFY(FileKeychain(m_folder->path()).write({kind, m_account->text()}, secret).result().ok());
    }

    QByteArray kept(SecretName::Kind kind)
    {
        return FileKeychain(m_folder->path()).read({kind, m_account->text()}).result()->value_or(QByteArray());
    }

    /** The first line that the process said. */
    QByteArray run(const std::optional<FileKeychain::End> &end)
    {
        QStringList arguments{m_folder->path()};
        if (end)
            arguments << (end->moment == FileKeychain::Moment::Before ? u"before"_s : u"after"_s)
                      << QString::number(end->operation);
        m_child.start(QStringLiteral(TOKEN_PROGRAM), arguments);
        // Its requests are answered meanwhile.
        if (!comesTrue([this] { return m_child.state() == QProcess::NotRunning; }, generously))
            qFatal("A process that never ends");
        const QList<QByteArray> lines = m_child.readAllStandardOutput().split('\n');
        m_operations = lines.value(1).mid(11).toInt();
        return lines.constFirst();
    }

    std::unique_ptr<DemoSignIn> m_signIn;
    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<AccountId> m_account;
    Cut m_cut = Cut::Nothing;
    QProcess m_child;
    int m_operations = 0;
};

QTEST_GUILESS_MAIN(StolenPowerTest)
#include "stolenpower_test.moc"
