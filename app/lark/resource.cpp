#include "lark/resource.h"
