#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QList>
#include <QLocale>
#include <QString>

class QTranslator;
class QWidget;

namespace Larder {

/** One that the window speaks. Plain value. */
struct Language
{
    QString code; ///< as Settings::language() has it: "zh_CN"
    QString name; ///< in itself, for whoever reads no other
};
[[nodiscard]] QList<Language> languages();

/**
 * What the program speaks, and how it writes numbers, sizes and dates. Every widget hears of a change by
 * QEvent::LanguageChange. Belongs to the window's thread; there is one.
 */
class SpokenLanguage
{
public:
    SpokenLanguage();
    ~SpokenLanguage();

    /** A code of languages(), or none of them for the system's. Qt's own words follow where Qt has them. */
    void speak(const QString &code);

private:
    void load(const QLocale &locale, const QString &name, const QString &folder);
    void beSilent();

    QLocale m_systems;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

/**
 * Does this now, and again whenever the language changes while the widget is there: for the words that a constructor
 * gives. Several of one widget go in the order in which they were given, before those of the widgets in it.
 */
void inEachLanguage(QWidget &widget, const std::function<void()> &say);

} // namespace Larder
