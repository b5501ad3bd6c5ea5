#include "core/format.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QLocale>

namespace Larder {

namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

/** The unit in which an amount is told, and how finely. */
struct Scale
{
    qint64 unit;
    int decimals;
};

double roundedTo(double value, int decimals)
{
    const double factor = std::pow(10.0, decimals);
    return std::round(value * factor) / factor;
}

/** Three digits at the most, so that the numbers of a row keep their width; nothing after the point below a megabyte.
 */
int decimalsOf(double value, qint64 unit)
{
    return unit >= 1'000'000 && roundedTo(value, 1) < 100 ? 1 : 0;
}

Scale scaleFor(qint64 bytes)
{
    constexpr qint64 largestUnit = 1'000'000'000'000'000'000;
    for (qint64 unit = 1;; unit *= 1000) {
        const double value = static_cast<double>(bytes) / static_cast<double>(unit);
        const int decimals = decimalsOf(value, unit);
        // 999,960 kB is a megabyte once it is rounded.
        if (roundedTo(value, decimals) < 1000 || unit == largestUnit)
            return {unit, decimals};
    }
}

double amountIn(const Scale &scale, qint64 bytes)
{
    return roundedTo(static_cast<double>(bytes) / static_cast<double>(scale.unit), scale.decimals);
}

/** Only formattedDataSize() knows the locale's words for units; it picks the unit by the bytes that it is given. */
QString withUnit(const Scale &scale, qint64 bytes)
{
    constexpr double most = 9.2e18;
    const double rounded = std::min(amountIn(scale, bytes) * static_cast<double>(scale.unit), most);
    return QLocale().formattedDataSize(std::llround(rounded), scale.decimals, QLocale::DataSizeSIFormat);
}

QString twoUnits(const QString &large, const QString &small, bool smallIsZero)
{
    return smallIsZero ? large
                       : QCoreApplication::translate("Larder::Format", "%1 %2", "as in 2 h 10 min").arg(large, small);
}

QString secondsAsWords(qint64 count)
{
    return QCoreApplication::translate("Larder::Format", "%1 s", "seconds").arg(QLocale().toString(count));
}

QString minutesAsWords(qint64 count)
{
    return QCoreApplication::translate("Larder::Format", "%1 min", "minutes").arg(QLocale().toString(count));
}

QString hoursAsWords(qint64 count)
{
    return QCoreApplication::translate("Larder::Format", "%1 h", "hours").arg(QLocale().toString(count));
}

QString daysAsWords(qint64 count)
{
    return QCoreApplication::translate("Larder::Format", "%1 d", "days").arg(QLocale().toString(count));
}

} // namespace

QString bytesAsWords(qint64 bytes)
{
    bytes = std::max<qint64>(bytes, 0);
    return withUnit(scaleFor(bytes), bytes);
}

QString bytesOfTotal(qint64 bytes, std::optional<qint64> total)
{
    if (!total)
        return bytesAsWords(bytes);
    const Scale scale = scaleFor(std::max<qint64>(*total, 0));
    const QString amount = QLocale().toString(amountIn(scale, std::max<qint64>(bytes, 0)), 'f', scale.decimals);
    return QCoreApplication::translate("Larder::Format", "%1 of %2", "as in 412 of 963 MB")
        .arg(amount, bytesAsWords(*total));
}

QString speedAsWords(double bytesPerSecond)
{
    const double speed = std::isfinite(bytesPerSecond) ? std::clamp(bytesPerSecond, 0.0, 9.2e18) : 0.0;
    return QCoreApplication::translate("Larder::Format", "%1/s", "as in 11.2 MB/s")
        .arg(bytesAsWords(std::llround(speed)));
}

QString timeLeftAsWords(milliseconds left)
{
    return QCoreApplication::translate("Larder::Format", "%1 left", "as in 3 min left")
        .arg(durationAsWords(std::max(left, 1ms)));
}

QString durationAsWords(milliseconds duration)
{
    duration = std::max(duration, 0ms);
    if (const auto seconds = ceil<std::chrono::seconds>(duration); seconds < 1min)
        return secondsAsWords(seconds.count());
    if (const auto minutes = round<std::chrono::minutes>(duration); minutes < 1h)
        return minutesAsWords(std::max<qint64>(minutes.count(), 1));
    if (const auto minutes = round<std::chrono::minutes>(duration); minutes < 24h)
        return twoUnits(hoursAsWords(minutes / 1h), minutesAsWords((minutes % 1h).count()), minutes % 1h == 0min);
    const auto hours = round<std::chrono::hours>(duration);
    return twoUnits(daysAsWords(hours / 24h), hoursAsWords((hours % 24h).count()), hours % 24h == 0h);
}

} // namespace Larder
