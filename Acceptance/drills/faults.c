// Makes the disk fail, or forget. Loaded with LD_PRELOAD by the drills; touches nothing outside of FAULT_ROOT.
//
//   FAULT_NTH=N      the N-th write, sync or rename below FAULT_ROOT fails with EIO
//   FAULT_COUNT=FILE at the end of the process, how many such calls there were
//   FAULT_SHADOW=DIR keeps what a loss of power would leave: a file's bytes as of its last sync, a folder's names as of
//                    its last sync, both by inode
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long calls;
static long nth = -1;
static const char *root, *shadow;
static pthread_mutex_t keep = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void start(void) {
  if (getenv("FAULT_NTH")) nth = atol(getenv("FAULT_NTH"));
  root = getenv("FAULT_ROOT");
  shadow = getenv("FAULT_SHADOW");
}

__attribute__((destructor)) static void end(void) {
  const char *name = getenv("FAULT_COUNT");
  FILE *file = name ? fopen(name, "w") : NULL;
  if (file) fprintf(file, "%ld\n", atomic_load(&calls)), fclose(file);
}

static int is_ours(const char *path) { return root && strncmp(path, root, strlen(root)) == 0; }

static int path_of(int descriptor, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t count = readlink(link, path, 4095);
  if (count < 0) return 0;
  path[count] = 0;
  return is_ours(path);
}

static int fails(void) {
  if (atomic_fetch_add(&calls, 1) + 1 != nth) return 0;
  errno = EIO;
  return 1;
}

static int fails_on(int descriptor) {
  char path[4096];
  return root && path_of(descriptor, path) && fails();
}

// Keeps a file's bytes or a folder's names, as they are at this moment.
static void remember(int descriptor) {
  char path[4096], name[4200], part[4300];
  struct stat status;
  if (!shadow || !path_of(descriptor, path) || fstat(descriptor, &status)) return;
  snprintf(name, sizeof name, "%s/%lu", shadow, (unsigned long)status.st_ino);
  snprintf(part, sizeof part, "%s.part", name);
  pthread_mutex_lock(&keep);
  FILE *out = fopen(part, "w");
  if (out && S_ISDIR(status.st_mode)) {
    DIR *folder = opendir(path);
    struct dirent *entry;
    while (folder && (entry = readdir(folder)))
      if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, ".."))
        fprintf(out, "%lu %d %s\n", (unsigned long)entry->d_ino, entry->d_type == DT_DIR, entry->d_name);
    if (folder) closedir(folder);
  } else if (out) {
    char bytes[65536];
    // By the link and not by the name, which may be another file's by now.
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    int in = open(link, O_RDONLY);
    ssize_t count;
    while (in >= 0 && (count = read(in, bytes, sizeof bytes)) > 0) fwrite(bytes, 1, count, out);
    if (in >= 0) close(in);
  }
  if (out) {
    fclose(out);
    ((int (*)(const char *, const char *))dlsym(RTLD_NEXT, "rename"))(part, name);
  }
  pthread_mutex_unlock(&keep);
}

#define REAL(type, name, ...) ((type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name))

ssize_t write(int d, const void *b, size_t n) { return fails_on(d) ? -1 : REAL(ssize_t, write, int, const void *, size_t)(d, b, n); }
ssize_t writev(int d, const struct iovec *v, int n) { return fails_on(d) ? -1 : REAL(ssize_t, writev, int, const struct iovec *, int)(d, v, n); }
ssize_t pwrite(int d, const void *b, size_t n, off_t o) { return fails_on(d) ? -1 : REAL(ssize_t, pwrite, int, const void *, size_t, off_t)(d, b, n, o); }
ssize_t pwrite64(int d, const void *b, size_t n, off64_t o) { return fails_on(d) ? -1 : REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t)(d, b, n, o); }
int fsync(int d) {
  if (fails_on(d)) return -1;
  int result = REAL(int, fsync, int)(d);
  if (!result) remember(d);
  return result;
}
int fdatasync(int d) {
  if (fails_on(d)) return -1;
  int result = REAL(int, fdatasync, int)(d);
  if (!result) remember(d);
  return result;
}
int rename(const char *a, const char *b) { return root && is_ours(b) && fails() ? -1 : REAL(int, rename, const char *, const char *)(a, b); }
