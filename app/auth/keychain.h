#pragma once

#include <memory>
#include <optional>

#include <QByteArray>
#include <QFuture>
#include <QHash>
#include <QString>

#include "core/result.h"

namespace Larder {

/** Names one secret: service "Larder", an account of this form. */
struct SecretName
{
    enum class Kind {
        UserAccessToken,
        RefreshToken,
        TenantAccessToken,
        AppSecret,
        ProxyPassword, ///< of ManualProxy::name()
        WriteCheck     ///< no secret: written and removed to see whether one would be kept
    };

    Kind kind;
    QString account; ///< an account's id; the platform's word where there is none; a proxy's name

    /** `user-access-token:feishu` */
    [[nodiscard]] QString key() const;
};

/**
 * Where secrets are kept, one entry a secret. Asynchronous, since a system's keychain may wait for its owner. Every
 * call from one thread, the engine's, and the futures end there.
 *
 * Errors: Reason::KeychainMissing, KeychainLocked, KeychainDenied, KeychainBroken; Reason::Cancelled where the keychain
 * ends before its answer. After an error of write() or remove() either secret may be the one that is kept.
 */
class Keychain
{
public:
    virtual ~Keychain() = default;

    /** No value where there is no entry. */
    [[nodiscard]] virtual QFuture<Result<std::optional<QByteArray>>> read(const SecretName &name) = 0;
    [[nodiscard]] virtual QFuture<Done> write(const SecretName &name, const QByteArray &secret) = 0;
    [[nodiscard]] virtual QFuture<Done> remove(const SecretName &name) = 0;
    /** Its owner may answer otherwise than before: what follows asks, whatever was said then. */
    virtual void askAgain() {}
};

/** Keeps secrets while the program runs, and nowhere else: "for this session only". */
class SessionKeychain : public Keychain
{
public:
    [[nodiscard]] QFuture<Result<std::optional<QByteArray>>> read(const SecretName &name) override;
    [[nodiscard]] QFuture<Done> write(const SecretName &name, const QByteArray &secret) override;
    [[nodiscard]] QFuture<Done> remove(const SecretName &name) override;

private:
    QHash<QString, QByteArray> m_secrets;
};

} // namespace Larder
