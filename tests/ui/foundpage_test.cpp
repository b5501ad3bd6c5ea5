#include "ui/foundpage.h"
#include "ui/foundview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

#include "tests/ui/foundsamples.h"
#include "ui/foundmodel.h"
#include "ui/liveregion.h"
#include "ui/noticeband.h"

using namespace Larder;
using namespace Qt::StringLiterals;

class FoundPageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<FoundPage> m_page;
    std::unique_ptr<QSignalSpy> m_wanted;
    std::unique_ptr<QSignalSpy> m_back;

    [[nodiscard]] QAbstractButton *button(const QString &text) const
    {
        for (QAbstractButton *each : m_page->findChildren<QAbstractButton *>())
            if (each->text().remove(u'&') == text && each->isVisible())
                return each;
        return nullptr;
    }

    [[nodiscard]] QLineEdit *field(const QString &name) const
    {
        for (QLineEdit *edit : m_page->findChildren<QLineEdit *>())
            if (edit->accessibleName() == name)
                return edit;
        return nullptr;
    }

    [[nodiscard]] FoundView &view() const { return *m_page->findChild<FoundView *>(); }
    [[nodiscard]] FoundModel &model() const { return *m_page->findChild<FoundModel *>(); }
    [[nodiscard]] NoticeBand &sizes() const { return *m_page->findChild<NoticeBand *>(u"sizes"_s); }
    void tellAllSizes() const
    {
        m_page->showSizes({Samples::told(u"om_1"_s, u"img_1"_s, Measured{2'000'000, 0}),
                           Samples::told(u"om_2"_s, u"file_10"_s, Measured{1'200'000'000, 131'072}),
                           Samples::told(u"om_3"_s, u"file_9"_s, Measured{150'000'000, 131'072})});
        m_page->showMeasuring(Measuring::Resting{});
    }

    [[nodiscard]] QString summary() const { return m_page->findChild<QLabel *>(u"summary"_s)->text(); }

    [[nodiscard]] QStringList wantedKeys() const
    {
        QStringList keys;
        for (const FoundResource &each : m_wanted->constLast().constFirst().value<QList<FoundResource>>())
            keys << (each.messageId ? each.messageId->text() : u"-"_s) + u' ' + each.fileKey.text();
        return keys;
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }

private Q_SLOTS:
    void init()
    {
        m_page = std::make_unique<FoundPage>();
        m_page->resize(900, 500);
        m_page->setFolder(u"/srv/kept"_s);
        m_wanted = std::make_unique<QSignalSpy>(m_page.get(), &FoundPage::downloadWanted);
        m_back = std::make_unique<QSignalSpy>(m_page.get(), &FoundPage::backWanted);
        m_page->show(Gathered{.files = {u"/srv/export.json"_s}, .reading = Samples::chat()}, FoundPage::Showing::Anew);
        static_cast<QWidget *>(m_page.get())->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        view().setFocus();
    }

    void cleanup()
    {
        m_back.reset();
        m_wanted.reset();
        m_page.reset();
    }

    void saysWhatThereIs()
    {
        QCOMPARE(summary(), u"6 found in export.json · 3 chosen"_s);
        QVERIFY(button(u"Download 3"_s));
        QCOMPARE(button(u"All"_s), m_page->findChild<QCheckBox *>());
        QCOMPARE(m_page->findChild<QCheckBox *>()->checkState(), Qt::PartiallyChecked);
        QCOMPARE(m_page->folder(), u"/srv/kept"_s);
        QVERIFY(!field(u"Message id"_s)->isVisible());
    }

    void returnDownloadsWhatIsTicked()
    {
        press(Qt::Key_Return);
        QCOMPARE(wantedKeys(), (QStringList{u"om_1 img_1"_s, u"om_2 file_10"_s, u"om_3 file_9"_s}));
    }

    void returnOnWhereverTheFocusIs_data()
    {
        QTest::addColumn<QString>("where");
        QTest::addColumn<int>("downloads");
        QTest::addColumn<int>("backs");
        QTest::newRow("the list") << u"list"_s << 1 << 0;
        QTest::newRow("the box that ticks all") << u"all"_s << 1 << 0;
        QTest::newRow("the choice of kinds") << u"group"_s << 1 << 0;
        QTest::newRow("the button") << u"download"_s << 1 << 0;
        QTest::newRow("cancel") << u"cancel"_s << 0 << 1;
        QTest::newRow("the filter, whose Return goes to the list") << u"filter"_s << 0 << 0;
    }

    void returnOnWhereverTheFocusIs()
    {
        QFETCH(const QString, where);
        const QHash<QString, QWidget *> places{{u"list"_s, &view()},
                                               {u"all"_s, m_page->findChild<QCheckBox *>()},
                                               {u"group"_s, m_page->findChild<QComboBox *>()},
                                               {u"download"_s, button(u"Download 3"_s)},
                                               {u"cancel"_s, button(u"Cancel"_s)},
                                               {u"filter"_s, field(u"Filter"_s)}};
        places[where]->setFocus();
        press(Qt::Key_Return);
        QTEST(int(m_wanted->count()), "downloads");
        QTEST(int(m_back->count()), "backs");
        if (where == "filter"_L1)
            QVERIFY(view().hasFocus());
    }

    void escapeGoesBack()
    {
        press(Qt::Key_Escape);
        QCOMPARE(m_back->count(), 1);
    }

    void escapeTakesTheFilterAwayFirst()
    {
        field(u"Filter"_s)->setFocus();
        QTest::keyClicks(field(u"Filter"_s), u"plan"_s);
        press(Qt::Key_Escape);
        QCOMPARE(m_back->count(), 0);
        QCOMPARE(field(u"Filter"_s)->text(), QString());
        press(Qt::Key_Escape);
        QCOMPARE(m_back->count(), 1);
    }

    void spaceTicksTheRow()
    {
        press(Qt::Key_Space);
        QVERIFY(!model().isTicked(0));
        press(Qt::Key_Space);
        QVERIFY(model().isTicked(0));
    }

    void spaceTicksAllChosenRowsAlike()
    {
        view().selectAll();
        press(Qt::Key_Space); // the first of them is ticked
        QCOMPARE(model().tickedCount(), 0);
        QVERIFY(!button(u"Download"_s)->isEnabled());
        press(Qt::Key_Return);
        QCOMPARE(m_wanted->count(), 0);
        press(Qt::Key_Space);
        QCOMPARE(model().tickedCount(), 4);
    }

    void ticksAllThatIsShown()
    {
        m_page->findChild<QComboBox *>()->setCurrentIndex(1); // pictures
        QCOMPARE(summary(), u"6 found in export.json · 3 chosen · 2 of them not shown"_s);
        QTest::mouseClick(m_page->findChild<QCheckBox *>(), Qt::LeftButton, {}, QPoint(8, 12));
        QCOMPARE(model().tickedCount(), 4);
        QTest::mouseClick(m_page->findChild<QCheckBox *>(), Qt::LeftButton, {}, QPoint(8, 12));
        QCOMPARE(model().tickedCount(), 2);
        QCOMPARE(m_page->findChild<QCheckBox *>()->checkState(), Qt::Unchecked);
    }

    void aFilterWithoutRows()
    {
        QTest::keyClicks(field(u"Filter"_s), u"zebra"_s);
        QCOMPARE(view().model()->rowCount(), 0);
        QVERIFY(!m_page->findChild<QCheckBox *>()->isEnabled());
        QCOMPARE(model().tickedCount(), 3);
        field(u"Filter"_s)->clear();
        QVERIFY(view().currentIndex().isValid()); // so that the keys have somewhere to begin
    }

    void forwardsCanBeLookedUp()
    {
        QSignalSpy lookUp(m_page.get(), &FoundPage::lookUpWanted);
        QVERIFY(m_page->notice().sentence().startsWith(u"1 message"_s));
        QTest::mouseClick(button(u"Look up"_s), Qt::LeftButton);
        QCOMPARE(lookUp.count(), 1);
        const auto messages = lookUp.constFirst().constFirst().value<QList<MessageId>>();
        QCOMPARE(messages.size(), 1);
        QCOMPARE(messages.constFirst().text(), u"om_5"_s);
    }

    void keepsFilterAndTicksWhenMoreIsShown()
    {
        model().setTicked({0}, false);
        QTest::keyClicks(field(u"Filter"_s), u"om_"_s);
        MessageReading more = Samples::chat();
        more.notDownloadable.removeLast();
        more.downloads.append(Samples::found(u"om_5"_s, u"file_5"_s, u"new.pdf"_s));
        m_page->show(Gathered{.reading = more}, FoundPage::Showing::More);
        QCOMPARE(field(u"Filter"_s)->text(), u"om_"_s);
        QVERIFY(!model().isTicked(0));
        QCOMPARE(model().tickedCount(), 3);
        QVERIFY(!m_page->notice().isVisible());
        QVERIFY(view().currentIndex().isValid());
    }

    void forgetsFilterAndTicksOfWhatWasThereBefore()
    {
        model().setTicked({0, 1, 2}, false);
        QTest::keyClicks(field(u"Filter"_s), u"plan"_s);
        m_page->show(Gathered{.reading = Samples::chat()}, FoundPage::Showing::Anew);
        QCOMPARE(field(u"Filter"_s)->text(), QString());
        QCOMPARE(model().tickedCount(), 3);
        QVERIFY(view().hasFocus());
    }

    void asksForTheMessageOfThoseWithoutOne()
    {
        MessageReading reading = Samples::chat();
        reading.downloads.append(Samples::found({}, u"file_7"_s));
        m_page->show(Gathered{.reading = reading}, FoundPage::Showing::Anew);
        QLineEdit *id = field(u"Message id"_s);
        QVERIFY(id->isVisible());
        const auto *problem = id->parentWidget()->findChild<LiveRegion *>();
        QVERIFY(!problem->isVisible());
        press(Qt::Key_Return);
        QCOMPARE(m_wanted->count(), 0);
        QVERIFY(id->hasFocus());
        QVERIFY(problem->isVisible());
        QTest::keyClicks(id, u"oc_1"_s);
        QVERIFY(!problem->isVisible());
        press(Qt::Key_Return);
        QCOMPARE(m_wanted->count(), 0);
        id->clear();
        QTest::keyClicks(id, u"om_7"_s);
        press(Qt::Key_Return);
        QCOMPARE(m_wanted->count(), 1);
        QCOMPARE(wantedKeys().constLast(), u"om_7 file_7"_s);
        QCOMPARE(wantedKeys().constFirst(), u"om_1 img_1"_s);
    }

    void measuresWhatIsTicked_data()
    {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("by the mouse") << false;
        QTest::newRow("by its letter") << true;
    }

    void measuresWhatIsTicked()
    {
        QFETCH(const bool, byKey);
        QSignalSpy measure(m_page.get(), &FoundPage::measureWanted);
        model().setTicked({0}, false);
        QVERIFY(view().isColumnHidden(int(FoundModel::Column::Size)));
        if (byKey)
            press(Qt::Key_E, Qt::AltModifier);
        else
            QTest::mouseClick(button(u"Measure"_s), Qt::LeftButton);
        QTRY_COMPARE(measure.count(), 1); // a letter presses for a moment
        QCOMPARE(measure.constFirst().constFirst().value<QList<FoundResource>>().size(), 2);
        QVERIFY(!button(u"Measure"_s)->accessibleDescription().isEmpty());
        QCOMPARE(m_wanted->count(), 0);
    }

    void tellsHowFarItIsAndStops()
    {
        QSignalSpy stop(m_page.get(), &FoundPage::noMeasuringWanted);
        m_page->showMeasuring(Measuring::Asking{5, 14});
        QVERIFY(sizes().tellsProgress());
        QCOMPARE(sizes().sentence(), u"Measured 5 of 14…"_s);
        QVERIFY(!button(u"Measure"_s)->isEnabled());
        QVERIFY(button(u"Download 3"_s)->isEnabled());
        button(u"Stop"_s)->setFocus();
        press(Qt::Key_Space);
        QCOMPARE(stop.count(), 1);
        m_page->showMeasuring(Measuring::Resting{});
        QVERIFY(!sizes().isVisible());
        QVERIFY(button(u"Measure"_s)->isEnabled());
    }

    void tellsTheSumOfWhatIsTicked()
    {
        QSignalSpy room(m_page.get(), &FoundPage::roomWanted);
        tellAllSizes();
        QCOMPARE(room.count(), 1);
        QCOMPARE(sizes().sentence(), u"3 file(s), 1.4 GB, 2 over 100 MB."_s);
        QVERIFY(!sizes().tellsProgress());
        QVERIFY(!view().isColumnHidden(int(FoundModel::Column::Size)));
        QVERIFY(!button(u"Measure"_s)->isEnabled()); // there is nothing left to ask
        model().setTicked({1, 2}, false);
        QCOMPARE(sizes().sentence(), u"1 file(s), 2.0 MB."_s);
        model().setTicked({3}, true);
        QCOMPARE(sizes().sentence(), u"1 file(s), 2.0 MB. 1 not measured yet."_s);
        QVERIFY(button(u"Measure"_s)->isEnabled());
        press(Qt::Key_Return);
        QCOMPARE(wantedKeys(), (QStringList{u"om_1 img_1"_s, u"om_3 img_9"_s}));
    }

    void tellsWhatHasNoSize()
    {
        m_page->showSizes({Samples::told(u"om_1"_s, u"img_1"_s, Error{.reason = Reason::NoAccess}),
                           Samples::told(u"om_2"_s, u"file_10"_s, Measured{}),
                           Samples::told(u"om_3"_s, u"file_9"_s, NothingToFetch{})});
        m_page->showMeasuring(Measuring::Resting{});
        QCOMPARE(sizes().sentence(), u"1 could not be measured. 1 of unknown size. 1 there already."_s);
        QVERIFY(button(u"Measure"_s)->isEnabled()); // what failed can be asked again
    }

    void warnsWhereThereIsNotTheRoom()
    {
        tellAllSizes();
        m_page->showRoom(u"/srv/kept"_s, 1'000'000'000);
        QCOMPARE(sizes().sentence(), u"3 file(s), 1.4 GB, 2 over 100 MB. "
                                     "There is not enough room in /srv/kept: 1.0 GB are free."_s);
        QVERIFY(button(u"Download 3"_s)->isEnabled()); // it is for the user to say
        model().setTicked({1}, false);
        QCOMPARE(sizes().sentence(), u"2 file(s), 152 MB, 1 over 100 MB."_s);
        model().setTicked({1}, true);
        QSignalSpy room(m_page.get(), &FoundPage::roomWanted);
        m_page->setFolder(u"/mnt/large"_s);
        QCOMPARE(room.count(), 1);
        QCOMPARE(room.constFirst().constFirst().toString(), u"/mnt/large"_s);
        m_page->showRoom(u"/srv/kept"_s, 5); // asked before, and of no interest now
        QCOMPARE(sizes().sentence(), u"3 file(s), 1.4 GB, 2 over 100 MB."_s);
        m_page->showRoom(u"/mnt/large"_s, std::nullopt);
        QCOMPARE(sizes().sentence(), u"3 file(s), 1.4 GB, 2 over 100 MB."_s);
    }

    void sizesAreOfWhatIsShown()
    {
        tellAllSizes();
        m_page->show(Gathered{.reading = Samples::chat()}, FoundPage::Showing::More);
        QVERIFY(sizes().isVisible());
        m_page->show(Gathered{.reading = Samples::chat()}, FoundPage::Showing::Anew);
        QVERIFY(!sizes().isVisible());
        QVERIFY(view().isColumnHidden(int(FoundModel::Column::Size)));
    }

    void measuringAsksForTheMessageToo()
    {
        MessageReading reading = Samples::chat();
        reading.downloads.append(Samples::found({}, u"file_7"_s));
        m_page->show(Gathered{.reading = reading}, FoundPage::Showing::Anew);
        QSignalSpy measure(m_page.get(), &FoundPage::measureWanted);
        QTest::mouseClick(button(u"Measure"_s), Qt::LeftButton);
        QCOMPARE(measure.count(), 0);
        QVERIFY(field(u"Message id"_s)->hasFocus());
        QTest::keyClicks(field(u"Message id"_s), u"om_7"_s);
        QTest::mouseClick(button(u"Measure"_s), Qt::LeftButton);
        QCOMPARE(measure.count(), 1);
        QCOMPARE(measure.constFirst().constFirst().value<QList<FoundResource>>().constLast().messageId->text(),
                 u"om_7"_s);
    }

    void noTwoHaveOneLetter()
    {
        MessageReading reading = Samples::chat();
        reading.downloads.append(Samples::found({}, u"file_7"_s));
        m_page->show(Gathered{.reading = reading}, FoundPage::Showing::Anew);
        m_page->showMeasuring(Measuring::Asking{1, 2});
        QStringList letters;
        for (const QAbstractButton *each : m_page->findChildren<QAbstractButton *>())
            letters << QKeySequence::mnemonic(each->text()).toString();
        for (const QLabel *each : m_page->findChildren<QLabel *>())
            if (each->buddy())
                letters << QKeySequence::mnemonic(each->text()).toString();
        letters.removeAll(QString());
        QCOMPARE(letters.size(), 5);
        QCOMPARE(letters.removeDuplicates(), 0);
    }

    void asksForNoMessageWhereThoseWithoutOneAreNotTicked()
    {
        MessageReading reading = Samples::chat();
        reading.downloads.append(Samples::found({}, u"file_7"_s));
        m_page->show(Gathered{.reading = reading}, FoundPage::Showing::Anew);
        model().setTicked({3}, false);
        press(Qt::Key_Return);
        QCOMPARE(m_wanted->count(), 1);
    }

    void tellsProblemsAndNotices()
    {
        const GatheringProblem unreadable{u"/srv/b.json"_s,
                                          Error{.reason = Reason::UnreadableMessages, .detail = u"x"_s}};
        const GatheringProblem cut{u"/srv/c.json"_s, ReadProblem{.kind = ReadProblem::Kind::NotJson}};
        m_page->show(Gathered{.reading = Samples::chat(), .problems = {unreadable}, .notices = {cut}},
                     FoundPage::Showing::Anew);
        const auto *sentence = m_page->findChildren<QLabel *>(u"notice"_s).constFirst();
        QVERIFY(sentence->isVisible());
        QVERIFY2(sentence->text().startsWith(u"b.json: "_s), qPrintable(sentence->text()));
        QVERIFY2(sentence->text().endsWith(u"And 1 more like it."_s), qPrintable(sentence->text()));
        QVERIFY(sentence->toolTip().contains(u"c.json"_s));
        m_page->show(Gathered{.reading = Samples::chat()}, FoundPage::Showing::Anew);
        QVERIFY(!sentence->isVisible());
    }

    void tabsInTheOrderOfReading()
    {
        MessageReading reading = Samples::chat();
        reading.downloads.append(Samples::found({}, u"file_7"_s));
        m_page->show(
            Gathered{.reading = reading, .problems = {{u"a"_s, ReadProblem{.kind = ReadProblem::Kind::NotJson}}}},
            FoundPage::Showing::Anew);
        m_page->findChild<QCheckBox *>()->setFocus();
        QStringList reached;
        for (int step = 0; step < 11; ++step) {
            const QWidget *focused = QApplication::focusWidget();
            const auto *pushed = qobject_cast<const QAbstractButton *>(focused);
            reached << (focused->accessibleName().isEmpty() && pushed ? pushed->text().remove(u'&')
                                                                      : focused->accessibleName());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(reached,
                 (QStringList{u"All"_s, u"Filter"_s, u"Show"_s, u"Dismiss"_s, u"Look up"_s, u"What was found"_s,
                              u"Message id"_s, u"Save to /srv/kept"_s, u"Cancel"_s, u"Measure"_s, u"Download 4"_s}));
    }

    void dropsAreForTheWindow()
    {
        for (const QWidget *each : m_page->findChildren<QWidget *>())
            QVERIFY2(!each->acceptDrops(), each->metaObject()->className());
    }

    void whatIsFoundInAFixtureIsSeen_data()
    {
        QTest::addColumn<QString>("path");
        const QDir folder(QDir::cleanPath(QStringLiteral(LARDER_TEST_DATA "/../../lark/data/messages")));
        for (const QString &name : folder.entryList(QDir::Files))
            if (name != "expected.json"_L1)
                QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }

    void whatIsFoundInAFixtureIsSeen()
    {
        QFETCH(const QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const MessageReading reading = readMessages(file.readAll());
        m_page->show(Gathered{.reading = reading}, FoundPage::Showing::Anew);
        const auto *rows = view().model();
        QCOMPARE(rows->rowCount(), reading.downloads.size() + reading.optional.size() + reading.notDownloadable.size());
        for (int row = 0; row < rows->rowCount(); ++row) {
            const QModelIndex index = rows->index(row, 0);
            QVERIFY(!index.data().toString().isEmpty());
            QVERIFY(!index.data(Qt::AccessibleTextRole).toString().isEmpty());
            QVERIFY(!rows->index(row, int(FoundModel::Column::Kind)).data().toString().isEmpty());
        }
        QCOMPARE(model().tickedCount(), reading.downloads.size());
    }
};

QTEST_MAIN(FoundPageTest)
#include "foundpage_test.moc"
