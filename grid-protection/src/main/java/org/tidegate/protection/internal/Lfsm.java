package org.tidegate.protection.internal;

import org.jspecify.annotations.Nullable;
import org.tidegate.protection.FirstOrderLag;
import org.tidegate.protection.ProtectionSettings.FrequencyResponse;
import org.tidegate.protection.ProtectionSettings.FrequencyResponse.Recovery;
import org.tidegate.protection.ProtectionSettings.FrequencyResponse.Threshold;

/**
 * Limited frequency sensitive mode, over and under (EN 50549-1 4.6.1 and 4.6.2; VDE-AR-N 4105
 * 5.7.4.3):
 *
 * <pre>
 * LFSM-O: P = P_M + (f − f1) / (f_nom · s) · P_ref
 * LFSM-U: P = P_M − (f1 − f) / (f_nom · s) · P_ref
 * </pre>
 *
 * <p>P_M is what flowed when the frequency passed f1; P_ref is rated power or |P_M|. Storage
 * continues along the line through zero. When the frequency is back the response ends at once or,
 * where the code has a recovery, lets power return to the demand no faster than its gradient. Only
 * the way that the disturbance forbade is slow; a demand that helps the grid is never held back.
 */
final class Lfsm extends FrequencySupport {
    private final double nominalHz;
    private FrequencyResponse.Lfsm settings;
    private final FirstOrderLag lag = new FirstOrderLag();
    private Direction outside = Direction.INACTIVE;
    private double beforePu;
    private double recoverySecondsLeft;

    Lfsm(FrequencyResponse.Lfsm settings, double nominalHz) {
        this.settings = settings;
        this.nominalHz = nominalHz;
    }

    @Override
    public boolean apply(FrequencyResponse next) {
        if (next instanceof FrequencyResponse.Lfsm other) {
            settings = other;
            return true;
        }
        return false;
    }

    @Override
    void support(double frequencyHz, double demandPu, double deliveredPu, double dtSeconds) {
        Threshold over = settings.over();
        Threshold under = settings.under();
        if (over != null && frequencyHz > over.startHz()) {
            respond(Direction.OVER, over, frequencyHz, demandPu, deliveredPu, dtSeconds);
        } else if (under != null && frequencyHz < under.startHz()) {
            respond(Direction.UNDER, under, frequencyHz, demandPu, deliveredPu, dtSeconds);
        } else {
            recover(settings.recovery(), demandPu, dtSeconds);
        }
    }

    private void respond(
            Direction now,
            Threshold threshold,
            double frequencyHz,
            double demandPu,
            double deliveredPu,
            double dtSeconds) {
        if (outside != now) {
            beforePu = deliveredPu;
            lag.reset(direction == Direction.INACTIVE ? demandPu : referencePu);
        }
        outside = now;
        direction = now;
        double reference = threshold.momentary() ? Math.abs(beforePu) : 1;
        double deviation = Math.abs(frequencyHz - threshold.startHz());
        double change = deviation / (nominalHz * threshold.droop()) * reference;
        double target =
                now == Direction.OVER
                        ? Math.min(beforePu + change, settings.highestPowerPu())
                        : Math.max(beforePu - change, settings.lowestPowerPu());
        long response =
                now == Direction.OVER ? settings.responseNanos() : settings.underResponseNanos();
        referencePu = lag.step(target, response * 1e-9, dtSeconds);
    }

    private void recover(@Nullable Recovery recovery, double demandPu, double dtSeconds) {
        if (direction == Direction.INACTIVE) {
            return;
        }
        if (recovery == null) {
            reset();
            return;
        }
        if (outside != Direction.INACTIVE) {
            outside = Direction.INACTIVE;
            recoverySecondsLeft = recovery.windowNanos() * 1e-9;
        }
        recoverySecondsLeft -= dtSeconds;
        double stepPu = recovery.perMinutePu() / 60 * dtSeconds;
        boolean met;
        if (direction == Direction.OVER) {
            referencePu = Math.max(demandPu, referencePu - stepPu);
            met = referencePu <= demandPu;
        } else {
            referencePu = Math.min(demandPu, referencePu + stepPu);
            met = referencePu >= demandPu;
        }
        // The window only ends a recovery that has nothing left to recover.
        if (met && recoverySecondsLeft <= 0) {
            reset();
        }
    }

    @Override
    public void reset() {
        super.reset();
        outside = Direction.INACTIVE;
    }
}
