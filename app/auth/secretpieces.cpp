#include "auth/secretpieces.h"

#include <QCryptographicHash>
#include <QPromise>

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

using Found = Result<std::optional<QByteArray>>;

const QByteArray mark = QByteArrayLiteral("larder-pieces ");
constexpr qsizetype smallestPiece = 128;
constexpr qsizetype mostPieces = 100'000;
constexpr int readings = 3; ///< of a secret that another process is just replacing

QByteArray digestOf(const QByteArray &secret)
{
    return QCryptographicHash::hash(secret, QCryptographicHash::Sha256).toHex();
}

/** What a secret's own entry says where the secret is in pieces. */
struct Head
{
    char set; ///< 'a' or 'b'
    qsizetype pieces;
    qsizetype bytes;
    QByteArray digest;

    [[nodiscard]] QByteArray text() const
    {
        return mark + set + ' ' + QByteArray::number(pieces) + ' ' + QByteArray::number(bytes) + ' ' + digest;
    }

    /** None where the entry is a whole secret. */
    [[nodiscard]] static std::optional<Head> parse(const QByteArray &entry)
    {
        const QList<QByteArray> words = entry.split(' ');
        if (!entry.startsWith(mark) || words.size() != 5)
            return std::nullopt;
        const Head head{words.at(1) == "b" ? 'b' : 'a', words.at(2).toLongLong(), words.at(3).toLongLong(),
                        words.at(4)};
        const bool possible = head.pieces > 0 && head.pieces <= mostPieces && head.text() == entry;
        return possible ? std::optional(head) : std::nullopt;
    }

    [[nodiscard]] bool describes(const QByteArray &secret) const
    {
        return secret.size() == bytes && digestOf(secret) == digest;
    }
};

/** Goes on where `first` succeeded, and ends with its error otherwise. */
template <typename Next>
QFuture<Done> andThen(QFuture<Done> first, Next next)
{
    return first.then([next](const Done &outcome) { return outcome ? next() : QtFuture::makeReadyFuture(outcome); })
        .unwrap();
}

/** The entries of one secret. A value, so that what is under way depends on no other object than the keychain. */
class Entries
{
public:
    Entries(Keychain &keychain, SecretName name, qsizetype pieceSize)
        : m_keychain(&keychain), m_name(std::move(name)), m_pieceSize(pieceSize)
    {
    }

    [[nodiscard]] QFuture<Found> read(int readingsLeft = readings) const
    {
        return m_keychain->read(m_name)
            .then([self = *this, readingsLeft](const Found &entry) {
                const auto head = entry && entry->has_value() ? Head::parse(**entry) : std::nullopt;
                return head ? self.readPieces(*head, 0, {}, readingsLeft) : QtFuture::makeReadyFuture(entry);
            })
            .unwrap();
    }

    [[nodiscard]] QFuture<Done> write(const QByteArray &secret) const
    {
        if (secret.size() <= m_pieceSize && !secret.startsWith(mark))
            return andThen(m_keychain->write(m_name, secret), [self = *this] { return self.removeAllPieces(); });
        return m_keychain->read(m_name)
            .then([self = *this, secret](const Found &entry) {
                if (!entry)
                    return QtFuture::makeReadyFuture(Done(entry.error()));
                const auto old = entry->has_value() ? Head::parse(**entry) : std::nullopt;
                return self.writeBeside(old, secret);
            })
            .unwrap();
    }

    /** The head first: without it the pieces are nobody's. */
    [[nodiscard]] QFuture<Done> remove() const
    {
        return andThen(m_keychain->remove(m_name), [self = *this] { return self.removeAllPieces(); });
    }

private:
    [[nodiscard]] SecretName pieceName(char set, qsizetype number) const
    {
        return {m_name.kind, m_name.account + u'#' + QLatin1Char(set) + u'.' + QString::number(number)};
    }

    [[nodiscard]] QFuture<Found> readPieces(const Head &head, qsizetype number, const QByteArray &sofar,
                                            int readingsLeft) const
    {
        if (number == head.pieces)
            return head.describes(sofar) ? QtFuture::makeReadyFuture(Found(sofar)) : readAgain(head, readingsLeft);
        return m_keychain->read(pieceName(head.set, number))
            .then([self = *this, head, number, sofar, readingsLeft](const Found &piece) {
                if (!piece)
                    return QtFuture::makeReadyFuture(piece);
                if (!piece->has_value())
                    return self.readAgain(head, readingsLeft);
                return self.readPieces(head, number + 1, sofar + **piece, readingsLeft);
            })
            .unwrap();
    }

    /** The pieces do not make what the head says: broken, unless another process has just written a new head. */
    [[nodiscard]] QFuture<Found> readAgain(const Head &head, int readingsLeft) const
    {
        return m_keychain->read(m_name)
            .then([self = *this, head, readingsLeft](const Found &entry) {
                const bool same = entry && entry->has_value() && **entry == head.text();
                if (entry && (same || readingsLeft == 0))
                    return QtFuture::makeReadyFuture(Found(Error{
                        .reason = Reason::KeychainBroken, .detail = u"The pieces of a long secret do not fit."_s}));
                return entry ? self.read(readingsLeft - 1) : QtFuture::makeReadyFuture(entry);
            })
            .unwrap();
    }

    [[nodiscard]] QFuture<Done> writeBeside(const std::optional<Head> &old, const QByteArray &secret) const
    {
        const Head head{old && old->set == 'a' ? 'b' : 'a', (secret.size() + m_pieceSize - 1) / m_pieceSize,
                        secret.size(), digestOf(secret)};
        const char oldSet = head.set == 'a' ? 'b' : 'a';
        return andThen(
            andThen(andThen(writePieces(head, 0, secret),
                            [self = *this, head] { return self.m_keychain->write(self.m_name, head.text()); }),
                    [self = *this, oldSet] { return self.removePieces(oldSet, 0); }),
            [self = *this, head] { return self.removePieces(head.set, head.pieces); });
    }

    [[nodiscard]] QFuture<Done> writePieces(const Head &head, qsizetype number, const QByteArray &secret) const
    {
        if (number == head.pieces)
            return QtFuture::makeReadyFuture(done());
        return andThen(m_keychain->write(pieceName(head.set, number), secret.mid(number * m_pieceSize, m_pieceSize)),
                       [self = *this, head, number, secret] { return self.writePieces(head, number + 1, secret); });
    }

    [[nodiscard]] QFuture<Done> removeAllPieces() const
    {
        return andThen(removePieces('a', 0), [self = *this] { return self.removePieces('b', 0); });
    }

    /** The last one first, so that a crash leaves no gap before pieces that nobody would look for any more. */
    [[nodiscard]] QFuture<Done> removePieces(char set, qsizetype from) const
    {
        return m_keychain->read(pieceName(set, from))
            .then([self = *this, set, from](const Found &piece) {
                if (!piece || !piece->has_value())
                    return QtFuture::makeReadyFuture(piece ? done() : Done(piece.error()));
                return andThen(self.removePieces(set, from + 1),
                               [self, set, from] { return self.m_keychain->remove(self.pieceName(set, from)); });
            })
            .unwrap();
    }

    Keychain *m_keychain;
    SecretName m_name;
    qsizetype m_pieceSize;
};

} // namespace

SecretPieces::SecretPieces(Keychain &below, qsizetype pieceSize)
    : m_below(below), m_pieceSize(pieceSize), m_turns(QtFuture::makeReadyFuture())
{
    Q_ASSERT(pieceSize >= smallestPiece);
}

QFuture<Found> SecretPieces::read(const SecretName &name)
{
    return inTurn<Found>([entries = Entries(m_below, name, m_pieceSize)] { return entries.read(); });
}

QFuture<Done> SecretPieces::write(const SecretName &name, const QByteArray &secret)
{
    return inTurn<Done>([entries = Entries(m_below, name, m_pieceSize), secret] { return entries.write(secret); });
}

QFuture<Done> SecretPieces::remove(const SecretName &name)
{
    return inTurn<Done>([entries = Entries(m_below, name, m_pieceSize)] { return entries.remove(); });
}

/** A call between another's head and pieces would see a mixture. */
template <typename Answer, typename Start>
QFuture<Answer> SecretPieces::inTurn(Start start)
{
    // A promise, since a future takes one continuation only, and that one is the caller's.
    const auto answer = std::make_shared<QPromise<Answer>>();
    answer->start();
    m_turns = m_turns.then([start] { return start(); }).unwrap().then([answer](const Answer &given) {
        answer->addResult(given);
        answer->finish();
    });
    return answer->future();
}

} // namespace Larder
