#include "ui/secretfield.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/controls.h"
#include "ui/liveregion.h"

namespace Larder {

SecretField::SecretField(const QString &accessibleName, QWidget *parent)
    : QWidget(parent), m_edit(new QLineEdit(this)), m_keep(new QPushButton(tr("Keep"), this)),
      m_remark(new LiveRegion(this))
{
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setAccessibleName(accessibleName);
    m_keep->setAccessibleName(tr("Keep: %1", "the name of a field").arg(accessibleName));
    m_keep->setAutoDefault(false);
    m_keep->setEnabled(false);
    m_remark->setObjectName("remark");
    m_remark->hide();
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_keep->setEnabled(!text.isEmpty());
        Q_EMIT edited();
    });
    connect(m_edit, &QLineEdit::returnPressed, this, &SecretField::given);
    connect(m_keep, &QPushButton::clicked, this, &SecretField::given);

    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_edit, 1);
    row->addWidget(m_keep);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_remark);
}

void SecretField::setPlaceholder(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

void SecretField::setRemark(const QString &remark, Tone tone)
{
    m_remark->setText(remark);
    colour(*m_remark, tone);
    m_remark->setHidden(remark.isEmpty());
}

QString SecretField::remark() const
{
    return m_remark->text();
}

QString SecretField::text() const
{
    return isWaiting() ? QString() : m_edit->text();
}

void SecretField::clear()
{
    m_edit->setReadOnly(false);
    m_edit->clear();
}

void SecretField::discard()
{
    if (!isWaiting())
        clear();
}

void SecretField::wait()
{
    m_edit->setReadOnly(true);
    m_keep->setEnabled(false);
}

void SecretField::tellKept()
{
    if (isWaiting())
        clear();
}

void SecretField::tellNotKept()
{
    if (!isWaiting())
        return;
    m_edit->setReadOnly(false);
    m_keep->setEnabled(true);
}

bool SecretField::isWaiting() const
{
    return m_edit->isReadOnly();
}

} // namespace Larder
