#include "ui/diagnostics.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QLocale>
#include <QMetaEnum>
#include <QRegularExpression>
#include <QSslSocket>
#include <QStringList>
#include <QSysInfo>

#include <qrencode.h>

#include "session/settings.h"
#include "ui/queuemodel.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

constexpr int mostErrors = 10;

/** What comes from the environment or a server is shown only where it has the form of what it should be. */
QString ifPlain(const QString &text)
{
    static const QRegularExpression plain(uR"(^[A-Za-z0-9_.:-]{1,48}$)"_s);
    return text.isEmpty() ? u"none"_s : plain.match(text).hasMatch() ? text : u"(not plain)"_s;
}

QString fromEnvironment(const char *name)
{
    return ifPlain(qEnvironmentVariable(name));
}

/** Digits, and letters up to F: one of the platform has nothing else. */
QString logIdOf(const Error &error)
{
    static const QRegularExpression form(u"^[0-9A-Fa-f]{16,64}$"_s);
    return error.logId.isEmpty() ? u"none"_s : form.match(error.logId).hasMatch() ? error.logId : u"(not plain)"_s;
}

QString lineOf(const Error &error)
{
    const auto number = [](const auto &value) { return value ? QString::number(*value) : u"none"_s; };
    const char *reason = QMetaEnum::fromType<Reason>().valueToKey(int(error.reason));
    return u"%1, %2, code %3, HTTP %4, log id %5"_s.arg(QString(word(kindOf(error))), QString::fromLatin1(reason),
                                                        number(error.code), number(error.httpStatus), logIdOf(error));
}

/** The latest of those that stand in the list. */
QStringList errorsIn(const QueueModel &queue)
{
    QStringList lines;
    for (int row = queue.rowCount() - 1; row >= 0 && lines.size() < mostErrors; --row) {
        const TransferState &state = queue.at(row).state;
        if (const auto *failed = std::get_if<Failed>(&state))
            lines << u"  failed: "_s + lineOf(failed->error);
        else if (const auto *halted = std::get_if<Halted>(&state))
            lines << u"  stopped: "_s + lineOf(halted->after);
    }
    return lines;
}

QString serverOf(const Settings &settings)
{
    const OpenPlatform platform = settings.platform();
    return platform == OpenPlatform::feishu() ? u"Feishu"_s : platform == OpenPlatform::lark() ? u"Lark"_s : u"own"_s;
}

QString choice(bool is)
{
    return is ? u"yes"_s : u"no"_s;
}

QStringList settingsLines(const Settings &settings)
{
    const SavingChoices saving = settings.saving();
    const NetworkChoice network = settings.network();
    const bool hasTemplate = saving.nameTemplate.text() != SavingChoices().nameTemplate.text();
    return {u"  platform: "_s + serverOf(settings),
            u"  identity: "_s + QString(word(settings.identity())),
            u"  at a time: %1, connections: %2"_s.arg(settings.resourcesAtATime()).arg(settings.connections()),
            u"  proxy: "_s + word(network.proxy.use),
            u"  own certificate: "_s + choice(!network.authorityFile.isEmpty()),
            u"  name template: "_s + (hasTemplate ? u"own"_s : u"default"_s),
            u"  if a name is taken: "_s + QString(word(saving.ifExists)),
            u"  time of the message: %1, origin mark: %2, receipt: %3"_s.arg(
                choice(saving.marks.messageTime), choice(saving.marks.origin), choice(saving.receipt))};
}

QString countsLine(const QueueTotals &totals)
{
    return u"%1 running, %2 waiting, %3 paused, %4 failed, %5 saved, %6 cancelled"_s.arg(totals.running)
        .arg(totals.waiting)
        .arg(totals.paused)
        .arg(totals.failed)
        .arg(totals.saved)
        .arg(totals.cancelled);
}

} // namespace

QString librariesInUse()
{
    char *const qrencode = QRcode_APIVersionString(); // of the library's own; not ours to free
    const QString tls = QSslSocket::supportsSsl() ? QSslSocket::sslLibraryVersionString() : u"no TLS"_s;
    QStringList all{u"Qt "_s + QLatin1String(qVersion()), tls, u"libqrencode "_s + QLatin1String(qrencode),
                    u"QtKeychain"_s};
#ifdef LARDER_WITH_PDF
    all << u"Qt PDF"_s;
#endif
    return all.join(u'\n');
}

QString diagnosticsOf(const Settings &settings, const QueueModel &queue)
{
    QStringList lines{u"Larder "_s + QCoreApplication::applicationVersion(),
                      u"Libraries: "_s + librariesInUse().replace(u"\n"_s, u", "_s),
                      u"System: %1, %2 %3, %4"_s.arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(),
                                                     QSysInfo::kernelVersion(), QSysInfo::currentCpuArchitecture()),
                      u"Window system: %1, session: %2, desktop: %3"_s.arg(QGuiApplication::platformName(),
                                                                           fromEnvironment("XDG_SESSION_TYPE"),
                                                                           fromEnvironment("XDG_CURRENT_DESKTOP")),
                      u"Language: "_s + QLocale().bcp47Name(),
                      u"Settings:"_s};
    lines += settingsLines(settings);
    lines << u"Downloads: "_s + countsLine(queue.totals());
    const QStringList errors = errorsIn(queue);
    lines << (errors.isEmpty() ? u"Errors: none"_s : u"Errors, the latest first:"_s);
    lines += errors;
    return lines.join(u'\n') + u'\n';
}

} // namespace Larder
