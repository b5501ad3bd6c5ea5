#include "session/messageinput.h"

#include <cstdio>

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>

#include "core/errortext.h"
#include "core/limits.h"
#include "lark/readingtext.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

Error unreadable(const QString &detail)
{
    return Error{.reason = Reason::UnreadableMessages, .detail = detail};
}

bool open(QFile &file, const QString &name)
{
    if (name == "-"_L1)
        return file.open(stdin, QIODevice::ReadOnly);
    file.setFileName(name);
    return file.open(QIODevice::ReadOnly);
}

/** In pieces: what is no plain file does not tell its size, and may have no end. */
Result<QByteArray> contentOf(QFile &file, const ReadControl &control)
{
    const Error tooLarge = unreadable(u"It is larger than message JSON gets."_s);
    if (file.size() > Limits::inputBytes)
        return tooLarge;
    QByteArray bytes;
    bytes.reserve(file.size());
    while (!file.atEnd() && bytes.size() <= Limits::inputBytes && !(control.cancelled && control.cancelled())) {
        const QByteArray piece = file.read(Limits::readingBeat);
        if (piece.isEmpty())
            break;
        bytes += piece;
    }
    if (bytes.size() > Limits::inputBytes)
        return tooLarge;
    if (file.error() != QFileDevice::NoError)
        return unreadable(file.errorString());
    return bytes;
}

/** By its name, and by its content where the name says nothing. */
bool isText(const QFileInfo &file, const QMimeDatabase &types)
{
    const QMimeType type = types.mimeTypeForFile(file);
    return type.inherits(u"text/plain"_s) || type.inherits(u"application/json"_s);
}

void addFile(InputFiles &files, const QFileInfo &file)
{
    files.paths.append(file.filePath());
    files.bytes += file.size();
}

void addFolder(InputFiles &files, const QString &folder, const std::function<bool()> &cancelled)
{
    const QMimeDatabase types;
    QDirIterator walk(folder, QDir::Files, QDirIterator::Subdirectories);
    InputFiles found;
    while (walk.hasNext() && found.paths.size() < Limits::filesOfFolder && !cancelled()) {
        walk.next();
        if (isText(walk.fileInfo(), types))
            addFile(found, walk.fileInfo());
        else
            ++found.passedOver;
    }
    found.paths.sort();
    files.paths += found.paths;
    files.bytes += found.bytes;
    files.passedOver += found.passedOver;
}

} // namespace

MessageInput readInput(const QString &name, const ReadControl &control)
{
    QFile file;
    if (QFileInfo(name).isDir())
        return MessageInput{name, unreadable(u"It is a folder."_s)};
    if (!open(file, name))
        return MessageInput{name, unreadable(file.errorString())};
    const Result<QByteArray> bytes = contentOf(file, control);
    return MessageInput{name, bytes ? readMessages(*bytes, control) : Result<MessageReading>(bytes.error())};
}

InputFiles filesOf(const QStringList &paths, const std::function<bool()> &cancelled)
{
    InputFiles files;
    for (const QString &path : paths) {
        if (QFileInfo(path).isDir())
            addFolder(files, path, cancelled);
        else
            addFile(files, QFileInfo(path));
    }
    return cancelled() ? InputFiles{} : files;
}

QString problemOf(const MessageInput &input)
{
    if (!input.reading)
        return sentence(input.reading.error()) + u' ' + input.reading.error().detail;
    if (input.reading->error)
        return sentence(*input.reading->error);
    return {};
}

} // namespace Larder
