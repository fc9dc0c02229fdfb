package org.tidegate.protection.islanding;

import org.tidegate.protection.islanding.IslandVerdict.Stage;

/**
 * Finds an unintentional island. Reactive power follows the deviation of the frequency from its own
 * recent past, which makes an island run away and does nothing to a grid. Once it moves, reactive
 * power is flipped a few times, and only a frequency that follows each flip is an island: this also
 * works where the trip windows are wide open. All chargers of a site do the same with the same
 * sign, so that they add up.
 *
 * <p>In an island, absorbing more reactive power raises the frequency.
 */
public final class AntiIslanding {
    /** Longer ago is another time. */
    private static final long LONGEST_STEP_NANOS = 250_000_000L;

    private final AntiIslandingSettings settings;
    private final AntiIslandingMode mode;
    private final JumpWatch jumps;

    private boolean begun;
    private long lastNanos;
    private double normalHz;
    private double reactivePu;
    private Stage stage = Stage.RESTING;
    private long sinceNanos;
    private double side;
    private double lastSide = 1;
    private double flipFromHz;
    private int flip;
    private boolean island;
    private long suspicionNanos;

    public AntiIslanding(AntiIslandingMode mode, AntiIslandingSettings settings) {
        this.mode = mode;
        this.settings = settings;
        jumps = new JumpWatch(settings);
    }

    /**
     * One step, 1 to 50 ms after the last.
     *
     * @param frequencyHz the faster the better; NaN when not known
     * @param phaseJumpDeg latest step of the phase; NaN where nobody looks for one, then a jump of
     *     the frequency counts
     * @param activePowerPu plus into the vehicle
     */
    public void step(
            double frequencyHz,
            double phaseJumpDeg,
            double activePowerPu,
            long nowNanos,
            IslandVerdict out) {
        double dt = begun ? (nowNanos - lastNanos) * 1e-9 : 0;
        boolean late = begun && nowNanos - lastNanos > LONGEST_STEP_NANOS;
        lastNanos = nowNanos;
        if (Double.isNaN(frequencyHz)) {
            begun = false;
            rest(Stage.BLIND, out);
            return;
        }
        if (!begun || late || dt < 0) {
            begun = true;
            normalHz = frequencyHz;
            stage = Stage.WATCHING;
            jumps.restart(frequencyHz, nowNanos);
            dt = 0;
        }
        double deviationHz = frequencyHz - normalHz;
        boolean blanked = jumps.step(frequencyHz, phaseJumpDeg, nowNanos);
        normalHz += Math.min(1, dt * 1e9 / settings.washoutNanos()) * deviationHz;
        out.deviationHz = deviationHz;
        boolean exporting = -activePowerPu > settings.leastExportPu();
        if (!mode.perturbs() || (!exporting && stage != Stage.ISLAND)) {
            rest(Stage.RESTING, out);
            return;
        }
        double wanted = search(frequencyHz, deviationHz, blanked, nowNanos);
        double part = dt * 1e9 / (settings.lagNanos() + dt * 1e9);
        reactivePu += part * (wanted - reactivePu);
        out.reactivePu = reactivePu;
        out.stage = stage == Stage.WATCHING && blanked ? Stage.BLANKED : stage;
        out.confirmed = stage == Stage.VERIFYING ? flip - 1 : island ? settings.flips() : 0;
        out.trip = island;
        out.suspectedNanos = stage == Stage.VERIFYING || island ? nowNanos - suspicionNanos : 0;
    }

    private double search(double hz, double deviationHz, boolean blanked, long nowNanos) {
        double limit = settings.limitPu();
        switch (stage) {
            case VERIFYING -> {
                if (nowNanos - sinceNanos >= settings.flipNanos()) {
                    judge(hz, nowNanos);
                }
            }
            case REASSURED -> {
                if (nowNanos - sinceNanos >= settings.holdNanos()) {
                    stage = Stage.WATCHING;
                }
            }
            case ISLAND -> {
                return 0;
            }
            default -> {
                stage = Stage.WATCHING;
                double away = Math.abs(deviationHz);
                if (away > settings.suspicionHz() && away < settings.implausibleHz() && !blanked) {
                    stage = Stage.VERIFYING;
                    side = Math.signum(deviationHz);
                    flip = 1;
                    flipFromHz = hz;
                    sinceNanos = nowNanos;
                    suspicionNanos = nowNanos;
                }
            }
        }
        if (stage == Stage.VERIFYING) {
            return side * direction() * limit;
        }
        return mode.feedsBack() ? feedback(deviationHz) : 0;
    }

    private double feedback(double deviationHz) {
        if (deviationHz != 0) {
            lastSide = Math.signum(deviationHz);
        }
        double size = settings.gainPuPerHz() * Math.abs(deviationHz);
        return lastSide * Math.clamp(size, settings.leastPu(), settings.limitPu());
    }

    /** The first flip pushes the frequency back, the second out again, and so on. */
    private double direction() {
        return flip % 2 == 1 ? -1 : 1;
    }

    private void judge(double hz, long nowNanos) {
        boolean followed = (hz - flipFromHz) * side * direction() > settings.confirmationHz();
        sinceNanos = nowNanos;
        if (!followed) {
            stage = Stage.REASSURED;
        } else if (flip == settings.flips()) {
            stage = Stage.ISLAND;
            island = true;
        } else {
            flip++;
            flipFromHz = hz;
        }
    }

    private void rest(Stage why, IslandVerdict out) {
        reactivePu = 0;
        stage = island ? Stage.ISLAND : Stage.WATCHING;
        out.reactivePu = 0;
        out.stage = island ? Stage.ISLAND : why;
        out.confirmed = island ? settings.flips() : 0;
        out.trip = island;
        out.suspectedNanos = 0;
    }

    /** The trip has been noted; the search begins again. */
    public void reset() {
        island = false;
        begun = false;
        reactivePu = 0;
        stage = Stage.RESTING;
    }
}
