#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace Larder {

/** Something that must be found nowhere. */
struct Canary
{
    QString name; ///< "the user's token", for a report that does not repeat it
    QByteArray text;
};

/**
 * Looks for secrets in bytes, files and their names: as they are, percent-encoded, and in base64 at whatever place of a
 * longer text. Reports name the place, the secret and the form, never its text.
 */
class SecretHunt
{
public:
    explicit SecretHunt(const QList<Canary> &canaries);

    [[nodiscard]] QStringList in(const QByteArray &bytes, const QString &place) const;
    /** Every file below the folder, hidden ones and their names included. One that cannot be read is reported too. */
    [[nodiscard]] QStringList inFolder(const QString &path) const;

private:
    struct Form
    {
        QString words; ///< "the user's token, in base64"
        QByteArray bytes;
    };
    QList<Form> m_forms;
};

} // namespace Larder
