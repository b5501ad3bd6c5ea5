#include "session/settings.h"

#include <QDir>
#include <QDirIterator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Larder;
using namespace Qt::StringLiterals;

class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /** Before the first QSettings: where they are is decided once. */
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        QVERIFY(QDir(m_home.path()).mkdir(u"config"_s));
        QVERIFY(QDir(m_home.path()).mkdir(u"tmp"_s));
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_home.filePath(u"config"_s)));
        qputenv("TMPDIR", QFile::encodeName(m_home.filePath(u"tmp"_s)));
    }

    void init()
    {
        QDir config(m_home.filePath(u"config"_s));
        QVERIFY(config.removeRecursively());
        QVERIFY(config.mkpath(u"."_s));
    }

    void defaults()
    {
        const Settings settings = Settings::ofUser();
        QCOMPARE(settings.folder(), QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
        QVERIFY(QDir::isAbsolutePath(settings.folder()));
        QCOMPARE(settings.platform(), OpenPlatform::feishu());
        QCOMPARE(settings.identity(), Identity::User);
        QCOMPARE(settings.saving(), SavingChoices());
        QCOMPARE(settings.saving().marks, (FileMarks{.messageTime = false, .origin = true}));
        QVERIFY(!settings.saving().receipt);
        QCOMPARE(settings.windowGeometry(), QByteArray());
        QVERIFY(settings.isFirstRun());
        QVERIFY(settings.network() == NetworkChoice{});
        QCOMPARE(settings.resourcesAtATime(), 3);
        QCOMPARE(settings.connections(), 1);
        QCOMPARE(settings.listOrder(), ListOrder());
        QCOMPARE(settings.language(), QString());
    }

    void languageIsKept()
    {
        Settings::ofUser().setLanguage(u"ja"_s);
        QCOMPARE(Settings::ofUser().language(), u"ja"_s);
    }

    void remembersTheLastFolders()
    {
        Settings settings = Settings::ofUser();
        QCOMPARE(settings.recentFolders(), QStringList());
        for (const QString &folder : {u"/a"_s, u"/b"_s, u"/a"_s})
            settings.setFolder(folder);
        QCOMPARE(settings.recentFolders(), (QStringList{u"/a"_s, u"/b"_s})); // each once, the latest first
        for (int i = 0; i < 10; ++i)
            settings.setFolder(u"/folder%1"_s.arg(i));
        QCOMPARE(settings.recentFolders().size(), Settings::mostRecentFolders);
        QCOMPARE(settings.recentFolders().constFirst(), u"/folder9"_s);
        QCOMPARE(Settings::ofUser().recentFolders(), settings.recentFolders());
    }

    void theDemosFoldersAreForgotten()
    {
        Settings::forThisSession(u"/demo"_s).setFolder(u"/elsewhere"_s);
        QCOMPARE(Settings::ofUser().recentFolders(), QStringList());
        QCOMPARE(filesBelow(u"config"_s), QStringList{});
    }

    void looksWithoutLeavingATrace()
    {
        QVERIFY(!Settings::ofUser().folder().isEmpty());
        QCOMPARE(filesBelow(u"config"_s), QStringList{});
    }

    void roundTrip_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("platform");
        QTest::addColumn<Identity>("identity");
        QTest::addColumn<QByteArray>("geometry");
        QTest::newRow("plain") << u"/home/somebody/Downloads"_s << u"lark"_s << Identity::Bot << "geometry"_ba;
        QTest::newRow("signs of INI files")
            << u"/a; b=c, \"d\" %20 [e] # f\\g"_s << u"https://proxy.example.com:8443/a%2Fb"_s << Identity::User
            << QByteArray("\0\xff\r\n=;\"\\", 8);
        QTest::newRow("Chinese") << u"/home/\u7528\u6237/\u4e0b\u8f7d"_s << u"feishu"_s << Identity::Bot << ""_ba;
        QTest::newRow("beyond the basic plane")
            << u"/home/\U0001f4e6"_s << u"http://127.0.0.1:8080"_s << Identity::User << ""_ba;
    }

    void roundTrip()
    {
        QFETCH(const QString, folder);
        QFETCH(const QString, platform);
        QFETCH(const Identity, identity);
        QFETCH(const QByteArray, geometry);
        const auto parsed = OpenPlatform::parse(platform);
        QVERIFY(parsed.ok());
        const auto verify = [&](const Settings &settings) {
            QCOMPARE(settings.folder(), folder);
            QCOMPARE(settings.platform(), *parsed);
            QCOMPARE(settings.identity(), identity);
            QCOMPARE(settings.windowGeometry(), geometry);
        };
        {
            Settings settings = Settings::ofUser();
            settings.setFolder(folder);
            settings.setPlatform(*parsed);
            settings.setIdentity(identity);
            settings.setWindowGeometry(geometry);
            verify(settings);
        }
        verify(Settings::ofUser());
        QCOMPARE(filesBelow(u"config"_s), QStringList{u"larder/larder.ini"_s});
    }

    void network_data()
    {
        QTest::addColumn<ProxyChoice::Use>("use");
        QTest::addColumn<ManualProxy>("manual");
        const ManualProxy http{ProxyKind::Http, u"proxy.example.com"_s, 3128, u"DOMAIN\\alice, 爱丽丝"_s};
        QTest::newRow("system, another entered before") << ProxyChoice::Use::System << http;
        QTest::newRow("HTTP") << ProxyChoice::Use::Manual << http;
        QTest::newRow("SOCKS5, IPv6, no user")
            << ProxyChoice::Use::Manual << ManualProxy{ProxyKind::Socks5, u"fd00::1"_s, 1080, {}};
        QTest::newRow("none") << ProxyChoice::Use::None << ManualProxy{};
    }

    void network()
    {
        QFETCH(const ProxyChoice::Use, use);
        QFETCH(const ManualProxy, manual);
        const NetworkChoice choice{{use, manual}, u"/etc/ssl/公司 ca.pem"_s};
        Settings::ofUser().setNetwork(choice);
        QVERIFY(Settings::ofUser().network() == choice);
    }

    void numbers()
    {
        {
            Settings settings = Settings::ofUser();
            settings.setResourcesAtATime(10);
            settings.setConnections(4);
        }
        QCOMPARE(Settings::ofUser().resourcesAtATime(), 10);
        QCOMPARE(Settings::ofUser().connections(), 4);
    }

    void numbersOutOfBounds()
    {
        Settings settings = Settings::ofUser();
        settings.setResourcesAtATime(4000);
        settings.setConnections(-3);
        QCOMPARE(settings.resourcesAtATime(), 10);
        QCOMPARE(settings.connections(), 1);
    }

    void saving_data()
    {
        QTest::addColumn<QString>("nameTemplate");
        QTest::addColumn<IfExists>("ifExists");
        QTest::addColumn<bool>("messageTime");
        QTest::addColumn<bool>("origin");
        QTest::addColumn<bool>("receipt");
        QTest::newRow("nothing wished") << u"{name}"_s << IfExists::Rename << false << false << false;
        QTest::newRow("everything wished")
            << u"{year}/{date} {sender}, {name}"_s << IfExists::Replace << true << true << true;
        QTest::newRow("signs of INI files")
            << u"a; b=c, \"d\" %20 [e] # f/{key}"_s << IfExists::Skip << true << false << true;
        QTest::newRow("Chinese") << u"\u6765\u81ea\uff08{sender}\uff09/{name}"_s << IfExists::Skip << false << true
                                 << false;
    }

    void saving()
    {
        QFETCH(const QString, nameTemplate);
        QFETCH(const IfExists, ifExists);
        QFETCH(const bool, messageTime);
        QFETCH(const bool, origin);
        QFETCH(const bool, receipt);
        const SavingChoices chosen{.nameTemplate = std::get<NameTemplate>(NameTemplate::parse(nameTemplate)),
                                   .ifExists = ifExists,
                                   .marks = {.messageTime = messageTime, .origin = origin},
                                   .receipt = receipt};
        {
            Settings settings = Settings::ofUser();
            settings.setSaving(chosen);
            QCOMPARE(settings.saving(), chosen);
        }
        QCOMPARE(Settings::ofUser().saving(), chosen);
        QCOMPARE(Settings::ofUser().saving().nameTemplate.text(), nameTemplate);
    }

    void listOrder_data()
    {
        using By = ListOrder::By;
        QTest::addColumn<ListOrder>("order");
        QTest::newRow("the queue's") << ListOrder{};
        QTest::newRow("names") << ListOrder{By::Name, Qt::AscendingOrder};
        QTest::newRow("largest first") << ListOrder{By::Size, Qt::DescendingOrder};
        QTest::newRow("states") << ListOrder{By::State, Qt::AscendingOrder};
        QTest::newRow("newest first") << ListOrder{By::Sent, Qt::DescendingOrder};
    }

    void listOrder()
    {
        QFETCH(const ListOrder, order);
        Settings::ofUser().setListOrder({ListOrder::By::State, Qt::DescendingOrder}); // is replaced
        Settings::ofUser().setListOrder(order);
        QCOMPARE(Settings::ofUser().listOrder(), order);
    }

    void damaged_data()
    {
        QTest::addColumn<QByteArray>("ini");
        QTest::newRow("empty values") << "[save]\nfolder=\n[account]\nplatform=\nidentity=\n"_ba;
        QTest::newRow("words that nobody knows") << "[account]\nplatform=ftp://a b\nidentity=admin\n"_ba;
        QTest::newRow("http to the world") << "[account]\nplatform=http://evil.example\n"_ba;
        QTest::newRow("a user name in the address") << "[account]\nplatform=https://open.feishu.cn@evil.example\n"_ba;
        QTest::newRow("lists") << "[account]\nplatform=lark, feishu\nidentity=bot, user\n"_ba;
        QTest::newRow("a proxy without an address") << "[network]\nproxy=manual\n"_ba;
        QTest::newRow("a proxy with a password in its address")
            << "[network]\nproxy=manual\nproxyHost=alice:secret@proxy.example.com\nproxyPort=80\n"_ba;
        QTest::newRow("a proxy with a port that is none")
            << "[network]\nproxy=manual\nproxyHost=proxy.example.com\nproxyPort=99999\n"_ba;
        QTest::newRow("a proxy of a kind that nobody knows") << "[network]\nproxy=wpad\n"_ba;
        QTest::newRow("numbers that are none") << "[downloads]\natATime=many\nconnections=\n"_ba;
        QTest::newRow("a template that is none") << "[save]\nname_template=../{name}\n"_ba;
        QTest::newRow("a template of a later version") << "[save]\nname_template={moon} {name}\n"_ba;
        QTest::newRow("choices that nobody knows")
            << "[save]\nif_exists=perhaps\nmessage_time=perhaps\norigin_mark=\nreceipt=yes\n"_ba;
        QTest::newRow("an order that nobody knows") << "[list]\norder=moon\ndescending=true\n"_ba;
        QTest::newRow("the queue's order, but turned around") << "[list]\norder=queue\ndescending=true\n"_ba;
        QTest::newRow("no INI at all") << QByteArray("\0\1\2\xff\xfe garbage", 13);
    }

    void damaged()
    {
        QFETCH(const QByteArray, ini);
        QVERIFY(QDir(m_home.filePath(u"config"_s)).mkdir(u"larder"_s));
        QFile file(m_home.filePath(u"config/larder/larder.ini"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(ini), ini.size());
        file.close();
        defaults();
    }

    void forThisSession()
    {
        {
            Settings settings = Settings::forThisSession(u"/somewhere"_s);
            QCOMPARE(settings.folder(), u"/somewhere"_s);
            QVERIFY(!settings.isFirstRun());
            QCOMPARE(settings.platform(), OpenPlatform::feishu());
            QCOMPARE(settings.identity(), Identity::User);
            settings.setFolder(u"/elsewhere"_s);
            settings.setPlatform(OpenPlatform::lark());
            settings.setIdentity(Identity::Bot);
            settings.setWindowGeometry("geometry");
            Settings moved = std::move(settings);
            QCOMPARE(moved.folder(), u"/elsewhere"_s);
            QCOMPARE(moved.platform(), OpenPlatform::lark());
            QCOMPARE(moved.identity(), Identity::Bot);
            QCOMPARE(moved.windowGeometry(), "geometry"_ba);
        }
        QCOMPARE(filesBelow(u"config"_s), QStringList{});
        QCOMPARE(QDir(m_home.filePath(u"tmp"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{});
        defaults();
    }

    void sessionsKnowNothingOfEachOther()
    {
        Settings first = Settings::forThisSession(u"/first"_s);
        Settings second = Settings::forThisSession(u"/second"_s);
        first.setIdentity(Identity::Bot);
        QCOMPARE(first.folder(), u"/first"_s);
        QCOMPARE(second.folder(), u"/second"_s);
        QCOMPARE(second.identity(), Identity::User);
    }

private:
    [[nodiscard]] QStringList filesBelow(const QString &name) const
    {
        const QDir folder(m_home.filePath(name));
        QStringList files;
        for (QDirIterator all(folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); all.hasNext();)
            files.append(folder.relativeFilePath(all.next()));
        files.sort();
        return files;
    }

    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(SettingsTest)
#include "settings_test.moc"
