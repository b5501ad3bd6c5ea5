#include <QTest>

#include "badday.h"
#include "demo/patternbytes.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 length = 9 * 1024 * 1024; // what a scene serves: the probe, one whole chunk, and the rest
constexpr qint64 chunk = Limits::chunk;
constexpr qint64 probe = Limits::probe;

/** On a line that is lost before a byte of the body came, Qt asks once more by itself, and does not say so. */
constexpr int sentAgainByQt = 3;

/** The whole, and the line as its end, which comes too early. */
Fault wholeEndedByLineAfter(qint64 bytes)
{
    return [bytes](const HttpRequest &request, const ServedResource &resource) {
        HttpReply reply = Faults::wholeInstead()(request, resource);
        reply.framing = HttpReply::Framing::CloseOfLine;
        reply.bodyLength = bytes;
        return reply;
    };
}

/** A total that is one byte off, with as many bytes as there are. */
Fault totalOf(qint64 total)
{
    return Faults::contentRange("bytes 0-" + QByteArray::number(total - 1) + '/' + QByteArray::number(total));
}

Script ofLength(qint64 bytes)
{
    return [bytes](Scene &scene) { scene.serve({.length = bytes}); };
}

Script image(const Script &script)
{
    return [script](Scene &scene) {
        scene.askForImage();
        script(scene);
    };
}

} // namespace

/** B: bodies, their encoding, their length. RFC 9112, 6 to 8. */
class FaultsOfBodiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void day_data()
    {
        newDays();
        using namespace Faults;

        saved("B01 gzip on a range", on(2, contentEncoding("gzip")), 3);
        failed("B01 gzip on everything", from(1, contentEncoding("gzip")), End::FailedGone, Reason::EncodedBody, 2);
        failed("B01 gzip on the one plain request", image(from(1, contentEncoding("gzip"))), End::FailedGone,
               Reason::EncodedBody, 1);
        saved("B01 identity is no coding", from(1, contentEncoding("identity")), 3);
        saved("B02 chunked, with its end", from(1, chunked()), 3);
        saved("B02 the whole, chunked, with its end", image(from(1, chunked())), 2);
        saved("B03 chunked, final chunk missing, once", on(2, chunkedWithoutEnd()), 4);
        saved("B03 chunked, final chunk missing behind the last byte", on(3, chunkedWithoutEnd(HttpReply::Cut::Reset)),
              4);
        saved("B03 the whole, chunked, cut before its end",
              image(on(1,
                       [](const HttpRequest &request, const ServedResource &resource) {
                           HttpReply reply = chunkedWithoutEnd(HttpReply::Cut::Close)(request, resource);
                           reply.cutAfter = 3'000'000;
                           return reply;
                       })),
              4);
        saved("B04 short body, closed in order, once", on(2, shorterThanLength(1000)), 4);
        saved("B04 short body of the one plain request", image(on(1, shorterThanLength(1'000'000))), 2);
        failed("B04 short body every time, no new byte", from(2, cutAfter(0, HttpReply::Cut::Close)), End::FailedKept,
               Reason::ConnectionLost, 4 + sentAgainByQt);
        saved("B05 a range ended by the line", on(2, endedByLine()), 3);
        saved("B05 the whole to a range, ended by the line too early", on(2, wholeEndedByLineAfter(3'000'000)), 4);
        saved("B05 the one plain request ended by the line too early", image(on(1, wholeEndedByLineAfter(3'000'000))),
              4);
        saved("B05 the one plain request ended by the line, whole", image(on(1, endedByLine())), 2);
        saved("B06 cut in a chunk", on(2, cutAfter(600'000)), 4);
        saved("B06 cut in a chunk, chunked",
              on(2,
                 [](const HttpRequest &request, const ServedResource &resource) {
                     HttpReply reply = chunked()(request, resource);
                     reply.cutAfter = 600'000;
                     reply.cut = HttpReply::Cut::Reset;
                     return reply;
                 }),
              4);
        saved("B07 Content-Length below nothing", on(2, contentLength("-5")), 4);
        saved("B07 two Content-Lengths", on(2, contentLength("5, 6")), 4);
        saved("B07 Content-Length over 2^63", on(2, contentLength("9223372036854775808")), 4);
        saved("B07 Content-Length over 2^64", on(2, contentLength("18446744073709551617")), 4);
        failed("B07 Content-Length of the one plain request is two", image(from(1, contentLength("5, 6"))),
               End::FailedGone, Reason::LengthMismatch, 1);
        saved(
            "B09 the range says one byte fewer than there are",
            [](Scene &scene) {
                scene.serve({.length = 1000});
                scene.on(1, totalOf(999));
            },
            2);
        saved(
            "B09 the range says one byte more than there are",
            [](Scene &scene) {
                scene.serve({.length = 1000});
                scene.on(1, totalOf(1001));
            },
            2);
        saved(
            "B09 the plain answer says one byte more than there are",
            [](Scene &scene) {
                scene.askForImage();
                scene.on(1, contentLength(QByteArray::number(length + 1)));
            },
            4);
        saved("B10 no byte", ofLength(0), 1);
        saved("B10 no byte, by the one plain request", image(ofLength(0)), 1);
        saved("B10 no byte, chunked", image([](Scene &scene) {
                  scene.serve({.length = 0});
                  scene.from(1, chunked());
              }),
              2);
        saved("B11 one byte", ofLength(1), 1);
        saved("B11 one byte, by the one plain request", image(ofLength(1)), 1);
        saved("B12 a byte less than the probe", ofLength(probe - 1), 1);
        saved("B12 the probe", ofLength(probe), 1);
        saved("B12 a byte more than the probe", ofLength(probe + 1), 2);
        saved("B13 a byte less than 8 MiB", ofLength(chunk - 1), 2);
        saved("B13 8 MiB", ofLength(chunk), 2);
        saved("B13 a byte more than 8 MiB", ofLength(chunk + 1), 2);
        saved("B13 a byte less than probe and chunk", ofLength(probe + chunk - 1), 2);
        saved("B13 probe and chunk", ofLength(probe + chunk), 2);
        saved("B13 a byte more than probe and chunk", ofLength(probe + chunk + 1), 3);
        saved("B13 32 MiB", ofLength(4 * chunk), 5);
        saved("B13 a byte more than probe and four chunks", ofLength(probe + 4 * chunk + 1), 6);
    }

    void day()
    {
        QFETCH(const BadDay, day);
        const QString wrong = whatIsWrongAfter(day);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
};

QTEST_GUILESS_MAIN(FaultsOfBodiesTest)
#include "faultsofbodies_test.moc"
