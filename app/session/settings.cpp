#include "session/settings.h"

#include <utility>

#include <QDir>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

constexpr auto folderKey = "save/folder"_L1;
constexpr auto recentFoldersKey = "save/recent_folders"_L1;
constexpr auto nameTemplateKey = "save/name_template"_L1;
constexpr auto ifExistsKey = "save/if_exists"_L1;
constexpr auto messageTimeKey = "save/message_time"_L1;
constexpr auto originMarkKey = "save/origin_mark"_L1;
constexpr auto receiptKey = "save/receipt"_L1;
constexpr auto platformKey = "account/platform"_L1;
constexpr auto identityKey = "account/identity"_L1;
constexpr auto proxyUseKey = "network/proxy"_L1;
constexpr auto proxyKindKey = "network/proxyKind"_L1;
constexpr auto proxyHostKey = "network/proxyHost"_L1;
constexpr auto proxyPortKey = "network/proxyPort"_L1;
constexpr auto proxyUserKey = "network/proxyUser"_L1;
constexpr auto authorityFileKey = "network/authorityFile"_L1;
constexpr auto resourcesAtATimeKey = "downloads/atATime"_L1;
constexpr auto connectionsKey = "downloads/connections"_L1;
constexpr auto listOrderKey = "list/order"_L1;
constexpr auto listDescendingKey = "list/descending"_L1;
constexpr auto languageKey = "window/language"_L1;
constexpr auto welcomedKey = "window/welcomed"_L1;
constexpr auto geometryKey = "window/geometry"_L1;

constexpr std::pair<ListOrder::By, QLatin1StringView> listOrders[] = {{ListOrder::By::Queue, "queue"_L1},
                                                                      {ListOrder::By::Name, "name"_L1},
                                                                      {ListOrder::By::Size, "size"_L1},
                                                                      {ListOrder::By::State, "state"_L1},
                                                                      {ListOrder::By::Sent, "sent"_L1}};

/** A number of a file that people may edit; the default where it is none. */
int numberIn(const QSettings &store, QLatin1StringView key, int most, int otherwise)
{
    bool isNumber = false;
    const int number = store.value(key).toInt(&isNumber);
    return isNumber ? qBound(1, number, most) : otherwise;
}

} // namespace

Settings::Settings(std::unique_ptr<QTemporaryDir> home, std::unique_ptr<QSettings> store)
    : m_home(std::move(home)), m_store(std::move(store))
{
}

Settings::Settings(Settings &&) noexcept = default;
Settings::~Settings() = default;

Settings Settings::ofUser()
{
    return Settings(nullptr,
                    std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, u"larder"_s, u"larder"_s));
}

Settings Settings::forThisSession(const QString &folder)
{
    auto home = std::make_unique<QTemporaryDir>();
    auto store = std::make_unique<QSettings>(home->filePath(u"larder.ini"_s), QSettings::IniFormat);
    Settings settings(std::move(home), std::move(store));
    settings.setFolder(folder);
    return settings;
}

QString Settings::folder() const
{
    const QString chosen = m_store->value(folderKey).toString();
    return chosen.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DownloadLocation) : chosen;
}

void Settings::setFolder(const QString &folder)
{
    m_store->setValue(folderKey, folder);
    QStringList recent = recentFolders();
    recent.removeAll(folder);
    recent.prepend(folder);
    m_store->setValue(recentFoldersKey, recent.mid(0, mostRecentFolders));
}

QStringList Settings::recentFolders() const
{
    QStringList recent = m_store->value(recentFoldersKey).toStringList();
    recent.removeIf([](const QString &folder) { return !QDir::isAbsolutePath(folder); });
    return recent.mid(0, mostRecentFolders);
}

OpenPlatform Settings::platform() const
{
    const auto platform = OpenPlatform::parse(m_store->value(platformKey).toString());
    return platform ? *platform : OpenPlatform::feishu();
}

void Settings::setPlatform(const OpenPlatform &platform)
{
    m_store->setValue(platformKey, platform.word());
}

Identity Settings::identity() const
{
    return identityFrom(m_store->value(identityKey).toString()).value_or(Identity::User);
}

void Settings::setIdentity(Identity identity)
{
    m_store->setValue(identityKey, QString(word(identity)));
}

NetworkChoice Settings::network() const
{
    NetworkChoice network;
    network.authorityFile = m_store->value(authorityFileKey).toString();
    // Read as it would be from a person: the file may have been edited by one.
    const auto manual = readProxy({.kind = proxyKindFrom(m_store->value(proxyKindKey).toString()),
                                   .address = m_store->value(proxyHostKey).toString(),
                                   .port = m_store->value(proxyPortKey).toString(),
                                   .user = m_store->value(proxyUserKey).toString()});
    if (manual)
        network.proxy.manual = *manual;
    network.proxy.use = proxyUseFrom(m_store->value(proxyUseKey).toString());
    if (network.proxy.use == ProxyChoice::Use::Manual && !manual)
        network.proxy.use = ProxyChoice::Use::System;
    return network;
}

void Settings::setNetwork(const NetworkChoice &network)
{
    const ManualProxy &manual = network.proxy.manual;
    m_store->setValue(proxyUseKey, word(network.proxy.use));
    m_store->setValue(proxyKindKey, word(manual.kind));
    m_store->setValue(proxyHostKey, manual.host);
    m_store->setValue(proxyPortKey, manual.port);
    m_store->setValue(proxyUserKey, manual.user);
    m_store->setValue(authorityFileKey, network.authorityFile);
}

int Settings::resourcesAtATime() const
{
    return numberIn(*m_store, resourcesAtATimeKey, Limits::mostResourcesAtATime, Limits::resourcesAtATime);
}

void Settings::setResourcesAtATime(int count)
{
    m_store->setValue(resourcesAtATimeKey, count);
}

int Settings::connections() const
{
    return numberIn(*m_store, connectionsKey, Limits::mostConnections, Limits::connections);
}

void Settings::setConnections(int count)
{
    m_store->setValue(connectionsKey, count);
}

SavingChoices Settings::saving() const
{
    SavingChoices saving;
    const auto nameTemplate = NameTemplate::parse(m_store->value(nameTemplateKey).toString());
    if (const auto *parsed = std::get_if<NameTemplate>(&nameTemplate))
        saving.nameTemplate = *parsed;
    saving.ifExists = ifExistsFrom(m_store->value(ifExistsKey).toString()).value_or(saving.ifExists);
    saving.marks.messageTime = flag(messageTimeKey, saving.marks.messageTime);
    saving.marks.origin = flag(originMarkKey, saving.marks.origin);
    saving.receipt = flag(receiptKey, saving.receipt);
    return saving;
}

void Settings::setSaving(const SavingChoices &saving)
{
    m_store->setValue(nameTemplateKey, saving.nameTemplate.text());
    m_store->setValue(ifExistsKey, QString(word(saving.ifExists)));
    m_store->setValue(messageTimeKey, saving.marks.messageTime);
    m_store->setValue(originMarkKey, saving.marks.origin);
    m_store->setValue(receiptKey, saving.receipt);
}

/** Any text that is no "false" would be true to QVariant. */
bool Settings::flag(QLatin1StringView key, bool otherwise) const
{
    const QString text = m_store->value(key).toString();
    return text == "true"_L1 || (text != "false"_L1 && otherwise);
}

ListOrder Settings::listOrder() const
{
    const QString stored = m_store->value(listOrderKey).toString();
    for (const auto &[by, word] : listOrders)
        if (word == stored && by != ListOrder::By::Queue)
            return {by, flag(listDescendingKey, false) ? Qt::DescendingOrder : Qt::AscendingOrder};
    return {};
}

void Settings::setListOrder(const ListOrder &order)
{
    for (const auto &[by, word] : listOrders)
        if (by == order.by)
            m_store->setValue(listOrderKey, QString(word));
    m_store->setValue(listDescendingKey, order.direction == Qt::DescendingOrder);
}

QString Settings::language() const
{
    return m_store->value(languageKey).toString();
}

void Settings::setLanguage(const QString &language)
{
    m_store->setValue(languageKey, language);
}

bool Settings::isFirstRun() const
{
    // Who has closed a window of Larder before needs no introduction to it.
    return !m_home && !m_store->value(welcomedKey).toBool() && windowGeometry().isEmpty();
}

void Settings::endFirstRun()
{
    m_store->setValue(welcomedKey, true);
}

QByteArray Settings::windowGeometry() const
{
    return m_store->value(geometryKey).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray &geometry)
{
    m_store->setValue(geometryKey, geometry);
}

} // namespace Larder
