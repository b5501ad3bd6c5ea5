#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QtTest>

#include "session/settings.h"
#include "tests/ui/samples.h"
#include "ui/aboutdialog.h"
#include "ui/diagnostics.h"
#include "ui/queuemodel.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

const QString canary = u"canary4f1d"_s;

/** Something of a person in each place where there may be one. */
Settings tellingSettings()
{
    Settings settings = Settings::forThisSession(u"/home/"_s + canary + u"/Downloads"_s);
    settings.setPlatform(OpenPlatform::parse(u"https://"_s + canary + u".example.com"_s).value());
    NetworkChoice network;
    network.proxy.use = ProxyChoice::Use::Manual;
    network.proxy.manual.host = canary + u".example.com"_s;
    network.proxy.manual.port = 8080;
    network.proxy.manual.user = canary;
    network.authorityFile = u"/home/"_s + canary + u"/ca.pem"_s;
    settings.setNetwork(network);
    SavingChoices saving;
    saving.nameTemplate = std::get<NameTemplate>(NameTemplate::parse(canary + u" {name}"_s));
    settings.setSaving(saving);
    return settings;
}

TransferSnapshot tellingFailure(const QString &logId)
{
    Error error{.reason = Reason::NoAccess, .code = 234002, .httpStatus = 403, .logId = logId};
    error.detail = u"token u-"_s + canary;
    error.scopes = {canary};
    error.help = QUrl(u"https://"_s + canary + u".example.com"_s);
    TransferSnapshot transfer = Samples::transfer(1, Failed{error, 0});
    transfer.name = canary + u".pdf"_s;
    transfer.order.name = canary;
    transfer.order.nameInMessage = canary;
    transfer.order.folder = u"/home/"_s + canary;
    transfer.order.origin.sender = canary;
    transfer.order.resource = Samples::resource(u"file_v3_"_s + canary);
    transfer.exchanges = {Exchange{ByteRange{0, 1}, 403, 0, {}, logId, error}};
    return transfer;
}

} // namespace

class AboutDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setApplicationVersion(u"1.2.3"_s);
        qputenv("XDG_CURRENT_DESKTOP", QByteArray("a desktop of ") + canary.toLatin1());
        qputenv("XDG_SESSION_TYPE", "x11");
        qputenv("HOME", QByteArray("/home/") + canary.toLatin1());
        qputenv("USER", canary.toLatin1());
        qputenv("LARDER_USER_ACCESS_TOKEN", QByteArray("u-") + canary.toLatin1());
    }

    void saysNothingOfAnybody_data()
    {
        QTest::addColumn<QString>("logId");
        QTest::addColumn<QString>("told");
        QTest::newRow("the platform's own")
            << u"20261122110312F0E1D2C3B4A5968778"_s << u"log id 20261122110312F0E1D2C3B4A5968778"_s;
        QTest::newRow("none") << QString() << u"log id none"_s;
        QTest::newRow("a token in its place") << u"u-"_s + canary << u"log id (not plain)"_s;
    }

    void saysNothingOfAnybody()
    {
        QFETCH(QString, logId);
        QFETCH(QString, told);
        const Settings settings = tellingSettings();
        QueueModel queue;
        queue.take({tellingFailure(logId), Samples::transfer(2, Samples::saved())});
        const QString text = diagnosticsOf(settings, queue);
        QVERIFY2(!text.contains(canary), qPrintable(text));
        QVERIFY2(!text.contains(u"/home"), qPrintable(text));
        QVERIFY(!text.contains(u"om_"));
        QVERIFY(!text.contains(u"video.mp4"));
        QVERIFY2(text.contains(told), qPrintable(text));
        QVERIFY(text.contains(u"code 234002, HTTP 403"_s));
        QVERIFY(text.contains(u"1 failed, 1 saved"_s));
        QVERIFY(text.contains(u"platform: own"_s));
        QVERIFY(text.contains(u"proxy: "_s + word(ProxyChoice::Use::Manual)));
        QVERIFY(text.contains(u"Larder 1.2.3"_s));
        QVERIFY(text.contains(u"session: x11, desktop: (not plain)"_s));
    }

    void tellsTheLatestErrorsOnly()
    {
        QueueModel queue;
        QList<TransferSnapshot> many;
        for (quint64 id = 1; id <= 200; ++id)
            many << Samples::transfer(id, Failed{Error{.reason = Reason::NoAccess, .code = qint64(1000 + id)}, 0});
        queue.take(many);
        const QString text = diagnosticsOf(Settings::forThisSession(u"/tmp"_s), queue);
        QCOMPARE(text.count(u"  failed: "_s), 10);
        QVERIFY(text.contains(u"code 1200"_s));
        QVERIFY(!text.contains(u"code 1190,"_s));
    }

    void namesWhatIsInUse()
    {
        QVERIFY(librariesInUse().contains(u"Qt "_s + QLatin1String(qVersion())));
        QVERIFY(librariesInUse().contains(u"OpenSSL"_s));
        QVERIFY(QRegularExpression(u"libqrencode \\d"_s).match(librariesInUse()).hasMatch());
    }

    void copiesWhatItShows()
    {
        AboutDialog dialog(u"Larder 1.2.3\nand more\n"_s);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        const QList<QPlainTextEdit *> pages = dialog.findChildren<QPlainTextEdit *>();
        QVERIFY(std::any_of(pages.cbegin(), pages.cend(), [](const QPlainTextEdit *page) {
            return page->isReadOnly() && page->toPlainText() == u"Larder 1.2.3\nand more\n"_s;
        }));
        dialog.findChild<QPushButton *>(u"copy"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"Larder 1.2.3\nand more\n"_s);
    }
};

QTEST_MAIN(AboutDialogTest)
#include "aboutdialog_test.moc"
