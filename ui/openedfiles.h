#pragma once

#include <QObject>
#include <QStringList>

class QApplication;

namespace Larder {

/**
 * Files that the system asks the running program to open, as macOS does for a double click and for "Open with";
 * elsewhere they come as arguments. Those of one request are told together.
 */
class OpenedFiles : public QObject
{
    Q_OBJECT

public:
    explicit OpenedFiles(QApplication &application);

Q_SIGNALS:
    void opened(const QStringList &absolutePaths);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void tell();

    QStringList m_asked; ///< since they were told last
};

} // namespace Larder
