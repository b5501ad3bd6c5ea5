#include "tests/ui/filesamples.h"

#include <array>

#include <QFile>
#include <QImage>
#include <QImageWriter>
#include <QPainter>
#include <QPdfWriter>
#include <QtEndian>

using namespace Qt::StringLiterals;

// Asked by the leak sanitizer: Qt PDF 6.4 leaves a few hundred bytes of its own behind for each document that is
// damaged.
extern "C" const char *__lsan_default_suppressions();
extern "C" const char *__lsan_default_suppressions()
{
    return "leak:libQt6Pdf.so\n";
}

namespace Larder::Samples {
namespace {

QByteArray bigEndian(quint32 number)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

/** ISO 3309, as PNG has it (RFC 2083, 15). */
quint32 crcOf(const QByteArray &bytes)
{
    static const std::array<quint32, 256> table = [] {
        std::array<quint32, 256> made{};
        for (quint32 i = 0; i < made.size(); ++i) {
            quint32 c = i;
            for (int bit = 0; bit < 8; ++bit)
                c = (c & 1) != 0 ? 0xedb88320U ^ (c >> 1) : c >> 1;
            made.at(i) = c;
        }
        return made;
    }();
    quint32 crc = 0xffffffffU;
    for (const char byte : bytes)
        crc = table.at((crc ^ static_cast<uchar>(byte)) & 0xff) ^ (crc >> 8);
    return crc ^ 0xffffffffU;
}

QByteArray chunk(const QByteArray &type, const QByteArray &content)
{
    return bigEndian(static_cast<quint32>(content.size())) + type + content + bigEndian(crcOf(type + content));
}

/** Bits as deflate packs them (RFC 1951, 3.1.1). */
class Bits
{
public:
    /** A number: lowest bit first. */
    void number(quint32 value, int count)
    {
        for (int bit = 0; bit < count; ++bit)
            add((value >> bit) & 1);
    }
    /** A Huffman code: highest bit first. */
    void code(quint32 value, int count)
    {
        for (int bit = count - 1; bit >= 0; --bit)
            add((value >> bit) & 1);
    }
    [[nodiscard]] QByteArray bytes()
    {
        while (m_filled > 0)
            add(0);
        return m_bytes;
    }

private:
    void add(quint32 bit)
    {
        m_byte |= bit << m_filled;
        if (++m_filled < 8)
            return;
        m_bytes.append(static_cast<char>(m_byte));
        m_byte = 0;
        m_filled = 0;
    }

    QByteArray m_bytes;
    quint32 m_byte = 0;
    int m_filled = 0;
};

/** So many zeros, as zlib's format has them (RFC 1950): one, and repetitions of it as long as they may be. */
QByteArray deflatedZeros(quint64 count)
{
    Bits bits;
    bits.number(1, 1); // the last block
    bits.number(1, 2); // with the fixed codes
    constexpr quint32 zero = 0x30;
    constexpr quint64 longest = 258;
    bits.code(zero, 8);
    quint64 left = count - 1;
    for (; left >= longest; left -= longest) {
        bits.code(0xc5, 8); // 285: 258 bytes
        bits.code(0, 5);    // from one byte before
    }
    for (; left > 0; --left)
        bits.code(zero, 8);
    bits.code(0, 7); // the end
    constexpr quint64 adlerBase = 65521;
    const auto adler = static_cast<quint32>((count % adlerBase) << 16 | 1);
    return "\x78\xda"_ba + bits.bytes() + bigEndian(adler);
}

QImage picture(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::blue);
    QPainter(&image).fillRect(0, 0, size.width() / 2, size.height(), Qt::red);
    return image;
}

} // namespace

QString writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path));
    return path;
}

QString writePicture(const QString &path, QSize size)
{
    if (!picture(size).save(path))
        qFatal("%s cannot be written", qPrintable(path));
    return path;
}

QString writeTurnedPhotograph(const QString &path, QSize size)
{
    QImageWriter writer(path, "jpeg");
    writer.setTransformation(QImageIOHandler::TransformationRotate90);
    const QTransform back = QTransform().rotate(-90);
    if (!writer.write(picture(size).transformed(back)))
        qFatal("%s cannot be written", qPrintable(path));
    return path;
}

QString writePdf(const QString &path, int pages)
{
    QPdfWriter writer(path);
    QPainter painter(&writer);
    for (int page = 1; page <= pages; ++page) {
        painter.fillRect(QRect(0, 0, writer.width() / 2, writer.height()), Qt::red);
        if (page < pages)
            writer.newPage();
    }
    return path;
}

QString writePngBomb(const QString &path, quint32 side)
{
    constexpr quint32 pixelsOfByte = 8; // one bit each, grey
    const quint64 row = 1 + (side + pixelsOfByte - 1) / pixelsOfByte;
    const QByteArray header = bigEndian(side) + bigEndian(side) + QByteArray("\x01\0\0\0\0", 5);
    return writeFile(path, "\x89PNG\r\n\x1a\n"_ba + chunk("IHDR"_ba, header) +
                               chunk("IDAT"_ba, deflatedZeros(row * side)) + chunk("IEND"_ba, {}));
}

} // namespace Larder::Samples
