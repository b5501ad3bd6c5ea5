#include "transfer/standstill.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

QString whereOf(SharedCause::Kind kind, const DownloadOrder &order)
{
    switch (kind) {
    case SharedCause::Kind::Line:
        return order.platform.base().authority();
    case SharedCause::Kind::Disk:
        return order.folder;
    case SharedCause::Kind::Keychain:
        return {};
    case SharedCause::Kind::SignIn:
        return word(order.identity) + u'@' + (order.account ? order.account->text() : order.platform.word());
    case SharedCause::Kind::Quota:
        return order.account ? order.account->text() : order.platform.word();
    }
    Q_UNREACHABLE();
}

} // namespace

std::optional<SharedCause::Kind> sharedKindOf(Reason reason)
{
    switch (reason) {
    case Reason::HostNotFound:
    case Reason::ConnectionRefused:
    case Reason::NetworkFailed:
    case Reason::NetworkWantsSignIn:
    case Reason::ProxyFailed:
    case Reason::ProxyWantsSignIn:
        return SharedCause::Kind::Line;
    case Reason::DiskFull:
    case Reason::FolderMissing:
        return SharedCause::Kind::Disk;
    case Reason::KeychainLocked:
        return SharedCause::Kind::Keychain;
    case Reason::NoToken:
    case Reason::TokenRefused:
    case Reason::SignInOver:
    case Reason::AppSecretMissing:
        return SharedCause::Kind::SignIn;
    case Reason::QuotaUsedUp:
        return SharedCause::Kind::Quota;
    default:
        return std::nullopt;
    }
}

std::optional<SharedCause> sharedCauseOf(const Error &error, const DownloadOrder &order)
{
    const auto kind = sharedKindOf(error.reason);
    return kind ? std::optional(SharedCause{*kind, whereOf(*kind, order)}) : std::nullopt;
}

bool isInTheWayOf(const SharedCause &cause, const DownloadOrder &order)
{
    return cause.where == whereOf(cause.kind, order);
}

bool isAskedAgainByItself(Reason reason)
{
    const auto kind = sharedKindOf(reason);
    if (reason == Reason::ProxyWantsSignIn)
        return false;
    return kind == SharedCause::Kind::Line || kind == SharedCause::Kind::Disk;
}

} // namespace Larder
