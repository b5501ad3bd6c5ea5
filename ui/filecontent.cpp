#include "ui/filecontent.h"

#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QStringConverter>

#include "core/charset.h"
#include "ui/pdfpage.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

NotShown whyNot(PictureFault fault)
{
    switch (fault) {
    case PictureFault::OtherKind:
        return NotShown::OtherKind;
    case PictureFault::TooLarge:
        return NotShown::TooLarge;
    case PictureFault::Locked:
        return NotShown::Locked;
    case PictureFault::Broken:
        return NotShown::Broken;
    }
    Q_UNREACHABLE();
}

std::optional<QString> decoded(const QByteArray &bytes)
{
    return bytes.isValidUtf8() ? std::optional(QString::fromUtf8(bytes)) : likelyChinese(bytes);
}

/** A few controls are shown as signs, so that they do nothing and nothing is hidden by them. */
QString withoutNulls(QString text)
{
    return text.replace(QChar(0), QChar(0x2400));
}

decltype(FileContent::shown) beginningOf(QFile &file)
{
    const QByteArray bytes = file.read(shownOfText);
    if (file.error() != QFile::NoError)
        return NotShown::Unreadable;
    const bool isAll = file.size() <= bytes.size();
    return TextBeginning{textOf(bytes, !isAll), isAll};
}

decltype(FileContent::shown) shownOf(const PictureReading &reading)
{
    if (const auto *picture = std::get_if<Picture>(&reading))
        return *picture;
    return whyNot(std::get<PictureFault>(reading));
}

} // namespace

QString textOf(const QByteArray &bytes, bool isCut)
{
    if (const auto marked = QStringConverter::encodingForData(bytes);
        marked && bytes.size() > 1) // by its byte order mark
        return withoutNulls(QStringDecoder(*marked).decode(bytes));
    constexpr qsizetype longestCharacter = 4;
    for (qsizetype lacking = 0; lacking < (isCut ? longestCharacter : 1); ++lacking)
        if (const auto text = decoded(bytes.chopped(std::min(lacking, bytes.size()))))
            return withoutNulls(*text);
    return withoutNulls(QString::fromLatin1(bytes));
}

FileContent readFileContent(const QString &path, QSize most)
{
    QFile file(path);
    if (!QFileInfo::exists(path))
        return {};
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return {.shown = NotShown::Unreadable, .kind = {}, .size = QFileInfo(path).size()};
    const QMimeType type = QMimeDatabase().mimeTypeForFile(path);
    FileContent content{.shown = NotShown::OtherKind, .kind = type.comment(), .size = file.size()};
    if (type.inherits(u"text/plain"_s))
        content.shown = beginningOf(file);
    else if (type.inherits(u"application/pdf"_s))
        content.shown = shownOf(readFirstPage(path, most));
    else // whatever it is called, and where the system knows no kinds
        content.shown = shownOf(readPictureWithin(path, most));
    return content;
}

} // namespace Larder
