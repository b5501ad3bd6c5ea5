#include "files/resumerecord.h"
