/* A layer over the calls that change files: it kills the process at a chosen one of them.
 *
 * Loaded before the C library (LD_PRELOAD), it stands under Python, SQLite and tantivy alike. Only
 * calls on files under one folder count. Armed with a class of calls and a number, it ends the
 * process before that call, after it, or (for writes) in the middle of it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { OPEN, WRITE, SYNC, RENAME, UNLINK, TRUNCATE, FOLDER, CLASSES };
enum { BEFORE, AFTER, TORN };

static char under[PATH_MAX];
static size_t under_length;
static int wanted_class = -2, mode;
static long wanted;
static long counts[CLASSES + 1];

/* `class` -1 takes them all; -2 only counts. */
void layer_arm(const char *folder, int class, long at, int how) {
    strncpy(under, folder, sizeof under - 1);
    memset(counts, 0, sizeof counts);
    wanted = at;
    mode = how;
    wanted_class = class;
    __atomic_store_n(&under_length, strlen(under), __ATOMIC_SEQ_CST);
}

long layer_count(int class) { return counts[class < 0 ? CLASSES : class]; }

static int inside(const char *path) {
    size_t length = __atomic_load_n(&under_length, __ATOMIC_SEQ_CST);
    char whole[PATH_MAX * 2];
    if (!length || !path) return 0;
    if (path[0] != '/') {
        char here[PATH_MAX];
        if (!getcwd(here, sizeof here)) return 0;
        snprintf(whole, sizeof whole, "%s/%s", here, path);
        path = whole;
    }
    return strncmp(path, under, length) == 0;
}

static int inside_at(int folder, const char *path) {
    char name[64], whole[PATH_MAX * 2], base[PATH_MAX];
    if (folder == AT_FDCWD || (path && path[0] == '/')) return inside(path);
    snprintf(name, sizeof name, "/proc/self/fd/%d", folder);
    ssize_t length = readlink(name, base, sizeof base - 1);
    if (length < 0) return 0;
    base[length] = 0;
    snprintf(whole, sizeof whole, "%s/%s", base, path);
    return inside(whole);
}

static int inside_fd(int descriptor) {
    char name[64], path[PATH_MAX];
    if (!under_length) return 0;
    snprintf(name, sizeof name, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(name, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return inside(path);
}

static void die(void) {
    kill(getpid(), SIGKILL);
    pause();
}

/* Whether this is the call to end at. */
static int here(int class) {
    long of_class = __atomic_add_fetch(&counts[class], 1, __ATOMIC_SEQ_CST);
    long of_all = __atomic_add_fetch(&counts[CLASSES], 1, __ATOMIC_SEQ_CST);
    if (wanted_class == class) return of_class == wanted;
    return wanted_class == -1 && of_all == wanted;
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

#define AROUND(condition, class, call) \
    do { \
        if (condition) { \
            if (here(class)) { \
                if (mode != AFTER) die(); \
                call; \
                die(); \
            } \
        } \
        return call; \
    } while (0)

#define WRITING(call_half, call) \
    do { \
        if (inside_fd(fd) && here(WRITE)) { \
            if (mode == TORN) { if (call_half) {} } \
            else if (mode == AFTER) { if (call) {} } \
            die(); \
        } \
        return call; \
    } while (0)

ssize_t write(int fd, const void *data, size_t size) {
    REAL(ssize_t, write, int, const void *, size_t);
    WRITING(real(fd, data, size / 2), real(fd, data, size));
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
    REAL(ssize_t, pwrite, int, const void *, size_t, off_t);
    WRITING(real(fd, data, size / 2, at), real(fd, data, size, at));
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
    WRITING(real(fd, data, size / 2, at), real(fd, data, size, at));
}

int fsync(int fd) {
    REAL(int, fsync, int);
    AROUND(inside_fd(fd), SYNC, real(fd));
}

int fdatasync(int fd) {
    REAL(int, fdatasync, int);
    AROUND(inside_fd(fd), SYNC, real(fd));
}

int rename(const char *from, const char *to) {
    REAL(int, rename, const char *, const char *);
    AROUND(inside(to), RENAME, real(from, to));
}

int renameat(int one, const char *from, int two, const char *to) {
    REAL(int, renameat, int, const char *, int, const char *);
    AROUND(inside_at(two, to), RENAME, real(one, from, two, to));
}

int renameat2(int one, const char *from, int two, const char *to, unsigned int flags) {
    REAL(int, renameat2, int, const char *, int, const char *, unsigned int);
    AROUND(inside_at(two, to), RENAME, real(one, from, two, to, flags));
}

int unlink(const char *path) {
    REAL(int, unlink, const char *);
    AROUND(inside(path), UNLINK, real(path));
}

int unlinkat(int folder, const char *path, int flags) {
    REAL(int, unlinkat, int, const char *, int);
    AROUND(inside_at(folder, path), UNLINK, real(folder, path, flags));
}

int ftruncate(int fd, off_t size) {
    REAL(int, ftruncate, int, off_t);
    AROUND(inside_fd(fd), TRUNCATE, real(fd, size));
}

int ftruncate64(int fd, off64_t size) {
    REAL(int, ftruncate64, int, off64_t);
    AROUND(inside_fd(fd), TRUNCATE, real(fd, size));
}

int mkdir(const char *path, mode_t rights) {
    REAL(int, mkdir, const char *, mode_t);
    AROUND(inside(path), FOLDER, real(path, rights));
}

int rmdir(const char *path) {
    REAL(int, rmdir, const char *);
    AROUND(inside(path), FOLDER, real(path));
}

#define MODE \
    mode_t rights = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, flags); \
        rights = va_arg(rest, mode_t); \
        va_end(rest); \
    }

int open(const char *path, int flags, ...) {
    MODE
    REAL(int, open, const char *, int, ...);
    AROUND((flags & O_CREAT) && inside(path), OPEN, real(path, flags, rights));
}

int open64(const char *path, int flags, ...) {
    MODE
    REAL(int, open64, const char *, int, ...);
    AROUND((flags & O_CREAT) && inside(path), OPEN, real(path, flags, rights));
}

int openat(int folder, const char *path, int flags, ...) {
    MODE
    REAL(int, openat, int, const char *, int, ...);
    AROUND((flags & O_CREAT) && inside_at(folder, path), OPEN, real(folder, path, flags, rights));
}

int openat64(int folder, const char *path, int flags, ...) {
    MODE
    REAL(int, openat64, int, const char *, int, ...);
    AROUND((flags & O_CREAT) && inside_at(folder, path), OPEN, real(folder, path, flags, rights));
}
