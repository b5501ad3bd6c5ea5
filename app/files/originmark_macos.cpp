#include "files/originmark.h"

#include <sys/xattr.h>

#include <QDateTime>
#include <QFile>

using namespace Qt::StringLiterals;

namespace Larder {

// Flags, time, program and an id of an entry in the system's database, which may be left out: 0081 is "downloaded, ask
// the user". Gatekeeper looks at flags and program alone; the server has no place in it.
bool markOrigin(const QString &path, const QUrl &)
{
    const QByteArray mark =
        u"0081;%1;Larder;"_s.arg(QDateTime::currentSecsSinceEpoch(), 8, 16, QLatin1Char('0')).toLatin1();
    return ::setxattr(QFile::encodeName(path).constData(), "com.apple.quarantine", mark.constData(),
                      size_t(mark.size()), 0, 0) == 0;
}

} // namespace Larder
