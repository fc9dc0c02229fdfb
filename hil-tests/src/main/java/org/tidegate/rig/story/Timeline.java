package org.tidegate.rig.story;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Simulation;

/** How a story lets time pass: really, or in a simulation. */
public interface Timeline {
    /**
     * Lets time pass until the condition holds.
     *
     * @return false if it did not within {@code atMost}
     */
    boolean waitUntil(BooleanSupplier condition, Duration atMost);

    /** Lets this much time pass. */
    default void pass(Duration time) {
        waitUntil(() -> false, time);
    }

    Clock clock();

    /** Virtual time: as fast as the machine can step the planes. */
    static Timeline virtual(Simulation simulation) {
        return new Timeline() {
            @Override
            public boolean waitUntil(BooleanSupplier condition, Duration atMost) {
                return simulation.runUntil(condition, atMost);
            }

            @Override
            public Clock clock() {
                return simulation.clock();
            }
        };
    }

    /** Real time: looks every 5 ms. */
    static Timeline real(Clock clock) {
        return new Timeline() {
            @Override
            public boolean waitUntil(BooleanSupplier condition, Duration atMost) {
                long startNanos = clock.nanos();
                while (!condition.getAsBoolean()) {
                    if (clock.nanos() - startNanos >= atMost.toNanos()) {
                        return false;
                    }
                    try {
                        Thread.sleep(5);
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                        return false;
                    }
                }
                return true;
            }

            @Override
            public Clock clock() {
                return clock;
            }
        };
    }
}
