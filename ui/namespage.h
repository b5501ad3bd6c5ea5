#pragma once

#include <optional>

#include <QWidget>

#include "session/settings.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace Larder {

class LiveRegion;

/**
 * How files are named, marked and written down, as a page to be put into a dialog: the template with an example of what
 * it makes, what becomes of a name that is taken, time, mark and receipt. Says at the field what is wrong with a
 * template. Keeps nothing itself and touches no disk.
 */
class NamesPage : public QWidget
{
    Q_OBJECT

public:
    explicit NamesPage(QWidget *parent = nullptr);

    void setChoices(const SavingChoices &choices);
    /** None while the template is none. */
    [[nodiscard]] std::optional<SavingChoices> choices() const;

private:
    QWidget *makeTemplateRow();
    void addPlaceholders();
    QWidget *makeMarks();
    void review();
    void say(const QString &remark, const QString &problem);

    QLineEdit *m_template;
    QPushButton *m_placeholders;
    LiveRegion *m_remark; ///< an example, or what is wrong
    QComboBox *m_ifExists;
    QCheckBox *m_messageTime = nullptr;
    QCheckBox *m_originMark = nullptr;
    QCheckBox *m_receipt = nullptr;
    QString m_problem;
};

} // namespace Larder
