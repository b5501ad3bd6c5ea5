#include <csignal>
#include <cstdio>
#include <memory>

#include <QCoreApplication>
#include <QFile>
#include <QSocketNotifier>

#include "cli/commandline.h"
#include "cli/downloadcommand.h"
#include "demo/demoserver.h"
#include "session/settings.h"

using namespace Larder;
using namespace Qt::StringLiterals;

int main(int, char **) { return 0; }
