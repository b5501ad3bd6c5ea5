#include "ui/noticeband.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Larder;
using namespace Qt::StringLiterals;

class NoticeBandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isThereOnlyWhileThereIsSomethingToTell()
    {
        QWidget window;
        NoticeBand band(NoticeBand::Closing::ByTheUser, &window);
        window.show();
        QVERIFY(!band.isVisible());
        band.tell(Tone::Bad, u"It is gone."_s);
        QVERIFY(band.isVisible());
        QCOMPARE(band.sentence(), u"It is gone."_s);
        QVERIFY(!band.tellsProgress());
        band.clear();
        QVERIFY(!band.isVisible());
        QCOMPARE(band.sentence(), QString());
    }

    void aButtonOnlyWithWords()
    {
        QWidget window;
        NoticeBand band(NoticeBand::Closing::ByTheUser, &window);
        window.show();
        auto *button = band.findChild<QPushButton *>();
        band.tell(Tone::Bad, u"There is no token."_s, u"Add"_s, u"The whole story"_s);
        QVERIFY(button->isVisible());
        QSignalSpy clicked(&band, &NoticeBand::buttonClicked);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(clicked.count(), 1);
        QVERIFY(band.findChild<QLabel *>(u"notice"_s)->toolTip().contains(u"The whole story"_s));
        band.tell(Tone::Plain, u"There is nothing."_s);
        QVERIFY(!button->isVisible());
        QCOMPARE(band.findChild<QLabel *>(u"notice"_s)->toolTip(), QString());
    }

    /** Of a notice that nobody tells again. */
    void isSaidAgainInAnotherLanguage()
    {
        QWidget window;
        NoticeBand band(NoticeBand::Closing::ByTheUser, &window);
        window.show();
        QString language = u"English"_s;
        const NoticeBand::Say say = [&language] { return NoticeBand::Words{language, u"Help in "_s + language}; };
        band.tell(Tone::Warning, say);
        QCOMPARE(band.sentence(), u"English"_s);
        const auto speak = [&](const QString &other) {
            language = other;
            QEvent change(QEvent::LanguageChange);
            QCoreApplication::sendEvent(&band, &change);
        };
        speak(u"日本語"_s);
        QCOMPARE(band.sentence(), u"日本語"_s);
        QCOMPARE(band.findChild<QPushButton *>()->text(), u"Help in 日本語"_s);
        band.tell(Tone::Plain, u"Told again by its owner"_s);
        speak(u"简体中文"_s);
        QCOMPARE(band.sentence(), u"Told again by its owner"_s);
        band.tell(Tone::Warning, say);
        band.clear();
        speak(u"English"_s);
        QVERIFY(!band.isVisible());
    }

    void progress()
    {
        QWidget window;
        NoticeBand band(NoticeBand::Closing::ByTheUser, &window);
        window.show();
        const auto *bar = band.findChild<QProgressBar *>();
        band.tellProgress(u"Reading…"_s, std::nullopt, u"Stop"_s);
        QVERIFY(band.tellsProgress());
        QCOMPARE(bar->maximum(), 0);
        band.tellProgress(u"Reading…"_s, 0.25, u"Stop"_s);
        QCOMPARE(bar->value() * 4, bar->maximum());
        band.tell(Tone::Plain, u"Done."_s);
        QVERIFY(!band.tellsProgress());
        QVERIFY(!bar->isVisible());
    }

    void whoMayCloseIt()
    {
        QWidget window;
        NoticeBand mine(NoticeBand::Closing::ByTheUser, &window);
        NoticeBand ours(NoticeBand::Closing::ByItsOwner, &window);
        window.show();
        mine.tell(Tone::Plain, u"a"_s);
        ours.tell(Tone::Plain, u"b"_s);
        QVERIFY(!ours.findChild<QToolButton *>()->isVisible());
        mine.findChild<QToolButton *>()->click();
        QVERIFY(!mine.isVisible());
    }

    void strangersWordsAreNoMarkup()
    {
        QWidget window;
        NoticeBand band(NoticeBand::Closing::ByTheUser, &window);
        band.tell(Tone::Bad, u"<img src='x'>"_s, {}, u"<b>more</b>"_s);
        const auto *label = band.findChild<QLabel *>(u"notice"_s);
        QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(label->toolTip().contains(u"&lt;b&gt;more"_s));
    }
};

QTEST_MAIN(NoticeBandTest)
#include "noticeband_test.moc"
