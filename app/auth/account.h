#pragma once

#include <optional>

#include <QByteArray>
#include <QDateTime>
#include <QHashFunctions>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <QUrl>

#include "core/result.h"
#include "lark/requests.h"

namespace Larder {

/** Names an account for as long as it exists: safe in keys of the keychain and in file names, never a platform's word.
 */
class AccountId
{
public:
    [[nodiscard]] static AccountId makeNew();
    [[nodiscard]] static std::optional<AccountId> parse(QStringView text);

    [[nodiscard]] const QString &text() const { return m_text; } ///< `account-` and 16 hexadecimal digits
    [[nodiscard]] bool operator==(const AccountId &) const = default;
    friend size_t qHash(const AccountId &id, size_t seed = 0) { return ::qHash(id.m_text, seed); }

private:
    explicit AccountId(QString text) : m_text(std::move(text)) {}
    QString m_text;
};

/** What is known of the user who signed in; no secret. */
struct SignedInUser
{
    QString name;
    QString openId;
    QStringList scopes;                    ///< granted
    QDateTime accessUntil;                 ///< UTC
    std::optional<QDateTime> refreshUntil; ///< UTC; none: it cannot be renewed, or the server did not say

    [[nodiscard]] bool operator==(const SignedInUser &) const = default;
};

/** Whose messages are fetched, from where, by which app. Plain value; holds no secret. */
struct Account
{
    AccountId id;
    QString name; ///< its owner's word for it
    OpenPlatform platform;
    QUrl accountsHost;                      ///< where users sign in
    QString appId;                          ///< empty: none, tokens are pasted
    std::optional<SignedInUser> user;       ///< none: nobody signed in
    std::optional<QDateTime> botTokenUntil; ///< UTC, of the bot's token in the keychain

    [[nodiscard]] bool operator==(const Account &) const = default;
};

/** With accountsHost as accountsHostOf() guesses it. Errors: Reason::AppSecretWrong for an app id that cannot be one.
 */
[[nodiscard]] Result<Account> newAccount(const QString &name, const OpenPlatform &platform, const QString &appId = {},
                                         const QUrl &accountsHost = {});

struct AccountList
{
    QList<Account> accounts;
    std::optional<AccountId> active; ///< one of them, none where there are none

    [[nodiscard]] const Account *find(const AccountId &id) const;
    [[nodiscard]] Account *find(const AccountId &id);
    /** The first of this name, in any case; else the one with this id. */
    [[nodiscard]] const Account *named(QStringView name) const;
    [[nodiscard]] bool operator==(const AccountList &) const = default;
};

[[nodiscard]] QByteArray toJson(const AccountList &list);
/** None for what is no list at all; accounts in it that cannot be right are left out. */
[[nodiscard]] std::optional<AccountList> accountListFrom(const QByteArray &json);

} // namespace Larder

Q_DECLARE_METATYPE(Larder::AccountList)
