#include "cli/downloadcommand.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "support/resultof.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

class Silent : public Printer
{
public:
    void line(const QByteArray &) override {}
    void progress(const QString &) override {}
    void remark(const QString &) override {}
};

} // namespace

class DownloadCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForTheKeychain_data()
    {
        QTest::addColumn<bool>("account");
        QTest::addColumn<ProxyChoice>("proxy");
        QTest::addColumn<int>("times");
        const ManualProxy alices{ProxyKind::Http, u"127.0.0.1"_s, 9, u"alice"_s};
        const ManualProxy anybodys{ProxyKind::Http, u"127.0.0.1"_s, 9, {}};
        QTest::newRow("nothing of ours is in it") << false << ProxyChoice() << 0;
        QTest::newRow("an account's token") << true << ProxyChoice() << 1;
        QTest::newRow("a proxy's password") << false << ProxyChoice{ProxyChoice::Use::Manual, alices} << 1;
        QTest::newRow("a proxy without a sign-in") << false << ProxyChoice{ProxyChoice::Use::Manual, anybodys} << 0;
        QTest::newRow("a proxy that is not used") << false << ProxyChoice{ProxyChoice::Use::None, alices} << 0;
    }

    /** It may ask its owner to be unlocked, and is left alone where there is no need. */
    void asksForTheKeychain()
    {
        QFETCH(const bool, account);
        QFETCH(const ProxyChoice, proxy);
        QFETCH(const int, times);
        const QTemporaryDir home;
        Download download{.orders = {},
                          .inputs = {},
                          .lookUp = {},
                          .choices = {.platform = OpenPlatform::feishu(), .folder = home.path()}};
        download.choices.engine.accountsFile = home.filePath(u"accounts.json"_s);
        download.choices.engine.network.proxy = proxy;
        if (account) {
            const Account work = newAccount(u"Work"_s, OpenPlatform::feishu()).value();
            Accounts accounts(download.choices.engine.accountsFile);
            const Done added = resultOf(accounts.change([work](AccountList &list) {
                list = AccountList{{work}, work.id};
                return done();
            }));
            QVERIFY(added.ok());
        }
        int asked = 0;
        Silent silent;
        DownloadCommand command(
            download,
            [&asked]() -> std::unique_ptr<Keychain> {
                ++asked;
                return std::make_unique<SessionKeychain>();
            },
            silent);
        QSignalSpy finished(&command, &DownloadCommand::finished);
        command.start();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(asked, times);
    }
};

QTEST_GUILESS_MAIN(DownloadCommandTest)
#include "downloadcommand_test.moc"
