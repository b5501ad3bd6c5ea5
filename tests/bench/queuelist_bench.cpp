#include <algorithm>
#include <cstdio>
#include <limits>

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QScrollBar>
#include <QTimer>

#include "processcost.h"
#include "session/engine.h"
#include "session/settings.h"
#include "ui/mainwindow.h"
#include "ui/queuerows.h"
#include "ui/queueverbs.h"
#include "ui/queueview.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int rowsInAll = 10'000;
constexpr int rounds = 3;

TransferState stateOf(int number)
{
    if (number % 100 == 0)
        return Receiving{};
    if (number % 10 == 1)
        return Failed{Error{.reason = Reason::ConnectionLost}};
    if (number % 2 == 0)
        return Saved{u"/nowhere/%1.bin"_s.arg(number), 1000 + number * 7919LL % 900'000};
    return Queued{};
}

DownloadOrder orderOf(int number)
{
    const FileKey key = FileKey::parse(u"file_v3_00v9_%1"_s.arg(number, 32, 16, QChar(u'0'))).value();
    return {.platform = OpenPlatform::feishu(),
            .identity = Identity::User,
            .resource = {MessageId::parse(u"om_%1"_s.arg(number / 3, 32, 16, QChar(u'0'))).value(), key, typeOf(key)},
            .folder = u"/nowhere"_s,
            .name = {},
            .origin = {.sender = u"Mei Lin %1"_s.arg(number % 40),
                       .sentAt = QDateTime::fromSecsSinceEpoch(1'700'000'000 + number * 7907 % 100'000)}};
}

TransferSnapshot rowOf(int number)
{
    const qint64 size = 1000 + number * 7919LL % 900'000;
    return {TransferId(quint64(number) + 1),
            orderOf(number),
            stateOf(number),
            {number % 2 == 0 ? size / 2 : 0, size, {}, {}},
            u"第 %1 份 report %2.pdf"_s.arg(number * 7919 % rowsInAll).arg(number),
            {}};
}

QList<TransferSnapshot> allRows()
{
    QList<TransferSnapshot> rows;
    for (int number = 0; number < rowsInAll; ++number)
        rows << rowOf(number);
    return rows;
}

/** A window over an engine that is asked for nothing; what an engine would tell is told in its place. */
struct Listing
{
    Listing()
    {
        window.resize(1000, 680);
        window.show();
        QCoreApplication::processEvents();
    }

    void fill()
    {
        Q_EMIT engine.changed(allRows());
        paint();
    }

    void paint()
    {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        window.grab();
    }

    [[nodiscard]] QueueModel &model() { return *window.findChild<QueueModel *>(); }
    [[nodiscard]] QueueRows &rows() { return *window.findChild<QueueRows *>(); }
    [[nodiscard]] QueueView &view() { return *window.findChild<QueueView *>(); }

    Settings settings = Settings::forThisSession(u"/nowhere"_s);
    Engine engine{{}, std::make_unique<SessionKeychain>(), Engine::Threading::OwnThread};
    MainWindow window{engine, settings};
};

template <typename Work>
double milliseconds(Work work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void print(const char *what, double ms)
{
    std::printf("%-58s %8.1f ms\n", what, ms);
    std::fflush(stdout);
}

/** The best of some rounds; what else the machine does only ever makes it slower. */
template <typename Work>
void print(const char *what, Listing &listing, Work work)
{
    double best = std::numeric_limits<double>::max();
    for (int round = 0; round < rounds; ++round)
        best = std::min(best, milliseconds([&] {
                            work(round);
                            listing.paint();
                        }));
    print(what, best);
}

/** Each time of a list of its own. */
template <typename Select>
void printRemoval(const char *what, Select select)
{
    double best = std::numeric_limits<double>::max();
    for (int round = 0; round < rounds; ++round) {
        Listing listing;
        listing.fill();
        const QList<TransferId> ids = select(listing);
        best = std::min(best, milliseconds([&] {
                            listing.window.findChild<QueueVerbs *>()->act(RowAction::Remove, ids);
                            listing.paint();
                        }));
    }
    print(what, best);
}

QList<TransferId> everySecond(Listing &listing)
{
    QList<TransferId> ids;
    for (int row = 0; row < rowsInAll; row += 2)
        ids << listing.model().at(row).id;
    return ids;
}

void printFilterAndOrder()
{
    Listing listing;
    listing.fill();
    const auto type = [&listing](const QString &words) { listing.rows().showOnly({.words = words}); };
    print("a key in the filter, many rows left", listing, [&](int round) { type(u"report %1"_s.arg(round)); });
    std::printf("  %d rows\n", listing.rows().rowCount());
    print("a key in the filter, no row left", listing, [&](int round) { type(u"zebra%1"_s.arg(round)); });
    print("the filter taken away", listing, [&](int) {
        type(u"zebra"_s);
        type({});
    });
    print("only what is saved, and all again", listing, [&](int) {
        listing.rows().showOnly({.group = StateGroup::Saved});
        type({});
    });
    print("a key in the filter, all selected", listing, [&](int round) {
        type({});
        listing.view().selectAll();
        type(u"report %1"_s.arg(round));
    });
    type({});
    const std::pair<const char *, ListOrder::By> orders[] = {{"sorted by name, and back", ListOrder::By::Name},
                                                             {"sorted by size, and back", ListOrder::By::Size},
                                                             {"sorted by state, and back", ListOrder::By::State}};
    for (const auto &[what, by] : orders)
        print(what, listing, [&listing, order = by](int) {
            listing.rows().putInOrder({order, Qt::DescendingOrder});
            listing.rows().putInOrder({});
        });
    for (const auto by : {ListOrder::By::Name, ListOrder::By::State}) {
        listing.rows().putInOrder({by, Qt::AscendingOrder});
        print(by == ListOrder::By::Name ? "a beat with 100 changed rows, sorted by name"
                                        : "a beat with 100 rows changing their group, sorted by state",
              listing, [&](int round) {
                  QList<TransferSnapshot> news;
                  for (int number = 0; number < rowsInAll; number += rowsInAll / 100) {
                      TransferSnapshot row = rowOf(number);
                      row.state = round % 2 == 0 ? TransferState(Paused{}) : TransferState(Receiving{});
                      news << row;
                  }
                  Q_EMIT listing.engine.changed(news);
              });
    }
}

void printWindow()
{
    double best = std::numeric_limits<double>::max();
    for (int round = 0; round < rounds; ++round) {
        Listing listing;
        best = std::min(best, milliseconds([&] { listing.fill(); }));
    }
    print("filled", best);

    Listing listing;
    listing.fill();
    print("painted, nothing else (part of all the others)", listing, [](int) {});
    const auto beat = [&listing](int round) {
        QList<TransferSnapshot> news;
        for (int number = 0; number < rowsInAll; number += rowsInAll / 100) {
            TransferSnapshot row = rowOf(number);
            row.progress.received = 1000 + round;
            news << row;
        }
        Q_EMIT listing.engine.changed(news);
    };
    print("a beat with 100 changed rows", listing, beat);
    print("all selected", listing, [&](int) {
        listing.view().clearSelection();
        listing.view().selectAll();
    });
    print("a beat with 100 changed rows, all selected", listing, beat);
    listing.view().clearSelection();
    QScrollBar *bar = listing.view().verticalScrollBar();
    print("scrolled by 100 pages", listing, [&](int) {
        for (int page = 0; page < 100; ++page) {
            bar->setValue((page * 97 % 100) * (bar->maximum() / 100));
            listing.view().grab();
        }
    });
    printRemoval("5,000 selected neighbours removed", [](Listing &of) {
        QAbstractItemModel &rows = *of.view().model();
        of.view().selectionModel()->select({rows.index(1000, 0), rows.index(5999, 0)},
                                           QItemSelectionModel::ClearAndSelect);
        return of.view().selectedIds();
    });
    printRemoval("every second one of 10,000 removed", everySecond);
    printRemoval("every second one of 10,000 removed, selected", [](Listing &of) {
        QItemSelection selection;
        for (int row = 0; row < rowsInAll; row += 2)
            selection.append(QItemSelectionRange(of.view().model()->index(row, 0)));
        of.view().selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
        return of.view().selectedIds();
    });
    printRemoval("every second one of 10,000 removed, sorted by name, selected", [](Listing &of) {
        of.rows().putInOrder({ListOrder::By::Name, Qt::AscendingOrder});
        of.rows().showOnly({.group = StateGroup::Saved});
        of.view().selectAll();
        const QList<TransferId> ids = of.view().selectedIds();
        of.rows().showOnly({});
        return ids;
    });
}

/** Downloads of an engine that has no token: nothing goes over the line. */
void printEngine()
{
    Listing listing;
    QueueVerbs &verbs = *listing.window.findChild<QueueVerbs *>();
    const auto trigger = [&verbs](int place) { verbs.actionsForAll().at(place)->trigger(); };
    // The bench itself waits, as its user would; what is measured never does.
    const auto until = [&listing](const auto &there) {
        QEventLoop loop;
        QObject::connect(&listing.model(), &QueueModel::totalsChanged, &loop, [&] {
            if (there(listing.model().totals()))
                loop.quit();
        });
        loop.exec();
    };
    const auto timed = [&](const char *what, const auto &work, const auto &there) {
        double held = 0;
        const double whole = milliseconds([&] {
            held = milliseconds(work);
            until(there);
        });
        std::printf("%-58s %8.1f ms, the window's thread held up for %.1f\n", what, whole, held);
        std::fflush(stdout);
    };
    timed(
        "engine: 10,000 added",
        [&] {
            for (int number = 0; number < rowsInAll; ++number)
                listing.engine.download(orderOf(number));
        },
        [&](const QueueTotals &) { return listing.model().rowCount() == rowsInAll; });
    timed(
        "engine: all paused", [&] { trigger(0); }, [](const QueueTotals &is) { return is.goingOn() == 0; });
    timed(
        "engine: all resumed", [&] { trigger(1); }, [](const QueueTotals &is) { return is.paused == 0; });
    timed(
        "engine: all cancelled", [&] { trigger(2); }, [](const QueueTotals &is) { return is.unfinished() == 0; });
    QEventLoop loop;
    double held = 0;
    const double whole = milliseconds([&] {
        held = milliseconds([&] { verbs.act(RowAction::Remove, everySecond(listing)); });
        QObject::connect(&listing.engine, &Engine::networkUsed, &loop, &QEventLoop::quit);
        listing.engine.askNetwork(); // answered after what was asked before
        loop.exec();
    });
    std::printf("%-58s %8.1f ms, the window's thread held up for %.1f\n", "engine: every second one removed", whole,
                held);
}

/** What 10,000 downloads take of memory, in window and engine alike. */
int tellMemory(QApplication &application)
{
    Listing listing;
    listing.paint();
    const qint64 idle = memoryNow();
    forgetPeak();
    QObject::connect(&listing.model(), &QueueModel::rowsInserted, &application, [&] {
        if (listing.model().rowCount() < rowsInAll)
            return;
        listing.paint();
        tell("memory, idle", inMebibytes(idle), "MiB");
        tell("memory, growth", inMebibytes(memoryAtMost() - idle), "MiB");
        QTimer::singleShot(2s, &application, [idle] {
            tell("memory, growth at rest", inMebibytes(memoryNow() - idle), "MiB");
            QCoreApplication::exit(0);
        });
    });
    for (int number = 0; number < rowsInAll; ++number)
        listing.engine.download(orderOf(number));
    return QApplication::exec();
}

} // namespace

/** How long the window's thread is held up by what somebody does in a list of 10,000 downloads, all bands painted. */
int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    if (argc > 1 && qstrcmp(argv[1], "--memory") == 0)
        return tellMemory(application);
    printWindow();
    printFilterAndOrder();
    printEngine();
    return 0;
}
