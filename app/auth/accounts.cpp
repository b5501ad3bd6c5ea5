#include "auth/accounts.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>

#include "core/limits.h"
#include "core/whenfinished.h"
#include "core/wholefile.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

Error cannotWrite(const QString &why)
{
    Error error{.reason = Reason::WriteFailed};
    error.detail = u"accounts: "_s + why;
    return error;
}

/** No value: there is no file, or none that can be read. */
std::optional<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.read(Limits::accountsFileBytes + 1);
}

} // namespace

Accounts::Accounts(const QString &path, QObject *parent) : QObject(parent), m_path(path)
{
    reload();
}

Accounts::~Accounts() = default;

QString Accounts::usersFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/larder/accounts.json"_s;
}

QString Accounts::lockFor(const AccountId &id) const
{
    return m_path.isEmpty() ? QString() : QFileInfo(m_path).absolutePath() + u'/' + id.text() + u".lock"_s;
}

void Accounts::reload()
{
    const auto content = m_path.isEmpty() ? std::nullopt : contentOf(m_path);
    const auto list = content ? accountListFrom(*content) : std::nullopt;
    if (list)
        take(*list);
}

void Accounts::take(const AccountList &list)
{
    if (list == m_list)
        return;
    m_list = list;
    Q_EMIT changed(m_list);
}

QFuture<Done> Accounts::change(const Edit &edit)
{
    m_waiting.push_back(Change{edit, {}});
    QPromise<Done> &promise = m_waiting.back().promise;
    promise.start();
    const QFuture<Done> future = promise.future();
    if (m_waiting.size() == 1) {
        const QString lock = m_path.isEmpty() ? QString() : m_path + u".lock"_s;
        whenFinished(takeLock(lock, Limits::lockWait, this), this,
                     [this](const Result<HeldLock> &taken) { makeChanges(taken); });
    }
    return future;
}

QFuture<Done> Accounts::changesBefore()
{
    return change([](AccountList &) { return done(); });
}

void Accounts::makeChanges(const Result<HeldLock> &lock)
{
    std::vector<Change> changes;
    changes.swap(m_waiting);
    for (Change &change : changes) {
        change.promise.addResult(lock ? makeChange(change.edit) : Done(lock.error()));
        change.promise.finish();
    }
    Q_EMIT settled();
}

Done Accounts::makeChange(const Edit &edit)
{
    AccountList list = m_list;
    if (const auto content = m_path.isEmpty() ? std::nullopt : contentOf(m_path)) {
        const auto read = accountListFrom(*content);
        if (!read && !QFile::exists(m_path + u".damaged"_s) && !QFile::copy(m_path, m_path + u".damaged"_s))
            return cannotWrite(u"the damaged file cannot be set aside"_s);
        list = read.value_or(m_list);
    } else if (!m_path.isEmpty() && QFile::exists(m_path)) {
        return cannotWrite(u"the file cannot be read"_s);
    }
    const AccountList before = list;
    const Done edited = edit(list);
    if (!edited)
        return edited;
    const Done written = list == before ? done() : write(list);
    if (written)
        take(list);
    return written;
}

Done Accounts::write(const AccountList &list) const
{
    if (m_path.isEmpty())
        return done();
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(file.errorString());
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return writeWhole(file, toJson(list)) ? done() : Done(cannotWrite(file.errorString()));
}

} // namespace Larder
