#include "http/rangeset.h"
