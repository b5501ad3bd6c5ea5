#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>

#include "core/errortext.h"
#include "core/limits.h"
#include "support/scriptedserver.h"
#include "support/testauthority.h"
#include "ui/controls.h"
#include "ui/namespage.h"
#include "ui/networkpage.h"
#include "ui/settingsdialog.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

EngineOptions quietOptions()
{
    EngineOptions options;
    options.environment = [](const char *) { return QByteArray(); };
    return options;
}

} // namespace

/** The settings as somebody at the keyboard has them. */
class SettingsDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_authority.make(), m_authority.trouble().constData());
        QVERIFY2(m_authority.issue(u"server"_s, {}), m_authority.trouble().constData());
    }

    void init()
    {
        m_settings = std::make_unique<Settings>(Settings::forThisSession(u"/somewhere"_s));
        m_engine = std::make_unique<Engine>(quietOptions(), std::make_unique<SessionKeychain>(),
                                            Engine::Threading::CallersThread);
        open();
    }

    void cleanup()
    {
        m_dialog.reset();
        m_engine.reset();
    }

    void showsWhatIsKept()
    {
        m_settings->setResourcesAtATime(7);
        m_settings->setConnections(2);
        m_settings->setNetwork(
            {{ProxyChoice::Use::Manual, {ProxyKind::Socks5, u"proxy.example.com"_s, 1080, u"alice"_s}}, {}});
        open();
        QCOMPARE(number(u"Downloads at a time"_s).value(), 7);
        QCOMPARE(number(u"Connections for each"_s).value(), 2);
        QVERIFY(radio(u"This one:"_s).isChecked());
        QCOMPARE(field(u"Proxy address"_s).text(), u"proxy.example.com"_s);
        QCOMPARE(field(u"Proxy port"_s).text(), u"1080"_s);
        QCOMPARE(field(u"Proxy user name"_s).text(), u"alice"_s);
        QCOMPARE(field(u"Proxy password"_s).text(), QString());
    }

    void okKeeps()
    {
        QSignalSpy used(m_engine.get(), &Engine::networkUsed);
        number(u"Downloads at a time"_s).setValue(5);
        typeProxy(u"http://proxy.example.com:3128"_s, {}, u"alice"_s);
        QTest::keyClicks(&field(u"Proxy password"_s), u"canary-sesame"_s);
        press(QDialogButtonBox::Ok);
        QVERIFY(!m_dialog->isVisible());
        QCOMPARE(m_settings->resourcesAtATime(), 5);
        const ProxyChoice proxy = m_settings->network().proxy;
        QVERIFY(proxy.use == ProxyChoice::Use::Manual);
        QVERIFY((proxy.manual == ManualProxy{ProxyKind::Http, u"proxy.example.com"_s, 3128, u"alice"_s}));
        QTRY_VERIFY(!used.isEmpty() && used.last().first().value<NetworkState>().passwordThere);
        QVERIFY(used.last().first().value<NetworkState>().choice == m_settings->network());
    }

    void receiptsAreKeptWhereWished()
    {
        QVERIFY(!m_settings->saving().receipt);
        showPage(u"Names"_s);
        auto &receipt = the<QCheckBox>([](const QCheckBox &each) { return each.text().contains("receipt"_L1); });
        QTest::keyClick(&receipt, Qt::Key_Space);
        press(QDialogButtonBox::Ok);
        QVERIFY(m_settings->saving().receipt);
        open();
        QVERIFY(the<QCheckBox>([](const QCheckBox &each) { return each.text().contains("receipt"_L1); }).isChecked());
    }

    void languageIsChosen()
    {
        QSignalSpy chosen(m_dialog.get(), &SettingsDialog::languageChosen);
        showPage(u"Language"_s);
        auto &choice = the<QComboBox>([](const QComboBox &each) { return each.accessibleName() == "Language"_L1; });
        QCOMPARE(choice.currentText(), u"As the system says"_s);
        choice.setCurrentText(u"日本語"_s);
        press(QDialogButtonBox::Ok);
        QCOMPARE(m_settings->language(), u"ja"_s);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.constFirst().constFirst().toString(), u"ja"_s);
        open();
        QCOMPARE(
            the<QComboBox>([](const QComboBox &each) { return each.accessibleName() == "Language"_L1; }).currentText(),
            u"日本語"_s);
    }

    void cancelKeepsNothing()
    {
        number(u"Downloads at a time"_s).setValue(5);
        typeProxy(u"proxy.example.com"_s, u"3128"_s, {});
        press(QDialogButtonBox::Cancel);
        QVERIFY(!m_dialog->isVisible());
        QCOMPARE(m_settings->resourcesAtATime(), 3);
        QVERIFY(m_settings->network() == NetworkChoice{});
    }

    /** Where Larder was started with other counts, it goes on with them. */
    void countsOfThisRunStay()
    {
        constexpr int atATime = Limits::resourcesAtATime + 1;
        ScriptedServer server;
        const OpenPlatform platform = OpenPlatform::parse(server.base().toString()).value();
        EngineOptions options = quietOptions();
        options.resourcesAtATime = atATime;
        m_engine =
            std::make_unique<Engine>(options, std::make_unique<SessionKeychain>(), Engine::Threading::CallersThread);
        m_engine->useToken(platform, Identity::User, AccessToken::parse(u"u-canary-0123456789abcdef"_s).value());
        open();
        number(u"Connections for each"_s).setValue(2);
        press(QDialogButtonBox::Ok);
        const QTemporaryDir folder;
        for (int i = 0; i <= atATime; ++i) {
            const DownloadOrder order{.platform = platform,
                                      .identity = Identity::User,
                                      .resource = {MessageId::parse(u"om_7f3c21d6a9b84e0f95ad1c6632be70aa"_s).value(),
                                                   FileKey::parse(u"file_v3_%1"_s.arg(i)).value(), ResourceType::File},
                                      .folder = folder.path(),
                                      .name = QString::number(i)};
            server.onEveryRequest(resourceUrl(platform, order.resource).path().toLatin1(), Faults::silenceAfter(0));
            m_engine->download(order);
        }
        QTRY_COMPARE(server.requests().size(), atATime);
        m_dialog.reset();
    }

    /** It is there when it is wanted again. */
    void proxyThatIsNotUsedIsKept()
    {
        typeProxy(u"proxy.example.com"_s, u"3128"_s, u"alice"_s);
        radio(u"None"_s).click();
        press(QDialogButtonBox::Ok);
        const ProxyChoice proxy = m_settings->network().proxy;
        QVERIFY(proxy.use == ProxyChoice::Use::None);
        QVERIFY((proxy.manual == ManualProxy{ProxyKind::Http, u"proxy.example.com"_s, 3128, u"alice"_s}));
    }

    void proxyThatIsNotUsedMayBeWrong()
    {
        typeProxy(u"alice:secret@proxy.example.com"_s, {}, {});
        radio(u"None"_s).click();
        press(QDialogButtonBox::Ok);
        QVERIFY(!m_dialog->isVisible());
        QVERIFY(m_settings->network().proxy == ProxyChoice{ProxyChoice::Use::None});
    }

    void refused_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("port");
        QTest::addColumn<Reason>("reason");
        QTest::addColumn<QString>("focus");
        QTest::newRow("C10 no port") << u"proxy.example.com"_s << QString() << Reason::ProxyPortMissing
                                     << u"Proxy port"_s;
        QTest::newRow("C10 https") << u"https://proxy.example.com"_s << u"443"_s << Reason::ProxySchemeUnknown
                                   << u"Proxy address"_s;
        QTest::newRow("C10 a password in the address")
            << u"alice:secret@proxy.example.com"_s << u"80"_s << Reason::ProxyAddressHasSignIn << u"Proxy address"_s;
    }

    /** Told beside the field, on its page, and neither this page nor another is kept. */
    void refused()
    {
        QFETCH(const QString, address);
        QFETCH(const QString, port);
        QFETCH(const Reason, reason);
        QFETCH(const QString, focus);
        number(u"Downloads at a time"_s).setValue(5);
        typeProxy(address, port, {});
        m_dialog->findChild<QTabWidget *>()->setCurrentIndex(0);
        press(QDialogButtonBox::Ok);
        QVERIFY(m_dialog->isVisible());
        QCOMPARE(shownPage(), u"Network"_s);
        QCOMPARE(label(u"proxyRemark"_s).text(), sentenceAndNextStep(Error{reason}));
        QVERIFY(label(u"proxyRemark"_s).isVisible());
        QCOMPARE(m_dialog->focusWidget(), &field(focus));
        QCOMPARE(m_settings->resourcesAtATime(), 3);
        QVERIFY(m_settings->network() == NetworkChoice{});
        QTest::keyClicks(&field(focus), u"1"_s);
        QVERIFY(!label(u"proxyRemark"_s).isVisible());
    }

    void certificate_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<std::optional<Reason>>("reason");
        QTest::newRow("an authority's") << m_authority.certificate() << std::optional<Reason>();
        QTest::newRow("C07 a server's") << m_authority.fileOf(u"server.pem"_s)
                                        << std::optional(Reason::AuthorityFileHasNone);
        QTest::newRow("C07 a key") << m_authority.fileOf(u"server.key"_s)
                                   << std::optional(Reason::AuthorityFileForeign);
        QTest::newRow("not there") << m_authority.fileOf(u"none.pem"_s)
                                   << std::optional(Reason::AuthorityFileUnreadable);
    }

    void certificate()
    {
        QFETCH(const QString, path);
        QFETCH(const std::optional<Reason>, reason);
        m_dialog->findChild<NetworkPage *>()->useAuthorityFile(path);
        if (reason) {
            QTRY_COMPARE(label(u"certificateRemark"_s).text(), sentenceAndNextStep(Error{*reason}));
        } else {
            QTRY_VERIFY(label(u"certificate"_s).text().contains(u"Loopback tests"_s));
            QVERIFY(label(u"certificate"_s).text().contains(path));
        }
        press(QDialogButtonBox::Ok);
        QCOMPARE(m_settings->network().authorityFile, reason ? QString() : path);
    }

    void certificateThatIsStillBeingRead()
    {
        QSignalSpy used(m_engine.get(), &Engine::networkUsed);
        m_dialog->findChild<NetworkPage *>()->useAuthorityFile(m_authority.certificate());
        press(QDialogButtonBox::Ok); // the event loop has not been told that it was read
        QCOMPARE(m_settings->network().authorityFile, m_authority.certificate());
        QTRY_VERIFY(!used.isEmpty() &&
                    used.last().first().value<NetworkState>().choice.authorityFile == m_authority.certificate());
    }

    /** Its disk is there again. */
    void okTriesAgainWhatCouldNotBeHad()
    {
        const QString path = m_authority.fileOf(u"back.pem"_s);
        m_settings->setNetwork({{}, path});
        m_engine->useNetwork({{}, path});
        open();
        QTRY_VERIFY(!label(u"certificateRemark"_s).text().isEmpty());
        QVERIFY(QFile::copy(m_authority.certificate(), path));
        QSignalSpy used(m_engine.get(), &Engine::networkUsed);
        press(QDialogButtonBox::Ok);
        QTRY_VERIFY(!used.isEmpty());
        QVERIFY(!used.last().first().value<NetworkState>().authorityFileTrouble);
    }

    void certificateThatIsUsedAndGone()
    {
        const QString gone = m_authority.fileOf(u"gone.pem"_s);
        m_settings->setNetwork({{}, gone});
        open();
        QTRY_VERIFY(!label(u"certificateRemark"_s).text().isEmpty());
        press(QDialogButtonBox::Ok);
        QCOMPARE(m_settings->network().authorityFile, gone);
        open();
        QTRY_VERIFY(!label(u"certificateRemark"_s).text().isEmpty());
        QTest::mouseClick(&button(u"Remove"_s), Qt::LeftButton);
        press(QDialogButtonBox::Ok);
        QCOMPARE(m_settings->network().authorityFile, QString());
    }

    void passwordThatIsKeptIsNotShown()
    {
        const NetworkChoice choice{{ProxyChoice::Use::Manual, {ProxyKind::Http, u"proxy.example.com"_s, 80, u"al"_s}},
                                   {}};
        m_settings->setNetwork(choice);
        m_engine->useNetwork(choice, Secret("canary-sesame"));
        open();
        QTRY_COMPARE(field(u"Proxy password"_s).placeholderText(), u"kept in the keychain"_s);
        QCOMPARE(field(u"Proxy password"_s).text(), QString());
        QTest::keyClicks(&field(u"Proxy user name"_s), u"ice"_s); // another user's it is not
        QCOMPARE(field(u"Proxy password"_s).placeholderText(), QString());
    }

    void checkKeepsTheNetworkFirst()
    {
        QSignalSpy wanted(m_dialog.get(), &SettingsDialog::checkWanted);
        auto *check = m_dialog->findChild<QPushButton *>(u"check"_s);
        typeProxy(u"proxy.example.com"_s, {}, {});
        check->click();
        QCOMPARE(wanted.count(), 0);
        QTest::keyClicks(&field(u"Proxy port"_s), u"3128"_s);
        check->click();
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(m_settings->network().proxy.manual.port, quint16(3128));
        QVERIFY(m_dialog->isVisible());
    }

    void anotherPage()
    {
        bool fit = false;
        int kept = 0;
        m_dialog->addPage({new QWidget, u"Another"_s, [&fit] { return fit; }, [&kept] { ++kept; }});
        press(QDialogButtonBox::Ok);
        QVERIFY(m_dialog->isVisible());
        QCOMPARE(shownPage(), u"Another"_s);
        fit = true;
        press(QDialogButtonBox::Ok);
        QCOMPARE(kept, 1);
    }

    /** A letter that two controls of a page share would only move the focus. */
    void everyControlHasItsLetterAndName()
    {
        for (const QWidget *place : std::initializer_list<QWidget *>{number(u"Downloads at a time"_s).parentWidget(),
                                                                     m_dialog->findChild<NamesPage *>(),
                                                                     m_dialog->findChild<NetworkPage *>()}) {
            QStringList letters;
            for (const QLabel *each : place->findChildren<QLabel *>())
                if (each->buddy())
                    letters << QKeySequence::mnemonic(each->text()).toString();
            for (const QAbstractButton *each : place->findChildren<QAbstractButton *>())
                if (!each->text().isEmpty())
                    letters << QKeySequence::mnemonic(each->text()).toString();
            QVERIFY(!letters.contains(QString()));
            QStringList once = letters;
            once.removeDuplicates();
            QCOMPARE(once, letters);
        }
        for (const QLineEdit *edit : m_dialog->findChildren<QLineEdit *>())
            QVERIFY(!edit->accessibleName().isEmpty() || qobject_cast<QSpinBox *>(edit->parentWidget()));
    }

    void troubleInWords()
    {
        NetworkState state;
        QCOMPARE(troubleIn(state), QString());
        state.passwordTrouble = Error{.reason = Reason::KeychainDenied};
        QVERIFY(troubleIn(state).contains(u"could not be read"_s));
        QVERIFY(troubleIn(state).contains(sentence(*state.passwordTrouble)));
        state.passwordThere = true;
        QVERIFY(troubleIn(state).contains(u"until Larder ends"_s));
        state = {.authorityFileTrouble = Error{.reason = Reason::AuthorityFileUnreadable}};
        QCOMPARE(troubleIn(state), sentenceAndNextStep(*state.authorityFileTrouble));
    }

private:
    void open()
    {
        m_dialog = std::make_unique<SettingsDialog>(*m_engine, *m_settings);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }
    void press(QDialogButtonBox::StandardButton which)
    {
        m_dialog->findChild<QDialogButtonBox *>()->button(which)->click();
    }
    void typeProxy(const QString &address, const QString &port, const QString &user)
    {
        showPage(u"Network"_s);
        radio(u"This one:"_s).click();
        QTest::keyClicks(&field(u"Proxy address"_s), address);
        QTest::keyClicks(&field(u"Proxy port"_s), port);
        QTest::keyClicks(&field(u"Proxy user name"_s), user);
    }
    [[nodiscard]] QString shownPage() const
    {
        const auto *tabs = m_dialog->findChild<QTabWidget *>();
        return tabs->tabText(tabs->currentIndex());
    }
    void showPage(const QString &title)
    {
        auto *tabs = m_dialog->findChild<QTabWidget *>();
        for (int tab = 0; shownPage() != title && tab < tabs->count(); ++tab)
            tabs->setCurrentIndex(tab);
        QCOMPARE(shownPage(), title);
    }
    template <typename Widget, typename Is>
    [[nodiscard]] Widget &the(const Is &is) const
    {
        for (Widget *each : m_dialog->findChildren<Widget *>())
            if (is(*each))
                return *each;
        qFatal("There is no such control");
    }
    [[nodiscard]] QLineEdit &field(const QString &name) const
    {
        return the<QLineEdit>([&](const QLineEdit &each) { return each.accessibleName() == name; });
    }
    [[nodiscard]] QSpinBox &number(const QString &name) const
    {
        return the<QSpinBox>([&](const QSpinBox &each) { return each.accessibleName() == name; });
    }
    [[nodiscard]] QRadioButton &radio(const QString &text) const
    {
        return the<QRadioButton>([&](const QRadioButton &each) { return withoutMnemonic(each.text()) == text; });
    }
    [[nodiscard]] QPushButton &button(const QString &text) const
    {
        return the<QPushButton>([&](const QPushButton &each) { return withoutMnemonic(each.text()) == text; });
    }
    /** Of the page about the network. */
    [[nodiscard]] QLabel &label(const QString &name) const
    {
        return *m_dialog->findChild<NetworkPage *>()->findChild<QLabel *>(name);
    }

    TestAuthority m_authority;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<SettingsDialog> m_dialog;
};

QTEST_MAIN(SettingsDialogTest)
#include "settingsdialog_test.moc"
