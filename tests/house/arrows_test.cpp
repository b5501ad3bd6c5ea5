#include "house/arrows.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace Larder::House;
using namespace Qt::StringLiterals;

namespace {

const QString project = QStringLiteral(LARDER_PROJECT);
const QString qtHeaders = QStringLiteral(LARDER_QT_HEADERS);

QStringList sourcesOf(const QString &folder)
{
    QStringList files;
    QDirIterator each(project + u'/' + folder, {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (each.hasNext())
        files.append(QDir(project).relativeFilePath(each.next()));
    files.sort();
    return files;
}

} // namespace

/** Arrows between rooms run down only; a sentence in a document would not keep them so. */
class ArrowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyFolderIsARoom();
    void file_data();
    void file();
    void planted_data();
    void planted();
    void read_data();
    void read();
};

void ArrowsTest::initTestCase()
{
    QVERIFY(QDir::setCurrent(project));
    QVERIFY2(QFile::exists(qtHeaders + "/QtWidgets/QWidget"_L1), "Qt's headers are not where the build says they are");
}

void ArrowsTest::everyFolderIsARoom()
{
    QStringList folders = QDir(u"app"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    folders << u"ui"_s << u"ui/main"_s;
    folders.sort();
    QStringList known;
    for (const Room &room : rooms())
        known.append(room.name);
    known.sort();
    QCOMPARE(folders, known);
}

void ArrowsTest::file_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : sourcesOf(u"app"_s) + sourcesOf(u"ui"_s))
        QTest::newRow(qPrintable(name)) << name;
}

void ArrowsTest::file()
{
    QFETCH(QString, name);
    QFile source(name);
    QVERIFY(source.open(QIODevice::ReadOnly));

    QStringList complaints;
    for (const Include &include : includesOf(QString::fromUtf8(source.readAll()))) {
        if (const QString text = complaint(name, include.header, qtHeaders); !text.isEmpty())
            complaints.append(u"%1:%2: %3"_s.arg(name).arg(include.line).arg(text));
    }
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

void ArrowsTest::planted_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *title, const QString &name, const QString &header, const QString &expected = {}) {
        QTest::newRow(title) << name << header << expected;
    };

    row("the same room", u"app/http/httpclient.cpp"_s, u"http/httpget.h"_s);
    row("one step down", u"app/lark/requests.h"_s, u"http/byterange.h"_s);
    row("all the way down", u"ui/mainwindow.cpp"_s, u"core/error.h"_s);
    row("one step up", u"app/http/httpclient.cpp"_s, u"lark/requests.h"_s, u"http may not know lark"_s);
    row("from the bottom to the top", u"app/core/error.cpp"_s, u"ui/mainwindow.h"_s, u"core may not know ui"_s);
    row("sideways, auth and files", u"app/auth/keychain.cpp"_s, u"files/filename.h"_s, u"auth may not know files"_s);
    row("sideways, command line and demo", u"app/cli/commandline.cpp"_s, u"demo/demoserver.h"_s,
        u"cli may not know demo"_s);
    row("sideways, demo and command line", u"app/demo/demoserver.cpp"_s, u"cli/commandline.h"_s,
        u"demo may not know cli"_s);
    row("the window and the demo", u"ui/mainwindow.cpp"_s, u"demo/demoserver.h"_s);
    row("the window and the command line", u"ui/mainwindow.cpp"_s, u"cli/commandline.h"_s, u"ui may not know cli"_s);
    row("main and the command line", u"ui/main.cpp"_s, u"cli/commandline.h"_s);
    row("main and the window", u"ui/main.cpp"_s, u"ui/mainwindow.h"_s);

    row("a widget in the window", u"ui/mainwindow.h"_s, u"QMainWindow"_s);
    row("a widget in app", u"app/session/engine.cpp"_s, u"QApplication"_s, u"session may not know QtWidgets"_s);
    row("a widget by its module", u"app/cli/commandline.cpp"_s, u"QtWidgets/QWidget"_s,
        u"cli may not know QtWidgets"_s);
    row("a whole module", u"app/cli/commandline.cpp"_s, u"QtWidgets"_s, u"cli may not know QtWidgets"_s);
    row("a picture in app", u"app/demo/demoserver.cpp"_s, u"QImage"_s, u"demo may not know QtGui"_s);
    row("a widget by its file name", u"app/cli/commandline.cpp"_s, u"qwidget.h"_s, u"cli may not know QtWidgets"_s);
    row("the network above core", u"app/http/httpclient.h"_s, u"QNetworkReply"_s);
    row("the network in core", u"app/core/error.h"_s, u"QNetworkReply"_s, u"core may not know QtNetwork"_s);
    row("a header of the network in files", u"app/files/partialfile.h"_s, u"QNetworkReply"_s,
        u"files may not know QtNetwork"_s);
    row("the keychain in auth", u"app/auth/keychain.cpp"_s, u"qt6keychain/keychain.h"_s);
    row("the keychain elsewhere", u"app/session/engine.cpp"_s, u"qt6keychain/keychain.h"_s,
        u"session may not know QtKeychain"_s);
    row("pages of documents in the window", u"ui/pdfpage.cpp"_s, u"QPdfDocument"_s);
    row("QR codes in the window", u"ui/qrcode.cpp"_s, u"qrencode.h"_s);
    row("QR codes elsewhere", u"app/cli/accountcommand.cpp"_s, u"qrencode.h"_s, u"cli may not know libqrencode"_s);
    row("a Qt header that is nowhere", u"app/core/error.h"_s, u"QNoSuchThing"_s,
        u"core may not know a Qt module that is not installed"_s);

    row("the standard library", u"app/core/result.h"_s, u"variant"_s);
    row("the system", u"app/files/partialfile.cpp"_s, u"sys/stat.h"_s);
    row("what moc writes for the file", u"app/session/engine.cpp"_s, u"engine.moc"_s);
    row("a neighbour without its room", u"app/core/error.cpp"_s, u"error.h"_s, u"error.h is not named with its room"_s);
    row("a way round", u"app/core/error.cpp"_s, u"../../ui/mainwindow.h"_s,
        u"../../ui/mainwindow.h is not named with its room"_s);
    row("a file in no room", u"app/stray.cpp"_s, u"core/error.h"_s, u"app/stray.cpp is in no room"_s);
}

void ArrowsTest::planted()
{
    QFETCH(QString, name);
    QFETCH(QString, header);
    QFETCH(QString, expected);
    QCOMPARE(complaint(name, header, qtHeaders), expected);
}

void ArrowsTest::read_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QStringList>("expected");

    QTest::newRow("quotes") << u"#include \"core/error.h\""_s << QStringList{u"1 core/error.h"_s};
    QTest::newRow("angle brackets") << u"#include <QString>"_s << QStringList{u"1 QString"_s};
    QTest::newRow("spaces and a comment") << u"  # include  <vector> // why"_s << QStringList{u"1 vector"_s};
    QTest::newRow("the line is counted") << u"#pragma once\n\n#include <deque>\n"_s << QStringList{u"3 deque"_s};
    QTest::newRow("inside a condition") << u"#ifdef Q_OS_WIN\n#include <windows.h>\n#endif"_s
                                        << QStringList{u"2 windows.h"_s};
    QTest::newRow("commented out") << u"// #include \"ui/mainwindow.h\""_s << QStringList{};
    QTest::newRow("in a text") << u"const auto *a = \"#include <QWidget>\";"_s << QStringList{};
}

void ArrowsTest::read()
{
    QFETCH(QString, source);
    QStringList seen;
    for (const Include &include : includesOf(source))
        seen.append(u"%1 %2"_s.arg(include.line).arg(include.header));
    QTEST(seen, "expected");
}

QTEST_GUILESS_MAIN(ArrowsTest)
#include "arrows_test.moc"
