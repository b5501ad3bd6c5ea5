#include "lark/messagejson.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "lark/readinglines.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

const QString folder = QStringLiteral(LARDER_TEST_DATA "/messages/");

QByteArray contentsOf(const QString &name)
{
    QFile file(folder + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject expectations()
{
    return QJsonDocument::fromJson(contentsOf(u"expected.json"_s)).object();
}

QString idOf(const QJsonObject &entry)
{
    return entry["message_id"_L1].isString() ? entry["message_id"_L1].toString() : u"-"_s;
}

QStringList resourcesOf(const QJsonArray &entries, const QString &mark)
{
    QStringList lines;
    for (const QJsonValue &value : entries) {
        const QJsonObject entry = value.toObject();
        const QStringList words{idOf(entry), entry["file_key"_L1].toString(), entry["type"_L1].toString(),
                                entry["name"_L1].toString()};
        lines.append((mark + words.join(u' ')).trimmed());
    }
    return lines;
}

/** The same lines that linesOf() makes of a reading. */
QStringList linesOf(const QJsonObject &expected)
{
    QStringList lines = resourcesOf(expected["downloads"_L1].toArray(), {});
    lines += resourcesOf(expected["optional"_L1].toArray(), u"? "_s);
    for (const QJsonValue &value : expected["not_downloadable"_L1].toArray())
        lines.append(u"- "_s + idOf(value.toObject()) + u' ' + value.toObject()["reason"_L1].toString());
    if (expected.contains("error"_L1))
        lines.append(u"! "_s + expected["error"_L1].toString());
    if (expected.contains("notice"_L1))
        lines.append(u"~ "_s + expected["notice"_L1].toString());
    return lines;
}

} // namespace

class MessageFixturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFileIsExpected();
    void fixtures_data();
    void fixtures();
    void refusalKeepsCodeAndLogId();
    void namedThingsKeepTheirKeys();
    void originIsKnown();
};

void MessageFixturesTest::everyFileIsExpected()
{
    const QJsonObject expected = expectations();
    int files = 0;
    for (QDirIterator it(folder, QDir::Files); it.hasNext();) {
        it.next();
        if (it.fileName() == "expected.json"_L1)
            continue;
        ++files;
        QVERIFY2(expected.contains(it.fileName()), qPrintable(it.fileName()));
    }
    QCOMPARE(files, 35);
}

void MessageFixturesTest::fixtures_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("expected");
    const QJsonObject expected = expectations();
    for (const QString &name : expected.keys()) {
        if (name != "_about"_L1)
            QTest::newRow(qPrintable(name)) << name << linesOf(expected[name].toObject());
    }
}

void MessageFixturesTest::fixtures()
{
    QFETCH(QString, name);
    const QByteArray input = contentsOf(name);
    QVERIFY(!input.isEmpty());
    QTEST(Test::linesOf(readMessages(input)), "expected");
}

void MessageFixturesTest::refusalKeepsCodeAndLogId()
{
    const auto reading = readMessages(contentsOf(u"api-error.json"_s));
    QVERIFY(reading.error);
    QCOMPARE(reading.error->code, std::optional<qint64>(230002));
    QCOMPARE(reading.error->logId, u"20260822093015A1B2C3D4E5F60718293A"_s);
    QCOMPARE(reading.error->detail, u"The bot can not be outside the group."_s);
}

void MessageFixturesTest::namedThingsKeepTheirKeys()
{
    const QJsonObject expected = expectations();
    for (const QString &name : expected.keys()) {
        const QJsonArray entries = expected[name].toObject()["not_downloadable"_L1].toArray();
        const auto reading = readMessages(contentsOf(name));
        for (int at = 0; at < entries.size(); ++at) {
            const QJsonObject entry = entries[at].toObject();
            const NotDownloadable &named = reading.notDownloadable[at];
            QCOMPARE(named.fileKey, entry["file_key"_L1].toString());
            QCOMPARE(named.name, entry["name"_L1].toString());
            QCOMPARE(named.origin.messageType, entry["msg_type"_L1].toString());
        }
    }
}

void MessageFixturesTest::originIsKnown()
{
    const auto list = readMessages(contentsOf(u"cli-chat-messages-list-1.0.14.json"_s));
    QCOMPARE(list.downloads[1].origin.sender, u"Maya Osei"_s);
    QCOMPARE(list.downloads[1].origin.sentAt, QDateTime(QDate(2026, 8, 22), QTime(9, 30)));
    QCOMPARE(list.downloads[2].kind, FoundKind::Video);
    QCOMPARE(list.downloads[2].duration, std::optional(std::chrono::milliseconds(15000)));

    const auto event = readMessages(contentsOf(u"event-v2.json"_s));
    QCOMPARE(event.downloads[0].origin.sender, u"ou_dd48f4bf096e38f4ec0f54357c515f38"_s);
    QVERIFY(event.downloads[0].origin.sentAt.isValid());
    QCOMPARE(event.downloads[0].origin.messageType, u"file"_s);

    const auto legacy = readMessages(contentsOf(u"event-v1.json"_s));
    QCOMPARE(legacy.downloads[0].origin.sender, u"ou_dd48f4bf096e38f4ec0f54357c515f38"_s);
    QCOMPARE(legacy.downloads[0].origin.chatId, u"oc_4a380c0a156b94a21ddc668a535be8b8"_s);

    const auto transcript = readMessages(contentsOf(u"cli-pretty-new.txt"_s));
    QCOMPARE(transcript.downloads[2].origin.sender, u"Lin Wei"_s);
    QCOMPARE(transcript.downloads[2].origin.sentAt, QDateTime(QDate(2026, 8, 22), QTime(9, 35)));

    const auto forward = readMessages(contentsOf(u"get-merge-forward.json"_s));
    QCOMPARE(forward.downloads[0].origin.messageId, u"om_cecf399da0239fd0f4ece5391a7369c5"_s);
    QVERIFY(forward.downloads[0].inForward());
}

QTEST_GUILESS_MAIN(MessageFixturesTest)
#include "messagefixtures_test.moc"
