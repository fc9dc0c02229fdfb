package org.tidegate.rig.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.tidegate.controller.assembly.ChargerSettings;
import org.tidegate.controller.lane.LaneSettings;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.pilot.PilotTimes;
import org.tidegate.protection.GridMode;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.rig.converter.ConverterRatings;
import org.tidegate.rig.demo.DemoSite;
import org.tidegate.rig.demo.Twins;
import org.tidegate.rig.demo.VirtualRig;
import org.tidegate.rig.plant.GridTwin;
import org.tidegate.rig.plant.IslandBench;
import org.tidegate.rig.vehicle.EvccSettings;
import org.tidegate.runtime.Plane;

/**
 * The assembled charger in virtual time: vehicle, session, ladder, bus and lane are all in it. It
 * sees the grid by its converter's registers, or by samples of its own. A fresh one for every
 * procedure.
 */
public final class AssembledCharger implements Subject {
    private static final long PHYSICS_NANOS = 1_000_000L;
    private static final double RATED_W = 11_000;

    /** So big that hours at full power do not move its state of charge into any limit. */
    private static final double BATTERY_WH = 4e6;

    /** Negotiation, cable check and pre-charge with a twin take about 12 s. */
    private static final double SESSION_S = 60;

    /** A converter for three channels that any board can carry. */
    private static final int SAMPLES_PER_SECOND = 4_000;

    private final ProtectionSettings profile;
    private final String profileName;
    private final double nominalVoltageV;
    private final boolean samples;

    private AssembledCharger(
            ProtectionSettings profile,
            String profileName,
            double nominalVoltageV,
            boolean samples) {
        this.profile = profile;
        this.profileName = profileName;
        this.nominalVoltageV = nominalVoltageV;
        this.samples = samples;
    }

    /**
     * The grid as the converter measures it, read over Modbus.
     *
     * @param nominalVoltageV phase to neutral
     */
    public static AssembledCharger overRegisters(
            ProtectionSettings profile, String profileName, double nominalVoltageV) {
        return new AssembledCharger(profile, profileName, nominalVoltageV, false);
    }

    /** The grid as the board's own converter samples it. */
    public static AssembledCharger onSamples(
            ProtectionSettings profile, String profileName, double nominalVoltageV) {
        return new AssembledCharger(profile, profileName, nominalVoltageV, true);
    }

    @Override
    public String name() {
        return samples ? "samples" : "registers";
    }

    @Override
    public String description() {
        return samples
                ? "assembled charger in virtual time, lane of 10 ms, grid from 3 channels of 12 bits"
                        + " at 4 kSa/s with noise and 2.2 % harmonics; islands: protection and meter alone"
                        + " on a node of 20 kHz"
                : "assembled charger in virtual time, lane of 10 ms, grid measured by the converter"
                        + " and read over Modbus (SunSpec 701); islands: protection alone on a node of 20"
                        + " kHz, behind a bus of 20 ms and 10 mHz";
    }

    @Override
    public String cannot(Procedure procedure) {
        return procedure.needsWaveform() && !samples
                ? "the converter's registers carry no phase angle; run it on the sample path"
                : "";
    }

    @Override
    public Recording run(Procedure procedure, long seed) throws BringUpException {
        ProtectionSettings settings = procedure.setup().apply(profile);
        IslandMap island = procedure.island();
        if (island != null) {
            var path = samples ? IslandBench.Path.SAMPLES : IslandBench.Path.BUS_20_MS;
            return new IslandRun(path, settings).slowest(island, seed);
        }
        VirtualRig rig = assemble(settings, seed);
        rig.twins().converter().leaveTripsToController();
        apply(rig.twins().grid(), procedure.start(), 0);
        bringUp(rig, procedure, settings);
        var recorder = new Recorder(rig);
        rig.simulation().add(recorder);
        for (Segment segment : procedure.segments()) {
            apply(rig.twins().grid(), segment.to(), segment.rampSeconds());
            if (!Double.isNaN(segment.demandPu())) {
                ask(rig, segment.demandPu());
            }
            rig.simulation().run(Duration.ofNanos(Math.round(segment.seconds() * 1e9)));
        }
        return recorder.recording;
    }

    private VirtualRig assemble(ProtectionSettings settings, long seed) {
        var ratings =
                ConverterRatings.elevenKw()
                        .withNominalFrequency(settings.nominalFrequencyHz())
                        .withNominalVoltage(nominalVoltageV);
        var world = new Twins.World(seed, BATTERY_WH, 60, settings.nominalFrequencyHz());
        try {
            return new VirtualRig(
                    world,
                    ratings,
                    PHYSICS_NANOS,
                    samples ? SAMPLES_PER_SECOND : 0,
                    EvccSettings.car().withTarget(95, false),
                    settings(settings),
                    new ForgetfulDisk());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ChargerSettings settings(ProtectionSettings protection) {
        return new ChargerSettings(
                new LaneSettings(
                        10_000_000L,
                        nominalVoltageV,
                        RATED_W,
                        RATED_W,
                        RATED_W,
                        true,
                        true,
                        true,
                        32,
                        20,
                        95,
                        false,
                        0.94,
                        profileName,
                        true),
                protection,
                PilotTimes.presets(),
                SeccSettings.presets(
                        "DE*TDG*E0001*1",
                        new SeccSettings.Rating(RATED_W, 1.1 * RATED_W, 32, 32, 0, 920)),
                OcppSettings.of(DemoSite.NOWHERE, "TG-CONFORMANCE")
                        .withMeterInterval(Duration.ofMinutes(15)));
    }

    private static void bringUp(VirtualRig rig, Procedure procedure, ProtectionSettings settings)
            throws BringUpException {
        var actors = rig.actors();
        double serviceS = settings.service().observationNanos() * 1e-9;
        double rampS = settings.service().rampNanos() * 1e-9;
        actors.operatorAuthorises(true);
        if (procedure.inService()) {
            await(
                    rig,
                    serviceS + 30,
                    () -> !now(rig).grid().tripped() && now(rig).grid().measured(),
                    "in service");
        }
        actors.plugIn();
        await(
                rig,
                SESSION_S,
                () -> now(rig).session().phase() == SessionPhase.ENERGY,
                "a session in its energy phase");
        ask(rig, procedure.demandPu());
        if (procedure.inService()) {
            double wantedW = procedure.demandPu() * RATED_W;
            await(
                    rig,
                    rampS + 60,
                    () -> Math.abs(rig.twins().converter().acPowerW() - wantedW) < 0.02 * RATED_W,
                    "%.2f pu at the terminals".formatted(procedure.demandPu()));
            rig.simulation().run(Duration.ofSeconds(2));
        }
    }

    private static void await(
            VirtualRig rig, double withinSeconds, BooleanSupplier condition, String what)
            throws BringUpException {
        if (!rig.simulation()
                .runUntil(condition, Duration.ofNanos(Math.round(withinSeconds * 1e9)))) {
            Snapshot last = now(rig);
            throw new BringUpException(
                    "%s was not reached within %.0f s: phase %s (%s), grid %s, vehicle %s, %.0f W"
                            .formatted(
                                    what,
                                    withinSeconds,
                                    last.session().phase(),
                                    last.session().stopReason(),
                                    last.grid().mode(),
                                    last.vehicle(),
                                    rig.twins().converter().acPowerW()));
        }
    }

    private static void ask(VirtualRig rig, double demandPu) {
        double powerW = demandPu * RATED_W;
        rig.twins().operator().setSetpoint(powerW, RATED_W, -RATED_W);
    }

    private static void apply(GridTwin grid, GridPoint to, double rampSeconds) {
        Duration ramp = Duration.ofNanos(Math.round(rampSeconds * 1e9));
        for (int phase = 1; phase <= 3; phase++) {
            grid.voltageRamp(Duration.ZERO, phase, ramp, to.voltagePu(phase));
            grid.phaseStep(Duration.ZERO, phase, to.turnedDeg(phase));
        }
        grid.frequencyRamp(Duration.ZERO, ramp, to.frequencyHz());
    }

    private static Snapshot now(VirtualRig rig) {
        return rig.charger().snapshots().latest();
    }

    /** Writes down the physics every millisecond, not what the charger says of itself. */
    private static final class Recorder implements Plane {
        private final VirtualRig rig;
        private final long startNanos;
        private final Recording recording = new Recording();

        Recorder(VirtualRig rig) {
            this.rig = rig;
            this.startNanos = rig.simulation().clock().nanos();
        }

        @Override
        public String name() {
            return "recorder";
        }

        @Override
        public long step(long nowNanos) {
            GridTwin grid = rig.twins().grid();
            var converter = rig.twins().converter();
            Snapshot.Grid judged = now(rig).grid();
            recording.add(
                    (nowNanos - startNanos) * 1e-9,
                    new GridPoint(
                            grid.voltagePuAt(1, nowNanos),
                            grid.voltagePuAt(2, nowNanos),
                            grid.voltagePuAt(3, nowNanos),
                            0,
                            0,
                            0,
                            grid.frequencyHzAt(nowNanos)),
                    converter.acPowerW() / RATED_W,
                    converter.reactivePowerVar() / RATED_W,
                    judged.tripped() ? GridMode.TRIPPED : judged.mode(),
                    judged.tripStage());
            return PHYSICS_NANOS;
        }
    }
}
