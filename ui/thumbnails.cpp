#include "ui/thumbnails.h"

#include <QImage>
#include <QImageReader>
#include <QtConcurrentRun>

#include "ui/filekind.h"
#include "ui/queuemodel.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

constexpr int side = 160; // sharp at 300 %
constexpr qint64 mostPixels = 100'000'000;

/** Drawings that are programs (SVG) are not run for a thumbnail. */
bool isRaster(const QByteArray &format)
{
    static const QList<QByteArray> formats{"png", "jpg", "jpeg", "gif", "webp", "bmp"};
    return formats.contains(format);
}

/** As large as covers a square of `side`, and its middle. */
QImage readSmall(const QString &path)
{
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!isRaster(reader.format()) || size.isEmpty() || qint64(size.width()) * size.height() > mostPixels)
        return {};
    const QSize covering = size.scaled(side, side, Qt::KeepAspectRatioByExpanding);
    // Long strips would be large in their other direction.
    if (covering.width() > 8 * side || covering.height() > 8 * side)
        return {};
    reader.setScaledSize(covering);
    const QImage image = reader.read();
    QRect middle(0, 0, side, side);
    middle.moveCenter(image.rect().center());
    return image.copy(middle);
}

} // namespace

Thumbnails::Thumbnails(QueueModel &model) : QObject(&model), m_model(model)
{
    m_reader.setMaxThreadCount(1);
    connect(&model, &QueueModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { look(first, last); });
    connect(&model, &QueueModel::dataChanged, this,
            [this](const QModelIndex &from, const QModelIndex &to) { look(from.row(), to.row()); });
}

Thumbnails::~Thumbnails()
{
    m_reader.clear();
    m_reader.waitForDone();
}

void Thumbnails::look(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const TransferSnapshot &transfer = m_model.at(row);
        const auto *saved = std::get_if<Saved>(&transfer.state);
        if (!saved || fileKindOf(saved->path, transfer.order.resource.type) != FileKind::Picture)
            continue;
        QString &asked = m_asked[static_cast<quint64>(transfer.id)];
        if (asked == saved->path)
            continue;
        asked = saved->path;
        read(transfer.id, saved->path);
    }
}

void Thumbnails::read(TransferId id, const QString &path)
{
    QtConcurrent::run(&m_reader, readSmall, path).then(this, [this, id](const QImage &image) {
        if (!image.isNull())
            m_model.setThumbnail(id, image);
    });
}

} // namespace Larder
