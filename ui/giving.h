#pragma once

#include <QObject>
#include <QTimer>

#include "session/gathering.h"
#include "ui/dropplace.h"
#include "ui/foundpage.h"
#include "ui/pastepanel.h"

namespace Larder {

class NoticeBand;

/**
 * What becomes of what people give to the window: pasted, dropped, opened or named by its id. One resource fills the
 * form; more of them stand in the found page; what went wrong stands in the notice. Owned by the window, as are form,
 * notice and page.
 */
class Giving : public QObject
{
    Q_OBJECT

public:
    /** The three outlive it. */
    Giving(Engine &engine, PastePanel &form, NoticeBand &notice, FoundPage &found, QWidget *window);
    ~Giving() override;

    void take(const Dropped &dropped);
    void takeText(const QString &text);
    void takeFiles(const QStringList &paths);
    /** Reads the clipboard, which nothing else here does. */
    void paste();
    /** Asks for files. */
    void open();
    void lookUp(const MessageId &message);
    /** As whom messages are looked up from now on. */
    void setAsker(const RateHold::Asker &asker) { m_asker = asker; }

    /** What is under way is wanted no more, nor is the found page. */
    void stop();

Q_SIGNALS:
    /** Show the found page, or form and list again. */
    void foundOpened();
    void foundClosed();
    /** A look-up failed for want of a token. */
    void tokenWanted();
    /** It is to be tried as the other one; setAsker() is the answer. */
    void identityWanted(Larder::Identity identity);

private:
    void beginAnew();
    void foundPageButton(const QList<MessageId> &messages);
    void noticeButton();
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] NoticeBand &band() const;
    void tellState();
    void tellBusy();
    void takeGathered(const Gathered &gathered);
    void takeIds(const Gathered &gathered);
    void fillForm(const Gathered &gathered);
    void tellNothing(const Gathered &gathered);
    void tellProblems(const QList<GatheringProblem> &problems);
    void lookUpAsOther();

    PastePanel &m_form;
    NoticeBand &m_notice;
    FoundPage &m_found;
    QWidget *m_window;
    Gathering m_gathering;
    QTimer m_patience; ///< what takes a moment only is not worth a word
    RateHold::Asker m_asker{OpenPlatform::feishu(), Identity::User, {}};
    QList<MessageId> m_forOther; ///< what the notice offers to look up as the other identity
    FoundPage::Showing m_showing = FoundPage::Showing::Anew; ///< what is gathered, once it is there
};

} // namespace Larder
