#pragma once

#include <optional>

#include <QDir>

#include "auth/keychain.h"

namespace Larder {

/** Keeps secrets in the files of a folder, so that they outlive a process that is killed. For tests alone. */
class FileKeychain : public Keychain
{
public:
    enum class Moment { Before, After };
    /** As by kill -9, at the nth operation of this process, counted from 1. */
    struct End
    {
        int operation;
        Moment moment;
    };

    explicit FileKeychain(const QString &folder, std::optional<End> end = {}) : m_folder(folder), m_end(end) {}

    [[nodiscard]] QFuture<Result<std::optional<QByteArray>>> read(const SecretName &name) override;
    [[nodiscard]] QFuture<Done> write(const SecretName &name, const QByteArray &secret) override;
    [[nodiscard]] QFuture<Done> remove(const SecretName &name) override;

    [[nodiscard]] int operations() const { return m_operations; }

private:
    void perhapsEnd(Moment moment) const;

    QDir m_folder;
    std::optional<End> m_end;
    int m_operations = 0;
};

} // namespace Larder
