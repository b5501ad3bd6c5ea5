#pragma once

#include <QList>
#include <QWidget>

#include "demo/demoserver.h"

class QComboBox;

namespace Larder {

/** The demo chat's resources, over the form. Says what was chosen; knows no server. */
class DemoStrip : public QWidget
{
    Q_OBJECT

public:
    explicit DemoStrip(QList<DemoResource> resources, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const Larder::ResourceRef &resource);
    void allWanted();

private:
    QList<DemoResource> m_resources;
    QComboBox *m_choice;
};

} // namespace Larder
