#include "ui/accountdialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/errortext.h"
#include "ui/controls.h"
#include "ui/theme.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

enum PlatformChoice { Feishu, Lark, OwnAddress };

void colour(QLabel &label, Tone tone)
{
    QPalette palette = label.palette();
    palette.setColor(QPalette::WindowText, toneColour(tone, palette));
    label.setPalette(palette);
}

QLabel *remarkLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    // There before there is anything to say, so that saying it moves nothing.
    label->setMinimumHeight(label->fontMetrics().height());
    return label;
}

QString stateText(Identity identity, TokenState state)
{
    const bool user = identity == Identity::User;
    switch (state) {
    case TokenState::None:
        return user ? AccountDialog::tr("There is no user token yet.")
                    : AccountDialog::tr("There is no bot token yet.");
    case TokenState::FromEnvironment:
        return AccountDialog::tr("There is one in the environment, for this run.");
    case TokenState::ForThisSession:
        return AccountDialog::tr("There is one. It is kept until Larder is closed.");
    }
    Q_UNREACHABLE();
}

QString otherIdentityText(Identity looksLike)
{
    return looksLike == Identity::Bot
               ? AccountDialog::tr("This looks like a bot's token (tenant access token). Does it belong below?")
               : AccountDialog::tr("This looks like a user's token (user access token). Does it belong above?");
}

} // namespace

AccountDialog::AccountDialog(Engine &engine, const OpenPlatform &platform, Platform choice, QWidget *parent)
    : QDialog(parent), m_engine(engine)
{
    setWindowTitle(tr("Account"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    for (QAbstractButton *button : buttons->buttons())
        button->setIcon({});
    connect(buttons, &QDialogButtonBox::accepted, this, &AccountDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &AccountDialog::reject);
    auto *promise = new QLabel(tr("Tokens are kept until Larder is closed, and written nowhere."), this);
    promise->setWordWrap(true);

    auto *column = new QVBoxLayout(this);
    column->setSpacing(10);
    column->addWidget(makePlatformGroup(choice));
    column->addWidget(makeTokenGroup(m_tokens[0], Identity::User));
    column->addWidget(makeTokenGroup(m_tokens[1], Identity::Bot));
    column->addWidget(promise);
    column->addStretch(1);
    column->addWidget(buttons);
    giveRoom(*this);
    setMinimumWidth(520);

    connect(&m_engine, &Engine::tokenStateKnown, this, &AccountDialog::showState);
    const bool own = platform != OpenPlatform::feishu() && platform != OpenPlatform::lark();
    m_address->setText(own ? platform.word() : QString());
    m_platform->setCurrentIndex(own ? OwnAddress : platform == OpenPlatform::lark() ? Lark : Feishu);
    platformEdited();
}

QWidget *AccountDialog::makePlatformGroup(Platform choice)
{
    auto *group = new QGroupBox(tr("Open Platform"), this);
    m_platform = new QComboBox(group);
    m_platform->insertItem(Feishu, tr("Feishu (open.feishu.cn)"));
    m_platform->insertItem(Lark, tr("Lark (open.larksuite.com)"));
    m_platform->insertItem(OwnAddress, choice == Platform::MayChange ? tr("An address of its own") : tr("The demo"));
    m_platform->setAccessibleName(tr("Platform"));
    m_address = new QLineEdit(group);
    m_address->setPlaceholderText(u"https://open.example.com"_s);
    m_address->setAccessibleName(tr("Address"));
    m_address->setAccessibleDescription(tr("The Open Platform's address in an organisation that runs its own"));
    m_addressRemark = remarkLabel(group);
    colour(*m_addressRemark, Tone::Bad);
    m_platform->setEnabled(choice == Platform::MayChange);
    connect(m_platform, &QComboBox::currentIndexChanged, this, &AccountDialog::platformEdited);
    connect(m_address, &QLineEdit::editingFinished, this, &AccountDialog::platformEdited);

    auto *form = new QFormLayout(group);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("&Platform"), m_platform);
    form->addRow(tr("A&ddress"), m_address);
    form->addRow(QString(), m_addressRemark);
    return group;
}

QWidget *AccountDialog::makeTokenGroup(TokenField &field, Identity identity)
{
    const bool user = identity == Identity::User;
    auto *group = new QGroupBox(user ? tr("User") : tr("Bot"), this);
    field.identity = identity;
    field.edit = new QLineEdit(group);
    field.edit->setEchoMode(QLineEdit::Password);
    field.edit->setPlaceholderText(user ? tr("Paste a user access token (u-…)")
                                        : tr("Paste a tenant access token (t-…)"));
    field.edit->setAccessibleName(user ? tr("User token") : tr("Bot token"));
    field.edit->setAccessibleDescription(tr("Kept until Larder is closed"));
    field.state = new QLabel(group);
    field.state->setObjectName(user ? u"user state"_s : u"bot state"_s);
    field.remark = remarkLabel(group);
    field.remark->setObjectName(user ? u"user remark"_s : u"bot remark"_s);
    field.forget = new QPushButton(user ? tr("Forget &user token") : tr("Forget &bot token"), group);
    field.forget->setAutoDefault(false);
    field.forget->setEnabled(false);
    connect(field.edit, &QLineEdit::textChanged, this, [this, &field] { remark(field); });
    connect(field.forget, &QPushButton::clicked, this, [this, identity] {
        if (const auto wanted = platform()) {
            m_engine.forgetToken(wanted.value(), identity);
            m_engine.askTokenState(wanted.value(), identity);
        }
    });

    auto *state = new QHBoxLayout;
    state->addWidget(field.state, 1);
    state->addWidget(field.forget);
    auto *form = new QFormLayout(group);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(state);
    form->addRow(user ? tr("U&ser token") : tr("B&ot token"), field.edit);
    form->addRow(QString(), field.remark);
    return group;
}

void AccountDialog::ask(Identity identity)
{
    for (const TokenField &field : m_tokens)
        if (field.identity == identity)
            field.edit->setFocus();
}

Result<OpenPlatform> AccountDialog::platform() const
{
    switch (m_platform->currentIndex()) {
    case Feishu:
        return OpenPlatform::feishu();
    case Lark:
        return OpenPlatform::lark();
    default:
        return OpenPlatform::parse(m_address->text());
    }
}

void AccountDialog::platformEdited()
{
    const bool own = m_platform->currentIndex() == OwnAddress;
    m_address->setEnabled(own && m_platform->isEnabled());
    const bool wrong = own && !m_address->text().isEmpty() && !platform();
    m_addressRemark->setText(wrong ? sentence(platform().error()) : QString());
    askStates();
}

void AccountDialog::askStates()
{
    const auto wanted = platform();
    for (const TokenField &field : m_tokens) {
        field.forget->setEnabled(false);
        field.state->setText(stateText(field.identity, TokenState::None));
        if (wanted)
            m_engine.askTokenState(wanted.value(), field.identity);
    }
}

void AccountDialog::showState(const OpenPlatform &of, Identity identity, TokenState state)
{
    const auto wanted = platform();
    if (!wanted || of != wanted.value())
        return;
    for (const TokenField &field : m_tokens) {
        if (field.identity != identity)
            continue;
        field.state->setText(stateText(identity, state));
        colour(*field.state, state == TokenState::None ? Tone::Muted : Tone::Good);
        field.forget->setEnabled(state == TokenState::ForThisSession);
    }
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

bool AccountDialog::check()
{
    if (const auto wanted = platform(); !wanted) {
        m_addressRemark->setText(sentence(wanted.error()));
        m_address->setFocus();
        return false;
    }
    for (const TokenField &field : m_tokens)
        if (!field.edit->text().isEmpty() && !AccessToken::parse(field.edit->text())) {
            field.edit->setFocus();
            return false;
        }
    return true;
}

void AccountDialog::accept()
{
    if (!check())
        return;
    const OpenPlatform wanted = platform().value();
    Q_EMIT platformChosen(wanted);
    for (const TokenField &field : m_tokens) {
        if (field.edit->text().isEmpty())
            continue;
        m_engine.useToken(wanted, field.identity, AccessToken::parse(field.edit->text()).value());
        field.edit->clear();
        Q_EMIT tokenAdded(field.identity);
    }
    QDialog::accept();
}

} // namespace Larder
