#include "support/patternfile.h"

#include <algorithm>

#include <QFile>

#include "demo/patternbytes.h"

namespace Larder {

namespace {

constexpr qint64 blockLength = 1024 * 1024;

Done writeFailed(const QFile &file)
{
    Error error{};
    error.reason = Reason::WriteFailed;
    error.detail = file.errorString();
    return error;
}

qint64 samePrefix(const QByteArray &one, const QByteArray &other)
{
    const auto [end, ignored] = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
    return end - one.begin();
}

} // namespace

Done writePattern(const QString &path, qint64 length, quint64 seed)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return writeFailed(file);
    for (qint64 offset = 0; offset < length; offset += blockLength) {
        const QByteArray block = patternBytes(offset, std::min(blockLength, length - offset), seed);
        if (file.write(block) != block.size())
            return writeFailed(file);
    }
    return file.flush() ? done() : writeFailed(file);
}

std::optional<qint64> firstDifference(const QString &path, qint64 length, quint64 seed)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (qint64 offset = 0; offset < length; offset += blockLength) {
        const QByteArray expected = patternBytes(offset, std::min(blockLength, length - offset), seed);
        const QByteArray there = file.read(expected.size());
        if (there != expected)
            return offset + samePrefix(expected, there);
    }
    return file.atEnd() ? std::nullopt : std::optional(length);
}

} // namespace Larder
