#include "transfer/transferstate.h"
