#include "ui/qrcode.h"

#include <memory>

#include <QPainter>
#include <qrencode.h>

namespace Larder {

namespace {

constexpr int quietZone = 4; ///< modules around the code, ISO/IEC 18004, 9.1

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
    setFixedSize(side, side);
    setAccessibleName(tr("QR code"));
    setAccessibleDescription(tr("The link below, for the camera of a phone"));
}

void QrCode::show(const QString &text)
{
    m_code = qrCodeOf(text);
    setVisible(!m_code.isNull());
    update();
}

void QrCode::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Qt::white);
    // Whole pixels for each module: what is in between would blur its edges.
    const qreal ratio = devicePixelRatioF();
    const int pixels = int(side * ratio);
    const int module = pixels / (m_code.width() + 2 * quietZone);
    const int margin = (pixels - module * m_code.width()) / 2;
    painter.scale(1 / ratio, 1 / ratio);
    painter.drawImage(QRect(margin, margin, module * m_code.width(), module * m_code.width()), m_code);
}

} // namespace Larder
