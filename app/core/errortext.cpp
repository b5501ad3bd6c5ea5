#include "core/errortext.h"

#include <array>

#include <QCoreApplication>

#include "core/format.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

struct Words
{
    const char *sentence;
    const char *step;
};

/** What of an Error stands for %1 in its words. */
enum class Value { None, Scopes, Wait, HttpStatus };

struct Row
{
    Reason reason;
    Words words;
    Value value = Value::None;
    Words wordsWithValue = {nullptr, nullptr}; ///< in place of `words` where the Error has the value
};

#define TEXT(text) QT_TRANSLATE_NOOP("Larder::ErrorText", text)

/** In the order of the enumeration, each once; checked below. */
constexpr std::array rows{
    Row{Reason::MessageIdMissing,
        {TEXT("There is no message id."), TEXT("Give the id of the message. It begins with om_.")}},
    Row{Reason::MessageIdIsThread,
        {TEXT("This is the id of a thread, not of a message."),
         TEXT("Use the id of the reply itself. It begins with om_.")}},
    Row{Reason::MessageIdIsChat,
        {TEXT("This is the id of a chat, not of a message."),
         TEXT("Use the id of one message in the chat. It begins with om_.")}},
    Row{Reason::MessageIdIsBatch,
        {TEXT("This is the id of a batch of messages, not of one message."),
         TEXT("Use the id of the message in the chat where it arrived. It begins with om_.")}},
    Row{Reason::MessageIdIsFileKey,
        {TEXT("This is a file key, not a message id."),
         TEXT("Give it as the file key, and give the id of its message as the message id.")}},
    Row{Reason::MessageIdMalformed,
        {TEXT("This does not look like a message id."),
         TEXT("Copy the id again. It begins with om_ and holds only letters, digits, hyphens and underscores.")}},
    Row{Reason::FileKeyMissing,
        {TEXT("There is no file key."), TEXT("Give the key of the picture or file. Most begin with img_ or file_.")}},
    Row{Reason::FileKeyIsMessageId,
        {TEXT("This is a message id, not a file key."),
         TEXT("Give it as the message id, and give the key of the picture or file as the file key.")}},
    Row{Reason::FileKeyMalformed,
        {TEXT("This does not look like a file key."),
         TEXT("Copy the key again. It holds only letters, digits, hyphens and underscores.")}},
    Row{Reason::HostMalformed,
        {TEXT("This cannot be the address of a server."),
         TEXT("Give an address that begins with https://, such as https://open.feishu.cn.")}},
    Row{Reason::OutputLeavesFolder,
        {TEXT("This name would put the file outside the download folder."),
         TEXT("Choose a name without .. and without a drive or slash at its beginning.")}},
    Row{Reason::UnreadableMessages,
        {TEXT("The message text could not be read."), TEXT("Copy or export the whole message again, as JSON.")}},
    Row{Reason::BadParameter,
        {TEXT("The server did not accept the message id, the file key or the type."),
         TEXT("Check both, and whether it is a picture or a file.")}},

    Row{Reason::NoToken,
        {TEXT("There is no access token for this identity."), TEXT("Add a token for it, then try again.")}},
    Row{Reason::TokenRefused,
        {TEXT("The access token is invalid or has expired."), TEXT("Sign in again or add a new token.")}},
    Row{Reason::TokenMalformed,
        {TEXT("The access token is damaged or of the wrong kind."), TEXT("Copy the whole token again and add it.")}},
    Row{Reason::AppDisabled,
        {TEXT("The app cannot be used at the moment."),
         TEXT("Ask the app's administrator to switch on the app and its bot, and check the app id and secret.")}},
    Row{Reason::AppNotInstalled,
        {TEXT("The app is not installed in your organisation."),
         TEXT("Ask an administrator to publish or install the app.")}},
    Row{Reason::AppSecretWrong,
        {TEXT("The app id or the app secret is wrong."), TEXT("Copy both again from the developer console.")}},
    Row{Reason::UserBlocked,
        {TEXT("This user may not use the app."),
         TEXT("Ask an administrator whether the account is active and the app is open to it.")}},
    Row{Reason::AuthenticationFailed,
        {TEXT("The server did not accept the sign-in."),
         TEXT("Sign in again. The details hold the server's own words.")}},
    Row{Reason::VerificationRequired,
        {TEXT("Your organisation asks for an extra verification."),
         TEXT("Complete it in the web browser, then try again.")}},

    Row{Reason::NoAccess,
        {TEXT("You cannot see this chat, or the file was removed."),
         TEXT("Try the other identity, or ask a member of the chat for the file.")}},
    Row{Reason::BotNotInChat,
        {TEXT("The bot is not in this chat."), TEXT("Add the bot to the chat, or download as user.")}},
    Row{Reason::BotSwitchedOff,
        {TEXT("The app's bot is switched off."),
         TEXT("Turn the bot on in the developer console and publish the app, or download as user.")}},
    Row{Reason::NotUploadedByApp,
        {TEXT("The server gives this file only to the app that uploaded it."),
         TEXT("This should not happen here. Please report it with the details.")}},
    Row{Reason::ExternalGroup,
        {TEXT("Files of external groups cannot be downloaded by an app."),
         TEXT("Open the group in the chat program and save the file there.")}},
    Row{Reason::RestrictedChat,
        {TEXT("This chat does not allow copying or downloading."),
         TEXT("Ask the sender to share the file in another way.")}},
    Row{Reason::HiddenMessage,
        {TEXT("This message is hidden from you, perhaps because you joined the chat later."),
         TEXT("Ask somebody who can see it to send you the file.")}},
    Row{Reason::AppScopeMissing,
        {TEXT("The app has not been granted a permission that is needed."),
         TEXT("Ask the app's administrator to add it in the developer console and publish the app.")},
        Value::Scopes,
        {TEXT("The app has not been granted this permission: %1."),
         TEXT("Ask the app's administrator to add %1 in the developer console and publish the app.")}},
    Row{Reason::UserScopeMissing,
        {TEXT("You have not given the app a permission that is needed."),
         TEXT("Sign in again and agree to what the app asks for.")},
        Value::Scopes,
        {TEXT("You have not given the app this permission: %1."), TEXT("Sign in again and agree to %1.")}},
    Row{Reason::ScopeMissing,
        {TEXT("A permission is missing, or this is an external chat."),
         TEXT("Ask the app's administrator for the message permissions, then sign in again.")},
        Value::Scopes,
        {TEXT("This permission is missing: %1."), TEXT("Ask the app's administrator for %1, then sign in again.")}},
    Row{Reason::TokenLacksPermission,
        {TEXT("This token does not carry the permission that is needed."),
         TEXT("Sign in again, or add a token with the message permissions.")}},
    Row{Reason::AddressNotAllowed,
        {TEXT("The app does not take requests from this computer's address."),
         TEXT("Use your office network, or ask the app's administrator to allow this address.")}},
    Row{Reason::PolicyDenied, {TEXT("Your organisation's rules do not allow this."), TEXT("Ask your administrator.")}},
    Row{Reason::IdentityNotSupported,
        {TEXT("This does not work with this identity."), TEXT("Try the other identity, user or bot.")}},
    Row{Reason::ChatNotSupported,
        {TEXT("Files of this kind of chat cannot be downloaded by an app."),
         TEXT("Open the chat itself and save the file there.")}},

    Row{Reason::KeyNotInMessage,
        {TEXT("The file key does not belong to this message."),
         TEXT("Check both. For something that was forwarded, use the id of the outermost forward.")}},
    Row{Reason::ResourceDeleted, {TEXT("The file no longer exists."), TEXT("Ask the sender to send the file again.")}},
    Row{Reason::MessageDeleted,
        {TEXT("The message was deleted or recalled."), TEXT("Ask the sender to send the message again.")}},
    Row{Reason::NothingToDownload,
        {TEXT("The server has no download for this kind of message."),
         TEXT("If it was forwarded, use the id of the outermost forward. Otherwise save it in the chat itself.")}},

    Row{Reason::RateLimited,
        {TEXT("Too many requests were sent in a short time."), TEXT("Wait a minute, then try again.")},
        Value::Wait,
        {TEXT("Too many requests were sent. The server asks to wait %1."), TEXT("Wait %1, then try again.")}},
    Row{Reason::QuotaUsedUp,
        {TEXT("Your organisation has used up its requests for this month."),
         TEXT("Wait for the next month, or ask an administrator for a larger plan.")}},
    Row{Reason::WaitTooLong,
        {TEXT("The server asks for a longer wait than Larder keeps by itself."), TEXT("Try again later today.")},
        Value::Wait,
        {TEXT("The server asks to wait %1, which is longer than Larder waits by itself."), TEXT("Try again in %1.")}},

    Row{Reason::TooLarge,
        {TEXT("The file is larger than the server gives out."),
         TEXT("Save it in the chat itself, or ask the sender for smaller parts.")}},

    Row{Reason::ServerTrouble,
        {TEXT("The server has trouble of its own."),
         TEXT("Try again in a few minutes. If it stays, give the log id to support.")}},
    Row{Reason::TenantKeyDeleted,
        {TEXT("The file cannot be decrypted, because your organisation's key was deleted."),
         TEXT("Ask an administrator to restore the key.")}},
    Row{Reason::TenantStorageFault,
        {TEXT("Your organisation's own storage did not give the file out."),
         TEXT("Try again later. If it stays, tell your administrator.")}},
    Row{Reason::NoSuchApi,
        {TEXT("The server does not know this request."),
         TEXT("Check the server's address, and whether your organisation uses Feishu or Lark.")}},
    Row{Reason::UnexpectedAnswer,
        {TEXT("The server's answer could not be understood."),
         TEXT("Try again later. If it stays, send the details to support.")},
        Value::HttpStatus,
        {TEXT("The server's answer could not be understood (HTTP status %1)."),
         TEXT("Try again later. If it stays, send the details to support.")}},

    Row{Reason::HostNotFound,
        {TEXT("The server's name was not found."), TEXT("Check that you are online, and the server's address.")}},
    Row{Reason::ConnectionRefused,
        {TEXT("The server cannot be reached."), TEXT("Check your network and firewall, then try again.")}},
    Row{Reason::ConnectionLost,
        {TEXT("The connection was lost."), TEXT("Check that you are still online, then try again.")}},
    Row{Reason::TimedOut,
        {TEXT("The server sent nothing for too long."), TEXT("Try again, perhaps on a better line.")}},
    Row{Reason::TlsFailed,
        {TEXT("The server could not prove that it is the right one."),
         TEXT("Check the date and time of this computer. In a company network, ask for its certificate.")}},
    Row{Reason::ProxyFailed,
        {TEXT("The proxy does not work."), TEXT("Check the proxy in the settings of this computer.")}},
    Row{Reason::ProxyWantsSignIn,
        {TEXT("The proxy asks for a name and a password."),
         TEXT("Sign in to the proxy, or ask your administrator for a way around it.")}},
    Row{Reason::ServerUnavailable,
        {TEXT("The server is not available right now."), TEXT("Try again in a few minutes.")}},
    Row{Reason::RedirectRefused,
        {TEXT("The server pointed to an address that is not safe to follow."),
         TEXT("Check the server's address. If it is right, tell your administrator.")}},
    Row{Reason::TooManyRedirects,
        {TEXT("The server pointed from one address to the next without end."),
         TEXT("Check the server's address, then try again later.")}},
    Row{Reason::NetworkWantsSignIn,
        {TEXT("This network wants you to sign in first."),
         TEXT("Open a web browser, sign in to the network, then try again.")}},
    Row{Reason::NetworkFailed, {TEXT("The network failed."), TEXT("Check your network, then try again.")}},

    Row{Reason::WrongRange,
        {TEXT("The server sent another part of the file than it was asked for."),
         TEXT("Try again. Nothing wrong was saved.")}},
    Row{Reason::LengthMismatch,
        {TEXT("The server sent more or fewer bytes than it announced."),
         TEXT("Try again. An incomplete file is never saved as if it were whole.")}},
    Row{Reason::KeepsChanging,
        {TEXT("The file kept changing on the server during the download."),
         TEXT("Wait until it rests, then try again.")}},
    Row{Reason::EncodedBody,
        {TEXT("The file came compressed on the way, so that it cannot be checked."),
         TEXT("Try another network, or go without the proxy.")}},
    Row{Reason::TooManyAnswers,
        {TEXT("The server sends the file in pieces that are far too small."),
         TEXT("Try again later, or on another network.")}},

    Row{Reason::DiskFull, {TEXT("The disk is full."), TEXT("Make room or choose another folder, then try again.")}},
    Row{Reason::FolderMissing,
        {TEXT("The folder is gone, or its disk is not connected."),
         TEXT("Connect the disk, or choose another folder.")}},
    Row{Reason::FolderNotWritable,
        {TEXT("Files cannot be saved in this folder."), TEXT("Choose a folder that is your own.")}},
    Row{Reason::FileTooLargeForDisk,
        {TEXT("This disk cannot hold a file of this size."), TEXT("Choose a folder on another disk.")}},
    Row{Reason::WriteFailed, {TEXT("The file could not be written."), TEXT("Check the disk, then try again.")}},

    Row{Reason::Cancelled, {TEXT("You cancelled this download."), nullptr}},
};

#undef TEXT

consteval bool everyReasonInOrder()
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (static_cast<std::size_t>(rows[i].reason) != i)
            return false;
    }
    return rows.size() == static_cast<std::size_t>(Reason::Cancelled) + 1;
}
static_assert(everyReasonInOrder());

QString valueOf(const Error &error, Value value)
{
    switch (value) {
    case Value::None:
        return {};
    case Value::Scopes:
        return error.scopes.join(", "_L1);
    case Value::Wait:
        return error.wait ? durationAsWords(*error.wait) : QString();
    case Value::HttpStatus:
        return error.httpStatus ? QString::number(*error.httpStatus) : QString();
    }
    Q_UNREACHABLE();
}

QString translated(const char *text)
{
    return text ? QCoreApplication::translate("Larder::ErrorText", text) : QString();
}

QString inWords(const Error &error, const char *Words::*which)
{
    const Row &row = rows[static_cast<std::size_t>(error.reason)];
    const QString value = valueOf(error, row.value);
    if (value.isEmpty())
        return translated(row.words.*which);
    return translated(row.wordsWithValue.*which).replace("%1"_L1, value);
}

/** A stranger's text on one line, without what could turn the line around. */
QString onOneLine(const QString &text)
{
    QString line;
    for (const QChar c : text) {
        if (c.isSpace() || c.category() == QChar::Other_Control)
            line += u' ';
        else if (c.category() != QChar::Other_Format)
            line += c;
    }
    return line.simplified();
}

} // namespace

QString sentence(const Error &error)
{
    return inWords(error, &Words::sentence);
}

QString nextStep(const Error &error)
{
    return inWords(error, &Words::step);
}

QString technicalText(const Error &error)
{
    QStringList lines;
    if (error.code)
        lines << QCoreApplication::translate("Larder::ErrorText", "Code: %1").arg(*error.code);
    if (error.httpStatus)
        lines << QCoreApplication::translate("Larder::ErrorText", "HTTP status: %1").arg(*error.httpStatus);
    if (!error.logId.isEmpty())
        lines << QCoreApplication::translate("Larder::ErrorText", "Log id: %1").arg(onOneLine(error.logId));
    if (!error.detail.isEmpty())
        lines << onOneLine(error.detail);
    return lines.join(u'\n');
}

QList<Reason> allReasons()
{
    QList<Reason> reasons;
    for (const Row &row : rows)
        reasons << row.reason;
    return reasons;
}

} // namespace Larder
