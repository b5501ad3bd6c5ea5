#include <QCryptographicHash>
#include <QDir>
#include <QPromise>
#include <QTest>

#include "demo/patternbytes.h"
#include "transferbench.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 probe = Limits::probe;
constexpr qint64 chunk = Limits::chunk;

QString imageKey()
{
    return u"img_v3_02q4_490e4870-00dd-4004-bb8e-39f00a01bcdg"_s;
}

} // namespace

class TransferTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sizes_data()
    {
        QTest::addColumn<qint64>("length");
        QTest::addColumn<QList<QByteArray>>("ranges");
        const auto range = [](qint64 first, qint64 last) { return rangeHeader(ByteRange{first, last}); };
        const QByteArray first = range(0, probe - 1);
        QTest::newRow("empty: 416, total 0") << qint64(0) << QList<QByteArray>{first};
        QTest::newRow("one byte") << qint64(1) << QList<QByteArray>{first};
        QTest::newRow("the probe less one") << probe - 1 << QList<QByteArray>{first};
        QTest::newRow("the probe") << probe << QList<QByteArray>{first};
        QTest::newRow("the probe and one") << probe + 1 << QList<QByteArray>{first, range(probe, probe)};
        QTest::newRow("8 MiB") << chunk << QList<QByteArray>{first, range(probe, chunk - 1)};
        QTest::newRow("probe and chunk less one")
            << probe + chunk - 1 << QList<QByteArray>{first, range(probe, probe + chunk - 2)};
        QTest::newRow("probe and chunk") << probe + chunk << QList<QByteArray>{first, range(probe, probe + chunk - 1)};
        QTest::newRow("probe, chunk and one")
            << probe + chunk + 1
            << QList<QByteArray>{first, range(probe, probe + chunk - 1), range(probe + chunk, probe + chunk)};
        QTest::newRow("probe and two chunks")
            << probe + 2 * chunk
            << QList<QByteArray>{first, range(probe, probe + chunk - 1), range(probe + chunk, probe + 2 * chunk - 1)};
    }

    void sizes()
    {
        QFETCH(const qint64, length);
        QFETCH(const QList<QByteArray>, ranges);
        TransferBench bench;
        const DownloadOrder order = bench.order();
        bench.server.serve(bench.pathOf(order), length);
        const auto state = bench.download(order);
        QVERIFY(std::holds_alternative<Saved>(state));
        QCOMPARE(std::get<Saved>(state).size, length);
        QCOMPARE(bench.server.rangesAsked(bench.pathOf(order)), ranges);
        QVERIFY(bench.contentOf(u"saved.bin"_s) == patternBytes(0, length));
        QCOMPARE(bench.files(), QStringList{u"saved.bin"_s});
    }

    void requestsCarryWhatTheyMust()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        const QByteArray path = bench.pathOf(order);
        bench.server.serve(path, chunk, "\"v1\"");
        QVERIFY(std::holds_alternative<Saved>(bench.download(order)));
        QCOMPARE(bench.server.requests().first().query, QByteArray("type=file"));
        QCOMPARE(bench.server.headersAsked(path, "Authorization"),
                 QList<QByteArray>(2, "Bearer " + TransferBench::secret));
        QCOMPARE(bench.server.headersAsked(path, "Accept-Encoding"), QList<QByteArray>(2, "identity"));
        QCOMPARE(bench.server.headersAsked(path, "If-Range"), (QList<QByteArray>{"", "\"v1\""}));
        QVERIFY(bench.server.headersAsked(path, "User-Agent").first().startsWith("Larder/"));
        QCOMPARE(bench.server.connectionsAccepted(), 1);
    }

    void imageIsOnePlainRequest()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order(imageKey());
        bench.server.serve(bench.pathOf(order), 3'000'000);
        QVERIFY(std::holds_alternative<Saved>(bench.download(order)));
        QCOMPARE(bench.server.rangesAsked(bench.pathOf(order)), QList<QByteArray>{QByteArray()});
        QCOMPARE(bench.server.requests().first().query, QByteArray("type=image"));
    }

    void image_data()
    {
        QTest::addColumn<QList<int>>("wholeOn"); // requests that get a 200, whatever they ask
        QTest::addColumn<qint64>("cutAfter");
        QTest::addColumn<int>("cuts");
        QTest::addColumn<QString>("end");
        QTest::newRow("cut once, continued by range") << QList<int>{} << qint64(1'000'000) << 1 << u"saved"_s;
        QTest::newRow("cut once, the range gets a 200") << QList<int>{2} << qint64(1'000'000) << 1 << u"saved"_s;
        QTest::newRow("cut three times where ranges get a 200")
            << QList<int>{2, 3, 4, 5} << qint64(1'000'000) << 3 << u"failed"_s;
        QTest::newRow("cut before the first byte") << QList<int>{} << qint64(0) << 1 << u"saved"_s;
    }

    void image()
    {
        QFETCH(const QList<int>, wholeOn);
        QFETCH(const qint64, cutAfter);
        QFETCH(const int, cuts);
        QFETCH(const QString, end);
        TransferBench bench;
        const DownloadOrder order = bench.order(imageKey());
        const QByteArray path = bench.pathOf(order);
        constexpr qint64 length = 3'000'000;
        bench.server.serve(path, length);
        for (int nth = 1; nth <= 6; ++nth) {
            const bool whole = wholeOn.contains(nth);
            const bool cut = nth <= cuts;
            bench.server.onRequest(path, nth, [=](const HttpRequest &request, const ServedResource &resource) {
                HttpReply reply = whole ? Faults::wholeInstead()(request, resource) : honestReply(request, resource);
                if (cut) {
                    reply.cutAfter = cutAfter;
                    reply.cut = HttpReply::Cut::Reset;
                }
                return reply;
            });
        }
        const auto state = bench.download(order);
        QCOMPARE(QString(word(state)), end);
        if (end == "saved"_L1)
            QVERIFY(bench.contentOf(u"saved.bin"_s) == patternBytes(0, length));
    }

    void imageTooLargeForOneRequestComesInRanges()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order(imageKey());
        const QByteArray path = bench.pathOf(order);
        bench.server.serve(path, 3'000'000);
        bench.server.onRequest(path, 1, Faults::refusal(400, 234037));
        QVERIFY(std::holds_alternative<Saved>(bench.download(order)));
        QCOMPARE(bench.server.rangesAsked(path).at(1), rangeHeader(ByteRange{0, probe - 1}));
    }

    void unknownLength_data()
    {
        QTest::addColumn<Fault>("first");
        QTest::addColumn<Fault>("second");
        QTest::addColumn<bool>("confirmed");
        using namespace Faults;
        QTest::newRow("chunked to its end") << chunked() << honest() << true;
        QTest::newRow("chunked, last chunk missing, the rest by range")
            << Fault([](const HttpRequest &request, const ServedResource &resource) {
                   HttpReply reply = chunked()(request, resource);
                   reply.bodyLength = 200'000;
                   return reply;
               })
            << honest() << true;
        QTest::newRow("ended by the line") << endedByLine() << honest() << true;
        const Fault short200 = [](const HttpRequest &request, const ServedResource &resource) {
            HttpReply reply = endedByLine()(request, resource);
            reply.bodyLength = 200'000;
            return reply;
        };
        const Fault nothing200 = [](const HttpRequest &request, const ServedResource &resource) {
            HttpReply reply = endedByLine()(request, resource);
            reply.bodyLength = 0;
            return reply;
        };
        const Fault chunked200 = [](const HttpRequest &request, const ServedResource &resource) {
            HttpReply reply = wholeInstead()(request, resource);
            reply.framing = HttpReply::Framing::Chunked;
            return reply;
        };
        QTest::newRow("chunked, ranges get a 200 that says the same length") << chunked() << wholeInstead() << true;
        QTest::newRow("ended by the line too early, ranges get a 200 that says more")
            << short200 << wholeInstead() << true;
        QTest::newRow("ended by the line before the first byte") << nothing200 << honest() << true;
        QTest::newRow("chunked, ranges get a 200 that says no length") << chunked() << chunked200 << false;
        QTest::newRow("ended by the line, ranges are refused") << endedByLine() << refusal(400, 234001) << false;
    }

    void unknownLength()
    {
        QFETCH(const Fault, first);
        QFETCH(const Fault, second);
        QFETCH(const bool, confirmed);
        TransferBench bench;
        const DownloadOrder order = bench.order(imageKey());
        const QByteArray path = bench.pathOf(order);
        bench.server.serve(path, 500'000);
        bench.server.onRequest(path, 1, first);
        bench.server.fromRequest(path, 2, second);
        const auto state = bench.download(order);
        QVERIFY(std::holds_alternative<Saved>(state));
        QCOMPARE(std::get<Saved>(state).lengthConfirmed, confirmed);
        QVERIFY(bench.contentOf(u"saved.bin"_s) == patternBytes(0, 500'000));
    }

    void unknownLengthAndNobodyToAsk_data()
    {
        QTest::addColumn<Fault>("second");
        QTest::newRow("no answer") << Faults::cutBeforeHead();
        QTest::newRow("502 for ever") << Faults::htmlPage(502);
    }

    void unknownLengthAndNobodyToAsk()
    {
        QFETCH(const Fault, second);
        TransferBench bench;
        const DownloadOrder order = bench.order(imageKey());
        const QByteArray path = bench.pathOf(order);
        bench.server.serve(path, 500'000);
        bench.server.onRequest(path, 1, [](const HttpRequest &request, const ServedResource &resource) {
            HttpReply reply = Faults::endedByLine()(request, resource);
            reply.bodyLength = 200'000;
            return reply;
        });
        bench.server.fromRequest(path, 2, second);
        QVERIFY(std::holds_alternative<Failed>(bench.download(order)));
        QVERIFY2(bench.files().isEmpty(), qPrintable(bench.files().join(u' ')));
    }

    void jsonOfUnknownLength()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order(imageKey());
        const QByteArray path = bench.pathOf(order);
        const QByteArray whole = R"({"spans":[{"name":"a"},{"name":"b"}]})";
        bench.server.serve(
            path, ServedResource{.length = whole.size(), .body = bodyOf(whole), .contentType = "application/json"});
        bench.server.onRequest(path, 1, [](const HttpRequest &request, const ServedResource &resource) {
            HttpReply reply = Faults::endedByLine()(request, resource);
            reply.bodyLength = 20;
            return reply;
        });
        QVERIFY(std::holds_alternative<Saved>(bench.download(order)));
        QCOMPARE(bench.contentOf(u"saved.bin"_s), whole);
    }

    void jsonAttachmentThatLooksLikeAnError_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<HttpHeaders>("headers");
        QTest::addColumn<QString>("end");
        QTest::newRow("200 with a refusal inside")
            << QByteArray(R"({"code":234003,"msg":"File not in msg."})") << HttpHeaders{} << u"failed"_s;
        QTest::newRow("a file, by Content-Disposition")
            << QByteArray(R"({"code":1,"msg":"x"})")
            << HttpHeaders{{"Content-Disposition", "attachment; filename=a.json"}} << u"saved"_s;
        QTest::newRow("a file, since code is no number")
            << QByteArray(R"({"code":"1","msg":"x"})") << HttpHeaders{} << u"saved"_s;
        QTest::newRow("a file, since code is 0")
            << QByteArray(R"({"code":0,"msg":"ok"})") << HttpHeaders{} << u"saved"_s;
        QTest::newRow("a file, since it is no object") << QByteArray("[1,2]") << HttpHeaders{} << u"saved"_s;
    }

    void jsonAttachmentThatLooksLikeAnError()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const HttpHeaders, headers);
        QFETCH(const QString, end);
        TransferBench bench;
        const DownloadOrder order = bench.order();
        HttpReply reply = Larder::reply(200, "application/json", body);
        reply.headers.append(headers);
        bench.server.onEveryRequest(bench.pathOf(order), Faults::answerWith(reply));
        QCOMPARE(QString(word(bench.download(order))), end);
        if (end == "saved"_L1)
            QCOMPARE(bench.contentOf(u"saved.bin"_s), body);
        else
            QVERIFY(bench.files().isEmpty());
    }

    void largeJsonIsNotHeldBack()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order(imageKey());
        constexpr qint64 length = 3'000'000;
        bench.server.serve(bench.pathOf(order), ServedResource{.length = length, .contentType = "application/json"});
        bench.server.onEveryRequest(bench.pathOf(order), Faults::chunked());
        QVERIFY(std::holds_alternative<Saved>(bench.download(order)));
        QVERIFY(bench.contentOf(u"saved.bin"_s) == patternBytes(0, length));
    }

    void ifExists_data()
    {
        QTest::addColumn<int>("policy");
        QTest::addColumn<QString>("end");
        QTest::addColumn<QStringList>("files");
        QTest::newRow("rename") << int(IfExists::Rename) << u"saved"_s
                                << QStringList{u"saved (1).bin"_s, u"saved.bin"_s};
        QTest::newRow("skip") << int(IfExists::Skip) << u"skipped"_s << QStringList{u"saved.bin"_s};
        QTest::newRow("replace") << int(IfExists::Replace) << u"saved"_s << QStringList{u"saved.bin"_s};
    }

    void ifExists()
    {
        QFETCH(const int, policy);
        QFETCH(const QString, end);
        QFETCH(const QStringList, files);
        TransferBench bench;
        DownloadOrder order = bench.order();
        order.ifExists = IfExists(policy);
        bench.server.serve(bench.pathOf(order), 300'000);
        QFile there(bench.folder.filePath(u"saved.bin"_s));
        QVERIFY(there.open(QIODevice::WriteOnly) && there.write("the user's own") > 0);
        there.close();
        QCOMPARE(QString(word(bench.download(order))), end);
        QCOMPARE(bench.files(), files);
        const bool replaced = IfExists(policy) == IfExists::Replace;
        QVERIFY(bench.contentOf(u"saved.bin"_s) ==
                (replaced ? patternBytes(0, 300'000) : QByteArray("the user's own")));
    }

    void aFileThatComesMeanwhileIsLeftAlone()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        bench.server.serve(bench.pathOf(order), 300'000);
        bench.server.onRequest(bench.pathOf(order), 2, [&](const HttpRequest &request, const ServedResource &resource) {
            QFile meanwhile(bench.folder.filePath(u"saved.bin"_s));
            [&] { QVERIFY(meanwhile.open(QIODevice::WriteOnly) && meanwhile.write("came meanwhile") > 0); }();
            return honestReply(request, resource);
        });
        const auto state = bench.download(order);
        QVERIFY(std::holds_alternative<Saved>(state));
        QVERIFY(std::get<Saved>(state).path.endsWith("/saved (1).bin"_L1));
        QCOMPARE(bench.contentOf(u"saved.bin"_s), QByteArray("came meanwhile"));
    }

    void aLinkThatComesMeanwhileIsNotFollowed()
    {
        TransferBench bench;
        QTemporaryDir elsewhere;
        const DownloadOrder order = bench.order();
        bench.server.serve(bench.pathOf(order), 300'000);
        bench.server.onRequest(bench.pathOf(order), 2, [&](const HttpRequest &request, const ServedResource &resource) {
            [&] { QVERIFY(QFile::link(elsewhere.filePath(u"target"_s), bench.folder.filePath(u"saved.bin"_s))); }();
            return honestReply(request, resource);
        });
        const auto state = bench.download(order);
        QVERIFY(std::holds_alternative<Saved>(state));
        QVERIFY(std::get<Saved>(state).path.endsWith("/saved (1).bin"_L1));
        QVERIFY(QDir(elsewhere.path()).isEmpty());
    }

    void aFolderOfThatNameIsNoFileToSkip()
    {
        TransferBench bench;
        DownloadOrder order = bench.order();
        order.ifExists = IfExists::Skip;
        bench.server.serve(bench.pathOf(order), 1000);
        QVERIFY(QDir(bench.folder.path()).mkdir(u"saved.bin"_s));
        QVERIFY(std::holds_alternative<Saved>(bench.download(order)));
    }

    void digest()
    {
        TransferBench bench;
        DownloadOrder order = bench.order();
        order.digest = true;
        bench.server.serve(bench.pathOf(order), 5'000'000);
        const auto state = bench.download(order);
        const QByteArray expected =
            QCryptographicHash::hash(patternBytes(0, 5'000'000), QCryptographicHash::Sha256).toHex();
        QCOMPARE(std::get<Saved>(state).sha256, expected);
    }

    void ownerOfWhatAForwardCarries_data()
    {
        QTest::addColumn<QString>("ownId");
        QTest::addColumn<qint64>("ownRefusal");
        QTest::addColumn<int>("requests");
        QTest::addColumn<std::optional<Reason>>("failure");
        const QString own = u"om_11111111111111111111111111111111"_s;
        const QString outermost = u"om_7f3c21d6a9b84e0f95ad1c6632be70aa"_s;
        const std::optional<Reason> notThere = Reason::KeyNotInMessage;
        QTest::newRow("its own message has it") << own << qint64(0) << 4 << std::optional<Reason>();
        QTest::newRow("neither has it") << own << qint64(234003) << 2 << notThere;
        QTest::newRow("its own message cannot be seen") << own << qint64(234004) << 2 << notThere;
        QTest::newRow("of no forward") << outermost << qint64(0) << 1 << notThere;
        QTest::newRow("its own message is not known") << QString() << qint64(0) << 1 << notThere;
        QTest::newRow("no id at all") << u"../etc"_s << qint64(0) << 1 << notThere;
    }

    void ownerOfWhatAForwardCarries()
    {
        QFETCH(const QString, ownId);
        QFETCH(const qint64, ownRefusal);
        QFETCH(const int, requests);
        QFETCH(const std::optional<Reason>, failure);
        TransferBench bench;
        DownloadOrder order = bench.order();
        order.origin.messageId = ownId;
        constexpr qint64 length = 2 * chunk;
        bench.server.onEveryRequest(bench.pathOf(order), Faults::refusal(400, 234003));
        if (const auto id = MessageId::parse(ownId); id && *id != order.resource.messageId) {
            DownloadOrder own = order;
            own.resource.messageId = *id;
            bench.server.serve(bench.pathOf(own), length);
            if (ownRefusal != 0)
                bench.server.onEveryRequest(bench.pathOf(own), Faults::refusal(400, ownRefusal));
        }
        const TransferState end = bench.download(order);
        QCOMPARE(std::holds_alternative<Failed>(end) ? std::optional(std::get<Failed>(end).error.reason) : std::nullopt,
                 failure);
        QCOMPARE(bench.server.requests().size(), requests);
        if (!failure)
            QVERIFY(bench.contentOf(u"saved.bin"_s) == patternBytes(0, length));
    }

    /** What the second way says of the resource itself counts, not why it was taken. */
    void ownMessageIsAskedAsAnyOther_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<int>("from");
        QTest::addColumn<std::optional<Reason>>("failure");
        const Fault plainIsTooLarge = [](const HttpRequest &request, const ServedResource &resource) {
            return (request.range() ? Faults::honest() : Faults::refusal(400, 234037))(request, resource);
        };
        QTest::newRow("a picture too large for one plain request")
            << u"img_v3_02q4_a"_s << plainIsTooLarge << 1 << std::optional<Reason>();
        QTest::newRow("deleted in mid-file")
            << u"file_v3_00aa_1"_s << Faults::refusal(400, 230110) << 2 << std::optional(Reason::MessageDeleted);
    }

    void ownMessageIsAskedAsAnyOther()
    {
        QFETCH(const QString, key);
        QFETCH(const Fault, fault);
        QFETCH(const int, from);
        QFETCH(const std::optional<Reason>, failure);
        TransferBench bench;
        DownloadOrder own = bench.order(key);
        own.resource.messageId = MessageId::parse(u"om_11111111111111111111111111111111"_s).value();
        DownloadOrder order = bench.order(key);
        order.origin.messageId = own.resource.messageId.text();
        bench.server.onEveryRequest(bench.pathOf(order), Faults::refusal(400, 234003));
        bench.server.serve(bench.pathOf(own), 2 * chunk);
        bench.server.fromRequest(bench.pathOf(own), from, fault);
        const TransferState end = bench.download(order);
        QCOMPARE(std::holds_alternative<Failed>(end) ? std::optional(std::get<Failed>(end).error.reason) : std::nullopt,
                 failure);
    }

    void typeThatWasAGuess_data()
    {
        QTest::addColumn<bool>("guessed");
        QTest::addColumn<qint64>("otherRefusal");
        QTest::addColumn<int>("requests");
        QTest::addColumn<std::optional<Reason>>("failure");
        const std::optional<Reason> bad = Reason::BadParameter;
        QTest::newRow("it is of the other") << true << qint64(0) << 2 << std::optional<Reason>();
        QTest::newRow("it is of neither") << true << qint64(234001) << 2 << bad;
        QTest::newRow("somebody chose it") << false << qint64(0) << 1 << bad;
    }

    /** As the key says, which is no promise of the platform's. */
    void typeThatWasAGuess()
    {
        QFETCH(const bool, guessed);
        QFETCH(const qint64, otherRefusal);
        QFETCH(const int, requests);
        QFETCH(const std::optional<Reason>, failure);
        TransferBench bench;
        DownloadOrder order = bench.order();
        if (!guessed)
            order.resource.type = ResourceType::Image; // of a key that says file
        const QByteArray path = bench.pathOf(order);
        bench.server.serve(path, 5000);
        bench.server.onRequest(path, 1, Faults::refusal(400, 234001));
        if (otherRefusal != 0)
            bench.server.onRequest(path, 2, Faults::refusal(400, otherRefusal));
        const TransferState end = bench.download(order);
        QCOMPARE(std::holds_alternative<Failed>(end) ? std::optional(std::get<Failed>(end).error.reason) : std::nullopt,
                 failure);
        QCOMPARE(bench.server.requests().size(), requests);
        if (requests == 2)
            QVERIFY(bench.server.requests().last().query.contains("type=image"));
    }

    void connections_data()
    {
        QTest::addColumn<int>("connections");
        QTest::newRow("two") << 2;
        QTest::newRow("four") << 4;
    }

    void connections()
    {
        QFETCH(const int, connections);
        TransferBench bench(QueueOptions{.connections = connections});
        const DownloadOrder order = bench.order();
        constexpr qint64 length = 5 * chunk + 17;
        bench.server.serve(bench.pathOf(order), length);
        bench.server.onRequest(bench.pathOf(order), 3, Faults::cutAfter(100'000));
        QVERIFY(std::holds_alternative<Saved>(bench.download(order)));
        QVERIFY(bench.contentOf(u"saved.bin"_s) == patternBytes(0, length));
        QCOMPARE(bench.server.connectionsAccepted() >= connections, true);
    }

    /** Taken up by a download that is under way, too. */
    void moreConnectionsWhileItRuns()
    {
        TransferBench bench(QueueOptions{.connections = 1});
        const DownloadOrder order = bench.order();
        const QByteArray path = bench.pathOf(order);
        bench.server.serve(path, 5 * chunk);
        bench.server.onRequest(path, 1, Faults::delayed(300ms));
        bench.server.fromRequest(path, 2, Faults::silenceAfter(0));
        const TransferId id = bench.add(order);
        QTRY_COMPARE(bench.server.timesAsked(path), 1);
        bench.queue->setConnections(3);
        QTRY_COMPARE(bench.server.timesAsked(path), 4);
        bench.queue->cancel(id);
        QVERIFY(std::holds_alternative<Cancelled>(bench.endOf(id)));
    }

    void oneFaultOfTheLineIsOneTry_data()
    {
        QTest::addColumn<int>("connections");
        QTest::newRow("one") << 1;
        QTest::newRow("two") << 2;
        QTest::newRow("four") << 4;
    }

    void oneFaultOfTheLineIsOneTry()
    {
        QFETCH(const int, connections);
        TransferBench bench(QueueOptions{.connections = connections});
        const DownloadOrder order = bench.order();
        const QByteArray path = bench.pathOf(order);
        bench.server.serve(path, 5 * chunk);
        for (int nth = 2; nth < 2 + connections; ++nth)
            bench.server.onRequest(path, nth, Faults::cutAfter(0));
        if (connections == 1)
            bench.server.onRequest(path, 3, Faults::cutAfter(0));
        QVERIFY(std::holds_alternative<Saved>(bench.download(order)));
        QVERIFY(bench.contentOf(u"saved.bin"_s) == patternBytes(0, 5 * chunk));
    }

    void wrongRangesOnTwoConnectionsEnd()
    {
        TransferBench bench(QueueOptions{.connections = 2});
        const DownloadOrder order = bench.order();
        const QByteArray path = bench.pathOf(order);
        bench.server.serve(path, 5 * chunk);
        bench.server.fromRequest(path, 2, Faults::otherRange(0));
        const TransferId id = bench.add(order);
        QTRY_VERIFY_WITH_TIMEOUT(bench.latest(id) && hasEnded(bench.latest(id)->state), 5000);
        QCOMPARE(std::get<Failed>(bench.latest(id)->state).error.reason, Reason::WrongRange);
        QVERIFY(bench.server.timesAsked(path) <= 5);
    }

    void anotherTokenServesEveryConnection()
    {
        TransferBench bench(QueueOptions{.connections = 2});
        const DownloadOrder order = bench.order();
        const QByteArray path = bench.pathOf(order);
        const QByteArray renewed = "u-canary-renewed0123456789";
        bench.server.serve(path, 5 * chunk);
        // Both requests behind the probe are refused, the second one when the first is long under way again.
        bench.server.fromRequest(path, 2, [&](const HttpRequest &request, const ServedResource &resource) {
            if (request.header("Authorization").endsWith(renewed))
                return honestReply(request, resource);
            const SecretName name{SecretName::Kind::UserAccessToken, order.platform.word()};
            bench.keychain.write(name, renewed).waitForFinished();
            HttpReply refusal = Faults::refusal(401, 99991677)(request, resource);
            if (request.range()->first > chunk)
                refusal.delay = 300ms;
            return refusal;
        });
        QVERIFY(std::holds_alternative<Saved>(bench.download(order)));
        QVERIFY(bench.contentOf(u"saved.bin"_s) == patternBytes(0, 5 * chunk));
    }

    void theFirstBytesNameIt()
    {
        TransferBench bench(QueueOptions{.connections = 2});
        DownloadOrder order = bench.order();
        order.name.clear();
        const QByteArray path = bench.pathOf(order);
        const auto body = [](qint64 offset, qint64 count) {
            QByteArray bytes(count, 'x');
            for (const auto &[place, signature] :
                 {std::pair(qint64(0), "%PDF-1.7\n"_ba), std::pair(chunk, "GIF89a"_ba)}) {
                for (qint64 i = 0; i < signature.size(); ++i) {
                    if (place + i >= offset && place + i < offset + count)
                        bytes[place + i - offset] = signature.at(i);
                }
            }
            return bytes;
        };
        bench.server.serve(path, ServedResource{.length = 2 * chunk, .body = body});
        bench.server.onRequest(path, 1, Faults::cutAfter(0));
        bench.server.onRequest(path, 2, Faults::delayed(500ms));
        const auto state = bench.download(order);
        QVERIFY(std::holds_alternative<Saved>(state));
        QVERIFY2(std::get<Saved>(state).path.endsWith(".pdf"_L1), qPrintable(std::get<Saved>(state).path));
    }

    void whatWaitsSaysSo()
    {
        TransferBench bench(QueueOptions{.connections = 2});
        const DownloadOrder order = bench.order();
        const QByteArray path = bench.pathOf(order);
        bench.server.serve(path, 2 * chunk);
        bench.server.onRequest(path, 2, Faults::rateLimited(2s));
        bench.server.onRequest(path, 3, Faults::delayed(200ms));
        const TransferId id = bench.add(order);
        QVERIFY(std::holds_alternative<Saved>(bench.endOf(id)));
        QVERIFY2(bench.statesOf(id).contains(u"waiting"_s), qPrintable(bench.statesOf(id).join(u' ')));
    }

    void cancelLeavesNothing()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        bench.server.serve(bench.pathOf(order), 3 * chunk);
        bench.server.onRequest(bench.pathOf(order), 2, Faults::trickled(100'000));
        const TransferId id = bench.add(order);
        QTRY_VERIFY(bench.latest(id) && bench.latest(id)->progress.received > probe);
        QVERIFY(bench.files().contains(u"saved.bin.larder-part"_s));
        bench.queue->cancel(id);
        bench.queue->cancel(id);
        QVERIFY(std::holds_alternative<Cancelled>(bench.endOf(id)));
        QVERIFY(bench.files().isEmpty());
    }

    void tryAgainGoesOnFromWhatWasKept_data()
    {
        QTest::addColumn<QByteArray>("etag");
        QTest::addColumn<qint64>("proof"); // bytes that are fetched again
        QTest::newRow("tied by a strong ETag") << QByteArray("\"v1\"") << qint64(0);
        QTest::newRow("without a validator the end is proven first") << QByteArray() << qint64(Limits::overlapProof);
    }

    void tryAgainGoesOnFromWhatWasKept()
    {
        QFETCH(const QByteArray, etag);
        QFETCH(const qint64, proof);
        TransferBench bench;
        const DownloadOrder order = bench.order();
        const QByteArray path = bench.pathOf(order);
        constexpr qint64 length = 3 * chunk;
        bench.server.serve(path, length, etag);
        bench.server.onRequest(path, 2, Faults::cutAfter(4'000'000));
        bench.server.onRequest(path, 3, Faults::refusal(400, 234002));
        const TransferId id = bench.add(order);
        const auto state = bench.endOf(id);
        QVERIFY(std::holds_alternative<Failed>(state));
        const qint64 kept = std::get<Failed>(state).kept; // a reset may have cost the last packets
        QVERIFY(kept > 3'000'000);
        bench.queue->tryAgain(id);
        QTRY_VERIFY_WITH_TIMEOUT(std::holds_alternative<Saved>(bench.latest(id)->state), 30'000);
        const auto ranges = bench.server.rangesAsked(path);
        QCOMPARE(ranges.at(3), rangeHeader(ByteRange{0, probe - 1}));
        QCOMPARE(ranges.at(4), rangeHeader(ByteRange{kept - proof, kept - proof + chunk - 1}));
        QVERIFY(bench.contentOf(u"saved.bin"_s) == patternBytes(0, length));
        QCOMPARE(bench.files(), QStringList{u"saved.bin"_s});
    }

    void keptBytesOfAnotherVersionAreNotUsed_data()
    {
        QTest::addColumn<ServedResource>("later");
        constexpr qint64 length = 2 * chunk;
        QTest::newRow("other bytes, no validator") << ServedResource{.length = length, .body = patternBody(7)};
        QTest::newRow("other bytes behind the probe, no validator")
            << ServedResource{.length = length, .body = [](qint64 offset, qint64 count) {
                                  QByteArray bytes = patternBytes(offset, count);
                                  for (qint64 i = 0; i < count; ++i) {
                                      if (offset + i >= probe)
                                          bytes[i] = char(~bytes[i]);
                                  }
                                  return bytes;
                              }};
        QTest::newRow("another length") << ServedResource{.length = length + 1, .body = patternBody(7)};
        QTest::newRow("an ETag where there was none")
            << ServedResource{.length = length, .body = patternBody(7), .etag = "\"v2\""};
    }

    void keptBytesOfAnotherVersionAreNotUsed()
    {
        QFETCH(const ServedResource, later);
        TransferBench bench;
        const DownloadOrder order = bench.order();
        const QByteArray path = bench.pathOf(order);
        bench.server.serve(path, 2 * chunk);
        bench.server.onRequest(path, 2, Faults::cutAfter(4'000'000, HttpReply::Cut::Close));
        bench.server.onRequest(path, 3, Faults::refusal(400, 234002));
        const TransferId id = bench.add(order);
        QVERIFY(std::holds_alternative<Failed>(bench.endOf(id)));
        bench.server.serve(path, later);
        bench.queue->tryAgain(id);
        QTRY_VERIFY_WITH_TIMEOUT(std::holds_alternative<Saved>(bench.latest(id)->state), 30'000);
        QVERIFY(bench.contentOf(u"saved.bin"_s) == later.body(0, later.length));
    }

    /** A run that keeps so many bytes and no more; the id to try again. Three requests. */
    static TransferId keepSome(TransferBench &bench, const DownloadOrder &order, qint64 cutAfter)
    {
        const QByteArray path = bench.pathOf(order);
        const int first = order.resource.type == ResourceType::Image ? 1 : 2;
        bench.server.onRequest(path, first, Faults::cutAfter(cutAfter, HttpReply::Cut::Close));
        bench.server.onRequest(path, first + 1, Faults::refusal(400, 234002));
        const TransferId id = bench.add(order);
        [&] { QVERIFY(std::holds_alternative<Failed>(bench.endOf(id))); }();
        return id;
    }

    void keptBytesAreProvenToTheLast()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        const QByteArray path = bench.pathOf(order);
        constexpr qint64 length = 2 * chunk;
        bench.server.serve(path, length);
        const TransferId id = keepSome(bench, order, 4'000'000);
        constexpr qint64 kept = probe + 4'000'000;
        const ServedResource later{.length = length, .body = [](qint64 offset, qint64 count) {
                                       QByteArray bytes = patternBytes(offset, count);
                                       for (qint64 i = 0; i < count; ++i) {
                                           if (offset + i >= kept - 40'000)
                                               bytes[i] = char(~bytes[i]);
                                       }
                                       return bytes;
                                   }};
        bench.server.serve(path, later);
        bench.server.onRequest(path, 5, Faults::atMost(10'000));
        bench.queue->tryAgain(id);
        QTRY_VERIFY_WITH_TIMEOUT(std::holds_alternative<Saved>(bench.latest(id)->state), 30'000);
        QVERIFY(bench.contentOf(u"saved.bin"_s) == later.body(0, length));
    }

    void keptBytesAreMoreThanThereNowIs()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order(imageKey());
        const QByteArray path = bench.pathOf(order);
        bench.server.serve(path, 3'000'000);
        const TransferId id = keepSome(bench, order, 1'000'000);
        bench.server.serve(path, 900'000);
        bench.server.onRequest(path, 3, Faults::chunked());
        bench.queue->tryAgain(id);
        QTRY_VERIFY_WITH_TIMEOUT(std::holds_alternative<Saved>(bench.latest(id)->state), 10'000);
        QVERIFY(bench.contentOf(u"saved.bin"_s) == patternBytes(0, 900'000));
    }

    void redirectWithoutEnd()
    {
        TransferBench bench;
        ScriptedServer storage;
        const DownloadOrder order = bench.order();
        storage.serve("/storage/object", 1000);
        HttpReply redirect = Faults::redirect(storage.url("/storage/object"))({}, {});
        redirect.body = patternBody();
        redirect.bodyLength = qint64(1) << 40;
        redirect.bytesPerSecond = 1'000'000;
        bench.server.onEveryRequest(bench.pathOf(order), Faults::answerWith(redirect));
        const TransferId id = bench.add(order);
        QTRY_VERIFY_WITH_TIMEOUT(bench.latest(id) && std::holds_alternative<Saved>(bench.latest(id)->state), 5000);
    }

    void redirectToAnotherOriginSeesNoToken()
    {
        TransferBench bench;
        ScriptedServer storage;
        const DownloadOrder order = bench.order();
        const QByteArray path = bench.pathOf(order);
        storage.serve("/storage/object", 3'000'000);
        bench.server.onEveryRequest(path, Faults::redirect(storage.url("/storage/object")));
        QVERIFY(std::holds_alternative<Saved>(bench.download(order)));
        QVERIFY(!storage.heard(TransferBench::secret));
        QVERIFY(bench.server.heard(TransferBench::secret));
        QVERIFY(bench.contentOf(u"saved.bin"_s) == patternBytes(0, 3'000'000));
    }

    void redirects_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<int>("reason");
        QTest::newRow("D02 to http elsewhere") << QByteArray("http://files.example/x") << int(Reason::RedirectRefused);
        QTest::newRow("D03 with a user name")
            << QByteArray("http://good@127.0.0.1:9/x") << int(Reason::RedirectRefused);
        QTest::newRow("D04 in a circle") << QByteArray("?again") << int(Reason::TooManyRedirects);
        QTest::newRow("D05 to a file") << QByteArray("file:///etc/passwd") << int(Reason::RedirectRefused);
        QTest::newRow("D05 to data") << QByteArray("data:text/plain,hello") << int(Reason::RedirectRefused);
        QTest::newRow("D06 without Location") << QByteArray() << int(Reason::RedirectRefused);
    }

    void redirects()
    {
        QFETCH(const QByteArray, location);
        QFETCH(const int, reason);
        TransferBench bench;
        const DownloadOrder order = bench.order();
        HttpReply redirect = Larder::reply(302, "text/plain", "moved");
        if (!location.isEmpty())
            redirect.headers.append({"Location", location});
        bench.server.onEveryRequest(bench.pathOf(order), Faults::answerWith(redirect));
        const auto state = bench.download(order);
        QVERIFY(std::holds_alternative<Failed>(state));
        QCOMPARE(int(std::get<Failed>(state).error.reason), reason);
        QVERIFY(bench.server.timesAsked(bench.pathOf(order)) <= Limits::redirects + 1);
    }

    void noTokenAsksNobody()
    {
        TransferBench bench;
        DownloadOrder order = bench.order();
        order.identity = Identity::Bot;
        const auto state = bench.download(order);
        QCOMPARE(std::get<Failed>(state).error.reason, Reason::NoToken);
        QVERIFY(bench.server.requests().isEmpty());
    }

    void aTokenThatComesAfterTheEndIsLate()
    {
        class SlowKeychain : public SessionKeychain
        {
        public:
            QFuture<Result<std::optional<QByteArray>>> read(const SecretName &) override { return answer.future(); }
            QPromise<Result<std::optional<QByteArray>>> answer;
        };
        TransferBench bench;
        SlowKeychain keychain;
        TokenSource tokens(keychain, bench.accounts, bench.client, [](const char *) { return QByteArray(); });
        TransferQueue queue(bench.client, tokens, bench.rate, {});
        keychain.answer.start();
        queue.add(TransferId{1}, bench.order());
        queue.cancel(TransferId{1});
        queue.remove({TransferId{1}});
        keychain.answer.addResult(Result<std::optional<QByteArray>>(std::optional(TransferBench::secret)));
        keychain.answer.finish();
        QCoreApplication::sendPostedEvents();
        QVERIFY(bench.server.requests().isEmpty());
    }

    void aRateLimitHoldsAllOfTheAccount()
    {
        TransferBench bench;
        const DownloadOrder limited = bench.order(u"file_limited"_s);
        const DownloadOrder other = bench.order(u"file_other"_s);
        bench.server.serve(bench.pathOf(limited), 1000);
        bench.server.serve(bench.pathOf(other), 1000);
        bench.server.onRequest(bench.pathOf(limited), 1, Faults::rateLimited(2s));
        const TransferId first = bench.add(limited);
        QTRY_VERIFY(bench.latest(first) && std::holds_alternative<Waiting>(bench.latest(first)->state));
        const TransferId second = bench.add(other);
        QTRY_VERIFY(bench.latest(second) && std::holds_alternative<Waiting>(bench.latest(second)->state));
        QCOMPARE(bench.server.timesAsked(bench.pathOf(other)), 0);
        QVERIFY(std::holds_alternative<Saved>(bench.endOf(first)));
        QVERIFY(std::holds_alternative<Saved>(bench.endOf(second)));
    }

    void oneThatFailsNeverStopsTheRest()
    {
        TransferBench bench(QueueOptions{.resourcesAtATime = 2});
        QList<TransferId> ids;
        for (int i = 0; i < 20; ++i) {
            DownloadOrder order = bench.order(u"file_%1"_s.arg(i));
            bench.server.serve(bench.pathOf(order), 1000 + i);
            if (i % 3 == 0)
                bench.server.onEveryRequest(bench.pathOf(order), Faults::refusal(400, 234003));
            ids.append(bench.add(order));
        }
        for (int i = 0; i < 20; ++i)
            QCOMPARE(QString(word(bench.endOf(ids.at(i)))), i % 3 == 0 ? u"failed"_s : u"saved"_s);
        QCOMPARE(bench.files().size(), 13);
    }

    void folders_data()
    {
        QTest::addColumn<QString>("folder"); // below the temporary one
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("reason"); // -1: saved
        QTest::newRow("a folder that is not there is made") << u"new/deeper"_s << u"a.bin"_s << -1;
        QTest::newRow("sub-folders of the name are made") << u"."_s << u"x/y/a.bin"_s << -1;
        QTest::newRow("a file in the folder's place") << u"file"_s << u"a.bin"_s << int(Reason::FolderNotWritable);
        QTest::newRow("a link out of the folder") << u"inside"_s << u"link/a.bin"_s << int(Reason::OutputLeavesFolder);
    }

    void folders()
    {
        QFETCH(const QString, folder);
        QFETCH(const QString, name);
        QFETCH(const int, reason);
        TransferBench bench;
        QTemporaryDir elsewhere;
        QFile file(bench.folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(QDir(bench.folder.path()).mkdir(u"inside"_s));
        QVERIFY(QFile::link(elsewhere.path(), bench.folder.filePath(u"inside/link"_s)));
        DownloadOrder order = bench.order();
        order.folder = QDir::cleanPath(bench.folder.filePath(folder));
        order.name = name;
        bench.server.serve(bench.pathOf(order), 1000);
        const auto state = bench.download(order);
        if (reason < 0)
            QVERIFY(QFile::exists(order.folder + u'/' + name));
        else
            QCOMPARE(int(std::get<Failed>(state).error.reason), reason);
        QVERIFY(QDir(elsewhere.path()).isEmpty());
    }

    void aStrangersPartialIsLeftAlone()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        bench.server.serve(bench.pathOf(order), 1000);
        QFile strangers(bench.folder.filePath(u"saved.bin.larder-part"_s));
        QVERIFY(strangers.open(QIODevice::WriteOnly) && strangers.write("not ours") > 0);
        strangers.close();
        const auto state = bench.download(order);
        QVERIFY(std::get<Saved>(state).path.endsWith("/saved (1).bin"_L1));
        QCOMPARE(bench.contentOf(u"saved.bin.larder-part"_s), QByteArray("not ours"));
    }

    void aLinkInTheRecordsPlaceIsLeftAlone()
    {
        TransferBench bench;
        QTemporaryDir elsewhere;
        const DownloadOrder order = bench.order();
        bench.server.serve(bench.pathOf(order), 1000);
        QVERIFY(QFile::link(elsewhere.filePath(u"target"_s), bench.folder.filePath(u"saved.bin.larder-part.json"_s)));
        QVERIFY(std::holds_alternative<Saved>(bench.download(order)));
        QVERIFY(QDir(elsewhere.path()).isEmpty());
    }

    void theSameAsUserAndAsBotAtOnceDoesNotInterleave()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        DownloadOrder asBot = order;
        asBot.identity = Identity::Bot;
        bench.tokens.keep(order.platform, Identity::Bot, *AccessToken::parse(u"t-canary-0123456789"_s))
            .waitForFinished();
        bench.server.serve(bench.pathOf(order), 2 * chunk);
        const TransferId first = bench.add(order);
        const TransferId second = bench.add(asBot);
        QVERIFY(std::holds_alternative<Saved>(bench.endOf(first)));
        QVERIFY(std::holds_alternative<Saved>(bench.endOf(second)));
        QCOMPARE(bench.files(), (QStringList{u"saved (1).bin"_s, u"saved.bin"_s}));
        for (const QString &name : bench.files())
            QVERIFY(bench.contentOf(name) == patternBytes(0, 2 * chunk));
    }

    void exchangesAreRemembered()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        const QByteArray path = bench.pathOf(order);
        bench.server.serve(path, ServedResource{.length = chunk, .headers = {{"X-Tt-Logid", "20261122A1B2"}}});
        bench.server.onRequest(path, 2, Faults::cutAfter(1'000'000));
        const TransferId id = bench.add(order);
        bench.endOf(id);
        const auto exchanges = bench.latest(id)->exchanges;
        QCOMPARE(exchanges.size(), 3);
        QCOMPARE(exchanges.at(0).range, std::optional(ByteRange{0, probe - 1}));
        QCOMPARE(exchanges.at(0).bytes, qint64(probe));
        QCOMPARE(exchanges.at(0).logId, u"20261122A1B2"_s);
        QCOMPARE(exchanges.at(1).error->reason, Reason::ConnectionLost);
        QCOMPARE(exchanges.at(2).status, std::optional(206));
    }

    void statesComeInOrder()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        bench.server.serve(bench.pathOf(order), chunk);
        bench.server.onRequest(bench.pathOf(order), 1, Faults::delayed(300ms));
        bench.server.onRequest(bench.pathOf(order), 2, Faults::trickled(20'000'000));
        const TransferId id = bench.add(order);
        bench.endOf(id);
        const QStringList states = bench.statesOf(id);
        QVERIFY2(states.startsWith(u"starting"_s), qPrintable(states.join(u' ')));
        QVERIFY(states.contains(u"receiving"_s));
        QCOMPARE(states.last(), u"saved"_s);
    }
};

QTEST_GUILESS_MAIN(TransferTest)
#include "transfer_test.moc"
