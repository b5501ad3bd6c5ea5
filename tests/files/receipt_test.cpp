#include "files/receipt.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtConcurrentMap>
#include <QtConcurrentRun>
#include <QtTest>

#include "core/limits.h"
#include "files/processlock.h"
#include "tests/support/otherprocess.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

ReceiptEntry entry(const QString &path = u"2026/report.pdf"_s)
{
    const FileKey key = FileKey::parse(u"file_v3_00aa_1"_s).value();
    return ReceiptEntry{
        path,
        1000,
        QByteArray(64, 'a'),
        OpenPlatform::lark(),
        Identity::Bot,
        ResourceRef{MessageId::parse(u"om_7f3c21d6a9b84e0f95ad1c6632be70aa"_s).value(), key, typeOf(key)},
        MessageOrigin{.messageId = u"om_child"_s,
                      .messageType = u"file"_s,
                      .sender = u"Ann Miller"_s,
                      .chatId = u"oc_41"_s,
                      .sentAt = QDateTime(QDate(2026, 3, 14), QTime(9, 26, 53, 589), Qt::UTC)},
        QDateTime(QDate(2026, 3, 15), QTime(8, 0), Qt::UTC)};
}

QByteArray changed(const QString &key, const QJsonValue &value)
{
    QJsonObject whole = QJsonDocument::fromJson(receiptToJson({entry(), entry(u"other.pdf"_s)})).object();
    QJsonArray files = whole[u"files"_s].toArray();
    QJsonObject first = files.first().toObject();
    first[key] = value;
    files[0] = first;
    whole[u"files"_s] = files;
    return QJsonDocument(whole).toJson();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("A test's file could not be written");
}

} // namespace

class ReceiptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void comesThroughAFile()
    {
        ReceiptEntry bare = entry(u"bare.bin"_s);
        bare.origin = {};
        bare.size = qint64(1) << 60;
        const QList<ReceiptEntry> entries{entry(), bare};
        const ReceiptReading reading = receiptFromJson(receiptToJson(entries));
        QCOMPARE(reading.form, ReceiptReading::Form::Good);
        QCOMPARE(reading.leftOut, 0);
        QCOMPARE(reading.entries, entries);
    }

    void isNone_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<ReceiptReading::Form>("form");
        using Form = ReceiptReading::Form;
        const QByteArray whole = receiptToJson({entry()});
        QTest::newRow("nothing") << QByteArray() << Form::Unreadable;
        QTest::newRow("cut short") << whole.first(whole.size() / 2) << Form::Unreadable;
        QTest::newRow("another program's JSON") << R"({"files":[]})"_ba << Form::Unreadable;
        QTest::newRow("no list") << R"({"larder_receipt":1,"files":{}})"_ba << Form::Unreadable;
        QTest::newRow("a later version") << R"({"larder_receipt":2,"files":[]})"_ba << Form::Newer;
        QTest::newRow("no files yet") << R"({"larder_receipt":1,"files":[]})"_ba << Form::Good;
        QTest::newRow("too long") << whole + QByteArray(Limits::receiptBytes, ' ') << Form::Unreadable;
    }

    void isNone()
    {
        QFETCH(const QByteArray, json);
        QTEST(receiptFromJson(json).form, "form");
        QVERIFY(receiptFromJson(json).entries.isEmpty());
    }

    void costsItsEntryAlone_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char *name, const char *key, const QJsonValue &value) {
            QTest::newRow(name) << QString::fromLatin1(key) << value;
        };
        row("a path that climbs", "path", u"../../.bashrc"_s);
        row("an absolute path", "path", u"/etc/passwd"_s);
        row("a path with a backslash", "path", u"a\\b"_s);
        row("a path with a line break", "path", u"a\nb"_s);
        row("a path that turns", "path", u"a\u202eb"_s);
        row("no path", "path", QString());
        row("a path of a million letters", "path", QString(1'000'000, u'x'));
        row("a negative size", "size", u"-1"_s);
        row("a size that is a number", "size", 1000);
        row("a short digest", "sha256", u"abc"_s);
        row("a digest of other letters", "sha256", QString(64, u'g'));
        row("a host without TLS", "host", u"http://example.org"_s);
        row("a message id that leaves its path", "message_id", u"om_../../x"_s);
        row("a file key with a slash", "file_key", u"file_v3/../x"_s);
        row("a type that there is not", "type", u"folder"_s);
        row("an identity that there is not", "identity", u"root"_s);
    }

    void costsItsEntryAlone()
    {
        QFETCH(const QString, key);
        QFETCH(const QJsonValue, value);
        const ReceiptReading reading = receiptFromJson(changed(key, value));
        QCOMPARE(reading.form, ReceiptReading::Form::Good);
        QCOMPARE(reading.leftOut, 1);
        QCOMPARE(reading.entries, QList<ReceiptEntry>{entry(u"other.pdf"_s)});
    }

    void isAddedTo()
    {
        QCOMPARE(readReceipt(m_folder->path()).form, ReceiptReading::Form::Missing);
        QVERIFY(addToReceipt(m_folder->path(), {entry(u"a"_s)}).ok());
        ReceiptEntry again = entry(u"a"_s);
        again.size = 7;
        QVERIFY(addToReceipt(m_folder->path(), {entry(u"b"_s), again}).ok());
        QCOMPARE(readReceipt(m_folder->path()).entries, (QList<ReceiptEntry>{again, entry(u"b"_s)}));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name),
                 (QStringList{u"SHA256SUMS"_s, u"larder-receipt.json"_s}));
    }

    void otherProgramsCheckItsSums()
    {
        put(m_folder->filePath(u"\u62a5\u544a 1.pdf"_s), "bytes");
        ReceiptEntry real = entry(u"\u62a5\u544a 1.pdf"_s);
        real.sha256 = QCryptographicHash::hash("bytes", QCryptographicHash::Sha256).toHex();
        QVERIFY(addToReceipt(m_folder->path(), {real}).ok());
        QCOMPARE(check(), 0);
        put(m_folder->filePath(u"\u62a5\u544a 1.pdf"_s), "other");
        QVERIFY(check() != 0);
    }

    void leavesAloneWhatIsNotOurs_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("another program's receipt") << u"larder-receipt.json"_s << R"({"mine":1})"_ba;
        QTest::newRow("no JSON") << u"larder-receipt.json"_s << "\0\1"_ba;
        QTest::newRow("a later Larder's") << u"larder-receipt.json"_s << R"({"larder_receipt":2,"files":[]})"_ba;
        QTest::newRow("with an entry that cannot be right")
            << u"larder-receipt.json"_s << changed(u"path"_s, u"../x"_s);
        QTest::newRow("another program's sums") << u"SHA256SUMS"_s << "abc  a\n"_ba;
    }

    void leavesAloneWhatIsNotOurs()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, content);
        put(m_folder->filePath(name), content);
        const Done added = addToReceipt(m_folder->path(), {entry()});
        QVERIFY(!added);
        QCOMPARE(added.error().reason, Reason::ReceiptForeign);
        QCOMPARE(contentOf(m_folder->filePath(name)), content);
    }

    void aLinkIsNotFollowed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("receipt") << u"larder-receipt.json"_s;
        QTest::newRow("sums") << u"SHA256SUMS"_s;
    }

    void aLinkIsNotFollowed()
    {
        QFETCH(const QString, name);
        const QTemporaryDir elsewhere;
        QVERIFY(QFile::link(elsewhere.filePath(u"target"_s), m_folder->filePath(name)));
        QVERIFY(!addToReceipt(m_folder->path(), {entry()}));
        QVERIFY(QDir(elsewhere.path()).isEmpty());
    }

    void whatManyAddAtOnceIsAllThere()
    {
        QList<int> numbers(24);
        std::iota(numbers.begin(), numbers.end(), 0);
        const QList<bool> added = QtConcurrent::blockingMapped<QList<bool>>(numbers, [this](int number) {
            return addToReceipt(m_folder->path(), {entry(QString::number(number))}).ok();
        });
        QVERIFY(!added.contains(false));
        QCOMPARE(readReceipt(m_folder->path()).entries.size(), 24);
        QCOMPARE(contentOf(sumsPath(m_folder->path())).count('\n'), 25);
    }

    void waitsForAnotherProcess()
    {
        const QString lockPath = receiptPath(m_folder->path()) + u".lock"_s;
        OtherProcess other([&](const auto &sayAndWait) {
            const auto lock = takeProcessLock(lockPath);
            sayAndWait(lock && lock.value() ? "has it" : "has it not");
        });
        QCOMPARE(other.word(), "has it"_ba);
        const auto adding = QtConcurrent::run([this] { return addToReceipt(m_folder->path(), {entry()}).ok(); });
        QVERIFY(!QFile::exists(receiptPath(m_folder->path())));
        other.letEnd();
        QVERIFY(adding.result());
        QCOMPARE(readReceipt(m_folder->path()).entries.size(), 1);
    }

private:
    [[nodiscard]] int check() const
    {
        QProcess sums;
        sums.setWorkingDirectory(m_folder->path());
        sums.start(u"sha256sum"_s, {u"--check"_s, u"--strict"_s, u"SHA256SUMS"_s});
        return sums.waitForFinished() && sums.exitStatus() == QProcess::NormalExit ? sums.exitCode() : -1;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(ReceiptTest)
#include "receipt_test.moc"
