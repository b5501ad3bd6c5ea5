#include "demo/demoserver.h"

#include <algorithm>
#include <memory>
#include <optional>

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

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

QByteArray DemoServer::messages()
{
    return QJsonDocument(QJsonObject{{u"items"_s, demoMessages()}}).toJson(QJsonDocument::Indented);
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
