#include "core/wholefile.h"

#include <QSaveFile>

namespace Larder {

bool writeWhole(QSaveFile &file, const QByteArray &content)
{
    return file.write(content) == content.size() && file.flush() && file.commit();
}

} // namespace Larder
