package org.tidegate.controller.lane;

import org.tidegate.controller.ladder.DemandSource;
import org.tidegate.controller.session.OperatorWord;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.session.VehicleWord;

/** Picks the highest-ranked fresh demand; only targets compete. */
final class Demands {
    private double technicianW;
    private long technicianIssuedNanos;
    private long technicianLifetimeNanos;
    private double powerW;
    private DemandSource source = DemandSource.NOBODY;

    void technician(double powerW, long nowNanos, long lifetimeNanos) {
        technicianW = powerW;
        technicianIssuedNanos = nowNanos;
        technicianLifetimeNanos = lifetimeNanos;
    }

    void forget() {
        technicianLifetimeNanos = 0;
    }

    void choose(Perception seen, LimitRules rules, SessionPhase phase, long nowNanos) {
        powerW = 0;
        source = DemandSource.NOBODY;
        if (phase != SessionPhase.ENERGY) {
            return;
        }
        OperatorWord operator = seen.operator;
        VehicleWord vehicle = seen.vehicle;
        if (nowNanos - technicianIssuedNanos < technicianLifetimeNanos) {
            powerW = technicianW;
            source = DemandSource.TECHNICIAN;
        } else if (operator.isFresh(nowNanos) && !Double.isNaN(operator.targetW())) {
            powerW = operator.targetW();
            source = DemandSource.OPERATOR;
        } else if (vehicle.isFresh(nowNanos)
                && !(vehicle.socPercent() >= rules.targetPercent(vehicle))) {
            powerW = seen.rating.maxChargeW();
            source = DemandSource.CHARGE_TO_TARGET;
        }
    }

    double powerW() {
        return powerW;
    }

    DemandSource source() {
        return source;
    }
}
