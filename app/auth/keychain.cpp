#include "auth/keychain.h"
