#include "transfer/replycheck.h"
