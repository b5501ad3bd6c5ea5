#include "lark/openapi.h"

#include "core/limits.h"
#include "lark/errorcodes.h"

using namespace Qt::StringLiterals;

namespace Larder {

JsonCall::JsonCall(HttpClient &client, const QNetworkRequest &request, QObject *parent)
    : QObject(parent), m_get(client.get(request))
{
    connect(m_get.get(), &HttpGet::answered, this, [this](const ReplyHead &head) { m_head = head; });
    connect(m_get.get(), &HttpGet::received, this, &JsonCall::take);
    connect(m_get.get(), &HttpGet::finished, this, &JsonCall::finish);
}

/** One byte over the limit is kept, which tells that there was more. */
void JsonCall::take(QByteArrayView bytes)
{
    m_body.append(bytes.first(qMin(bytes.size(), Limits::jsonBody + 1 - m_body.size())));
}

void JsonCall::finish(const std::optional<Error> &error)
{
    if (!m_head)
        Q_EMIT finished(error.value_or(Error{Reason::ConnectionLost}));
    else if (m_head->status != 200)
        Q_EMIT finished(errorFrom(*m_head, m_body));
    else if (error)
        Q_EMIT finished(*error);
    else if (m_head->contentLength && *m_head->contentLength != m_body.size() && m_body.size() <= Limits::jsonBody)
        Q_EMIT finished(Error{.reason = Reason::ConnectionLost, .httpStatus = 200, .logId = m_head->logId});
    else if (m_body.size() > Limits::jsonBody)
        Q_EMIT finished(Error{.reason = Reason::UnexpectedAnswer, .httpStatus = 200, .logId = m_head->logId});
    else if (const auto refusal = disguisedError(*m_head, m_body))
        Q_EMIT finished(*refusal);
    else
        Q_EMIT finished(m_body);
}

} // namespace Larder
