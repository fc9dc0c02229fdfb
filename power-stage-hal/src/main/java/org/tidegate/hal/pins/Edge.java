package org.tidegate.hal.pins;

/** One change of a line as the kernel saw it. Reused. */
public final class Edge {
    /** Kernel's CLOCK_MONOTONIC at the interrupt: the same origin as the lane's clock on Linux. */
    public long atNanos;

    /** Which of the requested lines. */
    public int index;

    /** The line became active; what is active low is turned already. */
    public boolean rising;

    /** Counts the edges of all lines of the chip's request, from 1; a gap is a loss. */
    public long sequence;
}
