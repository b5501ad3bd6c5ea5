#include "lark/credential.h"

#include <QTest>

using namespace Larder;
using namespace Qt::StringLiterals;

class CredentialTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parse_data()
    {
        QTest::addColumn<QString>("pasted");
        QTest::addColumn<QByteArray>("secret"); // of a token that was read; else empty
        QTest::addColumn<int>("reason");
        const auto good = [](const char *name, const QString &pasted, const QByteArray &secret) {
            QTest::newRow(name) << pasted << secret << -1;
        };
        const auto bad = [](const char *name, const QString &pasted, Reason reason) {
            QTest::newRow(name) << pasted << QByteArray() << int(reason);
        };
        const QByteArray token = "u-7f3c21d6a9b84e0f95ad1c6632be70aa";
        good("as it is", u"u-7f3c21d6a9b84e0f95ad1c6632be70aa"_s, token);
        good("I09 spaces around it", u"  u-7f3c21d6a9b84e0f95ad1c6632be70aa\t "_s, token);
        good("I09 a line break behind it", u"u-7f3c21d6a9b84e0f95ad1c6632be70aa\r\n"_s, token);
        good("I09 double quotes", u"\"u-7f3c21d6a9b84e0f95ad1c6632be70aa\""_s, token);
        good("I09 single quotes", u"'u-7f3c21d6a9b84e0f95ad1c6632be70aa'"_s, token);
        good("I09 back ticks", u"`u-7f3c21d6a9b84e0f95ad1c6632be70aa`"_s, token);
        good("I09 curly quotes of a chat", u"\u201cu-7f3c21d6a9b84e0f95ad1c6632be70aa\u201d"_s, token);
        good("I09 one quote only", u"\"u-7f3c21d6a9b84e0f95ad1c6632be70aa"_s, token);
        good("I09 Bearer", u"Bearer u-7f3c21d6a9b84e0f95ad1c6632be70aa"_s, token);
        good("I09 bearer, several spaces", u"bearer   u-7f3c21d6a9b84e0f95ad1c6632be70aa"_s, token);
        good("I09 a whole header", u"Authorization: Bearer u-7f3c21d6a9b84e0f95ad1c6632be70aa"_s, token);
        good("I09 a whole header in quotes", u"'Authorization: Bearer u-7f3c21d6a9b84e0f95ad1c6632be70aa'"_s, token);
        good("I09 Bearer and quotes inside", u"Bearer \"u-7f3c21d6a9b84e0f95ad1c6632be70aa\""_s, token);
        good("I09 broken into lines by a terminal", u"u-7f3c21d6a9b84e0f\n95ad1c6632be70aa"_s, token);
        good("every character of RFC 6750", u"aZ09-._~+/=="_s, "aZ09-._~+/=="_ba);
        good("a JSON web token", u"eyJhbGciOi.eyJzdWIi.c2ln-_"_s, "eyJhbGciOi.eyJzdWIi.c2ln-_"_ba);
        good("a token that begins like Bearer", u"bearertoken"_s, "bearertoken"_ba);
        good("one character", u"x"_s, "x"_ba);

        bad("nothing", QString(), Reason::NoToken);
        bad("spaces only", u" \t\r\n "_s, Reason::NoToken);
        bad("quotes only", u"\"\""_s, Reason::NoToken);
        bad("Bearer and nothing", u"Bearer "_s, Reason::NoToken);
        bad("a header and nothing", u"Authorization: Bearer"_s, Reason::NoToken);
        bad("another header behind it", u"u-7f3c\r\nX-Evil: yes"_s, Reason::TokenMalformed);
        bad("a request behind it", u"u-7f3c\r\n\r\nGET / HTTP/1.1"_s, Reason::TokenMalformed);
        bad("a space inside", u"u-7f3c 21d6"_s, Reason::TokenMalformed);
        bad("a no-break space inside", u"u-7f3c\u00a021d6"_s, Reason::TokenMalformed);
        bad("a quote inside", u"u-7f3c\"21d6"_s, Reason::TokenMalformed);
        bad("a backslash inside", u"u-7f3c\\21d6"_s, Reason::TokenMalformed);
        bad("NUL inside", u"u-7f3c"_s + QChar(0) + u"21d6"_s, Reason::TokenMalformed);
        bad("ESC inside", u"u-7f3c\u001b[31m"_s, Reason::TokenMalformed);
        bad("DEL inside", u"u-7f3c\u007f"_s, Reason::TokenMalformed);
        bad("Latin-1", u"u-7f3c\u00e9"_s, Reason::TokenMalformed);
        bad("Chinese", u"\u8bbf\u95ee\u4ee4\u724c"_s, Reason::TokenMalformed);
        bad("a full-width letter", u"\uff55-7f3c"_s, Reason::TokenMalformed);
        bad("a zero-width space inside", u"u-7f3c\u200b21d6"_s, Reason::TokenMalformed);
        bad("a line separator inside", u"u-7f3c\u2028X-Evil:yes"_s, Reason::TokenMalformed);
        bad("beyond the basic plane", u"u-7f3c\U0001f511"_s, Reason::TokenMalformed);
    }

    void parse()
    {
        QFETCH(const QString, pasted);
        QFETCH(const QByteArray, secret);
        QFETCH(const int, reason);
        const auto token = AccessToken::parse(pasted);
        QCOMPARE(token.ok() ? -1 : int(token.error().reason), reason);
        if (token) {
            QCOMPARE(token->secret(), secret);
            return;
        }
        // What was pasted may be a secret with a flaw.
        QCOMPARE(token.error(), Error{.reason = Reason(reason)});
    }

    void looksLike_data()
    {
        QTest::addColumn<QString>("token");
        QTest::addColumn<QString>("identity"); // empty: nobody can tell
        QTest::newRow("tenant access token") << u"t-g1044ghJRUIJJ5ELPCLT"_s << u"bot"_s;
        QTest::newRow("user access token") << u"u-7f3c21d6a9b84e0f"_s << u"user"_s;
        QTest::newRow("user access token as a JSON web token") << u"eyJhbGciOi.eyJzdWIi.c2ln"_s << u"user"_s;
        QTest::newRow("refresh token") << u"ur-7f3c21d6a9b84e0f"_s << QString();
        QTest::newRow("in capitals") << u"T-g1044ghJRUIJJ5ELPCLT"_s << QString();
        QTest::newRow("something else") << u"abcdef"_s << QString();
        QTest::newRow("t- in the middle") << u"at-g1044"_s << QString();
    }

    void looksLike()
    {
        QFETCH(const QString, token);
        QFETCH(const QString, identity);
        QCOMPARE(AccessToken::parse(token)->looksLike(), identityFrom(identity));
    }

    void identityWords()
    {
        QCOMPARE(identityFrom(QString(word(Identity::User))), std::optional(Identity::User));
        QCOMPARE(identityFrom(QString(word(Identity::Bot))), std::optional(Identity::Bot));
        QCOMPARE(word(Identity::User), "user"_L1);
        QCOMPARE(word(Identity::Bot), "bot"_L1);
        for (const QString &text : {u""_s, u"User"_s, u"tenant"_s, u"user "_s})
            QVERIFY2(!identityFrom(text), qPrintable(text));
    }
};

QTEST_GUILESS_MAIN(CredentialTest)
#include "credential_test.moc"
