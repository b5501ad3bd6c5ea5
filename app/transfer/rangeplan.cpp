#include "transfer/rangeplan.h"
