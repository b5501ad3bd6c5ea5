#include "http/authorityfile.h"

#include <algorithm>

#include <QFile>
#include <QSslCertificateExtension>
#include <QVariantMap>

#include "core/limits.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

/** RFC 5280, 4.2.1.9. */
bool isAuthority(const QSslCertificate &certificate)
{
    const auto extensions = certificate.extensions();
    return std::any_of(extensions.begin(), extensions.end(), [](const QSslCertificateExtension &extension) {
        return extension.name() == "basicConstraints"_L1 && extension.value().toMap().value(u"ca"_s).toBool();
    });
}

/** Windows exports DER unless it is asked for more. */
QList<QSslCertificate> certificatesIn(const QByteArray &content)
{
    QList<QSslCertificate> certificates = QSslCertificate::fromData(content, QSsl::Pem);
    if (certificates.isEmpty())
        certificates = QSslCertificate::fromData(content, QSsl::Der);
    certificates.removeIf([](const QSslCertificate &each) { return each.isNull(); });
    return certificates;
}

} // namespace

Result<QList<QSslCertificate>> authoritiesIn(const QByteArray &content, const QDateTime &now)
{
    QList<QSslCertificate> certificates = certificatesIn(content);
    if (certificates.isEmpty())
        return Error{.reason = Reason::AuthorityFileForeign};
    certificates.removeIf([](const QSslCertificate &each) { return !isAuthority(each); });
    if (certificates.isEmpty())
        return Error{.reason = Reason::AuthorityFileHasNone};
    certificates.removeIf(
        [&now](const QSslCertificate &each) { return now < each.effectiveDate() || now > each.expiryDate(); });
    if (certificates.isEmpty())
        return Error{.reason = Reason::AuthorityFileOutOfDate};
    return certificates;
}

Result<QList<QSslCertificate>> readAuthorities(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{.reason = Reason::AuthorityFileUnreadable, .detail = file.errorString()};
    const QByteArray content = file.read(Limits::authorityFileBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return Error{.reason = Reason::AuthorityFileUnreadable, .detail = file.errorString()};
    if (content.size() > Limits::authorityFileBytes)
        return Error{.reason = Reason::AuthorityFileForeign, .detail = u"larger than any list of certificates"_s};
    return authoritiesIn(content, QDateTime::currentDateTimeUtc());
}

QSslConfiguration trusting(const QList<QSslCertificate> &extra)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    if (!extra.isEmpty())
        tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + extra);
    return tls;
}

QString displayName(const QSslCertificate &certificate)
{
    const QString name = certificate.subjectInfo(QSslCertificate::CommonName).value(0);
    return name.isEmpty() ? certificate.subjectInfo(QSslCertificate::Organization).value(0) : name;
}

} // namespace Larder
