#pragma once

#include <memory>

#include <QObject>

namespace Larder {

/**
 * Counts what is under way that would be lost with the program. Each has a mark, and is over when the last copy of that
 * is gone. Lives on one thread, as do its marks, which may outlive it.
 */
class Unfinished : public QObject
{
    Q_OBJECT

public:
    using Mark = std::shared_ptr<const void>;

    using QObject::QObject;

    [[nodiscard]] Mark mark();
    [[nodiscard]] bool any() const { return m_marks > 0; }

Q_SIGNALS:
    /** None was left; comes by the event loop. */
    void settled();

private:
    int m_marks = 0;
};

} // namespace Larder
