#include "session/messageinput.h"

#include <cstdio>

#include <QCoreApplication>
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

class MessageInputWords
{
    Q_DECLARE_TR_FUNCTIONS(Larder::MessageInput)

public:
    static QString tooLarge() { return tr("It is larger than message JSON gets."); }
    static QString folder() { return tr("It is a folder."); }
    static QString noFile() { return tr("It is no file, but a pipe or a device."); }
};

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
    const Error tooLarge = unreadable(MessageInputWords::tooLarge());
    if (file.size() > Limits::inputBytes)
        return tooLarge;
    QByteArray bytes;
    bytes.reserve(file.size());
    while (bytes.size() <= Limits::inputBytes && !(control.cancelled && control.cancelled())) {
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

void addFolder(InputFiles &files, const QString &folder, const std::function<bool()> &cancelled)
{
    const QMimeDatabase types;
    QDirIterator walk(folder, QDir::Files, QDirIterator::Subdirectories);
    QStringList found;
    while (walk.hasNext() && found.size() < Limits::filesOfFolder && !cancelled()) {
        walk.next();
        if (!isText(walk.fileInfo(), types)) {
            ++files.passedOver;
            continue;
        }
        found.append(walk.filePath());
        files.bytes += walk.fileInfo().size();
    }
    found.sort();
    files.inFolders += found;
}

} // namespace

MessageInput readInput(const QString &name, const ReadControl &control)
{
    QFile file;
    if (QFileInfo(name).isDir())
        return MessageInput{name, unreadable(MessageInputWords::folder())};
    if (!open(file, name))
        return MessageInput{name, unreadable(file.errorString())};
    const Result<QByteArray> bytes = contentOf(file, control);
    return MessageInput{name, bytes ? readMessages(*bytes, control) : Result<MessageReading>(bytes.error())};
}

MessageInput readFile(const QString &path, const ReadControl &control)
{
    const QFileInfo file(path);
    if (file.exists() && !file.isFile() && !file.isDir())
        return MessageInput{path, unreadable(MessageInputWords::noFile())};
    return readInput(path, control);
}

InputFiles filesOf(const QStringList &paths, const std::function<bool()> &cancelled)
{
    InputFiles files;
    for (const QString &path : paths) {
        const QFileInfo file(path);
        if (file.isDir()) {
            addFolder(files, path, cancelled);
        } else {
            files.named.append(path);
            files.bytes += file.size();
        }
    }
    return cancelled() ? InputFiles{} : files;
}

bool isSomethingElse(const MessageInput &input)
{
    if (!input.reading || !input.reading->error)
        return false;
    const ReadProblem::Kind kind = input.reading->error->kind;
    return kind == ReadProblem::Kind::NotJson || kind == ReadProblem::Kind::NoMessages;
}

std::optional<IdsAlone> idsInFile(const QString &path)
{
    QFile file(path);
    if (file.size() > Limits::idListBytes || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return idsAlone(QString::fromUtf8(file.readAll()));
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
