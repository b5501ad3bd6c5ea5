#include <functional>

#include <QTemporaryDir>
#include <QTest>

#include "support/aftermath.h"

using namespace Larder;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(std::function<void(Larder::Aftermath &)>)

namespace {

void put(const QString &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder + u'/' + name);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

} // namespace

/** What asserts for others must be able to fail. */
class AftermathTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isNoticed_data()
    {
        QTest::addColumn<std::function<void(Aftermath &)>>("happen");
        QTest::addColumn<QString>("wrong");
        const auto row = [](const char *name, const std::function<void(Aftermath &)> &happen, const QString &wrong) {
            QTest::newRow(name) << happen << wrong;
        };
        row(
            "all is well", [](Aftermath &) {}, QString());
        row(
            "an older file is gone", [](Aftermath &a) { QFile::remove(a.folder + u"/old"_s); },
            u"old was there before and is gone"_s);
        row(
            "an older file was changed", [](Aftermath &a) { put(a.folder, u"old"_s, "other"); },
            u"old was there before and was changed"_s);
        row(
            "a file that nobody expects", [](Aftermath &a) { put(a.folder, u".left"_s, "x"); },
            u"new in the folder is [.left, new] in place of [new]"_s);
        row(
            "an expected file is not there", [](Aftermath &a) { QFile::remove(a.folder + u"/new"_s); },
            u"new in the folder is [] in place of [new]"_s);
        row(
            "a file with a wrong byte", [](Aftermath &a) { put(a.folder, u"new"_s, "nex"); },
            u"new is not what the server has"_s);
        row(
            "a secret in a file of whatever content",
            [](Aftermath &a) {
                put(a.folder, u"part"_s, "x canary x");
                a.arrived.insert(u"part"_s, {});
            },
            u"the token is in "_s);
        row(
            "a secret in the log", [](Aftermath &a) { a.said.append(u"GET canary"_s); }, u"the token was said"_s);
        row(
            "a secret at another origin",
            [](Aftermath &a) {
                HttpRequest request;
                request.path = "/x";
                request.headers = {{"Authorization", "Bearer canary"}};
                a.elsewhere.append(request);
            },
            u"the token went to another origin, to /x"_s);
        row(
            "a request too many", [](Aftermath &a) { a.requests = 4; }, u"4 requests were sent, and 3 are allowed"_s);
        row(
            "a row without a sentence", [](Aftermath &a) { a.sentences.append(u" "_s); }, u"a row says nothing"_s);
    }

    void isNoticed()
    {
        QFETCH(const std::function<void(Aftermath &)>, happen);
        QFETCH(const QString, wrong);
        const QTemporaryDir folder;
        put(folder.path(), u"old"_s, "old");
        Aftermath aftermath{.folder = folder.path(),
                            .before = hashesIn(folder.path()),
                            .arrived = {{u"new"_s, hashOf("new")}},
                            .secret = "canary",
                            .said = {u"GET /"_s},
                            .sentences = {u"Saved."_s},
                            .elsewhere = {},
                            .requests = 3,
                            .mostRequests = 3};
        put(folder.path(), u"new"_s, "new");
        happen(aftermath);
        const QString found = whatIsWrong(aftermath);
        QCOMPARE(found.isEmpty(), wrong.isEmpty());
        QVERIFY2(found.startsWith(wrong), qPrintable(found));
    }
};

QTEST_GUILESS_MAIN(AftermathTest)
#include "aftermath_test.moc"
