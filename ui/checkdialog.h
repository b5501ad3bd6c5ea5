#pragma once

#include <array>

#include <QDialog>

#include "session/connectioncheck.h"

class QLabel;
class QPushButton;

namespace Larder {

/** A connection check as it goes, a line a step: what is well, and what helps where it is not. */
class CheckDialog : public QDialog
{
    Q_OBJECT

public:
    /** `account`: its name. */
    explicit CheckDialog(const QString &account, QWidget *parent = nullptr);

    void begin();
    void show(const CheckResult &result);
    void end();

Q_SIGNALS:
    void againWanted();

private:
    struct Line
    {
        QLabel *sign = nullptr;
        QLabel *words = nullptr;
    };
    std::array<Line, size_t(CheckStep::Reading) + 1> m_lines;
    QPushButton *m_again = nullptr;
};

} // namespace Larder
