#include "ui/downloadspage.h"

#include <QFormLayout>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

#include "core/limits.h"
#include "ui/controls.h"

namespace Larder {
namespace {

QSpinBox *numberField(int most, const QString &name, QWidget *parent)
{
    auto *field = new QSpinBox(parent);
    field->setRange(1, most);
    field->setAccessibleName(name);
    field->setMinimumHeight(roomyHeight(field->fontMetrics()));
    field->setMinimumWidth(field->fontMetrics().averageCharWidth() * 14);
    return field;
}

QLabel *hint(const QString &text, QSpinBox &of, QWidget *parent)
{
    QLabel *label = wrappedLabel(parent);
    // The whole row: text without spaces would be broken early.
    label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    label->setText(text);
    colour(*label, Tone::Muted);
    of.setAccessibleDescription(text);
    return label;
}

} // namespace

DownloadsPage::DownloadsPage(QWidget *parent)
    : QWidget(parent), m_resources(numberField(Limits::mostResourcesAtATime, tr("Downloads at a time"), this)),
      m_connections(numberField(Limits::mostConnections, tr("Connections for each"), this))
{
    auto *form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setVerticalSpacing(10);
    form->addRow(tr("Downloads at a &time"), m_resources);
    form->addRow(QString(), hint(tr("The others wait for their turn. Those under way go on."), *m_resources, this));
    form->addRow(tr("&Connections for each"), m_connections);
    form->addRow(QString(),
                 hint(tr("One is best for most. More can help with large files on a line that is far from the server."),
                      *m_connections, this));
}

void DownloadsPage::show(int resourcesAtATime, int connections)
{
    m_resources->setValue(resourcesAtATime);
    m_connections->setValue(connections);
}

int DownloadsPage::resourcesAtATime() const
{
    return m_resources->value();
}

int DownloadsPage::connections() const
{
    return m_connections->value();
}

} // namespace Larder
