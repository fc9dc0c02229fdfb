package org.tidegate.controller.lane;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.controller.energy.EnergyCounter;
import org.tidegate.controller.ladder.DemandSource;
import org.tidegate.controller.ladder.LimitLadder;
import org.tidegate.controller.session.SessionInput;
import org.tidegate.controller.session.SessionMachine;
import org.tidegate.controller.session.SessionOutput;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.session.SessionState;
import org.tidegate.controller.session.StopReason;
import org.tidegate.hal.DcMode;
import org.tidegate.hal.Measurement;
import org.tidegate.hal.StageRequest;
import org.tidegate.hal.StageState;
import org.tidegate.pilot.LockControl;
import org.tidegate.pilot.PilotController;
import org.tidegate.pilot.PilotInput;
import org.tidegate.pilot.PilotLevel;
import org.tidegate.pilot.ResidualCurrentSelfTest;
import org.tidegate.protection.GridDecision;
import org.tidegate.protection.GridProtection;
import org.tidegate.protection.GridRequest;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.islanding.ConverterSupervision;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/**
 * One control cycle: measure, protect, decide, actuate, publish. Runs on the lane and nowhere else;
 * allocates the snapshot and nothing more, apart from what a session transition makes.
 */
public final class Lane implements Plane {
    /** A measurement older than this is no basis for protection: the grid counts as unseen. */
    static final long GRID_STALE_NANOS = 150_000_000L;

    /** A measurement older than this is no basis for moving energy (3 missed polls or 500 ms). */
    static final long STAGE_STALE_NANOS = 500_000_000L;

    /** IEC 61851-23: cable check and pre-charge with at most 2 A. */
    private static final double PRE_CHARGE_CURRENT_A = 2;

    /** The pilot's front end needs this long to come back from −12 V. */
    private static final long WAKE_SETTLES_NANOS = 2_000_000_000L;

    private static final String STILL_CLOSED =
            "the mirror contact still says closed; remedy: replace the contactor first";
    private static final String NO_RECORDS = "records cannot be stored: no new session begins";

    private final LaneSettings settings;
    private final LanePorts ports;
    private final GridProtection protection;
    private final PilotController pilot;
    private final EnergyCounter energy;

    private final Perception seen;
    private final SafetyJudge judge;
    private final LimitRules rules;
    private final Demands demands;
    private final LimitLadder ladder = new LimitLadder();
    private final PilotInput pilotInput = new PilotInput();
    private final SessionInput sessionInput = new SessionInput();
    private final SessionOutput orders = new SessionOutput();
    private final StageRequest request = new StageRequest();
    private final SnapshotWriter writer;
    private final LaneEvents events;
    private final LockControl lock;
    private final ResidualCurrentSelfTest residualCurrent;
    private PilotLevel lastLevel = PilotLevel.INVALID;

    private SessionState session;
    private StopReason fault = StopReason.NONE;
    private long cycle;
    private long countedSession;
    private long importAtStartMilliWh;
    private long exportAtStartMilliWh;
    private long wakingUntilNanos;
    private boolean waking;
    private long lastCommandId;
    private String lastCommandResult = "";
    private @Nullable TripTrace trips;
    private long operatorHeardNanos;
    private @Nullable ProtectionSettings inForce;
    private @Nullable ConverterSupervision supervision;
    private Supplier<ConverterSupervision.Setting> converterIslanding =
            () -> ConverterSupervision.Setting.UNREADABLE;

    public Lane(
            LaneSettings settings,
            LanePorts ports,
            GridProtection protection,
            PilotController pilot,
            EnergyCounter energy,
            LatenessRecorder recorder,
            long lastSessionNumber,
            long nowNanos) {
        this.settings = settings;
        this.ports = ports;
        this.seen = new Perception(settings.site());
        this.judge = new SafetyJudge(ports.weld());
        this.protection = protection;
        this.pilot = pilot;
        this.energy = energy;
        this.countedSession = lastSessionNumber;
        this.importAtStartMilliWh = energy.importMilliWh();
        this.exportAtStartMilliWh = energy.exportMilliWh();
        this.demands = new Demands(settings.authority());
        this.rules = new LimitRules(settings);
        this.session = SessionMachine.initial(lastSessionNumber, nowNanos);
        this.operatorHeardNanos = nowNanos;
        Published<ProtectionSettings> renewed = ports.site().settings();
        this.inForce = renewed == null ? null : renewed.latest();
        this.writer = new SnapshotWriter(settings, rules, recorder);
        this.events = new LaneEvents(ports.events());
        this.lock = new LockControl(ports.events());
        this.residualCurrent = new ResidualCurrentSelfTest(ports.events());
    }

    /** Before the first cycle: what is to keep the moments around a trip. */
    public void recordTrips(TripTrace trace) {
        trips = trace;
    }

    /**
     * Before the first cycle: discharge only while the converter's own search for islands is as it
     * has to be.
     *
     * @param setting what is known of it now; must not wait
     */
    public void supervise(
            ConverterSupervision supervision, Supplier<ConverterSupervision.Setting> setting) {
        this.supervision = supervision;
        converterIslanding = setting;
    }

    @Override
    public String name() {
        return "lane";
    }

    /** For simulations; the real-time thread calls {@link #cycle} with the measured lateness. */
    @Override
    public long step(long nowNanos) {
        cycle(nowNanos, 0);
        return settings.periodNanos();
    }

    /**
     * Runs one cycle.
     *
     * @param nowNanos monotonic time of this cycle
     * @param latenessNanos how late it began
     */
    public void cycle(long nowNanos, long latenessNanos) {
        measure(nowNanos);
        protect(nowNanos);
        decide(nowNanos);
        actuate(nowNanos);
        publish(nowNanos, latenessNanos);
    }

    private void measure(long nowNanos) {
        ports.stage().read(seen.measurement);
        ports.safety().read(seen.safety);
        ports.pilot().read(seen.pilotSample);
        seen.rating = ports.stage().rating();
        seen.vehicle = ports.vehicle().latest();
        hearOperator(nowNanos);
        seen.ems = ports.site().manager().latest();
        seen.site = ports.site().meter().latest();

        Measurement m = seen.measurement;
        boolean answering = m.state != StageState.OFFLINE;
        boolean registersFresh = answering && m.isFresh(nowNanos, GRID_STALE_NANOS);
        seen.stageFresh = answering && m.isFresh(nowNanos, STAGE_STALE_NANOS);
        seen.room.step(seen.site, seen.stageFresh ? m.acPowerW : Double.NaN, nowNanos);
        measureGrid(registersFresh, nowNanos);
        seen.grid.activePowerPu = registersFresh ? m.acPowerW / baseVa() : 0;
        ConverterSupervision watch = supervision;
        if (watch != null) {
            if (watch.isDue(nowNanos)) {
                watch.heard(converterIslanding.get(), nowNanos);
            }
            seen.islandRefusal = watch.refusal(nowNanos);
            seen.islandDetectionSeconds = watch.detectionSeconds();
        }
        energy.step(seen.stageFresh ? m.acPowerW : Double.NaN, nowNanos);
    }

    private void hearOperator(long nowNanos) {
        seen.operator = ports.operator().latest();
        if (seen.operator.isFresh(nowNanos) && seen.operator.online()) {
            operatorHeardNanos = nowNanos;
        }
        seen.operatorSilentNanos = nowNanos - operatorHeardNanos;
    }

    /**
     * By the board's own measurement where there is one, otherwise by the converter's registers.
     */
    private void measureGrid(boolean registersFresh, long nowNanos) {
        Measurement m = seen.measurement;
        double nominalV = settings.nominalVoltageV();
        GridSensor sensor = ports.sensor();
        if (sensor != null) {
            sensor.read(seen.grid, nowNanos);
            seen.gridMeasured =
                    Double.isFinite(seen.grid.frequencyHz + seen.grid.voltageL1Pu)
                            && seen.grid.ageNanos <= GRID_STALE_NANOS;
            // snapshot and trip record have to show what protection judges by
            m.voltageL1V = seen.grid.voltageL1Pu * nominalV;
            m.voltageL2V = seen.grid.voltageL2Pu * nominalV;
            m.voltageL3V = seen.grid.voltageL3Pu * nominalV;
            m.frequencyHz = seen.grid.frequencyHz;
            return;
        }
        seen.gridMeasured = registersFresh;
        seen.grid.voltageL1Pu = registersFresh ? m.voltageL1V / nominalV : Double.NaN;
        seen.grid.voltageL2Pu = registersFresh ? m.voltageL2V / nominalV : Double.NaN;
        seen.grid.voltageL3Pu = registersFresh ? m.voltageL3V / nominalV : Double.NaN;
        seen.grid.frequencyHz = registersFresh ? m.frequencyHz : Double.NaN;
    }

    /** Other numbers of the same grid code, as somebody with the authority has asked for. */
    @SuppressWarnings("ReferenceEquality") // every renewal is a new record; equals would be long
    private void renewSettings() {
        Published<ProtectionSettings> source = ports.site().settings();
        if (source != null && source.latest() != inForce) {
            inForce = source.latest();
            protection.apply(inForce);
        }
    }

    private void protect(long nowNanos) {
        renewSettings();
        demands.choose(seen, rules, session.phase(), nowNanos);
        seen.asked.demandPu = demands.powerW() / baseVa();
        seen.asked.permitService = ports.site().servicePermitted().getAsBoolean();
        Availability.fill(seen, settings, session.phase(), baseVa(), nowNanos);
        protection.step(seen.grid, seen.asked, nowNanos, seen.decision);
        if (trips != null) {
            trips.record(seen, protection.evidence(), nowNanos);
        }
        fault =
                judge.judge(
                        seen.measurement,
                        seen.safety,
                        residualCurrent,
                        request.acPowerW,
                        ratedVa(),
                        nowNanos);
    }

    private void decide(long nowNanos) {
        drainCommands(nowNanos);
        wakeVehicle(nowNanos);
        stepPilot(nowNanos);
        stepSession(nowNanos);
        SessionPhase phase = session.phase();
        rules.fill(ladder, seen, phase, fault, judge.disobedient(nowNanos), baseVa(), nowNanos);
        boolean supported =
                seen.decision.demandOverridden && seen.gridMeasured && phase == SessionPhase.ENERGY;
        double demandW = supported ? seen.decision.supportedDemandPu * baseVa() : demands.powerW();
        double setpointW = ladder.resolve(demandW, demands.source());
        demands.resolved(
                ladder.allowedLowW(),
                ladder.allowedHighW(),
                setpointW,
                ladder.bindingRung() != null,
                supported);
        fillRequest(setpointW, nowNanos);
    }

    /**
     * ISO 15118-3 step E/F, only before anything is energised. What the pilot reads meanwhile is
     * our own −12 V and says nothing about the vehicle.
     */
    private void wakeVehicle(long nowNanos) {
        SessionPhase phase = session.phase();
        boolean before = phase == SessionPhase.AUTHORISING || phase == SessionPhase.PREPARING;
        waking = before && ports.wakesVehicle().getAsBoolean();
        if (waking) {
            wakingUntilNanos = nowNanos + WAKE_SETTLES_NANOS;
        } else if (!before || seen.pilot.level.isConnected() || seen.pilot.level == PilotLevel.A) {
            wakingUntilNanos = nowNanos;
        }
    }

    private void stepPilot(long nowNanos) {
        pilotInput.energyAllowed = orders.energyAllowed;
        pilotInput.digitalCommunication = orders.digitalCommunication;
        pilotInput.currentLimitA = 0;
        pilotInput.lockOk = seen.safety.connectorLocked;
        boolean tested = residualCurrent.passed() || !ports.safety().hasResidualCurrentTest();
        pilotInput.safetyOk = fault == StopReason.NONE && tested;
        pilotInput.ventilationAvailable = pilot.isVentilated();
        pilotInput.unavailable = orders.unavailable || waking;
        pilot.step(seen.pilotSample, pilotInput, nowNanos, seen.pilot);
    }

    private void stepSession(long nowNanos) {
        Measurement m = seen.measurement;
        sessionInput.pilot = nowNanos - wakingUntilNanos < 0 ? PilotLevel.B : seen.pilot.level;
        sessionInput.contactorClosed = seen.safety.contactorClosed;
        sessionInput.fault = fault;
        sessionInput.vehicle = seen.vehicle;
        sessionInput.operator = seen.operator;
        sessionInput.authoriseOffline = settings.authoriseOffline();
        sessionInput.recordsAreKept = ports.recordsAreKept().getAsBoolean();
        seen.hold = sessionInput.recordsAreKept ? ports.hold().get() : NO_RECORDS;
        sessionInput.held = !seen.hold.isEmpty();
        sessionInput.dcVoltageV = m.dcVoltageV;
        sessionInput.dcCurrentA = seen.stageFresh ? m.dcCurrentA : Double.NaN;
        sessionInput.insulationOhm = seen.safety.insulationOhm;
        sessionInput.dcVoltageControl = seen.rating.dcVoltageControl();
        sessionInput.stageMaxVoltageV = seen.rating.maxDcVoltageV();
        session = SessionMachine.step(session, sessionInput, nowNanos, orders);
        sessionInput.commandedStart = false;
        sessionInput.commandedStop = false;
        sessionInput.commandedClear = false;
    }

    private void fillRequest(double setpointW, long nowNanos) {
        request.setOff(nowNanos);
        request.dcVoltageLimitV = seen.rating.maxDcVoltageV();
        if (seen.vehicle.isFresh(nowNanos) && seen.vehicle.maxVoltageV() > 0) {
            request.dcVoltageLimitV =
                    Math.min(request.dcVoltageLimitV, 1.1 * seen.vehicle.maxVoltageV());
        }
        boolean contactorsReady = seen.safety.contactorClosed && seen.pilot.contactorPermitted;
        if (orders.dcMode == DcMode.VOLTAGE && contactorsReady) {
            request.mode = DcMode.VOLTAGE;
            request.dcVoltageTargetV = orders.dcVoltageTargetV;
            request.dcCurrentLimitA = PRE_CHARGE_CURRENT_A;
        } else if (orders.dcMode == DcMode.POWER && contactorsReady && !seen.decision.blockGates) {
            request.mode = DcMode.POWER;
            request.acPowerW = setpointW;
            // also while no active power flows: the grid code asks for reactive power at night
            request.reactivePowerVar = seen.decision.reactivePowerPu * baseVa();
            double vehicleA =
                    setpointW < 0
                            ? seen.vehicle.maxDischargeCurrentA()
                            : seen.vehicle.maxChargeCurrentA();
            request.dcCurrentLimitA = Math.min(settings.cableCurrentLimitA(), vehicleA);
        }
    }

    private void actuate(long nowNanos) {
        ports.stage().request(request);
        boolean mustBlock =
                fault != StopReason.NONE
                        || (orders.dcMode == DcMode.POWER && seen.decision.blockGates);
        if (mustBlock) {
            ports.stage().block();
        }
        boolean close = orders.closeContactor && seen.pilot.contactorPermitted;
        ports.safety().commandContactor(close);
        judge.commanded(close, nowNanos);
        boolean holdLock = seen.pilot.lockRequested || seen.safety.contactorClosed;
        ports.safety()
                .commandLock(
                        ports.safety().hasLock()
                                ? lock.step(holdLock, seen.safety.connectorLocked, nowNanos)
                                : holdLock);
        testResidualCurrent(close, nowNanos);
        ports.pilot().setDutyPercent(seen.pilot.dutyPercent);
        if (fault == StopReason.NONE) {
            ports.safety().togglePermission();
        }
    }

    /** After a start and after every vehicle, with everything open. */
    private void testResidualCurrent(boolean close, long nowNanos) {
        if (!ports.safety().hasResidualCurrentTest()) {
            return;
        }
        PilotLevel level = seen.pilot.level;
        if (level == PilotLevel.A && lastLevel != PilotLevel.A) {
            residualCurrent.repeat();
        }
        lastLevel = level;
        boolean known = seen.safety.sequence != 0;
        boolean atRest = known && !close && !seen.safety.contactorClosed;
        ports.safety()
                .testResidualCurrent(
                        residualCurrent.step(
                                atRest, known && seen.safety.residualCurrentOk, nowNanos));
    }

    private void publish(long nowNanos, long latenessNanos) {
        cycle++;
        if (session.number() != countedSession) {
            countedSession = session.number();
            importAtStartMilliWh = energy.importMilliWh();
            exportAtStartMilliWh = energy.exportMilliWh();
        }
        long importMilliWh = energy.importMilliWh() - importAtStartMilliWh;
        long exportMilliWh = energy.exportMilliWh() - exportAtStartMilliWh;
        events.emit(seen, session, ladder, fault, importMilliWh, exportMilliWh, nowNanos);
        ports.snapshots()
                .publish(
                        writer.write(
                                cycle,
                                nowNanos,
                                latenessNanos,
                                seen,
                                session,
                                orders,
                                request,
                                energy,
                                importMilliWh,
                                exportMilliWh,
                                demands,
                                ladder,
                                lastCommandId,
                                lastCommandResult));
    }

    private void drainCommands(long nowNanos) {
        Command command;
        while ((command = ports.commands().poll()) != null) {
            lastCommandId = command.id();
            lastCommandResult =
                    switch (command.kind()) {
                        case START -> {
                            sessionInput.commandedStart = true;
                            yield "authorised";
                        }
                        case STOP -> {
                            sessionInput.commandedStop = true;
                            demands.forget();
                            yield "stopping";
                        }
                        case SKIP_DELAY -> {
                            demands.skipDelay();
                            yield "taken";
                        }
                        case CLEAR_FAULT -> {
                            sessionInput.commandedClear = true;
                            if (residualCurrent.failed()) {
                                residualCurrent.repeat();
                            }
                            yield fault == StopReason.NONE ? "cleared" : "the cause is still there";
                        }
                        case CLEAR_WELD -> {
                            boolean cleared = judge.clearWeld(seen.safety);
                            sessionInput.commandedClear |= cleared;
                            yield cleared ? "cleared" : STILL_CLOSED;
                        }
                        case SET_POWER -> {
                            demands.technician(command.powerW(), nowNanos, command.lifetimeNanos());
                            yield "taken";
                        }
                    };
        }
    }

    private double ratedVa() {
        return seen.rating.maxApparentVa();
    }

    private double baseVa() {
        return seen.rating.isKnown() ? seen.rating.maxApparentVa() : settings.ratedVa();
    }

    /** What protection was asked in this cycle, for tests. */
    GridRequest asked() {
        return seen.asked;
    }

    /** What it answered, for tests. */
    GridDecision decision() {
        return seen.decision;
    }

    /** Who asks for the present power, for tests. */
    DemandSource demandSource() {
        return demands.source();
    }
}
