package org.tidegate.hal.pins;

/**
 * Input lines that are read together. One thread's own; no call waits or allocates.
 *
 * <p>Lines of one chip come from one system call and so from one moment; lines of different chips
 * are read one chip after the other.
 */
public interface LineInputs extends AutoCloseable {
    /** The device is gone; no level is known. */
    long UNREADABLE = -1;

    /** More lines than these do not fit beside {@link #UNREADABLE}. */
    int MOST = 63;

    int count();

    /** Bit i tells whether line i is active; {@link #UNREADABLE} if nothing can be told. */
    long levels();

    /** Takes the next edge, oldest first; false if there is none, or the chip reports no edges. */
    boolean nextEdge(Edge into);

    /** Edges the kernel had to drop because nobody took them in time. */
    long lostEdges();

    @Override
    void close();
}
