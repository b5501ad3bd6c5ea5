// larder_icons DRAWING SIZE PICTURE: renders an SVG drawing as a square PNG. A step of the build; it is in no package.

#include <cstdio>

#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

int main(int argc, char *argv[])
{
    if (argc != 4) {
        std::fputs("larder_icons DRAWING SIZE PICTURE\n", stderr);
        return 2;
    }
    QSvgRenderer drawing(QString::fromLocal8Bit(argv[1]));
    const int size = QByteArray(argv[2]).toInt();
    QImage picture(size, size, QImage::Format_ARGB32_Premultiplied);
    if (!drawing.isValid() || picture.isNull()) {
        std::fprintf(stderr, "larder_icons: cannot draw %s with a size of %s\n", argv[1], argv[2]);
        return 1;
    }
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    drawing.render(&painter);
    painter.end();
    return picture.save(QString::fromLocal8Bit(argv[3]), "PNG") ? 0 : 1;
}
