#include "lark/credential.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

/** RFC 6750, 2.1: b64token, plus what a pasted one may hold without harm to the header. */
bool mayStandInHeader(QChar c)
{
    return c > u' ' && c < QChar(0x7f) && c != u'"' && c != u'\\';
}

bool isQuote(QChar c)
{
    return QStringView(u"\"'`\u201c\u201d\u2018\u2019").contains(c);
}

QStringView withoutWrapping(QStringView text)
{
    text = text.trimmed();
    while (!text.isEmpty() && isQuote(text.front()))
        text = text.sliced(1).trimmed();
    while (!text.isEmpty() && isQuote(text.back()))
        text = text.chopped(1).trimmed();
    return text;
}

QStringView withoutBearer(QStringView text)
{
    if (text.startsWith("authorization:"_L1, Qt::CaseInsensitive))
        text = text.sliced(14).trimmed();
    if (text.startsWith("bearer"_L1, Qt::CaseInsensitive) && (text.size() == 6 || text.at(6).isSpace()))
        text = text.sliced(6).trimmed();
    return text;
}

} // namespace

QLatin1StringView word(Identity identity)
{
    return identity == Identity::User ? "user"_L1 : "bot"_L1;
}

std::optional<Identity> identityFrom(QStringView text)
{
    for (const Identity identity : {Identity::User, Identity::Bot}) {
        if (text == word(identity))
            return identity;
    }
    return std::nullopt;
}

Result<AccessToken> AccessToken::parse(QStringView pasted)
{
    QString text = withoutWrapping(withoutBearer(withoutWrapping(pasted))).toString();
    // A terminal breaks a long token into lines.
    text.remove(u'\n').remove(u'\r').remove(u'\t');
    if (text.isEmpty())
        return Error{.reason = Reason::NoToken};
    if (!std::all_of(text.begin(), text.end(), mayStandInHeader))
        return Error{.reason = Reason::TokenMalformed};
    return AccessToken(text.toLatin1());
}

std::optional<Identity> AccessToken::looksLike() const
{
    if (m_secret.startsWith("t-"))
        return Identity::Bot;
    if (m_secret.startsWith("u-") || m_secret.startsWith("eyJ"))
        return Identity::User;
    return std::nullopt;
}

} // namespace Larder
