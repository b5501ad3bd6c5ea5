#include "ui/verificationwords.h"

#include <QTest>

#include "tests/ui/samples.h"

using namespace Larder;
using namespace Qt::StringLiterals;

using Finding = VerifiedFile::Finding;
using Form = ReceiptReading::Form;

Q_DECLARE_METATYPE(Larder::Tone)

namespace {

FolderReport reportOf(const QList<Finding> &findings)
{
    FolderReport report{.folder = u"/somewhere"_s, .receipt = Form::Good};
    for (const Finding finding : findings)
        report.files.append({u"%1.bin"_s.arg(report.files.size()), finding});
    return report;
}

FolderReport reportOf(Form form)
{
    return {.folder = u"/somewhere"_s, .receipt = form};
}

FolderReport withLeftOut(FolderReport report, qsizetype leftOut)
{
    report.leftOut = leftOut;
    return report;
}

FolderReport withMoreUnknown(FolderReport report)
{
    report.moreUnknown = true;
    return report;
}

} // namespace

class VerificationWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_data()
    {
        QTest::addColumn<FolderReport>("report");
        QTest::addColumn<int>("ofOtherServers");
        QTest::addColumn<QString>("result");
        QTest::addColumn<QString>("remark"); ///< how it begins
        QTest::addColumn<Tone>("tone");
        const auto row = [](const char *name, const FolderReport &report, const QString &result, const QString &remark,
                            Tone tone, int ofOtherServers = 0) {
            QTest::newRow(name) << report << ofOtherServers << result << remark << tone;
        };
        constexpr auto whole = Finding::Whole;
        row("all whole", reportOf({whole, whole}), u"All 2 file(s) are whole."_s, {}, Tone::Good);
        row("one missing", reportOf({whole, Finding::Missing}), u"1 file(s) are missing."_s, u"1 file(s) are whole."_s,
            Tone::Warning);
        row("one of each", reportOf({Finding::Changed, Finding::Unreadable, Finding::Missing}),
            u"1 file(s) are missing. 1 file(s) have changed. 1 file(s) could not be read."_s, {}, Tone::Warning);
        row("others in the folder", reportOf({whole, Finding::Unknown, Finding::Unknown}),
            u"All 1 file(s) are whole."_s, u"2 other file(s) in the folder are not in its receipt."_s, Tone::Good);
        row("many others in the folder", withMoreUnknown(reportOf({whole, Finding::Unknown})),
            u"All 1 file(s) are whole."_s, u"More than 1 other file(s) in the folder are not in its receipt."_s,
            Tone::Good);
        row("entries that cannot be right", withLeftOut(reportOf({whole}), 3), u"1 file(s) are whole."_s,
            u"3 entries of the receipt cannot be right, and could not be verified."_s, Tone::Warning);
        row("of another server", reportOf({Finding::Missing}), u"1 file(s) are missing."_s,
            u"1 file(s) came from another server than that of the account in use."_s, Tone::Warning, 1);
        row("an empty receipt", reportOf(QList<Finding>()),
            u"The receipt in this folder names no file that could be verified."_s, {}, Tone::Plain);
        row("no receipt", reportOf(Form::Missing), u"There is no receipt in this folder."_s,
            u"A receipt lists what Larder has saved in a folder"_s, Tone::Plain);
        row("a receipt that cannot be read", reportOf(Form::Unreadable),
            u"The receipt in this folder cannot be read."_s,
            u"It is damaged, or another program's. Nothing was verified."_s, Tone::Warning);
        row("a later Larder's receipt", reportOf(Form::Newer), u"The receipt in this folder is a later Larder's."_s,
            u"Verify the folder with that one. Nothing was verified."_s, Tone::Warning);
    }

    void words()
    {
        QFETCH(const FolderReport, report);
        QFETCH(const int, ofOtherServers);
        QFETCH(const QString, remark);
        QTEST(resultOf(report), "result");
        QTEST(toneOf(report), "tone");
        const QString said = remarkOn(report, ofOtherServers);
        QVERIFY2(said.startsWith(remark), qPrintable(said));
        QCOMPARE(said.isEmpty(), remark.isEmpty());
    }
};

QTEST_APPLESS_MAIN(VerificationWordsTest)
#include "verificationwords_test.moc"
