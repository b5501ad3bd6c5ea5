#pragma once

#include <memory>

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QTemporaryDir>

namespace Larder {

/**
 * A session bus of its own and the GNOME Keyring of this system on it, without a screen: the real Secret Service. Home,
 * runtime folder and keyrings are in a temporary folder; bus and daemon end with this object, or with the process. The
 * bus starts nothing by itself, so there is no service but what a test starts.
 *
 *     Keyring keyring;
 *     QVERIFY2(keyring.startBus(), keyring.trouble().constData());
 *     keyring.enter(); // before anything in this process has met a bus; or QProcess::setProcessEnvironment()
 *     QVERIFY2(keyring.start(Keyring::Login::Unlocked), keyring.trouble().constData());
 */
class Keyring
{
public:
    enum class Login {
        Unlocked, ///< the login keyring is made where there is none, and open
        Locked    ///< as after an automatic login; where none has been made, there is none
    };

    Keyring() = default;
    ~Keyring();
    Keyring(const Keyring &) = delete;
    Keyring &operator=(const Keyring &) = delete;

    /** Where one of these is false, trouble() says why: the install line if a program is missing. */
    [[nodiscard]] bool startBus();
    [[nodiscard]] bool start(Login login);
    [[nodiscard]] QByteArray trouble() const { return m_trouble; }

    /** HOME, XDG_RUNTIME_DIR and DBUS_SESSION_BUS_ADDRESS of this session, and no screen: for programs that a test
     * starts. */
    [[nodiscard]] QProcessEnvironment environment() const;
    /** The same for this process. Qt and GLib keep the first bus that they meet for ever. */
    void enter() const;
    [[nodiscard]] QString address() const { return m_address; }

    /** Ends the daemon as kill -9 does; returns when it is off the bus. */
    void kill();
    /** The daemon is there and answers nobody, until resume() or kill(). */
    void pause();
    void resume();
    /** The user logs out: every connection breaks. */
    void killBus();

private:
    [[nodiscard]] bool run(QProcess &process, const QString &program, const QStringList &arguments);
    [[nodiscard]] bool isOnBus() const;
    [[nodiscard]] bool failed(const QByteArray &trouble);

    QTemporaryDir m_home;
    QString m_address;
    QProcess m_bus;
    QProcess m_daemon;
    QByteArray m_trouble;
};

} // namespace Larder
