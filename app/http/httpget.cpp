#include "http/httpget.h"
