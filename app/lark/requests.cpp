#include "lark/requests.h"

#include <QCoreApplication>
#include <QUrlQuery>

#include "core/limits.h"
#include "http/origin.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

const QUrl feishuBase(u"https://open.feishu.cn"_s);
const QUrl larkBase(u"https://open.larksuite.com"_s);

Error malformedHost(QStringView text)
{
    Error error{.reason = Reason::HostMalformed};
    error.detail = text.left(200).toString();
    return error;
}

QString tokenVariable(Identity identity)
{
    return identity == Identity::User ? u"LARDER_USER_ACCESS_TOKEN"_s : u"LARDER_TENANT_ACCESS_TOKEN"_s;
}

/** For a POSIX shell: nothing inside single quotes is special but the quote itself. */
QString shellQuoted(QString text)
{
    return u'\'' + text.replace(u'\'', u"'\\''"_s) + u'\'';
}

} // namespace

OpenPlatform OpenPlatform::feishu()
{
    return OpenPlatform(feishuBase);
}

OpenPlatform OpenPlatform::lark()
{
    return OpenPlatform(larkBase);
}

Result<OpenPlatform> OpenPlatform::parse(QStringView text)
{
    const QString trimmed = text.trimmed().toString();
    if (trimmed == "feishu"_L1)
        return feishu();
    if (trimmed == "lark"_L1)
        return lark();
    QUrl url(trimmed.contains("://"_L1) ? trimmed : u"https://"_s + trimmed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return malformedHost(text);
    if (url.scheme() != "https"_L1 && !(url.scheme() == "http"_L1 && isLoopback(url)))
        return malformedHost(text);
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path, QUrl::StrictMode);
    return OpenPlatform(url);
}

QString OpenPlatform::word() const
{
    if (m_base == feishuBase)
        return u"feishu"_s;
    if (m_base == larkBase)
        return u"lark"_s;
    return m_base.toString(QUrl::FullyEncoded);
}

QString OpenPlatform::displayName() const
{
    if (m_base == feishuBase)
        return QCoreApplication::translate("Larder::OpenPlatform", "Feishu");
    if (m_base == larkBase)
        return QCoreApplication::translate("Larder::OpenPlatform", "Lark");
    return m_base.port() < 0 ? m_base.host() : m_base.host() + u':' + QString::number(m_base.port());
}

QUrl resourceUrl(const OpenPlatform &platform, const ResourceRef &resource)
{
    QUrl url = platform.base();
    // Ids and keys hold only letters, digits, - and _ (lark/resource), so that each stays one segment.
    url.setPath(url.path(QUrl::FullyEncoded) + u"/open-apis/im/v1/messages/"_s + resource.messageId.text() +
                    u"/resources/"_s + resource.fileKey.text(),
                QUrl::StrictMode);
    QUrlQuery query;
    query.addQueryItem(u"type"_s, QString(word(resource.type)));
    url.setQuery(query);
    return url;
}

QNetworkRequest resourceRequest(const OpenPlatform &platform, const ResourceRef &resource, const Credential &credential,
                                std::optional<ByteRange> range, const std::optional<Validator> &tie)
{
    QNetworkRequest request(resourceUrl(platform, resource));
    request.setRawHeader("Authorization", "Bearer " + credential.token.secret());
    if (range)
        request.setRawHeader("Range", rangeHeader(*range));
    if (range && tie && tie->isStrong())
        request.setRawHeader("If-Range", tie->value);
    return request;
}

QNetworkRequest messageRequest(const OpenPlatform &platform, const MessageId &messageId, const Credential &credential)
{
    QUrl url = platform.base();
    url.setPath(url.path() + u"/open-apis/im/v1/messages/"_s + messageId.text());
    QUrlQuery query;
    // Only a raw card names its pictures.
    query.addQueryItem(u"card_msg_content_type"_s, u"raw_card_content"_s);
    url.setQuery(query);
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Bearer " + credential.token.secret());
    return request;
}

QNetworkRequest greetingRequest(const OpenPlatform &platform)
{
    QUrl url = platform.base();
    url.setPath(url.path() + u"/open-apis/authen/v1/user_info"_s);
    return QNetworkRequest(url);
}

RequestPreview previewOf(const OpenPlatform &platform, const ResourceRef &resource, Identity identity)
{
    std::optional<ByteRange> range;
    if (resource.type == ResourceType::File)
        range = ByteRange{0, Limits::probe - 1};
    return RequestPreview{resourceUrl(platform, resource), range, resource, identity};
}

QString RequestPreview::asHttp() const
{
    QString text = u"GET "_s + url.toString(QUrl::FullyEncoded | QUrl::RemoveScheme | QUrl::RemoveAuthority) +
                   u" HTTP/1.1\nHost: "_s + url.authority(QUrl::FullyEncoded) + u"\nAuthorization: Bearer ***\n"_s;
    if (range)
        text += u"Range: "_s + QString::fromLatin1(rangeHeader(*range)) + u'\n';
    return text + u"Accept-Encoding: identity\n"_s;
}

QString RequestPreview::asCurl() const
{
    // curl reads the header from standard input, so that the token is in no list of processes.
    QString text = u"printf 'Authorization: Bearer %s\\n' \"$"_s + tokenVariable(identity) +
                   u"\" |\ncurl --fail-with-body --header @- "_s;
    if (range)
        text += u"--range "_s + QString::number(range->first) + u'-' + QString::number(range->last) + u' ';
    return text + u"--remote-name --remote-header-name \\\n  "_s + shellQuoted(url.toString(QUrl::FullyEncoded)) +
           u'\n';
}

QString RequestPreview::asLarkCli() const
{
    return u"lark-cli im +messages-resources-download \\\n  --message-id "_s + resource.messageId.text() +
           u" \\\n  --file-key "_s + resource.fileKey.text() + u" --type "_s + QString(Larder::word(resource.type)) +
           u" --as "_s + QString(Larder::word(identity)) + u'\n';
}

} // namespace Larder
