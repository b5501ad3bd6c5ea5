#pragma once

#include <optional>
#include <variant>

#include <QStringList>
#include <QWidget>

class QDragEnterEvent;
class QDropEvent;
class QMimeData;

namespace Larder {

/** What a drag brings. */
struct DroppedFiles
{
    QStringList paths;
};
struct DroppedText
{
    QString text;
};
/** Where it lies cannot be read. */
struct DroppedInVain
{
};
/** Of that, for people. */
[[nodiscard]] QString whyInVain();
using Dropped = std::variant<DroppedFiles, DroppedText, DroppedInVain>;

/** By its formats alone: what is dragged is not fetched before it is dropped. */
[[nodiscard]] bool mayBeTaken(const QMimeData &drag);
/** Fetches it. None where it is nothing that a window like this takes. */
[[nodiscard]] std::optional<Dropped> droppedFrom(const QMimeData &drag);

/** Lies over its window while something is dragged over it, says what will become of it, and takes it. */
class DropPlace : public QWidget
{
    Q_OBJECT

public:
    explicit DropPlace(QWidget *window);

    void open();
    /** What is dragged out of it is not meant for the window. */
    void leaveAlone(const QWidget &source) { m_leftAlone = &source; }

Q_SIGNALS:
    void dropped(const Larder::Dropped &dropped);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void enter(QDragEnterEvent &event);
    void take(QDropEvent &event);

    const QObject *m_leftAlone = nullptr;
};

} // namespace Larder
