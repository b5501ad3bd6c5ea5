#include <QTest>

#include "cli/jsonline.h"

using namespace Larder;
using namespace Qt::StringLiterals;

class JsonLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItsOrder()
    {
        JsonLine inner;
        inner.add("z", 1).add("a", false);
        QCOMPARE(JsonLine().add("ok", true).add("data", inner).add("b", u"x"_s).text(),
                 QByteArray(R"({"ok":true,"data":{"z":1,"a":false},"b":"x"})"));
        QCOMPARE(JsonLine().text(), QByteArray("{}"));
    }

    void staysOnOneLineAndEscapes()
    {
        QCOMPARE(JsonLine().add("path", u"a\"b\\c\nd 季"_s).text(), QByteArray("{\"path\":\"a\\\"b\\\\c\\nd 季\"}"));
    }

    void largeNumbersStayWhole()
    {
        QCOMPARE(JsonLine().add("size", Q_INT64_C(5'368'709'120)).text(), QByteArray(R"({"size":5368709120})"));
    }
};

QTEST_GUILESS_MAIN(JsonLineTest)
#include "jsonline_test.moc"
