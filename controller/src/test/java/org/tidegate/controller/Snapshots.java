package org.tidegate.controller;

import org.jspecify.annotations.Nullable;
import org.tidegate.controller.ladder.DemandSource;
import org.tidegate.controller.ladder.LadderView;
import org.tidegate.controller.ladder.LimitLadder;
import org.tidegate.controller.ladder.Reason;
import org.tidegate.controller.ladder.Rung;
import org.tidegate.controller.session.Isolation;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.session.StopOrder;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.hal.StageState;
import org.tidegate.pilot.PilotInhibit;
import org.tidegate.pilot.PilotLevel;
import org.tidegate.protection.GridMode;

/** Makes snapshots for tests that have no lane: change the fields, then ask for one. */
public final class Snapshots {
    public long cycle = 1;
    public long nanos;
    public long session;
    public SessionPhase phase = SessionPhase.AVAILABLE;
    public long sinceNanos;
    public String stopReason = "";
    public long sessionImportMilliWh;
    public long sessionExportMilliWh;
    public long importMilliWh;
    public long exportMilliWh;
    public boolean measured = true;
    public double voltageV = 230.4;
    public double frequencyHz = 50.01;
    public GridMode mode = GridMode.CONTINUOUS_OPERATION;
    public String tripStage = "";
    public long enterServiceRemainingNanos;
    public boolean frequencySupport;
    public boolean demonstration;
    public double acPowerW;
    public double setpointW;
    public double socPercent = Double.NaN;
    public String evccId = "";
    public String refusal = "";
    public boolean online = true;
    public long latenessNanos = 80_000;
    public @Nullable LadderView ladder;

    public Snapshots vehicle(double socPercent) {
        this.socPercent = socPercent;
        this.evccId = "02:00:00:00:00:01";
        return this;
    }

    /** Ladder and phase of a charger in which energy flows as asked, bound by the vehicle. */
    public Snapshots flowing(double askedW, double limitW) {
        phase = SessionPhase.ENERGY;
        var limits = new LimitLadder();
        limits.limitImport(Rung.SAFETY, 11_000, Reason.CONVERTER_RATING, Double.NaN);
        limits.limitExport(Rung.SAFETY, -11_000, Reason.CONVERTER_RATING, Double.NaN);
        limits.limitExport(Rung.GRID_CODE, -11_000, Reason.GRID_PROFILE_LIMIT, Double.NaN);
        limits.limitImport(Rung.SITE, 9_200, Reason.SITE_IMPORT_LIMIT, Double.NaN);
        limits.limitExport(Rung.SITE, -6_000, Reason.SITE_EXPORT_LIMIT, Double.NaN);
        if (limitW >= 0) {
            limits.limitImport(Rung.VEHICLE, limitW, Reason.VEHICLE_CHARGE_LIMIT, Double.NaN);
            limits.limitExport(Rung.VEHICLE, -7_400, Reason.VEHICLE_DISCHARGE_LIMIT, Double.NaN);
        } else {
            limits.limitImport(Rung.VEHICLE, 7_400, Reason.VEHICLE_CHARGE_LIMIT, Double.NaN);
            limits.limitExport(Rung.MINIMUM_ENERGY, limitW, Reason.MINIMUM_SOC_TAPER, 40);
        }
        setpointW = limits.resolve(askedW, DemandSource.OPERATOR);
        acPowerW = setpointW;
        ladder = limits.view();
        return this;
    }

    public Snapshots tripped(String stage, long remainingSeconds) {
        mode = GridMode.TRIPPED;
        tripStage = stage;
        enterServiceRemainingNanos = remainingSeconds * 1_000_000_000L;
        setpointW = 0;
        acPowerW = 0;
        var limits = new LimitLadder();
        limits.limitImport(Rung.SAFETY, 11_000, Reason.CONVERTER_RATING, Double.NaN);
        limits.limitExport(Rung.SAFETY, -11_000, Reason.CONVERTER_RATING, Double.NaN);
        limits.close(Rung.GRID_CODE, Reason.GRID_TRIPPED, (double) remainingSeconds);
        limits.resolve(-5_000, DemandSource.OPERATOR);
        ladder = limits.view();
        return this;
    }

    public Snapshot snapshot() {
        boolean energy = phase == SessionPhase.ENERGY;
        boolean plugged = phase != SessionPhase.AVAILABLE;
        boolean trip = mode == GridMode.TRIPPED;
        LadderView view = ladder;
        return new Snapshot(
                cycle,
                nanos,
                new Snapshot.Session(
                        session,
                        phase,
                        sinceNanos,
                        stopReason,
                        sessionImportMilliWh,
                        sessionExportMilliWh),
                new Snapshot.Grid(
                        measured,
                        voltageV,
                        voltageV + 0.7,
                        voltageV - 0.9,
                        230,
                        frequencyHz,
                        mode,
                        trip,
                        tripStage,
                        enterServiceRemainingNanos,
                        frequencySupport,
                        "vde-ar-n-4105",
                        demonstration),
                new Snapshot.Power(
                        energy ? StageState.RUNNING : StageState.STANDBY,
                        acPowerW,
                        setpointW,
                        energy ? 398.2 : 0,
                        energy ? acPowerW / 398.2 : 0,
                        importMilliWh,
                        exportMilliWh,
                        11_000,
                        11_000),
                new Snapshot.Pilot(
                        energy ? PilotLevel.C : plugged ? PilotLevel.B : PilotLevel.A,
                        plugged ? 5 : 100,
                        energy && !trip,
                        energy && !trip,
                        plugged,
                        plugged ? 0 : PilotInhibit.NO_VEHICLE.bit()),
                new Snapshot.Vehicle(
                        energy ? "CHARGE_LOOP" : "",
                        plugged ? "ISO 15118-20 DC BPT" : "",
                        plugged,
                        evccId,
                        plugged,
                        socPercent,
                        plugged ? 40 : Double.NaN,
                        plugged ? 80 : Double.NaN,
                        11_000,
                        7_400,
                        refusal),
                new Snapshot.Operator(online, plugged, Double.NaN, "", online ? 0 : 14),
                new Snapshot.Orders(
                        energy,
                        false,
                        energy && !trip,
                        energy ? Isolation.VALID : Isolation.NOT_TESTED,
                        StopOrder.NONE,
                        11_000,
                        11_000,
                        32,
                        32,
                        920),
                view != null ? view : LadderView.closed(),
                new Snapshot.Health(latenessNanos, 120_000, 0, true),
                0,
                "");
    }
}
