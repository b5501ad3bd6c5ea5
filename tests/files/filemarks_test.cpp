#include "files/filemarks.h"

#include <QTemporaryDir>
#include <QtTest>

#include "files/originmark.h"
#include "tests/support/extendedattribute.h"

using namespace Larder;
using namespace Qt::StringLiterals;

class FileMarksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("bytes") == 5);
    }

    void fileTime_data()
    {
        QTest::addColumn<QDateTime>("time");
        QTest::newRow("years ago") << QDateTime(QDate(2021, 2, 3), QTime(4, 5, 6), Qt::UTC);
        QTest::newRow("another zone") << QDateTime(QDate(2024, 2, 29), QTime(23, 59, 59), Qt::OffsetFromUTC, 8 * 3600);
        QTest::newRow("to come") << QDateTime(QDate(2031, 1, 1), QTime(0, 0), Qt::UTC);
        QTest::newRow("before 1970") << QDateTime(QDate(1969, 7, 20), QTime(20, 17), Qt::UTC);
    }

    void fileTime()
    {
        QFETCH(const QDateTime, time);
        QVERIFY(setFileTime(path(), time));
        QCOMPARE(QFileInfo(path()).lastModified().toUTC(), time.toUTC());
        QCOMPARE(QFileInfo(path()).size(), 5);
    }

    void fileTimeComesToNothing_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QDateTime>("time");
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QTest::newRow("no such file") << m_folder.filePath(u"missing"_s) << now;
        QTest::newRow("no time") << path() << QDateTime();
        QTest::newRow("a folder") << m_folder.path() << now;
    }

    void fileTimeComesToNothing()
    {
        QFETCH(const QString, path);
        QFETCH(const QDateTime, time);
        QVERIFY(!setFileTime(path, time));
        QVERIFY(!QFile::exists(m_folder.filePath(u"missing"_s)));
    }

    void saysNoMoreThanTheServer_data()
    {
        QTest::addColumn<QUrl>("server");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &server, const QString &expected) {
            QTest::newRow(name) << QUrl(server) << expected;
        };
        row("a server", u"https://open.feishu.cn"_s, u"https://open.feishu.cn"_s);
        row("with a slash", u"https://open.feishu.cn/"_s, u"https://open.feishu.cn"_s);
        row("with a port", u"https://lark.example:8443"_s, u"https://lark.example:8443"_s);
        row("with a resource", u"https://open.feishu.cn/open-apis/im/v1/messages/om_1/resources/file_1?type=file#x"_s,
            u"https://open.feishu.cn"_s);
        row("with a user", u"https://ann:secret@open.feishu.cn/"_s, u"https://open.feishu.cn"_s);
        row("in Chinese", u"https://飞书.example/"_s, u"https://xn--1jq782p.example"_s);
    }

    void saysNoMoreThanTheServer()
    {
        QFETCH(const QUrl, server);
        QTEST(originOf(server), "expected");
        if (!mayHaveAttributes(path()))
            QVERIFY(!markOrigin(path(), server));
        else {
            QVERIFY(markOrigin(path(), server));
            QCOMPARE(QString::fromUtf8(extendedAttribute(path(), "user.xdg.origin.url")), originOf(server));
        }
    }

    void aMarkIsReplaced()
    {
        const bool there = mayHaveAttributes(path());
        QCOMPARE(markOrigin(path(), QUrl(u"https://open.feishu.cn"_s)), there);
        QCOMPARE(markOrigin(path(), QUrl(u"https://a.example"_s)), there);
        QCOMPARE(extendedAttribute(path(), "user.xdg.origin.url"), there ? "https://a.example"_ba : QByteArray());
    }

    void theMarkComesToNothing_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("no such file") << m_folder.filePath(u"missing"_s);
        QTest::newRow("a file system without attributes") << u"/proc/self/comm"_s;
    }

    void theMarkComesToNothing()
    {
        QFETCH(const QString, path);
        QVERIFY(!markOrigin(path, QUrl(u"https://open.feishu.cn"_s)));
        QVERIFY(!QFile::exists(m_folder.filePath(u"missing"_s)));
    }

private:
    [[nodiscard]] QString path() const { return m_folder.filePath(u"saved.bin"_s); }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(FileMarksTest)
#include "filemarks_test.moc"
