#pragma once

#include <QListWidget>
#include <QWidget>

#include "demo/demoserver.h"

namespace Larder {

/** The demo's messages in a row: to be dragged into the window, or opened as if they had been. */
class DemoShelf : public QListWidget
{
    Q_OBJECT

public:
    explicit DemoShelf(QList<DemoMessages> messages, QWidget *parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override { return {200, minimumHeight()}; }

Q_SIGNALS:
    void opened(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;
    [[nodiscard]] QMimeData *mimeData(const QList<QListWidgetItem *> &items) const override;

private:
    QList<DemoMessages> m_messages;
};

/** What there is to be tried in the demo workspace, over the form. Says what was chosen; knows no server. */
class DemoStrip : public QWidget
{
    Q_OBJECT

public:
    explicit DemoStrip(const QList<DemoMessages> &messages, QWidget *parent = nullptr);

Q_SIGNALS:
    /** Messages were chosen, as JSON. */
    void opened(const QString &text);
    void allWanted();
};

} // namespace Larder
