#include "ui/detailsband.h"

#include <algorithm>

#include <QClipboard>
#include <QDir>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QTreeWidget>

#include "core/errortext.h"
#include "core/format.h"
#include "ui/controls.h"
#include "ui/language.h"
#include "ui/scrolling.h"
#include "ui/theme.h"
#include "ui/transferwords.h"
#include "ui/wrappingrow.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

constexpr int answerColumn = 1;
constexpr int logIdColumn = 4;

QString rangeText(const Exchange &exchange)
{
    if (!exchange.range)
        return DetailsBand::tr("all of it", "what a request asked for");
    const QLocale locale;
    return u"%1–%2"_s.arg(locale.toString(exchange.range->first), locale.toString(exchange.range->last));
}

QString answerText(const Exchange &exchange)
{
    const QString status = exchange.status ? QString::number(*exchange.status) : DetailsBand::tr("no answer");
    return exchange.error ? u"%1 · %2"_s.arg(status, sentence(*exchange.error)) : status;
}

QString tookText(const Exchange &exchange)
{
    const double seconds = std::chrono::duration<double>(exchange.took).count();
    return DetailsBand::tr("%1 s", "seconds").arg(QLocale().toString(seconds, 'f', 1));
}

QStringList columnsOf(const Exchange &exchange)
{
    return {rangeText(exchange), answerText(exchange), bytesAsWords(exchange.bytes), tookText(exchange),
            exchange.logId};
}

QString askedText(const DownloadOrder &order)
{
    const QString type =
        order.resource.type == ResourceType::Image ? DetailsBand::tr("image") : DetailsBand::tr("file");
    QStringList facts{
        order.identity == Identity::User
            ? DetailsBand::tr("%1, as user, from %2", "image or file; platform").arg(type, order.platform.displayName())
            : DetailsBand::tr("%1, as bot, from %2", "image or file; platform")
                  .arg(type, order.platform.displayName())};
    if (order.duration)
        facts << lengthOf(order);
    return facts.join(u" · "_s);
}

QString savedInText(const TransferSnapshot &transfer)
{
    const QString path = savedPath(transfer.state);
    return QDir::toNativeSeparators(path.isEmpty() ? transfer.order.folder : path);
}

const Error *errorOf(const TransferState &state)
{
    if (const auto *failed = std::get_if<Failed>(&state))
        return &failed->error;
    if (const auto *halted = std::get_if<Halted>(&state))
        return &halted->after;
    if (const auto *waiting = std::get_if<Waiting>(&state))
        return &waiting->after;
    return nullptr;
}

/** Of a failure or a wait its error; of a saved file what it lacks. */
QString problemText(const TransferState &state)
{
    QStringList lines;
    if (const Error *error = errorOf(state))
        lines << sentence(*error) << nextStep(*error) << technicalText(*error);
    if (const auto *saved = std::get_if<Saved>(&state)) {
        for (const FileNote note : saved->notes)
            lines << sentence(note);
    }
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace

QString detailsText(const TransferSnapshot &transfer)
{
    const TransferWords words = wordsOf(transfer, QDateTime::currentDateTimeUtc());
    QStringList lines{words.title, asOneLine(words)};
    lines << u"message_id: "_s + transfer.order.resource.messageId.text();
    lines << u"file_key: "_s + transfer.order.resource.fileKey.text();
    lines << askedText(transfer.order) << savedInText(transfer);
    if (const QString problem = problemText(transfer.state); !problem.isEmpty())
        lines << problem;
    for (const Exchange &exchange : transfer.exchanges)
        lines << columnsOf(exchange).join(u" | "_s);
    return lines.join(u'\n');
}

DetailsBand::DetailsBand(QWidget *parent) : QWidget(parent)
{
    layOut();
    inEachLanguage(*this, [this] {
        setAccessibleName(tr("Details of the chosen download"));
        m_exchanges->setAccessibleName(tr("Requests"));
        m_exchanges->setHeaderLabels({tr("Bytes asked for"), tr("Answer"), tr("Received"), tr("Took"), tr("Log id")});
        QHeaderView &header = *m_exchanges->header(); // what stretches may become narrow, but not than its own name
        header.setMinimumSectionSize(
            std::max(header.sectionSizeHint(answerColumn), header.sectionSizeHint(logIdColumn)));
        m_problem->setAccessibleDescription(tr("The exact error"));
        m_shownExchanges.reset();
        m_shownActions.clear();
        const auto shown = m_transfer;
        tell(shown);
    });
}

/** From top to bottom, since that is the order of the Tab key. */
void DetailsBand::layOut()
{
    QWidget *head = makeHead();
    m_body = new QWidget;
    QWidget *facts = makeFacts();
    m_exchanges = new QTreeWidget(this);
    m_exchanges->setColumnCount(logIdColumn + 1);
    m_exchanges->setRootIsDecorated(false);
    m_exchanges->setUniformRowHeights(true);
    m_exchanges->setTextElideMode(Qt::ElideRight);
    m_exchanges->header()->setStretchLastSection(false);
    m_exchanges->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_exchanges->header()->setSectionResizeMode(answerColumn, QHeaderView::Stretch);
    m_exchanges->header()->setSectionResizeMode(logIdColumn, QHeaderView::Stretch);

    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, m_body);
    m_columns->setContentsMargins(14, 0, 14, 10);
    m_columns->setSpacing(14);
    m_columns->addWidget(facts, 1);
    m_columns->addWidget(m_exchanges, 1);

    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    rows->addWidget(new Separator(this));
    rows->addWidget(head);
    auto *body = scrolling(*m_body, this);
    body->setMinimumHeight(2 * fontMetrics().lineSpacing());
    rows->addWidget(body, 1);
}

/** Facts and requests stand side by side where both can be read. */
void DetailsBand::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    constexpr int letters = 90;
    const bool isNarrow = width() < fontMetrics().averageCharWidth() * letters;
    m_columns->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

QWidget *DetailsBand::makeHead()
{
    auto *head = new QWidget(this);
    m_title = new ElidedLabel(head);
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_buttons = new QWidget(head);
    auto *buttons = new WrappingRow(WrappingRow::Rest::AtStart, m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(6);
    for (QPushButton *&button : m_actions) {
        // The letters of its words belong to the form; here Tab and Space are the keyboard's way.
        button = new QPushButton(m_buttons);
        button->hide();
        buttons->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, place = &button - m_actions.data()] {
            Q_EMIT actionWanted(m_shownActions.at(place), {m_transfer->id});
        });
    }
    auto *copy = new QToolButton(head);
    copy->setIcon(themedIcon(u"copy"_s));
    copy->setAutoRaise(true);
    copy->setFocusPolicy(Qt::StrongFocus);
    connect(copy, &QToolButton::clicked, this, &DetailsBand::copyAll);
    auto *close = new QToolButton(head);
    close->setIcon(themedIcon(u"close"_s));
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::StrongFocus);
    connect(close, &QToolButton::clicked, this, &DetailsBand::closeWanted);
    inEachLanguage(*head, [copy, close] {
        copy->setText(tr("Copy all"));
        copy->setToolTip(tr("Copies everything shown here, for support. No token is in it."));
        copy->setAccessibleName(tr("Copy all details"));
        close->setToolTip(tr("Close the details"));
        close->setAccessibleName(tr("Close the details"));
    });

    auto *actions = new WrappingRow(WrappingRow::Rest::AtStart);
    actions->setContentsMargins(0, 0, 0, 0);
    actions->setSpacing(6);
    actions->addWidget(m_title);
    actions->addWidget(m_buttons);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(14, 4, 8, 0);
    row->setSpacing(6);
    row->addLayout(actions, 1);
    row->addWidget(copy);
    row->addWidget(close);
    return head;
}

QWidget *DetailsBand::makeFacts()
{
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    auto *facts = new QWidget(area);
    area->setWidget(facts);

    auto *grid = new QGridLayout(facts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(0);
    m_messageId = addFact(*grid, [] { return tr("Message id"); });
    m_fileKey = addFact(*grid, [] { return tr("File key"); });
    m_asked = addFact(*grid, [] { return tr("Asked for"); });
    m_savedIn = addFact(*grid, [] { return tr("Saved in"); });
    m_problem = new QLabel(facts);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    grid->addWidget(m_problem, grid->rowCount(), 0, 1, 3);
    grid->setRowStretch(grid->rowCount(), 1);
    return area;
}

QLineEdit *DetailsBand::addFact(QGridLayout &grid, QString (*name)())
{
    auto *label = new QLabel;
    auto *fact = new QLineEdit;
    fact->setReadOnly(true);
    fact->setFrame(false);
    QPalette colours = fact->palette();
    colours.setBrush(QPalette::Base, Qt::NoBrush);
    fact->setPalette(colours);
    auto *copy = new QToolButton;
    copy->setIcon(themedIcon(u"copy"_s));
    copy->setAutoRaise(true);
    copy->setFocusPolicy(Qt::StrongFocus);
    connect(copy, &QToolButton::clicked, fact, [fact] { QGuiApplication::clipboard()->setText(fact->text()); });
    inEachLanguage(*fact, [=] {
        label->setText(name());
        fact->setAccessibleName(name());
        copy->setToolTip(tr("Copy"));
        copy->setAccessibleName(tr("Copy: %1", "%1 is the name of a fact, such as Message id").arg(name()));
    });

    const int row = grid.rowCount();
    grid.addWidget(label, row, 0);
    grid.addWidget(fact, row, 1);
    grid.addWidget(copy, row, 2);
    return fact;
}

void DetailsBand::tell(const std::optional<TransferSnapshot> &transfer)
{
    m_transfer = transfer;
    m_body->setEnabled(transfer.has_value());
    if (!transfer) {
        m_title->setText(tr("Choose a download to see its details."));
        for (QLineEdit *fact : {m_messageId, m_fileKey, m_asked, m_savedIn})
            fact->clear();
        m_problem->clear();
        showExchanges({});
        showButtons({});
        return;
    }
    showFacts(*transfer);
    showProblem(*transfer);
    showExchanges(transfer->exchanges);
    QList<RowAction> actions = mainActions(*transfer);
    actions.removeAll(RowAction::ShowDetails);
    if (hasEnded(transfer->state))
        actions << RowAction::Remove;
    showButtons(actions);
}

void DetailsBand::showFacts(const TransferSnapshot &transfer)
{
    const auto set = [](QLineEdit *fact, const QString &text) {
        if (fact->text() == text)
            return;
        fact->setText(text);
        fact->setCursorPosition(0);
    };
    m_title->setText(wordsOf(transfer, QDateTime::currentDateTimeUtc()).title);
    set(m_messageId, transfer.order.resource.messageId.text());
    set(m_fileKey, transfer.order.resource.fileKey.text());
    set(m_asked, askedText(transfer.order));
    set(m_savedIn, savedInText(transfer));
}

void DetailsBand::showProblem(const TransferSnapshot &transfer)
{
    const QString text = problemText(transfer.state);
    if (m_problem->text() != text)
        m_problem->setText(text);
}

void DetailsBand::showExchanges(const QList<Exchange> &exchanges)
{
    // Only what is new is touched, so that a line that was selected to be copied stays so.
    if (m_shownExchanges == exchanges)
        return;
    m_shownExchanges = exchanges;
    m_exchanges->clear();
    for (const Exchange &exchange : exchanges) {
        auto *line = new QTreeWidgetItem(m_exchanges, columnsOf(exchange));
        if (exchange.error)
            line->setForeground(answerColumn, toneColour(Tone::Bad, palette()));
        for (int column = 0; column < line->columnCount(); ++column)
            line->setToolTip(column, line->text(column));
    }
    m_exchanges->scrollToBottom();
}

void DetailsBand::showButtons(const QList<RowAction> &actions)
{
    if (m_shownActions == actions)
        return;
    Q_ASSERT(actions.size() <= qsizetype(m_actions.size()));
    m_shownActions = actions;
    for (qsizetype place = 0; place < qsizetype(m_actions.size()); ++place) {
        QPushButton *button = m_actions[size_t(place)];
        button->setVisible(place < actions.size());
        if (place < actions.size())
            button->setText(withoutMnemonic(titleOf(actions.at(place))));
    }
    giveRoom(*m_buttons);
}

void DetailsBand::copyAll() const
{
    if (m_transfer)
        QGuiApplication::clipboard()->setText(detailsText(*m_transfer));
}

} // namespace Larder
