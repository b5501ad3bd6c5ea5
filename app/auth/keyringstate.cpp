#include "auth/keyringstate.h"

#ifdef LARDER_WITH_DBUS

#include <memory>

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QLibrary>
#include <QPromise>

#include "core/limits.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

// As QtKeychain loads it.
const QString libsecret = QStringLiteral("secret-1");
constexpr int libsecretVersion = 0;

/** One round of questions; lives until the last of them is answered. */
class Inquiry : public std::enable_shared_from_this<Inquiry>
{
public:
    QFuture<KeyringState> begin()
    {
        m_state.start();
        if (!QDBusConnection::sessionBus().isConnected()) // to a call Qt would give no answer at all
            end(KeyringState::Missing);
        else if (desktopIsKde())
            askForWallet();
        else
            askForDefaultKeyring();
        return m_state.future();
    }

private:
    /** QtKeychain 0.13 takes KWallet on KDE where it answers, and libsecret everywhere else. */
    static bool desktopIsKde()
    {
        return qgetenv("XDG_CURRENT_DESKTOP") == "KDE" || qEnvironmentVariableIsSet("KDE_FULL_SESSION");
    }

    void askForWallet()
    {
        ask(u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s, u"org.freedesktop.DBus"_s, u"ListNames"_s, {},
            [this](const QDBusPendingCall &answer) {
                const QDBusPendingReply<QStringList> names = answer;
                const bool wallet = !names.isError() && (names.value().contains("org.kde.kwalletd5"_L1) ||
                                                         names.value().contains("org.kde.kwalletd6"_L1));
                if (wallet)
                    end(KeyringState::NotAsked);
                else
                    askForDefaultKeyring();
            });
    }

    void askForDefaultKeyring()
    {
        if (!QLibrary(libsecret, libsecretVersion).load())
            return end(KeyringState::Missing);
        ask(secrets(), u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s, u"ReadAlias"_s,
            {u"default"_s}, [this](const QDBusPendingCall &answer) {
                const QDBusPendingReply<QDBusObjectPath> keyring = answer;
                if (keyring.isError())
                    end(stateAfter(keyring.error()));
                else if (keyring.value().path() == "/"_L1) // none has been made yet
                    end(KeyringState::Open);
                else
                    askWhetherLocked(keyring.value().path());
            });
    }

    void askWhetherLocked(const QString &keyring)
    {
        ask(secrets(), keyring, u"org.freedesktop.DBus.Properties"_s, u"Get"_s,
            {u"org.freedesktop.Secret.Collection"_s, u"Locked"_s}, [this](const QDBusPendingCall &answer) {
                const QDBusPendingReply<QDBusVariant> locked = answer;
                if (locked.isError())
                    end(stateAfter(locked.error()));
                else
                    end(locked.value().variant().toBool() ? KeyringState::Locked : KeyringState::Open);
            });
    }

    template <typename Then>
    void ask(const QString &service, const QString &path, const QString &interface, const QString &method,
             const QVariantList &arguments, Then then)
    {
        QDBusMessage question = QDBusMessage::createMethodCall(service, path, interface, method);
        question.setArguments(arguments);
        const auto call = QDBusConnection::sessionBus().asyncCall(question, int(Limits::keyringQuestion.count()));
        auto *watcher = new QDBusPendingCallWatcher(call);
        QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher,
                         [then, watcher, alive = shared_from_this()] {
                             watcher->deleteLater();
                             then(*watcher);
                         });
    }

    static KeyringState stateAfter(const QDBusError &error)
    {
        switch (error.type()) {
        case QDBusError::ServiceUnknown:
        case QDBusError::NoServer:
        case QDBusError::Disconnected:
            return KeyringState::Missing;
        default: // among them: it does not start, does not answer, or died over the question
            return error.name().startsWith("org.freedesktop.DBus.Error.Spawn"_L1) ? KeyringState::Missing
                                                                                  : KeyringState::Silent;
        }
    }

    void end(KeyringState state)
    {
        m_state.addResult(state);
        m_state.finish();
    }

    static QString secrets() { return u"org.freedesktop.secrets"_s; }

    QPromise<KeyringState> m_state;
};

} // namespace

QFuture<KeyringState> askKeyringState()
{
    return std::make_shared<Inquiry>()->begin();
}

bool reconnectToKeyring()
{
    const auto disconnect = QLibrary::resolve(libsecret, libsecretVersion, "secret_service_disconnect");
    if (disconnect)
        disconnect();
    return disconnect;
}

} // namespace Larder

#else

namespace Larder {

QFuture<KeyringState> askKeyringState()
{
    return QtFuture::makeReadyFuture(KeyringState::NotAsked);
}

bool reconnectToKeyring()
{
    return false;
}

} // namespace Larder

#endif
