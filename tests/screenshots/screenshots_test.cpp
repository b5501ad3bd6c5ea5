#include <algorithm>

#include <QDir>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include "picturedifference.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

const QString approved = QStringLiteral(LARDER_APPROVED);
const QString published = QStringLiteral(LARDER_PUBLISHED);
const QString compared = QStringLiteral(LARDER_COMPARED);

/** One run of the program: what it is to show, and how. */
struct Sitting
{
    QString name;
    QString language;
    QString scale;
    QStringList look;
    QStringList states;
    QStringList published = {}; ///< of the README and of software centres
};

const QStringList publishedStates{u"running"_s, u"found"_s};

const QList<Sitting> sittings{
    {u"en"_s,
     u"en"_s,
     u"1"_s,
     {},
     {u"demo-720"_s, u"small"_s, u"difficult-names"_s, u"waiting"_s, u"filtered-720"_s, u"found-without-id"_s,
      u"settings-names"_s, u"shortcuts"_s, u"narrow"_s},
     publishedStates},
    {u"dark"_s, u"en"_s, u"1"_s, {u"dark"_s}, {u"small"_s, u"settings-refused"_s}},
    {u"contrast"_s, u"en"_s, u"1"_s, {u"contrast"_s}, {u"small"_s}},
    {u"zh_CN"_s, u"zh_CN"_s, u"1"_s, {}, {u"small"_s, u"settings-downloads"_s, u"narrow"_s}, publishedStates},
    {u"ja"_s, u"ja"_s, u"1"_s, {}, {u"first-run-640"_s}, publishedStates},
};

/** As many pixels as a word has. */
QImage withAWord(const QString &word)
{
    QImage picture(720, 480, QImage::Format_RGB32);
    picture.fill(qRgb(240, 240, 240));
    QPainter painter(&picture);
    painter.setFont(QFont(u"DejaVu Sans"_s, 10));
    painter.drawText(QPoint(300, 200), word);
    return picture;
}

/** With sixteen steps of each colour: half the room, and near enough to compare, though pale colours turn. */
QImage reduced(const QImage &picture)
{
    constexpr int step = 17;
    const auto rounded = [](int value) { return (value + step / 2) / step * step; };
    QImage plain = picture.convertToFormat(QImage::Format_RGB32);
    QSet<QRgb> colours;
    for (int y = 0; y < plain.height(); ++y)
        for (int x = 0; x < plain.width(); ++x) {
            const QRgb colour = plain.pixel(x, y);
            plain.setPixel(x, y, qRgb(rounded(qRed(colour)), rounded(qGreen(colour)), rounded(qBlue(colour))));
            colours.insert(plain.pixel(x, y));
        }
    QList<QRgb> table = colours.values();
    std::sort(table.begin(), table.end());
    return table.size() <= 256 ? plain.convertToFormat(QImage::Format_Indexed8, table) : plain;
}

QImage aLittleLighter(QImage picture)
{
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            picture.setPixelColor(x, y, picture.pixelColor(x, y).lighter(104));
    return picture;
}

} // namespace

class ScreenshotsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QDir(compared).removeRecursively());
        QVERIFY(QDir().mkpath(compared));
    }

    void seesWhatPeopleWouldSee_data()
    {
        QTest::addColumn<QImage>("before");
        QTest::addColumn<QImage>("now");
        QTest::addColumn<bool>("seen");
        const QImage picture = withAWord(u"Pause all"_s);
        QTest::newRow("the same") << picture << picture << false;
        QTest::newRow("as it is kept") << reduced(picture) << picture << false;
        QTest::newRow("every pixel a little lighter") << picture << aLittleLighter(picture) << false;
        QTest::newRow("another word on a button") << picture << withAWord(u"Pause shown"_s) << true;
        QTest::newRow("one letter of it") << picture << withAWord(u"Pause ill"_s) << true;
        QTest::newRow("a word that has gone") << picture << withAWord({}) << true;
        QTest::newRow("another size") << picture << picture.copy(0, 0, 719, 480) << true;
        QTest::newRow("none was approved") << QImage() << picture << true;
    }

    void seesWhatPeopleWouldSee()
    {
        QFETCH(QImage, before);
        QFETCH(QImage, now);
        QTEST(differenceOf(before, now).isSeen(), "seen");
    }

    void looksAsApproved_data()
    {
        QTest::addColumn<Sitting>("sitting");
        for (const Sitting &each : sittings)
            QTest::newRow(qPrintable(each.name)) << each;
    }

    void looksAsApproved()
    {
        QFETCH(Sitting, sitting);
        render(sitting);
        QStringList other;
        const auto compare = [&](const QStringList &states, const QString &folder) {
            for (const QString &state : states)
                if (const QString name = state + u'-' + sitting.name; !isAsApproved(name, folder))
                    other << name;
        };
        compare(sitting.states, approved);
        compare(sitting.published, published);
        QVERIFY2(
            other.isEmpty(),
            qPrintable(u"other than approved: %1. Look at %2: NAME.png, NAME-approved.png, NAME-difference.png. "
                       "If it is meant: sh tests/screenshots/run.sh --approve"_s.arg(other.join(u", "_s), compared)));
    }

    /** What no sitting takes any more. */
    void approvesNothingElse()
    {
        QStringList names;
        QStringList publishedNames;
        for (const Sitting &sitting : sittings) {
            for (const QString &state : sitting.states)
                names << state + u'-' + sitting.name + u".png"_s;
            for (const QString &state : sitting.published)
                publishedNames << state + u'-' + sitting.name + u".png"_s;
        }
        names.sort();
        publishedNames.sort();
        QCOMPARE(QDir(approved).entryList({u"*.png"_s}, QDir::Files, QDir::Name), names);
        QCOMPARE(QDir(published).entryList({u"*.png"_s}, QDir::Files, QDir::Name), publishedNames);
    }

private:
    static void render(const Sitting &sitting)
    {
        QProcess rendering;
        rendering.setProcessChannelMode(QProcess::MergedChannels);
        rendering.start(u"/bin/sh"_s, QStringList{QStringLiteral(LARDER_RENDER), QStringLiteral(LARDER_SCREENSHOTS),
                                                  compared, sitting.language, sitting.scale, sitting.name} +
                                          sitting.look + sitting.states + sitting.published);
        QVERIFY(rendering.waitForFinished(500'000));
        QVERIFY2(rendering.exitStatus() == QProcess::NormalExit && rendering.exitCode() == 0,
                 rendering.readAll().constData());
    }

    static bool isAsApproved(const QString &name, const QString &folder)
    {
        const QString actual = u"%1/%2.png"_s.arg(compared, name);
        const QString reference = u"%1/%2.png"_s.arg(folder, name);
        const PictureDifference difference = differenceOf(QImage(reference), QImage(actual));
        if (!difference.isSeen() && !QImage(actual).isNull())
            return true;
        if (qEnvironmentVariableIsSet("LARDER_APPROVE")) {
            QDir().mkpath(folder);
            constexpr int smallest = 0;
            const QImage picture(actual); // people look at what is published
            return (folder == published ? picture : reduced(picture)).save(reference, "PNG", smallest);
        }
        QFile::copy(reference, u"%1/%2-approved.png"_s.arg(compared, name));
        difference.shown.save(u"%1/%2-difference.png"_s.arg(compared, name));
        return false;
    }
};

QTEST_MAIN(ScreenshotsTest)

#include "screenshots_test.moc"
