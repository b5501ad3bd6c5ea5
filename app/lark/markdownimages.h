#pragma once

#include <vector>

#include <QByteArrayView>

namespace Larder {

/** A picture in Markdown text. */
struct MarkdownImage
{
    qsizetype at;          ///< of its exclamation mark
    QByteArrayView target; ///< what stands in the parentheses, without a title
};

/** `![…](…)` in the order of the text, outside of code spans and fenced code (CommonMark 4.5, 6.1). Takes linear time.
 */
[[nodiscard]] std::vector<MarkdownImage> markdownImages(QByteArrayView text);

} // namespace Larder
