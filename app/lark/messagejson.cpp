#include "lark/messagejson.h"

#include <algorithm>

#include "core/log.h"
#include "lark/jsonstring.h"
#include "lark/messagecollection.h"
#include "lark/messageobject.h"
#include "lark/messagesearch.h"
#include "lark/transcript.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

using Problem = ReadProblem::Kind;

bool tellsOfRefusal(QByteArrayView key)
{
    return key == "code" || key == "msg" || key == "ok" || key == "error" || key == "log_id" || key == "logid" ||
           key == "error_description";
}

QString firstTextOf(std::initializer_list<JsonValue> values)
{
    for (const JsonValue value : values) {
        if (const QString text = value.text(); !text.isEmpty())
            return text;
    }
    return {};
}

std::optional<qint64> codeOf(JsonValue answer)
{
    for (const JsonValue code : {answer["code"], answer["error"]["code"]}) {
        bool isNumber = false;
        const qint64 number = code.source().toLongLong(&isNumber);
        if (isNumber && number != 0)
            return number;
    }
    return std::nullopt;
}

/** lark-cli's error has everything in `error`; the platform's has the code outside and the log id in one of three
 * places. */
ReadProblem refusalIn(QByteArrayView document)
{
    ReadProblem problem{Problem::ApiError};
    JsonTree tree;
    if (!tree.read(document, tellsOfRefusal))
        return problem;
    JsonValue answer = tree.root();
    while (answer.isArray())
        answer = answer.first();
    const JsonValue error = answer["error"];
    problem.code = codeOf(answer);
    problem.logId = firstTextOf({error["log_id"], error["logid"], answer["log_id"], answer["logid"]});
    problem.detail = withoutSecrets(firstTextOf({answer["msg"], error["message"], answer["error_description"], error}));
    return problem;
}

/** lark-cli's table and CSV: a head with the columns' names, and contents cut to the column. */
bool looksLikeTable(QByteArrayView text)
{
    const qsizetype lineBreak = text.indexOf('\n');
    const QByteArrayView head = lineBreak < 0 ? text : text.first(lineBreak);
    return text.contains("\u2500\u2500\u2500\u2500") || text.contains("use --format json") ||
           (head.contains("content") && head.contains("sender") && head.contains(','));
}

class MessageReader
{
public:
    MessageReader(const QByteArray &input, const ReadControl &control)
        : m_input(input), m_text(m_input.text()),
          m_beat(control, m_text.size()), m_withoutProgress{{}, control.cancelled}
    {
    }

    MessageReading read();

private:
    /** How sure it is that what is broken was meant to be read. */
    enum class Weight { Nothing, BeginsTheInput, HasKeys, SpeaksOfMessages };

    void take(const JsonDocument &document);
    void takeMessages(QByteArrayView text, const JsonDocument &document, ReadBeat &beat);
    void takeQuoted(const JsonDocument &document);
    void takeBroken(const JsonDocument &document);
    [[nodiscard]] std::optional<ReadProblem> problemOf(const MessageReading &reading) const;
    [[nodiscard]] std::optional<ReadProblem> broken(Weight atLeast) const;
    [[nodiscard]] bool beginsTheInput(qsizetype at) const { return m_text.first(at).trimmed().isEmpty(); }

    InputText m_input;
    QByteArrayView m_text;
    ReadBeat m_beat;
    ReadControl m_withoutProgress; ///< for text within the text
    MessageObjects m_objects;
    MessageCollection m_collection;
    bool m_sawJson = false;
    bool m_tooMany = false;
    Weight m_brokenWeight = Weight::Nothing;
    Problem m_brokenKind = Problem::Malformed;
    qsizetype m_brokenAt = 0;
    std::optional<ReadProblem> m_refusal;
};

MessageReading MessageReader::read()
{
    MessageSearch search(m_text, m_beat);
    for (auto document = search.next(); document; document = search.next()) {
        take(*document);
        m_tooMany = m_tooMany || document->tooMany || m_collection.isFull();
        if (m_tooMany)
            break;
    }
    if (m_beat.stopped()) {
        MessageReading reading;
        reading.error = ReadProblem{Problem::Cancelled};
        return reading;
    }
    if (m_collection.isEmpty() && isTranscript(m_text))
        readTranscript(m_text, [this](MessageObject message) {
            if (!m_collection.isFull())
                m_collection.add(std::move(message));
        });

    MessageReading reading = std::move(m_collection).reading();
    const bool gaveSomething = !reading.downloads.isEmpty() || !reading.notDownloadable.isEmpty();
    auto problem = problemOf(reading);
    if (gaveSomething || (reading.messages > 0 && problem && problem->kind == Problem::ApiError))
        reading.notice = std::move(problem);
    else
        reading.error = std::move(problem);
    return reading;
}

void MessageReader::takeMessages(QByteArrayView text, const JsonDocument &document, ReadBeat &beat)
{
    for (const MessagePlace &place : document.messages) {
        if (!beat.readTo(place.end) || m_collection.isFull())
            return;
        if (auto message = m_objects.read(text.sliced(place.begin, place.end - place.begin), place.event))
            m_collection.add(std::move(*message));
    }
}

/** Only what is whole is taken from it: what is wrong in a log's string has no place that anybody could go to. */
void MessageReader::takeQuoted(const JsonDocument &document)
{
    const QByteArray text = unescaped(m_text.sliced(document.begin, document.end - document.begin));
    ReadBeat beat(m_withoutProgress, text.size());
    MessageSearch search(text, beat);
    for (auto inner = search.next(); inner && !m_collection.isFull(); inner = search.next()) {
        takeMessages(text, *inner, beat);
        m_sawJson = m_sawJson || inner->holdsObject;
        m_tooMany = m_tooMany || inner->tooMany;
    }
}

void MessageReader::take(const JsonDocument &document)
{
    if (document.quoted)
        return takeQuoted(document);
    takeMessages(m_text, document, m_beat);
    m_beat.readTo(document.end);
    if (document.endedBy != JsonDocument::End::Whole)
        return takeBroken(document);

    const bool alone = beginsTheInput(document.begin) && document.end == m_text.size();
    m_sawJson = m_sawJson || document.holdsObject || alone;
    if (document.refused && !m_refusal)
        m_refusal = refusalIn(m_text.sliced(document.begin, document.end - document.begin));
}

void MessageReader::takeBroken(const JsonDocument &document)
{
    const bool cut = document.endedBy == JsonDocument::End::CutShort || document.lineCut;
    const bool meantAsJson = cut || m_text[document.begin] == '{'; // "[INFO]" begins many a log
    const Weight weight = document.speaksOfMessages                       ? Weight::SpeaksOfMessages
                          : document.holdsKeys                            ? Weight::HasKeys
                          : meantAsJson && beginsTheInput(document.begin) ? Weight::BeginsTheInput
                                                                          : Weight::Nothing;
    if (weight <= m_brokenWeight)
        return;
    m_brokenWeight = weight;
    m_brokenKind = cut ? Problem::CutShort : Problem::Malformed;
    m_brokenAt = document.end;
}

std::optional<ReadProblem> MessageReader::broken(Weight atLeast) const
{
    if (m_brokenWeight < atLeast)
        return std::nullopt;
    return ReadProblem{m_brokenKind, m_input.positionOf(m_brokenAt)};
}

std::optional<ReadProblem> MessageReader::problemOf(const MessageReading &reading) const
{
    if (m_tooMany)
        return ReadProblem{Problem::TooMany};
    if (const auto problem = broken(Weight::SpeaksOfMessages))
        return problem;
    if (m_refusal)
        return m_refusal;
    if (reading.messages > 0)
        return std::nullopt;
    if (const auto problem = broken(Weight::BeginsTheInput))
        return problem;
    if (m_sawJson)
        return ReadProblem{Problem::NoMessages};
    return ReadProblem{looksLikeTable(m_text) ? Problem::TableOutput : Problem::NotJson};
}

} // namespace

MessageReading readMessages(const QByteArray &input, const ReadControl &control)
{
    return MessageReader(input, control).read();
}

QLatin1StringView word(FoundKind kind)
{
    switch (kind) {
    case FoundKind::Image:
        return "image"_L1;
    case FoundKind::PostImage:
        return "post_image"_L1;
    case FoundKind::File:
        return "file"_L1;
    case FoundKind::Audio:
        return "audio"_L1;
    case FoundKind::Video:
        return "video"_L1;
    case FoundKind::Cover:
        return "cover"_L1;
    }
    Q_UNREACHABLE();
}

QLatin1StringView word(NotDownloadable::Reason reason)
{
    switch (reason) {
    case NotDownloadable::Reason::Sticker:
        return "sticker"_L1;
    case NotDownloadable::Reason::Folder:
        return "folder"_L1;
    case NotDownloadable::Reason::Card:
        return "card"_L1;
    case NotDownloadable::Reason::Deleted:
        return "deleted"_L1;
    case NotDownloadable::Reason::ForwardNotExpanded:
        return "forward_not_expanded"_L1;
    case NotDownloadable::Reason::MissingKey:
        return "missing_key"_L1;
    case NotDownloadable::Reason::BadContent:
        return "bad_content"_L1;
    case NotDownloadable::Reason::UnsafeKey:
        return "unsafe_key"_L1;
    case NotDownloadable::Reason::KeyNotInOutput:
        return "key_not_in_output"_L1;
    case NotDownloadable::Reason::ForwardLoop:
        return "forward_loop"_L1;
    }
    Q_UNREACHABLE();
}

QList<NotDownloadable::Reason> allNotDownloadableReasons()
{
    QList<NotDownloadable::Reason> reasons;
    for (int at = 0; at <= static_cast<int>(NotDownloadable::Reason::ForwardLoop); ++at)
        reasons.append(static_cast<NotDownloadable::Reason>(at));
    return reasons;
}

QLatin1StringView word(ReadProblem::Kind kind)
{
    switch (kind) {
    case Problem::NoMessages:
        return "no_messages"_L1;
    case Problem::NotJson:
    case Problem::TableOutput:
    case Problem::Malformed:
        return "not_json"_L1;
    case Problem::CutShort:
        return "cut_short"_L1;
    case Problem::ApiError:
        return "api_error"_L1;
    case Problem::TooMany:
        return "too_many"_L1;
    case Problem::Cancelled:
        return "cancelled"_L1;
    }
    Q_UNREACHABLE();
}

QList<ReadProblem::Kind> allReadProblemKinds()
{
    QList<ReadProblem::Kind> kinds;
    for (int at = 0; at <= static_cast<int>(Problem::Cancelled); ++at)
        kinds.append(static_cast<Problem>(at));
    return kinds;
}

} // namespace Larder
