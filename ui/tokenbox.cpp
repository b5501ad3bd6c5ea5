#include "ui/tokenbox.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/errortext.h"
#include "ui/accountwords.h"
#include "ui/controls.h"
#include "ui/wrappingrow.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

QString otherIdentityText(Identity looksLike)
{
    return looksLike == Identity::Bot
               ? TokenBox::tr("This looks like a bot's token (tenant access token). Does it belong below?")
               : TokenBox::tr("This looks like a user's token (user access token). Does it belong above?");
}

} // namespace

TokenBox::TokenBox(Engine &engine, Identity identity, QWidget *parent)
    : QGroupBox(identity == Identity::User ? tr("You") : tr("Bot"), parent), m_engine(engine), m_identity(identity),
      m_status(wrappedLabel(this)),
      m_signIn(identity == Identity::User ? new QPushButton(tr("&Sign in…"), this) : nullptr),
      m_forget(new QPushButton(identity == Identity::User ? tr("Sign &out") : tr("&Forget"), this)),
      m_token(new SecretField(identity == Identity::User ? tr("User token") : tr("Bot token"), this))
{
    const bool user = identity == Identity::User;
    setObjectName(user ? u"user"_s : u"bot"_s);
    m_status->setObjectName(u"status"_s);
    m_token->setPlaceholder(user ? tr("or a user token (u-…)") : tr("or a bot token (t-…)"));
    m_forget->setAutoDefault(false);
    m_forget->setEnabled(false);
    connect(m_forget, &QPushButton::clicked, this, [this] {
        if (m_account)
            m_engine.forgetToken(*m_account, m_identity);
    });
    connect(m_token, &SecretField::edited, this, &TokenBox::remark);
    connect(m_token, &SecretField::given, this, &TokenBox::keep);

    auto *buttons = new WrappingRow(WrappingRow::Rest::AtStart);
    buttons->setSpacing(8);
    if (m_signIn) {
        m_signIn->setAutoDefault(false);
        connect(m_signIn, &QPushButton::clicked, this, &TokenBox::signInWanted);
        buttons->addWidget(m_signIn);
    }
    buttons->addWidget(m_forget);
    buttons->addWidget(m_token);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_status);
    column->addLayout(buttons);
    setFocusProxy(m_token);
}

void TokenBox::show(const Account &account)
{
    if (m_account != account.id) {
        m_status->clear();
        m_forget->setEnabled(false);
        m_token->clear();
    }
    m_account = account.id;
    if (!m_signIn)
        return;
    m_signIn->setEnabled(!account.appId.isEmpty());
    m_signIn->setToolTip(account.appId.isEmpty() ? tr("Give the app id and the app secret first.") : QString());
    setFocusProxy(m_signIn->isEnabled() ? static_cast<QWidget *>(m_signIn) : m_token);
}

void TokenBox::showStatus(const TokenStatus &status)
{
    const StatusWords words = wordsOf(status, m_identity);
    m_status->setText(words.sentence);
    colour(*m_status, words.tone);
    m_forget->setEnabled(!std::holds_alternative<WithoutToken>(status) &&
                         !std::holds_alternative<FromEnvironment>(status));
}

Kept TokenBox::keep()
{
    if (!m_account || m_token->text().isEmpty())
        return Kept::All;
    const auto token = AccessToken::parse(m_token->text());
    if (!token)
        return Kept::NotAll;
    m_token->wait();
    m_engine.useToken(*m_account, m_identity, *token);
    return Kept::All;
}

void TokenBox::remark()
{
    const auto token = AccessToken::parse(m_token->text());
    if (m_token->text().isEmpty())
        m_token->setRemark({}, Tone::Plain);
    else if (!token)
        m_token->setRemark(sentence(token.error()), Tone::Bad);
    else if (const auto other = token->looksLike(); other && *other != m_identity)
        m_token->setRemark(otherIdentityText(*other), Tone::Warning);
    else
        m_token->setRemark({}, Tone::Plain);
}

} // namespace Larder
