#include "CCommit.h"

#ifndef TENHN_COMMIT
#define TENHN_COMMIT ""
#endif

const char *tenhn_commit(void) { return TENHN_COMMIT; }
