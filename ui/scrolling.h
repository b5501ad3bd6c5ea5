#pragma once

#include <QScrollArea>

namespace Larder {

/**
 * The page, as large as its place and scrolling where that is too small for it: on a small screen, in a narrow window,
 * with large letters. It takes the page over.
 */
[[nodiscard]] QScrollArea *scrolling(QWidget &page, QWidget *parent = nullptr);

} // namespace Larder
