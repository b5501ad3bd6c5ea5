#include "ui/demostrip.h"

#include <QLabel>
#include <QMimeData>
#include <QPushButton>

#include "ui/controls.h"
#include "ui/language.h"
#include "ui/theme.h"
#include "ui/wrappingrow.h"

using namespace Qt::StringLiterals;

namespace Larder {

DemoShelf::DemoShelf(QList<DemoMessages> messages, QWidget *parent)
    : QListWidget(parent), m_messages(std::move(messages))
{
    setFlow(LeftToRight);
    setWrapping(true);
    setResizeMode(Adjust);
    setFrameShape(NoFrame);
    setSpacing(2);
    setIconSize({16, 16});
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    for (const DemoMessages &each : std::as_const(m_messages))
        new QListWidgetItem(themedIcon(u"message"_s), each.title, this);
    inEachLanguage(*this, [this] {
        setAccessibleName(tr("Sample messages"));
        setAccessibleDescription(tr("Return opens one as if it had been dropped on the window"));
        const QList<DemoMessages> named = DemoServer::messages();
        for (int i = 0; i < count(); ++i) {
            item(i)->setText(named.at(i).title);
            item(i)->setToolTip(tr("%1: drag it into the window, or press Return").arg(named.at(i).fileName));
        }
    });
    connect(this, &QListWidget::itemActivated, this,
            [this](QListWidgetItem *item) { Q_EMIT opened(QString::fromUtf8(m_messages.at(row(item)).text)); });
}

/** As many rows as it takes: nothing stands where nobody sees it. */
void DemoShelf::resizeEvent(QResizeEvent *event)
{
    QListWidget::resizeEvent(event);
    doItemsLayout();
    setFixedHeight(visualItemRect(item(count() - 1)).bottom() + 2 * spacing());
}

QMimeData *DemoShelf::mimeData(const QList<QListWidgetItem *> &items) const
{
    auto *drag = new QMimeData;
    if (!items.isEmpty())
        drag->setText(QString::fromUtf8(m_messages.at(row(items.constFirst())).text));
    return drag;
}

DemoStrip::DemoStrip(const QList<DemoMessages> &messages, QWidget *parent) : QWidget(parent)
{
    auto *shelf = new DemoShelf(messages, this);
    auto *label = new QLabel(this);
    label->setBuddy(shelf);
    connect(shelf, &DemoShelf::opened, this, &DemoStrip::opened);
    auto *all = new QPushButton(this);
    inEachLanguage(*this, [label, all] {
        label->setText(tr("D&rag in:"));
        all->setText(tr("Down&load all"));
        all->setToolTip(tr("Downloads everything of the demo chat"));
    });
    all->setAutoDefault(true);
    connect(all, &QPushButton::clicked, this, &DemoStrip::allWanted);

    auto *row = new WrappingRow(WrappingRow::Rest::AtEnd, this);
    row->setContentsMargins(14, 6, 14, 6);
    row->setSpacing(10);
    for (QWidget *each : std::initializer_list<QWidget *>{label, shelf, all})
        row->addWidget(each);
    keepRoom(*this);
}

} // namespace Larder
