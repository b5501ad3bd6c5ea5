#include "core/log.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace Larder;
using namespace Qt::StringLiterals;

class LogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isQuietUnlessAskedFor();
    void strikesSecrets_data();
    void strikesSecrets();
    void keepsOrdinaryText_data();
    void keepsOrdinaryText();
    void longTextsTakeNoTime_data();
    void longTextsTakeNoTime();
};

void LogTest::isQuietUnlessAskedFor()
{
    for (const QLoggingCategory *category : {&logHttp(), &logTransfer(), &logFiles()}) {
        QVERIFY(!category->isDebugEnabled());
        QVERIFY(!category->isInfoEnabled());
        QVERIFY(category->isWarningEnabled());
    }
}

void LogTest::strikesSecrets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");

    QTest::newRow("a header") << u"Authorization: Bearer CANARY-1 and more"_s
                              << u"Authorization: Bearer *** and more"_s;
    QTest::newRow("a header in another case") << u"authorization:bearer  CANARY"_s << u"authorization:bearer ***"_s;
    QTest::newRow("a header of another scheme")
        << u"Proxy-Authorization: Basic CANARY=="_s << u"Proxy-Authorization: ***"_s;
    QTest::newRow("a header as JSON") << uR"({"Authorization":"Basic CANARY"})"_s << uR"({"Authorization":"***"})"_s;
    QTest::newRow("a tenant token in a sentence") << u"token t-g1044qeGEDXCANARY is bad"_s << u"token *** is bad"_s;
    QTest::newRow("a user token in quotes") << u"'u-5Dak9ZAxJ9tCANARY_BFM51'"_s << u"'***'"_s;
    QTest::newRow("a refresh token") << u"sent ur-t9HHgRCjMqGCANARY"_s << u"sent ***"_s;
    QTest::newRow("a signed token") << u"got eyJhbGciOiJFUzI1NiIs.eyJCANARY.CANARY-x_y."_s << u"got ***."_s;
    QTest::newRow("a signed token that was cut") << u"got eyJhbGciOiJFUzI1NiIsCANARY"_s << u"got ***"_s;
    QTest::newRow("a field of JSON") << uR"({"app_secret":"CANARY","code":1})"_s << uR"({"app_secret":***,"code":1})"_s;
    QTest::newRow("a field with an escaped quote")
        << uR"({"app_secret": "a\"CANARY","code":1})"_s << uR"({"app_secret": ***,"code":1})"_s;
    QTest::newRow("a field of JSON inside a string")
        << uR"({\"access_token\":\"CANARY\",\"x\":1})"_s << uR"({\"access_token\":***\",\"x\":1})"_s;
    QTest::newRow("a field with spaces in it")
        << uR"("client_secret": "CANARY CANARY")"_s << uR"("client_secret": ***)"_s;
    QTest::newRow("a query") << u"https://x/?refresh_token=CANARY&state=1"_s
                             << u"https://x/?refresh_token=***&state=1"_s;
    QTest::newRow("a form") << u"client_secret=CANARY&code=2"_s << u"client_secret=***&code=2"_s;
    QTest::newRow("a variable") << u"LARDER_USER_ACCESS_TOKEN=CANARY"_s << u"LARDER_USER_ACCESS_TOKEN=***"_s;
    QTest::newRow("two of them") << u"token=CANARY token=CANARY"_s << u"token=*** token=***"_s;
}

void LogTest::strikesSecrets()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(withoutSecrets(text), expected);
}

void LogTest::keepsOrdinaryText_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("nothing") << QString();
    QTest::newRow("a refusal") << u"App not in chat."_s;
    QTest::newRow("a sentence about tokens")
        << u"Invalid access token for authorization. Please make a test attempt."_s;
    QTest::newRow("ids and keys")
        << u"om_dc13264520392913993dd051dba21dcf file_v3_00ab_6f1c3a52-0b1d-4d7e-9a3b-1f2e3d4c5b6g"_s;
    QTest::newRow("hyphens inside words") << u"built-in t-shirts, out-of-range"_s;
    QTest::newRow("Chinese") << u"机器人不在群里：请添加"_s;
    QTest::newRow("a link with a log id") << u"https://open.feishu.cn/search?log_id=2026&code=234004"_s;
}

void LogTest::keepsOrdinaryText()
{
    QFETCH(QString, text);
    QCOMPARE(withoutSecrets(text), text);
}

void LogTest::longTextsTakeNoTime_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("one long secret") << u"secret=\""_s + QString(500'000, u'x');
    QTest::newRow("a secret full of escapes") << u"secret=\""_s + u"\\\""_s.repeated(250'000) + u"CANARY"_s;
    QTest::newRow("the word again and again") << u"token"_s.repeated(100'000);
    QTest::newRow("the word and space") << u"token "_s + QString(500'000, u' ');
    QTest::newRow("backslashes") << u"token"_s + QString(500'000, u'\\');
    QTest::newRow("a run of letters") << u"eyJ"_s.repeated(170'000);
    QTest::newRow("a run of hyphens") << u"t-"_s.repeated(250'000);
    QTest::newRow("authorization without end") << u"authorization"_s.repeated(40'000);
    QTest::newRow("quotes that never close") << u"token=\"a"_s.repeated(60'000);
}

void LogTest::longTextsTakeNoTime()
{
    QFETCH(QString, text);
    QElapsedTimer clock;
    clock.start();
    const QString struck = withoutSecrets(text);
    // Quadratic work on half a million characters takes minutes.
    QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(!struck.contains("CANARY"_L1));
}

QTEST_GUILESS_MAIN(LogTest)
#include "log_test.moc"
