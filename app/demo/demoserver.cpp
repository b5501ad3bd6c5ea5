#include "demo/demoserver.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include "demo/demoworkspace.h"
#include "demo/loopbackserver.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

constexpr qint64 bytesPerSecondToWatch = 6'000'000;

std::optional<qint64> rateOf(DemoServer::Pace pace)
{
    return pace == DemoServer::Pace::ToWatch ? std::optional(bytesPerSecondToWatch) : std::nullopt;
}

struct DemoFile
{
    QLatin1StringView path; ///< under :/demo
    const char *title;
};

constexpr std::array demoFiles{
    DemoFile{"messages.json"_L1, QT_TRANSLATE_NOOP("Larder::DemoServer", "The whole chat")},
    DemoFile{"messages/picture.json"_L1, QT_TRANSLATE_NOOP("Larder::DemoServer", "Picture")},
    DemoFile{"messages/post.json"_L1, QT_TRANSLATE_NOOP("Larder::DemoServer", "Post")},
    DemoFile{"messages/file.json"_L1, QT_TRANSLATE_NOOP("Larder::DemoServer", "File")},
    DemoFile{"messages/voice.json"_L1, QT_TRANSLATE_NOOP("Larder::DemoServer", "Voice message")},
    DemoFile{"messages/video.json"_L1, QT_TRANSLATE_NOOP("Larder::DemoServer", "Video")},
    DemoFile{"messages/forward.json"_L1, QT_TRANSLATE_NOOP("Larder::DemoServer", "Forward")},
    DemoFile{"messages/leftovers.json"_L1, QT_TRANSLATE_NOOP("Larder::DemoServer", "Stickers and such")},
    DemoFile{"messages/event.json"_L1, QT_TRANSLATE_NOOP("Larder::DemoServer", "Event")},
    DemoFile{"messages/lark-cli.json"_L1, QT_TRANSLATE_NOOP("Larder::DemoServer", "Output of lark-cli")},
    DemoFile{"messages/log.txt"_L1, QT_TRANSLATE_NOOP("Larder::DemoServer", "Log")},
};

DemoResource asResource(const DemoSample &sample, const QJsonArray &messages)
{
    const FileKey key = FileKey::parse(QString(sample.key)).value();
    const MessageId message = MessageId::parse(messageIdFor(messages, sample.key)).value();
    return {sample.name, ResourceRef{message, key, typeOf(key)}, lengthOf(sample),
            QCoreApplication::translate("Larder::DemoServer", sample.remark)};
}

} // namespace

DemoServer::DemoServer(Pace pace, const DemoSignInOptions &signIn)
{
    const auto workspace = std::make_shared<DemoWorkspace>(rateOf(pace));
    const auto tokens = std::make_shared<DemoSignIn>(signIn);
    m_server = new LoopbackServer([workspace, tokens](const HttpRequest &request) {
        if (const auto answer = tokens->answer(request))
            return *answer;
        const auto refused = tokens->refusalOf(request);
        return refused ? *refused : workspace->answer(request);
    });
    if (m_server->listen())
        m_base = m_server->base();
    m_server->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
    m_thread.start();
}

DemoServer::~DemoServer()
{
    m_thread.quit();
    m_thread.wait();
}

QList<DemoResource> DemoServer::resources()
{
    const QJsonArray messages = demoMessages();
    QList<DemoResource> resources;
    for (const DemoSample &sample : demoSamples()) {
        if (sample.remark)
            resources.append(asResource(sample, messages));
    }
    return resources;
}

QByteArray DemoServer::bytesOf(const DemoResource &resource)
{
    const QString key = resource.resource.fileKey.text();
    const std::vector<DemoSample> samples = demoSamples();
    const auto sample = std::find_if(samples.begin(), samples.end(),
                                     [&key](const DemoSample &candidate) { return candidate.key == key; });
    return sample == samples.end() ? QByteArray() : bodyOf(*sample)(0, lengthOf(*sample));
}

QList<DemoMessages> DemoServer::messages()
{
    QList<DemoMessages> messages;
    for (const DemoFile &file : demoFiles) {
        QFile content(u":/demo/"_s + file.path);
        if (!content.open(QIODevice::ReadOnly))
            continue; // compiled in
        messages.append({QFileInfo(content).fileName(), QCoreApplication::translate("Larder::DemoServer", file.title),
                         content.readAll()});
    }
    return messages;
}

QString DemoServer::token()
{
    return u"u-demo-workspace"_s;
}

QString DemoServer::expiredToken()
{
    return u"u-demo-expired"_s;
}

} // namespace Larder
