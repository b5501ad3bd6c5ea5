#include "ui/handover.h"

#include <algorithm>

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

constexpr int version = 1;
constexpr qsizetype longestActivation = 256;

bool areAbsolute(const QStringList &paths)
{
    return std::ranges::all_of(paths, [](const QString &path) { return QDir::isAbsolutePath(path); });
}

/** It goes into this process's environment. */
bool isActivation(const QByteArray &text)
{
    return text.size() <= longestActivation && std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~'; });
}

template <typename Value, typename Parse>
bool read(const QJsonValue &json, std::optional<Value> &into, Parse parse)
{
    if (json.isUndefined())
        return true;
    if (const auto parsed = parse(json.toString()))
        into = *parsed;
    return into.has_value();
}

/** The command line that it comes from has its own limits. */
bool readCount(const QJsonValue &json, std::optional<int> &into)
{
    if (json.isUndefined())
        return true;
    if (const int count = json.toInt(); count > 0)
        into = count;
    return into.has_value();
}

} // namespace

QByteArray handoverLine(const Handover &given)
{
    QJsonObject json{{u"larder"_s, version},
                     {u"message_id"_s, given.fill.messageId},
                     {u"file_key"_s, given.fill.fileKey},
                     {u"name"_s, given.fill.name},
                     {u"inputs"_s, QJsonArray::fromStringList(given.inputs)},
                     {u"activation"_s, QString::fromLatin1(given.activation)}};
    if (given.fill.type)
        json.insert(u"type"_s, QString(word(*given.fill.type)));
    if (given.folder)
        json.insert(u"folder"_s, *given.folder);
    if (given.platform)
        json.insert(u"platform"_s, given.platform->word());
    if (given.identity)
        json.insert(u"identity"_s, QString(word(*given.identity)));
    if (given.resourcesAtATime)
        json.insert(u"resources_at_a_time"_s, *given.resourcesAtATime);
    if (given.connections)
        json.insert(u"connections"_s, *given.connections);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

std::optional<Handover> handoverFrom(const QByteArray &line)
{
    const QJsonObject json = QJsonDocument::fromJson(line).object();
    if (json.value(u"larder").toInt() != version)
        return std::nullopt;
    Handover given;
    given.fill.messageId = json.value(u"message_id").toString();
    given.fill.fileKey = json.value(u"file_key").toString();
    given.fill.name = json.value(u"name").toString();
    for (const QJsonValue &input : json.value(u"inputs").toArray())
        given.inputs.append(input.toString());
    given.activation = json.value(u"activation").toString().toLatin1();
    const auto absolute = [](const QString &path) {
        return QDir::isAbsolutePath(path) ? std::optional(path) : std::nullopt;
    };
    const bool isRight = read(json.value(u"type"), given.fill.type, resourceTypeFrom) &&
                         read(json.value(u"folder"), given.folder, absolute) &&
                         read(json.value(u"platform"), given.platform, OpenPlatform::parse) &&
                         read(json.value(u"identity"), given.identity, identityFrom) &&
                         readCount(json.value(u"resources_at_a_time"), given.resourcesAtATime) &&
                         readCount(json.value(u"connections"), given.connections) && areAbsolute(given.inputs) &&
                         isActivation(given.activation);
    return isRight ? std::optional(given) : std::nullopt;
}

} // namespace Larder
