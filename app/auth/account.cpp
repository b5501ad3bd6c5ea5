#include "auth/account.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QRegularExpression>

#include "core/limits.h"
#include "http/origin.h"
#include "lark/signinrequests.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

constexpr int version = 1;
constexpr qsizetype longestText = 200;

QString shortText(const QJsonValue &value)
{
    return value.toString().simplified().left(longestText);
}

QString asText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

std::optional<QDateTime> timeIn(const QJsonValue &value)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return time.isValid() ? std::optional(time.toUTC()) : std::nullopt;
}

QJsonObject objectOf(const SignedInUser &user)
{
    QJsonObject object{{u"name"_s, user.name},
                       {u"open_id"_s, user.openId},
                       {u"scopes"_s, QJsonArray::fromStringList(user.scopes)},
                       {u"access_until"_s, asText(user.accessUntil)}};
    if (user.refreshUntil)
        object.insert(u"refresh_until"_s, asText(*user.refreshUntil));
    return object;
}

std::optional<SignedInUser> userIn(const QJsonValue &value)
{
    const auto accessUntil = timeIn(value["access_until"_L1]);
    if (!accessUntil)
        return std::nullopt;
    SignedInUser user{shortText(value["name"_L1]),
                      shortText(value["open_id"_L1]),
                      {},
                      *accessUntil,
                      timeIn(value["refresh_until"_L1])};
    const QJsonArray scopes = value["scopes"_L1].toArray();
    for (const QJsonValue scope : scopes)
        user.scopes.append(shortText(scope));
    return user;
}

QJsonObject objectOf(const Account &account)
{
    QJsonObject object{{u"id"_s, account.id.text()},
                       {u"name"_s, account.name},
                       {u"platform"_s, account.platform.word()},
                       {u"accounts_host"_s, account.accountsHost.toString(QUrl::FullyEncoded)},
                       {u"app_id"_s, account.appId}};
    if (account.user)
        object.insert(u"user"_s, objectOf(*account.user));
    if (account.botTokenUntil)
        object.insert(u"bot_token_until"_s, asText(*account.botTokenUntil));
    return object;
}

/** A forged address would be where the secret goes, so that each is looked at as if somebody had just typed it. */
std::optional<Account> accountIn(const QJsonValue &value)
{
    const auto id = AccountId::parse(value["id"_L1].toString());
    const auto platform = OpenPlatform::parse(value["platform"_L1].toString());
    const auto accountsHost = OpenPlatform::parse(value["accounts_host"_L1].toString());
    const QString appId = value["app_id"_L1].toString();
    if (!id || !platform || !accountsHost || (!appId.isEmpty() && !isAppId(appId)))
        return std::nullopt;
    return Account{*id,
                   shortText(value["name"_L1]),
                   *platform,
                   accountsHost->base(),
                   appId,
                   userIn(value["user"_L1]),
                   timeIn(value["bot_token_until"_L1])};
}

} // namespace

AccountId AccountId::makeNew()
{
    const quint64 number = QRandomGenerator::system()->generate64();
    return AccountId(u"account-"_s + QString::number(number, 16).rightJustified(16, u'0'));
}

std::optional<AccountId> AccountId::parse(QStringView text)
{
    static const QRegularExpression form(uR"(\Aaccount-[0-9a-f]{16}\z)"_s);
    return form.match(text).hasMatch() ? std::optional(AccountId(text.toString())) : std::nullopt;
}

Result<Account> newAccount(const QString &name, const OpenPlatform &platform, const QString &appId,
                           const QUrl &accountsHost)
{
    const QString id = appId.trimmed();
    if (!id.isEmpty() && !isAppId(id))
        return Error{.reason = Reason::AppSecretWrong};
    const auto host = OpenPlatform::parse(accountsHost.isEmpty() ? accountsHostOf(platform).toString()
                                                                 : accountsHost.toString(QUrl::FullyEncoded));
    if (!host)
        return host.error();
    return Account{AccountId::makeNew(), name.simplified().left(longestText), platform, host->base(), id, {}, {}};
}

const Account *AccountList::find(const AccountId &id) const
{
    const auto place = std::find_if(accounts.cbegin(), accounts.cend(), [&id](const Account &a) { return a.id == id; });
    return place == accounts.cend() ? nullptr : &*place;
}

Account *AccountList::find(const AccountId &id)
{
    const auto place = std::find_if(accounts.begin(), accounts.end(), [&id](const Account &a) { return a.id == id; });
    return place == accounts.end() ? nullptr : &*place;
}

const Account *AccountList::named(QStringView name) const
{
    const auto place = std::find_if(accounts.cbegin(), accounts.cend(), [name](const Account &a) {
        return a.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    if (place != accounts.cend())
        return &*place;
    const auto id = AccountId::parse(name);
    return id ? find(*id) : nullptr;
}

QByteArray toJson(const AccountList &list)
{
    QJsonArray accounts;
    for (const Account &account : list.accounts)
        accounts.append(objectOf(account));
    QJsonObject document{{u"version"_s, version}, {u"accounts"_s, accounts}};
    if (list.active)
        document.insert(u"active"_s, list.active->text());
    return QJsonDocument(document).toJson(QJsonDocument::Indented);
}

std::optional<AccountList> accountListFrom(const QByteArray &json)
{
    const QJsonObject document = QJsonDocument::fromJson(json).object();
    if (json.size() > Limits::accountsFileBytes || document["version"_L1].toInt() != version)
        return std::nullopt;
    AccountList list;
    const QJsonArray accounts = document["accounts"_L1].toArray();
    for (const QJsonValue value : accounts) {
        const auto account = accountIn(value);
        if (account && !list.find(account->id) && list.accounts.size() < Limits::mostAccounts)
            list.accounts.append(*account);
    }
    list.active = AccountId::parse(document["active"_L1].toString());
    if (!list.active || !list.find(*list.active))
        list.active = list.accounts.isEmpty() ? std::nullopt : std::optional(list.accounts.constFirst().id);
    return list;
}

} // namespace Larder
