#include "cli/downloadcommand.h"
