#include "auth/unfinished.h"

#include <QPointer>

namespace Larder {

Unfinished::Mark Unfinished::mark()
{
    ++m_marks;
    return {this, [self = QPointer(this)](const void *) {
                if (self && --self->m_marks == 0)
                    QMetaObject::invokeMethod(self, &Unfinished::settled, Qt::QueuedConnection);
            }};
}

} // namespace Larder
