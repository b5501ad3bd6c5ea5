// larder_appicon DRAWING SMALL_DRAWING ICON: the program's icon as one file with all its sizes, for Windows (.ico) or
// for macOS (.icns). A step of the build there; it is in no package.

#include <array>
#include <cstdio>
#include <span>

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QSaveFile>
#include <QSvgRenderer>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace {

/** Of the smallest there is a drawing of its own, as in ui/applicationicon.cpp. */
constexpr int smallSize = 16;

class Drawings
{
public:
    Drawings(const QString &large, const QString &small) : m_large(large), m_small(small) {}

    [[nodiscard]] bool isValid() const { return m_large.isValid() && m_small.isValid(); }

    [[nodiscard]] QImage picture(int size)
    {
        QImage picture(size, size, QImage::Format_ARGB32_Premultiplied);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        (size <= smallSize ? m_small : m_large).render(&painter);
        painter.end();
        return picture.convertToFormat(QImage::Format_ARGB32);
    }

private:
    QSvgRenderer m_large;
    QSvgRenderer m_small;
};

QByteArray png(const QImage &picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    return bytes;
}

template <typename Number>
void addLittle(QByteArray &bytes, Number number)
{
    number = qToLittleEndian(number);
    bytes.append(reinterpret_cast<const char *>(&number), sizeof number);
}

/** A bitmap as icons hold it: said to be twice as high, its rows from below, and a mask that hides nothing. */
QByteArray bitmap(const QImage &picture)
{
    const int size = picture.width();
    QByteArray bytes;
    addLittle<quint32>(bytes, 40); // BITMAPINFOHEADER
    addLittle<qint32>(bytes, size);
    addLittle<qint32>(bytes, 2 * size);
    addLittle<quint16>(bytes, 1);
    addLittle<quint16>(bytes, 32);
    bytes.append(24, '\0');
    for (int y = size - 1; y >= 0; --y)
        for (int x = 0; x < size; ++x)
            addLittle<quint32>(bytes, picture.pixel(x, y));
    bytes.append(size * ((size + 31) / 32 * 4), '\0');
    return bytes;
}

/** Windows takes PNG for 256 pixels; for the others not every program does. */
QByteArray icoOf(Drawings &drawings)
{
    constexpr std::array sizes{16, 20, 24, 32, 40, 48, 64, 128, 256};
    constexpr int largest = 256;
    QByteArray list;
    QByteArray pictures;
    addLittle<quint16>(list, 0);
    addLittle<quint16>(list, 1);
    addLittle<quint16>(list, quint16(sizes.size()));
    const quint32 first = quint32(6 + 16 * sizes.size());
    for (const int size : sizes) {
        const QImage picture = drawings.picture(size);
        const QByteArray bytes = size == largest ? png(picture) : bitmap(picture);
        addLittle<quint8>(list, size == largest ? 0 : quint8(size));
        addLittle<quint8>(list, size == largest ? 0 : quint8(size));
        addLittle<quint16>(list, 0);
        addLittle<quint16>(list, 1);
        addLittle<quint16>(list, 32);
        addLittle<quint32>(list, quint32(bytes.size()));
        addLittle<quint32>(list, first + quint32(pictures.size()));
        pictures += bytes;
    }
    return list + pictures;
}

void addBig(QByteArray &bytes, quint32 number)
{
    number = qToBigEndian(number);
    bytes.append(reinterpret_cast<const char *>(&number), sizeof number);
}

QByteArray icnsOf(Drawings &drawings)
{
    struct Kind
    {
        const char *name;
        int size;
    };
    constexpr std::array kinds{Kind{"icp4", 16},  Kind{"icp5", 32},  Kind{"ic11", 32},  Kind{"ic12", 64},
                               Kind{"ic07", 128}, Kind{"ic13", 256}, Kind{"ic08", 256}, Kind{"ic14", 512},
                               Kind{"ic09", 512}, Kind{"ic10", 1024}};
    QByteArray pictures;
    for (const Kind &kind : kinds) {
        const QByteArray bytes = png(drawings.picture(kind.size));
        pictures += kind.name;
        addBig(pictures, quint32(8 + bytes.size()));
        pictures += bytes;
    }
    QByteArray file("icns");
    addBig(file, quint32(8 + pictures.size()));
    return file + pictures;
}

} // namespace

int main(int argc, char *argv[])
{
    const std::span arguments(argv, std::size_t(argc));
    const QString target = argc == 4 ? QString::fromLocal8Bit(arguments[3]) : QString();
    if (!target.endsWith(".ico"_L1) && !target.endsWith(".icns"_L1)) {
        std::fputs("larder_appicon DRAWING SMALL_DRAWING ICON.ico|ICON.icns\n", stderr);
        return 2;
    }
    Drawings drawings(QString::fromLocal8Bit(arguments[1]), QString::fromLocal8Bit(arguments[2]));
    if (!drawings.isValid()) {
        std::fputs("larder_appicon: not a drawing\n", stderr);
        return 1;
    }
    const QByteArray icon = target.endsWith(".ico"_L1) ? icoOf(drawings) : icnsOf(drawings);
    QSaveFile file(target);
    return file.open(QIODevice::WriteOnly) && file.write(icon) == icon.size() && file.commit() ? 0 : 1;
}
