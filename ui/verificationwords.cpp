#include "ui/verificationwords.h"

#include <QCoreApplication>

#include "core/errortext.h"

namespace Larder {
namespace {

using Finding = VerifiedFile::Finding;
using Form = ReceiptReading::Form;

struct VerificationText
{
    Q_DECLARE_TR_FUNCTIONS(Larder::VerificationText)
};

QStringList lossesOf(const FolderReport &report)
{
    QStringList losses;
    if (const auto missing = report.count(Finding::Missing); missing > 0)
        losses << VerificationText::tr("%n file(s) are missing.", nullptr, int(missing));
    if (const auto changed = report.count(Finding::Changed); changed > 0)
        losses << VerificationText::tr("%n file(s) have changed.", nullptr, int(changed));
    if (const auto unreadable = report.count(Finding::Unreadable); unreadable > 0)
        losses << VerificationText::tr("%n file(s) could not be read.", nullptr, int(unreadable));
    return losses;
}

QString wholeOnes(const FolderReport &report)
{
    const auto whole = report.count(Finding::Whole);
    return whole > 0 ? VerificationText::tr("%n file(s) are whole.", nullptr, int(whole)) : QString();
}

QString unknownOnes(const FolderReport &report)
{
    const auto unknown = report.count(Finding::Unknown);
    if (report.moreUnknown)
        return VerificationText::tr("More than %n other file(s) in the folder are not in its receipt.", nullptr,
                                    int(unknown));
    return unknown > 0
               ? VerificationText::tr("%n other file(s) in the folder are not in its receipt.", nullptr, int(unknown))
               : QString();
}

} // namespace

QString wordsOf(Finding finding)
{
    switch (finding) {
    case Finding::Whole:
        return VerificationText::tr("Whole", "a file");
    case Finding::Missing:
        return VerificationText::tr("Missing", "a file");
    case Finding::Changed:
        return VerificationText::tr("Changed", "a file");
    case Finding::Unreadable:
        return VerificationText::tr("Could not be read", "a file");
    case Finding::Unknown:
        return VerificationText::tr("Not in the receipt", "a file");
    }
    Q_UNREACHABLE();
}

QString resultOf(const FolderReport &report)
{
    switch (report.receipt) {
    case Form::Missing:
        return VerificationText::tr("There is no receipt in this folder.");
    case Form::Unreadable:
        return VerificationText::tr("The receipt in this folder cannot be read.");
    case Form::Newer:
        return VerificationText::tr("The receipt in this folder is a later Larder's.");
    case Form::Good:
        break;
    }
    if (const QStringList losses = lossesOf(report); !losses.isEmpty())
        return inARow(losses);
    const auto whole = report.count(Finding::Whole);
    if (whole == 0)
        return VerificationText::tr("The receipt in this folder names no file that could be verified.");
    return report.leftOut > 0 ? wholeOnes(report)
                              : VerificationText::tr("All %n file(s) are whole.", nullptr, int(whole));
}

Tone toneOf(const FolderReport &report)
{
    const bool allIsWell = report.receipt == Form::Good && report.leftOut == 0 && lossesOf(report).isEmpty();
    if (allIsWell)
        return report.count(Finding::Whole) > 0 ? Tone::Good : Tone::Plain;
    return report.receipt == Form::Missing ? Tone::Plain : Tone::Warning;
}

QString remarkOn(const FolderReport &report, qsizetype ofOtherServers)
{
    switch (report.receipt) {
    case Form::Missing:
        return VerificationText::tr("A receipt lists what Larder has saved in a folder, so that it can be verified "
                                    "later. To have one kept from now on, choose “Keep a receipt in the folder” in the "
                                    "settings, under Names.");
    case Form::Unreadable:
        return VerificationText::tr("It is damaged, or another program's. Nothing was verified.");
    case Form::Newer:
        return VerificationText::tr("Verify the folder with that one. Nothing was verified.");
    case Form::Good:
        break;
    }
    QStringList remarks;
    if (!lossesOf(report).isEmpty())
        remarks << wholeOnes(report);
    if (report.leftOut > 0)
        remarks << VerificationText::tr("%n entries of the receipt cannot be right, and could not be verified.",
                                        nullptr, int(report.leftOut));
    if (ofOtherServers > 0)
        remarks << VerificationText::tr(
            "%n file(s) came from another server than that of the account in use. Choose an "
            "account there to download them again.",
            nullptr, int(ofOtherServers));
    remarks << unknownOnes(report);
    return inARow(remarks);
}

} // namespace Larder
