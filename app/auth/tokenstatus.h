#pragma once

#include <optional>
#include <variant>

#include <QDateTime>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include "core/error.h"

namespace Larder {

/** There is no token, and none can be had without its owner. */
struct WithoutToken
{
    bool operator==(const WithoutToken &) const = default;
};

/** For this run. */
struct FromEnvironment
{
    QString variable; ///< its name
    bool operator==(const FromEnvironment &) const = default;
};

/** Given by its owner; good until the server refuses it. */
struct PastedToken
{
    bool operator==(const PastedToken &) const = default;
};

/** Somebody signed in; renewed by itself. */
struct SignedInAs
{
    QString name;
    QStringList scopes;
    QDateTime accessUntil;                      ///< UTC
    std::optional<QDateTime> refreshUntil = {}; ///< UTC; none: the server did not say, or it cannot be renewed
    bool canBeRenewed = true;                   ///< false: offline_access was not granted
    std::optional<Error> notStored = {}; ///< set: the keychain did not take the tokens; they end with the program
    bool operator==(const SignedInAs &) const = default;
};

/** Was signed in; only a new sign-in helps. */
struct SignInEnded
{
    QString name;
    Error why;
    bool operator==(const SignInEnded &) const = default;
};

/** The bot of an app whose secret is kept; its token is fetched when it is needed. */
struct BotOfApp
{
    QString appId;
    std::optional<QDateTime> until = {}; ///< UTC, of the token that is there
    bool operator==(const BotOfApp &) const = default;
};

/** Known was one, but the server refused it. */
struct RefusedToken
{
    bool operator==(const RefusedToken &) const = default;
};

/** The keychain does not say: it is locked, missing, … */
struct StatusUnknown
{
    Error why;
    bool operator==(const StatusUnknown &) const = default;
};

/** What there is of an identity's token, for people; no secret. */
using TokenStatus = std::variant<WithoutToken, FromEnvironment, PastedToken, SignedInAs, SignInEnded, BotOfApp,
                                 RefusedToken, StatusUnknown>;

} // namespace Larder

Q_DECLARE_METATYPE(Larder::TokenStatus)
