#include "demo/openplatformreply.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

HttpReply jsonReply(int status, const QJsonObject &object, const QByteArray &logId)
{
    HttpReply answer =
        reply(status, "application/json; charset=utf-8"_ba, QJsonDocument(object).toJson(QJsonDocument::Compact));
    answer.headers.append({"X-Tt-Logid"_ba, logId});
    return answer;
}

} // namespace

QByteArray newLogId()
{
    const QString time = QDateTime::currentDateTimeUtc().toString(u"yyyyMMddhhmmss"_s);
    const auto more = QByteArray::number(QRandomGenerator::global()->generate64(), 16).rightJustified(20, '0');
    return time.toLatin1() + more.toUpper();
}

HttpReply successReply(const QJsonObject &content)
{
    return jsonReply(200, {{u"code"_s, 0}, {u"msg"_s, u"success"_s}, {u"data"_s, content}}, newLogId());
}

HttpReply refusalReply(int status, qint64 code, const QByteArray &message)
{
    const QByteArray logId = newLogId();
    const QString troubleshooter =
        u"排查建议查看(Troubleshooting suggestions): https://open.feishu.cn/search?from=openapi&log_id=%1&code=%2"_s
            .arg(QString::fromLatin1(logId), QString::number(code));
    const QJsonObject error{{u"log_id"_s, QString::fromLatin1(logId)}, {u"troubleshooter"_s, troubleshooter}};
    return jsonReply(status, {{u"code"_s, code}, {u"msg"_s, QString::fromUtf8(message)}, {u"error"_s, error}}, logId);
}

HttpReply rateLimitReply(int status, int secondsToWait)
{
    HttpReply answer = refusalReply(status, 99991400, "request trigger frequency limit"_ba);
    answer.headers.append({"x-ogw-ratelimit-limit"_ba, "50"_ba});
    answer.headers.append({"x-ogw-ratelimit-reset"_ba, QByteArray::number(secondsToWait)});
    return answer;
}

} // namespace Larder
