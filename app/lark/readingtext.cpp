#include "lark/readingtext.h"

#include <QCoreApplication>

namespace Larder {

namespace {

class ReadingText
{
    Q_DECLARE_TR_FUNCTIONS(Larder::ReadingText)

public:
    static QString of(NotDownloadable::Reason reason);
    static QString of(const ReadProblem &problem);

private:
    static QString malformed(const InputPosition &position);
    static QString cutShort(const InputPosition &position);
    static QString refused(const ReadProblem &problem);
};

QString ReadingText::of(NotDownloadable::Reason reason)
{
    using Reason = NotDownloadable::Reason;
    switch (reason) {
    case Reason::Sticker:
        return tr("Lark does not hand out stickers.");
    case Reason::Folder:
        return tr("What is in a folder has to be looked up first.");
    case Reason::Card:
        return tr("Lark does not hand out the pictures of cards.");
    case Reason::Deleted:
        return tr("It was recalled or deleted.");
    case Reason::ForwardNotExpanded:
        return tr("The forwarded messages are not in here. Look the message up to see them.");
    case Reason::MissingKey:
        return tr("The message does not name its file: the file key is missing.");
    case Reason::BadContent:
        return tr("The content of this message cannot be read.");
    case Reason::UnsafeKey:
        return tr("The message id or the file key has characters in it that no id and no key has.");
    case Reason::KeyNotInOutput:
        return tr("lark-cli left the file key out. Look the message up to get it.");
    case Reason::ForwardLoop:
        return tr("These forwards contain each other, so none of them is the outermost.");
    }
    Q_UNREACHABLE();
}

QString ReadingText::of(const ReadProblem &problem)
{
    using Kind = ReadProblem::Kind;
    switch (problem.kind) {
    case Kind::NoMessages:
        return tr("There is JSON in here, but no message.");
    case Kind::NotJson:
        return tr("There is no JSON in here.");
    case Kind::TableOutput:
        return tr(
            "This is lark-cli's table, which leaves the file keys out. Run the command again with --format json.");
    case Kind::Malformed:
        return malformed(problem.position.value_or(InputPosition{0, 1, 1}));
    case Kind::CutShort:
        return cutShort(problem.position.value_or(InputPosition{0, 1, 1}));
    case Kind::ApiError:
        return refused(problem);
    case Kind::TooMany:
        return tr("There is more in here than one list can hold. What is shown is the beginning of it.");
    case Kind::Cancelled:
        return tr("Reading was stopped.");
    }
    Q_UNREACHABLE();
}

QString ReadingText::malformed(const InputPosition &position)
{
    return tr("This is no valid JSON from line %1, column %2 on.").arg(position.line).arg(position.column);
}

QString ReadingText::cutShort(const InputPosition &position)
{
    return tr("The JSON ends too early, at line %1, column %2. The rest of it is missing.")
        .arg(position.line)
        .arg(position.column);
}

QString ReadingText::refused(const ReadProblem &problem)
{
    if (problem.code)
        return tr("This is the answer to a request that the platform refused, with code %1.").arg(*problem.code);
    return tr("This is the answer to a request that the platform refused.");
}

} // namespace

QString sentence(NotDownloadable::Reason reason)
{
    return ReadingText::of(reason);
}

QString sentence(const ReadProblem &problem)
{
    return ReadingText::of(problem);
}

} // namespace Larder
