#include "lark/errorcodes.h"
