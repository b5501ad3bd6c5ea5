#include "lark/messagejson.h"

#include <QTest>

#include "lark/readinglines.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using Test::answer;
using Test::item;
using Test::linesOf;
using Test::quoted;

namespace {

const QByteArray imageA = R"({"image_key":"img_a"})";
const QByteArray fileB = R"({"file_key":"file_b","file_name":"b.pdf"})";
const QByteArray messageA = item("om_a", "image", imageA);
const QByteArray messageB = item("om_b", "file", fileB);
const QString offerA = u"om_a img_a image"_s;
const QString offerB = u"om_b file_b file b.pdf"_s;

QByteArray cliMessage(const QByteArray &id, const QByteArray &type, const QByteArray &rendered,
                      const QByteArray &more = {})
{
    return R"({"message_id":")" + id + R"(","msg_type":")" + type + R"(",)" + more + R"("content":)" +
           quoted(rendered) + "}";
}

QByteArray eventOf(const QByteArray &message)
{
    return R"({"schema":"2.0","header":{"event_type":"im.message.receive_v1"},"event":{"sender":{"sender_id":)"
           R"({"open_id":"ou_x"}},"message":)" +
           message + "}}";
}

QByteArray eventMessage(const QByteArray &id, const QByteArray &type, const QByteArray &content)
{
    return R"({"message_id":")" + id + R"(","message_type":")" + type + R"(","content":)" + quoted(content) + "}";
}

/** A child so many forwards deep, outermost first. */
QByteArray forwardChain(int forwards)
{
    QList<QByteArray> items;
    for (int at = 0; at < forwards; ++at) {
        const QByteArray upper =
            at == 0 ? QByteArray() : R"("upper_message_id":"om_f)" + QByteArray::number(at - 1) + R"(",)";
        items.append(item("om_f" + QByteArray::number(at), "merge_forward", "Merged and Forwarded Message", upper));
    }
    items.append(
        item("om_a", "image", imageA, R"("upper_message_id":"om_f)" + QByteArray::number(forwards - 1) + R"(",)"));
    return answer(items);
}

void row(const char *name, const QByteArray &input, const QStringList &expected)
{
    QTest::newRow(name) << input << expected;
}

void columns()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QStringList>("expected");
}

void check()
{
    QFETCH(QByteArray, input);
    QTEST(linesOf(readMessages(input)), "expected");
}

} // namespace

class MessageForwardsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forwards_data();
    void forwards() { check(); }
    void listed_data();
    void listed() { check(); }
    void once_data();
    void once() { check(); }
    void laterNamesFillIn();
};

void MessageForwardsTest::forwards_data()
{
    columns();
    const QByteArray notice = "Merged and Forwarded Message";
    const auto forward = [&](const QByteArray &id, const QByteArray &upper = {}) {
        return item(id, "merge_forward", notice,
                    upper.isEmpty() ? QByteArray() : R"("upper_message_id":")" + upper + R"(",)");
    };
    const auto child = [](const QByteArray &upper) {
        return item("om_a", "image", imageA, R"("upper_message_id":")" + upper + R"(",)");
    };
    row("children under the outermost id", answer({forward("om_f"), child("om_f")}), {u"om_f img_a image"_s});
    row("child before its forward", answer({child("om_g"), forward("om_g", "om_f"), forward("om_f")}),
        {u"om_f img_a image"_s});
    row("forward in another document", answer({child("om_g")}) + answer({forward("om_g", "om_f")}),
        {u"om_f img_a image"_s});
    row("child by itself", answer({child("om_f")}), {u"om_f img_a image"_s});
    row("no children", answer({forward("om_f")}), {u"- om_f forward_not_expanded"_s});
    row("inner forward without children", answer({forward("om_f"), forward("om_g", "om_f")}),
        {u"- om_g forward_not_expanded"_s});
    row("list of ids instead of children",
        answer({item("om_f", "merge_forward", R"({"create_message_ids":["om_x"]})")}),
        {u"- om_f forward_not_expanded"_s});
    row("named under its own id",
        answer({forward("om_f"), item("om_s", "sticker", R"({"file_key":"file_s"})", R"("upper_message_id":"om_f",)")}),
        {u"- om_s sticker"_s});
    row("64 forwards deep", forwardChain(64), {u"om_f0 img_a image"_s});
    row("65 forwards deep", forwardChain(65), {u"- om_a forward_loop"_s});
    row("J03 forward in itself, with a child", answer({forward("om_f", "om_f"), child("om_f")}),
        {u"- om_a forward_loop"_s});
    row("forward in itself, without", answer({forward("om_f", "om_f")}), {u"- om_f forward_loop"_s});
    row("two forwards in each other, with a child",
        answer({forward("om_f", "om_g"), forward("om_g", "om_f"), child("om_g")}), {u"- om_a forward_loop"_s});
    row("two forwards in each other, without", answer({forward("om_f", "om_g"), forward("om_g", "om_f")}),
        {u"- om_f forward_loop"_s, u"- om_g forward_loop"_s});
    row("number as upper id",
        R"([{"message_id":"om_a","msg_type":"image","content":{"image_key":"img_a"},"upper_message_id":5}])", {offerA});
    row("upper id that is none", answer({child("../x")}), {u"- om_a unsafe_key"_s});
    const QByteArray rendered = "<forwarded_messages>\n[2026-08-21T18:02:11+08:00] Mo:\n    [Image: img_a]\n"
                                "[2026-08-21T18:03:00+08:00] Lin:\n    [Voice: 2s]\n[2026-08-21T18:04:00+08:00] Lin:\n"
                                "    <file key=\"file_b\" name=\"b.pdf\"/>\n</forwarded_messages>";
    row("rendered", cliMessage("om_f", "merge_forward", rendered),
        {u"om_f img_a image"_s, u"om_f file_b file b.pdf"_s, u"- om_f key_not_in_output"_s});
    row("rendered, with an inner one that is not",
        cliMessage("om_f", "merge_forward",
                   "<forwarded_messages>\n[t] Mo:\n    [Merged forward]\n</forwarded_messages>"),
        {u"- om_f forward_not_expanded"_s});
    row("rendered, texts only",
        cliMessage("om_f", "merge_forward", "<forwarded_messages>\n[t] Mo:\n    hi\n</forwarded_messages>"), {});
    row("rendered, not expanded", cliMessage("om_f", "merge_forward", "[Merged forward: 4 messages]"),
        {u"- om_f forward_not_expanded"_s});
    row("rendered, not expanded, without a count", cliMessage("om_f", "merge_forward", "[Merged forward]"),
        {u"- om_f forward_not_expanded"_s});
}

void MessageForwardsTest::listed_data()
{
    columns();
    const auto listed = [](const QByteArray &id, const QByteArray &key, const QByteArray &type) {
        return R"("resources":[{"message_id":")" + id + R"(","key":")" + key + R"(","type":")" + type + R"("}],)";
    };
    row("as in the content", cliMessage("om_a", "image", "[Image: img_a]", listed("om_a", "img_a", "image")), {offerA});
    row("only listed", cliMessage("om_a", "post", "hello", listed("om_a", "img_a", "image")), {offerA});
    row("under the outer id", cliMessage("om_a", "image", "[Image: img_a]", listed("om_f", "img_a", "image")),
        {u"om_f img_a image"_s});
    row("the list knows the type", cliMessage("om_a", "image", "[Image: key-1]", listed("om_a", "key-1", "file")),
        {u"om_a key-1 file"_s});
    row("a type that is none", cliMessage("om_a", "image", "[Image: img_a]", listed("om_a", "img_a", "audio")),
        {offerA});
    row("the name is in the content",
        cliMessage("om_b", "file", R"(<file key="file_b" name="b.pdf"/>)", listed("om_b", "file_b", "file")), {offerB});
    row("voice whose key is listed", cliMessage("om_v", "audio", "[Voice: 2s]", listed("om_v", "file_v", "file")),
        {u"om_v file_v file"_s});
    row("forward whose keys are listed",
        cliMessage("om_f", "merge_forward", "[Merged forward]", listed("om_f", "img_a", "image")),
        {u"om_f img_a image"_s});
    row("without an id", cliMessage("om_a", "post", "x", R"("resources":[{"key":"img_a","type":"image"}],)"), {offerA});
    row("entries that are no objects",
        cliMessage("om_a", "image", "[Image: img_a]", R"("resources":[1,null,"img_z"],)"), {offerA});
    row("no array", cliMessage("om_a", "image", "[Image: img_a]", R"("resources":{"key":"img_z"},)"), {offerA});
    row("number as key",
        cliMessage("om_a", "post", "x", R"("resources":[{"message_id":"om_a","key":5,"type":"image"}],)"),
        {u"- om_a missing_key"_s});
    row("unsafe key", cliMessage("om_a", "post", "x", listed("om_a", "..%2Fx", "file")), {u"- om_a unsafe_key"_s});
    row("of a recalled message",
        cliMessage("om_a", "image", "[Image: img_a]", R"("deleted":true,)" + listed("om_a", "img_a", "image")),
        {u"- om_a deleted"_s});
    row("of a reply",
        R"({"message_id":"om_t","msg_type":"text","content":"x","thread_replies":[)" +
            cliMessage("om_a", "image", "[Image: img_a]", listed("om_a", "img_a", "image")) + "]}",
        {offerA});
}

void MessageForwardsTest::once_data()
{
    columns();
    row("the same message twice", answer({messageA, messageA}), {offerA});
    row("the same event twice",
        eventOf(eventMessage("om_a", "image", imageA)) + "\n" + eventOf(eventMessage("om_a", "image", imageA)),
        {offerA});
    row("one key in two messages", answer({messageA, item("om_c", "image", imageA)}), {offerA, u"om_c img_a image"_s});
    row("named twice",
        answer(
            {item("om_s", "sticker", R"({"file_key":"file_s"})"), item("om_s", "sticker", R"({"file_key":"file_s"})")}),
        {u"- om_s sticker"_s});
    row("content by itself twice", imageA + "\n" + imageA, {u"- img_a image"_s});
    row("a picture that is a video's cover, too",
        item(
            "om_a", "post",
            R"({"content":[[{"tag":"media","file_key":"file_b","image_key":"img_a"},{"tag":"img","image_key":"img_a"}]]})"),
        {u"om_a file_b file"_s, offerA});
}

void MessageForwardsTest::laterNamesFillIn()
{
    const QByteArray first = R"({"message_id":"om_b","msg_type":"file","content":{"file_key":"file_b"}})";
    const QByteArray later =
        R"({"message_id":"om_b","msg_type":"file","create_time":"1787357959133","sender":{"name":"Mo"},)"
        R"("content":{"file_key":"file_b","file_name":"b.pdf"}})";
    const auto reading = readMessages(first + later + first);
    QCOMPARE(linesOf(reading), QStringList{offerB});
    QCOMPARE(reading.downloads[0].origin.sender, u"Mo"_s);
    QCOMPARE(reading.downloads[0].origin.sentAt.toMSecsSinceEpoch(), 1787357959133);
    QCOMPARE(reading.messages, 3);
}

QTEST_GUILESS_MAIN(MessageForwardsTest)
#include "messageforwards_test.moc"
