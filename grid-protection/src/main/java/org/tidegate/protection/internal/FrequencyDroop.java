package org.tidegate.protection.internal;

import org.tidegate.protection.FirstOrderLag;
import org.tidegate.protection.ProtectionSettings.FrequencyResponse.Droop;

/**
 * Frequency droop with deadband (IEEE 1547-2018 6.5.2.7):
 *
 * <pre>
 * over:  P = P_pre + (f − f_nom − db) / (f_nom · k)     not above the highest power
 * under: P = P_pre − (f_nom − db − f) / (f_nom · k)     not below the lowest power
 * </pre>
 *
 * <p>P_pre is what flowed when the frequency left the deadband. The response lags by the open-loop
 * response time; back inside the deadband it stays active until it has met the demand, so that the
 * return is as smooth as the departure. Storage crosses zero without noticing.
 */
final class FrequencyDroop extends FrequencySupport {
    /** Closer than this to the demand the response has returned. */
    private static final double RETURNED_PU = 1e-3;

    private final Droop droop;
    private final double overStartHz;
    private final double underStartHz;
    private final double overHzPerPu;
    private final double underHzPerPu;
    private final double responseSeconds;
    private final FirstOrderLag lag = new FirstOrderLag();
    private Direction outside = Direction.INACTIVE;
    private boolean begun;
    private double beforePu;

    FrequencyDroop(Droop droop, double nominalHz) {
        this.droop = droop;
        overStartHz = nominalHz + droop.overDeadbandHz();
        underStartHz = nominalHz - droop.underDeadbandHz();
        overHzPerPu = nominalHz * droop.overDroop();
        underHzPerPu = nominalHz * droop.underDroop();
        responseSeconds = droop.responseNanos() * 1e-9;
    }

    @Override
    void support(double frequencyHz, double demandPu, double deliveredPu, double dtSeconds) {
        if (!begun) {
            lag.reset(demandPu);
            begun = true;
        }
        Direction now = side(frequencyHz);
        if (now != Direction.INACTIVE && now != outside) {
            beforePu = deliveredPu;
        }
        outside = now;

        double targetPu =
                switch (now) {
                    case INACTIVE -> demandPu;
                    case OVER ->
                            Math.min(
                                    beforePu + (frequencyHz - overStartHz) / overHzPerPu,
                                    droop.highestPowerPu());
                    case UNDER ->
                            Math.max(
                                    beforePu - (underStartHz - frequencyHz) / underHzPerPu,
                                    droop.lowestPowerPu());
                };
        boolean active = now != Direction.INACTIVE || direction != Direction.INACTIVE;
        referencePu = lag.step(targetPu, active ? responseSeconds : 0, dtSeconds);
        if (now != Direction.INACTIVE) {
            direction = now;
        } else if (Math.abs(referencePu - targetPu) < RETURNED_PU) {
            direction = Direction.INACTIVE;
        }
    }

    @Override
    public void reset() {
        super.reset();
        outside = Direction.INACTIVE;
        begun = false;
    }

    private Direction side(double frequencyHz) {
        if (frequencyHz > overStartHz) {
            return Direction.OVER;
        }
        return frequencyHz < underStartHz ? Direction.UNDER : Direction.INACTIVE;
    }
}
