package org.tidegate.protection.internal;

import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.Quantity;
import org.tidegate.protection.ProtectionSettings.Stage;

/** All trip stages of a code, in its own order; each looks at its own quantity. */
public final class TripStages {
    private final Stage[] stages;
    private final DefiniteTimeStage[] timers;

    /** Which of {@link #values} each stage looks at. */
    private final int[] looksAt;

    private final double[] values = new double[2 * Quantity.values().length];
    private int operatedBits;

    public TripStages(ProtectionSettings settings) {
        stages = settings.stages().toArray(new Stage[0]);
        timers = new DefiniteTimeStage[stages.length];
        looksAt = new int[stages.length];
        for (int i = 0; i < stages.length; i++) {
            timers[i] =
                    new DefiniteTimeStage(
                            stages[i].over(), stages[i].threshold(), stages[i].delayNanos());
            looksAt[i] = place(stages[i].quantity(), stages[i].over());
        }
    }

    /** New thresholds and delays; the time already spent beyond goes on counting. */
    public void apply(ProtectionSettings next) {
        for (int i = 0; i < stages.length; i++) {
            stages[i] = next.stages().get(i);
            timers[i].apply(stages[i].threshold(), stages[i].delayNanos());
        }
    }

    /** Steps every stage's timer; returns the first stage that operates, or −1. */
    public int step(Observation seen, long dtNanos) {
        int first = -1;
        operatedBits = 0;
        look(seen);
        for (int i = 0; i < stages.length; i++) {
            if (timers[i].step(values[looksAt[i]], dtNanos)) {
                operatedBits |= 1 << i;
                if (first < 0) {
                    first = i;
                }
            }
        }
        return first;
    }

    private static int place(Quantity quantity, boolean over) {
        return 2 * quantity.ordinal() + (over ? 1 : 0);
    }

    /** Everything that a stage could look at, once a step. */
    private void look(Observation seen) {
        ApplicableVoltage voltage = seen.voltage();
        both(Quantity.ANY_VOLTAGE, voltage.lowestPu(), voltage.highestPu());
        both(Quantity.PHASE_VOLTAGE, voltage.lowestPhasePu(), voltage.highestPhasePu());
        both(Quantity.MEAN_VOLTAGE, seen.meanPu(), seen.meanPu());
        both(Quantity.FREQUENCY, seen.frequencyHz(), seen.frequencyHz());
        double rate = Math.abs(seen.rateHzPerS());
        both(Quantity.RATE_OF_CHANGE, rate, rate);
    }

    private void both(Quantity quantity, double under, double over) {
        values[place(quantity, false)] = under;
        values[place(quantity, true)] = over;
    }

    public String id(int stage) {
        return stages[stage].id();
    }

    public DefiniteTimeStage timer(int stage) {
        return timers[stage];
    }

    public boolean operated(int stage) {
        return (operatedBits & (1 << stage)) != 0;
    }

    public boolean anyOperated() {
        return operatedBits != 0;
    }
}
