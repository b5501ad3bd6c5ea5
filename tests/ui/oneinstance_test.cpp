#include <QFileInfo>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include "core/limits.h"
#include "ui/oneinstance.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000;

/** The program itself with its window, in a home of its own. */
class Program
{
public:
    explicit Program(const QTemporaryDir &home)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HOME"_s, home.path());
        environment.insert(u"XDG_RUNTIME_DIR"_s, home.path());
        environment.insert(u"XDG_DATA_HOME"_s, home.path() + u"/data"_s);
        process.setProcessEnvironment(environment);
        process.setProgram(QStringLiteral(LARDER_PROGRAM));
        process.setWorkingDirectory(home.path());
    }
    ~Program() { end(); }
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    void start(const QStringList &arguments)
    {
        process.setArguments(arguments);
        process.start();
    }
    /** With events, since whoever it hands over to may be of this process. */
    [[nodiscard]] bool ended()
    {
        return comesTrue([this] { return process.state() == QProcess::NotRunning; }, patience);
    }
    void end()
    {
        process.kill();
        process.waitForFinished(patience);
    }

    QProcess process;
};

} // namespace

/** Starts of the real program, and of what it starts with, in one home and in two. */
class OneInstanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saysTheSameOnTheOtherSide();
    void refusesWhatCannotBeMeant_data();
    void refusesWhatCannotBeMeant();
    void aSecondProgramHandsOver();
    void aStartWithATokenHandsNothingOver();
    void theProgramTakesWhatIsHandedOver();
    void takesThePlaceOfOneThatCrashed();
    void anotherKindAndAnotherHomeAreOthers();
    void otherCommandsTakeNoPart();
    void strangersCostNothing_data();
    void strangersCostNothing();
    void theNextIsTheFirstOnceTheWindowIsGone();

private:
    [[nodiscard]] QString queueFile() const { return m_home->path() + u"/data/larder/queue.json"_s; }
    [[nodiscard]] QString socket(const QString &pattern = u"larder-*"_s) const;

    std::unique_ptr<QTemporaryDir> m_home;
};

void OneInstanceTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(m_home->isValid());
    QVERIFY(QFile::setPermissions(m_home->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    qputenv("XDG_RUNTIME_DIR", m_home->path().toLocal8Bit());
}

QString OneInstanceTest::socket(const QString &pattern) const
{
    for (const QFileInfo &file : QDir(m_home->path()).entryInfoList({pattern}, QDir::System | QDir::Files))
        if (file.suffix() != u"lock")
            return file.absoluteFilePath();
    return {};
}

void OneInstanceTest::saysTheSameOnTheOtherSide()
{
    Handover given;
    given.fill = {.messageId = u"om_1"_s, .fileKey = u"not a \"key\"\n"_s, .type = ResourceType::File, .name = u"名"_s};
    given.inputs = {u"/home/a b/\"messages\".json"_s, u"/会话.json"_s};
    given.folder = u"/downloads"_s;
    given.platform = OpenPlatform::lark();
    given.identity = Identity::Bot;
    given.resourcesAtATime = 12;
    given.connections = 4;
    given.activation = "wayland-1234_TIME5";

    const QByteArray line = handoverLine(given);
    QVERIFY(!line.contains('\n'));
    const auto read = handoverFrom(line);
    QVERIFY(read);
    QCOMPARE(read->fill.messageId, given.fill.messageId);
    QCOMPARE(read->fill.fileKey, given.fill.fileKey);
    QVERIFY(read->fill.type == given.fill.type);
    QCOMPARE(read->fill.name, given.fill.name);
    QCOMPARE(read->inputs, given.inputs);
    QVERIFY(read->folder == given.folder);
    QVERIFY(read->platform == given.platform);
    QVERIFY(read->identity == given.identity);
    QCOMPARE(read->resourcesAtATime, given.resourcesAtATime);
    QCOMPARE(read->connections, given.connections);
    QCOMPARE(read->activation, given.activation);
    QVERIFY(handoverFrom(handoverLine({})));
}

void OneInstanceTest::refusesWhatCannotBeMeant_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("GET / HTTP/1.1");
    QTest::newRow("another version") << QByteArray(R"({"larder":2})");
    QTest::newRow("relative file") << QByteArray(R"({"larder":1,"inputs":["/a","b.json"]})");
    QTest::newRow("a file that is no text") << QByteArray(R"({"larder":1,"inputs":[{}]})");
    QTest::newRow("relative folder") << QByteArray(R"({"larder":1,"folder":"../x"})");
    QTest::newRow("a server without TLS") << QByteArray(R"({"larder":1,"platform":"http://example.com"})");
    QTest::newRow("an unknown identity") << QByteArray(R"({"larder":1,"identity":"root"})");
    QTest::newRow("an unknown type") << QByteArray(R"({"larder":1,"type":"folder"})");
    QTest::newRow("none at a time") << QByteArray(R"({"larder":1,"resources_at_a_time":0})");
    QTest::newRow("half a connection") << QByteArray(R"({"larder":1,"connections":0.5})");
    QTest::newRow("a line feed for the environment") << QByteArray(R"({"larder":1,"activation":"a\nb"})");
    QTest::newRow("too much for the environment")
        << QByteArray(R"({"larder":1,"activation":")" + QByteArray(300, 'a') + R"("})");
}

void OneInstanceTest::refusesWhatCannotBeMeant()
{
    QFETCH(QByteArray, line);
    QVERIFY(!handoverFrom(line));
}

void OneInstanceTest::aSecondProgramHandsOver()
{
    OneInstance first(OneInstance::Kind::Own, queueFile());
    QVERIFY(first.begin({}) == OneInstance::Start::First);
    QSignalSpy given(&first, &OneInstance::givenOver);

    Program second(*m_home);
    second.start({u"--message-id"_s, u"om_1"_s, u"--output-dir"_s, u"kept"_s, u"--as"_s, u"bot"_s, u"--jobs"_s, u"12"_s,
                  u"chat.json"_s});
    QVERIFY(given.wait(patience));
    QVERIFY(second.ended());
    QCOMPARE(second.process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(second.process.exitCode(), 0);
    QCOMPARE(given.size(), 1);
    const auto handover = given.first().first().value<Handover>();
    QCOMPARE(handover.fill.messageId, u"om_1"_s);
    QCOMPARE(handover.inputs, QStringList{m_home->path() + u"/chat.json"_s}); // from where it was started
    QVERIFY(handover.folder == m_home->path() + u"/kept"_s);
    QVERIFY(handover.identity == Identity::Bot);
    QVERIFY(!handover.platform);
    QCOMPARE(handover.resourcesAtATime, std::optional(12));
    QVERIFY(!handover.connections);
}

/** It has a window of its own, which alone uses the token. */
void OneInstanceTest::aStartWithATokenHandsNothingOver()
{
    OneInstance first(OneInstance::Kind::Own, queueFile());
    QVERIFY(first.begin({}) == OneInstance::Start::First);
    const QSignalSpy given(&first, &OneInstance::givenOver);
    Program second(*m_home);
    QProcessEnvironment environment = second.process.processEnvironment();
    environment.insert(u"LARDER_USER_ACCESS_TOKEN"_s, u"u-canary-handed-over"_s);
    second.process.setProcessEnvironment(environment);
    second.start({u"--message-id"_s, u"om_1"_s});
    QVERIFY(comesTrue([this] { return QFile::exists(queueFile() + u".lock"_s); }, patience));
    QCOMPARE(given.count(), 0);
    QVERIFY(second.process.state() == QProcess::Running);
}

void OneInstanceTest::theProgramTakesWhatIsHandedOver()
{
    Program first(*m_home);
    first.start({});
    QVERIFY(comesTrue([this] { return !socket().isEmpty(); }, patience));
    QCOMPARE(QFileInfo(socket()).permissions() &
                 (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());

    Program second(*m_home);
    second.start({u"--message-id"_s, u"om_1"_s});
    QVERIFY(second.ended());
    QCOMPARE(second.process.exitCode(), 0);
    QCOMPARE(first.process.state(), QProcess::Running);
}

void OneInstanceTest::takesThePlaceOfOneThatCrashed()
{
    Program first(*m_home);
    first.start({});
    QVERIFY(comesTrue([this] { return !socket().isEmpty(); }, patience));
    first.end();
    QVERIFY(!socket().isEmpty()); // it had no time to take it away

    OneInstance next(OneInstance::Kind::Own, queueFile());
    QVERIFY(next.begin({}) == OneInstance::Start::First);
    QSignalSpy given(&next, &OneInstance::givenOver);
    Program second(*m_home);
    second.start({});
    QVERIFY(given.wait(patience));
    QVERIFY(second.ended());
}

void OneInstanceTest::anotherKindAndAnotherHomeAreOthers()
{
    OneInstance own(OneInstance::Kind::Own, queueFile());
    OneInstance demo(OneInstance::Kind::Demo, queueFile());
    OneInstance elsewhere(OneInstance::Kind::Own, u"/home/somebody/queue.json"_s);
    QVERIFY(own.begin({}) == OneInstance::Start::First);
    QVERIFY(demo.begin({}) == OneInstance::Start::First);
    QVERIFY(elsewhere.begin({}) == OneInstance::Start::First);
    QSignalSpy toOwn(&own, &OneInstance::givenOver);
    QSignalSpy toDemo(&demo, &OneInstance::givenOver);

    Program second(*m_home);
    second.start({u"--demo"_s});
    QVERIFY(toDemo.wait(patience));
    QVERIFY(second.ended());
    QCOMPARE(toOwn.size(), 0);
}

void OneInstanceTest::otherCommandsTakeNoPart()
{
    OneInstance first(OneInstance::Kind::Own, queueFile());
    QVERIFY(first.begin({}) == OneInstance::Start::First);
    QSignalSpy given(&first, &OneInstance::givenOver);
    for (const QStringList &arguments :
         {QStringList{u"--version"_s}, QStringList{u"--list"_s, u"missing.json"_s},
          QStringList{u"--download"_s, u"--demo"_s, u"--output-dir"_s, u"kept"_s}, QStringList{u"--accounts"_s}}) {
        Program other(*m_home);
        other.start(arguments);
        QVERIFY(other.ended());
    }
    QVERIFY(QFileInfo::exists(m_home->path() + u"/kept"_s));
    QCOMPARE(given.size(), 0);
}

void OneInstanceTest::strangersCostNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("garbage") << QByteArray("\0\xff{]\n", 5);
    QTest::newRow("more than a line may have") << QByteArray(qsizetype(Limits::handoverBytes) + 1, 'a');
}

void OneInstanceTest::strangersCostNothing()
{
    QFETCH(QByteArray, bytes);
    OneInstance first(OneInstance::Kind::Own, queueFile());
    QVERIFY(first.begin({}) == OneInstance::Start::First);
    QSignalSpy given(&first, &OneInstance::givenOver);

    QLocalSocket stranger;
    QSignalSpy gone(&stranger, &QLocalSocket::disconnected);
    stranger.connectToServer(socket());
    QVERIFY(stranger.waitForConnected(patience));
    stranger.write(bytes);
    QTRY_VERIFY_WITH_TIMEOUT(!gone.isEmpty(), patience);
    QCOMPARE(given.size(), 0);

    // Those who say nothing do not keep others out for good, and are not waited for.
    std::vector<std::unique_ptr<QLocalSocket>> silent;
    for (int i = 0; i < Limits::handoversAtATime; ++i) {
        silent.push_back(std::make_unique<QLocalSocket>());
        silent.back()->connectToServer(socket());
        QVERIFY(silent.back()->waitForConnected(patience));
    }
    QLocalSocket oneTooMany;
    QSignalSpy sentAway(&oneTooMany, &QLocalSocket::disconnected);
    oneTooMany.connectToServer(socket());
    QTRY_VERIFY_WITH_TIMEOUT(!sentAway.isEmpty(), patience);
    silent.clear();

    Program second(*m_home);
    second.start({});
    QVERIFY(given.wait(patience));
    QVERIFY(second.ended());
}

void OneInstanceTest::theNextIsTheFirstOnceTheWindowIsGone()
{
    auto first = std::make_unique<OneInstance>(OneInstance::Kind::Own, queueFile());
    QVERIFY(first->begin({}) == OneInstance::Start::First);
    first->end();
    Program second(*m_home);
    second.start({});
    QVERIFY(second.process.waitForStarted(patience));
    first.reset();
    QVERIFY(comesTrue([this] { return !socket().isEmpty(); }, patience));
    QCOMPARE(second.process.state(), QProcess::Running);
}

QTEST_MAIN(OneInstanceTest)
#include "oneinstance_test.moc"
