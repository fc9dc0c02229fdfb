package org.tidegate.pilot;

import org.tidegate.runtime.EventRing;

/**
 * Drives the connector lock until its feedback agrees. A bolt that does not arrive is let go for a
 * moment and sent again, as a user who pulls less often frees it; after three tries somebody is
 * told. Whether the contactors may close is not decided here: that is the feedback's business.
 */
public final class LockControl {
    /** A lock's motor takes 0.2 s to 0.6 s. */
    private static final long MOVE_NANOS = 1_000_000_000L;

    private static final long REST_NANOS = 400_000_000L;
    private static final int TRIES = 3;

    private final EventRing events;
    private boolean started;
    private boolean wanted;
    private int tries;
    private long triedAtNanos;
    private boolean jammed;

    public LockControl(EventRing events) {
        this.events = events;
    }

    /**
     * @param wantLocked while the contactors are closed this must be true
     * @param locked what the feedback says
     * @return what to command now
     */
    public boolean step(boolean wantLocked, boolean locked, long nowNanos) {
        if (!started || wantLocked != wanted || locked == wantLocked) {
            if (jammed && locked == wantLocked) {
                jammed = false;
                events.emit(PilotEvent.LOCK_FREE, nowNanos);
            }
            started = true;
            wanted = wantLocked;
            tries = 1;
            triedAtNanos = nowNanos;
            return wanted;
        }
        long nanos = nowNanos - triedAtNanos;
        if (nanos < MOVE_NANOS || jammed) {
            return wanted;
        }
        if (tries == TRIES) {
            jammed = true;
            String what = wanted ? "lock" : "unlock";
            events.emit(PilotEvent.LOCK_JAMMED, nowNanos, TRIES, Double.NaN, what);
            return wanted;
        }
        if (nanos >= MOVE_NANOS + REST_NANOS) {
            tries++;
            triedAtNanos = nowNanos;
            return wanted;
        }
        return !wanted;
    }

    /** Three tries have not moved it. It is commanded on; feedback alone ends this. */
    public boolean jammed() {
        return jammed;
    }
}
