#include "lark/transcript.h"

#include "lark/nextof.h"

namespace Larder {

namespace {

constexpr QByteArrayView idMark = "message: ";
constexpr QByteArrayView separator = " \u00b7 ";
constexpr QByteArrayView replyMark = "\u21b3";

QByteArrayView withoutIndent(QByteArrayView line)
{
    line = line.trimmed();
    return line.startsWith(replyMark) ? line.sliced(replyMark.size()).trimmed() : line;
}

QByteArrayView upTo(QByteArrayView text, QByteArrayView end)
{
    const qsizetype at = text.indexOf(end);
    return at < 0 ? text : text.first(at);
}

bool namesMessage(QByteArrayView line)
{
    return line.startsWith(idMark) && line.sliced(idMark.size()).startsWith("om_");
}

MessageOrigin originFrom(QByteArrayView header)
{
    MessageOrigin origin;
    const QByteArrayView time = upTo(header, separator);
    origin.sentAt = timeFrom(time.trimmed());
    if (time.size() < header.size())
        origin.sender = QString::fromUtf8(header.sliced(time.size() + separator.size()).trimmed());
    return origin;
}

template <typename Visit>
void forEachLine(QByteArrayView text, Visit visit)
{
    NextOf lineBreak(text, "\n");
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = lineBreak.from(at);
        visit(withoutIndent(text.sliced(at, end - at)));
        at = end + 1;
    }
}

} // namespace

bool isTranscript(QByteArrayView text)
{
    bool found = false;
    if (text.contains("message: om_"))
        forEachLine(text, [&](QByteArrayView line) { found = found || namesMessage(line); });
    return found;
}

void readTranscript(QByteArrayView text, const std::function<void(MessageObject)> &found)
{
    MessageOrigin origin;
    QByteArray content;
    forEachLine(text, [&](QByteArrayView line) {
        if (line.startsWith('>')) {
            content += line.sliced(line.startsWith("> ") ? 2 : 1);
            content += '\n';
        } else if (namesMessage(line)) {
            MessageObject message;
            message.id = QString::fromUtf8(upTo(line.sliced(idMark.size()), separator).trimmed());
            message.origin = origin;
            message.content = MessageContent::readRendered(content);
            message.deleted = message.content.recalled;
            found(std::move(message));
            content.clear();
        } else if (!line.isEmpty()) {
            origin = originFrom(line);
            content.clear();
        }
    });
}

} // namespace Larder
