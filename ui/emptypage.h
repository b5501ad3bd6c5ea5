#pragma once

#include <QWidget>

namespace Larder {

/** What stands in the list's place while there is nothing in it: an invitation. */
class EmptyPage : public QWidget
{
    Q_OBJECT

public:
    enum class Invites { ToDemo, ToDownloadAll };
    explicit EmptyPage(Invites invites, QWidget *parent = nullptr);

Q_SIGNALS:
    /** The page's one button was pressed. */
    void accepted();
};

} // namespace Larder
