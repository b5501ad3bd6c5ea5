#pragma once

#include <QWidget>

class QComboBox;

namespace Larder {

/** The settings' page about the language of the window. Keeps nothing itself. */
class LanguagePage : public QWidget
{
    Q_OBJECT

public:
    explicit LanguagePage(QWidget *parent = nullptr);

    /** As Settings::language(). */
    void show(const QString &code);
    [[nodiscard]] QString code() const;

private:
    QComboBox *m_choice;
};

} // namespace Larder
