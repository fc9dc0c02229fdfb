package org.tidegate.hal.internal.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.tidegate.hal.pins.Edge;
import org.tidegate.hal.pins.LineInputs;

/** Inputs of one chip: one ioctl for all levels, a batch of edges per read. */
final class KernelInputs implements LineInputs {
    private static final int BATCH = 16;

    /** Makes any file answer at once instead of waiting. */
    private static final long FIONBIO = 0x5421;

    private final Syscalls kernel;
    private final Arena arena = Arena.ofAuto();
    private final MemorySegment values = arena.allocate(GpioUapi.VALUES_BYTES, 8);
    private final MemorySegment events = arena.allocate(BATCH * GpioUapi.EVENT_BYTES, 8);
    private final int fd;
    private final int[] offsets;
    private final long mask;
    private boolean edges;
    private int next;
    private int taken;
    private int lastSequence;
    private long lost;

    KernelInputs(Syscalls kernel, GpioChip.Grant grant) {
        this.kernel = kernel;
        this.fd = grant.fd();
        this.offsets = grant.offsets().stream().mapToInt(Integer::intValue).toArray();
        this.mask = (1L << offsets.length) - 1;
        MemorySegment yes = arena.allocateFrom(JAVA_INT, 1);
        this.edges = grant.edges() && kernel.ioctl(fd, FIONBIO, yes) >= 0;
    }

    @Override
    public int count() {
        return offsets.length;
    }

    @Override
    public long levels() {
        values.set(JAVA_LONG, GpioUapi.VALUES_MASK, mask);
        return kernel.ioctl(fd, GpioUapi.GET_VALUES, values) < 0
                ? UNREADABLE
                : values.get(JAVA_LONG, 0) & mask;
    }

    @Override
    public boolean nextEdge(Edge into) {
        if (next == taken && !fetch()) {
            return false;
        }
        long at = (long) next * GpioUapi.EVENT_BYTES;
        next++;
        int sequence = events.get(JAVA_INT, at + GpioUapi.EVENT_SEQUENCE);
        lost += Integer.toUnsignedLong(sequence - lastSequence - 1);
        lastSequence = sequence;
        into.atNanos = events.get(JAVA_LONG, at);
        into.rising = events.get(JAVA_INT, at + GpioUapi.EVENT_ID) == GpioUapi.EVENT_RISING;
        into.index = index(events.get(JAVA_INT, at + GpioUapi.EVENT_OFFSET));
        into.sequence = Integer.toUnsignedLong(sequence);
        return true;
    }

    private boolean fetch() {
        if (!edges) {
            return false;
        }
        long bytes = kernel.read(fd, events, events.byteSize());
        next = 0;
        taken = bytes > 0 ? (int) (bytes / GpioUapi.EVENT_BYTES) : 0;
        return taken > 0;
    }

    private int index(int offset) {
        for (int i = 0; i < offsets.length; i++) {
            if (offsets[i] == offset) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public long lostEdges() {
        return lost;
    }

    @Override
    public void close() {
        edges = false;
        kernel.close(fd);
        // The segments go with the object: a late call must fail in the kernel, not in memory.
    }
}
