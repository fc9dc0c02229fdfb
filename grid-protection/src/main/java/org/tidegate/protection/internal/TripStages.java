package org.tidegate.protection.internal;

import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.Quantity;
import org.tidegate.protection.ProtectionSettings.Stage;

/** All trip stages of a code, in its own order; each looks at its own quantity. */
public final class TripStages {
    private final Stage[] stages;
    private final DefiniteTimeStage[] timers;
    private int operatedBits;

    public TripStages(ProtectionSettings settings) {
        stages = settings.stages().toArray(new Stage[0]);
        timers = new DefiniteTimeStage[stages.length];
        for (int i = 0; i < stages.length; i++) {
            timers[i] =
                    new DefiniteTimeStage(
                            stages[i].over(), stages[i].threshold(), stages[i].delayNanos());
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
        for (int i = 0; i < stages.length; i++) {
            if (timers[i].step(value(seen, stages[i].quantity(), stages[i].over()), dtNanos)) {
                operatedBits |= 1 << i;
                if (first < 0) {
                    first = i;
                }
            }
        }
        return first;
    }

    private static double value(Observation seen, Quantity quantity, boolean over) {
        ApplicableVoltage voltage = seen.voltage();
        return switch (quantity) {
            case ANY_VOLTAGE -> over ? voltage.highestPu() : voltage.lowestPu();
            case PHASE_VOLTAGE -> over ? voltage.highestPhasePu() : voltage.lowestPhasePu();
            case MEAN_VOLTAGE -> seen.meanPu();
            case FREQUENCY -> seen.frequencyHz();
            case RATE_OF_CHANGE -> Math.abs(seen.rateHzPerS());
        };
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
