#include "auth/tokensource.h"
