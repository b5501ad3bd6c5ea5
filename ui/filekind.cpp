#include "ui/filekind.h"

#include <QFileInfo>
#include <QHash>

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

const QHash<QString, FileKind> &kindsByEnding()
{
    static const QHash<QString, FileKind> kinds = [] {
        const std::pair<FileKind, QString> families[] = {
            {FileKind::Picture, u"png jpg jpeg gif webp bmp ico svg heic tif tiff avif"_s},
            {FileKind::Video, u"mp4 mov avi mkv webm 3gp mpeg mpg m4v"_s},
            {FileKind::Audio, u"ogg opus mp3 m4a wav flac aac amr"_s},
            {FileKind::Pdf, u"pdf"_s},
            {FileKind::Document, u"doc docx odt rtf pages"_s},
            {FileKind::Sheet, u"xls xlsx ods csv numbers"_s},
            {FileKind::Slides, u"ppt pptx odp key"_s},
            {FileKind::Archive, u"zip 7z rar tar gz xz bz2 tgz zst"_s},
            {FileKind::Text, u"txt md log json xml html yaml yml"_s},
        };
        QHash<QString, FileKind> table;
        for (const auto &[kind, endings] : families)
            for (const QString &ending : endings.split(u' '))
                table.insert(ending, kind);
        return table;
    }();
    return kinds;
}

QString endingOf(const QString &name)
{
    return QFileInfo(name).suffix().toLower();
}

} // namespace

FileKind fileKindOf(const QString &name, ResourceType type)
{
    const FileKind unknown = type == ResourceType::Image ? FileKind::Picture : FileKind::Other;
    return kindsByEnding().value(endingOf(name), unknown);
}

QString tileLetters(const QString &name, ResourceType type)
{
    constexpr int most = 4;
    const QString ending = endingOf(name);
    if (!ending.isEmpty() && ending.size() <= most)
        return ending.toUpper();
    return type == ResourceType::Image ? u"IMG"_s : u"FILE"_s;
}

} // namespace Larder
