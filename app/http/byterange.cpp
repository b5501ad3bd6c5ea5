#include "http/byterange.h"
