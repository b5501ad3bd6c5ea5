#include "session/queuerecord.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>

#include "core/limits.h"
#include "files/filename.h"
#include "transfer/transfer.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

constexpr int formatVersion = 1;
constexpr qsizetype longestPath = 4096; ///< characters; more no system takes

// Numbers as strings, as in files/resumerecord: a byte count may pass 2^53.
QString number(qint64 value)
{
    return QString::number(value);
}

std::optional<qint64> numberFrom(const QJsonValue &value)
{
    bool ok = false;
    const qint64 number = value.toString().toLongLong(&ok);
    return ok && number >= 0 ? std::optional(number) : std::nullopt;
}

bool isPlainText(const QString &text)
{
    return text.size() <= longestPath &&
           std::none_of(text.cbegin(), text.cend(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

bool mayBeFolder(const QString &path)
{
    return isPlainText(path) && QDir::isAbsolutePath(path) && QDir::cleanPath(path) == path;
}

bool mayBeName(const QString &name)
{
    return isPlainText(name) && checkChosenName(name).ok();
}

/** Sender and chat for names of files: what is longer than any path is of no use there. */
QJsonObject originToJson(const MessageOrigin &origin)
{
    QJsonObject object{{u"message_id"_s, origin.messageId.left(longestPath)},
                       {u"message_type"_s, origin.messageType.left(longestPath)},
                       {u"sender"_s, origin.sender.left(longestPath)},
                       {u"chat_id"_s, origin.chatId.left(longestPath)}};
    if (origin.sentAt.isValid())
        object[u"sent_at"_s] = number(origin.sentAt.toMSecsSinceEpoch());
    return object;
}

/** Strangers' texts already, and made safe where they are used. */
MessageOrigin originFrom(const QJsonObject &object)
{
    const auto text = [&object](QLatin1StringView key) { return object[key].toString().left(longestPath); };
    MessageOrigin origin{.messageId = text("message_id"_L1),
                         .messageType = text("message_type"_L1),
                         .sender = text("sender"_L1),
                         .chatId = text("chat_id"_L1)};
    if (const auto sentAt = numberFrom(object["sent_at"_L1]))
        origin.sentAt = QDateTime::fromMSecsSinceEpoch(*sentAt, Qt::UTC);
    return origin;
}

/** Without the detail: texts of strangers are worth nothing a day later, and nobody knows what is in them. */
QJsonObject errorToJson(const Error &error)
{
    QJsonObject object{{u"reason"_s, QString::fromLatin1(QMetaEnum::fromType<Reason>().valueToKey(int(error.reason)))},
                       {u"log_id"_s, error.logId},
                       {u"scopes"_s, QJsonArray::fromStringList(error.scopes)}};
    if (error.code)
        object[u"code"_s] = number(*error.code);
    if (error.httpStatus)
        object[u"http_status"_s] = *error.httpStatus;
    return object;
}

std::optional<Error> errorFrom(const QJsonObject &object)
{
    bool known = false;
    const int reason = QMetaEnum::fromType<Reason>().keyToValue(object["reason"_L1].toString().toLatin1(), &known);
    const QString logId = object["log_id"_L1].toString();
    if (!known || !isPlainText(logId))
        return std::nullopt;
    Error error{.reason = static_cast<Reason>(reason)};
    error.logId = logId;
    error.code = numberFrom(object["code"_L1]);
    if (const QJsonValue status = object["http_status"_L1]; status.isDouble())
        error.httpStatus = status.toInt();
    for (const QJsonValue &scope : object["scopes"_L1].toArray()) {
        if (!isPlainText(scope.toString()))
            return std::nullopt;
        error.scopes.append(scope.toString());
    }
    return error;
}

QJsonObject orderToJson(const DownloadOrder &order)
{
    QJsonObject object{{u"host"_s, order.platform.word()},
                       {u"identity"_s, QString(word(order.identity))},
                       {u"message_id"_s, order.resource.messageId.text()},
                       {u"file_key"_s, order.resource.fileKey.text()},
                       {u"type"_s, QString(word(order.resource.type))},
                       {u"folder"_s, order.folder},
                       {u"if_exists"_s, QString(word(order.ifExists))},
                       {u"digest"_s, order.digest},
                       {u"name_template"_s, order.nameTemplate.text()},
                       {u"message_time"_s, order.marks.messageTime},
                       {u"origin_mark"_s, order.marks.origin},
                       {u"receipt"_s, order.receipt}};
    if (order.origin != MessageOrigin())
        object[u"message"_s] = originToJson(order.origin);
    if (order.account)
        object[u"account"_s] = order.account->text();
    if (!order.name.isEmpty())
        object[u"chosen_name"_s] = order.name;
    if (!order.nameInMessage.isEmpty())
        object[u"name_in_message"_s] = order.nameInMessage;
    if (order.duration)
        object[u"duration_ms"_s] = number(order.duration->count());
    return object;
}

std::optional<DownloadOrder> orderFrom(const QJsonObject &object)
{
    const auto text = [&object](QLatin1StringView key) { return object[key].toString(); };
    const auto platform = OpenPlatform::parse(text("host"_L1));
    const auto identity = identityFrom(text("identity"_L1));
    const auto message = MessageId::parse(text("message_id"_L1));
    const auto key = FileKey::parse(text("file_key"_L1));
    const auto type = resourceTypeFrom(text("type"_L1));
    const auto ifExists = ifExistsFrom(text("if_exists"_L1));
    const auto account = AccountId::parse(text("account"_L1));
    const auto nameTemplate = NameTemplate::parse(text("name_template"_L1));
    if (!std::holds_alternative<NameTemplate>(nameTemplate))
        return std::nullopt;
    if (!platform || !identity || !message || !key || !type || !ifExists)
        return std::nullopt;
    if (object.contains("account"_L1) && !account)
        return std::nullopt;
    DownloadOrder order{.platform = *platform,
                        .account = account,
                        .identity = *identity,
                        .resource = ResourceRef{*message, *key, *type},
                        .folder = text("folder"_L1),
                        .name = text("chosen_name"_L1),
                        .nameInMessage = text("name_in_message"_L1),
                        .ifExists = *ifExists,
                        .digest = object["digest"_L1].toBool(),
                        .nameTemplate = std::get<NameTemplate>(nameTemplate),
                        .origin = originFrom(object["message"_L1].toObject()),
                        .marks = {.messageTime = object["message_time"_L1].toBool(FileMarks().messageTime),
                                  .origin = object["origin_mark"_L1].toBool(FileMarks().origin)},
                        .receipt = object["receipt"_L1].toBool()};
    if (const auto duration = numberFrom(object["duration_ms"_L1]))
        order.duration = std::chrono::milliseconds(*duration);
    // The sender's own name is made safe when it is used.
    const bool usable = mayBeFolder(order.folder) && mayBeName(order.name) && order.nameInMessage.size() <= longestPath;
    return usable ? std::optional(order) : std::nullopt;
}

/** The parts of an end that the state alone says; its path is folder and name. */
struct EndToJson
{
    QJsonObject &object;

    void operator()(const Saved &saved) const
    {
        object[u"size"_s] = number(saved.size);
        object[u"length_confirmed"_s] = saved.lengthConfirmed;
        if (!saved.sha256.isEmpty())
            object[u"sha256"_s] = QString::fromLatin1(saved.sha256);
    }
    void operator()(const Skipped &skipped) const { object[u"size"_s] = number(skipped.size); }
    void operator()(const Failed &failed) const { object[u"error"_s] = errorToJson(failed.error); }
    template <typename Other>
    void operator()(const Other &) const
    {
    }
};

bool mayBeDigest(const QByteArray &sha256)
{
    constexpr int digits = 64;
    return sha256.isEmpty() || (sha256.size() == digits && QByteArray::fromHex(sha256).toHex() == sha256);
}

/** None: it is none of the ends. */
std::optional<TransferState> endFrom(const QJsonObject &object, const QString &path)
{
    const QString state = object["state"_L1].toString();
    const auto size = numberFrom(object["size"_L1]);
    if (state == "saved"_L1 && size) {
        const QByteArray sha256 = object["sha256"_L1].toString().toLatin1();
        if (mayBeDigest(sha256))
            return Saved{path, *size, sha256, object["length_confirmed"_L1].toBool()};
    }
    if (state == "skipped"_L1 && size)
        return Skipped{path, *size};
    if (state == "cancelled"_L1)
        return Cancelled{};
    if (const auto error = errorFrom(object["error"_L1].toObject()); state == "failed"_L1 && error)
        return Failed{*error, 0};
    return std::nullopt;
}

std::optional<QueueEntry> entryFrom(const QJsonObject &object)
{
    const auto order = orderFrom(object);
    const QString name = object["name"_L1].toString();
    if (!order || !mayBeName(name))
        return std::nullopt;
    QueueEntry entry{*order, {}, name, numberFrom(object["total"_L1])};
    if (object["state"_L1].toString() == "measured"_L1) {
        entry.purpose = Purpose::Measure;
        return entry;
    }
    if (object["state"_L1].toString() == "unfinished"_L1)
        return entry;
    entry.end = endFrom(object, order->folder + u'/' + name);
    const bool needsName =
        entry.end && (std::holds_alternative<Saved>(*entry.end) || std::holds_alternative<Skipped>(*entry.end));
    return entry.end && !(needsName && name.isEmpty()) ? std::optional(entry) : std::nullopt;
}

QString nameOf(const TransferSnapshot &transfer)
{
    if (const auto *skipped = std::get_if<Skipped>(&transfer.state))
        return QDir(transfer.order.folder).relativeFilePath(skipped->path);
    return transfer.name;
}

QString stateOf(const QueueEntry &entry)
{
    if (entry.purpose == Purpose::Measure)
        return u"measured"_s;
    return entry.end ? QString(word(*entry.end)) : u"unfinished"_s;
}

bool isFileOf(const QString &path, qint64 size)
{
    const QFileInfo file(path);
    return file.isFile() && file.size() == size;
}

} // namespace

QueueEntry entryOf(const TransferSnapshot &transfer)
{
    QueueEntry entry{transfer.order, {}, nameOf(transfer), transfer.progress.total, transfer.purpose};
    if (transfer.purpose == Purpose::Measure)
        return entry;
    if (hasEnded(transfer.state))
        entry.end = transfer.state;
    if (auto *failed = entry.end ? std::get_if<Failed>(&*entry.end) : nullptr)
        failed->kept = 0; // the partial's record knows
    return entry;
}

std::optional<TransferSnapshot> asItComesBack(TransferId id, const QueueEntry &entry)
{
    if (entry.purpose == Purpose::Measure) {
        Transfer::discardMeasured(entry.order, entry.name);
        return std::nullopt;
    }
    TransferSnapshot transfer{id, entry.order, Paused{}, {}, {}, {}};
    const QString path = entry.order.folder + u'/' + entry.name;
    if (const auto *saved = entry.end ? std::get_if<Saved>(&*entry.end) : nullptr) {
        if (!isFileOf(path, saved->size))
            return std::nullopt;
        transfer.state = *saved;
        transfer.name = entry.name;
        transfer.progress = {saved->size, saved->size, {}, {}};
        return transfer;
    }
    const auto record = entry.name.isEmpty()
                            ? std::nullopt
                            : PartialFile::left(entry.order.folder, entry.name,
                                                ResumeRecord{entry.order.platform, entry.order.resource});
    if (record) {
        transfer.name = entry.name;
        transfer.progress = {record->proven.total(), record->total, {}, {}};
    }
    const qint64 kept = transfer.progress.received;
    if (entry.end) {
        transfer.state = *entry.end;
        if (std::holds_alternative<Skipped>(transfer.state) && entry.order.ifExists == IfExists::Ask)
            transfer.order.ifExists = IfExists::Skip; // it was asked, in its time
        if (auto *failed = std::get_if<Failed>(&transfer.state))
            failed->kept = kept;
    } else if (!record && entry.order.ifExists != IfExists::Replace && !entry.name.isEmpty() && entry.total &&
               isFileOf(path, *entry.total)) {
        // Where it would have been replaced, it may as well be the one that was there before.
        transfer.state = Saved{path, *entry.total};
        transfer.name = entry.name;
        transfer.progress = {*entry.total, entry.total, {}, {}};
    } else {
        transfer.state = Paused{kept};
    }
    return transfer;
}

QByteArray toJson(const QList<QueueEntry> &queue)
{
    QJsonArray transfers;
    for (const QueueEntry &entry : queue) {
        QJsonObject object = orderToJson(entry.order);
        object[u"state"_s] = stateOf(entry);
        if (!entry.name.isEmpty())
            object[u"name"_s] = entry.name;
        if (entry.total)
            object[u"total"_s] = number(*entry.total);
        if (entry.end)
            std::visit(EndToJson{object}, *entry.end);
        transfers.append(object);
    }
    return QJsonDocument(QJsonObject{{u"larder_queue"_s, formatVersion}, {u"transfers"_s, transfers}})
        .toJson(QJsonDocument::Compact);
}

QueueReading queueFromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const int version = object["larder_queue"_L1].toInt();
    if (version > formatVersion)
        return QueueReading{QueueReading::Form::Newer, {}, 0};
    if (json.size() > Limits::queueFileBytes || version != formatVersion || !object["transfers"_L1].isArray())
        return QueueReading{QueueReading::Form::Unreadable, {}, 0};
    QueueReading reading;
    for (const QJsonValue &value : object["transfers"_L1].toArray()) {
        const auto entry = entryFrom(value.toObject());
        if (entry)
            reading.entries.append(*entry);
        else
            ++reading.leftOut;
    }
    return reading;
}

} // namespace Larder
