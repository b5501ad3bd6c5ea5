#pragma once

#include <memory>

#include <QObject>

class QSocketNotifier;

namespace Larder {

/**
 * Turns SIGINT and SIGTERM into a signal of the event loop. One at a time in a process; while it lives the system's own
 * reaction, to end at once, is off. Where the system has no such signals it never says anything.
 */
class InterruptWatch : public QObject
{
    Q_OBJECT

public:
    explicit InterruptWatch(QObject *parent = nullptr);
    ~InterruptWatch() override;

Q_SIGNALS:
    void interrupted();

private:
    void read();
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace Larder
