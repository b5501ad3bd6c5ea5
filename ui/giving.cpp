#include "ui/giving.h"

#include <algorithm>
#include <utility>

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMimeData>

#include "ui/foundwords.h"
#include "ui/noticeband.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Larder {
namespace {

/** What can be said of one thing only, so that nothing has to be chosen. */
bool isOneResource(const MessageReading &reading)
{
    return reading.downloads.size() == 1 && reading.notDownloadable.isEmpty();
}

bool isTokenMissing(const GatheringProblem &problem)
{
    const auto *error = std::get_if<Error>(&problem.why);
    return error && kindOf(*error) == ErrorKind::Auth;
}

/** Messages that the other identity may be shown. */
QList<MessageId> forOtherIdentity(const QList<GatheringProblem> &problems)
{
    QList<MessageId> messages;
    for (const GatheringProblem &problem : problems) {
        const auto *error = std::get_if<Error>(&problem.why);
        const auto message = MessageId::parse(problem.from);
        if (error && dependsOnIdentity(*error) && message)
            messages.append(*message);
    }
    return messages;
}

/** The first of them, and all when asked for. */
NoticeBand::Words aboutAll(const QList<GatheringProblem> &problems)
{
    const QStringList every = wordsOf(problems);
    return {firstOfMany(every), {}, every.join(u'\n')};
}

Identity other(Identity identity)
{
    return identity == Identity::User ? Identity::Bot : Identity::User;
}

} // namespace

Giving::Giving(Engine &engine, PastePanel &form, NoticeBand &notice, FoundPage &found, QWidget *window)
    : QObject(window), m_form(form), m_notice(notice), m_found(found), m_window(window), m_gathering(engine)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(300ms);
    connect(&m_patience, &QTimer::timeout, this, &Giving::tellBusy);
    connect(&m_gathering, &Gathering::stateChanged, this, &Giving::tellState);
    connect(&m_gathering, &Gathering::gathered, this, &Giving::takeGathered);
    connect(&m_form, &PastePanel::pasteWanted, this, &Giving::paste);
    connect(&m_form, &PastePanel::lookUpWanted, this, &Giving::lookUp);
    connect(&m_notice, &NoticeBand::buttonClicked, this, &Giving::noticeButton);
    connect(&m_found, &FoundPage::lookUpWanted, this, &Giving::foundPageButton);
    connect(&m_found, &FoundPage::backWanted, this, &Giving::stop);
}

Giving::~Giving()
{
    m_gathering.disconnect(this);
}

void Giving::take(const Dropped &dropped)
{
    if (const auto *files = std::get_if<DroppedFiles>(&dropped))
        takeFiles(files->paths);
    else if (const auto *text = std::get_if<DroppedText>(&dropped))
        takeText(text->text);
    else
        m_notice.tell(Tone::Warning, [] { return NoticeBand::Words{whyInVain()}; });
}

void Giving::beginAnew()
{
    if (std::exchange(m_showing, FoundPage::Showing::Anew) == FoundPage::Showing::More)
        m_found.offerLookUps(); // whatever was under way is so no longer
    m_notice.clear();
    m_forOther.clear();
}

void Giving::takeText(const QString &text)
{
    beginAnew();
    m_gathering.readText(text);
}

void Giving::takeFiles(const QStringList &paths)
{
    beginAnew();
    m_gathering.readFiles(paths);
}

void Giving::paste()
{
    const QMimeData *clipboard = QGuiApplication::clipboard()->mimeData();
    const auto given = clipboard ? droppedFrom(*clipboard) : std::nullopt;
    if (given)
        take(*given);
    else
        m_notice.tell(Tone::Warning, [] {
            return NoticeBand::Words{tr("There is no text in the clipboard. Copy a message's JSON first.")};
        });
}

void Giving::open()
{
    auto *dialog = new QFileDialog(m_window, tr("Open messages"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {tr("Message JSON (%1)").arg(u"*.json *.jsonl *.ndjson *.txt *.log"_s), tr("All files (%1)").arg(u"*"_s)});
    connect(dialog, &QFileDialog::filesSelected, this, &Giving::takeFiles);
    dialog->open();
}

void Giving::lookUp(const MessageId &message)
{
    beginAnew();
    m_gathering.lookUp({message}, m_asker);
}

void Giving::foundPageButton(const QList<MessageId> &messages)
{
    if (std::holds_alternative<Gathering::LookingUp>(m_gathering.state())) {
        m_gathering.stopLookingUp();
        return;
    }
    m_showing = FoundPage::Showing::More;
    m_gathering.lookUpMore(messages, m_asker);
}

void Giving::noticeButton()
{
    if (!isBusy()) {
        if (m_forOther.isEmpty())
            Q_EMIT tokenWanted();
        else
            lookUpAsOther();
        return;
    }
    const auto *lookingUp = std::get_if<Gathering::LookingUp>(&m_gathering.state());
    if (lookingUp && lookingUp->answered > 0)
        return m_gathering.stopLookingUp();
    m_gathering.stop();
    m_notice.clear();
}

void Giving::stop()
{
    m_gathering.stop();
    m_notice.clear();
    Q_EMIT foundClosed();
}

bool Giving::isBusy() const
{
    return !std::holds_alternative<Gathering::Resting>(m_gathering.state());
}

NoticeBand &Giving::band() const
{
    return m_showing == FoundPage::Showing::More ? m_found.notice() : m_notice;
}

void Giving::tellState()
{
    if (!isBusy())
        m_patience.stop();
    else if (band().tellsProgress())
        tellBusy();
    else if (!m_patience.isActive())
        m_patience.start();
}

void Giving::tellBusy()
{
    if (const auto *reading = std::get_if<Gathering::Reading>(&m_gathering.state())) {
        const auto share = reading->share > 0 ? std::optional(reading->share) : std::nullopt;
        band().tellProgress(tr("Reading what you gave…"), share, tr("Stop"));
    } else if (const auto *lookingUp = std::get_if<Gathering::LookingUp>(&m_gathering.state())) {
        const QString words = lookingUp->asked == 1
                                  ? tr("Looking the message up…")
                                  : tr("Looking up messages: %1 of %2").arg(lookingUp->answered).arg(lookingUp->asked);
        const double share = double(lookingUp->answered) / lookingUp->asked;
        band().tellProgress(words, lookingUp->asked == 1 ? std::nullopt : std::optional(share), tr("Stop"));
    }
}

void Giving::takeGathered(const Gathered &gathered)
{
    band().clear();
    const MessageReading &reading = gathered.reading;
    if (m_showing == FoundPage::Showing::More)
        m_found.show(gathered, FoundPage::Showing::More);
    else if (!gathered.messages.isEmpty())
        takeIds(gathered);
    else if (isOneResource(reading))
        fillForm(gathered);
    else if (!reading.downloads.isEmpty() || !reading.optional.isEmpty() || !reading.notDownloadable.isEmpty()) {
        m_found.show(gathered, FoundPage::Showing::Anew);
        Q_EMIT foundOpened();
    } else
        tellNothing(gathered);
}

/** One is left for the user to send, as any request that the form makes; a list of them says what is wanted. */
void Giving::takeIds(const Gathered &gathered)
{
    if (gathered.messages.size() > 1 || !gathered.reading.downloads.isEmpty()) {
        m_gathering.lookUpIds(m_asker);
        return;
    }
    m_form.fill({.messageId = gathered.messages.constFirst().text()});
    Q_EMIT foundClosed();
}

void Giving::fillForm(const Gathered &gathered)
{
    const FoundResource &found = gathered.reading.downloads.constFirst();
    const QString remark =
        found.messageId
            ? tr("Found: %1. Press Return to download it.").arg(kindWords(found))
            : tr("Found: %1. It does not say which message it belongs to: give its id.").arg(kindWords(found));
    m_form.fill({.messageId = found.messageId ? found.messageId->text() : QString(),
                 .fileKey = found.fileKey.text(),
                 .type = found.type,
                 .nameInMessage = found.name,
                 .duration = found.duration,
                 .origin = found.origin,
                 .remark = remark});
    if (const auto problems = gathered.problems + gathered.notices; !problems.isEmpty())
        m_notice.tell(Tone::Warning, [problems] { return aboutAll(problems); });
    Q_EMIT foundClosed();
}

void Giving::tellNothing(const Gathered &gathered)
{
    if (gathered.problems.isEmpty() && gathered.files.isEmpty() && gathered.passedOver > 0) {
        m_notice.tell(Tone::Plain, [passedOver = gathered.passedOver] {
            return NoticeBand::Words{
                tr("There are no messages in it, only %n file(s) with something else.", nullptr, passedOver)};
        });
        return;
    }
    if (gathered.problems.isEmpty()) {
        m_notice.tell(Tone::Plain, [gathered] {
            const QString source = sourceWords(gathered);
            return NoticeBand::Words{source.isEmpty() ? tr("There is nothing to download in it.")
                                                      : tr("There is nothing to download in %1.").arg(source)};
        });
        return;
    }
    tellProblems(gathered.problems);
}

void Giving::tellProblems(const QList<GatheringProblem> &problems)
{
    const bool tokenHelps = std::any_of(problems.cbegin(), problems.cend(), isTokenMissing);
    m_forOther = tokenHelps ? QList<MessageId>() : forOtherIdentity(problems);
    const bool otherHelps = !m_forOther.isEmpty();
    m_notice.tell(Tone::Bad, [problems, tokenHelps, otherHelps, asked = m_asker.identity] {
        NoticeBand::Words words = aboutAll(problems);
        if (tokenHelps)
            words.button = tr("&Add token…");
        else if (otherHelps)
            words.button = asked == Identity::User ? tr("Try as &bot") : tr("Try as &user");
        return words;
    });
}

void Giving::lookUpAsOther()
{
    const QList<MessageId> messages = std::exchange(m_forOther, {});
    Q_EMIT identityWanted(other(m_asker.identity));
    beginAnew();
    m_gathering.lookUp(messages, m_asker);
}

} // namespace Larder
