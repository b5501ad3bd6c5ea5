#pragma once

#include <functional>
#include <vector>

#include <QDialog>

#include "session/engine.h"
#include "session/settings.h"

class QTabWidget;

namespace Larder {

class DownloadsPage;
class LanguagePage;
class NamesPage;
class NetworkPage;

/**
 * The settings, page by page. Nothing is kept before OK, and then all of it or nothing: what cannot be right is told on
 * its page. Engine and settings outlive it.
 */
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    SettingsDialog(Engine &engine, Settings &settings, QWidget *parent = nullptr);

    /** What a page does at OK. */
    struct Page
    {
        QWidget *widget; ///< becomes the dialog's
        QString title;
        std::function<bool()> mayBeKept; ///< tells by itself what may not
        std::function<void()> keep;
    };
    void addPage(const Page &page);

    void accept() override;

Q_SIGNALS:
    /** Of the account that is used; the network's settings are kept already. */
    void checkWanted();
    /** Another than before, as Settings::language(), which has it already. */
    void languageChosen(const QString &code);

private:
    [[nodiscard]] bool mayAllBeKept();
    void addDownloads();
    void keepDownloads();
    void addNames();
    void addNetwork();
    void keepNetwork();
    void addLanguage();
    void keepLanguage();

    Engine &m_engine;
    Settings &m_settings;
    std::vector<Page> m_all;
    QTabWidget *m_tabs;
    DownloadsPage *m_downloads;
    NamesPage *m_names;
    NetworkPage *m_network;
    LanguagePage *m_language;
};

} // namespace Larder
