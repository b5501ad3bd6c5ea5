#pragma once

#include <QPointer>
#include <QWidget>

#include "lark/requests.h"

class QLabel;
class QStackedWidget;

namespace Larder {

class AccountBar;
class Engine;
class PastePanel;
class Settings;
struct AccountList;

/**
 * Three quiet questions in the empty list's place: where the messages are, how to sign in, where files go. What is
 * chosen holds at once, and each can be left alone. Escape or its one button end it.
 */
class FirstRunPage : public QWidget
{
    Q_OBJECT

public:
    FirstRunPage(const OpenPlatform &platform, const QString &folder, QWidget *parent = nullptr);

    void showFolder(const QString &folder);
    void showThatThereIsAnAccount();
    /** At its first question, so that keys answer it. */
    void takeFocus();

Q_SIGNALS:
    void platformChosen(const Larder::OpenPlatform &platform);
    void accountsWanted();
    void demoWanted();
    void folderWanted();
    void done();

private:
    QWidget *makePlatformChoice(const OpenPlatform &platform);
    QWidget *makeSignIn();
    QWidget *makeFolderChoice();

    QLabel *m_folder = nullptr;
    QLabel *m_account = nullptr;
};

/**
 * Whether that page is shown: in the whole life of the settings once, and only where nobody has an account yet. Until
 * the accounts are known it is not.
 */
class FirstRun : public QObject
{
    Q_OBJECT

public:
    /** Shows its page in `place`, which owns it, beside what is there. Platform and folder are chosen of `asker` and
     *  `form`. */
    FirstRun(Engine &engine, Settings &settings, QStackedWidget &place, AccountBar &asker, PastePanel &form);

    /** Something else is to be done in this run: no page, or no longer. It has its turn at the next start. */
    void callOff();

Q_SIGNALS:
    void accountsWanted();
    void demoWanted();

private:
    void take(const AccountList &accounts);
    void show();
    void end();

    Settings &m_settings;
    QStackedWidget &m_place;
    AccountBar &m_asker;
    PastePanel &m_form;
    QPointer<FirstRunPage> m_page;
    QWidget *m_scrolling = nullptr; ///< holds that page while there is one
    enum class State { NotKnown, Shown, Over } m_state = State::NotKnown;
};

} // namespace Larder
