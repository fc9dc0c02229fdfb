package org.tidegate.pilot.internal;

import org.tidegate.pilot.PilotLevel;
import org.tidegate.pilot.PilotSample;
import org.tidegate.pilot.PilotTimes;

/**
 * Voltages to levels (IEC 61851-1 Table A.4). A level is accepted after two equal samples in a row;
 * one that differs is suppressed and counted; one that will not settle is nothing at all.
 */
public final class LevelDetector {
    private static final int EQUAL_SAMPLES = 2;

    /** The negative plateau of a running oscillator behind a diode: −12 V ± 1 V. */
    private static final double NEGATIVE_MIN_V = -13;

    private static final double NEGATIVE_MAX_V = -11;

    /** Closer than this, the negative half mirrors the positive one. */
    private static final double MIRROR_V = 1.2;

    private final PilotTimes times;

    private PilotLevel level = PilotLevel.INVALID;
    private PilotLevel lastSeen = PilotLevel.INVALID;
    private boolean started;
    private boolean decided;
    private boolean stale;
    private long lastSequence;
    private long lastNewAtNanos;
    private boolean unsure;
    private long unsureSinceNanos;
    private long outliers;
    private boolean wasOscillating;
    private boolean diodeSeen;
    private int negativeSeen;
    private int negativeMissing;
    private int mirrored;

    public LevelDetector(PilotTimes times) {
        this.times = times;
    }

    /**
     * @param oscillating the charger's own oscillator has been running
     */
    public void step(PilotSample sample, boolean oscillating, long nowNanos) {
        if (!started) {
            started = true;
            lastNewAtNanos = nowNanos;
        }
        if (oscillating && !wasOscillating) {
            diodeSeen = false; // every offer looks for itself
        }
        wasOscillating = oscillating;
        boolean isNew = sample.sequence != lastSequence && sample.sequence != 0;
        if (isNew) {
            lastSequence = sample.sequence;
            lastNewAtNanos = nowNanos;
        }
        boolean old =
                sample.sequence != 0 && nowNanos - sample.sampledAtNanos > times.staleAfterNanos();
        stale = old || nowNanos - lastNewAtNanos > times.staleAfterNanos();
        if (stale) {
            lastSeen = PilotLevel.INVALID;
            accept(PilotLevel.INVALID);
        } else if (isNew) {
            feed(classify(sample.positivePeakV, level), nowNanos);
            checkDiode(sample, oscillating);
        }
    }

    private void feed(PilotLevel seen, long nowNanos) {
        if (seen == lastSeen) {
            decided = true;
            unsure = false;
            if (seen != level) {
                accept(seen);
            }
        } else {
            if (seen == level) {
                outliers++;
            }
            if (!unsure) {
                unsure = true;
                unsureSinceNanos = nowNanos;
            }
        }
        lastSeen = seen;
        if (unsure && nowNanos - unsureSinceNanos > times.unsureAfterNanos()) {
            accept(PilotLevel.INVALID);
        }
    }

    private void accept(PilotLevel next) {
        // Whoever was behind the diode may be somebody else after any of these.
        if (!next.isConnected() || next == PilotLevel.D || level == PilotLevel.D) {
            diodeSeen = false;
            negativeSeen = 0;
        }
        level = next;
    }

    private void checkDiode(PilotSample sample, boolean oscillating) {
        if (!oscillating || !level.isConnected() || !lastSeen.isConnected()) {
            negativeSeen = 0;
            negativeMissing = 0;
            mirrored = 0;
            return;
        }
        double negativeV = sample.negativePeakV;
        if (negativeV >= NEGATIVE_MIN_V && negativeV <= NEGATIVE_MAX_V) {
            negativeSeen++;
            negativeMissing = 0;
            mirrored = 0;
        } else {
            negativeSeen = 0;
            negativeMissing++;
            mirrored = Math.abs(sample.positivePeakV + negativeV) <= MIRROR_V ? mirrored + 1 : 0;
        }
        if (negativeSeen >= EQUAL_SAMPLES) {
            diodeSeen = true;
        } else if (negativeMissing >= EQUAL_SAMPLES) {
            diodeSeen = false;
        }
    }

    public PilotLevel level() {
        return level;
    }

    /** Whether any level was ever accepted. */
    public boolean decided() {
        return decided;
    }

    public boolean stale() {
        return stale;
    }

    public boolean diodeSeen() {
        return diodeSeen;
    }

    public boolean diodeFault() {
        return mirrored >= EQUAL_SAMPLES;
    }

    /** Single samples that were suppressed since start. */
    public long outliers() {
        return outliers;
    }

    /**
     * One voltage to one level. In a gap between two bands the level before is kept if it borders
     * on the gap; otherwise the gap counts as the bordering level that permits less.
     */
    public static PilotLevel classify(double positiveV, PilotLevel before) {
        if (positiveV >= -13 && positiveV <= -11) {
            return PilotLevel.F;
        }
        if (positiveV > -11 && positiveV < -10) {
            return before == PilotLevel.F ? PilotLevel.F : PilotLevel.INVALID;
        }
        if (!(positiveV >= -1 && positiveV <= 13)) {
            return PilotLevel.INVALID;
        }
        if (positiveV < 2) {
            return PilotLevel.E;
        }
        if (positiveV <= 4) {
            return PilotLevel.D;
        }
        if (positiveV < 5) {
            return before == PilotLevel.C ? PilotLevel.C : PilotLevel.D;
        }
        if (positiveV <= 7) {
            return PilotLevel.C;
        }
        if (positiveV < 8) {
            return before == PilotLevel.C ? PilotLevel.C : PilotLevel.B;
        }
        if (positiveV <= 10) {
            return PilotLevel.B;
        }
        if (positiveV < 11) {
            return before == PilotLevel.A ? PilotLevel.A : PilotLevel.B;
        }
        return PilotLevel.A;
    }
}
