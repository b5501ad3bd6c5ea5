#include "http/replyhead.h"

#include <memory>

#include <QDateTime>
#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

#include "demo/loopbackserver.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray body = "0123456789";

/** What comes of one answer on its way through a real server and Qt's access manager. */
ReplyHead headOf(const HttpReply &answer)
{
    LoopbackServer server([&answer](const HttpRequest &) { return answer; });
    if (!server.listen())
        qFatal("No loopback port is free");
    QNetworkAccessManager network;
    QNetworkRequest request(server.base());
    request.setRawHeader("Accept-Encoding", "identity");
    request.setTransferTimeout(5000);
    const std::unique_ptr<QNetworkReply> got(network.get(request));
    QSignalSpy headers(got.get(), &QNetworkReply::metaDataChanged);
    headers.wait(60'000);
    return readHead(*got);
}

ReplyHead headOf(const HttpHeaders &headers, int status = 200)
{
    HttpReply answer;
    answer.status = status;
    answer.headers = headers;
    answer.body = bodyOf(body);
    answer.bodyLength = body.size();
    answer.cutAfter = body.size(); // a length that is wrong on purpose must not keep the line waiting
    return headOf(answer);
}

QByteArray httpDate(const QDateTime &when)
{
    return QLocale::c().toString(when.toUTC(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

} // namespace

class ReplyHeadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void status_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {200, 206, 400, 401, 403, 404, 416, 429, 500, 502, 503})
            QTest::addRow("%d", status) << status;
    }

    void status()
    {
        QFETCH(const int, status);
        QCOMPARE(headOf(HttpHeaders{}, status).status, status);
    }

    void contentLength_data()
    {
        QTest::addColumn<QByteArrayList>("values");
        QTest::addColumn<Framing>("framing");
        QTest::addColumn<qint64>("length");
        const auto good = [](const char *name, const QByteArrayList &values, qint64 length) {
            QTest::newRow(name) << values << Framing::Length << length;
        };
        good("the right one", {"10"}, 10);
        good("zero", {"0"}, 0);
        good("over 4 GiB", {"4294967297"}, 4294967297);
        good("63 bits", {"9223372036854775807"}, 9223372036854775807);
        good("the same in two headers", {"10", "10"}, 10);
        good("the same twice in one", {"10, 10"}, 10);
        const auto broken = [](const char *name, const QByteArrayList &values) {
            QTest::newRow(name) << values << Framing::Broken << qint64(-1);
        };
        broken("B07 another in each of two headers", {"10", "11"});
        broken("B07 a list", {"10, 11"});
        broken("B07 negative", {"-10"});
        broken("B07 a plus sign", {"+10"});
        broken("B07 over 63 bits", {"9223372036854775808"});
        broken("B07 over 64 bits", {"99999999999999999999"});
        broken("B07 a word", {"ten"});
        broken("B07 a number and a word", {"10 bytes"});
        broken("B07 hexadecimal", {"0xa"});
        broken("B07 a decimal point", {"10.0"});
        broken("B07 a comma alone", {","});
        broken("B07 a comma behind it", {"10,"});
    }

    void contentLength()
    {
        QFETCH(const QByteArrayList, values);
        QFETCH(const Framing, framing);
        QFETCH(const qint64, length);
        HttpHeaders headers;
        for (const QByteArray &value : values)
            headers.append({"Content-Length", value});
        const ReplyHead head = headOf(headers);
        QCOMPARE(head.framing, framing);
        QCOMPARE(head.contentLength.value_or(-1), length);
    }

    void framing_data()
    {
        QTest::addColumn<HttpReply::Framing>("sent");
        QTest::addColumn<Framing>("read");
        QTest::newRow("Content-Length") << HttpReply::Framing::ContentLength << Framing::Length;
        QTest::newRow("chunked") << HttpReply::Framing::Chunked << Framing::Chunked;
        QTest::newRow("ended by the line") << HttpReply::Framing::CloseOfLine << Framing::CloseOfLine;
    }

    void framing()
    {
        QFETCH(const HttpReply::Framing, sent);
        QFETCH(const Framing, read);
        HttpReply answer = reply(200, "text/plain", body);
        answer.framing = sent;
        const ReplyHead head = headOf(answer);
        QCOMPARE(head.framing, read);
        QCOMPARE(head.contentLength.has_value(), read == Framing::Length);
    }

    void wait_data()
    {
        QTest::addColumn<QByteArray>("reset");
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::addColumn<qint64>("least"); // -1: no wait
        QTest::addColumn<qint64>("most");
        const auto row = [](const char *name, const QByteArray &reset, const QByteArray &retryAfter, qint64 least,
                            qint64 most) { QTest::newRow(name) << reset << retryAfter << least << most; };
        const auto exact = [&row](const char *name, const QByteArray &reset, const QByteArray &retryAfter,
                                  qint64 wait) { row(name, reset, retryAfter, wait, wait); };
        const QDateTime now = QDateTime::currentDateTimeUtc();
        constexpr qint64 year = 365LL * 24 * 3600;
        exact("neither", "", "", -1);
        exact("Retry-After in seconds", "", "17", 17);
        exact("Retry-After, none at all", "", "0", 0);
        exact("Retry-After with white space", "", " 17 ", 17);
        exact("x-ogw-ratelimit-reset", "52", "", 52);
        exact("x-ogw-ratelimit-reset wins", "52", "17", 52);
        exact("x-ogw-ratelimit-reset wins over a date", "52", httpDate(now.addSecs(300)), 52);
        exact("x-ogw-ratelimit-reset that is no number", "soon", "17", 17);
        row("E03 Retry-After as a date", "", httpDate(now.addSecs(120)), 60, 120);
        exact("E03 Retry-After as a date in the past", "", httpDate(now.addSecs(-3600)), 0);
        exact("E03 Retry-After of 1970", "", "Thu, 01 Jan 1970 00:00:00 GMT", 0);
        exact("E03 Retry-After of ten years", "", "315360000", 10 * year);
        row("E03 Retry-After as a date in ten years", "", httpDate(now.addYears(10)), 9 * year, 11 * year);
        row("E03 Retry-After of more seconds than 63 bits hold", "", "99999999999999999999", year,
            std::numeric_limits<qint64>::max() / 1000);
        row("E03 x-ogw-ratelimit-reset of 2^63 - 1", "9223372036854775807", "", year,
            std::numeric_limits<qint64>::max() / 1000);
        exact("negative", "", "-5", -1);
        exact("a fraction", "", "1.5", -1);
        exact("words", "", "later", -1);
        exact("a date that is none", "", "Mon, 32 Jan 2026 25:61:61 GMT", -1);
    }

    void wait()
    {
        QFETCH(const QByteArray, reset);
        QFETCH(const QByteArray, retryAfter);
        QFETCH(const qint64, least);
        QFETCH(const qint64, most);
        HttpHeaders headers;
        if (!reset.isEmpty())
            headers.append({"x-ogw-ratelimit-reset", reset});
        if (!retryAfter.isEmpty())
            headers.append({"Retry-After", retryAfter});
        const auto wait = headOf(headers, 429).wait.value_or(-1s).count();
        QVERIFY2(least <= wait && wait <= most, QByteArray::number(qint64(wait)).constData());
    }

    void logId_data()
    {
        QTest::addColumn<HttpHeaders>("headers");
        QTest::addColumn<QString>("logId");
        QTest::newRow("none") << HttpHeaders{} << QString();
        QTest::newRow("X-Tt-Logid") << HttpHeaders{{"X-Tt-Logid", "2026a"}} << u"2026a"_s;
        QTest::newRow("X-Request-Id") << HttpHeaders{{"X-Request-Id", "9f"}} << u"9f"_s;
        QTest::newRow("X-Tt-Logid before X-Request-Id")
            << HttpHeaders{{"X-Request-Id", "9f"}, {"X-Tt-Logid", "2026a"}} << u"2026a"_s;
        QTest::newRow("in small letters") << HttpHeaders{{"x-tt-logid", "2026a"}} << u"2026a"_s;
        QTest::newRow("too long") << HttpHeaders{{"X-Tt-Logid", QByteArray(1000, 'a')}} << QString(128, u'a');
    }

    void logId()
    {
        QFETCH(const HttpHeaders, headers);
        QFETCH(const QString, logId);
        QCOMPARE(headOf(headers).logId, logId);
    }

    void contentType_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("type");
        QTest::newRow("plain") << "image/png"_ba
                               << "image/png"_ba;
        QTest::newRow("with a charset") << "text/html; charset=utf-8"_ba
                                        << "text/html"_ba;
        QTest::newRow("with several parameters") << "text/plain;a=b;c=\"d;e\""_ba
                                                 << "text/plain"_ba;
        QTest::newRow("in capitals") << "Application/JSON"_ba
                                     << "application/json"_ba;
        QTest::newRow("white space before the parameter") << "image/png  ;q=1"_ba
                                                          << "image/png"_ba;
        QTest::newRow("a parameter alone") << "; charset=utf-8"_ba
                                           << ""_ba;
    }

    void contentType()
    {
        QFETCH(const QByteArray, header);
        QFETCH(const QByteArray, type);
        QCOMPARE(headOf(HttpHeaders{{"Content-Type", header}}).contentType, type);
    }

    void contentEncoding_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<bool>("encoded");
        QTest::newRow("none") << QByteArray() << false;
        QTest::newRow("identity") << "identity"_ba << false;
        QTest::newRow("Identity in capitals") << "IDENTITY"_ba << false;
        QTest::newRow("gzip") << "gzip"_ba << true;
        QTest::newRow("br") << "br"_ba << true;
        QTest::newRow("both") << "identity, gzip"_ba << true;
    }

    void contentEncoding()
    {
        QFETCH(const QByteArray, header);
        QFETCH(const bool, encoded);
        QCOMPARE(headOf(header.isNull() ? HttpHeaders{} : HttpHeaders{{"Content-Encoding", header}}).encoded(),
                 encoded);
    }

    void contentRange_data()
    {
        QTest::addColumn<QByteArrayList>("values");
        QTest::addColumn<bool>("there");
        QTest::addColumn<bool>("readable");
        QTest::newRow("none") << QByteArrayList{} << false << false;
        QTest::newRow("a good one") << QByteArrayList{"bytes 0-9/10"} << true << true;
        QTest::newRow("an unreadable one") << QByteArrayList{"bytes=0-9/10"} << true << false;
        QTest::newRow("A15 two headers") << QByteArrayList{"bytes 0-9/10", "bytes 0-9/10"} << true << false;
    }

    void contentRange()
    {
        QFETCH(const QByteArrayList, values);
        QFETCH(const bool, there);
        QFETCH(const bool, readable);
        HttpHeaders headers;
        for (const QByteArray &value : values)
            headers.append({"Content-Range", value});
        const ReplyHead head = headOf(headers, 206);
        QCOMPARE(head.hasContentRange, there);
        QCOMPARE(head.contentRange.has_value(), readable);
    }

    void twoETagsAreNone()
    {
        QVERIFY(!headOf(HttpHeaders{{"ETag", "\"a\""}, {"ETag", "\"b\""}}).validator);
        QCOMPARE(headOf(HttpHeaders{{"ETag", "\"a\""}}).validator,
                 std::optional(Validator{Validator::Kind::StrongETag, "\"a\""}));
    }

    void nameBytesAreUntouched()
    {
        const QByteArray header = "attachment; filename=\"\xd6\xd0.pdf\"; filename*=UTF-8''%E4%B8%AD.pdf";
        QCOMPARE(headOf(HttpHeaders{{"Content-Disposition", header}}).contentDisposition, header);
    }
};

QTEST_GUILESS_MAIN(ReplyHeadTest)
#include "replyhead_test.moc"
