// larder_pages FRAME FOLDER DATE: writes the manual page and what shells complete with. A step of the build; it is in
// no package.

#include <cstdio>

#include <QDir>
#include <QSaveFile>
#include <QStringList>

#include "completions.h"
#include "manpage.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

bool write(const QString &path, const QString &text)
{
    QSaveFile file(path);
    const QByteArray bytes = text.toUtf8();
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

} // namespace

int main(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    QFile frame(arguments.value(0));
    const QDir folder(arguments.value(1));
    if (arguments.size() != 3 || !frame.open(QIODevice::ReadOnly)) {
        std::fputs("larder_pages FRAME FOLDER DATE\n", stderr);
        return 2;
    }
    const ManPageBuild build{.version = QStringLiteral(LARDER_VERSION), .date = arguments.at(2)};
    const bool written = write(folder.filePath(u"larder.1"_s), manPage(QString::fromUtf8(frame.readAll()), build)) &&
                         write(folder.filePath(u"larder.bash"_s), bashCompletion()) &&
                         write(folder.filePath(u"_larder"_s), zshCompletion()) &&
                         write(folder.filePath(u"larder.fish"_s), fishCompletion());
    return written ? 0 : 1;
}
