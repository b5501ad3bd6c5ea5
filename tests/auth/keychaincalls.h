#pragma once

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTest>

#include "auth/keychain.h"

/** Calls of a keychain and what became of each in a word or two, in this process or in one of their own. */
namespace Larder::KeychainCalls {

inline constexpr int patienceMs = 60'000;

[[nodiscard]] SecretName name(const QString &account = QStringLiteral("feishu"));

template <typename T>
[[nodiscard]] bool ends(const QFuture<T> &future)
{
    return comesTrue([&future] { return future.isFinished(); }, patienceMs);
}

/** "secret …", "absent", or why it cannot be told: "missing", "locked", "denied", "broken", "cancelled". */
[[nodiscard]] QString outcome(const QFuture<Result<std::optional<QByteArray>>> &future);
/** "done", or why not. */
[[nodiscard]] QString outcome(const QFuture<Done> &future);

/**
 * The outcomes of these calls ("read", "write", "remove"), made on the system's keychain by a process of its own, which
 * is this program once more: libraries keep the bus, the session and each other for the life of a process. With
 * "impatient" first each call is given two seconds; with "thread" first, the keychain lives on a second thread.
 */
[[nodiscard]] QStringList inAnotherProcess(const QProcessEnvironment &environment, const QStringList &calls);
/** For the first line of main(): makes the calls where this is such a process, and gives its exit code. */
[[nodiscard]] std::optional<int> asAnotherProcess(int argc, char **argv);

} // namespace Larder::KeychainCalls
