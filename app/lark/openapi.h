#pragma once

#include <memory>

#include <QByteArray>
#include <QObject>

#include "core/result.h"
#include "http/httpclient.h"

namespace Larder {

/**
 * One GET of a JSON answer of the Open Platform: answered whole, or an Error that says what it refused.
 * At most Limits::jsonBody bytes are read. Destroying it cancels it, in silence. Lives on its client's thread.
 */
class JsonCall : public QObject
{
    Q_OBJECT

public:
    JsonCall(HttpClient &client, const QNetworkRequest &request, QObject *parent = nullptr);

    /** Of the answer, once it is there. */
    [[nodiscard]] const std::optional<ReplyHead> &head() const { return m_head; }

Q_SIGNALS:
    /** Once. Errors: the platform's by its code, Reason::UnexpectedAnswer for an answer that is too long, the line's.
     */
    void finished(const Larder::Result<QByteArray> &answer);

private:
    void take(QByteArrayView bytes);
    void finish(const std::optional<Error> &error);

    std::unique_ptr<HttpGet> m_get;
    std::optional<ReplyHead> m_head;
    QByteArray m_body;
};

} // namespace Larder
