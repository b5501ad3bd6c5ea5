#include "ui/accountpage.h"

#include <algorithm>

#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "core/errortext.h"
#include "lark/signinrequests.h"
#include "ui/controls.h"
#include "ui/liveregion.h"
#include "ui/tokenbox.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

bool hasOwnServer(const Account &account)
{
    return account.platform != OpenPlatform::feishu() && account.platform != OpenPlatform::lark();
}

QLineEdit *field(const QString &accessibleName, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setAccessibleName(accessibleName);
    return edit;
}

} // namespace

AccountPage::AccountPage(Engine &engine, QWidget *parent)
    : QWidget(parent), m_engine(engine), m_form(new QFormLayout), m_name(field(tr("Name"), this)),
      m_address(field(tr("Address"), this)), m_accountsHost(field(tr("Sign-in address"), this)),
      m_remark(new LiveRegion(this)), m_tokens{new TokenBox(engine, Identity::User, this),
                                               new TokenBox(engine, Identity::Bot, this)}
{
    m_address->setPlaceholderText(u"https://open.example.com"_s);
    m_accountsHost->setToolTip(tr("Where users sign in. Most often open. becomes accounts."));
    m_remark->setObjectName(u"remark"_s);
    colour(*m_remark, Tone::Bad);
    m_remark->hide();
    m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_form->addRow(tr("&Name"), m_name);
    m_form->addRow(tr("A&ddress"), m_address);
    m_form->addRow(tr("Sign-&in address"), m_accountsHost);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addLayout(m_form);
    column->addWidget(makeAppBox());
    column->addWidget(m_remark);
    for (TokenBox *tokens : m_tokens)
        column->addWidget(tokens);
    column->addStretch(1);

    for (QLineEdit *edit : {m_name, m_address, m_accountsHost, m_appId})
        connect(edit, &QLineEdit::editingFinished, this, &AccountPage::keepEdits);
    connect(m_tokens.front(), &TokenBox::signInWanted, this, [this] {
        if (keepAll() == Kept::All)
            Q_EMIT signInWanted();
    });
}

QWidget *AccountPage::makeAppBox()
{
    auto *box = new QGroupBox(tr("App"), this);
    box->setObjectName(u"app"_s);
    m_appId = field(tr("App id"), box);
    m_appId->setPlaceholderText(u"cli_…"_s);
    m_appSecret = new SecretField(tr("App secret"), box);
    m_console = wrappedLabel(box);
    m_console->setTextFormat(Qt::RichText);
    m_console->setOpenExternalLinks(true);
    m_console->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(m_appSecret, &SecretField::edited, this, [this] { m_appSecret->setRemark({}, Tone::Plain); });
    connect(m_appSecret, &SecretField::given, this, &AccountPage::keepSecret);
    auto *form = new QFormLayout(box);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(tr("App i&d"), m_appId);
    form->addRow(tr("App s&ecret"), m_appSecret);
    form->addRow(m_console);
    return box;
}

void AccountPage::show(const Account &account)
{
    const bool same = m_account && m_account->id == account.id;
    if (!same) {
        m_appSecret->clear();
        m_remark->hide();
    }
    m_account = account;
    fill(account, same ? Filling::Gently : Filling::Anew);
    for (QLineEdit *edit : {m_address, m_accountsHost}) {
        edit->setVisible(hasOwnServer(account));
        m_form->labelForField(edit)->setVisible(hasOwnServer(account));
    }
    showConsole(account);
    for (TokenBox *tokens : m_tokens)
        tokens->show(account);
}

void AccountPage::fill(const Account &account, Filling filling)
{
    const auto set = [filling](QLineEdit &edit, const QString &text) {
        if ((filling == Filling::Anew || !edit.hasFocus()) && edit.text() != text)
            edit.setText(text);
    };
    set(*m_name, account.name);
    set(*m_address, account.platform.base().toString());
    set(*m_accountsHost, account.accountsHost.toString());
    set(*m_appId, account.appId);
}

/** Open Platform, "Scopes": <open>/app is the developer console's list of apps, <open>/app/ID one of them. */
void AccountPage::showConsole(const Account &account)
{
    const QString console = account.platform.base().toString() + u"/app"_s +
                            (account.appId.isEmpty() ? QString() : u'/' + account.appId + u"/baseinfo"_s);
    const QString link =
        u"<a href=\"%1\">%2</a>"_s.arg(console.toHtmlEscaped(), tr("developer console").toHtmlEscaped());
    m_console->setText(tr("Both stand in the %1 under %2. With them you can sign in, and the bot needs no token.",
                          "developer console – the name of a page in it")
                           .arg(link, tr("Credentials & Basic Info", "in the developer console").toHtmlEscaped()));
}

void AccountPage::showStatus(Identity identity, const TokenStatus &status)
{
    for (TokenBox *tokens : m_tokens)
        if (tokens->identity() == identity)
            tokens->showStatus(status);
    if (identity != Identity::Bot)
        return;
    m_appSecret->setPlaceholder(std::holds_alternative<BotOfApp>(status) ? tr("kept, and shown no more") : QString());
}

SecretField &AccountPage::fieldOf(GivenSecret what) const
{
    switch (what) {
    case GivenSecret::AppSecret:
        return *m_appSecret;
    case GivenSecret::UserToken:
        return m_tokens.front()->field();
    case GivenSecret::BotToken:
        return m_tokens.back()->field();
    }
    Q_UNREACHABLE();
}

void AccountPage::tellKept(GivenSecret what)
{
    fieldOf(what).tellKept();
}

void AccountPage::tellNotKept(GivenSecret what)
{
    fieldOf(what).tellNotKept();
}

QString AccountPage::remark() const
{
    if (!m_remark->isHidden())
        return m_remark->text();
    for (const SecretField *field : {m_appSecret, &fieldOf(GivenSecret::UserToken), &fieldOf(GivenSecret::BotToken)})
        if (!field->text().isEmpty() && !field->remark().isEmpty())
            return field->remark();
    return {};
}

void AccountPage::discard()
{
    if (m_account)
        fill(*m_account, Filling::Anew);
    m_remark->hide();
    for (const GivenSecret what : {GivenSecret::AppSecret, GivenSecret::UserToken, GivenSecret::BotToken})
        fieldOf(what).discard();
}

std::optional<Account> AccountPage::edited()
{
    const auto refuse = [this](const QString &remark) {
        m_remark->setText(remark);
        m_remark->setHidden(remark.isEmpty());
        return std::nullopt;
    };
    const QString appId = m_appId->text().trimmed();
    if (!appId.isEmpty() && !isAppId(appId))
        return refuse(tr("An app id begins with cli_ and holds only letters, digits and underscores."));
    const auto platform = OpenPlatform::parse(m_address->text());
    if (!platform)
        return refuse(sentence(platform.error()));
    // The sign-in address follows, unless somebody has given one of its own.
    if (*platform != m_account->platform && m_account->accountsHost == accountsHostOf(m_account->platform))
        m_accountsHost->setText(accountsHostOf(*platform).toString());
    const auto accountsHost = OpenPlatform::parse(m_accountsHost->text());
    if (!accountsHost)
        return refuse(sentence(accountsHost.error()));
    m_remark->hide();
    Account account = *m_account;
    if (const QString name = m_name->text().trimmed(); !name.isEmpty())
        account.name = name;
    account.platform = *platform;
    account.accountsHost = accountsHost->base();
    account.appId = appId;
    return account;
}

Kept AccountPage::keepEdits()
{
    if (!m_account)
        return Kept::All;
    const auto account = edited();
    if (!account)
        return Kept::NotAll;
    if (*account != *m_account) {
        m_account = account; // the list that tells it comes later
        m_engine.editAccount(*account);
        for (TokenBox *tokens : m_tokens)
            tokens->show(*account);
    }
    return Kept::All;
}

Kept AccountPage::keepSecret()
{
    if (!m_account || m_appSecret->text().isEmpty())
        return Kept::All;
    if (keepEdits() == Kept::NotAll)
        return Kept::NotAll; // it would be kept for another app
    const auto app = AppCredential::parse(m_appId->text(), m_appSecret->text());
    if (!app) {
        m_appSecret->setRemark(sentence(app.error()), Tone::Bad);
        return Kept::NotAll;
    }
    m_appSecret->wait();
    m_engine.useAppSecret(m_account->id, app->secret);
    return Kept::All;
}

Kept AccountPage::keepAll()
{
    // Secrets of an account that is not what it shall be have to wait for it.
    if (keepEdits() == Kept::NotAll)
        return Kept::NotAll;
    const std::array outcomes{keepSecret(), m_tokens.front()->keep(), m_tokens.back()->keep()};
    return std::find(outcomes.begin(), outcomes.end(), Kept::NotAll) == outcomes.end() ? Kept::All : Kept::NotAll;
}

void AccountPage::goToApp()
{
    m_appId->setFocus();
}

void AccountPage::goToAddress()
{
    m_address->setFocus();
    m_address->selectAll();
}

void AccountPage::goTo(Identity identity)
{
    for (TokenBox *tokens : m_tokens)
        if (tokens->identity() == identity)
            tokens->setFocus();
}

} // namespace Larder
