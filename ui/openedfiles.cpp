#include "ui/openedfiles.h"

#include <utility>

#include <QApplication>
#include <QFileInfo>
#include <QFileOpenEvent>

namespace Larder {

OpenedFiles::OpenedFiles(QApplication &application)
{
    application.installEventFilter(this);
}

bool OpenedFiles::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::FileOpen)
        return QObject::eventFilter(watched, event);
    const QString file = static_cast<QFileOpenEvent *>(event)->file();
    if (file.isEmpty()) // another address than a file's
        return true;
    // One event a file: the list waits for the last of them.
    if (m_asked.isEmpty())
        QMetaObject::invokeMethod(this, &OpenedFiles::tell, Qt::QueuedConnection);
    m_asked.append(QFileInfo(file).absoluteFilePath());
    return true;
}

void OpenedFiles::tell()
{
    Q_EMIT opened(std::exchange(m_asked, {}));
}

} // namespace Larder
