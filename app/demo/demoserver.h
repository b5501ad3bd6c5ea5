#pragma once

#include <memory>

#include <QList>
#include <QString>
#include <QThread>
#include <QUrl>

#include "demo/demosignin.h"
#include "lark/resource.h"

namespace Larder {

class LoopbackServer;

/** One resource of the demo workspace, for lists and for tests. Plain value. */
struct DemoResource
{
    QString name;         ///< as the server gives it; empty for pictures, which it gives none
    ResourceRef resource; ///< with the id of the message that gives it: the outermost one for what came in a forward
    qint64 size;          ///< bytes; 0 where the server refuses
    QString remark;       ///< what it shows, translated: "A video, slow enough to watch"
};

/** Messages of the demo chat as people have them, to be dropped on the window. Plain value. */
struct DemoMessages
{
    QString fileName; ///< "picture.json"
    QString title;    ///< what it is, translated: "A picture"
    QByteArray text;  ///< the file's content
};

/**
 * The demo workspace: a loopback server on a thread of its own that answers like the Open Platform for a small invented
 * chat. Needs no account, no network and no keychain. Listens from construction to destruction. Any token is good but
 * none, expiredToken() and
 * those of its own sign-in (demo/demosignin) that have come to their end. It serves the same bytes every time, to tests
 * and to people.
 */
class DemoServer
{
public:
    enum class Pace {
        ToWatch, ///< the video takes some seconds
        Full     ///< everything as fast as the line takes it
    };

    explicit DemoServer(Pace pace = Pace::ToWatch, const DemoSignInOptions &signIn = {});
    /** Ends at once, transfers or not. */
    ~DemoServer();
    DemoServer(const DemoServer &) = delete;
    DemoServer &operator=(const DemoServer &) = delete;

    /** http://127.0.0.1:PORT; empty where no port was free. */
    [[nodiscard]] QUrl base() const { return m_base; }
    /** In the order of the chat. */
    [[nodiscard]] static QList<DemoResource> resources();
    /** The bytes of a resource, made anew: for comparison. Empty where the server refuses. */
    [[nodiscard]] static QByteArray bytesOf(const DemoResource &resource);
    /** The whole chat, then one of each kind of message and of output, what cannot be downloaded included. */
    [[nodiscard]] static QList<DemoMessages> messages();
    /** A token that stands for one; not a secret. */
    [[nodiscard]] static QString token();
    /** The one token that is refused, as one that has expired. */
    [[nodiscard]] static QString expiredToken();

private:
    QThread m_thread;
    LoopbackServer *m_server; ///< lives on m_thread and ends with it
    QUrl m_base;
};

} // namespace Larder
