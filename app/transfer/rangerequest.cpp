#include "transfer/rangerequest.h"
