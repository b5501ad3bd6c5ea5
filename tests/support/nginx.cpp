#include "support/nginx.h"

#include <utility>

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QStringList>
#include <QTcpServer>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

constexpr int startAttempts = 3;

/** nginx lives in sbin, which is in nobody's PATH but root's. */
QString pathTo(const QString &program)
{
    const QString found = QStandardPaths::findExecutable(program);
    return found.isEmpty() ? QStandardPaths::findExecutable(program, {u"/usr/sbin"_s, u"/usr/local/sbin"_s}) : found;
}

bool writeText(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.flush();
}

QUrl loopbackUrl(const QString &scheme, quint16 port)
{
    QUrl url;
    url.setScheme(scheme);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(port);
    return url;
}

/** Paths are relative to the prefix (-p). */
const char nginxConfiguration[] = R"(daemon off;
worker_processes 1;
pid nginx.pid;
error_log error.log warn;
@USER@
events { worker_connections 64; }
http {
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    default_type application/octet-stream;
    server {
        listen 127.0.0.1:@PLAIN@;
        listen 127.0.0.1:@SECURE@ ssl;
        ssl_certificate @AUTHORITY@/server.pem;
        ssl_certificate_key @AUTHORITY@/server.key;
        ssl_protocols TLSv1.3;
        root files;
        rewrite ^/open-apis/im/v1/messages/[^/]+/resources/([^/]+)$ /$1 last;
    }
}
)";

} // namespace

Nginx::Nginx(QString program, ServerCertificate certificate)
    : m_certificate(std::move(certificate)), m_program(std::move(program))
{
}

Nginx::~Nginx() = default;

bool Nginx::start()
{
    if (!m_home.isValid() || !QDir().mkpath(folder()))
        return failed("There is no temporary folder: "_ba + m_home.errorString().toUtf8());
    if (!programsAreThere() || !makeCertificates())
        return false;
    // A port that was free may be taken before nginx has it.
    for (int attempt = 0; attempt < startAttempts; ++attempt) {
        QTcpServer first;
        QTcpServer second;
        if (!first.listen(QHostAddress::LocalHost) || !second.listen(QHostAddress::LocalHost))
            return failed("No loopback port is free");
        if (!writeConfiguration(first.serverPort(), second.serverPort()))
            return failed("The configuration could not be written");
        first.close();
        second.close();
        if (run())
            return true;
    }
    return false;
}

bool Nginx::programsAreThere()
{
    const QString nginx = pathTo(m_program);
    if (nginx.isEmpty() || pathTo(u"openssl"_s).isEmpty())
        return failed("apt-get install --no-install-recommends nginx-light openssl");
    m_program = nginx;
    return true;
}

bool Nginx::makeCertificates()
{
    if (m_authority.make() && m_authority.issue(u"server"_s, m_certificate))
        return true;
    return failed(m_authority.trouble());
}

bool Nginx::writeConfiguration(quint16 plainPort, quint16 securePort)
{
    m_plain = loopbackUrl(u"http"_s, plainPort);
    m_secure = loopbackUrl(u"https"_s, securePort);
    QByteArray text(nginxConfiguration);
    text.replace("@AUTHORITY@", m_authority.folder().toUtf8());
    text.replace("@PLAIN@", QByteArray::number(plainPort));
    text.replace("@SECURE@", QByteArray::number(securePort));
    // Workers of root's nginx would be nobody's and could not look into the temporary folder.
    text.replace("@USER@", geteuid() == 0 ? "user root;"_ba : QByteArray());
    return writeText(m_home.filePath(u"nginx.conf"_s), text);
}

bool Nginx::run()
{
    m_process.start(m_program, {u"-p"_s, m_home.path(), u"-c"_s, u"nginx.conf"_s, u"-e"_s, u"error.log"_s});
    if (m_process.answers(m_plain.port()) && m_process.answers(m_secure.port()))
        return true;
    m_process.stop();
    return failed("nginx: "_ba + m_process.readAll());
}

bool Nginx::failed(const QByteArray &trouble)
{
    m_trouble = trouble;
    return false;
}

} // namespace Larder
