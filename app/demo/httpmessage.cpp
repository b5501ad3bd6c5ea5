#include "demo/httpmessage.h"
