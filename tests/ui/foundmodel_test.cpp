#include "ui/foundmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "core/errortext.h"
#include "tests/ui/foundsamples.h"

using namespace Larder;
using namespace Qt::StringLiterals;

using Column = FoundModel::Column;
using Reporting = QAbstractItemModelTester::FailureReportingMode;

class FoundModelTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<FoundModel> m_model;
    std::unique_ptr<FoundRows> m_rows;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QAbstractItemModelTester> m_rowsTester;

    [[nodiscard]] QStringList tickedKeys() const
    {
        QStringList keys;
        for (const FoundResource &each : m_model->ticked())
            keys << each.fileKey.text();
        return keys;
    }

    [[nodiscard]] QStringList shown(Column column = Column::Name) const
    {
        QStringList texts;
        for (int row = 0; row < m_rows->rowCount(); ++row)
            texts << m_rows->index(row, int(column)).data().toString().section(u':', 0, 0);
        return texts;
    }

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<FoundModel>();
        m_rows = std::make_unique<FoundRows>(*m_model);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), Reporting::QtTest);
        m_rowsTester = std::make_unique<QAbstractItemModelTester>(m_rows.get(), Reporting::QtTest);
        m_model->show(Samples::chat());
    }

    void cleanup()
    {
        m_rowsTester.reset();
        m_tester.reset();
        m_rows.reset();
        m_model.reset();
    }

    void everythingHasARow()
    {
        QCOMPARE(m_model->rowCount(), 6);
        QCOMPARE(m_model->tickableCount(), 4);
        QCOMPARE(shown(), (QStringList{u"(img_1)"_s, u"10 Plan.pdf"_s, u"9 walk.mp4"_s, u"(img_9)"_s, u"Sticker"_s,
                                       u"Forward"_s}));
    }

    void ticksWhatWasAskedForAndNoCovers()
    {
        QCOMPARE(tickedKeys(), (QStringList{u"img_1"_s, u"file_10"_s, u"file_9"_s}));
        QVERIFY(!m_model->isTicked(3));
        QCOMPARE(m_model->index(3, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    }

    void whatCannotBeHadCannotBeTicked()
    {
        const QModelIndex sticker = m_model->index(4, 0);
        QVERIFY(!m_model->canBeTicked(4));
        QVERIFY(!sticker.flags().testFlag(Qt::ItemIsUserCheckable));
        QVERIFY(!sticker.data(Qt::CheckStateRole).isValid());
        QVERIFY(!m_model->setData(sticker, Qt::Checked, Qt::CheckStateRole));
        QVERIFY(sticker.data(Qt::ForegroundRole).isValid());
        m_model->setTicked({4, 5}, true);
        QCOMPARE(m_model->tickedCount(), 3);
    }

    void ticksAsOneChange()
    {
        QSignalSpy changed(m_model.get(), &FoundModel::dataChanged);
        QSignalSpy told(m_model.get(), &FoundModel::ticksChanged);
        m_model->setTicked({3, 0, 4}, false);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(told.count(), 1);
        QCOMPARE(tickedKeys(), (QStringList{u"file_10"_s, u"file_9"_s}));
        QCOMPARE(m_model->tickedCount(), 2);
        QVERIFY(m_model->setData(m_model->index(3, 0), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(tickedKeys(), (QStringList{u"file_10"_s, u"file_9"_s, u"img_9"_s}));
    }

    void ticksStayWhenMoreIsKnown()
    {
        m_model->setTicked({1}, false);
        m_model->setTicked({3}, true);
        MessageReading more = Samples::chat();
        more.downloads.prepend(Samples::found(u"om_5"_s, u"file_5"_s));
        more.notDownloadable.removeLast();
        m_model->show(more);
        QCOMPARE(tickedKeys(), (QStringList{u"file_5"_s, u"img_1"_s, u"file_9"_s, u"img_9"_s}));
        QCOMPARE(m_model->tickedCount(), 4);
    }

    void filters_data()
    {
        QTest::addColumn<int>("group");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, std::optional<FoundGroup> group, const QString &words,
                            const QStringList &expected) {
            QTest::newRow(name) << (group ? int(*group) : -1) << words << expected;
        };
        const QStringList all{u"(img_1)"_s, u"10 Plan.pdf"_s, u"9 walk.mp4"_s,
                              u"(img_9)"_s, u"Sticker"_s,     u"Forward"_s};
        row("nothing", {}, {}, all);
        row("blanks", {}, u"   "_s, all);
        row("pictures, covers among them", FoundGroup::Pictures, {}, {u"(img_1)"_s, u"(img_9)"_s});
        row("files", FoundGroup::Files, {}, {u"10 Plan.pdf"_s});
        row("videos", FoundGroup::Videos, {}, {u"9 walk.mp4"_s});
        row("recordings, of which there are none", FoundGroup::Recordings, {}, {});
        row("a name, whatever its case", {}, u"PLAN"_s, {u"10 Plan.pdf"_s});
        row("a sender", {}, u"lin wei"_s, {u"10 Plan.pdf"_s});
        row("words from two columns", {}, u"wei .pdf"_s, {u"10 Plan.pdf"_s});
        row("a key", {}, u"img_9"_s, {u"(img_9)"_s});
        row("a message", {}, u"om_3"_s, {u"9 walk.mp4"_s, u"(img_9)"_s});
        row("what cannot be had", {}, u"sticker"_s, {u"Sticker"_s});
        row("a group and a word", FoundGroup::Pictures, u"om_3"_s, {u"(img_9)"_s});
        row("no row has it", {}, u"zebra"_s, {});
        row("one word of two is nowhere", {}, u"plan zebra"_s, {});
    }

    void filters()
    {
        QFETCH(const int, group);
        QFETCH(const QString, words);
        m_rows->showOnly(group < 0 ? std::nullopt : std::optional(FoundGroup(group)), words);
        QTEST(shown(), "expected");
        m_rows->showOnly({}, {});
        QCOMPARE(m_rows->rowCount(), 6);
    }

    void ticksOfWhatIsShown()
    {
        m_rows->showOnly(FoundGroup::Pictures, {});
        QCOMPARE(m_rows->tickableRows(), (QList<int>{0, 3}));
        QCOMPARE(m_rows->ticksShown().tickable, 2);
        QCOMPARE(m_rows->ticksShown().ticked, 1);
        m_rows->showOnly({}, {});
        QCOMPARE(m_rows->ticksShown().tickable, 4);
        QCOMPARE(m_rows->ticksShown().ticked, 3);
    }

    void sorts_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("as it was found") << -1 << QStringList{u"(img_1)"_s, u"10 Plan.pdf"_s, u"9 walk.mp4"_s,
                                                              u"(img_9)"_s, u"Sticker"_s,     u"Forward"_s};
        QTest::newRow("by message") << int(Column::Message)
                                    << QStringList{u"(img_1)"_s, u"10 Plan.pdf"_s, u"9 walk.mp4"_s,
                                                   u"(img_9)"_s, u"Sticker"_s,     u"Forward"_s};
        QTest::newRow("by sender, those without one first")
            << int(Column::From)
            << QStringList{u"(img_1)"_s, u"9 walk.mp4"_s, u"(img_9)"_s, u"Sticker"_s, u"Forward"_s, u"10 Plan.pdf"_s};
        QTest::newRow("by time, those without one first")
            << int(Column::Sent)
            << QStringList{u"(img_1)"_s, u"9 walk.mp4"_s, u"(img_9)"_s, u"Sticker"_s, u"Forward"_s, u"10 Plan.pdf"_s};
    }

    void sorts()
    {
        QFETCH(const int, column);
        m_rows->sort(column);
        QTEST(shown(), "expected");
        m_rows->sort(column, Qt::DescendingOrder);
        m_rows->showOnly(FoundGroup::Pictures, {});
        QCOMPARE(m_rows->rowCount(), 2);
        m_model->show(Samples::chat()); // sorted and filtered still, of as many rows as there are now
        QCOMPARE(m_rows->rowCount(), 2);
        m_model->show({});
        QCOMPARE(m_rows->rowCount(), 0);
    }

    void sizesHaveTheirColumn()
    {
        QVERIFY(!m_model->hasSizes());
        QSignalSpy told(m_model.get(), &FoundModel::sizesChanged);
        m_model->setSizes({Samples::told(u"om_1"_s, u"img_1"_s, Measured{1'300'000, 0}),
                           Samples::told(u"om_2"_s, u"file_10"_s, Measured{}),
                           Samples::told(u"om_3"_s, u"file_9"_s, Error{.reason = Reason::NoAccess}),
                           Samples::told(u"om_3"_s, u"img_9"_s, NothingToFetch{}),
                           Samples::told(u"om_9"_s, u"file_10"_s, Measured{7, 0})}); // of no row
        QCOMPARE(told.count(), 1);
        QVERIFY(m_model->hasSizes());
        QCOMPARE(shown(Column::Size),
                 (QStringList{u"1.3 MB"_s, u"unknown"_s, u"failed"_s, u"there already"_s, QString(), QString()}));
        const auto spoken = [this](int row) { return m_model->index(row, 0).data(Qt::AccessibleTextRole).toString(); };
        QVERIFY(spoken(0).contains(u"1.3 MB"_s));
        QVERIFY(spoken(1).contains(u"does not say"_s));
        QVERIFY(spoken(2).contains(sentence(Error{.reason = Reason::NoAccess})));
        QVERIFY(m_model->index(2, 0).data(Qt::ToolTipRole).toString().contains(u"<br>"_s));
    }

    void sumsUpWhatIsTicked()
    {
        m_model->setSizes({Samples::told(u"om_1"_s, u"img_1"_s, Measured{500, 100}),
                           Samples::told(u"om_3"_s, u"img_9"_s, Measured{7, 7})});
        QCOMPARE(m_model->sizes(), (SizeSum{.resources = 3, .known = 1, .bytes = 500, .toCome = 400}));
        QCOMPARE(m_model->toMeasure().size(), 2);
        m_model->setTicked({1, 2}, false);
        m_model->setTicked({3}, true);
        QCOMPARE(m_model->sizes(), (SizeSum{.resources = 2, .known = 2, .bytes = 507, .toCome = 400}));
        QVERIFY(m_model->toMeasure().isEmpty());
    }

    void whatCouldNotBeAskedIsAskedAgain()
    {
        m_model->setSizes({Samples::told(u"om_1"_s, u"img_1"_s, Error{.reason = Reason::TimedOut}),
                           Samples::told(u"om_2"_s, u"file_10"_s, Measured{}),
                           Samples::told(u"om_3"_s, u"file_9"_s, NothingToFetch{})});
        QCOMPARE(m_model->toMeasure().size(), 1);
        QCOMPARE(m_model->toMeasure().constFirst().fileKey.text(), u"img_1"_s);
    }

    void sizesStayWhenMoreIsKnown()
    {
        m_model->setSizes({Samples::told(u"om_2"_s, u"file_10"_s, Measured{500, 0})});
        MessageReading more = Samples::chat();
        more.downloads.prepend(Samples::found(u"om_5"_s, u"file_5"_s));
        m_model->show(more);
        QCOMPARE(shown(Column::Size).value(2), u"500 bytes"_s);
        m_model->setSizes({Samples::told(u"om_5"_s, u"file_5"_s, Measured{40, 0})}); // rows are counted anew
        QCOMPARE(shown(Column::Size).value(0), u"40 bytes"_s);
        m_model->show({});
        QVERIFY(!m_model->hasSizes());
    }

    void oneWithoutAMessageTakesThatWhichIsGiven()
    {
        MessageReading reading;
        reading.downloads = {Samples::found({}, u"file_7"_s)};
        m_model->show(reading);
        m_model->setSizes({Samples::told(u"om_7"_s, u"file_7"_s, Measured{500, 0})});
        QCOMPARE(m_model->sizes().known, 1);
    }

    void staysSortedBySizeWhileSizesCome()
    {
        m_rows->sort(int(Column::Size), Qt::DescendingOrder);
        m_model->setSizes({Samples::told(u"om_2"_s, u"file_10"_s, Measured{500, 0})});
        QCOMPARE(shown().constFirst(), u"10 Plan.pdf"_s);
        m_model->setSizes({Samples::told(u"om_3"_s, u"file_9"_s, Measured{9000, 0})});
        QCOMPARE(shown().mid(0, 2), (QStringList{u"9 walk.mp4"_s, u"10 Plan.pdf"_s}));
    }

    void strangersNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("shown");
        QTest::newRow("a line break") << u"a\nb.pdf"_s << u"a b.pdf"_s;
        QTest::newRow("tabs and blanks") << u" a \t b "_s << u"a b"_s;
        QTest::newRow("right to left override") << u"report\u202Efdp.exe"_s << u"report\uFFFDfdp.exe"_s;
        QTest::newRow("an isolate") << u"a\u2067b"_s << u"a\uFFFDb"_s;
        QTest::newRow("an escape") << u"a\u001b[2Jb"_s << u"a\uFFFD[2Jb"_s;
        QTest::newRow("a family of emoji") << u"👨\u200D👩.png"_s << u"👨\u200D👩.png"_s;
        QTest::newRow("Hebrew") << u"שלום.pdf"_s << u"שלום.pdf"_s;
        QTest::newRow("HTML") << u"<b>a</b>"_s << u"<b>a</b>"_s;
        QTest::newRow("nothing but controls") << u"\u0001"_s << u"\uFFFD"_s;
    }

    void strangersNames()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, shown);
        MessageReading reading;
        reading.downloads = {Samples::found(u"om_1"_s, u"file_1"_s, name)};
        reading.downloads.first().origin.sender = name;
        m_model->show(reading);
        QCOMPARE(m_model->index(0, int(Column::Name)).data().toString(), shown);
        QCOMPARE(m_model->index(0, int(Column::From)).data().toString(), shown);
        const QString spoken = m_model->index(0, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.startsWith(shown) && spoken.contains(u"from "_s + shown), qPrintable(spoken));
        const QString tip = m_model->index(0, 0).data(Qt::ToolTipRole).toString();
        QVERIFY(tip.contains(shown.toHtmlEscaped()));
        QCOMPARE(m_model->ticked().first().name, name); // a file's name is made of what was carried
    }

    void saysTheWholeRow()
    {
        const QString file = m_model->index(1, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(file.startsWith(u"10 Plan.pdf, file, from Lin Wei, "_s) && file.endsWith(u", ticked"_s),
                 qPrintable(file));
        m_model->setTicked({1}, false);
        const QString without = m_model->index(1, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(without.endsWith(u", not ticked"_s), qPrintable(without));
        const QString sticker = m_model->index(4, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(sticker.contains(u"cannot be downloaded"_s), qPrintable(sticker));
    }

    void kindsInWords_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("words");
        QTest::newRow("seconds") << 42 << u"recording, 0:42"_s;
        QTest::newRow("minutes") << 62 << u"recording, 1:02"_s;
        QTest::newRow("an hour") << 3725 << u"recording, 1:02:05"_s;
    }

    void kindsInWords()
    {
        QFETCH(const int, seconds);
        FoundResource recording = Samples::found(u"om_1"_s, u"file_1"_s, {}, FoundKind::Audio);
        recording.duration = std::chrono::seconds(seconds);
        QTEST(kindWords(recording), "words");
        recording.origin.messageId = u"om_2"_s;
        QVERIFY(kindWords(recording).endsWith(u"in a forward"_s));
    }

    void aHundredThousandRows()
    {
        MessageReading reading;
        for (int i = 0; i < 100'000; ++i)
            reading.downloads.append(Samples::found(u"om_%1"_s.arg(i), u"file_%1"_s.arg(i), u"%1.pdf"_s.arg(i)));
        m_rowsTester.reset(); // it looks at every row after every change
        m_tester.reset();
        m_model->show(reading);
        m_rows->sort(int(Column::Name), Qt::DescendingOrder);
        m_rows->showOnly({}, u"7"_s); // every other interval: by one row at a time this would take minutes
        QCOMPARE(m_rows->rowCount(), 40'951);
        m_rows->showOnly({}, {});
        QCOMPARE(m_rows->rowCount(), 100'000);
        m_model->setTicked(m_rows->tickableRows(), false);
        QCOMPARE(m_model->tickedCount(), 0);
    }
};

QTEST_MAIN(FoundModelTest)
#include "foundmodel_test.moc"
