#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QString>

#include "core/result.h"

namespace Larder {

/**
 * The certificates of authorities in a PEM text, or the one in a DER file, that are valid at `now`; whatever else is in
 * it is left out. Errors: Reason::AuthorityFileForeign, AuthorityFileHasNone, AuthorityFileOutOfDate.
 */
[[nodiscard]] Result<QList<QSslCertificate>> authoritiesIn(const QByteArray &content, const QDateTime &now);

/** The same of a file of at most Limits::authorityFileBytes; also Reason::AuthorityFileUnreadable. */
[[nodiscard]] Result<QList<QSslCertificate>> readAuthorities(const QString &path);

/**
 * TLS that trusts them beside the system's authorities, which Qt would otherwise no longer look for. Reads all of the
 * system's where there are any of `extra`: not for each request.
 */
[[nodiscard]] QSslConfiguration trusting(const QList<QSslCertificate> &extra);

/** `Example Corp Root CA`: the subject's common name, else its organisation; a stranger's text. */
[[nodiscard]] QString displayName(const QSslCertificate &certificate);

} // namespace Larder
