#include "ui/dropplace.h"

#include <QImage>
#include <QMimeData>
#include <QTest>
#include <QUrl>

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

/** "files: …", "text: …", "in vain", "nothing" */
QString linesOf(const std::optional<Dropped> &dropped)
{
    if (!dropped)
        return u"nothing"_s;
    if (const auto *files = std::get_if<DroppedFiles>(&*dropped))
        return u"files: "_s + files->paths.join(u", "_s);
    if (const auto *text = std::get_if<DroppedText>(&*dropped))
        return u"text: "_s + text->text;
    return u"in vain"_s;
}

} // namespace

class DropPlaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drags_data()
    {
        QTest::addColumn<QStringList>("urls");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QStringList &urls, const QString &text, const QString &expected) {
            QTest::newRow(name) << urls << text << expected;
        };
        row("a file", {u"file:///srv/a.json"_s}, {}, u"files: /srv/a.json"_s);
        row("a file, which file managers give as text too", {u"file:///srv/a.json"_s}, u"/srv/a.json"_s,
            u"files: /srv/a.json"_s);
        row("a name with blanks and Han", {u"file:///srv/%E5%91%A8%20%E6%8A%A5.json"_s}, {},
            u"files: /srv/周 报.json"_s);
        row("two files", {u"file:///srv/a.json"_s, u"file:///srv/b.json"_s}, {}, u"files: /srv/a.json, /srv/b.json"_s);
        row("a file among addresses", {u"https://example.com/"_s, u"file:///srv/a.json"_s}, {},
            u"files: /srv/a.json"_s);
        row("text", {}, u"{\"message_id\":\"om_1\"}"_s, u"text: {\"message_id\":\"om_1\"}"_s);
        row("blanks", {}, u" \n\t "_s, u"nothing"_s);
        row("a link of a browser", {u"https://example.com/a.json"_s}, u"https://example.com/a.json"_s, u"in vain"_s);
        row("a link without text", {u"https://example.com/a.json"_s}, {}, u"in vain"_s);
        row("a file on another computer", {u"sftp://host/srv/a.json"_s}, {}, u"in vain"_s);
        row("text that has a link besides", {u"https://example.com/"_s}, u"om_1 img_1"_s, u"text: om_1 img_1"_s);
        row("nothing", {}, {}, u"nothing"_s);
    }

    void drags()
    {
        QFETCH(const QStringList, urls);
        QFETCH(const QString, text);
        QMimeData drag;
        if (!urls.isEmpty())
            drag.setUrls(QUrl::fromStringList(urls));
        if (!text.isEmpty())
            drag.setText(text);
        QTEST(linesOf(droppedFrom(drag)), "expected");
        QCOMPARE(mayBeTaken(drag), !urls.isEmpty() || !text.isEmpty());
    }

    void anAddressThatShouldHaveBeenEscaped()
    {
        QMimeData drag;
        drag.setData(u"text/uri-list"_s, "file:///srv/a b.json\r\n");
        const QString expected = linesOf(droppedFrom(drag));
        QVERIFY(!whyInVain().isEmpty());
        QVERIFY2(expected == "in vain"_L1 || expected == "files: /srv/a b.json"_L1, qPrintable(expected));
        QVERIFY(mayBeTaken(drag));
    }

    void aPicture()
    {
        QMimeData drag;
        drag.setImageData(QImage(4, 4, QImage::Format_RGB32));
        QVERIFY(!mayBeTaken(drag));
        QCOMPARE(linesOf(droppedFrom(drag)), u"nothing"_s);
    }

    void liesOverItsWindow()
    {
        QWidget window;
        window.resize(300, 200);
        DropPlace place(&window);
        window.show();
        QVERIFY(!place.isVisible());
        place.open();
        QVERIFY(place.isVisible());
        QCOMPARE(place.geometry(), window.rect());
        QVERIFY(window.childAt(100, 100) == nullptr); // what is dropped goes to what lies under it
    }
};

QTEST_MAIN(DropPlaceTest)
#include "dropplace_test.moc"
