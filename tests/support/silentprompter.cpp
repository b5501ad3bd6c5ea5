#include "support/silentprompter.h"

#include <QDBusMessage>

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

const QString busName = QStringLiteral("silent prompter");

} // namespace

SilentPrompter::SilentPrompter(const QString &address, User user)
    : m_bus(QDBusConnection::connectToBus(address, busName)), m_user(user)
{
    m_ready = m_bus.registerObject(u"/org/gnome/keyring/Prompter"_s, this, QDBusConnection::ExportAllSlots) &&
              m_bus.registerService(u"org.gnome.keyring.SystemPrompter"_s);
}

SilentPrompter::~SilentPrompter()
{
    QDBusConnection::disconnectFromBus(busName);
}

void SilentPrompter::BeginPrompting(const QDBusObjectPath &callback)
{
    reply(callback, QString());
}

void SilentPrompter::PerformPrompt(const QDBusObjectPath &callback, const QString &, const QVariantMap &,
                                   const QString &)
{
    ++m_asked;
    if (m_user == User::Cancels)
        reply(callback, u"no"_s);
}

void SilentPrompter::StopPrompting(const QDBusObjectPath &callback)
{
    m_bus.send(QDBusMessage::createMethodCall(message().service(), callback.path(),
                                              u"org.gnome.keyring.internal.Prompter.Callback"_s, u"PromptDone"_s));
}

void SilentPrompter::reply(const QDBusObjectPath &callback, const QString &answer)
{
    auto ready = QDBusMessage::createMethodCall(message().service(), callback.path(),
                                                u"org.gnome.keyring.internal.Prompter.Callback"_s, u"PromptReady"_s);
    ready.setArguments({answer, QVariantMap(), QString()});
    // After the answer to the daemon's own call, before which it does not expect this one.
    QMetaObject::invokeMethod(
        this, [this, ready] { m_bus.send(ready); }, Qt::QueuedConnection);
}

} // namespace Larder
