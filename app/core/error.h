#pragma once

#include <chrono>
#include <optional>

#include <QLatin1StringView>
#include <QMetaType>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace Larder {

Q_NAMESPACE

/** Who can act on it. The words of word() are `error.type` of the command line's JSON lines. */
enum class ErrorKind {
    Validation, ///< what was given cannot be right: the user
    Auth,       ///< no token, or one that is no longer good: the token's owner
    Permission, ///< this identity may not: the user, an administrator or the chat's owner
    NotFound,   ///< gone, or never there
    RateLimit,  ///< too many requests for now
    TooLarge,   ///< over a limit of the platform
    Api,        ///< the platform said no for reasons of its own
    Network,    ///< the line, a proxy, TLS or a server that does not answer
    Integrity,  ///< the bytes that came contradict what was said of them
    Storage,    ///< this disk or folder
    Cancelled   ///< the user stopped it
};

/** What went wrong, as finely as somebody can act on it. Each has a kind, a sentence and a next step in errortext. */
enum class Reason {
    // Validation: ids and keys as people give them
    MessageIdMissing,
    MessageIdIsThread,  ///< omt_…
    MessageIdIsChat,    ///< oc_…
    MessageIdIsBatch,   ///< bm_…
    MessageIdIsFileKey, ///< img_… or file_… in the message id's place
    MessageIdMalformed,
    FileKeyMissing,
    FileKeyIsMessageId, ///< om_… in the file key's place
    FileKeyMalformed,
    HostMalformed, ///< not https, or http to somewhere that is not loopback
    ProxyAddressMissing,
    ProxyAddressMalformed,
    ProxyAddressHasSignIn, ///< a name or a password within it
    ProxySchemeUnknown,    ///< neither HTTP nor SOCKS5
    ProxyPortMissing,
    ProxyPortMalformed,
    AuthorityFileUnreadable, ///< not there, or not to be read
    AuthorityFileForeign,    ///< no PEM with a certificate in it, or far too large for one
    AuthorityFileOutOfDate,
    AuthorityFileHasNone, ///< certificates, but no authority's
    UnknownAccount,
    OutputLeavesFolder, ///< absolute, or with ..
    UnreadableMessages, ///< message JSON that could not be read
    BadParameter,       ///< the platform did not accept a parameter
    // Auth
    NoToken,
    TokenRefused,
    TokenMalformed,
    AppDisabled,
    AppNotInstalled,
    AppSecretWrong,
    AppSecretMissing,
    UserBlocked,
    AuthenticationFailed,
    VerificationRequired,
    SignInOver,      ///< the refresh token is dead: only a new sign-in helps
    SignInDenied,    ///< the user said no
    SignInExpired,   ///< the code was not used in time
    SignInBusy,      ///< another process renews it, for too long
    KeychainMissing, ///< no service, or no library to speak with it
    KeychainLocked,  ///< its owner did not unlock it, or has not yet
    KeychainDenied,  ///< its owner keeps Larder out
    KeychainBroken,  ///< gave no answer, or did not keep what it was given
    // Permission
    NoAccess,
    BotNotInChat,
    BotSwitchedOff,
    NotUploadedByApp,
    ExternalGroup,
    RestrictedChat,
    HiddenMessage,
    AppScopeMissing,
    UserScopeMissing,
    ScopeMissing,
    TokenLacksPermission,
    AddressNotAllowed,
    PolicyDenied,
    IdentityNotSupported,
    ChatNotSupported,
    // NotFound
    KeyNotInMessage,
    ResourceDeleted,
    MessageDeleted,
    NothingToDownload,
    // RateLimit
    RateLimited,
    QuotaUsedUp,
    WaitTooLong,
    // TooLarge
    TooLarge,
    // Api
    ServerTrouble,
    TenantKeyDeleted,
    TenantStorageFault,
    NoSuchApi,
    UnexpectedAnswer,
    // Network
    HostNotFound,
    ConnectionRefused,
    ConnectionLost,
    TimedOut,
    TlsFailed,
    CertificateUntrusted, ///< its issuer is not known
    CertificateOutOfDate, ///< by this computer's clock
    CertificateOfAnother, ///< of another server
    ProxyFailed,
    ProxyWantsSignIn,
    ServerUnavailable, ///< 5xx without a code of the platform
    StorageRefused,    ///< 4xx of the origin to which the platform led
    RedirectRefused,
    TooManyRedirects,
    NetworkWantsSignIn, ///< a captive portal's page
    NetworkFailed,
    // Integrity
    WrongRange,     ///< Content-Range is not what can be used here
    LengthMismatch, ///< more or fewer bytes than were announced
    KeepsChanging,  ///< another version each time
    EncodedBody,    ///< Content-Encoding in spite of identity
    TooManyAnswers, ///< so small slices that it would never end
    // Storage
    DiskFull,
    FolderMissing,
    FolderNotWritable,
    FileTooLargeForDisk,
    WriteFailed,
    ReceiptForeign, ///< what a folder's receipt or sums would be called is not this Larder's
    // Cancelled
    Cancelled
};
Q_ENUM_NS(Reason) // their names are what files keep

/** A plain value; holds no secret. */
struct Error
{
    Reason reason;
    std::optional<qint64> code = {}; ///< the platform's own code
    std::optional<int> httpStatus = {};
    QString logId = {};      ///< what support asks for: error.log_id or X-Tt-Logid
    QString detail = {};     ///< for the row's details and for logs: exact, in English, unescaped text of strangers
    QStringList scopes = {}; ///< the scopes that a refusal named
    std::optional<QUrl> help = {};                 ///< https only
    std::optional<std::chrono::seconds> wait = {}; ///< the server's own wait
    /** How far this computer's clock is before the server's, where that is worth a word; negative: behind. */
    std::optional<std::chrono::seconds> clockAhead = {};

    [[nodiscard]] bool operator==(const Error &) const = default;
};

[[nodiscard]] ErrorKind kindOf(Reason reason);
[[nodiscard]] inline ErrorKind kindOf(const Error &error)
{
    return kindOf(error.reason);
}

/** A refusal that the other identity may well not meet. */
[[nodiscard]] bool dependsOnIdentity(const Error &error);

/** `validation`, `auth`, `permission`, `not_found`, `rate_limit`, … */
[[nodiscard]] QLatin1StringView word(ErrorKind kind);

} // namespace Larder

Q_DECLARE_METATYPE(Larder::Error)
