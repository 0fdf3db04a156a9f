#ifndef TENHN_DISK_H
#define TENHN_DISK_H
/// Waits until everything that was written to the disk of an open file is there (syncfs(2)).
///
/// Returns 0; -1 with errno if something could not be written, or ENOSYS where the system has no such call.
int tenhn_sync_disk(int descriptor);
#endif
