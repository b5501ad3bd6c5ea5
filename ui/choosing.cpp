#include "ui/choosing.h"

#include "ui/accountbar.h"
#include "ui/foundpage.h"
#include "ui/giving.h"

namespace Larder {

Choosing::Choosing(Engine &engine, FoundPage &page, const Giving &giving, const AccountBar &asker, OrderFor orderFor,
                   QObject *parent)
    : QObject(parent), m_page(page), m_orderFor(std::move(orderFor)), m_measuring(engine)
{
    // Nobody can choose any more among what was measured before.
    connect(&giving, &Giving::foundOpened, &m_measuring, &Measuring::drop);
    connect(&giving, &Giving::foundClosed, &m_measuring, &Measuring::drop);
    connect(&page, &FoundPage::downloadWanted, this,
            [this](const QList<FoundResource> &chosen) { Q_EMIT downloadWanted(entriesFor(chosen)); });
    connect(&page, &FoundPage::measureWanted, this, &Choosing::measure);
    connect(&page, &FoundPage::noMeasuringWanted, &m_measuring, &Measuring::drop);
    connect(&page, &FoundPage::roomWanted, &m_measuring, &Measuring::askRoom);
    connect(&asker, &AccountBar::tokenThere, this, &Choosing::measureAgain);
    connect(&m_measuring, &Measuring::told, &page, &FoundPage::showSizes);
    connect(&m_measuring, &Measuring::stateChanged, this, [this] { m_page.showMeasuring(m_measuring.state()); });
    connect(&m_measuring, &Measuring::roomKnown, &page, &FoundPage::showRoom);
}

QList<FormEntry> Choosing::entriesFor(const QList<FoundResource> &resources) const
{
    QList<FormEntry> entries;
    for (const FoundResource &each : resources)
        entries.append({.resource = {*each.messageId, each.fileKey, each.type},
                        .folder = m_page.folder(),
                        .name = {},
                        .nameInMessage = each.name,
                        .duration = each.duration,
                        .origin = each.origin});
    return entries;
}

void Choosing::measure(const QList<FoundResource> &resources)
{
    QList<DownloadOrder> orders;
    for (const FormEntry &entry : entriesFor(resources))
        orders.append(m_orderFor(entry));
    m_measuring.measure(orders);
}

/** What was asked as nobody, or as somebody else, would wait for ever. */
void Choosing::measureAgain()
{
    if (!std::holds_alternative<Measuring::Asking>(m_measuring.state()))
        return;
    m_measuring.drop();
    m_page.measure();
}

} // namespace Larder
