#include "demo/loopbackserver.h"
