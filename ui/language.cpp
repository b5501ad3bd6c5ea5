#include "ui/language.h"

#include <algorithm>

#include <QApplication>
#include <QEvent>
#include <QLibraryInfo>
#include <QTranslator>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

/** Hears of a change of language in the name of its widget. */
class Speaker : public QObject
{
    Q_OBJECT

public:
    explicit Speaker(QWidget &widget) : QObject(&widget) { widget.installEventFilter(this); }

    void add(const std::function<void()> &say) { m_all.push_back(say); }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::LanguageChange)
            for (const auto &say : m_all)
                say();
        return false;
    }

private:
    std::vector<std::function<void()>> m_all;
};

/** Where the system's is of the same language, it knows the country, too. */
QLocale localeOf(const QString &code, const QLocale &systems)
{
    const QLocale chosen(code);
    const bool isSystems = chosen.language() == systems.language() && chosen.script() == systems.script();
    return isSystems ? systems : chosen;
}

bool isSpoken(const QString &code)
{
    const QList<Language> all = languages();
    return std::any_of(all.cbegin(), all.cend(), [&code](const Language &each) { return each.code == code; });
}

} // namespace

QList<Language> languages()
{
    return {{u"en"_s, u"English"_s}, {u"zh_CN"_s, u"简体中文"_s}, {u"ja"_s, u"日本語"_s}};
}

SpokenLanguage::SpokenLanguage() = default;

SpokenLanguage::~SpokenLanguage()
{
    beSilent();
}

void SpokenLanguage::speak(const QString &code)
{
    beSilent();
    const QLocale locale = isSpoken(code) ? localeOf(code, m_systems) : m_systems;
    QLocale::setDefault(locale);
    load(locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    load(QLocale(QLocale::English), u"larder"_s, u":/i18n"_s); // plurals, for whoever has no language of ours
    load(locale, u"larder"_s, u":/i18n"_s);
}

void SpokenLanguage::load(const QLocale &locale, const QString &name, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(locale, name, u"_"_s, folder))
        return;
    QApplication::installTranslator(translator.get());
    m_translators.push_back(std::move(translator));
}

void SpokenLanguage::beSilent()
{
    for (const auto &translator : m_translators)
        QApplication::removeTranslator(translator.get());
    m_translators.clear();
}

void inEachLanguage(QWidget &widget, const std::function<void()> &say)
{
    auto *speaker = widget.findChild<Speaker *>(QString(), Qt::FindDirectChildrenOnly);
    if (!speaker)
        speaker = new Speaker(widget);
    speaker->add(say);
    say();
}

} // namespace Larder

#include "language.moc"
