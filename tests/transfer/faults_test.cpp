#include <algorithm>
#include <memory>

#include <QTest>

#include "badday.h"
#include "demo/patternbytes.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 length = 9 * 1024 * 1024; // what a scene serves: the probe, one whole chunk, and the rest

/** On a line that is lost before a byte of the body came, Qt asks once more by itself, and does not say so. */
constexpr int sentAgainByQt = 3;

/** Silence is over soon where a day waits for it. */
constexpr auto shortPatience = 1s;

const auto json = R"({"code":1,"msg":"not a refusal"})"_ba;

/** Every request is sent on to another origin, which has the same bytes. */
Script elsewhere(const std::function<void(Scene &)> &more = [](Scene &) {})
{
    return [more](Scene &scene) {
        scene.elsewhere.serve("/storage/object", length);
        QUrl signedUrl = scene.elsewhere.url("/storage/object");
        signedUrl.setQuery(u"signed=1"_s);
        scene.from(1, Faults::redirect(signedUrl));
        more(scene);
    };
}

void inItsOwnMessage(Scene &scene)
{
    scene.from(1, Faults::refusal(400, 234003));
    DownloadOrder own = scene.order;
    own.resource.messageId = MessageId::parse(u"om_11111111111111111111111111111111"_s).value();
    scene.order.origin.messageId = own.resource.messageId.text();
    scene.bench.server.serve(TransferBench::pathOf(own), length);
}

Script redirectedTo(const QByteArray &location)
{
    return [location](Scene &scene) {
        HttpReply moved = Larder::reply(302, "text/plain", "It is elsewhere.");
        if (!location.isEmpty())
            moved.headers.append({"Location", location});
        scene.from(1, Faults::answerWith(moved));
    };
}

/** Sent on once; then as `second` says. */
Script redirectedTwice(const QByteArray &second)
{
    return elsewhere([second](Scene &scene) {
        HttpReply moved = Larder::reply(302, "text/plain", "It is elsewhere again.");
        moved.headers.append({"Location", second});
        scene.elsewhere.onEveryRequest("/storage/object", Faults::answerWith(moved));
    });
}

/** Once there is more than the probe of it. */
void whenSomeCame(Scene &scene, const std::function<void()> &then)
{
    const auto done = std::make_shared<bool>(false);
    TransferQueue *const queue = scene.bench.queue.get();
    QObject::connect(queue, &TransferQueue::changed, queue, [=](const QList<TransferSnapshot> &transfers) {
        const auto came = [](const TransferSnapshot &each) { return each.progress.received > 2 * Limits::probe; };
        if (!*done && std::any_of(transfers.begin(), transfers.end(), came)) {
            *done = true;
            then();
        }
    });
}

/** As the engine does when LineWatch tells it. */
void anotherLine(Scene &scene)
{
    scene.on(2, Faults::silenceAfter(3'000'000));
    whenSomeCame(scene, [bench = &scene.bench] {
        bench->client.leaveConnections();
        bench->queue->lineChanged();
    });
}

HttpReply expiredLink()
{
    return Larder::reply(403, "application/xml", "<Error><Code>AccessDenied</Code></Error>");
}

/** A proxy that cannot pass on an answer with a name in it, which the server only gives to who asks for JSON. */
HttpReply throughNarrowProxy(const HttpRequest &request, const ServedResource &resource)
{
    if (!request.header("Content-Type").isEmpty())
        return Faults::htmlPage(502)(request, resource);
    return honestReply(request, resource);
}

void silent(const char *name, const Script &script, End end, int mostRequests)
{
    newDay(name, {.script = script,
                  .end = end,
                  .reason = end == End::Whole ? Reason::Cancelled : Reason::TimedOut,
                  .mostRequests = mostRequests,
                  .idleTimeout = shortPatience});
}

} // namespace

/** C to E: the line, redirects, refusals. */
class FaultsTest : public QObject
{
    Q_OBJECT

    static void check()
    {
        QFETCH(const BadDay, day);
        const QString wrong = whatIsWrongAfter(day);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

private Q_SLOTS:
    void line_data()
    {
        newDays();
        using namespace Faults;
        silent("C01 the head never comes", from(2, delayed(60s)), End::FailedKept, 4);
        silent("C01 the head never comes, once", on(1, delayed(60s)), End::Whole, 4);
        silent("C02 silence behind some bytes, once", on(2, silenceAfter(1'000'000)), End::Whole, 4);
        silent("C02 silence behind the head, always", from(2, silenceAfter(0)), End::FailedKept, 4);
        saved("C03 reset in mid-body", on(2, cutAfter(3'000'000)), 4);
        saved("C03 reset in the probe", on(1, cutAfter(1000)), 4);
        saved("C03 reset before the head", on(1, cutBeforeHead()), 5);
        failed("C04 reset on every attempt at one place", from(2, cutAfter(0)), End::FailedKept, Reason::ConnectionLost,
               4 + sentAgainByQt);
        failed("C04 reset on every attempt before the first byte", from(1, cutBeforeHead()), End::FailedGone,
               Reason::ConnectionLost, 3 + sentAgainByQt);
        savedAs(
            "C11 a proxy that passes no name on, the message's own name", u"季度报告.pdf"_s,
            [](Scene &scene) {
                scene.order.name.clear();
                scene.order.nameInMessage = u"季度报告.pdf"_s;
                scene.from(1, throughNarrowProxy);
            },
            3);
        savedAs(
            "C11 a proxy that passes no name on, and nobody knows one", u"file_v3_00aa_1"_s,
            [](Scene &scene) {
                scene.order.name.clear();
                scene.from(1, throughNarrowProxy);
            },
            3);
        failed("C12 a portal's page", from(1, htmlPage(200)), End::FailedGone, Reason::NetworkWantsSignIn, 1);
        failed("C12 a portal's page in mid-file", from(2, htmlPage(200)), End::FailedKept, Reason::NetworkWantsSignIn,
               2);
        failed(
            "C12 a portal's page in place of an image",
            [](Scene &scene) {
                scene.askForImage();
                scene.from(1, htmlPage(200));
            },
            End::FailedGone, Reason::NetworkWantsSignIn, 1);
        failed("C13 a portal by a redirect",
               elsewhere([](Scene &scene) { scene.elsewhere.onEveryRequest("/storage/object", htmlPage(200)); }),
               End::FailedGone, Reason::NetworkWantsSignIn, 2);
        newDay("C16 the network changes in mid-file, and the old line is silent",
               {.script = anotherLine, .mostRequests = 4, .idleTimeout = 10min});
        newDay("C16 the network changes in mid-file of one plain request",
               {.script =
                    [](Scene &scene) {
                        scene.from(1, wholeInstead());
                        scene.on(1, [](const HttpRequest &request, const ServedResource &resource) {
                            HttpReply whole = wholeInstead()(request, resource);
                            whole.cutAfter = 3'000'000;
                            whole.cut = HttpReply::Cut::Silence;
                            return whole;
                        });
                        whenSomeCame(scene, [queue = scene.bench.queue.get()] { queue->lineChanged(); });
                    },
                .mostRequests = 3,
                .idleTimeout = 10min});
        newDay("B15 a few bytes at a time, for longer than silence may last", {.script =
                                                                                   [](Scene &scene) {
                                                                                       scene.serve({.length = 6000});
                                                                                       scene.on(1, trickled(1000));
                                                                                   },
                                                                               .mostRequests = 1,
                                                                               .idleTimeout = 4s});
        saved(
            "C18 one of two connections is refused",
            [](Scene &scene) {
                scene.bench.queue->setConnections(2);
                scene.on(2, trickled(8'000'000));
                for (int nth = 3; nth <= 3 + Limits::retries; ++nth)
                    scene.on(nth, cutBeforeHead());
            },
            4 + Limits::retries + sentAgainByQt);
    }

    void line() { check(); }

    void redirects_data()
    {
        newDays();
        saved("D01 to another origin", elsewhere(), 6);
        saved("D01 to another origin, and lost there", elsewhere([](Scene &scene) {
                  scene.elsewhere.onRequest("/storage/object", 2, Faults::cutAfter(3'000'000));
              }),
              8);
        failed("D02 to http elsewhere", redirectedTo("http://files.example/x"), End::FailedGone,
               Reason::RedirectRefused, 1);
        failed("D02 to http elsewhere, by another origin", redirectedTwice("http://files.example/x"), End::FailedGone,
               Reason::RedirectRefused, 2);
        failed("D03 with a user's name", redirectedTo("http://good@127.0.0.1:9/x"), End::FailedGone,
               Reason::RedirectRefused, 1);
        failed("D04 in a circle", redirectedTo("?again"), End::FailedGone, Reason::TooManyRedirects,
               Limits::redirects + 1);
        failed("D04 in a circle elsewhere", redirectedTwice("?again"), End::FailedGone, Reason::TooManyRedirects,
               Limits::redirects + 1);
        failed("D05 to a file", redirectedTo("file:///etc/passwd"), End::FailedGone, Reason::RedirectRefused, 1);
        failed("D05 to data", redirectedTo("data:text/plain,hello"), End::FailedGone, Reason::RedirectRefused, 1);
        failed("D05 to ftp", redirectedTo("ftp://127.0.0.1/x"), End::FailedGone, Reason::RedirectRefused, 1);
        failed("D05 to a file, by another origin", redirectedTwice("file:///etc/passwd"), End::FailedGone,
               Reason::RedirectRefused, 2);
        failed("D06 without Location", redirectedTo({}), End::FailedGone, Reason::RedirectRefused, 1);
        saved(
            "D06 a relative Location",
            [](Scene &scene) {
                scene.bench.server.serve("/moved/here", length);
                HttpReply moved = Larder::reply(307, "text/plain", "It is elsewhere.");
                moved.headers.append({"Location"_ba, "/moved/here"_ba});
                scene.from(1, Faults::answerWith(moved));
            },
            3);
        saved("D07 the link to the storage has expired in mid-file", elsewhere([](Scene &scene) {
                  scene.elsewhere.onRequest("/storage/object", 2, Faults::answerWith(expiredLink()));
              }),
              8);
        failed("D07 each link has expired already", elsewhere([](Scene &scene) {
                   scene.elsewhere.fromRequest("/storage/object", 2, Faults::answerWith(expiredLink()));
               }),
               End::FailedKept, Reason::StorageRefused, 8);
    }

    void redirects() { check(); }

    void refusals_data()
    {
        newDays();
        using namespace Faults;
        saved("E01 429 with a wait", on(2, rateLimited(1s)), 4);
        saved(
            "E01 429 with a wait, four times",
            [](Scene &scene) {
                for (int nth = 2; nth <= 5; ++nth)
                    scene.on(nth, rateLimited(1s));
            },
            7);
        saved("E02 HTTP 400 with the rate limit's code",
              on(2, refusal(400, 99991400, "limit", {{"x-ogw-ratelimit-reset", "1"}})), 4);
        saved("E03 503 with Retry-After", on(1, unavailable("1")), 4);
        saved("E03 Retry-After in the past", on(1, unavailable("Sun, 06 Nov 1994 08:49:37 GMT")), 4);
        failed("E03 Retry-After of ten years", on(1, unavailable("315360000")), End::FailedGone, Reason::WaitTooLong,
               1);
        failed("E03 Retry-After far in the future, as a date", on(1, unavailable("Fri, 01 Jan 2100 00:00:00 GMT")),
               End::FailedGone, Reason::WaitTooLong, 1);
        saved(
            "E04 two 502s",
            [](Scene &scene) {
                scene.on(2, refusal(502, 0));
                scene.on(3, htmlPage(502));
            },
            5);
        failed("E04 502 for ever", from(2, htmlPage(502)), End::FailedKept, Reason::ServerUnavailable, 4);
        failed("E04 500 for ever, from the start", from(1, refusal(500, 2200)), End::FailedGone, Reason::ServerTrouble,
               3);
        failed("E05 HTTP 200 with a refusal", from(1, refusal(200, 234003)), End::FailedGone, Reason::KeyNotInMessage,
               1);
        failed("E05 HTTP 200 with a refusal in mid-file", from(3, refusal(200, 14005)), End::FailedKept,
               Reason::NoAccess, 3);
        saved("E05 HTTP 200 with JSON in mid-file that is no refusal",
              on(3, answerWith(Larder::reply(200, "application/json", "{}"))), 6);
        saved(
            "E06 a file like a refusal, as a range",
            [](Scene &scene) {
                scene.serve({.length = json.size(), .body = bodyOf(json), .contentType = "application/json"});
            },
            1);
        saved(
            "E06 a file like a refusal, whole, with a name",
            [](Scene &scene) {
                scene.serve({.length = json.size(),
                             .body = bodyOf(json),
                             .contentType = "application/json",
                             .headers = {{"Content-Disposition", "attachment; filename=\"trace.json\""}}});
                scene.from(1, wholeInstead());
            },
            1);
        saved(
            "E06 a file like a refusal, longer than its range says",
            [](Scene &scene) {
                scene.serve({.length = json.size(),
                             .body = bodyOf(json),
                             .contentType = "application/json",
                             .headers = {{"Content-Disposition", "attachment; filename=\"trace.json\""}}});
                scene.on(1, longerThanRange(40));
            },
            2);
        newDay("E07 token not taken",
               {.script = from(1, refusal(401, 99991668)),
                .end = End::FailedGone,
                .reason = Reason::TokenRefused,
                .mostRequests = 1,
                .between = [](Scene &scene) {
                    const auto token = AccessToken::parse(QString::fromLatin1(TransferBench::secret));
                    scene.bench.tokens.keep(scene.order.platform, Identity::User, *token).waitForFinished();
                }});
        saved("E13 a type that was a guess", on(1, refusal(400, 234001)), 2);
        failed("E13 of neither type", from(1, refusal(400, 234001)), End::FailedGone, Reason::BadParameter, 2);
        saved("E14 in its own message, not in the forward", inItsOwnMessage, 4);
        failed("E15 no access", from(1, refusal(401, 234002)), End::FailedGone, Reason::NoAccess, 1);
        failed("E15 no access in mid-file", from(3, refusal(400, 14005)), End::FailedKept, Reason::NoAccess, 3);
        saved("E17 too large for one plain request, and ranges work",
              from(1,
                   [](const HttpRequest &request, const ServedResource &resource) {
                       const Fault fault = request.range() ? honest() : refusal(400, 234037);
                       return fault(request, resource);
                   }),
              3);
        saved(
            "E17 an image too large for one plain request",
            [](Scene &scene) {
                scene.askForImage();
                scene.from(1, [](const HttpRequest &request, const ServedResource &resource) {
                    const Fault fault = request.range() ? honest() : refusal(400, 234037);
                    return fault(request, resource);
                });
            },
            4);
        failed("E17 too large, by ranges as well", from(1, refusal(400, 234037)), End::FailedGone, Reason::TooLarge, 1);
        failed("E18 a restricted chat", from(1, refusal(400, 234038)), End::FailedGone, Reason::RestrictedChat, 1);
        saved("E19 the app's tenant could not be checked, once", on(1, refusal(400, 234019)), 4);
        failed("E19 the tenant's key is gone", from(1, refusal(400, 234041)), End::FailedGone, Reason::TenantKeyDeleted,
               1);
        failed("E20 message deleted", from(2, refusal(400, 230110)), End::FailedKept, Reason::MessageDeleted, 2);
        failed("E21 requests used up", from(1, refusal(400, 99991403)), End::FailedGone, Reason::QuotaUsedUp, 1);
        failed("E23 an error of 10 MB of HTML",
               from(1, answerWith(Larder::reply(403, "text/html", "<p>no</p>"_ba.repeated(1'200'000)))),
               End::FailedGone, Reason::UnexpectedAnswer, 1);
    }

    void refusals() { check(); }
};

QTEST_GUILESS_MAIN(FaultsTest)
#include "faults_test.moc"
