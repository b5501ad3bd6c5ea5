#include "lark/messagecontent.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "core/limits.h"
#include "lark/markdownimages.h"
#include "lark/renderedtext.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

using NotReason = NotDownloadable::Reason;
using Parts = QList<MessagePart>;

FoundKind kindOf(MessageType type)
{
    switch (type) {
    case MessageType::Image:
    case MessageType::Card:
    case MessageType::Sticker:
        return FoundKind::Image;
    case MessageType::Audio:
        return FoundKind::Audio;
    case MessageType::Video:
        return FoundKind::Video;
    default:
        return FoundKind::File;
    }
}

MessagePart named(NotReason reason, FoundKind kind, QString key = {}, QString name = {})
{
    return {kind, std::move(key), std::move(name), reason, {}};
}

/** Keys are strings; whatever else stands in a key's place is no key. */
MessagePart keyed(FoundKind kind, JsonValue key, JsonValue name = {})
{
    MessagePart part{kind, key.text(), name.text(), {}, {}};
    if (part.key.isEmpty())
        part.reason = NotReason::MissingKey;
    return part;
}

void addCover(Parts &parts, JsonValue key)
{
    if (const QString cover = key.text(); !cover.isEmpty())
        parts.append({FoundKind::Cover, cover, {}, {}, {}});
}

std::optional<std::chrono::milliseconds> durationOf(JsonValue value)
{
    return value.isString() || value.kind() == JsonValue::Kind::Number ? durationFrom(value.source()) : std::nullopt;
}

bool isTrue(JsonValue value)
{
    return value.kind() == JsonValue::Kind::True || value.text() == "true"_L1;
}

// ---- posts

void addMarkdownImages(Parts &parts, const QByteArray &markdown)
{
    for (const MarkdownImage &image : markdownImages(markdown)) {
        if (image.target.startsWith("img_"))
            parts.append({FoundKind::PostImage, QString::fromUtf8(image.target), {}, {}, {}});
    }
}

void addElement(Parts &parts, JsonValue element)
{
    const QString tag = element["tag"].text();
    if (tag == "img"_L1) {
        parts.append(keyed(FoundKind::PostImage, element["image_key"]));
    } else if (tag == "media"_L1) {
        parts.append(keyed(FoundKind::Video, element["file_key"], element["file_name"]));
        addCover(parts, element["image_key"]);
    } else if (tag == "md"_L1) {
        addMarkdownImages(parts, element["text"].utf8());
    }
}

void addRows(Parts &parts, JsonValue rows)
{
    if (rows.isString()) {
        const QByteArray text = rows.utf8();
        JsonTree tree;
        if (tree.read(text) && tree.root().isArray())
            addRows(parts, tree.root());
        else
            parts.append(named(NotReason::BadContent, FoundKind::PostImage));
        return;
    }
    if (rows.isNothing())
        return;
    if (!rows.isArray())
        parts.append(named(NotReason::BadContent, FoundKind::PostImage));
    for (JsonValue row = rows.first(); row.kind() != JsonValue::Kind::Missing; row = row.next()) {
        if (row.isObject())
            addElement(parts, row);
        for (JsonValue element = row.isArray() ? row.first() : JsonValue(); element.kind() != JsonValue::Kind::Missing;
             element = element.next())
            addElement(parts, element);
    }
}

void addFile(Parts &parts, JsonValue file)
{
    MessagePart part = keyed(FoundKind::File, file["file_key"], file["file_name"]);
    if (isTrue(file["is_folder"]))
        part.reason = NotReason::Folder;
    parts.append(part);
}

void addAttachments(Parts &parts, JsonValue post)
{
    for (JsonValue file = post["files"].first(); file.kind() != JsonValue::Kind::Missing; file = file.next()) {
        if (file.isObject())
            addFile(parts, file);
    }
}

bool isLocale(QByteArrayView key)
{
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return key.size() == 5 && (key[2] == '_' || key[2] == '-') && isLetter(key[0]) && isLetter(key[1]) &&
           isLetter(key[3]) && isLetter(key[4]);
}

/** As lark-cli chooses among them; others follow by name, so that the order never depends on the sender. */
std::vector<JsonValue> localesOf(JsonValue post)
{
    struct Locale
    {
        int rank;
        QByteArray name;
        JsonValue body;
    };
    static constexpr QByteArrayView first[] = {"zh_cn", "en_us", "ja_jp"};
    std::vector<Locale> locales;
    for (JsonValue member = post.first(); member.kind() != JsonValue::Kind::Missing; member = member.next()) {
        const QByteArray name = member.key();
        if (!member.isObject() || !isLocale(name))
            continue;
        const auto *const known = std::find(std::begin(first), std::end(first), name);
        locales.push_back({static_cast<int>(known - std::begin(first)), name, member});
    }
    std::stable_sort(locales.begin(), locales.end(), [](const Locale &a, const Locale &b) {
        return std::tie(a.rank, a.name) < std::tie(b.rank, b.name);
    });
    std::vector<JsonValue> bodies;
    bodies.reserve(locales.size());
    for (const Locale &locale : locales)
        bodies.push_back(locale.body);
    return bodies;
}

void addPost(Parts &parts, JsonValue content)
{
    const JsonValue wrapped = content["post"];
    const JsonValue post = wrapped.isObject() && content["content"].isNothing() ? wrapped : content;
    addRows(parts, post["content_v2"]);
    addRows(parts, post["content"]);
    for (const JsonValue body : localesOf(post)) {
        addRows(parts, body["content_v2"]);
        addRows(parts, body["content"]);
        addAttachments(parts, body);
    }
    addAttachments(parts, post);
    for (JsonValue key = content["image_keys"].first(); key.kind() != JsonValue::Kind::Missing; key = key.next())
        parts.append(keyed(FoundKind::PostImage, key));
}

// ---- cards

QString imageIn(JsonValue card)
{
    QString found;
    card.forEachInside([&](JsonValue value) {
        if (!found.isEmpty() || !value.isString())
            return;
        const QByteArray key = value.key();
        if (key == "image_key" || key == "img_key") {
            found = value.text();
        } else if (value.source().contains("](img_")) {
            Parts images;
            addMarkdownImages(images, value.utf8());
            found = images.isEmpty() ? QString() : images.first().key;
        }
    });
    return found;
}

/** The form that lark-cli asks for keeps the keys apart from the card: `images.{imageID}.token`. */
QString attachedImage(JsonValue attachment)
{
    const JsonValue images = attachment["images"];
    for (JsonValue image = images.first(); image.kind() != JsonValue::Kind::Missing; image = image.next()) {
        if (const QString token = image["token"].text(); !token.isEmpty())
            return token;
    }
    return {};
}

void addCard(Parts &parts, JsonValue card)
{
    QString image = imageIn(card);
    for (const QByteArrayView name : {"json_attachment", "json_card"}) {
        if (!image.isEmpty())
            break;
        const JsonValue member = card[name];
        const QByteArray text = member.utf8();
        JsonTree tree;
        const JsonValue inner = member.isString() && tree.read(text) ? tree.root() : member;
        image = attachedImage(inner);
        if (image.isEmpty())
            image = imageIn(inner);
    }
    if (!image.isEmpty())
        parts.append(named(NotReason::Card, FoundKind::Image, image));
}

// ---- contents as objects

MessageType typeShownBy(JsonValue content)
{
    const auto has = [&](QByteArrayView name) { return content[name].kind() != JsonValue::Kind::Missing; };
    if (content.isArray())
        return content.first().isArray() ? MessageType::Post : MessageType::Other;
    if (has("file_key") && isTrue(content["is_folder"]))
        return MessageType::Folder;
    if (has("file_key"))
        return has("image_key") ? MessageType::Video : MessageType::File;
    if (has("image_key"))
        return MessageType::Image;
    const bool rows = content["content"].isArray() && (content["content"].first().isArray() || has("title"));
    if (rows || content["content_v2"].isArray() || content["files"].first().isObject() || content["post"].isObject() ||
        has("image_keys") || !localesOf(content).empty())
        return MessageType::Post;
    return MessageType::Other;
}

void addObject(Parts &parts, MessageType type, JsonValue content)
{
    switch (type) {
    case MessageType::Image:
        parts.append(keyed(FoundKind::Image, content["image_key"]));
        break;
    case MessageType::File:
        parts.append(keyed(FoundKind::File, content["file_key"], content["file_name"]));
        break;
    case MessageType::Audio:
        parts.append(keyed(FoundKind::Audio, content["file_key"], content["file_name"]));
        parts.last().duration = durationOf(content["duration"]);
        break;
    case MessageType::Video:
        parts.append(keyed(FoundKind::Video, content["file_key"], content["file_name"]));
        parts.last().duration = durationOf(content["duration"]);
        addCover(parts, content["image_key"]);
        break;
    case MessageType::Post:
        addPost(parts, content);
        break;
    case MessageType::Sticker:
        parts.append(named(NotReason::Sticker, FoundKind::Image, content["file_key"].text()));
        break;
    case MessageType::Folder:
        parts.append(
            named(NotReason::Folder, FoundKind::File, content["file_key"].text(), content["file_name"].text()));
        break;
    case MessageType::Card:
        addCard(parts, content);
        break;
    case MessageType::Forward:
    case MessageType::Untold:
    case MessageType::Other:
        break;
    }
}

void addMissing(Parts &parts, MessageType type)
{
    switch (type) {
    case MessageType::Image:
    case MessageType::File:
    case MessageType::Audio:
    case MessageType::Video:
        parts.append(named(NotReason::MissingKey, kindOf(type)));
        break;
    case MessageType::Post:
        parts.append(named(NotReason::BadContent, FoundKind::PostImage));
        break;
    default:
        addObject(parts, type, {});
    }
}

// ---- contents as text

void addRendered(Parts &parts, MessageType type, const RenderedResource &resource)
{
    using Kind = RenderedResource::Kind;
    const auto add = [&](FoundKind kind, std::optional<NotReason> reason = {}) {
        MessagePart part{kind, QString::fromUtf8(resource.key), QString::fromUtf8(resource.name), reason,
                         resource.duration};
        if (!reason && part.key.isEmpty())
            part.reason = NotReason::MissingKey;
        parts.append(part);
    };
    switch (resource.kind) {
    case Kind::Image:
        add(type == MessageType::Post ? FoundKind::PostImage : FoundKind::Image);
        break;
    case Kind::File:
        add(FoundKind::File);
        break;
    case Kind::Audio:
        add(FoundKind::Audio);
        break;
    case Kind::Media:
    case Kind::Video:
        add(FoundKind::Video);
        if (!resource.cover.isEmpty())
            parts.append({FoundKind::Cover, QString::fromUtf8(resource.cover), {}, {}, {}});
        break;
    case Kind::Folder:
        add(FoundKind::File, NotReason::Folder);
        break;
    case Kind::Sticker:
        add(FoundKind::Image, NotReason::Sticker);
        break;
    case Kind::AudioWithoutKey:
        add(FoundKind::Audio, NotReason::KeyNotInOutput);
        break;
    case Kind::ForwardNotExpanded:
        add(FoundKind::File, NotReason::ForwardNotExpanded);
        break;
    }
}

/** Marks without a key mean something only where the message's type leaves room for it; in a post they are text. */
bool belongsTo(MessageType type, const RenderedResource &resource)
{
    using Kind = RenderedResource::Kind;
    switch (resource.kind) {
    case Kind::AudioWithoutKey:
        return type == MessageType::Audio || type == MessageType::Forward || type == MessageType::Untold;
    case Kind::Sticker:
        return type == MessageType::Forward || type == MessageType::Untold || !resource.key.isEmpty();
    case Kind::ForwardNotExpanded:
        return type == MessageType::Forward || type == MessageType::Untold;
    default:
        return true;
    }
}

bool looksLikeCutJson(QByteArrayView text)
{
    const QByteArrayView trimmed = text.trimmed();
    return trimmed.startsWith("{\"") || trimmed.startsWith("[[") || trimmed.startsWith("[{");
}

void addText(ContentReading &reading, const QByteArray &text)
{
    const MessageType type = reading.type;
    const RenderedWhole whole = wholeOf(text);
    reading.recalled = whole == RenderedWhole::Recalled;
    if (reading.recalled)
        return;
    if (whole == RenderedWhole::Broken) {
        reading.parts.append(named(NotReason::BadContent, kindOf(type)));
        return;
    }
    if (type == MessageType::Card) {
        if (looksLikeCutJson(text))
            reading.parts.append(named(NotReason::BadContent, FoundKind::Image));
        else if (const QByteArray image = renderedCardImage(text); !image.isEmpty())
            reading.parts.append(named(NotReason::Card, FoundKind::Image, QString::fromUtf8(image)));
        return;
    }

    for (const RenderedResource &resource : renderedResources(text)) {
        if (belongsTo(type, resource))
            addRendered(reading.parts, type, resource);
    }
    if (type == MessageType::Forward) {
        const auto isForward = [](const MessagePart &part) { return part.reason == NotReason::ForwardNotExpanded; };
        const bool nothingElse = std::all_of(reading.parts.cbegin(), reading.parts.cend(), isForward);
        reading.forwardRendered = whole == RenderedWhole::Forward || !nothingElse;
        if (!reading.forwardRendered)
            reading.parts.clear();
    } else if (reading.parts.isEmpty()) {
        if (type == MessageType::Sticker)
            reading.parts.append(named(NotReason::Sticker, FoundKind::Image));
        else if (type != MessageType::Post && (whole == RenderedWhole::KeyMissing || text.trimmed().isEmpty()))
            reading.parts.append(named(NotReason::MissingKey, kindOf(type)));
        else if (type != MessageType::Post || looksLikeCutJson(text))
            reading.parts.append(named(NotReason::BadContent, kindOf(type)));
    }
}

} // namespace

MessageType messageTypeFrom(QStringView word)
{
    struct Row
    {
        QLatin1StringView word;
        MessageType type;
    };
    static constexpr Row rows[] = {
        {"image"_L1, MessageType::Image},      {"file"_L1, MessageType::File},
        {"audio"_L1, MessageType::Audio},      {"media"_L1, MessageType::Video},
        {"video"_L1, MessageType::Video},      {"post"_L1, MessageType::Post},
        {"sticker"_L1, MessageType::Sticker},  {"folder"_L1, MessageType::Folder},
        {"interactive"_L1, MessageType::Card}, {"merge_forward"_L1, MessageType::Forward},
    };
    if (word.isEmpty())
        return MessageType::Untold;
    const auto *const row =
        std::find_if(std::begin(rows), std::end(rows), [&](const Row &r) { return r.word == word; });
    return row == std::end(rows) ? MessageType::Other : row->type;
}

bool MessageContent::decode(JsonValue &content)
{
    for (size_t depth = 0; depth < mostEncodings && content.isString(); ++depth) {
        m_text = m_texts[depth] = content.utf8();
        if (!m_trees[depth].read(m_texts[depth]))
            return false;
        content = m_trees[depth].root();
    }
    return content.isObject() || content.isArray();
}

ContentReading MessageContent::read(MessageType type, JsonValue content)
{
    ContentReading reading;
    reading.type = type;
    if (type == MessageType::Other)
        return reading;
    if (content.isNothing()) {
        addMissing(reading.parts, type);
        return reading;
    }
    if (content.source().size() > Limits::contentBytes && content.isString()) {
        reading.parts.append(named(NotReason::BadContent, kindOf(type)));
        return reading;
    }

    const bool text = content.isString();
    if (decode(content)) {
        if (type == MessageType::Untold)
            reading.type = typeShownBy(content);
        if (content.isArray() && reading.type == MessageType::Post)
            addRows(reading.parts, content);
        else if (content.isArray() && reading.type != MessageType::Other)
            reading.parts.append(named(NotReason::BadContent, kindOf(reading.type)));
        else
            addObject(reading.parts, reading.type, content);
    } else if (type == MessageType::Untold) {
        reading.type = MessageType::Other;
        reading.recalled = text && wholeOf(m_text) == RenderedWhole::Recalled;
    } else if (text) {
        addText(reading, m_text);
    } else {
        reading.parts.append(named(NotReason::BadContent, kindOf(type)));
    }
    return reading;
}

ContentReading MessageContent::readRendered(const QByteArray &text)
{
    ContentReading reading;
    const RenderedWhole whole = wholeOf(text);
    reading.recalled = whole == RenderedWhole::Recalled;
    if (whole == RenderedWhole::KeyMissing)
        reading.parts.append(named(NotReason::MissingKey, FoundKind::File));
    for (const RenderedResource &resource : renderedResources(text))
        addRendered(reading.parts, MessageType::Untold, resource);
    return reading;
}

} // namespace Larder
