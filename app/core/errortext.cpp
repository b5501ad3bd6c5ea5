#include "core/errortext.h"
