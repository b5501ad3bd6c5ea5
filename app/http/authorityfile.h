#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QSslCertificate>
#include <QString>

#include "core/result.h"

namespace Larder {

/**
 * The certificates of authorities in a PEM text that are valid at `now`; whatever else is in it is left out. Errors:
 * Reason::AuthorityFileForeign, AuthorityFileHasNone, AuthorityFileOutOfDate.
 */
[[nodiscard]] Result<QList<QSslCertificate>> authoritiesIn(const QByteArray &pem, const QDateTime &now);

/** The same of a file of at most Limits::authorityFileBytes; also Reason::AuthorityFileUnreadable. */
[[nodiscard]] Result<QList<QSslCertificate>> readAuthorities(const QString &path);

/** `Example Corp Root CA`: the subject's common name, else its organisation; a stranger's text. */
[[nodiscard]] QString displayName(const QSslCertificate &certificate);

} // namespace Larder
