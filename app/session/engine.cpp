#include "session/engine.h"
