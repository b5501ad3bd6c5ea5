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

/** So many brackets around it. */
QByteArray within(int levels, const QByteArray &value)
{
    QByteArray text = value;
    for (int level = 0; level < levels; ++level)
        text = R"({"deeper":)" + text + "}";
    return text;
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

class MessageJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void places_data();
    void places() { check(); }
    void documents_data();
    void documents() { check(); }
    void ids_data();
    void ids() { check(); }
    void refusals_data();
    void refusals() { check(); }
    void refusalsInWords_data();
    void refusalsInWords();
};

void MessageJsonTest::places_data()
{
    columns();
    row("answer", answer({messageA, messageB}), {offerA, offerB});
    row("items without data", R"({"items":[)" + messageA + "]}", {offerA});
    row("messages without data", R"({"messages":[)" + messageA + "]}", {offerA});
    row("data is one message", R"({"code":0,"data":)" + messageA + "}", {offerA});
    row("data is an array", R"({"code":0,"data":[)" + messageA + "]}", {offerA});
    row("bare message", messageA, {offerA});
    row("array of messages", "[" + messageA + "," + messageB + "]", {offerA, offerB});
    row("array of answers", "[" + answer({messageA}) + "," + answer({messageB}) + "]", {offerA, offerB});
    row("array of arrays", "[[" + messageA + "],[" + messageB + "]]", {offerA, offerB});
    row("array of events", "[" + eventOf(eventMessage("om_a", "image", imageA)) + "]", {offerA});
    row("events in items", R"({"items":[)" + eventOf(eventMessage("om_a", "image", imageA)) + "]}", {offerA});
    row("event", eventOf(eventMessage("om_b", "file", fileB)), {offerB});
    row("the event's message by itself", eventMessage("om_a", "image", imageA), {offerA});
    row("schema 1.0, image",
        R"({"event":{"msg_type":"image","open_message_id":"om_a","message_id":"","image_key":"img_a"}})", {offerA});
    row("schema 1.0, file",
        R"({"event":{"msg_type":"file","open_message_id":"om_b","message_id":"","file_key":"file_b","file_name":"b.pdf"}})",
        {offerB});
    row("schema 1.0, post",
        R"({"event":{"msg_type":"post","open_message_id":"om_a","text":"<p>x</p>","image_keys":["img_a","img_c"]}})",
        {offerA, u"om_a img_c image"_s});
    row("schema 1.0, text", R"({"event":{"msg_type":"text","open_message_id":"om_a","text":"img_a"}})", {});
    row("schema 1.0, image without key", R"({"event":{"msg_type":"image","open_message_id":"om_a"}})",
        {u"- om_a missing_key"_s});
    row("event of a recalled message", eventOf(eventMessage("om_a", "image", "")), {u"- om_a deleted"_s});
    row("event that is not about a message", R"({"schema":"2.0","event":{"message_id":"om_a","reaction_type":{}}})",
        {u"! no_messages"_s});
    row("members in another order",
        R"({"data":{"items":[{"body":{"content":"{\"image_key\":\"img_a\"}"},"msg_type":"image","message_id":"om_a"}]},"code":0})",
        {offerA});
    row("escaped names of members",
        R"({"d\u0061ta":{"items":[{"message\u005fid":"om_a","msg_type":"image","content":{"image\u005fkey":"img_a"}}]}})",
        {offerA});
    row("the same member twice: the last counts",
        R"({"message_id":"om_z","message_id":"om_a","msg_type":"image","content":{"image_key":"img_z","image_key":"img_a"}})",
        {offerA});
    row("thread replies",
        R"({"messages":[{"message_id":"om_a","msg_type":"image","content":"[Image: img_a]","thread_replies":[)" +
            messageB + "]}]}",
        {offerA, offerB});
    row("thread replies before the content",
        R"({"thread_replies":[)" + messageB + R"(],"message_id":"om_a","msg_type":"image","content":"[Image: img_a]"})",
        {offerA, offerB});
    row("replies to replies",
        R"({"message_id":"om_t","msg_type":"text","content":"x","thread_replies":[{"message_id":"om_u","msg_type":"text",)"
        R"("content":"y","thread_replies":[)" +
            messageA + "]}]}",
        {offerA});
    row("a reply that repeats the root",
        R"({"message_id":"om_a","msg_type":"image","content":"[Image: img_a]","thread_replies":[)" + messageA + "]}",
        {offerA});
    row("unknown wrapper", R"({"statusCode":200,"result":{"list":[)" + messageA + "]}}", {offerA});
    row("body of a logged answer", R"({"status":200,"body":{"code":0,"data":{"items":[)" + messageA + "]}}}", {offerA});
    row("content of some wrapper", R"({"content":{"result":)" + messageA + "}}", {offerA});
    row("dry run in an envelope",
        R"({"ok":true,"dry_run":true,"data":{"api":[],"message_id":"om_a","file_key":"img_a"}})", {offerA});
    row("unknown wrapper with replies",
        R"({"result":[{"message_id":"om_a","msg_type":"image","content":"[Image: img_a]","thread_replies":[)" +
            messageB + "]}]}",
        {offerA, offerB});
    row("unknown wrapper, 60 levels", within(60, messageA), {offerA});
    row("unknown wrapper, 70 levels", within(70, messageA), {u"! no_messages"_s});
    row("unknown wrapper: an id without a type is no message", R"({"x":{"message_id":"om_a","image_key":"img_a"}})",
        {u"! no_messages"_s});
    row("unknown fields are not looked into",
        R"({"message_id":"om_t","msg_type":"text","body":{"content":"{}"},"quoted":)" + messageA +
            R"(,"image_key":"img_z"})",
        {});
    row("unknown fields beside known places are not looked into",
        R"({"data":{"items":[)" + messageA + R"(]},"extra":[)" + messageB + "]}", {offerA});
    row("entries that are no objects", R"({"items":[null,1,"om_x",[],)" + messageA + ",true]}", {offerA});
    row("items is an object", R"({"items":{"message_id":"om_x"}})", {u"! no_messages"_s});
    row("dry run of lark-cli",
        "=== Dry Run ===\n"
        R"({"api":[{"method":"GET","url":"/open-apis/im/v1/messages/om_a/resources/img_a","params":{"type":"image"}}],)"
        R"("message_id":"om_a","file_key":"img_a","type":"image","output":""})",
        {offerA});
    row("a download's result", R"({"ok":true,"identity":"bot","data":{"saved_path":"/tmp/x","size_bytes":1}})",
        {u"! no_messages"_s});
    row("list of chats", R"({"code":0,"data":{"items":[{"chat_id":"oc_a","avatar":"img_x","name":"file_key"}]}})",
        {u"! no_messages"_s});
    row("what an upload answers is in no message", R"({"code":0,"data":{"image_key":"img_a"}})", {u"! no_messages"_s});
    row("bare content of a webhook",
        R"({"msg_type":"post","content":{"post":{"zh_cn":{"content":[[{"tag":"img","image_key":"img_a"}]]}}}})",
        {u"- img_a image"_s});
    row("bare file content", fileB, {u"- file_b file b.pdf"_s});
    row("bare video content", R"({"file_key":"file_b","image_key":"img_c","file_name":"b.mp4","duration":"1500"})",
        {u"- file_b file b.mp4"_s, u"? - img_c image"_s});
    row("bare post content",
        R"({"title":"t","content":[[{"tag":"img","image_key":"img_a"}]],"files":[{"file_key":"file_b"}]})",
        {u"- img_a image"_s, u"- file_b file"_s});
    row("bare localized post", R"({"en_us":{"content":[[{"tag":"img","image_key":"img_a"}]]}})", {u"- img_a image"_s});
    row("bare folder entry", R"({"file_key":"file_b","is_folder":true})", {u"- - folder"_s});
    row("bare text content", R"({"text":"img_a"})", {u"! no_messages"_s});
    row("content in a string by itself", R"({"content":"{\"image_key\":\"img_a\"}"})", {u"- img_a image"_s});
    row("text blocks of some other program", R"({"content":[{"type":"text","text":"img_a"}]})", {u"! no_messages"_s});
    row("id and content without a type", R"({"message_id":"om_a","body":{"content":"{\"image_key\":\"img_a\"}"}})",
        {offerA});
    row("J06 hosts and tokens in the input are nothing to us",
        R"({"base_url":"https://example.com","token":"t-x","data":{"items":[)" + messageA + "]}}", {offerA});
}

void MessageJsonTest::documents_data()
{
    columns();
    row("one after the other", messageA + messageB, {offerA, offerB});
    row("one a line", messageA + "\n" + messageB + "\n", {offerA, offerB});
    row("one a line, CRLF and blank lines", messageA + "\r\n\r\n" + messageB + "\r\n\r\n", {offerA, offerB});
    row("in a log", "09:30 [INFO] [worker-1] got " + messageA + " took=4ms\n09:31 [1] {x} " + messageB + " done",
        {offerA, offerB});
    row("after a quotation mark", "he said \" and " + messageA, {offerA});
    row("after an opening quote in a bracket", "[\"x] " + messageA, {offerA});
    row("after a bracket that is never closed", "see [1, 2, " + messageA + "\n" + messageB + "\n",
        {offerA, offerB, u"~ cut_short"_s});
    row("after a brace that is never closed", "func main() { " + messageA + "\n" + messageB, {offerA, offerB});
    row("behind prompt and noise of lark-cli",
        "$ lark-cli im +chat-messages-list\n[page 1] fetching...\n" + answer({messageA}) +
            "\nA new version is available\n",
        {offerA});
    row("as a string in a log",
        "level=info body=" + quoted(answer({messageA})) + " took=4ms\nlevel=info body=" + quoted(messageB),
        {offerA, offerB});
    row("as a string in a log that is cut", "body=" + quoted(answer({messageA, messageB})).chopped(20), {offerA});
    row("content of a broken message is no document",
        R"({"message_id":"om_a","msg_type":"image","body":{"content":)" + quoted(imageA), {u"! cut_short"_s});
    row("strings of other JSON are not looked into", R"({"msg":)" + quoted(answer({messageA})) + "}",
        {u"! no_messages"_s});
    row("in a code fence of Markdown", "```json\n" + answer({messageA}) + "\n```\n", {offerA});
    row("as the response in a curl trace",
        "< HTTP/2 200\n< content-type: application/json\n{ [5 bytes data]\n" + answer({messageA}) +
            "* Connection #0 left intact",
        {offerA});
    row("byte order mark between", messageA + "\xef\xbb\xbf" + messageB, {offerA, offerB});
    row("comma before the closing bracket",
        R"({"items":[{"message_id":"om_a","msg_type":"image","content":{"image_key":"img_a",},},],})", {offerA});
    row("comma before the closing bracket in the content", item("om_a", "image", R"({"image_key":"img_a",})"),
        {offerA});
    row("no-break spaces as indentation",
        "{\n\xc2\xa0\xc2\xa0\"message_id\":\xc2\xa0\"om_a\",\"msg_type\":\"image\",\"content\":{\"image_key\":\"img_"
        "a\"}}",
        {offerA});
    row("a document in a string", quoted(answer({messageA})), {offerA});
    row("a document in a string in a string", quoted(quoted(answer({messageA}))), {offerA});
    row("a document in three strings", quoted(quoted(quoted(answer({messageA})))), {offerA});
    row("a document in five strings", quoted(quoted(quoted(quoted(quoted(answer({messageA})))))), {u"! not_json"_s});
    row("texts only", answer({item("om_t", "text", R"({"text":"hello"})")}), {});
    row("empty list", R"({"code":0,"data":{"items":[]}})", {u"! no_messages"_s});
    row("empty array", "[]", {u"! no_messages"_s});
    row("empty object", "{}", {u"! no_messages"_s});
    row("some other JSON", R"({"a":[1,2,{"b":null}]})", {u"! no_messages"_s});
    row("nothing", "", {u"! not_json"_s});
    row("blanks", " \n\t\r\n", {u"! not_json"_s});
    row("words", "good morning", {u"! not_json"_s});
    row("footnotes", "as shown in [1] and [2]", {u"! not_json"_s});
    row("an id by itself", "om_a", {u"! not_json"_s});
    row("transcript with replies and braces",
        "2026-08-22 09:30 \xc2\xb7 Lin\n> [Image: img_a]\n> see [1] and {x}\nmessage: om_a\n"
        "  \xe2\x86\xb3 2026-08-22 09:31 \xc2\xb7 Mo\n    > <file key=\"file_b\" name=\"b.pdf\"/>\n    message: om_b\n",
        {offerA, offerB});
    row("transcript, CRLF", "t \xc2\xb7 Lin\r\n> [Image: img_a]\r\nmessage: om_a \xc2\xb7 thread: omt_x\r\n", {offerA});
    row("transcript of voice, sticker, recalled and forward",
        "> [Voice: 2s]\nmessage: om_v\n> [Sticker]\nmessage: om_s\n> This message was recalled\nmessage: om_d\n"
        "> [Merged forward: 3 messages]\nmessage: om_f\n",
        {u"- om_v key_not_in_output"_s, u"- om_s sticker"_s, u"- om_d deleted"_s, u"- om_f forward_not_expanded"_s});
    row("transcript of texts", "> hello\nmessage: om_t\n", {});
    row("transcript with an id that is none", "> [Image: img_a]\nmessage: om_../x\n", {u"- om_../x unsafe_key"_s});
    row("text beside JSON is no transcript", "message: om_x\n" + messageA, {offerA});
}

void MessageJsonTest::ids_data()
{
    columns();
    const auto withId = [](const QByteArray &id) {
        return R"({"message_id":)" + id + R"(,"msg_type":"image","body":{"content":"{\"image_key\":\"img_a\"}"}})";
    };
    row("number as id", "[" + withId("12") + "]", {u"- img_a image"_s});
    row("null as id", withId("null"), {u"- img_a image"_s});
    row("empty id", withId(R"("")"), {u"- img_a image"_s});
    row("open_message_id where the id is a number", R"({"open_message_id":"om_a",)" + withId("1").sliced(1), {offerA});
    row("both ids", R"({"open_message_id":"om_z",)" + withId(R"("om_a")").sliced(1), {offerA});
    row("id with a separator", withId(R"("om_a\/..\/b")"), {u"- om_a/../b unsafe_key"_s});
    row("id of a thread", withId(R"("omt_a")"), {u"- omt_a unsafe_key"_s});
    row("id of a chat", withId(R"("oc_a")"), {u"- oc_a unsafe_key"_s});
    row("id of a batch", withId(R"("bm_a")"), {u"- bm_a unsafe_key"_s});
    row("id and key swapped", R"({"message_id":"img_a","msg_type":"image","content":{"image_key":"om_a"}})",
        {u"- img_a unsafe_key"_s});
    row("Cyrillic letter in the id", withId(R"("om_\u0430")"), {u"- om_\\u{430} unsafe_key"_s});
    row("line break in the id", withId(R"("om_a\nb")"), {u"- om_a\\u{a}b unsafe_key"_s});
    row("white space around the id", withId(R"(" om_a\n")"), {offerA});
    const auto withKey = [](const QByteArray &key) {
        return R"({"message_id":"om_a","msg_type":"image","content":{"image_key":)" + key + "}}";
    };
    row("number as key", withKey("5"), {u"- om_a missing_key"_s});
    row("array as key", withKey(R"(["img_a"])"), {u"- om_a missing_key"_s});
    row("object as key", withKey(R"({"k":"img_a"})"), {u"- om_a missing_key"_s});
    row("null as key", withKey("null"), {u"- om_a missing_key"_s});
    row("true as key", withKey("true"), {u"- om_a missing_key"_s});
    row("empty key", withKey(R"("")"), {u"- om_a missing_key"_s});
    row("blank key", withKey(R"("  ")"), {u"- om_a missing_key"_s});
    row("key with a separator", withKey(R"("img_\/..\/x")"), {u"- om_a unsafe_key"_s});
    row("key with a backslash", withKey(R"("img_\\x")"), {u"- om_a unsafe_key"_s});
    row("key with an escaped separator", withKey(R"("img_%2Fx")"), {u"- om_a unsafe_key"_s});
    row("key with a question mark", withKey(R"("img_x?type=file")"), {u"- om_a unsafe_key"_s});
    row("key with a dot", withKey(R"("img_x.png")"), {u"- om_a unsafe_key"_s});
    row("key with a NUL", withKey(R"("img_x\u0000")"), {u"- om_a unsafe_key"_s});
    row("key with half a surrogate pair", withKey(R"("img_\ud800")"), {u"- om_a unsafe_key"_s});
    row("key that is too long", withKey("\"img_" + QByteArray(300, 'x') + "\""), {u"- om_a unsafe_key"_s});
    row("key in invalid UTF-8", withKey("\"img_\xff\""), {u"- om_a unsafe_key"_s});
    row("escaped letters in the key", withKey(R"("im\u0067_a")"), {offerA});
    row("picture sent as a file",
        R"({"message_id":"om_a","msg_type":"file","content":{"file_key":"file_p","file_name":"p.png"}})",
        {u"om_a file_p file p.png"_s});
    row("image key in a file message", R"({"message_id":"om_a","msg_type":"file","content":{"file_key":"img_a"}})",
        {offerA});
    row("file key without prefix",
        R"({"message_id":"om_a","msg_type":"file","content":{"file_key":"7f84247f-6cf0-9j"}})",
        {u"om_a 7f84247f-6cf0-9j file"_s});
}

void MessageJsonTest::refusals_data()
{
    columns();
    row("code", R"({"code":230002,"msg":"no"})", {u"! api_error"_s});
    row("code as a string", R"({"code":"230002","msg":"no"})", {u"! api_error"_s});
    row("code 0", R"({"code":0,"msg":"success","data":{}})", {u"! no_messages"_s});
    row("code 0 as a string", R"({"code":"0","data":{"items":[]}})", {u"! no_messages"_s});
    row("ok is false", R"({"ok":false,"identity":"bot","error":{"type":"permission","code":99991672}})",
        {u"! api_error"_s});
    row("beside messages of another document", R"({"code":230002,"msg":"no"})" + answer({messageA}),
        {offerA, u"~ api_error"_s});
    row("beside texts of another document", answer({item("om_t", "text", "{}")}) + R"({"ok":false})",
        {u"~ api_error"_s});
    row("in an array", R"([{"code":230002,"msg":"no"}])", {u"! api_error"_s});
    row("a code further inside is something else", R"({"data":{"code":5}})", {u"! no_messages"_s});
}

void MessageJsonTest::refusalsInWords_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<qint64>("code");
    QTest::addColumn<QString>("logId");
    QTest::addColumn<QString>("detail");
    QTest::newRow("log id in error") << QByteArray(
                                            R"({"code":234004,"msg":"App not in chat.","error":{"log_id":"2026A"}})")
                                     << qint64(234004) << u"2026A"_s << u"App not in chat."_s;
    QTest::newRow("spelt logid") << QByteArray(R"({"code":234004,"msg":"x","error":{"logid":"2026B"}})")
                                 << qint64(234004) << u"2026B"_s << u"x"_s;
    QTest::newRow("at top level") << QByteArray(R"({"code":234004,"msg":"x","log_id":"2026C"})") << qint64(234004)
                                  << u"2026C"_s << u"x"_s;
    QTest::newRow("lark-cli")
        << QByteArray(
               R"({"ok":false,"error":{"type":"permission","code":99991672,"message":"scope","log_id":"2026D"}})")
        << qint64(99991672) << u"2026D"_s << u"scope"_s;
    QTest::newRow("sign-in") << QByteArray(
                                    R"({"code":20003,"error":"invalid_grant","error_description":"code not found"})")
                             << qint64(20003) << QString() << u"code not found"_s;
}

void MessageJsonTest::refusalsInWords()
{
    QFETCH(QByteArray, input);
    const auto reading = readMessages(input);
    QVERIFY(reading.error);
    QCOMPARE(reading.error->kind, ReadProblem::Kind::ApiError);
    QTEST(reading.error->code.value_or(0), "code");
    QTEST(reading.error->logId, "logId");
    QTEST(reading.error->detail, "detail");
}

QTEST_GUILESS_MAIN(MessageJsonTest)
#include "messagejson_test.moc"
