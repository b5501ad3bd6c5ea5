#include "ui/transferwords.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include "core/errortext.h"
#include "core/format.h"
#include "files/filename.h"
#include "transfer/standstill.h"
#include "ui/rowaction.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

struct TransferText
{
    Q_DECLARE_TR_FUNCTIONS(Larder::TransferWords)
};

using Piece = TransferWords::Piece;

Piece piece(const QString &text, const QString &widest = {})
{
    return {text, widest};
}

QString percentText(const Progress &progress)
{
    const auto percent = percentOf(progress);
    return percent ? TransferText::tr("%1 %", "progress").arg(*percent) : QString();
}

/** Every figure an 8: as wide as that text gets in a font whose figures have one width. */
QString withWidestFigures(QString text)
{
    for (QChar &c : text)
        if (c.isDigit())
            c = u'8';
    return text;
}

/** The longest that "412 of 963 MB" gets while it runs, so that what follows it stays where it is. */
QString widestBytes(const Progress &progress)
{
    if (!progress.total)
        return withWidestFigures(bytesOfTotal(progress.received, progress.total));
    QString widest;
    for (const qint64 sample : {qint64(888), qint64(888'000), qint64(88'800'000), *progress.total}) {
        const QString text = withWidestFigures(bytesOfTotal(std::min(sample, *progress.total), progress.total));
        if (text.size() > widest.size())
            widest = text;
    }
    return widest;
}

QList<Piece> progressPieces(const Progress &progress)
{
    constexpr double fastShown = 88.8e6;
    QList<Piece> pieces;
    pieces << piece(bytesOfTotal(progress.received, progress.total), widestBytes(progress));
    if (progress.bytesPerSecond)
        pieces << piece(speedAsWords(*progress.bytesPerSecond), withWidestFigures(speedAsWords(fastShown)));
    if (progress.timeLeft)
        pieces << piece(timeLeftAsWords(*progress.timeLeft));
    return pieces;
}

QString keptText(qint64 kept)
{
    if (kept <= 0)
        return {};
    return TransferText::tr("%1 are kept; the next try goes on from there.").arg(bytesAsWords(kept));
}

/** What a state says, besides the title. */
struct Says
{
    const TransferSnapshot &transfer;
    const QDateTime &now;

    TransferWords operator()(const Queued &) const { return only(TransferText::tr("Waits for its turn")); }

    TransferWords operator()(const Starting &) const { return only(TransferText::tr("Asking for it")); }

    TransferWords operator()(const Receiving &) const
    {
        TransferWords words;
        words.sentence = progressPieces(transfer.progress);
        if (transfer.progress.hardlyMoves) {
            words.tone = Tone::Warning;
            words.sentence << piece(TransferText::tr("hardly anything comes: pause and resume for a new connection"));
        }
        words.percent = percentText(transfer.progress);
        return words;
    }

    TransferWords operator()(const Waiting &waiting) const
    {
        TransferWords words;
        words.tone = Tone::Warning;
        words.percent = percentText(transfer.progress);
        const auto left = std::chrono::milliseconds(std::max<qint64>(now.msecsTo(waiting.until), 0));
        const QString when = durationAsWords(std::chrono::ceil<std::chrono::seconds>(left));
        if (kindOf(waiting.after) == ErrorKind::RateLimit) {
            words.sentence << piece(TransferText::tr("Waiting for the platform's rate limit"));
            words.sentence << piece(TransferText::tr("goes on in %1", "%1 is a time such as 12 s").arg(when));
        } else {
            words.sentence << piece(sentence(waiting.after));
            words.sentence << piece(TransferText::tr("tries again in %1", "%1 is a time such as 12 s").arg(when));
        }
        return words;
    }

    TransferWords operator()(const Paused &paused) const
    {
        TransferWords words = only(TransferText::tr("Paused"));
        words.percent = percentText(transfer.progress);
        if (paused.kept > 0 || transfer.progress.total)
            words.sentence << piece(bytesOfTotal(paused.kept, transfer.progress.total));
        return words;
    }

    TransferWords operator()(const Halted &halted) const
    {
        TransferWords words = only(sentence(halted.after), Tone::Warning);
        words.percent = percentText(transfer.progress);
        const auto kind = sharedKindOf(halted.after.reason);
        if (kind == SharedCause::Kind::SignIn)
            words.sentence << piece(TransferText::tr("goes on after a sign-in"));
        else if (kind == SharedCause::Kind::Keychain || isAskedAgainByItself(halted.after.reason))
            words.sentence << piece(TransferText::tr("goes on by itself"));
        if (halted.kept > 0)
            words.sentence << piece(bytesOfTotal(halted.kept, transfer.progress.total));
        return words;
    }

    TransferWords operator()(const Measured &) const { return only(TransferText::tr("Measured")); }

    TransferWords operator()(const Checking &) const
    {
        TransferWords words = only(TransferText::tr("Checking and saving"));
        words.sentence << piece(bytesAsWords(transfer.progress.received));
        return words;
    }

    TransferWords operator()(const Saved &saved) const
    {
        TransferWords words = only(TransferText::tr("Saved"), Tone::Good);
        words.sentence << piece(bytesAsWords(saved.size));
        if (!saved.lengthConfirmed)
            words.sentence << piece(TransferText::tr("the server never said how long it is"));
        words.underneath = shortPath(saved.path);
        return words;
    }

    TransferWords operator()(const Skipped &skipped) const
    {
        TransferWords words = only(TransferText::tr("Left alone: a file of this name is there"));
        words.sentence << piece(bytesAsWords(skipped.size));
        words.underneath = shortPath(skipped.path);
        return words;
    }

    TransferWords operator()(const Failed &failed) const
    {
        TransferWords words = only(sentence(failed.error), Tone::Bad);
        if (failed.error.code)
            words.sentence << piece(TransferText::tr("Code %1").arg(*failed.error.code));
        words.underneath = inARow({nextStep(failed.error), keptText(failed.kept)});
        return words;
    }

    TransferWords operator()(const Cancelled &) const { return only(TransferText::tr("Cancelled")); }

    static TransferWords only(const QString &text, Tone tone = Tone::Muted)
    {
        TransferWords words;
        words.sentence << piece(text);
        words.tone = tone;
        return words;
    }
};

} // namespace

QString titleOf(const TransferSnapshot &transfer)
{
    if (!transfer.name.isEmpty())
        return transfer.name;
    if (const QString path = savedPath(transfer.state); !path.isEmpty())
        return QFileInfo(path).fileName();
    if (!transfer.order.name.isEmpty())
        return transfer.order.name;
    const QString sendersOwn = safeName(transfer.order.nameInMessage);
    return sendersOwn.isEmpty() ? transfer.order.resource.fileKey.text() : sendersOwn;
}

TransferWords wordsOf(const TransferSnapshot &transfer, const QDateTime &now)
{
    TransferWords words = std::visit(Says{transfer, now}, transfer.state);
    words.title = titleOf(transfer);
    return words;
}

QString asOneLine(const TransferWords &words)
{
    QStringList texts{words.percent};
    for (const Piece &each : words.sentence)
        texts << each.text;
    texts.removeAll(QString());
    return texts.join(u" · "_s);
}

QString sentence(FileNote note)
{
    switch (note) {
    case FileNote::TimeNotSet:
        return TransferText::tr("The file could not be given the time of its message: this disk does not take it.");
    case FileNote::OriginNotMarked:
        return TransferText::tr("The file could not be marked as downloaded: this disk has no place for the mark.");
    }
    Q_UNREACHABLE();
}

QString spokenRow(const TransferSnapshot &transfer, const QDateTime &now)
{
    const TransferWords words = wordsOf(transfer, now);
    const QString title = TransferText::tr("%1.", "a file's name as a sentence of its own").arg(words.title);
    if (const auto *failed = std::get_if<Failed>(&transfer.state)) {
        const QString code = failed->error.code ? TransferText::tr("Code %1.").arg(*failed->error.code) : QString();
        return inARow({title, TransferText::tr("Failed: %1").arg(sentence(failed->error)), words.underneath, code});
    }
    QStringList texts{words.percent};
    for (const Piece &each : words.sentence)
        texts << each.text;
    texts.removeAll(QString());
    const QString said = texts.join(u", "_s);
    const bool receiving = std::holds_alternative<Receiving>(transfer.state);
    return inARow({title, receiving
                              ? TransferText::tr("Downloading, %1.", "%1 is a list: 43 %, 412 of 963 MB").arg(said)
                              : TransferText::tr("%1.", "what a download does, as a sentence").arg(said)});
}

std::optional<double> shareOf(const Progress &progress)
{
    if (!progress.total)
        return std::nullopt;
    if (*progress.total <= 0)
        return 1.0;
    return std::clamp(static_cast<double>(progress.received) / static_cast<double>(*progress.total), 0.0, 1.0);
}

std::optional<int> percentOf(const Progress &progress)
{
    const auto share = shareOf(progress);
    if (!share)
        return std::nullopt;
    return static_cast<int>(std::floor(*share * 100));
}

QString lengthWords(std::chrono::milliseconds length)
{
    using namespace std::chrono;
    const auto all = round<seconds>(length).count();
    const QString rest =
        u"%1:%2"_s.arg(all / 60 % 60, all >= 3600 ? 2 : 1, 10, QChar(u'0')).arg(all % 60, 2, 10, QChar(u'0'));
    return all >= 3600 ? u"%1:%2"_s.arg(all / 3600).arg(rest) : rest;
}

QString lengthOf(const DownloadOrder &order)
{
    return order.duration ? TransferText::tr("length %1", "of a recording: 0:42").arg(lengthWords(*order.duration))
                          : QString();
}

QString shortPath(const QString &path)
{
    const QString home = QDir::homePath();
    if (path == home)
        return u"~"_s;
    if (path.startsWith(home + u'/'))
        return QDir::toNativeSeparators(u'~' + path.mid(home.size()));
    return QDir::toNativeSeparators(path);
}

QString fullPath(const QString &typed)
{
    QString path = QDir::fromNativeSeparators(typed.trimmed());
    if (path == u"~"_s || path.startsWith(u"~/"_s))
        path.replace(0, 1, QDir::homePath());
    return QDir::cleanPath(path);
}

} // namespace Larder
