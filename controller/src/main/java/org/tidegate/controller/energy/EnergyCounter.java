package org.tidegate.controller.energy;

/**
 * Counts energy at the grid terminals into two registers that only grow: import (into the vehicle)
 * and export (into the grid). They are never netted, not even inside one interval: where power
 * changes sign between two samples, the interval is split at the crossing.
 *
 * <p>Lives on the lane: {@link #step} allocates nothing and never throws. A session's registers are
 * the difference of these since the session began.
 */
public final class EnergyCounter {
    private static final double WATT_NANOS_PER_MILLI_WH = 3.6e9;
    private static final double HIGHEST_PLAUSIBLE_W = 1e6; // a garbled register, not a charger

    private final long longestIntervalNanos;
    private long importMilliWh;
    private long exportMilliWh;
    private double importRestWattNanos; // below one mWh, kept
    private double exportRestWattNanos;
    private long unmeteredNanos;
    private long gaps;
    private boolean inGap;
    private boolean started;
    private double lastPowerW = Double.NaN;
    private long lastNanos;

    /**
     * @param importMilliWh,exportMilliWh registers to go on from, as restored at boot
     * @param longestIntervalNanos a longer step is not integrated, because nothing is known about
     *     what happened meanwhile; it counts as unmetered time
     */
    public EnergyCounter(long importMilliWh, long exportMilliWh, long longestIntervalNanos) {
        if (importMilliWh < 0 || exportMilliWh < 0) {
            throw new IllegalArgumentException(
                    "registers cannot be negative: " + importMilliWh + ", " + exportMilliWh);
        }
        this.importMilliWh = importMilliWh;
        this.exportMilliWh = exportMilliWh;
        this.longestIntervalNanos = longestIntervalNanos;
    }

    /**
     * Feeds one measurement; energy is the trapezoid between it and the one before.
     *
     * @param acPowerW plus into the vehicle; NaN when not measured, which makes both adjoining
     *     intervals unmetered
     * @param nowNanos monotonic time of the measurement; a step of 0 only replaces the power
     */
    public void step(double acPowerW, long nowNanos) {
        long dtNanos = nowNanos - lastNanos;
        if (started && dtNanos > 0) {
            if (isPlausible(lastPowerW)
                    && isPlausible(acPowerW)
                    && dtNanos <= longestIntervalNanos) {
                integrate(lastPowerW, acPowerW, dtNanos);
                inGap = false;
            } else {
                unmeteredNanos += dtNanos;
                gaps += inGap ? 0 : 1;
                inGap = true;
            }
        }
        if (!started || dtNanos >= 0) {
            lastPowerW = acPowerW;
            lastNanos = nowNanos;
            started = true;
        }
    }

    /** False for NaN, infinities and anything that would ruin a register for good. */
    private static boolean isPlausible(double powerW) {
        return Math.abs(powerW) <= HIGHEST_PLAUSIBLE_W;
    }

    private void integrate(double fromW, double toW, long dtNanos) {
        if (fromW >= 0 && toW >= 0) {
            addImport((fromW + toW) / 2 * dtNanos);
        } else if (fromW <= 0 && toW <= 0) {
            addExport(-(fromW + toW) / 2 * dtNanos);
        } else {
            double crossing = fromW / (fromW - toW); // between 0 and 1
            double first = Math.abs(fromW) / 2 * crossing * dtNanos;
            double second = Math.abs(toW) / 2 * (1 - crossing) * dtNanos;
            addImport(fromW > 0 ? first : second);
            addExport(fromW > 0 ? second : first);
        }
    }

    private void addImport(double wattNanos) {
        importRestWattNanos += wattNanos;
        long whole = (long) (importRestWattNanos / WATT_NANOS_PER_MILLI_WH);
        importRestWattNanos -= whole * WATT_NANOS_PER_MILLI_WH;
        importMilliWh += whole;
    }

    private void addExport(double wattNanos) {
        exportRestWattNanos += wattNanos;
        long whole = (long) (exportRestWattNanos / WATT_NANOS_PER_MILLI_WH);
        exportRestWattNanos -= whole * WATT_NANOS_PER_MILLI_WH;
        exportMilliWh += whole;
    }

    /** Energy into the vehicle; never goes back. */
    public long importMilliWh() {
        return importMilliWh;
    }

    /** Energy into the grid; never goes back. */
    public long exportMilliWh() {
        return exportMilliWh;
    }

    /** Time about which nothing is known, and which therefore is in neither register. */
    public long unmeteredNanos() {
        return unmeteredNanos;
    }

    /** How many separate stretches {@link #unmeteredNanos} is made of. */
    public long gaps() {
        return gaps;
    }
}
