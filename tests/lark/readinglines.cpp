#include "lark/readinglines.h"

using namespace Qt::StringLiterals;

namespace Larder::Test {

namespace {

QString lineOf(const FoundResource &found)
{
    const QString id = found.messageId ? found.messageId->text() : u"-"_s;
    QString line = id + u' ' + found.fileKey.text() + u' ' + word(found.type);
    if (!found.name.isEmpty())
        line += u' ' + found.name;
    return line;
}

} // namespace

QStringList linesOf(const MessageReading &reading)
{
    QStringList lines;
    for (const FoundResource &found : reading.downloads)
        lines.append(lineOf(found));
    for (const FoundResource &found : reading.optional)
        lines.append(u"? "_s + lineOf(found));
    for (const NotDownloadable &named : reading.notDownloadable) {
        const QString id = named.origin.messageId.isEmpty() ? u"-"_s : named.origin.messageId;
        lines.append(u"- "_s + id + u' ' + word(named.reason));
    }
    if (reading.error)
        lines.append(u"! "_s + word(reading.error->kind));
    if (reading.notice)
        lines.append(u"~ "_s + word(reading.notice->kind));
    return lines;
}

QByteArray quoted(const QByteArray &text)
{
    QByteArray string = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            string += '\\';
        if (c == '\n')
            string += "\\n";
        else
            string += c;
    }
    return string + '"';
}

QByteArray item(const QByteArray &id, const QByteArray &type, const QByteArray &content, const QByteArray &more)
{
    return R"({"message_id":")" + id + R"(","msg_type":")" + type + R"(",)" + more + R"("body":{"content":)" +
           quoted(content) + "}}";
}

QByteArray answer(const QList<QByteArray> &items)
{
    return R"({"code":0,"msg":"success","data":{"items":[)" + items.join(',') + "]}}";
}

} // namespace Larder::Test
