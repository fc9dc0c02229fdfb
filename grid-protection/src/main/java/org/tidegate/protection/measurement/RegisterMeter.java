package org.tidegate.protection.measurement;

/**
 * Measures through a converter's registers, where there is no converter of our own. What the
 * converter has measured cannot be measured again: there are no half periods, no sequences and no
 * phase jumps, and what it shows is as late as its filter and the bus make it. {@link TimeBudget}
 * says which clearing times that allows.
 */
public final class RegisterMeter {
    /** Nobody's grid. */
    private static final double HIGHEST_PU = 2;

    private static final double LOWEST_HZ = 30;
    private static final double HIGHEST_HZ = 80;

    private static final double FREQUENCY_NEEDS_PU = GridMeter.FREQUENCY_NEEDS_PU;

    private final int phases;
    private final double nominalVoltageV;
    private final long staleNanos;
    private final long frozenNanos;

    private final double[] voltagesPu = {Double.NaN, Double.NaN, Double.NaN};
    private double frequencyHz = Double.NaN;
    private double heldHz = Double.NaN;
    private boolean held;
    private boolean heard;
    private long takenNanos;
    private long changedNanos;
    private int wrong;

    /**
     * @param staleNanos a reading that is older is none; two polls and the converter's filter
     * @param frozenNanos all registers the very same for so long are not measured any more; a quiet
     *     grid moves the last digit of one of them within seconds
     */
    public RegisterMeter(int phases, double nominalVoltageV, long staleNanos, long frozenNanos) {
        if (phases != 1 && phases != 3
                || !(nominalVoltageV > 0)
                || staleNanos <= 0
                || frozenNanos <= staleNanos) {
            throw new IllegalArgumentException(
                    "phases 1 or 3, a nominal voltage, and frozen later than stale are needed");
        }
        this.phases = phases;
        this.nominalVoltageV = nominalVoltageV;
        this.staleNanos = staleNanos;
        this.frozenNanos = frozenNanos;
    }

    /**
     * One poll of the converter.
     *
     * @param takenNanos when the answer came, less the age that the converter admits
     */
    public void accept(double l1V, double l2V, double l3V, double hz, long takenNanos) {
        boolean same = heard && hz == frequencyHz;
        same &= take(0, l1V);
        if (phases == 3) {
            same &= take(1, l2V);
            same &= take(2, l3V);
        }
        if (!same) {
            changedNanos = takenNanos;
        }
        heard = true;
        this.takenNanos = takenNanos;
        frequencyHz = hz;
        wrong = 0;
        double highestPu = 0;
        for (int k = 0; k < phases; k++) {
            double pu = voltagesPu[k];
            wrong |= Double.isFinite(pu) ? 0 : QualityFlag.NOT_A_NUMBER.bit();
            wrong |= pu < 0 || pu > HIGHEST_PU ? QualityFlag.IMPLAUSIBLE_STEP.bit() : 0;
            highestPu = Math.max(highestPu, pu);
        }
        held = highestPu < FREQUENCY_NEEDS_PU;
        if (held) {
            return;
        }
        wrong |= Double.isFinite(hz) ? 0 : QualityFlag.NOT_A_NUMBER.bit();
        wrong |= hz < LOWEST_HZ || hz > HIGHEST_HZ ? QualityFlag.IMPLAUSIBLE_STEP.bit() : 0;
        heldHz = hz;
    }

    private boolean take(int phase, double volts) {
        double pu = volts / nominalVoltageV;
        boolean same = pu == voltagesPu[phase];
        voltagesPu[phase] = pu;
        return same;
    }

    /** What is known at {@code nowNanos}. */
    public void read(long nowNanos, MeasurementSnapshot out) {
        out.blind();
        out.takenNanos = takenNanos;
        out.ageNanos = heard ? Math.max(0, nowNanos - takenNanos) : Long.MAX_VALUE;
        out.flags = wrong;
        if (!heard) {
            out.flags = QualityFlag.STARTING.bit();
            return;
        }
        if (out.ageNanos > staleNanos) {
            out.flags |= QualityFlag.STALE.bit();
        }
        boolean alive = voltagesPu[0] > FREQUENCY_NEEDS_PU;
        if (alive && takenNanos - changedNanos > frozenNanos) {
            out.flags |= QualityFlag.FROZEN.bit();
        }
        if (out.flags != 0) {
            return;
        }
        out.blocked = false;
        out.rmsL1Pu = out.fundamentalL1Pu = voltagesPu[0];
        out.angleL1Deg = 0;
        if (phases == 3) {
            out.rmsL2Pu = out.fundamentalL2Pu = voltagesPu[1];
            out.rmsL3Pu = out.fundamentalL3Pu = voltagesPu[2];
        }
        out.frequencyHz = out.fastFrequencyHz = held ? heldHz : frequencyHz;
        out.flags |= held ? QualityFlag.FREQUENCY_HELD.bit() : 0;
    }
}
