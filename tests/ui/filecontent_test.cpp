#include <QtTest>

#include "tests/ui/filesamples.h"
#include "ui/filecontent.h"

using namespace Larder;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Larder::NotShown)

namespace {

constexpr QSize screenSize(1600, 900);

/** The most that this process has held so far. */
qint64 peakMemory()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        qFatal("no /proc/self/status");
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("VmHWM:"))
            return line.simplified().split(' ').at(1).toLongLong() * 1024;
    qFatal("no VmHWM");
}

} // namespace

class FileContentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPictures_data();
    void readsPictures();
    void turnsPhotographs();
    void refusesABomb();
    void readsTexts_data();
    void readsTexts();
    void readsTheBeginningOfALongText_data();
    void readsTheBeginningOfALongText();
    void readsTheFirstPage();
    void saysWhyNot_data();
    void saysWhyNot();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

void FileContentTest::readsPictures_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QSize>("shown");
    QTest::newRow("as large as it is") << u"a.png"_s << QSize(320, 200) << QSize(320, 200);
    QTest::newRow("made to fit, wide") << u"b.png"_s << QSize(3200, 200) << QSize(1600, 100);
    QTest::newRow("made to fit, high") << u"c.jpg"_s << QSize(200, 3600) << QSize(50, 900);
    QTest::newRow("a strip keeps a pixel") << u"d.png"_s << QSize(20'000, 2) << QSize(1600, 1);
    QTest::newRow("by its content, whatever it is called") << u"e"_s << QSize(40, 40) << QSize(40, 40);
    QTest::newRow("by its content, although it is called otherwise") << u"f.zip"_s << QSize(40, 40) << QSize(40, 40);
}

void FileContentTest::readsPictures()
{
    QFETCH(QString, name);
    QFETCH(QSize, size);
    const QString picture = Samples::writePicture(path(name.endsWith(u"g"_s) ? name : u"e.png"_s), size);
    if (picture != path(name))
        QVERIFY(QFile::rename(picture, path(name)));
    const FileContent content = readFileContent(path(name), screenSize);
    const auto *shown = std::get_if<Picture>(&content.shown);
    QVERIFY(shown);
    QTEST(shown->image.size(), "shown");
    QCOMPARE(shown->whole, size);
    QVERIFY(!shown->pages);
    QCOMPARE(content.size, QFileInfo(path(name)).size());
    QVERIFY(!content.kind.isEmpty());
}

void FileContentTest::turnsPhotographs()
{
    const QString photograph = Samples::writeTurnedPhotograph(path(u"turned.jpg"_s), {3200, 400});
    const FileContent content = readFileContent(photograph, screenSize);
    const auto *shown = std::get_if<Picture>(&content.shown);
    QVERIFY(shown);
    QCOMPARE(shown->whole, QSize(3200, 400));
    QCOMPARE(shown->image.size(), QSize(1600, 200));
    QVERIFY(qRed(shown->image.pixel(100, 100)) > 200);
    QVERIFY(qBlue(shown->image.pixel(1500, 100)) > 200);
}

void FileContentTest::refusesABomb()
{
    // A small one first: what is written is a PNG indeed.
    const FileContent small = readFileContent(Samples::writePngBomb(path(u"small.png"_s), 640), screenSize);
    const auto *shown = std::get_if<Picture>(&small.shown);
    QVERIFY(shown);
    QCOMPARE(shown->image.size(), QSize(640, 640));
    QCOMPARE(shown->image.pixel(639, 639), qRgb(0, 0, 0));

    const QString bomb = Samples::writePngBomb(path(u"bomb.png"_s), 60'000);
    QVERIFY(QFileInfo(bomb).size() < 4'000'000);
    const qint64 before = peakMemory();
    const FileContent content = readFileContent(bomb, screenSize);
    QCOMPARE(content.shown.index(), size_t(2));
    QCOMPARE(std::get<NotShown>(content.shown), NotShown::TooLarge);
    QVERIFY(std::holds_alternative<PictureFault>(readPictureSquare(bomb, 160)));
    QVERIFY2(peakMemory() - before < 20'000'000, qPrintable(QString::number(peakMemory() - before)));
}

void FileContentTest::readsTexts_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    const QString words = u"会议纪要：第三季度\n预算已经确认。"_s;
    const auto in = [&words](QStringConverter::Encoding encoding) -> QByteArray {
        return QStringEncoder(encoding, QStringConverter::Flag::WriteBom).encode(words);
    };
    QTest::newRow("UTF-8") << words.toUtf8() << words;
    QTest::newRow("UTF-8 with its mark") << in(QStringConverter::Utf8) << words;
    QTest::newRow("UTF-16, little end first") << in(QStringConverter::Utf16LE) << words;
    QTest::newRow("UTF-16, big end first") << in(QStringConverter::Utf16BE) << words;
    QTest::newRow("GB18030") << QByteArray(QStringEncoder("GB18030").encode(words)) << words;
    QTest::newRow("Latin-1") << "Caf\xe9 plan"_ba << u"Café plan"_s;
    QTest::newRow("markup stays what it is") << "<b>not bold</b>"_ba << u"<b>not bold</b>"_s;
    QTest::newRow("lines of Windows") << "one\r\ntwo\r\n"_ba << u"one\r\ntwo\r\n"_s;
}

void FileContentTest::readsTexts()
{
    QFETCH(QByteArray, bytes);
    const FileContent content = readFileContent(Samples::writeFile(path(u"notes.txt"_s), bytes), screenSize);
    const auto *shown = std::get_if<TextBeginning>(&content.shown);
    QVERIFY(shown);
    QTEST(shown->text, "text");
    QVERIFY(shown->isAll);
}

void FileContentTest::readsTheBeginningOfALongText_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("character");
    for (int cut = 0; cut < 4; ++cut) {
        const QByteArray before(cut, 'x');
        QTest::addRow("UTF-8, cut after %d more", cut) << before << "\xf0\x9f\x8d\xaf"_ba;
        QTest::addRow("GB18030, cut after %d more", cut)
            << before << QByteArray(QStringEncoder("GB18030").encode(u"预"_s));
    }
}

void FileContentTest::readsTheBeginningOfALongText()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, character);
    const QByteArray bytes = before + character.repeated(shownOfText);
    const FileContent content = readFileContent(Samples::writeFile(path(u"long.txt"_s), bytes), screenSize);
    const auto *shown = std::get_if<TextBeginning>(&content.shown);
    QVERIFY(shown);
    QVERIFY(!shown->isAll);
    const qsizetype whole = (shownOfText - before.size()) / character.size();
    const QList<uint> characters = shown->text.mid(before.size()).toUcs4();
    QCOMPARE(characters.size(), whole);
    QCOMPARE(characters.count(characters.constFirst()), whole);
}

void FileContentTest::readsTheFirstPage()
{
    const FileContent content = readFileContent(Samples::writePdf(path(u"plan.pdf"_s), 3), screenSize);
#ifdef LARDER_WITH_PDF
    const auto *shown = std::get_if<Picture>(&content.shown);
    QVERIFY(shown);
    QCOMPARE(shown->pages, std::optional(3));
    QCOMPARE(shown->image.height(), screenSize.height());
    QCOMPARE(shown->image.pixel(200, 450), qRgb(255, 0, 0));
    QCOMPARE(shown->image.pixel(shown->image.width() - 20, 450), qRgb(255, 255, 255));
#else
    QCOMPARE(std::get<NotShown>(content.shown), NotShown::OtherKind);
#endif
}

void FileContentTest::saysWhyNot_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<NotShown>("why");
    QTest::newRow("is not there") << u"gone.png"_s << QByteArray() << NotShown::Gone;
    QTest::newRow("is a folder") << u"."_s << QByteArray() << NotShown::Unreadable;
    QTest::newRow("an archive") << u"a.zip"_s << "PK\x03\x04 and so on"_ba << NotShown::OtherKind;
    QTest::newRow("a video") << u"a.mp4"_s
                             << QByteArray("\0\0\0\x18"
                                           "ftypmp42",
                                           12)
                             << NotShown::OtherKind;
    QTest::newRow("a picture that is cut off")
        << u"cut.png"_s << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) << NotShown::Broken;
    QTest::newRow("a picture that is none") << u"none.png"_s << QByteArray("\0\1\2\3", 4) << NotShown::OtherKind;
#ifdef LARDER_WITH_PDF
    QTest::newRow("a document that is cut off") << u"cut.pdf"_s << "%PDF-1.7\n1 0 obj <<"_ba << NotShown::Broken;
    QTest::newRow("a document that is none") << u"none.pdf"_s << QByteArray("\0\1\2\3", 4) << NotShown::Broken;
#endif
}

void FileContentTest::saysWhyNot()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(NotShown, why);
    if (!bytes.isEmpty())
        Samples::writeFile(path(name), bytes);
    const FileContent content = readFileContent(path(name), screenSize);
    QVERIFY(std::holds_alternative<NotShown>(content.shown));
    QCOMPARE(std::get<NotShown>(content.shown), why);
}

QTEST_MAIN(FileContentTest)
#include "filecontent_test.moc"
