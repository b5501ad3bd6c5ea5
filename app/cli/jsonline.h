#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QList>

namespace Larder {

/** One JSON object on one line, its members in the order in which they were added (QJsonObject would sort them). */
class JsonLine
{
public:
    JsonLine &add(QByteArrayView key, const QJsonValue &value);
    JsonLine &add(QByteArrayView key, const JsonLine &object);
    JsonLine &add(QByteArrayView key, const QList<JsonLine> &objects);

    /** Without a line break. */
    [[nodiscard]] QByteArray text() const { return '{' + m_members + '}'; }

private:
    void addRaw(QByteArrayView key, const QByteArray &value);
    QByteArray m_members;
};

} // namespace Larder
