#include "ui/demostrip.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "core/format.h"
#include "ui/controls.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

QString entryFor(const DemoResource &resource)
{
    QStringList pieces{resource.remark, resource.name};
    if (resource.size > 0)
        pieces << bytesAsWords(resource.size);
    pieces.removeAll(QString());
    return pieces.join(u" · "_s);
}

} // namespace

DemoStrip::DemoStrip(QList<DemoResource> resources, QWidget *parent)
    : QWidget(parent), m_resources(std::move(resources)), m_choice(new QComboBox(this))
{
    auto *label = new QLabel(tr("D&emo chat"), this);
    label->setBuddy(m_choice);
    m_choice->setPlaceholderText(tr("Choose what to download…"));
    m_choice->setAccessibleName(tr("Demo chat"));
    m_choice->setAccessibleDescription(tr("Fills the form with a resource of the demo chat"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const DemoResource &resource : m_resources)
        m_choice->addItem(entryFor(resource));
    m_choice->setCurrentIndex(-1);
    connect(m_choice, &QComboBox::activated, this,
            [this](int index) { Q_EMIT chosen(m_resources.at(index).resource); });

    auto *all = new QPushButton(tr("Down&load all"), this);
    connect(all, &QPushButton::clicked, this, &DemoStrip::allWanted);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 8, 14, 8);
    row->setSpacing(10);
    row->addWidget(label);
    row->addWidget(m_choice, 1);
    row->addWidget(all);
    giveRoom(*this);
}

} // namespace Larder
