#include <QTest>

#include "transfer/replycheck.h"

using namespace Larder;

namespace {

const Validator strongA{Validator::Kind::StrongETag, "\"a\""};
const Validator strongB{Validator::Kind::StrongETag, "\"b\""};
const Validator weakA{Validator::Kind::WeakETag, "W/\"a\""};
const Validator weakB{Validator::Kind::WeakETag, "W/\"b\""};

const Asked probe{ByteRange{0, 99}};
const Asked middle{ByteRange{100, 199}};
const Asked middleTied{ByteRange{100, 199}, true};
const Asked plain{};

ReplyHead head(int status, std::optional<qint64> length = std::nullopt)
{
    ReplyHead head;
    head.status = status;
    head.contentLength = length;
    head.framing = length ? Framing::Length : Framing::Chunked;
    head.contentType = "application/octet-stream";
    head.logId = QStringLiteral("log");
    return head;
}

ReplyHead partial(QByteArrayView contentRange, std::optional<qint64> length,
                  std::optional<Validator> validator = std::nullopt)
{
    ReplyHead reply = head(206, length);
    reply.hasContentRange = true;
    reply.contentRange = parseContentRange(contentRange);
    reply.validator = validator;
    return reply;
}

ReplyHead unsatisfiable(QByteArrayView contentRange)
{
    ReplyHead reply = head(416, 0);
    reply.contentRange = parseContentRange(contentRange);
    return reply;
}

template <typename Change>
ReplyHead changed(ReplyHead reply, Change change)
{
    change(reply);
    return reply;
}

/** The verdict in words short enough for a table. */
QString inWords(const Verdict &verdict)
{
    struct Words
    {
        QString operator()(const TakeBody &b) const
        {
            return QStringLiteral("take %1 %2 of %3")
                .arg(b.offset)
                .arg(b.length.value_or(-1))
                .arg(b.total.value_or(-1));
        }
        QString operator()(const NothingThere &n) const { return QStringLiteral("nothing, total %1").arg(n.total); }
        QString operator()(const AskAgain &) const { return QStringLiteral("ask again"); }
        QString operator()(const AskForWhole &) const { return QStringLiteral("ask for the whole"); }
        QString operator()(const StartOver &s) const
        {
            return QStringLiteral("start over%1%2")
                .arg(s.error.reason == Reason::KeepsChanging ? QStringLiteral(", another version") : QString(),
                     s.body ? QStringLiteral(", with this body") : QString());
        }
        QString operator()(const Refusal &) const { return QStringLiteral("refusal"); }
        QString operator()(const Unusable &u) const
        {
            return u.error.reason == Reason::NetworkWantsSignIn ? QStringLiteral("portal") : QStringLiteral("unusable");
        }
    };
    return std::visit(Words{}, verdict);
}

} // namespace

Q_DECLARE_METATYPE(Larder::Asked)
Q_DECLARE_METATYPE(Larder::KnownResource)
Q_DECLARE_METATYPE(Larder::ReplyHead)

class ReplyCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verdict_data()
    {
        QTest::addColumn<Asked>("asked");
        QTest::addColumn<KnownResource>("known");
        QTest::addColumn<ReplyHead>("reply");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const Asked &asked, const KnownResource &known, const ReplyHead &reply,
                            const char *words) {
            QTest::newRow(name) << asked << known << reply << QString::fromUtf8(words);
        };
        const KnownResource fresh;
        const KnownResource begun{1000, std::nullopt, true};
        const KnownResource begunStrong{1000, strongA, true};

        // 206
        row("206 as asked", probe, fresh, partial("bytes 0-99/1000", 100), "take 0 100 of 1000");
        row("206 chunked", probe, fresh, partial("bytes 0-99/1000", std::nullopt), "take 0 100 of 1000");
        row("206 shorter than asked", probe, fresh, partial("bytes 0-9/1000", 10), "take 0 10 of 1000");
        row("206 longer than asked", probe, fresh, partial("bytes 0-999/1000", 1000), "take 0 1000 of 1000");
        row("206 of a small resource", probe, fresh, partial("bytes 0-0/1", 1), "take 0 1 of 1");
        row("206, next one", middle, begun, partial("bytes 100-199/1000", 100), "take 100 100 of 1000");
        row("206, first byte differs", middle, begun, partial("bytes 0-99/1000", 100), "ask again");
        row("206, first byte of the probe differs", probe, fresh, partial("bytes 1-100/1000", 100), "ask again");
        row("206, total differs", middle, begun, partial("bytes 100-199/1001", 100), "start over, another version");
        row("206, strong ETag differs", middleTied, begunStrong, partial("bytes 100-199/1000", 100, strongB),
            "start over, another version");
        row("206, strong ETag is the same", middleTied, begunStrong, partial("bytes 100-199/1000", 100, strongA),
            "take 100 100 of 1000");
        row("206, strong ETag is gone", middleTied, begunStrong, partial("bytes 100-199/1000", 100), "ask again");
        row("206, strong ETag became weak", middleTied, begunStrong, partial("bytes 100-199/1000", 100, weakA),
            "ask again");
        row("206, weak ETag differs", middle, KnownResource{1000, weakA, true},
            partial("bytes 100-199/1000", 100, weakB), "start over, another version");
        row("206, weak ETag is gone", middle, KnownResource{1000, weakA, true}, partial("bytes 100-199/1000", 100),
            "take 100 100 of 1000");
        row("206, an ETag appears", middle, begun, partial("bytes 100-199/1000", 100, strongA), "take 100 100 of 1000");
        row("206 without Content-Range", probe, fresh, head(206, 100), "ask for the whole");
        row("206, Content-Range with a * for the total", probe, fresh, partial("bytes 0-99/*", 100),
            "ask for the whole");
        row("206, Content-Range without bytes", probe, fresh, partial("bytes */1000", 100), "ask for the whole");
        row("206, malformed Content-Range", probe, fresh, partial("bytes=0-99/1000", 100), "ask for the whole");
        row("206, Content-Length contradicts", probe, fresh, partial("bytes 0-99/1000", 140), "ask for the whole");
        row("206, unreadable Content-Length", probe, fresh,
            changed(partial("bytes 0-99/1000", 100), [](ReplyHead &r) { r.framing = Framing::Broken; }),
            "ask for the whole");
        row("206 encoded", probe, fresh,
            changed(partial("bytes 0-99/1000", 100), [](ReplyHead &r) { r.contentEncoding = "gzip"; }),
            "ask for the whole");
        row("206 multipart", probe, fresh,
            changed(head(206, 300), [](ReplyHead &r) { r.contentType = "multipart/byteranges"; }), "ask for the whole");
        row("206 to a plain request", plain, fresh, partial("bytes 0-99/1000", 100), "unusable");

        // 200
        row("200 to a plain request", plain, fresh, head(200, 1000), "take 0 1000 of 1000");
        row("200 to the probe", probe, fresh, head(200, 1000), "take 0 1000 of 1000");
        row("200 chunked", plain, fresh, head(200), "take 0 -1 of -1");
        row("200 empty", plain, fresh, head(200, 0), "take 0 0 of 0");
        row("200 in mid-file", middle, begun, head(200, 1000), "start over, with this body");
        row("200 in mid-file, another length", middle, begun, head(200, 999),
            "start over, another version, with this body");
        row("200 to If-Range", middleTied, begunStrong, head(200, 1000), "start over, another version, with this body");
        row("200 to If-Range, the same ETag", middleTied, begunStrong,
            changed(head(200, 1000), [&](ReplyHead &r) { r.validator = strongA; }), "start over, with this body");
        row("200 ended by the line, where a range has said the length", probe, KnownResource{1000, std::nullopt, false},
            changed(head(200), [](ReplyHead &r) { r.framing = Framing::CloseOfLine; }), "take 0 1000 of 1000");
        row("200 again, nothing kept", plain, KnownResource{1000, std::nullopt, false}, head(200, 1000),
            "take 0 1000 of 1000");
        row("200 encoded to a plain request", plain, fresh,
            changed(head(200, 500), [](ReplyHead &r) { r.contentEncoding = "gzip"; }), "unusable");
        row("200 encoded to the probe", probe, fresh,
            changed(head(200, 500), [](ReplyHead &r) { r.contentEncoding = "br"; }), "ask for the whole");
        row("200 called identity", plain, fresh,
            changed(head(200, 500), [](ReplyHead &r) { r.contentEncoding = "identity"; }), "take 0 500 of 500");
        row("200, unreadable Content-Length", plain, fresh,
            changed(head(200), [](ReplyHead &r) { r.framing = Framing::Broken; }), "unusable");
        row("a portal's page", probe, fresh,
            changed(head(200, 500),
                    [](ReplyHead &r) {
                        r.contentType = "text/html";
                        r.logId.clear();
                    }),
            "portal");
        row("a page that is the resource", probe, fresh,
            changed(head(200, 500), [](ReplyHead &r) { r.contentType = "text/html"; }), "take 0 500 of 500");

        // 416 and the rest
        row("416 to the probe, empty resource", probe, fresh, unsatisfiable("bytes */0"), "nothing, total 0");
        row("416 to the probe, not empty", probe, fresh, unsatisfiable("bytes */1000"), "ask for the whole");
        row("416 without a total", probe, fresh, head(416, 0), "ask for the whole");
        row("416 where all is there", Asked{ByteRange{1000, 1099}}, KnownResource{std::nullopt, std::nullopt, true},
            unsatisfiable("bytes */1000"), "nothing, total 1000");
        row("416, the resource became shorter", middle, begun, unsatisfiable("bytes */50"),
            "start over, another version");
        row("416 to what it has", middle, begun, unsatisfiable("bytes */1000"), "ask for the whole");
        row("416 to a plain request", plain, fresh, head(416, 0), "refusal");
        row("204", probe, fresh, head(204, 0), "unusable");
        row("304", probe, fresh, head(304, 0), "unusable");
        row("400", probe, fresh, head(400, 100), "refusal");
        row("429", middle, begun, head(429, 100), "refusal");
        row("502", middle, begun, head(502, 100), "refusal");
    }

    void verdict()
    {
        QFETCH(const Asked, asked);
        QFETCH(const KnownResource, known);
        QFETCH(const ReplyHead, reply);
        QFETCH(const QString, words);
        QCOMPARE(inWords(judge(asked, known, reply)), words);
    }
};

QTEST_GUILESS_MAIN(ReplyCheckTest)
#include "replycheck_test.moc"
