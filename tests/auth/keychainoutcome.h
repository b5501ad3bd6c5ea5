#pragma once

#include <QString>
#include <QTest>

#include "auth/keychain.h"

/** What became of a call of a keychain, as one word; for tables and comparisons of tests. */
namespace Larder::KeychainOutcome {

using namespace Qt::StringLiterals;

inline constexpr int patienceMs = 60'000;

inline SecretName name(const QString &account = u"feishu"_s)
{
    return {SecretName::Kind::UserAccessToken, account};
}

inline QString inWords(const Error &error)
{
    switch (error.reason) {
    case Reason::KeychainMissing:
        return u"missing"_s;
    case Reason::KeychainLocked:
        return u"locked"_s;
    case Reason::KeychainDenied:
        return u"denied"_s;
    case Reason::KeychainBroken:
        return u"broken"_s;
    case Reason::Cancelled:
        return u"cancelled"_s;
    default:
        return u"reason %1"_s.arg(int(error.reason));
    }
}

template <typename T>
bool ends(const QFuture<T> &future)
{
    return QTest::qWaitFor([&future] { return future.isFinished(); }, patienceMs);
}

/** The secret, "absent", or why it cannot be told. */
inline QString outcome(const QFuture<Result<std::optional<QByteArray>>> &future)
{
    if (!ends(future))
        return u"no end"_s;
    const auto found = future.result();
    if (!found)
        return inWords(found.error());
    return found->has_value() ? u"secret "_s + QString::fromLatin1(**found) : u"absent"_s;
}

inline QString outcome(const QFuture<Done> &future)
{
    if (!ends(future))
        return u"no end"_s;
    return future.result() ? u"done"_s : inWords(future.result().error());
}

} // namespace Larder::KeychainOutcome
