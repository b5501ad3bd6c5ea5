#include "support/proxyserver.h"

#include <QFile>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTcpServer>

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

constexpr int startAttempts = 3;

const char tinyproxyConfiguration[] = R"(Port @PORT@
Listen 127.0.0.1
Allow 127.0.0.1
Timeout 600
LogLevel Connect
BasicAuth @USER@ @PASSWORD@
)";

bool writeText(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.flush();
}

} // namespace

ProxyServer::~ProxyServer() = default;

bool ProxyServer::start()
{
    const QString program = QStandardPaths::findExecutable(m_kind == Kind::Http ? u"tinyproxy"_s : u"microsocks"_s);
    if (program.isEmpty())
        return failed("apt-get install --no-install-recommends tinyproxy-bin microsocks libnss-wrapper");
    if (!m_home.isValid() || !writeText(m_home.filePath(u"hosts"_s), "127.0.0.1 "_ba + host.data() + '\n'))
        return failed("There is no temporary folder: "_ba + m_home.errorString().toUtf8());
    // A port that was free may be taken before the proxy has it.
    for (int attempt = 0; attempt < startAttempts; ++attempt) {
        QTcpServer free;
        if (!free.listen(QHostAddress::LocalHost))
            return failed("No loopback port is free");
        m_port = free.serverPort();
        free.close();
        if (run(program))
            return true;
    }
    return false;
}

bool ProxyServer::run(const QString &program)
{
    const QByteArray port = QByteArray::number(m_port);
    QStringList arguments{u"-i"_s, u"127.0.0.1"_s, u"-p"_s, QString::fromLatin1(port),
                          u"-u"_s, user,           u"-P"_s, password};
    if (m_kind == Kind::Http) {
        QByteArray text(tinyproxyConfiguration);
        text.replace("@PORT@", port).replace("@USER@", user.data()).replace("@PASSWORD@", password.data());
        if (!writeText(m_home.filePath(u"tinyproxy.conf"_s), text))
            return failed("The configuration could not be written");
        arguments = {u"-d"_s, u"-c"_s, u"tinyproxy.conf"_s};
    }
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LD_PRELOAD"_s, u"libnss_wrapper.so"_s);
    environment.insert(u"NSS_WRAPPER_HOSTS"_s, m_home.filePath(u"hosts"_s));
    m_process.setProcessEnvironment(environment);
    m_process.setWorkingDirectory(m_home.path());
    m_process.start(program, arguments);
    if (m_process.answers(m_port))
        return true;
    m_process.stop();
    return failed(program.toUtf8() + ": " + m_process.readAll());
}

bool ProxyServer::failed(const QByteArray &trouble)
{
    m_trouble = trouble;
    return false;
}

} // namespace Larder
