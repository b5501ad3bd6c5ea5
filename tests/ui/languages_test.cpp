#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>

#include "core/format.h"
#include "ui/emptypage.h"
#include "ui/language.h"
#include "ui/mainwindow.h"
#include "ui/queuemodel.h"
#include "ui/queueview.h"
#include "ui/samples.h"
#include "ui/scenes.h"
#include "ui/wordsshown.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

void addScenes()
{
    for (const Scenes::Scene &scene : Scenes::all())
        QTest::newRow(scene.name) << &scene;
}

QString whole(const QStringList &complaints)
{
    return complaints.join(u'\n');
}

const QString inventedWords = u"invented"_s;

/** What keeps it from being narrower: those whose parent has room for no other reason. */
QString widthsIn(const QWidget &window)
{
    QStringList widths;
    for (const QWidget *each : window.findChildren<QWidget *>())
        if (each->isVisible() && each->window() == &window && each->width() > 240)
            widths << u"%1 %2: %3, at least %4"_s
                          .arg(QString::fromLatin1(each->metaObject()->className()), each->accessibleName())
                          .arg(each->width())
                          .arg(std::max(each->minimumSizeHint().width(), each->minimumWidth()));
    return u"%1: "_s.arg(window.width()) + widths.join(u", "_s);
}

void useLatinDates()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); // no names of months in the short form
}

} // namespace

Q_DECLARE_METATYPE(const Scenes::Scene *)

/** The window in each language, and in one that nobody speaks. */
class LanguagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_spoken.speak(u"en"_s); }

    void everythingIsTranslated_data()
    {
        QTest::addColumn<const Scenes::Scene *>("scene");
        addScenes();
    }

    void everythingIsTranslated()
    {
        QFETCH(const Scenes::Scene *, scene);
        PseudoLanguage pseudo;
        useLatinDates();
        QApplication::installTranslator(&pseudo);
        int looks = 0;
        scene->play([&looks](QWidget &window) {
            ++looks;
            QCOMPARE(whole(untranslatedIn(window, Scenes::data())), QString());
        });
        QVERIFY(looks > 0);
    }

    void nothingIsCutOff_data()
    {
        QTest::addColumn<const Scenes::Scene *>("scene");
        addScenes();
    }

    void nothingIsCutOff()
    {
        QFETCH(const Scenes::Scene *, scene);
        PseudoLanguage pseudo;
        useLatinDates();
        QApplication::installTranslator(&pseudo);
        scene->play([](QWidget &window) { QCOMPARE(whole(cutOffIn(window)), QString()); });
    }

    void windowFits_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<const Scenes::Scene *>("scene");
        const std::pair<const char *, QSize> sizes[] = {{"narrow tile", {320, 960}},
                                                        {"small screen at 200 %", {683, 360}}};
        for (const Language &language : languages())
            for (const auto &[where, size] : sizes)
                for (const Scenes::Scene &scene : Scenes::all())
                    if (const auto name = QString::fromLatin1(scene.name);
                        name.startsWith(u"window"_s) && !name.endsWith(u"first run"_s))
                        QTest::addRow("%s, %s, %s", qPrintable(language.code), where, scene.name)
                            << language.code << size << &scene;
    }

    /** The main window, as narrow as a tiling window manager may make it, or as low as a screen with large letters. */
    void windowFits()
    {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        QFETCH(const Scenes::Scene *, scene);
        m_spoken.speak(language);
        scene->play([size](QWidget &window) {
            window.resize(size);
            Scenes::settle();
            QCOMPARE(window.size(), size);
            QCOMPARE(whole(cutOffIn(window) + outsideIn(window)), QString());
        });
    }

    void dialogFits_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<const Scenes::Scene *>("scene");
        const std::pair<const char *, QSize> sizes[] = {{"narrow tile", {320, 600}},
                                                        {"small screen at 200 %", {683, 360}}};
        QStringList codes{inventedWords};
        for (const Language &language : languages())
            codes << language.code;
        for (const QString &code : codes)
            for (const auto &[where, size] : sizes)
                for (const Scenes::Scene &scene : Scenes::all())
                    if (const auto name = QString::fromLatin1(scene.name);
                        !name.startsWith(u"menu"_s) && (!name.startsWith(u"window"_s) || name.endsWith(u"first run"_s)))
                        QTest::addRow("%s, %s, %s", qPrintable(code), where, scene.name) << code << size << &scene;
    }

    /** Every dialog; what has no room there can be scrolled to. */
    void dialogFits()
    {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        QFETCH(const Scenes::Scene *, scene);
        PseudoLanguage invented;
        if (language == inventedWords)
            QApplication::installTranslator(&invented);
        else
            m_spoken.speak(language);
        useLatinDates();
        scene->play([size](QWidget &window) {
            if (qobject_cast<QMessageBox *>(&window))
                return; // of one size, which it takes from its words and the screen
            window.resize(size);
            Scenes::settle();
            QVERIFY2(window.width() <= size.width(), qPrintable(widthsIn(window)));
            QVERIFY2(window.height() <= size.height(), qPrintable(QString::number(window.height())));
            QCOMPARE(whole(cutOffIn(window, Tabs::Scroll) + outsideIn(window)), QString());
        });
    }

    /** The finders see what they are there for. */
    void planted_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("untranslated");
        QTest::addColumn<bool>("cut");
        QTest::newRow("translated, with room") << u"[Ópéñ]"_s << 300 << false << false;
        QTest::newRow("never translated") << u"Open"_s << 300 << true << false;
        QTest::newRow("half of it translated") << u"[Ópéñ] folder"_s << 300 << true << false;
        QTest::newRow("no room") << u"[Ópéñ ít whéréver ít líéŝ]"_s << 60 << false << true;
        QTest::newRow("an id") << u"om_7f3c21d6"_s << 300 << false << false;
        QTest::newRow("a size") << u"4.8 MB"_s << 300 << false << false;
    }

    void planted()
    {
        QFETCH(QString, text);
        QFETCH(int, width);
        QFETCH(bool, untranslated);
        QFETCH(bool, cut);
        QWidget window;
        window.resize(400, 100);
        auto *button = new QPushButton(text, &window);
        auto *label = new QLabel(text, &window);
        auto *box = new QCheckBox(text, &window);
        for (QWidget *each : std::initializer_list<QWidget *>{button, label, box})
            each->setFixedWidth(width);
        window.show();
        QCOMPARE(untranslatedIn(window, {}).size(), untranslated ? 3 : 0);
        QCOMPARE(cutOffIn(window).size(), cut ? 3 : 0);
    }

    void noTwoShareALetter_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<const Scenes::Scene *>("scene");
        for (const Language &language : languages())
            for (const Scenes::Scene &scene : Scenes::all())
                QTest::addRow("%s, %s", qPrintable(language.code), scene.name) << language.code << &scene;
    }

    void noTwoShareALetter()
    {
        QFETCH(QString, language);
        QFETCH(const Scenes::Scene *, scene);
        m_spoken.speak(language);
        scene->play([](QWidget &window) { QCOMPARE(whole(clashesIn(window)), QString()); });
    }

    void plantedClash()
    {
        QWidget window;
        new QPushButton(u"&Save"_s, &window);
        auto *label = new QLabel(u"保存(&S)"_s, &window);
        label->setBuddy(new QLineEdit(&window));
        window.show();
        QCOMPARE(clashesIn(window).size(), 1);
    }

    /** What the constructors said is said again. */
    void openWindowChanges_data()
    {
        QTest::addColumn<bool>("demo");
        QTest::newRow("the user's own") << false;
        QTest::newRow("demo") << true;
    }

    void openWindowChanges()
    {
        QFETCH(bool, demo);
        useLatinDates();
        Settings settings = Settings::forThisSession(u"/home/mei/Downloads"_s);
        EngineOptions options;
        options.environment = [](const char *) { return QByteArray(); };
        Engine engine(options, std::make_unique<SessionKeychain>(), Engine::Threading::CallersThread);
        MainWindow window(engine, settings, demo ? DemoServer::resources() : QList<DemoResource>());
        window.show();
        QCoreApplication::sendPostedEvents();
        PseudoLanguage pseudo;
        QApplication::installTranslator(&pseudo);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(whole(untranslatedIn(window, Scenes::data())), QString());
        for (QWidget *hidden : window.findChildren<QWidget *>())
            if (!hidden->isWindow())
                hidden->show();
        QCOMPARE(whole(untranslatedIn(window, Scenes::data())), QString());
    }

    /** Nothing that people have put in is lost with the language. */
    void whatWasTypedStays()
    {
        Settings settings = Settings::forThisSession(u"/home/mei/Downloads"_s);
        EngineOptions options;
        options.environment = [](const char *) { return QByteArray(); };
        Engine engine(options, std::make_unique<SessionKeychain>(), Engine::Threading::CallersThread);
        m_spoken.speak(u"en"_s);
        MainWindow window(engine, settings);
        window.show();
        window.fill({.messageId = u"om_7f3c21d6a9b84e0f95ad1c6632be70aa"_s});
        auto *view = window.findChild<QueueView *>();
        window.findChild<QueueModel *>()->take(
            {Samples::transfer(1, Queued{}), Samples::transfer(2, Samples::saved()), Samples::transfer(3, Queued{})});
        view->goTo(TransferId{2});
        const QString title = window.windowTitle();
        m_spoken.speak(u"ja"_s);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(view->currentId(), std::optional(TransferId{2}));
        QCOMPARE(view->accessibleName(), u"ダウンロード"_s);
        bool found = false;
        for (const QLineEdit *edit : window.findChildren<QLineEdit *>())
            found = found || edit->text() == "om_7f3c21d6a9b84e0f95ad1c6632be70aa"_L1;
        QVERIFY(found);
        QCOMPARE(window.windowTitle(), title);
    }

    void numbersFollow_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("seconds");
        QTest::addColumn<QString>("date");
        const QDate day(2026, 11, 20);
        const std::pair<QString, QString> rows[] = {
            {u"en"_s, u"12 s"_s}, {u"zh_CN"_s, u"12 秒"_s}, {u"ja"_s, u"12 秒"_s}};
        for (const auto &[code, seconds] : rows)
            QTest::newRow(qPrintable(code)) << code << seconds << QLocale(code).toString(day, QLocale::LongFormat);
    }

    void numbersFollow()
    {
        QFETCH(QString, language);
        m_spoken.speak(language);
        QTEST(durationAsWords(std::chrono::seconds(12)), "seconds");
        QTEST(QLocale().toString(QDate(2026, 11, 20), QLocale::LongFormat), "date");
    }

    void unknownLanguageIsTheSystems()
    {
        m_spoken.speak(u"tlh"_s);
        QCOMPARE(QLocale().language(), QLocale::system().language());
    }

private:
    SpokenLanguage m_spoken;
};

QTEST_MAIN(LanguagesTest)
#include "languages_test.moc"
