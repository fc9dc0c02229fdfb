package org.tidegate.controller.authority;

import java.util.SplittableRandom;

/**
 * Makes a remote set-point safe to follow: a random delay before a change, a bound on changes of
 * direction, and a ramp. One per charger, stepped by the lane; allocates nothing.
 *
 * <p>Limits are not its business: they are caps, act at once and stand in the ladder. What the grid
 * code asks for comes after it and is never delayed.
 */
public final class RemoteAuthority {
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    /** A set-point that moves less than this is the same one: no new delay. */
    private static final double SAME_W = 100;

    /** Closer to 0 than this has no direction. */
    private static final double NO_DIRECTION_W = 50;

    private final AuthoritySettings settings;
    private final SplittableRandom random;
    private final long[] reversedNanos;
    private int reversals;
    private int oldest;
    private int lastDirection;

    private boolean following;
    private double agreedW;
    private double shapedW;
    private boolean waiting;
    private long waitUntilNanos;
    private long lastNanos;
    private Restraint restraint = Restraint.NONE;

    public RemoteAuthority(AuthoritySettings settings) {
        this.settings = settings;
        this.random = new SplittableRandom(settings.randomSeed());
        this.reversedNanos = new long[settings.reversalsPerHour()];
    }

    /** How quickly a kind of set-point has to be followed. */
    public enum Urgency {
        /** A plan or a price: may be delayed, counts as a change of direction. */
        ORDINARY,
        /** Frequency service: never delayed. */
        PROMPT,
        /** The charger's own evaluation of a curve: ramped only. */
        LOCAL
    }

    /**
     * One cycle with a remote set-point.
     *
     * @param askedW finite, plus into the vehicle
     * @param flowingW measured; where the ramp begins
     * @return what may be asked for now; NaN while a first set-point still waits: whoever would
     *     decide without it still does
     */
    public double follow(double askedW, Urgency urgency, double flowingW, long nowNanos) {
        long dtNanos = following || waiting ? Math.max(0, nowNanos - lastNanos) : 0;
        lastNanos = nowNanos;
        restraint = Restraint.NONE;
        double agreed = agree(askedW, urgency, nowNanos);
        if (Double.isNaN(agreed)) {
            return agreed;
        }
        if (!following) {
            following = true;
            shapedW = Double.isFinite(flowingW) ? flowingW : 0;
            if (lastDirection == 0) {
                lastDirection = direction(shapedW);
            }
        }
        double permitted = urgency == Urgency.LOCAL ? agreed : turned(agreed, nowNanos);
        ramp(permitted, dtNanos);
        return shapedW;
    }

    /** One cycle without a remote set-point. */
    public void rest(double flowingW, long nowNanos) {
        following = false;
        waiting = false;
        lastNanos = nowNanos;
        restraint = Restraint.NONE;
        int now = direction(flowingW);
        if (now != 0) {
            lastDirection = now; // charging by itself, then told to discharge, is a turn as well
        }
    }

    /** What a limit made of it: the ramp goes on from there, not from what never flowed. */
    public void bound(double resultW) {
        if (following) {
            shapedW = resultW;
        }
    }

    /** A person wants it now. */
    public void skipDelay() {
        waitUntilNanos = lastNanos;
    }

    /** After the latest step. */
    public Restraint restraint() {
        return restraint;
    }

    /** 0 unless a delay runs. */
    public long delayRemainingNanos(long nowNanos) {
        return waiting ? Math.max(0, waitUntilNanos - nowNanos) : 0;
    }

    private double agree(double askedW, Urgency urgency, long nowNanos) {
        boolean known = following;
        if (urgency != Urgency.ORDINARY || settings.longestDelayNanos() == 0) {
            waiting = false;
            agreedW = askedW;
            return agreedW;
        }
        boolean same = known && Math.abs(askedW - agreedW) < SAME_W;
        if (same) {
            waiting = false;
            agreedW = askedW;
            return agreedW;
        }
        if (!waiting) {
            waiting = true;
            waitUntilNanos = nowNanos + random.nextLong(settings.longestDelayNanos() + 1);
        }
        // a newer wish replaces the older one but does not begin to wait anew
        if (nowNanos - waitUntilNanos >= 0) {
            waiting = false;
            agreedW = askedW;
            return agreedW;
        }
        restraint = Restraint.RANDOM_DELAY;
        return known ? agreedW : Double.NaN;
    }

    private double turned(double agreed, long nowNanos) {
        int wanted = direction(agreed);
        if (wanted == 0 || wanted == lastDirection) {
            return agreed;
        }
        if (lastDirection != 0 && reversedNanos.length > 0) {
            boolean full = reversals == reversedNanos.length;
            if (full && nowNanos - reversedNanos[oldest] < HOUR_NANOS) {
                restraint = Restraint.REVERSALS;
                return 0;
            }
            reversedNanos[oldest] = nowNanos;
            oldest = (oldest + 1) % reversedNanos.length;
            reversals = full ? reversals : reversals + 1;
        }
        lastDirection = wanted;
        return agreed;
    }

    private void ramp(double toW, long dtNanos) {
        if (settings.rampWPerS() == 0) {
            shapedW = toW;
            return;
        }
        double stepW = settings.rampWPerS() * dtNanos * 1e-9;
        if (Math.abs(toW - shapedW) <= stepW) {
            shapedW = toW;
        } else {
            shapedW += toW > shapedW ? stepW : -stepW;
            if (restraint == Restraint.NONE) {
                restraint = Restraint.RAMP;
            }
        }
    }

    private static int direction(double powerW) {
        return powerW > NO_DIRECTION_W ? 1 : powerW < -NO_DIRECTION_W ? -1 : 0;
    }
}
