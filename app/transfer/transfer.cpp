#include "transfer/transfer.h"
