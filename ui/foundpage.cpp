#include "ui/foundpage.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/errortext.h"
#include "ui/controls.h"
#include "ui/filetile.h"
#include "ui/foundmodel.h"
#include "ui/language.h"
#include "ui/liveregion.h"
#include "ui/noticeband.h"
#include "ui/theme.h"
#include "ui/transferwords.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

/** Boxes that are seen on dark too, and sentences cut at their end. */
class TickableRows : public RoomyRows
{
public:
    using RoomyRows::RoomyRows;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        RoomyRows::initStyleOption(option, index);
        // The style makes the outline of a box out of this, a darker one, which nobody sees on dark.
        if (isDark(option->palette))
            option->palette.setColor(QPalette::Window, option->palette.color(QPalette::PlaceholderText).lighter(140));
        // A name is known by its ending too; a sentence is not.
        if (!index.siblingAtColumn(int(FoundModel::Column::Name)).flags().testFlag(Qt::ItemIsUserCheckable))
            option->textElideMode = Qt::ElideRight;
        // Numbers stand at the right, where the next column begins.
        if (index.column() == int(FoundModel::Column::Size) && !option->text.isEmpty())
            option->text += QChar(0x2002);
    }
};

const QString usualId = u"om_7f3c…70aa"_s;
const QString usualName = u"Minutes of the week 47.pdf"_s;

bool isReturn(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

/** Of what could not be had: what the platform would tell. */
QList<MessageId> worthLookingUp(const QList<NotDownloadable> &seen)
{
    QList<MessageId> messages;
    QSet<QString> known;
    for (const NotDownloadable &each : seen) {
        const bool helps = each.reason == NotDownloadable::Reason::ForwardNotExpanded ||
                           each.reason == NotDownloadable::Reason::KeyNotInOutput;
        const auto id = MessageId::parse(each.origin.messageId);
        if (helps && id && !known.contains(id->text())) {
            known.insert(id->text());
            messages.append(*id);
        }
    }
    return messages;
}

} // namespace

FoundView::FoundView(FoundModel &model, FoundRows &rows, QWidget *parent)
    : QTreeView(parent), m_model(model), m_rows(rows)
{
    setModel(&rows);
    setItemDelegate(new TickableRows(this));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(ExtendedSelection);
    setIconSize(tileIconSize);
    setFrameShape(NoFrame);
    setSortingEnabled(true);
    setTextElideMode(Qt::ElideMiddle);
    header()->setSortIndicatorClearable(true);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(int(FoundModel::Column::Name), QHeaderView::Stretch);
    connect(&model, &FoundModel::sizesChanged, this, &FoundView::showColumns);
    connect(&model, &FoundModel::modelReset, this, &FoundView::showColumns);
    inEachLanguage(*this, [this] {
        setAccessibleName(tr("What was found"));
        giveColumnsRoom();
        showColumns();
        if (const int column = header()->sortIndicatorSection(); column >= 0 && column < m_rows.columnCount())
            m_rows.sort(column, header()->sortIndicatorOrder()); // by names that are other ones now
        viewport()->update();
        header()->viewport()->update();
    });
    sortByColumn(-1, Qt::AscendingOrder);
}

/** By texts of the usual length: to look at every row would take as long as there are rows. */
void FoundView::giveColumnsRoom()
{
    const auto give = [this](FoundModel::Column column, const QString &usual) {
        header()->resizeSection(int(column), usualWidth(usual));
    };
    give(FoundModel::Column::Kind, u"picture in a post · in"_s);
    give(FoundModel::Column::Size, u"1,023.4 MB"_s);
    give(FoundModel::Column::From, u"Wang Xiaofang"_s);
    give(FoundModel::Column::Sent, sentWords(QDateTime({2026, 12, 22}, {22, 22})));
    give(FoundModel::Column::Message, usualId);
}

int FoundView::usualWidth(const QString &text) const
{
    return fontMetrics().horizontalAdvance(text) + 24;
}

void FoundView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    showColumns();
}

/** Names need the room more than ids do, which stand in the tool tip as well. */
void FoundView::showColumns()
{
    setColumnHidden(int(FoundModel::Column::Size), !m_model.hasSizes());
    int others = usualWidth(usualId) + tileIconSize.width();
    for (const auto column :
         {FoundModel::Column::Kind, FoundModel::Column::Size, FoundModel::Column::From, FoundModel::Column::Sent})
        others += header()->sectionSize(int(column));
    setColumnHidden(int(FoundModel::Column::Message), width() < others + usualWidth(usualName));
}

void FoundView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        giveColumnsRoom();
}

void FoundView::keyPressEvent(QKeyEvent *event)
{
    if (isReturn(*event)) {
        event->ignore();
        return;
    }
    if (event->key() == Qt::Key_Space) {
        tickChosen();
        return;
    }
    QTreeView::keyPressEvent(event);
}

/** All like the first of them turned around, so that a mixture becomes one. */
void FoundView::tickChosen()
{
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        if (const int row = m_rows.mapToSource(index).row(); m_model.canBeTicked(row))
            rows.append(row);
    if (!rows.isEmpty())
        m_model.setTicked(rows, !m_model.isTicked(rows.constFirst()));
}

FoundPage::FoundPage(QWidget *parent)
    : QWidget(parent), m_model(new FoundModel(this)), m_rows(new FoundRows(*m_model, this))
{
    m_spokenSummary = new LiveRegion(this);
    m_spokenSummary->setFixedSize(0, 0);
    auto *filterRow = makeFilterRow(); // from top to bottom, since that is the order of the Tab key
    m_problems = new NoticeBand(NoticeBand::Closing::ByTheUser, this);
    m_notice = new NoticeBand(NoticeBand::Closing::ByItsOwner, this);
    m_sizes = new NoticeBand(NoticeBand::Closing::ByItsOwner, this);
    m_sizes->setObjectName(u"sizes"_s);
    m_view = new FoundView(*m_model, *m_rows, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(filterRow);
    column->addWidget(m_problems);
    column->addWidget(m_notice);
    column->addWidget(m_sizes);
    column->addWidget(new Separator(this));
    column->addWidget(m_view, 1);
    column->addWidget(new Separator(this));
    column->addWidget(makeIdRow());
    column->addWidget(makeEndRow());
    inEachLanguage(*this, [this] {
        setAccessibleName(tr("What was found"));
        setFolder(m_folderPath);
        showTicks();
        tellProblems();
        offerLookUps();
    });
    keepRoom(*this);

    connect(m_model, &FoundModel::ticksChanged, this, &FoundPage::showTicks);
    connect(m_notice, &NoticeBand::buttonClicked, this, [this] { Q_EMIT lookUpWanted(m_lookUps); });
    connect(m_sizes, &NoticeBand::buttonClicked, this, &FoundPage::noMeasuringWanted);
}

QWidget *FoundPage::makeFilterRow()
{
    auto *row = new QWidget(this);
    m_all = new QCheckBox(row);
    connect(m_all, &QCheckBox::clicked, this, &FoundPage::tickAllShown);
    m_words = new QLineEdit(row);
    addClearSign(*m_words);
    m_words->setAcceptDrops(false); // the window takes them, whatever they are dropped on
    m_words->installEventFilter(this);
    connect(m_words, &QLineEdit::textChanged, this, &FoundPage::filter);
    auto *label = new QLabel(row);
    m_group = new QComboBox(row);
    m_group->addItem({});
    for (const FoundGroup group : {FoundGroup::Pictures, FoundGroup::Files, FoundGroup::Recordings, FoundGroup::Videos})
        m_group->addItem({}, int(group));
    label->setBuddy(m_group);
    inEachLanguage(*row, [this, label] {
        m_all->setText(tr("&All"));
        m_all->setAccessibleDescription(tr("Ticks all that are shown"));
        m_all->setToolTip(tr("Ticks all that are shown"));
        m_words->setPlaceholderText(tr("Filter by name, sender or id"));
        m_words->setAccessibleName(tr("Filter"));
        label->setText(tr("&Show"));
        m_group->setAccessibleName(tr("Show"));
        m_group->setItemText(0, tr("Everything"));
        for (int place = 1; place < m_group->count(); ++place)
            m_group->setItemText(place, titleOf(FoundGroup(m_group->itemData(place).toInt())));
    });
    connect(m_group, &QComboBox::currentIndexChanged, this, &FoundPage::filter);

    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(14, 8, 14, 8);
    layout->setSpacing(10);
    layout->addWidget(m_all);
    layout->addWidget(m_words, 1);
    layout->addWidget(label);
    layout->addWidget(m_group);
    return row;
}

QWidget *FoundPage::makeIdRow()
{
    m_idRow = new QWidget(this);
    auto *label = new QLabel(m_idRow);
    m_messageId = new QLineEdit(m_idRow);
    m_messageId->setPlaceholderText(u"om_…"_s);
    label->setBuddy(m_messageId);
    inEachLanguage(*m_idRow, [this, label] {
        label->setText(tr("Some do not say which message they belong to. &Message id"));
        m_messageId->setAccessibleName(tr("Message id"));
        m_messageId->setAccessibleDescription(tr("The message that those without an id of their own belong to"));
    });
    m_messageId->setAcceptDrops(false);
    m_idProblem = new LiveRegion(m_idRow);
    m_idProblem->setWordWrap(false);
    QPalette colours = m_idProblem->palette();
    colours.setColor(QPalette::WindowText, toneColour(Tone::Bad, colours));
    m_idProblem->setPalette(colours);
    connect(m_messageId, &QLineEdit::textChanged, m_idProblem, &QLabel::clear);
    auto *layout = new QHBoxLayout(m_idRow);
    layout->setContentsMargins(14, 8, 14, 0);
    layout->setSpacing(10);
    layout->addWidget(label);
    layout->addWidget(m_messageId, 1);
    layout->addWidget(m_idProblem);
    return m_idRow;
}

QWidget *FoundPage::makeEndRow()
{
    auto *row = new QWidget(this);
    m_summary = new ElidedLabel(row);
    m_summary->setObjectName(u"summary"_s);
    m_folder = new QPushButton(row);
    m_folder->setIcon(themedIcon(u"folder"_s));
    m_folder->setAutoDefault(true);
    connect(m_folder, &QPushButton::clicked, this, &FoundPage::folderWanted);
    auto *back = new QPushButton(row);
    back->setAutoDefault(true);
    connect(back, &QPushButton::clicked, this, &FoundPage::backWanted);
    m_measure = new QPushButton(row);
    m_measure->setAutoDefault(true);
    connect(m_measure, &QPushButton::clicked, this, &FoundPage::measure);
    m_download = new PrimaryButton(tr("&Download"), row);
    m_download->setAutoDefault(true);
    inEachLanguage(*row, [this, back] {
        m_folder->setToolTip(tr("Choose a folder"));
        back->setText(tr("Cancel"));
        m_measure->setText(tr("M&easure"));
        m_measure->setToolTip(tr("Asks how large the chosen ones are before they are downloaded"));
        m_measure->setAccessibleDescription(m_measure->toolTip());
    });
    connect(m_download, &QPushButton::clicked, this, &FoundPage::submit);

    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(14, 8, 14, 8);
    layout->setSpacing(8);
    layout->addWidget(m_summary, 1);
    layout->addWidget(m_folder);
    layout->addWidget(back);
    layout->addWidget(m_measure);
    layout->addWidget(m_download);
    return row;
}

void FoundPage::show(const Gathered &gathered, Showing showing)
{
    m_source = sourceWords(gathered);
    m_troubles = gathered.problems + gathered.notices;
    if (showing == Showing::Anew) {
        m_words->clear();
        m_group->setCurrentIndex(0);
        m_messageId->clear();
        m_view->sortByColumn(-1, Qt::AscendingOrder);
        m_model->show({}); // ticks of what was there before are not of this
    }
    m_model->show(gathered.reading);
    m_idRow->setVisible(lacksId(gathered.reading.downloads) || lacksId(gathered.reading.optional));
    m_lookUps = worthLookingUp(gathered.reading.notDownloadable);
    tellProblems();
    offerLookUps();
    keepCurrent();
    if (showing == Showing::Anew) {
        m_view->scrollToTop();
        m_view->setFocus();
    }
}

/** Keys and screen readers have somewhere to stand whatever became of the row where they were. */
void FoundPage::keepCurrent()
{
    if (!m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_rows->index(0, 0));
}

void FoundPage::setFolder(const QString &folder)
{
    m_folderPath = folder;
    m_folder->setText(tr("To %1", "where to save: a folder").arg(shortPath(folder)));
    m_folder->setAccessibleName(tr("Save to %1").arg(shortPath(folder)));
    askRoom();
}

void FoundPage::tellProblems()
{
    const QStringList every = wordsOf(m_troubles);
    if (every.isEmpty())
        m_problems->clear();
    else
        m_problems->tell(Tone::Warning, firstOfMany(every), {}, every.mid(0, 20).join(u'\n'));
}

void FoundPage::offerLookUps()
{
    if (m_lookUps.isEmpty())
        m_notice->clear();
    else
        m_notice->tell(Tone::Plain,
                       tr("%n message(s) can be looked up to see what is in them.", nullptr, int(m_lookUps.size())),
                       tr("&Look up"));
}

void FoundPage::filter()
{
    const QVariant group = m_group->currentData();
    m_rows->showOnly(group.isValid() ? std::optional(FoundGroup(group.toInt())) : std::nullopt, m_words->text());
    keepCurrent();
    showTicks();
}

void FoundPage::openFilter()
{
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
}

void FoundPage::tickAllShown()
{
    const QList<int> shown = m_rows->tickableRows();
    const bool all = std::all_of(shown.cbegin(), shown.cend(), [this](int row) { return m_model->isTicked(row); });
    m_model->setTicked(shown, !all);
    showTicks();
}

void FoundPage::showTicks()
{
    const auto [tickable, ticked] = m_rows->ticksShown();
    m_all->setCheckState(ticked == 0 ? Qt::Unchecked : ticked == tickable ? Qt::Checked : Qt::PartiallyChecked);
    m_all->setEnabled(tickable > 0);

    const int chosen = m_model->tickedCount();
    const int found = m_model->rowCount();
    QStringList pieces{m_source.isEmpty() ? tr("%n found", nullptr, found)
                                          : tr("%n found in %1", nullptr, found).arg(m_source),
                       tr("%n chosen", nullptr, chosen)};
    if (chosen > ticked)
        pieces << tr("%n of them not shown", nullptr, chosen - ticked);
    m_summary->setText(pieces.join(u" · "_s));
    if (const QString spoken = pieces.join(u", "_s); spoken != m_spokenSummary->text())
        m_spokenSummary->say(spoken);
    m_download->setEnabled(chosen > 0);
    m_download->setText(chosen > 1 ? tr("&Download %1").arg(QLocale().toString(chosen)) : tr("&Download"));
    tellSizes();
}

void FoundPage::showSizes(const QList<Measuring::Told> &sizes)
{
    m_model->setSizes(sizes);
}

void FoundPage::showMeasuring(const Measuring::State &state)
{
    m_measuring = state;
    tellSizes();
    if (std::holds_alternative<Measuring::Resting>(state))
        askRoom();
}

void FoundPage::askRoom()
{
    m_room.reset();
    if (m_model->hasSizes())
        Q_EMIT roomWanted(m_folderPath);
}

void FoundPage::showRoom(const QString &folder, std::optional<qint64> bytes)
{
    if (folder == m_folderPath)
        m_room = bytes;
    tellSizes();
}

void FoundPage::tellSizes()
{
    const auto *asking = std::get_if<Measuring::Asking>(&m_measuring);
    m_measure->setEnabled(!asking && m_model->hasToMeasure());
    if (asking) {
        const double share = double(asking->answered) / asking->asked;
        m_sizes->tellProgress(tr("Measured %1 of %2…").arg(asking->answered).arg(asking->asked), share, tr("Stop"));
        return;
    }
    const SizeSum sum = m_model->sizes();
    const bool tooMuch = m_room && isTooMuchFor(*m_room, sum);
    if (sum.told() == 0)
        m_sizes->clear();
    else if (tooMuch)
        m_sizes->tell(Tone::Warning, inARow({wordsOf(sum), roomWords(m_folderPath, *m_room)}));
    else
        m_sizes->tell(Tone::Plain, wordsOf(sum));
}

bool FoundPage::lacksId(const QList<FoundResource> &resources) const
{
    return std::any_of(resources.cbegin(), resources.cend(),
                       [](const FoundResource &found) { return !found.messageId; });
}

void FoundPage::submit()
{
    if (const auto chosen = withIds(m_model->ticked()); chosen && !chosen->isEmpty())
        Q_EMIT downloadWanted(*chosen);
}

void FoundPage::measure()
{
    if (const auto chosen = withIds(m_model->toMeasure()); chosen && !chosen->isEmpty())
        Q_EMIT measureWanted(*chosen);
}

/** None: the message that some belong to is not given, which it says then. */
std::optional<QList<FoundResource>> FoundPage::withIds(QList<FoundResource> chosen)
{
    if (!lacksId(chosen))
        return chosen;
    const auto id = MessageId::parse(m_messageId->text());
    if (!id) {
        m_idProblem->say(sentence(id.error()));
        m_messageId->setFocus();
        return std::nullopt;
    }
    for (FoundResource &found : chosen)
        if (!found.messageId)
            found.messageId = *id;
    return chosen;
}

void FoundPage::takeFocus()
{
    m_view->setFocus();
}

/** Whoever has just filtered looks at what is left first: Return goes there, Escape takes the filter away. */
bool FoundPage::takesKeyOfFilter(const QKeyEvent &event)
{
    if (isReturn(event)) {
        m_view->setFocus();
        return true;
    }
    if (event.key() == Qt::Key_Escape && !m_words->text().isEmpty()) {
        m_words->clear();
        return true;
    }
    return false;
}

bool FoundPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_words && event->type() == QEvent::KeyPress && takesKeyOfFilter(*static_cast<QKeyEvent *>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

void FoundPage::keyPressEvent(QKeyEvent *event)
{
    if (isReturn(*event))
        submit();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT backWanted();
    else
        QWidget::keyPressEvent(event);
}

} // namespace Larder
