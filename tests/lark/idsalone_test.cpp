#include "lark/idsalone.h"

#include <QTest>

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

/** `om_a img_b` for a pair, `om_a -` for a message without a key, `- img_b` for a key without a message. */
QStringList linesOf(const IdsAlone &ids)
{
    QStringList lines;
    for (const ResourceRef &pair : ids.pairs)
        lines << pair.messageId.text() + u' ' + pair.fileKey.text();
    for (const MessageId &message : ids.messages)
        lines << message.text() + u" -"_s;
    for (const FileKey &key : ids.keys)
        lines << u"- "_s + key.text();
    return lines;
}

} // namespace

class IdsAloneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const QString &text, const QStringList &expected) {
            QTest::newRow(name) << text << expected;
        };
        row("a message id", u"om_1"_s, {u"om_1 -"_s});
        row("blanks and line breaks around it", u" \n om_1\r\n"_s, {u"om_1 -"_s});
        row("in quotes", u"\"om_1\""_s, {u"om_1 -"_s});
        row("a pair", u"om_1 img_1"_s, {u"om_1 img_1"_s});
        row("a pair the other way round", u"file_1, om_1"_s, {u"om_1 file_1"_s});
        row("a pair on two lines, as a table gives it", u"om_1\tfile_1\nom_2\tfile_2\n"_s,
            {u"om_1 file_1"_s, u"om_2 file_2"_s});
        row("two keys of one message", u"om_1 img_1 img_2"_s, {u"om_1 img_1"_s, u"om_1 img_2"_s});
        row("ids by themselves", u"om_1\nom_2\nom_3"_s, {u"om_1 -"_s, u"om_2 -"_s, u"om_3 -"_s});
        row("commas, semicolons and quotes", u"'om_1';\"om_2\",om_3"_s, {u"om_1 -"_s, u"om_2 -"_s, u"om_3 -"_s});
        row("Chinese commas and quotes", u"“om_1”、om_2，om_3；om_4"_s,
            {u"om_1 -"_s, u"om_2 -"_s, u"om_3 -"_s, u"om_4 -"_s});
        row("an array", u"[\"om_1\", \"om_2\"]"_s, {u"om_1 -"_s, u"om_2 -"_s});
        row("each once", u"om_1 om_2 om_1"_s, {u"om_1 -"_s, u"om_2 -"_s});
        row("a pair twice", u"om_1 img_1\nom_1 img_1"_s, {u"om_1 img_1"_s});
        row("an id alone among pairs", u"om_1 img_1 om_2"_s, {u"om_1 img_1"_s, u"om_2 -"_s});
        row("a key alone", u"img_v3_1"_s, {u"- img_v3_1"_s});
        row("keys alone", u"img_1 file_2"_s, {u"- img_1"_s, u"- file_2"_s});
        row("a key before its message and others", u"img_1 om_1 img_2"_s, {u"om_1 img_2"_s, u"- img_1"_s});

        row("nothing", {}, {});
        row("blanks", u" \n\t"_s, {});
        row("only what stands between", u", ; \" '"_s, {});
        row("a word", u"hello"_s, {});
        row("a word among ids", u"om_1 and om_2"_s, {});
        row("a bare key, which could be any word", u"om_1 8d0f1ac7"_s, {});
        row("a thread's id", u"omt_1"_s, {});
        row("a chat's id", u"oc_1"_s, {});
        row("a key with a path in it", u"om_1 img_v3/../x"_s, {});
        row("JSON", u"{\"message_id\":\"om_1\"}"_s, {});
        row("a full-width digit", u"om_１"_s, {});
    }

    void texts()
    {
        QFETCH(const QString, text);
        QFETCH(const QStringList, expected);
        const auto ids = idsAlone(text);
        QCOMPARE(ids ? linesOf(*ids) : QStringList(), expected);
        QCOMPARE(ids.has_value(), !expected.isEmpty());
    }

    void aHundredThousand()
    {
        QString text;
        for (int i = 0; i < 100'000; ++i)
            text += u"om_%1\n"_s.arg(i);
        const auto ids = idsAlone(text);
        QVERIFY(ids);
        QCOMPARE(ids->messages.size(), 100'000);
        QCOMPARE(ids->messages.constLast().text(), u"om_99999"_s);
    }

    void oneEndlessWord() { QVERIFY(!idsAlone(QString(50'000'000, u'a'))); }
};

QTEST_GUILESS_MAIN(IdsAloneTest)
#include "idsalone_test.moc"
