#pragma once

#include <memory>
#include <variant>

#include <QFutureWatcher>
#include <QHash>
#include <QObject>
#include <QStringList>

#include "lark/idsalone.h"
#include "lark/joinedreading.h"
#include "session/engine.h"
#include "session/messageinput.h"

namespace Larder {

/** Something that could not be had, or not wholly, and why. Plain value. */
struct GatheringProblem
{
    QString from; ///< a file's name or a message's id; empty where it was a text
    std::variant<Error, ReadProblem> why;

    [[nodiscard]] bool operator==(const GatheringProblem &) const = default;
};

/** All that was found in what was given. Plain value. */
struct Gathered
{
    QStringList files = {};                ///< that were read, by path
    int passedOver = 0;                    ///< files in folders that are something else than messages
    MessageReading reading = {};           ///< of all of it, each resource once
    QList<MessageId> messages = {};        ///< ids by themselves: nothing is known of them yet
    QList<GatheringProblem> problems = {}; ///< where nothing came of it
    QList<GatheringProblem> notices = {};  ///< where something did
};

/**
 * Finds what texts, files, folders and message ids hold: reads on another thread, looks messages up through the engine,
 * and puts it together. One thing at a time: what is given next takes the place of what is under way. Lives on the
 * window's thread and never waits; the engine outlives it.
 */
class Gathering : public QObject
{
    Q_OBJECT

public:
    struct Resting
    {
    };
    struct Reading
    {
        double share = 0; ///< of it all, 0 to 1
    };
    struct LookingUp
    {
        int answered = 0;
        int asked = 0;
    };
    using State = std::variant<Resting, Reading, LookingUp>;

    explicit Gathering(Engine &engine, QObject *parent = nullptr);
    /** Stops it. */
    ~Gathering() override;

    void readText(const QString &text);
    void readFiles(const QStringList &paths);
    void lookUp(const QList<MessageId> &messages, const RateHold::Asker &asker);
    /** The ids that were gathered last by themselves; adds to what came with them. */
    void lookUpIds(const RateHold::Asker &asker);
    /** Adds to what was gathered last that had something in it. */
    void lookUpMore(const QList<MessageId> &messages, const RateHold::Asker &asker);
    /** What was read or looked up by then is dropped. */
    void stop();
    /** No more look-ups: what came by then is all that is gathered. */
    void stopLookingUp();

    [[nodiscard]] const State &state() const { return m_state; }

Q_SIGNALS:
    void stateChanged();
    /** Once for each thing given that was not stopped. */
    void gathered(const Larder::Gathered &gathered);

private:
    /** What is found so far. Also what comes back from the reading thread, so that nothing large is put together here.
     */
    struct Find
    {
        JoinedReading joined;
        Gathered gathered; ///< its reading comes last, out of `joined`
    };
    static void join(Find &find, const MessageInput &input);
    static void joinIds(Find &find, const QString &name, const IdsAlone &ids);
    template <typename Work>
    void startReading(Work work);
    void inputsRead();
    void ask(const QList<MessageId> &messages, const RateHold::Asker &asker);
    void lookedUp(LookupId id, const Result<MessageReading> &reading);
    void cancelLookups();
    void finish();
    void enter(const State &state);

    Engine &m_engine;
    State m_state;
    QFutureWatcher<Find> m_reading;
    QHash<quint64, MessageId> m_lookups; ///< asked and not yet answered
    Find m_current;                      ///< that is being gathered, or was last
    Find m_last;                         ///< gathered last that had something in it
};

} // namespace Larder

Q_DECLARE_METATYPE(Larder::Gathered)
