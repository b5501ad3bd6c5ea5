#include "cli/downloadlines.h"

#include "cli/errorline.h"
#include "cli/jsonline.h"
#include "lark/requests.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

JsonLine idsOf(const DownloadOrder &order)
{
    return JsonLine().add("message_id", order.resource.messageId.text()).add("file_key", order.resource.fileKey.text());
}

QByteArray savedLine(const DownloadOrder &order, const Saved &saved)
{
    JsonLine file = idsOf(order);
    file.add("saved_path", saved.path).add("size_bytes", saved.size);
    if (!saved.sha256.isEmpty())
        file.add("sha256", QString::fromLatin1(saved.sha256));
    if (!saved.lengthConfirmed)
        file.add("length_confirmed", false);
    return JsonLine().add("ok", true).add("identity", QString(word(order.identity))).add("data", file).text();
}

QByteArray skippedLine(const DownloadOrder &order, const Skipped &skipped)
{
    JsonLine file = idsOf(order);
    file.add("saved_path", skipped.path).add("size_bytes", skipped.size);
    return JsonLine()
        .add("ok", true)
        .add("skipped", true)
        .add("identity", QString(word(order.identity)))
        .add("data", file)
        .text();
}

QByteArray failedLine(const DownloadOrder &order, const Error &error)
{
    return JsonLine()
        .add("ok", false)
        .add("identity", QString(word(order.identity)))
        .add("error", errorLine(order.identity, error))
        .add("data", idsOf(order))
        .text();
}

} // namespace

const QList<ExitMeaning> &exitMeanings()
{
    static const QList<ExitMeaning> meanings = {
        {ExitCode::AllSaved, u"Every resource was saved."_s},
        {ExitCode::Refused, u"The platform refused: no permission, not found, too many requests, too large."_s},
        {ExitCode::BadArguments,
         u"Something is wrong with the arguments or the message JSON; nothing was asked for."_s},
        {ExitCode::NoToken, u"No token, or one that is not good."_s},
        {ExitCode::Line, u"The server could not be reached, or did not give the bytes that it promised."_s},
        {ExitCode::Disk, u"The file could not be written."_s},
        {ExitCode::Interrupted, u"Interrupted."_s},
    };
    return meanings;
}

QByteArray endLine(const TransferSnapshot &transfer)
{
    if (const auto *saved = std::get_if<Saved>(&transfer.state))
        return savedLine(transfer.order, *saved);
    if (const auto *skipped = std::get_if<Skipped>(&transfer.state))
        return skippedLine(transfer.order, *skipped);
    if (const auto *failed = std::get_if<Failed>(&transfer.state))
        return failedLine(transfer.order, failed->error);
    return failedLine(transfer.order, Error{.reason = Reason::Cancelled});
}

QByteArray dryRunLine(const DownloadOrder &order)
{
    const RequestPreview preview = previewOf(order.platform, order.resource, order.identity);
    JsonLine headers;
    if (preview.range)
        headers.add("Range", QString::fromLatin1(rangeHeader(*preview.range)));
    headers.add("Authorization", u"Bearer ***"_s);
    JsonLine request;
    request.add("method", u"GET"_s).add("url", preview.url.toString(QUrl::FullyEncoded)).add("headers", headers);
    request.add("output", order.name.isEmpty() ? order.folder : order.folder + u'/' + order.name);
    return JsonLine()
        .add("ok", true)
        .add("identity", QString(word(order.identity)))
        .add("dry_run", true)
        .add("data", request)
        .text();
}

QByteArray lookupErrorLine(const MessageId &messageId, Identity identity, const Error &error)
{
    return JsonLine()
        .add("ok", false)
        .add("identity", QString(word(identity)))
        .add("error", errorLine(identity, error))
        .add("data", JsonLine().add("message_id", messageId.text()))
        .text();
}

ExitCode exitCodeOf(const TransferSnapshot &ended)
{
    if (std::holds_alternative<Cancelled>(ended.state))
        return ExitCode::Interrupted;
    const auto *failed = std::get_if<Failed>(&ended.state);
    return failed ? exitCodeOf(failed->error) : ExitCode::AllSaved;
}

ExitCode exitCodeOf(const Error &error)
{
    if (error.reason == Reason::OutputLeavesFolder) // by a link on this disk, which no argument shows
        return ExitCode::Disk;
    switch (kindOf(error)) {
    case ErrorKind::Auth:
        return ExitCode::NoToken;
    case ErrorKind::Network:
    case ErrorKind::Integrity:
        return ExitCode::Line;
    case ErrorKind::Storage:
        return ExitCode::Disk;
    case ErrorKind::Cancelled:
        return ExitCode::Interrupted;
    case ErrorKind::Validation: // of what was sent; what could not be sent never comes here
    case ErrorKind::Permission:
    case ErrorKind::NotFound:
    case ErrorKind::RateLimit:
    case ErrorKind::TooLarge:
    case ErrorKind::Api:
        return ExitCode::Refused;
    }
    Q_UNREACHABLE();
}

} // namespace Larder
