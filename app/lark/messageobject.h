#pragma once

#include <optional>

#include <QByteArrayView>
#include <QList>
#include <QString>

#include "lark/jsontree.h"
#include "lark/messagecontent.h"
#include "lark/messagejson.h"

namespace Larder {

/** An entry of lark-cli's `resources`: where it is there, it is right about key, type and id. */
struct ListedResource
{
    QString messageId = {};
    QString key = {};
    std::optional<ResourceType> type = {};
};

/** One message as it stands in the input; nothing in it has been checked. */
struct MessageObject
{
    QString id = {};
    QString upperId = {}; ///< of the forward that it was found in
    bool deleted = false;
    MessageOrigin origin = {};
    ContentReading content = {};
    QList<ListedResource> listed = {};
};

/** Reads messages one after the other; keeps its tree from one to the next. */
class MessageObjects
{
public:
    /** None where the object turns out to be no message at all. */
    [[nodiscard]] std::optional<MessageObject> read(QByteArrayView object, bool event);

private:
    [[nodiscard]] MessageObject readMessage(JsonValue message, JsonValue sender, bool event);

    JsonTree m_tree;
    MessageContent m_content;
};

/** Milliseconds or seconds since 1970, or a date and time; without a zone it is local time. Not valid for anything
 * else. */
[[nodiscard]] QDateTime timeFrom(QByteArrayView text);

} // namespace Larder
