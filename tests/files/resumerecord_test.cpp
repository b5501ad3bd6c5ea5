#include "files/resumerecord.h"

#include <functional>
#include <random>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "core/limits.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

using Change = std::function<void(QJsonObject &)>;

const QString message = u"om_7f3c21d6a9b84e0f95ad1c6632be70aa"_s;

ResumeRecord record(const QString &key = u"file_v3_00aa_490e4870"_s, ResourceType type = ResourceType::File)
{
    return ResumeRecord{OpenPlatform::feishu(),
                        ResourceRef{MessageId::parse(message).value(), FileKey::parse(key).value(), type}};
}

RangeSet ranges(const QList<ByteRange> &list)
{
    RangeSet set;
    for (const ByteRange &range : list)
        set.add(range);
    return set;
}

/** All that a record may hold. */
ResumeRecord fullRecord()
{
    ResumeRecord full = record();
    full.total = 1000;
    full.validator = Validator{Validator::Kind::StrongETag, "\"v1\""};
    full.proven = ranges({{0, 99}, {200, 999}});
    return full;
}

bool same(const ResumeRecord &a, const ResumeRecord &b)
{
    return a.sameResource(b) && a.total == b.total && a.validator == b.validator && a.proven == b.proven &&
           a.tail == b.tail;
}

QByteArray changed(const Change &change)
{
    QJsonObject object = QJsonDocument::fromJson(toJson(fullRecord())).object();
    change(object);
    return QJsonDocument(object).toJson();
}

/** Sets one member. */
Change with(const QString &name, const QJsonValue &value)
{
    return [=](QJsonObject &object) { object.insert(name, value); };
}

Change without(const QString &name)
{
    return [=](QJsonObject &object) { object.remove(name); };
}

Change proving(const QList<QStringList> &pairs)
{
    QJsonArray array;
    for (const QStringList &pair : pairs)
        array.append(QJsonArray::fromStringList(pair));
    return with(u"proven"_s, array);
}

QJsonObject validator(const QString &kind, const QString &value)
{
    return {{u"kind"_s, kind}, {u"value"_s, value}};
}

} // namespace

class ResumeRecordTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip_data()
    {
        QTest::addColumn<ResumeRecord>("written");
        QTest::newRow("nothing known") << record();
        QTest::newRow("everything known") << fullRecord();
        ResumeRecord image = record(u"img_v3_00aa_490e4870"_s, ResourceType::Image);
        image.platform = OpenPlatform::lark();
        image.total = 0;
        QTest::newRow("an empty image of Lark") << image;
        ResumeRecord own = fullRecord();
        own.platform = OpenPlatform::parse(u"https://proxy.example.com:8443/feishu"_s).value();
        QTest::newRow("a host of one's own") << own;
        ResumeRecord weak = fullRecord();
        weak.validator = Validator{Validator::Kind::WeakETag, "W/\"v1\""};
        QTest::newRow("weak ETag") << weak;
        ResumeRecord date = fullRecord();
        date.validator = Validator{Validator::Kind::LastModified, "Fri, 20 Nov 2026 08:00:00 GMT"};
        QTest::newRow("date") << date;
        ResumeRecord bytes = fullRecord();
        bytes.validator = Validator{Validator::Kind::StrongETag, "\"a\\b\xe4\xff\""};
        QTest::newRow("ETag with a backslash and bytes above ASCII") << bytes;
        ResumeRecord large = record();
        large.total = std::numeric_limits<qint64>::max();
        large.proven = ranges({{0, 0}, {(qint64(1) << 53) + 1, std::numeric_limits<qint64>::max() - 1}});
        QTest::newRow("numbers that no double holds") << large;
        ResumeRecord endless = record();
        endless.proven = ranges({{0, 4711}});
        QTest::newRow("bytes of an unknown total") << endless;
        ResumeRecord tailed = fullRecord();
        tailed.tail = QByteArray(32, '\xfe');
        QTest::newRow("how the last bytes look") << tailed;
    }

    void roundTrip()
    {
        QFETCH(const ResumeRecord, written);
        const auto read = recordFromJson(toJson(written));
        QVERIFY(read);
        QVERIFY(same(*read, written));
    }

    void namesNeitherTokenNorPath()
    {
        const QStringList names = QJsonDocument::fromJson(toJson(fullRecord())).object().keys();
        QCOMPARE(names, (QStringList{u"file_key"_s, u"host"_s, u"larder_part"_s, u"message_id"_s, u"proven"_s,
                                     u"total"_s, u"type"_s, u"validator"_s}));
    }

    void unknownMembersAreOverlooked()
    {
        const QByteArray json = changed([](QJsonObject &object) {
            object[u"path"_s] = u"/etc/passwd"_s;
            object[u"token"_s] = u"u-canary"_s;
        });
        const auto read = recordFromJson(json);
        QVERIFY(read);
        QVERIFY(same(*read, fullRecord()));
        QVERIFY(!toJson(*read).contains("canary"));
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char *name, const QByteArray &json) { QTest::newRow(name) << json; };
        const QByteArray good = toJson(fullRecord());
        row("nothing", "");
        row("no JSON", "larder");
        row("null", "null");
        row("a number", "1");
        row("an array", "[" + good + "]");
        row("an empty object", "{}");
        row("cut short", good.first(good.size() / 2));
        row("two of them", good + good);
        row("zeros, as after a power cut", QByteArray(good.size(), '\0'));
        row("UTF-16", QByteArray(reinterpret_cast<const char *>(QString::fromUtf8(good).utf16()), 2 * good.size()));
        row("nested ten thousand deep", QByteArray(10'000, '[') + QByteArray(10'000, ']'));
        row("a tail that is no digest", changed(with(u"tail"_s, u"abcd"_s)));
        row("a tail that is no text", changed(with(u"tail"_s, 5)));
        row("too large", good + QByteArray(Limits::recordBytes, ' '));

        const auto changedRow = [&row](const char *name, const Change &change) { row(name, changed(change)); };
        changedRow("no version", without(u"larder_part"_s));
        changedRow("a later version", with(u"larder_part"_s, 2));
        changedRow("version 0", with(u"larder_part"_s, 0));
        changedRow("half a version", with(u"larder_part"_s, 1.5));
        changedRow("the version as a string", with(u"larder_part"_s, u"1"_s));
        for (const QString &name : {u"host"_s, u"message_id"_s, u"file_key"_s, u"type"_s}) {
            row(qPrintable(name + u" missing"_s), changed(without(name)));
            row(qPrintable(name + u" empty"_s), changed(with(name, u""_s)));
            row(qPrintable(name + u" a number"_s), changed(with(name, 5)));
            row(qPrintable(name + u" null"_s), changed(with(name, QJsonValue())));
            row(qPrintable(name + u" an array"_s), changed(with(name, QJsonArray{u"file"_s})));
        }
        changedRow("http host", with(u"host"_s, u"http://evil.example"_s));
        changedRow("host with a user name", with(u"host"_s, u"https://open.feishu.cn@evil.example"_s));
        changedRow("message id that climbs", with(u"message_id"_s, u"om_../../etc"_s));
        changedRow("message id of a thread", with(u"message_id"_s, u"omt_7f3c21d6"_s));
        changedRow("file key that climbs", with(u"file_key"_s, u"../../etc/passwd"_s));
        changedRow("file key with a query", with(u"file_key"_s, u"file_1?type=image"_s));
        changedRow("file key with a line break", with(u"file_key"_s, u"file_1\r\nX-Evil: yes"_s));
        changedRow("type media", with(u"type"_s, u"media"_s));

        changedRow("total a number", with(u"total"_s, 1000));
        changedRow("total null", with(u"total"_s, QJsonValue()));
        changedRow("total negative", with(u"total"_s, u"-1"_s));
        changedRow("total empty", with(u"total"_s, u""_s));
        changedRow("total hexadecimal", with(u"total"_s, u"0x3e8"_s));
        changedRow("total with a fraction", with(u"total"_s, u"1000.0"_s));
        changedRow("total over 63 bits", with(u"total"_s, u"9223372036854775808"_s));
        changedRow("total smaller than what is proven", with(u"total"_s, u"999"_s));

        changedRow("proven missing", without(u"proven"_s));
        changedRow("proven null", with(u"proven"_s, QJsonValue()));
        changedRow("proven a string", with(u"proven"_s, u"0-99"_s));
        changedRow("proven an object", with(u"proven"_s, QJsonObject{{u"0"_s, u"99"_s}}));
        changedRow("proven numbers in place of pairs", with(u"proven"_s, QJsonArray{0, 99}));
        changedRow("proven pairs of numbers", with(u"proven"_s, QJsonArray{QJsonArray{0, 99}}));
        changedRow("proven with one end", proving({{u"0"_s}}));
        changedRow("proven with three ends", proving({{u"0"_s, u"9"_s, u"99"_s}}));
        changedRow("proven with none", proving({{}}));
        changedRow("proven negative", proving({{u"-1"_s, u"9"_s}}));
        changedRow("proven last before first", proving({{u"9"_s, u"0"_s}}));
        changedRow("proven up to the total", proving({{u"0"_s, u"1000"_s}}));
        changedRow("proven beyond the total", proving({{u"0"_s, u"5000"_s}}));
        changedRow("proven over 63 bits", proving({{u"0"_s, u"9223372036854775808"_s}}));
        changedRow("proven overlapping", proving({{u"0"_s, u"99"_s}, {u"50"_s, u"149"_s}}));
        changedRow("proven the same twice", proving({{u"0"_s, u"99"_s}, {u"0"_s, u"99"_s}}));
        changedRow("proven out of order", proving({{u"200"_s, u"299"_s}, {u"0"_s, u"99"_s}}));
        changedRow("proven touching", proving({{u"0"_s, u"99"_s}, {u"100"_s, u"199"_s}}));
        changedRow("proven to the end of all numbers", [](QJsonObject &object) {
            object.remove(u"total"_s);
            proving({{u"0"_s, u"9223372036854775807"_s}})(object);
        });

        const auto validatorRow = [&](const char *name, const QJsonValue &value) {
            changedRow(name, with(u"validator"_s, value));
        };
        validatorRow("validator null", QJsonValue());
        validatorRow("validator a string", u"\"v1\""_s);
        validatorRow("validator empty", QJsonObject());
        validatorRow("validator of another kind", validator(u"md5"_s, u"\"v1\""_s));
        validatorRow("validator without value", QJsonObject{{u"kind"_s, u"strong_etag"_s}});
        validatorRow("validator with a number", QJsonObject{{u"kind"_s, u"strong_etag"_s}, {u"value"_s, 1}});
        validatorRow("validator without quotes", validator(u"strong_etag"_s, u"v1"_s));
        validatorRow("validator with a header behind it",
                     validator(u"strong_etag"_s, u"\"v1\r\nAuthorization: Bearer x\""_s));
        validatorRow("validator weak, said to be strong", validator(u"strong_etag"_s, u"W/\"v1\""_s));
        validatorRow("validator strong, said to be weak", validator(u"weak_etag"_s, u"\"v1\""_s));
        validatorRow("validator several", validator(u"strong_etag"_s, u"\"a\", \"b\""_s));
        validatorRow("validator an empty date", validator(u"last_modified"_s, u""_s));
        validatorRow("validator a date with a header behind it",
                     validator(u"last_modified"_s, u"Fri, 20 Nov 2026 08:00:00 GMT\nX-Evil: yes"_s));
    }

    void refused()
    {
        QFETCH(const QByteArray, json);
        QVERIFY(!recordFromJson(json));
    }

    /** The rows above differ from a good record in one thing each only if this one is good. */
    void theSameUnchangedIsTaken()
    {
        QVERIFY(recordFromJson(changed([](QJsonObject &) {})));
    }

    void damagedBytesDoNoHarm_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 50; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    /** Whatever is read from damaged bytes is something that could have been written. */
    void damagedBytesDoNoHarm()
    {
        QFETCH(const unsigned, seed);
        std::mt19937 chance(seed);
        const QByteArray good = toJson(fullRecord());
        for (int round = 0; round < 200; ++round) {
            QByteArray damaged = good;
            for (unsigned hits = 1 + chance() % 4; hits > 0; --hits)
                damaged[static_cast<qsizetype>(chance()) % damaged.size()] = static_cast<char>(chance() & 0xff);
            if (chance() % 8 == 0)
                damaged.truncate(static_cast<qsizetype>(chance()) % damaged.size());
            const auto read = recordFromJson(damaged);
            if (!read)
                continue;
            const auto again = recordFromJson(toJson(*read));
            QVERIFY2(again && same(*again, *read), damaged.constData());
            QVERIFY(read->proven.empty() || read->proven.ranges().back().end() <= read->total.value_or(1LL << 62));
        }
    }

    void sameResource_data()
    {
        QTest::addColumn<ResumeRecord>("other");
        QTest::addColumn<bool>("same");
        QTest::newRow("the same, of another version") << record() << true;
        QTest::newRow("another key") << record(u"file_v3_other"_s) << false;
        QTest::newRow("another type") << record(u"file_v3_00aa_490e4870"_s, ResourceType::Image) << false;
        ResumeRecord host = fullRecord();
        host.platform = OpenPlatform::lark();
        QTest::newRow("another host") << host << false;
        ResumeRecord id = fullRecord();
        id.resource.messageId = MessageId::parse(u"om_other"_s).value();
        QTest::newRow("another message") << id << false;
    }

    void sameResource()
    {
        QFETCH(const ResumeRecord, other);
        QFETCH(const bool, same);
        QCOMPARE(fullRecord().sameResource(other), same);
        QCOMPARE(other.sameResource(fullRecord()), same);
    }

    void sameVersion_data()
    {
        QTest::addColumn<std::optional<qint64>>("total");
        QTest::addColumn<std::optional<Validator>>("validator");
        QTest::addColumn<bool>("same");
        const auto row = [](const char *name, std::optional<qint64> total, std::optional<Validator> validator,
                            bool same) { QTest::newRow(name) << total << validator << same; };
        const Validator tag{Validator::Kind::StrongETag, "\"v1\""};
        row("both the same", 1000, tag, true);
        row("the total not known yet", std::nullopt, tag, true);
        row("another total", 1001, tag, false);
        row("another ETag", 1000, Validator{Validator::Kind::StrongETag, "\"v2\""}, false);
        row("the same, weak", 1000, Validator{Validator::Kind::WeakETag, "W/\"v1\""}, false);
        row("A13 no validator any more", 1000, std::nullopt, false);
    }

    void sameVersion()
    {
        QFETCH(const std::optional<qint64>, total);
        QFETCH(const std::optional<Validator>, validator);
        QFETCH(const bool, same);
        ResumeRecord other = record();
        other.total = total;
        other.validator = validator;
        QCOMPARE(fullRecord().sameVersion(other), same);
        QCOMPARE(other.sameVersion(fullRecord()), same);
    }
};

QTEST_GUILESS_MAIN(ResumeRecordTest)
#include "resumerecord_test.moc"
