#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QtTest>

#include "ui/namespage.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

SavingChoices different()
{
    return SavingChoices{.nameTemplate = std::get<NameTemplate>(NameTemplate::parse(u"{date}/{name}"_s)),
                         .ifExists = IfExists::Replace,
                         .marks = {.messageTime = true, .origin = false},
                         .receipt = true};
}

} // namespace

class NamesPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_page = std::make_unique<NamesPage>();
        m_page->show();
        m_template = m_page->findChild<QLineEdit *>();
        m_ifExists = m_page->findChild<QComboBox *>();
    }

    void beginsWithTheDefaults()
    {
        QCOMPARE(m_page->choices(), std::optional(SavingChoices()));
        QCOMPARE(remark(), u"Example: Quarterly report.pdf"_s);
    }

    void showsWhatItIsGiven()
    {
        m_page->setChoices(different());
        QCOMPARE(m_page->choices(), std::optional(different()));
        QCOMPARE(m_template->text(), u"{date}/{name}"_s);
        QCOMPARE(remark(), u"Example: 2026-03-14/Quarterly report.pdf"_s);
    }

    void previewFollowsTheTemplate_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("example");
        QTest::newRow("empty") << QString() << u"Quarterly report.pdf"_s;
        QTest::newRow("sender and time") << u"{sender} {time}"_s << u"Ann Miller 09-26-53.pdf"_s;
        QTest::newRow("folders") << u"{year}/{month}/{day} {name}"_s << u"2026/03/14 Quarterly report.pdf"_s;
        QTest::newRow("illegal characters") << u"a:b {key}"_s << u"a_b file_v3_00ab_6f1c29.pdf"_s;
    }

    void previewFollowsTheTemplate()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, example);
        type(text);
        QCOMPARE(remark(), u"Example: "_s + example);
        QCOMPARE(m_template->accessibleDescription(), remark());
        QCOMPARE(chosen().nameTemplate.text(), text.isEmpty() ? u"{name}"_s : text);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("unknown") << u"{date} {foo}"_s << u"{foo} is not known here. Insert one from the list."_s;
        QTest::newRow("not closed") << u"{date} {name"_s << u"The { at place 8 is not closed with }."_s;
        QTest::newRow("not opened") << u"name}"_s << u"The } at place 5 has no { before it."_s;
        QTest::newRow("up")
            << u"../{name}"_s
            << u"This would put files outside the download folder. Begin with a name, and leave out “..”."_s;
        QTest::newRow("absolute")
            << u"/{name}"_s
            << u"This would put files outside the download folder. Begin with a name, and leave out “..”."_s;
    }

    void saysWhatIsWrong()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, says);
        m_template->setText(text);
        QCOMPARE(remark(), says);
        QCOMPARE(m_template->accessibleDescription(), says);
        QCOMPARE(m_page->choices(), std::optional<SavingChoices>());
        m_template->setText(u"{name}"_s);
        QVERIFY(m_page->choices());
    }

    void nothingIsChosenWhileTheTemplateIsWrong()
    {
        type(u"{da"_s);
        QTest::mouseClick(m_page->findChild<QCheckBox *>(), Qt::LeftButton);
        QVERIFY(!m_page->choices());
        QTest::keyClicks(m_template, u"te}"_s);
        QCOMPARE(chosen().nameTemplate.text(), u"{date}"_s);
        QVERIFY(chosen().marks.messageTime);
    }

    void insertsPlaceholders()
    {
        type({});
        const QList<QAction *> actions = m_page->findChild<QPushButton *>()->menu()->actions();
        QCOMPARE(actions.size(), allPlaceholders().size());
        for (QAction *action : actions)
            action->trigger();
        for (const Placeholder each : allPlaceholders())
            QVERIFY(m_template->text().contains(u'{' + word(each) + u'}'));
        QCOMPARE(chosen().nameTemplate.text(), m_template->text());
    }

    void takesEveryChoice()
    {
        m_template->setFocus();
        QTest::keyClick(m_ifExists, Qt::Key_Down);
        QCOMPARE(chosen().ifExists, IfExists::Skip);
        QTest::keyClick(m_ifExists, Qt::Key_Down);
        QCOMPARE(chosen().ifExists, IfExists::Replace);
        QTest::keyClick(m_ifExists, Qt::Key_Down);
        QCOMPARE(chosen().ifExists, IfExists::Ask);
        const QList<QCheckBox *> marks = m_page->findChildren<QCheckBox *>();
        QCOMPARE(marks.size(), 3);
        for (QCheckBox *each : marks)
            each->click();
        QCOMPARE(chosen().marks, (FileMarks{.messageTime = true, .origin = false}));
        QVERIFY(chosen().receipt);
    }

private:
    void type(const QString &text)
    {
        m_template->selectAll();
        QTest::keyClick(m_template, Qt::Key_Delete);
        QTest::keyClicks(m_template, text);
    }

    [[nodiscard]] QString remark() const { return m_page->findChild<QLabel *>(u"remark"_s)->text(); }
    [[nodiscard]] SavingChoices chosen() const { return m_page->choices().value(); }

    std::unique_ptr<NamesPage> m_page;
    QLineEdit *m_template = nullptr;
    QComboBox *m_ifExists = nullptr;
};

QTEST_MAIN(NamesPageTest)
#include "namespage_test.moc"
