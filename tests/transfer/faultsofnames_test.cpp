#include <QFileInfo>
#include <QTest>

#include "badday.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

/** The server names it so, and nobody else does. */
Script named(const QByteArray &contentDisposition)
{
    return [contentDisposition](Scene &scene) {
        scene.order.name.clear();
        scene.serve({.length = 200'000, .headers = {{"Content-Disposition", contentDisposition}}});
    };
}

Script namedInMessage(const QString &name, const QByteArray &contentDisposition = {})
{
    return [=](Scene &scene) {
        named(contentDisposition)(scene);
        scene.order.nameInMessage = name;
    };
}

QByteArray quoted(const QByteArray &name)
{
    return "attachment; filename=\"" + name + '"';
}

/** The name in UTF-8 as RFC 8187 wants it. */
QByteArray extended(const QString &name)
{
    return "attachment; filename*=UTF-8''" + name.toUtf8().toPercentEncoding();
}

const auto key = u"file_v3_00aa_1"_s; // what is left where no name is any good

} // namespace

/** F: file names, from the header to the folder. RFC 6266, RFC 8187. */
class FaultsOfNamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void day_data()
    {
        newDays();
        const auto row = [](const char *name, const QString &file, const Script &script) {
            savedAs(name, file, script, 2);
        };
        row("F01 up and away", u"x.desktop"_s, named(extended(u"../../.config/autostart/x.desktop"_s)));
        row("F01 up and away with backslashes", u"x.txt"_s, named(extended(u"..\\..\\x.txt"_s)));
        row("F01 an absolute path", u"x.txt"_s, named(quoted("/etc/x.txt")));
        row("F01 a drive", u"x.txt"_s, named(extended(u"C:\\x.txt"_s)));
        row("F01 a share", u"x.txt"_s, named(extended(u"\\\\host\\share\\x.txt"_s)));
        row("F01 up and away, in the message", u"x.desktop"_s, namedInMessage(u"../../.config/autostart/x.desktop"_s));
        row("F02 a zero, a line break, an escape", u"a[31m b.txt"_s,
            named("attachment; filename*=UTF-8''a%00%1B%5B31m%0Ab.txt"));
        row("F03 right to left", u"invoicefdp.exe"_s, named(extended(u"invoice\u202efdp.exe"_s)));
        row("F03 zero width and isolates", u"ab.pdf"_s, named(extended(u"a\u200b\u2066b\u2069.pdf"_s)));
        row("F04 a device", u"_CON.txt"_s, named(quoted("CON.txt")));
        row("F04 a port with a raised digit", u"_LPT¹.txt"_s, named(extended(u"LPT¹.txt"_s)));
        row("F04 a device with a space before the dot", u"_aux .log"_s, named(quoted("aux .log")));
        row("F05 a stream", u"report_2026.log"_s, named(quoted("report:2026.log")));
        row("F06 a space at the end", u"evil.exe"_s, named(extended(u"evil.exe "_s)));
        row("F06 dots at the end", u"x.txt"_s, named(quoted("x.txt...")));
        row("F08 letter and accent apart", u"Müller.pdf"_s, named(extended(u"Mu\u0308ller.pdf"_s)));
        const QByteArray both = "filename*=UTF-8''%E4%B8%AD.pdf";
        row("F09 two names, the good one first", u"中.pdf"_s, named("attachment; " + both + "; filename=\"__.pdf\""));
        row("F09 two names, the good one last", u"中.pdf"_s, named("attachment; filename=\"__.pdf\"; " + both));
        row("F10 a name in GB18030", u"报告.txt"_s, named("attachment; filename*=GB18030''%B1%A8%B8%E6.txt"));
        row("F10 an unknown charset, and a plain name", u"a.pdf"_s,
            named("attachment; filename*=x-none''%E4; filename=\"a.pdf\""));
        row("F10 an unknown charset and nothing else", key, named("attachment; filename*=x-none''%E4"));
        row("F10 an empty name", key, named("attachment; filename*=UTF-8''"));
        row("F10 an unknown charset, and the message knows", u"ours.pdf"_s,
            namedInMessage(u"ours.pdf"_s, "attachment; filename*=x-none''%E4"));
        row("F11 raw UTF-8", u"季度报告.pdf"_s, named(quoted("季度报告.pdf")));
        row("F11 the message's name comes first", u"ours.pdf"_s, namedInMessage(u"ours.pdf"_s, quoted("theirs.pdf")));
        row("F12 raw GBK", u"报告.pdf"_s, named(quoted("\xb1\xa8\xb8\xe6.pdf")));
        row("F13 an encoded word of a mail", u"报告.pdf"_s, named(quoted("=?UTF-8?B?5oql5ZGKLnBkZg==?=")));
        row("F14 a quote that never closes", u"a.pdf"_s, named("attachment; filename=\"a.pdf"));
        row("F15 dots only", key, named(quoted("..")));
        row("F15 hidden", u"_.htaccess"_s, named(quoted(".htaccess")));
        row("F17 the name of somebody's file", u"notes (1).txt"_s, named(quoted("notes.txt")));
        row("F18 the name of a partial", u"a.pdf_larder-part"_s, named(quoted("a.pdf.larder-part")));
    }

    void day()
    {
        QFETCH(const BadDay, day);
        const QString wrong = whatIsWrongAfter(day);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    void twoOfOneName()
    {
        TransferBench bench;
        QList<DownloadOrder> orders{bench.order(u"file_v3_00aa_1"_s), bench.order(u"file_v3_00aa_2"_s)};
        QList<TransferId> ids;
        for (DownloadOrder &order : orders) {
            order.name.clear();
            order.nameInMessage = u"report.pdf"_s;
            bench.server.serve(TransferBench::pathOf(order), 200'000 + ids.size());
            ids.append(bench.add(order));
        }
        for (qsizetype i = 0; i < ids.size(); ++i) {
            const TransferState end = bench.endOf(ids.at(i));
            const auto *file = std::get_if<Saved>(&end);
            QVERIFY(file);
            QCOMPARE(QFileInfo(file->path).size(), 200'000 + i);
        }
        QCOMPARE(bench.files(), (QStringList{u"report (1).pdf"_s, u"report.pdf"_s}));
    }

    void tooLong_data()
    {
        QTest::addColumn<QString>("letter");
        QTest::newRow("F07 one byte a letter") << u"a"_s;
        QTest::newRow("F07 three bytes a letter") << u"报"_s;
        QTest::newRow("F07 four bytes a letter, two units") << u"𠮷"_s;
    }

    /** Its partial, its record and a number still fit beside it. */
    void tooLong()
    {
        QFETCH(const QString, letter);
        TransferBench bench;
        DownloadOrder order = bench.order();
        order.name.clear();
        order.nameInMessage = letter.repeated(300) + u".docx"_s;
        bench.server.serve(TransferBench::pathOf(order), 200'000);
        QCOMPARE(QString(word(bench.download(order))), u"saved"_s);
        QCOMPARE(QString(word(bench.download(order))), u"saved"_s);
        const QStringList files = bench.files();
        QCOMPARE(files.size(), 2);
        for (const QString &name : files) {
            QVERIFY2(name.startsWith(letter) && name.endsWith(u".docx"_s), qPrintable(name));
            QVERIFY(name.toUtf8().size() + QByteArray(".larder-part.json").size() <= Limits::nameBytes);
        }
    }
};

QTEST_GUILESS_MAIN(FaultsOfNamesTest)
#include "faultsofnames_test.moc"
