#include "files/nametemplate.h"

#include <QtTest>

#include "core/limits.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

const QString messageId = u"om_7f3c21d6a9b84e0f95ad1c6632be70aa"_s;

NameSources sourcesNamed(const QString &name)
{
    return NameSources{.chosen = {},
                       .fromMessage = name,
                       .fromServer = {},
                       .contentType = {},
                       .firstBytes = {},
                       .fileKey = FileKey::parse(u"file_v3_00ab_6f1c"_s).value(),
                       .type = ResourceType::File};
}

MessageOrigin everythingKnown()
{
    return MessageOrigin{.messageId = messageId,
                         .messageType = u"file"_s,
                         .sender = u"Ann Miller"_s,
                         .chatId = u"oc_41"_s,
                         .sentAt = QDateTime(QDate(2026, 3, 4), QTime(9, 6, 3))};
}

NameTemplate parsed(const QString &text)
{
    const auto result = NameTemplate::parse(text);
    if (!std::holds_alternative<NameTemplate>(result))
        qFatal("A template of a test is none");
    return std::get<NameTemplate>(result);
}

} // namespace

Q_DECLARE_METATYPE(Larder::TemplateFault)
Q_DECLARE_METATYPE(Larder::MessageOrigin)

class NameTemplateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filled_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("the name") << u"{name}"_s << u"report.pdf"_s;
        QTest::newRow("nothing") << QString() << u"report.pdf"_s;
        QTest::newRow("spaces") << u"  "_s << u"report.pdf"_s;
        QTest::newRow("date") << u"{date} {name}"_s << u"2026-03-04 report.pdf"_s;
        QTest::newRow("time") << u"{time} {name}"_s << u"09-06-03 report.pdf"_s;
        QTest::newRow("year, month, day") << u"{year}.{month}.{day} {name}"_s << u"2026.03.04 report.pdf"_s;
        QTest::newRow("sender") << u"{sender} - {name}"_s << u"Ann Miller - report.pdf"_s;
        QTest::newRow("chat") << u"{chat}_{name}"_s << u"oc_41_report.pdf"_s;
        QTest::newRow("message") << u"{message}"_s << messageId + u".pdf"_s;
        QTest::newRow("key") << u"{key}"_s << u"file_v3_00ab_6f1c.pdf"_s;
        QTest::newRow("the name first") << u"{name} {date}"_s << u"report 2026-03-04.pdf"_s;
        QTest::newRow("the name twice") << u"{name} {name}"_s << u"report report.pdf"_s;
        QTest::newRow("one right behind the other") << u"{date}{name}"_s << u"2026-03-04report.pdf"_s;
        QTest::newRow("text alone") << u"attachment"_s << u"attachment.pdf"_s;
        QTest::newRow("the extension written out") << u"{date}.PDF"_s << u"2026-03-04.PDF"_s;
        QTest::newRow("another extension written out") << u"{name}.bak"_s << u"report.bak.pdf"_s;
        QTest::newRow("folders") << u"{year}/{month}/{name}"_s << u"2026/03/report.pdf"_s;
        QTest::newRow("folders with backslashes") << u"{year}\\{name}"_s << u"2026/report.pdf"_s;
        QTest::newRow("a folder of the name") << u"{name}/{date}"_s << u"report/2026-03-04.pdf"_s;
        QTest::newRow("a folder alone") << u"{sender}/"_s << u"Ann Miller/report.pdf"_s;
        QTest::newRow("no folder between two slashes") << u"{year}//{name}"_s << u"2026/report.pdf"_s;
        QTest::newRow("here") << u"./{name}"_s << u"report.pdf"_s;
        QTest::newRow("a hidden folder, as wished") << u".lark/{name}"_s << u".lark/report.pdf"_s;
        QTest::newRow("F04 a device of text") << u"con/{name}"_s << u"_con/report.pdf"_s;
        QTest::newRow("F05 illegal text") << u"a:b {name}"_s << u"a_b report.pdf"_s;
        QTest::newRow("F06 what Windows drops") << u"{sender}. /{name}"_s << u"Ann Miller/report.pdf"_s;
    }

    void filled()
    {
        QFETCH(const QString, text);
        QTEST(parsed(text).filled(sourcesNamed(u"report.pdf"_s), everythingKnown()), "expected");
    }

    void namesKeepTheirExtension_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        QTest::newRow("one") << u"a.pdf"_s << u"a 2026.pdf"_s;
        QTest::newRow("two") << u"a.tar.gz"_s << u"a 2026.tar.gz"_s;
        QTest::newRow("none") << u"README"_s << u"README 2026"_s;
        QTest::newRow("a version, which is none") << u"Report v1.2"_s << u"Report v1.2 2026"_s;
        QTest::newRow("a dot in front") << u".profile"_s << u"_ 2026.profile"_s;
    }

    void namesKeepTheirExtension()
    {
        QFETCH(const QString, name);
        QTEST(parsed(u"{name} {year}"_s).filled(sourcesNamed(name), everythingKnown()), "expected");
    }

    void withoutTemplateItIsTheNameItself_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList names{u"report.pdf"_s,     u"a .txt"_s,
                                u"README"_s,         u".htaccess"_s,
                                u"con.txt"_s,        u"../../x"_s,
                                u"a\\b.pdf"_s,       u"invoice\u202efdp.exe"_s,
                                u"~backup"_s,        u"a.tar.gz"_s,
                                u"x.larder-part"_s,  u"报告（最终版）.docx"_s,
                                u"\U0001f4e6.zip"_s, QString(300, u'长') + u".pdf"_s,
                                u"{date}.txt"_s,     QString()};
        for (const QString &name : names)
            QTest::newRow(qPrintable(name.left(40))) << name;
    }

    void withoutTemplateItIsTheNameItself()
    {
        QFETCH(const QString, name);
        const NameSources sources = sourcesNamed(name);
        QCOMPARE(NameTemplate().filled(sources, everythingKnown()), savedName(sources));
    }

    void aChosenNameComesFirst()
    {
        NameSources sources = sourcesNamed(u"report.pdf"_s);
        sources.chosen = u"mine/chosen"_s;
        QCOMPARE(parsed(u"{date}/{name}"_s).filled(sources, everythingKnown()), u"mine/chosen.pdf"_s);
    }

    void unknown_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<MessageOrigin>("origin");
        QTest::addColumn<QString>("expected");
        const MessageOrigin none;
        MessageOrigin noSender = everythingKnown();
        noSender.sender.clear();
        MessageOrigin noChat = everythingKnown();
        noChat.chatId.clear();
        MessageOrigin onlyDate;
        onlyDate.sentAt = everythingKnown().sentAt;
        const auto row = [](const char *name, const QString &text, const MessageOrigin &origin,
                            const QString &expected) { QTest::newRow(name) << text << origin << expected; };
        row("first", u"{date} {name}"_s, none, u"report.pdf"_s);
        row("first two", u"{date} {sender} {name}"_s, none, u"report.pdf"_s);
        row("in the middle", u"{date} {sender} {name}"_s, noSender, u"2026-03-04 report.pdf"_s);
        row("in the middle, another separator", u"{date}_{sender} - {name}"_s, noSender, u"2026-03-04 - report.pdf"_s);
        row("two in the middle", u"{date} - {sender} - {chat} - {name}"_s, onlyDate, u"2026-03-04 - report.pdf"_s);
        row("last", u"{name} - {sender}"_s, noSender, u"report.pdf"_s);
        row("last, with text behind", u"{name} by {sender}!"_s, noSender, u"report!.pdf"_s);
        row("behind text", u"IMG {sender} {name}"_s, noSender, u"IMG report.pdf"_s);
        row("in brackets", u"{date} ({sender}) {name}"_s, noSender, u"2026-03-04 report.pdf"_s);
        row("in brackets, first", u"[{sender}] {name}"_s, noSender, u"report.pdf"_s);
        row("in brackets, last", u"{name} ({sender})"_s, noSender, u"report.pdf"_s);
        row("in brackets behind text", u"IMG ({sender}) {name}"_s, noSender, u"IMG report.pdf"_s);
        row("in Chinese brackets", u"{date}（{sender}）{name}"_s, noSender, u"2026-03-04report.pdf"_s);
        row("first of two in brackets", u"{date} ({sender}, {chat}) {name}"_s, noSender,
            u"2026-03-04 (oc_41) report.pdf"_s);
        row("second of two in brackets", u"{date} ({sender}, {chat}) {name}"_s, noChat,
            u"2026-03-04 (Ann Miller) report.pdf"_s);
        row("both in brackets", u"{date} ({sender}, {chat}) {name}"_s, onlyDate, u"2026-03-04 report.pdf"_s);
        row("a folder", u"{chat}/{name}"_s, noChat, u"report.pdf"_s);
        row("a folder with text", u"Chat {chat}/{name}"_s, noChat, u"report.pdf"_s);
        row("one of a folder", u"{chat} {year}/{name}"_s, noChat, u"2026/report.pdf"_s);
        row("the whole name", u"{year}/{sender}"_s, noSender, u"2026/report.pdf"_s);
        row("everything", u"{date}/{sender}/{chat}"_s, none, u"report.pdf"_s);
    }

    void unknown()
    {
        QFETCH(const QString, text);
        QFETCH(const MessageOrigin, origin);
        QTEST(parsed(text).filled(sourcesNamed(u"report.pdf"_s), origin), "expected");
    }

    void strangersText_data()
    {
        QTest::addColumn<QString>("sender");
        QTest::addColumn<QString>("expected");
        QTest::newRow("F01 up") << u"../.."_s << u"_.._/a.pdf"_s;
        QTest::newRow("F01 two dots") << u".."_s << u"a.pdf"_s;
        QTest::newRow("F01 absolute") << u"/etc"_s << u"_etc/a.pdf"_s;
        QTest::newRow("F01 a slash makes no folder") << u"R&D/Ann"_s << u"R&D_Ann/a.pdf"_s;
        QTest::newRow("F02 controls") << u"A\x1b[31m\nB"_s << u"A[31m B/a.pdf"_s;
        QTest::newRow("F03 direction") << u"A\u202eB"_s << u"AB/a.pdf"_s;
        QTest::newRow("F04 a device") << u"nul"_s << u"_nul/a.pdf"_s;
        QTest::newRow("F06 trailing dots") << u"Ann..."_s << u"Ann/a.pdf"_s;
        QTest::newRow("F15 hidden") << u".ssh"_s << u"_.ssh/a.pdf"_s;
        QTest::newRow("F18 a partial") << u"x.larder-part"_s << u"x_larder-part/a.pdf"_s;
        QTest::newRow("braces are no placeholder") << u"{key}"_s << u"{key}/a.pdf"_s;
        QTest::newRow("only spaces") << u"   "_s << u"a.pdf"_s;
    }

    void strangersText()
    {
        QFETCH(const QString, sender);
        MessageOrigin origin = everythingKnown();
        origin.sender = sender;
        const QString name = parsed(u"{sender}/{name}"_s).filled(sourcesNamed(u"a.pdf"_s), origin);
        QTEST(name, "expected");
        QVERIFY(checkChosenName(name).ok());
    }

    void longValuesLeaveRoomForTheOthers()
    {
        MessageOrigin origin = everythingKnown();
        origin.sender = QString(1000, u'长');
        origin.chatId = QString(1000, u'c');
        const QString name =
            parsed(u"{sender} {chat} {name}"_s).filled(sourcesNamed(QString(1000, u'n') + u".pdf"_s), origin);
        QVERIFY(name.toUtf8().size() <= Limits::nameBytes - Limits::nameReserve);
        QCOMPARE(name.count(u'长'), Limits::namePartBytes / 3);
        QCOMPARE(name.count(u'c'), Limits::namePartBytes);
        QVERIFY(name.contains(u"nnn"_s));
        QVERIFY(name.endsWith(u".pdf"_s));
    }

    void isNone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<TemplateFault>("fault");
        using Kind = TemplateFault::Kind;
        const auto row = [](const char *name, const QString &text, const TemplateFault &fault) {
            QTest::newRow(name) << text << fault;
        };
        row("a word that nobody knows", u"{date} {foo}"_s, {Kind::UnknownPlaceholder, 7, u"foo"_s});
        row("capitals", u"{Name}"_s, {Kind::UnknownPlaceholder, 0, u"Name"_s});
        row("spaces in the braces", u"{ name }"_s, {Kind::UnknownPlaceholder, 0, u" name "_s});
        row("empty braces", u"a{}"_s, {Kind::UnknownPlaceholder, 1, {}});
        row("never closed", u"{date} {name"_s, {Kind::NotClosed, 7});
        row("another in it", u"{na{date}"_s, {Kind::NotClosed, 0});
        row("a slash in it is no folder", u"{a/b}"_s, {Kind::UnknownPlaceholder, 0, u"a/b"_s});
        row("never opened", u"date} {name}"_s, {Kind::NotOpened, 4});
        row("absolute", u"/tmp/{name}"_s, {Kind::LeavesFolder, 0});
        row("a drive", u"C:\\{name}"_s, {Kind::LeavesFolder, 0});
        row("up", u"{date}/../{name}"_s, {Kind::LeavesFolder, 7});
        row("up at the end", u"{date}/.."_s, {Kind::LeavesFolder, 7});
    }

    void isNone()
    {
        QFETCH(const QString, text);
        const auto result = NameTemplate::parse(text);
        QVERIFY(std::holds_alternative<TemplateFault>(result));
        QTEST(std::get<TemplateFault>(result), "fault");
    }

    void placeholdersAreTheirWords()
    {
        QCOMPARE(allPlaceholders().size(), int(Placeholder::Key) + 1);
        for (const Placeholder each : allPlaceholders())
            QVERIFY(std::holds_alternative<NameTemplate>(NameTemplate::parse(u'{' + word(each) + u'}')));
    }

    void isAValue()
    {
        QCOMPARE(parsed({}), NameTemplate());
        QCOMPARE(parsed(u"{name}"_s), NameTemplate());
        QVERIFY(!(parsed(u"{date}"_s) == NameTemplate()));
        QCOMPARE(parsed(u"{date}/{key}"_s).text(), u"{date}/{key}"_s);
    }
};

QTEST_GUILESS_MAIN(NameTemplateTest)
#include "nametemplate_test.moc"
