#include "session/gathering.h"

#include <algorithm>

#include <QFileInfo>
#include <QPromise>
#include <QtConcurrentRun>

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
    enter(Reading{});
    m_reading.setFuture(QtConcurrent::run(std::move(work)));
}

void Gathering::readText(const QString &text)
{
    startReading([text](QPromise<Find> &promise) {
        Find find;
        if (const auto ids = idsAlone(text)) {
            joinIds(find, {}, *ids);
        } else {
            const QByteArray bytes = text.toUtf8();
            const Beat beat(promise, bytes.size());
            join(find, MessageInput{{}, readMessages(bytes, beat.from(0))});
        }
        promise.addResult(std::move(find));
    });
}

void Gathering::readFiles(const QStringList &paths)
{
    startReading([paths](QPromise<Find> &promise) {
        const InputFiles files = filesOf(paths, [&promise] { return promise.isCanceled(); });
        const Beat beat(promise, files.bytes);
        Find find{.joined = {}, .gathered = {.passedOver = files.passedOver}};
        qint64 before = 0;
        const auto read = [&](const QString &path) {
            MessageInput input = readFile(path, beat.from(before));
            before += QFileInfo(path).size();
            return input;
        };
        for (const QString &path : files.named) {
            if (promise.isCanceled())
                return;
            const MessageInput input = read(path);
            if (const auto ids = isSomethingElse(input) ? idsInFile(path) : std::nullopt)
                joinIds(find, path, *ids);
            else
                join(find, input);
        }
        for (const QString &path : files.inFolders) {
            if (promise.isCanceled())
                return;
            if (const MessageInput input = read(path); isSomethingElse(input))
                ++find.gathered.passedOver; // nobody said that it holds messages
            else
                join(find, input);
        }
        promise.addResult(std::move(find));
    });
}

void Gathering::inputsRead()
{
    if (m_reading.isCanceled() || m_reading.future().resultCount() == 0)
        return;
    m_current = m_reading.future().takeResult();
    finish();
}

void Gathering::join(Find &find, const MessageInput &input)
{
    Gathered &gathered = find.gathered;
    if (!input.name.isEmpty())
        gathered.files.append(input.name);
    if (!input.reading) {
        gathered.problems.append({input.name, input.reading.error()});
        return;
    }
    find.joined.add(*input.reading);
    if (input.reading->error)
        gathered.problems.append({input.name, *input.reading->error});
    if (input.reading->notice)
        gathered.notices.append({input.name, *input.reading->notice});
}

void Gathering::joinIds(Find &find, const QString &name, const IdsAlone &ids)
{
    find.gathered.messages.append(ids.messages);
    join(find, MessageInput{name, readingOf(ids)});
}

void Gathering::lookUp(const QList<MessageId> &messages, const RateHold::Asker &asker)
{
    stop();
    m_current = {};
    ask(messages, asker);
}

void Gathering::lookUpIds(const RateHold::Asker &asker)
{
    stop();
    const QList<MessageId> messages = std::exchange(m_current.gathered.messages, {});
    ask(messages, asker);
}

void Gathering::lookUpMore(const QList<MessageId> &messages, const RateHold::Asker &asker)
{
    stop();
    m_current = m_last;
    m_current.gathered.problems.removeIf([&messages](const GatheringProblem &problem) {
        return std::any_of(messages.cbegin(), messages.cend(),
                           [&problem](const MessageId &message) { return message.text() == problem.from; });
    });
    ask(messages, asker);
}

void Gathering::ask(const QList<MessageId> &messages, const RateHold::Asker &asker)
{
    for (const MessageId &message : messages)
        m_lookups.insert(quint64(m_engine.lookUp({asker.platform, asker.identity, message, asker.account})), message);
    enter(LookingUp{.answered = 0, .asked = int(messages.size())});
    if (messages.isEmpty())
        finish();
}

void Gathering::lookedUp(LookupId id, const Result<MessageReading> &reading)
{
    const auto place = m_lookups.constFind(quint64(id));
    if (place == m_lookups.cend())
        return;
    const MessageId &message = *place;
    Gathered &gathered = m_current.gathered;
    if (!reading) {
        gathered.problems.append({message.text(), reading.error()});
    } else {
        m_current.joined.addLookedUp(message, *reading);
        if (reading->error)
            gathered.problems.append({message.text(), *reading->error});
        if (reading->notice)
            gathered.notices.append({message.text(), *reading->notice});
    }
    m_lookups.erase(place);
    const int asked = std::get<LookingUp>(m_state).asked;
    enter(LookingUp{.answered = asked - int(m_lookups.size()), .asked = asked});
    if (m_lookups.isEmpty())
        finish();
}

void Gathering::finish()
{
    m_current.gathered.reading = m_current.joined.reading();
    const Gathered found = m_current.gathered; // whoever hears of it may ask for more at once
    const MessageReading &reading = found.reading;
    if (!reading.downloads.isEmpty() || !reading.optional.isEmpty() || !reading.notDownloadable.isEmpty())
        m_last = m_current;
    enter(Resting{});
    Q_EMIT gathered(found);
}

void Gathering::stop()
{
    m_reading.cancel();
    cancelLookups();
    if (!std::holds_alternative<Resting>(m_state))
        enter(Resting{});
}

void Gathering::stopLookingUp()
{
    if (!std::holds_alternative<LookingUp>(m_state))
        return;
    cancelLookups();
    finish();
}

void Gathering::cancelLookups()
{
    for (auto lookup = m_lookups.cbegin(); lookup != m_lookups.cend(); ++lookup)
        m_engine.cancelLookup(LookupId{lookup.key()});
    m_lookups.clear();
}

void Gathering::enter(const State &state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace Larder
