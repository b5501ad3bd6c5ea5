#include "auth/secretpieces.h"

#include <limits>
#include <map>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QPromise>
#include <QTest>
#include <QTimer>

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype pieceSize = 128;
constexpr int patienceMs = 60'000;
constexpr int noCrash = std::numeric_limits<int>::max();

using Found = Result<std::optional<QByteArray>>;

/** Entries as Windows has them: in memory here, none over the limit, each call answered a moment later. */
class SmallEntries : public QObject, public Keychain
{
public:
    QFuture<Found> read(const SecretName &name) override
    {
        return later<Found>([this, key = name.key()] {
            const auto found = entries.find(key);
            return Found(found == entries.end() ? std::nullopt : std::optional(found->second));
        });
    }

    QFuture<Done> write(const SecretName &name, const QByteArray &secret) override
    {
        return later<Done>([this, key = name.key(), secret] {
            if (secret.size() > pieceSize || --changesUntilCrash < 0)
                return Done(Error{Reason::KeychainBroken});
            entries[key] = secret;
            return done();
        });
    }

    QFuture<Done> remove(const SecretName &name) override
    {
        return later<Done>([this, key = name.key()] {
            if (--changesUntilCrash < 0)
                return Done(Error{Reason::KeychainBroken});
            entries.erase(key);
            return done();
        });
    }

    std::map<QString, QByteArray> entries;
    int changesUntilCrash = noCrash; ///< after so many nothing is changed any more

private:
    template <typename Answer, typename Act>
    QFuture<Answer> later(Act act)
    {
        const auto promise = std::make_shared<QPromise<Answer>>();
        promise->start();
        QTimer::singleShot(0, this, [promise, act] {
            promise->addResult(act());
            promise->finish();
        });
        return promise->future();
    }
};

SecretName name(const QString &account = u"feishu"_s)
{
    return {SecretName::Kind::RefreshToken, account};
}

/** Of this length, and no part of it like another part of it or of a secret with another letter. */
QByteArray secret(qsizetype length, char letter = 'o')
{
    QByteArray text;
    for (int i = 0; text.size() < length; ++i)
        text += letter + QByteArray::number(i);
    return text.left(length);
}

template <typename T>
T resultOf(const QFuture<T> &future)
{
    // Larder::comesTrue() waits some milliseconds between two looks, which these tests would do ten thousand times.
    for (const QDeadlineTimer end(patienceMs); !future.isFinished(); QCoreApplication::processEvents()) {
        if (end.hasExpired())
            qFatal("A future that never ends");
    }
    return future.result();
}

std::optional<QByteArray> secretIn(Keychain &keychain, const SecretName &which = name())
{
    const auto found = resultOf(keychain.read(which));
    return found ? *found : std::optional("error "_ba + QByteArray::number(int(found.error().reason)));
}

/** No secret for a length of -1. */
std::optional<QByteArray> optionalSecret(int length, char letter)
{
    return length < 0 ? std::nullopt : std::optional(secret(length, letter));
}

QFuture<Done> change(Keychain &keychain, const std::optional<QByteArray> &to)
{
    return to ? keychain.write(name(), *to) : keychain.remove(name());
}

} // namespace

class SecretPiecesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReadAsWritten_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<int>("entries");
        QTest::newRow("nothing") << ""_ba << 1;
        QTest::newRow("a short one") << "u-7f1bcd13"_ba << 1;
        QTest::newRow("as long as an entry") << secret(pieceSize) << 1;
        QTest::newRow("one byte longer") << secret(pieceSize + 1) << 3;
        QTest::newRow("two whole pieces") << secret(2 * pieceSize) << 3;
        QTest::newRow("I05 many pieces") << secret(40 * pieceSize + 7) << 42;
        QTest::newRow("no text") << QByteArray(3 * pieceSize, '\0') << 4;
        QTest::newRow("looks like a head")
            << "larder-pieces a 1 1 ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"_ba << 2;
        QTest::newRow("begins like a head") << "larder-pieces "_ba << 2;
    }

    void isReadAsWritten()
    {
        QFETCH(const QByteArray, written);
        SmallEntries below;
        SecretPieces keychain(below, pieceSize);
        QCOMPARE(secretIn(keychain), std::nullopt);
        QVERIFY(resultOf(keychain.write(name(), written)).ok());
        QCOMPARE(secretIn(keychain), std::optional(written));
        QTEST(int(below.entries.size()), "entries");
        QVERIFY(resultOf(keychain.remove(name())).ok());
        QCOMPARE(secretIn(keychain), std::nullopt);
        QCOMPARE(below.entries.size(), size_t(0));
    }

    void whatWasKeptWithoutPiecesIsRead()
    {
        SmallEntries below;
        QVERIFY(resultOf(below.write(name(), "u-kept before")).ok());
        SecretPieces keychain(below, pieceSize);
        QCOMPARE(secretIn(keychain), std::optional("u-kept before"_ba));
    }

    void namesDoNotMix()
    {
        SmallEntries below;
        SecretPieces keychain(below, pieceSize);
        QVERIFY(resultOf(keychain.write(name(), secret(1000, 'a'))).ok());
        QVERIFY(resultOf(keychain.write(name(u"lark"_s), secret(1000, 'b'))).ok());
        QCOMPARE(secretIn(keychain), std::optional(secret(1000, 'a')));
        QVERIFY(resultOf(keychain.remove(name())).ok());
        QCOMPARE(secretIn(keychain, name(u"lark"_s)), std::optional(secret(1000, 'b')));
    }

    void crashLeavesOneOfBoth_data()
    {
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("after");
        QTest::newRow("none before") << -1 << 700;
        QTest::newRow("short to long") << 20 << 700;
        QTest::newRow("long to short") << 700 << 20;
        QTest::newRow("longer") << 300 << 900;
        QTest::newRow("shorter") << 900 << 300;
        QTest::newRow("as long") << 500 << 500;
        QTest::newRow("removed") << 700 << -1;
    }

    void crashLeavesOneOfBoth()
    {
        QFETCH(const int, before);
        QFETCH(const int, after);
        const auto old = optionalSecret(before, 'o');
        const auto next = optionalSecret(after, 'n');
        bool crashed = true;
        for (int changes = 0; crashed; ++changes) {
            SmallEntries below;
            QVERIFY(resultOf(change(*std::make_unique<SecretPieces>(below, pieceSize), old)).ok());
            below.changesUntilCrash = changes;
            {
                SecretPieces crashing(below, pieceSize);
                crashed = !resultOf(change(crashing, next)).ok();
            }
            below.changesUntilCrash = noCrash;

            SecretPieces keychain(below, pieceSize);
            const auto found = secretIn(keychain);
            QVERIFY2(found == next || (crashed && found == old), qPrintable(u"after %1 changes"_s.arg(changes)));
            QVERIFY(resultOf(keychain.write(name(), secret(400, 'l'))).ok());
            QCOMPARE(secretIn(keychain), std::optional(secret(400, 'l')));
            QVERIFY(resultOf(keychain.remove(name())).ok());
            QCOMPARE(below.entries.size(), size_t(0)); // nothing of any of them is left behind
        }
    }

    void damageIsNotReadAsWhole_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QByteArray>("entry"); ///< none where it is null
        QTest::newRow("first piece missing") << u"refresh-token:feishu#a.0"_s << QByteArray();
        QTest::newRow("I04 last piece missing") << u"refresh-token:feishu#a.3"_s << QByteArray();
        QTest::newRow("I06 a piece of another secret") << u"refresh-token:feishu#a.1"_s << secret(pieceSize, 'x');
        QTest::newRow("a piece cut short") << u"refresh-token:feishu#a.1"_s << "x"_ba;
    }

    void damageIsNotReadAsWhole()
    {
        QFETCH(const QString, key);
        QFETCH(const QByteArray, entry);
        SmallEntries below;
        SecretPieces keychain(below, pieceSize);
        QVERIFY(resultOf(keychain.write(name(), secret(500))).ok());
        QCOMPARE(below.entries.count(key), size_t(1));
        if (entry.isNull())
            below.entries.erase(key);
        else
            below.entries[key] = entry;
        QCOMPARE(resultOf(keychain.read(name())).error().reason, Reason::KeychainBroken);
        QVERIFY(resultOf(keychain.write(name(), secret(600))).ok());
        QCOMPARE(secretIn(keychain), std::optional(secret(600)));
    }

    void callsTakeTurns()
    {
        SmallEntries below;
        SecretPieces keychain(below, pieceSize);
        const auto first = keychain.write(name(), secret(700, 'a'));
        const auto readFirst = keychain.read(name());
        const auto second = keychain.write(name(), secret(500, 'b'));
        const auto readSecond = keychain.read(name());
        const auto removed = keychain.remove(name());
        const auto readLast = keychain.read(name());
        QCOMPARE(*resultOf(readLast), std::nullopt);
        QVERIFY(first.result().ok() && second.result().ok() && removed.result().ok());
        QCOMPARE(*readFirst.result(), std::optional(secret(700, 'a')));
        QCOMPARE(*readSecond.result(), std::optional(secret(500, 'b')));
    }

    void anotherProcessWritesMeanwhile_data()
    {
        QTest::addColumn<int>("headStart"); ///< calls of the entries that the reader is ahead
        for (int ahead = 0; ahead < 8; ++ahead)
            QTest::addRow("%d calls ahead", ahead) << ahead;
    }

    void anotherProcessWritesMeanwhile()
    {
        QFETCH(const int, headStart);
        SmallEntries below;
        SecretPieces reader(below, pieceSize);
        SecretPieces writer(below, pieceSize);
        QVERIFY(resultOf(writer.write(name(), secret(700, 'a'))).ok());
        const auto read = reader.read(name());
        for (int turn = 0; turn < headStart; ++turn)
            (void)resultOf(below.read(name()));
        const auto written = writer.write(name(), secret(500, 'b'));
        const auto found = *resultOf(read);
        QVERIFY(found == secret(700, 'a') || found == secret(500, 'b'));
        QVERIFY(resultOf(written).ok());
        QCOMPARE(secretIn(reader), std::optional(secret(500, 'b')));
    }

    void errorsBelowArePassedOn()
    {
        SmallEntries below;
        SecretPieces keychain(below, pieceSize);
        below.changesUntilCrash = 0;
        QCOMPARE(resultOf(keychain.write(name(), "short")).error().reason, Reason::KeychainBroken);
        QCOMPARE(resultOf(keychain.write(name(), secret(700))).error().reason, Reason::KeychainBroken);
        QCOMPARE(resultOf(keychain.remove(name())).error().reason, Reason::KeychainBroken);
        QCOMPARE(secretIn(keychain), std::nullopt);
    }

    void mayEndBeforeItsCalls()
    {
        SmallEntries below;
        QFuture<Done> written;
        {
            SecretPieces keychain(below, pieceSize);
            written = keychain.write(name(), secret(700));
        }
        QVERIFY(resultOf(written).ok());
        SecretPieces keychain(below, pieceSize);
        QCOMPARE(secretIn(keychain), std::optional(secret(700)));
    }
};

QTEST_GUILESS_MAIN(SecretPiecesTest)
#include "secretpieces_test.moc"
