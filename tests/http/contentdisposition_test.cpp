#include "http/contentdisposition.h"

#include <random>

#include <QElapsedTimer>
#include <QtTest>

using namespace Larder;
using namespace Qt::StringLiterals;

class ContentDispositionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nameIsRead_data();
    void nameIsRead();
    void noNameIsNone_data();
    void noNameIsNone();
    void longHeadersTakeNoTime_data();
    void longHeadersTakeNoTime();
    void anyBytesDoNoHarm();
};

void ContentDispositionTest::nameIsRead_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("expected");

    // RFC 6266
    QTest::newRow("quoted") << R"(attachment; filename="report.pdf")"_ba << u"report.pdf"_s;
    QTest::newRow("a token") << "attachment; filename=report.pdf"_ba << u"report.pdf"_s;
    QTest::newRow("a token with spaces") << "attachment; filename=my report.pdf ; size=3"_ba << u"my report.pdf"_s;
    QTest::newRow("no disposition type") << R"(filename="report.pdf")"_ba << u"report.pdf"_s;
    QTest::newRow("names of parameters in any case") << R"(ATTACHMENT; FileName="a.pdf")"_ba << u"a.pdf"_s;
    QTest::newRow("spaces around the equals sign") << R"(attachment ; filename = "a.pdf")"_ba << u"a.pdf"_s;
    QTest::newRow("filename* first") << "attachment; filename*=UTF-8''%E4%B8%AD.pdf; filename=\"__.pdf\""_ba
                                     << u"中.pdf"_s;
    QTest::newRow("filename* last") << "attachment; filename=\"__.pdf\"; filename*=UTF-8''%E4%B8%AD.pdf"_ba
                                    << u"中.pdf"_s;
    QTest::newRow("filename twice: the first") << R"(attachment; filename="a"; filename="b")"_ba << u"a"_s;
    QTest::newRow("a parameter whose name ends alike") << R"(attachment; xfilename="a"; filename="b")"_ba << u"b"_s;
    QTest::newRow("two headers joined") << R"(attachment; filename="a.pdf", attachment; filename="b.pdf")"_ba
                                        << u"a.pdf"_s;

    // RFC 8187
    QTest::newRow("filename* with a language") << "attachment; filename*=UTF-8'zh'%E6%8A%A5.txt"_ba << u"报.txt"_s;
    QTest::newRow("filename* in lower case") << "attachment; filename*=utf-8''%e6%8a%a5.txt"_ba << u"报.txt"_s;
    QTest::newRow("filename* in Latin-1") << "attachment; filename*=iso-8859-1''%e4.txt"_ba << u"ä.txt"_s;
    QTest::newRow("filename* in GB18030") << "attachment; filename*=GB18030''%B1%A8%B8%E6.txt"_ba << u"报告.txt"_s;
    QTest::newRow("filename* in quotes") << "attachment; filename*=\"UTF-8''%E6%8A%A5.txt\""_ba << u"报.txt"_s;
    QTest::newRow("filename* without apostrophes") << "attachment; filename*=%E6%8A%A5.txt"_ba << u"报.txt"_s;
    QTest::newRow("filename* without a charset") << "attachment; filename*=''%E6%8A%A5.txt"_ba << u"报.txt"_s;
    QTest::newRow("filename* with raw bytes") << "attachment; filename*=UTF-8''报.txt"_ba << u"报.txt"_s;
    QTest::newRow("filename* in an unknown charset")
        << "attachment; filename*=x-none''%E4; filename=a.pdf"_ba << u"a.pdf"_s;
    QTest::newRow("filename* with bytes its charset lacks")
        << "attachment; filename*=UTF-8''%E4; filename=a.pdf"_ba << u"a.pdf"_s;
    QTest::newRow("filename* with a broken escape")
        << "attachment; filename*=UTF-8''%E; filename=a.pdf"_ba << u"a.pdf"_s;
    QTest::newRow("filename* empty") << "attachment; filename*=UTF-8''; filename=a.pdf"_ba << u"a.pdf"_s;
    QTest::newRow("a broken escape and nothing else") << "attachment; filename*=UTF-8''100%.pdf"_ba << u"100%.pdf"_s;
    QTest::newRow("an apostrophe in the name") << "attachment; filename*=UTF-8''it's.pdf"_ba << u"it's.pdf"_s;

    // Bytes that should not be there
    QTest::newRow("raw UTF-8") << "attachment; filename=\"季度报告.pdf\""_ba << u"季度报告.pdf"_s;
    QTest::newRow("raw UTF-8 in a token") << "attachment; filename=季度报告.pdf"_ba << u"季度报告.pdf"_s;
    QTest::newRow("raw GBK") << "attachment; filename=\"\xb1\xa8\xb8\xe6.pdf\""_ba << u"报告.pdf"_s;
    QTest::newRow("raw GBK, a backslash inside a character")
        << "attachment; filename=\"\xd6\xd2\xd5\x5c.txt\""_ba << u"忠誠.txt"_s;
    QTest::newRow("raw GBK, a backslash before the closing quote")
        << "attachment; filename=\"\xd6\xd2\xd5\x5c\""_ba << u"忠誠"_s;
    QTest::newRow("raw Latin-1") << "attachment; filename=\"\xdc"
                                    "bersicht M\xfcller.pdf\""_ba
                                 << u"Übersicht Müller.pdf"_s;
    QTest::newRow("raw bytes of no charset") << "attachment; filename=\"a\xff\xfe.pdf\""_ba << u"aÿþ.pdf"_s;
    QTest::newRow("Chinese in which private characters stand")
        << "attachment; filename=\"\xb1\xa8\xaa\xa1.pdf\""_ba << u"±¨ª¡.pdf"_s;

    // Encodings that should not be there
    QTest::newRow("percent-encoded in plain filename")
        << "attachment; filename=\"%E6%8A%A5%20a.pdf\""_ba << u"报 a.pdf"_s;
    QTest::newRow("percent-encoded GBK") << "attachment; filename=%B1%A8%B8%E6.pdf"_ba << u"报告.pdf"_s;
    QTest::newRow("percent signs that are none") << "attachment; filename=\"100% sure.pdf\""_ba << u"100% sure.pdf"_s;
    QTest::newRow("percent-encoded bytes of no charset") << "attachment; filename=\"%FF.pdf\""_ba << u"%FF.pdf"_s;
    QTest::newRow("an encoded word, B") << "attachment; filename=\"=?UTF-8?B?5oql5ZGKLnBkZg==?=\""_ba << u"报告.pdf"_s;
    QTest::newRow("an encoded word, Q") << "attachment; filename=\"=?utf-8?q?=E6=8A=A5_a.pdf?=\""_ba << u"报 a.pdf"_s;
    QTest::newRow("an encoded word in GB2312") << "attachment; filename=\"=?GB2312?B?saG45g==?=\""_ba << u"薄告"_s;
    QTest::newRow("encoded words that cut a character")
        << "attachment; filename=\"=?UTF-8?B?5oo=?= =?UTF-8?B?pQ==?=\""_ba << u"报"_s;
    QTest::newRow("an encoded word inside a name")
        << "attachment; filename=\"a =?UTF-8?B?5oql?= b\""_ba << u"a =?UTF-8?B?5oql?= b"_s;
    QTest::newRow("an encoded word that is broken")
        << "attachment; filename=\"=?UTF-8?B?5?=\""_ba << u"=?UTF-8?B?5?="_s;

    // Quotes and semicolons
    QTest::newRow("escaped quotes") << R"(attachment; filename="a \"b\" c.pdf")"_ba << u"a \"b\" c.pdf"_s;
    QTest::newRow("an escaped backslash") << R"(attachment; filename="a\\b.pdf")"_ba << u"a\\b.pdf"_s;
    QTest::newRow("the backslashes of a path") << R"(attachment; filename="C:\dir\x.pdf")"_ba << u"C:\\dir\\x.pdf"_s;
    QTest::newRow("quotes that nobody escaped")
        << R"(attachment; filename="a "b" c.pdf"; size=3)"_ba << u"a \"b\" c.pdf"_s;
    QTest::newRow("something behind the closing quote") << R"(attachment; filename="a.pdf" size=3)"_ba << u"a.pdf"_s;
    QTest::newRow("a quote that never closes") << R"(attachment; filename="a.pdf)"_ba << u"a.pdf"_s;
    QTest::newRow("a quote that never closes, and more")
        << "attachment; filename=\"a.pdf; filename*=UTF-8''b.pdf"_ba << u"b.pdf"_s;
    QTest::newRow("a quote that only closes") << R"(attachment; filename=a.pdf")"_ba << u"a.pdf\""_s;
    QTest::newRow("a semicolon inside quotes") << R"(attachment; filename="a;b.pdf")"_ba << u"a;b.pdf"_s;
    QTest::newRow("a filename inside quotes") << R"(attachment; x="; filename=b"; filename="a.pdf")"_ba << u"a.pdf"_s;
    QTest::newRow("stray semicolons") << R"(;; attachment;; filename="a.pdf";;)"_ba << u"a.pdf"_s;
    QTest::newRow("single quotes are part of the name") << "attachment; filename='a.pdf'"_ba << u"'a.pdf'"_s;
    QTest::newRow("white space around the name") << "attachment; filename=\" a.pdf \""_ba << u"a.pdf"_s;
    QTest::newRow("an empty filename* and a good filename") << "attachment; filename*=; filename=a"_ba << u"a"_s;
    QTest::newRow("a path stays for others to judge")
        << R"(attachment; filename="../../x.desktop")"_ba << u"../../x.desktop"_s;
}

void ContentDispositionTest::nameIsRead()
{
    QFETCH(QByteArray, header);
    QFETCH(QString, expected);
    QCOMPARE(fileNameFrom(header), std::optional(expected));
}

void ContentDispositionTest::noNameIsNone_data()
{
    QTest::addColumn<QByteArray>("header");

    QTest::newRow("no header") << QByteArray();
    QTest::newRow("only a type") << "attachment"_ba;
    QTest::newRow("other parameters") << R"(attachment; name="a.pdf")"_ba;
    QTest::newRow("an empty name") << R"(attachment; filename="")"_ba;
    QTest::newRow("a name of spaces") << R"(attachment; filename="  ")"_ba;
    QTest::newRow("a name that is missing") << "attachment; filename="_ba;
    QTest::newRow("a word without value") << "attachment; filename"_ba;
    QTest::newRow("an unknown charset and nothing else") << "attachment; filename*=x-none''%E4"_ba;
    QTest::newRow("bytes that the charset lacks") << "attachment; filename*=UTF-8''%E4"_ba;
    QTest::newRow("an opening quote at the end") << "attachment; filename=\""_ba;
}

void ContentDispositionTest::noNameIsNone()
{
    QFETCH(QByteArray, header);
    QCOMPARE(fileNameFrom(header), std::nullopt);
}

void ContentDispositionTest::longHeadersTakeNoTime_data()
{
    QTest::addColumn<QByteArray>("header");

    QTest::newRow("quotes") << "filename=" + QByteArray(1'000'000, '"');
    QTest::newRow("quotes and space") << "filename=" + "\"  "_ba.repeated(300'000) + 'x';
    QTest::newRow("backslashes") << "filename=\"" + QByteArray(1'000'000, '\\');
    QTest::newRow("parameters with something behind the quote") << "a=\"x\" y;"_ba.repeated(100'000);
    QTest::newRow("parameters that never close") << "a=\"\\\";"_ba.repeated(150'000);
    QTest::newRow("semicolons") << QByteArray(1'000'000, ';');
    QTest::newRow("percent signs") << "filename=" + QByteArray(1'000'000, '%');
    QTest::newRow("encoded words") << "filename=" + "=?UTF-8?B?5oql?= "_ba.repeated(50'000) + "?=";
    QTest::newRow("almost encoded words") << "filename==?" + "a?b?"_ba.repeated(200'000) + "?=";
    QTest::newRow("Chinese") << "filename=" + "\xb1\xa8"_ba.repeated(400'000);
}

void ContentDispositionTest::longHeadersTakeNoTime()
{
    QFETCH(QByteArray, header);
    QElapsedTimer clock;
    clock.start();
    const auto name = fileNameFrom(header);
    // Quadratic work on a million bytes takes minutes.
    QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(!name || name->size() <= header.size());
}

void ContentDispositionTest::anyBytesDoNoHarm()
{
    const QList<QByteArray> pieces{"filename"_ba, "filename*"_ba, "="_ba,    "\""_ba,      ";"_ba,          "\\"_ba,
                                   "'"_ba,        "%E4"_ba,       "%"_ba,    "UTF-8''"_ba, "=?UTF-8?B?"_ba, "?="_ba,
                                   " "_ba,        "\xe4\xb8"_ba,  "\xb1"_ba, ","_ba,       "\0"_ba,         "a"_ba};
    std::mt19937 random(20261123);
    for (int round = 0; round < 20'000; ++round) {
        QByteArray header = "attachment; filename=";
        for (auto left = random() % 12; left > 0; --left)
            header += pieces[qsizetype(random() % size_t(pieces.size()))];
        const auto name = fileNameFrom(header);
        QVERIFY2(!name || !name->trimmed().isEmpty(), header.toPercentEncoding().constData());
    }
}

QTEST_GUILESS_MAIN(ContentDispositionTest)
#include "contentdisposition_test.moc"
