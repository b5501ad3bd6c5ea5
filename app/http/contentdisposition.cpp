#include "http/contentdisposition.h"
