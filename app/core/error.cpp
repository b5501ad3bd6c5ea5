#include "core/error.h"

using namespace Qt::StringLiterals;

namespace Larder {

// Both switches name every value and have no default, so that the compiler finds one that is missing.

ErrorKind kindOf(Reason reason)
{
    switch (reason) {
    case Reason::MessageIdMissing:
    case Reason::MessageIdIsThread:
    case Reason::MessageIdIsChat:
    case Reason::MessageIdIsBatch:
    case Reason::MessageIdIsFileKey:
    case Reason::MessageIdMalformed:
    case Reason::FileKeyMissing:
    case Reason::FileKeyIsMessageId:
    case Reason::FileKeyMalformed:
    case Reason::HostMalformed:
    case Reason::ProxyAddressMissing:
    case Reason::ProxyAddressMalformed:
    case Reason::ProxyAddressHasSignIn:
    case Reason::ProxySchemeUnknown:
    case Reason::ProxyPortMissing:
    case Reason::ProxyPortMalformed:
    case Reason::AuthorityFileUnreadable:
    case Reason::AuthorityFileForeign:
    case Reason::AuthorityFileOutOfDate:
    case Reason::AuthorityFileHasNone:
    case Reason::UnknownAccount:
    case Reason::OutputLeavesFolder:
    case Reason::UnreadableMessages:
    case Reason::BadParameter:
        return ErrorKind::Validation;

    case Reason::NoToken:
    case Reason::TokenRefused:
    case Reason::TokenMalformed:
    case Reason::AppDisabled:
    case Reason::AppNotInstalled:
    case Reason::AppSecretWrong:
    case Reason::AppSecretMissing:
    case Reason::UserBlocked:
    case Reason::AuthenticationFailed:
    case Reason::VerificationRequired:
    case Reason::SignInOver:
    case Reason::SignInDenied:
    case Reason::SignInExpired:
    case Reason::SignInBusy:
    case Reason::KeychainMissing:
    case Reason::KeychainLocked:
    case Reason::KeychainDenied:
    case Reason::KeychainBroken:
        return ErrorKind::Auth;

    case Reason::NoAccess:
    case Reason::BotNotInChat:
    case Reason::BotSwitchedOff:
    case Reason::NotUploadedByApp:
    case Reason::ExternalGroup:
    case Reason::RestrictedChat:
    case Reason::HiddenMessage:
    case Reason::AppScopeMissing:
    case Reason::UserScopeMissing:
    case Reason::ScopeMissing:
    case Reason::TokenLacksPermission:
    case Reason::AddressNotAllowed:
    case Reason::PolicyDenied:
    case Reason::IdentityNotSupported:
    case Reason::ChatNotSupported:
        return ErrorKind::Permission;

    case Reason::KeyNotInMessage:
    case Reason::ResourceDeleted:
    case Reason::MessageDeleted:
    case Reason::NothingToDownload:
        return ErrorKind::NotFound;

    case Reason::RateLimited:
    case Reason::QuotaUsedUp:
    case Reason::WaitTooLong:
        return ErrorKind::RateLimit;

    case Reason::TooLarge:
        return ErrorKind::TooLarge;

    case Reason::ServerTrouble:
    case Reason::TenantKeyDeleted:
    case Reason::TenantStorageFault:
    case Reason::NoSuchApi:
    case Reason::UnexpectedAnswer:
        return ErrorKind::Api;

    case Reason::HostNotFound:
    case Reason::ConnectionRefused:
    case Reason::ConnectionLost:
    case Reason::TimedOut:
    case Reason::TlsFailed:
    case Reason::CertificateUntrusted:
    case Reason::CertificateOutOfDate:
    case Reason::CertificateOfAnother:
    case Reason::ProxyFailed:
    case Reason::ProxyWantsSignIn:
    case Reason::ServerUnavailable:
    case Reason::StorageRefused:
    case Reason::RedirectRefused:
    case Reason::TooManyRedirects:
    case Reason::NetworkWantsSignIn:
    case Reason::NetworkFailed:
        return ErrorKind::Network;

    case Reason::WrongRange:
    case Reason::LengthMismatch:
    case Reason::KeepsChanging:
    case Reason::EncodedBody:
    case Reason::TooManyAnswers:
        return ErrorKind::Integrity;

    case Reason::DiskFull:
    case Reason::FolderMissing:
    case Reason::FolderNotWritable:
    case Reason::FileTooLargeForDisk:
    case Reason::WriteFailed:
    case Reason::ReceiptForeign:
        return ErrorKind::Storage;

    case Reason::Cancelled:
        return ErrorKind::Cancelled;
    }
    Q_UNREACHABLE();
}

QLatin1StringView word(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Validation:
        return "validation"_L1;
    case ErrorKind::Auth:
        return "auth"_L1;
    case ErrorKind::Permission:
        return "permission"_L1;
    case ErrorKind::NotFound:
        return "not_found"_L1;
    case ErrorKind::RateLimit:
        return "rate_limit"_L1;
    case ErrorKind::TooLarge:
        return "too_large"_L1;
    case ErrorKind::Api:
        return "api"_L1;
    case ErrorKind::Network:
        return "network"_L1;
    case ErrorKind::Integrity:
        return "integrity"_L1;
    case ErrorKind::Storage:
        return "storage"_L1;
    case ErrorKind::Cancelled:
        return "cancelled"_L1;
    }
    Q_UNREACHABLE();
}

bool dependsOnIdentity(const Error &error)
{
    switch (error.reason) {
    case Reason::NoAccess:
    case Reason::BotNotInChat:
    case Reason::BotSwitchedOff:
    case Reason::NotUploadedByApp:
    case Reason::HiddenMessage:
    case Reason::AppScopeMissing:
    case Reason::UserScopeMissing:
    case Reason::ScopeMissing:
    case Reason::TokenLacksPermission:
    case Reason::IdentityNotSupported:
        return true;
    default:
        return false;
    }
}

} // namespace Larder
