#pragma once

#include <QDialog>

class QTreeWidget;

namespace Larder {

/** Every key that does something in the window, read off the actions themselves. Gone when it is closed. */
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutsDialog(QWidget &window);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addWindowsKeys(const QWidget &window);
    void addKeysOfDownloads();
    void addKeysOfFound();
    void begin(const QString &place);
    void add(const QString &keys, const QString &what);

    QTreeWidget *m_keys;
};

} // namespace Larder
