#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QtTest>

#include "core/errortext.h"
#include "ui/pastepanel.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

const QString goodId = u"om_7f3c21d6a9b84e0f95ad1c6632be70aa"_s;
const QString imageKey = u"img_v3_02q4_490e4870-00dd-4004-bb8e-39f2b7c1d0ej"_s;
const QString fileKey = u"file_v3_00v9_8d0f1ac7-77e4-41d6-b6ab-8ec2bc15acdj"_s;

} // namespace

class PastePanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void waitsUntilSomebodyCouldHaveFinished();
    void saysNothingOfRightFields();
    void followsTheKeyWithTheType_data();
    void followsTheKeyWithTheType();
    void keepsTheTypeThatWasChosen();
    void followsAgainAfterTheKeyIsCleared();
    void offersToSwap_data();
    void offersToSwap();
    void givesWhatItSays();
    void downloadsOnReturn_data();
    void downloadsOnReturn();
    void goesToTheWrongField();
    void looksUpAMessageIdAlone_data();
    void looksUpAMessageIdAlone();
    void givesMoreThanAnIdToTheReader_data();
    void givesMoreThanAnIdToTheReader();
    void givesCopiedFilesToTheReader();
    void pastesTextIntoTheName();
    void keepsTheNameInTheMessageForThatResourceOnly_data();
    void keepsTheNameInTheMessageForThatResourceOnly();
    void tellsTheFolderOnceItIsChosen();
    void namesEveryControl();
    void tabsInTheOrderOfReading();

private:
    [[nodiscard]] QLineEdit *field(const QString &name) const;
    [[nodiscard]] QAbstractButton *button(const QString &text) const;
    void type(const QString &name, const QString &text) const;

    std::unique_ptr<PastePanel> m_panel;
};

void PastePanelTest::init()
{
    m_panel = std::make_unique<PastePanel>();
    m_panel->setFolder(u"/srv/kept"_s);
    m_panel->show();
    m_panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
}

void PastePanelTest::cleanup()
{
    m_panel.reset();
}

QLineEdit *PastePanelTest::field(const QString &name) const
{
    for (QLineEdit *edit : m_panel->findChildren<QLineEdit *>())
        if (edit->accessibleName() == name)
            return edit;
    return nullptr;
}

QAbstractButton *PastePanelTest::button(const QString &text) const
{
    for (QAbstractButton *each : m_panel->findChildren<QAbstractButton *>())
        if (each->text().remove(u'&') == text)
            return each;
    return nullptr;
}

void PastePanelTest::type(const QString &name, const QString &text) const
{
    field(name)->setFocus();
    field(name)->selectAll();
    QTest::keyClicks(field(name), text);
}

void PastePanelTest::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("fieldName");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<bool>("atOnce");
    const auto row = [](const char *name, const QString &field, const QString &text, Reason reason, bool atOnce) {
        QTest::newRow(name) << field << text << reason << atOnce;
    };
    const QString id = u"Message id"_s;
    const QString key = u"File key"_s;
    row("a thread's id", id, u"omt_1a2b"_s, Reason::MessageIdIsThread, true);
    row("a chat's id", id, u"oc_1a2b"_s, Reason::MessageIdIsChat, true);
    row("a batch's id", id, u"bm_1a2b"_s, Reason::MessageIdIsBatch, true);
    row("a file key as message id", id, imageKey, Reason::MessageIdIsFileKey, true);
    row("something else as message id", id, u"hello"_s, Reason::MessageIdMalformed, false);
    row("a message id as file key", key, goodId, Reason::FileKeyIsMessageId, true);
    row("a path as file key", key, u"img_v3/../x"_s, Reason::FileKeyMalformed, false);
    row("a name that leaves the folder", u"Name"_s, u"../x"_s, Reason::OutputLeavesFolder, true);
}

void PastePanelTest::saysWhatIsWrong()
{
    QFETCH(QString, fieldName);
    QFETCH(QString, text);
    QFETCH(Reason, reason);
    QFETCH(bool, atOnce);
    type(fieldName, text);
    const QString said = sentence(Error{.reason = reason});
    QCOMPARE(m_panel->problem().startsWith(said), atOnce);
    button(u"Download"_s)->setFocus();
    QVERIFY2(m_panel->problem().startsWith(said), qPrintable(m_panel->problem()));
    QVERIFY(field(fieldName)->accessibleDescription().startsWith(said));
}

void PastePanelTest::waitsUntilSomebodyCouldHaveFinished()
{
    type(u"Message id"_s, u"o"_s);
    QCOMPARE(m_panel->problem(), QString());
    type(u"Message id"_s, goodId);
    QCOMPARE(m_panel->problem(), QString());
    // Tab passes over an empty field without being scolded for it.
    QTest::keyClick(field(u"Message id"_s), Qt::Key_Tab);
    QTest::keyClick(field(u"File key"_s), Qt::Key_Tab);
    QCOMPARE(m_panel->problem(), QString());
}

void PastePanelTest::saysNothingOfRightFields()
{
    type(u"Message id"_s, u" \""_s + goodId + u"\" "_s);
    type(u"File key"_s, fileKey);
    type(u"Name"_s, u"reports/november.pdf"_s);
    button(u"Download"_s)->setFocus();
    QCOMPARE(m_panel->problem(), QString());
}

void PastePanelTest::followsTheKeyWithTheType_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("checked");
    QTest::newRow("img_ is an image") << imageKey << u"Image"_s;
    QTest::newRow("file_ is a file") << fileKey << u"File"_s;
    QTest::newRow("a bare key is a file") << u"8d0f1ac7-77e4-41d6-b6ab-8ec2bc15acdj"_s << u"File"_s;
}

void PastePanelTest::followsTheKeyWithTheType()
{
    QFETCH(QString, key);
    QFETCH(QString, checked);
    type(u"File key"_s, key);
    QVERIFY(button(checked)->isChecked());
}

void PastePanelTest::keepsTheTypeThatWasChosen()
{
    QTest::mouseClick(button(u"File"_s), Qt::LeftButton);
    type(u"File key"_s, imageKey);
    QVERIFY(button(u"File"_s)->isChecked());
}

void PastePanelTest::followsAgainAfterTheKeyIsCleared()
{
    QTest::mouseClick(button(u"File"_s), Qt::LeftButton);
    type(u"File key"_s, imageKey);
    field(u"File key"_s)->clear();
    type(u"File key"_s, imageKey);
    QVERIFY(button(u"Image"_s)->isChecked());
}

void PastePanelTest::offersToSwap_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("offered");
    QTest::newRow("both in each other's field") << imageKey << goodId << true;
    QTest::newRow("only a key, in the id's field") << fileKey << QString() << true;
    QTest::newRow("only an id, in the key's field") << QString() << goodId << true;
    QTest::newRow("both right") << goodId << imageKey << false;
    QTest::newRow("a chat's id is not helped by it") << u"oc_1a2b"_s << imageKey << false;
}

void PastePanelTest::offersToSwap()
{
    QFETCH(QString, id);
    QFETCH(QString, key);
    QFETCH(bool, offered);
    m_panel->fill({id, key, {}, {}});
    QAbstractButton *swap = button(u"Swap the two"_s);
    QCOMPARE(swap->isVisible(), offered);
    if (!offered)
        return;
    QTest::mouseClick(swap, Qt::LeftButton);
    QCOMPARE(field(u"Message id"_s)->text(), key);
    QCOMPARE(field(u"File key"_s)->text(), id);
    QVERIFY(!swap->isVisible());
    QCOMPARE(m_panel->problem(), QString());
}

void PastePanelTest::givesWhatItSays()
{
    type(u"Message id"_s, goodId);
    type(u"File key"_s, imageKey);
    type(u"Name"_s, u" plan.png "_s);
    type(u"Save to"_s, u"~/Pictures"_s);
    QSignalSpy wanted(m_panel.get(), &PastePanel::downloadWanted);
    QTest::mouseClick(button(u"Download"_s), Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);
    const auto entry = m_panel->entry();
    QVERIFY(entry);
    QCOMPARE(entry->resource.messageId.text(), goodId);
    QCOMPARE(entry->resource.fileKey.text(), imageKey);
    QCOMPARE(entry->resource.type, ResourceType::Image);
    QCOMPARE(entry->folder, QDir::homePath() + u"/Pictures"_s);
    QCOMPARE(entry->name, u"plan.png"_s);
}

void PastePanelTest::downloadsOnReturn_data()
{
    QTest::addColumn<QString>("fieldName");
    for (const char *name : {"Message id", "File key", "Save to", "Name"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void PastePanelTest::downloadsOnReturn()
{
    QFETCH(QString, fieldName);
    m_panel->fill({goodId, fileKey, {}, {}});
    QSignalSpy wanted(m_panel.get(), &PastePanel::downloadWanted);
    QTest::keyClick(field(fieldName), Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
}

void PastePanelTest::goesToTheWrongField()
{
    m_panel->fill({.fileKey = fileKey});
    QSignalSpy wanted(m_panel.get(), &PastePanel::downloadWanted);
    QTest::mouseClick(button(u"Download"_s), Qt::LeftButton);
    QCOMPARE(wanted.count(), 0);
    QVERIFY(field(u"Message id"_s)->hasFocus());
    QVERIFY(m_panel->problem().startsWith(sentence(Error{.reason = Reason::MessageIdMissing})));
}

void PastePanelTest::looksUpAMessageIdAlone_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("action");
    QTest::addColumn<int>("lookUps");
    QTest::newRow("an id alone") << goodId << QString() << u"Look up"_s << 1;
    QTest::newRow("an id with blanks around it") << u" "_s + goodId + u" "_s << u" "_s << u"Look up"_s << 1;
    QTest::newRow("an id and a key") << goodId << fileKey << u"Download"_s << 0;
    QTest::newRow("an id and a damaged key") << goodId << u"a/b"_s << u"Download"_s << 0;
    QTest::newRow("a chat's id") << u"oc_1a2b"_s << QString() << u"Download"_s << 0;
    QTest::newRow("nothing") << QString() << QString() << u"Download"_s << 0;
}

void PastePanelTest::looksUpAMessageIdAlone()
{
    QFETCH(QString, id);
    QFETCH(QString, key);
    QFETCH(QString, action);
    QFETCH(int, lookUps);
    m_panel->fill({.messageId = id, .fileKey = key});
    QVERIFY(button(action));
    QSignalSpy lookUp(m_panel.get(), &PastePanel::lookUpWanted);
    QTest::keyClick(field(u"Message id"_s), Qt::Key_Return);
    QCOMPARE(lookUp.count(), lookUps);
    QTest::mouseClick(button(action), Qt::LeftButton);
    QCOMPARE(lookUp.count(), 2 * lookUps);
}

void PastePanelTest::givesMoreThanAnIdToTheReader_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isForField");
    QTest::newRow("an id") << goodId << true;
    QTest::newRow("an id with a line break behind it") << goodId + u'\n' << true;
    QTest::newRow("a key") << fileKey << true;
    QTest::newRow("an id and a key") << goodId + u' ' + fileKey << false;
    QTest::newRow("JSON") << u"{\"message_id\":\"om_1\"}"_s << false;
    QTest::newRow("JSON on many lines") << u"[\n{\n}\n]"_s << false;
    QTest::newRow("nothing") << QString() << false;
}

void PastePanelTest::givesMoreThanAnIdToTheReader()
{
    QFETCH(QString, text);
    QFETCH(bool, isForField);
    for (const QString &name : {u"Message id"_s, u"File key"_s}) {
        QApplication::clipboard()->setText(text);
        field(name)->setFocus();
        QSignalSpy wanted(m_panel.get(), &PastePanel::pasteWanted);
        QTest::keySequence(field(name), QKeySequence::Paste);
        QCOMPARE(wanted.count(), isForField ? 0 : 1);
        QCOMPARE(field(name)->text().trimmed(), isForField ? text.trimmed() : QString());
        field(name)->clear();
    }
}

void PastePanelTest::givesCopiedFilesToTheReader()
{
    auto *copied = new QMimeData;
    copied->setUrls({QUrl::fromLocalFile(u"/srv/export.json"_s)});
    QApplication::clipboard()->setMimeData(copied);
    QSignalSpy wanted(m_panel.get(), &PastePanel::pasteWanted);
    QTest::keySequence(field(u"Message id"_s), QKeySequence::Paste);
    QCOMPARE(wanted.count(), 1);
    QVERIFY(field(u"Message id"_s)->text().isEmpty());
}

void PastePanelTest::pastesTextIntoTheName()
{
    QApplication::clipboard()->setText(u"plan of the {garden}.png"_s);
    field(u"Name"_s)->setFocus();
    QTest::keySequence(field(u"Name"_s), QKeySequence::Paste);
    QCOMPARE(field(u"Name"_s)->text(), u"plan of the {garden}.png"_s);
}

void PastePanelTest::keepsTheNameInTheMessageForThatResourceOnly_data()
{
    QTest::addColumn<QString>("changed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("kept");
    QTest::newRow("nothing changed") << QString() << QString() << true;
    QTest::newRow("another folder") << u"Save to"_s << u"/srv/other"_s << true;
    QTest::newRow("another key") << u"File key"_s << imageKey << false;
    QTest::newRow("another message") << u"Message id"_s << u"om_1"_s << false;
}

void PastePanelTest::keepsTheNameInTheMessageForThatResourceOnly()
{
    QFETCH(QString, changed);
    QFETCH(QString, text);
    QFETCH(bool, kept);
    m_panel->fill({.messageId = goodId,
                   .fileKey = fileKey,
                   .nameInMessage = u"plan.pdf"_s,
                   .origin = {.sender = u"Ann"_s},
                   .remark = u"Found: file."_s});
    QCOMPARE(field(u"Name"_s)->placeholderText(), u"plan.pdf"_s);
    QCOMPARE(m_panel->findChild<QLabel *>(u"problem"_s)->text(), u"Found: file."_s);
    if (!changed.isEmpty())
        type(changed, text);
    const auto entry = m_panel->entry();
    QVERIFY(entry);
    QCOMPARE(entry->nameInMessage, kept ? u"plan.pdf"_s : QString());
    QCOMPARE(entry->origin.sender, kept ? u"Ann"_s : QString());
    QCOMPARE(entry->name, QString());
    QCOMPARE(field(u"Name"_s)->placeholderText() == u"plan.pdf"_s, kept);
    QCOMPARE(m_panel->findChild<QLabel *>(u"problem"_s)->text() == u"Found: file."_s, kept);
}

void PastePanelTest::tellsTheFolderOnceItIsChosen()
{
    QSignalSpy chosen(m_panel.get(), &PastePanel::folderChosen);
    type(u"Save to"_s, u"not/whole"_s);
    QTest::keyClick(field(u"Save to"_s), Qt::Key_Tab);
    QCOMPARE(chosen.count(), 0);
    QVERIFY(!m_panel->problem().isEmpty());
    type(u"Save to"_s, u"/srv/other/"_s);
    QTest::keyClick(field(u"Save to"_s), Qt::Key_Tab);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.constFirst().constFirst().toString(), u"/srv/other"_s);
    QCOMPARE(m_panel->problem(), QString());
}

void PastePanelTest::namesEveryControl()
{
    for (const QWidget *control : m_panel->findChildren<QWidget *>()) {
        const auto *edit = qobject_cast<const QLineEdit *>(control);
        const auto *pushed = qobject_cast<const QAbstractButton *>(control);
        if (qobject_cast<const QLineEdit *>(control->parentWidget()) || (!edit && !pushed))
            continue;
        QVERIFY2(!control->accessibleName().isEmpty() || (pushed && !pushed->text().isEmpty()),
                 control->metaObject()->className());
    }
}

void PastePanelTest::tabsInTheOrderOfReading()
{
    m_panel->fill({imageKey, goodId, {}, {}});
    field(u"Message id"_s)->setFocus();
    QStringList reached;
    for (int step = 0; step < 9; ++step) {
        const QWidget *focused = QApplication::focusWidget();
        const auto *pushed = qobject_cast<const QAbstractButton *>(focused);
        reached << (focused->accessibleName().isEmpty() && pushed ? pushed->text().remove(u'&')
                                                                  : focused->accessibleName());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(reached, (QStringList{u"Message id"_s, u"File key"_s, u"Image"_s, u"Save to"_s, u"Choose a folder"_s,
                                   u"Name"_s, u"Show request"_s, u"Download"_s, u"Swap the two"_s}));
}

QTEST_MAIN(PastePanelTest)
#include "pastepanel_test.moc"
