#pragma once

#include <QImage>
#include <QWidget>

namespace Larder {

/** One pixel a module, black on white, without a margin; null where the text is too long for one. ISO/IEC 18004. */
[[nodiscard]] QImage qrCodeOf(const QString &text);

/** A link as a picture that a phone's camera reads: always dark on light, since many cameras want it so. */
class QrCode : public QWidget
{
    Q_OBJECT

public:
    explicit QrCode(QWidget *parent = nullptr);

    void show(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QImage m_code;
};

} // namespace Larder
