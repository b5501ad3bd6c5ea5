#pragma once

#include <optional>

#include <QWidget>

#include "core/error.h"
#include "ui/theme.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace Larder {

/** Whether all that was typed is on its way to where it is kept. */
enum class Kept { All, NotAll };

/**
 * A field for a token or an app secret: hidden while it is typed, kept on Return or by its button, and gone from here
 * once it is kept. It stays where it could not be kept, so that nobody has to look for it again.
 */
class SecretField : public QWidget
{
    Q_OBJECT

public:
    explicit SecretField(const QString &accessibleName, QWidget *parent = nullptr);

    void setPlaceholder(const QString &text);
    /** What is odd or wrong with what stands there; empty: nothing. */
    void setRemark(const QString &remark, Tone tone);
    [[nodiscard]] QString remark() const;
    [[nodiscard]] QString text() const;
    void clear();
    void discard(); ///< what is not on its way
    /** What was given is on its way; until told how that ended nothing can be changed. */
    void wait();
    void tellKept();
    void tellNotKept();

Q_SIGNALS:
    void edited();
    /** To be kept. */
    void given();

private:
    [[nodiscard]] bool isWaiting() const;

    QLineEdit *m_edit;
    QPushButton *m_keep;
    QLabel *m_remark;
};

} // namespace Larder
