#include "tests/canary/secrethunt.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

/** The letters of base64 that stand for the secret alone when so many bytes go before it: 0, 1 or 2. */
QByteArray inBase64(const QByteArray &secret, int before, QByteArray::Base64Options options)
{
    constexpr int bitsOfLetter = 6;
    const int bits = 8 * (before + int(secret.size()));
    QByteArray letters = (QByteArray(before, ' ') + secret).toBase64(options | QByteArray::OmitTrailingEquals);
    letters.truncate(bits / bitsOfLetter);
    return letters.mid((8 * before + bitsOfLetter - 1) / bitsOfLetter);
}

} // namespace

SecretHunt::SecretHunt(const QList<Canary> &canaries)
{
    for (const Canary &canary : canaries) {
        m_forms.append({canary.name, canary.text});
        const QByteArray encoded = canary.text.toPercentEncoding();
        if (encoded != canary.text)
            m_forms.append({canary.name + u", percent-encoded"_s, encoded});
        for (const auto alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
            for (const int before : {0, 1, 2})
                m_forms.append({canary.name + u", in base64"_s, inBase64(canary.text, before, alphabet)});
        }
    }
}

QStringList SecretHunt::in(const QByteArray &bytes, const QString &place) const
{
    QStringList found;
    for (const Form &form : m_forms) {
        if (bytes.contains(form.bytes))
            found.append(place + u": "_s + form.words);
    }
    found.removeDuplicates();
    return found;
}

QStringList SecretHunt::inFolder(const QString &path) const
{
    QStringList found;
    QDirIterator each(path, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                      QDirIterator::Subdirectories);
    while (each.hasNext()) {
        const QString name = each.next();
        const QString place = each.fileInfo().fileName();
        found += in(name.toUtf8(), u"a name of a file"_s);
        if (!each.fileInfo().isFile())
            continue;
        QFile file(name);
        if (file.open(QIODevice::ReadOnly))
            found += in(file.readAll(), place);
        else
            found.append(place + u": cannot be read"_s);
    }
    return found;
}

} // namespace Larder
