#include "CVersion.h"

const char *wedge_commit(void) { return WEDGE_COMMIT; }
