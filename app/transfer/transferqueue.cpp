#include "transfer/transferqueue.h"
