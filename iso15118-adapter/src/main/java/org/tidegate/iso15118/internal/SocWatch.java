package org.tidegate.iso15118.internal;

/**
 * Checks the vehicle's state of charge against the energy that the charger's own meter has seen: a
 * vehicle that reports a full battery stops nothing, but one that reports too much could be emptied
 * below its floor, and a fleet that lies together can unsettle a grid.
 *
 * @param anchorPercent where the current window began; NaN before the first reading
 * @param anchorWh net energy into the vehicle then
 * @param anchorNanos when that was
 * @param doubted the last window did not fit; a whole window that fits takes it back
 */
public record SocWatch(double anchorPercent, double anchorWh, long anchorNanos, boolean doubted) {
    private static final long WINDOW_NANOS = 10_000_000_000L;

    public static final SocWatch UNSET = new SocWatch(Double.NaN, 0, 0, false);

    /**
     * @param capacityWh as told by the vehicle; NaN allows no movement beyond the tolerance
     */
    public SocWatch step(
            double socPercent,
            double netWh,
            double capacityWh,
            double tolerancePercent,
            long nowNanos) {
        if (Double.isNaN(socPercent)) {
            return this;
        }
        if (Double.isNaN(anchorPercent)) {
            return new SocWatch(socPercent, netWh, nowNanos, doubted);
        }
        double explained = capacityWh > 0 ? 100 * (netWh - anchorWh) / capacityWh : 0;
        if (Math.abs(socPercent - anchorPercent - explained) > tolerancePercent) {
            return new SocWatch(socPercent, netWh, nowNanos, true);
        }
        if (nowNanos - anchorNanos >= WINDOW_NANOS) {
            return new SocWatch(socPercent, netWh, nowNanos, false);
        }
        return this;
    }
}
