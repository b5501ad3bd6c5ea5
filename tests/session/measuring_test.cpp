#include "session/measuring.h"

#include <QDir>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "support/scriptedserver.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

const Error refused{.reason = Reason::NoAccess};

/** By itself no column of a table can hold it. */
struct Sizes
{
    QList<std::optional<ResourceSize>> all;
};

ResourceSize sized(qint64 bytes, qint64 kept = 0)
{
    return Measured{bytes, kept};
}

} // namespace

class MeasuringTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<Measuring> m_measuring;
    QHash<QString, ResourceSize> m_told;
    QStringList m_states; ///< "1 of 3", "resting"

    [[nodiscard]] DownloadOrder order(const QString &key) const
    {
        const FileKey fileKey = FileKey::parse(key).value();
        return DownloadOrder{.platform = OpenPlatform::parse(m_server->base().toString()).value(),
                             .resource = {MessageId::parse(u"om_1"_s).value(), fileKey, typeOf(fileKey)},
                             .folder = m_folder->path(),
                             .name = key + u".bin"_s};
    }

    [[nodiscard]] QList<DownloadOrder> serve(const QStringList &keys) const
    {
        QList<DownloadOrder> orders;
        for (const QString &key : keys) {
            orders << order(key);
            m_server->serve(pathOf(key), 1'000'000, "\"v1\"");
        }
        return orders;
    }

    [[nodiscard]] QByteArray pathOf(const QString &key) const
    {
        return resourceUrl(order(key).platform, order(key).resource).path().toLatin1();
    }

    [[nodiscard]] QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files, QDir::Name); }
    [[nodiscard]] bool rests() const { return std::holds_alternative<Measuring::Resting>(m_measuring->state()); }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_folder = std::make_unique<QTemporaryDir>();
        EngineOptions options;
        options.environment = [](const char *) { return QByteArray(); };
        m_engine = std::make_unique<Engine>(options, std::make_unique<SessionKeychain>(), Engine::Threading::OwnThread);
        m_engine->useToken(order(u"file_1"_s).platform, Identity::User,
                           AccessToken::parse(u"u-canary-0123456789abcdef"_s).value());
        m_measuring = std::make_unique<Measuring>(*m_engine);
        m_told.clear();
        m_states.clear();
        connect(m_measuring.get(), &Measuring::told, this, [this](const QList<Measuring::Told> &sizes) {
            for (const auto &[resource, size] : sizes)
                m_told.insert(resource.fileKey.text(), size);
        });
        connect(m_measuring.get(), &Measuring::stateChanged, this, [this] {
            const Measuring::State state = m_measuring->state();
            const auto *asking = std::get_if<Measuring::Asking>(&state);
            m_states << (asking ? u"%1 of %2"_s.arg(asking->answered).arg(asking->asked) : u"resting"_s);
        });
    }

    void cleanup()
    {
        m_measuring.reset();
        m_engine.reset();
        m_folder.reset();
        m_server.reset();
    }

    void sums_data()
    {
        QTest::addColumn<Sizes>("sizes");
        QTest::addColumn<SizeSum>("sum");
        QTest::newRow("nothing") << Sizes{} << SizeSum{};
        QTest::newRow("not measured") << Sizes{{std::nullopt, std::nullopt}} << SizeSum{.resources = 2};
        QTest::newRow("two") << Sizes{{sized(100), sized(20)}}
                             << SizeSum{.resources = 2, .known = 2, .bytes = 120, .toCome = 120};
        QTest::newRow("what is there need not come")
            << Sizes{{sized(1000, 300)}} << SizeSum{.resources = 1, .known = 1, .bytes = 1000, .toCome = 700};
        QTest::newRow("100 MB is not large")
            << Sizes{{sized(100'000'000)}}
            << SizeSum{.resources = 1, .known = 1, .bytes = 100'000'000, .toCome = 100'000'000};
        QTest::newRow("more is")
            << Sizes{{sized(100'000'001)}}
            << SizeSum{.resources = 1, .known = 1, .bytes = 100'000'001, .toCome = 100'000'001, .large = 1};
        QTest::newRow("one of each")
            << Sizes{{sized(5), Measured{}, NothingToFetch{}, refused, std::nullopt}}
            << SizeSum{
                   .resources = 5, .known = 1, .bytes = 5, .toCome = 5, .notSaid = 1, .nothingToFetch = 1, .failed = 1};
    }

    void sums()
    {
        QFETCH(const Sizes, sizes);
        SizeSum sum;
        for (const auto &size : sizes.all)
            sum.add(size);
        QTEST(sum, "sum");
    }

    void knowsWhatIsTooMuch()
    {
        const SizeSum sum{.toCome = 1000};
        QVERIFY(!isTooMuchFor(Limits::freeSpaceReserve + 1000, sum));
        QVERIFY(isTooMuchFor(Limits::freeSpaceReserve + 999, sum));
    }

    void tellsSizesAndWhyThereIsNone()
    {
        const QList<DownloadOrder> orders = serve({u"file_1"_s, u"file_2"_s, u"file_3"_s});
        m_server->onEveryRequest(pathOf(u"file_2"_s), Faults::refusal(400, 234002));
        QFile(m_folder->filePath(u"file_3.bin"_s)).open(QIODevice::WriteOnly);
        QList<DownloadOrder> skipping = orders;
        skipping[2].ifExists = IfExists::Skip;
        m_measuring->measure(skipping);
        QCOMPARE(m_states, QStringList{u"0 of 3"_s});
        QTRY_VERIFY(rests());
        QCOMPARE(m_states.last(), u"resting"_s);
        QCOMPARE(m_told.size(), 3);
        QCOMPARE(m_told[u"file_1"_s], sized(1'000'000, Limits::probe));
        QCOMPARE(std::get<Error>(m_told[u"file_2"_s]).code, std::optional<qint64>(234002));
        QVERIFY(std::holds_alternative<NothingToFetch>(m_told[u"file_3"_s]));
    }

    void whatIsDownloadedAlreadyIsNotAsked()
    {
        const QList<DownloadOrder> orders = serve({u"file_1"_s});
        m_server->onEveryRequest(pathOf(u"file_1"_s), Faults::silenceAfter(0));
        m_engine->download(orders.first());
        m_measuring->measure(orders);
        QTRY_VERIFY(rests());
        QVERIFY(std::holds_alternative<NothingToFetch>(m_told[u"file_1"_s]));
    }

    void countsAlongWhenMoreIsAsked()
    {
        const QList<DownloadOrder> orders = serve({u"file_1"_s, u"file_2"_s});
        m_server->onEveryRequest(pathOf(u"file_1"_s), Faults::silenceAfter(0));
        m_measuring->measure(orders.first(1));
        m_measuring->measure(orders.sliced(1));
        QTRY_COMPARE(m_states.last(), u"1 of 2"_s);
    }

    void droppingLeavesNothing()
    {
        const QList<DownloadOrder> orders = serve({u"file_1"_s, u"file_2"_s});
        m_server->onEveryRequest(pathOf(u"file_2"_s), Faults::silenceAfter(1000));
        m_measuring->measure(orders);
        QTRY_COMPARE(m_states.last(), u"1 of 2"_s);
        QTRY_COMPARE(files().filter(QRegularExpression(u"part$"_s)).size(), 2);
        m_measuring->drop();
        QVERIFY(rests());
        QTRY_COMPARE(files(), QStringList());
        QCOMPARE(m_told.size(), 1);
    }

    void whatIsDownloadedStays()
    {
        const QList<DownloadOrder> orders = serve({u"file_1"_s, u"file_2"_s});
        m_measuring->measure(orders);
        QTRY_VERIFY(rests());
        m_engine->download(orders.first());
        m_measuring->drop();
        QTRY_COMPARE(files(), QStringList{u"file_1.bin"_s});
        QCOMPARE(m_server->timesAsked(pathOf(u"file_1"_s)), 2);
    }

    void tellsTheRoomOfAFolderThatIsNotThereYet()
    {
        QSignalSpy told(m_measuring.get(), &Measuring::roomKnown);
        const QString folder = m_folder->filePath(u"not/there/yet"_s);
        m_measuring->askRoom(folder);
        QVERIFY(told.wait(minute));
        QCOMPARE(told.first().at(0).toString(), folder);
        QVERIFY(told.first().at(1).value<std::optional<qint64>>() > 0);
    }
};

QTEST_GUILESS_MAIN(MeasuringTest)
#include "measuring_test.moc"
