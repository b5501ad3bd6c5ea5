#include "ui/filetile.h"

#include <algorithm>

#include <QFont>
#include <QHash>
#include <QIconEngine>
#include <QPainter>

#include "ui/filekind.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

QColor tileColour(FileKind kind)
{
    switch (kind) {
    case FileKind::Picture:
        return {0x2f, 0x73, 0xb7};
    case FileKind::Video:
        return {0x75, 0x4a, 0xb0};
    case FileKind::Audio:
        return {0xa2, 0x44, 0x7c};
    case FileKind::Pdf:
        return {0xb5, 0x43, 0x38};
    case FileKind::Document:
        return {0x3b, 0x62, 0xa8};
    case FileKind::Sheet:
        return {0x26, 0x80, 0x4e};
    case FileKind::Slides:
        return {0xb0, 0x5a, 0x22};
    case FileKind::Archive:
        return {0x86, 0x68, 0x35};
    case FileKind::Text:
    case FileKind::Other:
        return {0x63, 0x6c, 0x78};
    }
    Q_UNREACHABLE();
}

void paintLetters(QPainter *painter, const QRect &rect, const QString &letters, const QFont &font, int pixels)
{
    QFont bold = font;
    bold.setBold(true);
    bold.setPixelSize(pixels);
    painter->setFont(bold);
    painter->setPen(Qt::white);
    painter->drawText(rect, Qt::AlignCenter, letters);
}

void paintGround(QPainter *painter, const QRect &rect, FileKind kind, qreal radius)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(tileColour(kind));
    painter->drawRoundedRect(rect, radius, radius);
}

class TileIcon : public QIconEngine
{
public:
    TileIcon(FileKind kind, QString letters) : m_kind(kind), m_letters(std::move(letters)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        painter->save();
        paintGround(painter, rect, m_kind, 3);
        paintLetters(painter, rect, m_letters, painter->font(), std::max(rect.height() * 5 / 9, 8));
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, pixmap.rect(), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new TileIcon(m_kind, m_letters); }

private:
    FileKind m_kind;
    QString m_letters;
};

} // namespace

void paintTile(QPainter *painter, const QRect &rect, const QString &name, ResourceType type, const QFont &font)
{
    paintGround(painter, rect, fileKindOf(name, type), 5);
    paintLetters(painter, rect, tileLetters(name, type), font, std::max(rect.height() / 4, 9));
}

QIcon tileIcon(const QString &name, ResourceType type)
{
    return QIcon(new TileIcon(fileKindOf(name, type), tileLetters(name, type)));
}

} // namespace Larder
