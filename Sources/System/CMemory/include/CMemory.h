#ifndef TENHN_MEMORY_H
#define TENHN_MEMORY_H
/// Has the allocator give back to the system what is free, and share its heaps among threads. Does nothing where it isn't glibc's.
void tenhn_give_memory_back(void);
#endif
