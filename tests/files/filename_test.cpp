#include "files/filename.h"

#include <random>

#include <QRegularExpression>
#include <QStringConverter>
#include <QtTest>

#include "core/limits.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longest = Limits::nameBytes - Limits::nameReserve;

FileKey key()
{
    return FileKey::parse(u"file_v3_00ab_6f1c").value();
}

/** One that only says its key. */
NameSources nothingKnown()
{
    return NameSources{.chosen = {},
                       .fromServer = {},
                       .contentType = {},
                       .firstBytes = {},
                       .fileKey = key(),
                       .type = ResourceType::File};
}

const auto png = QByteArray::fromHex("89504e470d0a1a0a0000000d49484452");
const auto pdf = "%PDF-1.7\n"_ba;
const auto zip = QByteArray::fromHex("504b030414000000080000002100");
const auto ogg = QByteArray::fromHex("4f67675300020000000000000000000000000000000000000000");
const auto ole = QByteArray::fromHex("d0cf11e0a1b11ae1");
const auto noise = QByteArray::fromHex("00010203fffe");

/** What keeps a name from being one on Linux, Windows or macOS, or from being safe; empty where nothing does. */
QString fault(const QString &name)
{
    // Not as raw strings, which moc does not understand.
    static const QRegularExpression illegal(u"[\\x{0}-\\x{1f}\\x{7f}-\\x{9f}<>:\"/\\\\|?*]"_s);
    static const QRegularExpression turning(
        u"[\\x{61c}\\x{200b}\\x{200e}\\x{200f}\\x{2028}-\\x{202e}\\x{2060}-\\x{2069}\\x{feff}]"_s);
    static const QRegularExpression device(u"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\\s*(\\.|$)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    if (name.isEmpty() || name == "."_L1 || name == ".."_L1)
        return u"is none"_s;
    if (!name.isValidUtf16())
        return u"has half a character"_s;
    if (illegal.match(name).hasMatch())
        return u"has an illegal character"_s;
    if (turning.match(name).hasMatch())
        return u"has an invisible mark"_s;
    if (device.match(name).hasMatch())
        return u"is a device"_s;
    if (name.endsWith(u'.') || name.back().isSpace())
        return u"ends in what Windows drops"_s;
    if (name.front().isSpace())
        return u"begins with space"_s;
    if (name.toUtf8().size() > longest || name.size() > longest)
        return u"is too long"_s;
    if (name.contains(".larder-part"_L1, Qt::CaseInsensitive))
        return u"looks like a partial"_s;
    return {};
}

} // namespace

class FileNameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void safeName_data();
    void safeName();
    void longNamesKeepTheirExtension_data();
    void longNamesKeepTheirExtension();
    void cutsAtACharacter_data();
    void cutsAtACharacter();
    void extensionOfType_data();
    void extensionOfType();
    void extensionByContent_data();
    void extensionByContent();
    void chosenName_data();
    void chosenName();
    void chosenNameIsChecked_data();
    void chosenNameIsChecked();
    void numbered_data();
    void numbered();
    void anyNameBecomesLegal();
    void anyChosenNameStaysInItsFolder();
};

void FileNameTest::safeName_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("expected");

    QTest::newRow("an ordinary name") << u"Report 2026 (final).pdf"_s << u"Report 2026 (final).pdf"_s;
    QTest::newRow("a Chinese name") << u"季度报告（最终版）.pdf"_s << u"季度报告（最终版）.pdf"_s;
    QTest::newRow("emoji that are joined") << u"👩\u200d💻.png"_s << u"👩\u200d💻.png"_s;

    QTest::newRow("F01 up and away") << u"../../.config/autostart/x.desktop"_s << u"x.desktop"_s;
    QTest::newRow("F01 up and away with backslashes") << u"..\\..\\x"_s << u"x"_s;
    QTest::newRow("F01 an absolute path") << u"/etc/x"_s << u"x"_s;
    QTest::newRow("F01 a drive") << u"C:\\x"_s << u"x"_s;
    QTest::newRow("F01 a drive without a separator") << u"C:x"_s << u"C_x"_s;
    QTest::newRow("F01 a network share") << u"\\\\host\\share\\x"_s << u"x"_s;
    QTest::newRow("F01 a folder") << u"a/b/"_s << u"b"_s;
    QTest::newRow("F01 up at the end") << u"a/.."_s << u"a"_s;

    QTest::newRow("F02 a zero") << u"a\0b.txt"_s << u"ab.txt"_s;
    QTest::newRow("F02 controls") << u"a\u001b[31m\u007f\u0085.txt"_s << u"a[31m.txt"_s;
    QTest::newRow("F02 line breaks") << u"a\r\nb\tc.txt"_s << u"a  b c.txt"_s;

    QTest::newRow("F03 right to left") << u"invoice\u202efdp.exe"_s << u"invoicefdp.exe"_s;
    QTest::newRow("F03 zero width and isolates") << u"a\u200b\u2066b\u2069\ufeff.pdf"_s << u"ab.pdf"_s;
    QTest::newRow("F03 a joiner at the end") << u"a.pdf\u200d"_s << u"a.pdf"_s;

    QTest::newRow("F04 a device") << u"CON"_s << u"_CON"_s;
    QTest::newRow("F04 a device with an extension") << u"nul.txt"_s << u"_nul.txt"_s;
    QTest::newRow("F04 a device with two") << u"nul.tar.gz"_s << u"_nul.tar.gz"_s;
    QTest::newRow("F04 a port") << u"COM1"_s << u"_COM1"_s;
    QTest::newRow("F04 a port with a raised digit") << u"lpt¹"_s << u"_lpt¹"_s;
    QTest::newRow("F04 a device with space before the dot") << u"aux .log"_s << u"_aux .log"_s;
    QTest::newRow("F04 longer than a device") << u"console.log"_s << u"console.log"_s;
    QTest::newRow("F04 a port too many") << u"COM10"_s << u"COM10"_s;
    QTest::newRow("F04 what Explorer reads") << u"Desktop.ini"_s << u"_Desktop.ini"_s;

    QTest::newRow("F05 a stream") << u"report:2026.log"_s << u"report_2026.log"_s;
    QTest::newRow("F05 all that Windows forbids") << u"a<b>c\"d|e?f*g.txt"_s << u"a_b_c_d_e_f_g.txt"_s;

    QTest::newRow("F06 a space at the end") << u"evil.exe "_s << u"evil.exe"_s;
    QTest::newRow("F06 a dot at the end") << u"x."_s << u"x"_s;
    QTest::newRow("F06 dots and spaces at the end") << u"x. . ."_s << u"x"_s;
    QTest::newRow("F06 wide space at the end") << u"x\u3000"_s << u"x"_s;

    QTest::newRow("F08 letters and accents apart") << u"Mu\u0308ller.pdf"_s << u"Müller.pdf"_s;
    QTest::newRow("F08 Korean in parts") << u"\u1112\u1161\u11ab.txt"_s << u"한.txt"_s;

    QTest::newRow("F15 nothing") << QString() << QString();
    QTest::newRow("F15 a dot") << u"."_s << QString();
    QTest::newRow("F15 two dots") << u".."_s << QString();
    QTest::newRow("F15 only dots") << u"....."_s << QString();
    QTest::newRow("F15 only spaces") << u" \u3000 "_s << QString();
    QTest::newRow("F15 only separators") << u"/\\/"_s << QString();
    QTest::newRow("F15 only marks") << u"\u202e\u200d"_s << QString();
    QTest::newRow("F15 hidden") << u".htaccess"_s << u"_.htaccess"_s;
    QTest::newRow("F15 hidden behind a mark") << u"\u202e.profile"_s << u"_.profile"_s;
    QTest::newRow("F15 a lock of an office program") << u"~$plan.docx"_s << u"_~$plan.docx"_s;

    QTest::newRow("F18 a partial") << u"a.pdf.larder-part"_s << u"a.pdf_larder-part"_s;
    QTest::newRow("F18 its record") << u"a.pdf.larder-part.json"_s << u"a.pdf_larder-part.json"_s;
    QTest::newRow("F18 its lock, in capitals") << u"a.LARDER-PART.LOCK"_s << u"a_larder-part.LOCK"_s;
    QTest::newRow("F18 nothing but the ending") << u".larder-part"_s << u"_larder-part"_s;

    QTest::newRow("half a character") << (u"a"_s + QChar(0xd83d) + u".txt"_s) << u"a_.txt"_s;
    QTest::newRow("no character at all") << u"a\uffff.txt"_s << u"a_.txt"_s;
}

void FileNameTest::safeName()
{
    QFETCH(QString, wanted);
    QFETCH(QString, expected);
    QCOMPARE(Larder::safeName(wanted), expected);
}

void FileNameTest::longNamesKeepTheirExtension_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("ending");

    QTest::newRow("F07 letters") << QString(300, u'a') + u".pdf"_s << u"a.pdf"_s;
    QTest::newRow("F07 Chinese") << u"报"_s.repeated(300) + u".docx"_s << u"报.docx"_s;
    QTest::newRow("F07 emoji") << u"👍"_s.repeated(300) + u".png"_s << u"👍.png"_s;
    QTest::newRow("F07 two extensions") << QString(300, u'a') + u".tar.gz"_s << u"a.tar.gz"_s;
    QTest::newRow("F07 no extension") << QString(300, u'a') << u"aaa"_s;
    QTest::newRow("F07 what is too long to be one") << u"a."_s + QString(300, u'b') << u"bbb"_s;
    QTest::newRow("F07 spaces where it is cut") << QString(100, u'a') + QString(300, u' ') + u".pdf"_s << u"a.pdf"_s;
    QTest::newRow("F07 dots where it is cut") << QString(100, u'a') + QString(3000, u'.') + u".pdf"_s << u"a.pdf"_s;
    QTest::newRow("F07 dots and nothing else") << QString(3000, u'.') + u"pdf"_s << u"_.pdf"_s;
    QTest::newRow("F07 very long") << u"报"_s.repeated(300'000) + u".docx"_s << u"报.docx"_s;
    QTest::newRow("F07 accents without end") << u"a"_s + u"\u0301\u0323"_s.repeated(300'000) + u".txt"_s << u".txt"_s;
}

void FileNameTest::longNamesKeepTheirExtension()
{
    QFETCH(QString, wanted);
    QFETCH(QString, ending);
    const QString name = Larder::safeName(wanted);
    QCOMPARE(fault(name), QString());
    QVERIFY2(name.endsWith(ending), qPrintable(name));
    QCOMPARE(Larder::safeName(name), name);
}

void FileNameTest::cutsAtACharacter_data()
{
    QTest::addColumn<QString>("character");

    QTest::newRow("F07 three bytes") << u"报"_s;
    QTest::newRow("F07 four bytes, two units") << u"𠮷"_s;
    QTest::newRow("F07 a family") << u"👨\u200d👩\u200d👧"_s;
    QTest::newRow("F07 a flag") << u"🇨🇳"_s;
    QTest::newRow("F07 a letter and its accents") << u"q\u0323\u0307"_s;
}

void FileNameTest::cutsAtACharacter()
{
    QFETCH(QString, character);
    // Every offset into the character falls on the limit once.
    for (int shift = 0; shift < 30; ++shift) {
        const QString stem = QString(shift, u'a');
        const QString name = Larder::safeName(stem + character.repeated(200) + u".txt"_s);
        QCOMPARE(fault(name), QString());
        QCOMPARE(name, stem + character.repeated((name.size() - shift - 4) / character.size()) + u".txt"_s);
        QVERIFY(name.toUtf8().size() > longest - character.toUtf8().size());
    }
}

void FileNameTest::extensionOfType_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QString>("extension");

    const auto row = [](const char *type, const QString &extension) {
        QTest::newRow(type) << QByteArray(type) << extension;
    };
    row("image/png", u".png"_s);
    row("image/jpeg", u".jpg"_s);
    row("image/jpg", u".jpg"_s);
    row("image/gif", u".gif"_s);
    row("image/webp", u".webp"_s);
    row("image/bmp", u".bmp"_s);
    row("image/tiff", u".tiff"_s);
    row("image/svg+xml", u".svg"_s);
    row("application/pdf", u".pdf"_s);
    row("video/mp4", u".mp4"_s);
    row("video/3gpp", u".3gp"_s);
    row("video/x-msvideo", u".avi"_s);
    row("video/mpeg", u".mpeg"_s);
    row("video/quicktime", u".mov"_s);
    row("video/webm", u".webm"_s);
    row("audio/mpeg", u".mp3"_s);
    row("audio/ogg", u".ogg"_s);
    row("audio/opus", u".opus"_s);
    row("audio/amr", u".amr"_s);
    row("audio/wav", u".wav"_s);
    row("audio/mp4", u".m4a"_s);
    row("text/plain", u".txt"_s);
    row("text/html", u".html"_s);
    row("text/css", u".css"_s);
    row("text/csv", u".csv"_s);
    row("text/calendar", u".ics"_s);
    row("text/vcard", u".vcf"_s);
    row("application/zip", u".zip"_s);
    row("application/x-zip-compressed", u".zip"_s);
    row("application/x-rar-compressed", u".rar"_s);
    row("application/json", u".json"_s);
    row("application/xml", u".xml"_s);
    row("application/msword", u".doc"_s);
    row("application/vnd.ms-excel", u".xls"_s);
    row("application/vnd.ms-powerpoint", u".ppt"_s);
    row("application/vnd.openxmlformats-officedocument.wordprocessingml.document", u".docx"_s);
    row("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", u".xlsx"_s);
    row("application/vnd.openxmlformats-officedocument.presentationml.presentation", u".pptx"_s);
    row("application/octet-stream", QString());
    row("application/x-nobody-knows", QString());
    row("not a type", QString());
    row("", QString());
}

void FileNameTest::extensionOfType()
{
    QFETCH(QByteArray, contentType);
    QFETCH(QString, extension);
    NameSources sources = nothingKnown();
    sources.contentType = contentType;
    QCOMPARE(savedName(sources), key().text() + extension);
    sources.fromServer = u"报告"_s;
    QCOMPARE(savedName(sources), u"报告"_s + extension);
}

void FileNameTest::extensionByContent_data()
{
    QTest::addColumn<QString>("fromServer");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("firstBytes");
    QTest::addColumn<QString>("expected");

    const auto octets = "application/octet-stream"_ba;
    const auto word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"_ba;

    QTest::newRow("F16 no name, no type, no bytes")
        << QString() << QByteArray() << QByteArray() << u"file_v3_00ab_6f1c"_s;
    QTest::newRow("F16 no name, a signature") << QString() << QByteArray() << png << u"file_v3_00ab_6f1c.png"_s;
    QTest::newRow("F16 no name, bytes without a signature") << QString() << octets << noise << u"file_v3_00ab_6f1c"_s;
    QTest::newRow("F16 no name, text") << QString() << octets << "hello\n"_ba << u"file_v3_00ab_6f1c.txt"_s;
    QTest::newRow("F16 a name without extension") << u"photo"_s << octets << png << u"photo.png"_s;
    QTest::newRow("F16 signature against type") << u"photo"_s << "application/pdf"_ba << png << u"photo.png"_s;
    QTest::newRow("F16 type where there is no signature") << u"table"_s << "text/csv"_ba
                                                          << "a,b\n"_ba << u"table.csv"_s;
    QTest::newRow("F16 type that is a kind of the signature") << u"letter"_s << word << zip << u"letter.docx"_s;
    QTest::newRow("F16 archive without a finer type") << u"letter"_s << octets << zip << u"letter.zip"_s;
    QTest::newRow("F16 signature that has no extension")
        << u"letter"_s << "application/msword"_ba << ole << u"letter.doc"_s;
    QTest::newRow("F16 a recording") << QString() << "audio/ogg"_ba << ogg << u"file_v3_00ab_6f1c.ogg"_s;
    QTest::newRow("F16 an extension against the bytes stays")
        << u"photo.jpg"_s << "image/png"_ba << png << u"photo.jpg"_s;
    QTest::newRow("F16 an unknown extension stays")
        << u"model.safetensors"_s << octets << zip << u"model.safetensors"_s;
    QTest::newRow("F16 an extension with a hyphen stays")
        << u"x.code-workspace"_s << octets << "{}"_ba << u"x.code-workspace"_s;
    QTest::newRow("F16 bin with a signature") << u"photo.bin"_s << octets << png << u"photo.bin.png"_s;
    QTest::newRow("F16 BIN with a signature") << u"photo.BIN"_s << octets << png << u"photo.BIN.png"_s;
    QTest::newRow("F16 bin without a signature") << u"rom.bin"_s << octets << noise << u"rom.bin"_s;
    QTest::newRow("F16 bin that is text") << u"rom.bin"_s << "image/png"_ba
                                          << "hello\n"_ba << u"rom.bin"_s;
    QTest::newRow("F16 a version is no extension") << u"Report v1.2"_s << octets << pdf << u"Report v1.2.pdf"_s;
    QTest::newRow("F16 a year is no extension") << u"Budget.2026"_s << octets << pdf << u"Budget.2026.pdf"_s;
    QTest::newRow("F16 words are no extension") << u"1. Draft of it"_s << octets << pdf << u"1. Draft of it.pdf"_s;
    QTest::newRow("F16 Chinese is no extension") << u"纪要.最终版"_s << octets << pdf << u"纪要.最终版.pdf"_s;
    QTest::newRow("F16 one part of several") << u"a.zip.001"_s << octets << zip << u"a.zip.001"_s;
    QTest::newRow("F16 a name that needs none") << u"Makefile"_s << "text/plain"_ba
                                                << "all:\n"_ba << u"Makefile"_s;
    QTest::newRow("F16 a dot at the end") << u"photo."_s << octets << png << u"photo.png"_s;
    QTest::newRow("F16 a device that gets an extension") << u"con"_s << octets << png << u"_con.png"_s;
    QTest::newRow("F16 hidden, and gets an extension") << u".photo"_s << octets << png << u"_.photo"_s;
    QTest::newRow("F10 a name of which nothing is left") << u"../.."_s << octets << png << u"file_v3_00ab_6f1c.png"_s;
    QTest::newRow("F15 a name of dots") << u"..."_s << octets << png << u"file_v3_00ab_6f1c.png"_s;
    QTest::newRow("F01 a path") << u"../../.config/autostart/x.desktop"_s << octets << noise << u"x.desktop"_s;
    QTest::newRow("F07 too long, and gets an extension")
        << QString(500, u'a') << octets << png << QString(longest - 4, u'a') + u".png"_s;
}

void FileNameTest::extensionByContent()
{
    QFETCH(QString, fromServer);
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, firstBytes);
    QFETCH(QString, expected);
    NameSources sources = nothingKnown();
    if (!fromServer.isNull())
        sources.fromServer = fromServer;
    sources.contentType = contentType;
    sources.firstBytes = firstBytes;
    QCOMPARE(savedName(sources), expected);
}

void FileNameTest::chosenName_data()
{
    QTest::addColumn<QString>("chosen");
    QTest::addColumn<QString>("fromServer");
    QTest::addColumn<QByteArray>("firstBytes");
    QTest::addColumn<QString>("expected");

    QTest::newRow("its own extension") << u"mine.txt"_s << u"theirs.pdf"_s << pdf << u"mine.txt"_s;
    QTest::newRow("its own bin") << u"mine.bin"_s << u"theirs.pdf"_s << pdf << u"mine.bin"_s;
    QTest::newRow("the server's extension") << u"mine"_s << u"theirs.xyz"_s << pdf << u"mine.xyz"_s;
    QTest::newRow("the server's two extensions") << u"mine"_s << u"theirs.tar.gz"_s << QByteArray() << u"mine.tar.gz"_s;
    QTest::newRow("the server's bin, but a signature") << u"mine"_s << u"theirs.bin"_s << png << u"mine.png"_s;
    QTest::newRow("the server's bin") << u"mine"_s << u"theirs.bin"_s << noise << u"mine.bin"_s;
    QTest::newRow("the signature's") << u"mine"_s << u"theirs"_s << png << u"mine.png"_s;
    QTest::newRow("the type's") << u"mine"_s << QString() << noise << u"mine.json"_s;
    QTest::newRow("sub-folders") << u"a/b/mine.txt"_s << QString() << QByteArray() << u"a/b/mine.txt"_s;
    QTest::newRow("sub-folders with backslashes")
        << u"a\\b\\mine.txt"_s << QString() << QByteArray() << u"a/b/mine.txt"_s;
    QTest::newRow("a folder only") << u"reports/"_s << u"theirs.pdf"_s << pdf << u"reports/theirs.pdf"_s;
    QTest::newRow("here") << u"./mine.txt"_s << QString() << QByteArray() << u"mine.txt"_s;
    QTest::newRow("F04 devices on the way")
        << u"con/aux.d/nul"_s << u"theirs.pdf"_s << pdf << u"_con/_aux.d/_nul.pdf"_s;
    QTest::newRow("F05 illegal characters on the way")
        << u"a:b/c?d.txt"_s << QString() << QByteArray() << u"a_b/c_d.txt"_s;
    QTest::newRow("F06 what Windows drops, on the way")
        << u"a. /b .txt"_s << QString() << QByteArray() << u"a/b .txt"_s;
    QTest::newRow("F15 a dot that was chosen")
        << u".hidden/.profile"_s << u"theirs.pdf"_s << pdf << u".hidden/.profile"_s;
    QTest::newRow("F15 a tilde that was chosen") << u"~mine"_s << u"theirs.pdf"_s << pdf << u"~mine.pdf"_s;
    QTest::newRow("F15 the server's dot in a chosen folder")
        << u".hidden/"_s << u".htaccess"_s << noise << u".hidden/_.htaccess"_s;
    QTest::newRow("F15 nothing left of it") << u"\u202e"_s << u"theirs.pdf"_s << pdf << u"theirs.pdf"_s;
    QTest::newRow("F01 up all the same") << u"../../mine.txt"_s << QString() << QByteArray() << u"mine.txt"_s;
    QTest::newRow("F01 up behind a mark") << u".\u200b./mine.txt"_s << QString() << QByteArray() << u"mine.txt"_s;
    QTest::newRow("F01 absolute all the same") << u"/etc/mine.txt"_s << QString() << QByteArray() << u"etc/mine.txt"_s;
    QTest::newRow("F18 a partial") << u"a.larder-part/mine.larder-part"_s << u"x.pdf"_s << pdf
                                   << u"a_larder-part/mine_larder-part.pdf"_s;
}

void FileNameTest::chosenName()
{
    QFETCH(QString, chosen);
    QFETCH(QString, fromServer);
    QFETCH(QByteArray, firstBytes);
    QFETCH(QString, expected);
    NameSources sources = nothingKnown();
    sources.chosen = chosen;
    if (!fromServer.isNull())
        sources.fromServer = fromServer;
    sources.contentType = "application/json";
    sources.firstBytes = firstBytes;
    QCOMPARE(savedName(sources), expected);
}

void FileNameTest::chosenNameIsChecked_data()
{
    QTest::addColumn<QString>("chosen");
    QTest::addColumn<bool>("fine");

    QTest::newRow("not chosen") << QString() << true;
    QTest::newRow("a name") << u"a.txt"_s << true;
    QTest::newRow("a name in a folder") << u"a/b.txt"_s << true;
    QTest::newRow("a hidden one") << u".a/~b"_s << true;
    QTest::newRow("dots inside") << u"a..b/c...d"_s << true;
    QTest::newRow("here") << u"./a"_s << true;
    QTest::newRow("a letter and a colon") << u"A: summary.txt"_s << true;
    QTest::newRow("absolute") << u"/a.txt"_s << false;
    QTest::newRow("absolute with a backslash") << u"\\a.txt"_s << false;
    QTest::newRow("a share") << u"\\\\host\\share\\a"_s << false;
    QTest::newRow("a drive") << u"c:\\a.txt"_s << false;
    QTest::newRow("a drive with a slash") << u"C:/a.txt"_s << false;
    QTest::newRow("a drive alone") << u"C:"_s << false;
    QTest::newRow("up") << u".."_s << false;
    QTest::newRow("up first") << u"../a"_s << false;
    QTest::newRow("up in the middle") << u"a/../../b"_s << false;
    QTest::newRow("up with backslashes") << u"a\\..\\b"_s << false;
    QTest::newRow("up at the end") << u"a/.."_s << false;
    QTest::newRow("up with spaces that Windows drops") << u".. /a"_s << false;
}

void FileNameTest::chosenNameIsChecked()
{
    QFETCH(QString, chosen);
    QFETCH(bool, fine);
    const Done checked = checkChosenName(chosen);
    QCOMPARE(checked.ok(), fine);
    if (!fine)
        QCOMPARE(checked.error().reason, Reason::OutputLeavesFolder);
}

void FileNameTest::numbered_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("expected");

    QTest::newRow("F17 the first") << u"a.pdf"_s << 0 << u"a.pdf"_s;
    QTest::newRow("F17 the second") << u"a.pdf"_s << 1 << u"a (1).pdf"_s;
    QTest::newRow("F17 the thousandth") << u"a.pdf"_s << 999 << u"a (999).pdf"_s;
    QTest::newRow("F17 no extension") << u"a"_s << 2 << u"a (2)"_s;
    QTest::newRow("F17 two extensions") << u"a.tar.gz"_s << 2 << u"a (2).tar.gz"_s;
    QTest::newRow("F17 two extensions in capitals") << u"a.TAR.BZ2"_s << 2 << u"a (2).TAR.BZ2"_s;
    QTest::newRow("F17 a dot that ends no stem") << u"a.b.pdf"_s << 2 << u"a.b (2).pdf"_s;
    QTest::newRow("F17 one part of several") << u"a.7z.001"_s << 2 << u"a (2).7z.001"_s;
    QTest::newRow("F17 a hidden one") << u".profile"_s << 2 << u".profile (2)"_s;
    QTest::newRow("F17 a version") << u"Report v1.2"_s << 2 << u"Report v1.2 (2)"_s;
    QTest::newRow("F17 in a folder with a dot") << u"v1.dir/a"_s << 2 << u"v1.dir/a (2)"_s;
    QTest::newRow("F17 in folders") << u"a/b/c.txt"_s << 2 << u"a/b/c (2).txt"_s;
    QTest::newRow("F17 numbered already") << u"a (1).pdf"_s << 1 << u"a (1) (1).pdf"_s;
}

void FileNameTest::numbered()
{
    QFETCH(QString, name);
    QFETCH(int, number);
    QFETCH(QString, expected);
    QCOMPARE(Larder::numbered(name, number), expected);
}

namespace {

/** Names as bad as the pieces allow, the same ones each time. */
class NastyNames
{
public:
    QString next()
    {
        QString name;
        for (auto left = m_random() % 10; left > 0; --left)
            name += m_random() % 3 == 0 ? anyCharacter() : piece();
        return m_random() % 20 == 0 ? name.repeated(40) : name;
    }

    QByteArray firstBytes()
    {
        return QList<QByteArray>{QByteArray(), png, pdf, zip, ogg, noise, "text"_ba}.at(qsizetype(m_random() % 7));
    }

private:
    QString piece()
    {
        static const QStringList pieces{u"."_s,
                                        u".."_s,
                                        u" "_s,
                                        u"/"_s,
                                        u"\\"_s,
                                        u":"_s,
                                        u"CON"_s,
                                        u"nul"_s,
                                        u"COM1"_s,
                                        u"lpt³"_s,
                                        u".txt"_s,
                                        u".bin"_s,
                                        u".tar.gz"_s,
                                        u".001"_s,
                                        u"~"_s,
                                        u"报告"_s,
                                        u"👨\u200d👩"_s,
                                        u"\u202e"_s,
                                        u"\u0301"_s,
                                        u"\u200d"_s,
                                        u"\u1112\u1161"_s,
                                        u".larder-part"_s,
                                        u".json"_s,
                                        u"\n"_s,
                                        u"e\u0301"_s,
                                        u"\u3000"_s,
                                        u"a"_s,
                                        u"desktop.ini"_s,
                                        u"\ufdfa"_s,
                                        u"%2F"_s,
                                        u"$"_s,
                                        u"\u212a"_s};
        return pieces[qsizetype(m_random() % size_t(pieces.size()))];
    }

    QString anyCharacter()
    {
        const bool anyPlane = m_random() % 4 == 0;
        if (!anyPlane)
            return QChar(char16_t(m_random() % (m_random() % 2 == 0 ? 0x100 : 0x10000)));
        const char32_t c = 0x10000 + char32_t(m_random() % 0x100000);
        return QString::fromUcs4(&c, 1);
    }

    std::mt19937 m_random{20261123};
};

} // namespace

void FileNameTest::anyNameBecomesLegal()
{
    const auto longestNameOnDisk = [](const QString &name) {
        return (Larder::numbered(name, 999) + u".larder-part.json"_s).toUtf8().size();
    };
    NastyNames names;
    int usable = 0;
    for (int round = 0; round < 10'000; ++round) {
        const QString wanted = names.next();
        const QString name = Larder::safeName(wanted);
        if (name.isEmpty())
            continue;
        ++usable;
        const QByteArray shown = wanted.toUtf8().toPercentEncoding() + " gives " + name.toUtf8();
        QVERIFY2(fault(name).isEmpty(), qPrintable(fault(name) + u": "_s + QString::fromUtf8(shown)));
        QVERIFY2(!name.startsWith(u'.') && !name.startsWith(u'~'), shown.constData());
        QVERIFY2(Larder::safeName(name) == name, shown.constData());
        QVERIFY2(longestNameOnDisk(name) <= Limits::nameBytes, shown.constData());
    }
    QVERIFY(usable > 5000);
}

void FileNameTest::anyChosenNameStaysInItsFolder()
{
    NastyNames names;
    for (int round = 0; round < 5000; ++round) {
        NameSources sources = nothingKnown();
        sources.chosen = names.next();
        sources.fromServer = names.next();
        sources.contentType = round % 2 == 0 ? "application/pdf"_ba : QByteArray();
        sources.firstBytes = names.firstBytes();
        const QString path = savedName(sources);
        for (const QString &part : path.split(u'/'))
            QVERIFY2(fault(part).isEmpty(), qPrintable(fault(part) + u": "_s + path));
    }
}

QTEST_GUILESS_MAIN(FileNameTest)
#include "filename_test.moc"
