#pragma once

#include <memory>

#include <QByteArray>
#include <QSettings>
#include <QString>

#include "files/filemarks.h"
#include "files/ifexists.h"
#include "files/nametemplate.h"
#include "lark/credential.h"
#include "lark/requests.h"
#include "session/networkuse.h"

class QTemporaryDir;

namespace Larder {

/** How the files of every download are named, marked and written down. Plain value. */
struct SavingChoices
{
    NameTemplate nameTemplate = {};
    IfExists ifExists = IfExists::Rename;
    FileMarks marks = {};
    bool receipt = false; ///< written down in their folder, see files/receipt

    [[nodiscard]] bool operator==(const SavingChoices &) const = default;
};

/** In which order a list of downloads is shown. Plain value. */
struct ListOrder
{
    enum class By { Queue, Name, Size, State, Sent };

    By by = By::Queue;
    Qt::SortOrder direction = Qt::AscendingOrder; ///< the queue's has one only

    [[nodiscard]] bool operator==(const ListOrder &) const = default;
};

/**
 * Every key and its default. Holds no secret. Belongs to the caller's thread; small reads and writes that QSettings
 * keeps in memory and writes by itself.
 */
class Settings
{
public:
    /** The user's own. */
    [[nodiscard]] static Settings ofUser();
    /** Forgotten at the end: for the demo workspace and for tests. Starts with `folder`. */
    [[nodiscard]] static Settings forThisSession(const QString &folder);

    Settings(Settings &&) noexcept;
    ~Settings();

    [[nodiscard]] QString folder() const; ///< absolute; the downloads folder unless chosen
    void setFolder(const QString &folder);
    /** Those that were set, the latest first, at most mostRecentFolders; some may be gone by now. */
    [[nodiscard]] QStringList recentFolders() const;
    static constexpr int mostRecentFolders = 8;
    [[nodiscard]] OpenPlatform platform() const;
    void setPlatform(const OpenPlatform &platform);
    [[nodiscard]] Identity identity() const;
    void setIdentity(Identity identity);
    [[nodiscard]] NetworkChoice network() const;
    void setNetwork(const NetworkChoice &network);
    [[nodiscard]] int resourcesAtATime() const; ///< 1 to Limits::mostResourcesAtATime
    void setResourcesAtATime(int count);
    [[nodiscard]] int connections() const; ///< in flight for one resource, 1 to Limits::mostConnections
    void setConnections(int count);
    /** What the file has wrong is as if it were not there. */
    [[nodiscard]] SavingChoices saving() const;
    void setSaving(const SavingChoices &saving);
    [[nodiscard]] ListOrder listOrder() const;
    void setListOrder(const ListOrder &order);
    /** As a locale's name is written, "zh_CN"; empty: the system's. */
    [[nodiscard]] QString language() const;
    void setLanguage(const QString &language);
    /** Nobody has been asked the first questions yet; never for this session only. */
    [[nodiscard]] bool isFirstRun() const;
    void endFirstRun();
    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);

private:
    Settings(std::unique_ptr<QTemporaryDir> home, std::unique_ptr<QSettings> store);

    [[nodiscard]] bool flag(QLatin1StringView key, bool otherwise) const;

    std::unique_ptr<QTemporaryDir> m_home; ///< of a session's store; none for the user's
    std::unique_ptr<QSettings> m_store;
};

} // namespace Larder

Q_DECLARE_METATYPE(Larder::SavingChoices)
