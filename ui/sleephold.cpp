#include "ui/sleephold.h"

#ifdef LARDER_WITH_DBUS

#include <array>
#include <utility>

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

/** One of the session's, by which a program asks for it and gets a number to give back. */
struct SessionService
{
    QLatin1StringView name; ///< and interface
    QLatin1StringView path;
};

constexpr std::array<SessionService, 2> sessionServices{
    {{"org.freedesktop.PowerManagement.Inhibit"_L1, "/org/freedesktop/PowerManagement/Inhibit"_L1},
     {"org.freedesktop.ScreenSaver"_L1, "/org/freedesktop/ScreenSaver"_L1}}};

QDBusMessage call(int service, const QString &method)
{
    const SessionService &asked = sessionServices.at(size_t(service));
    const QString name = asked.name;
    // The first of them has its interface's name longer than its own.
    const QString bus = service == 0 ? u"org.freedesktop.PowerManagement"_s : name;
    return QDBusMessage::createMethodCall(bus, asked.path, name, method);
}

void giveBack(int service, uint cookie)
{
    QDBusConnection::sessionBus().send(call(service, u"UnInhibit"_s) << cookie);
}

} // namespace

SleepHold::~SleepHold()
{
    letGo();
}

void SleepHold::hold(const QString &why)
{
    if (auto *asking = std::get_if<Asking>(&m_state))
        asking->isWanted = true;
    else if (std::holds_alternative<Free>(m_state))
        askLogin(why);
}

void SleepHold::letGo()
{
    if (auto *asking = std::get_if<Asking>(&m_state)) {
        asking->isWanted = false;
        return;
    }
    if (const auto *held = std::get_if<BySession>(&m_state))
        giveBack(held->service, held->cookie);
    m_state = Free();
}

/** What was asked for and is not wanted any more by then is given back at once. */
template <typename Held>
void SleepHold::enter(Held held)
{
    const auto *asking = std::get_if<Asking>(&m_state);
    const bool isWanted = asking && asking->isWanted;
    m_state = std::move(held);
    if (!isWanted)
        letGo();
}

void SleepHold::askLogin(const QString &why)
{
    m_state = Asking();
    const QDBusConnection bus = QDBusConnection::systemBus();
    if (!bus.isConnected())
        return askSession(0, why);
    QDBusMessage inhibit = QDBusMessage::createMethodCall(u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s,
                                                          u"org.freedesktop.login1.Manager"_s, u"Inhibit"_s);
    inhibit << u"sleep"_s << u"Larder"_s << why << u"block"_s;
    auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(inhibit), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer, why] {
        answer->deleteLater();
        const QDBusPendingReply<QDBusUnixFileDescriptor> lock = *answer;
        if (lock.isError())
            askSession(0, why);
        else
            enter(ByLogin{lock.value()});
    });
}

void SleepHold::askSession(int service, const QString &why)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (service == int(sessionServices.size()) || !bus.isConnected())
        return enter(Nowhere());
    // What is granted after this has gone would be held until the end of the program.
    auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(call(service, u"Inhibit"_s) << u"Larder"_s << why),
                                               QCoreApplication::instance());
    connect(answer, &QDBusPendingCallWatcher::finished, answer, [answer, service, why, hold = QPointer(this)] {
        answer->deleteLater();
        const QDBusPendingReply<uint> cookie = *answer;
        if (hold && cookie.isError())
            hold->askSession(service + 1, why);
        else if (hold)
            hold->enter(BySession{service, cookie.value()});
        else if (!cookie.isError())
            giveBack(service, cookie.value());
    });
}

} // namespace Larder

#else

namespace Larder {

SleepHold::~SleepHold() = default;

void SleepHold::hold(const QString &) {}

void SleepHold::letGo() {}

} // namespace Larder

#endif
