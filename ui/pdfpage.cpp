#include "ui/pdfpage.h"

#include <QPainter>
#ifdef LARDER_WITH_PDF
#include <QPdfDocument>
#endif

namespace Larder {

#ifdef LARDER_WITH_PDF

PictureReading readFirstPage(const QString &path, QSize most)
{
    QPdfDocument document;
    const QPdfDocument::Error error = document.load(path);
    if (error == QPdfDocument::Error::IncorrectPassword || error == QPdfDocument::Error::UnsupportedSecurityScheme)
        return PictureFault::Locked;
    if (error != QPdfDocument::Error::None || document.pageCount() < 1)
        return PictureFault::Broken;
    const QSize size =
        document.pagePointSize(0).scaled(most, Qt::KeepAspectRatio).toSize().expandedTo({1, 1}).boundedTo(most);
    const QImage page = document.render(0, size);
    if (page.isNull())
        return PictureFault::Broken;
    QImage paper(page.size(), QImage::Format_RGB32); // a page itself has no ground
    paper.fill(Qt::white);
    QPainter(&paper).drawImage(0, 0, page);
    return Picture{paper, size, document.pageCount()};
}

#else

PictureReading readFirstPage(const QString &, QSize)
{
    return PictureFault::OtherKind;
}

#endif

} // namespace Larder
