package org.tidegate.hal.internal.linux;

import java.lang.foreign.MemorySegment;

/**
 * The system calls that devices need. Every result is what the kernel returned, or the negative
 * error number. One instance per device: it holds the call's error state.
 */
interface Syscalls {
    int O_RDONLY = 0;
    int O_WRONLY = 1;
    int O_RDWR = 2;
    int O_NOCTTY = 0x100;
    int O_NONBLOCK = 0x800;
    int O_CLOEXEC = 0x80000;

    int open(MemorySegment path, int flags);

    int close(int fd);

    int ioctl(int fd, long request, MemorySegment argument);

    long read(int fd, MemorySegment into, long bytes);

    long write(int fd, MemorySegment from, long bytes);

    /** At the beginning of the file, which in sysfs means: the value now. */
    long readAtStart(int fd, MemorySegment into, long bytes);

    long writeAtStart(int fd, MemorySegment from, long bytes);
}
