#include <QtTest>

#include "tests/ui/filesamples.h"
#include "tests/ui/samples.h"
#include "ui/queuemodel.h"
#include "ui/thumbnails.h"

using namespace Larder;
using namespace Qt::StringLiterals;

class ThumbnailsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsWhatIsAPicture_data();
    void showsWhatIsAPicture();
    void readsOffTheWindowsThread();
    void showsTheCoverOfAVideo_data();
    void showsTheCoverOfAVideo();
    void holdsABoundedNumberOfThem();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QImage at(int row) const { return m_model->index(row, 0).data(Qt::DecorationRole).value<QImage>(); }

    QTemporaryDir m_folder;
    std::unique_ptr<QueueModel> m_model;
    Thumbnails *m_thumbnails = nullptr;
};

namespace {

TransferSnapshot saved(quint64 id, const QString &path)
{
    return Samples::transfer(id, Saved{path, QFileInfo(path).size()});
}

TransferSnapshot inMessage(TransferSnapshot transfer, const QString &type, const QString &message, ResourceType is)
{
    transfer.order.origin.messageType = type;
    transfer.order.origin.messageId = message;
    transfer.order.resource.type = is;
    return transfer;
}

} // namespace

void ThumbnailsTest::init()
{
    m_model = std::make_unique<QueueModel>();
    m_thumbnails = new Thumbnails(*m_model);
}

void ThumbnailsTest::cleanup()
{
    m_model.reset();
}

void ThumbnailsTest::showsWhatIsAPicture_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("shown");
    QTest::newRow("a picture") << Samples::writePicture(path(u"a.png"_s), {800, 600}) << true;
    QTest::newRow("a small one") << Samples::writePicture(path(u"b.png"_s), {4, 4}) << true;
    QTest::newRow("a photograph on its side") << Samples::writeTurnedPhotograph(path(u"c.jpg"_s), {600, 300}) << true;
    QTest::newRow("a long strip") << Samples::writePicture(path(u"d.png"_s), {9000, 10}) << false;
    QTest::newRow("no picture, whatever it is called") << Samples::writeFile(path(u"e.png"_s), "no"_ba) << false;
    QTest::newRow("a bomb") << Samples::writePngBomb(path(u"f.png"_s), 60'000) << false;
    QTest::newRow("a program that draws") << Samples::writeFile(path(u"g.svg"_s), "<svg/>"_ba) << false;
}

void ThumbnailsTest::showsWhatIsAPicture()
{
    QFETCH(QString, path);
    QFETCH(bool, shown);
    const QString good = Samples::writePicture(this->path(u"good.png"_s), {40, 40});
    m_model->take({saved(1, good), saved(2, path)});
    QSignalSpy changed(m_model.get(), &QueueModel::dataChanged);
    QVERIFY(at(0).isNull()); // it is read after the other, which was asked for last
    QVERIFY(at(1).isNull());
    QTRY_VERIFY(!at(0).isNull());
    QTRY_COMPARE(!at(1).isNull(), shown);
    if (shown)
        QCOMPARE(at(1).size(), QSize(160, 160));
    QCOMPARE(changed.count(), shown ? 2 : 1);
}

void ThumbnailsTest::readsOffTheWindowsThread()
{
    m_model->take({saved(1, Samples::writePicture(path(u"a.png"_s), {800, 600}))});
    QVERIFY(at(0).isNull());
    QVERIFY(at(0).isNull()); // it comes by the event loop, however long this thread takes
    QTRY_VERIFY(!at(0).isNull());
}

void ThumbnailsTest::showsTheCoverOfAVideo_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("message");
    QTest::addColumn<bool>("shown");
    QTest::newRow("of the same message") << u"media"_s << u"om_1"_s << true;
    QTest::newRow("a picture of another message") << u"media"_s << u"om_2"_s << false;
    QTest::newRow("a picture beside it in a post") << u"post"_s << u"om_1"_s << false;
    QTest::newRow("of nobody knows which message") << u"media"_s << QString() << false;
}

void ThumbnailsTest::showsTheCoverOfAVideo()
{
    QFETCH(QString, type);
    QFETCH(QString, message);
    QFETCH(bool, shown);
    const QString cover = Samples::writePicture(path(u"cover.png"_s), {40, 40});
    const QString film = Samples::writeFile(path(u"film.mp4"_s), "film"_ba);
    const QString of = message.isEmpty() ? QString() : u"om_1"_s;
    m_model->take({inMessage(saved(1, film), type, of, ResourceType::File),
                   inMessage(Samples::transfer(2, Receiving{}), type, message, ResourceType::Image)});
    QVERIFY(at(0).isNull());
    QSignalSpy changed(m_model.get(), &QueueModel::dataChanged);
    m_model->take({inMessage(saved(2, cover), type, message, ResourceType::Image)});
    const bool told = std::any_of(changed.cbegin(), changed.cend(), [](const QList<QVariant> &arguments) {
        return arguments.constFirst().toModelIndex().row() == 0;
    });
    QCOMPARE(told, shown);
    QVERIFY(at(0).isNull());
    QTRY_VERIFY(!at(1).isNull());
    QTRY_COMPARE(!at(0).isNull(), shown);
}

/** Each row of a long list is looked at, and each has its picture then. */
void ThumbnailsTest::holdsABoundedNumberOfThem()
{
    const QString picture = Samples::writePicture(path(u"one.png"_s), {160, 160});
    constexpr int many = 2000;
    QList<TransferSnapshot> transfers;
    for (int i = 1; i <= many; ++i)
        transfers << saved(static_cast<quint64>(i), picture);
    m_model->take(transfers);
    constexpr qsizetype most = 100 << 20;
    qsizetype largest = 0;
    for (int row = 0; row < many; ++row) {
        QTRY_VERIFY(!at(row).isNull());
        largest = std::max(largest, m_thumbnails->bytesHeld());
    }
    QVERIFY(at(many - 1).sizeInBytes() * many > most); // all of them would be too much
    QVERIFY2(largest < most, qPrintable(QString::number(largest)));
    QTRY_VERIFY(!at(0).isNull()); // was let go, and is there again
}

QTEST_MAIN(ThumbnailsTest)
#include "thumbnails_test.moc"
