#include "ui/qrcode.h"

#include <memory>

#include <QPainter>
#include <qrencode.h>

namespace Larder {

namespace {

constexpr int quietZone = 4;  ///< modules around the code, ISO/IEC 18004, 9.1
constexpr int moduleSide = 4; ///< pixels: a phone's camera reads it at arm's length
constexpr int usualSide = 41; ///< modules of a link as long as the platform's

QSize sizeOf(int modules)
{
    const int side = moduleSide * (modules + 2 * quietZone);
    return {side, side};
}

} // namespace

QImage qrCodeOf(const QString &text)
{
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(text.toUtf8().constData(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code)
        return {};
    QImage image(code->width, code->width, QImage::Format_Mono);
    image.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x)
            image.setPixel(x, y, code->data[y * code->width + x] & 1U);
    return image;
}

QrCode::QrCode(QWidget *parent) : QWidget(parent)
{
    setFixedSize(sizeOf(usualSide));
    setAccessibleName(tr("QR code"));
    setAccessibleDescription(tr("The link below, for the camera of a phone"));
}

void QrCode::show(const QString &text)
{
    m_code = qrCodeOf(text);
    setFixedSize(sizeOf(m_code.width()));
    setVisible(!m_code.isNull());
    update();
}

void QrCode::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Qt::white);
    constexpr int margin = moduleSide * quietZone;
    painter.drawImage(rect().adjusted(margin, margin, -margin, -margin), m_code);
}

} // namespace Larder
