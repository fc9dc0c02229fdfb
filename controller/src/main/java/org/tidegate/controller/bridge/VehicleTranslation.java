package org.tidegate.controller.bridge;

import org.tidegate.controller.session.VehiclePhase;
import org.tidegate.controller.session.VehicleWord;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.slac.SlacLink;

/** The vehicle adapter's words to the lane's, and back. Both count plus into the vehicle. */
final class VehicleTranslation {
    private VehicleTranslation() {}

    static VehicleWord toLane(VehicleState v, SlacLink link, long lifetimeNanos) {
        return new VehicleWord(
                v.issuedNanos(),
                lifetimeNanos,
                phase(v.phase()),
                v.protocol(),
                v.tls(),
                v.evccId(),
                v.discharges(),
                v.socPercent(),
                v.minimumSocPercent(),
                v.targetSocPercent(),
                v.requestedVoltageV(),
                v.maxVoltageV(),
                v.maxChargePowerW(),
                v.maxDischargePowerW(),
                v.maxChargeCurrentA(),
                v.maxDischargeCurrentA(),
                hold(v),
                v.needs().maxEnergyRequestWh() <= 0,
                refusal(v, link));
    }

    /** NaN, where a vehicle has not said, holds nothing. */
    private static VehicleWord.Hold hold(VehicleState v) {
        if (v.minV2xEnergyRequestWh() > 0) {
            return VehicleWord.Hold.BELOW_CYCLING_WINDOW;
        }
        if (v.needs().minEnergyRequestWh() > 0) {
            return VehicleWord.Hold.BELOW_MINIMUM_ENERGY;
        }
        return v.needs().dischargeBudgetWh() == 0
                ? VehicleWord.Hold.BUDGET_SPENT
                : VehicleWord.Hold.NONE;
    }

    /** A vehicle that was never matched cannot have said anything itself. */
    private static String refusal(VehicleState v, SlacLink link) {
        return v.phase() == VehicleState.Phase.NONE && link.failed()
                ? Refusal.NOT_MATCHED.with(link.reason())
                : v.refusal();
    }

    private static VehiclePhase phase(VehicleState.Phase phase) {
        return switch (phase) {
            case NONE -> VehiclePhase.NONE;
            case SETUP -> VehiclePhase.SETUP;
            case AUTHORISING -> VehiclePhase.AUTHORISING;
            case NEGOTIATING -> VehiclePhase.NEGOTIATING;
            case CABLE_CHECK -> VehiclePhase.CABLE_CHECK;
            case PRE_CHARGE -> VehiclePhase.PRE_CHARGE;
            case ENERGISED -> VehiclePhase.ENERGISED;
            case CHARGE_LOOP -> VehiclePhase.CHARGE_LOOP;
            case STOPPING -> VehiclePhase.STOPPING;
            case WELDING_DETECTION -> VehiclePhase.WELDING_DETECTION;
            case ENDED -> VehiclePhase.ENDED;
            case FAILED -> VehiclePhase.FAILED;
        };
    }

    static EvseState toVehicle(Snapshot s, boolean renegotiate, EvseState.Iso20 iso20) {
        Snapshot.Orders o = s.orders();
        return new EvseState(
                s.nanos(),
                o.ready(),
                o.ready()
                        ? EvseState.Authorisation.ACCEPTED
                        : o.refused()
                                ? EvseState.Authorisation.REJECTED
                                : EvseState.Authorisation.PENDING,
                o.energyPermitted(),
                s.pilot().contactorClosed(),
                switch (o.isolation()) {
                    case NOT_TESTED -> EvseState.Isolation.NOT_TESTED;
                    case TESTING -> EvseState.Isolation.TESTING;
                    case VALID -> EvseState.Isolation.VALID;
                    case FAULT -> EvseState.Isolation.FAULT;
                },
                orZero(s.power().dcVoltageV()),
                orZero(s.power().dcCurrentA()),
                o.maxChargePowerW(),
                o.maxDischargePowerW(),
                o.maxChargeCurrentA(),
                o.maxDischargeCurrentA(),
                0,
                o.maxVoltageV(),
                s.power().setpointW(),
                s.session().importMilliWh() / 1000.0,
                s.session().exportMilliWh() / 1000.0,
                s.vehicle().minimumSocPercent(),
                switch (o.stop()) {
                    case NONE -> EvseState.Stop.NONE;
                    case NORMAL -> EvseState.Stop.NORMAL;
                    case EMERGENCY -> EvseState.Stop.EMERGENCY;
                },
                s.session().stopReason().isEmpty() ? null : s.session().stopReason(),
                switch (s.pilot().level()) {
                    case A -> EvseState.Pilot.A;
                    case B -> EvseState.Pilot.B;
                    case C, D -> EvseState.Pilot.C_OR_D;
                    case E, F, INVALID -> EvseState.Pilot.FAULT;
                },
                renegotiate,
                iso20);
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }
}
