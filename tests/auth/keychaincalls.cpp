#include "tests/auth/keychaincalls.h"

#include <cstdio>

#include <QCoreApplication>
#include <QProcess>
#include <QSignalSpy>
#include <QThread>

#include "auth/systemkeychain.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Larder::KeychainCalls {

namespace {

const char role[] = "--make-keychain-calls";

QString inWords(const Error &error)
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

QString outcomeOf(const QString &call, SystemKeychain &keychain)
{
    if (call == "read"_L1)
        return outcome(keychain.read(name()));
    if (call == "write"_L1)
        return outcome(keychain.write(name(), "one"));
    return outcome(keychain.remove(name()));
}

void make(const QStringList &calls, const KeychainClocks &clocks)
{
    SystemKeychain keychain(clocks);
    for (const QString &call : calls)
        std::printf("%s\n", qPrintable(outcomeOf(call, keychain)));
    std::fflush(stdout);
}

void makeOnThread(const QStringList &calls, const KeychainClocks &clocks)
{
    QThread thread;
    QObject context;
    context.moveToThread(&thread);
    QObject::connect(&thread, &QThread::started, &context, [calls, clocks] {
        make(calls, clocks);
        QThread::currentThread()->quit();
    });
    QObject::connect(&thread, &QThread::finished, qApp, &QCoreApplication::quit);
    thread.start();
    QCoreApplication::exec(); // GLib's main loop, in which libsecret answers
    thread.wait();
}

} // namespace

SecretName name(const QString &account)
{
    return {SecretName::Kind::UserAccessToken, account};
}

QString outcome(const QFuture<Result<std::optional<QByteArray>>> &future)
{
    if (!ends(future))
        return u"no end"_s;
    const auto found = future.result();
    if (!found)
        return inWords(found.error());
    return found->has_value() ? u"secret "_s + QString::fromLatin1(**found) : u"absent"_s;
}

QString outcome(const QFuture<Done> &future)
{
    if (!ends(future))
        return u"no end"_s;
    const Done made = future.result();
    return made ? u"done"_s : inWords(made.error());
}

QStringList inAnotherProcess(const QProcessEnvironment &environment, const QStringList &calls)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    QSignalSpy ended(&process, &QProcess::finished);
    process.start(QCoreApplication::applicationFilePath(), QStringList{QString::fromLatin1(role)} + calls);
    if (!ended.wait(patienceMs))
        return {u"no end"_s};
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return {u"exit code %1"_s.arg(process.exitCode()), QString::fromUtf8(process.readAllStandardError())};
    return QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
}

std::optional<int> asAnotherProcess(int argc, char **argv)
{
    if (argc < 2 || qstrcmp(argv[1], role) != 0)
        return std::nullopt;
    const QCoreApplication application(argc, argv);
    QStringList calls = QCoreApplication::arguments().mid(2);
    const bool impatient = calls.removeAll(u"impatient"_s) > 0;
    const bool onThread = calls.removeAll(u"thread"_s) > 0;
    const KeychainClocks clocks = impatient ? KeychainClocks{.quiet = 10ms, .answer = 2s} : KeychainClocks{};
    if (onThread)
        makeOnThread(calls, clocks);
    else
        make(calls, clocks);
    return 0;
}

} // namespace Larder::KeychainCalls
