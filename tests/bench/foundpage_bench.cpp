#include <algorithm>
#include <cstdio>
#include <limits>

#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLineEdit>

#include "bench/messageexport.h"
#include "lark/messagejson.h"
#include "ui/foundmodel.h"
#include "ui/foundpage.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

constexpr int messages = 100'000;
constexpr int rounds = 3;

/** The best of some rounds, with the window painted; what else the machine does only ever makes it slower. */
template <typename Work>
void print(const char *what, QWidget &page, Work work)
{
    double best = std::numeric_limits<double>::max();
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        work();
        QCoreApplication::sendPostedEvents();
        page.grab();
        best = std::min(best, static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::printf("%-34s %7.0f ms\n", what, best);
}

QLineEdit *filterOf(const FoundPage &page)
{
    for (QLineEdit *each : page.findChildren<QLineEdit *>())
        if (each->accessibleName() == FoundPage::tr("Filter"))
            return each;
    return nullptr;
}

} // namespace

/** How long the window's thread is held up by what somebody does in the list of an export of 100,000 messages. */
int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const Gathered gathered{.files = {u"export.json"_s}, .reading = readMessages(Bench::messageExport(messages))};
    FoundPage page;
    page.resize(1000, 600);
    static_cast<QWidget &>(page).show();
    QLineEdit *filter = filterOf(page);
    auto *rows = page.findChild<FoundRows *>();
    auto *model = page.findChild<FoundModel *>();

    print("shown", page, [&] { page.show(gathered, FoundPage::Showing::Anew); });
    std::printf("%d rows\n", model->rowCount());
    int key = 0;
    print("a key in the filter, many rows left", page, [&] { filter->setText(u"%1"_s.arg(++key)); });
    std::printf("  %d rows\n", rows->rowCount());
    print("a key in the filter, no row left", page, [&] { filter->setText(u"zebra%1"_s.arg(++key)); });
    print("the filter taken away", page, [&] {
        filter->setText(u"zebra"_s);
        filter->clear();
    });
    print("sorted by name", page, [&] { rows->sort(int(FoundModel::Column::Name), Qt::DescendingOrder); });
    print("sorted by time", page, [&] { rows->sort(int(FoundModel::Column::Sent), Qt::DescendingOrder); });
    print("all ticked and not", page, [&] {
        model->setTicked(rows->tickableRows(), false);
        model->setTicked(rows->tickableRows(), true);
    });
    return 0;
}
