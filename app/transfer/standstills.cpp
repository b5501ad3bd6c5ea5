#include "transfer/standstills.h"

#include <algorithm>
#include <utility>

#include <QFutureWatcher>

#include "auth/keyringstate.h"
#include "core/log.h"

namespace Larder {

struct Standstills::Entry
{
    Entry(const Standstill &begun, std::chrono::milliseconds firstLook) : standstill(begun), wait(firstLook)
    {
        timer.setSingleShot(true);
    }

    Standstill standstill;
    std::chrono::milliseconds wait; ///< until the next look
    std::optional<TransferId> ahead = {};
    bool saidMeanwhile = false; ///< that it may be gone: too late for the one that is ahead
    QTimer timer;
    QFutureWatcher<KeyringState> keyring;
};

namespace {

/** What the one that was sent ahead has found. */
enum class Found { NothingYet, WayIsFree, StillThere, Nothing };

/** It is over with the next answer, whatever that says. */
bool isOfAnswers(SharedCause::Kind kind)
{
    return kind == SharedCause::Kind::Line || kind == SharedCause::Kind::Quota;
}

Found foundBy(SharedCause::Kind kind, const Halted &halted)
{
    if (sharedKindOf(halted.after.reason) == kind)
        return Found::StillThere;
    // Whatever it met then, it had a token or an answer.
    const bool hadToken = kind == SharedCause::Kind::SignIn || kind == SharedCause::Kind::Keychain;
    const bool hadAnswer = isOfAnswers(kind) && halted.after.httpStatus;
    return hadToken || hadAnswer ? Found::WayIsFree : Found::StillThere;
}

/** For a reason of its own, which says nothing of room on a disk, and nothing of a line that gave no answer. */
Found foundBy(SharedCause::Kind kind, const Failed &failed)
{
    if (kind == SharedCause::Kind::Disk)
        return Found::Nothing;
    const bool noAnswer = !failed.error.httpStatus && kindOf(failed.error) == ErrorKind::Network;
    return isOfAnswers(kind) && noAnswer ? Found::StillThere : Found::WayIsFree;
}

Found foundBy(SharedCause::Kind kind, const TransferState &state)
{
    if (const auto *halted = std::get_if<Halted>(&state))
        return foundBy(kind, *halted);
    if (std::holds_alternative<Receiving>(state) || std::holds_alternative<Measured>(state) ||
        std::holds_alternative<Checking>(state) || std::holds_alternative<Saved>(state))
        return Found::WayIsFree;
    if (const auto *waiting = std::get_if<Waiting>(&state))
        return waiting->after.httpStatus && kind != SharedCause::Kind::Disk ? Found::WayIsFree : Found::NothingYet;
    if (const auto *failed = std::get_if<Failed>(&state))
        return foundBy(kind, *failed);
    return isUnderWay(state) ? Found::NothingYet : Found::Nothing;
}

} // namespace

Standstills::Standstills(std::chrono::milliseconds firstLook, QObject *parent) : QObject(parent), m_firstLook(firstLook)
{
}

Standstills::~Standstills() = default;

void Standstills::met(const Standstill &standstill)
{
    if (Entry *known = find(standstill.cause)) {
        const bool isNews = known->standstill.error.reason != standstill.error.reason;
        known->standstill.error = standstill.error;
        if (isNews)
            Q_EMIT changed();
        return;
    }
    qCInfo(logTransfer) << "the queue stands still:" << standstill.error.reason;
    m_entries.push_back(std::make_unique<Entry>(standstill, m_firstLook));
    Entry &entry = *m_entries.back();
    connect(&entry.timer, &QTimer::timeout, this, [this, &entry] { lookOrAskKeyring(entry); });
    connect(&entry.keyring, &QFutureWatcherBase::finished, this, [this, &entry] { keyringSaid(entry); });
    waitForLook(entry);
    if (standstill.cause.kind == SharedCause::Kind::Keychain)
        askWhoSaysThatItIsOpen(standstill.cause);
    Q_EMIT changed();
}

bool Standstills::isInTheWayOf(const DownloadOrder &order) const
{
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [&](const auto &entry) { return Larder::isInTheWayOf(entry->standstill.cause, order); });
}

void Standstills::sentAhead(const SharedCause &cause, TransferId id)
{
    if (Entry *entry = find(cause)) {
        entry->timer.stop();
        entry->ahead = id;
    }
}

void Standstills::heardOf(TransferId id, const TransferState &state)
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const auto &entry) { return entry->ahead == id; });
    if (found == m_entries.end())
        return;
    Entry &entry = **found;
    const SharedCause cause = entry.standstill.cause;
    switch (foundBy(cause.kind, state)) {
    case Found::NothingYet:
        return;
    case Found::WayIsFree:
        drop(cause);
        Q_EMIT over(cause);
        return;
    case Found::StillThere:
        entry.ahead.reset();
        if (std::exchange(entry.saidMeanwhile, false)) {
            Q_EMIT lookDue(cause);
            return;
        }
        entry.wait = std::min<std::chrono::milliseconds>(entry.wait * 2, Limits::longestLook);
        return waitForLook(entry);
    case Found::Nothing:
        entry.ahead.reset();
        Q_EMIT lookDue(cause);
        return;
    }
}

void Standstills::drop(const SharedCause &cause)
{
    if (std::erase_if(m_entries, [&](const auto &entry) { return entry->standstill.cause == cause; }) > 0)
        Q_EMIT changed();
}

void Standstills::lookNow(std::optional<SharedCause::Kind> kind)
{
    QList<SharedCause> causes;
    for (const auto &entry : m_entries) {
        if (kind && entry->standstill.cause.kind != *kind)
            continue;
        if (entry->ahead)
            entry->saidMeanwhile = true;
        else
            causes << entry->standstill.cause;
    }
    for (const SharedCause &cause : causes) // one that is dropped takes its entry along
        Q_EMIT lookDue(cause);
}

QList<Standstill> Standstills::all() const
{
    QList<Standstill> all;
    for (const auto &entry : m_entries)
        all << entry->standstill;
    return all;
}

Standstills::Entry *Standstills::find(const SharedCause &cause) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const auto &entry) { return entry->standstill.cause == cause; });
    return found == m_entries.end() ? nullptr : found->get();
}

void Standstills::waitForLook(Entry &entry)
{
    if (isAskedAgainByItself(entry.standstill.error.reason))
        entry.timer.start(entry.wait);
    else if (entry.standstill.cause.kind == SharedCause::Kind::Keychain)
        entry.timer.start(m_firstLook);
}

/** To ask for a secret would be to ask its owner for the password again. */
void Standstills::lookOrAskKeyring(Entry &entry)
{
    if (entry.standstill.cause.kind == SharedCause::Kind::Keychain)
        entry.keyring.setFuture(askKeyringState());
    else
        Q_EMIT lookDue(entry.standstill.cause);
}

/** At once, as it is told what to wait for. */
void Standstills::askWhoSaysThatItIsOpen(const SharedCause &cause)
{
    askKeyringState().then(this, [this, cause](KeyringState state) {
        Entry *entry = state == KeyringState::NotAsked ? find(cause) : nullptr;
        if (!entry)
            return;
        entry->standstill.over = Standstill::Over::SaidByItsOwner;
        Q_EMIT changed();
    });
}

void Standstills::keyringSaid(Entry &entry)
{
    const KeyringState state = entry.keyring.result();
    if (entry.ahead || state == KeyringState::NotAsked) // there it is for its owner to say
        return;
    if (state == KeyringState::Open)
        Q_EMIT lookDue(entry.standstill.cause);
    else
        waitForLook(entry);
}

} // namespace Larder
