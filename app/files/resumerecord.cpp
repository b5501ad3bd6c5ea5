#include "files/resumerecord.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/limits.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

constexpr int formatVersion = 1;
constexpr qsizetype digestBytes = 32;

// Numbers as strings: JSON's are doubles to many readers, and a byte count may pass 2^53.
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

QLatin1StringView word(Validator::Kind kind)
{
    switch (kind) {
    case Validator::Kind::StrongETag:
        return "strong_etag"_L1;
    case Validator::Kind::WeakETag:
        return "weak_etag"_L1;
    case Validator::Kind::LastModified:
        return "last_modified"_L1;
    }
    Q_UNREACHABLE();
}

std::optional<Validator> validatorFromJson(const QJsonObject &object)
{
    const QByteArray value = object["value"_L1].toString().toLatin1();
    for (const auto kind : {Validator::Kind::StrongETag, Validator::Kind::WeakETag, Validator::Kind::LastModified}) {
        if (object["kind"_L1].toString() != word(kind))
            continue;
        // What stands here goes into a header: it must be one that a header gave.
        const bool tag = kind != Validator::Kind::LastModified;
        const auto read = tag ? validatorFrom(value, {}) : validatorFrom({}, value);
        return read && read->kind == kind && !value.contains('\n') && !value.contains('\r') ? read : std::nullopt;
    }
    return std::nullopt;
}

QJsonArray rangesToJson(const RangeSet &set)
{
    QJsonArray ranges;
    for (const ByteRange &range : set.ranges())
        ranges.append(QJsonArray{number(range.first), number(range.last)});
    return ranges;
}

/** As rangesToJson() writes them: sorted, and with holes between them. */
std::optional<RangeSet> rangesFromJson(const QJsonValue &list, std::optional<qint64> total)
{
    if (!list.isArray())
        return std::nullopt;
    RangeSet set;
    for (const QJsonValue &value : list.toArray()) {
        const QJsonArray pair = value.toArray();
        const auto first = numberFrom(pair.at(0));
        const auto last = numberFrom(pair.at(1));
        if (pair.size() != 2 || !first || !last || *last < *first ||
            *last >= total.value_or(std::numeric_limits<qint64>::max()))
            return std::nullopt;
        if (!set.empty() && *first <= set.ranges().back().end())
            return std::nullopt;
        set.add(ByteRange{*first, *last});
    }
    return set;
}

} // namespace

bool ResumeRecord::sameResource(const ResumeRecord &other) const
{
    return platform == other.platform && resource == other.resource;
}

bool ResumeRecord::sameVersion(const ResumeRecord &other) const
{
    const bool totals = !total || !other.total || total == other.total;
    return totals && validator == other.validator;
}

QByteArray toJson(const ResumeRecord &record)
{
    QJsonObject object{
        {u"larder_part"_s, formatVersion},
        {u"host"_s, record.platform.word()},
        {u"message_id"_s, record.resource.messageId.text()},
        {u"file_key"_s, record.resource.fileKey.text()},
        {u"type"_s, QString(word(record.resource.type))},
        {u"proven"_s, rangesToJson(record.proven)},
    };
    if (!record.tail.isEmpty())
        object[u"tail"_s] = QString::fromLatin1(record.tail.toHex());
    if (record.total)
        object[u"total"_s] = number(*record.total);
    if (record.validator)
        object[u"validator"_s] = QJsonObject{{u"kind"_s, QString(word(record.validator->kind))},
                                             {u"value"_s, QString::fromLatin1(record.validator->value)}};
    return QJsonDocument(object).toJson();
}

std::optional<ResumeRecord> recordFromJson(const QByteArray &json)
{
    if (json.size() > Limits::recordBytes)
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const auto platform = OpenPlatform::parse(object["host"_L1].toString());
    const auto message = MessageId::parse(object["message_id"_L1].toString());
    const auto key = FileKey::parse(object["file_key"_L1].toString());
    const auto type = resourceTypeFrom(object["type"_L1].toString());
    if (object["larder_part"_L1].toInt() != formatVersion || !platform || !message || !key || !type)
        return std::nullopt;

    ResumeRecord record{*platform, ResourceRef{*message, *key, *type}};
    record.total = numberFrom(object["total"_L1]);
    record.validator = validatorFromJson(object["validator"_L1].toObject());
    const bool totalReadable = record.total || !object.contains("total"_L1);
    const bool validatorReadable = record.validator || !object.contains("validator"_L1);
    record.tail = QByteArray::fromHex(object["tail"_L1].toString().toLatin1());
    const bool tailReadable = record.tail.size() == digestBytes || !object.contains("tail"_L1);
    const auto proven = rangesFromJson(object["proven"_L1], record.total);
    if (!totalReadable || !validatorReadable || !tailReadable || !proven)
        return std::nullopt;
    record.proven = *proven;
    return record;
}

} // namespace Larder
