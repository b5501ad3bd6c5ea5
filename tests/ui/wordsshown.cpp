#include "ui/wordsshown.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QTabBar>
#include <QToolButton>

#include "ui/controls.h"
#include "ui/liveregion.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

struct Shown
{
    QString text;
    const QWidget *widget;
};

QString kindOf(const QWidget &widget)
{
    return QString::fromLatin1(widget.metaObject()->className());
}

QString complaint(const QString &text, const QWidget &widget)
{
    return u"%1 (%2)"_s.arg(text, kindOf(widget));
}

/** The window and all in it that can be seen. */
QList<const QWidget *> visibleIn(const QWidget &window)
{
    QList<const QWidget *> visible{&window};
    for (const QWidget *each : window.findChildren<QWidget *>())
        if (each->isVisible() && (each->window() == window.window()))
            visible << each;
    return visible;
}

void addTextsOf(const QWidget &widget, QList<Shown> &texts)
{
    const auto add = [&](const QString &text) {
        if (!text.isEmpty())
            texts.append({text, &widget});
    };
    if (widget.isWindow())
        add(widget.windowTitle());
    add(widget.toolTip());
    add(widget.accessibleName());
    add(widget.accessibleDescription());
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        add(label->text());
    else if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        add(button->text());
    else if (const auto *edit = qobject_cast<const QLineEdit *>(&widget))
        add(edit->placeholderText());
    else if (const auto *group = qobject_cast<const QGroupBox *>(&widget))
        add(group->title());
    else if (const auto *tabs = qobject_cast<const QTabBar *>(&widget))
        for (int i = 0; i < tabs->count(); ++i)
            add(tabs->tabText(i));
    else if (const auto *choice = qobject_cast<const QComboBox *>(&widget))
        for (int i = 0; i < choice->count(); ++i)
            add(choice->itemText(i));
    else if (const auto *header = qobject_cast<const QHeaderView *>(&widget); header && header->model())
        for (int i = 0; i < header->count(); ++i)
            add(header->model()->headerData(i, header->orientation()).toString());
    if (qobject_cast<const QMenu *>(&widget))
        for (const QAction *action : widget.actions())
            add(action->text());
}

QString withoutMarkup(QString text)
{
    static const QRegularExpression tag(u"<[^>]*>"_s);
    static const QRegularExpression entity(u"&[a-z]+;"_s);
    return text.remove(tag).remove(entity);
}

QString outsideOfBrackets(const QString &text)
{
    QString outside;
    int depth = 0;
    for (const QChar c : text) {
        if (c == u'[')
            ++depth;
        else if (c == u']')
            --depth;
        else if (depth == 0)
            outside += c;
    }
    return outside;
}

int advance(const QWidget &widget, const QString &text)
{
    return widget.fontMetrics().size(Qt::TextShowMnemonic, text).width();
}

bool isCut(const QLabel &label)
{
    if (label.text().isEmpty() || qobject_cast<const ElidedLabel *>(&label))
        return false;
    return label.wordWrap() ? label.heightForWidth(label.width()) > label.height()
                            : label.sizeHint().width() > label.width();
}

bool isCut(const QAbstractButton &button)
{
    if (const auto *tool = qobject_cast<const QToolButton *>(&button);
        button.text().isEmpty() || (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly))
        return false;
    if (qobject_cast<const SegmentButton *>(&button)) {
        QFont bold = button.font();
        bold.setWeight(QFont::DemiBold);
        return QFontMetrics(bold).size(Qt::TextShowMnemonic, button.text()).width() + 8 > button.width();
    }
    if (qobject_cast<const QCheckBox *>(&button) || qobject_cast<const QRadioButton *>(&button))
        return button.sizeHint().width() > button.width();
    const int icon = button.icon().isNull() ? 0 : button.iconSize().width() + 4;
    return advance(button, button.text()) + icon + 4 > button.width();
}

QStringList cutSections(const QHeaderView &header)
{
    QStringList cut;
    for (int i = 0; i < header.count(); ++i)
        if (!header.isSectionHidden(i) && header.sectionSizeHint(i) > header.sectionSize(i))
            cut << complaint(header.model()->headerData(i, header.orientation()).toString(), header);
    return cut;
}

} // namespace

QString PseudoLanguage::translate(const char *, const char *source, const char *, int) const
{
    static const QString plain = u"aceinouyACEINOUY"_s;
    static const QString accented = u"áçéíñóúýÁÇÉÍÑÓÚÝ"_s;
    QString text = QString::fromUtf8(source);
    const qsizetype length = text.size();
    for (qsizetype i = 0; i < length; ++i) {
        const bool isMeant = i > 0 && (text.at(i - 1) == u'%' || text.at(i - 1) == u'&');
        if (const qsizetype place = plain.indexOf(text.at(i)); place >= 0 && !isMeant)
            text[i] = accented.at(place);
    }
    return u'[' + text + QString(u" ñô"_s).repeated((length * 2 + 14) / 15) + u']';
}

QStringList untranslatedIn(const QWidget &window, const QStringList &data)
{
    // Ids, keys, addresses, paths and names of files; sizes; keys of the keyboard.
    static const QRegularExpression technical(
        u"\\S*[_/.@:…-]\\S*|\\b[kMGT]?B\\b|\\bB/s\\b|\\b(Ctrl|Shift|Alt)\\+\\S+|\\bPOST|\\bGET|\\bCA\\b"_s);
    static const QRegularExpression letters(u"\\p{L}{2,}"_s);
    QList<Shown> texts;
    for (const QWidget *each : visibleIn(window))
        addTextsOf(*each, texts);
    QStringList complaints;
    for (const Shown &each : texts) {
        QString rest = outsideOfBrackets(withoutMarkup(each.text)).remove(technical);
        for (const QString &word : data)
            rest.remove(word);
        if (rest.contains(letters))
            complaints << complaint(each.text, *each.widget);
    }
    complaints.removeDuplicates();
    return complaints;
}

/** For a screen reader alone. */
bool isOnlyHeard(const QWidget &widget)
{
    return qobject_cast<const LiveRegion *>(&widget) && widget.maximumSize().isEmpty();
}

QStringList cutOffIn(const QWidget &window, Tabs tabsMay)
{
    QStringList complaints;
    for (const QWidget *each : visibleIn(window)) {
        if (const auto *label = qobject_cast<const QLabel *>(each); label && !isOnlyHeard(*each) && isCut(*label))
            complaints << complaint(label->text(), *each);
        if (const auto *button = qobject_cast<const QAbstractButton *>(each); button && isCut(*button))
            complaints << complaint(button->text(), *each);
        if (const auto *group = qobject_cast<const QGroupBox *>(each);
            group && advance(*each, group->title()) + 16 > each->width())
            complaints << complaint(group->title(), *each);
        if (const auto *tabs = qobject_cast<const QTabBar *>(each);
            tabs && tabsMay == Tabs::NotScroll && tabs->sizeHint().width() > tabs->width())
            complaints << complaint(tabs->tabText(0), *each);
        if (const auto *choice = qobject_cast<const QComboBox *>(each);
            choice && advance(*each, choice->currentText()) + 24 > each->width())
            complaints << complaint(choice->currentText(), *each);
        if (const auto *header = qobject_cast<const QHeaderView *>(each); header && header->model())
            complaints << cutSections(*header);
    }
    return complaints;
}

/** In what scrolls, as far as it does. */
bool canScrollTo(const QWidget &page)
{
    const QWidget *place = page.parentWidget();
    const auto *area = qobject_cast<const QAbstractScrollArea *>(place->parentWidget());
    return area && (area->horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff || page.width() <= place->width());
}

QStringList outsideIn(const QWidget &window)
{
    QStringList complaints;
    for (const QWidget *each : visibleIn(window)) {
        const QWidget *place = each->parentWidget();
        if (each->isWindow() || each == &window || !place || each->size().isEmpty() || canScrollTo(*each) ||
            qobject_cast<const QAbstractSpinBox *>(place))
            continue; // what stands in a number's field is placed by the style
        if (!place->rect().contains(each->geometry()))
            complaints << complaint(u"%1 at %2 to %3 in %4"_s.arg(each->accessibleName())
                                        .arg(each->geometry().left())
                                        .arg(each->geometry().right())
                                        .arg(place->width()),
                                    *each);
    }
    return complaints;
}

QStringList clashesIn(const QWidget &window)
{
    QMap<QString, QStringList> byKeys;
    const auto add = [&byKeys](const QString &text) {
        if (const QKeySequence keys = QKeySequence::mnemonic(text); !keys.isEmpty())
            byKeys[keys.toString()] << text;
    };
    if (const auto *menu = qobject_cast<const QMenu *>(&window)) {
        for (const QAction *action : menu->actions())
            add(action->text());
    } else {
        for (const QWidget *each : visibleIn(window)) {
            if (const auto *button = qobject_cast<const QAbstractButton *>(each))
                add(button->text());
            else if (const auto *label = qobject_cast<const QLabel *>(each); label && label->buddy())
                add(label->text());
            else if (const auto *group = qobject_cast<const QGroupBox *>(each))
                add(group->title());
            else if (const auto *tabs = qobject_cast<const QTabBar *>(each))
                for (int i = 0; i < tabs->count(); ++i)
                    add(tabs->tabText(i));
        }
    }
    QStringList clashes;
    for (auto each = byKeys.cbegin(); each != byKeys.cend(); ++each)
        if (each->size() > 1)
            clashes << u"%1: %2"_s.arg(each.key(), each->join(u", "_s));
    return clashes;
}

} // namespace Larder
