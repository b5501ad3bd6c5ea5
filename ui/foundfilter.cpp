#include "ui/foundfilter.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>

#include "ui/controls.h"
#include "ui/foundmodel.h"
#include "ui/language.h"
#include "ui/wrappingrow.h"

namespace Larder {

FoundFilter::FoundFilter(FoundModel &model, FoundRows &rows, QWidget *parent)
    : QWidget(parent), m_model(model), m_rows(rows), m_all(new QCheckBox(this)), m_words(new QLineEdit(this)),
      m_group(new QComboBox(this))
{
    connect(m_all, &QCheckBox::clicked, this, &FoundFilter::tickAllShown);
    addClearSign(*m_words);
    m_words->setAcceptDrops(false); // the window takes them, whatever they are dropped on
    m_words->installEventFilter(this);
    connect(m_words, &QLineEdit::textChanged, this, &FoundFilter::filter);
    auto *label = new QLabel(this);
    label->setBuddy(m_group);
    m_group->addItem({});
    for (const FoundGroup group : {FoundGroup::Pictures, FoundGroup::Files, FoundGroup::Recordings, FoundGroup::Videos})
        m_group->addItem({}, int(group));
    inEachLanguage(*this, [this, label] {
        label->setText(tr("&Show"));
        nameAll();
    });
    connect(m_group, &QComboBox::currentIndexChanged, this, &FoundFilter::filter);

    auto *show = new QHBoxLayout;
    show->setSpacing(10);
    show->addWidget(label);
    show->addWidget(m_group);
    auto *row = new WrappingRow(WrappingRow::Rest::AtStart, this);
    row->setContentsMargins(14, 8, 14, 8);
    row->setSpacing(10);
    row->addWidget(m_all);
    row->addWidget(m_words);
    row->addLayout(show);
}

void FoundFilter::nameAll()
{
    m_all->setText(tr("&All"));
    m_all->setAccessibleDescription(tr("Ticks all that are shown"));
    m_all->setToolTip(tr("Ticks all that are shown"));
    m_words->setPlaceholderText(tr("Filter by name, sender or id (%1)", "Ctrl+F").arg(shown(QKeySequence::Find)));
    m_words->setAccessibleName(tr("Filter"));
    m_group->setAccessibleName(tr("Show"));
    m_group->setItemText(0, tr("Everything"));
    for (int place = 1; place < m_group->count(); ++place)
        m_group->setItemText(place, titleOf(FoundGroup(m_group->itemData(place).toInt())));
}

void FoundFilter::clear()
{
    m_words->clear();
    m_group->setCurrentIndex(0);
}

void FoundFilter::open()
{
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
}

void FoundFilter::filter()
{
    const QVariant group = m_group->currentData();
    m_rows.showOnly(group.isValid() ? std::optional(FoundGroup(group.toInt())) : std::nullopt, m_words->text());
    Q_EMIT filtered();
}

void FoundFilter::tickAllShown()
{
    const QList<int> shown = m_rows.tickableRows();
    const bool all = std::all_of(shown.cbegin(), shown.cend(), [this](int row) { return m_model.isTicked(row); });
    m_model.setTicked(shown, !all);
    showTicks();
}

void FoundFilter::showTicks()
{
    const auto [tickable, ticked] = m_rows.ticksShown();
    m_all->setCheckState(ticked == 0 ? Qt::Unchecked : ticked == tickable ? Qt::Checked : Qt::PartiallyChecked);
    m_all->setEnabled(tickable > 0);
}

/** Whoever has just filtered looks at what is left first: Return goes there, Escape takes the filter away. */
bool FoundFilter::takesKey(const QKeyEvent &event)
{
    if (isReturn(event)) {
        Q_EMIT listWanted();
        return true;
    }
    if (event.key() == Qt::Key_Escape && !m_words->text().isEmpty()) {
        m_words->clear();
        return true;
    }
    return false;
}

bool FoundFilter::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_words && event->type() == QEvent::KeyPress && takesKey(*static_cast<QKeyEvent *>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

} // namespace Larder
