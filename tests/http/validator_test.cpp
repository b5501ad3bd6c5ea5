#include "http/validator.h"

#include <QTest>

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

QByteArray asText(const std::optional<Validator> &validator)
{
    if (!validator)
        return "none";
    switch (validator->kind) {
    case Validator::Kind::StrongETag:
        return "strong " + validator->value;
    case Validator::Kind::WeakETag:
        return "weak " + validator->value;
    case Validator::Kind::LastModified:
        return "date " + validator->value;
    }
    Q_UNREACHABLE();
}

const auto date = "Fri, 20 Nov 2026 08:00:00 GMT"_ba;

} // namespace

class ValidatorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void from_data()
    {
        QTest::addColumn<QByteArray>("etag");
        QTest::addColumn<QByteArray>("lastModified");
        QTest::addColumn<QByteArray>("read");
        const auto row = [](const char *name, const QByteArray &etag, const QByteArray &modified,
                            const QByteArray &read) { QTest::newRow(name) << etag << modified << read; };
        row("neither", "", "", "none");
        row("strong", R"("v1")", "", R"(strong "v1")");
        row("strong, empty inside", R"("")", "", R"(strong "")");
        row("weak", R"(W/"v1")", "", R"(weak W/"v1")");
        row("date", "", date, "date " + date);
        row("strong before date", R"("v1")", date, R"(strong "v1")");
        row("weak before date", R"(W/"v1")", date, R"(weak W/"v1")");
        row("white space around it", R"(  "v1" )", "", R"(strong "v1")");
        row("white space around the date", "", " " + date + " ", "date " + date);
        row("a comma inside", R"("a,b")", "", R"(strong "a,b")");
        row("bytes above ASCII", "\"\xe4\xb8\xad\"", "", "strong \"\xe4\xb8\xad\"");
        row("A12 several", R"("a", "b")", "", "none");
        row("A12 several weak ones", R"(W/"a", W/"b")", "", "none");
        row("A12 several, and a date", R"("a", "b")", date, "date " + date);
        row("no quotes", "v1", "", "none");
        row("no quotes, and a date", "v1", date, "date " + date);
        row("one quote", R"(")", "", "none");
        row("no closing quote", R"("v1)", "", "none");
        row("something behind it", R"("v1"x)", "", "none");
        row("small w", R"(w/"v1")", "", "none");
        row("W/ alone", "W/", "", "none");
        row("W/ and no quotes", "W/v1", "", "none");
    }

    void from()
    {
        QFETCH(const QByteArray, etag);
        QFETCH(const QByteArray, lastModified);
        QFETCH(const QByteArray, read);
        QCOMPARE(asText(validatorFrom(etag, lastModified)), read);
    }

    void onlyStrongTagsAreStrong()
    {
        QVERIFY(validatorFrom(R"("v1")", {})->isStrong());
        QVERIFY(!validatorFrom(R"(W/"v1")", {})->isStrong());
        QVERIFY(!validatorFrom({}, date)->isStrong());
    }

    void weakAndStrongDiffer()
    {
        QVERIFY(validatorFrom(R"("v1")", {}) == validatorFrom(R"("v1")", date));
        QVERIFY(validatorFrom(R"("v1")", {}) != validatorFrom(R"(W/"v1")", {}));
        QVERIFY(validatorFrom(R"("v1")", {}) != validatorFrom(R"("V1")", {}));
    }
};

QTEST_GUILESS_MAIN(ValidatorTest)
#include "validator_test.moc"
