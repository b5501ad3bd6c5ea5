#include "lark/messagecontent.h"

#include <QTest>

#include "lark/readinglines.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using Test::item;
using Test::linesOf;
using Test::quoted;

namespace {

void columns()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("expected");
}

/** The content as JSON, as it stands in the message. */
void jsonRow(const char *name, const QByteArray &type, const QByteArray &content, const QStringList &expected)
{
    QTest::newRow(name) << type << content << expected;
}

/** J02: the content as the text of a JSON string. */
void row(const char *name, const QByteArray &type, const QByteArray &text, const QStringList &expected)
{
    jsonRow(name, type, quoted(text), expected);
}

void check()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, content);
    const QByteArray message =
        R"({"message_id":"om_m","msg_type":")" + type + R"(","body":{"content":)" + content + "}}";
    QTEST(linesOf(readMessages(message)), "expected");
}

QByteArray post(const QByteArray &elements)
{
    return R"({"title":"t","content":[[)" + elements + "]]}";
}

QByteArray markdown(const QByteArray &text)
{
    return R"({"content_v2":[[{"tag":"md","text":)" + quoted(text) + "}]]}";
}

const QString image = u"om_m img_a image"_s;
const QString file = u"om_m file_a file"_s;
const QString bad = u"- om_m bad_content"_s;
const QString missing = u"- om_m missing_key"_s;

} // namespace

class MessageContentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void types_data();
    void types() { check(); }
    void encodings_data();
    void encodings() { check(); }
    void posts_data();
    void posts() { check(); }
    void markdownInPosts_data();
    void markdownInPosts() { check(); }
    void cards_data();
    void cards() { check(); }
    void recalled_data();
    void recalled() { check(); }
    void names_data();
    void names();
    void durations_data();
    void durations();
    void kinds_data();
    void kinds();
};

void MessageContentTest::types_data()
{
    columns();
    row("image", "image", R"({"image_key":"img_a"})", {image});
    row("file", "file", R"({"file_key":"file_a"})", {file});
    row("audio, duration as a number", "audio", R"({"file_key":"file_a","duration":2000})", {file});
    row("audio, duration as a string", "audio", R"({"file_key":"file_a","duration":"2000"})", {file});
    row("media", "media", R"({"file_key":"file_a","image_key":"img_a","file_name":"a.mp4"})",
        {u"om_m file_a file a.mp4"_s, u"? om_m img_a image"_s});
    row("video", "video", R"({"file_key":"file_a","image_key":"img_a"})", {file, u"? om_m img_a image"_s});
    row("media without cover", "media", R"({"file_key":"file_a"})", {file});
    row("media with a cover that is no key", "media", R"({"file_key":"file_a","image_key":"..\/x"})", {file});
    row("media with a cover that is a number", "media", R"({"file_key":"file_a","image_key":5})", {file});
    row("media with a cover only", "media", R"({"image_key":"img_a"})", {u"? om_m img_a image"_s, missing});
    row("E22 sticker", "sticker", R"({"file_key":"file_a"})", {u"- om_m sticker"_s});
    row("sticker without key", "sticker", "{}", {u"- om_m sticker"_s});
    row("folder", "folder", R"({"file_key":"file_a","file_name":"d"})", {u"- om_m folder"_s});
    row("image without key", "image", "{}", {missing});
    row("file with a name only", "file", R"({"file_name":"a.pdf"})", {missing});
    row("text with everything in it", "text", R"({"text":"{\"image_key\":\"img_a\"}","image_key":"img_a"})", {});
    for (const char *type : {"share_chat", "share_user", "system", "location", "video_chat", "todo", "vote", "hongbao",
                             "share_calendar_event", "calendar", "general_calendar", "never_heard_of"})
        row(type, type, R"({"image_key":"img_a","file_key":"file_a","content":[[{"tag":"img","image_key":"img_a"}]]})",
            {});
    row("to do with a summary shaped like a post", "todo",
        R"({"task_id":"x","summary":{"title":"t","content":[[{"tag":"img","image_key":"img_a"}]]}})", {});
    jsonRow("content missing", "image", "null", {missing});
    row("content empty", "image", "", {missing});
    jsonRow("post without content", "post", "null", {bad});
    row("post with empty text", "post", "", {});
    row("array for an image", "image", R"(["img_a"])", {bad});
    jsonRow("number for an image", "image", "5", {bad});
    row("words for an image", "image", "hello", {bad});
    row("half a content", "image", R"({"image_key":"img_a)", {bad});
    row("half a post", "post", R"({"title":"","content":[[{"tag":"img","image_key":"img_a"})", {bad});
    row("half a card", "interactive", R"({"elements":[[{"tag":"img","image_key":"img_a"})", {bad});
    row("two contents", "image", R"({"image_key":"img_a"}{"image_key":"img_b"})", {bad});
}

void MessageContentTest::encodings_data()
{
    columns();
    const QByteArray content = R"({"image_key":"img_a"})";
    jsonRow("object", "image", content, {image});
    jsonRow("string", "image", quoted(content), {image});
    jsonRow("string in a string", "image", quoted(quoted(content)), {image});
    jsonRow("string in two strings", "image", quoted(quoted(quoted(content))), {image});
    jsonRow("string in three strings", "image", quoted(quoted(quoted(quoted(content)))), {bad});
    row("white space around", "image", " \n" + content + "\n ", {image});
    row("comma before the bracket", "image", R"({"image_key":"img_a",})", {image});
    jsonRow("post as an object", "post", post(R"({"tag":"img","image_key":"img_a"})"), {image});
    jsonRow("rows as the content", "post", R"([[{"tag":"img","image_key":"img_a"}]])", {image});
    jsonRow(
        "everything as unicode escapes", "image",
        R"("\u007b\u0022\u0069\u006d\u0061\u0067\u0065\u005f\u006b\u0065\u0079\u0022:\u0022\u0069mg_a\u0022\u007d")",
        {image});
}

void MessageContentTest::posts_data()
{
    columns();
    row("picture", "post", post(R"({"tag":"img","image_key":"img_a"})"), {image});
    row("video and its cover", "post", post(R"({"tag":"media","file_key":"file_a","image_key":"img_a"})"),
        {file, u"? om_m img_a image"_s});
    row("elements in their order", "post",
        R"({"content":[[{"tag":"img","image_key":"img_b"},{"tag":"text","text":"x"}],[],[{"tag":"img","image_key":"img_a"}]]})",
        {u"om_m img_b image"_s, image});
    row("elements without rows", "post", R"({"content":[{"tag":"img","image_key":"img_a"}]})", {image});
    row("no elements", "post", R"({"title":"t","content":[]})", {});
    row("texts, links, names and code", "post",
        post(R"j({"tag":"text","text":"![x](img_a)"},{"tag":"a","href":"img_a"},{"tag":"at","user_id":"img_a"},)j"
             R"({"tag":"emotion","emoji_type":"img_a"},{"tag":"code_block","text":"[Image: img_a]"},{"tag":"hr"})"),
        {});
    row("J04 unknown tags are passed over", "post",
        post(R"({"tag":"new","image_key":"img_z"},{"tag":"img","image_key":"img_a"},null,"img_z",5)"), {image});
    row("element without a tag", "post", post(R"({"image_key":"img_a"})"), {});
    row("picture without key", "post", post(R"({"tag":"img"})"), {missing});
    row("number as key", "post", post(R"({"tag":"img","image_key":5},{"tag":"img","image_key":"img_a"})"),
        {image, missing});
    row("webhook form", "post", R"({"post":{"zh_cn":{"content":[[{"tag":"img","image_key":"img_a"}]]}}})", {image});
    row("languages in their order", "post",
        R"({"ko_kr":{"content":[[{"tag":"img","image_key":"img_k"}]]},"ja_jp":{"content":[[{"tag":"img","image_key":"img_j"}]]},)"
        R"("de_de":{"content":[[{"tag":"img","image_key":"img_d"}]]},"en_us":{"content":[[{"tag":"img","image_key":"img_e"}]]},)"
        R"("zh_cn":{"content":[[{"tag":"img","image_key":"img_z"}]]}})",
        {u"om_m img_z image"_s, u"om_m img_e image"_s, u"om_m img_j image"_s, u"om_m img_d image"_s,
         u"om_m img_k image"_s});
    row("the same picture in two languages", "post",
        R"({"zh_cn":{"content":[[{"tag":"img","image_key":"img_a"}]]},"en_us":{"content":[[{"tag":"img","image_key":"img_a"}]]}})",
        {image});
    row("attachments", "post",
        R"({"content":[],"files":[{"file_key":"file_a","file_name":"a.zip","is_folder":false}]})",
        {u"om_m file_a file a.zip"_s});
    row("attachments and nothing else", "post", R"({"files":[{"file_key":"file_a"}]})", {file});
    row("attachments beside languages", "post",
        R"({"files":[{"file_key":"file_a"}],"zh_cn":{"content":[[{"tag":"img","image_key":"img_a"}]]}})",
        {image, file});
    row("attachments within a language", "post", R"({"zh_cn":{"content":[],"files":[{"file_key":"file_a"}]}})", {file});
    row("attached folder", "post", R"({"files":[{"file_key":"file_a","file_name":"d","is_folder":true}]})",
        {u"- om_m folder"_s});
    row("attachment without key", "post", R"({"files":[{"file_name":"d"},5]})", {missing});
    row("newer form before the older", "post",
        R"({"content":[[{"tag":"img","image_key":"img_b"}]],"content_v2":[[{"tag":"img","image_key":"img_a"}]]})",
        {image, u"om_m img_b image"_s});
    row("content is an object", "post", R"({"content":{"tag":"img"}})", {bad});
    row("content is a string of rows", "post", R"({"content":"[[{\"tag\":\"img\",\"image_key\":\"img_a\"}]]"})",
        {image});
    row("content is words", "post", R"({"content":"hello"})", {bad});
    row("printed by lark-cli", "post", "Weekly\n[Image: img_a]\n[Media: file_a]\n![Image](img_b)",
        {image, file, u"om_m img_b image"_s});
    row("printed marks without keys are text", "post", "[Image] and\n[Voice: 2s]\n[Sticker]\n[File]", {});
    row("printed text that is a number", "post", "2026", {});
    row("printed text that is JSON", "post", R"({"image_key":"img_a"})", {});
    row("not readable for lark-cli", "post", "[Invalid rich text JSON]", {bad});
}

void MessageContentTest::markdownInPosts_data()
{
    columns();
    row("picture", "post", markdown("![alt](img_a)"), {image});
    row("no alternative text", "post", markdown("![](img_a)"), {image});
    row("title", "post", markdown("![alt](img_a \"title\")"), {image});
    row("target in angle brackets", "post", markdown("![alt](<img_a>)"), {image});
    row("brackets in the alternative text", "post", markdown("![a [b] c](img_a)"), {image});
    row("a picture on the web is a link", "post", markdown("![alt](https://example.com/img_a.png)"), {});
    row("a link is no picture", "post", markdown("[alt](img_a)"), {});
    row("in a code span", "post", markdown("see `![x](img_a)` and ![y](img_b)"), {u"om_m img_b image"_s});
    row("in a code span of two", "post", markdown("``a ` ![x](img_a)`` ![y](img_b)"), {u"om_m img_b image"_s});
    row("behind a lone backtick", "post", markdown("a ` b ![x](img_a)"), {image});
    row("in a fence", "post", markdown("```\n![x](img_z)\n```\n![y](img_a)"), {image});
    row("in a fence with a language", "post", markdown("```md\n![x](img_z)\n```\n![y](img_a)"), {image});
    row("in a fence of tildes", "post", markdown("~~~\n![x](img_z)\n```\n~~~\n![y](img_a)"), {image});
    row("in a fence that stays open", "post", markdown("![y](img_a)\n```\n![x](img_z)"), {image});
    row("across lines", "post", markdown("![x\n](img_a)"), {});
    row("cut off", "post", markdown("![x](img_a"), {});
    row("unsafe key", "post", markdown("![x](img_../y)"), {u"- om_m unsafe_key"_s});
}

void MessageContentTest::cards_data()
{
    columns();
    const QString card = u"- om_m card"_s;
    row("element", "interactive", R"({"elements":[[{"tag":"img","image_key":"img_a"}]]})", {card});
    row("deep inside", "interactive",
        R"({"body":{"elements":[{"columns":[{"elements":[{"tag":"img","img_key":"img_a"}]}]}]}})", {card});
    row("several", "interactive", R"({"elements":[[{"image_key":"img_a"},{"image_key":"img_b"}]]})", {card});
    row("attached", "interactive",
        R"({"json_card":"{}","json_attachment":"{\"images\":{\"1\":{\"token\":\"img_a\"}}}"})", {card});
    row("attached as an object", "interactive",
        R"({"json_card":{},"json_attachment":{"images":{"1":{"token":"img_a"}}}})", {card});
    row("inside the card's own string", "interactive", R"({"json_card":"{\"a\":[{\"img_key\":\"img_a\"}]}"})", {card});
    row("Markdown", "interactive", R"j({"elements":[{"tag":"markdown","content":"![x](img_a)"}]})j", {card});
    row("without pictures", "interactive", R"({"elements":[[{"tag":"text","text":"img_a"}]]})", {});
    row("empty keys", "interactive", R"({"elements":[[{"tag":"img","image_key":""}]]})", {});
    row("template", "interactive", R"({"type":"template","data":{"template_id":"x"}})", {});
    row("printed token", "interactive", "**Done**\n(img_token:img_a)", {card});
    row("printed key", "interactive", "x (img_key:img_a)", {card});
    row("printed keys", "interactive", "x (keys:img_a,img_b)", {card});
    row("printed short", "interactive", "x (key:img_a)", {card});
    row("printed without pictures", "interactive", "<card title=\"x\">done (really)</card>", {});
}

void MessageContentTest::recalled_data()
{
    columns();
    const QString deleted = u"- om_m deleted"_s;
    row("image", "image", "This message was recalled", {deleted});
    row("post", "post", "This message was recalled", {deleted});
    row("card", "interactive", "This message was recalled", {deleted});
    row("forward", "merge_forward", "This message was recalled", {deleted});
    row("text has nothing to lose", "text", "This message was recalled", {});
    jsonRow("flag beside a key", "image", R"({"image_key":"img_a"}},"deleted":true,"x":{)", {deleted});
    jsonRow("flag is false", "image", R"({"image_key":"img_a"}},"deleted":false,"x":{)", {image});
    jsonRow("flag on a text", "text", R"({"text":"x"}},"deleted":true,"x":{)", {});
}

void MessageContentTest::names_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("name");
    QTest::newRow("as carried") << quoted(R"({"file_key":"file_a","file_name":"Q3 budget (final).xlsx"})")
                                << u"Q3 budget (final).xlsx"_s;
    QTest::newRow("separators stay for now")
        << quoted(R"({"file_key":"file_a","file_name":"..\/..\/x"})") << u"../../x"_s;
    QTest::newRow("direction marks stay for now")
        << quoted(R"({"file_key":"file_a","file_name":"a\u202egpj.exe"})") << u"a\u202egpj.exe"_s;
    QTest::newRow("Chinese") << quoted(R"({"file_key":"file_a","file_name":"一.txt"})") << u"一.txt"_s;
    QTest::newRow("surrogate pair") << quoted(R"({"file_key":"file_a","file_name":"\ud83d\ude00.png"})")
                                    << u"\U0001f600.png"_s;
    QTest::newRow("braces and quotes") << quoted(R"({"file_key":"file_a","file_name":"a {1} \"b\".txt"})")
                                       << u"a {1} \"b\".txt"_s;
    QTest::newRow("number") << quoted(R"({"file_key":"file_a","file_name":5})") << QString();
    QTest::newRow("tag") << quoted(R"(<file key="file_a" name="tender & annex.pdf"/>)") << u"tender & annex.pdf"_s;
    QTest::newRow("tag, entities are just text")
        << quoted(R"(<file key="file_a" name="&lt;a&gt;"/>)") << u"&lt;a&gt;"_s;
    QTest::newRow("tag, escaped") << quoted(R"(<file key="file_a" name="a\"b\\c\td\ne"/>)") << u"a\"b\\c\td\ne"_s;
    QTest::newRow("tag, bracket in the name")
        << quoted(R"(<file key="file_a" name="a > b/>.txt"/>)") << u"a > b/>.txt"_s;
    QTest::newRow("tag, name first") << quoted(R"(<file name="a.csv" key="file_a"/>)") << u"a.csv"_s;
    QTest::newRow("tag, name is the key") << quoted(R"(<file key="file_a" name="file_a"/>)") << QString();
    QTest::newRow("tag, no name") << quoted(R"(<file key="file_a"/>)") << QString();
    QTest::newRow("tag, unknown attributes") << quoted(R"(<file key="file_a" size="5" name="a.txt" />)") << u"a.txt"_s;
}

void MessageContentTest::names()
{
    QFETCH(QByteArray, content);
    const auto reading = readMessages(R"({"message_id":"om_m","msg_type":"file","content":)" + content + "}");
    QCOMPARE(reading.downloads.size(), 1);
    QCOMPARE(reading.downloads[0].fileKey.text(), u"file_a"_s);
    QTEST(reading.downloads[0].name, "name");
}

void MessageContentTest::durations_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("milliseconds");
    QTest::newRow("number") << QByteArray(R"({"file_key":"file_a","duration":42000})") << 42000;
    QTest::newRow("string") << QByteArray(R"({"file_key":"file_a","duration":"42000"})") << 42000;
    QTest::newRow("tag") << quoted(R"(<audio key="file_a" duration="42s"/>)") << 42000;
    QTest::newRow("words") << QByteArray(R"({"file_key":"file_a","duration":"long"})") << -1;
    QTest::newRow("negative") << QByteArray(R"({"file_key":"file_a","duration":-5})") << -1;
    QTest::newRow("endless") << QByteArray(R"({"file_key":"file_a","duration":1e300})") << -1;
    QTest::newRow("none") << QByteArray(R"({"file_key":"file_a"})") << -1;
}

void MessageContentTest::durations()
{
    QFETCH(QByteArray, content);
    QFETCH(int, milliseconds);
    const auto reading = readMessages(R"({"message_id":"om_m","msg_type":"audio","content":)" + content + "}");
    QCOMPARE(reading.downloads.size(), 1);
    const auto expected = milliseconds < 0 ? std::nullopt : std::optional(std::chrono::milliseconds(milliseconds));
    QCOMPARE(reading.downloads[0].duration, expected);
}

void MessageContentTest::kinds_data()
{
    columns();
    row("image", "image", "[Image: img_a]", {u"image"_s});
    row("image as the plugin prints it", "image", "![image](img_a)", {u"image"_s});
    row("post", "post", "[Image: img_a]\n[Media: file_a]\n<file key=\"file_b\"/>",
        {u"post_image"_s, u"video"_s, u"file"_s});
    row("file", "file", R"(<file key="file_a" name="a.pdf"/>)", {u"file"_s});
    row("audio", "audio", R"(<audio key="file_a" duration="4s"/>)", {u"audio"_s});
    row("video", "media", R"(<video key="file_a" name="a.mp4" duration="15s" cover_image_key="img_a"/>)",
        {u"video"_s, u"cover"_s});
    row("folder with children", "folder",
        R"(<folder key="file_d" name="in" child_count="2" has_more="false"><file name="a" key="file_a"/><file name="b" key="file_b"/></folder>)",
        {u"file"_s, u"file"_s, u"folder"_s});
    row("folder in a folder", "folder", R"(<folder key="file_d" name="in"><folder key="file_e" name="f"/></folder>)",
        {u"folder"_s, u"folder"_s});
    row("sticker", "sticker", "[Sticker]", {u"sticker"_s});
    row("sticker with key", "sticker", R"(<sticker key="file_a"/>)", {u"sticker"_s});
    row("voice", "audio", "[Voice: 2s]", {u"key_not_in_output"_s});
    row("voice without a length", "audio", "[Voice]", {u"key_not_in_output"_s});
    row("image without key", "image", "[Image]", {u"missing_key"_s});
    row("file without key", "file", "[File]", {u"missing_key"_s});
    row("video without key", "media", "[Video]", {u"missing_key"_s});
    row("folder without key", "folder", "[Folder]", {u"missing_key"_s});
    row("empty key in a tag", "file", R"(<file key="" name="a.pdf"/>)", {u"missing_key"_s});
    row("tag without key", "file", R"(<file name="a.pdf"/>)", {u"missing_key"_s});
    row("unsafe key in a tag", "file", R"(<file key="a/b" name="a.pdf"/>)", {u"unsafe_key"_s});
    row("tag that is cut off", "file", R"(<file key="file_a" name="a)", {u"bad_content"_s});
    row("broken for lark-cli", "image", "[Invalid image JSON]", {u"bad_content"_s});
}

void MessageContentTest::kinds()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, content);
    const auto reading =
        readMessages(R"({"message_id":"om_m","msg_type":")" + type + R"(","content":)" + content + "}");
    QStringList words;
    for (const FoundResource &found : reading.downloads + reading.optional)
        words.append(word(found.kind));
    for (const NotDownloadable &named : reading.notDownloadable)
        words.append(word(named.reason));
    QTEST(words, "expected");
}

QTEST_GUILESS_MAIN(MessageContentTest)
#include "messagecontent_test.moc"
