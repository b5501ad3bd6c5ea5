#pragma once

#include <chrono>
#include <optional>

#include <QDateTime>
#include <QList>
#include <QString>

#include "transfer/transfersnapshot.h"
#include "ui/theme.h"

namespace Larder {

/** What a row says of a transfer. Plain value. */
struct TransferWords
{
    /** A piece of the sentence. `widest` is as wide as it will get: where set, the next piece keeps its place. */
    struct Piece
    {
        QString text;
        QString widest;
    };

    QString title;
    QList<Piece> sentence;
    QString percent;         ///< at the end of the sentence's line, over the end of the bar; empty where there is none
    Tone tone = Tone::Muted; ///< of the first piece; the others are muted
    QString underneath;      ///< in the bar's place, where there is no bar
};

/** The name of its file, as far as it is known; else the file key. */
[[nodiscard]] QString titleOf(const TransferSnapshot &transfer);

/** `now` is UTC, for waits. */
[[nodiscard]] TransferWords wordsOf(const TransferSnapshot &transfer, const QDateTime &now);

/** Sentence and percent as one line: "43 % · 412 of 963 MB · 11.2 MB/s · 49 s left". */
[[nodiscard]] QString asOneLine(const TransferWords &words);

/** What a saved file lacks, as a sentence. */
[[nodiscard]] QString sentence(FileNote note);

/** The whole row for those who hear it. */
[[nodiscard]] QString spokenRow(const TransferSnapshot &transfer, const QDateTime &now);

/** 0 to 1; none where the total is not known. */
[[nodiscard]] std::optional<double> shareOf(const Progress &progress);
/** Rounded down, so that 100 % means all of it. */
[[nodiscard]] std::optional<int> percentOf(const Progress &progress);

/** "0:42", "1:02:05". */
[[nodiscard]] QString lengthWords(std::chrono::milliseconds length);
/** Of a recording or video, as a fact among others; empty where its message does not say. */
[[nodiscard]] QString lengthOf(const DownloadOrder &order);
/** A folder as people write it: native separators, `~` for home. */
[[nodiscard]] QString shortPath(const QString &path);
/** What was meant by that; relative where it was written so. */
[[nodiscard]] QString fullPath(const QString &typed);

} // namespace Larder
