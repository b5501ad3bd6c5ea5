#include "files/originmark.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace Larder {

// [MS-FSCC] 5.6.1: a stream of the file, in which 3 is the zone of the internet.
bool markOrigin(const QString &path, const QUrl &server)
{
    QFile stream(path + u":Zone.Identifier"_s);
    const QByteArray mark = "[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=" + originOf(server).toUtf8() + "\r\n";
    return stream.open(QIODevice::WriteOnly) && stream.write(mark) == mark.size() && stream.flush();
}

} // namespace Larder
