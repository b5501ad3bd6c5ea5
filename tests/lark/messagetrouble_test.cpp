#include "lark/messagejson.h"

#include <QElapsedTimer>
#include <QStringEncoder>
#include <QTest>

#include "lark/readinglines.h"
#include "lark/readingtext.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using Test::answer;
using Test::item;
using Test::linesOf;
using Test::quoted;

namespace {

const QByteArray messageA = item("om_a", "image", R"({"image_key":"img_a"})");
const QByteArray messageB = item("om_b", "file", R"({"file_key":"file_b","file_name":"b.pdf"})");
const QString offerA = u"om_a img_a image"_s;
const QString offerB = u"om_b file_b file b.pdf"_s;

QByteArray encoded(const QByteArray &utf8, QStringConverter::Encoding encoding, bool mark)
{
    QStringEncoder encode(encoding, mark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
    return encode(QString::fromUtf8(utf8));
}

void columns()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QStringList>("expected");
}

void row(const char *name, const QByteArray &input, const QStringList &expected)
{
    QTest::newRow(name) << input << expected;
}

void check()
{
    QFETCH(QByteArray, input);
    QTEST(linesOf(readMessages(input)), "expected");
}

std::optional<ReadProblem> problemOf(const MessageReading &reading)
{
    return reading.error ? reading.error : reading.notice;
}

} // namespace

class MessageTroubleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encodings_data();
    void encodings() { check(); }
    void broken_data();
    void broken() { check(); }
    void everyCutIsSafe();
    void positions_data();
    void positions();
    void bombs_data();
    void bombs();
    void largeContentIsNamed();
    void manyValuesAreNamed();
    void tooManyIsSaid();
    void manyOfTheSameAreOne();
    void progressAndCancel();
    void wordsAndSentences();
    void sentencesSayWhere();
};

void MessageTroubleTest::encodings_data()
{
    columns();
    const QByteArray text = "[\r\n" + messageA + ",\r\n" + messageB + "\r\n]";
    using Encoding = QStringConverter::Encoding;
    row("UTF-8 with a mark", "\xef\xbb\xbf" + text, {offerA, offerB});
    row("J01 UTF-16 LE", encoded(text, Encoding::Utf16LE, true), {offerA, offerB});
    row("UTF-16 BE", encoded(text, Encoding::Utf16BE, true), {offerA, offerB});
    row("UTF-16 LE without a mark", encoded(text, Encoding::Utf16LE, false), {offerA, offerB});
    row("UTF-16 BE without a mark", encoded(text, Encoding::Utf16BE, false), {offerA, offerB});
    row("UTF-32 LE", encoded(text, Encoding::Utf32LE, true), {offerA, offerB});
    row("UTF-16 with a surrogate pair where it is decoded in pieces",
        encoded("{}" + QByteArray(1024 * 1024 / 2 - 4, ' ') + "\xf0\x9f\x98\x80" + messageA, Encoding::Utf16LE, true),
        {offerA});
    row("NULs and blank lines at the end", text + QByteArray("\r\n\r\n\0\0\0\n", 8), {offerA, offerB});
    row("a mark and nothing else", "\xef\xbb\xbf", {u"! not_json"_s});
    row("UTF-16 and nothing else", "\xff\xfe", {u"! not_json"_s});
    row("UTF-16 that ends within a character", encoded(text, Encoding::Utf16LE, true).chopped(1),
        {offerA, offerB, u"~ cut_short"_s});
    row("Latin-1 outside of JSON", "caf\xe9 " + messageA, {offerA});
    row("bytes that are no text", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xd8\xff", 19), {u"! not_json"_s});
}

void MessageTroubleTest::broken_data()
{
    columns();
    const QByteArray whole = answer({messageA, messageB});
    row("cut in the second message", whole.first(whole.indexOf("file_name")), {offerA, u"~ cut_short"_s});
    row("cut in the first message", whole.first(whole.indexOf("img_a")), {u"! cut_short"_s});
    row("cut behind the last message", whole.chopped(3), {offerA, offerB, u"~ cut_short"_s});
    row("cut with blank lines behind", whole.chopped(3) + "\n\n", {offerA, offerB, u"~ cut_short"_s});
    row("cut inside a content that is an object", R"({"msg_type":"file","content":{"file_key":"file_b"})",
        {u"! cut_short"_s});
    row("cut behind a body",
        R"({"message_id":"om_a","msg_type":"image","body":{"content":"{\"image_key\":\"img_a\"}"})",
        {u"! cut_short"_s});
    row("cut event, whole message", R"({"schema":"2.0","event":{"message":)" + messageA + R"(,"sender":{"sender_id")",
        {offerA, u"~ cut_short"_s});
    row("cut in the replies, whole reply",
        R"({"message_id":"om_t","msg_type":"text","content":"x","thread_replies":[)" + messageA + ",",
        {offerA, u"~ cut_short"_s});
    row("cut in a string", R"({"items":[{"message_id":"om_)", {u"! cut_short"_s});
    row("cut in an escape", R"({"items":[{"message_id":"om_\)", {u"! cut_short"_s});
    row("cut in a word", R"({"items":[tr)", {u"! cut_short"_s});
    row("cut in a number", R"({"items":[-)", {u"! cut_short"_s});
    row("cut after a name", R"({"items")", {u"! cut_short"_s});
    row("cut in a quoted document", quoted(whole).chopped(20), {offerA, u"~ cut_short"_s});
    row("a bracket", "[", {u"! cut_short"_s});
    row("a brace", "{", {u"! cut_short"_s});
    row("a log that ends in a bracket", "09:30 [", {u"! not_json"_s});
    row("texts before the cut", R"({"items":[)" + item("om_t", "text", "{}") + ",", {u"! cut_short"_s});
    row("one line of several is cut", messageA + "\n" + messageB.chopped(12) + "\n" + messageB,
        {offerA, offerB, u"~ cut_short"_s});
    row("one line is cut behind a comma", messageA + "\n" + R"({"message_id":"om_c",)" + "\n" + messageB,
        {offerA, offerB, u"~ cut_short"_s});
    row("comma missing", R"({"items":[)" + messageA + " " + messageB + "]}", {offerA, offerB, u"~ not_json"_s});
    row("word that is none", R"({"items":[)" + messageA + ",nil," + messageB + "]}", {offerA, offerB, u"~ not_json"_s});
    row("half a message with an object in it is not offered",
        R"({"message_id":"om_b" "msg_type":"file","content":{"file_key":"file_b"}})", {u"! not_json"_s});
    row("the line behind half a message is read",
        R"({"message_id":"om_b" "msg_type":"file","content":{"file_key":"file_b"}})"
        "\n"
        R"({"image_key":"img_a"})",
        {u"- img_a image"_s, u"~ not_json"_s});
    row("Python's way of writing", R"({'message_id': 'om_a', 'msg_type': 'image'})", {u"! not_json"_s});
    row("typographic quotes", "{\u201cmessage_id\u201d: \u201com_a\u201d}", {u"! not_json"_s});
    row("brackets that do not match", R"({"items":[)" + messageA + "}}", {offerA, u"~ not_json"_s});
    row("leading zero", R"({"items":[)" + messageA + ",007]}", {offerA, u"~ not_json"_s});
    row("two commas", R"({"items":[)" + messageA + ",,]}", {offerA, u"~ not_json"_s});
    row("line break in a string", "{\"items\":[" + messageA + ",{\"message_id\":\"om\n_b\"}]}",
        {offerA, u"~ cut_short"_s});
    row("broken noise beside messages is not worth a word", R"(config {"a":1,b} )" + messageA, {offerA});
    row("table of lark-cli",
        "content  sender\n\u2500\u2500\u2500\u2500\u2500  \u2500\u2500\u2500\u2500\u2500\n[Image: img_a\u2026  Lin\n",
        {u"! not_json"_s});
}

/** However far a paste got: no crash, and nothing but whole messages in order. */
void MessageTroubleTest::everyCutIsSafe()
{
    const QByteArray whole = answer({messageA, messageB});
    const qsizetype endOfA = whole.indexOf(messageA) + messageA.size();
    const qsizetype endOfB = whole.indexOf(messageB) + messageB.size();
    for (qsizetype size = 1; size < whole.size(); ++size) {
        QStringList expected;
        if (size >= endOfA)
            expected.append(offerA);
        if (size >= endOfB)
            expected.append(offerB);
        expected.append(expected.isEmpty() ? u"! cut_short"_s : u"~ cut_short"_s);
        QCOMPARE(linesOf(readMessages(whole.first(size))), expected);
    }
}

void MessageTroubleTest::positions_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<ReadProblem::Kind>("kind");
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    const auto add = [](const char *name, const QByteArray &input, ReadProblem::Kind kind, qint64 offset, int line,
                        int column) { QTest::newRow(name) << input << kind << offset << line << column; };
    using Kind = ReadProblem::Kind;
    using Encoding = QStringConverter::Encoding;
    add("cut on the first line", R"({"items":[)", Kind::CutShort, 10, 1, 11);
    add("cut on the third line", "{\n\"items\":\n[1,", Kind::CutShort, 14, 3, 4);
    add("cut, CRLF", "{\r\n\"items\":\r\n[1,", Kind::CutShort, 16, 3, 4);
    add("cut, blank lines behind", "{\n\"items\":[\n\n", Kind::CutShort, 11, 2, 10);
    add("cut behind a mark", "\xef\xbb\xbf{\"items\":[", Kind::CutShort, 13, 1, 11);
    add("cut, UTF-16", encoded("{\n\"items\":[\"\u4e00\",", Encoding::Utf16LE, true), Kind::CutShort, 2 + 2 * 15, 2,
        14);
    add("cut behind a surrogate pair, UTF-16", encoded("{\"items\":[\"\U0001f600\",", Encoding::Utf16BE, true),
        Kind::CutShort, 2 + 2 * 15, 1, 15);
    add("comma missing", "{\n  \"items\": [\n    {\"message_id\": \"om_a\" \"msg_type\": \"image\"}\n]}",
        Kind::Malformed, 41, 3, 27);
    add("behind Chinese", "{\"items\":[\"\u4e00\u4e00\" x", Kind::Malformed, 19, 1, 16);
    add("in a quoted document", R"("{\"items\":[x]}")", Kind::Malformed, 13, 1, 14);
    add("in a document quoted twice", quoted(quoted(R"({"items":[x]})")), Kind::Malformed, 19, 1, 20);
    add("single quotes", "{'message_id': 1}", Kind::Malformed, 1, 1, 2);
}

void MessageTroubleTest::positions()
{
    QFETCH(QByteArray, input);
    const auto problem = problemOf(readMessages(input));
    QVERIFY(problem);
    QTEST(problem->kind, "kind");
    QVERIFY(problem->position);
    QTEST(problem->position->offset, "offset");
    QTEST(problem->position->line, "line");
    QTEST(problem->position->column, "column");
}

void MessageTroubleTest::bombs_data()
{
    columns();
    constexpr int size = 8 * 1024 * 1024;
    const auto repeated = [](const QByteArray &text) { return text.repeated(size / text.size()); };
    const auto content = [](const QByteArray &type, const QByteArray &text) {
        return item("om_a", type, text.repeated(2 * 1024 * 1024 / text.size()));
    };
    row("opening brackets", QByteArray(size, '['), {u"! cut_short"_s});
    row("brackets, balanced", QByteArray(size / 2, '[') + QByteArray(size / 2, ']'), {u"! no_messages"_s});
    row("objects in objects", repeated(R"({"a":)"), {u"! cut_short"_s});
    row("items in items", repeated(R"({"items":[)"), {u"! cut_short"_s});
    row("replies in replies", repeated(R"({"thread_replies":[)"), {u"! cut_short"_s});
    row("messages in messages", repeated(R"({"message_id":"om_a","msg_type":"text","x":)"), {u"! cut_short"_s});
    row("tiny documents", repeated("{}"), {u"! no_messages"_s});
    row("tiny arrays", repeated("[] "), {u"! not_json"_s});
    row("brackets with a quote", repeated("[\""), {u"! not_json"_s});
    row("quotes with a bracket", repeated("\"["), {u"! not_json"_s});
    row("unbalanced braces in a log", repeated("x{ [1,\n"), {u"! not_json"_s});
    row("lists that break off", repeated("[1,2,3,x "), {u"! not_json"_s});
    row("strings that end nowhere", repeated("[\"a\n"), {u"! cut_short"_s});
    row("quotes", QByteArray(size, '"'), {u"! not_json"_s});
    row("backslashes", "{\"a\":\"" + QByteArray(size, '\\'), {u"! cut_short"_s});
    row("one long string", "[\"" + QByteArray(size, 'x') + "\"]", {u"! no_messages"_s});
    row("commas", "[" + QByteArray(size, ','), {u"! not_json"_s});
    row("numbers", "[" + repeated("1,") + "1]", {u"! no_messages"_s});
    row("tiny messages without anything", repeated(R"({"message_id":"om_a","msg_type":"text"})"), {});
    row("brackets in a content", content("image", "["), {u"- om_a bad_content"_s});
    row("Markdown that ends nowhere", content("post", "!["), {});
    row("marks that end nowhere", content("post", "[Image: "), {});
    row("tags that end nowhere", content("post", "<file key=\""), {});
    row("backticks of all lengths", content("post", "`x``x```x````x`````x"), {});
    row("stickers on one line", content("merge_forward", "[Sticker] "), {u"- om_a forward_not_expanded"_s});
    row("card keys that end nowhere", content("interactive", "(key:"), {});
}

/** The time is generous: what is guarded against takes minutes, or the stack. */
void MessageTroubleTest::bombs()
{
    QFETCH(QByteArray, input);
    QElapsedTimer timer;
    timer.start();
    const auto reading = readMessages(input);
    QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    QTEST(linesOf(reading), "expected");
}

void MessageTroubleTest::largeContentIsNamed()
{
    const QByteArray large = item("om_a", "post", R"({"title":")" + QByteArray(Limits::contentBytes, 'x') + R"("})");
    QCOMPARE(linesOf(readMessages(large + messageB)), (QStringList{offerB, u"- om_a bad_content"_s}));
}

void MessageTroubleTest::manyValuesAreNamed()
{
    QByteArray values = "1";
    for (quint32 at = 0; at < Limits::jsonNodes; ++at)
        values += ",1";
    const QByteArray asObject = R"({"message_id":"om_a","msg_type":"post","content":{"content":[)" + values + "]}}";
    QCOMPARE(linesOf(readMessages(asObject + messageB)), (QStringList{offerB, u"- om_a bad_content"_s}));
    const QByteArray unknown = R"({"unknown":[)" + values + "]," + messageA.sliced(1);
    QCOMPARE(linesOf(readMessages(unknown)), QStringList{offerA});
}

/** J05 */
void MessageTroubleTest::tooManyIsSaid()
{
    QByteArray input;
    for (qsizetype at = 0; at <= Limits::messagesKept; ++at)
        input += R"({"message_id":"om_)" + QByteArray::number(at) + R"(","msg_type":"image","image_key":"img_a"})";
    const auto reading = readMessages(input);
    QCOMPARE(reading.downloads.size(), Limits::messagesKept);
    QVERIFY(!reading.error);
    QVERIFY(reading.notice);
    QCOMPARE(reading.notice->kind, ReadProblem::Kind::TooMany);
}

void MessageTroubleTest::manyOfTheSameAreOne()
{
    const auto reading = readMessages(messageA.repeated(int(Limits::messagesKept) + 1));
    QCOMPARE(linesOf(reading), QStringList{offerA});
    QCOMPARE(reading.messages, Limits::messagesKept + 1);
}

void MessageTroubleTest::progressAndCancel()
{
    const QByteArray input = (messageA + "\n").repeated(40'000);
    QList<qint64> seen;
    qint64 total = 0;
    const auto reading = readMessages(input, {.progressed =
                                                  [&](qint64 bytes, qint64 of) {
                                                      seen.append(bytes);
                                                      total = of;
                                                  },
                                              .cancelled = {}});
    QCOMPARE(linesOf(reading), QStringList{offerA});
    QCOMPARE(reading.messages, 40'000);
    QVERIFY(seen.size() > 4);
    QVERIFY(std::is_sorted(seen.cbegin(), seen.cend()));
    QVERIFY(seen.last() <= total);
    QCOMPARE(total, input.size() - 1);

    int asked = 0;
    const auto stopped = readMessages(input, {.progressed = {}, .cancelled = [&] { return ++asked == 3; }});
    QCOMPARE(linesOf(stopped), QStringList{u"! cancelled"_s});
    QCOMPARE(asked, 3);
}

void MessageTroubleTest::wordsAndSentences()
{
    QSet<QString> sentences;
    QSet<QString> words;
    for (const auto reason : allNotDownloadableReasons()) {
        sentences.insert(sentence(reason));
        words.insert(word(reason));
    }
    QCOMPARE(sentences.size(), 10);
    QCOMPARE(words.size(), 10);
    for (const auto kind : allReadProblemKinds()) {
        sentences.insert(sentence(ReadProblem{kind}));
        QVERIFY(!word(kind).isEmpty());
    }
    QCOMPARE(sentences.size(), 18);
    for (const QString &text : std::as_const(sentences))
        QVERIFY2(text.endsWith(u'.') && text.front().isLetter(), qPrintable(text));
}

void MessageTroubleTest::sentencesSayWhere()
{
    const auto cut = readMessages("{\n\"items\":[");
    QCOMPARE(sentence(*cut.error), u"The JSON ends too early, at line 2, column 10. The rest of it is missing."_s);
    const auto refused = readMessages(R"({"code":230002,"msg":"no"})");
    QVERIFY(sentence(*refused.error).contains("230002"_L1));
    const auto table = readMessages("content,sender,time\nhello,Lin,09:30\n");
    QCOMPARE(table.error->kind, ReadProblem::Kind::TableOutput);
    QVERIFY(sentence(*table.error).contains("--format json"_L1));
}

QTEST_GUILESS_MAIN(MessageTroubleTest)
#include "messagetrouble_test.moc"
