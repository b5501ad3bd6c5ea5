#include "core/log.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Larder {

Q_LOGGING_CATEGORY(logHttp, "larder.http", QtWarningMsg)
Q_LOGGING_CATEGORY(logTransfer, "larder.transfer", QtWarningMsg)
Q_LOGGING_CATEGORY(logFiles, "larder.files", QtWarningMsg)

namespace {

struct Strike
{
    QRegularExpression pattern;
    QString replacement;
};

/**
 * Linear on any text: repeats are possessive or bounded, and no two that stand side by side can take the same
 * character. A look-behind keeps a long run of letters from being tried at each of them.
 */
const QList<Strike> &strikes()
{
    static const QList<Strike> all{
        {QRegularExpression(uR"((?i)\b(bearer)(?:\s|%20|\+)++[^\s"',;<>\\]++)"_s), u"\\1 ***"_s},
        {QRegularExpression(uR"((?i)(authorization\\*+["']?\s*+[:=]\s*+\\*+["']?)(?!bearer )[^\r\n"',;}\\]++)"_s),
         u"\\1***"_s},
        {QRegularExpression(uR"((?i)((?:token|secret|password)[a-z0-9_-]{0,32}+\\*+["']?\s*+[:=]\s*+))"
                            uR"((?:\\++"[^"\\]*+|"[^"\\]*+(?:\\.[^"\\]*+)*+"?+|'[^']*+'?+|[^\s"'&,;}<>\\]++))"_s),
         u"\\1***"_s},
        {QRegularExpression(uR"((?<![A-Za-z0-9_-])(?:t|u|ur)-[A-Za-z0-9_.~+/=-]{8,}+)"_s), u"***"_s},
        {QRegularExpression(uR"((?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{13,}+(?:\.[A-Za-z0-9_-]*+){0,2}+)"_s), u"***"_s},
    };
    return all;
}

} // namespace

QString withoutSecrets(const QString &text)
{
    QString struck = text;
    for (const Strike &strike : strikes())
        struck.replace(strike.pattern, strike.replacement);
    return struck;
}

} // namespace Larder
