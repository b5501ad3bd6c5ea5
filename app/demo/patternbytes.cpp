#include "demo/patternbytes.h"

#include <QtEndian>

namespace Larder {

namespace {

constexpr qint64 wordLength = sizeof(quint64);

/** SplitMix64's mixing step, so that no two places of a file look alike and a shifted range is seen. */
quint64 word(qint64 index, quint64 seed)
{
    quint64 mixed = (static_cast<quint64>(index) + seed) * 0x9e3779b97f4a7c15U;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
    return mixed ^ (mixed >> 31);
}

} // namespace

QByteArray patternBytes(qint64 offset, qint64 length, quint64 seed)
{
    const qint64 firstWord = offset / wordLength;
    const qint64 lead = offset % wordLength;
    const qint64 words = (lead + length + wordLength - 1) / wordLength;
    QByteArray bytes(words * wordLength, Qt::Uninitialized);
    char *place = bytes.data();
    for (qint64 i = 0; i < words; ++i, place += wordLength)
        qToLittleEndian(word(firstWord + i, seed), place);
    bytes.truncate(lead + length);
    return bytes.remove(0, lead);
}

BodySource patternBody(quint64 seed)
{
    return [seed](qint64 offset, qint64 length) { return patternBytes(offset, length, seed); };
}

} // namespace Larder
