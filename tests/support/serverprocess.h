#pragma once

#include <QProcess>

namespace Larder {

/** A server of this system as a child, which ends with this object, or with the process. */
class ServerProcess : public QProcess
{
public:
    ServerProcess();
    ~ServerProcess() override;

    /** Waits until somebody listens on this loopback port. False when the server has ended. */
    [[nodiscard]] bool answers(int port);
    /** Asks it to end, and ends it where it does not. */
    void stop();
};

} // namespace Larder
