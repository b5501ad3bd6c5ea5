#include "ui/firstrun.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "session/engine.h"
#include "session/settings.h"
#include "ui/accountbar.h"
#include "ui/controls.h"
#include "ui/language.h"
#include "ui/pastepanel.h"
#include "ui/scrolling.h"
#include "ui/transferwords.h"
#include "ui/wrappingrow.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

QPushButton *button(QWidget *parent)
{
    auto *made = new QPushButton(parent);
    made->setAutoDefault(true);
    return made;
}

QLabel *headline(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setFont(headlineFont(label->font()));
    label->setAlignment(Qt::AlignCenter);
    return label;
}

/** What stands in one line, and to the left of it. */
QHBoxLayout *lineOf(QWidget &line)
{
    auto *row = new QHBoxLayout(&line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    return row;
}

} // namespace

FirstRunPage::FirstRunPage(const OpenPlatform &platform, const QString &folder, QWidget *parent) : QWidget(parent)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *questions = new QFormLayout;
    questions->setHorizontalSpacing(18);
    questions->setVerticalSpacing(14);
    questions->setRowWrapPolicy(QFormLayout::WrapLongRows);
    questions->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    const auto ask = [this, questions](QWidget *answer) {
        auto *label = new QLabel(this);
        questions->addRow(label, answer);
        return [label, answer](const QString &question) {
            label->setText(question);
            answer->setAccessibleName(question);
        };
    };
    const auto askWhere = ask(makePlatformChoice(platform));
    const auto askHow = ask(makeSignIn());
    const auto askFolder = ask(makeFolderChoice());
    showFolder(folder);

    auto *hint = wrappedLabel(this);
    hint->setAlignment(Qt::AlignCenter);
    hint->setForegroundRole(QPalette::WindowText);
    colour(*hint, Tone::Muted);
    auto *done = button(this);
    connect(done, &QPushButton::clicked, this, &FirstRunPage::done);
    connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, &FirstRunPage::done);

    auto *column = new QVBoxLayout(this);
    constexpr int gap = 16;
    column->setSpacing(gap);
    column->addStretch(2);
    auto *title = headline(this);
    column->addWidget(title);
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addLayout(questions);
    middle->addStretch(1);
    column->addLayout(middle);
    column->addWidget(done, 0, Qt::AlignHCenter);
    column->addWidget(hint);
    column->addStretch(3);
    inEachLanguage(*this, [=] {
        title->setText(tr("Before you begin"));
        askWhere(tr("Where are your messages?"));
        askHow(tr("How do you sign in?"));
        askFolder(tr("Where are files to be saved?"));
        done->setText(tr("Done"));
        hint->setText(tr("Escape skips this. All of it can be changed later, at the top right and in the form."));
    });
    giveRoom(*this);
}

QWidget *FirstRunPage::makePlatformChoice(const OpenPlatform &platform)
{
    auto *line = new QWidget(this);
    auto *row = lineOf(*line);
    row->setSpacing(0);
    const auto add = [&](const OpenPlatform &each, SegmentButton::Place place) {
        auto *choice = new SegmentButton({}, place, line);
        inEachLanguage(*choice, [choice, each] { choice->setText(each.displayName()); });
        choice->setChecked(platform == each);
        connect(choice, &SegmentButton::clicked, this, [this, each] { Q_EMIT platformChosen(each); });
        row->addWidget(choice);
    };
    add(OpenPlatform::feishu(), SegmentButton::Place::First);
    add(OpenPlatform::lark(), SegmentButton::Place::Last);
    return line;
}

QWidget *FirstRunPage::makeSignIn()
{
    auto *line = new QWidget(this);
    auto *row = new WrappingRow(WrappingRow::Rest::AtStart, line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto *signIn = button(line);
    connect(signIn, &QPushButton::clicked, this, &FirstRunPage::accountsWanted);
    auto *demo = button(line);
    connect(demo, &QPushButton::clicked, this, &FirstRunPage::demoWanted);
    m_account = new QLabel(line);
    m_account->setForegroundRole(QPalette::WindowText);
    m_account->hide();
    for (QWidget *each :
         {static_cast<QWidget *>(signIn), static_cast<QWidget *>(demo), static_cast<QWidget *>(m_account)})
        row->addWidget(each);
    inEachLanguage(*line, [this, signIn, demo] {
        signIn->setText(tr("Sign in or paste a token…"));
        demo->setText(tr("Try the demo"));
        m_account->setText(tr("An account is there."));
    });
    return line;
}

QWidget *FirstRunPage::makeFolderChoice()
{
    auto *line = new QWidget(this);
    auto *row = lineOf(*line);
    m_folder = new ElidedLabel(line);
    auto *choose = button(line);
    inEachLanguage(*choose, [choose] { choose->setText(tr("Choose…")); });
    connect(choose, &QPushButton::clicked, this, &FirstRunPage::folderWanted);
    row->addWidget(m_folder, 1);
    row->addWidget(choose);
    constexpr int letters = 44;
    line->setMaximumWidth(fontMetrics().averageCharWidth() * letters);
    return line;
}

void FirstRunPage::showFolder(const QString &folder)
{
    m_folder->setText(shortPath(folder));
}

void FirstRunPage::takeFocus()
{
    window()->setAttribute(Qt::WA_KeyboardFocusChange); // else it is shown only after Tab
    for (auto *choice : findChildren<SegmentButton *>())
        if (choice->isChecked())
            choice->setFocus();
}

void FirstRunPage::showThatThereIsAnAccount()
{
    colour(*m_account, Tone::Good);
    m_account->show();
}

FirstRun::FirstRun(Engine &engine, Settings &settings, QStackedWidget &place, AccountBar &asker, PastePanel &form)
    : QObject(&place), m_settings(settings), m_place(place), m_asker(asker), m_form(form)
{
    if (!m_settings.isFirstRun())
        m_state = State::Over;
    connect(&engine, &Engine::accountsListed, this, &FirstRun::take);
}

void FirstRun::take(const AccountList &accounts)
{
    if (m_page && !accounts.accounts.isEmpty())
        m_page->showThatThereIsAnAccount();
    if (m_state != State::NotKnown)
        return;
    m_settings.endFirstRun(); // now: who leaves it does not want to see it again
    if (accounts.accounts.isEmpty())
        show();
    else
        m_state = State::Over;
}

void FirstRun::show()
{
    m_state = State::Shown;
    m_page = new FirstRunPage(m_settings.platform(), m_settings.folder());
    m_scrolling = scrolling(*m_page, &m_place);
    connect(m_page, &FirstRunPage::platformChosen, &m_asker, &AccountBar::choosePlatform);
    connect(m_page, &FirstRunPage::accountsWanted, this, &FirstRun::accountsWanted);
    connect(m_page, &FirstRunPage::demoWanted, this, &FirstRun::demoWanted);
    connect(m_page, &FirstRunPage::folderWanted, &m_form, &PastePanel::chooseFolder);
    connect(&m_form, &PastePanel::folderChosen, m_page, &FirstRunPage::showFolder);
    connect(m_page, &FirstRunPage::done, this, &FirstRun::end);
    m_place.addWidget(m_scrolling);
    m_place.setCurrentWidget(m_scrolling);
    const auto *typedIn = qobject_cast<QLineEdit *>(m_place.window()->focusWidget());
    if (!typedIn || typedIn->text().isEmpty())
        m_page->takeFocus();
}

void FirstRun::callOff()
{
    if (m_state == State::NotKnown)
        m_state = State::Over;
    else
        end();
}

void FirstRun::end()
{
    m_state = State::Over;
    if (!m_page)
        return;
    if (m_page->focusWidget() && m_page->focusWidget() == m_place.window()->focusWidget())
        m_form.setFocus();
    m_place.removeWidget(m_scrolling);
    m_scrolling->hide();
    m_scrolling->deleteLater();
    m_page.clear();
}

} // namespace Larder
