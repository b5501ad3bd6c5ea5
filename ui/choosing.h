#pragma once

#include <functional>

#include <QObject>

#include "session/measuring.h"
#include "ui/pastepanel.h"

namespace Larder {

class AccountBar;
class FoundPage;
class Giving;

/**
 * What becomes of what people tick in what was found: they are told how large it is and whether there is room for it,
 * and have it downloaded. Joins the found page to what measures, for as long as the page is open. Owned by the window.
 */
class Choosing : public QObject
{
    Q_OBJECT

public:
    using OrderFor = std::function<DownloadOrder(const FormEntry &)>;

    /** All of them outlive it. */
    Choosing(Engine &engine, FoundPage &page, const Giving &giving, const AccountBar &asker, OrderFor orderFor,
             QObject *parent = nullptr);

Q_SIGNALS:
    void downloadWanted(const QList<Larder::FormEntry> &entries);

private:
    [[nodiscard]] QList<FormEntry> entriesFor(const QList<FoundResource> &resources) const;
    void measure(const QList<FoundResource> &resources);
    void measureAgain();

    FoundPage &m_page;
    const OrderFor m_orderFor;
    Measuring m_measuring;
};

} // namespace Larder
