#include "lark/requests.h"
