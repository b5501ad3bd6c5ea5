#include "ui/verifydialog.h"

#include <algorithm>

#include <QAbstractTableModel>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/controls.h"
#include "ui/liveregion.h"
#include "ui/transferwords.h"
#include "ui/verificationwords.h"
#include "ui/wrappingrow.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

using Finding = VerifiedFile::Finding;

constexpr QSize firstSize(620, 420);
constexpr int wholeOfIt = 1000;

QString titleOfAgain(qsizetype files)
{
    return VerifyDialog::tr("&Download again (%1)", "how many files").arg(QLocale().toString(files));
}

bool isLost(const VerifiedFile &file)
{
    return file.finding != Finding::Whole && file.finding != Finding::Unknown;
}

} // namespace

/** What is missing first, then what is changed, then what could not be read. */
class LostFiles : public QAbstractTableModel
{
public:
    enum class Column { File, Finding, Count };

    using QAbstractTableModel::QAbstractTableModel;

    void take(const FolderReport &report)
    {
        beginResetModel();
        m_files.clear();
        std::copy_if(report.files.cbegin(), report.files.cend(), std::back_inserter(m_files), isLost);
        std::stable_sort(m_files.begin(), m_files.end(),
                         [](const VerifiedFile &a, const VerifiedFile &b) { return a.finding < b.finding; });
        endResetModel();
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_files.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(Column::Count);
    }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        const VerifiedFile &file = m_files.at(index.row());
        const QString path = QDir::toNativeSeparators(file.path);
        switch (role) {
        case Qt::DisplayRole:
            return Column(index.column()) == Column::File ? path : wordsOf(file.finding);
        case Qt::ToolTipRole:
            return u"<p style='white-space: pre-wrap'>"_s + path.toHtmlEscaped();
        case Qt::AccessibleTextRole:
            return VerifyDialog::tr("%1: %2", "a file; missing, changed…").arg(path, wordsOf(file.finding));
        default:
            return {};
        }
    }

    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        return Column(section) == Column::File ? VerifyDialog::tr("File") : VerifyDialog::tr("What is wrong");
    }

private:
    QList<VerifiedFile> m_files;
};

VerifyDialog::VerifyDialog(const QString &folder, RateHold::Asker asker, QWidget *parent)
    : QDialog(parent), m_asker(std::move(asker)), m_lost(new LostFiles(this))
{
    setWindowTitle(tr("Verify folder"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *folderRow = makeFolderRow(); // from top to bottom, since that is the order of the Tab key
    m_pages = new QStackedWidget(this);
    m_pages->insertWidget(BeforePage, makeBeforePage());
    m_pages->insertWidget(ReadingPage, makeReadingPage());
    m_pages->insertWidget(ResultPage, makeResultPage());
    auto *column = new QVBoxLayout(this);
    column->setSpacing(14);
    column->addWidget(folderRow);
    column->addWidget(m_pages, 1);
    column->addWidget(makeButtons());
    giveRoom(*this);
    giveSize(*this, firstSize);

    connect(&m_verification, &FolderVerification::progressed, this,
            [this](double share) { m_progress->setValue(int(share * wholeOfIt)); });
    connect(&m_verification, &FolderVerification::verified, this, &VerifyDialog::tell);
    m_folder->setText(shortPath(folder));
    showPage(BeforePage);
    m_verify->setFocus();
}

QWidget *VerifyDialog::makeFolderRow()
{
    auto *place = new QWidget(this);
    m_folder = new QLineEdit(place);
    m_folder->setAccessibleName(tr("Folder"));
    connect(m_folder, &QLineEdit::textChanged, this, &VerifyDialog::noteFolder);
    auto *label = new QLabel(tr("&Folder:"), place);
    label->setBuddy(m_folder);
    auto *choose = new QToolButton(place);
    choose->setIcon(themedIcon(u"folder"_s));
    choose->setToolTip(tr("Choose a folder"));
    choose->setAccessibleName(tr("Choose a folder"));
    choose->setFocusPolicy(Qt::TabFocus);
    connect(choose, &QToolButton::clicked, this, &VerifyDialog::chooseFolder);
    m_verify = new QPushButton(tr("&Verify"), place);
    m_verify->setObjectName(u"verify"_s);
    m_verify->setDefault(true);
    connect(m_verify, &QPushButton::clicked, this, &VerifyDialog::verify);
    auto *which = new QHBoxLayout;
    which->setSpacing(8);
    which->addWidget(label);
    which->addWidget(m_folder, 1);
    which->addWidget(choose);
    auto *row = new WrappingRow(WrappingRow::Rest::AtEnd, place);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addLayout(which);
    row->addWidget(m_verify);
    return place;
}

QWidget *VerifyDialog::makeBeforePage()
{
    QLabel *words = wrappedLabel(this);
    words->setText(
        tr("Reads every file again that is in the folder's receipt, and finds what is missing or has changed "
           "since Larder saved it. Nothing is written or downloaded before you say so."));
    words->setAlignment(Qt::AlignTop);
    colour(*words, Tone::Muted);
    return words;
}

QWidget *VerifyDialog::makeReadingPage()
{
    auto *page = new QWidget(this);
    QLabel *words = wrappedLabel(page);
    words->setText(tr("Reading the files again…"));
    m_progress = new QProgressBar(page);
    m_progress->setRange(0, wholeOfIt);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    auto *stop = new QPushButton(tr("&Stop"), page);
    stop->setObjectName(u"stop"_s);
    connect(stop, &QPushButton::clicked, this, [this] {
        VerifyDialog::stop();
        m_verify->setFocus();
    });
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_progress, 1);
    row->addWidget(stop);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(words);
    column->addLayout(row);
    column->addStretch(1);
    return page;
}

QWidget *VerifyDialog::makeResultPage()
{
    auto *page = new QWidget(this);
    m_sign = new QLabel(page);
    m_result = new LiveRegion(page);
    m_result->setObjectName(u"result"_s);
    QFont bold = m_result->font();
    bold.setWeight(QFont::DemiBold);
    m_result->setFont(bold);
    m_remark = wrappedLabel(page);
    m_remark->setObjectName(u"remark"_s);
    colour(*m_remark, Tone::Muted);
    m_list = new QTreeView(page);
    m_list->setModel(m_lost);
    m_list->setAccessibleName(tr("What is missing or changed"));
    m_list->setItemDelegate(new RoomyRows(m_list));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(int(LostFiles::Column::File), QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(int(LostFiles::Column::Finding), QHeaderView::ResizeToContents);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_sign, 0, Qt::AlignTop);
    top->addWidget(m_result, 1);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(top);
    column->addWidget(m_remark);
    column->addWidget(m_list, 1);
    column->addWidget(makeReplacing());
    column->addStretch();
    return page;
}

QWidget *VerifyDialog::makeReplacing()
{
    m_replacing = new QWidget(this);
    m_replace = new QCheckBox(tr("&Replace changed files"), m_replacing);
    m_whatBecomes = wrappedLabel(m_replacing);
    colour(*m_whatBecomes, Tone::Muted);
    connect(m_replace, &QCheckBox::toggled, this, &VerifyDialog::tellWhatBecomesOfChanged);
    auto *column = new QVBoxLayout(m_replacing);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_replace);
    column->addWidget(m_whatBecomes);
    tellWhatBecomesOfChanged();
    return m_replacing;
}

QWidget *VerifyDialog::makeButtons()
{
    auto *buttons = new DialogButtons(QDialogButtonBox::Close, this);
    m_again = new PrimaryButton(titleOfAgain(0), this); // so that there is room for it
    m_again->setObjectName(u"again"_s);
    buttons->addButton(m_again, QDialogButtonBox::ActionRole);
    connect(m_again, &QPushButton::clicked, this, &VerifyDialog::downloadAgain);
    connect(buttons, &QDialogButtonBox::rejected, this, &VerifyDialog::reject);
    return buttons;
}

QString VerifyDialog::folder() const
{
    return fullPath(m_folder->text());
}

void VerifyDialog::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Verify folder"), folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, m_folder,
            [this](const QString &chosen) { m_folder->setText(shortPath(chosen)); });
    dialog->open();
}

/** What was found in another folder is not found in this one. */
void VerifyDialog::noteFolder()
{
    stop();
    m_verify->setEnabled(QDir::isAbsolutePath(folder()));
}

void VerifyDialog::verify()
{
    m_progress->setValue(0);
    showPage(ReadingPage);
    m_verification.start(folder());
}

void VerifyDialog::stop()
{
    m_verification.stop();
    showPage(BeforePage);
}

void VerifyDialog::tell(const FolderReport &report)
{
    m_report = report;
    const auto lost = m_report.count(Finding::Missing) + m_report.count(Finding::Changed);
    const auto again = orders().size();
    const Tone tone = toneOf(m_report);
    const QString sign = tone == Tone::Good ? u"check"_s : tone == Tone::Warning ? u"warning"_s : QString();
    const int side = fontMetrics().height();
    m_sign->setPixmap(sign.isEmpty() ? QPixmap() : themedIcon(sign, tone).pixmap(side, side));
    m_sign->setHidden(sign.isEmpty());
    m_result->setText(resultOf(m_report));
    m_remark->setText(remarkOn(m_report, lost - again));
    m_remark->setHidden(m_remark->text().isEmpty());
    m_lost->take(m_report);
    m_list->setVisible(m_lost->rowCount() > 0);
    m_replacing->setVisible(again > 0 && m_report.count(Finding::Changed) > 0);
    m_again->setText(titleOfAgain(again));
    showPage(ResultPage);
    m_again->setVisible(again > 0);
    (again > 0 ? m_again : m_verify)->setFocus();
    m_result->announce();
}

void VerifyDialog::showPage(Page page)
{
    m_pages->setCurrentIndex(page);
    m_again->hide();
    m_verify->setDefault(true);
    if (page == ReadingPage)
        findChild<QPushButton *>(u"stop"_s)->setFocus();
}

void VerifyDialog::tellWhatBecomesOfChanged()
{
    m_whatBecomes->setText(m_replace->isChecked()
                               ? tr("Each is replaced as soon as the new one is whole. What was changed in it is lost.")
                               : tr("They stay as they are; what is downloaded stands beside them, as name (1)."));
    m_replace->setAccessibleDescription(m_whatBecomes->text());
}

QList<DownloadOrder> VerifyDialog::orders() const
{
    return ordersToRepair(m_report, m_asker, m_replace->isChecked() ? IfExists::Replace : IfExists::Rename);
}

void VerifyDialog::downloadAgain()
{
    Q_EMIT downloadWanted(orders());
    accept();
}

} // namespace Larder
