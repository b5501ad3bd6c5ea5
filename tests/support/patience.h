#pragma once

#include <QTest>

// Included before everything else in every test: five seconds, Qt's own, are too few on a machine that has much else to
// do. What comes in time is not waited for any longer.
#undef QTRY_VERIFY
#define QTRY_VERIFY(expression) QTRY_VERIFY_WITH_TIMEOUT((expression), 60'000)
#undef QTRY_COMPARE
#define QTRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT((actual), (expected), 60'000)
