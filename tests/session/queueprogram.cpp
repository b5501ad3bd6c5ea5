// Downloads so many resources, those that its queue file has from there, pausing and resuming one or the other all the
// time, until all are saved. One that has got no further since is left to go on, however slow the machine. For tests
// alone:
//   queueprogram HOST FOLDER QUEUEFILE COUNT
#include <cstdio>
#include <map>

#include <QCoreApplication>
#include <QFile>
#include <QRandomGenerator>
#include <QTimer>

#include "session/engine.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

EngineOptions optionsWith(const QString &queueFile)
{
    EngineOptions options;
    options.queueFile = queueFile;
    options.environment = [](const char *name) {
        return QByteArrayView(name) == "LARDER_USER_ACCESS_TOKEN" ? QByteArray("u-canary-0123456789abcdef")
                                                                  : QByteArray();
    };
    return options;
}

/** File keys that are in the queue already: it may have been written when not all of them were. */
QStringList keysIn(const QString &queueFile)
{
    QFile file(queueFile);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList keys;
    for (const QueueEntry &entry : queueFromJson(file.readAll()).entries)
        keys.append(entry.order.resource.fileKey.text());
    return keys;
}

DownloadOrder orderFor(const QString &host, const QString &folder, int number)
{
    const FileKey key = FileKey::parse(u"file_v3_00aa_%1"_s.arg(number)).value();
    return DownloadOrder{
        .platform = OpenPlatform::parse(host).value(),
        .identity = Identity::User,
        .resource = {MessageId::parse(u"om_7f3c21d6a9b84e0f95ad1c6632be70aa"_s).value(), key, typeOf(key)},
        .folder = folder,
        .name = u"%1.bin"_s.arg(number)};
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int count = arguments.at(4).toInt();
    const QStringList known = keysIn(arguments.at(3));
    Engine engine(optionsWith(arguments.at(3)), std::make_unique<SessionKeychain>(), Engine::Threading::OwnThread);

    std::map<TransferId, TransferState> states;
    std::map<TransferId, qint64> received;
    std::map<TransferId, qint64> pausedAt;
    QObject::connect(&engine, &Engine::changed, &application, [&](const QList<TransferSnapshot> &transfers) {
        int saved = 0;
        for (const TransferSnapshot &transfer : transfers) {
            states.insert_or_assign(transfer.id, transfer.state);
            received.insert_or_assign(transfer.id, transfer.progress.received);
            if (std::holds_alternative<Paused>(transfer.state))
                engine.resume(transfer.id);
            if (const auto *failed = std::get_if<Failed>(&transfer.state)) {
                std::fprintf(stderr, "failed: %d %s\n", int(failed->error.reason), qPrintable(failed->error.detail));
                QCoreApplication::exit(2);
            }
        }
        for (const auto &[id, state] : states)
            saved += std::holds_alternative<Saved>(state) ? 1 : 0;
        if (saved == count)
            QCoreApplication::quit();
    });
    for (int number = 1; number <= count; ++number) {
        const DownloadOrder order = orderFor(arguments.at(1), arguments.at(2), number);
        if (!known.contains(order.resource.fileKey.text()))
            engine.download(order);
    }
    QTimer whim;
    QObject::connect(&whim, &QTimer::timeout, &application, [&] {
        if (states.empty())
            return;
        const auto any = QRandomGenerator::global()->bounded(static_cast<quint32>(states.size()));
        const TransferId id = std::next(states.begin(), any)->first;
        const auto last = pausedAt.find(id);
        if (last != pausedAt.end() && received.at(id) <= last->second)
            return;
        pausedAt.insert_or_assign(id, received.at(id));
        engine.pause(id);
    });
    whim.start(150ms);
    return QCoreApplication::exec();
}
