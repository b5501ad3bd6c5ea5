#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

#include "auth/tokensource.h"
#include "core/limits.h"
#include "files/filename.h"
#include "files/partialfile.h"
#include "http/httpclient.h"
#include "transfer/rangerequest.h"
#include "transfer/requestrate.h"
#include "transfer/retrypolicy.h"
#include "transfer/transfersnapshot.h"

namespace Larder {

/** What becomes of a transfer that meets what stops others as well. */
enum class AtSharedCause {
    Fail, ///< where nobody sits in front of it and could mend it
    Halt
};

/** By path, which resource was saved there in this run. */
using SavedFiles = std::map<QString, ResourceRef>;

/** What transfers share; owned by whoever owns them, and outlives them. */
struct TransferSurroundings
{
    HttpClient &client;
    TokenSource &tokens;
    RequestRate &rate;
    const int &connections; ///< requests in flight for one resource, as many as it says now
    const SavedFiles &savedHere;
    AtSharedCause atSharedCause = AtSharedCause::Fail;
};

/**
 * One resource, from its first request to the saved file.
 *
 *   start > token > first answer > name, partial file > range after range > all there > Checking > Saved
 *                       |                                |
 *                       |                                +- another version: start over, once
 *                       +- ranges are no use here: the plain road, one GET for the whole
 *   pause() before it is checked > Paused, with what is proven
 *   it is not in the message that was named, or not of that type > asked for once in another way
 *   a fault of the line or the server > Waiting > the same range again, Limits::retries times without a new byte >
 * Failed, or Halted where it is a cause that others share
 *   Purpose::Measure: total known > Measured > save() > Queued, and the first bytes are there already
 *   a wait that the server names > Waiting; a refusal > Failed; the file is there and is to be left alone > Skipped
 *
 * Decides by the free functions of replycheck, rangeplan and retrypolicy, and carries them out. Lives on the engine's
 * thread; owned by the queue. Destroying it stops it and keeps what is proven.
 */
class Transfer : public QObject
{
    Q_OBJECT

public:
    /**
     * Begins as `begin` says: Queued, or Paused or ended as it was before. The bytes that it names are shown until the
     * partial file is taken, and its name is the one under which they are.
     */
    Transfer(const TransferSnapshot &begin, TransferSurroundings surroundings, QObject *parent = nullptr);
    ~Transfer() override;

    /** From Queued only. */
    void start();
    /** Removes what is there of it. Harmless after the end. */
    void cancel();
    /** Lets go of its requests and its partial file, whose proven bytes stay. Too late once it is being checked. */
    void pause();
    /** The line over which its requests went is no more: what is missing is asked for anew, and that is no failed try.
     */
    void lineChanged();
    /** What was to be measured is to be saved, under this id from now on; where it was measured already it is Queued
     *  again, and start() goes on with what is known. */
    void save(TransferId as);

    /** Removes what measuring has left of a resource on the disk. More than that is an earlier download's, and stays.
     */
    static void discardMeasured(const DownloadOrder &order, const QString &name);

    [[nodiscard]] TransferId id() const { return m_id; }
    [[nodiscard]] const DownloadOrder &order() const { return m_order; }
    [[nodiscard]] Purpose purpose() const { return m_purpose; }
    [[nodiscard]] const TransferState &state() const { return m_state; }
    [[nodiscard]] TransferSnapshot snapshot() const;

Q_SIGNALS:
    /** The state, or how many bytes there are. */
    void changed();

private:
    /** By which requests the bytes come. */
    enum class Road {
        Ranges,          ///< probe, then chunk after chunk
        WholeThenRanges, ///< one plain GET; where it is cut, ranges go on
        Whole            ///< one plain GET, and again from 0 where it is cut
    };

    enum class Together { AsManyAsWished, One };

    /** Another way to ask for the same, tried once. */
    struct Instead
    {
        ResourceRef resource;
        Error because;
    };

    void enter(TransferState state);
    void fail(Error error);
    void letGo();
    void beginWork();
    void endWork();

    void askToken();
    void tokenCame(const Result<Credential> &credential);
    void noTokenCame(const Error &error);

    void askMore();
    [[nodiscard]] std::optional<Asked> nextToAsk() const;
    [[nodiscard]] std::optional<ByteRange> nextKnownRange() const;
    [[nodiscard]] RangeSet inFlight() const;
    void waitForTurn(const RateHold::Hold &hold);
    void waitNoLonger();
    void send(const Asked &asked);

    void answerCame(RangeRequest &request, const ReplyHead &head);
    void carryOut(RangeRequest &request, const TakeBody &body);
    void carryOut(RangeRequest &request, const NothingThere &nothing);
    void carryOut(RangeRequest &request, const AskAgain &again);
    void carryOut(RangeRequest &request, const AskForWhole &whole);
    void carryOut(RangeRequest &request, const StartOver &over);
    void carryOut(RangeRequest &request, const Refusal &refusal);
    void carryOut(RangeRequest &request, const Unusable &unusable);
    [[nodiscard]] bool readBeforeBytesGo(RangeRequest &request);

    void bytesCame(qint64 offset, QByteArrayView bytes);
    void prove(qint64 end);
    [[nodiscard]] bool takePartial(QByteArrayView firstBytes);
    [[nodiscard]] bool takePlace();
    [[nodiscard]] IfExists ifExists() const;
    [[nodiscard]] bool takePlaceAgain();
    [[nodiscard]] bool roomIsThere() const;
    void pin(const ReplyHead &head, const TakeBody &body);
    void earlierBytesDiffer();

    void bodyEnded(RangeRequest &request, const BodyEnd &end);
    void ended(RangeRequest &request, const BodyWhole &whole);
    void ended(RangeRequest &request, const BodyCut &cut);
    void proveLength(qint64 length);
    void acceptLength(qint64 length, bool confirmed);
    [[nodiscard]] bool settlesLength(const ReplyHead &head, const Verdict &verdict) const;
    void ended(RangeRequest &request, const BodyTooLong &tooLong);
    void ended(RangeRequest &request, const BodyCollected &collected);

    void refused(const Asked &asked, const Error &error);
    [[nodiscard]] std::optional<ResourceRef> otherwise(const Error &error) const;
    [[nodiscard]] bool askOtherwise(const Error &error);
    void askWithAnotherToken(const Error &error);
    void tryLater(const Error &error, qint64 at);
    void waitFor(std::chrono::milliseconds delay, const Error &after);
    void showWait();
    [[nodiscard]] bool beginAgain(const Error &error);
    void takePlainRoad(const Error &error);
    [[nodiscard]] bool dropBytes();

    [[nodiscard]] bool isMeasured() const;
    void rest();
    [[nodiscard]] bool isAllThere() const;
    void check();
    void checked(const Result<QByteArray> &digest);

    void remember(const RangeRequest &request, const std::optional<Error> &error);
    [[nodiscard]] std::unique_ptr<RangeRequest> release(RangeRequest &request, const std::optional<Error> &error);
    [[nodiscard]] const RangeSet &there() const;
    [[nodiscard]] qint64 received() const;
    [[nodiscard]] std::optional<qint64> total() const;
    [[nodiscard]] KnownResource known() const;
    [[nodiscard]] NameSources nameSources(QByteArrayView firstBytes) const;
    [[nodiscard]] ResumeRecord record() const;
    [[nodiscard]] const ResourceRef &askedFor() const
    {
        return m_work->instead ? m_work->instead->resource : m_order.resource;
    }
    [[nodiscard]] static Road roadTo(const ResourceRef &resource);
    [[nodiscard]] RateHold::Asker asker() const { return {m_order.platform, m_order.identity, m_order.account}; }

    /** What it works with: from its start on until it is put aside or has ended, as most of a long list are. What was
     *  measured keeps it, to go on from there. */
    struct Work
    {
        explicit Work(Road taken) : road(taken) {}

        Road road;
        QFutureWatcher<Result<Credential>> token;
        std::optional<Credential> credential;
        std::vector<std::unique_ptr<RangeRequest>> requests;
        std::unique_ptr<PartialFile> partial;
        QString wanted; ///< the name that it would have where none is taken, once the first bytes have told it
        QTimer pause;
        std::optional<Waiting> wait; ///< what is shown while `pause` runs
        QFutureWatcher<Result<QByteArray>> settling;

        std::optional<ReplyHead> firstHead; ///< names the file
        std::optional<qint64> total;
        std::optional<qint64> unproven; ///< bytes of a body whose end nothing but the line has said
        std::optional<Validator> validator;
        std::optional<ByteRange> overlap; ///< of an earlier run's bytes, still to be fetched again and compared
        bool lengthConfirmed = true;

        std::map<qint64, int> failedAt;       ///< tries that brought nothing, by the first byte that did not come
        std::chrono::seconds waited{0};       ///< waits that the server named, those at the same time once
        std::chrono::seconds waitedBefore{0}; ///< the pause that is on
        std::optional<Error> tokenRefused;    ///< why another token is asked for; forgotten with the next byte
        std::optional<Instead> instead;
        Together together = Together::AsManyAsWished;
        int versionChanges = 0;
        int freshStarts = 0;
        qint64 answers = 0;
        std::set<qint64> askedAgain; ///< first bytes asked for twice, since the first answer was no use

        SpeedMeter meter;
    };

    TransferId m_id;
    const DownloadOrder m_order;
    Purpose m_purpose;
    const TransferSurroundings m_surroundings;
    TransferState m_state = Queued{};
    QString m_name;    ///< of the file that will be, once it is decided
    Progress m_before; ///< what is there of it while it has no partial file open
    QList<Exchange> m_exchanges;
    std::unique_ptr<Work> m_work;
};

} // namespace Larder
