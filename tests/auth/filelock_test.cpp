#include "auth/filelock.h"

#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/limits.h"
#include "core/whenfinished.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int generously = 60'000;

} // namespace

class FileLockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTakenAndGivenBack()
    {
        const QString path = m_folder.filePath(u"deep/er/one.lock"_s); // its folder is made
        {
            const auto held = takeLock(path, 1min, this);
            QTRY_VERIFY_WITH_TIMEOUT(held.isFinished(), generously);
            QVERIFY(held.result().ok());
            QVERIFY(!QLockFile(path).tryLock(0));
        }
        QTRY_VERIFY_WITH_TIMEOUT(QLockFile(path).tryLock(0), generously);
    }

    void waitsForItsTurn()
    {
        const QString path = m_folder.filePath(u"turn.lock"_s);
        auto other = std::make_unique<QLockFile>(path);
        QVERIFY(other->tryLock(0));
        const auto held = takeLock(path, 10min, this);
        // One that came later, tries on the same beat, and has given up by now: the first has tried again, in vain.
        const auto impatient = takeLock(path, 3 * Limits::lockBeat, this);
        QTRY_VERIFY_WITH_TIMEOUT(impatient.isFinished(), generously);
        QCOMPARE(impatient.result().error().reason, Reason::SignInBusy);
        QVERIFY(!held.isFinished());
        other.reset();
        QTRY_VERIFY_WITH_TIMEOUT(held.isFinished(), generously);
        QVERIFY(held.result().ok());
    }

    void waitsNoLonger()
    {
        const QString path = m_folder.filePath(u"busy.lock"_s);
        QLockFile other(path);
        QVERIFY(other.tryLock(0));
        const auto held = takeLock(path, 100ms, this);
        QTRY_VERIFY_WITH_TIMEOUT(held.isFinished(), generously);
        QCOMPARE(held.result().error(), Error{.reason = Reason::SignInBusy});
    }

    void noSuchFileCanBe()
    {
        QFile file(m_folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto held = takeLock(file.fileName() + u"/one.lock"_s, 1min, this);
        QTRY_VERIFY_WITH_TIMEOUT(held.isFinished(), generously);
        QCOMPARE(held.result().error().reason, Reason::WriteFailed);
    }

    void nothingIsLockedForASession()
    {
        const auto held = takeLock(QString(), 1min, this);
        QVERIFY(held.isFinished());
        QVERIFY(held.result().ok());
    }

    void endsWithItsContext()
    {
        const QString path = m_folder.filePath(u"context.lock"_s);
        QLockFile other(path);
        QVERIFY(other.tryLock(0));
        auto context = std::make_unique<QObject>();
        const auto held = takeLock(path, 1min, context.get());
        context.reset();
        QVERIFY(held.isFinished());
        QCOMPARE(held.resultCount(), 0);
    }

    void futureWithoutAResult()
    {
        std::optional<Result<HeldLock>> given;
        {
            QPromise<Result<HeldLock>> promise;
            promise.start();
            whenFinished(promise.future(), this, [&given](const Result<HeldLock> &lock) { given = lock; });
        }
        QTRY_VERIFY_WITH_TIMEOUT(given.has_value(), generously);
        QCOMPARE(given->error().reason, Reason::Cancelled);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(FileLockTest)
#include "filelock_test.moc"
