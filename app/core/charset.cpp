#include "core/charset.h"

#include <algorithm>

#include <QList>
#include <QStringConverter>

using namespace Qt::StringLiterals;

namespace Larder {

std::optional<QString> decodedAs(const QByteArray &charset, const QByteArray &bytes)
{
    QStringDecoder decoder(charset.constData(), QStringConverter::Flag::Stateless);
    if (!decoder.isValid())
        return std::nullopt;
    const QString text = decoder.decode(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(text);
}

namespace {

/**
 * Western Latin-1 names are valid GB18030 more often than not, but as rare characters whose second byte is ASCII. Those
 * of everyday Chinese have the high bit set in both bytes.
 */
bool mostlyEverydayPairs(const QByteArray &bytes)
{
    qsizetype everyday = 0;
    qsizetype rare = 0;
    for (qsizetype at = 0; at + 1 < bytes.size(); ++at) {
        if (static_cast<uchar>(bytes[at]) < 0x81)
            continue;
        const auto second = static_cast<uchar>(bytes[++at]);
        if (second >= 0xa1)
            ++everyday;
        else
            ++rare;
    }
    return everyday > 0 && everyday >= rare;
}

bool plainTextWithHan(const QString &text)
{
    const QList<uint> characters = text.toUcs4();
    const auto isHan = [](uint c) { return QChar::script(c) == QChar::Script_Han; };
    const auto isPlain = [](uint c) {
        return QChar::isSpace(c) || (QChar::isPrint(c) && QChar::category(c) != QChar::Other_PrivateUse);
    };
    return std::any_of(characters.begin(), characters.end(), isHan) &&
           std::all_of(characters.begin(), characters.end(), isPlain);
}

} // namespace

std::optional<QString> likelyChinese(const QByteArray &bytes)
{
    const auto text = decodedAs("GB18030"_ba, bytes);
    return text && mostlyEverydayPairs(bytes) && plainTextWithHan(*text) ? text : std::nullopt;
}

} // namespace Larder
