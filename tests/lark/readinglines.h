#pragma once

#include <QStringList>

#include "lark/messagejson.h"

namespace Larder::Test {

/**
 * A reading as lines that a table of tests can hold: `om_a img_b image NAME` for a download, `? …` for an optional one,
 * `- om_a reason` for what cannot be downloaded, `! error` and `~ notice`. A missing message id is a hyphen.
 */
[[nodiscard]] QStringList linesOf(const MessageReading &reading);

/** A message as the platform answers with it. */
[[nodiscard]] QByteArray item(const QByteArray &id, const QByteArray &type, const QByteArray &content,
                              const QByteArray &more = {});

/** The JSON string that says so. */
[[nodiscard]] QByteArray quoted(const QByteArray &text);

/** An answer of list, get and mget. */
[[nodiscard]] QByteArray answer(const QList<QByteArray> &items);

} // namespace Larder::Test
