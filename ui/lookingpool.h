#pragma once

class QThreadPool;

namespace Larder {

/**
 * Threads on which files and folders are looked at for the eye: previews, small pictures, menus. Apart from the global
 * ones, on which downloads are finished: a document that renders for minutes or a folder of a dead server may take
 * these up, and no more. The end of the program waits for none of them. Any thread.
 */
[[nodiscard]] QThreadPool *lookingPool();

} // namespace Larder
