package org.tidegate.runtime;

import java.util.concurrent.locks.LockSupport;

/**
 * Steps one slow plane on its own thread until stopped. The lane has its own real-time runner; this
 * one parks and is good to about a millisecond.
 *
 * <p>A plane that throws is a programming error: the thread ends, the failure goes to {@code
 * onDeath}, and everything that plane published expires by itself.
 */
public final class PlaneThread implements Wakeup, AutoCloseable {
    /** Told once when the plane's thread dies of an exception. */
    @FunctionalInterface
    public interface Obituary {
        void died(Plane plane, Throwable cause);
    }

    /** A lost wake-up costs at most this: parks are never longer. */
    private static final long LONGEST_PARK_NANOS = 1_000_000_000L;

    private final Plane plane;
    private final Clock clock;
    private final Obituary onDeath;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean woken;
    private volatile long lastStepNanos;

    public PlaneThread(Plane plane, Clock clock, Obituary onDeath) {
        this.plane = plane;
        this.clock = clock;
        this.onDeath = onDeath;
        this.lastStepNanos = clock.nanos();
        this.thread = Thread.ofPlatform().name("tg-" + plane.name()).daemon().unstarted(this::run);
    }

    /** Starts the thread; call once. */
    public PlaneThread start() {
        thread.start();
        return this;
    }

    @Override
    public void wake() {
        woken = true;
        LockSupport.unpark(thread);
    }

    /** When the plane last finished a step; the watchdog asks for progress, not for presence. */
    public long lastStepNanos() {
        return lastStepNanos;
    }

    /** Whether the thread is still stepping its plane. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /**
     * Asks the thread to end after the current step and waits at most two seconds for it; a plane
     * that closes its own thread does not wait.
     */
    @Override
    public void close() {
        stopping = true;
        wake();
        if (Thread.currentThread().equals(thread)) {
            return;
        }
        try {
            thread.join(2_000);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopping) {
                woken = false;
                long waitNanos = plane.step(clock.nanos());
                lastStepNanos = clock.nanos();
                if (waitNanos > 0 && !woken && !stopping) {
                    LockSupport.parkNanos(Math.min(waitNanos, LONGEST_PARK_NANOS));
                    // A set flag makes every later park return at once; nobody ends a plane by it.
                    boolean _ = Thread.interrupted();
                }
            }
        } catch (Throwable cause) {
            onDeath.died(plane, cause);
        }
    }
}
