#pragma once

#include <optional>

#include <QFutureWatcher>
#include <QSslCertificate>
#include <QWidget>

#include "session/networkuse.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace Larder {

/** What of a network could not be had, and what helps; empty: nothing. For the window's notice. */
[[nodiscard]] QString troubleIn(const NetworkState &state);

/**
 * The settings of the network: by which proxy, and whom to trust beside the system's authorities. What cannot be right
 * is told beside its field. A certificate file is read when it is chosen, on another thread.
 */
class NetworkPage : public QWidget
{
    Q_OBJECT

public:
    explicit NetworkPage(QWidget *parent = nullptr);

    void show(const NetworkChoice &choice);
    /** Whether its password is kept, and what could not be had. */
    void showState(const NetworkState &state);
    /** What was typed; none where it cannot be right, which is told then. */
    [[nodiscard]] std::optional<NetworkChoice> choice();
    /** Of what is used something could not be had, which may be otherwise now. */
    [[nodiscard]] bool hasTrouble() const { return m_state.passwordTrouble || m_state.authorityFileTrouble; }
    [[nodiscard]] std::optional<Secret> password() const; ///< none: the one that is kept
    /** Takes a company's certificates from there, if they are fit for it. */
    void useAuthorityFile(const QString &path);

Q_SIGNALS:
    void checkWanted();

private:
    QWidget *makeProxyBox();
    QWidget *makeCertificateBox();
    void showUse();
    void showPasswordPlace();
    [[nodiscard]] ProxyChoice::Use use() const;
    void refuse(const Error &error);
    void chooseAuthorityFile();
    void authorityFileRead();
    void showAuthorityFile(const QString &words);

    NetworkChoice m_shown;
    NetworkState m_state; ///< that is used
    QString m_authorityFile;
    QString m_fileBeingRead;
    QFutureWatcher<Result<QList<QSslCertificate>>> m_reading;
    QRadioButton *m_system = nullptr;
    QRadioButton *m_manual = nullptr;
    QRadioButton *m_none = nullptr;
    QWidget *m_fields = nullptr;
    QComboBox *m_kind = nullptr;
    QLineEdit *m_address = nullptr;
    QLineEdit *m_port = nullptr;
    QLineEdit *m_user = nullptr;
    QLineEdit *m_password = nullptr;
    QLabel *m_remark = nullptr; ///< what is wrong with what was typed
    QLabel *m_certificate = nullptr;
    QLabel *m_certificateRemark = nullptr;
    QPushButton *m_remove = nullptr;
};

} // namespace Larder
