#include "ui/foundwords.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

#include "core/errortext.h"
#include "core/format.h"
#include "core/limits.h"
#include "files/filename.h"
#include "lark/readingtext.h"
#include "ui/transferwords.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

class FoundWords
{
    Q_DECLARE_TR_FUNCTIONS(Larder::FoundWords)

public:
    static QString group(FoundGroup group);
    static QString kind(FoundKind kind);
    static QString reason(NotDownloadable::Reason reason);
    static QString inForward(const QString &kind) { return tr("%1 · in a forward", "picture, file, …").arg(kind); }
    static QString sentBy(const QString &sender) { return tr("from %1", "a sender").arg(sender); }
    static QString cannot() { return tr("cannot be downloaded"); }
    static QString joined(const QString &name, const QString &why)
    {
        return tr("%1: %2", "a file or kind of message : why it cannot be downloaded").arg(name, why);
    }
    static QString noSize(const Measured &) { return tr("unknown", "how large a file is"); }
    static QString noSize(const NothingToFetch &) { return tr("there already", "a file, in place of how large it is"); }
    static QString noSize(const Error &) { return tr("failed", "to ask how large a file is"); }
    static QString notSaid() { return tr("The server does not say how large it is."); }
    static QString nothingToFetch() { return tr("It is in the list or in the folder already."); }
    static QString sum(const SizeSum &sum);
    static QStringList rest(const SizeSum &sum);
    static QString noRoom(const QString &folder, const QString &room)
    {
        return tr("There is not enough room in %1: %2 are free.", "folder; bytes").arg(folder, room);
    }
    static QString files(int count) { return tr("%n file(s)", nullptr, count); }
    static QString more(int count) { return tr("And %n more like it.", nullptr, count); }
};

QString FoundWords::group(FoundGroup group)
{
    switch (group) {
    case FoundGroup::Pictures:
        return tr("Pictures");
    case FoundGroup::Files:
        return tr("Files");
    case FoundGroup::Recordings:
        return tr("Recordings");
    case FoundGroup::Videos:
        return tr("Videos");
    }
    Q_UNREACHABLE();
}

QString FoundWords::kind(FoundKind kind)
{
    switch (kind) {
    case FoundKind::Image:
        return tr("picture");
    case FoundKind::PostImage:
        return tr("picture in a post");
    case FoundKind::File:
        return tr("file");
    case FoundKind::Audio:
        return tr("recording");
    case FoundKind::Video:
        return tr("video");
    case FoundKind::Cover:
        return tr("cover of a video");
    }
    Q_UNREACHABLE();
}

QString FoundWords::reason(NotDownloadable::Reason reason)
{
    switch (reason) {
    case NotDownloadable::Reason::Sticker:
        return tr("sticker");
    case NotDownloadable::Reason::Folder:
        return tr("folder");
    case NotDownloadable::Reason::Card:
        return tr("card");
    case NotDownloadable::Reason::Deleted:
        return tr("recalled message");
    case NotDownloadable::Reason::ForwardNotExpanded:
    case NotDownloadable::Reason::ForwardLoop:
        return tr("forward");
    case NotDownloadable::Reason::KeyNotInOutput:
        return tr("recording");
    case NotDownloadable::Reason::MissingKey:
    case NotDownloadable::Reason::BadContent:
    case NotDownloadable::Reason::UnsafeKey:
        return tr("damaged message");
    }
    Q_UNREACHABLE();
}

QString FoundWords::sum(const SizeSum &sum)
{
    if (sum.known == 0)
        return {};
    const QString bytes = bytesAsWords(sum.bytes);
    if (sum.large == 0)
        return tr("%n file(s), %1.", "%1 is how many bytes they are together", sum.known).arg(bytes);
    return tr("%n file(s), %1, %2 over %3.", "%1 is how many bytes they are together, %2 a count, %3 100 MB", sum.known)
        .arg(bytes, QLocale().toString(sum.large), bytesAsWords(Limits::large));
}

/** What the sum does not hold. */
QStringList FoundWords::rest(const SizeSum &sum)
{
    QStringList sentences;
    const auto say = [&sentences](int count, const QString &words) {
        if (count > 0)
            sentences << words;
    };
    const int open = sum.resources - sum.told();
    say(sum.failed, tr("%n could not be measured.", nullptr, sum.failed));
    say(sum.notSaid, tr("%n of unknown size.", nullptr, sum.notSaid));
    say(sum.nothingToFetch, tr("%n there already.", "files, which need no download", sum.nothingToFetch));
    say(open, tr("%n not measured yet.", nullptr, open));
    return sentences;
}

/** It joins emoji and letters, and shows nothing that is not there. */
bool isJoiner(QChar c)
{
    return c == u'\u200c' || c == u'\u200d';
}

/** Somebody else chose the name: no line breaks, no direction marks that turn its ending around. */
QString fitForALine(const QString &name)
{
    QString line = name.simplified();
    for (QChar &c : line) {
        const bool isMark = c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
        if (isMark && !isJoiner(c))
            c = u'\ufffd';
    }
    return line;
}

QString sentenced(QString text)
{
    text[0] = text.at(0).toUpper();
    return text;
}

QString sentBy(const MessageOrigin &origin)
{
    const QString sender = senderWords(origin);
    return sender.isEmpty() ? QString() : FoundWords::sentBy(sender);
}

QString spoken(QStringList pieces)
{
    pieces.removeAll(QString());
    return pieces.join(u", "_s);
}

} // namespace

FoundGroup groupOf(FoundKind kind)
{
    switch (kind) {
    case FoundKind::Image:
    case FoundKind::PostImage:
    case FoundKind::Cover:
        return FoundGroup::Pictures;
    case FoundKind::File:
        return FoundGroup::Files;
    case FoundKind::Audio:
        return FoundGroup::Recordings;
    case FoundKind::Video:
        return FoundGroup::Videos;
    }
    Q_UNREACHABLE();
}

QString titleOf(FoundGroup group)
{
    return FoundWords::group(group);
}

QString kindWords(const FoundResource &found)
{
    QString words = FoundWords::kind(found.kind);
    if (found.duration)
        words += u", "_s + lengthWords(*found.duration);
    return found.inForward() ? FoundWords::inForward(words) : words;
}

QString kindWords(const NotDownloadable &seen)
{
    return FoundWords::reason(seen.reason);
}

QString titleOf(const FoundResource &found)
{
    const QString name = fitForALine(found.name);
    return name.isEmpty() ? u"("_s + found.fileKey.text() + u')' : name;
}

QString titleOf(const NotDownloadable &seen)
{
    const QString name = fitForALine(seen.name);
    return FoundWords::joined(name.isEmpty() ? sentenced(kindWords(seen)) : name, sentence(seen.reason));
}

QString senderWords(const MessageOrigin &origin)
{
    return fitForALine(origin.sender);
}

QString sentWords(const QDateTime &sentAt)
{
    return sentAt.isValid() ? QLocale().toString(sentAt.toLocalTime(), QLocale::ShortFormat) : QString();
}

QString sizeWords(const ResourceSize &size)
{
    if (const auto *measured = std::get_if<Measured>(&size); measured && measured->size)
        return bytesAsWords(*measured->size);
    return std::visit([](const auto &none) { return FoundWords::noSize(none); }, size);
}

QString whyNoSize(const ResourceSize &size)
{
    if (const auto *error = std::get_if<Error>(&size))
        return sentenceAndNextStep(*error);
    if (std::holds_alternative<NothingToFetch>(size))
        return FoundWords::nothingToFetch();
    return std::get<Measured>(size).size ? QString() : FoundWords::notSaid();
}

QString wordsOf(const SizeSum &sum)
{
    return sum.told() > 0 ? inARow(QStringList{FoundWords::sum(sum)} + FoundWords::rest(sum)) : QString();
}

QString roomWords(const QString &folder, qint64 room)
{
    return FoundWords::noRoom(shortPath(folder), bytesAsWords(room));
}

QString spokenRow(const FoundResource &found, const std::optional<ResourceSize> &size, Qt::CheckState ticked)
{
    QString sizeSaid;
    if (size)
        sizeSaid = whyNoSize(*size).isEmpty() ? sizeWords(*size) : whyNoSize(*size);
    return spoken({titleOf(found), kindWords(found), sizeSaid, sentBy(found.origin), sentWords(found.origin.sentAt),
                   ticked == Qt::Checked ? FoundWords::tr("ticked") : FoundWords::tr("not ticked")});
}

QString spokenRow(const NotDownloadable &seen)
{
    return spoken({titleOf(seen), FoundWords::cannot(), sentBy(seen.origin), sentWords(seen.origin.sentAt)});
}

QString sourceWords(const Gathered &gathered)
{
    if (gathered.files.size() == 1)
        return QFileInfo(gathered.files.constFirst()).fileName();
    return gathered.files.isEmpty() ? QString() : FoundWords::files(int(gathered.files.size()));
}

QString wordsOf(const GatheringProblem &problem)
{
    QString words;
    if (const auto *error = std::get_if<Error>(&problem.why)) {
        const bool saysWhy = error->reason == Reason::UnreadableMessages && !error->detail.isEmpty();
        words = saysWhy ? inARow({sentence(*error), u'(' + error->detail + u')'}) : sentenceAndNextStep(*error);
    } else {
        words = sentence(std::get<ReadProblem>(problem.why));
    }
    if (problem.from.isEmpty())
        return words;
    const QString from = QFileInfo(problem.from).fileName();
    return FoundWords::joined(from, words);
}

QStringList wordsOf(const QList<GatheringProblem> &problems)
{
    QStringList words;
    for (const GatheringProblem &problem : problems)
        words.append(wordsOf(problem));
    return words;
}

QString firstOfMany(const QStringList &sentences)
{
    const int others = int(sentences.size()) - 1;
    return others > 0 ? inARow({sentences.constFirst(), FoundWords::more(others)}) : sentences.value(0);
}

} // namespace Larder
