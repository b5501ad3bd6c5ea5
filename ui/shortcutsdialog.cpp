#include "ui/shortcutsdialog.h"

#include <algorithm>

#include <QAbstractItemView>
#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/controls.h"
#include "ui/rowaction.h"

namespace Larder {
namespace {

enum Column { KeysColumn, WhatColumn };

/** By the place in the window and its menus, each once. */
QList<const QAction *> actionsWithKeysOf(const QWidget &window)
{
    QList<const QAction *> actions;
    for (const QMenu *menu : window.findChildren<QMenu *>())
        for (const QAction *each : menu->actions())
            actions << each;
    for (const QAction *each : window.actions())
        if (!actions.contains(each))
            actions << each;
    actions.removeIf([](const QAction *action) { return action->shortcut().isEmpty(); });
    return actions;
}

QString plain(const QString &text)
{
    return withoutMnemonic(text).remove(u'…');
}

QString either(const QString &one, const QString &other)
{
    return ShortcutsDialog::tr("%1 or %2", "two things that the same key does").arg(one, other);
}

} // namespace

ShortcutsDialog::ShortcutsDialog(QWidget &window) : QDialog(&window), m_keys(new QTreeWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard shortcuts"));
    m_keys->setAccessibleName(windowTitle());
    m_keys->setHeaderLabels({tr("Keys"), tr("What they do")});
    m_keys->setRootIsDecorated(false);
    m_keys->setItemsExpandable(false);
    m_keys->setIndentation(0);
    m_keys->setAllColumnsShowFocus(true);
    m_keys->setItemDelegate(new RoomyRows(m_keys));
    addWindowsKeys(window);
    addKeysOfDownloads();
    addKeysOfFound();
    m_keys->expandAll();
    m_keys->header()->setSectionResizeMode(KeysColumn, QHeaderView::ResizeToContents);
    m_keys->setCurrentItem(m_keys->topLevelItem(0)->child(0));

    auto *letters = wrappedLabel(this);
    letters->setText(
        tr("A letter that is underlined on a button or before a field works with Alt. Tab goes from one to "
           "the next, arrows go through a list, Escape closes what was opened last."));
    auto *buttons = new DialogButtons(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_keys, 1);
    column->addWidget(letters);
    column->addWidget(buttons);
    giveRoom(*this);
    m_keys->setFocus();
    giveSize(*this, {560, 560});
}

/** Where the words have no room beside the keys, the list can be scrolled to their end. */
void ShortcutsDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    const QAbstractItemView &keys = *m_keys;
    const int words = m_keys->header()->sectionSize(KeysColumn) + keys.sizeHintForColumn(WhatColumn);
    constexpr int aroundThem = 60; // margins, frame, scroll bar; the list itself is laid out only after this
    const bool fits = words + aroundThem <= width();
    m_keys->header()->setStretchLastSection(fits);
    m_keys->header()->setSectionResizeMode(WhatColumn, fits ? QHeaderView::Interactive : QHeaderView::ResizeToContents);
}

void ShortcutsDialog::addWindowsKeys(const QWidget &window)
{
    begin(tr("Anywhere in the window"));
    for (const QAction *each : actionsWithKeysOf(window))
        add(shown(each->shortcut()), plain(each->text()));
}

/** The same keys do one thing or the other, whichever the row can. */
void ShortcutsDialog::addKeysOfDownloads()
{
    begin(tr("In the list of downloads"));
    add(shown(Qt::Key_Return), tr("What the row's first button does"));
    add(shown(Qt::Key_Menu), tr("Everything that can be done with the row"));
    QList<QKeySequence> listed;
    for (const RowAction action : actionsWithKeys()) {
        const QKeySequence keys = keysOf(action);
        if (listed.contains(keys))
            continue;
        listed << keys;
        QString titles;
        for (const RowAction each : actionsWithKeys())
            if (keysOf(each) == keys)
                titles = titles.isEmpty() ? plain(titleOf(each)) : either(titles, plain(titleOf(each)));
        add(shown(keys), titles);
    }
}

void ShortcutsDialog::addKeysOfFound()
{
    begin(tr("In the list of what was found"));
    add(shown(Qt::Key_Space), tr("Ticks the chosen rows, or takes their ticks away"));
    add(shown(Qt::Key_Return), tr("Downloads what is ticked"));
    add(shown(Qt::Key_Escape), tr("Back to the form"));
}

void ShortcutsDialog::begin(const QString &place)
{
    auto *heading = new QTreeWidgetItem(m_keys, {place});
    heading->setFirstColumnSpanned(true);
    heading->setFlags(Qt::ItemIsEnabled);
    heading->setData(WhatColumn, Qt::AccessibleTextRole, place);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    heading->setFont(KeysColumn, bold);
}

void ShortcutsDialog::add(const QString &keys, const QString &what)
{
    auto *row = new QTreeWidgetItem(m_keys->topLevelItem(m_keys->topLevelItemCount() - 1), {keys, what});
    row->setData(KeysColumn, Qt::AccessibleTextRole, tr("%1: %2", "keys; what they do").arg(keys, what));
}

} // namespace Larder
