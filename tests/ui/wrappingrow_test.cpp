#include <QHBoxLayout>
#include <QTest>
#include <QWidget>

#include "ui/wrappingrow.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

constexpr int gap = 10;
constexpr int height = 20;

/** What stands in the row, before it is a widget. */
struct Piece
{
    int wish;
    int least = 0; ///< none: as wide as it wishes
    enum class Width { Fixed, Growing } kind = Width::Fixed;
    int its = height;
    enum class Sight { Shown, Hidden } sight = Sight::Shown;
};

Piece growing(int wish, int least)
{
    return {wish, least, Piece::Width::Growing};
}

Piece hidden(int wish)
{
    return {.wish = wish, .sight = Piece::Sight::Hidden};
}

class Block : public QWidget
{
public:
    Block(const Piece &piece, QWidget *parent) : QWidget(parent), m_piece(piece)
    {
        const bool grows = piece.kind == Piece::Width::Growing;
        setSizePolicy(grows ? QSizePolicy::Expanding : QSizePolicy::Fixed, QSizePolicy::Fixed);
        setHidden(piece.sight == Piece::Sight::Hidden);
    }
    [[nodiscard]] QSize sizeHint() const override { return {m_piece.wish, m_piece.its}; }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {m_piece.least > 0 ? m_piece.least : m_piece.wish, m_piece.its};
    }

private:
    Piece m_piece;
};

/** As letters and figures: each widget's left edge, width and top. */
QString placesOf(const QWidget &row)
{
    QStringList places;
    for (const QObject *child : row.children())
        if (const auto *block = qobject_cast<const QWidget *>(child); block && !block->isHidden())
            places << u"%1+%2@%3"_s.arg(block->x()).arg(block->width()).arg(block->y());
    return places.join(u' ');
}

} // namespace

Q_DECLARE_METATYPE(QList<Piece>)

/** Rows of controls in every width. */
class WrappingRowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void places_data()
    {
        using Rest = WrappingRow::Rest;
        QTest::addColumn<QList<Piece>>("pieces");
        QTest::addColumn<Rest>("rest");
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::addColumn<int>("width");
        QTest::addColumn<QString>("places");
        const auto row = [](const char *name, const QList<Piece> &pieces, int width, const QString &places,
                            Rest rest = Rest::AtStart, Qt::LayoutDirection direction = Qt::LeftToRight) {
            QTest::newRow(name) << pieces << rest << direction << width << places;
        };
        const QList<Piece> two{{100}, {80}};
        row("nothing in it", {}, 300, {});
        row("two with room to spare", two, 300, u"0+100@0 110+80@0"_s);
        row("two that just fit", two, 190, u"0+100@0 110+80@0"_s);
        row("a pixel too little: the second goes on below", two, 189, u"0+100@0 0+80@30"_s);
        row("narrower than one: as wide as the row", two, 60, u"0+60@0 0+60@30"_s);
        row("three, of which two fit", {{100}, {80}, {70}}, 200, u"0+100@0 110+80@0 0+70@30"_s);
        row("three lines", {{100}, {80}, {70}}, 110, u"0+100@0 0+80@30 0+70@60"_s);

        row("the rest at the end", two, 300, u"110+100@0 220+80@0"_s, Rest::AtEnd);
        row("the rest at both sides of each line", two, 150, u"25+100@0 35+80@30"_s, Rest::AtBothSides);
        row("the rest at the end of each line", two, 150, u"50+100@0 70+80@30"_s, Rest::AtEnd);

        row("one that grows takes the rest", {growing(100, 40), {80}}, 300, u"0+210@0 220+80@0"_s);
        row("nothing is left over for the end", {growing(100, 40), {80}}, 300, u"0+210@0 220+80@0"_s, Rest::AtEnd);
        row("two that grow share it", {growing(100, 40), growing(60, 40)}, 300, u"0+165@0 175+125@0"_s);
        row("an odd pixel goes to the last", {growing(100, 40), growing(60, 40)}, 301, u"0+165@0 175+126@0"_s);
        row("it wraps before it would get less than it wishes", {{80}, growing(100, 40)}, 180, u"0+80@0 0+180@30"_s);
        row("alone in its line it may get less", {{80}, growing(100, 40)}, 60, u"0+60@0 0+60@30"_s);
        row("each line shares its own rest", {growing(100, 40), {80}, growing(50, 50)}, 200,
            u"0+110@0 120+80@0 0+200@30"_s);

        row("what is hidden takes neither room nor a gap", {{100}, hidden(500), {80}}, 190, u"0+100@0 110+80@0"_s);
        row("the first hidden", {hidden(500), {80}}, 100, u"0+80@0"_s);
        row("all hidden", {hidden(50), hidden(80)}, 100, {});

        row("a low one stands in the middle of its line", {{.wish = 100, .its = 40}, {80}}, 300,
            u"0+100@0 110+80@10"_s);
        row("a high one pushes the next line down", {{.wish = 100, .its = 40}, {80}}, 150, u"0+100@0 0+80@50"_s);

        const auto mirrored = Qt::RightToLeft;
        row("right to left", two, 300, u"200+100@0 110+80@0"_s, Rest::AtStart, mirrored);
        row("right to left, the rest at the end", two, 300, u"90+100@0 0+80@0"_s, Rest::AtEnd, mirrored);
        row("right to left in two lines", two, 150, u"50+100@0 70+80@30"_s, Rest::AtStart, mirrored);
        row("right to left, growing", {growing(100, 40), {80}}, 300, u"90+210@0 0+80@0"_s, Rest::AtStart, mirrored);
    }

    void places()
    {
        QFETCH(QList<Piece>, pieces);
        QFETCH(WrappingRow::Rest, rest);
        QFETCH(Qt::LayoutDirection, direction);
        QFETCH(int, width);
        QWidget window;
        window.setLayoutDirection(direction);
        WrappingRow *row = fill(window, pieces, rest);
        row->setGeometry({0, 0, width, row->heightForWidth(width)});
        QTEST(placesOf(window), "places");
        for (const QObject *child : window.children())
            if (const auto *block = qobject_cast<const QWidget *>(child); block && !block->isHidden())
                QVERIFY2(block->geometry().bottom() < row->heightForWidth(width), "the row promises its height");
    }

    void sizes_data()
    {
        QTest::addColumn<QList<Piece>>("pieces");
        QTest::addColumn<QSize>("hint");
        QTest::addColumn<QSize>("least");
        QTest::addColumn<bool>("grows");
        QTest::newRow("nothing in it") << QList<Piece>{} << QSize(0, 0) << QSize(0, 0) << false;
        QTest::newRow("fixed") << QList<Piece>{{100}, {80}} << QSize(190, 20) << QSize(100, 20) << false;
        QTest::newRow("one grows") << QList<Piece>{{80}, growing(100, 40)} << QSize(190, 20) << QSize(80, 20) << true;
        QTest::newRow("one is hidden") << QList<Piece>{{80}, hidden(500)} << QSize(80, 20) << QSize(80, 20) << false;
    }

    /** In one line it would like to be; as narrow as its widest piece it can be. */
    void sizes()
    {
        QFETCH(QList<Piece>, pieces);
        QWidget window;
        const WrappingRow *row = fill(window, pieces, WrappingRow::Rest::AtStart);
        QTEST(row->sizeHint(), "hint");
        QTEST(row->minimumSize(), "least");
        QTEST(row->expandingDirections().testFlag(Qt::Horizontal), "grows");
    }

    void marginsAreKept()
    {
        QWidget window;
        WrappingRow *row = fill(window, {{100}, {80}}, WrappingRow::Rest::AtStart);
        row->setContentsMargins(7, 3, 5, 2);
        QCOMPARE(row->sizeHint(), QSize(202, 25));
        QCOMPARE(row->minimumSize(), QSize(112, 25));
        QCOMPARE(row->heightForWidth(202), 25);
        QCOMPARE(row->heightForWidth(201), 55);
        row->setGeometry({0, 0, 150, 55});
        QCOMPARE(placesOf(window), u"7+100@3 7+80@33"_s);
    }

    /** A layout within goes to the next line as a whole. */
    void pairsStayTogether()
    {
        QWidget window;
        WrappingRow *row = fill(window, {{100}}, WrappingRow::Rest::AtStart);
        auto *pair = new QHBoxLayout;
        pair->setSpacing(gap);
        for (int each = 0; each < 2; ++each)
            pair->addWidget(new Block({60}, &window));
        row->addLayout(pair);
        row->setGeometry({0, 0, 200, row->heightForWidth(200)});
        QCOMPARE(placesOf(window), u"0+100@0 0+60@30 70+60@30"_s);
    }

    void whatIsTakenIsTheTakers()
    {
        QWidget window;
        WrappingRow *row = fill(window, {{100}, {80}}, WrappingRow::Rest::AtStart);
        QCOMPARE(row->takeAt(2), nullptr);
        QCOMPARE(row->takeAt(-1), nullptr);
        const std::unique_ptr<QLayoutItem> taken(row->takeAt(0));
        QCOMPARE(taken->sizeHint().width(), 100);
        QCOMPARE(row->count(), 1);
        QCOMPARE(row->sizeHint(), QSize(80, 20));
    }

private:
    static WrappingRow *fill(QWidget &window, const QList<Piece> &pieces, WrappingRow::Rest rest)
    {
        auto *row = new WrappingRow(rest, &window);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(gap);
        for (const Piece &each : pieces)
            row->addWidget(new Block(each, &window));
        return row;
    }
};

QTEST_MAIN(WrappingRowTest)
#include "wrappingrow_test.moc"
