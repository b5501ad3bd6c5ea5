#include "ui/takennames.h"

#include <map>

#include <QFile>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include "demo/patternbytes.h"
#include "support/scriptedserver.h"
#include "ui/controls.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 length = 1000;
const QByteArray old = "somebody else's";

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/** Two downloads whose names are taken, from a loopback server. */
class TakenNamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<ScriptedServer>();
        EngineOptions options;
        options.environment = [](const char *) { return QByteArray(); };
        m_engine =
            std::make_unique<Engine>(options, std::make_unique<SessionKeychain>(), Engine::Threading::CallersThread);
        m_platform = OpenPlatform::parse(m_server->base().toString()).value();
        m_engine->useToken(*m_platform, Identity::User, AccessToken::parse(u"u-canary-0123456789abcdef"_s).value());
        m_window = std::make_unique<QWidget>();
        m_window->show();
        m_names = new TakenNames(*m_engine, *m_window);
        m_latest.clear();
        connect(m_engine.get(), &Engine::changed, m_names, [this](const QList<TransferSnapshot> &transfers) {
            for (const TransferSnapshot &transfer : transfers)
                m_latest.insert_or_assign(transfer.id, transfer);
            m_names->note(transfers);
        });
    }

    void cleanup()
    {
        m_engine.reset();
        m_window.reset();
    }

    void answers_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<bool>("newInItsPlace");
        QTest::addColumn<bool>("newBeside");
        QTest::newRow("keep both") << u"Keep both"_s << false << true;
        QTest::newRow("replace") << u"Replace"_s << true << false;
        QTest::newRow("do not download") << u"Do not download"_s << false << false;
        QTest::newRow("Escape") << u"Escape"_s << false << false;
        QTest::newRow("the title bar") << u"close"_s << false << false;
        QTest::newRow("a letter that was meant for a field, then Escape") << u"R"_s << false << false;
    }

    void answers()
    {
        QFETCH(const QString, answer);
        QFETCH(const bool, newInItsPlace);
        QFETCH(const bool, newBeside);
        order(1);
        order(2);
        QTRY_VERIFY(question() && question()->text().contains(u"1 other"_s));
        QCOMPARE(contentOf(path(u"1.bin"_s)), old); // before there is an answer
        give(answer);
        const bool loads = newInItsPlace || newBeside;
        QTRY_VERIFY(!loads || saved() == 2);
        for (const int number : {1, 2}) {
            const QString name = QString::number(number);
            QCOMPARE(contentOf(path(name + u".bin"_s)) != old, newInItsPlace);
            QCOMPARE(contentOf(path(name + u" (1).bin"_s)).size(), newBeside ? length : 0);
        }
        QVERIFY(!question());
    }

    void answerIsForAllThatWereOrderedTogether()
    {
        order(1);
        QTRY_VERIFY(question());
        QVERIFY(question()->text().contains(u"1.bin"_s));
        give(u"Replace"_s);
        order(2);
        QTRY_COMPARE(saved(), 2);
        QVERIFY(!question());
        m_names->forgetAnswer();
        order(3);
        QTRY_VERIFY(question());
        QCOMPARE(contentOf(path(u"3.bin"_s)), old);
    }

    void nobodyIsAskedForNothing_data()
    {
        QTest::addColumn<IfExists>("ifExists");
        QTest::addColumn<bool>("taken");
        QTest::newRow("the name is free") << IfExists::Ask << false;
        QTest::newRow("settings say skip") << IfExists::Skip << true;
        QTest::newRow("settings say keep both") << IfExists::Rename << true;
    }

    void nobodyIsAskedForNothing()
    {
        QFETCH(const IfExists, ifExists);
        QFETCH(const bool, taken);
        const TransferId id = order(1, ifExists, taken);
        QTRY_VERIFY(m_latest.contains(id) && hasEnded(m_latest.at(id).state));
        QVERIFY(!question());
    }

private:
    TransferId order(int number, IfExists ifExists = IfExists::Ask, bool taken = true)
    {
        const QString name = QString::number(number) + u".bin"_s;
        QFile file(path(name));
        if (taken && (!file.open(QIODevice::WriteOnly) || file.write(old) != old.size()))
            qFatal("A test's file could not be written");
        const DownloadOrder order{.platform = *m_platform,
                                  .identity = Identity::User,
                                  .resource = {MessageId::parse(u"om_7f3c21d6a9b84e0f95ad1c6632be70aa"_s).value(),
                                               FileKey::parse(u"file_v3_%1"_s.arg(number)).value(), ResourceType::File},
                                  .folder = m_folder->path(),
                                  .name = name,
                                  .ifExists = ifExists};
        m_server->serve(resourceUrl(order.platform, order.resource).path().toLatin1(), length);
        return m_engine->download(order);
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] int saved() const
    {
        return int(std::count_if(m_latest.begin(), m_latest.end(),
                                 [](const auto &each) { return std::holds_alternative<Saved>(each.second.state); }));
    }
    [[nodiscard]] QMessageBox *question() const
    {
        for (auto *box : m_window->findChildren<QMessageBox *>())
            if (box->isVisible())
                return box;
        return nullptr;
    }
    void give(const QString &answer)
    {
        if (answer == "close"_L1) {
            question()->close();
            return;
        }
        if (answer == "R"_L1)
            QTest::keyClick(question(), Qt::Key_R);
        if (answer == "R"_L1 || answer == "Escape"_L1)
            return QTest::keyClick(question(), Qt::Key_Escape);
        for (QAbstractButton *button : question()->buttons())
            if (withoutMnemonic(button->text()) == answer)
                return button->click();
        QFAIL("there is no such answer");
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Engine> m_engine;
    std::optional<OpenPlatform> m_platform;
    std::unique_ptr<QWidget> m_window;
    TakenNames *m_names = nullptr;
    std::map<TransferId, TransferSnapshot> m_latest;
};

QTEST_MAIN(TakenNamesTest)
#include "takennames_test.moc"
