#pragma once

#include <chrono>
#include <optional>
#include <variant>

#include <QByteArray>
#include <QDateTime>
#include <QLatin1StringView>
#include <QList>
#include <QString>

#include "core/error.h"
#include "files/filemarks.h"

namespace Larder {

/** Has not asked for anything yet, or for its size alone; goes to Starting, Paused or Cancelled. */
struct Queued
{
    bool operator==(const Queued &) const = default;
};

/** Waits for its token and for the first answer; goes to Receiving, Waiting, Paused, Halted, Measured, Checking or an
 *  end. */
struct Starting
{
    bool operator==(const Starting &) const = default;
};

/** Bytes come; goes to Waiting, Paused, Halted, Measured, Checking or an end. */
struct Receiving
{
    bool operator==(const Receiving &) const = default;
};

/** Will ask again by itself; goes to Receiving, Starting, Paused, Halted or an end. */
struct Waiting
{
    QDateTime until; ///< UTC
    Error after;     ///< what it waits after; kind RateLimit where the server named the wait
    bool operator==(const Waiting &) const = default;
};

/** The user stopped it for a while: it holds no connection and no file; goes to Cancelled. To go on is a new transfer.
 */
struct Paused
{
    qint64 kept = 0; ///< bytes that are proven, and need not be fetched again
    bool operator==(const Paused &) const = default;
};

/**
 * Something stopped it that stops others as well (transfer/standstill): it holds no connection and no file; goes to
 * Paused or Cancelled. To go on, which the queue sees to, is a new transfer.
 */
struct Halted
{
    Error after;
    qint64 kept = 0; ///< bytes that are proven
    bool operator==(const Halted &) const = default;
};

/**
 * Only its size was asked for: it holds no connection and no file; goes to Queued, where it is to be saved after all,
 * or to Cancelled.
 */
struct Measured
{
    std::optional<qint64> size; ///< bytes; none: the server does not say
    qint64 kept = 0;            ///< bytes that a download need not fetch again
    bool operator==(const Measured &) const = default;
};

/** All bytes are there: written through, hashed if asked, renamed; goes to Saved, Halted or Failed. */
struct Checking
{
    bool operator==(const Checking &) const = default;
};

/** An end: whole, under its final name. */
struct Saved
{
    QString path;                ///< absolute
    qint64 size = 0;             ///< bytes
    QByteArray sha256 = {};      ///< hex; empty unless asked for
    bool lengthConfirmed = true; ///< false where no answer said how long the resource is
    QList<FileNote> notes = {};
    bool operator==(const Saved &) const = default;
};

/** An end: a file of that name was there, and was to be left alone. */
struct Skipped
{
    QString path;
    qint64 size = 0;
    bool operator==(const Skipped &) const = default;
};

/** An end; to try again is a new transfer. */
struct Failed
{
    Error error;
    qint64 kept = 0; ///< bytes that a new try need not fetch again
    bool operator==(const Failed &) const = default;
};

/** An end: the user stopped it; nothing is left of it on the disk. */
struct Cancelled
{
    bool operator==(const Cancelled &) const = default;
};

using TransferState = std::variant<Queued, Starting, Receiving, Waiting, Paused, Halted, Measured, Checking, Saved,
                                   Skipped, Failed, Cancelled>;

/** Whether `to` may follow `from`. */
[[nodiscard]] bool mayFollow(const TransferState &from, const TransferState &to);

/** Starting, Receiving, Waiting, Checking: it takes one of the places of those that run at a time. */
[[nodiscard]] bool isUnderWay(const TransferState &state);

/** Saved, Skipped, Failed, Cancelled. */
[[nodiscard]] bool hasEnded(const TransferState &state);

/** For logs and assertions, not for people. */
[[nodiscard]] QLatin1StringView word(const TransferState &state);

} // namespace Larder
