package org.tidegate.hal.internal.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.tidegate.hal.pins.LineOutputs;

/** Outputs of one chip, set together by one ioctl. */
final class KernelOutputs implements LineOutputs {
    private final Syscalls kernel;
    private final MemorySegment values = Arena.ofAuto().allocate(GpioUapi.VALUES_BYTES, 8);
    private final int fd;
    private final int count;
    private final long all;

    KernelOutputs(Syscalls kernel, GpioChip.Grant grant) {
        this.kernel = kernel;
        this.fd = grant.fd();
        this.count = grant.offsets().size();
        this.all = (1L << count) - 1;
    }

    @Override
    public int count() {
        return count;
    }

    /** The lock is for the one moment that matters: a watchdog opening what a lane closes. */
    @Override
    public synchronized boolean set(long levels, long mask) {
        values.set(JAVA_LONG, 0, levels);
        values.set(JAVA_LONG, GpioUapi.VALUES_MASK, mask & all);
        return kernel.ioctl(fd, GpioUapi.SET_VALUES, values) >= 0;
    }

    @Override
    public void close() {
        set(0, all);
        kernel.close(fd);
    }
}
