#include <QApplication>

#include "ui/windowstart.h"

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    // The network thread is a fifth faster over TLS without GLib's event loop; this thread keeps it.
    qputenv("QT_NO_THREADED_GLIB", "1");
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"Larder"_s);
    QApplication::setOrganizationName(u"Larder"_s);
    QApplication::setApplicationVersion(QString::fromLatin1(LARDER_VERSION));
    Larder::WindowOptions options;
    options.demo = QApplication::arguments().contains(u"--demo"_s);
    return Larder::runWindow(application, options);
}
