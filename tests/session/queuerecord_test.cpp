#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "core/errortext.h"
#include "session/queuerecord.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

/** How it ended, if it did; by itself no column of a table can hold it. */
struct End
{
    std::optional<TransferState> state = {};
};

DownloadOrder orderIn(const QString &folder)
{
    const FileKey key = FileKey::parse(u"file_v3_00aa_1"_s).value();
    return DownloadOrder{
        .platform = OpenPlatform::lark(),
        .identity = Identity::Bot,
        .resource = {MessageId::parse(u"om_7f3c21d6a9b84e0f95ad1c6632be70aa"_s).value(), key, typeOf(key)},
        .folder = folder,
        .name = u"chosen/report.pdf"_s,
        .nameInMessage = u"Bericht, letzte Fassung.pdf"_s,
        .duration = std::chrono::milliseconds(42'350),
        .ifExists = IfExists::Replace,
        .digest = true,
        .nameTemplate = std::get<NameTemplate>(NameTemplate::parse(u"{date}/{sender} {name}"_s)),
        .origin = {.messageId = u"om_child"_s,
                   .messageType = u"file"_s,
                   .sender = u"Ann Miller"_s,
                   .chatId = u"oc_41"_s,
                   .sentAt = QDateTime(QDate(2026, 3, 14), QTime(9, 26, 53, 589), Qt::UTC)},
        .marks = {.messageTime = true, .origin = false},
        .receipt = true};
}

QueueEntry entry(const std::optional<TransferState> &end = {})
{
    return QueueEntry{orderIn(u"/home/somebody/Downloads"_s), end, u"report.pdf"_s, 1000};
}

QByteArray changed(const QString &key, const QJsonValue &value)
{
    QJsonObject whole = QJsonDocument::fromJson(toJson({entry(), entry()})).object();
    QJsonArray transfers = whole[u"transfers"_s].toArray();
    QJsonObject first = transfers.first().toObject();
    first[key] = value;
    transfers[0] = first;
    whole[u"transfers"_s] = transfers;
    return QJsonDocument(whole).toJson();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("A test's file could not be written");
}

} // namespace

class QueueRecordTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesThroughAFile_data()
    {
        QTest::addColumn<End>("end");
        const QString path = u"/home/somebody/Downloads/report.pdf"_s;
        const Error error{.reason = Reason::NoAccess,
                          .code = 234002,
                          .httpStatus = 400,
                          .logId = u"2026A"_s,
                          .scopes = {u"im:message"_s}};
        QTest::newRow("not ended") << End{};
        QTest::newRow("saved") << End{Saved{path, 1000, QByteArray(64, 'a'), true}};
        QTest::newRow("saved, length never said") << End{Saved{path, qint64(1) << 60, {}, false}};
        QTest::newRow("skipped") << End{Skipped{path, 7}};
        QTest::newRow("failed") << End{Failed{error, 0}};
        QTest::newRow("cancelled") << End{Cancelled{}};
    }

    void comesThroughAFile()
    {
        QFETCH(const End, end);
        QList<QueueEntry> queue{entry(end.state), entry()};
        queue.last().order.account = AccountId::makeNew();
        const QueueReading reading = queueFromJson(toJson(queue));
        QCOMPARE(reading.form, QueueReading::Form::Good);
        QCOMPARE(reading.leftOut, 0);
        QCOMPARE(reading.entries, queue);
    }

    void everyReasonComesThrough()
    {
        for (const Reason reason : allReasons()) {
            const QueueReading reading = queueFromJson(toJson({entry(Failed{Error{.reason = reason}, 0})}));
            QCOMPARE(reading.entries.size(), 1);
            QCOMPARE(std::get<Failed>(*reading.entries.first().end).error.reason, reason);
        }
    }

    void aDetailIsNotKept()
    {
        Error error{.reason = Reason::ServerTrouble};
        error.detail = u"whatever the server said"_s;
        QVERIFY(!toJson({entry(Failed{error, 0})}).contains("whatever"));
    }

    void isNoQueue_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QueueReading::Form>("form");
        using Form = QueueReading::Form;
        const QByteArray whole = toJson({entry()});
        QTest::newRow("nothing") << QByteArray() << Form::Unreadable;
        QTest::newRow("cut short") << whole.first(whole.size() / 2) << Form::Unreadable;
        QTest::newRow("no JSON") << QByteArray("\0\1\2", 3) << Form::Unreadable;
        QTest::newRow("another program's JSON") << QByteArray(R"({"transfers":[]})") << Form::Unreadable;
        QTest::newRow("no list") << QByteArray(R"({"larder_queue":1,"transfers":{}})") << Form::Unreadable;
        QTest::newRow("version 0") << QByteArray(R"({"larder_queue":0,"transfers":[]})") << Form::Unreadable;
        QTest::newRow("a later version") << QByteArray(R"({"larder_queue":2,"transfers":[]})") << Form::Newer;
        QTest::newRow("an empty queue") << QByteArray(R"({"larder_queue":1,"transfers":[]})") << Form::Good;
    }

    void isNoQueue()
    {
        QFETCH(const QByteArray, json);
        QTEST(queueFromJson(json).form, "form");
        QVERIFY(queueFromJson(json).entries.isEmpty());
    }

    void costsItsEntryAlone_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char *name, const char *key, const QJsonValue &value) {
            QTest::newRow(name) << QString::fromLatin1(key) << value;
        };
        row("a host without TLS", "host", u"http://example.org"_s);
        row("no host", "host", QJsonValue());
        row("a message id that leaves its path", "message_id", u"om_../../x"_s);
        row("a file key with a slash", "file_key", u"file_v3/../x"_s);
        row("a type that there is not", "type", u"folder"_s);
        row("an identity that there is not", "identity", u"root"_s);
        row("a relative folder", "folder", u"Downloads"_s);
        row("a folder that climbs", "folder", u"/home/somebody/../../etc"_s);
        row("a folder with a line break", "folder", u"/home/some\nbody"_s);
        row("a folder that is no text", "folder", 7);
        row("a name that climbs", "name", u"../../.bashrc"_s);
        row("an absolute name", "name", u"/etc/passwd"_s);
        row("a chosen name that climbs", "chosen_name", u"../x"_s);
        row("an account that is none", "account", u"account-../x"_s);
        row("a name of a million letters", "name", QString(1'000'000, u'x'));
        row("a policy that there is not", "if_exists", u"delete"_s);
        row("a template that climbs", "name_template", u"../{name}"_s);
        row("a template of a later version", "name_template", u"{moon}"_s);
        row("a state that there is not", "state", u"running"_s);
        row("saved without a size", "state", u"saved"_s);
        row("failed without an error", "state", u"failed"_s);
    }

    void costsItsEntryAlone()
    {
        QFETCH(const QString, key);
        QFETCH(const QJsonValue, value);
        const QueueReading reading = queueFromJson(changed(key, value));
        QCOMPARE(reading.form, QueueReading::Form::Good);
        QCOMPARE(reading.leftOut, 1);
        QCOMPARE(reading.entries, QList<QueueEntry>{entry()});
    }

    void whatAnEarlierVersionDidNotSayIsAsItWas()
    {
        QJsonObject object = QJsonDocument::fromJson(toJson({entry()})).object();
        QJsonObject transfer = object[u"transfers"_s].toArray().first().toObject();
        for (const QString &key : {u"name_template"_s, u"message_time"_s, u"origin_mark"_s, u"message"_s, u"receipt"_s})
            transfer.remove(key);
        object[u"transfers"_s] = QJsonArray{transfer};
        QueueEntry expected = entry();
        expected.order.nameTemplate = {};
        expected.order.origin = {};
        expected.order.marks = {};
        expected.order.receipt = false;
        QCOMPARE(queueFromJson(QJsonDocument(object).toJson()).entries, QList<QueueEntry>{expected});
    }

    void comesBack_data()
    {
        QTest::addColumn<QByteArray>("file");    ///< under the final name; empty: none
        QTest::addColumn<QByteArray>("partial"); ///< empty: none
        QTest::addColumn<qint64>("claimed");     ///< bytes that the partial's record claims
        QTest::addColumn<End>("end");
        QTest::addColumn<QString>("state");
        QTest::addColumn<qint64>("received");
        const QByteArray whole(1000, 'x');
        const QByteArray half(500, 'x');
        const QByteArray none;
        const qint64 nothing = 0;
        QTest::newRow("half of it is there") << none << half << qint64(500) << End{} << u"paused"_s << qint64(500);
        QTest::newRow("the file is shorter than its record")
            << none << half << qint64(700) << End{} << u"paused"_s << qint64(500);
        QTest::newRow("the record claims less") << none << half << qint64(300) << End{} << u"paused"_s << qint64(300);
        QTest::newRow("all of it, not yet under its name")
            << none << whole << qint64(1000) << End{} << u"paused"_s << qint64(1000);
        QTest::newRow("nothing is there") << none << none << nothing << End{} << u"paused"_s << nothing;
        QTest::newRow("it had been saved at the last moment")
            << whole << none << nothing << End{} << u"saved"_s << qint64(1000);
        QTest::newRow("a file of another length is there")
            << half << none << nothing << End{} << u"paused"_s << nothing;
        QTest::newRow("saved") << whole << none << nothing << End{Saved{{}, 1000}} << u"saved"_s << qint64(1000);
        QTest::newRow("saved, and gone since")
            << none << none << nothing << End{Saved{{}, 1000}} << QString() << nothing;
        QTest::newRow("saved, and written over since")
            << half << none << nothing << End{Saved{{}, 1000}} << QString() << nothing;
        QTest::newRow("failed with bytes kept")
            << none << half << qint64(500) << End{Failed{Error{.reason = Reason::DiskFull}, 0}} << u"failed"_s
            << qint64(500);
        QTest::newRow("cancelled") << none << none << nothing << End{Cancelled{}} << u"cancelled"_s << nothing;
    }

    /** Of the same length, it may be the old one. */
    void whatWasToBeReplacedIsNotTakenForIt()
    {
        const QTemporaryDir folder;
        const QueueEntry kept{orderIn(folder.path()), {}, u"report.pdf"_s, 1000};
        QCOMPARE(kept.order.ifExists, IfExists::Replace);
        put(folder.filePath(kept.name), QByteArray(1000, 'o'));
        const auto back = asItComesBack(TransferId{7}, kept);
        QVERIFY(back && std::holds_alternative<Paused>(back->state));
    }

    void comesBack()
    {
        QFETCH(const QByteArray, file);
        QFETCH(const QByteArray, partial);
        QFETCH(const qint64, claimed);
        QFETCH(const End, end);
        QFETCH(const QString, state);
        QFETCH(const qint64, received);
        const QTemporaryDir folder;
        QueueEntry kept{orderIn(folder.path()), end.state, u"report.pdf"_s, 1000};
        kept.order.ifExists = IfExists::Rename;
        const QString path = folder.filePath(kept.name);
        if (!file.isEmpty())
            put(path, file);
        if (!partial.isEmpty()) {
            ResumeRecord record{kept.order.platform, kept.order.resource, 1000};
            record.proven.add(ByteRange{0, claimed - 1});
            put(path + u".larder-part"_s, partial);
            put(path + u".larder-part.json"_s, toJson(record));
        }
        const auto back = asItComesBack(TransferId{7}, kept);
        QCOMPARE(back ? QString(word(back->state)) : QString(), state);
        if (!back)
            return;
        QCOMPARE(back->id, TransferId{7});
        QCOMPARE(back->order, kept.order);
        QCOMPARE(back->progress.received, received);
        if (const auto *paused = std::get_if<Paused>(&back->state))
            QCOMPARE(paused->kept, received);
        if (const auto *failed = std::get_if<Failed>(&back->state))
            QCOMPARE(failed->kept, received);
    }

    void ofWhatWasOnlyMeasuredNothingComesBack_data()
    {
        QTest::addColumn<qint64>("there");
        QTest::addColumn<bool>("stays");
        QTest::newRow("what measuring brings is removed") << Limits::probe << false;
        QTest::newRow("an earlier download's bytes stay") << Limits::measuringBrings + 1 << true;
    }

    void ofWhatWasOnlyMeasuredNothingComesBack()
    {
        QFETCH(const qint64, there);
        QFETCH(const bool, stays);
        const QTemporaryDir folder;
        const DownloadOrder order = orderIn(folder.path());
        const QueueEntry measured =
            entryOf({TransferId{7}, order, Measured{9'000'000, there}, {}, u"report.pdf"_s, {}, Purpose::Measure});
        QVERIFY(!measured.end);
        QCOMPARE(queueFromJson(toJson({measured})).entries, QList<QueueEntry>{measured});
        ResumeRecord record{order.platform, order.resource, 9'000'000};
        record.proven.add(ByteRange{0, there - 1});
        const QString path = folder.filePath(u"report.pdf.larder-part"_s);
        put(path, QByteArray(there, 'x'));
        put(path + u".json"_s, toJson(record));
        QVERIFY(!asItComesBack(TransferId{7}, measured));
        QCOMPARE(QFile::exists(path), stays);
        QCOMPARE(QFile::exists(path + u".json"_s), stays);
    }

    void anothersPartialIsNotItsOwn()
    {
        const QTemporaryDir folder;
        const QueueEntry kept{orderIn(folder.path()), {}, u"report.pdf"_s, 1000};
        ResumeRecord record{OpenPlatform::feishu(), kept.order.resource, 1000}; // another platform's
        record.proven.add(ByteRange{0, 499});
        put(folder.filePath(u"report.pdf.larder-part"_s), QByteArray(500, 'x'));
        put(folder.filePath(u"report.pdf.larder-part.json"_s), toJson(record));
        QCOMPARE(asItComesBack(TransferId{7}, kept)->state, TransferState(Paused{0}));
    }

    /** The question about a name that is taken was asked in its run. */
    void noQuestionComesBack_data()
    {
        QTest::addColumn<End>("end");
        QTest::addColumn<IfExists>("ifExists");
        QTest::newRow("left alone") << End{Skipped{u"/home/somebody/report.pdf"_s, 7}} << IfExists::Skip;
        QTest::newRow("not ended") << End{} << IfExists::Ask;
        QTest::newRow("cancelled") << End{Cancelled{}} << IfExists::Ask;
    }

    void noQuestionComesBack()
    {
        QFETCH(const End, end);
        QFETCH(const IfExists, ifExists);
        QueueEntry kept = entry(end.state);
        kept.order.ifExists = IfExists::Ask;
        QCOMPARE(asItComesBack(TransferId{7}, kept)->order.ifExists, ifExists);
    }
};

QTEST_GUILESS_MAIN(QueueRecordTest)
#include "queuerecord_test.moc"
