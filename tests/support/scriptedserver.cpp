#include "support/scriptedserver.h"

#include <algorithm>

#include "demo/openplatformreply.h"
#include "demo/patternbytes.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Larder {

namespace {

bool isNamed(const std::pair<QByteArray, QByteArray> &header, const QByteArray &name)
{
    return header.first.compare(name, Qt::CaseInsensitive) == 0;
}

BodySource bodyIn(const ServedResource &resource)
{
    return resource.body ? resource.body : patternBody();
}

QByteArray contentRangeOf(qint64 first, qint64 length, qint64 total)
{
    return "bytes "_ba + QByteArray::number(first) + '-' + QByteArray::number(first + length - 1) + '/' +
           QByteArray::number(total);
}

/** The honest reply, with something done to it. */
template <typename Change>
Fault changed(Change change)
{
    return [change](const HttpRequest &request, const ServedResource &resource) {
        HttpReply reply = honestReply(request, resource);
        change(reply, request, resource);
        return reply;
    };
}

/** `extra` zeros after the body. */
void lengthen(HttpReply &reply, qint64 extra)
{
    const qint64 end = reply.bodyOffset + reply.bodyLength;
    reply.body = [source = reply.body, end](qint64 offset, qint64 length) {
        const qint64 real = std::clamp(end - offset, qint64{0}, length);
        return (real > 0 ? source(offset, real) : QByteArray()) + QByteArray(length - real, '\0');
    };
    reply.bodyLength += extra;
}

} // namespace

ScriptedServer::ScriptedServer() : m_server([this](const HttpRequest &request) { return answer(request); })
{
    if (!m_server.listen())
        qFatal("No loopback port is free");
    m_base = m_server.base();
}

QUrl ScriptedServer::url(const QByteArray &path) const
{
    QUrl url = m_base;
    url.setPath(QString::fromUtf8(path));
    return url;
}

void ScriptedServer::serve(const QByteArray &path, const ServedResource &resource)
{
    m_resources.insert(path, resource);
}

void ScriptedServer::serve(const QByteArray &path, qint64 length, const QByteArray &etag)
{
    serve(path, {.length = length, .etag = etag});
}

void ScriptedServer::onRequest(const QByteArray &path, int nth, const Fault &fault)
{
    m_rules[path].append({nth, nth, fault});
}

void ScriptedServer::fromRequest(const QByteArray &path, int nth, const Fault &fault)
{
    m_rules[path].append({nth, std::nullopt, fault});
}

void ScriptedServer::untilRequest(const QByteArray &path, int nth, const Fault &fault)
{
    m_rules[path].append({1, nth - 1, fault});
}

void ScriptedServer::onEveryRequest(const QByteArray &path, const Fault &fault)
{
    fromRequest(path, 1, fault);
}

QByteArray ScriptedServer::servedBytes(const QByteArray &path) const
{
    const ServedResource resource = m_resources.value(path);
    return bodyIn(resource)(0, resource.length);
}

int ScriptedServer::timesAsked(const QByteArray &path) const
{
    return m_asked.value(path);
}

QList<QByteArray> ScriptedServer::rangesAsked(const QByteArray &path) const
{
    return headersAsked(path, "Range");
}

QList<QByteArray> ScriptedServer::headersAsked(const QByteArray &path, QByteArrayView name) const
{
    QList<QByteArray> values;
    for (const HttpRequest &request : requests()) {
        if (request.path == path)
            values.append(request.header(name));
    }
    return values;
}

bool ScriptedServer::heard(const QByteArray &secret) const
{
    const auto holds = [&secret](const QByteArray &text) {
        return text.contains(secret) || QByteArray::fromPercentEncoding(text).contains(secret);
    };
    return std::any_of(requests().begin(), requests().end(), [&holds](const HttpRequest &request) {
        return holds(request.path) || holds(request.query) || holds(request.body) ||
               std::any_of(request.headers.begin(), request.headers.end(),
                           [&holds](const auto &header) { return holds(header.first) || holds(header.second); });
    });
}

HttpReply ScriptedServer::answer(const HttpRequest &request)
{
    const int nth = ++m_asked[request.path];
    const ServedResource resource = m_resources.value(request.path);
    if (const std::optional<Fault> fault = faultFor(request.path, nth))
        return (*fault)(request, resource);
    if (!m_resources.contains(request.path))
        return reply(404, "text/plain"_ba, "Nothing is served here."_ba);
    return honestReply(request, resource);
}

std::optional<Fault> ScriptedServer::faultFor(const QByteArray &path, int nth) const
{
    const QList<Rule> rules = m_rules.value(path);
    const auto fits = [nth](const Rule &rule) { return rule.first <= nth && nth <= rule.last.value_or(nth); };
    const auto rule = std::find_if(rules.rbegin(), rules.rend(), fits);
    return rule == rules.rend() ? std::nullopt : std::optional(rule->fault);
}

HttpReply honestReply(const HttpRequest &request, const ServedResource &resource)
{
    HttpReply reply =
        replyWithResource(request, bodyIn(resource), resource.length, resource.contentType, resource.etag);
    reply.headers += resource.headers;
    return reply;
}

void setHeader(HttpReply &reply, const QByteArray &name, const QByteArray &value)
{
    reply.headers.removeIf([&name](const auto &header) { return isNamed(header, name); });
    if (!value.isEmpty())
        reply.headers.append({name, value});
}

namespace Faults {

Fault cutAfter(qint64 bytes, HttpReply::Cut cut)
{
    return changed([=](HttpReply &reply, const auto &, const auto &) {
        reply.cutAfter = bytes;
        reply.cut = cut;
    });
}

Fault silenceAfter(qint64 bytes)
{
    return cutAfter(bytes, HttpReply::Cut::Silence);
}

Fault cutBeforeHead(HttpReply::Cut cut)
{
    return changed([=](HttpReply &reply, const auto &, const auto &) {
        reply.cutBeforeHead = true;
        reply.cut = cut;
    });
}

Fault delayed(std::chrono::milliseconds delay)
{
    return changed([=](HttpReply &reply, const auto &, const auto &) { reply.delay = delay; });
}

Fault trickled(qint64 bytesPerSecond)
{
    return changed([=](HttpReply &reply, const auto &, const auto &) { reply.bytesPerSecond = bytesPerSecond; });
}

Fault wholeInstead()
{
    return [](const HttpRequest &request, const ServedResource &resource) {
        HttpRequest plain = request;
        plain.headers.removeIf([](const auto &header) { return isNamed(header, "Range"_ba); });
        return honestReply(plain, resource);
    };
}

Fault otherRange(qint64 first)
{
    return changed([=](HttpReply &reply, const auto &, const ServedResource &resource) {
        reply.status = 206;
        reply.bodyOffset = first;
        reply.bodyLength = std::min(reply.bodyLength, resource.length - first);
        setHeader(reply, "Content-Range"_ba, contentRangeOf(first, reply.bodyLength, resource.length));
    });
}

Fault atMost(qint64 bytes)
{
    return changed([=](HttpReply &reply, const auto &, const ServedResource &resource) {
        if (reply.status != 206)
            return;
        reply.bodyLength = std::min(reply.bodyLength, bytes);
        setHeader(reply, "Content-Range"_ba, contentRangeOf(reply.bodyOffset, reply.bodyLength, resource.length));
    });
}

Fault withoutContentRange()
{
    return contentRange({});
}

Fault contentRange(const QByteArray &value)
{
    return withHeader("Content-Range"_ba, value);
}

Fault total(qint64 bytes)
{
    return changed([=](HttpReply &reply, const auto &, const auto &) {
        if (reply.status == 206)
            setHeader(reply, "Content-Range"_ba, contentRangeOf(reply.bodyOffset, reply.bodyLength, bytes));
    });
}

Fault rangeNotSatisfiable(std::optional<qint64> total)
{
    HttpReply answer = reply(416, "text/plain"_ba, {});
    if (total)
        answer.headers.append({"Content-Range"_ba, "bytes */"_ba + QByteArray::number(*total)});
    return answerWith(answer);
}

Fault multipart()
{
    return changed([](HttpReply &reply, const auto &, const ServedResource &resource) {
        const QByteArray part = "--part\r\nContent-Type: "_ba + resource.contentType + "\r\nContent-Range: " +
                                contentRangeOf(reply.bodyOffset, reply.bodyLength, resource.length) + "\r\n\r\n" +
                                reply.body(reply.bodyOffset, reply.bodyLength) + "\r\n--part--\r\n";
        setHeader(reply, "Content-Type"_ba, "multipart/byteranges; boundary=part"_ba);
        setHeader(reply, "Content-Range"_ba, {});
        reply.status = 206;
        reply.body = bodyOf(part);
        reply.bodyOffset = 0;
        reply.bodyLength = part.size();
    });
}

Fault etag(const QByteArray &value)
{
    return [=](const HttpRequest &request, ServedResource resource) {
        resource.etag = value;
        return honestReply(request, resource);
    };
}

Fault etagInSpiteOfIfRange(const QByteArray &value)
{
    return withHeader("ETag"_ba, value);
}

Fault version(const ServedResource &resource)
{
    return [=](const HttpRequest &request, const ServedResource &) { return honestReply(request, resource); };
}

Fault longerThanRange(qint64 bytes)
{
    return changed([=](HttpReply &reply, const auto &, const auto &) { lengthen(reply, bytes); });
}

Fault shorterThanRange(qint64 bytes)
{
    return changed([=](HttpReply &reply, const auto &, const auto &) {
        reply.bodyLength = std::max(qint64{0}, reply.bodyLength - bytes);
    });
}

Fault longerThanLength(qint64 bytes)
{
    return changed([=](HttpReply &reply, const auto &, const auto &) {
        setHeader(reply, "Content-Length"_ba, QByteArray::number(reply.bodyLength));
        lengthen(reply, bytes);
        reply.cutAfter = reply.bodyLength;
    });
}

Fault shorterThanLength(qint64 bytes)
{
    return changed([=](HttpReply &reply, const auto &, const auto &) {
        reply.cutAfter = std::max(qint64{0}, reply.bodyLength - bytes);
    });
}

Fault contentLength(const QByteArray &value)
{
    return changed([=](HttpReply &reply, const auto &, const auto &) {
        setHeader(reply, "Content-Length"_ba, value);
        reply.cutAfter = reply.bodyLength;
    });
}

Fault chunked()
{
    return changed([](HttpReply &reply, const auto &, const auto &) { reply.framing = HttpReply::Framing::Chunked; });
}

Fault chunkedWithoutEnd(HttpReply::Cut cut)
{
    return changed([=](HttpReply &reply, const auto &, const auto &) {
        reply.framing = HttpReply::Framing::Chunked;
        reply.cutAfter = reply.bodyLength;
        reply.cut = cut;
    });
}

Fault endedByLine()
{
    return changed(
        [](HttpReply &reply, const auto &, const auto &) { reply.framing = HttpReply::Framing::CloseOfLine; });
}

Fault redirect(const QUrl &target, int status)
{
    HttpReply answer = reply(status, "text/plain"_ba, "It is elsewhere."_ba);
    answer.headers.append({"Location"_ba, target.toEncoded()});
    return answerWith(answer);
}

Fault contentEncoding(const QByteArray &coding)
{
    return withHeader("Content-Encoding"_ba, coding);
}

Fault withHeader(const QByteArray &name, const QByteArray &value)
{
    return changed([=](HttpReply &reply, const auto &, const auto &) { setHeader(reply, name, value); });
}

Fault refusal(int status, qint64 code, const QByteArray &message, const HttpHeaders &headers)
{
    HttpReply answer = refusalReply(status, code, message);
    for (const auto &[name, value] : headers)
        setHeader(answer, name, value);
    return answerWith(answer);
}

Fault rateLimited(std::chrono::seconds wait)
{
    return answerWith(rateLimitReply(429, static_cast<int>(wait.count())));
}

Fault unavailable(const QByteArray &retryAfter)
{
    HttpReply answer = reply(503, "text/plain"_ba, "Please try again later."_ba);
    setHeader(answer, "Retry-After"_ba, retryAfter);
    return answerWith(answer);
}

Fault htmlPage(int status)
{
    return answerWith(
        reply(status, "text/html; charset=utf-8"_ba, "<!doctype html><title>Sign in</title><p>Sign in.</p>"_ba));
}

Fault answerWith(const HttpReply &reply)
{
    return [=](const HttpRequest &, const ServedResource &) { return reply; };
}

Fault honest()
{
    return changed([](HttpReply &, const auto &, const auto &) {});
}

} // namespace Faults

} // namespace Larder
