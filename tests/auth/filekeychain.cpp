#include "filekeychain.h"

#include <csignal>

#include <QFile>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

QString fileOf(const SecretName &name)
{
    return name.key().replace(u':', u'.');
}

} // namespace

void FileKeychain::perhapsEnd(Moment moment) const
{
    if (m_end && m_end->operation == m_operations && m_end->moment == moment)
        std::raise(SIGKILL);
}

QFuture<Result<std::optional<QByteArray>>> FileKeychain::read(const SecretName &name)
{
    ++m_operations;
    perhapsEnd(Moment::Before);
    QFile file(m_folder.filePath(fileOf(name)));
    const auto secret = file.open(QIODevice::ReadOnly) ? std::optional(file.readAll()) : std::nullopt;
    perhapsEnd(Moment::After);
    return QtFuture::makeReadyFuture(Result<std::optional<QByteArray>>(secret));
}

QFuture<Done> FileKeychain::write(const SecretName &name, const QByteArray &secret)
{
    ++m_operations;
    perhapsEnd(Moment::Before);
    QSaveFile file(m_folder.filePath(fileOf(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(secret) != secret.size() || !file.commit())
        return QtFuture::makeReadyFuture(Done(Error{.reason = Reason::KeychainBroken}));
    perhapsEnd(Moment::After);
    return QtFuture::makeReadyFuture(done());
}

QFuture<Done> FileKeychain::remove(const SecretName &name)
{
    ++m_operations;
    perhapsEnd(Moment::Before);
    QFile::remove(m_folder.filePath(fileOf(name)));
    perhapsEnd(Moment::After);
    return QtFuture::makeReadyFuture(done());
}

} // namespace Larder
