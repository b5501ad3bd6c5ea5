#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include "cli/commandline.h"
#include "cli/downloadlines.h"
#include "cli/options.h"
#include "completions.h"
#include "manpage.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

const QString project = QStringLiteral(LARDER_PROJECT);

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/** As a reader has it: roff's escapes undone, as far as this page uses them. */
QString readable(QString roff)
{
    static const QRegularExpression codePoint(uR"(\\\[u([0-9A-F]{4,6})\])"_s);
    roff.replace("\\-"_L1, "-"_L1).remove("\\&"_L1).replace("..."_L1, u"…"_s);
    for (auto match = codePoint.match(roff); match.hasMatch(); match = codePoint.match(roff))
        roff.replace(match.capturedStart(), match.capturedLength(), QChar(match.captured(1).toUShort(nullptr, 16)));
    return roff.replace("\\e"_L1, "\\"_L1);
}

QString madeManPage()
{
    const QString frame = textOf(project + "/packaging/pages/larder.1.in"_L1);
    return readable(manPage(frame, {.version = QStringLiteral(LARDER_VERSION), .date = u"2026-01-02"_s}));
}

QSet<QString> allMatches(const QString &text, const QString &pattern)
{
    QSet<QString> found;
    for (auto each = QRegularExpression(pattern, QRegularExpression::MultilineOption).globalMatch(text);
         each.hasNext();)
        found.insert(each.next().captured(1));
    return found;
}

/** As the program itself says them, not as the table has them. */
QSet<QString> optionsInHelp()
{
    return allMatches(helpText(), uR"(^ +(?:-\w, )?--([a-z0-9-]+))"_s);
}

QSet<QString> variablesInCode()
{
    QSet<QString> found;
    for (const QString &room : {u"/app"_s, u"/ui"_s}) {
        QDirIterator files(project + room, {u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            found += allMatches(textOf(files.next()), uR"~("((?:LARDER|LARKSUITE)_[A-Z_]*[A-Z])")~"_s);
    }
    return found;
}

QString firstLineOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished() ? QString::fromUtf8(process.readLine()).trimmed() : QString();
}

} // namespace

/** The manual page and the completions say what the command line says, and nothing else. */
class PagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpIsOfTheTable();
    void everyOption_data();
    void everyOption();
    void manPageNamesNoOtherOption();
    void manPageIsFilled();
    void offeredWordsAreTaken_data();
    void offeredWordsAreTaken();
    void variables();
    void exitCodes();
    void escapes();
    void versions();
};

void PagesTest::helpIsOfTheTable()
{
    QSet<QString> table;
    for (const Option &option : commandLineOptions())
        table.insert(option.name);
    QCOMPARE(optionsInHelp(), table);
    QVERIFY(table.size() > 20);
}

void PagesTest::everyOption_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("pattern"); ///< %1: the option's name

    QTest::newRow("man page") << madeManPage() << uR"(^\.B[RI] (?:-\w ", " )?--%1(?: |$))"_s;
    QTest::newRow("bash") << bashCompletion() << uR"(compgen -W '[^']*(?<![\w-])--%1(?![\w-]))"_s;
    QTest::newRow("zsh") << zshCompletion() << uR"(--%1[=}\[])"_s;
    QTest::newRow("fish") << fishCompletion() << uR"(^complete -c larder.* -l %1 )"_s;
}

void PagesTest::everyOption()
{
    QFETCH(QString, page);
    QFETCH(QString, pattern);
    for (const QString &option : optionsInHelp()) {
        const QRegularExpression named(pattern.arg(option), QRegularExpression::MultilineOption);
        QVERIFY2(page.contains(named), qPrintable("--"_L1 + option + " is missing"_L1));
    }
    QVERIFY(!page.contains(QRegularExpression(pattern.arg(u"no-such-option"_s), QRegularExpression::MultilineOption)));
}

void PagesTest::manPageNamesNoOtherOption()
{
    const QSet<QString> named = allMatches(madeManPage(), uR"((?<![\w-])--([a-z0-9][a-z0-9-]*))"_s);
    QCOMPARE(named, optionsInHelp());
}

void PagesTest::manPageIsFilled()
{
    const QString page = madeManPage();
    QVERIFY2(!page.contains(QRegularExpression(uR"(@\w+@)"_s)), qPrintable(page));
    QVERIFY(page.contains(".TH LARDER 1 2026-01-02 \"Larder " LARDER_VERSION "\""_L1));
    for (const Option &option : commandLineOptions())
        QVERIFY2(page.contains(u'\n' + option.description + u'\n'), qPrintable(option.name));
}

void PagesTest::offeredWordsAreTaken_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("word");
    QTest::addColumn<bool>("taken");
    for (const Option &option : commandLineOptions()) {
        for (const QString &word : option.words)
            QTest::addRow("--%s %s", qPrintable(option.name), qPrintable(word)) << option.name << word << true;
        if (!option.words.isEmpty())
            QTest::addRow("--%s ftp://x", qPrintable(option.name)) << option.name << u"ftp://x"_s << false;
    }
}

void PagesTest::offeredWordsAreTaken()
{
    QFETCH(QString, option);
    QFETCH(QString, word);
    const Command command = readCommandLine({u"larder"_s, "--"_L1 + option, word}, {OpenPlatform::lark(), u"/tmp"_s});
    QTEST(!std::holds_alternative<BadUsage>(command), "taken");
}

void PagesTest::variables()
{
    const QString page = madeManPage();
    const QSet<QString> variables = variablesInCode();
    QVERIFY(variables.contains(u"LARDER_USER_ACCESS_TOKEN"_s));
    for (const QString &variable : variables)
        QVERIFY2(page.contains(variable), qPrintable(variable));
}

void PagesTest::exitCodes()
{
    const QSet<QString> inReadme = allMatches(textOf(project + "/README.md"_L1), uR"(^\| (\d{1,3}) \|)"_s);
    QSet<QString> inTable;
    const QString page = madeManPage();
    for (const ExitMeaning &each : exitMeanings()) {
        inTable.insert(QString::number(int(each.code)));
        QVERIFY(page.contains(u".B %1\n%2\n"_s.arg(int(each.code)).arg(each.meaning)));
    }
    QCOMPARE(inTable, inReadme);
}

/** What would begin a request of roff, or turn into another character, does not. */
void PagesTest::escapes()
{
    const QString purpose = manPage(u"@PURPOSE@"_s, {});
    QCOMPARE(readable(purpose), programPurpose());
    const QString page = manPage(u"@OPTIONS@\n"_s, {});
    QVERIFY(page.contains("img_..."_L1));
    QVERIFY(page.contains(".BI \\-\\-message\\-id \" ID\""_L1));
    QVERIFY(page.contains(".BR \\-h \", \" \\-\\-help"_L1));
}

/** One place says the version: CMakeLists.txt. */
void PagesTest::versions()
{
    const QString version = QStringLiteral(LARDER_VERSION);
    const QString cmake = textOf(project + "/CMakeLists.txt"_L1);
    QVERIFY(cmake.contains(u"project(Larder VERSION %1 "_s.arg(version)));
    QCOMPARE(firstLineOf(QStringLiteral(LARDER_PROGRAM), {u"--version"_s}), "larder "_L1 + version);
    QVERIFY(textOf(QStringLiteral(LARDER_MADE_MAN_PAGE)).contains("\"Larder "_L1 + version + u'"'));

    const QString metainfo = textOf(project + "/packaging/desktop/io.github.larder.Larder.metainfo.xml"_L1);
    const QRegularExpression newest(uR"(<releases>\s*<release [^>]*version="([^"]+)\")"_s);
    QCOMPARE(newest.match(metainfo).captured(1), version);
}

QTEST_GUILESS_MAIN(PagesTest)
#include "pages_test.moc"
