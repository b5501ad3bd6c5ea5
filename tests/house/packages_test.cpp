#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString packaging = QStringLiteral(LARDER_PROJECT "/packaging");

/** A system on which nothing is found but what a case puts there; what is called leaves a line in `calls`. */
class PretendedSystem
{
public:
    PretendedSystem()
    {
        for (const QString &tool : {u"sh"_s, u"env"_s, u"grep"_s, u"sed"_s, u"tail"_s, u"mkdir"_s})
            QFile::link(QStandardPaths::findExecutable(tool), m_folder.filePath(tool));
    }

    void add(const QString &tool, const QString &script)
    {
        QFile file(m_folder.filePath(tool));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n"_ba + script.toUtf8());
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    /** Runs install_packages for alpha and beta to its end. */
    void install()
    {
        QProcessEnvironment environment;
        environment.insert(u"PATH"_s, m_folder.path());
        environment.insert(u"root"_s, m_folder.path());
        environment.insert(u"SYSTEM"_s, m_folder.path());
        QProcess shell;
        shell.setProcessEnvironment(environment);
        QSignalSpy ended(&shell, &QProcess::finished);
        shell.start(m_folder.filePath(u"sh"_s),
                    {u"-c"_s, u". %1/build.sh && . %1/packages.sh && install_packages alpha beta"_s.arg(packaging)});
        QVERIFY(ended.wait(30000));
        exitCode = shell.exitCode();
        said = QString::fromUtf8(shell.readAllStandardError());
        QFile file(m_folder.filePath(u"calls"_s));
        if (file.open(QIODevice::ReadOnly))
            calls = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    }

    int exitCode = -1;
    QString said;
    QStringList calls;

private:
    QTemporaryDir m_folder;
};

const QString install = u"install -y -q --no-install-recommends "_s;

} // namespace

/** Packages are installed where they are missing, by whoever may, and nobody is asked for anything otherwise. */
class PackagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wanted_data();
    void wanted();
    void notDebian();
};

void PackagesTest::wanted_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<bool>("sudo");
    QTest::addColumn<QString>("installed");
    QTest::addColumn<QString>("listsKnow"); ///< yes; no; after an update
    QTest::addColumn<bool>("succeeds");
    QTest::addColumn<QStringList>("calls");
    QTest::addColumn<QString>("says");

    const QString root = u"0"_s;
    const QString somebody = u"1000"_s;
    const QString both = u"alpha installed\\nbeta installed"_s;
    const QString alpha = u"alpha installed"_s;
    const QString alphaAndRest = u"alpha installed\\nbeta config-files"_s;

    QTest::newRow("all there, root") << root << false << both << u"yes"_s << true << QStringList{} << QString();
    QTest::newRow("all there, nobody to ask")
        << somebody << false << both << u"yes"_s << true << QStringList{} << QString();
    QTest::newRow("one missing, root") << root << false << alpha << u"yes"_s << true << QStringList{install + "beta"_L1}
                                       << u"Installing missing packages: beta"_s;
    QTest::newRow("removed, its settings left")
        << root << false << alphaAndRest << u"yes"_s << true << QStringList{install + "beta"_L1} << u"beta"_s;
    QTest::newRow("both missing, sudo") << somebody << true << QString() << u"yes"_s << true
                                        << QStringList{u"sudo"_s, install + "alpha beta"_L1} << u"alpha beta"_s;
    QTest::newRow("missing, neither root nor sudo")
        << somebody << false << alpha << u"yes"_s << false << QStringList{} << u"needs root or sudo"_s;
    QTest::newRow("lists are old") << root << false << alpha << u"after an update"_s << true
                                   << QStringList{install + "beta"_L1, u"update -q"_s, install + "beta"_L1}
                                   << u"beta"_s;
    QTest::newRow("no such package") << root << false << alpha << u"no"_s << false
                                     << QStringList{install + "beta"_L1, u"update -q"_s, install + "beta"_L1}
                                     << u"Unable to locate"_s;
}

void PackagesTest::wanted()
{
    QFETCH(QString, user);
    QFETCH(bool, sudo);
    QFETCH(QString, installed);
    QFETCH(QString, listsKnow);
    QFETCH(bool, succeeds);
    QFETCH(QString, says);

    PretendedSystem system;
    system.add(u"id"_s, u"echo "_s + user);
    system.add(u"dpkg-query"_s, uR"(printf '%1\n')"_s.arg(installed));
    system.add(u"apt-get"_s, uR"(shift 2 # the option about the lock
echo "$*" >>"$SYSTEM/calls"
[ "$1" != update ] || { : >"$SYSTEM/updated"; exit 0; }
case '%1' in
    yes) exit 0 ;;
    no) echo 'E: Unable to locate package'; exit 100 ;;
esac
[ -e "$SYSTEM/updated" ])"_s.arg(listsKnow));
    if (sudo)
        system.add(u"sudo"_s, uR"(echo sudo >>"$SYSTEM/calls"; exec "$@")"_s);

    system.install();
    QCOMPARE(system.exitCode == 0, succeeds);
    QTEST(system.calls, "calls");
    QVERIFY2(says.isEmpty() ? system.said.isEmpty() : system.said.contains(says), qPrintable(system.said));
}

void PackagesTest::notDebian()
{
    PretendedSystem system;
    system.install();
    QCOMPARE(system.exitCode, 0);
    QVERIFY2(system.said.contains("not a Debian system"_L1), qPrintable(system.said));
}

QTEST_GUILESS_MAIN(PackagesTest)
#include "packages_test.moc"
