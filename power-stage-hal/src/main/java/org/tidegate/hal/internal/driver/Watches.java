package org.tidegate.hal.internal.driver;

import org.jspecify.annotations.Nullable;
import org.tidegate.hal.StageRating;

/** What is watched over time on one device, from its discovery on. */
public final class Watches {
    /** Two missed beats and a half: the device counts up once a second. */
    private static final long FROZEN_AFTER_NANOS = 2_500_000_000L;

    /** The lane trips on the first NaN by its own rules; the driver forgives a few polls. */
    private static final long BLIND_AFTER_NANOS = 200_000_000L;

    private static final double TOLERANCE = 0.05;
    private static final double SMALLEST_TOLERANCE_W = 300;
    private static final long NEVER = Long.MIN_VALUE;

    private final FollowWatch follow;
    private final SignWatch sign;
    private final HeartbeatWatch heartbeat;
    private long blindSinceNanos = NEVER;

    public Watches(StageRating rating, long followNanos, double heartbeat, long nowNanos) {
        double tolerance = Math.max(SMALLEST_TOLERANCE_W, TOLERANCE * rating.maxApparentVa());
        this.follow = new FollowWatch(tolerance, followNanos);
        this.sign = new SignWatch(2 * tolerance, followNanos);
        this.heartbeat = new HeartbeatWatch(FROZEN_AFTER_NANOS, heartbeat, nowNanos);
    }

    public boolean exceeds(DriveOrder order, double measuredW, long nowNanos) {
        return follow.step(order.acPowerW, measuredW, order.dcAllowanceW(), nowNanos);
    }

    /** Whether power flows into both sides of the device, or out of both. */
    public boolean contradicts(double acPowerW, double dcPowerW, long nowNanos) {
        return sign.step(acPowerW, dcPowerW, nowNanos);
    }

    public boolean isFrozen(double value, long nowNanos) {
        return heartbeat.step(value, nowNanos);
    }

    /** The missing value once something has been missing for long enough, else null. */
    public @Nullable String blindFor(@Nullable String missing, long nowNanos) {
        if (missing == null) {
            blindSinceNanos = NEVER;
            return null;
        }
        if (blindSinceNanos == NEVER) {
            blindSinceNanos = nowNanos;
        }
        return nowNanos - blindSinceNanos >= BLIND_AFTER_NANOS ? missing : null;
    }
}
