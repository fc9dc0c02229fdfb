package org.tidegate.rig.bench;

import org.tidegate.controller.assembly.ChargerSettings;
import org.tidegate.controller.energy.EnergyCounter;
import org.tidegate.controller.ladder.LadderView;
import org.tidegate.controller.lane.Lane;
import org.tidegate.controller.lane.LanePorts;
import org.tidegate.controller.lane.LaneSettings;
import org.tidegate.controller.lane.LatenessRecorder;
import org.tidegate.controller.session.OperatorWord;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.session.VehiclePhase;
import org.tidegate.controller.session.VehicleWord;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.hal.DcMode;
import org.tidegate.hal.Measurement;
import org.tidegate.hal.PowerStage;
import org.tidegate.hal.SafetyIo;
import org.tidegate.hal.SafetySample;
import org.tidegate.hal.StageRating;
import org.tidegate.hal.StageRequest;
import org.tidegate.hal.StageState;
import org.tidegate.pilot.PilotController;
import org.tidegate.pilot.PilotIo;
import org.tidegate.pilot.PilotSample;
import org.tidegate.protection.GridProtection;
import org.tidegate.rig.demo.DemoSite;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Mailbox;
import org.tidegate.runtime.Published;

/**
 * A lane between ports that obey at once and cost next to nothing, in the middle of a session with
 * energy flowing: what is measured around {@link #cycle} is the lane.
 */
final class ObedientCharger implements PowerStage, SafetyIo, PilotIo {
    private static final long MS = 1_000_000L;
    private static final long PERIOD_NANOS = 10 * MS;
    private static final StageRating RATING =
            new StageRating("Bench", "Stage", "1", 11_000, 11_000, 11_000, 230, 920, 32, true);

    private final Measurement measurement = new Measurement();
    private final StageRequest request = new StageRequest();
    private final Published<VehicleWord> vehicle = new Published<>(VehicleWord.NONE);
    private final Published<OperatorWord> operator = new Published<>(OperatorWord.NONE);
    private final Published<Snapshot> snapshots;
    private final EventRing laneRing = new EventRing("lane", 1024);
    private final Lane lane;

    private VehiclePhase phase = VehiclePhase.NONE;
    private boolean plugged;
    private boolean drawsPower;
    private boolean contactor;
    private boolean locked;
    private double dutyPercent = 100;
    private long nowNanos = 1_000_000 * MS;
    private long samples;

    private ObedientCharger(ChargerSettings settings) {
        LaneSettings own = settings.lane();
        snapshots =
                new Published<>(
                        Snapshot.nothingYet(
                                nowNanos,
                                own.nominalVoltageV(),
                                own.profile(),
                                own.demonstration(),
                                LadderView.closed()));
        lane =
                new Lane(
                        own,
                        new LanePorts(
                                this,
                                this,
                                this,
                                vehicle,
                                operator,
                                new Mailbox<>(8),
                                snapshots,
                                laneRing,
                                () -> true),
                        new GridProtection(
                                settings.protection(), new EventRing("protection", 1024)),
                        PilotController.withFixedCable(
                                settings.pilot(),
                                own.cableCurrentLimitA(),
                                new EventRing("pilot", 1024)),
                        new EnergyCounter(0, 0, 500 * MS),
                        new LatenessRecorder(),
                        0,
                        nowNanos);
    }

    /** In the charge loop, at full power. */
    static ObedientCharger inEnergy() {
        var charger = new ObedientCharger(DemoSite.settings(DemoSite.NOWHERE));
        charger.runs(10_000);
        charger.plugged = true;
        charger.step(VehiclePhase.AUTHORISING, 500);
        charger.step(VehiclePhase.NEGOTIATING, 500);
        charger.drawsPower = true;
        charger.step(VehiclePhase.CABLE_CHECK, 8_000);
        charger.step(VehiclePhase.PRE_CHARGE, 1_000);
        charger.step(VehiclePhase.CHARGE_LOOP, 20_000);
        Snapshot reached = charger.snapshots.latest();
        if (reached.session().phase() != SessionPhase.ENERGY) {
            throw new IllegalStateException("no energy flows: " + reached.ladder().sentence());
        }
        return charger;
    }

    /** Everything a cycle reads has been renewed; the cycle itself is the caller's. */
    long renew() {
        nowNanos += PERIOD_NANOS;
        measurement.sequence = ++samples;
        measurement.sampledAtNanos = nowNanos - 5 * MS;
        measurement.state = StageState.RUNNING;
        measurement.frequencyHz = 50;
        measurement.voltageL1V = 230;
        measurement.voltageL2V = 230;
        measurement.voltageL3V = 230;
        boolean power = request.mode == DcMode.POWER && contactor;
        measurement.acPowerW = power ? request.acPowerW : 0;
        measurement.dcVoltageV =
                switch (request.mode) {
                    case OFF -> 0;
                    case VOLTAGE -> request.dcVoltageTargetV;
                    case POWER -> 400;
                };
        measurement.dcCurrentA = measurement.acPowerW / 400;
        return nowNanos;
    }

    /** What the slow planes say, ten times a second. */
    void hearThePlanes() {
        vehicle.publish(
                new VehicleWord(
                        nowNanos,
                        500 * MS,
                        phase,
                        "ISO 15118-20 DC",
                        true,
                        "BENCH",
                        true,
                        60,
                        20,
                        80,
                        400,
                        450,
                        11_000,
                        11_000,
                        30,
                        30,
                        VehicleWord.Hold.NONE,
                        false,
                        ""));
        operator.publish(
                new OperatorWord(
                        nowNanos,
                        5_000 * MS,
                        true,
                        snapshots.latest().session().number(),
                        OperatorWord.Answer.ACCEPTED,
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        -11_000,
                        81,
                        "bench",
                        0,
                        0));
    }

    /** The five steps of the cycle. */
    Snapshot cycle() {
        lane.cycle(nowNanos, 0);
        return snapshots.latest();
    }

    private void step(VehiclePhase next, long millis) {
        phase = next;
        runs(millis);
    }

    private void runs(long millis) {
        for (long t = 0; t < millis; t += 10) {
            renew();
            hearThePlanes();
            cycle();
            laneRing.drain(nowNanos, 0, _ -> {});
        }
    }

    @Override
    public void read(Measurement into) {
        into.copyFrom(measurement);
    }

    @Override
    public void request(StageRequest next) {
        request.copyFrom(next);
    }

    @Override
    public void block() {
        request.setOff(nowNanos);
    }

    @Override
    public StageRating rating() {
        return RATING;
    }

    @Override
    public void read(SafetySample into) {
        into.emergencyStopOk = true;
        into.residualCurrentOk = true;
        into.protectiveEarthOk = true;
        into.contactorClosed = contactor;
        into.connectorLocked = locked;
        into.insulationOhm = 1e6;
        into.connectorTemperatureC = 30;
        into.sampledAtNanos = nowNanos;
        into.sequence = samples;
    }

    @Override
    public void commandContactor(boolean close) {
        contactor = close;
    }

    @Override
    public void commandLock(boolean lock) {
        locked = lock;
    }

    @Override
    public void togglePermission() {
        // the line's other end is not part of the measurement
    }

    @Override
    public void read(PilotSample into) {
        double highV = plugged ? drawsPower ? 6 : 9 : 12;
        into.positivePeakV = dutyPercent <= 0 ? -12 : highV;
        into.negativePeakV = dutyPercent >= 100 ? highV : -12;
        into.proximityOhm = plugged ? 220 : Double.POSITIVE_INFINITY;
        into.sampledAtNanos = nowNanos;
        into.sequence = samples;
    }

    @Override
    public void setDutyPercent(double percent) {
        dutyPercent = percent;
    }
}
