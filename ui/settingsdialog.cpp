#include "ui/settingsdialog.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

#include "ui/controls.h"
#include "ui/downloadspage.h"
#include "ui/languagepage.h"
#include "ui/namespage.h"
#include "ui/networkpage.h"
#include "ui/scrolling.h"

namespace Larder {
namespace {

constexpr QSize firstSize(620, 620);

} // namespace

SettingsDialog::SettingsDialog(Engine &engine, Settings &settings, QWidget *parent)
    : QDialog(parent), m_engine(engine), m_settings(settings), m_tabs(new QTabWidget(this)),
      m_downloads(new DownloadsPage), m_names(new NamesPage), m_network(new NetworkPage), m_language(new LanguagePage)
{
    setWindowTitle(tr("Settings"));
    m_tabs->setAccessibleName(windowTitle());
    setAttribute(Qt::WA_DeleteOnClose);
    addDownloads();
    addNames();
    addNetwork();
    addLanguage();
    auto *buttons = new DialogButtons(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &SettingsDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addWidget(m_tabs, 1);
    column->addWidget(buttons);
    giveRoom(*this);
    giveSize(*this, firstSize);
}

void SettingsDialog::addPage(const Page &page)
{
    m_tabs->addTab(scrolling(*page.widget), page.title);
    m_all.push_back(page);
}

void SettingsDialog::addDownloads()
{
    m_downloads->show(m_settings.resourcesAtATime(), m_settings.connections());
    addPage({m_downloads, tr("Downloads"), [] { return true; }, [this] { keepDownloads(); }});
}

/** Only what was changed: this run may have been started with other counts. */
void SettingsDialog::keepDownloads()
{
    if (const int count = m_downloads->resourcesAtATime(); count != m_settings.resourcesAtATime()) {
        m_settings.setResourcesAtATime(count);
        m_engine.setResourcesAtATime(count);
    }
    if (const int count = m_downloads->connections(); count != m_settings.connections()) {
        m_settings.setConnections(count);
        m_engine.setConnections(count);
    }
}

void SettingsDialog::addNames()
{
    m_names->setChoices(m_settings.saving());
    addPage({m_names, tr("Names"), [this] { return m_names->choices().has_value(); },
             [this] { m_settings.setSaving(*m_names->choices()); }});
}

void SettingsDialog::addNetwork()
{
    m_network->show(m_settings.network());
    addPage({m_network, tr("Network"), [this] { return m_network->choice().has_value(); }, [this] { keepNetwork(); }});
    connect(&m_engine, &Engine::networkUsed, m_network, &NetworkPage::showState);
    connect(m_network, &NetworkPage::checkWanted, this, [this] {
        if (!m_network->choice())
            return;
        keepNetwork();
        Q_EMIT checkWanted();
    });
    m_engine.askNetwork();
}

void SettingsDialog::keepNetwork()
{
    const auto choice = m_network->choice();
    const auto password = m_network->password();
    const bool news = choice && (*choice != m_settings.network() || password || m_network->hasTrouble());
    if (!news)
        return;
    m_settings.setNetwork(*choice);
    m_engine.useNetwork(*choice, password);
}

void SettingsDialog::addLanguage()
{
    m_language->show(m_settings.language());
    addPage({m_language, tr("Language"), [] { return true; }, [this] { keepLanguage(); }});
}

void SettingsDialog::keepLanguage()
{
    if (m_language->code() == m_settings.language())
        return;
    m_settings.setLanguage(m_language->code());
    Q_EMIT languageChosen(m_language->code());
}

bool SettingsDialog::mayAllBeKept()
{
    for (int i = 0; i < int(m_all.size()); ++i) {
        if (!m_all.at(size_t(i)).mayBeKept()) {
            m_tabs->setCurrentIndex(i);
            return false;
        }
    }
    return true;
}

void SettingsDialog::accept()
{
    if (!mayAllBeKept())
        return;
    for (const Page &page : m_all)
        page.keep();
    QDialog::accept();
}

} // namespace Larder
