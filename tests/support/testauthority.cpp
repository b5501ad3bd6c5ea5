#include "support/testauthority.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

constexpr int patienceMs = 60'000;

const char configuration[] = R"([req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[server]
basicConstraints = critical, CA:FALSE
extendedKeyUsage = serverAuth
subjectAltName = ${ENV::NAMES}
authorityKeyIdentifier = keyid
[ca]
default_ca = issuing
[issuing]
certificate = authority.pem
private_key = authority.key
database = issued.txt
new_certs_dir = .
rand_serial = yes
unique_subject = no
default_md = sha256
policy = any
x509_extensions = server
[any]
commonName = supplied
)";

bool writeText(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.flush();
}

QString asOpensslHasIt(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyyMMddHHmmss"_s) + u'Z';
}

QStringList newKey(const QString &name)
{
    return {u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s, u"-nodes"_s, u"-keyout"_s, name};
}

} // namespace

bool TestAuthority::make()
{
    if (!m_home.isValid() || !writeText(fileOf(u"openssl.conf"_s), configuration) ||
        !writeText(fileOf(u"issued.txt"_s), {}))
        return failed("There is no temporary folder: "_ba + m_home.errorString().toUtf8());
    qputenv("NAMES", "DNS:unused");
    return run(QStringList{u"req"_s, u"-x509"_s, u"-config"_s, u"openssl.conf"_s, u"-days"_s, u"30"_s, u"-subj"_s,
                           u"/CN=Loopback tests"_s, u"-extensions"_s, u"authority"_s, u"-out"_s, u"authority.pem"_s} +
               newKey(u"authority.key"_s));
}

bool TestAuthority::issue(const QString &name, const ServerCertificate &certificate)
{
    qputenv("NAMES", certificate.names.toLatin1());
    return run(QStringList{u"req"_s, u"-new"_s, u"-config"_s, u"openssl.conf"_s, u"-subj"_s, u"/CN=server"_s, u"-out"_s,
                           name + u".request"_s} +
               newKey(name + u".key"_s)) &&
           run({u"ca"_s, u"-batch"_s, u"-notext"_s, u"-config"_s, u"openssl.conf"_s, u"-startdate"_s,
                asOpensslHasIt(certificate.from), u"-enddate"_s, asOpensslHasIt(certificate.to), u"-in"_s,
                name + u".request"_s, u"-out"_s, name + u".pem"_s});
}

bool TestAuthority::run(const QStringList &arguments)
{
    const QString program = QStandardPaths::findExecutable(u"openssl"_s);
    if (program.isEmpty())
        return failed("apt-get install --no-install-recommends openssl");
    QProcess openssl;
    openssl.setWorkingDirectory(m_home.path());
    openssl.start(program, arguments);
    if (openssl.waitForFinished(patienceMs) && openssl.exitCode() == 0)
        return true;
    return failed("openssl: "_ba + openssl.readAllStandardError());
}

bool TestAuthority::failed(const QByteArray &trouble)
{
    m_trouble = trouble;
    return false;
}

} // namespace Larder
