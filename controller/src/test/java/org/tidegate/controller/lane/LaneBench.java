package org.tidegate.controller.lane;

import java.util.List;
import org.tidegate.controller.energy.EnergyCounter;
import org.tidegate.controller.session.EmsWord;
import org.tidegate.controller.session.OperatorWord;
import org.tidegate.controller.session.SiteWord;
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
import org.tidegate.pilot.PilotTimes;
import org.tidegate.protection.GridProtection;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.FrequencyResponse;
import org.tidegate.protection.ProtectionSettings.Quantity;
import org.tidegate.protection.ProtectionSettings.RideThrough;
import org.tidegate.protection.ProtectionSettings.Service;
import org.tidegate.protection.ProtectionSettings.Stage;
import org.tidegate.protection.SupportSettings;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Mailbox;
import org.tidegate.runtime.Published;

/** A lane between obedient fakes: the stage does at once what it is asked, the vehicle agrees. */
final class LaneBench implements PowerStage, SafetyIo, PilotIo {
    static final long MS = 1_000_000L;
    private static final StageRating RATING =
            new StageRating("Fake", "Stage", "1", 11_000, 11_000, 11_000, 230, 920, 32, true);

    final Measurement measurement = new Measurement();
    final StageRequest request = new StageRequest();
    final Published<VehicleWord> vehicle = new Published<>(VehicleWord.NONE);
    final Published<OperatorWord> operator = new Published<>(OperatorWord.NONE);
    final Published<Snapshot> snapshots = new Published<>(snapshot());
    final Published<EmsWord> ems = new Published<>(EmsWord.NONE);
    final Published<SiteWord> site = new Published<>(SiteWord.NONE);
    final Published<ProtectionSettings> codes;
    final Mailbox<Command> commands = new Mailbox<>(8);
    final EnergyCounter energy = new EnergyCounter(0, 0, 500 * MS);
    final Lane lane;

    boolean plugged;
    boolean s2;
    boolean contactor;
    boolean locked;
    boolean emergencyStop;
    boolean recordsAreKept = true;
    boolean monitored;
    boolean insulationAlarm;
    boolean welds;
    double insulationOhm = 1e6;
    String hold = "";
    WeldLatch weld = new WeldLatch(false);
    boolean busAlive = true;
    boolean vehicleTalks = true;
    int blocks;
    int toggles;
    double dutyPercent = 100;
    double frequencyHz = 50;
    double socPercent = 60;
    double minimumSocPercent = 20;
    double wantsW = Double.NaN;
    double dischargeLimitW;
    double maxChargeW = 11_000;
    double maxDischargeW = 11_000;
    boolean servicePermitted = true;
    double limitW = Double.POSITIVE_INFINITY;
    boolean online = true;
    OperatorWord.Steering steering = OperatorWord.Steering.PLAIN;
    VehiclePhase phase = VehiclePhase.NONE;
    long nowNanos = 1_000_000 * MS;
    private long samples;

    LaneBench() {
        this(settings(true));
    }

    LaneBench(LaneSettings settings) {
        this(settings, SupportSettings.none());
    }

    LaneBench(LaneSettings settings, SupportSettings support) {
        this(settings, support, new FrequencyResponse.None());
    }

    LaneBench(LaneSettings settings, SupportSettings support, FrequencyResponse response) {
        codes = new Published<>(protection(support, response));
        lane =
                new Lane(
                        settings,
                        new LanePorts(
                                this,
                                this,
                                this,
                                vehicle,
                                operator,
                                commands,
                                snapshots,
                                new EventRing("lane", 4096),
                                null,
                                () -> recordsAreKept,
                                () -> false,
                                new LanePorts.Site(ems, site, codes, () -> servicePermitted),
                                () -> hold,
                                weld),
                        new GridProtection(protection(support, response)),
                        PilotController.withFixedCable(
                                PilotTimes.presets(), 32, new EventRing("pilot", 1024)),
                        energy,
                        new LatenessRecorder(),
                        0,
                        nowNanos);
    }

    static LaneSettings settings(boolean exportConfirmed) {
        return new LaneSettings(
                10 * MS,
                230,
                11_000,
                11_000,
                10_000,
                true,
                exportConfirmed,
                true,
                32,
                20,
                80,
                false,
                0.94,
                "test",
                false);
    }

    private static Snapshot snapshot() {
        return Snapshot.nothingYet(
                0, 230, "test", false, org.tidegate.controller.ladder.LadderView.closed());
    }

    static ProtectionSettings protection(SupportSettings support) {
        return protection(support, new FrequencyResponse.None());
    }

    private static ProtectionSettings protection(
            SupportSettings support, FrequencyResponse response) {
        return new ProtectionSettings(
                "test",
                3,
                50,
                List.of(
                        new Stage("f>", Quantity.FREQUENCY, true, 51.5, 100 * MS),
                        new Stage("U>>", Quantity.ANY_VOLTAGE, true, 1.25, 100 * MS)),
                null,
                0,
                new Service(0.85, 1.1, 47.5, 50.1, 1_000 * MS, 0),
                RideThrough.none(),
                response,
                support,
                null,
                null,
                ProtectionSettings.DEFAULT_SAMPLE_AGE_NANOS,
                ProtectionSettings.DEFAULT_LONGEST_STEP_NANOS);
    }

    /** In the middle of a session with energy flowing as asked. */
    static LaneBench inEnergy() {
        return new LaneBench().toEnergy();
    }

    LaneBench toEnergy() {
        runs(1_500);
        plugged = true;
        phase = VehiclePhase.AUTHORISING;
        runs(500);
        phase = VehiclePhase.NEGOTIATING;
        runs(200);
        phase = VehiclePhase.CABLE_CHECK;
        s2 = true;
        runs(8_000); // the pilot waits 5 s after a start before it lets contactors close
        phase = VehiclePhase.PRE_CHARGE;
        runs(500);
        phase = VehiclePhase.CHARGE_LOOP;
        runs(200);
        return this;
    }

    LaneBench runs(long millis) {
        for (long t = 0; t < millis; t += 10) {
            cycle();
        }
        return this;
    }

    void cycle() {
        nowNanos += 10 * MS;
        if (busAlive) {
            samples++;
            measurement.sequence = samples;
            measurement.sampledAtNanos = nowNanos - 5 * MS;
            measurement.state = StageState.RUNNING;
            measurement.frequencyHz = frequencyHz;
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
        }
        if (vehicleTalks) {
            vehicle.publish(
                    new VehicleWord(
                            nowNanos,
                            500 * MS,
                            phase,
                            "ISO 15118-20 DC",
                            true,
                            "EV1",
                            true,
                            socPercent,
                            minimumSocPercent,
                            80,
                            400,
                            450,
                            maxChargeW,
                            maxDischargeW,
                            30,
                            30,
                            VehicleWord.Hold.NONE,
                            false,
                            ""));
        }
        operator.publish(
                new OperatorWord(
                        nowNanos,
                        5_000 * MS,
                        online,
                        snapshots.latest().session().number(),
                        OperatorWord.Answer.ACCEPTED,
                        wantsW,
                        limitW,
                        dischargeLimitW,
                        81,
                        "CentralSetpoint, profile 81",
                        0,
                        0,
                        steering));
        lane.cycle(nowNanos, 0);
    }

    Snapshot now() {
        return snapshots.latest();
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
        blocks++;
    }

    @Override
    public StageRating rating() {
        return RATING;
    }

    @Override
    public void read(SafetySample into) {
        into.emergencyStopOk = !emergencyStop;
        into.residualCurrentOk = true;
        into.protectiveEarthOk = true;
        into.contactorClosed = contactor;
        into.connectorLocked = locked;
        into.insulationOhm = insulationOhm;
        into.insulationMonitored = monitored;
        into.insulationAlarm = insulationAlarm;
        into.connectorTemperatureC = 30;
        into.sampledAtNanos = nowNanos;
        into.sequence = samples + 1;
    }

    @Override
    public void commandContactor(boolean close) {
        contactor = close || (welds && contactor);
    }

    @Override
    public void commandLock(boolean lock) {
        locked = lock;
    }

    @Override
    public void togglePermission() {
        toggles++;
    }

    @Override
    public void read(PilotSample into) {
        double high = plugged ? s2 ? 6 : 9 : 12;
        into.positivePeakV = dutyPercent <= 0 ? -12 : high;
        into.negativePeakV = dutyPercent >= 100 ? high : -12;
        into.proximityOhm = plugged ? 220 : Double.POSITIVE_INFINITY;
        into.sampledAtNanos = nowNanos;
        into.sequence = nowNanos / (10 * MS);
    }

    @Override
    public void setDutyPercent(double percent) {
        dutyPercent = percent;
    }
}
