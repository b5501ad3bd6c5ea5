#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

#include "ui/secretfield.h"

using namespace Larder;
using namespace Qt::StringLiterals;

class SecretFieldTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_field = std::make_unique<SecretField>(u"App secret"_s);
        m_field->show();
        m_edit = m_field->findChild<QLineEdit *>();
        m_keep = m_field->findChild<QPushButton *>();
    }

    void showsNothingOfIt()
    {
        QTest::keyClicks(m_edit, u"secret"_s);
        QVERIFY(!m_edit->displayText().contains(u"secret"_s));
        QCOMPARE(m_field->text(), u"secret"_s);
    }

    void isGivenByReturnOrButton()
    {
        QSignalSpy given(m_field.get(), &SecretField::given);
        QVERIFY(!m_keep->isEnabled());
        QTest::keyClicks(m_edit, u"secret"_s);
        QTest::keyClick(m_edit, Qt::Key_Return);
        QCOMPARE(given.count(), 1);
        QTest::mouseClick(m_keep, Qt::LeftButton);
        QCOMPARE(given.count(), 2);
    }

    void isGoneOnceItIsKept()
    {
        QTest::keyClicks(m_edit, u"secret"_s);
        m_field->wait();
        QCOMPARE(m_field->text(), QString()); // not to be given twice
        QTest::keyClicks(m_edit, u"more"_s);
        m_field->tellKept();
        QCOMPARE(m_edit->text(), QString());
        QVERIFY(!m_edit->isReadOnly());
    }

    void staysWhereItWasNotKept()
    {
        QTest::keyClicks(m_edit, u"secret"_s);
        m_field->wait();
        m_field->tellNotKept();
        QCOMPARE(m_field->text(), u"secret"_s);
        QVERIFY(m_keep->isEnabled());
    }

    void isLeftAloneByNewsOfAnother()
    {
        QTest::keyClicks(m_edit, u"secret"_s);
        m_field->tellKept();
        QCOMPARE(m_field->text(), u"secret"_s);
    }

    void tellsWhatIsOdd()
    {
        auto *remark = m_field->findChild<QLabel *>(u"remark"_s);
        QVERIFY(remark->isHidden());
        m_field->setRemark(u"Odd."_s, Tone::Warning);
        QVERIFY(remark->isVisible());
        QCOMPARE(remark->text(), u"Odd."_s);
        m_field->setRemark({}, Tone::Plain);
        QVERIFY(remark->isHidden());
    }

private:
    std::unique_ptr<SecretField> m_field;
    QLineEdit *m_edit = nullptr;
    QPushButton *m_keep = nullptr;
};

QTEST_MAIN(SecretFieldTest)
#include "secretfield_test.moc"
