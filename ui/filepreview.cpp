#include "ui/filepreview.h"

#include <algorithm>

#include <QFileInfo>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include "core/format.h"
#include "ui/controls.h"
#include "ui/filetile.h"
#include "ui/language.h"
#include "ui/lookingpool.h"
#include "ui/queuerows.h"
#include "ui/queueview.h"
#include "ui/rowaction.h"
#include "ui/transferwords.h"

using namespace Qt::StringLiterals;

namespace Larder {

/** A picture in the middle, made smaller where it does not fit. */
class PictureArea : public QWidget
{
public:
    using QWidget::QWidget;

    void show(const QImage &picture)
    {
        m_picture = picture;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        if (m_picture.isNull())
            return;
        QPainter painter(this);
        const QSizeF room = QSizeF(size()) * devicePixelRatioF();
        QSizeF shown(m_picture.size());
        if (shown.width() > room.width() || shown.height() > room.height())
            shown.scale(room, Qt::KeepAspectRatio);
        QRectF place(QPointF(), shown / devicePixelRatioF());
        place.moveCenter(QRectF(rect()).center());
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(place, m_picture);
    }

private:
    QImage m_picture;
};

/** A file's tile, and a sentence where there is one to say. */
class FileFacts : public QWidget
{
public:
    explicit FileFacts(QWidget *parent) : QWidget(parent), m_sentence(wrappedLabel(this))
    {
        m_sentence->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        auto *column = new QVBoxLayout(this);
        column->addSpacing(tileSide);
        column->addStretch(1);
        column->addWidget(m_sentence);
        column->addStretch(1);
    }

    void show(const TransferSnapshot &transfer, const QString &sentence)
    {
        m_name = titleOf(transfer);
        m_type = transfer.order.resource.type;
        m_sentence->setText(sentence);
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QRect tile(0, 0, tileSide, tileSide);
        constexpr int gap = 18;
        tile.moveCenter({rect().center().x(), m_sentence->geometry().top() - gap - tileSide / 2});
        QPainter painter(this);
        paintTile(&painter, tile, m_name, m_type, font());
    }

private:
    static constexpr int tileSide = 96;

    QString m_name;
    ResourceType m_type = ResourceType::File;
    QLabel *m_sentence;
};

namespace {

constexpr QSize comfortable(960, 720);

QString sentenceOf(NotShown why)
{
    switch (why) {
    case NotShown::Gone:
        return FilePreview::tr("The file is not there any more: it was moved, renamed or deleted.");
    case NotShown::Unreadable:
        return FilePreview::tr("The file cannot be read.");
    case NotShown::OtherKind:
        return FilePreview::tr("There is no preview for files of this kind. Return opens it.");
    case NotShown::TooLarge:
        return FilePreview::tr("This picture is too large for a preview. Return opens it.");
    case NotShown::Locked:
        return FilePreview::tr("This document wants a password. Return opens it.");
    case NotShown::Broken:
        return FilePreview::tr("This file is damaged: it is not what its kind promises.");
    }
    Q_UNREACHABLE();
}

qint64 savedSize(const TransferState &state)
{
    if (const auto *saved = std::get_if<Saved>(&state))
        return saved->size;
    return std::get<Skipped>(state).size;
}

QString measuresOf(const Picture &picture)
{
    const QLocale locale;
    if (picture.pages)
        return FilePreview::tr("page 1 of %1").arg(locale.toString(*picture.pages));
    return FilePreview::tr("%1 × %2 pixels")
        .arg(locale.toString(picture.whole.width()), locale.toString(picture.whole.height()));
}

QPlainTextEdit *makeText(QWidget *parent)
{
    auto *text = new QPlainTextEdit(parent); // never rich: what is in the file is shown, and does nothing
    text->setReadOnly(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setFrameShape(QFrame::NoFrame);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    inEachLanguage(*text, [text] { text->setAccessibleName(FilePreview::tr("Beginning of the file")); });
    constexpr int margin = 12;
    text->document()->setDocumentMargin(margin);
    return text;
}

} // namespace

FilePreview::FilePreview(QueueModel &model, QueueRows &rows, QueueView &view)
    : QDialog(view.window()), m_model(model), m_rows(rows), m_view(view)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    m_pages = new QStackedWidget(this);
    m_pages->setBackgroundRole(QPalette::Base);
    m_pages->setAutoFillBackground(true);
    m_picture = new PictureArea(m_pages);
    m_text = makeText(m_pages);
    m_nothing = new FileFacts(m_pages);
    for (QWidget *page :
         {static_cast<QWidget *>(m_nothing), static_cast<QWidget *>(m_picture), static_cast<QWidget *>(m_text)})
        m_pages->addWidget(page);
    auto *bands = new QVBoxLayout(this);
    bands->setContentsMargins(0, 0, 0, 0);
    bands->setSpacing(0);
    bands->addWidget(m_pages, 1);
    bands->addWidget(new Separator(this));
    bands->addWidget(makeBand());
    addKeys();
    resize(comfortable.boundedTo(screen()->availableSize() * 9 / 10));

    connect(&m_reading, &QFutureWatcherBase::finished, this, [this] {
        if (!m_reading.isCanceled() && m_reading.future().resultCount() > 0)
            showContent(m_reading.result());
    });
    connect(&m_view, &QueueView::selectionMoved, this, &FilePreview::showCurrent);
    connect(&m_model, &QueueModel::totalsChanged, this, &FilePreview::showCurrent);
    inEachLanguage(*this, [this] {
        m_shown.reset();
        showCurrent();
    });
}

/** Nobody waits for what is still being read. */
FilePreview::~FilePreview()
{
    m_view.disconnect(this);
    m_reading.cancel();
}

QWidget *FilePreview::makeBand()
{
    auto *band = new QWidget(this);
    m_name = new ElidedLabel(band);
    QFont strong = m_name->font();
    strong.setWeight(QFont::DemiBold);
    m_name->setFont(strong);
    m_facts = new ElidedLabel(band);
    colour(*m_facts, Tone::Muted);
    m_open = new QPushButton(band);
    inEachLanguage(*m_open, [this] {
        m_open->setText(withoutMnemonic(titleOf(RowAction::Open)));
        m_open->setToolTip(tr("Opens the file with the system's program for it (Return)"));
    });
    m_open->setFocusPolicy(Qt::TabFocus);
    m_open->setAutoDefault(false); // Return is a key of the whole window
    connect(m_open, &QPushButton::clicked, this, &FilePreview::openFile);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_name);
    words->addWidget(m_facts);
    auto *row = new QHBoxLayout(band);
    row->setContentsMargins(14, 8, 10, 8);
    row->addLayout(words, 1);
    row->addWidget(m_open);
    giveRoom(*band);
    return band;
}

void FilePreview::addKeys()
{
    const auto key = [this](Qt::Key which, auto does) {
        auto *shortcut = new QShortcut(which, this);
        connect(shortcut, &QShortcut::activated, this, does);
    };
    key(Qt::Key_Space, [this] { close(); });
    key(Qt::Key_Up, [this] { go(Way::Up); });
    key(Qt::Key_Down, [this] { go(Way::Down); });
    key(Qt::Key_Return, [this] { openFile(); });
    key(Qt::Key_Enter, [this] { openFile(); });
}

/** As it is by now; what is the same is not read again. */
void FilePreview::showCurrent()
{
    const auto id = m_view.currentId();
    const auto row = id ? m_model.rowOf(*id) : std::nullopt;
    if (!row) {
        close();
        return;
    }
    const TransferSnapshot &transfer = m_model.at(*row);
    if (!m_shown || m_shown->id != transfer.id || m_shown->state != transfer.state)
        showTransfer(TransferSnapshot(transfer));
}

void FilePreview::showTransfer(const TransferSnapshot &transfer)
{
    m_shown = transfer;
    m_reading.cancel();
    m_reading.setFuture({});
    setWindowTitle(titleOf(transfer));
    m_name->setText(titleOf(transfer));
    const QString path = savedPath(transfer.state);
    m_open->setEnabled(!path.isEmpty());
    m_facts->clear();
    if (path.isEmpty()) {
        showNothing(tr("Nothing is saved of it yet."));
        return;
    }
    showNothing({});
    const auto readUnlessCancelled = [path, most = mostPixels()](QPromise<FileContent> &promise) {
        if (!promise.isCanceled()) // somebody has gone on to another row
            promise.addResult(readFileContent(path, most));
    };
    m_reading.setFuture(QtConcurrent::run(lookingPool(), readUnlessCancelled));
}

void FilePreview::showContent(const FileContent &content)
{
    m_facts->setText(factsOf(content));
    if (const auto *picture = std::get_if<Picture>(&content.shown)) {
        m_picture->show(picture->image);
        m_picture->setAccessibleName(m_name->text());
        m_picture->setAccessibleDescription(m_facts->text());
        m_pages->setCurrentWidget(m_picture);
    } else if (const auto *text = std::get_if<TextBeginning>(&content.shown)) {
        m_text->setPlainText(text->text);
        m_pages->setCurrentWidget(m_text);
        m_text->setFocus();
    } else {
        const auto why = std::get<NotShown>(content.shown);
        if (why == NotShown::Gone)
            m_facts->clear();
        m_open->setEnabled(why != NotShown::Gone);
        showNothing(sentenceOf(why));
    }
    Q_EMIT read();
}

void FilePreview::showNothing(const QString &why)
{
    m_nothing->show(*m_shown, why);
    m_pages->setCurrentWidget(m_nothing);
}

/** To the next row that has a file; stays where there is none. */
void FilePreview::go(Way way)
{
    const auto row = m_shown ? m_rows.rowOf(m_shown->id) : std::nullopt;
    if (!row)
        return;
    const int step = static_cast<int>(way);
    for (int next = *row + step; next >= 0 && next < m_rows.rowCount(); next += step)
        if (!savedPath(m_rows.at(next).state).isEmpty()) {
            m_view.goTo(m_rows.at(next).id);
            return;
        }
}

void FilePreview::openFile()
{
    if (!m_open->isEnabled())
        return;
    Q_EMIT openWanted(m_shown->id);
    close();
}

/** Of the screen, so that it is sharp when the window is made as large as that. */
QSize FilePreview::mostPixels() const
{
    return (QSizeF(screen()->availableSize()) * devicePixelRatioF()).toSize();
}

/** "PNG image · 4.8 MB · 4,032 × 3,024 pixels". */
QString FilePreview::factsOf(const FileContent &content) const
{
    QStringList facts;
    if (!content.kind.isEmpty())
        facts << content.kind;
    facts << bytesAsWords(content.size);
    if (const auto *picture = std::get_if<Picture>(&content.shown))
        facts << measuresOf(*picture);
    else if (const auto *text = std::get_if<TextBeginning>(&content.shown); text && !text->isAll)
        facts << tr("the first %1 of it").arg(bytesAsWords(shownOfText));
    if (m_shown->order.duration)
        facts << lengthOf(m_shown->order);
    if (content.size != savedSize(m_shown->state))
        facts << tr("changed since it was saved");
    return facts.join(u" · "_s);
}

} // namespace Larder
