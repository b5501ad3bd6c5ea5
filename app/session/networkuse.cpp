#include "session/networkuse.h"

#include "auth/tokenstore.h"
#include "core/whenfinished.h"
#include "http/authorityfile.h"

namespace Larder {

namespace {

SecretName passwordOf(const ManualProxy &proxy)
{
    return {SecretName::Kind::ProxyPassword, proxy.name()};
}

} // namespace

NetworkUse::NetworkUse(Keychain &keychain, HttpClient &client, QObject *parent)
    : QObject(parent), m_keychain(keychain), m_client(client)
{
}

NetworkUse::~NetworkUse() = default;

void NetworkUse::use(const NetworkChoice &choice, const std::optional<Secret> &password)
{
    const bool sameProxy = m_state.choice.proxy.manual.name() == choice.proxy.manual.name();
    // A password of that proxy that is being kept is heard out.
    if (!m_keeping || !sameProxy || password) {
        m_turn = std::make_unique<QObject>();
        m_keeping = false;
    }
    const NetworkState before = std::exchange(m_state, {.choice = choice});
    const QByteArray passwordBefore = std::exchange(m_network, {.proxy = choice.proxy}).proxyPassword;
    if (!sameProxy)
        forgetPasswordOf(before.choice.proxy.manual);
    readAuthorityFile();
    if (!choice.proxy.wantsPassword())
        return apply();
    if (password)
        return keep(*password);
    if (!sameProxy || !before.passwordThere)
        return readPassword();
    m_network.proxyPassword = passwordBefore; // the keychain may not have it
    m_state.passwordThere = true;
    m_state.passwordTrouble = before.passwordTrouble;
    apply();
}

void NetworkUse::apply()
{
    m_client.useNetwork(m_network);
    Q_EMIT used(m_state);
}

/** What stays where it cannot be removed is of no use to anybody but that proxy. */
void NetworkUse::forgetPasswordOf(const ManualProxy &proxy)
{
    if (!proxy.user.isEmpty())
        whenFinished(m_keychain.remove(passwordOf(proxy)), this, [](const Done &) {});
}

void NetworkUse::readAuthorityFile()
{
    if (m_state.choice.authorityFile.isEmpty())
        return;
    const auto authorities = readAuthorities(m_state.choice.authorityFile);
    if (authorities)
        m_network.extraAuthorities = *authorities;
    else
        m_state.authorityFileTrouble = authorities.error();
}

void NetworkUse::keep(const Secret &password)
{
    m_network.proxyPassword = password.bytes();
    m_state.passwordThere = true;
    m_keeping = true;
    m_client.useNetwork(m_network);
    whenFinished(writeChecked(m_keychain, passwordOf(m_state.choice.proxy.manual), password.bytes(), m_turn.get()),
                 m_turn.get(), [this](const Done &kept) {
                     m_keeping = false;
                     if (!kept)
                         m_state.passwordTrouble = kept.error();
                     Q_EMIT used(m_state);
                 });
}

void NetworkUse::readPassword()
{
    m_client.awaitNetwork();
    whenFinished(m_keychain.read(passwordOf(m_state.choice.proxy.manual)), m_turn.get(),
                 [this](const Result<std::optional<QByteArray>> &read) {
                     if (!read)
                         m_state.passwordTrouble = read.error();
                     if (const auto password = secretIn(read)) {
                         m_network.proxyPassword = password->bytes();
                         m_state.passwordThere = true;
                     }
                     apply();
                 });
}

} // namespace Larder
