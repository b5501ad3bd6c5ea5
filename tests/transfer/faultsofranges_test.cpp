#include <QTest>

#include "badday.h"
#include "demo/patternbytes.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 length = 9 * 1024 * 1024; // what a scene serves: the probe, one whole chunk, and the rest

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

/** Ranges in which something is wrong, while the whole comes honestly. */
Fault inRanges(const Fault &fault)
{
    return [fault](const HttpRequest &request, const ServedResource &resource) {
        return request.range() ? fault(request, resource) : honestReply(request, resource);
    };
}

/** The whole as one 206, although less was asked for. */
HttpReply wholeInOneRange(const HttpRequest &request, const ServedResource &resource)
{
    HttpRequest all = request;
    erase_if(all.headers, [](const auto &header) { return header.first.toLower() == "range"; });
    all.headers.append({"Range", "bytes=0-" + QByteArray::number(resource.length - 1)});
    return honestReply(all, resource);
}

/** From here on all bytes are others, under the same length and with no validator. */
BodySource otherFrom(qint64 place)
{
    return [place](qint64 offset, qint64 count) {
        QByteArray bytes = patternBytes(offset, count);
        for (qint64 i = std::max<qint64>(0, place - offset); i < count; ++i)
            bytes[i] = char(~bytes[i]);
        return bytes;
    };
}

} // namespace

/** A: ranges and conditional requests. RFC 9110, 13 to 15. */
class FaultsOfRangesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void day_data()
    {
        newDays();
        using namespace Faults;

        saved(
            "no fault", [](Scene &) {}, 3);
        saved("A01 206 with another range of the same length, once", on(2, otherRange(0)), 4);
        failed("A01 206 with another range of the same length, always", from(2, otherRange(0)), End::FailedKept,
               Reason::WrongRange, 3);
        failed("A01 another range to the probe already", from(1, otherRange(4096)), End::FailedGone, Reason::WrongRange,
               2);
        saved("A02 slices shorter than asked", from(1, atMost(1'000'000)), 11);
        failed("A02 slices of next to nothing", from(2, atMost(10)), End::FailedKept, Reason::TooManyAnswers, 66);
        saved("A03 the whole in one 206 to the probe", on(1, wholeInOneRange), 1);
        saved("A03 more than asked in mid-file",
              on(2,
                 [](const HttpRequest &request, const ServedResource &resource) {
                     HttpRequest more = request;
                     more.headers.removeIf([](const auto &header) { return header.first.toLower() == "range"; });
                     more.headers.append({"Range", "bytes=131072-" + QByteArray::number(length - 1)});
                     return honestReply(more, resource);
                 }),
              2);
        saved("A03 the whole in a 206, to a range in mid-file, once", on(2, wholeInOneRange), 4);
        saved("A04 body longer than Content-Range", on(2, longerThanRange(40)), 3);
        saved(
            "A04 body longer than Content-Range, of a small file",
            [](Scene &scene) {
                scene.serve({.length = 13'067});
                scene.from(1, inRanges(longerThanRange(40)));
            },
            2);
        saved("A04 body longer than Content-Range, chunked",
              from(1, inRanges([](const HttpRequest &request, const ServedResource &resource) {
                       HttpReply reply = longerThanRange(40)(request, resource);
                       reply.framing = HttpReply::Framing::Chunked;
                       return reply;
                   })),
              2);
        saved("A05 body shorter than Content-Range, once", on(2, shorterThanRange(1000)), 4);
        failed("A05 body shorter than Content-Range, and the whole is refused",
               from(2,
                    [](const HttpRequest &request, const ServedResource &resource) {
                        const Fault fault = request.range() ? shorterThanRange(1000) : refusal(400, 234037);
                        return fault(request, resource);
                    }),
               End::FailedKept, Reason::TooLarge, 3);
        saved("A06 200 to the probe", on(1, wholeInstead()), 1);
        saved("A07 200 in mid-file", on(2, wholeInstead()), 2);
        saved(
            "A07 200 in mid-file, then ranges again after a cut",
            [](Scene &scene) {
                scene.on(2, wholeInstead());
                scene.on(3, cutAfter(0));
            },
            4);
        saved(
            "A08 200 to If-Range: another version",
            [](Scene &scene) {
                scene.serve({.length = length, .etag = "\"one\""});
                scene.on(1, version({.length = length + 5, .body = patternBody(2), .etag = "\"old\""}));
            },
            2);
        saved("A09 416 to the probe, which says nothing", on(1, rangeNotSatisfiable()), 2);
        saved("A09 416 to every range, which says the length", from(1, inRanges(rangeNotSatisfiable(length))), 2);
        saved(
            "A09 416 to the probe of an empty file", [](Scene &scene) { scene.serve({.length = 0}); }, 1);
        saved("A10 416 in mid-file says that there is no more, and the whole is more",
              on(2, rangeNotSatisfiable(Limits::probe)), 5);
        saved(
            "A11 another ETag, once",
            [](Scene &scene) {
                scene.serve({.length = length, .etag = "\"one\""});
                scene.on(2, etagInSpiteOfIfRange("\"two\""));
            },
            5);
        failed(
            "A11 another ETag, each time",
            [](Scene &scene) {
                scene.serve({.length = length, .etag = "\"one\""});
                for (int nth = 1; nth < 10; ++nth)
                    scene.on(nth, rangeOfVersion('"' + QByteArray::number(nth) + '"'));
            },
            End::FailedGone, Reason::KeepsChanging, 4);
        saved(
            "A12 weak ETag is not sent in If-Range",
            [](Scene &scene) { scene.serve({.length = length, .etag = "W/\"weak\""}); }, 3);
        saved(
            "A13 the ETag is missing once",
            [](Scene &scene) {
                scene.serve({.length = length, .etag = "\"one\""});
                scene.on(2, etagInSpiteOfIfRange({}));
            },
            4);
        saved(
            "A13 the ETag is missing from then on",
            [](Scene &scene) {
                scene.serve({.length = length, .etag = "\"one\""});
                scene.from(2, etagInSpiteOfIfRange({}));
            },
            6);
        saved("A14 206 without Content-Range", on(2, withoutContentRange()), 3);
        saved("A14 206 without Content-Range to the probe", from(1, inRanges(withoutContentRange())), 2);
        failed("A14 206 without Content-Range, and the whole is refused",
               from(2,
                    [](const HttpRequest &request, const ServedResource &resource) {
                        const Fault fault = request.range() ? withoutContentRange() : refusal(400, 234037);
                        return fault(request, resource);
                    }),
               End::FailedKept, Reason::TooLarge, 3);
        for (const char *value : {"bytes=131072-8519679/9437184", "bytes 131072-8519679/*", "bytes 5-4/9437184",
                                  "bytes 131072-9437184/9437184", "bytes -1-5/9437184",
                                  "bytes 0-99999999999999999999/9437184", "bytes 0-1/2, bytes 3-4/5", "bytes="}) {
            saved(qPrintable(u"A15 Content-Range: "_s + QString::fromLatin1(value)), on(2, contentRange(value)), 3);
        }
        saved("A15 Content-Range of which nothing can be read, in every range",
              from(1, inRanges(contentRange("bytes 5-4/9437184"))), 2);
        saved("A16 another total, once", on(2, total(length + 1)), 5);
        failed(
            "A16 another total, each time",
            [](Scene &scene) {
                for (int nth = 1; nth < 10; ++nth)
                    scene.on(nth, total(length + nth));
            },
            End::FailedGone, Reason::KeepsChanging, 4);
        saved("A17 multipart/byteranges", on(2, multipart()), 3);
        saved("A17 multipart/byteranges to every range", from(1, inRanges(multipart())), 2);
    }

    void day()
    {
        QFETCH(const BadDay, day);
        const QString wrong = whatIsWrongAfter(day);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    void anotherRun_data()
    {
        newDays();
        using namespace Faults;
        const Script keepsSome = [](Scene &scene) {
            scene.on(2, cutAfter(4'000'000, HttpReply::Cut::Close));
            scene.on(3, refusal(400, 234002));
        };
        const auto later = [&](const char *name, const Script &between) {
            newDay(name, {.script = keepsSome,
                          .end = End::FailedKept,
                          .reason = Reason::NoAccess,
                          .mostRequests = 3,
                          .between = between});
        };
        later("A18 no validator, and the last bytes that are there are others",
              [](Scene &scene) { scene.serve({.length = length, .body = otherFrom(4'100'000)}); });
        later("A18 no validator, and all bytes are others",
              [](Scene &scene) { scene.serve({.length = length, .body = otherFrom(0)}); });
        later("A10 there is less now than was kept", [](Scene &scene) { scene.serve({.length = 2'000'000}); });
        later("A10 there is exactly as much now as was kept",
              [](Scene &scene) { scene.serve({.length = Limits::probe + 4'000'000}); });
        later("A16 there is more now", [](Scene &scene) { scene.serve({.length = length + 1}); });
    }

    void anotherRun() { day(); }

    void theOtherRoadIsPlain_data()
    {
        QTest::addColumn<Fault>("fault");
        using namespace Faults;
        QTest::newRow("A03 larger than asked, and contradicts itself") << longerThanRange(40);
        QTest::newRow("A14 no Content-Range") << withoutContentRange();
        QTest::newRow("A15 Content-Range that cannot be read") << contentRange("bytes 5-4/9437184");
        QTest::newRow("A17 multipart/byteranges") << multipart();
    }

    /** One request for the whole, and nothing in it that could have made the ranges go wrong. */
    void theOtherRoadIsPlain()
    {
        QFETCH(const Fault, fault);
        TransferBench bench;
        const DownloadOrder order = bench.order();
        const QByteArray path = TransferBench::pathOf(order);
        bench.server.serve(path, {.length = length, .etag = "\"one\""});
        bench.server.onRequest(path, 1, fault);
        QCOMPARE(QString(word(bench.download(order))), u"saved"_s);
        QCOMPARE(bench.server.rangesAsked(path), (QList<QByteArray>{"bytes=0-131071", ""}));
        QCOMPARE(bench.server.headersAsked(path, "If-Range"), QList<QByteArray>(2));
        QCOMPARE(bench.server.headersAsked(path, "Content-Type"), QList<QByteArray>(2));
    }

    void theOtherRoadIsTakenOnce_data()
    {
        QTest::addColumn<Fault>("whole");
        QTest::addColumn<int>("mostRequests");
        using namespace Faults;
        QTest::newRow("the whole is cut each time") << cutAfter(1'000'000, HttpReply::Cut::Close) << 4;
        QTest::newRow("the whole comes shorter than it says, each time") << shorterThanLength(40) << 4;
        QTest::newRow("the whole is compressed") << contentEncoding("gzip") << 2;
        QTest::newRow("the whole says no length that can be read") << contentLength("1, 2") << 2;
        QTest::newRow("206 to the request for the whole") << wholeAsRange() << 2;
    }

    /** What is not whole by its own framing is not taken, and there is no third road. */
    void theOtherRoadIsTakenOnce()
    {
        QFETCH(const Fault, whole);
        QFETCH(const int, mostRequests);
        const Fault everything = [whole](const HttpRequest &request, const ServedResource &resource) {
            const Fault fault = request.range() ? Faults::withoutContentRange() : whole;
            return fault(request, resource);
        };
        TransferBench bench;
        const DownloadOrder order = bench.order();
        bench.server.serve(TransferBench::pathOf(order), length);
        bench.server.onEveryRequest(TransferBench::pathOf(order), everything);
        QCOMPARE(QString(word(bench.download(order))), u"failed"_s);
        QCOMPARE(bench.files(), QStringList());
        QVERIFY(bench.server.timesAsked(TransferBench::pathOf(order)) <= mostRequests);
    }

private:
    static Fault wholeAsRange() { return wholeInOneRange; }
};

QTEST_GUILESS_MAIN(FaultsOfRangesTest)
#include "faultsofranges_test.moc"
