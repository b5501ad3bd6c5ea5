#include "ui/accountdialog.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "core/errortext.h"
#include "ui/accountpage.h"
#include "ui/accountwords.h"
#include "ui/besideorbelow.h"
#include "ui/controls.h"
#include "ui/noticeband.h"
#include "ui/scrolling.h"
#include "ui/signindialog.h"
#include "ui/theme.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

constexpr QSize firstSize(800, 640);
constexpr int listWidth = 210;

bool isKeychainTrouble(const Error &error)
{
    return error.reason == Reason::KeychainMissing || error.reason == Reason::KeychainLocked ||
           error.reason == Reason::KeychainDenied || error.reason == Reason::KeychainBroken;
}

const Error *keychainTrouble(const std::optional<TokenStatus> &status)
{
    if (!status)
        return nullptr;
    const Error *error = nullptr;
    if (const auto *unknown = std::get_if<StatusUnknown>(&*status))
        error = &unknown->why;
    else if (const auto *signedIn = std::get_if<SignedInAs>(&*status); signedIn && signedIn->notStored)
        error = &*signedIn->notStored;
    return error && isKeychainTrouble(*error) ? error : nullptr;
}

} // namespace

AccountDialog::AccountDialog(Engine &engine, Platforms platforms, QWidget *parent) : QDialog(parent), m_engine(engine)
{
    setWindowTitle(tr("Accounts"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_notice = new NoticeBand(NoticeBand::Closing::ByItsOwner, this);
    m_pages = new QStackedWidget(this);
    m_pages->insertWidget(NothingYet, new QWidget(this));
    m_pages->insertWidget(NoAccountPage, makeNoAccountPage());
    m_pages->insertWidget(OneAccountPage, makeAccountPage());

    m_side = makeList(platforms);
    constexpr int letters = 80;
    auto *middle = new BesideOrBelow(*m_side, *m_pages, letters, this);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(10);
    column->addWidget(m_notice);
    column->addWidget(middle, 1);
    column->addWidget(makeButtons());
    giveRoom(*this);
    giveSize(*this, firstSize);
    for (QWidget *ofAnAccount : std::initializer_list<QWidget *>{m_side, m_use, m_check})
        ofAnAccount->hide(); // until it is known whether there is one
    listen();
    m_engine.listAccounts();
}

QWidget *AccountDialog::makeList(Platforms platforms)
{
    auto *side = new QWidget(this);
    side->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_list = new QListWidget(side);
    m_list->setAccessibleName(tr("Accounts"));
    m_list->setMinimumWidth(listWidth);
    m_list->setIconSize({16, 16});
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_list, &QListWidget::currentRowChanged, this, &AccountDialog::chooseAccount);
    auto *add = new QPushButton(tr("&Add"), side);
    auto *menu = new QMenu(add);
    menu->addAction(tr("&Feishu (open.feishu.cn)"), this, [this] { this->add(OpenPlatform::feishu()); });
    menu->addAction(tr("&Lark (open.larksuite.com)"), this, [this] { this->add(OpenPlatform::lark()); });
    menu->addAction(tr("An &address of its own"), this, &AccountDialog::addOwn);
    add->setMenu(menu);
    add->setAutoDefault(false);
    m_remove = new QPushButton(tr("&Remove…"), side);
    m_remove->setAutoDefault(false);
    connect(m_remove, &QPushButton::clicked, this, &AccountDialog::remove);
    // The demo is one workspace, and no account of it is of use elsewhere.
    add->setVisible(platforms == Platforms::Any);
    m_remove->setVisible(platforms == Platforms::Any);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    return side;
}

QWidget *AccountDialog::makeNoAccountPage()
{
    auto *page = new QWidget(this);
    QLabel *question = wrappedLabel(page);
    question->setText(tr("Where are your messages?"));
    question->setFont(headlineFont(question->font()));
    question->setAlignment(Qt::AlignHCenter);
    auto *words = wrappedLabel(page);
    words->setText(tr("Feishu and Lark are two worlds: an app and its tokens belong to one of them."));
    words->setAlignment(Qt::AlignHCenter);
    colour(*words, Tone::Muted);
    auto *column = new QVBoxLayout(page);
    column->setSpacing(10);
    column->addStretch(1);
    auto *answers = new QWidget(page);
    auto *alike = new QVBoxLayout(answers);
    alike->setContentsMargins(0, 0, 0, 0);
    const auto answer = [&](const QString &text, const auto &clicked) {
        auto *made = new QPushButton(text, answers);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, clicked);
        alike->addWidget(made);
    };
    answer(tr("Feishu (open.feishu.cn)"), [this] { add(OpenPlatform::feishu()); });
    answer(tr("Lark (open.larksuite.com)"), [this] { add(OpenPlatform::lark()); });
    answer(tr("An address of its own"), [this] { addOwn(); });
    column->addWidget(question);
    column->addWidget(words);
    column->addWidget(answers, 0, Qt::AlignHCenter);
    column->addStretch(2);
    return page;
}

QWidget *AccountDialog::makeAccountPage()
{
    m_page = new AccountPage(m_engine, this);
    connect(m_page, &AccountPage::signInWanted, this, &AccountDialog::signIn);
    return scrolling(*m_page, this);
}

QWidget *AccountDialog::makeButtons()
{
    auto *buttons = new DialogButtons(QDialogButtonBox::Close, this);
    m_use = buttons->addButton(tr("&Use this account"), QDialogButtonBox::ActionRole);
    m_check = buttons->addButton(tr("&Check connection…"), QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &AccountDialog::reject);
    connect(m_use, &QPushButton::clicked, this, [this] {
        if (m_current)
            Q_EMIT useWanted(*m_current);
    });
    connect(m_check, &QPushButton::clicked, this, [this] {
        if (m_page->keepAll() == Kept::All)
            Q_EMIT checkWanted(m_page->account());
    });
    for (QAbstractButton *button : buttons->buttons())
        qobject_cast<QPushButton *>(button)->setAutoDefault(false);
    return buttons;
}

void AccountDialog::listen()
{
    connect(&m_engine, &Engine::accountsListed, this, &AccountDialog::showAccounts);
    connect(&m_engine, &Engine::accountStatusKnown, this, &AccountDialog::showStatus);
    connect(&m_engine, &Engine::signInChanged, this, &AccountDialog::showSignIn);
    connect(&m_engine, &Engine::accountFailed, this, &AccountDialog::tellFailure);
    connect(&m_engine, &Engine::secretKept, this, &AccountDialog::tellKept);
    connect(&m_engine, &Engine::secretNotKept, this, &AccountDialog::tellNotKept);
    connect(m_notice, &NoticeBand::buttonClicked, this, &AccountDialog::keychainButtonClicked);
}

const Account *AccountDialog::current() const
{
    return m_current ? m_accounts.find(*m_current) : nullptr;
}

void AccountDialog::showAccounts(const AccountList &accounts)
{
    m_accounts = accounts;
    if (m_question && m_question->account && m_accounts.find(*m_question->account))
        m_current = m_question->account;
    if (!current())
        m_current = m_used && m_accounts.find(*m_used) ? m_used : accounts.active;
    showList();
    showAccount();
    if (!m_question || !current())
        return;
    const TokenQuestion question = *std::exchange(m_question, std::nullopt);
    m_page->goTo(question.identity);
    if (!question.scopes.isEmpty() && !current()->appId.isEmpty())
        signIn();
}

void AccountDialog::showList()
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    QPixmap nothing(m_list->iconSize());
    nothing.fill(Qt::transparent);
    const QIcon blank(nothing); // so that all names begin at the same place
    for (const Account &account : std::as_const(m_accounts.accounts)) {
        const bool used = m_used == account.id;
        const Statuses &known = m_statuses[account.id.text()];
        const QString overview = overviewOf(account.platform.displayName(), known.user, known.bot);
        auto *item = new QListWidgetItem(account.name + u'\n' + overview, m_list);
        item->setIcon(used ? themedIcon(u"check"_s, Tone::Good) : blank);
        item->setSizeHint({0, 2 * m_list->fontMetrics().lineSpacing() + 12});
        QString said = account.name + u'\n' + overview;
        if (used) {
            said += u'\n' + tr("Downloads go with this account.");
        }
        item->setToolTip(said);
        item->setData(Qt::AccessibleTextRole, QString(said).replace(u'\n', u", "_s));
        if (m_current == account.id)
            m_list->setCurrentItem(item);
    }
}

void AccountDialog::chooseAccount()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_accounts.accounts.size())
        return;
    const AccountId chosen = m_accounts.accounts.at(row).id;
    showList(); // still at the one before, which may have something to say first
    whenKept([this, chosen] { goTo(chosen); });
}

void AccountDialog::goTo(const AccountId &account)
{
    m_current = account;
    tellNothing();
    showList();
    showAccount();
}

/** What cannot be kept as it was typed is for its owner to mend, or to do without. */
void AccountDialog::whenKept(const std::function<void()> &then)
{
    if (!current() || m_page->keepAll() == Kept::All)
        return then();
    auto *question = new QMessageBox(QMessageBox::Question, windowTitle(), tr("Not all of what you typed can be kept."),
                                     QMessageBox::NoButton, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(m_page->remark());
    QPushButton *mend = question->addButton(tr("Keep &editing"), QMessageBox::RejectRole);
    QPushButton *discard = question->addButton(tr("&Discard it"), QMessageBox::DestructiveRole);
    question->setDefaultButton(mend);
    question->setEscapeButton(mend);
    connect(discard, &QPushButton::clicked, this, [this, then] {
        m_page->discard();
        then();
    });
    question->open();
}

void AccountDialog::showAccount()
{
    const Account *account = current();
    m_pages->setCurrentIndex(account ? OneAccountPage : NoAccountPage);
    m_side->setVisible(account);
    m_check->setVisible(account);
    showWhetherUsed();
    if (account)
        m_page->show(*account);
    askStatuses();
}

void AccountDialog::askStatuses()
{
    for (const Account &account : std::as_const(m_accounts.accounts))
        for (const Identity identity : {Identity::User, Identity::Bot})
            m_engine.askAccountStatus(account.id, identity);
}

void AccountDialog::showStatus(const AccountId &account, Identity identity, const TokenStatus &status)
{
    Statuses &known = m_statuses[account.text()];
    (identity == Identity::User ? known.user : known.bot) = status;
    showList();
    if (m_current != account)
        return;
    m_page->showStatus(identity, status);
    const Error *ofUser = keychainTrouble(known.user);
    tellKeychain(ofUser ? ofUser : keychainTrouble(known.bot));
}

void AccountDialog::tellKeychain(const Error *trouble)
{
    if (m_told == Told::Failure)
        return; // stays until it is mended, or another account is looked at
    if (!trouble)
        return tellNothing();
    m_told = Told::TokenState;
    m_notice->tell(Tone::Warning, sentenceAndNextStep(*trouble), tr("&Keep for this session only"));
}

void AccountDialog::tellNothing()
{
    m_told = Told::Nothing;
    m_notice->clear();
}

void AccountDialog::tellFailure(const AccountId &account, const Error &error)
{
    const Account *other = m_current == account ? nullptr : m_accounts.find(account);
    const QString told = sentenceAndNextStep(error);
    m_told = Told::Failure;
    m_notice->tell(Tone::Bad, other ? tr("%1: %2", "an account: what failed there").arg(other->name, told) : told,
                   isKeychainTrouble(error) ? tr("&Keep for this session only") : QString());
}

void AccountDialog::tellKept(const AccountId &account, GivenSecret what)
{
    if (m_current != account)
        return;
    m_page->tellKept(what);
    tellNothing();
}

void AccountDialog::tellNotKept(const AccountId &account, GivenSecret what)
{
    if (m_current == account)
        m_page->tellNotKept(what);
}

void AccountDialog::keychainButtonClicked()
{
    Q_EMIT keepForThisSessionWanted();
    tellNothing();
    m_page->keepAll(); // what is wrong with what was typed stands beside it
    if (m_current)
        m_engine.storeTokensAgain(*m_current);
    askStatuses();
}

void AccountDialog::add(const OpenPlatform &platform, First place)
{
    const auto account = newAccount(platform.displayName(), platform);
    if (!account)
        return;
    whenKept([this, account = *account, place] {
        m_question.reset();
        m_current = account.id;
        m_engine.addAccount(account);
        place == First::Address ? m_page->goToAddress() : m_page->goToApp();
    });
}

void AccountDialog::addOwn()
{
    add(OpenPlatform::parse(u"https://open.example.com"_s).value(), First::Address);
}

void AccountDialog::remove()
{
    const Account *account = current();
    if (!account)
        return;
    auto *question = new QMessageBox(QMessageBox::Question, windowTitle(),
                                     tr("Remove the account %1?").arg(account->name), QMessageBox::NoButton, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(tr("Its tokens and its app secret are removed from the keychain, and its sign-in ends "
                                    "at the server too."));
    QPushButton *keep = question->addButton(tr("&Keep it"), QMessageBox::RejectRole);
    QPushButton *yes = question->addButton(tr("&Remove"), QMessageBox::DestructiveRole);
    question->setDefaultButton(keep);
    question->setEscapeButton(keep);
    connect(yes, &QPushButton::clicked, this,
            [this, id = account->id] { m_engine.removeAccount(id, Revocation::Ask); });
    question->open();
}

void AccountDialog::ask(const TokenQuestion &question)
{
    m_question = question;
    m_scopes = question.scopes;
}

void AccountDialog::showUsed(const std::optional<AccountId> &account)
{
    m_used = account;
    showList();
    showWhetherUsed();
}

void AccountDialog::showWhetherUsed()
{
    const bool another = current() && m_used != m_current;
    m_use->setVisible(another || m_accounts.accounts.size() > 1);
    m_use->setEnabled(another);
}

SignInOrder AccountDialog::orderFor(const AccountId &account) const
{
    SignInOrder order{.account = account};
    for (const QString &scope : m_scopes)
        if (!order.scopes.contains(scope))
            order.scopes.append(scope);
    return order;
}

void AccountDialog::signIn()
{
    const Account *account = current();
    if (!account)
        return;
    m_signInDialog = new SignInDialog(account->name, this);
    connect(m_signInDialog, &SignInDialog::againWanted, this,
            [this, id = account->id] { m_engine.signIn(orderFor(id)); });
    connect(m_signInDialog, &QDialog::rejected, this, [this, id = account->id] { m_engine.cancelSignIn(id); });
    m_signInDialog->open();
    m_engine.signIn(orderFor(account->id));
}

void AccountDialog::showSignIn(const AccountId &account, const SignInState &state)
{
    if (m_current != account || !m_signInDialog)
        return;
    if (std::holds_alternative<AskingForCode>(state))
        m_signInDialog->showAsking();
    else if (const auto *waiting = std::get_if<WaitingForUser>(&state))
        m_signInDialog->showCode(waiting->userCode, waiting->link, waiting->until);
    else if (std::holds_alternative<FinishingSignIn>(state))
        m_signInDialog->showFinishing();
    else if (std::holds_alternative<SignedIn>(state))
        m_signInDialog->showSignedIn();
    else if (const auto *failed = std::get_if<SignInFailed>(&state))
        m_signInDialog->showFailed(sentence(failed->error), nextStep(failed->error));
}

void AccountDialog::done(int result)
{
    whenKept([this, result] { QDialog::done(result); });
}

} // namespace Larder
