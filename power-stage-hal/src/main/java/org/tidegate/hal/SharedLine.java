package org.tidegate.hal;

import java.util.List;
import org.tidegate.runtime.Plane;

/**
 * Several devices on one line: their planes take turns on one thread, because a line carries one
 * question at a time. Who stands first is asked first when several are due.
 */
public final class SharedLine implements Plane {
    private final String name;
    private final List<Plane> planes;
    private final long[] dueNanos;
    private boolean begun;

    public SharedLine(String name, List<Plane> planes) {
        this.name = name;
        this.planes = List.copyOf(planes);
        this.dueNanos = new long[planes.size()];
    }

    @Override
    public String name() {
        return name;
    }

    /** Steps one plane per call, so that the caller's idea of the time stays true. */
    @Override
    public long step(long nowNanos) {
        if (!begun) {
            begun = true;
            java.util.Arrays.fill(dueNanos, nowNanos);
        }
        for (int i = 0; i < dueNanos.length; i++) {
            if (dueNanos[i] - nowNanos <= 0) {
                long wait = planes.get(i).step(nowNanos);
                dueNanos[i] = nowNanos + Math.min(wait, Long.MAX_VALUE / 4);
                break;
            }
        }
        long soonest = Long.MAX_VALUE / 4;
        for (long due : dueNanos) {
            soonest = Math.min(soonest, due - nowNanos);
        }
        return Math.max(0, soonest);
    }
}
