#include "support/aftermath.h"

#include <algorithm>

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList filesBelow(const QString &folder)
{
    QStringList paths;
    QDirIterator all(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (all.hasNext())
        paths.append(all.next());
    return paths;
}

QString changedBefore(const Aftermath &a, const FolderHashes &now)
{
    for (auto file = a.before.cbegin(); file != a.before.cend(); ++file) {
        if (!now.contains(file.key()))
            return u"%1 was there before and is gone"_s.arg(file.key());
        if (now.value(file.key()) != file.value())
            return u"%1 was there before and was changed"_s.arg(file.key());
    }
    return {};
}

QString otherThanExpected(const Aftermath &a, const FolderHashes &now)
{
    QStringList arrived = now.keys();
    arrived.removeIf([&](const QString &name) { return a.before.contains(name); });
    if (arrived != a.arrived.keys())
        return u"new in the folder is [%1] in place of [%2]"_s.arg(arrived.join(u", "),
                                                                   QStringList(a.arrived.keys()).join(u", "));
    for (auto file = a.arrived.cbegin(); file != a.arrived.cend(); ++file) {
        if (!file.value().isEmpty() && now.value(file.key()) != file.value())
            return u"%1 is not what the server has"_s.arg(file.key());
    }
    return {};
}

bool heard(const HttpRequest &request, const QByteArray &secret)
{
    const auto holds = [&secret](const QByteArray &text) {
        return text.contains(secret) || QByteArray::fromPercentEncoding(text).contains(secret);
    };
    return holds(request.path) || holds(request.query) || holds(request.body) ||
           std::any_of(request.headers.begin(), request.headers.end(),
                       [&](const auto &header) { return holds(header.first) || holds(header.second); });
}

QString secretSeen(const Aftermath &a)
{
    for (const QString &path : filesBelow(a.folder)) {
        if (contentOf(path).contains(a.secret))
            return u"the token is in "_s + path;
    }
    for (const QString &text : a.said + a.sentences) {
        if (text.contains(QString::fromUtf8(a.secret)))
            return u"the token was said: a text of %1 characters"_s.arg(text.size());
    }
    for (const HttpRequest &request : a.elsewhere) {
        if (heard(request, a.secret))
            return u"the token went to another origin, to "_s + QString::fromUtf8(request.path);
    }
    return {};
}

} // namespace

QByteArray hashOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

FolderHashes hashesIn(const QString &folder)
{
    FolderHashes hashes;
    for (const QString &path : filesBelow(folder))
        hashes.insert(QDir(folder).relativeFilePath(path), hashOf(contentOf(path)));
    return hashes;
}

QString whatIsWrong(const Aftermath &a)
{
    const FolderHashes now = hashesIn(a.folder);
    for (const QString &wrong : {changedBefore(a, now), otherThanExpected(a, now), secretSeen(a)}) {
        if (!wrong.isEmpty())
            return wrong;
    }
    if (a.requests > a.mostRequests)
        return u"%1 requests were sent, and %2 are allowed"_s.arg(a.requests).arg(a.mostRequests);
    if (std::any_of(a.sentences.begin(), a.sentences.end(), [](const QString &s) { return s.trimmed().isEmpty(); }))
        return u"a row says nothing"_s;
    return {};
}

} // namespace Larder
