#include "lark/jsonscanner.h"

#include <QTest>

#include "lark/jsonstring.h"
#include "lark/jsontree.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

using Token = JsonScanner::Token;

char letterOf(Token token)
{
    switch (token) {
    case Token::BeginObject:
        return '{';
    case Token::EndObject:
        return '}';
    case Token::BeginArray:
        return '[';
    case Token::EndArray:
        return ']';
    case Token::Key:
        return 'k';
    case Token::String:
        return 's';
    case Token::Number:
        return '1';
    case Token::True:
        return 't';
    case Token::False:
        return 'f';
    case Token::Null:
        return 'n';
    case Token::End:
        return '.';
    case Token::CutShort:
        return '<';
    case Token::Malformed:
        return '!';
    }
    return '?';
}

} // namespace

class JsonScannerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokens_data();
    void tokens();
    void staysStopped();
    void strings_data();
    void strings();
    void trees();
    void treesOfBadText();
};

void JsonScannerTest::tokens_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("tokens"); // a letter each
    QTest::addColumn<int>("end");
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &tokens, int end) {
        QTest::newRow(name) << text << tokens << end;
    };
    row("empty object", "{}", "{}.", 2);
    row("empty array", "[ ]", "[].", 3);
    row("what stands behind is not touched", "[1] x", "[1].", 3);
    row("members", R"({"a":1,"b":[true,false,null],"c":{"d":"e"}})", "{k1k[tfn]k{ks}}.", 43);
    row("all kinds of numbers", "[0,-0,12,1.5,1e9,1E+9,-2.5e-3]", "[1111111].", 30);
    row("commas before closing brackets", R"({"a":[1,],})", "{k[1]}.", 11);
    row("comma alone in an array", "[,]", "[!", 1);
    row("comma alone in an object", "{,}", "{!", 1);
    row("two commas", "[1,,]", "[1!", 3);
    row("comma missing", "[1 2]", "[1!", 3);
    row("colon missing", R"({"a" 1})", "{!", 5);
    row("name without quotes", "{a:1}", "{!", 1);
    row("brackets that do not match", "[1}", "[1!", 2);
    row("leading zero", "[01]", "[!", 3);
    row("no digit behind the point", "[1.]", "[!", 3);
    row("no digit in the exponent", "[1e]", "[!", 3);
    row("minus alone", "[-]", "[!", 2);
    row("plus sign", "[+1]", "[!", 1);
    row("not a number", "[NaN]", "[!", 1);
    row("half a word", "[tru]", "[!", 1);
    row("word with more behind", "[nullx]", "[n!", 5);
    row("escaped quote", R"(["a\"b"])", "[s].", 8);
    row("escaped backslash at the end", R"(["a\\"])", "[s].", 7);
    row("bracket in a string", R"(["]"])", "[s].", 5);
    row("line break in a string", "[\"a\nb\"]", "[!", 3);
    row("escaped line break in a string", "[\"a\\\nb\"]", "[!", 4);
    row("tab in a string", "[\"a\tb\"]", "[s].", 7);
    row("text ends in an array", "[1,", "[1<", 3);
    row("text ends in a string", "[\"a", "[<", 3);
    row("text ends in an escape", "[\"a\\", "[<", 4);
    row("text ends in a word", "[fal", "[<", 4);
    row("text ends behind a name", R"({"a")", "{<", 4);
    row("text ends behind a colon", R"({"a":)", "{k<", 5);
    row("nothing but blanks", "  ", "<", 2);
    row("string by itself", R"("a")", "s.", 3);
    row("no-break and zero-width space", "[\xc2\xa0\xe2\x80\x8b\xef\xbb\xbf]", "[].", 10);
    row("some other character", "[\xe4\xb8\x80]", "[!", 1);
}

void JsonScannerTest::tokens()
{
    QFETCH(QByteArray, text);
    JsonScanner scanner(text, 0);
    QByteArray seen;
    do
        seen += letterOf(scanner.next());
    while (!QByteArrayView("<!.").contains(seen.back()));
    QTEST(seen, "tokens");
    QTEST(int(scanner.position()), "end");
}

void JsonScannerTest::staysStopped()
{
    const QByteArray text = "[\"a\n1,2]";
    JsonScanner scanner(text, 0);
    QCOMPARE(scanner.next(), Token::BeginArray);
    QCOMPARE(scanner.next(), Token::Malformed);
    QVERIFY(scanner.stoppedInString());
    QCOMPARE(scanner.next(), Token::Malformed);
    QCOMPARE(scanner.lastString(), 2);
}

void JsonScannerTest::strings_data()
{
    QTest::addColumn<QByteArray>("inside");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &inside, const QString &text) {
        QTest::newRow(name) << inside << text;
    };
    row("plain", "abc", u"abc"_s);
    row("all short escapes", R"(\"\\\/\b\f\n\r\t)", u"\"\\/\b\f\n\r\t"_s);
    row("unicode escape", R"(\u4e00\u004A)", u"\u4e00J"_s);
    row("surrogate pair", R"(\ud83d\ude00)", u"\U0001f600"_s);
    row("first half alone", R"(\ud83dx)", u"\ufffdx"_s);
    row("second half alone", R"(\ude00x)", u"\ufffdx"_s);
    row("first half twice", R"(\ud83d\ud83d\ude00)", u"\ufffd\U0001f600"_s);
    row("too few digits", R"(\u12)", u"\ufffd12"_s);
    row("no digits", R"(\uxyzw)", u"\ufffdxyzw"_s);
    row("unknown escape", R"(\x)", u"x"_s);
    row("backslash at the end", R"(a\)", u"a"_s);
    row("NUL", R"(a\u0000b)", u"a"_s + QChar(0) + u'b');
    row("two bytes", R"(\u00e9)", u"\u00e9"_s);
}

void JsonScannerTest::strings()
{
    QFETCH(QByteArray, inside);
    QTEST(unescapedText(inside), "text");
    const QByteArray made = unescaped(inside);
    QVERIFY(escapedLength(inside, made.size()) <= inside.size());
    QCOMPARE(escapedLength(inside, 0), 0);
}

void JsonScannerTest::trees()
{
    const QByteArray text = R"({"a":{"b":[1,"two",null,{}]},"c":"x\"y","a\u0062":true,"c":"last"})";
    JsonTree tree;
    QVERIFY(tree.read(text));
    const JsonValue root = tree.root();
    QCOMPARE(root["c"].text(), u"last"_s);
    QCOMPARE(root["ab"].kind(), JsonValue::Kind::True);
    QCOMPARE(root["z"].kind(), JsonValue::Kind::Missing);
    QVERIFY(root["z"]["y"].first().next().isNothing());

    QByteArrayList elements;
    for (JsonValue value = root["a"]["b"].first(); value.kind() != JsonValue::Kind::Missing; value = value.next())
        elements.append(value.source().toByteArray());
    QCOMPARE(elements, (QByteArrayList{"1", "two", "null", "{"}));

    int inside = 0;
    root.forEachInside([&](JsonValue) { ++inside; });
    QCOMPARE(inside, 9);

    QVERIFY(tree.read(text, [](QByteArrayView key) { return key == "c"; }));
    QVERIFY(tree.root()["a"].isNothing());
    QCOMPARE(tree.root()["c"].text(), u"last"_s);
}

void JsonScannerTest::treesOfBadText()
{
    JsonTree tree;
    QVERIFY(!tree.read(""));
    QVERIFY(!tree.read("{} x"));
    QVERIFY(!tree.read(R"({"a":[)"));
    QVERIFY(!tree.read(R"({"skipped":[)", [](QByteArrayView) { return false; }));
    QVERIFY(tree.read(" [1] "));
    QVERIFY(tree.read("5"));
    QCOMPARE(tree.root().source(), QByteArrayView("5"));
}

QTEST_GUILESS_MAIN(JsonScannerTest)
#include "jsonscanner_test.moc"
