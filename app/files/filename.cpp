#include "files/filename.h"
