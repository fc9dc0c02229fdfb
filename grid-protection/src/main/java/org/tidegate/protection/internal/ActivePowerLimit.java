package org.tidegate.protection.internal;

import org.jspecify.annotations.Nullable;
import org.tidegate.protection.SlewLimiter;
import org.tidegate.protection.SupportSettings.PowerLimit;

/**
 * The limit on exported active power (IEEE 1547-2018 4.6.2; EN 50549-1 4.11.2): a new limit is
 * reached with a gradient. The limit that a charger starts with holds from the start.
 */
public final class ActivePowerLimit {
    private final SlewLimiter slew = new SlewLimiter();
    private final DeadTime deadTime = new DeadTime();
    private double reactionSeconds;
    private boolean begun;
    private double gradientSeconds = Double.NaN;
    private double perSecond;

    void reaction(double seconds) {
        reactionSeconds = seconds;
        deadTime.prepare(seconds);
    }

    /**
     * @param limit null: off, and switching it on starts from rated power
     * @return the most export; infinite when off
     */
    public double step(@Nullable PowerLimit limit, double ratedExportPu, double dtSeconds) {
        if (limit == null) {
            slew.reset(ratedExportPu);
            deadTime.reset(ratedExportPu);
            begun = true;
            return Double.POSITIVE_INFINITY;
        }
        if (!begun) {
            slew.reset(limit.exportPu());
            begun = true;
        }
        // the dead time is part of the response time
        double rampSeconds = limit.responseNanos() * 1e-9 - reactionSeconds;
        if (rampSeconds != gradientSeconds) {
            gradientSeconds = rampSeconds;
            perSecond = rampSeconds > 0 ? 1 / rampSeconds : Double.POSITIVE_INFINITY;
        }
        double slewed = slew.step(limit.exportPu(), perSecond, perSecond, dtSeconds);
        return deadTime.step(slewed, reactionSeconds, dtSeconds);
    }

    /** Out of service a limit needs no gradient: it is in force when service is entered. */
    public void outOfService(@Nullable PowerLimit limit) {
        if (limit != null) {
            slew.reset(limit.exportPu());
            deadTime.reset(limit.exportPu());
            begun = true;
        }
    }
}
