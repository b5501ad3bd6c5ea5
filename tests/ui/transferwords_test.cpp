#include <QtTest>

#include "core/errortext.h"
#include "tests/ui/samples.h"
#include "ui/transferwords.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDateTime now(QDate(2026, 11, 22), QTime(11, 2), Qt::UTC);

Progress halfWay()
{
    return {412'000'000, 963'000'000, 11.2e6, 49s};
}

} // namespace

class TransferWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysEachState_data();
    void saysEachState();
    void callsItByTheBestNameKnown_data();
    void callsItByTheBestNameKnown();
    void keepsPlacesWhileFiguresChange();
    void roundsPercentDown_data();
    void roundsPercentDown();
    void speaksTheWholeRow_data();
    void speaksTheWholeRow();
    void writesHomeShort_data();
    void writesHomeShort();
};

void TransferWordsTest::saysEachState_data()
{
    QTest::addColumn<TransferState>("state");
    QTest::addColumn<Progress>("progress");
    QTest::addColumn<QString>("line");
    QTest::addColumn<Tone>("tone");
    QTest::addColumn<QString>("underneath");

    const auto rateLimit = Waiting{now.addSecs(12), {.reason = Reason::RateLimited}};
    const auto lineLost = Waiting{now.addMSecs(1200), {.reason = Reason::ConnectionLost}};
    const Error refused{.reason = Reason::NoAccess, .code = 234002};
    const QString path = QDir::toNativeSeparators(u"~/Downloads/video.mp4"_s);

    QTest::newRow("queued") << TransferState(Queued{}) << Progress() << u"Waits for its turn"_s << Tone::Muted
                            << QString();
    QTest::newRow("starting") << TransferState(Starting{}) << Progress() << u"Asking for it"_s << Tone::Muted
                              << QString();
    QTest::newRow("receiving, all known")
        << TransferState(Receiving{}) << halfWay() << u"42 % · 412 of 963 MB · 11.2 MB/s · 49 s left"_s << Tone::Muted
        << QString();
    QTest::newRow("receiving, total unknown") << TransferState(Receiving{}) << Progress{87'000'000, {}, 4.1e6, {}}
                                              << u"87.0 MB · 4.1 MB/s"_s << Tone::Muted << QString();
    QTest::newRow("receiving, and hardly anything comes")
        << TransferState(Receiving{}) << Progress{500'000, 963'000'000, 12.0, {}, true}
        << u"0 % · 1 of 963 MB · 12 bytes/s · hardly anything comes: pause and resume for a new connection"_s
        << Tone::Warning << QString();
    QTest::newRow("receiving, speed not told yet") << TransferState(Receiving{}) << Progress{0, 963'000'000, {}, {}}
                                                   << u"0 % · 0 of 963 MB"_s << Tone::Muted << QString();
    QTest::newRow("waiting for the rate limit")
        << TransferState(rateLimit) << Progress() << u"Waiting for the platform's rate limit · goes on in 12 s"_s
        << Tone::Warning << QString();
    QTest::newRow("waiting after a fault, part of a second counts as one")
        << TransferState(lineLost) << Progress() << sentence(lineLost.after) + u" · tries again in 2 s"_s
        << Tone::Warning << QString();
    QTest::newRow("paused") << TransferState(Paused{412'000'000}) << Progress{412'000'000, 963'000'000, {}, {}}
                            << u"42 % · Paused · 412 of 963 MB"_s << Tone::Muted << QString();
    const Halted offline{Error{.reason = Reason::HostNotFound}};
    QTest::newRow("halted") << TransferState(offline) << Progress()
                            << sentence(offline.after) + u" · goes on by itself"_s << Tone::Warning << QString();
    const Halted signedOut{Error{.reason = Reason::SignInOver}, 412'000'000};
    QTest::newRow("halted, with what is kept")
        << TransferState(signedOut) << Progress{412'000'000, 963'000'000, {}, {}}
        << u"42 % · "_s + sentence(signedOut.after) + u" · goes on after a sign-in · 412 of 963 MB"_s << Tone::Warning
        << QString();
    QTest::newRow("paused before its turn")
        << TransferState(Paused{}) << Progress() << u"Paused"_s << Tone::Muted << QString();
    QTest::newRow("checking") << TransferState(Checking{}) << Progress{963'000'000, 963'000'000, {}, {}}
                              << u"Checking and saving · 963 MB"_s << Tone::Muted << QString();
    QTest::newRow("saved") << TransferState(Samples::saved()) << Progress() << u"Saved · 963 MB"_s << Tone::Good
                           << path;
    Saved unconfirmed = Samples::saved();
    unconfirmed.lengthConfirmed = false;
    QTest::newRow("saved, length never said")
        << TransferState(unconfirmed) << Progress() << u"Saved · 963 MB · the server never said how long it is"_s
        << Tone::Good << path;
    QTest::newRow("skipped") << TransferState(Skipped{Samples::saved().path, 2'000}) << Progress()
                             << u"Left alone: a file of this name is there · 2 kB"_s << Tone::Muted << path;
    QTest::newRow("failed with a code") << TransferState(Failed{refused, 0}) << Progress()
                                        << sentence(refused) + u" · Code 234002"_s << Tone::Bad << nextStep(refused);
    QTest::newRow("failed, bytes kept") << TransferState(Failed{lineLost.after, 412'000'000}) << Progress()
                                        << sentence(lineLost.after) << Tone::Bad
                                        << nextStep(lineLost.after) +
                                               u" 412 MB are kept; the next try goes on from there."_s;
    QTest::newRow("cancelled") << TransferState(Cancelled{}) << Progress() << u"Cancelled"_s << Tone::Muted
                               << QString();
}

void TransferWordsTest::saysEachState()
{
    QFETCH(TransferState, state);
    QFETCH(Progress, progress);
    const TransferWords words = wordsOf(Samples::transfer(1, state, progress), now);
    QTEST(asOneLine(words), "line");
    QTEST(words.tone, "tone");
    QTEST(words.underneath, "underneath");
}

void TransferWordsTest::callsItByTheBestNameKnown_data()
{
    QTest::addColumn<QString>("known");
    QTest::addColumn<QString>("chosen");
    QTest::addColumn<TransferState>("state");
    QTest::addColumn<QString>("title");
    const TransferState running = Receiving{};
    QTest::newRow("the file's name, once known") << u"report.pdf"_s << u"mine"_s << running << u"report.pdf"_s;
    QTest::newRow("the chosen name until then") << QString() << u"mine"_s << running << u"mine"_s;
    QTest::newRow("the file key where nothing else is known")
        << QString() << QString() << running << Samples::resource().fileKey.text();
    QTest::newRow("the saved file's name")
        << QString() << QString() << TransferState(Samples::saved()) << u"video.mp4"_s;
}

void TransferWordsTest::callsItByTheBestNameKnown()
{
    QFETCH(QString, known);
    QFETCH(QString, chosen);
    QFETCH(TransferState, state);
    TransferSnapshot transfer = Samples::transfer(1, state);
    transfer.name = known;
    transfer.order.name = chosen;
    QTEST(wordsOf(transfer, now).title, "title");
}

void TransferWordsTest::keepsPlacesWhileFiguresChange()
{
    const qint64 total = 963'000'000;
    const auto placesAt = [total](qint64 received, double speed) {
        QStringList widest;
        const TransferWords words = wordsOf(Samples::transfer(1, Receiving{}, {received, total, speed, 49s}), now);
        for (const auto &piece : words.sentence)
            widest << piece.widest;
        return widest;
    };
    QCOMPARE(placesAt(1'000'000, 0.9e6), placesAt(412'000'000, 11.2e6));
    QCOMPARE(placesAt(412'000'000, 11.2e6), placesAt(total, 88e6));
}

void TransferWordsTest::roundsPercentDown_data()
{
    QTest::addColumn<qint64>("received");
    QTest::addColumn<std::optional<qint64>>("total");
    QTest::addColumn<std::optional<int>>("percent");
    QTest::newRow("nothing yet") << 0LL << std::optional(1000LL) << std::optional(0);
    QTest::newRow("all but one byte") << 999LL << std::optional(1000LL) << std::optional(99);
    QTest::newRow("all") << 1000LL << std::optional(1000LL) << std::optional(100);
    QTest::newRow("more than all") << 1001LL << std::optional(1000LL) << std::optional(100);
    QTest::newRow("an empty resource is all there") << 0LL << std::optional(0LL) << std::optional(100);
    QTest::newRow("total unknown") << 5LL << std::optional<qint64>() << std::optional<int>();
}

void TransferWordsTest::roundsPercentDown()
{
    QFETCH(qint64, received);
    QFETCH(std::optional<qint64>, total);
    QTEST(percentOf(Progress{received, total, {}, {}}), "percent");
}

void TransferWordsTest::speaksTheWholeRow_data()
{
    QTest::addColumn<TransferState>("state");
    QTest::addColumn<Progress>("progress");
    QTest::addColumn<QString>("spoken");
    const Error refused{.reason = Reason::NoAccess, .code = 234002};
    QTest::newRow("receiving, with the percentage")
        << TransferState(Receiving{}) << halfWay()
        << u"video.mp4. Downloading, 42 %, 412 of 963 MB, 11.2 MB/s, 49 s left."_s;
    QTest::newRow("waiting, with the percentage")
        << TransferState(Waiting{now.addSecs(12), {.reason = Reason::RateLimited}}) << halfWay()
        << u"video.mp4. 42 %, Waiting for the platform's rate limit, goes on in 12 s."_s;
    QTest::newRow("saved") << TransferState(Samples::saved()) << Progress() << u"video.mp4. Saved, 963 MB."_s;
    QTest::newRow("failed, with the next step and the code")
        << TransferState(Failed{refused, 0}) << Progress()
        << u"video.mp4. Failed: %1 %2 Code 234002."_s.arg(sentence(refused), nextStep(refused));
}

void TransferWordsTest::speaksTheWholeRow()
{
    QFETCH(TransferState, state);
    QFETCH(Progress, progress);
    QTEST(spokenRow(Samples::transfer(1, state, progress), now), "spoken");
}

void TransferWordsTest::writesHomeShort_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("shown");
    const QString home = QDir::homePath();
    QTest::newRow("home itself") << home << u"~"_s;
    QTest::newRow("below home") << home + u"/a/b"_s << QDir::toNativeSeparators(u"~/a/b"_s);
    QTest::newRow("a folder that only begins like home")
        << home + u"2/a"_s << QDir::toNativeSeparators(home + u"2/a"_s);
    QTest::newRow("elsewhere") << u"/srv/x"_s << QDir::toNativeSeparators(u"/srv/x"_s);
}

void TransferWordsTest::writesHomeShort()
{
    QFETCH(QString, path);
    QTEST(shortPath(path), "shown");
}

QTEST_MAIN(TransferWordsTest)
#include "transferwords_test.moc"
