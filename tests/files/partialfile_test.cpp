#include "files/partialfile.h"

#include <csignal>
#include <functional>
#include <memory>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include "core/limits.h"
#include "demo/patternbytes.h"
#include "tests/support/otherprocess.h"
#include "tests/support/smalldisk.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 length = 300'000;
constexpr qint64 large = 9'000'001; ///< several beats of a digest

ResumeRecord wanted(std::optional<qint64> total = length, const QByteArray &etag = "\"v1\"",
                    const QString &key = u"file_v3_00aa_1"_s)
{
    ResumeRecord record{OpenPlatform::feishu(),
                        ResourceRef{MessageId::parse(u"om_7f3c21d6a9b84e0f95ad1c6632be70aa"_s).value(),
                                    FileKey::parse(key).value(), ResourceType::File}};
    record.total = total;
    if (!etag.isEmpty())
        record.validator = validatorFrom(etag, {});
    return record;
}

QByteArray asText(const RangeSet &set)
{
    QByteArrayList words;
    for (const ByteRange &range : set.ranges())
        words.append(QByteArray::number(range.first) + '-' + QByteArray::number(range.last));
    return words.join(' ');
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : "not there"_ba;
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("A test's file could not be written");
}

/** The partial file, or none where the name was not taken. */
std::unique_ptr<PartialFile> taken(Result<PartialFile::Taken> result)
{
    if (!result || !std::holds_alternative<std::unique_ptr<PartialFile>>(*result))
        return nullptr;
    return std::get<std::unique_ptr<PartialFile>>(std::move(result).value());
}

bool writePattern(PartialFile &partial, qint64 first, qint64 end)
{
    for (qint64 offset = first; offset < end; offset += Limits::readBuffer) {
        const auto written = partial.write(offset, patternBytes(offset, std::min(Limits::readBuffer, end - offset)));
        if (!written || *written != PartialFile::Written::Kept)
            return false;
    }
    return true;
}

/** No file of this process may grow beyond it, as on a disk that holds no larger ones. */
class FileSizeLimit
{
public:
    explicit FileSizeLimit(qint64 bytes)
    {
        m_signal = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = static_cast<rlim_t>(bytes);
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_signal);
    }
    FileSizeLimit(const FileSizeLimit &) = delete;
    FileSizeLimit &operator=(const FileSizeLimit &) = delete;

private:
    rlimit m_before{};
    void (*m_signal)(int) = nullptr;
};

} // namespace

class PartialFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_home = std::make_unique<QTemporaryDir>(); }

    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_home->path()).mkdir(u"folder"_s));
        QVERIFY(QDir(m_home->path()).mkdir(u"outside"_s));
    }

    // From take to commit

    void wholeFromStartToEnd()
    {
        auto partial = taken(take());
        QVERIFY(partial);
        QCOMPARE(partial->name(), u"saved.bin"_s);
        QCOMPARE(partial->partialPath(), path(u"saved.bin.larder-part"_s));
        QVERIFY(partial->there().empty());
        QVERIFY(writePattern(*partial, 0, length));
        QCOMPARE(asText(partial->there()), "0-299999"_ba);
        QVERIFY(partial->inherited().empty());
        QVERIFY(!QFile::exists(path(u"saved.bin"_s)));
        const auto saved = partial->commit();
        QVERIFY(saved.ok());
        QCOMPARE(*saved, path(u"saved.bin"_s));
        partial.reset();
        QCOMPARE(files(), QStringList{u"saved.bin"_s});
        QVERIFY(contentOf(path(u"saved.bin"_s)) == patternBytes(0, length));
    }

    void anyOrder()
    {
        auto partial = taken(take());
        QVERIFY(partial);
        QVERIFY(writePattern(*partial, 200'000, length));
        QVERIFY(writePattern(*partial, 0, 100'000));
        QCOMPARE(asText(partial->there()), "0-99999 200000-299999"_ba);
        QVERIFY(writePattern(*partial, 100'000, 200'000));
        QVERIFY(partial->commit().ok());
        QVERIFY(contentOf(path(u"saved.bin"_s)) == patternBytes(0, length));
    }

    void emptyFile()
    {
        auto partial = taken(take(place(), wanted(0)));
        QVERIFY(partial);
        QVERIFY(partial->commit().ok());
        partial.reset();
        QCOMPARE(files(), QStringList{u"saved.bin"_s});
        QCOMPARE(contentOf(path(u"saved.bin"_s)), QByteArray());
    }

    void commitOfTheWrongSize_data()
    {
        QTest::addColumn<qint64>("written");
        QTest::newRow("one byte short") << length - 1;
        QTest::newRow("one byte over") << length + 1;
        QTest::newRow("nothing") << qint64(0);
    }

    void commitOfTheWrongSize()
    {
        QFETCH(const qint64, written);
        auto partial = taken(take());
        QVERIFY(partial);
        QVERIFY(writePattern(*partial, 0, written));
        const auto saved = partial->commit();
        QVERIFY(!saved);
        QCOMPARE(saved.error().reason, Reason::LengthMismatch);
        QVERIFY(!QFile::exists(path(u"saved.bin"_s)));
    }

    void folderIsMade()
    {
        const Place deep{path(u"new/and newer"_s), u"saved.bin"_s};
        auto partial = taken(PartialFile::take(deep, wanted(0)));
        QVERIFY(partial);
        QVERIFY(partial->commit().ok());
        QVERIFY(QFile::exists(path(u"new/and newer/saved.bin"_s)));
    }

    void subFolderOfTheName()
    {
        auto partial = taken(take(place(u"photos/2026/a.png"_s), wanted(0)));
        QVERIFY(partial);
        QCOMPARE(partial->name(), u"photos/2026/a.png"_s);
        QCOMPARE(*partial->commit(), path(u"photos/2026/a.png"_s));
        auto second = taken(take(place(u"photos/2026/a.png"_s), wanted(0)));
        QVERIFY(second);
        QCOMPARE(second->name(), u"photos/2026/a (1).png"_s);
    }

    void folderMayBeALink()
    {
        QVERIFY(QFile::link(m_home->filePath(u"outside"_s), path(u"link"_s)));
        auto partial = taken(PartialFile::take(Place{path(u"link"_s), u"saved.bin"_s}, wanted(0)));
        QVERIFY(partial);
        QVERIFY(partial->commit().ok());
        QVERIFY(QFile::exists(m_home->filePath(u"outside/saved.bin"_s)));
    }

    void subFolderMayNotLeadOutside()
    {
        QVERIFY(QFile::link(m_home->filePath(u"outside"_s), path(u"photos"_s)));
        for (const QString &name : {u"photos/a.png"_s, u"photos/2026/a.png"_s}) {
            const auto result = take(place(name));
            QVERIFY(!result);
            QCOMPARE(result.error().reason, Reason::OutputLeavesFolder);
        }
        QCOMPARE(QDir(m_home->filePath(u"outside"_s)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 QStringList{});
    }

    // A file of that name is there

    void nameIsTaken_data()
    {
        QTest::addColumn<IfExists>("ifExists");
        QTest::addColumn<QString>("savedAs"); // empty: skipped
        QTest::addColumn<QByteArray>("stays");
        QTest::newRow("rename") << IfExists::Rename << u"saved (1).bin"_s << "old"_ba;
        QTest::newRow("skip") << IfExists::Skip << QString() << "old"_ba;
        QTest::newRow("ask") << IfExists::Ask << QString() << "old"_ba;
        QTest::newRow("replace") << IfExists::Replace << u"saved.bin"_s << patternBytes(0, length);
    }

    void nameIsTaken()
    {
        QFETCH(const IfExists, ifExists);
        QFETCH(const QString, savedAs);
        QFETCH(const QByteArray, stays);
        put(path(u"saved.bin"_s), "old");
        auto result = take(place(u"saved.bin"_s, ifExists));
        QVERIFY(result.ok());
        if (savedAs.isEmpty()) {
            const auto *there = std::get_if<AlreadyThere>(&*result);
            QVERIFY(there);
            QCOMPARE(there->path, path(u"saved.bin"_s));
            QCOMPARE(there->size, 3);
            QCOMPARE(files(), QStringList{u"saved.bin"_s});
        } else {
            auto partial = taken(std::move(result));
            QVERIFY(partial);
            QVERIFY(writePattern(*partial, 0, length));
            QCOMPARE(contentOf(path(u"saved.bin"_s)), "old"_ba); // until the last moment
            QCOMPARE(*partial->commit(), path(savedAs));
            QVERIFY(contentOf(path(savedAs)) == patternBytes(0, length));
        }
        QVERIFY(contentOf(path(u"saved.bin"_s)) == stays);
    }

    void severalNamesAreTaken()
    {
        for (const QString &name : {u"saved.bin"_s, u"saved (1).bin"_s, u"saved (3).bin"_s})
            put(path(name), "old");
        auto partial = taken(take());
        QVERIFY(partial);
        QCOMPARE(partial->name(), u"saved (2).bin"_s);
    }

    void folderOfThatNameIsNotReplaced()
    {
        QVERIFY(QDir(path({})).mkdir(u"saved.bin"_s));
        auto partial = taken(take(place(u"saved.bin"_s, IfExists::Replace)));
        QVERIFY(partial);
        QCOMPARE(partial->name(), u"saved (1).bin"_s);
    }

    /** What was wished is that name and no other. */
    void aCopysNameIsNotReplaced_data()
    {
        QTest::addColumn<bool>("later");
        QTest::newRow("there before") << false;
        QTest::newRow("came while it was fetched") << true;
    }

    void aCopysNameIsNotReplaced()
    {
        QFETCH(const bool, later);
        QVERIFY(QDir(path({})).mkdir(u"saved.bin"_s)); // so that it becomes a copy
        if (!later)
            put(path(u"saved (1).bin"_s), "somebody else's");
        auto partial = taken(take(place(u"saved.bin"_s, IfExists::Replace)));
        QVERIFY(partial);
        QVERIFY(writePattern(*partial, 0, length));
        if (later)
            put(path(u"saved (1).bin"_s), "somebody else's");
        QCOMPARE(*partial->commit(), path(u"saved (2).bin"_s));
        QCOMPARE(contentOf(path(u"saved (1).bin"_s)), "somebody else's"_ba);
    }

    void cameWhileItWasFetched_data()
    {
        QTest::addColumn<IfExists>("ifExists");
        QTest::addColumn<QString>("savedAs");
        QTest::newRow("rename") << IfExists::Rename << u"saved (1).bin"_s;
        QTest::newRow("skip") << IfExists::Skip << u"saved (1).bin"_s;
        QTest::newRow("replace") << IfExists::Replace << u"saved.bin"_s;
    }

    void cameWhileItWasFetched()
    {
        QFETCH(const IfExists, ifExists);
        QFETCH(const QString, savedAs);
        auto partial = taken(take(place(u"saved.bin"_s, ifExists)));
        QVERIFY(partial);
        QVERIFY(writePattern(*partial, 0, length));
        put(path(u"saved.bin"_s), "somebody else's");
        QCOMPARE(*partial->commit(), path(savedAs));
        QCOMPARE(partial->name(), savedAs);
        QVERIFY(contentOf(path(savedAs)) == patternBytes(0, length));
        if (savedAs != "saved.bin"_L1)
            QCOMPARE(contentOf(path(u"saved.bin"_s)), "somebody else's"_ba);
        partial.reset();
        QVERIFY(!files().contains(u"saved.bin.larder-part"_s));
    }

    // Links that somebody has planted

    void plantedLink_data()
    {
        QTest::addColumn<QString>("planted");
        QTest::addColumn<bool>("victimExists");
        QTest::addColumn<IfExists>("ifExists");
        const std::pair<QString, IfExists> places[]{
            {u"saved.bin"_s, IfExists::Rename},
            {u"saved.bin"_s, IfExists::Replace},
            {u"saved.bin.larder-part"_s, IfExists::Rename},
            {u"saved.bin.larder-part"_s, IfExists::Replace},
            {u"saved.bin.larder-part.json"_s, IfExists::Rename},
            {u"saved.bin.larder-part.lock"_s, IfExists::Rename},
        };
        for (const auto &[planted, ifExists] : places) {
            const char *policy = ifExists == IfExists::Replace ? ", replace" : "";
            QTest::addRow("%s%s, to a file", qPrintable(planted), policy) << planted << true << ifExists;
            QTest::addRow("%s%s, to nothing", qPrintable(planted), policy) << planted << false << ifExists;
        }
    }

    void plantedLink()
    {
        QFETCH(const QString, planted);
        QFETCH(const bool, victimExists);
        QFETCH(const IfExists, ifExists);
        const QString victim = m_home->filePath(u"outside/victim"_s);
        if (victimExists)
            put(victim, "precious");
        QVERIFY(QFile::link(victim, path(planted)));
        auto partial = taken(take(place(u"saved.bin"_s, ifExists)));
        QVERIFY(partial);
        QVERIFY(writePattern(*partial, 0, length));
        const auto saved = partial->commit();
        QVERIFY(saved.ok());
        partial.reset();
        QVERIFY(!QFileInfo(*saved).isSymLink());
        QVERIFY(contentOf(*saved) == patternBytes(0, length));
        QCOMPARE(contentOf(victim), victimExists ? "precious"_ba : "not there"_ba);
    }

    void linkPlantedWhileItWasFetched_data()
    {
        QTest::addColumn<QString>("planted");
        QTest::addColumn<bool>("victimExists");
        QTest::addColumn<IfExists>("ifExists");
        QTest::newRow("rename, to a file") << u"saved.bin"_s << true << IfExists::Rename;
        QTest::newRow("rename, to nothing") << u"saved.bin"_s << false << IfExists::Rename;
        QTest::newRow("replace, to a file") << u"saved.bin"_s << true << IfExists::Replace;
        QTest::newRow("replace, to nothing") << u"saved.bin"_s << false << IfExists::Replace;
        QTest::newRow("in place of the record, to a file")
            << u"saved.bin.larder-part.json"_s << true << IfExists::Rename;
        QTest::newRow("in place of the record, to nothing")
            << u"saved.bin.larder-part.json"_s << false << IfExists::Rename;
    }

    void linkPlantedWhileItWasFetched()
    {
        QFETCH(const QString, planted);
        QFETCH(const bool, victimExists);
        QFETCH(const IfExists, ifExists);
        const QString victim = m_home->filePath(u"outside/victim"_s);
        if (victimExists)
            put(victim, "precious");
        auto partial = taken(take(place(u"saved.bin"_s, ifExists)));
        QVERIFY(partial);
        QVERIFY(writePattern(*partial, 0, length));
        QFile::remove(path(planted));
        QVERIFY(QFile::link(victim, path(planted)));
        if (planted.endsWith(".json"_L1)) { // it is written once more
            partial.reset();
            partial = taken(take());
            QVERIFY(partial);
            QCOMPARE(asText(partial->there()), "0-299999"_ba);
        }
        const auto saved = partial->commit();
        QVERIFY(saved.ok());
        QVERIFY(!QFileInfo(*saved).isSymLink());
        QVERIFY(contentOf(*saved) == patternBytes(0, length));
        QCOMPARE(contentOf(victim), victimExists ? "precious"_ba : "not there"_ba);
    }

    // What an earlier run has left

    void goesOnWhereItWas()
    {
        leavePartial({{0, 99'999}, {200'000, 249'999}});
        QCOMPARE(files(), (QStringList{u"saved.bin.larder-part"_s, u"saved.bin.larder-part.json"_s}));
        auto partial = taken(take());
        QVERIFY(partial);
        QCOMPARE(partial->name(), u"saved.bin"_s);
        QCOMPARE(asText(partial->there()), "0-99999 200000-249999"_ba);
        QCOMPARE(partial->inherited(), partial->there());
        QVERIFY(writePattern(*partial, 100'000, 200'000));
        QVERIFY(writePattern(*partial, 250'000, length));
        QCOMPARE(asText(partial->inherited()), "0-99999 200000-249999"_ba);
        QVERIFY(partial->commit().ok());
        QVERIFY(contentOf(path(u"saved.bin"_s)) == patternBytes(0, length));
    }

    void editedMeanwhile_data()
    {
        QTest::addColumn<qint64>("place");
        QTest::addColumn<QByteArray>("inherited");
        QTest::newRow("the last byte") << qint64(199'999) << ""_ba;
        QTest::newRow("the first of the last 64 KiB") << qint64(200'000 - Limits::overlapProof) << ""_ba;
        QTest::newRow("what is not proven") << qint64(200'000) << "0-199999"_ba;
    }

    void editedMeanwhile()
    {
        QFETCH(const qint64, place);
        QFETCH(const QByteArray, inherited);
        leavePartial({{0, 199'999}});
        QFile file(path(u"saved.bin.larder-part"_s));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(place));
        QVERIFY(file.write("?") == 1 && patternBytes(place, 1) != "?"_ba);
        file.close();
        auto partial = taken(take());
        QVERIFY(partial);
        QCOMPARE(asText(partial->inherited()), inherited);
        QVERIFY(writePattern(*partial, 0, length));
        QVERIFY(partial->commit().ok());
        QVERIFY(contentOf(path(u"saved.bin"_s)) == patternBytes(0, length));
    }

    void goesOnAfterANameThatWasNotToBeHad()
    {
        {
            auto partial = taken(take(place(u"saved.bin"_s, IfExists::Replace)));
            QVERIFY(partial);
            QVERIFY(writePattern(*partial, 0, length));
            QVERIFY(QDir(path({})).mkdir(u"saved.bin"_s));
            QVERIFY(!partial->commit());
        }
        QVERIFY(QDir(path({})).rmdir(u"saved.bin"_s));
        auto partial = taken(take());
        QVERIFY(partial);
        QCOMPARE(asText(partial->there()), "0-299999"_ba);
        QVERIFY(partial->commit().ok());
        QVERIFY(contentOf(path(u"saved.bin"_s)) == patternBytes(0, length));
    }

    void goesOnAfterTwoStops()
    {
        leavePartial({{0, 99'999}});
        leavePartial({{100'000, 199'999}});
        auto partial = taken(take());
        QVERIFY(partial);
        QCOMPARE(asText(partial->there()), "0-199999"_ba);
    }

    void goesOnWithinReplace()
    {
        put(path(u"saved.bin"_s), "old");
        leavePartial({{0, 99'999}}, place(u"saved.bin"_s, IfExists::Replace));
        QCOMPARE(contentOf(path(u"saved.bin"_s)), "old"_ba);
        auto partial = taken(take(place(u"saved.bin"_s, IfExists::Replace)));
        QVERIFY(partial);
        QCOMPARE(asText(partial->there()), "0-99999"_ba);
    }

    void version_data()
    {
        QTest::addColumn<std::optional<qint64>>("total");
        QTest::addColumn<QByteArray>("etag");
        QTest::addColumn<QByteArray>("inherited");
        QTest::newRow("the same") << std::optional(length) << "\"v1\""_ba
                                  << "0-99999"_ba;
        QTest::newRow("a body of unknown length begins anew") << std::optional<qint64>() << "\"v1\""_ba
                                                              << ""_ba;
        QTest::newRow("another ETag") << std::optional(length) << "\"v2\""_ba
                                      << ""_ba;
        QTest::newRow("another total") << std::optional(length + 1) << "\"v1\""_ba
                                       << ""_ba;
        QTest::newRow("no ETag any more") << std::optional(length) << ""_ba
                                          << ""_ba;
        QTest::newRow("the ETag is weak now") << std::optional(length) << "W/\"v1\""_ba
                                              << ""_ba;
    }

    void version()
    {
        QFETCH(const std::optional<qint64>, total);
        QFETCH(const QByteArray, etag);
        QFETCH(const QByteArray, inherited);
        leavePartial({{0, 99'999}});
        auto partial = taken(take(place(), wanted(total, etag)));
        QVERIFY(partial);
        QCOMPARE(partial->name(), u"saved.bin"_s);
        QCOMPARE(asText(partial->inherited()), inherited);
        QCOMPARE(asText(partial->there()), inherited);
        QCOMPARE(QFileInfo(partial->partialPath()).size(), inherited.isEmpty() ? 0 : 100'000);
    }

    void smallerIsTrusted_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<QByteArray>("inherited");
        QTest::addColumn<qint64>("sizeAfter");
        QTest::newRow("as claimed") << qint64(250'000) << "0-99999 200000-249999"_ba << qint64(250'000);
        QTest::newRow("H04 longer than claimed") << qint64(280'000) << "0-99999 200000-249999"_ba << qint64(250'000);
        QTest::newRow("longer than the total") << qint64(400'000) << "0-99999 200000-249999"_ba << qint64(250'000);
        QTest::newRow("cut in the last range") << qint64(220'000) << "0-99999 200000-219999"_ba << qint64(220'000);
        QTest::newRow("cut by one byte") << qint64(249'999) << "0-99999 200000-249998"_ba << qint64(249'999);
        QTest::newRow("cut in the hole") << qint64(150'000) << "0-99999"_ba << qint64(100'000);
        QTest::newRow("cut in the first range") << qint64(5) << "0-4"_ba << qint64(5);
        QTest::newRow("empty") << qint64(0) << ""_ba << qint64(0);
    }

    void smallerIsTrusted()
    {
        QFETCH(const qint64, size);
        QFETCH(const QByteArray, inherited);
        QFETCH(const qint64, sizeAfter);
        leavePartial({{0, 99'999}, {200'000, 249'999}});
        QVERIFY(QFile::resize(path(u"saved.bin.larder-part"_s), size));
        auto partial = taken(take());
        QVERIFY(partial);
        QCOMPARE(asText(partial->there()), inherited);
        QCOMPARE(QFileInfo(partial->partialPath()).size(), sizeAfter);
        QVERIFY(writePattern(*partial, 0, length)); // over what is there and what is not
        QVERIFY(partial->commit().ok());
        QVERIFY(contentOf(path(u"saved.bin"_s)) == patternBytes(0, length));
    }

    void recordWithoutItsFile()
    {
        leavePartial({{0, 99'999}});
        QVERIFY(QFile::remove(path(u"saved.bin.larder-part"_s)));
        auto partial = taken(take());
        QVERIFY(partial);
        QCOMPARE(partial->name(), u"saved.bin"_s);
        QVERIFY(partial->there().empty());
    }

    void stranger_data()
    {
        QTest::addColumn<QByteArray>("record"); // null: none
        const auto ofAnother = [](const QString &key) {
            ResumeRecord record = wanted(length, "\"v1\"", key);
            record.proven.add(ByteRange{0, 2});
            return toJson(record);
        };
        QTest::newRow("no record") << QByteArray();
        QTest::newRow("empty record") << ""_ba;
        QTest::newRow("H03 no JSON") << "larder"_ba;
        QTest::newRow("H03 cut short") << ofAnother(u"file_v3_00aa_1"_s).chopped(5);
        QTest::newRow("H03 of a later version")
            << ofAnother(u"file_v3_00aa_1"_s).replace("\"larder_part\": 1", "\"larder_part\": 2");
        QTest::newRow("H03 proves more than there can be")
            << ofAnother(u"file_v3_00aa_1"_s).replace("\"2\"", "\"999999999\"");
        QTest::newRow("of another resource") << ofAnother(u"file_v3_other"_s);
    }

    void stranger()
    {
        QFETCH(const QByteArray, record);
        put(path(u"saved.bin.larder-part"_s), "theirs");
        if (!record.isNull())
            put(path(u"saved.bin.larder-part.json"_s), record);
        auto partial = taken(take());
        QVERIFY(partial);
        QCOMPARE(partial->name(), u"saved (1).bin"_s);
        QVERIFY(writePattern(*partial, 0, length));
        QVERIFY(partial->commit().ok());
        partial.reset();
        QCOMPARE(contentOf(path(u"saved.bin.larder-part"_s)), "theirs"_ba);
        if (!record.isNull())
            QCOMPARE(contentOf(path(u"saved.bin.larder-part.json"_s)), record);
    }

    void strangersFileInPlaceOfTheRecord()
    {
        put(path(u"saved.bin.larder-part.json"_s), "theirs");
        auto partial = taken(take());
        QVERIFY(partial);
        QVERIFY(writePattern(*partial, 0, length));
        QVERIFY(partial->commit().ok());
        partial.reset();
        QCOMPARE(contentOf(path(u"saved.bin.larder-part.json"_s)), "theirs"_ba);
    }

    // Writing over what was inherited

    void comparesWhatWasInherited_data()
    {
        QTest::addColumn<qint64>("first");
        QTest::addColumn<qint64>("end");
        QTest::addColumn<qint64>("flaw"); // a byte that differs; -1: none
        QTest::addColumn<bool>("differs");
        const auto row = [](const char *name, qint64 first, qint64 end, qint64 flaw, bool differs) {
            QTest::newRow(name) << first << end << flaw << differs;
        };
        // What was inherited: 10000-19999 30000-39999.
        row("within one", 12'000, 13'000, -1, false);
        row("within one, first byte", 12'000, 13'000, 12'000, true);
        row("within one, last byte", 12'000, 13'000, 12'999, true);
        row("all of one", 10'000, 20'000, -1, false);
        row("over its front", 5000, 15'000, -1, false);
        row("over its front, a new byte", 5000, 15'000, 9999, false);
        row("over its front, a known byte", 5000, 15'000, 10'000, true);
        row("over its back", 15'000, 25'000, -1, false);
        row("over its back, a known byte", 15'000, 25'000, 19'999, true);
        row("over its back, a new byte", 15'000, 25'000, 20'000, false);
        row("over both", 5000, 45'000, -1, false);
        row("over both, a byte of the hole", 5000, 45'000, 25'000, false);
        row("over both, a byte of the second", 5000, 45'000, 30'000, true);
        row("a hole alone", 20'000, 30'000, 25'000, false);
    }

    void comparesWhatWasInherited()
    {
        QFETCH(const qint64, first);
        QFETCH(const qint64, end);
        QFETCH(const qint64, flaw);
        QFETCH(const bool, differs);
        leavePartial({{10'000, 19'999}, {30'000, 39'999}});
        auto partial = taken(take());
        QVERIFY(partial);
        QByteArray bytes = patternBytes(first, end - first);
        if (flaw >= 0)
            bytes[flaw - first] = static_cast<char>(~bytes[flaw - first]);
        const auto written = partial->write(first, bytes);
        QVERIFY(written.ok());
        QCOMPARE(*written, differs ? PartialFile::Written::Differs : PartialFile::Written::Kept);
        // What was inherited is compared, not written.
        QFile file(partial->partialPath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.seek(10'000));
        QVERIFY(file.read(10'000) == patternBytes(10'000, 10'000));
        QVERIFY(file.seek(30'000));
        QVERIFY(file.read(10'000) == patternBytes(30'000, 10'000));
        if (!differs)
            QVERIFY(partial->there().covers(ByteRange{first, end - 1}));
    }

    void ownBytesAreWrittenAnew()
    {
        auto partial = taken(take());
        QVERIFY(partial);
        QVERIFY(partial->write(0, QByteArray(1000, 'x')).ok());
        const auto written = partial->write(0, patternBytes(0, 1000));
        QVERIFY(written.ok());
        QCOMPARE(*written, PartialFile::Written::Kept);
        QCOMPARE(contentOf(partial->partialPath()), patternBytes(0, 1000));
    }

    void startOver()
    {
        leavePartial({{0, 99'999}});
        auto partial = taken(take());
        QVERIFY(partial);
        QVERIFY(writePattern(*partial, 100'000, 200'000));
        partial->describe(5, Validator{Validator::Kind::StrongETag, "\"v2\""});
        QVERIFY(partial->startOver().ok());
        QVERIFY(partial->there().empty());
        QVERIFY(partial->inherited().empty());
        QCOMPARE(QFileInfo(partial->partialPath()).size(), 0);
        QVERIFY(partial->write(0, "other").ok());
        QVERIFY(partial->commit().ok());
        QCOMPARE(contentOf(path(u"saved.bin"_s)), "other"_ba);
    }

    // Its end without a commit

    void keptOnDestruction()
    {
        leavePartial({{0, 99'999}});
        const auto record = recordFromJson(contentOf(path(u"saved.bin.larder-part.json"_s)));
        QVERIFY(record);
        QVERIFY(record->sameResource(wanted()));
        QVERIFY(record->sameVersion(wanted()));
        QCOMPARE(asText(record->proven), "0-99999"_ba);
        QCOMPARE(contentOf(path(u"saved.bin.larder-part"_s)), patternBytes(0, 100'000));
    }

    void describedIsRecorded()
    {
        {
            auto partial = taken(take(place(), wanted(std::nullopt, {})));
            QVERIFY(partial);
            QVERIFY(writePattern(*partial, 0, 1000));
            partial->describe(length, Validator{Validator::Kind::StrongETag, "\"v7\""});
        }
        const auto record = recordFromJson(contentOf(path(u"saved.bin.larder-part.json"_s)));
        QVERIFY(record);
        QCOMPARE(record->total, std::optional(length));
        QCOMPARE(record->validator->value, "\"v7\""_ba);
    }

    void removedOnDestructionWhereNothingIsProven()
    {
        auto partial = taken(take());
        QVERIFY(partial);
        QCOMPARE(files(), (QStringList{u"saved.bin.larder-part"_s, u"saved.bin.larder-part.json"_s,
                                       u"saved.bin.larder-part.lock"_s}));
        partial.reset();
        QCOMPARE(files(), QStringList{});
    }

    void discard()
    {
        leavePartial({{0, 99'999}});
        put(path(u"other.bin"_s), "other");
        auto partial = taken(take());
        QVERIFY(partial);
        partial->discard();
        QCOMPARE(files(), QStringList{u"other.bin"_s});
        partial.reset();
        QCOMPARE(files(), QStringList{u"other.bin"_s});
    }

    void recordIsNeverAheadOfTheBytes()
    {
        auto partial = taken(take());
        QVERIFY(partial);
        QVERIFY(writePattern(*partial, 0, 100'000));
        const auto record = recordFromJson(contentOf(path(u"saved.bin.larder-part.json"_s)));
        QVERIFY(record);
        QVERIFY(record->proven.total() <= QFileInfo(partial->partialPath()).size());
    }

    // Two at a time

    void secondGetsAnotherName()
    {
        auto first = taken(take());
        auto second = taken(take());
        auto third = taken(take(place(), wanted(length, "\"v1\"", u"file_v3_other"_s)));
        QVERIFY(first && second && third);
        QCOMPARE(first->name(), u"saved.bin"_s);
        QCOMPARE(second->name(), u"saved (1).bin"_s);
        QCOMPARE(third->name(), u"saved (2).bin"_s);
        QVERIFY(writePattern(*first, 0, length));
        QVERIFY(writePattern(*second, 0, length));
        QVERIFY(second->commit().ok());
        QVERIFY(first->commit().ok());
        third.reset();
        QCOMPARE(files(), (QStringList{u"saved (1).bin"_s, u"saved.bin"_s}));
        QVERIFY(contentOf(path(u"saved.bin"_s)) == patternBytes(0, length));
        QVERIFY(contentOf(path(u"saved (1).bin"_s)) == patternBytes(0, length));
    }

    void nameIsFreeAgainAfterCommitAndDiscard()
    {
        auto first = taken(take());
        QVERIFY(first);
        first->discard();
        auto second = taken(take(place(), wanted(0)));
        QVERIFY(second);
        QCOMPARE(second->name(), u"saved.bin"_s);
        QVERIFY(second->commit().ok());
        QVERIFY(QFile::remove(path(u"saved.bin"_s)));
        auto third = taken(take());
        QVERIFY(third);
        QCOMPARE(third->name(), u"saved.bin"_s);
    }

    void otherProcessKeepsItsName()
    {
        OtherProcess other([this](const auto &sayAndWait) {
            auto partial = taken(take());
            const bool written = partial && writePattern(*partial, 0, 100'000);
            sayAndWait(written ? partial->name().toUtf8() : "nothing"_ba);
            partial.reset();
        });
        QCOMPARE(other.word(), "saved.bin"_ba);
        auto partial = taken(take());
        QVERIFY(partial);
        QCOMPARE(partial->name(), u"saved (1).bin"_s);
        partial.reset();
        other.letEnd();
        auto after = taken(take());
        QVERIFY(after);
        QCOMPARE(after->name(), u"saved.bin"_s);
        QCOMPARE(asText(after->inherited()), "0-99999"_ba);
    }

    void killedProcessKeepsNobodyOut()
    {
        leavePartial({{0, 99'999}});
        OtherProcess other([this](const auto &sayAndWait) {
            auto partial = taken(take());
            const bool written = partial && writePattern(*partial, 100'000, 200'000);
            sayAndWait(written ? partial->name().toUtf8() : "nothing"_ba);
            partial.reset();
        });
        QCOMPARE(other.word(), "saved.bin"_ba);
        other.kill();
        QVERIFY(files().contains(u"saved.bin.larder-part.lock"_s));
        auto partial = taken(take());
        QVERIFY(partial);
        QCOMPARE(partial->name(), u"saved.bin"_s);
        // What its record had proven; what it wrote afterwards counts for nothing.
        QCOMPARE(asText(partial->inherited()), "0-99999"_ba);
        QVERIFY(writePattern(*partial, 100'000, length));
        QVERIFY(partial->commit().ok());
        QVERIFY(contentOf(path(u"saved.bin"_s)) == patternBytes(0, length));
    }

    void lockWithoutItsProcess_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<std::chrono::seconds>("age");
        QTest::addColumn<QString>("name");
        QTest::newRow("empty, killed before it wrote itself in")
            << ""_ba << std::chrono::seconds(1min) << u"saved.bin"_s;
        QTest::newRow("empty, it may be about to") << ""_ba << 0s << u"saved (1).bin"_s;
        QTest::newRow("a stranger's") << "theirs"_ba << std::chrono::seconds(1min) << u"saved (1).bin"_s;
    }

    void lockWithoutItsProcess()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const std::chrono::seconds, age);
        const QString lock = path(u"saved.bin.larder-part.lock"_s);
        put(lock, content);
        {
            QFile file(lock);
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-age.count()),
                                     QFileDevice::FileModificationTime));
        }
        auto partial = taken(take());
        QVERIFY(partial);
        QTEST(partial->name(), "name");
    }

    /** G09: the name is not taken by what came back with it. */
    void lockThatWasAway()
    {
        const QString folder = path(u"sub"_s);
        const QString away = path(u"away"_s);
        QVERIFY(QDir().mkdir(folder));
        {
            const auto partial = taken(PartialFile::take({folder, u"saved.bin"_s}, wanted(length)));
            QVERIFY(partial);
            QVERIFY(QFile::rename(folder, away));
        }
        QVERIFY(QFile::rename(away, folder));
        QVERIFY(QFile::exists(folder + u"/saved.bin.larder-part.lock"_s));
        const auto again = taken(PartialFile::take({folder, u"saved.bin"_s}, wanted(length)));
        QVERIFY(again);
        QCOMPARE(again->name(), u"saved.bin"_s);
        const auto another = taken(PartialFile::take({folder, u"saved.bin"_s}, wanted(length)));
        QVERIFY(another);
        QCOMPARE(another->name(), u"saved (1).bin"_s);
    }

    // The disk

    void noRoom_data()
    {
        QTest::addColumn<bool>("diskIsFull"); // else a file may not grow
        QTest::newRow("B14 a disk that holds no larger files") << false;
        if (SmallDisk(m_home->path(), 4096).there())
            QTest::newRow("G06 a full disk") << true;
    }

    void noRoom()
    {
        QFETCH(const bool, diskIsFull);
        constexpr qint64 room = 1024 * 1024;
        constexpr qint64 total = 4 * room;
        std::unique_ptr<SmallDisk> disk;
        std::unique_ptr<FileSizeLimit> limit;
        if (diskIsFull)
            disk = std::make_unique<SmallDisk>(path({}), room);
        else
            limit = std::make_unique<FileSizeLimit>(room);
        auto partial = taken(take(place(), wanted(total)));
        QVERIFY(partial);

        qint64 offset = 0;
        auto written = partial->write(0, patternBytes(0, 50'000));
        while (written && offset <= total) {
            offset += 50'000;
            written = partial->write(offset, patternBytes(offset, 50'000));
        }
        QVERIFY(!written);
        QCOMPARE(written.error().reason, diskIsFull ? Reason::DiskFull : Reason::FileTooLargeForDisk);
        QVERIFY(partial->there().contiguousEnd() <= offset);
        const qint64 kept = partial->there().total();
        QVERIFY2(kept > room - 300'000, QByteArray::number(kept).constData());
        partial.reset();
        QCOMPARE(files(), (QStringList{u"saved.bin.larder-part"_s, u"saved.bin.larder-part.json"_s}));

        // What was said to be kept is there for the next try, and right.
        limit.reset();
        auto again = taken(take(place(), wanted(total)));
        QVERIFY(again);
        QCOMPARE(again->inherited().contiguousEnd(), kept);
        QVERIFY(contentOf(again->partialPath()) == patternBytes(0, kept));
        again->discard();
        QCOMPARE(files(), QStringList{});
    }

    void noRoomToBegin()
    {
        SmallDisk disk(path({}), 64 * 1024);
        if (disk.there())
            put(path(u"ballast"_s), QByteArray(64 * 1024, 'x'));
        const FileSizeLimit limit(disk.there() ? 1024 * 1024 : 0);
        const auto result = take();
        QVERIFY(!result);
        QVERIFY(kindOf(result.error()) == ErrorKind::Storage);
        QVERIFY(!files().contains(u"saved.bin"_s));
    }

    void noFolder_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<Reason>("reason");
        QTest::newRow("below a file") << u"file/folder"_s << Reason::FolderMissing;
        QTest::newRow("a file") << u"file"_s << Reason::FolderNotWritable;
        QTest::newRow("a link to nothing") << u"nowhere"_s << Reason::FolderMissing;
        // Root writes everywhere but on a disk that is mounted read-only.
        if (geteuid() != 0 || SmallDisk(m_home->path(), 4096).there()) {
            QTest::newRow("where nobody may write") << u"locked"_s << Reason::FolderNotWritable;
            QTest::newRow("below where nobody may write") << u"locked/folder"_s << Reason::FolderMissing;
        }
#ifdef Q_OS_LINUX
        QTest::newRow("the kernel's") << u"/proc/self"_s << Reason::FolderNotWritable;
#endif
    }

    void noFolder()
    {
        QFETCH(const QString, folder);
        QFETCH(const Reason, reason);
        put(path(u"file"_s), "a file");
        QVERIFY(QFile::link(path(u"nothing"_s), path(u"nowhere"_s)));
        QVERIFY(QDir(path({})).mkdir(u"locked"_s));
        SmallDisk disk(path(u"locked"_s), 64 * 1024);
        if (disk.there())
            QVERIFY(disk.makeReadOnly());
        else
            QCOMPARE(chmod(QFile::encodeName(path(u"locked"_s)).constData(), 0500), 0);
        const QString absolute = QDir(path({})).absoluteFilePath(folder);
        const auto result = PartialFile::take(Place{absolute, u"saved.bin"_s}, wanted());
        QVERIFY(!result);
        QCOMPARE(result.error().reason, reason);
        QCOMPARE(contentOf(path(u"file"_s)), "a file"_ba);
    }

    // settle()

    void settled_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::newRow("empty") << qint64(0);
        QTest::newRow("one byte") << qint64(1);
        QTest::newRow("larger than any buffer") << qint64(5'000'001);
    }

    void settled()
    {
        QFETCH(const qint64, size);
        put(path(u"a"_s), patternBytes(0, size));
        const auto digest = settle(path(u"a"_s), std::make_shared<FileDigest>(path(u"a"_s)));
        QVERIFY(digest.ok());
        QCOMPARE(*digest, QCryptographicHash::hash(patternBytes(0, size), QCryptographicHash::Sha256).toHex());
        const auto flushed = settle(path(u"a"_s), {});
        QVERIFY(flushed.ok());
        QCOMPARE(*flushed, QByteArray());
        QVERIFY(contentOf(path(u"a"_s)) == patternBytes(0, size));
    }

    /** What is told of it by goOn() is hashed at once or not, as threads are free: the sum may not depend on that. */
    void digestedMeanwhile_data()
    {
        QTest::addColumn<std::function<bool(PartialFile &)>>("write");
        const auto row = [](const char *name, std::function<bool(PartialFile &)> write) {
            QTest::newRow(name) << std::move(write);
        };
        row("from its beginning", [](PartialFile &partial) { return writePattern(partial, 0, large); });
        row("its end first", [](PartialFile &partial) {
            return writePattern(partial, large / 2, large) && writePattern(partial, 0, large / 2);
        });
        row("begun anew", [](PartialFile &partial) {
            return partial.write(0, QByteArray(large / 2, 'x')).ok() && partial.startOver().ok() &&
                   writePattern(partial, 0, large);
        });
        row("own bytes written anew", [](PartialFile &partial) {
            return partial.write(0, QByteArray(large / 2, 'x')).ok() && writePattern(partial, 0, large);
        });
    }

    void digestedMeanwhile()
    {
        QFETCH(const std::function<bool(PartialFile &)>, write);
        auto partial = taken(take(place(), wanted(large)));
        QVERIFY(partial);
        partial->digestMeanwhile();
        QVERIFY(write(*partial));
        QVERIFY(partial->digest()->told() > 0);
        const auto digest = settle(partial->partialPath(), partial->digest());
        QVERIFY(digest.ok());
        QCOMPARE(*digest, QCryptographicHash::hash(patternBytes(0, large), QCryptographicHash::Sha256).toHex());
    }

    void digestedWithWhatWasThere()
    {
        {
            auto partial = taken(take(place(), wanted(large)));
            QVERIFY(partial && writePattern(*partial, 0, large / 2));
        }
        auto partial = taken(take(place(), wanted(large)));
        QVERIFY(partial);
        partial->digestMeanwhile();
        QVERIFY(writePattern(*partial, large / 2, large));
        QVERIFY(partial->digest()->told() > large / 2);
        const auto digest = settle(partial->partialPath(), partial->digest());
        QVERIFY(digest.ok());
        QCOMPARE(*digest, QCryptographicHash::hash(patternBytes(0, large), QCryptographicHash::Sha256).toHex());
    }

    void digestOfNothingAfterItWasBegunAnew()
    {
        auto partial = taken(take(place(), wanted(large)));
        QVERIFY(partial);
        partial->digestMeanwhile();
        QVERIFY(partial->write(0, QByteArray(large / 2, 'x')).ok());
        QThreadPool::globalInstance()->waitForDone(); // it has read some of that
        QVERIFY(partial->startOver().ok());
        const auto digest = settle(partial->partialPath(), partial->digest());
        QVERIFY(digest.ok());
        QCOMPARE(*digest, QCryptographicHash::hash({}, QCryptographicHash::Sha256).toHex());
    }

    /** Whoever has cancelled does not wait for the rest of it. */
    void digestThatIsStoppedReadsNoMore()
    {
        put(path(u"a"_s), patternBytes(0, large));
        const auto digest = std::make_shared<FileDigest>(path(u"a"_s));
        digest->stop();
        const auto sum = settle(path(u"a"_s), digest);
        QVERIFY(sum.ok());
        QCOMPARE(*sum, QCryptographicHash::hash({}, QCryptographicHash::Sha256).toHex());
    }

    void settledWithoutFile()
    {
        for (const auto &digest : {std::shared_ptr<FileDigest>(), std::make_shared<FileDigest>(path(u"not there"_s))}) {
            const auto result = settle(path(u"not there"_s), digest);
            QVERIFY(!result);
            QCOMPARE(result.error().reason, Reason::WriteFailed);
        }
        QCOMPARE(files(), QStringList{});
    }

private:
    [[nodiscard]] QString path(const QString &name) const
    {
        return m_home->filePath(name.isEmpty() ? u"folder"_s : u"folder/"_s + name);
    }
    [[nodiscard]] Place place(const QString &name = u"saved.bin"_s, IfExists ifExists = IfExists::Rename) const
    {
        return Place{path({}), name, ifExists};
    }
    [[nodiscard]] Result<PartialFile::Taken> take() const
    {
        return take(place());
    }
    [[nodiscard]] Result<PartialFile::Taken> take(const Place &place, const ResumeRecord &record = wanted()) const
    {
        return PartialFile::take(place, record);
    }
    [[nodiscard]] QStringList files() const
    {
        return QDir(path({})).entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
    }
    /** As a run that was stopped. */
    void leavePartial(const QList<ByteRange> &ranges) const
    {
        leavePartial(ranges, place());
    }
    void leavePartial(const QList<ByteRange> &ranges, const Place &place) const
    {
        auto partial = taken(take(place));
        QVERIFY(partial);
        for (const ByteRange &range : ranges)
            QVERIFY(writePattern(*partial, range.first, range.end()));
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(PartialFileTest)
#include "partialfile_test.moc"
