#include "session/gathering.h"

#include <QFileInfo>
#include <QPromise>
#include <QtConcurrentRun>

#include "lark/idsalone.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

/** QFuture counts in int: in thousandths, so that files of any size fit. */
constexpr int wholeOfIt = 1000;

template <typename T>
class Beat
{
public:
    Beat(QPromise<T> &promise, qint64 total) : m_promise(promise), m_total(total)
    {
        promise.setProgressRange(0, wholeOfIt);
    }

    /** For one input of several, which begins after `before` bytes of them. */
    [[nodiscard]] ReadControl from(qint64 before) const
    {
        return {.progressed = [this, before](qint64 bytes, qint64) { tell(before + bytes); },
                .cancelled = [this] { return m_promise.isCanceled(); }};
    }

private:
    void tell(qint64 bytes) const
    {
        if (m_total > 0)
            m_promise.setProgressValue(int(double(wholeOfIt) * double(qMin(bytes, m_total)) / double(m_total)));
    }

    QPromise<T> &m_promise;
    qint64 m_total;
};

FoundResource foundAlone(const FileKey &key, const std::optional<MessageId> &message)
{
    const ResourceType type = typeOf(key);
    return {.messageId = message,
            .fileKey = key,
            .type = type,
            .kind = type == ResourceType::Image ? FoundKind::Image : FoundKind::File,
            .origin = {.messageId = message ? message->text() : QString()}};
}

MessageReading readingOf(const IdsAlone &ids)
{
    MessageReading reading;
    for (const ResourceRef &pair : ids.pairs)
        reading.downloads.append(foundAlone(pair.fileKey, pair.messageId));
    for (const FileKey &key : ids.keys)
        reading.downloads.append(foundAlone(key, std::nullopt));
    return reading;
}

} // namespace

Gathering::Gathering(Engine &engine, QObject *parent) : QObject(parent), m_engine(engine)
{
    connect(&m_reading, &QFutureWatcherBase::progressValueChanged, this, [this](int value) {
        if (std::holds_alternative<Reading>(m_state))
            enter(Reading{.share = double(value) / wholeOfIt});
    });
    connect(&m_reading, &QFutureWatcherBase::finished, this, &Gathering::inputsRead);
    connect(&m_engine, &Engine::lookedUp, this, &Gathering::lookedUp);
}

Gathering::~Gathering()
{
    m_reading.disconnect(this);
    stop();
}

template <typename Work>
void Gathering::startReading(Work work)
{
    stop();
    m_joined = {};
    m_gathered = {};
    enter(Reading{});
    m_reading.setFuture(QtConcurrent::run(std::move(work)));
}

void Gathering::readText(const QString &text)
{
    startReading([text](QPromise<Inputs> &promise) {
        if (const auto ids = idsAlone(text)) {
            promise.addResult(Inputs{{MessageInput{{}, readingOf(*ids)}}, ids->messages, 0});
            return;
        }
        const QByteArray bytes = text.toUtf8();
        const Beat beat(promise, bytes.size());
        promise.addResult(Inputs{{MessageInput{{}, readMessages(bytes, beat.from(0))}}, {}, 0});
    });
}

void Gathering::readFiles(const QStringList &paths)
{
    startReading([paths](QPromise<Inputs> &promise) {
        const InputFiles files = filesOf(paths, [&promise] { return promise.isCanceled(); });
        const Beat beat(promise, files.bytes);
        Inputs read{{}, {}, files.passedOver};
        qint64 before = 0;
        for (const QString &path : files.paths) {
            if (promise.isCanceled())
                return;
            read.inputs.append(readInput(path, beat.from(before)));
            before += QFileInfo(path).size();
        }
        promise.addResult(std::move(read));
    });
}

void Gathering::inputsRead()
{
    if (m_reading.isCanceled() || m_reading.future().resultCount() == 0)
        return;
    const Inputs inputs = m_reading.future().takeResult();
    m_gathered.passedOver = inputs.passedOver;
    m_gathered.messages = inputs.messages;
    for (const MessageInput &input : inputs.inputs)
        join(input);
    finish();
}

void Gathering::join(const MessageInput &input)
{
    if (!input.name.isEmpty())
        m_gathered.files.append(input.name);
    if (!input.reading) {
        m_gathered.problems.append({input.name, input.reading.error()});
        return;
    }
    m_joined.add(*input.reading);
    if (input.reading->error)
        m_gathered.problems.append({input.name, *input.reading->error});
    if (input.reading->notice)
        m_gathered.notices.append({input.name, *input.reading->notice});
}

void Gathering::lookUp(const QList<MessageId> &messages, const RateHold::Asker &asker)
{
    stop();
    m_joined = {};
    m_gathered = {};
    lookUpMore(messages, asker);
}

void Gathering::lookUpMore(const QList<MessageId> &messages, const RateHold::Asker &asker)
{
    stop();
    m_gathered.messages.clear();
    m_gathered.problems.clear();
    for (const MessageId &message : messages)
        m_lookups.insert(quint64(m_engine.lookUp({asker.platform, asker.identity, message, asker.account})), message);
    enter(LookingUp{.answered = 0, .asked = int(messages.size())});
}

void Gathering::lookedUp(LookupId id, const Result<MessageReading> &reading)
{
    const auto place = m_lookups.constFind(quint64(id));
    if (place == m_lookups.cend())
        return;
    const MessageId message = *place;
    m_lookups.erase(place);
    if (!reading) {
        m_gathered.problems.append({message.text(), reading.error()});
    } else {
        m_joined.addLookedUp(message, *reading);
        if (reading->error)
            m_gathered.problems.append({message.text(), *reading->error});
    }
    const int asked = std::get<LookingUp>(m_state).asked;
    enter(LookingUp{.answered = asked - int(m_lookups.size()), .asked = asked});
    endIfAllAnswered();
}

void Gathering::endIfAllAnswered()
{
    if (m_lookups.isEmpty())
        finish();
}

void Gathering::finish()
{
    m_gathered.reading = m_joined.reading();
    enter(Resting{});
    Q_EMIT gathered(m_gathered);
}

void Gathering::stop()
{
    m_reading.cancel();
    for (auto lookup = m_lookups.cbegin(); lookup != m_lookups.cend(); ++lookup)
        m_engine.cancelLookup(LookupId{lookup.key()});
    m_lookups.clear();
    if (!std::holds_alternative<Resting>(m_state))
        enter(Resting{});
}

void Gathering::enter(const State &state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace Larder
