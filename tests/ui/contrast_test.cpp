#include <cmath>

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QStyleFactory>
#include <QStyleOptionButton>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

#include "ui/controls.h"
#include "ui/queuemodel.h"
#include "ui/queuerows.h"
#include "ui/queueview.h"
#include "ui/samples.h"
#include "ui/style.h"
#include "ui/theme.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

/** As it is seen on that ground, where it lets some of it through. */
QColor seenOn(const QColor &ground, const QColor &colour)
{
    return mixed(ground, QColor(colour.rgb()), colour.alphaF());
}

QPalette highContrast()
{
    QPalette palette;
    for (const auto role : {QPalette::Window, QPalette::Base, QPalette::AlternateBase, QPalette::Button,
                            QPalette::ToolTipBase, QPalette::HighlightedText})
        palette.setColor(role, Qt::black);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText, QPalette::PlaceholderText})
        palette.setColor(role, Qt::white);
    palette.setColor(QPalette::Highlight, Qt::yellow);
    palette.setColor(QPalette::Link, Qt::yellow);
    return palette;
}

constexpr double forText = 4.5;
constexpr double forFaint = 3; ///< disabled, what stands in an empty field, and what is no words

/** Other than what is beside it on both sides: a border of the ground's colour only makes smaller what it surrounds. */
bool isOfAFrame(const QImage &image, int x, int y)
{
    constexpr int beside = 3;
    const QColor colour = image.pixelColor(x, y);
    const auto differs = [&image, &colour](QPoint place) {
        return !image.rect().contains(place) || contrast(colour, image.pixelColor(place)) >= forFaint;
    };
    return (differs({x - beside, y}) && differs({x + beside, y})) ||
           (differs({x, y - beside}) && differs({x, y + beside}));
}

using Make = QWidget *(*)();

/** Seen of a widget that is painted: the fill where there are no words, and the farthest from it among them. */
double contrastPainted(QWidget &widget)
{
    const QImage image = widget.grab().toImage();
    const QColor ground = image.pixelColor(image.width() / 8, image.height() / 2);
    double best = 1;
    for (int y = image.height() / 4; y < image.height() * 3 / 4; ++y)
        for (int x = image.width() / 5; x < image.width() * 4 / 5; ++x)
            best = std::max(best, contrast(ground, image.pixelColor(x, y)));
    return best;
}

} // namespace

Q_DECLARE_METATYPE(Make)

/** Whatever is to be read can be, whichever colours the desktop has. */
class ContrastTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new Style(QStyleFactory::create(u"Fusion"_s)));
        m_light = lightPalette();
    }

    void cleanup() { QApplication::setPalette(m_light); }

    void formula()
    {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
        QVERIFY(std::abs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01); // W3C's own example
    }

    void words_data()
    {
        QTest::addColumn<QColor>("words");
        QTest::addColumn<QColor>("ground");
        QTest::addColumn<double>("least");
        const std::pair<const char *, QPalette> palettes[] = {
            {"light", m_light}, {"dark", darkPalette()}, {"high contrast", highContrast()}};
        for (const auto &[name, palette] : palettes)
            addRows(name, palette);
    }

    void words()
    {
        QFETCH(QColor, words);
        QFETCH(QColor, ground);
        QFETCH(double, least);
        const double ratio = contrast(seenOn(ground, words), ground);
        QVERIFY2(
            ratio >= least,
            qPrintable(u"%1 on %2: %3 : 1"_s.arg(words.name(QColor::HexArgb), ground.name()).arg(ratio, 0, 'f', 2)));
    }

    void primaryButton_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << m_light;
        QTest::newRow("dark") << darkPalette();
        QTest::newRow("high contrast") << highContrast();
    }

    /** The style makes a gradient of its own of the colours that it is given. */
    void primaryButton()
    {
        QFETCH(QPalette, palette);
        QApplication::setPalette(palette);
        PrimaryButton button(u"IIIIIIII"_s);
        QFont large = button.font();
        large.setPixelSize(40); // without smoothed edges only
        button.setFont(large);
        button.resize(400, 100);
        QVERIFY2(contrastPainted(button) >= forText, qPrintable(QString::number(contrastPainted(button))));
    }

    void outlines_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::addColumn<Make>("make");
        const std::pair<const char *, QPalette> palettes[] = {
            {"light", m_light}, {"dark", darkPalette()}, {"high contrast", highContrast()}};
        const std::pair<const char *, Make> controls[] = {
            {"field", []() -> QWidget * { return new QLineEdit; }},
            {"box to tick", []() -> QWidget * { return new QCheckBox(u"IIII"_s); }},
            {"choice of one", []() -> QWidget * { return new QRadioButton(u"IIII"_s); }},
            {"list to choose from", []() -> QWidget * { return new QComboBox; }},
            {"number", []() -> QWidget * { return new QSpinBox; }},
            {"button", []() -> QWidget * { return new QPushButton; }},
            {"segment", []() -> QWidget * { return new SegmentButton({}, SegmentButton::Place::First, nullptr); }}};
        for (const auto &[name, palette] : palettes)
            for (const auto &[what, make] : controls)
                QTest::addRow("%s: %s", name, what) << palette << make;
    }

    /** Where a control begins can be seen on the window. */
    void outlines()
    {
        QFETCH(QPalette, palette);
        QFETCH(Make, make);
        QApplication::setPalette(palette);
        QWidget window;
        window.resize(240, 100);
        QWidget *control = make();
        control->setParent(&window);
        control->setGeometry(40, 20, 160, 40);
        QPushButton other(&window);
        other.setGeometry(40, 80, 10, 10);
        window.show();
        window.activateWindow();
        const auto takenWithFocusOn = [&window, control](QWidget *focused) {
            focused->setFocus(Qt::TabFocusReason);
            if (!QTest::qWaitFor([focused] { return focused->hasFocus(); }))
                return QImage();
            return window.grab(control->geometry().adjusted(-4, -4, 4, 4)).toImage();
        };
        const QImage without = takenWithFocusOn(&other);
        QVERIFY(!without.isNull());
        const QColor ground = without.pixelColor(1, 1);
        double outline = 1;
        for (int x = 2; x < 12; ++x)
            outline = std::max(outline, contrast(ground, without.pixelColor(x, without.height() / 2)));
        QVERIFY2(outline >= forFaint, qPrintable(QString::number(outline)));
    }

    void focus_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::addColumn<Make>("make");
        const std::pair<const char *, QPalette> palettes[] = {
            {"light", m_light}, {"dark", darkPalette()}, {"high contrast", highContrast()}};
        const std::pair<const char *, Make> controls[] = {
            {"field", []() -> QWidget * { return new QLineEdit; }},
            {"box to tick", []() -> QWidget * { return new QCheckBox(u"IIII"_s); }},
            {"choice of one", []() -> QWidget * { return new QRadioButton(u"IIII"_s); }},
            {"list to choose from", []() -> QWidget * { return new QComboBox; }},
            {"number", []() -> QWidget * { return new QSpinBox; }},
            {"button", []() -> QWidget * { return new QPushButton(u"IIII"_s); }},
            {"main button", []() -> QWidget * { return new PrimaryButton(u"IIII"_s); }},
            {"default button",
             []() -> QWidget * {
                 auto *button = new QPushButton(u"IIII"_s);
                 button->setDefault(true);
                 return button;
             }},
            {"tool button",
             []() -> QWidget * {
                 auto *button = new QToolButton;
                 button->setAutoRaise(true);
                 button->setText(u"IIII"_s);
                 return button;
             }},
            {"tool button that is pressed in",
             []() -> QWidget * {
                 auto *button = new QToolButton;
                 button->setAutoRaise(true);
                 button->setCheckable(true);
                 button->setChecked(true);
                 return button;
             }},
            {"tabs",
             []() -> QWidget * {
                 auto *tabs = new QTabBar;
                 tabs->addTab(u"IIII"_s);
                 return tabs;
             }},
            {"text", []() -> QWidget * { return new QPlainTextEdit; }},
            {"rows",
             []() -> QWidget * {
                 auto *list = new QListWidget;
                 list->addItem(u"IIII"_s);
                 list->setCurrentRow(0);
                 return list;
             }},
            {"rows without a frame",
             []() -> QWidget * {
                 auto *list = new QListWidget;
                 list->setFrameShape(QFrame::NoFrame);
                 list->addItem(u"IIII"_s);
                 list->setCurrentRow(0);
                 return list;
             }},
            {"segment", []() -> QWidget * { return new SegmentButton({}, SegmentButton::Place::First, nullptr); }},
            {"segment that is chosen", []() -> QWidget * {
                 auto *segment = new SegmentButton({}, SegmentButton::Place::Last, nullptr);
                 segment->setChecked(true);
                 return segment;
             }}};
        for (const auto &[name, palette] : palettes)
            for (const auto &[what, make] : controls)
                QTest::addRow("%s: %s", name, what) << palette << make;
    }

    /** It takes as much as a line around the control, and stands out from what was there before (WCAG 2.2, 2.4.13). */
    void focus()
    {
        QFETCH(QPalette, palette);
        QFETCH(Make, make);
        QApplication::setPalette(palette);
        QWidget window;
        window.resize(240, 120);
        QWidget *control = make();
        control->setParent(&window);
        control->setGeometry(40, 20, 160, 40);
        control->setFocusPolicy(Qt::StrongFocus);
        QPushButton other(&window);
        other.setGeometry(40, 90, 10, 10);
        window.show();
        window.setAttribute(Qt::WA_KeyboardFocusChange); // as by Tab
        window.activateWindow();
        const auto takenWithFocusOn = [&window, control](QWidget *focused) {
            focused->setFocus();
            if (!QTest::qWaitFor([focused] { return focused->hasFocus(); }))
                return QImage();
            return window.grab(control->geometry().adjusted(-4, -4, 4, 4)).toImage();
        };
        const QImage without = takenWithFocusOn(&other);
        const QImage with = takenWithFocusOn(control);
        QVERIFY(!without.isNull() && !with.isNull());
        const bool isButton = qobject_cast<QPushButton *>(control); // whose edge is its outline
        int seen = 0;
        for (int y = 0; y < with.height(); ++y)
            for (int x = 0; x < with.width(); ++x)
                seen += contrast(without.pixelColor(x, y), with.pixelColor(x, y)) >= forFaint &&
                        (!isButton || isOfAFrame(with, x, y));
        constexpr int aroundTheLeast = 2 * (24 + 12); // four letters, or a row's height
        QVERIFY2(seen >= aroundTheLeast, qPrintable(QString::number(seen)));
    }

    void selectedRow_data() { primaryButton_data(); }

    /** More than a shade tells which row is meant, with and without the focus. */
    void selectedRow()
    {
        QFETCH(QPalette, palette);
        QApplication::setPalette(palette);
        QWidget window;
        window.resize(600, 300);
        QueueModel model;
        QueueRows rows(model);
        model.take({Samples::transfer(1, Queued{}), Samples::transfer(2, Queued{})});
        QueueView view(model, rows, &window);
        view.resize(600, 200);
        QPushButton other(&window);
        other.move(0, 250);
        window.show();
        window.activateWindow();
        view.goTo(TransferId{1});
        for (QWidget *each : std::initializer_list<QWidget *>{&view, &other}) {
            each->setFocus();
            QTRY_COMPARE(QApplication::focusWidget(), each);
            const QImage image = view.viewport()->grab().toImage();
            const QColor beside = image.pixelColor(1, view.visualRect(rows.index(1, 0)).center().y());
            const QColor edge = image.pixelColor(1, view.visualRect(rows.index(0, 0)).center().y());
            QVERIFY2(contrast(edge, beside) >= forFaint, qPrintable(edge.name() + beside.name()));
        }
    }

private:
    static void addRows(const char *name, const QPalette &palette)
    {
        const auto row = [name](const char *what, const QColor &words, const QColor &ground, double least) {
            QTest::addRow("%s: %s", name, what) << words << ground << least;
        };
        const QColor base = palette.color(QPalette::Base);
        const QColor window = palette.color(QPalette::Window);
        const QColor selected = selectionColour(palette);
        const std::pair<const char *, Tone> tones[] = {{"plain", Tone::Plain},
                                                       {"muted", Tone::Muted},
                                                       {"good", Tone::Good},
                                                       {"warning", Tone::Warning},
                                                       {"bad", Tone::Bad}};
        for (const auto &[tone, value] : tones) {
            const QColor colour = toneColour(value, palette);
            row(qPrintable(QString::fromLatin1(tone) + " in a row"_L1), colour, base, forText);
            row(qPrintable(QString::fromLatin1(tone) + " in a selected row"_L1), colour, selected, forText);
            row(qPrintable(QString::fromLatin1(tone) + " in a form, a notice"_L1), colour, window, forText);
        }
        row("text of a field", palette.color(QPalette::Text), base, forText);
        row("text of a window", palette.color(QPalette::WindowText), window, forText);
        row("text of a button", palette.color(QPalette::ButtonText), palette.color(QPalette::Button), forText);
        row("chosen text", palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight), forText);
        row("segment that is chosen", palette.color(QPalette::Text), selected, forText);
        row("link", palette.color(QPalette::Link), window, forText);
        row("tool tip", palette.color(QPalette::ToolTipText), palette.color(QPalette::ToolTipBase), forText);
        row("placeholder", palette.color(QPalette::PlaceholderText), base, forFaint);
        row("disabled button", palette.color(QPalette::Disabled, QPalette::ButtonText),
            palette.color(QPalette::Disabled, QPalette::Button), forFaint);
        row("disabled field", palette.color(QPalette::Disabled, QPalette::Text),
            palette.color(QPalette::Disabled, QPalette::Base), forFaint);
        row("disabled words", palette.color(QPalette::Disabled, QPalette::WindowText), window, forFaint);
    }

    QPalette m_light;
};

QTEST_MAIN(ContrastTest)
#include "contrast_test.moc"
