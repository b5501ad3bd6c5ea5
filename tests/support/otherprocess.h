#pragma once

#include <functional>

#include <sys/types.h>

#include <QByteArray>

namespace Larder {

/**
 * A child process that does one thing, says a word about it, and waits, with all that it holds, to be told to end. It
 * never outlives this object.
 */
class OtherProcess
{
public:
    /** What the child does: calls its argument with the word, once, and comes back when this process lets it end. */
    using Work = std::function<void(const std::function<void(const QByteArray &)> &sayAndWait)>;

    explicit OtherProcess(const Work &work);
    ~OtherProcess();
    OtherProcess(const OtherProcess &) = delete;
    OtherProcess &operator=(const OtherProcess &) = delete;

    /** The child's word; waits for it. */
    [[nodiscard]] const QByteArray &word() const { return m_word; }
    /** The child goes on, and ends in order. */
    void letEnd();
    /** The child ends as in a power cut. */
    void kill();

private:
    void wait();

    pid_t m_child = -1;
    int m_letEnd = -1;
    QByteArray m_word;
};

} // namespace Larder
