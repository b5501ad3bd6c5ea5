#include "ui/foundpage.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/errortext.h"
#include "ui/controls.h"
#include "ui/foundfilter.h"
#include "ui/foundmodel.h"
#include "ui/foundview.h"
#include "ui/language.h"
#include "ui/liveregion.h"
#include "ui/noticeband.h"
#include "ui/theme.h"
#include "ui/transferwords.h"
#include "ui/wrappingrow.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

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

FoundPage::FoundPage(QWidget *parent)
    : QWidget(parent), m_model(new FoundModel(this)), m_rows(new FoundRows(*m_model, this))
{
    m_spokenSummary = new LiveRegion(this);
    m_spokenSummary->setFixedSize(0, 0);
    m_filter = new FoundFilter(*m_model, *m_rows, this); // from top to bottom, since that is the order of the Tab key
    m_problems = new NoticeBand(NoticeBand::Closing::ByTheUser, this);
    m_notice = new NoticeBand(NoticeBand::Closing::ByItsOwner, this);
    m_sizes = new NoticeBand(NoticeBand::Closing::ByItsOwner, this);
    m_sizes->setObjectName(u"sizes"_s);
    m_view = new FoundView(*m_model, *m_rows, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filter);
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
    connect(m_filter, &FoundFilter::filtered, this, [this] {
        keepCurrent();
        showTicks();
    });
    connect(m_filter, &FoundFilter::listWanted, this, &FoundPage::takeFocus);
    connect(m_notice, &NoticeBand::buttonClicked, this, [this] { Q_EMIT lookUpWanted(m_lookUps); });
    connect(m_sizes, &NoticeBand::buttonClicked, this, &FoundPage::noMeasuringWanted);
}

QWidget *FoundPage::makeIdRow()
{
    m_idRow = new QWidget(this);
    auto *label = new QLabel(m_idRow);
    label->setWordWrap(true);
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
    QPalette colours = m_idProblem->palette();
    colours.setColor(QPalette::WindowText, toneColour(Tone::Bad, colours));
    m_idProblem->setPalette(colours);
    m_idProblem->hide(); // an empty one would take a gap
    connect(m_messageId, &QLineEdit::textChanged, m_idProblem, &QWidget::hide);
    auto *layout = new WrappingRow(WrappingRow::Rest::AtStart, m_idRow);
    layout->setContentsMargins(14, 8, 14, 0);
    layout->setSpacing(10);
    layout->addWidget(label);
    layout->addWidget(m_messageId);
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

    auto *layout = new WrappingRow(WrappingRow::Rest::AtEnd, row);
    layout->setContentsMargins(14, 8, 14, 8);
    layout->setSpacing(8);
    layout->addWidget(m_summary);
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
        m_filter->clear();
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

void FoundPage::openFilter()
{
    m_filter->open();
}

void FoundPage::showTicks()
{
    m_filter->showTicks();
    const int chosen = m_model->tickedCount();
    const int found = m_model->rowCount();
    QStringList pieces{m_source.isEmpty() ? tr("%n found", nullptr, found)
                                          : tr("%n found in %1", nullptr, found).arg(m_source),
                       tr("%n chosen", nullptr, chosen)};
    if (const int hidden = chosen - m_rows->ticksShown().ticked; hidden > 0)
        pieces << tr("%n of them not shown", nullptr, hidden);
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
        m_idProblem->setText(sentence(id.error()));
        if (m_idProblem->isHidden())
            m_idProblem->show(); // which says it
        else
            m_idProblem->announce();
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
