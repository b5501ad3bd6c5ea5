#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include "demo/httpmessage.h"

namespace Larder {

/** Files below a folder, hidden ones too, by their path in it, each with the SHA-256 of its bytes. */
using FolderHashes = QMap<QString, QByteArray>;
[[nodiscard]] FolderHashes hashesIn(const QString &folder);
[[nodiscard]] QByteArray hashOf(const QByteArray &bytes);

/** What must hold after every scenario, whatever went wrong in it, and what is left of it to look at. Plain value. */
struct Aftermath
{
    QString folder;
    FolderHashes before;          ///< what was there at the beginning, and must be there as it was
    FolderHashes arrived;         ///< what must be there besides, and nothing else; no hash: whatever is in it
    QByteArray secret;            ///< must be in no file, in nothing that was said, and on no foreign origin
    QStringList said;             ///< lines of the log, texts of errors
    QStringList sentences;        ///< what the rows say: something, each of them
    QList<HttpRequest> elsewhere; ///< requests to origins that are not the platform's
    qsizetype requests = 0;
    qsizetype mostRequests = 0;
};

/** The first thing that is not as it must be, in words; empty where all is well. */
[[nodiscard]] QString whatIsWrong(const Aftermath &aftermath);

} // namespace Larder
