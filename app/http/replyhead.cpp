#include "http/replyhead.h"
