#include "cli/listline.h"

#include "cli/jsonline.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

JsonLine lineOf(const FoundResource &found)
{
    JsonLine line;
    line.add("message_id", found.messageId ? QJsonValue(found.messageId->text()) : QJsonValue(QJsonValue::Null));
    line.add("file_key", found.fileKey.text()).add("type", QString(word(found.type)));
    if (!found.name.isEmpty())
        line.add("name", found.name);
    return line;
}

JsonLine lineOf(const NotDownloadable &seen)
{
    JsonLine line;
    const QString &id = seen.origin.messageId;
    line.add("message_id", id.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(id));
    line.add("reason", QString(word(seen.reason)));
    if (!seen.fileKey.isEmpty())
        line.add("file_key", seen.fileKey);
    if (!seen.name.isEmpty())
        line.add("name", seen.name);
    return line;
}

template <typename T>
QList<JsonLine> linesOf(const QList<T> &all)
{
    QList<JsonLine> lines;
    for (const T &one : all)
        lines.append(lineOf(one));
    return lines;
}

void addProblem(JsonLine &line, QByteArrayView key, const std::optional<ReadProblem> &problem)
{
    if (!problem)
        return;
    line.add(key, QString(word(problem->kind)));
    if (problem->position)
        line.add("offset", problem->position->offset);
    if (problem->code)
        line.add("api_code", *problem->code);
    if (!problem->logId.isEmpty())
        line.add("log_id", problem->logId);
}

} // namespace

QByteArray listLine(const MessageInput &input)
{
    const MessageReading reading = input.reading ? *input.reading : MessageReading{};
    JsonLine line;
    line.add("file", input.name)
        .add("downloads", linesOf(reading.downloads))
        .add("optional", linesOf(reading.optional));
    line.add("not_downloadable", linesOf(reading.notDownloadable));
    addProblem(line, "notice", reading.notice);
    addProblem(line, "error", reading.error);
    if (!input.reading)
        line.add("error", u"unreadable"_s);
    return line.text();
}

} // namespace Larder
