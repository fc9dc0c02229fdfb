package org.tidegate.controller.lane;

import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.session.VehiclePhase;
import org.tidegate.controller.session.VehicleWord;
import org.tidegate.protection.GridRequest;

/**
 * What converter and vehicle could take and give now, whatever anybody wishes or permits: support
 * of the grid ends there, and reactive power gets the room that is left. Nothing while no energy
 * may flow.
 */
final class Availability {
    private Availability() {}

    static void fill(
            Perception p, LaneSettings settings, SessionPhase phase, double baseVa, long nowNanos) {
        GridRequest asked = p.asked;
        VehicleWord v = p.vehicle;
        boolean able =
                phase == SessionPhase.ENERGY
                        && p.stageFresh
                        && p.rating.isKnown()
                        && v.isFresh(nowNanos)
                        && v.phase() == VehiclePhase.CHARGE_LOOP;
        if (!able) {
            asked.importAvailablePu = 0;
            asked.exportAvailablePu = 0;
            return;
        }
        double voltageV = p.measurement.dcVoltageV;
        double takesW = Math.min(v.maxChargePowerW(), v.maxChargeCurrentA() * voltageV);
        double givesW = Math.min(v.maxDischargePowerW(), v.maxDischargeCurrentA() * voltageV);
        asked.importAvailablePu = v.full() ? 0 : Math.min(takesW, p.rating.maxChargeW()) / baseVa;
        // the battery gives more than the grid receives
        asked.exportAvailablePu =
                v.discharges()
                        ? Math.min(givesW * settings.minimumEfficiency(), p.rating.maxDischargeW())
                                / baseVa
                        : 0;
    }
}
