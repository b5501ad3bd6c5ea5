#pragma once

#include <QDateTime>
#include <QDialog>
#include <QTimer>
#include <QUrl>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace Larder {

class QrCode;

/**
 * A sign-in that goes on in the browser: code, link, QR code, the time that is left, and how it ended. Shows what it is
 * told and asks nobody itself. RFC 8628, 3.3.
 */
class SignInDialog : public QDialog
{
    Q_OBJECT

public:
    /** `account`: its name. */
    explicit SignInDialog(const QString &account, QWidget *parent = nullptr);

    void showAsking();
    /** `until`: UTC, when the code ends. */
    void showCode(const QString &code, const QUrl &link, const QDateTime &until);
    void showFinishing();
    /** It is done; closes by itself. */
    void showSignedIn();
    /** What happened and what to do, in words; offers to begin again. */
    void showFailed(const QString &sentence, const QString &nextStep);

Q_SIGNALS:
    void againWanted();

private:
    enum Page { AskingPage, CodePage, EndPage };
    QWidget *makeAskingPage();
    QWidget *makeCodePage();
    QWidget *makeEndPage();
    void openBrowser() const;
    void copyLink() const;
    /** There is nothing left to cancel then. */
    void offerAgain(bool offer);
    void tellTimeLeft();

    QStackedWidget *m_pages;
    QLabel *m_asking = nullptr;
    QLineEdit *m_code = nullptr;
    QLineEdit *m_link = nullptr;
    QrCode *m_qrCode = nullptr;
    QLabel *m_timeLeft = nullptr;
    QLabel *m_end = nullptr;
    QLabel *m_next = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_close = nullptr;
    QDateTime m_until;
    QTimer m_beat;
};

} // namespace Larder
