#include "bench/messageexport.h"

namespace Larder::Bench {

namespace {

/** A chat in small: mostly words, some pictures and files, now and then a post, a video, a recording, a sticker. */
constexpr const char *types[] = {"text", "text",  "image", "text", "file", "text", "post",    "text",
                                 "text", "media", "text",  "text", "text", "text", "sticker", "audio"};
constexpr int kinds = std::size(types);

QByteArray hex(int seed, int digits)
{
    return QByteArray::number(quint64(seed) * 2654435761U + 40503U, 16).rightJustified(digits, 'a').right(digits);
}

QByteArray key(const char *prefix, int seed)
{
    return prefix + ("_v3_02t7_" + hex(seed, 8)) + "-00b4-4108-9ca8-" + hex(seed + 7, 12);
}

QByteArray content(const QByteArray &type, int at)
{
    const QByteArray number = QByteArray::number(at);
    if (type == "image")
        return R"({\"image_key\":\")" + key("img", at) + R"(\"})";
    if (type == "file")
        return R"({\"file_key\":\")" + key("file", at) + R"(\",\"file_name\":\"Protokoll )" + number +
               R"( 会议纪要.docx\"})";
    if (type == "media")
        return R"({\"file_key\":\")" + key("file", at) + R"(\",\"image_key\":\")" + key("img", at + 1) +
               R"(\",\"file_name\":\"IMG_)" + number + R"(.MOV\",\"duration\":12850})";
    if (type == "audio")
        return R"({\"file_key\":\")" + key("file", at) + R"(\",\"duration\":7000})";
    if (type == "sticker")
        return R"({\"file_key\":\")" + key("file", at) + R"(\"})";
    if (type == "post")
        return R"({\"title\":\"Day )" + number +
               R"(\",\"content\":[[{\"tag\":\"text\",\"text\":\"North wall, \",\"style\":[\"bold\"]},{\"tag\":\"at\",)"
               R"(\"user_id\":\"@_user_1\",\"user_name\":\"Maya Osei\"}],[{\"tag\":\"img\",\"image_key\":\")" +
               key("img", at) + R"(\",\"width\":1280,\"height\":960}]]})";
    return R"({\"text\":\"@_user_1 the lift is out of order again, please take the stairs on the south side until )" +
           number + R"( o'clock \\n see you there \uD83D\uDE00\"})";
}

QByteArray message(int at)
{
    const QByteArray type = types[at % kinds];
    const QByteArray time = QByteArray::number(1787300000123 + qint64(at) * 61007);
    return R"({"message_id":"om_x100b)" + hex(at, 12) + QByteArray::number(at).rightJustified(15, '0') +
           R"(","msg_type":")" + type + R"(","create_time":")" + time + R"(","update_time":")" + time +
           R"(","deleted":false,"updated":false,"chat_id":"oc_4a380c0a156b94a21ddc668a535be8b8","sender":{"id":"ou_)" +
           hex(at % 40, 12) +
           R"(","id_type":"open_id","sender_type":"user","tenant_key":"2f344408a72f0bc1"},"mentions":[{"key":"@_user_1",)"
           R"("id":"ou_f96d445e1c04f6994e87f3c7095f3c62","id_type":"open_id","name":"Maya Osei"}],"body":{"content":")" +
           content(type, at) + R"("},"message_position":")" + QByteArray::number(at) + R"("})";
}

} // namespace

QByteArray messageExport(int messages)
{
    QByteArray text = R"({"code":0,"msg":"success","data":{"has_more":false,"page_token":"","items":[)";
    text.reserve(qsizetype(messages) * 640);
    for (int at = 0; at < messages; ++at) {
        text += at == 0 ? "\n" : ",\n";
        text += message(at);
    }
    return text + "\n]}}\n";
}

qsizetype resourcesInExport(int messages)
{
    qsizetype resources = 0;
    for (int at = 0; at < messages; ++at) {
        const QByteArrayView type = types[at % kinds];
        resources += type != "text" && type != "sticker" ? 1 : 0;
    }
    return resources;
}

} // namespace Larder::Bench
