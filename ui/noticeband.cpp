#include "ui/noticeband.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

#include "ui/controls.h"
#include "ui/language.h"
#include "ui/liveregion.h"
#include "ui/wrappingrow.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

constexpr int wholeOfIt = 1000;
constexpr int leastLetters = 16;

} // namespace

NoticeBand::NoticeBand(Closing closing, QWidget *parent)
    : QWidget(parent), m_sign(new QLabel(this)), m_sentence(new LiveRegion(this)), m_progress(new QProgressBar(this)),
      m_button(new QPushButton(this)), m_close(new QToolButton(this))
{
    m_sentence->setObjectName(u"notice"_s);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    m_button->setAutoDefault(true);
    connect(m_button, &QPushButton::clicked, this, &NoticeBand::buttonClicked);
    m_close->setIcon(themedIcon(u"close"_s, Tone::Muted));
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::TabFocus);
    m_close->setVisible(closing == Closing::ByTheUser);
    connect(m_close, &QToolButton::clicked, this, [this] {
        clear();
        Q_EMIT dismissed();
    });

    inEachLanguage(*this, [this] {
        m_progress->setAccessibleName(tr("Progress"));
        m_close->setToolTip(tr("Dismiss"));
        m_close->setAccessibleName(tr("Dismiss"));
        sayAgain();
    });

    letGrow(*m_sentence);
    m_sentence->setMinimumWidth(fontMetrics().averageCharWidth() * leastLetters);
    auto *told = new WrappingRow(WrappingRow::Rest::AtEnd);
    told->setContentsMargins(0, 0, 0, 0);
    told->setSpacing(8);
    for (QWidget *each : std::initializer_list<QWidget *>{m_sentence, m_progress, m_button})
        told->addWidget(each);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 5, 10, 5);
    row->setSpacing(8);
    row->addWidget(m_sign);
    row->addLayout(told, 1);
    row->addWidget(m_close);
    setAutoFillBackground(true);
    keepRoom(*this);
    hide();
}

void NoticeBand::tell(Tone tone, Say say)
{
    const Words words = say();
    tell(tone, words.sentence, words.button, words.more);
    m_tone = tone;
    m_say = std::move(say);
}

void NoticeBand::sayAgain()
{
    if (Say say = m_say)
        tell(m_tone, std::move(say));
}

void NoticeBand::tell(Tone tone, const QString &sentence, const QString &button, const QString &more)
{
    m_say = {};
    const News news = isHidden() || m_sentence->text() != sentence ? News::Untold : News::Told;
    m_progress->hide();
    // A tool tip takes for markup what looks like it.
    m_sentence->setToolTip(more.isEmpty() ? QString() : u"<p style='white-space: pre-wrap'>"_s + more.toHtmlEscaped());
    show(tone, sentence, button, news);
}

void NoticeBand::tellProgress(const QString &sentence, std::optional<double> share, const QString &button)
{
    m_say = {};
    const News news = tellsProgress() ? News::Told : News::Untold; // what counts along is told once, not at every step
    m_progress->setRange(0, share ? wholeOfIt : 0);
    m_progress->setValue(int(share.value_or(0) * wholeOfIt));
    m_progress->show();
    m_sentence->setToolTip({});
    show(Tone::Plain, sentence, button, news);
}

void NoticeBand::show(Tone tone, const QString &sentence, const QString &button, News news)
{
    const int side = fontMetrics().height();
    const bool wrong = tone == Tone::Bad || tone == Tone::Warning;
    m_sign->setPixmap(wrong ? themedIcon(u"warning"_s, tone).pixmap(side, side) : QPixmap());
    m_sign->setVisible(wrong);
    m_sentence->setText(sentence);
    m_button->setText(withoutMnemonic(button)); // the form's and the page's own letters come first
    m_button->setVisible(!button.isEmpty());
    setVisible(true);
    if (news == News::Untold)
        m_sentence->announce();
}

void NoticeBand::clear()
{
    m_say = {};
    hide();
    m_sentence->clear();
}

QString NoticeBand::sentence() const
{
    return m_sentence->text();
}

bool NoticeBand::tellsProgress() const
{
    return !isHidden() && !m_progress->isHidden();
}

} // namespace Larder
