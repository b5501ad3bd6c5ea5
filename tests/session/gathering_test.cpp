#include "session/gathering.h"

#include <algorithm>

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "lark/readinglines.h"
#include "support/scriptedserver.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Larder::Test::answer;
using Larder::Test::item;
using Larder::Test::linesOf;

namespace {

const QString fixtures = QDir::cleanPath(QStringLiteral(LARDER_TEST_DATA "/../../lark/data/messages"));

QByteArray file(const QByteArray &id, const QByteArray &key)
{
    return item(id, "file", R"({"file_key":")" + key + R"("})");
}

QByteArray forward(const QByteArray &id)
{
    return item(id, "merge_forward", "Merged and Forwarded Message");
}

QByteArray pathOf(const QString &id)
{
    return "/open-apis/im/v1/messages/" + id.toLatin1();
}

MessageId message(const QString &id)
{
    return MessageId::parse(id).value();
}

QList<MessageId> messagesFrom(int first, int last)
{
    QList<MessageId> ids;
    for (int i = first; i <= last; ++i)
        ids << message(u"om_%1"_s.arg(i));
    return ids;
}

/** "FILE: what went wrong" */
QStringList linesOf(const QList<GatheringProblem> &problems)
{
    QStringList lines;
    for (const GatheringProblem &problem : problems) {
        const auto *error = std::get_if<Error>(&problem.why);
        const QString why =
            error ? u"error %1"_s.arg(int(error->reason)) : QString(word(std::get<ReadProblem>(problem.why).kind));
        lines << QFileInfo(problem.from).fileName() + u": "_s + why;
    }
    return lines;
}

} // namespace

/** With the real reading thread, the real engine and a loopback server. */
class GatheringTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<Gathering> m_gathering;
    std::unique_ptr<QSignalSpy> m_gathered;

    QString write(const QString &name, const QByteArray &bytes) const
    {
        const QString path = m_folder->filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile written(path);
        if (!written.open(QIODevice::WriteOnly) || written.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }

    [[nodiscard]] OpenPlatform platform() const { return OpenPlatform::parse(m_server->base().toString()).value(); }
    [[nodiscard]] Gathered last() const { return m_gathered->constLast().constFirst().value<Gathered>(); }
    [[nodiscard]] bool isResting() const { return std::holds_alternative<Gathering::Resting>(m_gathering->state()); }

    void serve(const QString &id, const QByteArray &json)
    {
        m_server->onEveryRequest(pathOf(id), Faults::answerWith(reply(200, "application/json", json)));
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<ScriptedServer>();
        EngineOptions options;
        options.environment = [](const char *) { return QByteArray(); };
        m_engine = std::make_unique<Engine>(options, std::make_unique<SessionKeychain>(), Engine::Threading::OwnThread);
        m_engine->useToken(platform(), Identity::User, AccessToken::parse(u"u-canary-0123456789"_s).value());
        m_gathering = std::make_unique<Gathering>(*m_engine);
        m_gathered = std::make_unique<QSignalSpy>(m_gathering.get(), &Gathering::gathered);
    }

    void cleanup()
    {
        m_gathered.reset();
        m_gathering.reset();
        m_engine.reset();
        m_server.reset();
        m_folder.reset();
    }

    void texts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("expected");
        QTest::addColumn<QStringList>("messages");
        QTest::addColumn<QStringList>("problems");
        const auto row = [](const char *name, const QString &text, const QStringList &expected,
                            const QStringList &messages, const QStringList &problems) {
            QTest::newRow(name) << text << expected << messages << problems;
        };
        row("message JSON", QString::fromUtf8(file("om_1", "file_1")), {u"om_1 file_1 file"_s}, {}, {});
        row("an id", u"om_1"_s, {}, {u"om_1"_s}, {});
        row("a pair", u"om_1 img_1"_s, {u"om_1 img_1 image"_s}, {}, {});
        row("a pair and an id", u"om_1 img_1, om_2"_s, {u"om_1 img_1 image"_s}, {u"om_2"_s}, {});
        row("a key", u"file_1"_s, {u"- file_1 file"_s}, {}, {});
        row("prose", u"Dear all"_s, {}, {}, {u": not_json"_s});
        row("nothing", {}, {}, {}, {u": not_json"_s});
        row("an answer that says no", u"{\"code\":230002,\"msg\":\"no\"}"_s, {}, {}, {u": api_error"_s});
    }

    void texts()
    {
        QFETCH(const QString, text);
        m_gathering->readText(text);
        QVERIFY(!isResting());
        QTRY_COMPARE(m_gathered->count(), 1);
        QVERIFY(isResting());
        const Gathered found = last();
        QTEST(linesOf(found.reading), "expected");
        QStringList ids;
        for (const MessageId &each : found.messages)
            ids << each.text();
        QTEST(ids, "messages");
        QTEST(linesOf(found.problems), "problems");
        QVERIFY(found.files.isEmpty());
    }

    void filesInOrderEachResourceOnce()
    {
        const QString b = write(u"b.json"_s, answer({file("om_2", "file_2"), file("om_1", "file_1")}));
        const QString a = write(u"a.json"_s, answer({file("om_1", "file_1"), file("om_3", "file_3")}));
        m_gathering->readFiles({b, a});
        QTRY_COMPARE(m_gathered->count(), 1);
        QCOMPARE(linesOf(last().reading),
                 (QStringList{u"om_2 file_2 file"_s, u"om_1 file_1 file"_s, u"om_3 file_3 file"_s}));
        QCOMPARE(last().files, (QStringList{b, a}));
    }

    void whatFailsIsNamedAndLosesNothingElse()
    {
        const QString good = write(u"good.json"_s, file("om_1", "file_1"));
        const QString prose = write(u"prose.txt"_s, "Dear all\n");
        const QString cut = write(u"cut.json"_s, "[" + file("om_2", "file_2") + "," + file("om_3", "x").first(30));
        m_gathering->readFiles({m_folder->filePath(u"nowhere"_s), prose, good, cut});
        QTRY_COMPARE(m_gathered->count(), 1);
        QCOMPARE(linesOf(last().reading), (QStringList{u"om_1 file_1 file"_s, u"om_2 file_2 file"_s}));
        QCOMPARE(linesOf(last().problems),
                 (QStringList{u"nowhere: error %1"_s.arg(int(Reason::UnreadableMessages)), u"prose.txt: not_json"_s}));
        QCOMPARE(linesOf(last().notices), QStringList{u"cut.json: cut_short"_s});
    }

    void ofAFolderOnlyMessages()
    {
        write(u"export/a.json"_s, file("om_1", "file_1"));
        write(u"export/readme.txt"_s, "Dear all\n");
        write(u"export/package.json"_s, R"({"name":"larder"})");
        write(u"export/photo.jpg"_s, QByteArray("\xff\xd8\xff\xe0", 4));
        write(u"export/refused.json"_s, R"({"code":230002,"msg":"no"})");
        m_gathering->readFiles({m_folder->filePath(u"export"_s)});
        QTRY_COMPARE(m_gathered->count(), 1);
        QCOMPARE(linesOf(last().reading), QStringList{u"om_1 file_1 file"_s});
        QCOMPARE(last().passedOver, 3);
        QCOMPARE(linesOf(last().problems), QStringList{u"refused.json: api_error"_s});
        QCOMPARE(last().files.size(), 2);
    }

    void anEmptyFolder()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(u"empty"_s));
        m_gathering->readFiles({m_folder->filePath(u"empty"_s)});
        QTRY_COMPARE(m_gathered->count(), 1);
        QCOMPARE(last().passedOver, 0);
        QVERIFY(last().reading.downloads.isEmpty());
    }

    void progressGoesForwardToTheEnd()
    {
        QByteArray large;
        for (int i = 0; i < 40'000; ++i)
            large += file("om_" + QByteArray::number(i), "file_1") + '\n';
        const QStringList paths{write(u"a.json"_s, large), write(u"b.json"_s, large)};
        QList<double> shares;
        connect(m_gathering.get(), &Gathering::stateChanged, this, [&] {
            if (const auto *reading = std::get_if<Gathering::Reading>(&m_gathering->state()))
                shares << reading->share;
        });
        m_gathering->readFiles(paths);
        QTRY_COMPARE(m_gathered->count(), 1);
        QCOMPARE(last().reading.downloads.size(), 40'000);
        QVERIFY(shares.size() > 1);
        QVERIFY(std::is_sorted(shares.cbegin(), shares.cend()));
        QCOMPARE(shares.constFirst(), 0.0);
        QVERIFY(shares.constLast() <= 1.0);
    }

    void whatIsGivenNextTakesItsPlace()
    {
        QByteArray large;
        for (int i = 0; i < 100'000; ++i)
            large += file("om_" + QByteArray::number(i), "file_1") + '\n';
        m_gathering->readFiles({write(u"large.json"_s, large)});
        m_gathering->readText(QString::fromUtf8(file("om_x", "file_x")));
        QTRY_COMPARE(m_gathered->count(), 1);
        QCOMPARE(linesOf(last().reading), QStringList{u"om_x file_x file"_s});
        m_gathering->readText(QString::fromUtf8(file("om_y", "file_y"))); // what were still to come, would come before
        QTRY_VERIFY(linesOf(last().reading) == QStringList{u"om_y file_y file"_s});
        QCOMPARE(m_gathered->count(), 2);
    }

    void stoppedInMidReading()
    {
        QByteArray large;
        for (int i = 0; i < 100'000; ++i)
            large += file("om_" + QByteArray::number(i), "file_1") + '\n';
        m_gathering->readText(QString::fromUtf8(large));
        m_gathering->stop();
        m_gathering->stop();
        QVERIFY(isResting());
        m_gathering->readText(u"om_1 img_1"_s); // its answer comes after whatever the first one would have said
        QTRY_COMPARE(m_gathered->count(), 1);
        QCOMPARE(linesOf(last().reading), QStringList{u"om_1 img_1 image"_s});
    }

    void goneInMidReading()
    {
        m_gathering->readText(QString::fromUtf8(file("om_1", "file_1")));
        m_gathered.reset();
        m_gathering.reset();
        m_gathering = std::make_unique<Gathering>(*m_engine);
        m_gathered = std::make_unique<QSignalSpy>(m_gathering.get(), &Gathering::gathered);
    }

    void aMessageIsLookedUp()
    {
        serve(u"om_1"_s, answer({file("om_1", "file_1")}));
        m_gathering->lookUp({message(u"om_1"_s)}, {platform(), Identity::User, {}});
        QVERIFY(std::holds_alternative<Gathering::LookingUp>(m_gathering->state()));
        QTRY_COMPARE(m_gathered->count(), 1);
        QVERIFY(isResting());
        QCOMPARE(linesOf(last().reading), QStringList{u"om_1 file_1 file"_s});
    }

    void aRefusalNamesTheScope()
    {
        m_server->onEveryRequest(
            pathOf(u"om_1"_s),
            Faults::answerWith(reply(400, "application/json",
                                     R"({"code":99991672,"msg":"x","error":{"permission_violations":[{"type":)"
                                     R"("action_privilege_required","subject":"im:message:readonly"}]}})")));
        m_gathering->lookUp({message(u"om_1"_s)}, {platform(), Identity::User, {}});
        QTRY_COMPARE(m_gathered->count(), 1);
        QCOMPARE(last().problems.size(), 1);
        QCOMPARE(last().problems.constFirst().from, u"om_1"_s);
        QCOMPARE(std::get<Error>(last().problems.constFirst().why).scopes, QStringList{u"im:message:readonly"_s});
    }

    void withoutAToken()
    {
        m_gathering->lookUp({message(u"om_1"_s)}, {platform(), Identity::Bot, {}});
        QTRY_COMPARE(m_gathered->count(), 1);
        QCOMPARE(std::get<Error>(last().problems.constFirst().why).reason, Reason::NoToken);
        QVERIFY(m_server->requests().isEmpty());
    }

    void idsAreLookedUpInOrderWithWhatCameWithThem()
    {
        for (int i = 1; i <= 5; ++i)
            serve(u"om_%1"_s.arg(i), answer({file("om_" + QByteArray::number(i), "file_" + QByteArray::number(i))}));
        m_gathering->readText(u"om_9 img_9 om_1 om_2 om_3 om_4 om_5"_s);
        QTRY_COMPARE(m_gathered->count(), 1);
        QList<int> answered;
        connect(m_gathering.get(), &Gathering::stateChanged, this, [&] {
            if (const auto *lookingUp = std::get_if<Gathering::LookingUp>(&m_gathering->state())) {
                QCOMPARE(lookingUp->asked, 5);
                answered << lookingUp->answered;
            }
        });
        m_gathering->lookUpIds({platform(), Identity::User, {}});
        QTRY_COMPARE(m_gathered->count(), 2);
        QCOMPARE(answered, (QList<int>{0, 1, 2, 3, 4, 5}));
        QVERIFY(last().messages.isEmpty());
        QCOMPARE(linesOf(last().reading),
                 (QStringList{u"om_9 img_9 image"_s, u"om_1 file_1 file"_s, u"om_2 file_2 file"_s,
                              u"om_3 file_3 file"_s, u"om_4 file_4 file"_s, u"om_5 file_5 file"_s}));
    }

    void aFileOfIdsIsAListOfThem()
    {
        m_gathering->readFiles(
            {write(u"ids.txt"_s, "om_1\nom_2\r\nom_9 img_9\n"), write(u"prose.txt"_s, "Dear all\n")});
        QTRY_COMPARE(m_gathered->count(), 1);
        QCOMPARE(last().messages, (QList{message(u"om_1"_s), message(u"om_2"_s)}));
        QCOMPARE(linesOf(last().reading), QStringList{u"om_9 img_9 image"_s});
        QCOMPARE(last().problems.size(), 1);
        QVERIFY(last().problems.constFirst().from.endsWith(u"prose.txt"_s));
    }

    void noIdsToLookUp()
    {
        m_gathering->lookUpIds({platform(), Identity::User, {}});
        QCOMPARE(m_gathered->count(), 1);
        QVERIFY(isResting());
    }

    void oneRefusalAmongMany()
    {
        serve(u"om_1"_s, answer({file("om_1", "file_1")}));
        m_server->onEveryRequest(pathOf(u"om_2"_s), Faults::refusal(400, 230110));
        serve(u"om_3"_s, answer({file("om_3", "file_3")}));
        m_gathering->readText(u"om_1 om_2 om_3"_s);
        QTRY_COMPARE(m_gathered->count(), 1);
        m_gathering->lookUpIds({platform(), Identity::User, {}});
        QTRY_COMPARE(m_gathered->count(), 2);
        QCOMPARE(linesOf(last().reading), (QStringList{u"om_1 file_1 file"_s, u"om_3 file_3 file"_s}));
        QCOMPARE(linesOf(last().problems), QStringList{u"om_2: error %1"_s.arg(int(Reason::MessageDeleted))});
    }

    void aForwardIsExpandedIntoWhatIsThere()
    {
        serve(u"om_1"_s, answer({forward("om_1"),
                                 item("om_2", "file", R"({"file_key":"file_2"})", R"("upper_message_id":"om_1",)")}));
        const QString path = write(u"a.json"_s, answer({forward("om_1"), file("om_3", "file_3")}));
        m_gathering->readFiles({path, m_folder->filePath(u"nowhere"_s)});
        QTRY_COMPARE(m_gathered->count(), 1);
        QCOMPARE(linesOf(last().reading), (QStringList{u"om_3 file_3 file"_s, u"- om_1 forward_not_expanded"_s}));
        m_gathering->lookUpMore({message(u"om_1"_s)}, {platform(), Identity::User, {}});
        QTRY_COMPARE(m_gathered->count(), 2);
        QCOMPARE(linesOf(last().reading), (QStringList{u"om_3 file_3 file"_s, u"om_1 file_2 file"_s}));
        QCOMPARE(last().files.size(), 2);
        QCOMPARE(last().problems.size(), 1); // of the file that is not there
    }

    void whatFailedIsForgottenOnceItIsAskedAgain()
    {
        m_server->onRequest(pathOf(u"om_1"_s), 1, Faults::refusal(400, 230027));
        m_server->fromRequest(
            pathOf(u"om_1"_s), 2,
            Faults::answerWith(reply(200, "application/json",
                                     answer({forward("om_1"), item("om_2", "file", R"({"file_key":"file_2"})",
                                                                   R"("upper_message_id":"om_1",)")}))));
        m_gathering->readText(QString::fromUtf8(answer({forward("om_1")})));
        QTRY_COMPARE(m_gathered->count(), 1);
        m_gathering->lookUpMore({message(u"om_1"_s)}, {platform(), Identity::User, {}});
        QTRY_COMPARE(m_gathered->count(), 2);
        QCOMPARE(linesOf(last().reading), QStringList{u"- om_1 forward_not_expanded"_s});
        QCOMPARE(last().problems.size(), 1);
        m_gathering->lookUpMore({message(u"om_1"_s)}, {platform(), Identity::User, {}});
        QTRY_COMPARE(m_gathered->count(), 3);
        QCOMPARE(linesOf(last().reading), QStringList{u"om_1 file_2 file"_s});
        QVERIFY(last().problems.isEmpty());
    }

    void aGiftOfNothingInBetweenLosesNothing()
    {
        serve(u"om_1"_s, answer({forward("om_1"),
                                 item("om_2", "file", R"({"file_key":"file_2"})", R"("upper_message_id":"om_1",)")}));
        m_gathering->readText(QString::fromUtf8(answer({forward("om_1"), file("om_3", "file_3")})));
        QTRY_COMPARE(m_gathered->count(), 1);
        m_gathering->readText(u"Dear all"_s);
        QTRY_COMPARE(m_gathered->count(), 2);
        QVERIFY(last().reading.downloads.isEmpty());
        m_gathering->lookUpMore({message(u"om_1"_s)}, {platform(), Identity::User, {}});
        QTRY_COMPARE(m_gathered->count(), 3);
        QCOMPARE(linesOf(last().reading), (QStringList{u"om_3 file_3 file"_s, u"om_1 file_2 file"_s}));
    }

    void lookUpsThatAreStoppedKeepWhatCame()
    {
        serve(u"om_1"_s, answer({file("om_1", "file_1")}));
        m_server->onEveryRequest(pathOf(u"om_2"_s), Faults::delayed(600s));
        m_gathering->readText(u"om_1 om_2 om_3"_s);
        QTRY_COMPARE(m_gathered->count(), 1);
        m_gathering->lookUpIds({platform(), Identity::User, {}});
        QTRY_COMPARE(m_server->timesAsked(pathOf(u"om_2"_s)), 1);
        QTRY_COMPARE(std::get<Gathering::LookingUp>(m_gathering->state()).answered, 1);
        m_gathering->stopLookingUp();
        QCOMPARE(m_gathered->count(), 2);
        QCOMPARE(linesOf(last().reading), QStringList{u"om_1 file_1 file"_s});
        QVERIFY(isResting());
    }

    void lookUpsThatAreDroppedSayNothing()
    {
        m_server->onEveryRequest(pathOf(u"om_1"_s), Faults::delayed(600s));
        serve(u"om_2"_s, answer({file("om_2", "file_2")}));
        m_gathering->lookUp({message(u"om_1"_s)}, {platform(), Identity::User, {}});
        QTRY_COMPARE(m_server->timesAsked(pathOf(u"om_1"_s)), 1);
        m_gathering->stop();
        QVERIFY(isResting());
        m_gathering->stopLookingUp(); // there are none
        QCOMPARE(m_gathered->count(), 0);
        m_gathering->lookUp({message(u"om_2"_s)}, {platform(), Identity::User, {}});
        QTRY_COMPARE(m_gathered->count(), 1);
        QCOMPARE(linesOf(last().reading), QStringList{u"om_2 file_2 file"_s});
    }

    void aFileTakesThePlaceOfLookUps()
    {
        m_server->onEveryRequest(pathOf(u"om_1"_s), Faults::delayed(600s));
        m_gathering->lookUp({message(u"om_1"_s)}, {platform(), Identity::User, {}});
        m_gathering->readText(u"om_5 img_5"_s);
        QTRY_COMPARE(m_gathered->count(), 1);
        QCOMPARE(linesOf(last().reading), QStringList{u"om_5 img_5 image"_s});
    }

    void manyAreLookedUpOnceEach()
    {
        for (int i = 1; i <= 30; ++i)
            serve(u"om_%1"_s.arg(i), answer({file("om_" + QByteArray::number(i), "file_1")}));
        m_gathering->readText(QString::fromUtf8(forward("om_1")));
        QTRY_COMPARE(m_gathered->count(), 1);
        m_gathering->lookUpMore(messagesFrom(1, 30), {platform(), Identity::User, {}});
        QTRY_COMPARE(m_gathered->count(), 2);
        QCOMPARE(last().reading.downloads.size(), 30);
        QCOMPARE(m_server->requests().size(), 30);
    }

    void whatIsFoundInAFixtureIsThere_data()
    {
        QTest::addColumn<QString>("path");
        const QDir folder(fixtures);
        for (const QString &name : folder.entryList(QDir::Files))
            if (name != "expected.json"_L1)
                QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }

    void whatIsFoundInAFixtureIsThere()
    {
        QFETCH(const QString, path);
        QFile opened(path);
        QVERIFY(opened.open(QIODevice::ReadOnly));
        MessageReading reading = readMessages(opened.readAll());
        m_gathering->readFiles({path});
        QTRY_COMPARE(m_gathered->count(), 1);
        QCOMPARE(last().problems.isEmpty(), !reading.error.has_value());
        QCOMPARE(last().notices.isEmpty(), !reading.notice.has_value());
        reading.error.reset();
        reading.notice.reset();
        QCOMPARE(linesOf(last().reading), linesOf(reading));
        QVERIFY(last().reading == reading);
    }

    void allFixturesAtOnce()
    {
        const QDir folder(fixtures);
        QStringList paths;
        for (const QString &name : folder.entryList(QDir::Files))
            if (name != "expected.json"_L1)
                paths << folder.filePath(name);
        QCOMPARE(paths.size(), 35);
        m_gathering->readFiles(paths);
        QTRY_COMPARE(m_gathered->count(), 1);
        const MessageReading all = last().reading;
        const auto holds = [](const QList<FoundResource> &list, const FoundResource &found) {
            return std::any_of(list.cbegin(), list.cend(), [&found](const FoundResource &each) {
                return each.messageId == found.messageId && each.fileKey == found.fileKey && each.type == found.type;
            });
        };
        for (const QString &path : paths) {
            QFile opened(path);
            QVERIFY(opened.open(QIODevice::ReadOnly));
            const MessageReading reading = readMessages(opened.readAll());
            for (const FoundResource &found : reading.downloads)
                QVERIFY2(holds(all.downloads, found), qPrintable(path + u' ' + found.fileKey.text()));
            for (const FoundResource &found : reading.optional)
                QVERIFY2(holds(all.optional, found) || holds(all.downloads, found),
                         qPrintable(path + u' ' + found.fileKey.text()));
            for (const NotDownloadable &seen : reading.notDownloadable) {
                const bool named = std::any_of(
                    all.notDownloadable.cbegin(), all.notDownloadable.cend(), [&seen](const NotDownloadable &each) {
                        return each.reason == seen.reason && each.origin.messageId == seen.origin.messageId &&
                               each.fileKey == seen.fileKey;
                    });
                const bool expanded =
                    seen.reason == NotDownloadable::Reason::ForwardNotExpanded &&
                    std::any_of(all.downloads.cbegin(), all.downloads.cend(), [&seen](const FoundResource &each) {
                        return each.messageId && each.messageId->text() == seen.origin.messageId;
                    });
                QVERIFY2(named || expanded, qPrintable(path + u' ' + seen.origin.messageId));
            }
        }
    }
};

QTEST_GUILESS_MAIN(GatheringTest)
#include "gathering_test.moc"
