#include <QLabel>
#include <QPushButton>
#include <QtTest>

#include "core/errortext.h"
#include "ui/checkdialog.h"

using namespace Larder;
using namespace Qt::StringLiterals;

class CheckDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dialog = std::make_unique<CheckDialog>(u"Demo"_s);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    }

    void saysWhatIsWellAndWhatHelps()
    {
        const Error lost{.reason = Reason::HostNotFound};
        m_dialog->show({CheckStep::Proxy, CheckResult::Outcome::Good, u"proxy.example.com:8080"_s});
        m_dialog->show({.step = CheckStep::Name, .outcome = CheckResult::Outcome::Bad, .error = lost});
        QVERIFY(words().contains(u"Goes through proxy.example.com:8080."_s));
        QVERIFY(words().contains(sentence(lost) + u' ' + nextStep(lost)));
    }

    void forgetsTheLastTime()
    {
        m_dialog->show({CheckStep::Connection, CheckResult::Outcome::Good});
        QVERIFY(words().contains(u"The platform answers."_s));
        m_dialog->begin();
        QVERIFY(!words().contains(u"The platform answers."_s));
    }

    void canBeAskedAgainAtItsEnd()
    {
        auto *again = m_dialog->findChild<QPushButton *>(u"again"_s);
        QSignalSpy wanted(m_dialog.get(), &CheckDialog::againWanted);
        QVERIFY(!again->isEnabled());
        m_dialog->end();
        again->click();
        QCOMPARE(wanted.count(), 1);
    }

private:
    [[nodiscard]] QStringList words() const
    {
        QStringList all;
        for (const QLabel *label : m_dialog->findChildren<QLabel *>())
            all.append(label->text());
        return all;
    }

    std::unique_ptr<CheckDialog> m_dialog;
};

QTEST_MAIN(CheckDialogTest)
#include "checkdialog_test.moc"
