#include "lark/joinedreading.h"

#include <QFile>
#include <QTest>

#include "lark/readinglines.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using Larder::Test::answer;
using Larder::Test::item;
using Larder::Test::linesOf;

namespace {

QByteArray file(const QByteArray &id, const QByteArray &key, const QByteArray &name = {})
{
    const QByteArray named = name.isEmpty() ? QByteArray() : R"(,"file_name":")" + name + R"(")";
    return item(id, "file", R"({"file_key":")" + key + R"(")" + named + "}");
}

QByteArray sticker(const QByteArray &id)
{
    return item(id, "sticker", R"({"file_key":"file_sticker"})");
}

QByteArray forward(const QByteArray &id)
{
    return item(id, "merge_forward", "Merged and Forwarded Message");
}

QByteArray forwardWith(const QByteArray &id, const QByteArray &child, const QByteArray &key)
{
    return forward(id) + ',' +
           item(child, "file", R"({"file_key":")" + key + R"("})", R"("upper_message_id":")" + id + R"(",)");
}

QByteArray video(const QByteArray &id, const QByteArray &key, const QByteArray &cover)
{
    return item(id, "media", R"({"file_key":")" + key + R"(","image_key":")" + cover + R"("})");
}

QByteArray picture(const QByteArray &id, const QByteArray &key)
{
    return item(id, "image", R"({"image_key":")" + key + R"("})");
}

} // namespace

class JoinedReadingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readings_data()
    {
        QTest::addColumn<QList<QByteArray>>("inputs");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const QList<QByteArray> &inputs, const QStringList &expected) {
            QTest::newRow(name) << inputs << expected;
        };
        row("none", {}, {});
        row("in the order in which they came", {file("om_2", "file_2"), file("om_1", "file_1")},
            {u"om_2 file_2 file"_s, u"om_1 file_1 file"_s});
        row("the same one twice", {file("om_1", "file_1", "a.pdf"), file("om_1", "file_1", "a.pdf")},
            {u"om_1 file_1 file a.pdf"_s});
        row("the same key in two messages", {file("om_1", "file_1"), file("om_2", "file_1")},
            {u"om_1 file_1 file"_s, u"om_2 file_1 file"_s});
        row("a later one knows the name", {file("om_1", "file_1"), file("om_1", "file_1", "a.pdf")},
            {u"om_1 file_1 file a.pdf"_s});
        row("the first name stays", {file("om_1", "file_1", "a.pdf"), file("om_1", "file_1", "b.pdf")},
            {u"om_1 file_1 file a.pdf"_s});
        row("a sticker in both", {sticker("om_1"), sticker("om_1")}, {u"- om_1 sticker"_s});
        row("stickers of two messages", {sticker("om_1"), sticker("om_2")}, {u"- om_1 sticker"_s, u"- om_2 sticker"_s});
        row("stickers of messages without an id", {sticker(""), sticker("")}, {u"- - sticker"_s, u"- - sticker"_s});
        row("a forward that a later one expands", {forward("om_1"), forwardWith("om_1", "om_2", "file_1")},
            {u"om_1 file_1 file"_s});
        row("a forward that an earlier one expands", {forwardWith("om_1", "om_2", "file_1"), forward("om_1")},
            {u"om_1 file_1 file"_s});
        row("a forward that none expands", {forward("om_1"), forwardWith("om_3", "om_2", "file_1")},
            {u"om_3 file_1 file"_s, u"- om_1 forward_not_expanded"_s});
        row("a cover in both", {video("om_1", "file_1", "img_1"), video("om_1", "file_1", "img_1")},
            {u"om_1 file_1 file"_s, u"? om_1 img_1 image"_s});
        row("a cover that is somebody's picture too", {video("om_1", "file_1", "img_1"), picture("om_1", "img_1")},
            {u"om_1 file_1 file"_s, u"om_1 img_1 image"_s});
        row("a picture that is a cover too", {picture("om_1", "img_1"), video("om_1", "file_1", "img_1")},
            {u"om_1 img_1 image"_s, u"om_1 file_1 file"_s});
    }

    void readings()
    {
        QFETCH(const QList<QByteArray>, inputs);
        JoinedReading joined;
        for (const QByteArray &input : inputs)
            joined.add(readMessages(answer({input})));
        QTEST(linesOf(joined.reading()), "expected");
    }

    void lookedUp_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("answered");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const QByteArray &before, const QByteArray &answered,
                            const QStringList &expected) { QTest::newRow(name) << before << answered << expected; };
        row("a forward is expanded", forward("om_1"), answer({forwardWith("om_1", "om_2", "file_1")}),
            {u"om_1 file_1 file"_s});
        row("a forward is recalled by now", forward("om_1"),
            answer({item("om_1", "merge_forward", "x", R"("deleted":true,)")}), {u"- om_1 deleted"_s});
        row("a forward holds nothing to download", forward("om_1"),
            answer({forward("om_1"), item("om_2", "text", R"({"text":"a"})", R"("upper_message_id":"om_1",)")}), {});
        row("the answer is no message", forward("om_1"), "{}", {u"- om_1 forward_not_expanded"_s});
        row("the platform says no", forward("om_1"), R"({"code":230002,"msg":"no"})",
            {u"- om_1 forward_not_expanded"_s});
        row("other messages stay as they are", forward("om_1") + ',' + sticker("om_3"),
            answer({forwardWith("om_1", "om_2", "file_1")}), {u"om_1 file_1 file"_s, u"- om_3 sticker"_s});
    }

    void lookedUp()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, answered);
        JoinedReading joined;
        joined.add(readMessages(answer({before})));
        joined.addLookedUp(MessageId::parse(u"om_1"_s).value(), readMessages(answered));
        QTEST(linesOf(joined.reading()), "expected");
    }
};

QTEST_GUILESS_MAIN(JoinedReadingTest)
#include "joinedreading_test.moc"
