#pragma once

#include <QStringList>
#include <QTranslator>
#include <QWidget>

namespace Larder {

/** A language that nobody speaks: every text of the code, bracketed, accented and at least 40 % longer. */
class PseudoLanguage : public QTranslator
{
public:
    [[nodiscard]] QString translate(const char *context, const char *source, const char *comment,
                                    int number) const override;
    [[nodiscard]] bool isEmpty() const override { return false; }
};

// Each complaint names the text and the kind of widget; of what is visible only.

/** What stands there with letters outside of brackets, but for ids, addresses, sizes and `data`. */
[[nodiscard]] QStringList untranslatedIn(const QWidget &window, const QStringList &data);
/** In a narrow window they get arrows at their end, and Ctrl+Tab goes through them as ever. */
enum class Tabs { NotScroll, Scroll };
/** What does not fit where it stands, and was not meant to be cut. */
[[nodiscard]] QStringList cutOffIn(const QWidget &window, Tabs tabsMay = Tabs::NotScroll);
/** Controls that stand partly outside of what they are in, where nobody can scroll. */
[[nodiscard]] QStringList outsideIn(const QWidget &window);
/** Letters that two of a window, or of a menu, share. */
[[nodiscard]] QStringList clashesIn(const QWidget &window);

} // namespace Larder
