#pragma once

#include <QDialog>

namespace Larder {

/** Version, libraries in use, licences; and the diagnostics for whoever helps, which are shown before they are copied.
 */
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(const QString &diagnostics, QWidget *parent = nullptr);

private:
    QWidget *makeHead();
    QWidget *makeTabs(const QString &diagnostics);
};

} // namespace Larder
