#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

const QString folder = QStringLiteral(LARDER_PROJECT "/translations");

struct Message
{
    QString context;
    QString source;
    QStringList forms; ///< one text, or one for each grammatical number
    bool finished = false;
};

Message messageAt(QXmlStreamReader &xml, const QString &context)
{
    Message message;
    message.context = context;
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1) {
            message.source = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            message.finished = !xml.attributes().hasAttribute("type"_L1);
            QString text;
            while (!xml.atEnd() && xml.readNext() != QXmlStreamReader::EndElement) {
                if (xml.isStartElement() && xml.name() == "numerusform"_L1)
                    message.forms << xml.readElementText();
                else if (xml.isCharacters())
                    text += xml.text();
            }
            if (message.forms.isEmpty())
                message.forms << text;
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> messagesOf(QXmlStreamReader &xml)
{
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "message"_L1)
            messages << messageAt(xml, context);
    }
    return messages;
}

QStringList placeholdersIn(const QString &text)
{
    static const QRegularExpression placeholder(u"%L?[1-9n]"_s);
    QSet<QString> found;
    for (auto each = placeholder.globalMatch(text); each.hasNext();)
        found.insert(each.next().captured());
    QStringList sorted(found.begin(), found.end());
    sorted.sort();
    return sorted;
}

bool hasMnemonic(const QString &text)
{
    static const QRegularExpression mnemonic(u"&[^&\\s]"_s);
    return QString(text).remove(u"&&"_s).contains(mnemonic);
}

/** What the text ends with, as its ASCII sign; none where it ends with a word. */
QChar endingOf(QString text)
{
    static const QRegularExpression appendedMnemonic(u"\\s?\\(&.\\)"_s);
    static const QStringList kinds = {u".。．"_s, u"?？"_s, u"!！"_s, u":：﹕"_s, u"…⋯"_s};
    text = text.remove(appendedMnemonic).trimmed();
    if (text.endsWith("..."_L1))
        return u'…';
    for (const QString &kind : kinds) {
        if (!text.isEmpty() && kind.contains(text.back()))
            return kind.front();
    }
    return {};
}

/** Why this may not stand for that, as a sentence; empty where it may. */
QString complaint(const QString &source, const QString &translation)
{
    if (translation.trimmed().isEmpty())
        return u"there are no words"_s;
    if (placeholdersIn(source) != placeholdersIn(translation))
        return u"another set of placeholders"_s;
    if (hasMnemonic(source) != hasMnemonic(translation))
        return u"one has a mnemonic, the other has none"_s;
    if (endingOf(source) != endingOf(translation))
        return u"another punctuation at the end"_s;
    return {};
}

QString complaint(const Message &message)
{
    if (!message.finished)
        return u"it is not finished"_s;
    for (const QString &form : message.forms) {
        if (const QString text = complaint(message.source, form); !text.isEmpty())
            return u"%1: %2"_s.arg(text, form);
    }
    return {};
}

} // namespace

/** A language is whole, and fits where the English text stood. */
class TranslationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void language_data();
    void language();
    void textsOfTheCode_data();
    void textsOfTheCode();
    void planted_data();
    void planted();
    void read_data();
    void read();
};

void TranslationsTest::language_data()
{
    QTest::addColumn<QString>("file");
    const QStringList files = QDir(folder).entryList({u"*.ts"_s}, QDir::Files);
    QVERIFY(!files.isEmpty());
    for (const QString &file : files)
        QTest::newRow(qPrintable(file)) << file;
}

void TranslationsTest::language()
{
    QFETCH(QString, file);
    QFile translations(folder + u'/' + file);
    QVERIFY(translations.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&translations);
    const QList<Message> messages = messagesOf(xml);
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(!messages.isEmpty());

    QStringList complaints;
    for (const Message &message : messages) {
        if (const QString text = complaint(message); !text.isEmpty())
            complaints << u"%1, \"%2\": %3"_s.arg(message.context, message.source, text);
    }
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

void TranslationsTest::textsOfTheCode_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("English, plurals") << u"larder_en.ts"_s << QStringList{u"-pluralonly"_s};
    QTest::newRow("Simplified Chinese") << u"larder_zh_CN.ts"_s << QStringList();
    QTest::newRow("Japanese") << u"larder_ja.ts"_s << QStringList();
}

/** Brings a copy up to date with the code: what is then unfinished was never translated, what is gone has no use. */
void TranslationsTest::textsOfTheCode()
{
    QFETCH(QString, file);
    QFETCH(QStringList, options);
    QTemporaryDir place;
    const QString copy = place.filePath(file);
    QVERIFY(QFile::copy(folder + u'/' + file, copy));
    const auto textsIn = [&copy] {
        QFile translations(copy);
        QStringList texts;
        if (translations.open(QIODevice::ReadOnly)) {
            QXmlStreamReader xml(&translations);
            for (const Message &message : messagesOf(xml))
                texts << message.context + u": "_s + message.source + (message.finished ? u""_s : u" (unfinished)"_s);
        }
        texts.sort();
        return texts;
    };
    const QStringList before = textsIn();

    const QString project = QStringLiteral(LARDER_PROJECT);
    QProcess lupdate;
    lupdate.start(QStringLiteral(LARDER_LUPDATE),
                  options + QStringList{u"-silent"_s, u"-no-obsolete"_s, u"-locations"_s, u"none"_s, u"-I"_s, project,
                                        u"-I"_s, project + u"/app"_s, project + u"/app"_s, project + u"/ui"_s, u"-ts"_s,
                                        copy});
    QVERIFY2(lupdate.waitForFinished(120'000), qPrintable(lupdate.errorString()));
    QCOMPARE(lupdate.exitCode(), 0);
    const QStringList after = textsIn();
    const auto without = [](QStringList texts, const QStringList &others) {
        texts.removeIf([&others](const QString &text) { return others.contains(text); });
        return texts.join(u'\n');
    };
    QCOMPARE(without(after, before), QString()); // texts that the language lacks
    QCOMPARE(without(before, after), QString()); // texts that the code has no longer
}

void TranslationsTest::planted_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("translation");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *title, const QString &source, const QString &translation,
                        const QString &expected = {}) { QTest::newRow(title) << source << translation << expected; };
    const QString placeholders = u"another set of placeholders"_s;
    const QString mnemonic = u"one has a mnemonic, the other has none"_s;
    const QString ending = u"another punctuation at the end"_s;

    row("a word", u"Copy"_s, u"复制"_s);
    row("a sentence", u"The disk is full."_s, u"磁盘已满。"_s);
    row("the same words", u"Larder %1"_s, u"Larder %1"_s);
    row("placeholders in another order", u"%1 of %2"_s, u"%2 中的 %1"_s);
    row("a mnemonic behind the words", u"&Download"_s, u"下载(&D)"_s);
    row("an ellipsis behind the mnemonic", u"&Account…"_s, u"账号(&A)…"_s);
    row("an ellipsis before the mnemonic", u"&Account…"_s, u"账号…(&A)"_s);
    row("a full stop of Japanese", u"Nothing has been sent."_s, u"まだ何も送信されていません。"_s);
    row("a percent sign", u"%1 %"_s, u"%1%"_s);
    row("an ampersand that is meant", u"Pictures && files"_s, u"图片和文件"_s);

    row("no words", u"Copy"_s, u" "_s, u"there are no words"_s);
    row("a placeholder is lost", u"Try again in %1."_s, u"请稍后重试。"_s, placeholders);
    row("a placeholder too many", u"Saved"_s, u"已保存 %1"_s, placeholders);
    row("another placeholder", u"%1 left"_s, u"剩余 %2"_s, placeholders);
    row("the number is lost", u"%n failed"_s, u"失败"_s, placeholders);
    row("the mnemonic is lost", u"&Open"_s, u"打开"_s, mnemonic);
    row("a mnemonic too many", u"Open"_s, u"打开(&O)"_s, mnemonic);
    row("the full stop is lost", u"The disk is full."_s, u"磁盘已满"_s, ending);
    row("a full stop on a button", u"&Open"_s, u"打开。(&O)"_s, ending);
    row("a question that states", u"No ids at hand?"_s, u"手边没有 ID。"_s, ending);
    row("the colon is lost", u"Code:"_s, u"错误码"_s, ending);
    row("the ellipsis is lost", u"&Account…"_s, u"账号(&A)"_s, ending);
}

void TranslationsTest::planted()
{
    QFETCH(QString, source);
    QFETCH(QString, translation);
    QTEST(complaint(source, translation), "expected");
}

void TranslationsTest::read_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("expected");

    QTest::newRow("finished") << u"<source>Copy</source><translation>复制</translation>"_s << QString();
    QTest::newRow("marked as unfinished")
        << u"<source>Copy</source><translation type=\"unfinished\">复制</translation>"_s << u"it is not finished"_s;
    QTest::newRow("empty") << u"<source>Copy</source><translation></translation>"_s << u"there are no words: "_s;
    QTest::newRow("a comment between") << u"<source>Copy</source><comment>x</comment><translation>复制</translation>"_s
                                       << QString();
    QTest::newRow("each number")
        << u"<source>%n left</source><translation>\n<numerusform>%n a</numerusform>\n<numerusform>%n b</numerusform>\n</translation>"_s
        << QString();
    QTest::newRow("one number is empty")
        << u"<source>%n left</source><translation><numerusform>%n a</numerusform><numerusform></numerusform></translation>"_s
        << u"there are no words: "_s;
}

void TranslationsTest::read()
{
    QFETCH(QString, message);
    QXmlStreamReader xml(u"<TS><context><name>Larder::Test</name><message>%1</message></context></TS>"_s.arg(message));
    const QList<Message> messages = messagesOf(xml);
    QCOMPARE(messages.size(), 1);
    QCOMPARE(messages.constFirst().context, u"Larder::Test"_s);
    QTEST(complaint(messages.constFirst()), "expected");
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations_test.moc"
