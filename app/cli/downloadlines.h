#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include "transfer/transfersnapshot.h"

namespace Larder {

/** Exit codes, for scripts; they never change their meaning. */
enum class ExitCode {
    AllSaved = 0,
    Refused = 1,      ///< the platform said no
    BadArguments = 2, ///< nothing was requested
    NoToken = 3,
    Line = 4, ///< network or integrity
    Disk = 5,
    Interrupted = 130
};

struct ExitMeaning
{
    ExitCode code;
    QString meaning; ///< for people, in English as all of the command line
};

/** Of every code, in rising order. */
[[nodiscard]] const QList<ExitMeaning> &exitMeanings();

/** The JSON line of a transfer that has ended. */
[[nodiscard]] QByteArray endLine(const TransferSnapshot &transfer);

/** The JSON line of a message that could not be looked up, or has nothing in it. */
[[nodiscard]] QByteArray lookupErrorLine(const MessageId &messageId, Identity identity, const Error &error);

/** The JSON line of a dry run: the first request, the token left out. */
[[nodiscard]] QByteArray dryRunLine(const DownloadOrder &order);

[[nodiscard]] ExitCode exitCodeOf(const TransferSnapshot &ended);
[[nodiscard]] ExitCode exitCodeOf(const Error &error);

} // namespace Larder
