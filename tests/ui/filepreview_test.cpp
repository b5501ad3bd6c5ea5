#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QtTest>

#include "core/format.h"
#include "tests/ui/filesamples.h"
#include "tests/ui/samples.h"
#include "ui/controls.h"
#include "ui/filepreview.h"
#include "ui/queuerows.h"
#include "ui/queueview.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class FilePreviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void saysWhatItIs_data();
    void saysWhatItIs();
    void showsTextAsItIs();
    void closesByKey_data();
    void closesByKey();
    void opensTheFile();
    void goesToTheNextFile();
    void followsTheList();
    void dropsWhatComesTooLate();
    void saysThatTheFileHasChanged();
    void showsWhatIsSavedMeanwhile();
    void fitsTheScreen();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    void take(const QStringList &paths);
    void open(quint64 id);
    [[nodiscard]] bool isClosed() const { return !m_preview || !m_preview->isVisible(); }
    [[nodiscard]] bool says(const QString &text) const;
    [[nodiscard]] QString text() const { return m_preview->findChild<QPlainTextEdit *>()->toPlainText(); }
    [[nodiscard]] QWidget *page() const { return m_preview->findChild<QStackedWidget *>()->currentWidget(); }

    QTemporaryDir m_folder;
    std::unique_ptr<QueueModel> m_model;
    std::unique_ptr<QueueRows> m_rows;
    std::unique_ptr<QueueView> m_view;
    QPointer<FilePreview> m_preview;
    std::unique_ptr<QSignalSpy> m_read;
};

void FilePreviewTest::init()
{
    m_model = std::make_unique<QueueModel>();
    m_rows = std::make_unique<QueueRows>(*m_model);
    m_view = std::make_unique<QueueView>(*m_model, *m_rows);
    m_view->resize(800, 400);
    m_view->show();
}

void FilePreviewTest::cleanup()
{
    m_read.reset();
    delete m_preview;
    m_view.reset();
    m_rows.reset();
    m_model.reset();
}

/** An empty path: not saved yet. */
void FilePreviewTest::take(const QStringList &paths)
{
    QList<TransferSnapshot> transfers;
    for (const QString &each : paths) {
        const auto id = static_cast<quint64>(transfers.size() + 1);
        transfers << (each.isEmpty() ? Samples::transfer(id, Receiving{})
                                     : Samples::transfer(id, Saved{each, QFileInfo(each).size()}));
        transfers.last().name = QFileInfo(each).fileName();
        if (each.endsWith(u".ogg"_s))
            transfers.last().order.duration = 42'350ms;
    }
    m_model->take(transfers);
}

void FilePreviewTest::open(quint64 id)
{
    m_view->goTo(TransferId{id});
    m_preview = new FilePreview(*m_model, *m_rows, *m_view);
    m_read = std::make_unique<QSignalSpy>(m_preview, &FilePreview::read);
    m_preview->show();
    m_preview->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_preview));
}

bool FilePreviewTest::says(const QString &text) const
{
    const QList<QLabel *> labels = m_preview->findChildren<QLabel *>();
    return std::any_of(labels.cbegin(), labels.cend(),
                       [&text](const QLabel *label) { return label->text().contains(text); });
}

void FilePreviewTest::saysWhatItIs_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("a picture") << Samples::writePicture(path(u"a.png"_s), {1200, 30})
                               << QStringList{u"PNG"_s, u"1,200 × 30 pixels"_s};
    QTest::newRow("a bomb") << Samples::writePngBomb(path(u"bomb.png"_s), 60'000)
                            << QStringList{u"This picture is too large for a preview."_s};
    QTest::newRow("a recording") << Samples::writeFile(path(u"a.ogg"_s), "OggS"_ba)
                                 << QStringList{u"4 bytes"_s, u"length 0:42"_s,
                                                u"There is no preview for files of this kind."_s};
    QTest::newRow("nothing") << path(u"moved.pdf"_s) << QStringList{u"The file is not there any more"_s};
    QTest::newRow("a damaged picture") << Samples::writeFile(path(u"cut.png"_s), "\x89PNG\r\n\x1a\n"_ba)
                                       << QStringList{u"This file is damaged"_s};
    QTest::newRow("a long text") << Samples::writeFile(path(u"a.log"_s), QByteArray(100'000, 'x'))
                                 << QStringList{u"100 kB"_s, u"the first %1 of it"_s.arg(bytesAsWords(shownOfText))};
}

void FilePreviewTest::saysWhatItIs()
{
    QFETCH(QString, path);
    QFETCH(QStringList, words);
    take({path});
    open(1);
    QTRY_VERIFY(m_read->count() > 0);
    QCOMPARE(m_preview->windowTitle(), QFileInfo(path).fileName());
    QVERIFY(says(QFileInfo(path).fileName()));
    for (const QString &each : words)
        QVERIFY2(says(each), qPrintable(each));
    QVERIFY(!says(u"changed"_s));
    QCOMPARE(m_preview->findChild<QPushButton *>()->isEnabled(), QFileInfo::exists(path));
}

void FilePreviewTest::showsTextAsItIs()
{
    take({Samples::writeFile(path(u"a.html"_s), "<h1>Plan</h1>\n"_ba)});
    open(1);
    QTRY_COMPARE(text(), u"<h1>Plan</h1>\n"_s);
    const auto *shown = m_preview->findChild<QPlainTextEdit *>();
    QVERIFY(shown->isVisible());
    QVERIFY(shown->isReadOnly());
    QCOMPARE(shown->font(), QFontDatabase::systemFont(QFontDatabase::FixedFont));
}

void FilePreviewTest::closesByKey_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<QString>("path");
    const QString text = Samples::writeFile(path(u"a.txt"_s), "a"_ba);
    const QString picture = Samples::writePicture(path(u"a.png"_s), {40, 40});
    QTest::newRow("space, over a text") << Qt::Key_Space << text;
    QTest::newRow("space, over a picture") << Qt::Key_Space << picture;
    QTest::newRow("escape, over a text") << Qt::Key_Escape << text;
    QTest::newRow("escape, over a picture") << Qt::Key_Escape << picture;
}

void FilePreviewTest::closesByKey()
{
    QFETCH(Qt::Key, key);
    QFETCH(QString, path);
    take({path});
    open(1);
    QTRY_VERIFY(m_read->count() > 0);
    QTest::keyClick(m_preview->focusWidget() ? m_preview->focusWidget() : m_preview, key);
    QTRY_VERIFY(isClosed());
}

void FilePreviewTest::opensTheFile()
{
    take({{}, Samples::writeFile(path(u"a.txt"_s), "a"_ba)});
    open(2);
    QSignalSpy wanted(m_preview, &FilePreview::openWanted);
    QTRY_COMPARE(text(), u"a"_s);
    QTest::keyClick(m_preview->focusWidget(), Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.constFirst().constFirst().value<TransferId>(), TransferId{2});
    QTRY_VERIFY(isClosed());
}

void FilePreviewTest::goesToTheNextFile()
{
    take({Samples::writeFile(path(u"1.txt"_s), "one"_ba), {}, Samples::writeFile(path(u"3.txt"_s), "three"_ba)});
    open(1);
    QTRY_COMPARE(text(), u"one"_s);
    QTest::keyClick(m_preview->focusWidget(), Qt::Key_Up); // nothing above
    QCOMPARE(m_view->currentId(), TransferId{1});
    QTest::keyClick(m_preview->focusWidget(), Qt::Key_Down);
    QCOMPARE(m_view->currentId(), TransferId{3});
    QTRY_COMPARE(text(), u"three"_s);
    QCOMPARE(m_preview->windowTitle(), u"3.txt"_s);
    QTest::keyClick(m_preview->focusWidget(), Qt::Key_Down); // nothing below
    QCOMPARE(m_view->currentId(), TransferId{3});
    QTest::keyClick(m_preview->focusWidget(), Qt::Key_Up);
    QTRY_COMPARE(text(), u"one"_s);
}

void FilePreviewTest::followsTheList()
{
    take({Samples::writeFile(path(u"1.txt"_s), "one"_ba), {}});
    open(1);
    QTRY_COMPARE(text(), u"one"_s);
    m_view->goTo(TransferId{2});
    QVERIFY(says(u"Nothing is saved of it yet."_s));
    QVERIFY(!m_preview->findChild<QPlainTextEdit *>()->isVisible());
    m_model->remove({TransferId{1}, TransferId{2}});
    QTRY_VERIFY(isClosed());
}

void FilePreviewTest::dropsWhatComesTooLate()
{
    take({Samples::writePicture(path(u"large.png"_s), {6000, 4000}), Samples::writeFile(path(u"2.txt"_s), "two"_ba)});
    m_view->goTo(TransferId{1});
    m_preview = new FilePreview(*m_model, *m_rows, *m_view);
    const QSignalSpy read(m_preview, &FilePreview::read);
    m_preview->show();
    m_view->goTo(TransferId{2}); // while the first is being read
    QTRY_COMPARE(text(), u"two"_s);
    QVERIFY(QThreadPool::globalInstance()->waitForDone(60'000));
    QCoreApplication::sendPostedEvents();
    QCOMPARE(read.count(), 1);
    QVERIFY(m_preview->findChild<QPlainTextEdit *>()->isVisible());
    QCOMPARE(m_preview->windowTitle(), u"2.txt"_s);
}

void FilePreviewTest::saysThatTheFileHasChanged()
{
    const QString file = Samples::writeFile(path(u"1.txt"_s), "one"_ba);
    take({file});
    Samples::writeFile(file, "one and more"_ba);
    open(1);
    QTRY_COMPARE(text(), u"one and more"_s);
    QVERIFY(says(u"changed since it was saved"_s));
}

void FilePreviewTest::showsWhatIsSavedMeanwhile()
{
    take({{}});
    open(1);
    QVERIFY(says(u"Nothing is saved of it yet."_s));
    take({Samples::writeFile(path(u"1.txt"_s), "one"_ba)});
    QTRY_COMPARE(text(), u"one"_s);
}

void FilePreviewTest::fitsTheScreen()
{
    take({Samples::writePicture(path(u"large.png"_s), {6000, 4000})});
    open(1);
    QTRY_VERIFY(m_read->count() > 0);
    const QSize screen = m_preview->screen()->availableSize();
    QVERIFY(m_preview->width() <= screen.width());
    QVERIFY(m_preview->height() <= screen.height());
}

QTEST_MAIN(FilePreviewTest)
#include "filepreview_test.moc"
