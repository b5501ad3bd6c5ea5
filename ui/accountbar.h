#pragma once

#include <optional>

#include <QPointer>
#include <QWidget>

#include "session/engine.h"
#include "session/settings.h"
#include "transfer/ratehold.h"
#include "ui/accountdialog.h"

class QLabel;
class QPushButton;

namespace Larder {

class SegmentButton;

/**
 * As whom downloads go: user or bot, which account, and who is signed in to it. Opens the accounts and the connection
 * check. Engine and settings outlive it.
 */
class AccountBar : public QWidget
{
    Q_OBJECT

public:
    enum class Workspace { Own, Demo };
    using ResourceToTry = std::function<std::optional<ResourceRef>()>;

    /** `toTry`: what a connection check reads a byte of, if anything. */
    AccountBar(Engine &engine, Settings &settings, Workspace workspace, ResourceToTry toTry, QWidget *parent = nullptr);

    /** The active account, unless the window was opened for another platform. */
    [[nodiscard]] RateHold::Asker asker() const;
    // For this window only; the settings keep what the user chose.
    void useIdentity(Identity identity);
    void usePlatform(const OpenPlatform &platform);
    void chooseIdentity(Identity identity);
    /** Where there is no account. */
    void choosePlatform(const OpenPlatform &platform);

    void openAccounts(const TokenQuestion &question);
    /** Whether they are closed now: what was typed there may have to be asked about first. */
    bool closeAccounts();
    /** The system's keychain is asking its owner something; no longer. */
    void showKeychainWaiting(bool waiting);
    [[nodiscard]] bool isOpen() const; ///< the accounts are
    /** Of the account that is used, or of the platform where there is none. */
    void checkConnectionOfUsed();
    /** In a narrow window: without the words in front, and with those on the button as wide as there is room, which may
     *  be none. */
    enum class Words { All, OnButton, Few };
    void fold(Words words, int widest);
    /** That it needs for these, where the button has no room for more than its sign with `Few`. */
    [[nodiscard]] int widthWith(Words words) const;
    /** As it is now where the account is known: an account may have moved to another server since. */
    [[nodiscard]] OpenPlatform platformOf(const DownloadOrder &order) const;

Q_SIGNALS:
    void askerChanged(const Larder::RateHold::Asker &asker);
    /** A token was given a moment ago for this account and identity, or an account was chosen that has one. */
    void tokenThere(const Larder::AccountId &account, Larder::Identity identity);
    /** The system's keychain is not to be asked any more; is to be asked again. */
    void keepForThisSessionWanted();
    void keychainWanted();

private:
    QWidget *makeIdentityChoice();
    void listen();
    [[nodiscard]] const Account *account() const;
    void useAccounts(const AccountList &accounts);
    void askStatus();
    void showStatus(const TokenStatus &status);
    void accountButtonClicked();
    void useAccount(const AccountId &account);
    void tokenGiven(const AccountId &account, GivenSecret what);
    void statusKnown(const AccountId &of, Identity identity, const TokenStatus &status);
    void checkConnection(const QString &name, const OpenPlatform &platform, const std::optional<AccountId> &account);
    [[nodiscard]] QString wordsWithRoom(const QString &state) const;

    Engine &m_engine;
    Settings &m_settings;
    const Workspace m_workspace;
    const ResourceToTry m_toTry;
    AccountList m_accounts;
    OpenPlatform m_platform;                    ///< where there is no account, or none that fits
    std::optional<OpenPlatform> m_platformOnly; ///< for this window: an account of another one is not used
    std::optional<AccountId> m_chosen;          ///< a moment ago; whether it has a token is not known yet
    Identity m_identity;
    TokenStatus m_status = WithoutToken{};
    QString m_statusWords;
    bool m_keychainWaiting = false;
    QWidget *m_choice = nullptr;
    SegmentButton *m_user = nullptr;
    SegmentButton *m_bot = nullptr;
    QPushButton *m_button = nullptr;
    QLabel *m_inFront = nullptr;
    int m_widest; ///< of the words on the button, in pixels
    QPointer<AccountDialog> m_dialog;
};

} // namespace Larder
