#include "ui/rowaction.h"

#include <QCoreApplication>

namespace Larder {
namespace {

struct RowActionText
{
    Q_DECLARE_TR_FUNCTIONS(Larder::RowAction)
};

RowAction tryAsOther(const DownloadOrder &order)
{
    return order.identity == Identity::User ? RowAction::TryAsBot : RowAction::TryAsUser;
}

RowAction whatHelps(const DownloadOrder &order, const Error &error)
{
    if (error.reason == Reason::NoToken)
        return RowAction::AddToken;
    if (error.reason == Reason::KeychainLocked)
        return RowAction::TryAgain;
    if (error.reason == Reason::UserScopeMissing)
        return RowAction::GrantPermission;
    if (kindOf(error) == ErrorKind::Auth)
        return RowAction::ChangeToken;
    if (dependsOnIdentity(error))
        return tryAsOther(order);
    if (kindOf(error) == ErrorKind::Validation || error.reason == Reason::KeyNotInMessage)
        return RowAction::EditInForm;
    return RowAction::TryAgain;
}

/** Its place in the list says when it comes. */
QList<RowAction> waysOfMoving(const TransferState &state)
{
    if (std::holds_alternative<Queued>(state) || std::holds_alternative<Paused>(state))
        return {RowAction::Next, RowAction::MoveUp, RowAction::MoveDown};
    return {RowAction::MoveUp, RowAction::MoveDown};
}

template <typename State>
const State *as(const TransferSnapshot &transfer)
{
    return std::get_if<State>(&transfer.state);
}

} // namespace

QString titleOf(RowAction action)
{
    switch (action) {
    case RowAction::Open:
        return RowActionText::tr("&Open");
    case RowAction::Preview:
        return RowActionText::tr("Pre&view");
    case RowAction::ShowInFolder:
        return RowActionText::tr("Show in &folder");
    case RowAction::Pause:
        return RowActionText::tr("&Pause");
    case RowAction::Resume:
        return RowActionText::tr("&Resume");
    case RowAction::Cancel:
        return RowActionText::tr("&Cancel");
    case RowAction::Next:
        return RowActionText::tr("Download &next");
    case RowAction::MoveUp:
        return RowActionText::tr("Move &up");
    case RowAction::MoveDown:
        return RowActionText::tr("Move do&wn");
    case RowAction::TryAgain:
        return RowActionText::tr("&Try again");
    case RowAction::TryAsUser:
        return RowActionText::tr("Try as &user");
    case RowAction::TryAsBot:
        return RowActionText::tr("Try as &bot");
    case RowAction::AddToken:
        return RowActionText::tr("&Add token…");
    case RowAction::ChangeToken:
        return RowActionText::tr("Change to&ken…");
    case RowAction::GrantPermission:
        return RowActionText::tr("&Grant permission…");
    case RowAction::EditInForm:
        return RowActionText::tr("&Edit in the form");
    case RowAction::ShowDetails:
        return RowActionText::tr("&Details");
    case RowAction::CopyPath:
        return RowActionText::tr("Copy &path");
    case RowAction::Remove:
        return RowActionText::tr("&Remove from the list");
    }
    Q_UNREACHABLE();
}

QKeySequence keysOf(RowAction action)
{
    switch (action) {
    case RowAction::Preview:
        return Qt::Key_Space;
    case RowAction::Pause: // what the selection can, either one
    case RowAction::Resume:
        return Qt::CTRL | Qt::Key_P;
    case RowAction::Next:
        return Qt::ALT | Qt::Key_Home;
    case RowAction::MoveUp:
        return Qt::ALT | Qt::Key_Up;
    case RowAction::MoveDown:
        return Qt::ALT | Qt::Key_Down;
    case RowAction::Cancel:
    case RowAction::Remove:
        return Qt::Key_Delete;
    default:
        return {};
    }
}

QList<RowAction> actionsWithKeys()
{
    return {RowAction::Preview, RowAction::Pause,  RowAction::Resume,   RowAction::Cancel,
            RowAction::Next,    RowAction::MoveUp, RowAction::MoveDown, RowAction::Remove};
}

QList<RowAction> mainActions(const TransferSnapshot &transfer)
{
    if (!savedPath(transfer.state).isEmpty())
        return {RowAction::Open, RowAction::ShowInFolder};
    if (const auto *failed = as<Failed>(transfer)) {
        const RowAction helps = whatHelps(transfer.order, failed->error);
        return {helps, helps == RowAction::GrantPermission ? tryAsOther(transfer.order) : RowAction::ShowDetails};
    }
    if (const auto *halted = as<Halted>(transfer))
        return {whatHelps(transfer.order, halted->after), RowAction::Cancel};
    if (as<Cancelled>(transfer))
        return {RowAction::TryAgain};
    if (as<Paused>(transfer))
        return {RowAction::Resume, RowAction::Cancel};
    if (as<Checking>(transfer))
        return {RowAction::Cancel};
    return {RowAction::Pause, RowAction::Cancel};
}

QList<RowAction> allActions(const TransferSnapshot &transfer)
{
    QList<RowAction> actions;
    if (!hasEnded(transfer.state)) {
        actions = mainActions(transfer);
        if (as<Halted>(transfer) && !actions.contains(RowAction::TryAgain))
            actions << RowAction::TryAgain;
        if (as<Halted>(transfer))
            actions << RowAction::Pause;
        actions << waysOfMoving(transfer.state);
    } else if (!savedPath(transfer.state).isEmpty()) {
        actions = {RowAction::Open, RowAction::Preview, RowAction::ShowInFolder, RowAction::CopyPath};
    } else {
        actions = {RowAction::TryAgain, tryAsOther(transfer.order)};
        const RowAction helps = mainActions(transfer).constFirst();
        actions.removeAll(helps);
        actions.prepend(helps);
    }
    if (!actions.contains(RowAction::EditInForm))
        actions.append(RowAction::EditInForm);
    actions.append(RowAction::ShowDetails);
    if (hasEnded(transfer.state))
        actions.append(RowAction::Remove);
    return actions;
}

QString savedPath(const TransferState &state)
{
    if (const auto *saved = std::get_if<Saved>(&state))
        return saved->path;
    if (const auto *skipped = std::get_if<Skipped>(&state))
        return skipped->path;
    return {};
}

} // namespace Larder
