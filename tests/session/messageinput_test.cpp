#include "session/messageinput.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

#include "lark/readinglines.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

const QByteArray content = Test::item("om_1", "file", R"({"file_key":"file_1"})");

QByteArray utf16(const QByteArray &text, bool littleEndian)
{
    QByteArray bytes = littleEndian ? QByteArray("\xff\xfe", 2) : QByteArray("\xfe\xff", 2);
    for (const char c : text)
        bytes += littleEndian ? QByteArray(1, c).append('\0') : QByteArray(1, '\0').append(c);
    return bytes;
}

bool neverCancelled()
{
    return false;
}

} // namespace

class MessageInputTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString write(const QString &name, const QByteArray &bytes) const
    {
        const QString path = m_folder->filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }

    [[nodiscard]] QStringList namesOf(const QStringList &paths) const
    {
        QStringList names;
        for (const QString &path : paths)
            names << QDir(m_folder->path()).relativeFilePath(path);
        return names;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void encodings_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("UTF-8") << content;
        QTest::newRow("UTF-8 with a mark") << "\xef\xbb\xbf" + content;
        QTest::newRow("UTF-16, little end first") << utf16(content, true);
        QTest::newRow("UTF-16, big end first") << utf16(content, false);
        QTest::newRow("with CR LF") << QByteArray(content).replace(',', ",\r\n");
    }

    void encodings()
    {
        QFETCH(const QByteArray, bytes);
        const MessageInput input = readFile(write(u"a.json"_s, bytes));
        QVERIFY(input.reading.ok());
        QCOMPARE(input.reading->downloads.size(), 1);
        QCOMPARE(problemOf(input), QString());
    }

    void unreadable_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("not there") << u"nothing"_s;
        QTest::newRow("a folder") << u"folder"_s;
        QTest::newRow("a named pipe that nobody writes to") << u"pipe"_s;
        QTest::newRow("a device without an end") << u"device"_s;
        QTest::newRow("a link to itself") << u"loop"_s;
        QTest::newRow("no permission") << u"forbidden"_s;
        QTest::newRow("far too large") << u"large"_s;
    }

    void unreadable()
    {
        QFETCH(const QString, kind);
        QString path = m_folder->filePath(kind);
        if (kind == "folder"_L1)
            QVERIFY(QDir().mkpath(path));
        if (kind == "pipe"_L1)
            QCOMPARE(mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        if (kind == "device"_L1)
            path = u"/dev/zero"_s;
        if (kind == "loop"_L1)
            QVERIFY(QFile::link(path, path));
        if (kind == "large"_L1) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(Limits::inputBytes + 1)); // sparse
        }
        if (kind == "forbidden"_L1) {
            write(kind, content);
            QVERIFY(QFile::setPermissions(path, {}));
            if (geteuid() == 0)
                path = u"/proc/self/mem"_s; // root may read any file, but nobody what is mapped nowhere
        }
        const MessageInput input = readFile(path);
        QVERIFY(!input.reading.ok());
        QCOMPARE(input.reading.error().reason, Reason::UnreadableMessages);
        QVERIFY(!input.reading.error().detail.isEmpty());
        QVERIFY(!problemOf(input).isEmpty());
        QVERIFY(!isSomethingElse(input));
    }

    void somethingElse_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isSomethingElse");
        QTest::newRow("messages") << content << false;
        QTest::newRow("messages cut short") << content + content.first(40) << false;
        QTest::newRow("an answer that says no") << QByteArray(R"({"code":230002,"msg":"no"})") << false;
        QTest::newRow("empty") << QByteArray() << true;
        QTest::newRow("prose") << QByteArray("Dear all,\n") << true;
        QTest::newRow("other JSON") << QByteArray(R"({"name":"larder"})") << true;
        QTest::newRow("bytes") << QByteArray("\0\1\2\3\xff", 5) << true;
    }

    void somethingElse()
    {
        QFETCH(const QByteArray, bytes);
        QTEST(::isSomethingElse(readFile(write(u"a"_s, bytes))), "isSomethingElse");
    }

    void readingStops()
    {
        const QString path = write(u"a.json"_s, content);
        const MessageInput input = readFile(path, {.cancelled = [] { return true; }});
        QVERIFY(!input.reading || input.reading->downloads.isEmpty());
    }

    void filesAsTheyWereGiven()
    {
        const QString b = write(u"b.json"_s, content);
        const QString a = write(u"a.json"_s, content);
        const QString nowhere = m_folder->filePath(u"nowhere"_s);
        const InputFiles files = filesOf({b, nowhere, a}, neverCancelled);
        QCOMPARE(files.named, (QStringList{b, nowhere, a}));
        QVERIFY(files.inFolders.isEmpty());
        QCOMPARE(files.bytes, 2 * content.size());
    }

    void foldersWithAllThatIsInThem()
    {
        write(u"export/b.json"_s, content);
        write(u"export/a.ndjson"_s, content);
        write(u"export/2026/log.txt"_s, content);
        write(u"export/noending"_s, content);
        write(u"export/photo.jpg"_s, QByteArray("\xff\xd8\xff\xe0", 4));
        write(u"export/binary"_s, QByteArray("\0\1\2\3", 4));
        write(u"export/archive.zip"_s, "PK\3\4");
        write(u"outside/c.json"_s, content);
        QVERIFY(QFile::link(m_folder->filePath(u"outside"_s), m_folder->filePath(u"export/linked"_s)));
        QVERIFY(QFile::link(m_folder->filePath(u"export"_s), m_folder->filePath(u"export/self"_s)));
        QVERIFY(QFile::link(m_folder->filePath(u"nowhere"_s), m_folder->filePath(u"export/dangling"_s)));
        QCOMPARE(mkfifo(QFile::encodeName(m_folder->filePath(u"export/pipe"_s)).constData(), 0600), 0);
        const InputFiles files = filesOf({m_folder->filePath(u"export"_s)}, neverCancelled);
        QVERIFY(files.named.isEmpty());
        QCOMPARE(namesOf(files.inFolders), (QStringList{u"export/2026/log.txt"_s, u"export/a.ndjson"_s,
                                                        u"export/b.json"_s, u"export/noending"_s}));
        QCOMPARE(files.passedOver, 3);
        QCOMPARE(files.bytes, 4 * content.size());
    }

    void nothingOnceItIsCancelled()
    {
        write(u"export/a.json"_s, content);
        const InputFiles files = filesOf({m_folder->filePath(u"export"_s)}, [] { return true; });
        QVERIFY(files.named.isEmpty() && files.inFolders.isEmpty());
    }
};

QTEST_GUILESS_MAIN(MessageInputTest)
#include "messageinput_test.moc"
