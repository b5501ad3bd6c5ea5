#pragma once

#include <QDeadlineTimer>
#include <QTest>
#include <QTestEventLoop>

// Included before everything else in every test, in place of Qt's own QTRY_…: those give up after five seconds, too few
// on a machine that has much else to do, and sleep ten milliseconds out of ten and a bit, so that whatever runs on the
// test's thread crawls.

namespace Larder {

/** Lets events come until it is so. False after `patience`, in milliseconds. */
template <typename Condition>
[[nodiscard]] bool comesTrue(const Condition &condition, int patience)
{
    const QDeadlineTimer end(patience);
    while (!condition()) {
        if (end.hasExpired())
            return false;
        QTestEventLoop::instance().enterLoopMSecs(5);
    }
    return true;
}

inline constexpr int minute = 60'000;

} // namespace Larder

#undef QTRY_VERIFY_WITH_TIMEOUT
#define QTRY_VERIFY_WITH_TIMEOUT(expression, patience)                                                                 \
    do {                                                                                                               \
        if (!Larder::comesTrue([&] { return static_cast<bool>(expression); }, patience))                               \
            QVERIFY(expression);                                                                                       \
    } while (false)
#undef QTRY_COMPARE_WITH_TIMEOUT
#define QTRY_COMPARE_WITH_TIMEOUT(actual, expected, patience)                                                          \
    do {                                                                                                               \
        if (!Larder::comesTrue([&] { return (actual) == (expected); }, patience))                                      \
            QCOMPARE(actual, expected);                                                                                \
    } while (false)
#undef QTRY_VERIFY
#define QTRY_VERIFY(expression) QTRY_VERIFY_WITH_TIMEOUT(expression, Larder::minute)
#undef QTRY_COMPARE
#define QTRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, Larder::minute)
