#include "session/settings.h"
