#include "transfer/transferstate.h"

#include <array>

namespace Larder {

namespace {

template <typename... States>
bool isOneOf(const TransferState &state)
{
    return (std::holds_alternative<States>(state) || ...);
}

} // namespace

bool isUnderWay(const TransferState &state)
{
    return isOneOf<Starting, Receiving, Waiting, Checking>(state);
}

bool hasEnded(const TransferState &state)
{
    return isOneOf<Saved, Skipped, Failed, Cancelled>(state);
}

bool mayFollow(const TransferState &from, const TransferState &to)
{
    const bool isMeasured = std::holds_alternative<Measured>(from);
    if (hasEnded(from) || std::holds_alternative<Queued>(to))
        return isMeasured;
    if (std::holds_alternative<Cancelled>(to))
        return true;
    if (isMeasured || std::holds_alternative<Paused>(from))
        return false;
    if (std::holds_alternative<Halted>(from))
        return std::holds_alternative<Paused>(to);
    if (std::holds_alternative<Queued>(from))
        return isOneOf<Starting, Paused>(to);
    if (std::holds_alternative<Checking>(from))
        return isOneOf<Saved, Halted, Failed>(to);
    if (std::holds_alternative<Checking>(to))
        return isOneOf<Starting, Receiving>(from);
    return isOneOf<Starting, Receiving, Waiting, Paused, Halted, Measured, Skipped, Failed>(to);
}

QLatin1StringView word(const TransferState &state)
{
    constexpr std::array<const char *, std::variant_size_v<TransferState>> words{
        "queued",   "starting", "receiving", "waiting", "paused", "halted",
        "measured", "checking", "saved",     "skipped", "failed", "cancelled"};
    return QLatin1StringView(words.at(state.index()));
}

} // namespace Larder
