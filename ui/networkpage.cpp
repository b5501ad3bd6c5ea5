#include "ui/networkpage.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include "core/errortext.h"
#include "http/authorityfile.h"
#include "ui/controls.h"
#include "ui/wrappingrow.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

QLineEdit *field(const QString &accessibleName, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setAccessibleName(accessibleName);
    return edit;
}

QLabel *remarkLabel(const QString &name, QWidget *parent)
{
    QLabel *label = wrappedLabel(parent);
    label->setObjectName(name);
    colour(*label, Tone::Bad);
    label->hide();
    return label;
}

void tell(QLabel &remark, const QString &text)
{
    remark.setText(text);
    remark.setHidden(text.isEmpty());
}

QString wordsOf(const QList<QSslCertificate> &authorities)
{
    const QSslCertificate &first = authorities.first();
    const QString until = QLocale().toString(first.expiryDate().date(), QLocale::ShortFormat);
    const QString words =
        NetworkPage::tr("%1, valid until %2", "a certificate: its name, a date").arg(displayName(first), until);
    const int others = int(authorities.size()) - 1;
    return others == 0 ? words : NetworkPage::tr("%1 and %n other(s)", "certificates", others).arg(words);
}

} // namespace

QString troubleIn(const NetworkState &state)
{
    QStringList sentences;
    if (state.authorityFileTrouble)
        sentences << sentenceAndNextStep(*state.authorityFileTrouble);
    if (state.passwordTrouble) {
        sentences << (state.passwordThere
                          ? NetworkPage::tr("The proxy's password is used until Larder ends, but could not be kept.")
                          : NetworkPage::tr("The proxy's password could not be read."))
                  << sentence(*state.passwordTrouble);
    }
    return inARow(sentences);
}

NetworkPage::NetworkPage(QWidget *parent) : QWidget(parent)
{
    auto *check = new QPushButton(tr("Apply and &check connection…"), this);
    check->setObjectName(u"check"_s);
    check->setAutoDefault(false);
    connect(check, &QPushButton::clicked, this, &NetworkPage::checkWanted);
    connect(&m_reading, &QFutureWatcherBase::finished, this, &NetworkPage::authorityFileRead);

    auto *column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addWidget(makeProxyBox());
    column->addWidget(makeCertificateBox());
    column->addStretch(1);
    column->addWidget(check, 0, Qt::AlignLeft);
    show(NetworkChoice{});
}

QWidget *NetworkPage::makeProxyBox()
{
    auto *box = new QGroupBox(tr("Proxy"), this);
    m_system = new QRadioButton(tr("As the s&ystem says"), box);
    m_none = new QRadioButton(tr("&None"), box);
    m_manual = new QRadioButton(tr("&This one:"), box);
    for (QRadioButton *each : {m_system, m_none, m_manual})
        connect(each, &QRadioButton::toggled, this, &NetworkPage::showUse);

    m_fields = new QWidget(box);
    m_kind = new QComboBox(m_fields);
    m_kind->addItem(u"HTTP"_s, QVariant::fromValue(int(ProxyKind::Http)));
    m_kind->addItem(u"SOCKS5"_s, QVariant::fromValue(int(ProxyKind::Socks5)));
    m_kind->setAccessibleDescription(tr("Kind of proxy"));
    m_address = field(tr("Proxy address"), m_fields);
    m_address->setPlaceholderText(u"proxy.example.com"_s);
    m_port = field(tr("Proxy port"), m_fields);
    m_port->setPlaceholderText(u"8080"_s);
    m_port->setFixedWidth(m_port->fontMetrics().averageCharWidth() * 12);
    m_user = field(tr("Proxy user name"), m_fields);
    m_user->setPlaceholderText(tr("if it wants one"));
    m_password = field(tr("Proxy password"), m_fields);
    m_password->setEchoMode(QLineEdit::Password);
    m_remark = remarkLabel(u"proxyRemark"_s, m_fields);
    for (QLineEdit *edit : {m_address, m_port, m_user, m_password}) {
        connect(edit, &QLineEdit::textEdited, this, [this] {
            tell(*m_remark, {});
            showPasswordPlace();
        });
    }

    auto *place = new QHBoxLayout;
    place->setSpacing(8);
    auto *portLabel = new QLabel(tr("P&ort"), m_fields);
    portLabel->setBuddy(m_port);
    place->addWidget(m_address, 1);
    place->addWidget(portLabel);
    place->addWidget(m_port);
    auto *form = new QFormLayout(m_fields);
    form->setContentsMargins(22, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(tr("&Kind"), m_kind);
    form->addRow(tr("&Address"), place);
    qobject_cast<QLabel *>(form->labelForField(place))->setBuddy(m_address);
    form->addRow(tr("&User name"), m_user);
    form->addRow(tr("Pass&word"), m_password);
    form->addRow(m_remark);

    auto *column = new QVBoxLayout(box);
    column->addWidget(m_system);
    column->addWidget(m_none);
    column->addWidget(m_manual);
    column->addWidget(m_fields);
    return box;
}

QWidget *NetworkPage::makeCertificateBox()
{
    auto *box = new QGroupBox(tr("Company certificate"), this);
    m_certificate = wrappedLabel(box);
    m_certificate->setObjectName(u"certificate"_s);
    m_certificate->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_certificateRemark = remarkLabel(u"certificateRemark"_s, box);
    auto *choose = new QPushButton(tr("C&hoose a file…"), box);
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &NetworkPage::chooseAuthorityFile);
    m_remove = new QPushButton(tr("&Remove"), box);
    m_remove->setAccessibleName(tr("Remove the company certificate"));
    m_remove->setAutoDefault(false);
    connect(m_remove, &QPushButton::clicked, this, [this] { useAuthorityFile({}); });
    auto *buttons = new WrappingRow(WrappingRow::Rest::AtStart);
    buttons->setSpacing(8);
    buttons->addWidget(choose);
    buttons->addWidget(m_remove);
    auto *column = new QVBoxLayout(box);
    column->addWidget(m_certificate);
    column->addWidget(m_certificateRemark);
    column->addLayout(buttons);
    return box;
}

void NetworkPage::show(const NetworkChoice &choice)
{
    const ManualProxy &proxy = choice.proxy.manual;
    m_shown = choice;
    m_state = {.choice = choice};
    m_kind->setCurrentIndex(m_kind->findData(int(proxy.kind)));
    m_address->setText(proxy.host);
    m_port->setText(proxy.port == 0 ? QString() : QString::number(proxy.port));
    m_user->setText(proxy.user);
    m_password->clear();
    switch (choice.proxy.use) {
    case ProxyChoice::Use::System:
        m_system->setChecked(true);
        break;
    case ProxyChoice::Use::Manual:
        m_manual->setChecked(true);
        break;
    case ProxyChoice::Use::None:
        m_none->setChecked(true);
        break;
    }
    showUse();
    m_authorityFile = choice.authorityFile;
    useAuthorityFile(choice.authorityFile);
}

void NetworkPage::showState(const NetworkState &state)
{
    m_state = state;
    showPasswordPlace();
}

ProxyChoice::Use NetworkPage::use() const
{
    if (m_manual->isChecked())
        return ProxyChoice::Use::Manual;
    return m_none->isChecked() ? ProxyChoice::Use::None : ProxyChoice::Use::System;
}

void NetworkPage::showUse()
{
    m_fields->setEnabled(use() == ProxyChoice::Use::Manual);
    tell(*m_remark, {});
    showPasswordPlace();
}

/** A password that is kept is shown nowhere; it is of one user at one proxy. */
void NetworkPage::showPasswordPlace()
{
    const ManualProxy &used = m_state.choice.proxy.manual;
    const bool same = m_address->text().trimmed() == used.host && m_port->text() == QString::number(used.port) &&
                      m_user->text().trimmed() == used.user;
    m_password->setEnabled(!m_user->text().trimmed().isEmpty());
    m_password->setPlaceholderText(m_state.passwordThere && same ? tr("kept in the keychain") : QString());
}

std::optional<NetworkChoice> NetworkPage::choice()
{
    NetworkChoice typed = m_shown;
    // One that is still being read is taken too; the engine tells what is wrong with it.
    typed.authorityFile = m_fileBeingRead.isEmpty() ? m_authorityFile : m_fileBeingRead;
    typed.proxy.use = use();
    const auto manual = readProxy({.kind = ProxyKind(m_kind->currentData().toInt()),
                                   .address = m_address->text(),
                                   .port = m_port->text(),
                                   .user = m_user->text()});
    if (manual) {
        typed.proxy.manual = *manual;
    } else if (typed.proxy.use == ProxyChoice::Use::Manual) {
        refuse(manual.error());
        return std::nullopt;
    }
    tell(*m_remark, {});
    return typed;
}

std::optional<Secret> NetworkPage::password() const
{
    return m_password->text().isEmpty() ? std::nullopt : std::optional(Secret(m_password->text().toUtf8()));
}

void NetworkPage::refuse(const Error &error)
{
    tell(*m_remark, sentenceAndNextStep(error));
    const bool port = error.reason == Reason::ProxyPortMissing || error.reason == Reason::ProxyPortMalformed;
    (port ? m_port : m_address)->setFocus();
}

void NetworkPage::chooseAuthorityFile()
{
    auto *dialog = new QFileDialog(this, tr("Company certificate"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {tr("Certificates (%1)").arg(u"*.pem *.crt *.cer *.der *.ca-bundle"_s), tr("All files (%1)").arg(u"*"_s)});
    connect(dialog, &QFileDialog::fileSelected, this, &NetworkPage::useAuthorityFile);
    dialog->open();
}

void NetworkPage::useAuthorityFile(const QString &path)
{
    tell(*m_certificateRemark, {});
    m_fileBeingRead = path;
    if (path.isEmpty()) {
        m_authorityFile.clear();
        return showAuthorityFile(tr("None. It is needed only where a company's proxy opens encrypted connections."));
    }
    m_reading.setFuture(QtConcurrent::run([path] { return readAuthorities(path); }));
}

void NetworkPage::authorityFileRead()
{
    const QString path = std::exchange(m_fileBeingRead, {});
    if (path.isEmpty())
        return; // removed in the meantime
    const auto authorities = m_reading.result();
    if (authorities) {
        m_authorityFile = path;
        return showAuthorityFile(wordsOf(*authorities) + u'\n' + QDir::toNativeSeparators(path));
    }
    tell(*m_certificateRemark, sentenceAndNextStep(authorities.error()));
    // One that is used already stays until somebody removes it: its disk may come back.
    if (path == m_authorityFile)
        showAuthorityFile(QDir::toNativeSeparators(path));
}

void NetworkPage::showAuthorityFile(const QString &words)
{
    m_certificate->setText(words);
    colour(*m_certificate, m_authorityFile.isEmpty() ? Tone::Muted : Tone::Plain);
    m_remove->setEnabled(!m_authorityFile.isEmpty());
}

} // namespace Larder
