#pragma once

#include <chrono>
#include <functional>
#include <optional>

#include <QHash>
#include <QList>
#include <QUrl>

#include "demo/loopbackserver.h"

namespace Larder {

/** What a ScriptedServer gives under a path when nothing is scripted. Plain value. */
struct ServedResource
{
    qint64 length = 0;
    BodySource body = {}; ///< none: patternBytes(), so that firstDifference() can compare what was saved
    QByteArray contentType = "application/octet-stream";
    QByteArray etag = {};     ///< none: no validator
    HttpHeaders headers = {}; ///< more of them, such as Content-Disposition and X-Tt-Logid
};

/** What happens to one request in place of the honest answer. Made by the functions of Faults, or by hand. */
using Fault = std::function<HttpReply(const HttpRequest &, const ServedResource &)>;

/**
 * A loopback server that answers by path, honestly but for the requests for which something is scripted, and that
 * remembers what it was asked. Of several rules that fit a request the one given last counts. Lives on the thread that
 * made it and answers from its event loop.
 */
class ScriptedServer
{
public:
    /** Listens from here on. */
    ScriptedServer();

    [[nodiscard]] QUrl base() const { return m_base; }
    [[nodiscard]] QUrl url(const QByteArray &path) const;

    void serve(const QByteArray &path, const ServedResource &resource);
    /** `length` bytes of patternBytes() under this path. */
    void serve(const QByteArray &path, qint64 length, const QByteArray &etag = {});

    /** The `nth` request to this path, counted from 1. */
    void onRequest(const QByteArray &path, int nth, const Fault &fault);
    /** The requests from the `nth` on. */
    void fromRequest(const QByteArray &path, int nth, const Fault &fault);
    /** The requests before the `nth`. */
    void untilRequest(const QByteArray &path, int nth, const Fault &fault);
    void onEveryRequest(const QByteArray &path, const Fault &fault);
    /** Honest from here on. */
    void forgetFaults() { m_rules.clear(); }

    [[nodiscard]] QByteArray servedBytes(const QByteArray &path) const;
    /** The length of what is served under this path. */
    [[nodiscard]] qint64 servedLength(const QByteArray &path) const { return m_resources.value(path).length; }
    [[nodiscard]] int timesAsked(const QByteArray &path) const;
    /** The Range header of each request to this path, empty where there was none. */
    [[nodiscard]] QList<QByteArray> rangesAsked(const QByteArray &path) const;
    /** The value of this header in each request to this path. */
    [[nodiscard]] QList<QByteArray> headersAsked(const QByteArray &path, QByteArrayView name) const;
    [[nodiscard]] const QList<HttpRequest> &requests() const { return m_server.requests(); }
    [[nodiscard]] int connectionsAccepted() const { return m_server.connectionsAccepted(); }
    /** Whether these bytes were anywhere in any request: path, query, headers or body, percent-encoded or not. */
    [[nodiscard]] bool heard(const QByteArray &secret) const;

    /** As the server that is killed: every line is reset and nobody listens. */
    void kill() { m_server.kill(); }
    [[nodiscard]] LoopbackServer &loopback() { return m_server; }

private:
    struct Rule
    {
        int first;
        std::optional<int> last; ///< none: for ever
        Fault fault;
    };
    [[nodiscard]] HttpReply answer(const HttpRequest &request);
    [[nodiscard]] std::optional<Fault> faultFor(const QByteArray &path, int nth) const;

    LoopbackServer m_server;
    QUrl m_base;
    QHash<QByteArray, ServedResource> m_resources;
    QHash<QByteArray, QList<Rule>> m_rules;
    QHash<QByteArray, int> m_asked;
};

/** What an honest server says to this request. */
[[nodiscard]] HttpReply honestReply(const HttpRequest &request, const ServedResource &resource);
/** Sets a header, replacing what the reply had of that name; an empty value takes it away. */
void setHeader(HttpReply &reply, const QByteArray &name, const QByteArray &value);

/** One line for each bad day. What is not said otherwise changes the honest answer to the same request. */
namespace Faults {

// The line
[[nodiscard]] Fault cutAfter(qint64 bytes, HttpReply::Cut cut = HttpReply::Cut::Reset);
[[nodiscard]] Fault silenceAfter(qint64 bytes);
[[nodiscard]] Fault cutBeforeHead(HttpReply::Cut cut = HttpReply::Cut::Reset);
[[nodiscard]] Fault delayed(std::chrono::milliseconds delay);
[[nodiscard]] Fault trickled(qint64 bytesPerSecond);

// Ranges
/** 200 and the whole, whatever was asked. */
[[nodiscard]] Fault wholeInstead();
/** 206 of the length that was asked, and labelled so, that begins elsewhere; within the resource as far as it goes. */
[[nodiscard]] Fault otherRange(qint64 first);
/** 206 that labels itself honestly but gives at most so many bytes. */
[[nodiscard]] Fault atMost(qint64 bytes);
[[nodiscard]] Fault withoutContentRange();
/** This Content-Range, word for word, with the right bytes. */
[[nodiscard]] Fault contentRange(const QByteArray &value);
/** The total of Content-Range is said to be this. */
[[nodiscard]] Fault total(qint64 bytes);
[[nodiscard]] Fault rangeNotSatisfiable(std::optional<qint64> total = std::nullopt);
/** The range asked for inside a multipart/byteranges body. */
[[nodiscard]] Fault multipart();

// Versions
/** The same bytes under another ETag, none if empty; a request tied to the served one is answered whole, as after a
 * change. */
[[nodiscard]] Fault etag(const QByteArray &value);
/** 206 with another ETag, or none, although the request was tied to the served one. */
[[nodiscard]] Fault etagInSpiteOfIfRange(const QByteArray &value);
/** Another version: other bytes, another length or ETag. */
[[nodiscard]] Fault version(const ServedResource &resource);

// Length and framing
/** So many bytes more than Content-Range says, zeros at the end; Content-Length tells the truth. */
[[nodiscard]] Fault longerThanRange(qint64 bytes);
/** So many bytes fewer than Content-Range says; Content-Length tells the truth. */
[[nodiscard]] Fault shorterThanRange(qint64 bytes);
/** So many bytes more than Content-Length says, zeros at the end; the line is closed in order. */
[[nodiscard]] Fault longerThanLength(qint64 bytes);
/** So many bytes fewer than Content-Length says; the line is closed in order. */
[[nodiscard]] Fault shorterThanLength(qint64 bytes);
[[nodiscard]] Fault contentLength(const QByteArray &value);
[[nodiscard]] Fault chunked();
[[nodiscard]] Fault chunkedWithoutEnd(HttpReply::Cut cut = HttpReply::Cut::Close);
[[nodiscard]] Fault endedByLine();

// Answers of another kind
[[nodiscard]] Fault redirect(const QUrl &target, int status = 302);
[[nodiscard]] Fault contentEncoding(const QByteArray &coding);
[[nodiscard]] Fault withHeader(const QByteArray &name, const QByteArray &value);
/** The Open Platform's refusal: its JSON envelope with this code. */
[[nodiscard]] Fault refusal(int status, qint64 code, const QByteArray &message = "refused",
                            const HttpHeaders &headers = {});
/** 429 and code 99991400, with x-ogw-ratelimit-reset. */
[[nodiscard]] Fault rateLimited(std::chrono::seconds wait);
/** 503 and this Retry-After. */
[[nodiscard]] Fault unavailable(const QByteArray &retryAfter = {});
[[nodiscard]] Fault htmlPage(int status = 200);
[[nodiscard]] Fault answerWith(const HttpReply &reply);
/** No fault: to take a few requests out of a rule given before. */
[[nodiscard]] Fault honest();

} // namespace Faults

} // namespace Larder
