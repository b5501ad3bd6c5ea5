#include "auth/accounts.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/limits.h"
#include "tests/support/resultof.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

Account account(const QString &name = u"Work"_s)
{
    return newAccount(name, OpenPlatform::feishu(), u"cli_a1b2"_s).value();
}

Account signedIn()
{
    Account account = ::account();
    account.user = SignedInUser{u"王小明"_s,
                                u"ou_1"_s,
                                {u"im:message:readonly"_s},
                                QDateTime::fromMSecsSinceEpoch(1'764'000'000'123, Qt::UTC),
                                QDateTime::fromMSecsSinceEpoch(1'765'000'000'000, Qt::UTC)};
    account.botTokenUntil = QDateTime::fromMSecsSinceEpoch(1'764'000'000'000, Qt::UTC);
    return account;
}

Accounts::Edit adding(const Account &account)
{
    return [account](AccountList &list) {
        list.accounts.append(account);
        if (!list.active)
            list.active = account.id;
        return done();
    };
}

QStringList namesIn(const AccountList &list)
{
    QStringList names;
    for (const Account &account : list.accounts)
        names.append(account.name);
    return names;
}

/** A list with one account, its members changed as told. */
QByteArray forged(const QJsonObject &changes)
{
    QJsonObject document = QJsonDocument::fromJson(toJson({{account()}, {}})).object();
    QJsonObject entry = document["accounts"_L1][0].toObject();
    for (auto change = changes.begin(); change != changes.end(); ++change)
        entry.insert(change.key(), change.value());
    document.insert(u"accounts"_s, QJsonArray{entry});
    return QJsonDocument(document).toJson();
}

} // namespace

class AccountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"larder/accounts.json"_s);
    }

    void idsAreSafe()
    {
        const AccountId id = AccountId::makeNew();
        QCOMPARE(AccountId::parse(id.text()), std::optional(id));
        QVERIFY(!(AccountId::makeNew() == id));
        for (const QString &text :
             {u""_s, u"feishu"_s, u"account-"_s, u"account-0123456789ABCDEF"_s, u"account-0123456789abcdef\n"_s,
              u"account-../../../../../x"_s, u"https://a.example"_s})
            QVERIFY2(!AccountId::parse(text), qPrintable(text));
    }

    void newOnes()
    {
        QCOMPARE(account().accountsHost, QUrl(u"https://accounts.feishu.cn"_s));
        const QUrl own(u"https://login.example.com"_s);
        QCOMPARE(newAccount(u" A  b "_s, OpenPlatform::lark(), {}, own)->accountsHost, own);
        QCOMPARE(newAccount(u" A  b "_s, OpenPlatform::lark())->name, u"A b"_s);
        QCOMPARE(newAccount(u"A"_s, OpenPlatform::lark(), u"cli a"_s).error().reason, Reason::AppSecretWrong);
        QCOMPARE(newAccount(u"A"_s, OpenPlatform::lark(), {}, QUrl(u"http://login.example.com"_s)).error().reason,
                 Reason::HostMalformed);
    }

    void everythingComesBack()
    {
        const Account own =
            newAccount(u"Own"_s, OpenPlatform::parse(u"https://open.example.com:8443/lark"_s).value()).value();
        const AccountList list{{signedIn(), own}, own.id};
        QCOMPARE(accountListFrom(toJson(list)), std::optional(list));
    }

    void found()
    {
        const Account work = account(u"Work"_s);
        const Account home = account(u"Home"_s);
        const AccountList list{{work, home}, work.id};
        QCOMPARE(list.named(u"home")->id, home.id);
        QCOMPARE(list.named(home.id.text())->id, home.id);
        QVERIFY(!list.named(u"elsewhere"));
        QVERIFY(!list.find(AccountId::makeNew()));
    }

    void forgedOrDamaged_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("accounts"); // -1: no list at all
        QTest::newRow("nothing changed") << forged({}) << 1;
        QTest::newRow("nothing") << QByteArray() << -1;
        QTest::newRow("zeros, as after a power cut") << QByteArray(500, '\0') << -1;
        QTest::newRow("cut") << forged({}).chopped(20) << -1;
        QTest::newRow("a list") << QByteArray("[]") << -1;
        QTest::newRow("of a later version") << QByteArray(R"({"version":2,"accounts":[]})") << -1;
        QTest::newRow("without end") << QByteArray(R"({"version":1,"accounts":[]})") +
                                            QByteArray(Limits::accountsFileBytes, ' ')
                                     << -1;
        QTest::newRow("no accounts") << QByteArray(R"({"version":1})") << 0;
        QTest::newRow("accounts that are none") << QByteArray(R"({"version":1,"accounts":[1,"a",{},null]})") << 0;
        QTest::newRow("an id with a path in it") << forged({{u"id"_s, u"../../secrets"_s}}) << 0;
        QTest::newRow("a platform's word as id") << forged({{u"id"_s, u"feishu"_s}}) << 0;
        QTest::newRow("a platform without TLS") << forged({{u"platform"_s, u"http://evil.example"_s}}) << 0;
        QTest::newRow("an accounts host without TLS") << forged({{u"accounts_host"_s, u"http://evil.example"_s}}) << 0;
        QTest::newRow("a host that is a file") << forged({{u"accounts_host"_s, u"file:///etc/passwd"_s}}) << 0;
        QTest::newRow("an app id with a line break") << forged({{u"app_id"_s, u"cli_a\nX: y"_s}}) << 0;
        QTest::newRow("a time that is none") << forged({{u"bot_token_until"_s, u"tomorrow"_s}}) << 1;
        QTest::newRow("a user that is none") << forged({{u"user"_s, 7}}) << 1;
        QTest::newRow("an active one that is not there")
            << QByteArray(R"({"version":1,"active":"account-0123456789abcdef","accounts":[]})") << 0;
    }

    void forgedOrDamaged()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const int, accounts);
        const auto list = accountListFrom(json);
        QCOMPARE(list ? int(list->accounts.size()) : -1, accounts);
        if (list)
            QCOMPARE(list->active.has_value(), accounts > 0);
    }

    void twiceTheSameIdIsOne()
    {
        const Account one = account();
        QCOMPARE(accountListFrom(toJson({{one, one}, one.id}))->accounts.size(), 1);
    }

    void changesAreKept()
    {
        const Account work = signedIn();
        {
            Accounts accounts(m_path);
            const QSignalSpy changed(&accounts, &Accounts::changed);
            QVERIFY(resultOf(accounts.change(adding(work))).ok());
            QCOMPARE(accounts.list(), (AccountList{{work}, work.id}));
            QCOMPARE(changed.count(), 1);
        }
        QCOMPARE(Accounts(m_path).list(), (AccountList{{work}, work.id}));
        QCOMPARE(QFileInfo(m_path).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        const QStringList left = QDir(QFileInfo(m_path).path()).entryList(QDir::Files | QDir::Hidden);
        QCOMPARE(left, QStringList{u"accounts.json"_s});
    }

    void changesOfOthersAreKept()
    {
        Accounts here(m_path);
        Accounts there(m_path);
        QVERIFY(resultOf(here.change(adding(account(u"here"_s)))).ok());
        QVERIFY(resultOf(there.change(adding(account(u"there"_s)))).ok()); // did not know of the first
        here.reload();
        QCOMPARE(namesIn(here.list()), (QStringList{u"here"_s, u"there"_s}));
    }

    void manyAtOnce()
    {
        std::vector<std::unique_ptr<Accounts>> processes;
        QList<QFuture<Done>> changes;
        QStringList expected;
        for (int i = 0; i < 3; ++i)
            processes.push_back(std::make_unique<Accounts>(m_path));
        for (int i = 0; i < 12; ++i) {
            expected.append(u"%1"_s.arg(i, 2, 10, QChar(u'0')));
            changes.append(processes[size_t(i) % 3]->change(adding(account(expected.last()))));
        }
        for (const QFuture<Done> &change : changes)
            QVERIFY(resultOf(change).ok());
        QStringList names = namesIn(Accounts(m_path).list());
        names.sort();
        QCOMPARE(names, expected);
    }

    void editThatSaysNo()
    {
        Accounts accounts(m_path);
        const Done change = resultOf(accounts.change([](AccountList &list) {
            list.accounts.append(account());
            return Done(Error{.reason = Reason::UnknownAccount});
        }));
        QCOMPARE(change.error().reason, Reason::UnknownAccount);
        QVERIFY(accounts.list().accounts.isEmpty());
        QVERIFY(!QFile::exists(m_path));
    }

    void damagedFileIsSetAside()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("damaged");
        file.close();
        Accounts accounts(m_path);
        QVERIFY(accounts.list().accounts.isEmpty());
        QVERIFY(resultOf(accounts.change(adding(account()))).ok());
        QCOMPARE(Accounts(m_path).list().accounts.size(), 1);
        QFile aside(m_path + u".damaged"_s);
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), "damaged"_ba);
    }

    void folderThatTakesNothing()
    {
        QFile file(m_folder->filePath(u"larder"_s)); // in the folder's place
        QVERIFY(file.open(QIODevice::WriteOnly));
        Accounts accounts(m_path);
        QCOMPARE(resultOf(accounts.change(adding(account()))).error().reason, Reason::WriteFailed);
        QVERIFY(accounts.list().accounts.isEmpty());
    }

    void sessionTouchesNoFile()
    {
        Accounts accounts{QString()};
        QVERIFY(resultOf(accounts.change(adding(account()))).ok());
        QCOMPARE(accounts.list().accounts.size(), 1);
        QVERIFY(accounts.lockFor(accounts.list().accounts.constFirst().id).isEmpty());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(AccountsTest)
#include "accounts_test.moc"
