#pragma once

#include <QWidget>

class QSpinBox;

namespace Larder {

/** The settings of how downloads go: how many at a time, and with how many connections. */
class DownloadsPage : public QWidget
{
    Q_OBJECT

public:
    explicit DownloadsPage(QWidget *parent = nullptr);

    void show(int resourcesAtATime, int connections);
    [[nodiscard]] int resourcesAtATime() const;
    [[nodiscard]] int connections() const;

private:
    QSpinBox *m_resources;
    QSpinBox *m_connections;
};

} // namespace Larder
