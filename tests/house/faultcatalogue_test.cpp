#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString project = QStringLiteral(LARDER_PROJECT);

QString textOf(const QString &path)
{
    QFile file(project + u'/' + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/** `| A01 | what happens | where |` */
QList<QStringList> rows()
{
    static const QRegularExpression row(uR"(^\| ([A-J]\d\d) \| (.+) \| (.+) \|$)"_s,
                                        QRegularExpression::MultilineOption);
    QList<QStringList> found;
    for (auto each = row.globalMatch(textOf(u"tests/faults.md"_s)); each.hasNext();)
        found.append(each.next().capturedTexts().mid(1));
    return found;
}

} // namespace

/** tests/faults.md tells no tales. */
class FaultCatalogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noneIsLeftOut()
    {
        const QMap<QChar, int> lasts{{u'A', 18}, {u'B', 15}, {u'C', 18}, {u'D', 8},  {u'E', 24},
                                     {u'F', 19}, {u'G', 13}, {u'H', 9},  {u'I', 10}, {u'J', 7}};
        QStringList all;
        for (auto group = lasts.begin(); group != lasts.end(); ++group) {
            for (int number = 1; number <= group.value(); ++number)
                all.append(group.key() + u"%1"_s.arg(number, 2, 10, QChar(u'0')));
        }
        QStringList listed;
        for (const QStringList &row : rows())
            listed.append(row.first());
        QCOMPARE(listed, all);
    }

    void played_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("where");
        for (const QStringList &row : rows())
            QTest::newRow(qPrintable(row.at(0) + u' ' + row.at(1))) << row.at(0) << row.at(2);
    }

    /** Where a test names it, or with a reason why none does. */
    void played()
    {
        QFETCH(const QString, number);
        QFETCH(const QString, where);
        static const QRegularExpression reason(uR"(^not played: .{20,}$)"_s);
        if (reason.match(where).hasMatch())
            return;
        const QString path = QString(where).remove(u'`');
        const QRegularExpression named(u"\\b"_s + number + u"(?!\\d)"_s);
        QVERIFY2(textOf(path).contains(named), qPrintable(path + u" does not name "_s + number));
    }
};

QTEST_GUILESS_MAIN(FaultCatalogueTest)
#include "faultcatalogue_test.moc"
