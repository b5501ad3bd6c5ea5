#include <QFileOpenEvent>
#include <QSignalSpy>
#include <QtTest>

#include "ui/openedfiles.h"

using namespace Larder;
using namespace Qt::StringLiterals;

/** As macOS tells a running program of files: one event each. */
class OpenedFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void told_data()
    {
        QTest::addColumn<QList<QUrl>>("asked");
        QTest::addColumn<QList<QStringList>>("opened");
        const QUrl one = QUrl::fromLocalFile(u"/tmp/a b.json"_s);
        const QUrl other = QUrl::fromLocalFile(u"/tmp/消息.json"_s);
        QTest::newRow("one file") << QList{one} << QList<QStringList>{{u"/tmp/a b.json"_s}};
        QTest::newRow("two at once") << QList{one, other}
                                     << QList<QStringList>{{u"/tmp/a b.json"_s, u"/tmp/消息.json"_s}};
        QTest::newRow("an address") << QList{QUrl(u"https://example.com/a.json"_s)} << QList<QStringList>{};
    }

    void told()
    {
        QFETCH(QList<QUrl>, asked);
        OpenedFiles files(*qApp);
        QSignalSpy opened(&files, &OpenedFiles::opened);
        for (const QUrl &url : asked) {
            QFileOpenEvent event(url);
            QCoreApplication::sendEvent(qApp, &event);
        }
        QCOMPARE(opened.size(), 0);
        QCoreApplication::processEvents();
        QList<QStringList> told;
        for (const QVariantList &each : opened)
            told.append(each.constFirst().toStringList());
        QTEST(told, "opened");
    }

    void toldAgain()
    {
        OpenedFiles files(*qApp);
        QSignalSpy opened(&files, &OpenedFiles::opened);
        for (int round = 1; round <= 2; ++round) {
            QFileOpenEvent event(QUrl::fromLocalFile(u"/tmp/a.json"_s));
            QCoreApplication::sendEvent(qApp, &event);
            QCoreApplication::processEvents();
            QCOMPARE(opened.size(), round);
            QCOMPARE(opened.constLast().constFirst().toStringList(), QStringList{u"/tmp/a.json"_s});
        }
    }
};

QTEST_MAIN(OpenedFilesTest)

#include "openedfiles_test.moc"
