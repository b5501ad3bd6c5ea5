#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>
#include <QUrl>

#include "support/serverprocess.h"
#include "support/testauthority.h"

namespace Larder {

/**
 * The nginx of this system over a temporary folder, on two free loopback ports: plain HTTP, and TLS 1.3 with a
 * certificate of its own for 127.0.0.1 and localhost. Everything it writes is in the temporary folder; it ends with
 * this object, or with the process. A resource's path of the Open Platform gives the file that is named as its key.
 */
class Nginx
{
public:
    explicit Nginx(QString program = QStringLiteral("nginx"), ServerCertificate certificate = {});
    ~Nginx();
    Nginx(const Nginx &) = delete;
    Nginx &operator=(const Nginx &) = delete;

    /** Returns when both ports answer. Where it cannot, trouble() says why: the install line if a program is missing.
     */
    [[nodiscard]] bool start();
    [[nodiscard]] QByteArray trouble() const { return m_trouble; }

    /** What is put in here is served under its name. */
    [[nodiscard]] QString folder() const { return m_home.filePath(QStringLiteral("files")); }
    [[nodiscard]] QUrl plain() const { return m_plain; }
    [[nodiscard]] QUrl secure() const { return m_secure; }
    /** The PEM file of the authority that a client must trust for secure(). */
    [[nodiscard]] QString authority() const { return m_authority.certificate(); }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

private:
    [[nodiscard]] bool programsAreThere();
    [[nodiscard]] bool makeCertificates();
    [[nodiscard]] bool writeConfiguration(quint16 plainPort, quint16 securePort);
    [[nodiscard]] bool run();
    [[nodiscard]] bool failed(const QByteArray &trouble);

    const ServerCertificate m_certificate;
    TestAuthority m_authority;
    QTemporaryDir m_home;
    ServerProcess m_process;
    QString m_program;
    QUrl m_plain;
    QUrl m_secure;
    QByteArray m_trouble;
};

} // namespace Larder
