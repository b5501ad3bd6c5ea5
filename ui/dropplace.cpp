#include "ui/dropplace.h"

#include <algorithm>

#include <QDragEnterEvent>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

#include "ui/controls.h"
#include "ui/language.h"
#include "ui/theme.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

bool isBlank(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.isSpace(); });
}

/** A link of a browser comes as text too, which says no more than the link. */
bool isAddressOnly(const QString &text, const QList<QUrl> &urls)
{
    return !urls.isEmpty() && QUrl(text.trimmed()) == urls.constFirst();
}

} // namespace

bool mayBeTaken(const QMimeData &drag)
{
    return drag.hasUrls() || drag.hasText();
}

std::optional<Dropped> droppedFrom(const QMimeData &drag)
{
    const QList<QUrl> urls = drag.urls();
    QStringList paths;
    for (const QUrl &url : urls)
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    if (!paths.isEmpty())
        return DroppedFiles{paths};
    const QString text = drag.text();
    if (!isBlank(text) && !isAddressOnly(text, urls))
        return DroppedText{text};
    // An address with characters that had to be escaped comes out of Qt as no address at all.
    if (drag.hasUrls())
        return DroppedInVain{};
    return std::nullopt;
}

QString whyInVain()
{
    return DropPlace::tr("Where this lies could not be read. Save it as a file on this computer and open that.");
}

DropPlace::DropPlace(QWidget *window) : QWidget(window)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    window->setAcceptDrops(true);
    window->installEventFilter(this);
    inEachLanguage(*this, [this] { setAccessibleName(tr("Drop it to see what is in it")); });
    hide();
}

void DropPlace::open()
{
    setGeometry(parentWidget()->rect());
    raise();
    show();
}

bool DropPlace::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
        enter(*static_cast<QDragEnterEvent *>(event));
        return true;
    case QEvent::DragLeave:
        hide();
        return true;
    case QEvent::Drop:
        hide();
        take(*static_cast<QDropEvent *>(event));
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

void DropPlace::enter(QDragEnterEvent &event)
{
    const bool isLeftAlone = m_leftAlone && event.source() == m_leftAlone;
    if (isLeftAlone || !mayBeTaken(*event.mimeData()))
        return;
    event.setDropAction(Qt::CopyAction);
    event.accept();
    open();
}

void DropPlace::take(QDropEvent &event)
{
    const auto brought = droppedFrom(*event.mimeData());
    if (!brought)
        return;
    event.setDropAction(Qt::CopyAction); // a text editor proposes to move, and would take away what was dragged
    event.accept();
    window()->activateWindow(); // what comes next is for the keyboard
    Q_EMIT dropped(*brought);
}

void DropPlace::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = palette().color(QPalette::Base);
    ground.setAlphaF(0.9F);
    painter.fillRect(rect(), ground);
    const QColor accent = palette().color(QPalette::Active, QPalette::Highlight);
    painter.setPen(QPen(accent, 2, Qt::DashLine));
    painter.setBrush(selectionColour(palette()));
    painter.drawRoundedRect(rect().adjusted(16, 16, -16, -16), 10, 10);

    painter.setFont(headlineFont(font()));
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(rect().adjusted(40, 40, -40, -40), Qt::AlignCenter | Qt::TextWordWrap, accessibleName());
}

} // namespace Larder
