#include "ui/accountbar.h"

#include <algorithm>
#include <utility>

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStyle>

#include "ui/accountwords.h"
#include "ui/checkdialog.h"
#include "ui/controls.h"
#include "ui/language.h"
#include "ui/theme.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

constexpr int widestText = 240;
constexpr int gap = 8;

/** Of what has no account: the environment's, or none. */
TokenStatus asStatus(TokenState state)
{
    switch (state) {
    case TokenState::None:
        return WithoutToken{};
    case TokenState::FromEnvironment:
        return FromEnvironment{};
    case TokenState::ForThisSession:
        return PastedToken{};
    }
    Q_UNREACHABLE();
}

} // namespace

AccountBar::AccountBar(Engine &engine, Settings &settings, Workspace workspace, ResourceToTry toTry, QWidget *parent)
    : QWidget(parent), m_engine(engine), m_settings(settings), m_workspace(workspace), m_toTry(std::move(toTry)),
      m_platform(settings.platform()), m_identity(settings.identity()), m_button(new QPushButton(this)),
      m_inFront(new QLabel(this)), m_widest(widestText)
{
    connect(m_button, &QPushButton::clicked, this, &AccountBar::accountButtonClicked);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gap);
    row->addWidget(m_inFront);
    row->addWidget(makeIdentityChoice());
    row->addWidget(m_button);
    listen();
    useIdentity(m_identity);
    inEachLanguage(*this, [this] {
        m_inFront->setText(tr("Download as"));
        showStatus(m_status);
    });
    m_engine.listAccounts();
}

QWidget *AccountBar::makeIdentityChoice()
{
    auto *choice = m_choice = new QWidget(this);
    m_user = new SegmentButton({}, SegmentButton::Place::First, choice);
    m_bot = new SegmentButton({}, SegmentButton::Place::Last, choice);
    inEachLanguage(*choice, [this, choice] {
        choice->setAccessibleName(tr("Download as"));
        m_user->setText(tr("&User"));
        m_bot->setText(tr("&Bot"));
        m_user->setToolTip(tr("Download as yourself, with a user access token"));
        m_bot->setToolTip(tr("Download as the app's bot, with a tenant access token"));
        m_user->setAccessibleDescription(m_user->toolTip());
        m_bot->setAccessibleDescription(m_bot->toolTip());
    });
    connect(m_user, &QAbstractButton::clicked, this, [this] { chooseIdentity(Identity::User); });
    connect(m_bot, &QAbstractButton::clicked, this, [this] { chooseIdentity(Identity::Bot); });
    auto *row = new QHBoxLayout(choice);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_user);
    row->addWidget(m_bot);
    return choice;
}

void AccountBar::listen()
{
    connect(&m_engine, &Engine::accountsListed, this, &AccountBar::useAccounts);
    connect(&m_engine, &Engine::tokenStateKnown, this,
            [this](const OpenPlatform &platform, Identity identity, TokenState state) {
                if (!account() && platform == m_platform && identity == m_identity)
                    showStatus(asStatus(state));
            });
    connect(&m_engine, &Engine::accountStatusKnown, this, &AccountBar::statusKnown);
    connect(&m_engine, &Engine::secretKept, this, &AccountBar::tokenGiven);
    connect(&m_engine, &Engine::signInChanged, this, [this](const AccountId &of, const SignInState &state) {
        if (std::holds_alternative<SignedIn>(state))
            Q_EMIT tokenThere(of, Identity::User);
    });
}

void AccountBar::tokenGiven(const AccountId &account, GivenSecret what)
{
    Q_EMIT tokenThere(account, what == GivenSecret::UserToken ? Identity::User : Identity::Bot);
}

void AccountBar::statusKnown(const AccountId &of, Identity identity, const TokenStatus &status)
{
    if (!account() || account()->id != of || identity != m_identity)
        return;
    showStatus(status);
    if (m_chosen != of)
        return;
    m_chosen.reset();
    if (isUsable(status))
        Q_EMIT tokenThere(of, identity);
}

const Account *AccountBar::account() const
{
    const Account *active = m_accounts.active ? m_accounts.find(*m_accounts.active) : nullptr;
    return active && (!m_platformOnly || active->platform == *m_platformOnly) ? active : nullptr;
}

RateHold::Asker AccountBar::asker() const
{
    const Account *used = account();
    return {used ? used->platform : m_platform, m_identity, used ? std::optional(used->id) : std::nullopt};
}

void AccountBar::useAccounts(const AccountList &accounts)
{
    m_accounts = accounts;
    askStatus();
}

void AccountBar::usePlatform(const OpenPlatform &platform)
{
    m_platform = platform;
    m_platformOnly = platform;
    askStatus();
}

void AccountBar::chooseIdentity(Identity identity)
{
    m_settings.setIdentity(identity);
    useIdentity(identity);
}

void AccountBar::useIdentity(Identity identity)
{
    m_identity = identity;
    (identity == Identity::User ? m_user : m_bot)->setChecked(true);
    askStatus();
}

void AccountBar::askStatus()
{
    Q_EMIT askerChanged(asker());
    if (const Account *used = account())
        m_engine.askAccountStatus(used->id, m_identity);
    else
        m_engine.askTokenState(m_platform, m_identity);
}

void AccountBar::showStatus(const TokenStatus &status)
{
    m_status = status;
    const Account *used = account();
    const QString name = used ? used->name : m_workspace == Workspace::Demo ? tr("Demo") : m_platform.displayName();
    const QString state = m_keychainWaiting ? tr("waiting for the keychain") : shortWordsOf(status);
    m_statusWords = tr("%1 · %2", "an account · who is signed in").arg(name, state);
    const QString sentence = m_keychainWaiting ? tr("Your keychain is asking you something, most likely its password. "
                                                    "Look for its window.")
                                               : wordsOf(status, m_identity).sentence;
    const bool good = isUsable(status) && !m_keychainWaiting;
    m_button->setIcon(good ? themedIcon(u"check"_s, Tone::Good) : themedIcon(u"warning"_s, Tone::Warning));
    m_button->setText(wordsWithRoom(state).replace(u'&', u"&&"_s));
    m_button->setToolTip(name + u'\n' + sentence);
    m_button->setAccessibleName(m_statusWords);
    m_button->setAccessibleDescription(sentence);
}

/** Half of "not signed in" may say its contrary: short of room, the state alone, or the sign alone. */
QString AccountBar::wordsWithRoom(const QString &state) const
{
    const QFontMetrics metrics = m_button->fontMetrics();
    if (m_widest == widestText || metrics.horizontalAdvance(m_statusWords) <= m_widest)
        return metrics.elidedText(m_statusWords, Qt::ElideMiddle, m_widest);
    return metrics.horizontalAdvance(state) <= m_widest ? state : QString();
}

void AccountBar::fold(Words words, int widest)
{
    const int least = words == Words::Few ? std::max(0, widest) : widestText;
    m_inFront->setVisible(words == Words::All);
    if (std::exchange(m_widest, least) == least)
        return;
    m_button->setMinimumWidth(0);
    showStatus(m_status);
}

int AccountBar::widthWith(Words words) const
{
    const QFontMetrics metrics = m_button->fontMetrics();
    const int full = std::min(metrics.horizontalAdvance(m_statusWords), widestText);
    const int frame =
        style()->pixelMetric(QStyle::PM_ButtonMargin) + 2 * style()->pixelMetric(QStyle::PM_DefaultFrameWidth);
    const int button = m_button->iconSize().width() + 4 + frame + 2 * metrics.averageCharWidth();
    int width = m_choice->sizeHint().width() + gap + button;
    if (words != Words::Few)
        width += full;
    if (words == Words::All)
        width += m_inFront->sizeHint().width() + gap;
    return width;
}

void AccountBar::showKeychainWaiting(bool waiting)
{
    m_keychainWaiting = waiting;
    showStatus(m_status);
}

void AccountBar::useAccount(const AccountId &account)
{
    m_platformOnly.reset();
    m_chosen = account;
    if (m_accounts.active == account)
        askStatus();
    else
        m_engine.activateAccount(account); // the list with it comes back
}

/** Another account is two clicks away where there is one. */
void AccountBar::accountButtonClicked()
{
    if (m_accounts.accounts.size() < 2)
        return openAccounts({.identity = m_identity});
    auto *menu = new QMenu(m_button);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Account &each : std::as_const(m_accounts.accounts)) {
        QAction *entry = menu->addAction(QString(each.name).replace(u'&', u"&&"_s));
        entry->setCheckable(true);
        entry->setChecked(account() && account()->id == each.id);
        connect(entry, &QAction::triggered, this, [this, id = each.id] { useAccount(id); });
    }
    menu->addSeparator();
    menu->addAction(tr("&Accounts…"), this, [this] { openAccounts({.identity = m_identity}); });
    menu->popup(m_button->mapToGlobal(QPoint(0, m_button->height())));
}

void AccountBar::choosePlatform(const OpenPlatform &platform)
{
    m_settings.setPlatform(platform);
    m_platform = platform;
    askStatus();
}

void AccountBar::openAccounts(const TokenQuestion &question)
{
    Q_EMIT keychainWanted();
    const auto platforms =
        m_workspace == Workspace::Own ? AccountDialog::Platforms::Any : AccountDialog::Platforms::DemoOnly;
    auto *dialog = new AccountDialog(m_engine, platforms, window());
    dialog->ask(question);
    dialog->showUsed(asker().account);
    connect(this, &AccountBar::askerChanged, dialog,
            [dialog](const RateHold::Asker &asker) { dialog->showUsed(asker.account); });
    connect(dialog, &AccountDialog::useWanted, this, &AccountBar::useAccount);
    connect(dialog, &AccountDialog::checkWanted, this,
            [this](const Account &account) { checkConnection(account.name, account.platform, account.id); });
    connect(dialog, &AccountDialog::keepForThisSessionWanted, this, &AccountBar::keepForThisSessionWanted);
    connect(dialog, &AccountDialog::finished, this, [this] { m_engine.listAccounts(); });
    dialog->open();
    m_dialog = dialog;
}

bool AccountBar::isOpen() const
{
    return m_dialog && m_dialog->isVisible();
}

bool AccountBar::closeAccounts()
{
    return !isOpen() || m_dialog->close();
}

OpenPlatform AccountBar::platformOf(const DownloadOrder &order) const
{
    const Account *known = order.account ? m_accounts.find(*order.account) : nullptr;
    return known ? known->platform : order.platform;
}

void AccountBar::checkConnectionOfUsed()
{
    if (const Account *used = account())
        checkConnection(used->name, used->platform, used->id);
    else
        checkConnection(m_platform.displayName(), m_platform, std::nullopt);
}

void AccountBar::checkConnection(const QString &name, const OpenPlatform &platform,
                                 const std::optional<AccountId> &account)
{
    auto *dialog = new CheckDialog(name, window());
    const auto check = [this, dialog, platform, account] {
        Q_EMIT keychainWanted();
        dialog->begin();
        m_engine.checkConnection({.platform = platform, .identity = m_identity, .resource = m_toTry()}, account);
    };
    connect(&m_engine, &Engine::connectionTold, dialog, &CheckDialog::show);
    connect(&m_engine, &Engine::connectionChecked, dialog, &CheckDialog::end);
    connect(dialog, &CheckDialog::againWanted, this, check);
    connect(dialog, &CheckDialog::finished, &m_engine, &Engine::cancelCheck);
    check();
    dialog->open();
}

} // namespace Larder
