#include "ui/progressdelegate.h"

#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QPainter>
#include <QPainterPath>

#include "ui/controls.h"
#include "ui/filetile.h"
#include "ui/queuemodel.h"
#include "ui/theme.h"
#include "ui/transferwords.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

constexpr int sideMargin = 14;
constexpr int topMargin = 9;
constexpr int lineGap = 3;
constexpr int columnGap = 14;
constexpr int actionGap = 6;
constexpr int barHeight = 6;
constexpr int leastWidth = 200;

QFont titleFont(const QFont &font)
{
    QFont bold = font;
    bold.setWeight(QFont::DemiBold);
    return bold;
}

int lineHeight(const QStyleOptionViewItem &option)
{
    return std::max(QFontMetrics(titleFont(option.font)).height(), option.fontMetrics.height());
}

QStyle *styleOf(const QStyleOptionViewItem &option)
{
    return option.widget ? option.widget->style() : QApplication::style();
}

QStyleOptionButton buttonFor(const QStyleOptionViewItem &option, RowAction action)
{
    QStyleOptionButton button;
    if (option.widget)
        button.initFrom(option.widget);
    button.state &= ~(QStyle::State_HasFocus | QStyle::State_MouseOver | QStyle::State_Selected);
    button.state |= QStyle::State_Enabled | QStyle::State_Raised;
    button.fontMetrics = option.fontMetrics;
    button.palette = option.palette;
    // A mnemonic would belong to whichever row came first.
    button.text = withoutMnemonic(titleOf(action));
    return button;
}

QSize actionSize(const QStyleOptionViewItem &option, RowAction action)
{
    const QStyleOptionButton button = buttonFor(option, action);
    const QSize words = option.fontMetrics.size(Qt::TextShowMnemonic, button.text);
    const QSize wide = words + QSize(option.fontMetrics.averageCharWidth() * 2, 0);
    const QSize size = styleOf(option)->sizeFromContents(QStyle::CT_PushButton, &button, wide, option.widget);
    return {words.width() + option.fontMetrics.averageCharWidth() * 4,
            std::max(size.height(), roomyHeight(option.fontMetrics))};
}

/** As wide as the widest usual pair of buttons: the bar then ends at one place in every row, whatever its state. */
int widthOfTwo(const QStyleOptionViewItem &option)
{
    const auto width = [&option](RowAction action) { return actionSize(option, action).width(); };
    const int saved = width(RowAction::Open) + width(RowAction::ShowInFolder);
    const int failed = width(RowAction::TryAsUser) + width(RowAction::ShowDetails);
    return std::max(saved, failed) + actionGap;
}

/** Likewise of a usual one. */
int widthOfOne(const QStyleOptionViewItem &option)
{
    int width = 0;
    for (const RowAction action : {RowAction::Open, RowAction::Pause, RowAction::Resume, RowAction::TryAgain})
        width = std::max(width, actionSize(option, action).width());
    return width;
}

int withGap(int width)
{
    return width > 0 ? width + columnGap : 0;
}

/**
 * The places of a row's parts, by the width of the list alone. Where that is narrow the words come first: the second
 * button gives way to them, then the tile, then the first button.
 */
struct RowLayout
{
    QRect tile; ///< may be empty
    QRect title;
    QRect sentence;
    QRect underneath;
    QRect actions;
    qsizetype mostActions = 2;

    explicit RowLayout(const QStyleOptionViewItem &option)
    {
        const QRect inner = option.rect.adjusted(sideMargin, topMargin, -sideMargin, -topMargin);
        int tileSide = inner.height();
        int buttons = widthOfTwo(option);
        constexpr int letters = 24;
        const auto isNarrow = [&] {
            const int words = inner.width() - withGap(tileSide) - withGap(buttons);
            return words < option.fontMetrics.averageCharWidth() * letters;
        };
        if (isNarrow()) {
            mostActions = 1;
            buttons = widthOfOne(option);
        }
        if (isNarrow())
            tileSide = 0;
        if (isNarrow())
            mostActions = buttons = 0;

        const int line = lineHeight(option);
        tile = QRect(inner.left(), inner.top(), tileSide, tileSide);
        actions = QRect(inner.right() + 1 - buttons, inner.top(), buttons, inner.height());
        const int left = inner.left() + withGap(tileSide);
        title = QRect(left, inner.top(), inner.right() + 1 - withGap(buttons) - left, line);
        sentence = title.translated(0, line + lineGap);
        underneath = sentence.translated(0, line + lineGap);
    }

    /** Of buttons that are wider than usual. */
    void keepClearOf(const QRect &button)
    {
        for (QRect *each : {&title, &sentence, &underneath})
            each->setRight(std::min(each->right(), button.left() - columnGap));
    }

    [[nodiscard]] QRectF bar() const
    {
        return {underneath.left() + 0.0, underneath.center().y() - barHeight / 2.0 + 0.5, underneath.width() + 0.0,
                barHeight + 0.0};
    }
};

void paintThumbnail(QPainter *painter, const QRect &rect, const QImage &thumbnail, const QPalette &palette)
{
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect), 5, 5);
    painter->save();
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->setClipPath(shape);
    painter->fillRect(rect, trackColour(palette));
    painter->drawImage(rect, thumbnail);
    painter->restore();
    painter->setPen(separatorColour(palette));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(shape);
}

QColor barColour(const TransferState &state, const QPalette &palette)
{
    if (std::holds_alternative<Waiting>(state) || std::holds_alternative<Halted>(state))
        return toneColour(Tone::Warning, palette);
    if (std::holds_alternative<Paused>(state))
        return toneColour(Tone::Muted, palette);
    return palette.color(QPalette::Active, QPalette::Highlight);
}

/** Where the total is unknown, a piece wanders along as bytes come: it moves only when something moves. */
QRectF wanderingPiece(const QRectF &track, qint64 received)
{
    constexpr double share = 0.22;
    constexpr double bytesAcross = 4.0 * 1024 * 1024;
    const double there = std::fmod(static_cast<double>(received) / bytesAcross, 2.0);
    const double position = there <= 1.0 ? there : 2.0 - there;
    return {track.left() + position * track.width() * (1 - share), track.top(), track.width() * share, track.height()};
}

void paintBar(QPainter *painter, const QRectF &track, const TransferSnapshot &transfer, const QPalette &palette)
{
    QPainterPath clip;
    clip.addRoundedRect(track, barHeight / 2.0, barHeight / 2.0);
    painter->save();
    painter->setClipPath(clip);
    painter->fillRect(track, trackColour(palette));
    QRectF done = track;
    if (std::holds_alternative<Checking>(transfer.state))
        done = track;
    else if (const auto share = shareOf(transfer.progress))
        done.setWidth(track.width() * *share);
    else if (transfer.progress.received > 0)
        done = wanderingPiece(track, transfer.progress.received);
    else
        done.setWidth(0);
    painter->setPen(Qt::NoPen);
    painter->setBrush(barColour(transfer.state, palette));
    painter->drawRoundedRect(done, barHeight / 2.0, barHeight / 2.0);
    painter->restore();
}

void paintLine(QPainter *painter, const QRect &rect, const QString &text, Qt::TextElideMode mode = Qt::ElideRight)
{
    const QString shown = painter->fontMetrics().elidedText(text, mode, rect.width());
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
}

/** The pieces with a dot between them, or, where the one before may still grow, at the place that it leaves free. */
void paintSentence(QPainter *painter, QRect rect, const TransferWords &words, const QPalette &palette)
{
    const QFontMetrics metrics = painter->fontMetrics();
    const int gap = metrics.horizontalAdvance(u" · "_s) + 2;
    if (!words.percent.isEmpty()) {
        painter->setPen(toneColour(Tone::Muted, palette));
        painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, words.percent);
        rect.setRight(rect.right() - metrics.horizontalAdvance(words.percent) - gap);
    }
    int left = rect.left();
    for (qsizetype i = 0; i < words.sentence.size() && left < rect.right(); ++i) {
        const TransferWords::Piece &piece = words.sentence.at(i);
        const bool standsApart = i > 0 && !words.sentence.at(i - 1).widest.isEmpty();
        if (standsApart) {
            left += gap;
        } else if (i > 0) {
            painter->setPen(toneColour(Tone::Muted, palette));
            painter->drawText(QRect(left, rect.top(), gap, rect.height()), Qt::AlignCenter | Qt::TextSingleLine,
                              u"·"_s);
            left += gap;
        }
        painter->setPen(toneColour(i == 0 ? words.tone : Tone::Muted, palette));
        paintLine(painter, QRect(QPoint(left, rect.top()), rect.bottomRight()), piece.text);
        left += std::max(metrics.horizontalAdvance(piece.text), metrics.horizontalAdvance(piece.widest));
    }
}

void paintBackground(QPainter *painter, const QStyleOptionViewItem &option)
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter->fillRect(option.rect, selectionColour(option.palette));
    const QRect line(option.rect.left(), option.rect.bottom(), option.rect.width(), 1);
    painter->fillRect(line, separatorColour(option.palette));
    if (selected) {
        const QRect edge(option.rect.left(), option.rect.top(), 3, option.rect.height() - 1);
        const bool takesKeys = option.widget && option.widget->hasFocus();
        painter->fillRect(edge, takesKeys ? option.palette.color(QPalette::Active, QPalette::Highlight)
                                          : outlineColour(option.palette));
    }
    if (option.state.testFlag(QStyle::State_HasFocus) && option.widget) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        focus.rect.adjust(0, 0, 0, -1);
        focus.backgroundColor = selected ? selectionColour(option.palette) : option.palette.color(QPalette::Base);
        if (!selected) // nothing else tells where the keys go
            focus.state |= QStyle::State_KeyboardFocusChange;
        option.widget->style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
    }
}

bool showsBar(const TransferState &state)
{
    return !hasEnded(state);
}

} // namespace

QList<ProgressDelegate::PaintedAction> ProgressDelegate::paintedActions(const QStyleOptionViewItem &option,
                                                                        const QModelIndex &index) const
{
    const TransferSnapshot transfer = snapshotOf(index);
    const RowLayout layout(option);
    const QRect room = layout.actions;
    QList<PaintedAction> painted;
    int right = room.right() + 1;
    const QList<RowAction> actions = mainActions(transfer).mid(0, layout.mostActions);
    for (auto action = actions.crbegin(); action != actions.crend(); ++action) {
        const QSize size = actionSize(option, *action);
        painted.prepend(
            {*action, QRect(QPoint(right - size.width(), room.center().y() - size.height() / 2 + 1), size)});
        right -= size.width() + actionGap;
    }
    return painted;
}

void ProgressDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const TransferSnapshot transfer = snapshotOf(index);
    const TransferWords words = wordsOf(transfer, QDateTime::currentDateTimeUtc());
    const QList<PaintedAction> actions = paintedActions(option, index);
    RowLayout layout(option);
    if (!actions.isEmpty())
        layout.keepClearOf(actions.constFirst().rect);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintBackground(painter, option);
    if (!layout.tile.isEmpty()) {
        const auto thumbnail = index.data(Qt::DecorationRole).value<QImage>();
        if (thumbnail.isNull())
            paintTile(painter, layout.tile, words.title, transfer.order.resource.type, option.font);
        else
            paintThumbnail(painter, layout.tile, thumbnail, option.palette);
    }

    painter->setFont(titleFont(option.font));
    painter->setPen(toneColour(Tone::Plain, option.palette));
    paintLine(painter, layout.title, words.title, Qt::ElideMiddle);

    painter->setFont(option.font);
    paintSentence(painter, layout.sentence, words, option.palette);
    if (showsBar(transfer.state)) {
        paintBar(painter, layout.bar(), transfer, option.palette);
    } else {
        painter->setPen(toneColour(Tone::Muted, option.palette));
        paintLine(painter, layout.underneath, words.underneath,
                  savedPath(transfer.state).isEmpty() ? Qt::ElideRight : Qt::ElideMiddle);
    }
    for (const PaintedAction &action : actions)
        paintAction(painter, option, index, action);
    painter->restore();
}

void ProgressDelegate::paintAction(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                                   const PaintedAction &painted) const
{
    QStyleOptionButton button = buttonFor(option, painted.action);
    button.rect = painted.rect;
    if (m_pointedAt && m_pointedAt->row == index && m_pointedAt->action == painted.action) {
        button.state |= QStyle::State_MouseOver;
        button.state.setFlag(QStyle::State_Sunken, m_pointedAt->pressed);
        button.state.setFlag(QStyle::State_Raised, !m_pointedAt->pressed);
    }
    painter->setFont(option.font);
    styleOf(option)->drawControl(QStyle::CE_PushButton, &button, painter, option.widget);
}

QSize ProgressDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {leastWidth, 2 * topMargin + 3 * lineHeight(option) + 2 * lineGap + 1};
}

} // namespace Larder
