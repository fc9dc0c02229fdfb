package org.tidegate.controller.bridge;

import java.util.Optional;
import org.tidegate.controller.ladder.Rung;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.iso15118.Refusal;
import org.tidegate.ocpp.StationState;

/** The lane's snapshot in the operator's words; a pure function of the snapshot. */
final class StationTranslation {
    /** Below this nothing flows: the meter's own noise. */
    private static final double FLOWING_W = 50;

    private StationTranslation() {}

    static StationState toOperator(Snapshot s) {
        return toOperator(s, StationState.Access.NONE, StationState.V2x.UNKNOWN);
    }

    static StationState toOperator(Snapshot s, StationState.Access access, StationState.V2x v2x) {
        Optional<Refusal> refusal = Refusal.of(s.vehicle().refusal());
        boolean faulted = s.session().phase() == SessionPhase.FAULTED;
        return new StationState(
                s.nanos(),
                s.pilot().level().isConnected(),
                s.session().phase() == SessionPhase.AVAILABLE ? 0 : s.session().number(),
                session(s.session().phase()),
                suspended(s),
                s.session().stopReason(),
                s.power().acPowerW(),
                s.grid().measured() ? s.grid().frequencyHz() : Double.NaN,
                s.grid().measured() ? s.grid().voltageL1V() : Double.NaN,
                s.power().importMilliWh() / 1000.0,
                s.power().exportMilliWh() / 1000.0,
                s.vehicle().socPercent(),
                s.vehicle().evccId(),
                s.vehicle().discharges(),
                faulted ? "CHARGER_FAULT" : "",
                faulted ? s.session().stopReason() : "",
                s.power().maxChargeW(),
                s.power().maxDischargeW(),
                refusal.map(Refusal::name).orElse(s.vehicle().refusal().isEmpty() ? "" : "VEHICLE"),
                s.vehicle().refusal() + refusal.map(r -> ". " + r.remedy()).orElse(""),
                access,
                v2x);
    }

    /** What binds, as OCPP wants to hear it; empty while the power is what was asked for. */
    static String binding(Snapshot s) {
        Rung rung = s.ladder().bindingRung();
        return rung == null || s.session().phase() != SessionPhase.ENERGY
                ? ""
                : s.ladder().sentence();
    }

    private static StationState.Session session(SessionPhase phase) {
        return switch (phase) {
            case AVAILABLE -> StationState.Session.NONE;
            case AUTHORISING -> StationState.Session.WAITING_FOR_AUTHORISATION;
            case PREPARING, CABLE_CHECK, PRE_CHARGE -> StationState.Session.PREPARING;
            case ENERGY -> StationState.Session.ENERGY;
            case STOPPING -> StationState.Session.STOPPING;
            case FINISHED, FAULTED -> StationState.Session.FINISHED;
        };
    }

    private static StationState.SuspendedBy suspended(Snapshot s) {
        if (s.session().phase() != SessionPhase.ENERGY
                || Math.abs(s.power().acPowerW()) > FLOWING_W) {
            return StationState.SuspendedBy.NONE;
        }
        Rung binding = s.ladder().bindingRung();
        return binding == Rung.VEHICLE
                ? StationState.SuspendedBy.VEHICLE
                : StationState.SuspendedBy.CHARGER;
    }
}
