#include "ui/languagepage.h"

#include <algorithm>

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>

#include "ui/controls.h"
#include "ui/language.h"

namespace Larder {

LanguagePage::LanguagePage(QWidget *parent) : QWidget(parent), m_choice(new QComboBox(this))
{
    m_choice->setAccessibleName(tr("Language"));
    m_choice->addItem(tr("As the system says"), QString());
    for (const Language &each : languages())
        m_choice->addItem(each.name, each.code);
    QLabel *hint = wrappedLabel(this);
    hint->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred); // text without spaces would be broken early
    hint->setText(tr("Numbers, sizes and dates follow it. Open windows change at once."));
    colour(*hint, Tone::Muted);
    m_choice->setAccessibleDescription(hint->text());
    auto *form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setVerticalSpacing(10);
    form->addRow(tr("&Language"), m_choice);
    form->addRow(QString(), hint);
}

void LanguagePage::show(const QString &code)
{
    m_choice->setCurrentIndex(std::max(m_choice->findData(code), 0));
}

QString LanguagePage::code() const
{
    return m_choice->currentData().toString();
}

} // namespace Larder
