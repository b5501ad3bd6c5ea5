#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QTemporaryDir>

namespace Larder {

/** What a server's certificate says. */
struct ServerCertificate
{
    QString names = QStringLiteral("DNS:localhost,IP:127.0.0.1"); ///< its subjectAltName
    QDateTime from = QDateTime::currentDateTimeUtc().addDays(-1);
    QDateTime to = QDateTime::currentDateTimeUtc().addDays(2);
};

/** An authority that nobody trusts by itself, with all it issues in a temporary folder; made with openssl. */
class TestAuthority
{
public:
    /** Where it cannot, trouble() says why: the install line if openssl is missing. */
    [[nodiscard]] bool make();
    /** Makes NAME.pem and NAME.key. */
    [[nodiscard]] bool issue(const QString &name, const ServerCertificate &certificate);
    [[nodiscard]] QByteArray trouble() const { return m_trouble; }

    [[nodiscard]] QString folder() const { return m_home.path(); }
    [[nodiscard]] QString fileOf(const QString &name) const { return m_home.filePath(name); }
    /** The PEM file that a client must trust. */
    [[nodiscard]] QString certificate() const { return fileOf(QStringLiteral("authority.pem")); }

private:
    [[nodiscard]] bool run(const QStringList &arguments);
    [[nodiscard]] bool failed(const QByteArray &trouble);

    QTemporaryDir m_home;
    QByteArray m_trouble;
};

} // namespace Larder
