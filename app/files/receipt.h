#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include "core/result.h"
#include "lark/credential.h"
#include "lark/messagejson.h"
#include "lark/requests.h"
#include "lark/resource.h"

namespace Larder {

/** What a folder's receipt says of one saved file. Holds no token. Plain value. */
struct ReceiptEntry
{
    QString path; ///< below the folder, with slashes
    qint64 size = 0;
    QByteArray sha256; ///< 64 digits of hex
    OpenPlatform platform;
    Identity identity = Identity::User;
    ResourceRef resource;
    MessageOrigin origin = {};
    QDateTime savedAt = {}; ///< UTC

    [[nodiscard]] bool operator==(const ReceiptEntry &) const = default;
};

struct ReceiptReading
{
    enum class Form {
        Good,
        Missing, ///< there is no such file
        Unreadable,
        Newer ///< of a later version of Larder
    };
    Form form = Form::Good;
    QList<ReceiptEntry> entries = {};
    qsizetype leftOut = 0; ///< entries that cannot be right
};

/** `larder-receipt.json` in the folder, and for other programs `SHA256SUMS`, as `sha256sum --check` reads it. */
[[nodiscard]] QString receiptPath(const QString &folder);
[[nodiscard]] QString sumsPath(const QString &folder);

[[nodiscard]] QByteArray receiptToJson(const QList<ReceiptEntry> &entries);
/**
 * Untrusted input: at most Limits::receiptBytes, every id, path and number checked again; what is off costs its entry
 * and no other. Form::Missing never comes of it.
 */
[[nodiscard]] ReceiptReading receiptFromJson(const QByteArray &json);
/** A comment first, by which Larder knows its own. */
[[nodiscard]] QByteArray sha256Sums(const QList<ReceiptEntry> &entries);

[[nodiscard]] ReceiptReading readReceipt(const QString &folder);

/**
 * Adds what was saved to the folder's receipt, in the place of what it said of the same path, and writes the sums anew.
 * Other processes may do the same: waits for them, at most Limits::receiptWait, and loses nothing of theirs. A file of
 * either name that is not Larder's, or a later Larder's, is left alone. Waits for the disk; any thread but the
 * window's. Errors: Reason::ReceiptForeign, WriteFailed, FolderNotWritable.
 */
[[nodiscard]] Done addToReceipt(const QString &folder, const QList<ReceiptEntry> &saved);

} // namespace Larder
