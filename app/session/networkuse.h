#pragma once

#include <memory>
#include <optional>

#include <QMetaType>
#include <QObject>
#include <QString>

#include "auth/keychain.h"
#include "http/httpclient.h"
#include "lark/secret.h"

namespace Larder {

/** What settings keep of the network: proxy and a company's certificates. Plain value; holds no secret. */
struct NetworkChoice
{
    ProxyChoice proxy = {};
    QString authorityFile = {}; ///< absolute; empty: none

    [[nodiscard]] bool operator==(const NetworkChoice &) const = default;
};

/** A choice that is used now, and what of it could not be had. Plain value; holds no secret. */
struct NetworkState
{
    NetworkChoice choice = {};
    bool passwordThere = false;                ///< for the proxy of `choice`
    std::optional<Error> passwordTrouble = {}; ///< the keychain's: it was not read, or is not kept
    std::optional<Error> authorityFileTrouble = {};

    [[nodiscard]] bool operator==(const NetworkState &) const = default;
};

/**
 * Brings a choice of the network to the client. The proxy's password is in the keychain and nowhere else: an entry of
 * its user at its address, so that another proxy never gets it. No request begins before it is read. Lives on the
 * engine's thread; keychain and client outlive it.
 */
class NetworkUse : public QObject
{
    Q_OBJECT

public:
    NetworkUse(Keychain &keychain, HttpClient &client, QObject *parent = nullptr);
    ~NetworkUse() override;

    /**
     * In place of the one before, whose password is removed where the choice names another proxy or user. A `password`
     * is used at once and kept, where the keychain keeps it. Answered by used().
     */
    void use(const NetworkChoice &choice, const std::optional<Secret> &password);
    [[nodiscard]] const NetworkState &state() const { return m_state; }
    /** A password is on its way to the keychain; until used(). */
    [[nodiscard]] bool isKeeping() const { return m_keeping; }

Q_SIGNALS:
    void used(const Larder::NetworkState &state);

private:
    void forgetPasswordOf(const ManualProxy &proxy);
    void readAuthorityFile();
    void keep(const Secret &password);
    void readPassword();
    void apply();

    Keychain &m_keychain;
    HttpClient &m_client;
    NetworkState m_state;
    HttpNetwork m_network;
    bool m_keeping = false;
    std::unique_ptr<QObject> m_turn; ///< what waits for the keychain; ends with the next choice
};

} // namespace Larder

Q_DECLARE_METATYPE(Larder::NetworkState)
