#include "http/validator.h"
