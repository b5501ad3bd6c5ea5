#include <functional>

#include <QTest>

#include "demo/patternbytes.h"
#include "transferbench.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 length = 9 * 1024 * 1024; // the probe, one whole chunk, and the rest

using Script = std::function<void(ScriptedServer &, const QByteArray &path)>;

/** The range that was asked for, of a version that the request was not tied to. */
Fault rangeOfVersion(const QByteArray &etag)
{
    return [etag](const HttpRequest &request, const ServedResource &resource) {
        HttpRequest untied = request;
        erase_if(untied.headers, [](const auto &header) { return header.first.toLower() == "if-range"; });
        HttpReply reply = honestReply(untied, resource);
        setHeader(reply, "ETag", etag);
        return reply;
    };
}

/** How it must end. */
enum class End {
    Whole,      ///< saved, byte by byte what the server has
    FailedKept, ///< no file, the partial kept for another try
    FailedGone  ///< no file and nothing kept
};

/** On a line that is lost before a byte of the body came, Qt asks once more by itself, and does not say so. */
constexpr int sentAgainByQt = 3;

} // namespace

Q_DECLARE_METATYPE(Script)
Q_DECLARE_METATYPE(End)

/** One resource, one fault, and what must be true afterwards. The letters are those of the fault's family. */
class TransferFaultsTest : public QObject
{
    Q_OBJECT

    static void row(const char *name, const Script &script, End end, Reason reason, int mostRequests)
    {
        QTest::newRow(name) << script << end << int(reason) << mostRequests;
    }
    static void saved(const char *name, const Script &script, int mostRequests)
    {
        row(name, script, End::Whole, Reason::Cancelled, mostRequests);
    }
    static void failed(const char *name, const Script &script, End end, Reason reason, int mostRequests)
    {
        row(name, script, end, reason, mostRequests);
    }
    static Script on(int nth, const Fault &fault)
    {
        return [nth, fault](ScriptedServer &s, const QByteArray &path) { s.onRequest(path, nth, fault); };
    }
    static Script from(int nth, const Fault &fault)
    {
        return [nth, fault](ScriptedServer &s, const QByteArray &path) { s.fromRequest(path, nth, fault); };
    }

private Q_SLOTS:
    void file_data()
    {
        QTest::addColumn<Script>("script");
        QTest::addColumn<End>("end");
        QTest::addColumn<int>("reason");
        QTest::addColumn<int>("mostRequests");
        using namespace Faults;

        saved(
            "no fault", [](ScriptedServer &, const QByteArray &) {}, 3);

        // Ranges
        saved("A01 another range of the right length, once", on(2, otherRange(0)), 4);
        failed("A01 another range of the right length, always", from(2, otherRange(0)), End::FailedKept,
               Reason::WrongRange, 3);
        saved("A02 slices shorter than asked", from(1, atMost(1'000'000)), 11);
        failed("A02 slices of next to nothing", from(2, atMost(10)), End::FailedKept, Reason::TooManyAnswers, 66);
        saved("A04 body longer than Content-Range", on(2, longerThanRange(40)), 3);
        saved(
            "A04 body longer than Content-Range, always",
            [](ScriptedServer &s, const QByteArray &path) {
                s.serve(path, 13'067);
                s.onRequest(path, 1, longerThanRange(40));
            },
            2);
        saved("A05 body shorter than Content-Range, once", on(2, shorterThanRange(1000)), 4);
        saved("A06 200 to the probe", on(1, wholeInstead()), 1);
        saved("A07 200 in mid-file", on(2, wholeInstead()), 2);
        saved(
            "A07 200 in mid-file, then ranges again after a cut",
            [](ScriptedServer &s, const QByteArray &path) {
                s.onRequest(path, 2, wholeInstead());
                s.onRequest(path, 3, cutAfter(0));
            },
            4);
        saved("A09 416 to the probe", on(1, rangeNotSatisfiable()), 2);
        saved(
            "A11 another ETag, once",
            [](ScriptedServer &s, const QByteArray &path) {
                s.serve(path, length, "\"one\"");
                s.onRequest(path, 2, etagInSpiteOfIfRange("\"two\""));
            },
            5);
        failed(
            "A11 another ETag, each time",
            [](ScriptedServer &s, const QByteArray &path) {
                s.serve(path, length, "\"one\"");
                for (int nth = 1; nth < 10; ++nth)
                    s.onRequest(path, nth, rangeOfVersion('"' + QByteArray::number(nth) + '"'));
            },
            End::FailedGone, Reason::KeepsChanging, 4);
        saved(
            "A08 200 to If-Range: another version",
            [](ScriptedServer &s, const QByteArray &path) {
                s.serve(path, length, "\"one\"");
                s.onRequest(
                    path, 1,
                    Faults::version(ServedResource{.length = length + 5, .body = patternBody(2), .etag = "\"old\""}));
            },
            2);
        saved(
            "A12 weak ETag is not sent in If-Range",
            [](ScriptedServer &s, const QByteArray &path) { s.serve(path, length, "W/\"weak\""); }, 3);
        saved(
            "A13 the ETag is missing once",
            [](ScriptedServer &s, const QByteArray &path) {
                s.serve(path, length, "\"one\"");
                s.onRequest(path, 2, etagInSpiteOfIfRange({}));
            },
            4);
        saved("A14 206 without Content-Range", on(2, withoutContentRange()), 3);
        failed("A14 206 without Content-Range, and the whole is refused",
               from(2,
                    [](const HttpRequest &request, const ServedResource &resource) {
                        const Fault fault = request.range() ? withoutContentRange() : refusal(400, 234037);
                        return fault(request, resource);
                    }),
               End::FailedKept, Reason::TooLarge, 3);
        for (const char *value : {"bytes=131072-8519679/9437184", "bytes 131072-8519679/*", "bytes 5-4/9437184",
                                  "bytes 131072-9437184/9437184", "bytes -1-5/9437184",
                                  "bytes 0-99999999999999999999/9437184", "bytes 0-1/2, bytes 3-4/5", "bytes=", ""}) {
            saved(qPrintable(u"A15 Content-Range: "_s + QString::fromLatin1(value)), on(2, contentRange(value)), 3);
        }
        saved("A16 another total, once", on(2, total(length + 1)), 5);
        failed(
            "A16 another total, each time",
            [](ScriptedServer &s, const QByteArray &path) {
                for (int nth = 1; nth < 10; ++nth)
                    s.onRequest(path, nth, Faults::total(length + nth));
            },
            End::FailedGone, Reason::KeepsChanging, 4);
        saved("A17 multipart/byteranges", on(2, multipart()), 3);

        // Body, encoding, length
        saved("B01 gzip on a range", on(2, contentEncoding("gzip")), 3);
        failed("B01 gzip on everything", from(1, contentEncoding("gzip")), End::FailedGone, Reason::EncodedBody, 2);
        saved("B02 chunked", from(1, chunked()), 3);
        saved("B03 chunked, final chunk missing, once", on(2, chunkedWithoutEnd()), 4);
        saved("B03 chunked, final chunk missing behind the last byte", on(3, chunkedWithoutEnd(HttpReply::Cut::Reset)),
              4);
        saved("B04 short body, closed in order, once", on(2, shorterThanLength(1000)), 4);
        failed(
            "B04 short body every time, no new byte",
            [](ScriptedServer &s, const QByteArray &path) {
                s.fromRequest(path, 2, cutAfter(0, HttpReply::Cut::Close));
            },
            End::FailedKept, Reason::ConnectionLost, 4 + sentAgainByQt);
        saved("B05 ended by the line, range", on(2, endedByLine()), 3);
        saved("B05 ended by the line too early, the whole to a range",
              on(2,
                 [](const HttpRequest &request, const ServedResource &resource) {
                     HttpReply reply = wholeInstead()(request, resource);
                     reply.framing = HttpReply::Framing::CloseOfLine;
                     reply.bodyLength = 3'000'000;
                     return reply;
                 }),
              4);
        saved("B06 cut in a chunk", on(2, cutAfter(600'000)), 4);
        saved("B07 Content-Length that is no number", on(2, contentLength("-5")), 4);
        saved("B07 two Content-Lengths", on(2, contentLength("5, 6")), 4);

        // The line
        saved("C03 reset in mid-body", on(2, cutAfter(3'000'000)), 4);
        saved("C03 reset in the probe", on(1, cutAfter(1000)), 4);
        saved("C03 reset before the head", on(1, cutBeforeHead()), 5);
        failed("C04 reset on every attempt at one place", from(2, cutAfter(0)), End::FailedKept, Reason::ConnectionLost,
               4 + sentAgainByQt);
        failed("C01 the head never comes", from(2, delayed(60s)), End::FailedKept, Reason::TimedOut, 4);
        saved("C02 silence once", on(2, silenceAfter(1'000'000)), 4);

        // Refusals
        saved("E01 429 with a wait", on(2, rateLimited(1s)), 4);
        saved("E02 HTTP 400 with the rate limit's code",
              on(2, refusal(400, 99991400, "limit", {{"x-ogw-ratelimit-reset", "1"}})), 4);
        saved("E03 503 with Retry-After", on(1, unavailable("1")), 4);
        failed("E03 Retry-After of ten years", on(1, unavailable("315360000")), End::FailedGone, Reason::WaitTooLong,
               1);
        saved(
            "E04 two 502s",
            [](ScriptedServer &s, const QByteArray &path) {
                s.onRequest(path, 2, refusal(502, 0));
                s.onRequest(path, 3, htmlPage(502));
            },
            5);
        failed("E04 502 for ever", from(2, htmlPage(502)), End::FailedKept, Reason::ServerUnavailable, 4);
        failed("E05 HTTP 200 with a refusal", from(1, refusal(200, 234003)), End::FailedGone, Reason::KeyNotInMessage,
               1);
        failed("E05 HTTP 200 with a refusal in mid-file", from(3, refusal(200, 14005)), End::FailedKept,
               Reason::NoAccess, 3);
        saved("E05 HTTP 200 with JSON in mid-file that is no refusal",
              on(3, answerWith(Larder::reply(200, "application/json", "{}"))), 6);
        failed("E15 no access", from(1, refusal(401, 234002)), End::FailedGone, Reason::NoAccess, 1);
        failed("E15 no access in mid-file", from(3, refusal(400, 14005)), End::FailedKept, Reason::NoAccess, 3);
        failed("E20 message deleted", from(2, refusal(400, 230110)), End::FailedKept, Reason::MessageDeleted, 2);
        failed("E07 token not taken", from(1, refusal(401, 99991668)), End::FailedGone, Reason::TokenRefused, 1);
        failed("C12 a portal's page", from(1, htmlPage(200)), End::FailedGone, Reason::NetworkWantsSignIn, 1);
    }

    void file()
    {
        QFETCH(const Script, script);
        QFETCH(const End, end);
        QFETCH(const int, reason);
        QFETCH(const int, mostRequests);

        HttpOptions http;
        http.idleTimeout = 500ms;
        TransferBench bench({}, http);
        const DownloadOrder order = bench.order();
        const QByteArray path = bench.pathOf(order);
        bench.server.serve(path, length);
        script(bench.server, path);
        const qint64 served = bench.server.servedLength(path);

        const TransferState state = bench.download(order);

        if (end == End::Whole) {
            const auto *saved = std::get_if<Saved>(&state);
            QVERIFY2(saved, qPrintable(describe(state)));
            QCOMPARE(saved->size, served);
            QCOMPARE(bench.files(), QStringList{u"saved.bin"_s});
            QVERIFY(bench.contentOf(u"saved.bin"_s) == patternBytes(0, served));
        } else {
            const auto *failed = std::get_if<Failed>(&state);
            QVERIFY2(failed, qPrintable(describe(state)));
            QCOMPARE(int(failed->error.reason), reason);
            const QStringList kept{u"saved.bin.larder-part"_s, u"saved.bin.larder-part.json"_s};
            QCOMPARE(bench.files(), end == End::FailedKept ? kept : QStringList{});
            QCOMPARE(failed->kept > 0, end == End::FailedKept);
        }
        QVERIFY2(bench.server.timesAsked(path) <= mostRequests,
                 qPrintable(QString::number(bench.server.timesAsked(path))));
        QVERIFY(!bench.secretOnDisk());
    }

private:
    static QString describe(const TransferState &state)
    {
        const auto *failed = std::get_if<Failed>(&state);
        return word(state) +
               (failed ? u" reason %1: %2"_s.arg(int(failed->error.reason)).arg(failed->error.detail) : QString());
    }
};

QTEST_GUILESS_MAIN(TransferFaultsTest)
#include "transferfaults_test.moc"
