#include "ui/nameorder.h"

#include <QLocale>

namespace Larder {

QCollator collatorForNames()
{
    // The C locale compares bytes, and knows neither case nor numbers.
    QCollator collator(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale());
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    return collator;
}

} // namespace Larder
