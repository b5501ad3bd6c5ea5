#include "lark/resource.h"

#include <QTest>

using namespace Larder;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(std::optional<Larder::Reason>)

class ResourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messageIds_data();
    void messageIds();
    void fileKeys_data();
    void fileKeys();
    void namesTheStrangeCharacter();
    void typesFollowTheKey_data();
    void typesFollowTheKey();
    void wordsOfTypes();
};

namespace {

const QString plainId = u"om_b8287c4a2ee22f2805e9520c840554e9"_s;
const QString plainKey = u"img_v3_02t7_27a2c5a1-00b4-4108-9ca8-9241640c99bg"_s;

using Refused = std::optional<Reason>;

void row(const char *name, const QString &pasted, const QString &taken)
{
    QTest::newRow(name) << pasted << taken << Refused();
}

void row(const char *name, const QString &pasted, Reason refused)
{
    QTest::newRow(name) << pasted << QString() << Refused(refused);
}

void columns()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("taken");
    QTest::addColumn<std::optional<Reason>>("refused");
}

template <typename T>
void check()
{
    QFETCH(QString, pasted);
    QFETCH(QString, taken);
    QFETCH(Refused, refused);
    const auto parsed = T::parse(pasted);
    QCOMPARE(parsed.ok(), !refused);
    if (refused)
        QCOMPARE(parsed.error().reason, *refused);
    else
        QCOMPARE(parsed->text(), taken);
}

} // namespace

void ResourceTest::messageIds_data()
{
    columns();
    row("older form", plainId, plainId);
    row("newer form", u"om_x100b41c155a0069f3b07d8b3572dbba"_s, u"om_x100b41c155a0069f3b07d8b3572dbba"_s);
    row("upper case, underscore and hyphen", u"om_A-b_C"_s, u"om_A-b_C"_s);
    row("white space around", u" \t"_s + plainId + u" \r\n"_s, plainId);
    row("double quotes around", u'"' + plainId + u'"', plainId);
    row("single quotes around", u'\'' + plainId + u'\'', plainId);
    row("typographic quotes around", u'\u201c' + plainId + u'\u201d', plainId);
    row("quotes with white space inside", u"\" "_s + plainId + u" \""_s, plainId);
    row("no-break space and byte order mark around", u"\ufeff\u00a0"_s + plainId + u'\u00a0', plainId);
    row("128 characters after the prefix", u"om_"_s + QString(128, u'a'), u"om_"_s + QString(128, u'a'));
    row("129 characters after the prefix", u"om_"_s + QString(129, u'a'), Reason::MessageIdMalformed);
    row("nothing", QString(), Reason::MessageIdMissing);
    row("nothing but quotes and white space", u" \"\" \n"_s, Reason::MessageIdMissing);
    row("a thread", u"omt_1e715de2b7e0290c"_s, Reason::MessageIdIsThread);
    row("a chat", u"oc_4a380c0a156b94a21ddc668a535be8b8"_s, Reason::MessageIdIsChat);
    row("a batch message", u"bm_dc13264520392913993dd051dba21dcf"_s, Reason::MessageIdIsBatch);
    row("an image key, fields swapped", plainKey, Reason::MessageIdIsFileKey);
    row("a file key, fields swapped", u"file_v2_3cf91dc3-9a2a-48ba-b4de-b763f4cb8f7j"_s, Reason::MessageIdIsFileKey);
    row("prefix alone", u"om_"_s, Reason::MessageIdMalformed);
    row("no prefix", u"b8287c4a2ee22f2805e9520c840554e9"_s, Reason::MessageIdMalformed);
    row("prefix in upper case", u"OM_b8287c4a"_s, Reason::MessageIdMalformed);
    row("a user", u"ou_dd48f4bf096e38f4ec0f54357c515f38"_s, Reason::MessageIdMalformed);
    row("Cyrillic look-alike of o", u"\u043em_b8287c4a"_s, Reason::MessageIdMalformed);
    row("Cyrillic look-alike of a inside", u"om_b8287c4\u0430"_s, Reason::MessageIdMalformed);
    row("full-width digits", u"om_\uff11\uff12"_s, Reason::MessageIdMalformed);
    row("Arabic digits", u"om_\u0661\u0662"_s, Reason::MessageIdMalformed);
    row("zero-width space inside", u"om_b82\u200b87c4a"_s, Reason::MessageIdMalformed);
    row("right-to-left override inside", u"om_b82\u202e87c4a"_s, Reason::MessageIdMalformed);
    row("separator", u"om_a/../b"_s, Reason::MessageIdMalformed);
    row("backslash", u"om_a\\b"_s, Reason::MessageIdMalformed);
    row("URL-encoded separator", u"om_a%2Fb"_s, Reason::MessageIdMalformed);
    row("query", u"om_a?b=c"_s, Reason::MessageIdMalformed);
    row("fragment", u"om_a#b"_s, Reason::MessageIdMalformed);
    row("space inside", u"om_a b"_s, Reason::MessageIdMalformed);
    row("line break inside", u"om_a\nHost: example.com"_s, Reason::MessageIdMalformed);
    row("NUL inside", u"om_a"_s + QChar(0) + u'b', Reason::MessageIdMalformed);
    row("two ids", plainId + u' ' + plainId, Reason::MessageIdMalformed);
    row("lone surrogate", u"om_a"_s + QChar(0xd800), Reason::MessageIdMalformed);
}

void ResourceTest::messageIds()
{
    check<MessageId>();
}

void ResourceTest::fileKeys_data()
{
    columns();
    row("image key, third form", plainKey, plainKey);
    row("image key, second form", u"img_v2_1afa3c83-03ed-4809-bcb9-94701495e98j"_s,
        u"img_v2_1afa3c83-03ed-4809-bcb9-94701495e98j"_s);
    row("image key, first form", u"img_56aa30f7-2f8b-4d90-9efb-eb909e74f84h"_s,
        u"img_56aa30f7-2f8b-4d90-9efb-eb909e74f84h"_s);
    row("file key", u"file_v3_02q4_0a7fa909-7445-4a05-9bee-ebedf2fa776g"_s,
        u"file_v3_02q4_0a7fa909-7445-4a05-9bee-ebedf2fa776g"_s);
    row("bare key", u"7f84247f-6cf0-452b-9bc4-e96a2d90dd3j"_s, u"7f84247f-6cf0-452b-9bc4-e96a2d90dd3j"_s);
    row("one character", u"x"_s, u"x"_s);
    row("256 characters", QString(256, u'k'), QString(256, u'k'));
    row("257 characters", QString(257, u'k'), Reason::FileKeyMalformed);
    row("quotes and white space around", u" \""_s + plainKey + u"\"\n"_s, plainKey);
    row("nothing", QString(), Reason::FileKeyMissing);
    row("nothing but quotes", u"\"\""_s, Reason::FileKeyMissing);
    row("J07 a message id, fields swapped", plainId, Reason::FileKeyIsMessageId);
    row("F19 separator", u"file_v3/../../x"_s, Reason::FileKeyMalformed);
    row("backslash", u"file_v3\\x"_s, Reason::FileKeyMalformed);
    row("URL-encoded separator", u"file_v3%2Fx"_s, Reason::FileKeyMalformed);
    row("query", u"file_v3?type=image"_s, Reason::FileKeyMalformed);
    row("fragment", u"file_v3#x"_s, Reason::FileKeyMalformed);
    row("space inside", u"file v3"_s, Reason::FileKeyMalformed);
    row("dots", u".."_s, Reason::FileKeyMalformed);
    row("line break inside", u"img_a\r\nX: y"_s, Reason::FileKeyMalformed);
    row("Cyrillic look-alike", u"img_v3_\u0430"_s, Reason::FileKeyMalformed);
    row("letter with an accent", u"img_\u00e9"_s, Reason::FileKeyMalformed);
    row("emoji", u"img_\U0001f600"_s, Reason::FileKeyMalformed);
    row("quote inside", u"img_a\"b"_s, Reason::FileKeyMalformed);
}

void ResourceTest::fileKeys()
{
    check<FileKey>();
}

void ResourceTest::namesTheStrangeCharacter()
{
    const auto id = MessageId::parse(u"om_b\u0430"_s);
    QVERIFY(!id.ok());
    QCOMPARE(id.error().detail, u"character U+0430 at position 5"_s);
}

void ResourceTest::typesFollowTheKey_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<ResourceType>("type");
    QTest::newRow("img_v3_") << plainKey << ResourceType::Image;
    QTest::newRow("img_") << u"img_56aa30f7"_s << ResourceType::Image;
    QTest::newRow("file_") << u"file_v3_02q4_0a7fa909"_s << ResourceType::File;
    QTest::newRow("bare") << u"7f84247f-6cf0-452b-9bc4-e96a2d90dd3j"_s << ResourceType::File;
    QTest::newRow("img without underscore") << u"img56aa"_s << ResourceType::File;
    QTest::newRow("upper case") << u"IMG_2041"_s << ResourceType::File;
}

void ResourceTest::typesFollowTheKey()
{
    QFETCH(QString, key);
    const auto parsed = FileKey::parse(key);
    QVERIFY(parsed.ok());
    QTEST(typeOf(*parsed), "type");
}

void ResourceTest::wordsOfTypes()
{
    for (const ResourceType type : {ResourceType::Image, ResourceType::File})
        QCOMPARE(resourceTypeFrom(QString(word(type))), std::optional(type));
    QCOMPARE(resourceTypeFrom(u"audio"_s), std::nullopt);
    QCOMPARE(resourceTypeFrom(u"Image"_s), std::nullopt);
    QCOMPARE(resourceTypeFrom(QString()), std::nullopt);
}

QTEST_GUILESS_MAIN(ResourceTest)
#include "resource_test.moc"
