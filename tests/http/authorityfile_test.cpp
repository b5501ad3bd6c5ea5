#include "http/authorityfile.h"

#include <algorithm>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/limits.h"
#include "support/testauthority.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/** Certificates made by openssl, as an administrator would. */
class AuthorityFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_authority.make(), m_authority.trouble().constData());
        QVERIFY2(m_authority.issue(u"server"_s, {}), m_authority.trouble().constData());
    }

    void taken_data()
    {
        QTest::addColumn<QByteArray>("pem");
        QTest::addColumn<int>("count");
        const QByteArray authority = contentOf(m_authority.certificate());
        const QByteArray server = contentOf(m_authority.fileOf(u"server.pem"_s));
        QTest::newRow("an authority") << authority << 1;
        QTest::newRow("with words around it") << "Example Corp\n\n" + authority + "\nend\n" << 1;
        QTest::newRow("with lines of Windows") << QByteArray(authority).replace("\n", "\r\n") << 1;
        QTest::newRow("behind a server's") << server + authority << 1;
        QTest::newRow("DER, as Windows exports it") << QSslCertificate(authority).toDer() << 1;
        QTest::newRow("twice") << authority + authority << 2;
    }

    void taken()
    {
        QFETCH(const QByteArray, pem);
        QFETCH(const int, count);
        const auto read = authoritiesIn(pem, QDateTime::currentDateTimeUtc());
        QVERIFY2(read.ok(), read.ok() ? "" : QByteArray::number(int(read.error().reason)).constData());
        QCOMPARE(read->size(), count);
        QCOMPARE(displayName(read->first()), u"Loopback tests"_s);
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("pem");
        QTest::addColumn<int>("daysFromNow");
        QTest::addColumn<Reason>("reason");
        const QByteArray authority = contentOf(m_authority.certificate());
        const QByteArray server = contentOf(m_authority.fileOf(u"server.pem"_s));
        QTest::newRow("nothing") << QByteArray() << 0 << Reason::AuthorityFileForeign;
        QTest::newRow("text") << "no certificate"_ba << 0 << Reason::AuthorityFileForeign;
        QTest::newRow("half of a DER") << QSslCertificate(authority).toDer().first(300) << 0
                                       << Reason::AuthorityFileForeign;
        QTest::newRow("a server's as DER") << QSslCertificate(server).toDer() << 0 << Reason::AuthorityFileHasNone;
        QTest::newRow("cut") << authority.first(authority.size() / 2) << 0 << Reason::AuthorityFileForeign;
        QTest::newRow("a key") << contentOf(m_authority.fileOf(u"authority.key"_s)) << 0
                               << Reason::AuthorityFileForeign;
        QTest::newRow("a server's") << server << 0 << Reason::AuthorityFileHasNone;
        QTest::newRow("expired") << authority << 4000 << Reason::AuthorityFileOutOfDate;
        QTest::newRow("not valid yet") << authority << -4000 << Reason::AuthorityFileOutOfDate;
    }

    void refused()
    {
        QFETCH(const QByteArray, pem);
        QFETCH(const int, daysFromNow);
        QFETCH(const Reason, reason);
        const auto read = authoritiesIn(pem, QDateTime::currentDateTimeUtc().addDays(daysFromNow));
        QVERIFY(!read);
        QCOMPARE(read.error().reason, reason);
    }

    void files_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<std::optional<Reason>>("reason");
        const QString large = m_folder.filePath(u"large.pem"_s);
        QFile file(large);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(contentOf(m_authority.certificate()));
        QVERIFY(file.resize(Limits::authorityFileBytes + 1));
        const std::optional<Reason> unreadable = Reason::AuthorityFileUnreadable;
        QTest::newRow("there") << m_authority.certificate() << std::optional<Reason>();
        QTest::newRow("not there") << m_folder.filePath(u"none.pem"_s) << unreadable;
        QTest::newRow("a folder") << m_folder.path() << unreadable;
        QTest::newRow("far too large") << large << std::optional(Reason::AuthorityFileForeign);
    }

    void files()
    {
        QFETCH(const QString, path);
        QFETCH(const std::optional<Reason>, reason);
        const auto read = readAuthorities(path);
        QCOMPARE(read.ok() ? std::optional<Reason>() : std::optional(read.error().reason), reason);
    }

    /** Qt looks for the system's by itself only while nobody has named any. */
    void trustedBesideTheSystems()
    {
        const QList<QSslCertificate> systems = QSslConfiguration::systemCaCertificates();
        QVERIFY2(!systems.isEmpty(), "this system has no authorities: ca-certificates is missing");
        const auto own = readAuthorities(m_authority.certificate());
        QVERIFY(own.ok());
        const QList<QSslCertificate> trusted = trusting(*own).caCertificates();
        QCOMPARE(trusted.size(), systems.size() + 1);
        QVERIFY(trusted.contains(own->first()));
        QVERIFY(std::all_of(systems.begin(), systems.end(),
                            [&trusted](const QSslCertificate &each) { return trusted.contains(each); }));
        QCOMPARE(trusting({}), QSslConfiguration::defaultConfiguration());
    }

private:
    TestAuthority m_authority;
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(AuthorityFileTest)
#include "authorityfile_test.moc"
