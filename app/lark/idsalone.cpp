#include "lark/idsalone.h"

#include <QSet>

namespace Larder {

namespace {

bool standsBetween(QChar c)
{
    return c.isSpace() || QStringView(u",;\"'[]\uff0c\uff1b\u3001\u201c\u201d").contains(c);
}

QStringView nextWord(QStringView &text)
{
    qsizetype begin = 0;
    while (begin < text.size() && standsBetween(text[begin]))
        ++begin;
    qsizetype end = begin;
    while (end < text.size() && !standsBetween(text[end]))
        ++end;
    const QStringView word = text.sliced(begin, end - begin);
    text = text.sliced(end);
    return word;
}

class Collection
{
public:
    /** False where the word is neither. */
    bool take(QStringView word)
    {
        if (const auto message = MessageId::parse(word)) {
            takeMessage(*message);
            return true;
        }
        if (!word.startsWith(u"img_") && !word.startsWith(u"file_"))
            return false;
        const auto key = FileKey::parse(word);
        if (key)
            takeKey(*key);
        return key.ok();
    }

    [[nodiscard]] IdsAlone ids() &&
    {
        leaveMessage();
        if (m_ids.pairs.isEmpty() && m_ids.messages.size() == 1 && m_ids.keys.size() == 1) {
            const FileKey key = m_ids.keys.takeFirst(); // the one before the other, the other way round
            m_ids.pairs.append({m_ids.messages.takeFirst(), key, typeOf(key)});
        }
        return std::move(m_ids);
    }

private:
    void takeMessage(const MessageId &message)
    {
        leaveMessage();
        m_current = message;
        m_hasKey = false;
    }

    void takeKey(const FileKey &key)
    {
        m_hasKey = true;
        if (!isNew(m_current ? m_current->text() + u' ' + key.text() : key.text()))
            return;
        if (m_current)
            m_ids.pairs.append({*m_current, key, typeOf(key)});
        else
            m_ids.keys.append(key);
    }

    void leaveMessage()
    {
        if (m_current && !m_hasKey && isNew(m_current->text()))
            m_ids.messages.append(*m_current);
    }

    bool isNew(const QString &text)
    {
        const auto before = m_seen.size();
        m_seen.insert(text);
        return m_seen.size() > before;
    }

    IdsAlone m_ids;
    std::optional<MessageId> m_current;
    bool m_hasKey = false;
    QSet<QString> m_seen;
};

} // namespace

std::optional<IdsAlone> idsAlone(QStringView text)
{
    Collection collection;
    for (QStringView word = nextWord(text); !word.isEmpty(); word = nextWord(text)) {
        if (!collection.take(word))
            return std::nullopt;
    }
    IdsAlone ids = std::move(collection).ids();
    return ids == IdsAlone{} ? std::nullopt : std::optional(std::move(ids));
}

} // namespace Larder
