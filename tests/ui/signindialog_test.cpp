#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

#include "ui/qrcode.h"
#include "ui/signindialog.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

const QUrl verifyPage(u"https://accounts.example.com/verify?user_code=AB-CD&from=%2Fhome"_s);

} // namespace

class SignInDialogTest : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void opened(const QUrl &url) { m_opened = url; }

private Q_SLOTS:
    void init()
    {
        m_dialog = std::make_unique<SignInDialog>(u"Demo"_s);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        m_dialog->show();
        m_opened.clear();
        QDesktopServices::setUrlHandler(u"https"_s, this, "opened");
    }

    void cleanup() { QDesktopServices::unsetUrlHandler(u"https"_s); }

    void showsTheCode()
    {
        m_dialog->showCode(u"AB-CD"_s, verifyPage, QDateTime::currentDateTimeUtc().addSecs(600));
        QCOMPARE(field(u"Code"_s)->text(), u"AB-CD"_s);
        QCOMPARE(field(u"Link"_s)->text(), verifyPage.toString(QUrl::FullyEncoded));
        QVERIFY(m_dialog->findChild<QrCode *>()->isVisible());
        QVERIFY2(label(u"time left"_s)->text().contains(u"10 min"_s) ||
                     label(u"time left"_s)->text().contains(u"9 min"_s),
                 qPrintable(label(u"time left"_s)->text()));
    }

    void opensTheBrowser()
    {
        m_dialog->showCode(u"AB-CD"_s, verifyPage, QDateTime::currentDateTimeUtc().addSecs(600));
        QTest::mouseClick(button(u"Open the browser"_s), Qt::LeftButton);
        QCOMPARE(m_opened, verifyPage);
    }

    void copiesTheLink()
    {
        m_dialog->showCode(u"AB-CD"_s, verifyPage, QDateTime::currentDateTimeUtc().addSecs(600));
        QTest::mouseClick(button(u"Copy link"_s), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), verifyPage.toString(QUrl::FullyEncoded));
    }

    void closesOnceSignedIn()
    {
        m_dialog->showFinishing();
        m_dialog->showSignedIn();
        QCOMPARE(m_dialog->result(), int(QDialog::Accepted));
        QVERIFY(!m_dialog->isVisible());
    }

    void offersToBeginAgainAfterAFailure()
    {
        QSignalSpy again(m_dialog.get(), &SignInDialog::againWanted);
        m_dialog->showFailed(u"It was turned down."_s, u"Agree."_s);
        QCOMPARE(label(u"end"_s)->text(), u"It was turned down."_s);
        QVERIFY(!button(u"Cancel"_s));
        QVERIFY(button(u"Close"_s));
        QTest::mouseClick(button(u"Begin again"_s), Qt::LeftButton);
        QCOMPARE(again.count(), 1);
        m_dialog->showAsking();
        QVERIFY(!button(u"Begin again"_s));
        QVERIFY(button(u"Cancel"_s));
    }

    void isRejectedByEscape()
    {
        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
        QCOMPARE(m_dialog->result(), int(QDialog::Rejected));
    }

private:
    [[nodiscard]] QLineEdit *field(const QString &name) const
    {
        for (QLineEdit *edit : m_dialog->findChildren<QLineEdit *>())
            if (edit->accessibleName() == name)
                return edit;
        return nullptr;
    }
    [[nodiscard]] QLabel *label(const QString &name) const { return m_dialog->findChild<QLabel *>(name); }
    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        for (QPushButton *each : m_dialog->findChildren<QPushButton *>())
            if (each->text().remove(u'&') == text && each->isVisible())
                return each;
        return nullptr;
    }

    std::unique_ptr<SignInDialog> m_dialog;
    QUrl m_opened;
};

QTEST_MAIN(SignInDialogTest)
#include "signindialog_test.moc"
