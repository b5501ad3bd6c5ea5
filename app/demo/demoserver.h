#pragma once

#include <memory>

#include <QList>
#include <QString>
#include <QThread>
#include <QUrl>

#include "lark/resource.h"

namespace Larder
{

class LoopbackServer;

/** One resource of the demo workspace, for lists and for tests. Plain value. */
struct DemoResource
{
    QString name;         ///< as the server gives it
    ResourceRef resource;
    qint64 size;          ///< bytes; 0 where the server refuses
    QString remark;       ///< what it shows, translated: "A video, slow enough to watch"
};

/**
 * The demo workspace: a loopback server on a thread of its own that answers like the Open Platform for a small invented chat.
 * Needs no account, no network and no keychain. Listens from construction to destruction. Any token but an empty one is good.
 * Every byte that it serves follows from its position, so that tests and people get the same bytes every time.
 */
class DemoServer
{
public:
    DemoServer();
    ~DemoServer();
    DemoServer(const DemoServer &) = delete;
    DemoServer &operator=(const DemoServer &) = delete;

    /** http://127.0.0.1:PORT */
    [[nodiscard]] QUrl base() const { return m_base; }
    /** In the order of the chat. */
    [[nodiscard]] static QList<DemoResource> resources();
    /** The bytes of a resource, made anew: for comparison. */
    [[nodiscard]] static QByteArray bytesOf(const DemoResource &resource);
    /** A token that stands for one; not a secret. */
    [[nodiscard]] static QString token();

private:
    QThread m_thread;
    LoopbackServer *m_server; ///< lives on m_thread and ends with it
    QUrl m_base;
};

} // namespace Larder
