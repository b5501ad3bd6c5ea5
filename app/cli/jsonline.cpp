#include "cli/jsonline.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Larder {

JsonLine &JsonLine::add(QByteArrayView key, const QJsonValue &value)
{
    // A document is an array or an object; what stands between the brackets is the value.
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    addRaw(key, array.sliced(1, array.size() - 2));
    return *this;
}

JsonLine &JsonLine::add(QByteArrayView key, const JsonLine &object)
{
    addRaw(key, object.text());
    return *this;
}

JsonLine &JsonLine::add(QByteArrayView key, const QList<JsonLine> &objects)
{
    QByteArrayList texts;
    for (const JsonLine &object : objects)
        texts.append(object.text());
    addRaw(key, '[' + texts.join(',') + ']');
    return *this;
}

void JsonLine::addRaw(QByteArrayView key, const QByteArray &value)
{
    if (!m_members.isEmpty())
        m_members += ',';
    m_members.append('"').append(key).append("\":").append(value);
}

} // namespace Larder
