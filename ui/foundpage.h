#pragma once

#include <QWidget>

#include "session/gathering.h"
#include "session/measuring.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace Larder {

class ElidedLabel;
class FoundFilter;
class FoundModel;
class FoundRows;
class FoundView;
class LiveRegion;
class NoticeBand;

/**
 * What was found in messages, ticked, before anything is fetched; takes the place of form and list while somebody
 * chooses, and may ask how large it is. Return downloads what is ticked, Escape goes back. Asks nobody itself.
 */
class FoundPage : public QWidget
{
    Q_OBJECT

public:
    explicit FoundPage(QWidget *parent = nullptr);

    /** Ticks, filter and sorting stay where they were if it is `more` of the same. */
    enum class Showing { Anew, More };
    void show(const Gathered &gathered, Showing showing);
    /** Absolute. */
    void setFolder(const QString &folder);
    /** What is ticked and has no size yet. */
    void measure();
    /** What came of measuring what is shown here; how it goes; what room there is, in bytes, or none where nobody can
     *  tell. */
    void showSizes(const QList<Measuring::Told> &sizes);
    void showMeasuring(const Measuring::State &state);
    void showRoom(const QString &folder, std::optional<qint64> bytes);
    /** That its button names. */
    [[nodiscard]] const QString &folder() const { return m_folderPath; }
    /** Says that more could be known, where it could. */
    void offerLookUps();
    /** For somebody who wants to type. */
    void openFilter();
    /** For somebody who wants to choose. */
    void takeFocus();
    /** A look-up of more is under way; its words and share, or how it ended. */
    [[nodiscard]] NoticeBand &notice() { return *m_notice; }

Q_SIGNALS:
    /** Each has a message id. */
    void downloadWanted(const QList<Larder::FoundResource> &resources);
    /** How large these are; each has a message id. */
    void measureWanted(const QList<Larder::FoundResource> &resources);
    void noMeasuringWanted();
    /** Answered by showRoom(). */
    void roomWanted(const QString &folder);
    void lookUpWanted(const QList<Larder::MessageId> &messages);
    void folderWanted();
    void backWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeIdRow();
    QWidget *makeEndRow();
    void keepCurrent();
    void showTicks();
    void tellProblems();
    void submit();
    void tellSizes();
    void askRoom();
    [[nodiscard]] std::optional<QList<FoundResource>> withIds(QList<FoundResource> chosen);
    [[nodiscard]] bool lacksId(const QList<FoundResource> &resources) const;

    FoundModel *m_model;
    FoundRows *m_rows;
    FoundFilter *m_filter = nullptr;
    FoundView *m_view = nullptr;
    NoticeBand *m_problems = nullptr;
    NoticeBand *m_notice = nullptr;
    NoticeBand *m_sizes = nullptr;
    QWidget *m_idRow = nullptr;
    QLineEdit *m_messageId = nullptr;
    LiveRegion *m_idProblem = nullptr;
    LiveRegion *m_spokenSummary = nullptr; ///< nobody sees it
    ElidedLabel *m_summary = nullptr;
    QPushButton *m_folder = nullptr;
    QString m_folderPath;
    QPushButton *m_measure = nullptr;
    QPushButton *m_download = nullptr;
    Measuring::State m_measuring;
    std::optional<qint64> m_room; ///< in the folder, once it is asked
    QString m_source;
    QList<GatheringProblem> m_troubles;
    QList<MessageId> m_lookUps; ///< that may show more
};

} // namespace Larder
