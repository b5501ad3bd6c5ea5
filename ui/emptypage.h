#pragma once

#include <QList>
#include <QWidget>

class QAction;

namespace Larder {

/** What stands in the list's place while there is nothing in it: an invitation, with the ways in as buttons. */
class EmptyPage : public QWidget
{
    Q_OBJECT

public:
    enum class Invites { ToDemo, ToDownloadAll };
    /** `ways`: what has a button of its own here too; they outlive it. */
    EmptyPage(Invites invites, const QList<QAction *> &ways, QWidget *parent = nullptr);

Q_SIGNALS:
    /** The button of what it invites to was pressed. */
    void accepted();
};

} // namespace Larder
