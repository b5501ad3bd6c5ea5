#include "transfer/retrypolicy.h"
