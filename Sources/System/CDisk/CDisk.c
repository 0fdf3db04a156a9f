#define _GNU_SOURCE
#include "CDisk.h"

#include <errno.h>
#include <unistd.h>

int tenhn_sync_disk(int descriptor) {
#ifdef __linux__
  return syncfs(descriptor);
#else
  (void)descriptor;
  errno = ENOSYS;
  return -1;
#endif
}
