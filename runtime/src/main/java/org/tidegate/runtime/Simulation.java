package org.tidegate.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs planes in virtual time on the calling thread. Planes due at the same instant are stepped in
 * an order drawn from the seed, so that no result can lean on an accidental order; the same seed
 * gives the same run, to the last bit.
 */
public final class Simulation {
    private static final class Entry {
        final Plane plane;
        long askedNanos;
        long stalledUntilNanos;
        boolean running = true;

        Entry(Plane plane, long nowNanos) {
            this.plane = plane;
            this.askedNanos = nowNanos;
            this.stalledUntilNanos = nowNanos;
        }

        boolean waits() {
            return running && askedNanos != Plane.UNTIL_WOKEN;
        }

        long dueNanos() {
            return Math.max(askedNanos, stalledUntilNanos);
        }
    }

    /** A plane that asks to run again at once this often without time moving is stuck. */
    private static final int MOST_STEPS_PER_INSTANT = 100_000;

    private final VirtualClock clock;
    private final SplittableRandom random;
    private final List<Entry> entries = new ArrayList<>();

    public Simulation(VirtualClock clock, long seed) {
        this.clock = clock;
        this.random = new SplittableRandom(seed);
    }

    public VirtualClock clock() {
        return clock;
    }

    /** A generator whose draws depend on the seed only, one per caller. */
    public SplittableRandom split() {
        return random.split();
    }

    /** Adds a plane, due at once; the returned wake-up makes it due at once again. */
    public Wakeup add(Plane plane) {
        var entry = new Entry(plane, clock.nanos());
        entries.add(entry);
        return () -> {
            if (entry.running) {
                entry.askedNanos = clock.nanos();
            }
        };
    }

    /** The plane is never stepped again, as if its thread had died without a word. */
    public void kill(Plane plane) {
        entry(plane).running = false;
    }

    /**
     * The plane is not stepped for the given time, woken or not, as if its thread had been starved.
     */
    public void stall(Plane plane, Duration time) {
        entry(plane).stalledUntilNanos = clock.nanos() + time.toNanos();
    }

    /**
     * Lets the wall clock jump back and forth from now on, at random moments, as NTP, a person and
     * a flat battery do. Nothing but the labels of records may notice.
     *
     * @param mean mean time between two jumps
     * @param most longest jump in either direction
     */
    public void restlessWallClock(Duration mean, Duration most) {
        var draws = split();
        add(
                new Plane() {
                    private boolean first = true;

                    @Override
                    public String name() {
                        return "wall-clock";
                    }

                    @Override
                    public long step(long nowNanos) {
                        if (!first) {
                            long millis = most.toMillis();
                            clock.jumpWall(Duration.ofMillis(draws.nextLong(-millis, millis + 1)));
                        }
                        first = false;
                        return draws.nextLong(2 * mean.toNanos()) + 1;
                    }
                });
    }

    /** Lets the given virtual time pass. */
    public void run(Duration time) {
        runUntil(() -> false, time);
    }

    /**
     * Runs until the condition holds, looked at after every step.
     *
     * @return false if it did not within {@code atMost} of virtual time
     */
    public boolean runUntil(BooleanSupplier condition, Duration atMost) {
        long endNanos = clock.nanos() + atMost.toNanos();
        int stepsNow = 0;
        while (true) {
            if (condition.getAsBoolean()) {
                return true;
            }
            Entry next = nextDue();
            if (next == null || next.dueNanos() > endNanos) {
                clock.advanceTo(endNanos);
                return condition.getAsBoolean();
            }
            if (next.dueNanos() > clock.nanos()) {
                clock.advanceTo(next.dueNanos());
                stepsNow = 0;
            } else if (++stepsNow > MOST_STEPS_PER_INSTANT) {
                throw new IllegalStateException(
                        "plane '" + next.plane.name() + "' does not let time pass");
            }
            step(next);
        }
    }

    private void step(Entry entry) {
        long now = clock.nanos();
        entry.askedNanos = Plane.UNTIL_WOKEN;
        long waitNanos = Math.max(0, entry.plane.step(now));
        if (waitNanos < Plane.UNTIL_WOKEN - now) {
            // the plane may have woken itself meanwhile
            entry.askedNanos = Math.min(entry.askedNanos, now + waitNanos);
        }
    }

    private Entry entry(Plane plane) {
        return entries.stream()
                .filter(entry -> entry.plane.equals(plane))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "plane '" + plane.name() + "' is not in this simulation"));
    }

    private @Nullable Entry nextDue() {
        Entry best = null;
        int ties = 0;
        for (Entry entry : entries) {
            if (!entry.waits()) {
                continue;
            }
            if (best == null || entry.dueNanos() < best.dueNanos()) {
                best = entry;
                ties = 1;
            } else if (entry.dueNanos() == best.dueNanos() && random.nextInt(++ties) == 0) {
                best = entry;
            }
        }
        return best;
    }
}
