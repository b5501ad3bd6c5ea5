#pragma once

#include <optional>
#include <vector>

#include <QJsonArray>
#include <QLatin1StringView>
#include <QString>

#include "demo/httpmessage.h"
#include "lark/resource.h"

namespace Larder {

/** A resource of the demo workspace as its server knows it. Plain value. */
struct DemoSample
{
    /** How the name is given: RFC 6266, and what the platform does instead. */
    enum class Naming { None, RawUtf8, Extended };
    enum class Conduct { Serve, Refuse, LimitFirst };

    QLatin1StringView key;
    QLatin1StringView file = {}; ///< under :/demo; empty for the video
    QLatin1StringView contentType = {};
    Naming naming = Naming::None;
    QString name = {};
    QLatin1StringView etag = {}; ///< empty for none
    Conduct conduct = Conduct::Serve;
    const char *remark = nullptr; ///< to be translated in DemoServer's context; none for what is not worth a row
};

/** In the order of the chat. */
[[nodiscard]] std::vector<DemoSample> demoSamples();
[[nodiscard]] qint64 lengthOf(const DemoSample &sample);
[[nodiscard]] BodySource bodyOf(const DemoSample &sample);

/** The messages of the demo chat, as the platform would list them. */
[[nodiscard]] QJsonArray demoMessages();
/** The id with which a key can be fetched: that of the message that names it, or of the outermost forward around it. */
[[nodiscard]] QString messageIdFor(const QJsonArray &messages, QLatin1StringView key);

/** What the demo workspace answers, request by request. Lives on the server's thread. */
class DemoWorkspace
{
public:
    explicit DemoWorkspace(std::optional<qint64> videoBytesPerSecond);

    [[nodiscard]] HttpReply answer(const HttpRequest &request);

private:
    [[nodiscard]] HttpReply message(const QString &id) const;
    [[nodiscard]] HttpReply resource(const HttpRequest &request, const QString &messageId, const QString &key);
    [[nodiscard]] HttpReply serve(const HttpRequest &request, const DemoSample &sample) const;

    std::vector<DemoSample> m_samples = demoSamples();
    QJsonArray m_messages = demoMessages();
    std::optional<qint64> m_videoBytesPerSecond;
    QList<QLatin1StringView> m_limited; ///< keys whose first request was turned away already
};

} // namespace Larder
