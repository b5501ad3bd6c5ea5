#pragma once

#include <optional>

#include <QNetworkRequest>
#include <QString>
#include <QUrl>

#include "core/result.h"
#include "http/byterange.h"
#include "http/validator.h"
#include "lark/credential.h"
#include "lark/resource.h"

namespace Larder {

/** Where the Open Platform is: the base of its addresses. Plain value. */
class OpenPlatform
{
public:
    [[nodiscard]] static OpenPlatform feishu(); ///< https://open.feishu.cn
    [[nodiscard]] static OpenPlatform lark();   ///< https://open.larksuite.com
    /** `feishu`, `lark` or an address: https, or http to a loopback address. Errors: Reason::HostMalformed. */
    [[nodiscard]] static Result<OpenPlatform> parse(QStringView text);

    [[nodiscard]] const QUrl &base() const { return m_base; }
    /** `feishu`, `lark` or the address; parse() takes it back. */
    [[nodiscard]] QString word() const;
    /** "Feishu", "Lark" or the host's name, in the user's language. */
    [[nodiscard]] QString displayName() const;
    [[nodiscard]] bool operator==(const OpenPlatform &) const = default;

private:
    explicit OpenPlatform(QUrl base) : m_base(std::move(base)) {}
    QUrl m_base;
};

/** The address of a resource. */
[[nodiscard]] QUrl resourceUrl(const OpenPlatform &platform, const ResourceRef &resource);

/**
 * GET /open-apis/im/v1/messages/{message_id}/resources/{file_key}?type=…; with no range, the whole of it.
 * `tie` goes into If-Range where it is strong and there is a range.
 */
[[nodiscard]] QNetworkRequest resourceRequest(const OpenPlatform &platform, const ResourceRef &resource,
                                              const Credential &credential, std::optional<ByteRange> range,
                                              const std::optional<Validator> &tie);

/**
 * GET /open-apis/im/v1/messages/{message_id}: the message, and of a forward all that is in it. Open Platform, "Get
 * message content".
 */
[[nodiscard]] QNetworkRequest messageRequest(const OpenPlatform &platform, const MessageId &messageId,
                                             const Credential &credential);

/** A call that every Open Platform refuses with a code of its own, since it brings no token: to see whether it is one.
 */
[[nodiscard]] QNetworkRequest greetingRequest(const OpenPlatform &platform);

/** What the first request for a resource would be, the token left out. */
struct RequestPreview
{
    QUrl url;
    std::optional<ByteRange> range;          ///< none for an image: one plain GET
    [[nodiscard]] QString asHttp() const;    ///< request line and headers
    [[nodiscard]] QString asCurl() const;    ///< takes the token from an environment variable
    [[nodiscard]] QString asLarkCli() const; ///< the official command line's words for the same
    ResourceRef resource;
    Identity identity;
};
[[nodiscard]] RequestPreview previewOf(const OpenPlatform &platform, const ResourceRef &resource, Identity identity);

} // namespace Larder
