#pragma once

#include <functional>
#include <optional>

#include <QWidget>

#include "ui/theme.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace Larder {

class LiveRegion;

/**
 * One sentence across the window with at most one button: what could not be done and what helps, or what is going on
 * and how to stop it. Hidden while there is nothing to tell; told to a screen reader when it appears.
 */
class NoticeBand : public QWidget
{
    Q_OBJECT

public:
    enum class Closing { ByTheUser, ByItsOwner };

    explicit NoticeBand(Closing closing, QWidget *parent = nullptr);

    struct Words
    {
        QString sentence;
        QString button = {}; ///< empty: there is none
        QString more = {};   ///< the whole story, as a tool tip
    };
    /** Asked for again when another language is spoken. */
    using Say = std::function<Words()>;

    void tell(Tone tone, Say say);
    /** For whoever tells it again by itself. */
    void tell(Tone tone, const QString &sentence, const QString &button = {}, const QString &more = {});
    /** What is going on, how much of it is done (none: not known), and a button. */
    void tellProgress(const QString &sentence, std::optional<double> share, const QString &button);
    void clear();
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] bool tellsProgress() const;

Q_SIGNALS:
    void buttonClicked();
    /** By the user, not by clear(). */
    void dismissed();

private:
    enum class News { Told, Untold };
    void show(Tone tone, const QString &sentence, const QString &button, News news);
    void sayAgain();

    Tone m_tone = Tone::Plain;
    Say m_say; ///< what is told; none where nothing is, or whoever tells it tells it again

    QLabel *m_sign;
    LiveRegion *m_sentence;
    QProgressBar *m_progress;
    QPushButton *m_button;
    QToolButton *m_close;
};

} // namespace Larder
