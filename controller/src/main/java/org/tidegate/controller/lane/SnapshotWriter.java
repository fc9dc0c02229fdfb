package org.tidegate.controller.lane;

import org.tidegate.controller.energy.EnergyCounter;
import org.tidegate.controller.ladder.LimitLadder;
import org.tidegate.controller.session.OperatorWord;
import org.tidegate.controller.session.SessionOutput;
import org.tidegate.controller.session.SessionState;
import org.tidegate.controller.session.SiteWord;
import org.tidegate.controller.session.VehicleWord;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.hal.Measurement;
import org.tidegate.hal.StageRequest;
import org.tidegate.pilot.PilotOutput;
import org.tidegate.protection.GridDecision;

/** Turns what the lane knows and did into the one record that everybody else reads. */
final class SnapshotWriter {
    private final LaneSettings settings;
    private final LimitRules rules;
    private final LatenessRecorder recorder;
    private Snapshot.Site site = Snapshot.Site.NONE;

    SnapshotWriter(LaneSettings settings, LimitRules rules, LatenessRecorder recorder) {
        this.recorder = recorder;
        this.settings = settings;
        this.rules = rules;
    }

    Snapshot write(
            long cycle,
            long nowNanos,
            long latenessNanos,
            Perception seen,
            SessionState session,
            SessionOutput orders,
            StageRequest request,
            EnergyCounter energy,
            long sessionImportMilliWh,
            long sessionExportMilliWh,
            Demands demands,
            LimitLadder ladder,
            long lastCommandId,
            String lastCommandResult) {
        return new Snapshot(
                cycle,
                nowNanos,
                new Snapshot.Session(
                        session.number(),
                        session.phase(),
                        session.sinceNanos(),
                        session.reason().text(),
                        sessionImportMilliWh,
                        sessionExportMilliWh),
                grid(seen),
                power(seen, request, energy),
                pilot(seen),
                vehicle(seen, nowNanos),
                operator(seen, session, demands, nowNanos),
                orders(seen, orders, request),
                ladder.view(),
                new Snapshot.Health(
                        latenessNanos,
                        recorder.workNanos(),
                        recorder.overruns(),
                        recorder.realTime()),
                lastCommandId,
                lastCommandResult,
                site(seen, nowNanos));
    }

    /** The same record as before while nothing has changed: the site speaks once a second. */
    private Snapshot.Site site(Perception seen, long nowNanos) {
        boolean meterSeen = seen.site.isFresh(nowNanos);
        boolean heard = seen.ems.isFresh(nowNanos);
        double loadW = meterSeen ? seen.site.loadW() : Double.NaN;
        double othersW = seen.room.isSeen() ? seen.room.othersW() : Double.NaN;
        double targetW = heard ? seen.ems.targetW() : Double.NaN;
        String meterTrouble = meterSeen ? "" : trouble(seen.site);
        String managerTrouble =
                heard || !settings.site().managed() ? "" : trouble(seen.ems.trouble());
        if (!same(site.loadW(), loadW)
                || !same(site.othersW(), othersW)
                || !same(site.managerTargetW(), targetW)
                || !site.meterTrouble().equals(meterTrouble)
                || !site.managerTrouble().equals(managerTrouble)
                || !site.hold().equals(seen.hold)) {
            site =
                    new Snapshot.Site(
                            loadW, othersW, meterTrouble, targetW, managerTrouble, seen.hold);
        }
        return site;
    }

    private static boolean same(double a, double b) {
        return Double.compare(a, b) == 0;
    }

    private static String trouble(SiteWord word) {
        boolean wired = word.measuredNanos() != SiteWord.NONE.measuredNanos();
        return wired || !word.trouble().isEmpty() ? trouble(word.trouble()) : "";
    }

    private static String trouble(String told) {
        return told.isEmpty() ? "its last word is too old" : told;
    }

    private Snapshot.Grid grid(Perception seen) {
        Measurement m = seen.measurement;
        GridDecision d = seen.decision;
        return new Snapshot.Grid(
                seen.gridMeasured,
                m.voltageL1V,
                m.voltageL2V,
                m.voltageL3V,
                settings.nominalVoltageV(),
                m.frequencyHz,
                d.mode,
                d.tripped,
                d.tripStage,
                d.enterServiceRemainingNanos,
                d.frequencySupportActive,
                settings.profile(),
                settings.demonstration(),
                d.activeFunctions);
    }

    private static Snapshot.Power power(
            Perception seen, StageRequest request, EnergyCounter energy) {
        Measurement m = seen.measurement;
        return new Snapshot.Power(
                m.state,
                seen.stageFresh ? m.acPowerW : Double.NaN,
                request.acPowerW,
                seen.stageFresh ? m.dcVoltageV : Double.NaN,
                seen.stageFresh ? m.dcCurrentA : Double.NaN,
                energy.importMilliWh(),
                energy.exportMilliWh(),
                seen.rating.maxChargeW(),
                seen.rating.maxDischargeW());
    }

    private static Snapshot.Pilot pilot(Perception seen) {
        PilotOutput p = seen.pilot;
        return new Snapshot.Pilot(
                p.level,
                p.dutyPercent,
                p.contactorPermitted,
                seen.safety.contactorClosed,
                seen.safety.connectorLocked,
                p.inhibitBits);
    }

    private Snapshot.Vehicle vehicle(Perception seen, long nowNanos) {
        VehicleWord v = seen.vehicle;
        boolean fresh = v.isFresh(nowNanos);
        return new Snapshot.Vehicle(
                fresh ? v.phase().name() : "SILENT",
                v.protocol(),
                v.encrypted(),
                v.evccId(),
                v.discharges(),
                fresh ? v.socPercent() : Double.NaN,
                rules.floorPercent(v),
                rules.targetPercent(v),
                fresh ? v.maxChargePowerW() : 0,
                fresh ? v.maxDischargePowerW() : 0,
                v.refusal());
    }

    private static Snapshot.Operator operator(
            Perception seen, SessionState session, Demands demands, long nowNanos) {
        boolean fresh = seen.operator.isFresh(nowNanos);
        double askedW = demands.askedW();
        return new Snapshot.Operator(
                fresh && seen.operator.online(),
                fresh
                        && seen.operator.answer() == OperatorWord.Answer.ACCEPTED
                        && seen.operator.authorisedSession() == session.number(),
                Double.isNaN(askedW) && fresh ? seen.operator.targetW() : askedW,
                fresh ? seen.operator.profileText() : "",
                seen.operator.queued(),
                new Snapshot.Obedience(
                        seen.operator.steering().mode(),
                        demands.authority().restraint(),
                        demands.authority().delayRemainingNanos(nowNanos),
                        seen.operatorSilentNanos));
    }

    /**
     * The pair of limits around what the stage is doing: what this charger can ever offer here, not
     * the set-point of the moment, because many vehicles give up when they are offered 0 W.
     */
    private Snapshot.Orders orders(Perception seen, SessionOutput orders, StageRequest request) {
        boolean mayExport = settings.siteExportPermitted() && settings.exportConfirmed();
        double chargeW = Math.min(seen.rating.maxChargeW(), settings.siteImportLimitW());
        double dischargeW = Math.min(seen.rating.maxDischargeW(), settings.siteExportLimitW());
        double currentA = Math.min(settings.cableCurrentLimitA(), seen.rating.maxDcCurrentA());
        return new Snapshot.Orders(
                orders.authorised,
                orders.refused,
                orders.energyAllowed && seen.pilot.contactorPermitted,
                orders.isolation,
                orders.stop,
                chargeW,
                mayExport ? dischargeW / settings.minimumEfficiency() : 0,
                currentA,
                mayExport ? currentA : 0,
                request.dcVoltageLimitV);
    }
}
