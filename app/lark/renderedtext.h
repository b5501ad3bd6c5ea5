#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include <QByteArray>
#include <QByteArrayView>

namespace Larder {

/** Something that lark-cli or a relative of it wrote into the text of a message in a resource's place. */
struct RenderedResource
{
    enum class Kind { Image, Media, File, Audio, Video, Folder, Sticker, AudioWithoutKey, ForwardNotExpanded };

    Kind kind;
    QByteArray key = {};
    QByteArray name = {}; ///< empty where the printed name is the key
    QByteArray cover = {};
    std::optional<std::chrono::milliseconds> duration = {};
};

/** What the whole of a rendered content says of the message, where it says anything. */
enum class RenderedWhole {
    Text,
    Recalled,   ///< `This message was recalled`
    KeyMissing, ///< `[Image]`, `[File]`, …
    Broken,     ///< `[Invalid image JSON]`, …
    Forward     ///< `<forwarded_messages>`
};

[[nodiscard]] RenderedWhole wholeOf(QByteArrayView text);

/** In the order of the text. Takes linear time. */
[[nodiscard]] std::vector<RenderedResource> renderedResources(QByteArrayView text);

/** The first key of a picture in a card's text, `(img_key:…)` and its kind; empty where it has no picture. */
[[nodiscard]] QByteArray renderedCardImage(QByteArrayView text);

/** `15s`, `15000`: in seconds where the unit says so, in milliseconds without one. */
[[nodiscard]] std::optional<std::chrono::milliseconds> durationFrom(QByteArrayView text);

} // namespace Larder
