#include "lark/credential.h"
