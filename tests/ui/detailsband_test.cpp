#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>
#include <QtTest>

#include "core/errortext.h"
#include "tests/ui/samples.h"
#include "ui/detailsband.h"
#include "ui/transferwords.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(Larder::RowAction)

class DetailsBandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsIdsRequestsAndTheExactError();
    void copiesEverythingForSupport();
    void saysWhatASavedFileLacks();
    void offersRealButtons();
    void keepsTheFocusOnWhatTakesItsPlace();
    void tabGoesFromTopToBottom();
    void isEmptyWithoutASelection();

private:
    static TransferSnapshot refused();
    static QString fact(const DetailsBand &band, const QString &name);
};

TransferSnapshot DetailsBandTest::refused()
{
    const Error error{.reason = Reason::NoAccess,
                      .code = 234002,
                      .httpStatus = 401,
                      .logId = u"20261122110312F0E1D2C3"_s,
                      .detail = u"no permission"_s};
    TransferSnapshot transfer = Samples::transfer(7, Failed{error, 0});
    transfer.exchanges = {{ByteRange{0, 131'071}, 206, 131'072, 180ms, u"log-1"_s, {}},
                          {ByteRange{131'072, 8'519'679}, 401, 0, 2100ms, error.logId, error}};
    return transfer;
}

QString DetailsBandTest::fact(const DetailsBand &band, const QString &name)
{
    for (const QLineEdit *edit : band.findChildren<QLineEdit *>())
        if (edit->accessibleName() == name)
            return edit->text();
    return {};
}

void DetailsBandTest::showsIdsRequestsAndTheExactError()
{
    DetailsBand band;
    const TransferSnapshot transfer = refused();
    band.tell(transfer);
    QCOMPARE(fact(band, u"Message id"_s), transfer.order.resource.messageId.text());
    QCOMPARE(fact(band, u"File key"_s), transfer.order.resource.fileKey.text());
    QCOMPARE(fact(band, u"Asked for"_s), u"file, as user, from Feishu"_s);
    TransferSnapshot recording = transfer;
    recording.order.duration = std::chrono::milliseconds(3'725'000);
    band.tell(recording);
    QCOMPARE(fact(band, u"Asked for"_s), u"file, as user, from Feishu · length 1:02:05"_s);
    band.tell(transfer);
    QCOMPARE(fact(band, u"Saved in"_s), QDir::toNativeSeparators(transfer.order.folder));
    const auto *requests = band.findChild<QTreeWidget *>();
    QCOMPARE(requests->topLevelItemCount(), 2);
    QCOMPARE(requests->topLevelItem(0)->text(0), u"0–131,071"_s);
    QCOMPARE(requests->topLevelItem(0)->text(1), u"206"_s);
    QCOMPARE(requests->topLevelItem(0)->text(3), u"0.2 s"_s);
    QCOMPARE(requests->topLevelItem(1)->text(1), u"401 · "_s + sentence(std::get<Failed>(transfer.state).error));
    QCOMPARE(requests->topLevelItem(1)->text(4), u"20261122110312F0E1D2C3"_s);
}

void DetailsBandTest::copiesEverythingForSupport()
{
    DetailsBand band;
    band.tell(refused());
    for (QToolButton *button : band.findChildren<QToolButton *>())
        if (button->accessibleName() == u"Copy all details"_s)
            button->click();
    const QString copied = QGuiApplication::clipboard()->text();
    for (const QString &part : {u"om_7f3c21d6a9b84e0f95ad1c6632be70aa"_s, u"file_v3_00v9"_s, u"234002"_s,
                                u"no permission"_s, u"20261122110312F0E1D2C3"_s, u"log-1"_s})
        QVERIFY2(copied.contains(part), qPrintable(part));
}

void DetailsBandTest::saysWhatASavedFileLacks()
{
    Saved saved = Samples::saved();
    saved.notes = {FileNote::TimeNotSet, FileNote::OriginNotMarked};
    const TransferSnapshot transfer = Samples::transfer(1, saved);
    const QString both = sentence(FileNote::TimeNotSet) + u'\n' + sentence(FileNote::OriginNotMarked);
    DetailsBand band;
    band.tell(transfer);
    const QList<QLabel *> labels = band.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->text() == both; }));
    QVERIFY(detailsText(transfer).contains(both));
}

void DetailsBandTest::offersRealButtons()
{
    DetailsBand band;
    band.tell(refused());
    band.show();
    QSignalSpy wanted(&band, &DetailsBand::actionWanted);
    QStringList titles;
    for (QPushButton *button : band.findChildren<QPushButton *>()) {
        if (!button->isVisible())
            continue;
        titles << button->text();
        button->click();
    }
    QCOMPARE(titles, (QStringList{u"Try as bot"_s, u"Remove from the list"_s}));
    QCOMPARE(wanted.count(), 2);
    QCOMPARE(wanted.constFirst().at(0).value<RowAction>(), RowAction::TryAsBot);
    QCOMPARE(wanted.constFirst().at(1).value<QList<TransferId>>(), QList<TransferId>{TransferId{7}});
}

/** Whoever has pressed Pause can press Resume. */
void DetailsBandTest::keepsTheFocusOnWhatTakesItsPlace()
{
    DetailsBand band;
    band.tell(Samples::transfer(1, Receiving{}));
    band.show();
    band.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&band));
    const auto focused = [] { return qobject_cast<QPushButton *>(QApplication::focusWidget()); };
    for (QPushButton *button : band.findChildren<QPushButton *>())
        if (button->text() == u"Pause"_s)
            button->setFocus();
    QVERIFY(focused());
    band.tell(Samples::transfer(1, Paused{}));
    QVERIFY(focused());
    QCOMPARE(focused()->text(), u"Resume"_s);
}

void DetailsBandTest::tabGoesFromTopToBottom()
{
    DetailsBand band;
    band.resize(1000, 300);
    band.tell(Samples::transfer(1, Receiving{}));
    band.show();
    band.tell(refused()); // buttons that come later stand where they are seen, too
    QStringList names;
    for (const QWidget *each = band.nextInFocusChain(); each != &band; each = each->nextInFocusChain()) {
        const auto *button = qobject_cast<const QPushButton *>(each);
        if (each->isVisible() && each->focusPolicy() & Qt::TabFocus && !each->focusProxy())
            names << (button ? button->text() : each->accessibleName());
    }
    const QStringList from{u"Try as bot"_s,        u"Remove from the list"_s, u"Copy all details"_s,
                           u"Close the details"_s, u"Message id"_s,           u"Copy: Message id"_s};
    QCOMPARE(names.mid(0, from.size()), from);
    QCOMPARE(names.constLast(), u"Requests"_s);
}

void DetailsBandTest::isEmptyWithoutASelection()
{
    DetailsBand band;
    band.tell(refused());
    band.tell(std::nullopt);
    QCOMPARE(fact(band, u"Message id"_s), QString());
    QCOMPARE(band.findChild<QTreeWidget *>()->topLevelItemCount(), 0);
}

QTEST_MAIN(DetailsBandTest)
#include "detailsband_test.moc"
