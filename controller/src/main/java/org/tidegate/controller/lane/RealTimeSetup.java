package org.tidegate.controller.lane;

/**
 * How the lane's thread is to run.
 *
 * @param periodNanos distance of two grid points; 1 ms to 20 ms
 * @param priority SCHED_FIFO priority, 1 to 99; 80 stays above every ordinary kernel thread that is
 *     not an interrupt; {@link #ORDINARY} does not ask for it
 * @param cpu the one CPU to run on, or {@link #ANY_CPU}
 * @param lockMemory keep the process's touched pages in memory
 */
public record RealTimeSetup(long periodNanos, int priority, int cpu, boolean lockMemory) {
    /** No pinning. */
    public static final int ANY_CPU = -1;

    /** No real-time scheduling is asked for, so nothing is missing without it. */
    public static final int ORDINARY = 0;

    /** The kernel's CPU mask that the lane passes has this many bits. */
    static final int MOST_CPUS = 1024;

    private static final long SHORTEST_NANOS = 1_000_000;
    private static final long LONGEST_NANOS = 20_000_000;

    public RealTimeSetup {
        if (periodNanos < SHORTEST_NANOS || periodNanos > LONGEST_NANOS) {
            throw new IllegalArgumentException(
                    "the lane's period must be 1 ms to 20 ms, not " + periodNanos + " ns");
        }
        if (priority < ORDINARY || priority > 99) {
            throw new IllegalArgumentException("SCHED_FIFO has no priority " + priority);
        }
        if (cpu < ANY_CPU || cpu >= MOST_CPUS) {
            throw new IllegalArgumentException("there is no CPU " + cpu);
        }
    }

    /** Priority 80, memory locked, any CPU. */
    public static RealTimeSetup everyMillis(int periodMillis) {
        return new RealTimeSetup(periodMillis * 1_000_000L, 80, ANY_CPU, true);
    }

    /** As an ordinary thread whose pages may be swapped, by choice. */
    public RealTimeSetup ordinary() {
        return new RealTimeSetup(periodNanos, ORDINARY, cpu, false);
    }

    public RealTimeSetup onCpu(int number) {
        return new RealTimeSetup(periodNanos, priority, number, lockMemory);
    }
}
