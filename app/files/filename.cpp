#include "files/filename.h"

#include <algorithm>
#include <array>

#include <QMimeDatabase>
#include <QRegularExpression>
#include <QTextBoundaryFinder>

#include "core/limits.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

// A byte of UTF-8 is never less than one UTF-16 unit, so that this holds the limit of both (Linux counts bytes, Windows
// units).
constexpr qsizetype longestName = Limits::nameBytes - Limits::nameReserve;
constexpr qsizetype longestExtension = 16;

/** A leading dot hides a file and a tilde marks a backup: only the user may want that. */
enum class LeadingMark { Guard, Keep };

bool isSeparator(QChar c)
{
    // Both on every system, so that a name means the same everywhere.
    return c == u'/' || c == u'\\';
}

/** Windows' set; `:` names another stream of the file on NTFS and was a separator on macOS. */
bool isIllegal(char32_t c)
{
    return c < 128 && QStringView(u"<>:\"/\\|?*").contains(QChar(char16_t(c)));
}

/** Joins emoji and letters, and shows nothing that is not there. */
bool isJoiner(char32_t c)
{
    return c == 0x200c || c == 0x200d;
}

bool isNoncharacter(char32_t c)
{
    return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

/** Among the marks of direction one place is reserved for a further one; Unicode has it invisible already. */
bool isReservedMark(char32_t c)
{
    return c == 0x2065;
}

/** What stands for a character in a name: itself, a space, `_`, or nothing for controls and marks of direction. */
QString legalised(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
        return c == '\n' || c == '\r' || c == '\t' ? u" "_s : QString();
    case QChar::Other_Format:
        return isJoiner(c) ? QString(QChar(char16_t(c))) : QString();
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return u" "_s;
    case QChar::Other_Surrogate:
        return u"_"_s;
    default:
        if (isReservedMark(c))
            return {};
        return isIllegal(c) || isNoncharacter(c) ? u"_"_s : QString::fromUcs4(&c, 1);
    }
}

QString legalCharacters(QStringView name)
{
    QString legal;
    legal.reserve(name.size());
    for (qsizetype at = 0; at < name.size(); ++at) {
        const bool isPair = name[at].isHighSurrogate() && at + 1 < name.size() && name[at + 1].isLowSurrogate();
        const char32_t c = isPair ? QChar::surrogateToUcs4(name[at], name[at + 1]) : name[at].unicode();
        legal += legalised(c);
        if (isPair)
            ++at;
    }
    return legal;
}

/** Windows drops trailing dots and spaces by itself, and the file is then somewhere else. */
QString trimmed(const QString &name)
{
    qsizetype end = name.size();
    while (end > 0 && (name[end - 1] == u'.' || name[end - 1].isSpace() || isJoiner(name[end - 1].unicode())))
        --end;
    qsizetype start = 0;
    while (start < end && (name[start].isSpace() || isJoiner(name[start].unicode())))
        ++start;
    return name.sliced(start, end - start);
}

/** Names that open a device on Windows, whatever follows the first dot, and names that its Explorer takes for its own.
 */
bool isReserved(const QString &name)
{
    static const QRegularExpression device(
        uR"(\A(?:CON|PRN|AUX|NUL|CLOCK\$|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9\x{b9}\x{b2}\x{b3}])\s*+(?:\.|\z))"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression ofExplorer(uR"(\A(?:desktop\.ini|thumbs\.db|autorun\.inf)\z)"_s,
                                               QRegularExpression::CaseInsensitiveOption);
    return device.match(name).hasMatch() || ofExplorer.match(name).hasMatch();
}

bool needsPrefix(const QString &name, LeadingMark leading)
{
    const bool marked = name.startsWith(u'.') || name.startsWith(u'~');
    return isReserved(name) || (marked && leading == LeadingMark::Guard);
}

/** Our partials and their records: PartialFile would take the saved file for one of them. */
QString withoutOwnSuffix(QString name)
{
    return name.replace(".larder-part"_L1, "_larder-part"_L1, Qt::CaseInsensitive);
}

bool looksLikeExtension(QStringView text)
{
    const auto isPlain = [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'+');
    };
    const auto isDigit = [](QChar c) { return c.isDigit(); };
    if (text.isEmpty() || text.size() > longestExtension || !std::all_of(text.begin(), text.end(), isPlain))
        return false;
    // "Report 2.1" and "Budget.2026" have none; "backup.001" is one part of several.
    return !std::all_of(text.begin(), text.end(), isDigit) || text.size() == 3;
}

/** The longest beginning within so many bytes of UTF-8, at the boundary of what a reader sees as one character. */
QString cut(const QString &text, qsizetype bytes)
{
    qsizetype used = 0;
    qsizetype end = 0;
    while (end < text.size()) {
        const qsizetype units = text[end].isHighSurrogate() && end + 1 < text.size() ? 2 : 1;
        used += QStringView(text).sliced(end, units).toUtf8().size();
        if (used > bytes)
            break;
        end += units;
    }
    if (end == text.size())
        return text;
    // One more character than fits is enough to see whether it belongs to the one before it.
    const QString seen = text.left(end + 2);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, seen);
    finder.setPosition(end);
    if (!finder.isAtBoundary())
        finder.toPreviousBoundary();
    // A single letter with hundreds of accents has no such boundary.
    return text.left(finder.position() > 0 ? finder.position() : end);
}

QString cutBeforeExtension(const QString &name, qsizetype bytes)
{
    const QString extension = extensionOf(name).toString();
    if (extension.isEmpty() || name.toUtf8().size() <= bytes)
        return cut(name, bytes);
    const QString ending = u'.' + extension;
    return trimmed(cut(name.chopped(ending.size()), bytes - ending.toUtf8().size())) + ending;
}

QString madeSafe(QStringView wanted, LeadingMark leading)
{
    // Cut twice: composing takes quadratic time on a long run of accents, and may lengthen a name a little.
    QString name = cutBeforeExtension(trimmed(legalCharacters(wanted)), 4 * longestName);
    // macOS sends letters and their accents apart, which no other system takes for the same name.
    name = withoutOwnSuffix(name.normalized(QString::NormalizationForm_C));
    if (needsPrefix(name, leading))
        name.prepend(u'_');
    return trimmed(cutBeforeExtension(name, longestName));
}

QList<QStringView> components(QStringView path)
{
    QList<QStringView> parts;
    qsizetype start = 0;
    for (qsizetype at = 0; at <= path.size(); ++at) {
        if (at == path.size() || isSeparator(path[at])) {
            parts << path.sliced(start, at - start);
            start = at + 1;
        }
    }
    return parts;
}

struct TypeExtension
{
    QLatin1StringView type;
    QLatin1StringView extension;
};

/** Where QMimeDatabase (shared-mime-info) knows no extension, or one that few people do. */
constexpr std::array differentExtensions{
    TypeExtension{"image/jpg"_L1, "jpg"_L1},                     // unregistered, but sent
    TypeExtension{"image/tiff"_L1, "tiff"_L1},                   // tif; the platform's own tools write tiff
    TypeExtension{"image/x-ms-bmp"_L1, "bmp"_L1},                // unknown
    TypeExtension{"audio/ogg"_L1, "ogg"_L1},                     // oga
    TypeExtension{"application/ogg"_L1, "ogg"_L1},               // ogx
    TypeExtension{"audio/opus"_L1, "opus"_L1},                   // unknown
    TypeExtension{"audio/amr"_L1, "amr"_L1},                     // known in capitals only
    TypeExtension{"video/quicktime"_L1, "mov"_L1},               // qt
    TypeExtension{"application/vnd.ms-powerpoint"_L1, "ppt"_L1}, // ppz
    TypeExtension{"text/calendar"_L1, "ics"_L1},                 // vcs, the format before
    TypeExtension{"text/vcard"_L1, "vcf"_L1},                    // vcard
};

/** application/octet-stream has none: `.bin` would tell a person nothing, and no program opens it. */
QString extensionOfType(const QString &type)
{
    for (const TypeExtension &different : differentExtensions) {
        if (different.type.compare(type, Qt::CaseInsensitive) == 0)
            return different.extension;
    }
    return QMimeDatabase().mimeTypeForName(type).preferredSuffix();
}

/** Text is what QMimeDatabase calls everything without a signature that has no control characters in its first bytes.
 */
bool isSignature(const QMimeType &type)
{
    return !type.isDefault() && type.name() != "text/plain"_L1 && type.name() != "application/x-zerosize"_L1;
}

QMimeType typeBySignature(const QByteArray &firstBytes)
{
    return QMimeDatabase().mimeTypeForData(firstBytes);
}

QString extensionBySignature(const NameSources &sources)
{
    const QMimeType type = typeBySignature(sources.firstBytes);
    return isSignature(type) ? extensionOfType(type.name()) : QString();
}

/** A document of an office program has the signature of a zip archive: a Content-Type that is a kind of it says more.
 */
QString extensionByContent(const NameSources &sources)
{
    const QMimeType bySignature = typeBySignature(sources.firstBytes);
    const QString announced = QString::fromLatin1(sources.contentType);
    const QString byType = extensionOfType(announced);
    const bool announcedIsFiner = QMimeDatabase().mimeTypeForName(announced).inherits(bySignature.name());
    if (!byType.isEmpty() && (announcedIsFiner || !isSignature(bySignature)))
        return byType;
    return extensionOfType(bySignature.name());
}

QString withExtension(const QString &name, const QString &extension)
{
    return extension.isEmpty() ? name : name + u'.' + extension;
}

/** README and Makefile need no extension. */
bool isWholeWithoutExtension(const QString &name)
{
    return !name.contains(u'.') && !QMimeDatabase().mimeTypesForFileName(name).isEmpty();
}

/** The message's name is the sender's; the header's is what is left of it after a gateway or two. */
QString givenName(const NameSources &sources)
{
    const QString fromMessage = safeName(sources.fromMessage);
    return fromMessage.isEmpty() ? safeName(sources.fromServer.value_or(QString())) : fromMessage;
}

/** A sender's extension is never replaced. `.bin` says nothing, and gets company where the bytes say more. */
QString serverName(const NameSources &sources)
{
    const QString name = givenName(sources);
    const QStringView extension = extensionOf(name);
    if (extension.compare("bin"_L1, Qt::CaseInsensitive) == 0)
        return withExtension(name, extensionBySignature(sources));
    if (name.isEmpty() || !extension.isEmpty() || isWholeWithoutExtension(name))
        return name;
    return withExtension(name, extensionByContent(sources));
}

QString serverExtension(const NameSources &sources)
{
    const QString name = givenName(sources);
    const QString extension = extensionOf(name).toString();
    const QString bySignature = extensionBySignature(sources);
    if (extension.compare("bin"_L1, Qt::CaseInsensitive) == 0 && !bySignature.isEmpty())
        return bySignature;
    return extension.isEmpty() ? extensionByContent(sources) : extension;
}

QString nameOf(const QString &chosen, const NameSources &sources)
{
    if (!chosen.isEmpty()) {
        const bool isWhole = !extensionOf(chosen).isEmpty() || chosen.startsWith(u'.');
        return isWhole ? chosen : withExtension(chosen, serverExtension(sources));
    }
    if (const QString name = serverName(sources); !name.isEmpty())
        return name;
    return withExtension(safeName(sources.fileKey.text()), extensionByContent(sources));
}

} // namespace

QString safeName(QStringView wanted)
{
    const QList<QStringView> parts = components(wanted);
    for (auto part = parts.crbegin(); part != parts.crend(); ++part) {
        if (const QString name = madeSafe(*part, LeadingMark::Guard); !name.isEmpty())
            return name;
    }
    return {};
}

QString safePart(QStringView wanted, qsizetype bytes)
{
    return trimmed(cut(madeSafe(wanted, LeadingMark::Guard), bytes));
}

QString safePath(QStringView chosen)
{
    QStringList safe;
    for (const QStringView part : components(chosen)) {
        if (const QString component = madeSafe(part, LeadingMark::Keep); !component.isEmpty())
            safe << component;
    }
    return safe.join(u'/');
}

QString savedName(const NameSources &sources)
{
    QList<QStringView> parts = components(sources.chosen);
    // "reports/" chooses a folder and leaves the name to the server.
    const QString chosen = madeSafe(parts.takeLast(), LeadingMark::Keep);
    QString path;
    for (const QStringView part : std::as_const(parts)) {
        if (const QString folder = madeSafe(part, LeadingMark::Keep); !folder.isEmpty())
            path += folder + u'/';
    }
    return path + madeSafe(nameOf(chosen, sources), LeadingMark::Keep);
}

QStringView extensionOf(QStringView name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    if (dot <= 0 || !looksLikeExtension(name.sliced(dot + 1)))
        return {};
    const QStringView last = name.sliced(dot + 1);
    const QStringView stem = name.first(dot);
    const qsizetype previous = stem.lastIndexOf(u'.');
    const QStringView inner = previous > 0 ? stem.sliced(previous + 1) : QStringView();
    const bool isPartOfSeveral = last[0].isDigit() && looksLikeExtension(last) && last.size() == 3;
    const bool isDouble =
        inner.compare("tar"_L1, Qt::CaseInsensitive) == 0 || (isPartOfSeveral && looksLikeExtension(inner));
    return isDouble ? name.sliced(previous + 1) : last;
}

Done checkChosenName(QStringView chosen)
{
    static const QRegularExpression absolute(uR"(\A(?:[/\\]|[A-Za-z]:(?:[/\\]|\z)))"_s);
    const auto goesUp = [](QStringView part) { return part.trimmed() == ".."_L1; };
    const QList<QStringView> parts = components(chosen);
    if (absolute.match(chosen.toString()).hasMatch() || std::any_of(parts.begin(), parts.end(), goesUp))
        return Error{.reason = Reason::OutputLeavesFolder, .detail = chosen.left(Limits::nameBytes).toString()};
    return done();
}

QString numbered(const QString &name, int number)
{
    if (number == 0)
        return name;
    const qsizetype nameStart = name.lastIndexOf(u'/') + 1;
    const QStringView extension = extensionOf(QStringView(name).sliced(nameStart));
    QString copy = name;
    copy.insert(name.size() - (extension.isEmpty() ? 0 : extension.size() + 1), u" (%1)"_s.arg(number));
    return copy;
}

} // namespace Larder
