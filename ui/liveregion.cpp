#include "ui/liveregion.h"

#include <QAccessibleWidget>

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

class LiveRegionInterface : public QAccessibleWidget
{
public:
    explicit LiveRegionInterface(LiveRegion *region) : QAccessibleWidget(region, QAccessible::Notification) {}

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? static_cast<const LiveRegion *>(widget())->text()
                                         : QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface *interfaceOf(const QString &className, QObject *object)
{
    auto *region = className == "Larder::LiveRegion"_L1 ? qobject_cast<LiveRegion *>(object) : nullptr;
    return region ? new LiveRegionInterface(region) : nullptr;
}

} // namespace

LiveRegion::LiveRegion(QWidget *parent) : QLabel(parent)
{
    QAccessible::installFactory(interfaceOf); // which knows one that is there already
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
}

/** Qt itself tells AT-SPI that it is showing. */
void LiveRegion::showEvent(QShowEvent *event)
{
    QLabel::showEvent(event);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void LiveRegion::announce()
{
    if (!isVisible())
        return;
    for (const auto what : {QAccessible::ObjectShow, QAccessible::Alert}) { // of AT-SPI; of the other systems
        QAccessibleEvent event(this, what);
        QAccessible::updateAccessibility(&event);
    }
    Q_EMIT announced(text());
}

void LiveRegion::say(const QString &text)
{
    setText(text);
    announce();
}

} // namespace Larder
