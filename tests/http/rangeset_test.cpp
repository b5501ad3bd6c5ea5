#include "http/rangeset.h"

#include <algorithm>
#include <random>

#include <QTest>

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

using Ranges = QList<ByteRange>;

QByteArray asText(const std::vector<ByteRange> &ranges)
{
    QByteArrayList words;
    for (const ByteRange &range : ranges)
        words.append(QByteArray::number(range.first) + '-' + QByteArray::number(range.last));
    return words.join(' ');
}

QByteArray asText(const std::optional<ByteRange> &range)
{
    return range ? asText(std::vector{*range}) : "none"_ba;
}

RangeSet setOf(const Ranges &ranges)
{
    RangeSet set;
    for (const ByteRange &range : ranges)
        set.add(range);
    return set;
}

/** The same by the plainest means: one bool a byte. */
class Bits
{
public:
    explicit Bits(qint64 size) : m_there(static_cast<size_t>(size)) {}

    void add(const ByteRange &range) { std::fill(at(range.first), at(range.end()), true); }
    [[nodiscard]] qint64 total() const { return std::count(m_there.begin(), m_there.end(), true); }
    [[nodiscard]] bool covers(const ByteRange &range) const
    {
        return std::find(at(range.first), at(range.end()), false) == at(range.end());
    }
    [[nodiscard]] std::optional<ByteRange> firstHole(qint64 from, qint64 end) const
    {
        const auto first = std::find(at(from), at(end), false);
        if (first == at(end))
            return std::nullopt;
        return ByteRange{offset(first), offset(std::find(first, at(end), true)) - 1};
    }
    [[nodiscard]] std::vector<ByteRange> ranges() const
    {
        std::vector<ByteRange> found;
        for (auto first = std::find(m_there.begin(), m_there.end(), true); first != m_there.end();) {
            const auto last = std::find(first, m_there.end(), false);
            found.push_back(ByteRange{offset(first), offset(last) - 1});
            first = std::find(last, m_there.end(), true);
        }
        return found;
    }

private:
    using Place = std::vector<bool>::const_iterator;
    [[nodiscard]] Place at(qint64 offset) const { return m_there.begin() + offset; }
    [[nodiscard]] std::vector<bool>::iterator at(qint64 offset) { return m_there.begin() + offset; }
    [[nodiscard]] qint64 offset(Place place) const { return place - m_there.begin(); }

    std::vector<bool> m_there;
};

} // namespace

class RangeSetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void add_data()
    {
        QTest::addColumn<Ranges>("added");
        QTest::addColumn<QByteArray>("ranges");
        QTest::newRow("nothing") << Ranges{} << ""_ba;
        QTest::newRow("one") << Ranges{{0, 9}} << "0-9"_ba;
        QTest::newRow("the same twice") << Ranges{{0, 9}, {0, 9}} << "0-9"_ba;
        QTest::newRow("in order, with a hole") << Ranges{{0, 9}, {20, 29}} << "0-9 20-29"_ba;
        QTest::newRow("out of order") << Ranges{{20, 29}, {0, 9}} << "0-9 20-29"_ba;
        QTest::newRow("touching") << Ranges{{0, 9}, {10, 19}} << "0-19"_ba;
        QTest::newRow("touching from behind") << Ranges{{10, 19}, {0, 9}} << "0-19"_ba;
        QTest::newRow("one byte between them") << Ranges{{0, 9}, {11, 19}} << "0-9 11-19"_ba;
        QTest::newRow("the hole filled to the byte") << Ranges{{0, 9}, {20, 29}, {10, 19}} << "0-29"_ba;
        QTest::newRow("the hole filled but for one byte") << Ranges{{0, 9}, {20, 29}, {10, 18}} << "0-18 20-29"_ba;
        QTest::newRow("over both edges") << Ranges{{0, 9}, {20, 29}, {5, 24}} << "0-29"_ba;
        QTest::newRow("inside another") << Ranges{{0, 29}, {10, 19}} << "0-29"_ba;
        QTest::newRow("around others") << Ranges{{2, 3}, {5, 6}, {8, 9}, {0, 20}} << "0-20"_ba;
        QTest::newRow("in the middle of many")
            << Ranges{{0, 1}, {40, 41}, {10, 11}, {30, 31}, {20, 21}} << "0-1 10-11 20-21 30-31 40-41"_ba;
        QTest::newRow("joins two of many")
            << Ranges{{0, 1}, {10, 11}, {20, 21}, {30, 31}, {12, 19}} << "0-1 10-21 30-31"_ba;
        QTest::newRow("beyond 4 GiB") << Ranges{{4294967290, 4294967299}, {4294967300, 4294967301}}
                                      << "4294967290-4294967301"_ba;
    }

    void add()
    {
        QFETCH(const Ranges, added);
        QFETCH(const QByteArray, ranges);
        const RangeSet set = setOf(added);
        QCOMPARE(asText(set.ranges()), ranges);
        QCOMPARE(set.empty(), added.isEmpty());
    }

    void anyOrderGivesTheSame()
    {
        Ranges pieces{{0, 4}, {5, 9}, {20, 24}, {22, 30}, {40, 40}};
        const auto before = [](const ByteRange &a, const ByteRange &b) { return a.first < b.first; };
        int orders = 0;
        do {
            QCOMPARE(asText(setOf(pieces).ranges()), "0-9 20-30 40-40"_ba);
            ++orders;
        } while (std::next_permutation(pieces.begin(), pieces.end(), before));
        QCOMPARE(orders, 120);
    }

    void clearForgetsAll()
    {
        RangeSet set = setOf({{0, 9}});
        set.clear();
        QVERIFY(set.empty());
        QCOMPARE(set.total(), 0);
        QCOMPARE(set, RangeSet());
    }

    void total()
    {
        QCOMPARE(RangeSet().total(), 0);
        QCOMPARE(setOf({{0, 9}, {20, 20}}).total(), 11);
        QCOMPARE(setOf({{0, 4294967295}, {4294967297, 4294967297}}).total(), 4294967297);
    }

    void contiguousEnd_data()
    {
        QTest::addColumn<Ranges>("added");
        QTest::addColumn<qint64>("end");
        QTest::newRow("nothing there") << Ranges{} << qint64(0);
        QTest::newRow("from 0") << Ranges{{0, 9}} << qint64(10);
        QTest::newRow("up to the hole") << Ranges{{0, 9}, {20, 29}} << qint64(10);
        QTest::newRow("a hole at 0") << Ranges{{1, 9}} << qint64(0);
    }

    void contiguousEnd()
    {
        QFETCH(const Ranges, added);
        QFETCH(const qint64, end);
        QCOMPARE(setOf(added).contiguousEnd(), end);
    }

    void firstHole_data()
    {
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("end");
        QTest::addColumn<QByteArray>("hole");
        const auto row = [](const char *name, qint64 from, qint64 end, const QByteArray &hole) {
            QTest::newRow(name) << from << end << hole;
        };
        // What is there: 10-19 30-39.
        row("in front of all", 0, 50, "0-9");
        row("in front of all, cut by the end", 0, 5, "0-4");
        row("from inside a range", 15, 50, "20-29");
        row("from inside the hole", 25, 50, "25-29");
        row("from a range's last byte", 19, 50, "20-29");
        row("from a range's end", 20, 50, "20-29");
        row("between, cut by the end", 15, 22, "20-21");
        row("behind all", 35, 50, "40-49");
        row("far behind all", 60, 70, "60-69");
        row("all of it there", 12, 18, "none");
        row("ends where the range ends", 12, 20, "none");
        row("ends one byte behind the range", 12, 21, "20-20");
        row("an empty stretch", 25, 25, "none");
    }

    void firstHole()
    {
        QFETCH(const qint64, from);
        QFETCH(const qint64, end);
        QFETCH(const QByteArray, hole);
        QCOMPARE(asText(setOf({{10, 19}, {30, 39}}).firstHole(from, end)), hole);
    }

    void agreesWithPlainBits_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 200; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void agreesWithPlainBits()
    {
        QFETCH(const unsigned, seed);
        std::mt19937 chance(seed);
        constexpr qint64 size = 300;
        const auto pick = [&chance](qint64 most) { return static_cast<qint64>(chance()) % (most + 1); };
        const auto someRange = [&] {
            const qint64 first = pick(size - 1);
            return ByteRange{first, std::min(size - 1, first + pick(seed % 2 == 0 ? 8 : 40))};
        };

        RangeSet set;
        Bits bits(size);
        for (int step = 0; step < 60; ++step) {
            const ByteRange added = someRange();
            set.add(added);
            bits.add(added);
            QCOMPARE(asText(set.ranges()), asText(bits.ranges()));
            QCOMPARE(set.total(), bits.total());
            const ByteRange asked = someRange();
            QCOMPARE(set.covers(asked), bits.covers(asked));
            QCOMPARE(asText(set.firstHole(asked.first, asked.end())), asText(bits.firstHole(asked.first, asked.end())));
            QCOMPARE(set.contiguousEnd(), bits.firstHole(0, size).value_or(ByteRange{size, size}).first);
        }
    }
};

QTEST_GUILESS_MAIN(RangeSetTest)
#include "rangeset_test.moc"
