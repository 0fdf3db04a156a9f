#include "CMemory.h"

#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

void tenhn_give_memory_back(void) {
#ifdef __GLIBC__
  // A number that is set stays. Else glibc raises the threshold to the largest block that was ever freed, and keeps all below it.
  mallopt(M_MMAP_THRESHOLD, 128 * 1024);
  mallopt(M_TRIM_THRESHOLD, 128 * 1024);
  // By itself it has eight heaps a processor, each with its own free blocks.
  mallopt(M_ARENA_MAX, 2);
#endif
}
