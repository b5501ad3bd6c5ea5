#include "files/receipt.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include "core/limits.h"
#include "core/wholefile.h"
#include "files/filename.h"
#include "files/processlock.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

constexpr int formatVersion = 1;
constexpr qsizetype longestText = 4096; ///< characters, as of a path
constexpr auto sumsComment = "# SHA-256 of the files in larder-receipt.json\n"_L1;

Error writeError(const QString &path, const QString &why)
{
    return Error{.reason = Reason::WriteFailed, .detail = path + u": "_s + why};
}

Error foreign(const QString &path)
{
    return Error{.reason = Reason::ReceiptForeign, .detail = path};
}

// Numbers as strings, as in files/resumerecord: a byte count may pass 2^53.
std::optional<qint64> numberFrom(const QJsonValue &value)
{
    bool ok = false;
    const qint64 number = value.toString().toLongLong(&ok);
    return ok && number >= 0 ? std::optional(number) : std::nullopt;
}

/** One that files/filename could have made: no other is written, and so no other need be read. */
bool mayBePath(const QString &path)
{
    return !path.isEmpty() && path.size() <= longestText && checkChosenName(path).ok() && safePath(path) == path;
}

bool mayBeDigest(const QByteArray &sha256)
{
    constexpr int digits = 64;
    return sha256.size() == digits && QByteArray::fromHex(sha256).toHex() == sha256;
}

QJsonObject messageToJson(const ReceiptEntry &entry)
{
    const MessageOrigin &origin = entry.origin;
    QJsonObject object{{u"id"_s, origin.messageId.left(longestText)},
                       {u"type"_s, origin.messageType.left(longestText)},
                       {u"sender"_s, origin.sender.left(longestText)},
                       {u"chat_id"_s, origin.chatId.left(longestText)}};
    if (origin.sentAt.isValid())
        object[u"sent_at"_s] = origin.sentAt.toUTC().toString(Qt::ISODateWithMs);
    return object;
}

MessageOrigin messageFrom(const QJsonObject &object)
{
    const auto text = [&object](QLatin1StringView key) { return object[key].toString().left(longestText); };
    return MessageOrigin{.messageId = text("id"_L1),
                         .messageType = text("type"_L1),
                         .sender = text("sender"_L1),
                         .chatId = text("chat_id"_L1),
                         .sentAt = QDateTime::fromString(text("sent_at"_L1), Qt::ISODateWithMs)};
}

QJsonObject toJson(const ReceiptEntry &entry)
{
    QJsonObject object{{u"path"_s, entry.path},
                       {u"size"_s, QString::number(entry.size)},
                       {u"sha256"_s, QString::fromLatin1(entry.sha256)},
                       {u"host"_s, entry.platform.word()},
                       {u"identity"_s, QString(word(entry.identity))},
                       {u"message_id"_s, entry.resource.messageId.text()},
                       {u"file_key"_s, entry.resource.fileKey.text()},
                       {u"type"_s, QString(word(entry.resource.type))},
                       {u"saved_at"_s, entry.savedAt.toUTC().toString(Qt::ISODateWithMs)}};
    if (entry.origin != MessageOrigin())
        object[u"message"_s] = messageToJson(entry);
    return object;
}

std::optional<ReceiptEntry> entryFrom(const QJsonObject &object)
{
    const auto text = [&object](QLatin1StringView key) { return object[key].toString(); };
    const auto size = numberFrom(object["size"_L1]);
    const auto platform = OpenPlatform::parse(text("host"_L1));
    const auto identity = identityFrom(text("identity"_L1));
    const auto message = MessageId::parse(text("message_id"_L1));
    const auto key = FileKey::parse(text("file_key"_L1));
    const auto type = resourceTypeFrom(text("type"_L1));
    const QByteArray sha256 = text("sha256"_L1).toLatin1();
    if (!size || !platform || !identity || !message || !key || !type || !mayBeDigest(sha256) ||
        !mayBePath(text("path"_L1)))
        return std::nullopt;
    return ReceiptEntry{text("path"_L1),
                        *size,
                        sha256,
                        *platform,
                        *identity,
                        ResourceRef{*message, *key, *type},
                        messageFrom(object["message"_L1].toObject()),
                        QDateTime::fromString(text("saved_at"_L1), Qt::ISODateWithMs)};
}

bool isOwnSums(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(sumsComment.size()) == QByteArrayView(sumsComment);
}

Done writeOwn(const QString &path, const QByteArray &content)
{
    if (QFileInfo(path).isSymLink()) // QSaveFile would write where it points
        return foreign(path);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !writeWhole(file, content))
        return writeError(path, file.errorString());
    return done();
}

QList<ReceiptEntry> merged(QList<ReceiptEntry> known, const QList<ReceiptEntry> &saved)
{
    QHash<QString, qsizetype> places;
    for (qsizetype place = 0; place < known.size(); ++place)
        places.insert(known[place].path, place);
    for (const ReceiptEntry &entry : saved) {
        if (const auto place = places.constFind(entry.path); place != places.cend()) {
            known[*place] = entry;
        } else {
            places.insert(entry.path, known.size());
            known.append(entry);
        }
    }
    return known;
}

Done write(const QString &folder, const QList<ReceiptEntry> &saved)
{
    const ReceiptReading before = readReceipt(folder);
    const bool isOurs = before.form == ReceiptReading::Form::Good || before.form == ReceiptReading::Form::Missing;
    // An entry that cannot be read is a stranger's doing: it is not for us to delete.
    if (!isOurs || before.leftOut > 0)
        return foreign(receiptPath(folder));
    const QList<ReceiptEntry> entries = merged(before.entries, saved);
    const QByteArray json = receiptToJson(entries);
    if (json.size() > Limits::receiptBytes)
        return writeError(receiptPath(folder), u"is full"_s);
    if (const Done written = writeOwn(receiptPath(folder), json); !written)
        return written;
    if (QFileInfo::exists(sumsPath(folder)) && !isOwnSums(sumsPath(folder)))
        return foreign(sumsPath(folder));
    return writeOwn(sumsPath(folder), sha256Sums(entries));
}

} // namespace

QString receiptPath(const QString &folder)
{
    return folder + u"/larder-receipt.json"_s;
}

QString sumsPath(const QString &folder)
{
    return folder + u"/SHA256SUMS"_s;
}

QByteArray receiptToJson(const QList<ReceiptEntry> &entries)
{
    QJsonArray files;
    for (const ReceiptEntry &entry : entries)
        files.append(toJson(entry));
    return QJsonDocument(QJsonObject{{u"larder_receipt"_s, formatVersion}, {u"files"_s, files}}).toJson();
}

ReceiptReading receiptFromJson(const QByteArray &json)
{
    using Form = ReceiptReading::Form;
    if (json.size() > Limits::receiptBytes)
        return ReceiptReading{Form::Unreadable};
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const int version = object["larder_receipt"_L1].toInt();
    if (version > formatVersion)
        return ReceiptReading{Form::Newer};
    if (version != formatVersion || !object["files"_L1].isArray())
        return ReceiptReading{Form::Unreadable};
    ReceiptReading reading;
    for (const QJsonValue &value : object["files"_L1].toArray()) {
        if (const auto entry = entryFrom(value.toObject()))
            reading.entries.append(*entry);
        else
            ++reading.leftOut;
    }
    return reading;
}

QByteArray sha256Sums(const QList<ReceiptEntry> &entries)
{
    QByteArray sums(sumsComment.data(), sumsComment.size());
    for (const ReceiptEntry &entry : entries) // no path has a backslash or a line break, which would be escaped
        sums += entry.sha256 + "  " + entry.path.toUtf8() + '\n';
    return sums;
}

ReceiptReading readReceipt(const QString &folder)
{
    const QFileInfo there(receiptPath(folder));
    if (!there.exists() && !there.isSymLink())
        return ReceiptReading{ReceiptReading::Form::Missing};
    QFile file(receiptPath(folder));
    if (!there.isFile() || there.isSymLink() || !file.open(QIODevice::ReadOnly))
        return ReceiptReading{ReceiptReading::Form::Unreadable};
    return receiptFromJson(file.read(Limits::receiptBytes + 1));
}

Done addToReceipt(const QString &folder, const QList<ReceiptEntry> &saved)
{
    const QString path = receiptPath(folder) + u".lock"_s;
    QDeadlineTimer deadline(Limits::receiptWait);
    while (true) {
        const auto lock = takeProcessLock(path);
        if (!lock)
            return lock.error();
        if (lock.value())
            return write(folder, saved);
        if (deadline.hasExpired())
            return writeError(path, u"another process has it for too long"_s);
        std::this_thread::sleep_for(Limits::lockBeat);
    }
}

} // namespace Larder
