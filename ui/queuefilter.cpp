#include "ui/queuefilter.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>

#include "ui/controls.h"
#include "ui/language.h"
#include "ui/queuerows.h"
#include "ui/wrappingrow.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

constexpr int rowsAtOneLook = 8;

QString titleOf(std::optional<StateGroup> group)
{
    if (!group)
        return QueueFilter::tr("All", "downloads of every state");
    switch (*group) {
    case StateGroup::Running:
        return QueueFilter::tr("Running");
    case StateGroup::Waiting:
        return QueueFilter::tr("Waiting");
    case StateGroup::Paused:
        return QueueFilter::tr("Paused");
    case StateGroup::Failed:
        return QueueFilter::tr("Failed");
    case StateGroup::Saved:
        return QueueFilter::tr("Saved");
    case StateGroup::Cancelled:
        return QueueFilter::tr("Cancelled");
    }
    Q_UNREACHABLE();
}

struct NamedOrder
{
    ListOrder order;
    const char *title;
};

constexpr NamedOrder orders[] = {
    {{ListOrder::By::Queue, Qt::AscendingOrder}, QT_TRANSLATE_NOOP("Larder::QueueFilter", "Queue order")},
    {{ListOrder::By::Name, Qt::AscendingOrder}, QT_TRANSLATE_NOOP("Larder::QueueFilter", "Name, A to Z")},
    {{ListOrder::By::Name, Qt::DescendingOrder}, QT_TRANSLATE_NOOP("Larder::QueueFilter", "Name, Z to A")},
    {{ListOrder::By::Size, Qt::DescendingOrder}, QT_TRANSLATE_NOOP("Larder::QueueFilter", "Largest first")},
    {{ListOrder::By::Size, Qt::AscendingOrder}, QT_TRANSLATE_NOOP("Larder::QueueFilter", "Smallest first")},
    {{ListOrder::By::State, Qt::AscendingOrder}, QT_TRANSLATE_NOOP("Larder::QueueFilter", "Running first")},
    {{ListOrder::By::State, Qt::DescendingOrder}, QT_TRANSLATE_NOOP("Larder::QueueFilter", "Running last")},
    {{ListOrder::By::Sent, Qt::DescendingOrder}, QT_TRANSLATE_NOOP("Larder::QueueFilter", "Newest message first")},
    {{ListOrder::By::Sent, Qt::AscendingOrder}, QT_TRANSLATE_NOOP("Larder::QueueFilter", "Oldest message first")},
};

} // namespace

QueueFilter::QueueFilter(QueueModel &model, QueueRows &rows, QWidget *parent)
    : QWidget(parent), m_model(model), m_rows(rows), m_words(new QLineEdit(this)), m_shown(new QLabel(this)),
      m_group(new QComboBox(this)), m_order(new QComboBox(this))
{
    makeWordsField();
    makeGroupChoice();
    makeOrderChoice();
    const auto label = [this](QComboBox *choice) {
        auto *made = new QLabel(this);
        made->setBuddy(choice);
        return made;
    };
    const auto together = [](QLabel *first, QComboBox *second) {
        auto *pair = new QHBoxLayout;
        pair->setSpacing(10);
        pair->addWidget(first);
        pair->addWidget(second);
        return pair;
    };
    auto *row = new WrappingRow(WrappingRow::Rest::AtStart);
    row->setContentsMargins(14, 6, 14, 6);
    row->setSpacing(10);
    row->addWidget(m_words);
    row->addWidget(m_shown);
    auto *show = label(m_group);
    row->addLayout(together(show, m_group));
    auto *sortBy = label(m_order);
    row->addLayout(together(sortBy, m_order));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(new Separator(this));
    keepRoom(*this);

    connect(&m_model, &QueueModel::totalsChanged, this, &QueueFilter::showCounts);
    connect(&m_rows, &QueueRows::filtered, this, &QueueFilter::showFilter);
    connect(&m_rows, &QueueRows::orderChanged, this, &QueueFilter::showOrder);
    showOrder();
    showFilter();
    inEachLanguage(*this, [this, show, sortBy] {
        show->setText(tr("S&how"));
        sortBy->setText(tr("Sort b&y"));
        nameChoices();
    });
}

void QueueFilter::nameChoices()
{
    m_words->setPlaceholderText(tr("Filter by name, sender, chat or id (%1)", "Ctrl+F").arg(shown(QKeySequence::Find)));
    m_words->setAccessibleName(tr("Filter"));
    m_group->setAccessibleName(tr("Show"));
    m_order->setAccessibleName(tr("Sort by"));
    for (int place = 0; place < m_order->count(); ++place)
        m_order->setItemText(place, tr(orders[place].title));
    showCounts();
}

void QueueFilter::makeWordsField()
{
    addClearSign(*m_words);
    m_words->setAcceptDrops(false); // the window takes them, whatever they are dropped on
    m_words->installEventFilter(this);
    connect(m_words, &QLineEdit::textChanged, this, &QueueFilter::filter);
    m_shown->setTextFormat(Qt::PlainText);
    colour(*m_shown, Tone::Muted);
}

void QueueFilter::makeGroupChoice()
{
    m_group->addItem(titleOf(std::nullopt));
    for (int group = 0; group < stateGroups; ++group)
        m_group->addItem(titleOf(StateGroup(group)), group);
    m_group->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_group, &QComboBox::activated, this, &QueueFilter::filter);
}

void QueueFilter::makeOrderChoice()
{
    for (const NamedOrder &each : orders)
        m_order->addItem(tr(each.title));
    connect(m_order, &QComboBox::activated, this, &QueueFilter::putInOrder);
}

void QueueFilter::open()
{
    if (m_model.rowCount() == 0)
        return;
    m_wish = Wish::Open;
    showItself();
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
}

void QueueFilter::filter()
{
    const QVariant group = m_group->currentData();
    m_rows.showOnly({group.isValid() ? std::optional(StateGroup(group.toInt())) : std::nullopt, m_words->text()});
}

void QueueFilter::putInOrder()
{
    m_rows.putInOrder(orders[m_order->currentIndex()].order);
}

/** Whoever has changed it, a row that is to be seen for instance. */
void QueueFilter::showFilter()
{
    const RowFilter &filter = m_rows.filter();
    m_group->setCurrentIndex(filter.group ? m_group->findData(int(*filter.group)) : 0);
    if (m_words->text() != filter.words)
        m_words->setText(filter.words); // last, as it filters by what all of them say
    showCounts();
}

void QueueFilter::showOrder()
{
    for (int place = 0; place < m_order->count(); ++place)
        if (orders[place].order == m_rows.order())
            m_order->setCurrentIndex(place);
    showItself();
}

void QueueFilter::showCounts()
{
    const QueueTotals &totals = m_model.totals();
    for (int place = 0; place < m_group->count(); ++place) {
        const QVariant stored = m_group->itemData(place);
        const auto group = stored.isValid() ? std::optional(StateGroup(stored.toInt())) : std::nullopt;
        const int count = group ? totals.of(*group) : totals.all();
        const QString text =
            tr("%1 (%2)", "a state; how many are in it").arg(titleOf(group), QLocale().toString(count));
        if (m_group->itemText(place) != text)
            m_group->setItemText(place, text);
    }
    const QString shown =
        tr("%1 of %2 shown").arg(QLocale().toString(m_rows.rowCount()), QLocale().toString(m_model.rowCount()));
    m_shown->setText(shown);
    m_shown->setVisible(m_rows.isFiltered());
    if (const QString told = m_rows.isFiltered() ? shown : QString(); m_words->accessibleDescription() != told)
        m_words->setAccessibleDescription(told); // else a screen reader is told at every beat
    showItself();
}

/** With the last row goes what was wanted of the list. */
void QueueFilter::showItself()
{
    const int rows = m_model.rowCount();
    if (rows == 0) {
        m_wish = Wish::None;
        m_rows.showOnly({});
    }
    const bool isSorted = m_rows.order() != ListOrder();
    setVisible(rows > 0 && (rows > rowsAtOneLook || m_rows.isFiltered() || isSorted || m_wish == Wish::Open));
}

/** As in the list of what was found: Return goes to what is left, Escape takes the filter away, and then the line. */
bool QueueFilter::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_words || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto &key = *static_cast<QKeyEvent *>(event);
    if (isReturn(key)) {
        Q_EMIT listWanted();
        return true;
    }
    if (key.key() != Qt::Key_Escape)
        return false;
    if (m_rows.isFiltered())
        m_rows.showOnly({});
    else
        leave();
    return true;
}

void QueueFilter::leave()
{
    Q_EMIT listWanted();
    m_wish = Wish::None;
    showItself();
}

} // namespace Larder
