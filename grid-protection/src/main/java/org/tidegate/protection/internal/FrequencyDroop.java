package org.tidegate.protection.internal;

import org.tidegate.protection.ProtectionSettings.FrequencyResponse;
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

    private final double nominalHz;
    private final OpenLoopResponse response = new OpenLoopResponse();
    private Droop droop;
    private double overStartHz;
    private double underStartHz;
    private double overGain;
    private double underGain;
    private Direction outside = Direction.INACTIVE;
    private boolean begun;
    private double beforePu;

    FrequencyDroop(Droop droop, double nominalHz) {
        this.nominalHz = nominalHz;
        take(droop);
    }

    private void take(Droop next) {
        droop = next;
        overStartHz = nominalHz + next.overDeadbandHz();
        underStartHz = nominalHz - next.underDeadbandHz();
        overGain = 1 / (nominalHz * next.overDroop());
        underGain = 1 / (nominalHz * next.underDroop());
    }

    @Override
    public boolean apply(FrequencyResponse next) {
        if (next instanceof Droop other) {
            take(other);
            return true;
        }
        return false;
    }

    @Override
    public void reaction(double seconds) {
        response.reaction(seconds);
    }

    @Override
    void support(double frequencyHz, double normalPu, double deliveredPu, double dtSeconds) {
        if (!begun) {
            response.reset(normalPu);
            begun = true;
        }
        Direction now = side(frequencyHz);
        if (now != Direction.INACTIVE && now != outside) {
            // who enters service outside the deadband has no power before it but what is asked for
            beforePu = fresh ? demandPu : deliveredPu;
        }
        outside = now;

        double targetPu =
                switch (now) {
                    case INACTIVE -> normalPu;
                    case OVER ->
                            Bounds.atMost(
                                    beforePu + (frequencyHz - overStartHz) * overGain,
                                    droop.highestPowerPu());
                    case UNDER ->
                            Bounds.atLeast(
                                    beforePu - (underStartHz - frequencyHz) * underGain,
                                    droop.lowestPowerPu());
                };
        boolean active = now != Direction.INACTIVE || direction != Direction.INACTIVE;
        double t90Seconds = active ? droop.responseNanos() * 1e-9 : 0;
        referencePu = response.step(targetPu, t90Seconds, dtSeconds);
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
        response.reset(0);
        begun = true;
    }

    private Direction side(double frequencyHz) {
        if (frequencyHz > overStartHz) {
            return Direction.OVER;
        }
        return frequencyHz < underStartHz ? Direction.UNDER : Direction.INACTIVE;
    }
}
