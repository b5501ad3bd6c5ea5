#include "ui/thumbnails.h"

#include <algorithm>
#include <utility>

#include <QSet>
#include <QtConcurrentRun>

#include "ui/filekind.h"
#include "ui/lookingpool.h"
#include "ui/picture.h"
#include "ui/queuemodel.h"
#include "ui/rowaction.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

constexpr int side = 160;                  // pixels; sharp at 300 %
constexpr qsizetype mostHeld = 64 << 20;   // bytes
constexpr qsizetype bytesWithoutOne = 256; // that there is none is remembered too
constexpr qsizetype mostWanted = 64;       // more than are in sight at once

QImage readSmall(const QString &path)
{
    const PictureReading reading = readPictureSquare(path, side);
    const auto *picture = std::get_if<Picture>(&reading);
    return picture ? picture->image : QImage();
}

FileKind kindOf(const TransferSnapshot &transfer)
{
    return fileKindOf(savedPath(transfer.state), transfer.order.resource.type);
}

/** Such a message holds a video and, as an image, its cover, and nothing else. */
bool isOfVideoMessage(const TransferSnapshot &transfer)
{
    const MessageOrigin &origin = transfer.order.origin;
    return origin.messageType == "media"_L1 && !origin.messageId.isEmpty() && !savedPath(transfer.state).isEmpty();
}

bool isCover(const TransferSnapshot &transfer)
{
    return isOfVideoMessage(transfer) && transfer.order.resource.type == ResourceType::Image;
}

bool isVideo(const TransferSnapshot &transfer)
{
    return isOfVideoMessage(transfer) && kindOf(transfer) == FileKind::Video;
}

} // namespace

Thumbnails::Thumbnails(QueueModel &model) : QObject(&model), m_model(model), m_held(mostHeld)
{
    m_model.showThumbnailsOf([this](const TransferSnapshot &transfer) { return of(transfer); });
    connect(&m_model, &QueueModel::dataChanged, this,
            [this](const QModelIndex &from, const QModelIndex &to) { noteCovers(from.row(), to.row()); });
    connect(&m_model, &QueueModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { noteCovers(first, last); });
    connect(&m_reading, &QFutureWatcherBase::finished, this, &Thumbnails::keepRead);
}

Thumbnails::~Thumbnails()
{
    m_reading.cancel();
}

QImage Thumbnails::of(const TransferSnapshot &transfer)
{
    const QString path = picturePath(transfer);
    if (path.isEmpty())
        return {};
    const auto id = static_cast<quint64>(transfer.id);
    if (const Thumbnail *held = m_held.object(id); held && held->path == path)
        return held->image;
    m_held.insert(id, new Thumbnail{path, {}}, bytesWithoutOne);
    want({transfer.id, path});
    return {};
}

/** Of what its picture is made; empty where it has none. */
QString Thumbnails::picturePath(const TransferSnapshot &transfer) const
{
    const QString path = savedPath(transfer.state);
    if (path.isEmpty() || kindOf(transfer) == FileKind::Picture)
        return path;
    const auto cover = isVideo(transfer) ? m_covers.constFind(transfer.order.origin.messageId) : m_covers.constEnd();
    const auto row = cover == m_covers.constEnd() ? std::nullopt : m_model.rowOf(*cover);
    return row && isCover(m_model.at(*row)) ? savedPath(m_model.at(*row).state) : QString();
}

/** Their videos may have waited for them. */
void Thumbnails::noteCovers(int first, int last)
{
    QSet<QString> messages;
    for (int row = first; row <= last; ++row) {
        const TransferSnapshot &transfer = m_model.at(row);
        const QString &message = transfer.order.origin.messageId;
        if (!isCover(transfer) || m_covers.value(message) == transfer.id)
            continue;
        m_covers.insert(message, transfer.id);
        messages.insert(message);
    }
    if (messages.isEmpty())
        return;
    for (int row = 0; row < m_model.rowCount(); ++row)
        if (messages.contains(m_model.at(row).order.origin.messageId) && isVideo(m_model.at(row)))
            m_model.announceThumbnail(m_model.at(row).id);
}

void Thumbnails::want(const Wanted &wanted)
{
    m_wanted.append(wanted);
    if (m_wanted.size() > mostWanted) // long out of sight; to be wanted anew when it is painted again
        m_held.remove(static_cast<quint64>(m_wanted.takeFirst().id));
    readNext();
}

void Thumbnails::readNext()
{
    if (m_beingRead || m_wanted.isEmpty())
        return;
    m_beingRead = m_wanted.takeLast();
    m_reading.setFuture(QtConcurrent::run(lookingPool(), readSmall, m_beingRead->path));
}

void Thumbnails::keepRead()
{
    const QImage image = m_reading.result();
    const Wanted was = *std::exchange(m_beingRead, std::nullopt);
    m_held.insert(static_cast<quint64>(was.id), new Thumbnail{was.path, image},
                  std::max(image.sizeInBytes(), bytesWithoutOne));
    if (!image.isNull())
        m_model.announceThumbnail(was.id);
    readNext();
}

} // namespace Larder
