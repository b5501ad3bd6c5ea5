#include "ui/queuenotices.h"

#include <algorithm>

#include "core/errortext.h"
#include "core/format.h"
#include "files/receipt.h"
#include "ui/desktop.h"
#include "ui/language.h"
#include "ui/noticeband.h"
#include "ui/rowaction.h"
#include "ui/transferwords.h"

using namespace std::chrono_literals;

namespace Larder {
namespace {

constexpr auto readTime = 10s;

QString howItGoesOn(const Standstill &standstill)
{
    switch (standstill.cause.kind) {
    case SharedCause::Kind::Line:
        return isAskedAgainByItself(standstill.error.reason)
                   ? QueueNotices::tr("The downloads go on by themselves when that is over.")
                   : QString();
    case SharedCause::Kind::Disk:
        return standstill.error.reason == Reason::FolderMissing
                   ? QueueNotices::tr("The downloads go on by themselves when it is back.")
                   : QueueNotices::tr("The downloads go on by themselves when there is room.");
    case SharedCause::Kind::Keychain:
        return standstill.over == Standstill::Over::SeenByItself
                   ? QueueNotices::tr("The downloads go on by themselves when it is unlocked.")
                   : QueueNotices::tr("Once it is unlocked, “Try now” lets the downloads go on.");
    case SharedCause::Kind::SignIn:
        return QueueNotices::tr("The downloads go on by themselves once somebody is signed in.");
    case SharedCause::Kind::Quota:
        return {}; // the error's own next step says it all
    }
    Q_UNREACHABLE();
}

bool isOfProxy(const Standstill &standstill)
{
    return standstill.error.reason == Reason::ProxyWantsSignIn || standstill.error.reason == Reason::ProxyFailed;
}

/** As the row's own button is called. */
QString titleOfHelp(const Standstill &standstill)
{
    if (isOfProxy(standstill))
        return QueueNotices::tr("&Settings…");
    if (standstill.cause.kind != SharedCause::Kind::SignIn)
        return QueueNotices::tr("Try &now");
    const TransferSnapshot halted{{}, standstill.order, Halted{standstill.error}, {}, {}, {}};
    return titleOf(mainActions(halted).constFirst());
}

/** What it is about, where there may be several. */
QString whereOf(const Standstill &standstill)
{
    switch (standstill.cause.kind) {
    case SharedCause::Kind::Line:
        return standstill.order.platform.base().host();
    case SharedCause::Kind::Disk:
        return shortPath(standstill.order.folder);
    case SharedCause::Kind::Keychain:
    case SharedCause::Kind::SignIn:
    case SharedCause::Kind::Quota:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace

QueueNotices::QueueNotices(Engine &engine, NoticeBand &band, QObject *parent)
    : QObject(parent), m_engine(engine), m_band(band), m_second(this), m_readTime(this)
{
    m_second.setInterval(1s);
    m_readTime.setInterval(readTime);
    m_readTime.setSingleShot(true);
    connect(&m_second, &QTimer::timeout, this, &QueueNotices::show);
    connect(&m_readTime, &QTimer::timeout, this, [this] {
        m_doubles = 0;
        m_removed = 0;
        show();
    });
    connect(&m_engine, &Engine::queueFileSaid, this, &QueueNotices::takeFileNotice);
    connect(&m_engine, &Engine::receiptNotWritten, this, &QueueNotices::takeReceiptTrouble);
    connect(&m_engine, &Engine::requestsHeld, this,
            [this](const RateHold::Asker &, const QDateTime &until) { takeHold(until); });
    connect(&m_engine, &Engine::alreadyThere, this, &QueueNotices::takeDouble);
    connect(&m_band, &NoticeBand::dismissed, this, &QueueNotices::dismiss);
    connect(&m_engine, &Engine::standstills, this, &QueueNotices::takeStandstills);
    connect(&m_band, &NoticeBand::buttonClicked, this, &QueueNotices::help);
    inEachLanguage(m_band, [this] { show(); });
}

bool QueueNotices::queueComesBack() const
{
    return m_engine.keepsQueue() && (!m_ofFile || isKeptInSpiteOf(*m_ofFile));
}

/** That all is well again takes back what was told, and is no news by itself. */
void QueueNotices::takeFileNotice(QueueFileNotice notice, const QString &path)
{
    m_ofFile = notice;
    m_file = notice == QueueFileNotice::WrittenAgain ? QString() : path;
    show();
}

void QueueNotices::takeReceiptTrouble(const QString &folder, const Error &error)
{
    m_ofReceipt = ReceiptTrouble{folder, error};
    show();
}

/** Several accounts may be held: the last of them is when everything goes on. */
void QueueNotices::takeHold(const QDateTime &until)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (!m_heldUntil.isValid() || m_heldUntil <= now)
        m_heldSince = now;
    if (!m_heldUntil.isValid() || m_heldUntil < until)
        m_heldUntil = until;
    m_second.start();
    show();
}

void QueueNotices::takeRemoved(int count)
{
    m_removed = count;
    if (count > 0)
        m_readTime.start();
    show();
}

void QueueNotices::takeDouble()
{
    ++m_doubles;
    m_readTime.start();
    show();
}

/** What was read and is still so is not told again. */
void QueueNotices::takeStandstills(const QList<Standstill> &all)
{
    m_standstills = all;
    m_read.removeIf([&all](const SharedCause &cause) {
        return std::none_of(all.cbegin(), all.cend(), [&](const Standstill &each) { return each.cause == cause; });
    });
    show();
}

std::optional<Standstill> QueueNotices::toTell() const
{
    const auto first = std::find_if(m_standstills.cbegin(), m_standstills.cend(),
                                    [this](const Standstill &each) { return !m_read.contains(each.cause); });
    return first == m_standstills.cend() ? std::nullopt : std::optional(*first);
}

/** One thing at a time, the gravest first. */
QueueNotices::Topic QueueNotices::topic() const
{
    if (!m_file.isEmpty())
        return Topic::File;
    if (toTell())
        return Topic::Standstill;
    if (m_ofReceipt)
        return Topic::Receipt;
    if (m_removed > 0)
        return Topic::Removed;
    if (m_doubles > 0)
        return Topic::Doubles;
    return m_heldUntil.isValid() && m_heldUntil > QDateTime::currentDateTimeUtc() ? Topic::Hold : Topic::Nothing;
}

void QueueNotices::help()
{
    if (topic() == Topic::File)
        showInFolder(m_file);
    else if (const auto standstill = toTell(); standstill && isOfProxy(*standstill))
        Q_EMIT settingsWanted();
    else if (standstill)
        Q_EMIT helpWanted(*standstill);
    else if (topic() == Topic::Removed)
        Q_EMIT undoWanted();
    else if (m_ofReceipt)
        showInFolder(receiptPath(m_ofReceipt->folder));
}

/** What the band says now is what was read. */
void QueueNotices::dismiss()
{
    switch (topic()) {
    case Topic::File:
        m_file.clear();
        break;
    case Topic::Standstill:
        m_read << toTell()->cause;
        break;
    case Topic::Receipt:
        m_ofReceipt.reset();
        break;
    case Topic::Removed:
        m_removed = 0;
        break;
    case Topic::Doubles:
        m_doubles = 0;
        break;
    case Topic::Hold:
    case Topic::Nothing:
        m_heldUntil = {};
    }
    show();
}

void QueueNotices::show()
{
    if (m_heldUntil <= QDateTime::currentDateTimeUtc())
        m_second.stop();
    switch (topic()) {
    case Topic::File:
        return m_band.tell(Tone::Warning, sentence(*m_ofFile), tr("Show in &folder"), shortPath(m_file));
    case Topic::Standstill:
        return tellStandstill(*toTell());
    case Topic::Receipt:
        return tellReceiptTrouble();
    case Topic::Removed:
        return m_band.tell(Tone::Plain, tr("%n removed from the list; files stay.", nullptr, m_removed), tr("Undo"));
    case Topic::Doubles:
        return m_band.tell(Tone::Plain, tr("%n download(s) are in the list already.", nullptr, m_doubles));
    case Topic::Hold:
        return tellHold();
    case Topic::Nothing:
        return m_band.clear();
    }
}

void QueueNotices::tellStandstill(const Standstill &standstill)
{
    const QString where = whereOf(standstill);
    const QString what = where.isEmpty() ? sentence(standstill.error)
                                         : tr("%1: %2", "server or folder; what is wrong there, as a sentence")
                                               .arg(where, sentence(standstill.error));
    m_band.tell(Tone::Warning, inARow({what, howItGoesOn(standstill)}), titleOfHelp(standstill),
                nextStep(standstill.error));
}

void QueueNotices::tellReceiptTrouble()
{
    const QString what = tr("What was saved in %1 could not be added to the folder's receipt.", "a folder's path")
                             .arg(shortPath(m_ofReceipt->folder));
    m_band.tell(Tone::Warning, inARow({what, sentence(m_ofReceipt->error)}), tr("Show in &folder"),
                nextStep(m_ofReceipt->error));
}

void QueueNotices::tellHold()
{
    const auto left = std::chrono::milliseconds(QDateTime::currentDateTimeUtc().msecsTo(m_heldUntil));
    const QString when = durationAsWords(std::chrono::ceil<std::chrono::seconds>(left));
    const double whole = double(m_heldSince.msecsTo(m_heldUntil));
    m_band.tellProgress(tr("The platform's rate limit is reached. Requests go on in %1.").arg(when),
                        1 - double(left.count()) / whole, {});
}

} // namespace Larder
