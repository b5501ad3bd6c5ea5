#include "ui/accountdialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/errortext.h"
#include "lark/signinrequests.h"
#include "ui/accountwords.h"
#include "ui/controls.h"
#include "ui/noticeband.h"
#include "ui/signindialog.h"
#include "ui/theme.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

void colour(QLabel &label, Tone tone)
{
    QPalette palette = label.palette();
    palette.setColor(QPalette::WindowText, toneColour(tone, palette));
    label.setPalette(palette);
}

QLabel *wrapped(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    // There before there is anything to say, so that saying it moves nothing.
    label->setMinimumHeight(label->fontMetrics().height());
    return label;
}

QString otherIdentityText(Identity looksLike)
{
    return looksLike == Identity::Bot
               ? AccountDialog::tr("This looks like a bot's token (tenant access token). Does it belong below?")
               : AccountDialog::tr("This looks like a user's token (user access token). Does it belong above?");
}

bool isOwn(const OpenPlatform &platform)
{
    return platform != OpenPlatform::feishu() && platform != OpenPlatform::lark();
}

bool isKeychainTrouble(Reason reason)
{
    return reason == Reason::KeychainMissing || reason == Reason::KeychainLocked || reason == Reason::KeychainDenied ||
           reason == Reason::KeychainBroken;
}

const Error *keychainTrouble(const TokenStatus &status)
{
    const Error *error = nullptr;
    if (const auto *unknown = std::get_if<StatusUnknown>(&status))
        error = &unknown->why;
    else if (const auto *signedIn = std::get_if<SignedInAs>(&status); signedIn && signedIn->notStored)
        error = &*signedIn->notStored;
    return error && isKeychainTrouble(error->reason) ? error : nullptr;
}

} // namespace

AccountDialog::AccountDialog(Engine &engine, Platforms platforms, QWidget *parent) : QDialog(parent), m_engine(engine)
{
    setWindowTitle(tr("Accounts"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_keychain = new NoticeBand(NoticeBand::Closing::ByItsOwner, this);
    m_pages = new QStackedWidget(this);
    m_pages->insertWidget(NoAccountPage, makeNoAccountPage());
    m_pages->insertWidget(AccountPage, makeAccountPage());

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setIcon({});
    m_use = buttons->addButton(tr("&Use this account"), QDialogButtonBox::ActionRole);
    m_check = buttons->addButton(tr("C&heck connection…"), QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &AccountDialog::reject);
    connect(m_use, &QPushButton::clicked, this, &AccountDialog::use);
    connect(m_check, &QPushButton::clicked, this, [this] {
        if (const Account *account = current())
            Q_EMIT checkWanted(*account);
    });
    for (QAbstractButton *button : buttons->buttons())
        qobject_cast<QPushButton *>(button)->setAutoDefault(false);

    auto *middle = new QHBoxLayout;
    middle->setSpacing(14);
    middle->addWidget(makeList(platforms));
    middle->addWidget(m_pages, 1);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(10);
    column->addWidget(m_keychain);
    column->addLayout(middle, 1);
    column->addWidget(buttons);
    giveRoom(*this);
    resize(780, 560);
    listen();
    m_engine.listAccounts();
}

QWidget *AccountDialog::makeList(Platforms platforms)
{
    auto *side = new QWidget(this);
    m_list = new QListWidget(side);
    m_list->setAccessibleName(tr("Accounts"));
    m_list->setMinimumWidth(180);
    m_list->setMaximumWidth(240);
    connect(m_list, &QListWidget::currentRowChanged, this, &AccountDialog::chooseAccount);
    auto *add = new QPushButton(tr("&Add"), side);
    auto *menu = new QMenu(add);
    menu->addAction(tr("&Feishu (open.feishu.cn)"), this, [this] { this->add(OpenPlatform::feishu()); });
    menu->addAction(tr("&Lark (open.larksuite.com)"), this, [this] { this->add(OpenPlatform::lark()); });
    menu->addAction(tr("An address of its &own"), this, &AccountDialog::addOwn);
    add->setMenu(menu);
    add->setAutoDefault(false);
    add->setEnabled(platforms == Platforms::Any);
    m_remove = new QPushButton(tr("&Remove"), side);
    m_remove->setAutoDefault(false);
    connect(m_remove, &QPushButton::clicked, this, &AccountDialog::remove);

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
    auto *question = new QLabel(tr("Where are your messages?"), page);
    QFont large = question->font();
    large.setPointSizeF(large.pointSizeF() * 1.35);
    large.setWeight(QFont::DemiBold);
    question->setFont(large);
    auto *words = wrapped(page);
    words->setText(tr("An app belongs to one of the two, and so do its tokens."));
    auto *column = new QVBoxLayout(page);
    column->addStretch(1);
    column->addWidget(question);
    column->addWidget(words);
    const auto button = [&](const QString &text, const OpenPlatform &platform) {
        auto *made = new QPushButton(text, page);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, [this, platform] { add(platform); });
        column->addWidget(made);
    };
    button(tr("Feishu (open.feishu.cn)"), OpenPlatform::feishu());
    button(tr("Lark (open.larksuite.com)"), OpenPlatform::lark());
    auto *own = new QPushButton(tr("An address of its own"), page);
    own->setAutoDefault(false);
    connect(own, &QPushButton::clicked, this, &AccountDialog::addOwn);
    column->addWidget(own);
    column->addStretch(2);
    return page;
}

QWidget *AccountDialog::makeAccountPage()
{
    auto *page = new QWidget(this);
    m_name = new QLineEdit(page);
    m_address = new QLineEdit(page);
    m_address->setPlaceholderText(u"https://open.example.com"_s);
    m_accountsHost = new QLineEdit(page);
    m_accountsHost->setToolTip(tr("Where users sign in. Most often open. becomes accounts."));
    m_addressRemark = wrapped(page);
    colour(*m_addressRemark, Tone::Bad);
    for (QLineEdit *edit : {m_name, m_address, m_accountsHost})
        connect(edit, &QLineEdit::editingFinished, this, &AccountDialog::keepEdits);

    auto *where = new QFormLayout;
    where->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    where->addRow(tr("&Name"), m_name);
    where->addRow(tr("A&ddress"), m_address);
    where->addRow(tr("Sign-&in address"), m_accountsHost);
    where->addRow(QString(), m_addressRemark);
    for (auto [edit, name] : {std::pair(m_name, tr("Name")), std::pair(m_address, tr("Address")),
                              std::pair(m_accountsHost, tr("Sign-in address"))})
        edit->setAccessibleName(name);

    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(where);
    column->addWidget(makeAppGroup());
    column->addWidget(makeTokenGroup(m_tokens[0], Identity::User));
    column->addWidget(makeTokenGroup(m_tokens[1], Identity::Bot));
    column->addStretch(1);
    return page;
}

QWidget *AccountDialog::makeAppGroup()
{
    auto *group = new QGroupBox(tr("App"), this);
    m_appId = new QLineEdit(group);
    m_appId->setPlaceholderText(u"cli_…"_s);
    m_appId->setAccessibleName(tr("App id"));
    m_appSecret = new QLineEdit(group);
    m_appSecret->setEchoMode(QLineEdit::Password);
    m_appSecret->setAccessibleName(tr("App secret"));
    m_appSecret->setPlaceholderText(tr("kept in the system's keychain, and shown no more"));
    m_appRemark = wrapped(group);
    m_appRemark->setText(tr("Both stand in the developer console under Credentials & Basic Info. With them you can sign "
                            "in, and the bot needs no token."));
    colour(*m_appRemark, Tone::Muted);
    connect(m_appId, &QLineEdit::editingFinished, this, &AccountDialog::keepEdits);
    connect(m_appSecret, &QLineEdit::editingFinished, this, &AccountDialog::keepSecret);
    auto *form = new QFormLayout(group);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("App i&d"), m_appId);
    form->addRow(tr("App s&ecret"), m_appSecret);
    form->addRow(m_appRemark);
    return group;
}

QWidget *AccountDialog::makeTokenGroup(TokenField &field, Identity identity)
{
    const bool user = identity == Identity::User;
    field.identity = identity;
    field.group = new QGroupBox(user ? tr("You") : tr("Bot"), this);
    field.status = wrapped(field.group);
    field.status->setObjectName(user ? u"user status"_s : u"bot status"_s);
    field.edit = new QLineEdit(field.group);
    field.edit->setEchoMode(QLineEdit::Password);
    field.edit->setPlaceholderText(user ? tr("or paste a user access token (u-…)")
                                        : tr("or paste a tenant access token (t-…)"));
    field.edit->setAccessibleName(user ? tr("User token") : tr("Bot token"));
    field.remark = wrapped(field.group);
    field.remark->setObjectName(user ? u"user remark"_s : u"bot remark"_s);
    field.forget = new QPushButton(user ? tr("Sign &out") : tr("&Forget"), field.group);
    field.forget->setAutoDefault(false);
    connect(field.edit, &QLineEdit::textChanged, this, [this, &field] { remark(field); });
    connect(field.edit, &QLineEdit::editingFinished, this, [this, &field] { keepToken(field); });
    connect(field.forget, &QPushButton::clicked, this, [this, identity] {
        if (m_current)
            m_engine.forgetToken(*m_current, identity);
    });

    auto *buttons = new QHBoxLayout;
    if (user) {
        m_signIn = new QPushButton(tr("&Sign in…"), field.group);
        m_signIn->setAutoDefault(false);
        connect(m_signIn, &QPushButton::clicked, this, &AccountDialog::signIn);
        buttons->addWidget(m_signIn);
    }
    buttons->addWidget(field.forget);
    buttons->addWidget(field.edit, 1);
    auto *column = new QVBoxLayout(field.group);
    column->addWidget(field.status);
    column->addLayout(buttons);
    column->addWidget(field.remark);
    return field.group;
}

void AccountDialog::listen()
{
    connect(&m_engine, &Engine::accountsListed, this, &AccountDialog::showAccounts);
    connect(&m_engine, &Engine::accountStatusKnown, this, &AccountDialog::showStatus);
    connect(&m_engine, &Engine::signInChanged, this, &AccountDialog::showSignIn);
    connect(&m_engine, &Engine::accountFailed, this, &AccountDialog::tellFailure);
    connect(m_keychain, &NoticeBand::buttonClicked, this, [this] {
        Q_EMIT keepForThisSessionWanted();
        m_keychain->clear();
        showAccount();
    });
}

const Account *AccountDialog::current() const
{
    return m_current ? m_accounts.find(*m_current) : nullptr;
}

void AccountDialog::showAccounts(const AccountList &accounts)
{
    m_accounts = accounts;
    if (!current())
        m_current = accounts.active;
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const Account &account : accounts.accounts) {
        const bool active = accounts.active == account.id;
        auto *item = new QListWidgetItem(account.name + u'\n' + account.platform.displayName(), m_list);
        item->setIcon(active ? themedIcon(u"check"_s, Tone::Good) : QIcon());
        item->setToolTip(active ? tr("Downloads go with this account.") : QString());
        if (m_current == account.id)
            m_list->setCurrentItem(item);
    }
    showAccount();
}

void AccountDialog::chooseAccount()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_accounts.accounts.size())
        return;
    m_current = m_accounts.accounts.at(row).id;
    showAccount();
}

void AccountDialog::showAccount()
{
    const Account *account = current();
    m_pages->setCurrentIndex(account ? AccountPage : NoAccountPage);
    m_remove->setEnabled(account);
    m_check->setEnabled(account);
    m_use->setEnabled(account && m_accounts.active != account->id);
    if (!account)
        return;
    const auto set = [](QLineEdit *edit, const QString &text) {
        if (!edit->hasFocus() && edit->text() != text)
            edit->setText(text);
    };
    set(m_name, account->name);
    set(m_address, account->platform.base().toString());
    set(m_accountsHost, account->accountsHost.toString());
    set(m_appId, account->appId);
    m_address->setReadOnly(!isOwn(account->platform));
    m_accountsHost->setReadOnly(!isOwn(account->platform));
    m_addressRemark->clear();
    m_signIn->setEnabled(!account->appId.isEmpty());
    m_signIn->setToolTip(account->appId.isEmpty() ? tr("Give the app id and the app secret first.") : QString());
    for (const TokenField &field : m_tokens)
        m_engine.askAccountStatus(account->id, field.identity);
}

void AccountDialog::showStatus(const AccountId &account, Identity identity, const TokenStatus &status)
{
    if (m_current != account)
        return;
    for (const TokenField &field : m_tokens) {
        if (field.identity != identity)
            continue;
        const StatusWords words = wordsOf(status, identity);
        field.status->setText(words.sentence);
        colour(*field.status, words.tone);
        field.forget->setEnabled(!std::holds_alternative<WithoutToken>(status) &&
                                 !std::holds_alternative<FromEnvironment>(status));
    }
    tellKeychain(status);
}

void AccountDialog::tellKeychain(const TokenStatus &status)
{
    if (const Error *trouble = keychainTrouble(status))
        m_keychain->tell(Tone::Warning, sentence(*trouble), tr("&Keep for this session only"), nextStep(*trouble));
    else
        m_keychain->clear();
}

void AccountDialog::tellFailure(const AccountId &account, const Error &error)
{
    if (m_current != account)
        return;
    const bool keychain = isKeychainTrouble(error.reason);
    m_keychain->tell(Tone::Bad, sentence(error), keychain ? tr("&Keep for this session only") : QString(),
                     nextStep(error));
}

void AccountDialog::add(const OpenPlatform &platform)
{
    const auto account = newAccount(platform.displayName(), platform);
    if (!account)
        return;
    m_current = account->id;
    m_engine.addAccount(*account);
    m_appId->setFocus();
}

void AccountDialog::addOwn()
{
    add(OpenPlatform::parse(u"https://open.example.com"_s).value());
    m_address->setFocus();
    m_address->selectAll();
}

void AccountDialog::remove()
{
    const Account *account = current();
    if (!account)
        return;
    auto *question = new QMessageBox(QMessageBox::Question, windowTitle(),
                                     tr("Remove the account %1?").arg(account->name), QMessageBox::NoButton, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(tr("Its tokens and its app secret are removed from the keychain."));
    QPushButton *keep = question->addButton(tr("&Keep it"), QMessageBox::RejectRole);
    QPushButton *yes = question->addButton(tr("&Remove"), QMessageBox::DestructiveRole);
    question->setDefaultButton(keep);
    question->setEscapeButton(keep);
    connect(yes, &QPushButton::clicked, this, [this, id = account->id] { m_engine.removeAccount(id); });
    question->open();
}

void AccountDialog::use()
{
    if (m_current)
        m_engine.activateAccount(*m_current);
}

void AccountDialog::keepEdits()
{
    const Account *account = current();
    if (!account)
        return;
    const auto platform = OpenPlatform::parse(m_address->text());
    const auto host = OpenPlatform::parse(m_accountsHost->text());
    if (!platform || !host) {
        m_addressRemark->setText(sentence(platform ? host.error() : platform.error()));
        return;
    }
    if (!m_appId->text().isEmpty() && !isAppId(m_appId->text().trimmed())) {
        m_addressRemark->setText(tr("An app id begins with cli_ and holds only letters, digits and underscores."));
        return;
    }
    Account edited = *account;
    edited.name = m_name->text().trimmed().isEmpty() ? account->name : m_name->text().trimmed();
    // The sign-in address follows, unless somebody has given one of its own.
    if (edited.platform != *platform && account->accountsHost == accountsHostOf(account->platform))
        m_accountsHost->setText(accountsHostOf(*platform).toString());
    edited.platform = *platform;
    edited.accountsHost = OpenPlatform::parse(m_accountsHost->text()).value().base();
    edited.appId = m_appId->text().trimmed();
    if (edited != *account)
        m_engine.editAccount(edited);
}

void AccountDialog::keepSecret()
{
    const Account *account = current();
    const QString text = m_appSecret->text();
    if (!account || text.isEmpty())
        return;
    keepEdits();
    const auto app = AppCredential::parse(m_appId->text(), text);
    if (!app) {
        m_appRemark->setText(sentence(app.error()));
        colour(*m_appRemark, Tone::Bad);
        return;
    }
    m_appSecret->clear();
    m_engine.useAppSecret(account->id, app->secret);
}

void AccountDialog::keepToken(TokenField &field)
{
    const auto token = AccessToken::parse(field.edit->text());
    if (!m_current || !token)
        return;
    field.edit->clear();
    m_engine.useToken(*m_current, field.identity, *token);
}

void AccountDialog::remark(const TokenField &field)
{
    field.remark->clear();
    if (field.edit->text().isEmpty())
        return;
    const auto token = AccessToken::parse(field.edit->text());
    if (!token) {
        field.remark->setText(sentence(token.error()));
        colour(*field.remark, Tone::Bad);
    } else if (const auto other = token.value().looksLike(); other && *other != field.identity) {
        field.remark->setText(otherIdentityText(*other));
        colour(*field.remark, Tone::Warning);
    }
}

void AccountDialog::ask(Identity identity)
{
    for (const TokenField &field : m_tokens)
        if (field.identity == identity)
            field.edit->setFocus();
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
    keepSecret();
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

/** What was typed last and not left yet counts too. */
void AccountDialog::done(int result)
{
    keepEdits();
    keepSecret();
    for (TokenField &field : m_tokens)
        keepToken(field);
    QDialog::done(result);
}

} // namespace Larder
