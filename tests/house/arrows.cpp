#include "house/arrows.h"

#include <algorithm>

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Larder::House {

const QList<Room> &rooms()
{
    static const QString core = u"QtCore"_s;
    static const QString network = u"QtNetwork"_s;
    static const QString concurrent = u"QtConcurrent"_s;
    static const QString keychain = u"QtKeychain"_s;
    static const QString qrencode = u"libqrencode"_s;
    static const QStringList window = {core,       network,        concurrent, u"QtDBus"_s,
                                       u"QtGui"_s, u"QtWidgets"_s, u"QtPdf"_s, qrencode};

    static const QList<Room> table = {
        {u"core"_s, 0, {core}, {}},
        {u"http"_s, 1, {core, network}, {}},
        {u"lark"_s, 2, {core, network}, {}},
        {u"auth"_s, 3, {core, network, u"QtDBus"_s, keychain}, {}},
        {u"files"_s, 3, {core}, {}},
        {u"transfer"_s, 4, {core, network, concurrent}, {}},
        {u"session"_s, 5, {core, network, concurrent}, {}},
        {u"cli"_s, 6, {core, network}, {}},
        {u"demo"_s, 6, {core, network}, {}},
        {u"ui"_s, 7, window, {u"cli"_s}},
        {u"ui/main"_s, 8, window, {}},
    };
    return table;
}

namespace {

const Room *findRoom(const QString &name)
{
    const auto found = std::ranges::find(rooms(), name, &Room::name);
    return found == rooms().end() ? nullptr : &*found;
}

/** The library of a header in angle brackets; empty for the language's and the system's own. */
QString libraryOf(const QString &header, const QString &qtHeaders)
{
    if (header.startsWith("qt6keychain/"_L1, Qt::CaseInsensitive))
        return u"QtKeychain"_s;
    if (header == "qrencode.h"_L1)
        return u"libqrencode"_s;
    if (!header.startsWith(u'Q', Qt::CaseInsensitive))
        return {};
    const QStringList modules = QDir(qtHeaders).entryList({u"Qt*"_s}, QDir::Dirs);
    for (const QString &module : modules) {
        if (header == module || header.startsWith(module + u'/') ||
            QFileInfo::exists(qtHeaders + u'/' + module + u'/' + header))
            return module;
    }
    return u"a Qt module that is not installed"_s;
}

/** What moc writes for a source is that source's own. */
bool isOwnMocOutput(const QString &file, const QString &header)
{
    return header == QFileInfo(file).completeBaseName() + ".moc"_L1;
}

} // namespace

QList<Include> includesOf(const QString &source)
{
    static const QRegularExpression directive(uR"(^\s*#\s*include\s*["<]([^">]+)[">])"_s);
    QList<Include> includes;
    int line = 0;
    for (const QString &text : source.split(u'\n')) {
        ++line;
        if (const auto match = directive.match(text); match.hasMatch())
            includes.append({line, match.captured(1)});
    }
    return includes;
}

QString roomOf(const QString &file)
{
    if (file == "ui/main.cpp"_L1)
        return u"ui/main"_s;
    const QStringList folders = file.split(u'/');
    if (folders.size() > 1 && folders.first() == "ui"_L1)
        return u"ui"_s;
    if (folders.size() > 2 && folders.first() == "app"_L1)
        return folders.at(1);
    return {};
}

QString complaint(const QString &file, const QString &header, const QString &qtHeaders)
{
    const Room *from = findRoom(roomOf(file));
    if (!from)
        return u"%1 is in no room"_s.arg(file);
    if (isOwnMocOutput(file, header))
        return {};

    if (const Room *to = findRoom(header.section(u'/', 0, 0)); to && header.contains(u'/')) {
        const bool own = to->name == from->name;
        const bool below = to->step < from->step && !from->strangers.contains(to->name);
        return own || below ? QString() : u"%1 may not know %2"_s.arg(from->name, to->name);
    }

    const QString library = libraryOf(header, qtHeaders);
    if (!library.isEmpty())
        return from->libraries.contains(library) ? QString() : u"%1 may not know %2"_s.arg(from->name, library);

    // What is left is the language's and the system's: no folder that leads out of the room, no file beside this one.
    const bool leadsElsewhere = header.contains(".."_L1) || QFileInfo::exists(QFileInfo(file).path() + u'/' + header);
    return leadsElsewhere ? u"%1 is not named with its room"_s.arg(header) : QString();
}

} // namespace Larder::House
