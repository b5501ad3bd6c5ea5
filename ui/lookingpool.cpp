#include "ui/lookingpool.h"

#include <QThreadPool>

namespace Larder {

QThreadPool *lookingPool()
{
    static QThreadPool *const pool = [] {
        auto *made = new QThreadPool; // for ever: its end would wait
        constexpr int threads = 4;
        made->setMaxThreadCount(threads);
        return made;
    }();
    return pool;
}

} // namespace Larder
