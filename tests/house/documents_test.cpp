#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString project = QStringLiteral(LARDER_PROJECT);

QString textOf(const QString &document)
{
    QFile file(project + u'/' + document);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/** Paths of this project that a document names: in backticks, as a link, or after `sh` and `bash`. */
QStringList pathsIn(const QString &text)
{
    static const QRegularExpression path(
        uR"((?:[`(]|\bsh |\bbash )((?:app|ui|tests|packaging|resources|translations|\.ci)/[\w./-]+|[A-Z]+\.md|LICENSE))"_s);
    QSet<QString> paths;
    for (auto each = path.globalMatch(text); each.hasNext();)
        paths.insert(each.next().captured(1));
    QStringList sorted(paths.begin(), paths.end());
    sorted.sort();
    return sorted;
}

QString firstIn(const QString &document, const QString &pattern)
{
    return QRegularExpression(pattern, QRegularExpression::MultilineOption).match(textOf(document)).captured(1);
}

/** What is the same in every language: what stands in backticks, and the platform's codes. */
QStringList namesIn(const QString &text)
{
    static const QRegularExpression name(uR"(`([^`\n]+)`|\b(\d{5,})\b)"_s);
    QSet<QString> names;
    QString prose;
    bool isCode = false;
    for (const QString &line : text.split(u'\n')) {
        if (line.startsWith("```"_L1))
            isCode = !isCode;
        else if (!isCode)
            prose += line + u'\n';
    }
    for (auto each = name.globalMatch(prose); each.hasNext();) {
        const QRegularExpressionMatch match = each.next();
        names.insert(match.captured(1) + match.captured(2));
    }
    QStringList sorted(names.begin(), names.end());
    sorted.sort();
    return sorted;
}

/** `app/core/error.h`, or the class's name for both of its files. */
bool isThere(const QString &path)
{
    const QString absolute = project + u'/' + path;
    return QFileInfo::exists(absolute) || QFileInfo::exists(absolute + ".h"_L1);
}

} // namespace

/** A map that names places which are gone is worse than none. */
class DocumentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void named_data();
    void named();
    void read_data();
    void read();
    void sameVersion_data();
    void sameVersion();
    void sameInBothLanguages();
};

void DocumentsTest::named_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &document : QDir(project).entryList({u"*.md"_s}, QDir::Files)) {
        for (const QString &path : pathsIn(textOf(document)))
            QTest::newRow(qPrintable(document + ": "_L1 + path)) << path;
    }
}

void DocumentsTest::named()
{
    QFETCH(QString, path);
    QVERIFY2(isThere(path), qPrintable(path + " is named, but not there"_L1));
}

void DocumentsTest::read_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");

    QTest::newRow("in backticks") << u"see `app/core/error.h`."_s << QStringList{u"app/core/error.h"_s};
    QTest::newRow("twice in a line") << u"`ui/main.cpp`, `app/cli/commandline.cpp`"_s
                                     << QStringList{u"app/cli/commandline.cpp"_s, u"ui/main.cpp"_s};
    QTest::newRow("a link") << u"[the licence](LICENSE) and [more](CONTRIBUTING.md)"_s
                            << QStringList{u"CONTRIBUTING.md"_s, u"LICENSE"_s};
    QTest::newRow("a command") << u"sh tests/run.sh -R arrows"_s << QStringList{u"tests/run.sh"_s};
    QTest::newRow("bash") << u"bash .ci/run"_s << QStringList{u".ci/run"_s};
    QTest::newRow("what a build makes") << u"`build/release/ui/larder --demo`"_s << QStringList{};
    QTest::newRow("words") << u"window and/or command line, app/ and ui/"_s << QStringList{};
}

void DocumentsTest::read()
{
    QFETCH(QString, text);
    QTEST(pathsIn(text), "expected");
}

/** The project's version is that of CMakeLists.txt; whoever else says one says the same. */
void DocumentsTest::sameVersion_data()
{
    QTest::addColumn<QString>("document");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("date");

    QTest::newRow("changelog") << u"CHANGELOG.md"_s << uR"(^## \[(\d\S*)\])"_s << uR"(^## \[\d\S*\] - (\S+)$)"_s;
    QTest::newRow("for software centres")
        << u"packaging/desktop/io.github.larder.Larder.metainfo.xml"_s << uR"x(<release version="([^"]+)")x"_s
        << uR"x(<release [^>]*date="([^"]+)")x"_s;
}

void DocumentsTest::sameVersion()
{
    QFETCH(QString, document);
    QFETCH(QString, version);
    QFETCH(QString, date);
    QCOMPARE(firstIn(document, version), QStringLiteral(LARDER_VERSION));
    QCOMPARE(firstIn(document, date), firstIn(u"CHANGELOG.md"_s, uR"(^## \[\d\S*\] - (\d{4}-\d\d-\d\d)$)"_s));
    QVERIFY(!firstIn(document, date).isEmpty());
}

/** A path, a permission or a code that only one of them names was forgotten in the other. */
void DocumentsTest::sameInBothLanguages()
{
    QCOMPARE(namesIn(textOf(u"README.zh_CN.md"_s)), namesIn(textOf(u"README.md"_s)));
}

QTEST_GUILESS_MAIN(DocumentsTest)
#include "documents_test.moc"
