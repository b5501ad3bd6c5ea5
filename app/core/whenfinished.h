#pragma once

#include <memory>
#include <utility>

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>

#include "core/result.h"

namespace Larder {

/**
 * Calls `then` once with what the future gives, from the event loop of the context's thread; Reason::Cancelled where it
 * ends without giving anything. Not after the end of `context`: QFuture::then() with a context asserts, before Qt 6.5,
 * that it is there still. Call it on the context's thread.
 */
template <typename T, typename Then>
void whenFinished(const QFuture<Result<T>> &future, QObject *context, Then then)
{
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then = std::move(then)] {
        const QFuture<Result<T>> ended = watcher->future();
        watcher->deleteLater();
        then(ended.isValid() && ended.resultCount() > 0 ? ended.result()
                                                        : Result<T>(Error{.reason = Reason::Cancelled}));
    });
    watcher->setFuture(future);
}

/** What a chain of futures ends with; whoever ends it last gives the result. */
template <typename T>
class Ending
{
public:
    Ending() : m_promise(std::make_shared<QPromise<T>>()) { m_promise->start(); }

    [[nodiscard]] QFuture<T> future() const { return m_promise->future(); }
    void with(const T &result) const
    {
        m_promise->addResult(result);
        m_promise->finish();
    }

private:
    std::shared_ptr<QPromise<T>> m_promise;
};

} // namespace Larder
