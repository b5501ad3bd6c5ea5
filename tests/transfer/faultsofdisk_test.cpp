#include <algorithm>
#include <memory>

#include <QDir>
#include <QTest>

#include "badday.h"
#include "demo/patternbytes.h"
#include "tests/support/otherprocess.h"
#include "tests/support/smalldisk.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 length = 9 * 1024 * 1024; // what a scene serves: the probe, one whole chunk, and the rest
constexpr qint64 probe = Limits::probe;
constexpr qint64 mebibyte = 1024 * 1024;

const auto partial = u"saved (1).bin.larder-part"_s;
const auto filler = u"disk/filler"_s; // what takes the room
const auto record = u"saved (1).bin.larder-part.json"_s;

/** Something happens in the moment in which this request is answered. */
Fault meanwhile(const std::function<void()> &happen)
{
    return [happen](const HttpRequest &request, const ServedResource &resource) {
        happen();
        return honestReply(request, resource);
    };
}

/** It stops for a refusal with 4,000,000 bytes behind the probe. */
void keepSome(Scene &scene)
{
    scene.on(2, Faults::cutAfter(4'000'000, HttpReply::Cut::Close));
    scene.on(3, Faults::refusal(400, 234002));
}

void keepSomeTied(Scene &scene)
{
    scene.serve({.length = length, .etag = "\"one\""});
    keepSome(scene);
}

/** Inverts one of its last bytes, however many have come. */
void editEnd(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.seek(file.size() - 1000))
        qFatal("There is no file to edit");
    const QByteArray byte(1, char(~file.peek(1).at(0)));
    file.write(byte);
}

void fill(const QString &path, qint64 bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("There is no disk to fill");
    const QByteArray piece(64 * 1024, 'x');
    for (qint64 filled = 0; filled < bytes && file.write(piece) == piece.size(); filled += piece.size()) {
    }
}

/** What another run would have left: the first so many bytes of it, with their record. */
void leave(const Scene &scene, qint64 bytes)
{
    const ResumeRecord wanted{scene.order.platform, scene.order.resource, length};
    auto taken = PartialFile::take({scene.order.folder, scene.order.name}, wanted);
    if (!taken)
        qFatal("Nothing could be left");
    auto file = std::get<std::unique_ptr<PartialFile>>(std::move(taken).value());
    file->describe(length, std::nullopt);
    if (!file->write(0, patternBytes(0, bytes)))
        qFatal("Nothing could be left");
}

/** A disk of its own for the resource, in the folder of the scene. */
struct Disk
{
    Disk(Scene &scene, qint64 bytes) : folder(scene.pathOf(u"disk"_s))
    {
        QDir().mkdir(folder);
        disk = std::make_unique<SmallDisk>(folder, bytes);
        scene.order.folder = folder;
    }

    QString folder;
    std::unique_ptr<SmallDisk> disk;
};

BadDay onDisk(qint64 bytes, const std::function<void(Scene &, Disk &)> &script, BadDay day)
{
    const auto made = std::make_shared<std::weak_ptr<Disk>>();
    day.script = [=](Scene &scene) {
        const auto disk = std::make_shared<Disk>(scene, bytes);
        scene.belongings = disk;
        *made = disk;
        script(scene, *disk);
    };
    day.between = [=](Scene &scene) {
        if (!made->lock()->disk->resize(100 * mebibyte))
            qFatal("The disk could not be made larger");
        QFile::remove(scene.pathOf(filler));
        scene.before.remove(filler);
    };
    day.savedAs = u"disk/saved.bin"_s;
    return day;
}

} // namespace

/** G and H: the disk, the folder, other programs; stopping and starting. */
class FaultsOfDiskTest : public QObject
{
    Q_OBJECT

    static void check()
    {
        QFETCH(const BadDay, day);
        const QString wrong = whatIsWrongAfter(day);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

private Q_SLOTS:
    void room_data()
    {
        newDays();
        newDay("G01 the disk fills in mid-file",
               onDisk(12 * mebibyte,
                      [](Scene &scene, const Disk &) {
                          scene.on(2, meanwhile([&scene] {
                                       fill(scene.pathOf(filler), 6 * mebibyte);
                                       scene.before.insert(filler, hashesIn(scene.bench.folder.path()).value(filler));
                                   }));
                      },
                      {.end = End::FailedKept, .reason = Reason::DiskFull, .mostRequests = 2}));
        newDay("G02 the disk has not the room, as is known from the start",
               onDisk(4 * mebibyte, [](Scene &, const Disk &) {},
                      {.end = End::FailedGone, .reason = Reason::DiskFull, .mostRequests = 1}));
        newDay("B08 a body without end",
               onDisk(40 * mebibyte,
                      [](Scene &scene, const Disk &) {
                          scene.askForImage();
                          HttpReply endless = Larder::reply(200, "application/octet-stream", {});
                          endless.body = patternBody();
                          endless.bodyLength = qint64(1) << 40;
                          endless.framing = HttpReply::Framing::Chunked;
                          scene.from(1, Faults::answerWith(endless));
                      },
                      {.end = End::FailedGone, .reason = Reason::DiskFull, .mostRequests = 1}));
        newDay("G05 a disk on which nobody may write",
               onDisk(40 * mebibyte,
                      [](Scene &, const Disk &disk) {
                          if (!disk.disk->makeReadOnly())
                              qFatal("The disk could not be made read-only");
                      },
                      {.end = End::FailedGone, .reason = Reason::FolderNotWritable, .mostRequests = 1}));
    }

    void room()
    {
        QVERIFY2(SmallDisk::mayBe(), "A small disk in memory must be mounted here, and neither root nor a user "
                                     "namespace of this process' own (kernel.unprivileged_userns_clone) may do it.");
        check();
    }

    void folder_data()
    {
        newDays();
        newDay("G04 the folder is deleted in mid-file",
               {.script =
                    [](Scene &scene) {
                        scene.order.folder = scene.pathOf(u"sub"_s);
                        scene.on(2, meanwhile([folder = scene.order.folder] { QDir(folder).removeRecursively(); }));
                    },
                .end = End::FailedGone,
                .reason = Reason::FolderMissing,
                .mostRequests = 3,
                .savedAs = u"sub/saved.bin"_s});
        const auto away = [](const Scene &scene) { return scene.bench.folder.path() + u".away"_s; };
        newDay("G09 the disk is away for a while",
               {.script =
                    [away](Scene &scene) {
                        scene.order.folder = scene.pathOf(u"sub"_s);
                        scene.on(2, meanwhile([from = scene.order.folder, to = away(scene)] {
                                     if (!QFile::rename(from, to))
                                         qFatal("The disk could not be taken away");
                                 }));
                    },
                .end = End::FailedGone,
                .reason = Reason::FolderMissing,
                .mostRequests = 3,
                .savedAs = u"sub/saved.bin"_s,
                .between =
                    [away](Scene &scene) {
                        if (!QFile::rename(away(scene), scene.order.folder))
                            qFatal("The disk did not come back");
                    }});
        newDay("G05 a file in the folder's place", {.script =
                                                        [](Scene &scene) {
                                                            scene.put(u"sub"_s, "no folder");
                                                            scene.order.folder = scene.pathOf(u"sub"_s);
                                                        },
                                                    .end = End::FailedGone,
                                                    .reason = Reason::FolderNotWritable,
                                                    .mostRequests = 1,
                                                    .savedAs = u"sub/saved.bin"_s,
                                                    .between =
                                                        [](Scene &scene) {
                                                            QFile::remove(scene.pathOf(u"sub"_s));
                                                            scene.before.remove(u"sub"_s);
                                                        }});
        savedAs(
            "G07 somebody saves a file under its name meanwhile", u"saved (2).bin"_s,
            [](Scene &scene) { scene.on(2, meanwhile([&scene] { scene.put(u"saved (1).bin"_s, "came meanwhile"); })); },
            3);
        savedAs(
            "G07 a link comes to stand under its name meanwhile", u"saved (2).bin"_s,
            [](Scene &scene) {
                scene.on(2, meanwhile([&scene] {
                             QFile::link(scene.pathOf(u"notes.txt"_s), scene.pathOf(u"saved (1).bin"_s));
                             scene.before.insert(u"saved (1).bin"_s, hashOf("somebody's notes"));
                         }));
            },
            3);
    }

    void folder() { check(); }

    void others_data()
    {
        newDays();
        const auto edited = [](const char *name, void (*keep)(Scene &), const Script &between) {
            newDay(name, {.script = keep,
                          .end = End::FailedKept,
                          .reason = Reason::NoAccess,
                          .mostRequests = 3,
                          .between = between});
        };
        edited("G12 the last bytes of the partial are edited", keepSome,
               [](Scene &scene) { editEnd(scene.pathOf(partial)); });
        edited("G12 the last bytes of the partial are edited, and an ETag ties the versions", keepSomeTied,
               [](Scene &scene) { editEnd(scene.pathOf(partial)); });
        edited("G12 the partial is cut short", keepSome,
               [](Scene &scene) { QFile::resize(scene.pathOf(partial), 1'000'000); });
        edited("G12 the partial is emptied", keepSomeTied,
               [](Scene &scene) { QFile::resize(scene.pathOf(partial), 0); });
        edited("H04 the partial is longer than its record claims", keepSome,
               [](Scene &scene) { QFile::resize(scene.pathOf(partial), length); });
        edited("G12 the partial is gone, its record is there", keepSome,
               [](Scene &scene) { QFile::remove(scene.pathOf(partial)); });
    }

    void others() { check(); }

    void starts_data()
    {
        newDays();
        saved(
            "H01 killed with bytes behind the probe", [](Scene &scene) { leave(scene, 4'000'000); }, 3);
        saved(
            "H01 killed within the probe", [](Scene &scene) { leave(scene, probe / 2); }, 3);
        saved(
            "H02 killed between the last byte and the name", [](Scene &scene) { leave(scene, length); }, 2);
        const auto stranger = [](const char *name, const QByteArray &json) {
            savedAs(
                name, u"saved (2).bin"_s,
                [json](Scene &scene) {
                    scene.put(partial, "whose?");
                    scene.put(record, json);
                },
                3);
        };
        stranger("H03 a record that is no JSON", "larder");
        stranger("H03 an empty record", "");
        stranger("H03 a record of a later version", R"({"version":999})");
        stranger("H03 a record larger than any", QByteArray(200'000, '['));
        saved(
            "H04 a record that claims nothing, and a partial of some size",
            [](Scene &scene) {
                leave(scene, 4'000'000);
                QFile file(scene.pathOf(record));
                if (!file.open(QIODevice::WriteOnly) ||
                    file.write(toJson({scene.order.platform, scene.order.resource, length})) < 0)
                    qFatal("The record could not be written");
            },
            3);
    }

    void starts() { check(); }

    /** G11: the other process keeps its name as long as it is there, and its partial is not touched. */
    void anotherProcessHasItsName()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        const ResumeRecord wanted{order.platform, order.resource, length};
        OtherProcess other([&](const auto &sayAndWait) {
            auto taken = PartialFile::take({order.folder, order.name}, wanted);
            const auto *file = taken ? std::get_if<std::unique_ptr<PartialFile>>(&taken.value()) : nullptr;
            const bool written = file && (*file)->write(0, patternBytes(0, 100'000)).ok();
            sayAndWait(written ? (*file)->name().toUtf8() : QByteArray("nothing"));
        });
        QCOMPARE(other.word(), QByteArray("saved.bin"));
        const FolderHashes before = hashesIn(bench.folder.path());
        bench.server.serve(TransferBench::pathOf(order), length);
        QCOMPARE(QString(word(bench.download(order))), u"saved"_s);
        const Aftermath left{.folder = bench.folder.path(),
                             .before = before,
                             .arrived = {{u"saved (1).bin"_s, hashOf(patternBytes(0, length))}},
                             .secret = TransferBench::secret,
                             .said = {},
                             .sentences = {},
                             .elsewhere = {}};
        const QString wrong = whatIsWrong(left);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    /** B14: what another run has left is larger than 4 GiB, and is gone on with at its end. */
    void goesOnBeyond4GiB()
    {
        constexpr qint64 left = (qint64(1) << 32) + 1000;
        constexpr qint64 whole = left + 300'000;
        TransferBench bench;
        const DownloadOrder order = bench.order();
        const QByteArray path = TransferBench::pathOf(order);
        // Nothing but zeros up to there, for which a disk needs no room.
        const auto body = [](qint64 first, qint64 count) {
            const qint64 zeros = std::clamp<qint64>(left - first, 0, count);
            return QByteArray(zeros, '\0') + patternBytes(first + zeros, count - zeros);
        };
        bench.server.serve(path, {.length = whole, .body = body});
        ResumeRecord leftRecord{order.platform, order.resource, whole};
        leftRecord.proven.add({0, left - 1});
        QFile bytes(bench.folder.filePath(u"saved.bin.larder-part"_s));
        QVERIFY(bytes.open(QIODevice::WriteOnly) && bytes.resize(left));
        QFile json(bench.folder.filePath(u"saved.bin.larder-part.json"_s));
        QVERIFY(json.open(QIODevice::WriteOnly) && json.write(toJson(leftRecord)) > 0);
        json.close();
        QCOMPARE(QString(word(bench.download(order))), u"saved"_s);
        QCOMPARE(bench.files(), QStringList{u"saved.bin"_s});
        QFile saved(bench.folder.filePath(u"saved.bin"_s));
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(saved.size(), whole);
        QVERIFY(saved.seek(left - 10));
        QVERIFY(saved.readAll() == QByteArray(10, '\0') + patternBytes(left, whole - left));
        QCOMPARE(bench.server.timesAsked(path), 2); // the probe, and the rest with the proof before it
    }

    /** G10: one resource asked for twice is one transfer, and one file. */
    void theSameTwiceIsOne()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        bench.server.serve(TransferBench::pathOf(order), length);
        const TransferId first = bench.add(order);
        bench.add(order);
        QCOMPARE(QString(word(bench.endOf(first))), u"saved"_s);
        QCOMPARE(bench.queue->snapshots().size(), 1);
        QCOMPARE(bench.files(), QStringList{u"saved.bin"_s});
        QCOMPARE(bench.server.timesAsked(TransferBench::pathOf(order)), 3);
    }

    /** H06: what was asked before the cancel writes nothing into what was started behind it. */
    void cancelledAndStartedAgain()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        const QByteArray path = TransferBench::pathOf(order);
        bench.server.serve(path, {.length = length, .body = patternBody(7)});
        bench.server.onRequest(path, 2, Faults::trickled(1'000'000));
        const TransferId first = bench.add(order);
        QTRY_VERIFY(bench.latest(first) && bench.latest(first)->progress.received > probe);
        bench.server.serve(path, {.length = length});
        bench.queue->cancel(first);
        const TransferId second = bench.add(order);
        QCOMPARE(QString(word(bench.endOf(second))), u"saved"_s);
        QCOMPARE(QString(word(bench.endOf(first))), u"cancelled"_s);
        QCOMPARE(bench.files(), QStringList{u"saved.bin"_s});
        QVERIFY(bench.contentOf(u"saved.bin"_s) == patternBytes(0, length));
    }
};

/** The namespace first: a thread that is there already would not see what is mounted. */
int main(int argc, char *argv[])
{
    [[maybe_unused]] const bool mayMount = SmallDisk::mayBe();
    QCoreApplication app(argc, argv);
    FaultsOfDiskTest test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "faultsofdisk_test.moc"
