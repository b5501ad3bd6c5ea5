#include "files/ifexists.h"

using namespace Qt::StringLiterals;

namespace Larder {

QLatin1StringView word(IfExists ifExists)
{
    switch (ifExists) {
    case IfExists::Rename:
        return "rename"_L1;
    case IfExists::Skip:
        return "skip"_L1;
    case IfExists::Replace:
        return "replace"_L1;
    case IfExists::Ask:
        return "ask"_L1;
    }
    Q_UNREACHABLE();
}

std::optional<IfExists> ifExistsFrom(QStringView text)
{
    for (const IfExists each : {IfExists::Rename, IfExists::Skip, IfExists::Replace, IfExists::Ask}) {
        if (text == word(each))
            return each;
    }
    return std::nullopt;
}

} // namespace Larder
