#include "core/errortext.h"

#include <iterator>

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
enum class Value { None, Scopes, Wait, HttpStatus, ClockDifference };

struct Row
{
    Reason reason;
    Words words;
    Value value = Value::None;
    Words wordsWithValue = {nullptr, nullptr}; ///< in place of `words` where the Error has the value
};

class ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(Larder::ErrorText)

public:
    /** In the order of the enumeration, each once; checked below. */
    static constexpr Row rows[] = {
        Row{Reason::MessageIdMissing,
            {QT_TR_NOOP("There is no message id."), QT_TR_NOOP("Give the id of the message. It begins with om_.")}},
        Row{Reason::MessageIdIsThread,
            {QT_TR_NOOP("This is the id of a thread, not of a message."),
             QT_TR_NOOP("Use the id of the reply itself. It begins with om_.")}},
        Row{Reason::MessageIdIsChat,
            {QT_TR_NOOP("This is the id of a chat, not of a message."),
             QT_TR_NOOP("Use the id of one message in the chat. It begins with om_.")}},
        Row{Reason::MessageIdIsBatch,
            {QT_TR_NOOP("This is the id of a batch of messages, not of one message."),
             QT_TR_NOOP("Use the id of the message in the chat where it arrived. It begins with om_.")}},
        Row{Reason::MessageIdIsFileKey,
            {QT_TR_NOOP("This is a file key, not a message id."),
             QT_TR_NOOP("Give it as the file key, and give the id of its message as the message id.")}},
        Row{Reason::MessageIdMalformed,
            {QT_TR_NOOP("This does not look like a message id."),
             QT_TR_NOOP(
                 "Copy the id again. It begins with om_ and holds only letters, digits, hyphens and underscores.")}},
        Row{Reason::FileKeyMissing,
            {QT_TR_NOOP("There is no file key."),
             QT_TR_NOOP("Give the key of the picture or file. Most begin with img_ or file_.")}},
        Row{Reason::FileKeyIsMessageId,
            {QT_TR_NOOP("This is a message id, not a file key."),
             QT_TR_NOOP("Give it as the message id, and give the key of the picture or file as the file key.")}},
        Row{Reason::FileKeyMalformed,
            {QT_TR_NOOP("This does not look like a file key."),
             QT_TR_NOOP("Copy the key again. It holds only letters, digits, hyphens and underscores.")}},
        Row{Reason::HostMalformed,
            {QT_TR_NOOP("This cannot be the address of a server."),
             QT_TR_NOOP("Give an address that begins with https://, such as https://open.feishu.cn.")}},
        Row{Reason::ProxyAddressMissing,
            {QT_TR_NOOP("The proxy's address is missing."),
             QT_TR_NOOP("Enter its name or IP address, such as proxy.example.com.")}},
        Row{Reason::ProxyAddressMalformed,
            {QT_TR_NOOP("This is not the address of a proxy."),
             QT_TR_NOOP("Enter its name or IP address alone, such as proxy.example.com.")}},
        Row{Reason::ProxyAddressHasSignIn,
            {QT_TR_NOOP("A user name or a password does not belong in the proxy's address."),
             QT_TR_NOOP("Enter them in the fields of their own, where nobody else can read them.")}},
        Row{Reason::ProxySchemeUnknown,
            {QT_TR_NOOP("Larder does not know this kind of proxy."),
             QT_TR_NOOP("Use an address that begins with http:// or socks5://, or with the name itself.")}},
        Row{Reason::ProxyPortMissing,
            {QT_TR_NOOP("The proxy's port is missing."), QT_TR_NOOP("Enter it, such as 8080 or 3128.")}},
        Row{Reason::ProxyPortMalformed,
            {QT_TR_NOOP("The proxy's port is not one."), QT_TR_NOOP("Enter a number from 1 to 65535.")}},
        Row{Reason::AuthorityFileUnreadable,
            {QT_TR_NOOP("The file with your company's certificate cannot be read."),
             QT_TR_NOOP("Check that it is still there, or choose it again in the settings.")}},
        Row{Reason::AuthorityFileForeign,
            {QT_TR_NOOP("This file holds no certificate."),
             QT_TR_NOOP("Ask your administrator for the company's certificate as a PEM file. It begins with BEGIN "
                        "CERTIFICATE.")}},
        Row{Reason::AuthorityFileOutOfDate,
            {QT_TR_NOOP("The certificate in this file is not valid today."),
             QT_TR_NOOP("Ask your administrator for the current one, and check the date of this computer.")}},
        Row{Reason::AuthorityFileHasNone,
            {QT_TR_NOOP("This certificate belongs to a server or a person, not to an authority."),
             QT_TR_NOOP("Ask your administrator for the certificate of the company's authority (CA).")}},
        Row{Reason::UnknownAccount,
            {QT_TR_NOOP("There is no account of this name."), QT_TR_NOOP("Choose one of the accounts, or add it.")}},
        Row{Reason::OutputLeavesFolder,
            {QT_TR_NOOP("This name would put the file outside the download folder."),
             QT_TR_NOOP("Choose a name without .. and without a drive or slash at its beginning.")}},
        Row{Reason::UnreadableMessages,
            {QT_TR_NOOP("The message text could not be read."),
             QT_TR_NOOP("Copy or export the whole message again, as JSON.")}},
        Row{Reason::BadParameter,
            {QT_TR_NOOP("The server did not accept the message id, the file key or the type."),
             QT_TR_NOOP("Check both, and whether it is a picture or a file.")}},

        Row{Reason::NoToken,
            {QT_TR_NOOP("There is no access token for this identity."),
             QT_TR_NOOP("Add a token for it, then try again.")}},
        Row{Reason::TokenRefused,
            {QT_TR_NOOP("The access token is invalid or has expired."),
             QT_TR_NOOP("Sign in again or add a new token.")}},
        Row{Reason::TokenMalformed,
            {QT_TR_NOOP("The access token is damaged or of the wrong kind."),
             QT_TR_NOOP("Copy the whole token again and add it.")}},
        Row{Reason::AppDisabled,
            {QT_TR_NOOP("The app cannot be used at the moment."),
             QT_TR_NOOP(
                 "Ask the app's administrator to switch on the app and its bot, and check the app id and secret.")}},
        Row{Reason::AppNotInstalled,
            {QT_TR_NOOP("The app is not installed in your organisation."),
             QT_TR_NOOP("Ask an administrator to publish or install the app.")}},
        Row{Reason::AppSecretWrong,
            {QT_TR_NOOP("The app id or the app secret is wrong."),
             QT_TR_NOOP("Copy both again from the developer console.")}},
        Row{Reason::AppSecretMissing,
            {QT_TR_NOOP("The secret of this account's app is not known here."),
             QT_TR_NOOP("Add the app secret from the developer console.")}},
        Row{Reason::UserBlocked,
            {QT_TR_NOOP("This user may not use the app."),
             QT_TR_NOOP("Ask an administrator whether the account is active and the app is open to it.")}},
        Row{Reason::AuthenticationFailed,
            {QT_TR_NOOP("The server did not accept the sign-in."),
             QT_TR_NOOP("Sign in again. The details hold the server's own words.")}},
        Row{Reason::VerificationRequired,
            {QT_TR_NOOP("Your organisation asks for an extra verification."),
             QT_TR_NOOP("Complete it in the web browser, then try again.")}},
        Row{Reason::SignInOver,
            {QT_TR_NOOP("Your sign-in has come to its end."), QT_TR_NOOP("Sign in again in the web browser.")}},
        Row{Reason::SignInDenied,
            {QT_TR_NOOP("The sign-in was turned down in the web browser."),
             QT_TR_NOOP("Sign in again and agree to what the app asks for.")}},
        Row{Reason::SignInExpired,
            {QT_TR_NOOP("The sign-in was not completed in time."),
             QT_TR_NOOP("Start the sign-in again for a new code.")}},
        Row{Reason::SignInBusy,
            {QT_TR_NOOP("Another Larder is renewing this sign-in, and takes long."),
             QT_TR_NOOP("Try again in a minute.")}},
        Row{Reason::KeychainMissing,
            {QT_TR_NOOP("This system has no keychain that Larder can use."),
             QT_TR_NOOP("Install and start one, such as GNOME Keyring, or keep the token for this session only.")}},
        Row{Reason::KeychainLocked,
            {QT_TR_NOOP("Your keychain is locked."),
             QT_TR_NOOP("Unlock it, then try again, or keep the token for this session only.")}},
        Row{Reason::KeychainDenied,
            {QT_TR_NOOP("Your keychain does not let Larder in."),
             QT_TR_NOOP("Try again and allow it, or keep the token for this session only.")}},
        Row{Reason::KeychainBroken,
            {QT_TR_NOOP("Your keychain does not work as it should."),
             QT_TR_NOOP("Restart it and try again, or keep the token for this session only. The details say more.")}},

        Row{Reason::NoAccess,
            {QT_TR_NOOP("You cannot see this chat, or the file was removed."),
             QT_TR_NOOP("Try the other identity, or ask a member of the chat for the file.")}},
        Row{Reason::BotNotInChat,
            {QT_TR_NOOP("The bot is not in this chat."), QT_TR_NOOP("Add the bot to the chat, or download as user.")}},
        Row{Reason::BotSwitchedOff,
            {QT_TR_NOOP("The app's bot is switched off."),
             QT_TR_NOOP("Turn the bot on in the developer console and publish the app, or download as user.")}},
        Row{Reason::NotUploadedByApp,
            {QT_TR_NOOP("The server gives this file only to the app that uploaded it."),
             QT_TR_NOOP("This should not happen here. Please report it with the details.")}},
        Row{Reason::ExternalGroup,
            {QT_TR_NOOP("Files of external groups cannot be downloaded by an app."),
             QT_TR_NOOP("Open the group in the chat program and save the file there.")}},
        Row{Reason::RestrictedChat,
            {QT_TR_NOOP("This chat does not allow copying or downloading."),
             QT_TR_NOOP("Ask the sender to share the file in another way.")}},
        Row{Reason::HiddenMessage,
            {QT_TR_NOOP("This message is hidden from you, perhaps because you joined the chat later."),
             QT_TR_NOOP("Ask somebody who can see it to send you the file.")}},
        Row{Reason::AppScopeMissing,
            {QT_TR_NOOP("The app has not been granted a permission that is needed."),
             QT_TR_NOOP("Ask the app's administrator to add it in the developer console and publish the app.")},
            Value::Scopes,
            {QT_TR_NOOP("The app has not been granted this permission: %1."),
             QT_TR_NOOP("Ask the app's administrator to add %1 in the developer console and publish the app.")}},
        Row{Reason::UserScopeMissing,
            {QT_TR_NOOP("You have not given the app a permission that is needed."),
             QT_TR_NOOP("Sign in again and agree to what the app asks for.")},
            Value::Scopes,
            {QT_TR_NOOP("You have not given the app this permission: %1."),
             QT_TR_NOOP("Sign in again and agree to %1.")}},
        Row{Reason::ScopeMissing,
            {QT_TR_NOOP("A permission is missing, or this is an external chat."),
             QT_TR_NOOP("Ask the app's administrator for the message permissions, then sign in again.")},
            Value::Scopes,
            {QT_TR_NOOP("This permission is missing: %1."),
             QT_TR_NOOP("Ask the app's administrator for %1, then sign in again.")}},
        Row{Reason::TokenLacksPermission,
            {QT_TR_NOOP("This token does not carry the permission that is needed."),
             QT_TR_NOOP("Sign in again, or add a token with the message permissions.")}},
        Row{Reason::AddressNotAllowed,
            {QT_TR_NOOP("The app does not take requests from this computer's address."),
             QT_TR_NOOP("Use your office network, or ask the app's administrator to allow this address.")}},
        Row{Reason::PolicyDenied,
            {QT_TR_NOOP("Your organisation's rules do not allow this."), QT_TR_NOOP("Ask your administrator.")}},
        Row{Reason::IdentityNotSupported,
            {QT_TR_NOOP("This does not work with this identity."), QT_TR_NOOP("Try the other identity, user or bot.")}},
        Row{Reason::ChatNotSupported,
            {QT_TR_NOOP("Files of this kind of chat cannot be downloaded by an app."),
             QT_TR_NOOP("Open the chat itself and save the file there.")}},

        Row{Reason::KeyNotInMessage,
            {QT_TR_NOOP("The file key does not belong to this message."),
             QT_TR_NOOP("Check both. For something that was forwarded, use the id of the outermost forward.")}},
        Row{Reason::ResourceDeleted,
            {QT_TR_NOOP("The file no longer exists."), QT_TR_NOOP("Ask the sender to send the file again.")}},
        Row{Reason::MessageDeleted,
            {QT_TR_NOOP("The message was deleted or recalled."),
             QT_TR_NOOP("Ask the sender to send the message again.")}},
        Row{Reason::NothingToDownload,
            {QT_TR_NOOP("The server has no download for this kind of message."),
             QT_TR_NOOP(
                 "If it was forwarded, use the id of the outermost forward. Otherwise save it in the chat itself.")}},

        Row{Reason::RateLimited,
            {QT_TR_NOOP("Too many requests were sent in a short time."), QT_TR_NOOP("Wait a minute, then try again.")},
            Value::Wait,
            {QT_TR_NOOP("Too many requests were sent. The server asks to wait %1."),
             QT_TR_NOOP("Wait %1, then try again.")}},
        Row{Reason::QuotaUsedUp,
            {QT_TR_NOOP("Your organisation has used up its requests for this month."),
             QT_TR_NOOP("Wait for the next month, or ask an administrator for a larger plan.")}},
        Row{Reason::WaitTooLong,
            {QT_TR_NOOP("The server asks for a longer wait than Larder keeps by itself."),
             QT_TR_NOOP("Try again later today.")},
            Value::Wait,
            {QT_TR_NOOP("The server asks to wait %1, which is longer than Larder waits by itself."),
             QT_TR_NOOP("Try again in %1.")}},

        Row{Reason::TooLarge,
            {QT_TR_NOOP("The file is larger than the server gives out."),
             QT_TR_NOOP("Save it in the chat itself, or ask the sender for smaller parts.")}},

        Row{Reason::ServerTrouble,
            {QT_TR_NOOP("The server has trouble of its own."),
             QT_TR_NOOP("Try again in a few minutes. If it stays, give the log id to support.")}},
        Row{Reason::TenantKeyDeleted,
            {QT_TR_NOOP("The file cannot be decrypted, because your organisation's key was deleted."),
             QT_TR_NOOP("Ask an administrator to restore the key.")}},
        Row{Reason::TenantStorageFault,
            {QT_TR_NOOP("Your organisation's own storage did not give the file out."),
             QT_TR_NOOP("Try again later. If it stays, tell your administrator.")}},
        Row{Reason::NoSuchApi,
            {QT_TR_NOOP("The server does not know this request."),
             QT_TR_NOOP("Check the server's address, and whether your organisation uses Feishu or Lark.")}},
        Row{Reason::UnexpectedAnswer,
            {QT_TR_NOOP("The server's answer could not be understood."),
             QT_TR_NOOP("Try again later. If it stays, send the details to support.")},
            Value::HttpStatus,
            {QT_TR_NOOP("The server's answer could not be understood (HTTP status %1)."),
             QT_TR_NOOP("Try again later. If it stays, send the details to support.")}},

        Row{Reason::HostNotFound,
            {QT_TR_NOOP("The server's name was not found."),
             QT_TR_NOOP("Check that you are online, and the server's address.")}},
        Row{Reason::ConnectionRefused,
            {QT_TR_NOOP("The server cannot be reached."),
             QT_TR_NOOP("Check your network and firewall, then try again.")}},
        Row{Reason::ConnectionLost,
            {QT_TR_NOOP("The connection was lost."), QT_TR_NOOP("Check that you are still online, then try again.")}},
        Row{Reason::TimedOut,
            {QT_TR_NOOP("The server sent nothing for too long."), QT_TR_NOOP("Try again, perhaps on a better line.")}},
        Row{Reason::TlsFailed,
            {QT_TR_NOOP("The server could not prove that it is the right one."),
             QT_TR_NOOP("Check this computer's date and time. If they are right, ask your administrator.")}},
        Row{Reason::CertificateUntrusted,
            {QT_TR_NOOP("Nobody whom this computer trusts has signed the server's certificate."),
             QT_TR_NOOP(
                 "In a company network, ask for its certificate and choose it in the settings, under Network.")}},
        Row{Reason::CertificateOutOfDate,
            {QT_TR_NOOP("The server's certificate is not valid at the date and time of this computer."),
             QT_TR_NOOP("Check the date and time of this computer. If they are right, tell whoever runs the server.")},
            Value::ClockDifference,
            {QT_TR_NOOP("This computer's clock is %1 off, so that the server's certificate does not seem valid."),
             QT_TR_NOOP("Set the date and time of this computer, then try again.")}},
        Row{Reason::CertificateOfAnother,
            {QT_TR_NOOP("The certificate belongs to another server."),
             QT_TR_NOOP("Check the server's address. On a network that wants a sign-in, sign in there first.")}},
        Row{Reason::ProxyFailed,
            {QT_TR_NOOP("The proxy did not let the connection through."),
             QT_TR_NOOP("Check its address, user name and password in the settings, under Network.")}},
        Row{Reason::ProxyWantsSignIn,
            {QT_TR_NOOP("The proxy asks for a user name and a password, or does not accept those it was given."),
             QT_TR_NOOP("Enter the proxy with its user name and password in the settings, under Network.")}},
        Row{Reason::ServerUnavailable,
            {QT_TR_NOOP("The server is not available right now."), QT_TR_NOOP("Try again in a few minutes.")}},
        Row{Reason::StorageRefused,
            {QT_TR_NOOP("The storage that the server pointed to did not give the file."),
             QT_TR_NOOP("Try again in a few minutes. If it stays, send the details to support.")}},
        Row{Reason::RedirectRefused,
            {QT_TR_NOOP("The server pointed to an address that is not safe to follow."),
             QT_TR_NOOP("Check the server's address. If it is right, tell your administrator.")}},
        Row{Reason::TooManyRedirects,
            {QT_TR_NOOP("The server pointed from one address to the next without end."),
             QT_TR_NOOP("Check the server's address, then try again later.")}},
        Row{Reason::NetworkWantsSignIn,
            {QT_TR_NOOP("This network wants you to sign in first."),
             QT_TR_NOOP("Open a web browser, sign in to the network, then try again.")}},
        Row{Reason::NetworkFailed,
            {QT_TR_NOOP("The network failed."), QT_TR_NOOP("Check your network, then try again.")}},

        Row{Reason::WrongRange,
            {QT_TR_NOOP("The server sent another part of the file than it was asked for."),
             QT_TR_NOOP("Try again. Nothing wrong was saved.")}},
        Row{Reason::LengthMismatch,
            {QT_TR_NOOP("The server sent more or fewer bytes than it announced."),
             QT_TR_NOOP("Try again. An incomplete file is never saved as if it were whole.")}},
        Row{Reason::KeepsChanging,
            {QT_TR_NOOP("The file kept changing on the server during the download."),
             QT_TR_NOOP("Wait until it rests, then try again.")}},
        Row{Reason::EncodedBody,
            {QT_TR_NOOP("The file came compressed on the way, so that it cannot be checked."),
             QT_TR_NOOP("Try another network, or go without the proxy.")}},
        Row{Reason::TooManyAnswers,
            {QT_TR_NOOP("The server sends the file in pieces that are far too small."),
             QT_TR_NOOP("Try again later, or on another network.")}},

        Row{Reason::DiskFull,
            {QT_TR_NOOP("The disk is full."), QT_TR_NOOP("Make room or choose another folder, then try again.")}},
        Row{Reason::FolderMissing,
            {QT_TR_NOOP("The folder is gone, or its disk is not connected."),
             QT_TR_NOOP("Connect the disk, or choose another folder.")}},
        Row{Reason::FolderNotWritable,
            {QT_TR_NOOP("Files cannot be saved in this folder."), QT_TR_NOOP("Choose a folder that is your own.")}},
        Row{Reason::FileTooLargeForDisk,
            {QT_TR_NOOP("This disk cannot hold a file of this size."), QT_TR_NOOP("Choose a folder on another disk.")}},
        Row{Reason::WriteFailed,
            {QT_TR_NOOP("The file could not be written."), QT_TR_NOOP("Check the disk, then try again.")}},
        Row{Reason::ReceiptForeign,
            {QT_TR_NOOP("A larder-receipt.json or SHA256SUMS is there that this Larder did not write."),
             QT_TR_NOOP("Move it or give it another name.")}},

        Row{Reason::Cancelled, {QT_TR_NOOP("You cancelled this download."), nullptr}},
    };
};

consteval bool everyReasonInOrder()
{
    for (std::size_t i = 0; i < std::size(ErrorText::rows); ++i) {
        if (static_cast<std::size_t>(ErrorText::rows[i].reason) != i)
            return false;
    }
    return std::size(ErrorText::rows) == static_cast<std::size_t>(Reason::Cancelled) + 1;
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
        return error.wait && error.wait->count() > 0 ? durationAsWords(*error.wait) : QString();
    case Value::ClockDifference:
        return error.clockAhead ? durationAsWords(std::chrono::abs(*error.clockAhead)) : QString();
    case Value::HttpStatus:
        return error.httpStatus ? QString::number(*error.httpStatus) : QString();
    }
    Q_UNREACHABLE();
}

QString translated(const char *text)
{
    return text ? ErrorText::tr(text) : QString();
}

QString inWords(const Error &error, const char *Words::*which)
{
    const Row &row = ErrorText::rows[static_cast<std::size_t>(error.reason)];
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

QString inARow(const QStringList &sentences)
{
    QString row;
    for (const QString &next : sentences) {
        if (!next.isEmpty())
            row = row.isEmpty() ? next : ErrorText::tr("%1 %2", "two sentences, one behind the other").arg(row, next);
    }
    return row;
}

QString sentenceAndNextStep(const Error &error)
{
    return inARow({sentence(error), nextStep(error)});
}

QString technicalText(const Error &error)
{
    QStringList lines;
    if (error.code)
        lines << ErrorText::tr("Code: %1").arg(*error.code);
    if (error.httpStatus)
        lines << ErrorText::tr("HTTP status: %1").arg(*error.httpStatus);
    if (!error.logId.isEmpty())
        lines << ErrorText::tr("Log id: %1").arg(onOneLine(error.logId));
    if (!error.detail.isEmpty())
        lines << onOneLine(error.detail);
    return lines.join(u'\n');
}

QList<Reason> allReasons()
{
    QList<Reason> reasons;
    for (const Row &row : ErrorText::rows)
        reasons << row.reason;
    return reasons;
}

} // namespace Larder
