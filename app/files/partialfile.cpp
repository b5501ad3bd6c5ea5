#include "files/partialfile.h"
