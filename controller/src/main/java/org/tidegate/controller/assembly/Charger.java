package org.tidegate.controller.assembly;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.controller.bridge.BridgePlane;
import org.tidegate.controller.bridge.Presentation;
import org.tidegate.controller.der.DerPlane;
import org.tidegate.controller.der.ServicePermit;
import org.tidegate.controller.energy.EnergyCounter;
import org.tidegate.controller.energy.EnergyPlane;
import org.tidegate.controller.energy.Registers;
import org.tidegate.controller.energy.SessionLedger;
import org.tidegate.controller.journal.ControllerEvent;
import org.tidegate.controller.journal.JournalPlane;
import org.tidegate.controller.journal.TripPlane;
import org.tidegate.controller.ladder.LadderView;
import org.tidegate.controller.lane.Command;
import org.tidegate.controller.lane.Lane;
import org.tidegate.controller.lane.LanePorts;
import org.tidegate.controller.lane.LatenessRecorder;
import org.tidegate.controller.lane.TripTrace;
import org.tidegate.controller.maintenance.WeldBook;
import org.tidegate.controller.session.EmsWord;
import org.tidegate.controller.session.OperatorWord;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.session.SiteWord;
import org.tidegate.controller.session.VehicleWord;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.hal.StageRequest;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.SeccPlane;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.SeccWarmUp;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.slac.SlacLink;
import org.tidegate.iso15118.slac.SlacPlane;
import org.tidegate.iso15118.trace.CapturePlane;
import org.tidegate.ocpp.DerAuthority;
import org.tidegate.ocpp.OcppPlane;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.ocpp.StationState;
import org.tidegate.pilot.PilotController;
import org.tidegate.pilot.PilotLevel;
import org.tidegate.protection.GridProtection;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.evidence.Comtrade;
import org.tidegate.protection.evidence.TripFiles;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Mailbox;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/**
 * One charger, put together but not running: the lane and its slow planes, connected by hand-over
 * only. A simulation steps them in virtual time; {@link ChargerProcess} gives each its thread.
 */
public final class Charger {
    /** A step of the energy counter beyond this is unmetered: the lane itself was away. */
    private static final long LONGEST_METERED_NANOS = 500_000_000L;

    /** The matching plane speaks every 50 ms at the slowest. */
    private static final long LINK_LIFETIME_NANOS = 500_000_000L;

    private static final int RING = 1024;
    private static final int EVENTS_IN_MEMORY = 500;

    /** Of 30 kB each. */
    private static final int TRIPS_KEPT = 50;

    private final ChargerPorts ports;
    private final ProtectionSettings protectionSettings;
    private final Lane lane;
    private final CapturePlane capture;
    private final SeccPlane vehicle;
    private final SeccSettings vehicleSettings;
    private final OcppPlane operator;
    private final Plane operatorDisk;
    private final BridgePlane bridge;
    private final JournalPlane journal;
    private final EnergyPlane energy;
    private final TripPlane trips;
    private final @Nullable DerPlane der;
    private final Published<EmsWord> manager = new Published<>(EmsWord.NONE);
    private final Published<SiteWord> meter = new Published<>(SiteWord.NONE);
    private final Published<String> weldClearedBy = new Published<>("");
    private final WeldBook weldBook;
    private volatile Supplier<String> hold = () -> "";
    private final Published<ProtectionSettings> codeSettings;
    private final SessionLedger ledger;
    private final Published<Snapshot> snapshots;
    private final Published<VehicleState> vehicleState;
    private final Published<OperatorState> operatorState;
    private final Published<SlacLink> link;
    private final @Nullable SlacPlane slac;
    private final ServicePermit permit;
    private final LatenessRecorder lateness = new LatenessRecorder();
    private final Mailbox<Command> commands = new Mailbox<>(16);
    private final EventRing laneRing = new EventRing("lane", RING);
    private final EventRing processRing = new EventRing("process", RING);
    private final EventRing deadlineRing = new EventRing("deadline", RING);
    private final EventRing supervisorRing = new EventRing("supervisor", RING);

    private Charger(ChargerPorts ports, ChargerSettings settings) throws IOException {
        this.ports = ports;
        this.protectionSettings = settings.protection();
        long nowNanos = ports.clock().nanos();
        this.snapshots = new Published<>(nothingYet(settings, nowNanos));
        this.codeSettings = new Published<>(settings.protection());
        this.vehicleState = new Published<>(VehicleState.none(nowNanos));
        this.link = new Published<>(SlacLink.none(nowNanos));
        this.operatorState = new Published<>(OperatorState.offline(nowNanos));
        var evseState = new Published<>(EvseState.unavailable(nowNanos));
        var stationState = new Published<>(StationState.unknown(nowNanos));
        var vehicleWord = new Published<>(VehicleWord.NONE);
        var operatorWord = new Published<>(OperatorWord.NONE);
        var pilotRing = new EventRing("pilot", RING);
        var protectionRing = new EventRing("protection", RING);
        var vehicleRing = new EventRing("vehicle", RING);
        var operatorRing = new EventRing("ocpp", RING);
        var energyRing = new EventRing("energy", RING);
        var weldRing = new EventRing("weld", RING);
        this.weldBook = WeldBook.open(ports.disk(), weldClearedBy, weldRing, ports.clock());

        Islanding islanding = settings.islanding();
        this.permit = new ServicePermit(ports.disk());
        this.ledger = SessionLedger.open(ports.disk());
        Registers from = ledger.registers();
        this.energy = new EnergyPlane(ledger, ports.clock(), snapshots, energyRing);
        this.lane =
                new Lane(
                        settings.lane(),
                        new LanePorts(
                                ports.stage(),
                                ports.safety(),
                                ports.pilot(),
                                vehicleWord,
                                operatorWord,
                                commands,
                                snapshots,
                                laneRing,
                                ports.sensor(),
                                this::recordsAreKept,
                                this::wakesVehicle,
                                new LanePorts.Site(
                                        manager, meter, codeSettings, permit::isPermitted),
                                () -> hold.get(),
                                weldBook.latch()),
                        new GridProtection(
                                settings.protection(),
                                protectionRing,
                                settings.operator().identity().hashCode(),
                                islanding == null ? null : islanding.method()),
                        pilot(settings, pilotRing),
                        new EnergyCounter(
                                from.importMilliWh(), from.exportMilliWh(), LONGEST_METERED_NANOS),
                        lateness,
                        from.lastSessionNumber(),
                        nowNanos);
        this.capture = new CapturePlane(ports.disk(), ports.clock(), CapturePlane.Limits.presets());
        var trace =
                new TripTrace(
                        settings.lane().nominalVoltageV(),
                        settings.protection().nominalFrequencyHz(),
                        settings.lane().ratedVa(),
                        settings.lane().periodNanos());
        lane.recordTrips(trace);
        if (islanding != null && islanding.supervised()) {
            lane.supervise(islanding.supervision(), islanding.readBack(ports.stage())::latest);
        }
        this.trips =
                new TripPlane(
                        ports.clock(),
                        trace.recorder(),
                        new TripFiles(
                                ports.disk(),
                                settings.operator().identity(),
                                Comtrade.Format.FLOAT32,
                                TRIPS_KEPT));
        this.vehicleSettings = settings.vehicle();
        this.vehicle =
                new SeccPlane(
                        settings.vehicle(),
                        ports.vehicles(),
                        evseState,
                        vehicleState,
                        vehicleRing,
                        ports.random(),
                        ports.clock(),
                        ports.vehicleSide().contracts(),
                        capture);
        ChargerPorts.OperatorSide desk = ports.operatorSide();
        this.operator =
                new OcppPlane(
                        settings.operator(),
                        ports.operator(),
                        stationState,
                        operatorState,
                        desk.disk() == null ? ports.disk() : desk.disk(),
                        operatorRing,
                        ports.clock(),
                        ports.random(),
                        settings.der() == null ? DerAuthority.NONE : settings.der(),
                        desk.hands());
        this.operatorDisk = operator.storage();
        this.der =
                settings.der() == null
                        ? null
                        : new DerPlane(settings.der(), operatorState, codeSettings);
        this.bridge =
                new BridgePlane(
                        new BridgePlane.Banks(
                                snapshots,
                                vehicleState,
                                operatorState,
                                vehicleWord,
                                operatorWord,
                                evseState,
                                stationState,
                                link,
                                manager,
                                meter),
                        new BridgePlane.Needs(
                                settings.departure(),
                                settings.lane().minimumSocPercent(),
                                settings.lane().targetSocPercent()),
                        new BridgePlane.Payment(
                                desk.waitsForToken(),
                                desk.presented(),
                                ports.vehicleSide().contracts(),
                                desk.meter()),
                        settings.protection(),
                        ports.clock());
        ChargerPorts.Matching matching = ports.vehicleSide().matching();
        var matchingRing = new EventRing("slac", RING);
        this.slac =
                matching == null
                        ? null
                        : new SlacPlane(
                                matching.settings(),
                                matching.port(),
                                this::isPlugged,
                                link,
                                matchingRing,
                                ports.random());
        var rings = new ArrayList<>(ports.deviceRings());
        rings.addAll(
                List.of(
                        laneRing,
                        pilotRing,
                        protectionRing,
                        vehicleRing,
                        matchingRing,
                        operatorRing,
                        energyRing,
                        weldRing,
                        processRing,
                        deadlineRing,
                        supervisorRing));
        this.journal =
                new JournalPlane(ports.clock(), ports.disk(), snapshots, rings, EVENTS_IN_MEMORY);
        announce(settings, nowNanos);
    }

    /**
     * The same call in simulation, on loopback and on a bench.
     *
     * @throws IOException if the registers of the last run cannot be read: a meter that starts
     *     again at zero would be a lie
     */
    public static Charger assemble(ChargerPorts ports, ChargerSettings settings)
            throws IOException {
        return new Charger(ports, settings);
    }

    private static PilotController pilot(ChargerSettings settings, EventRing ring) {
        double cableA = settings.lane().cableCurrentLimitA();
        return settings.pilot().releaseButton()
                ? PilotController.withType1Cable(settings.pilot(), cableA, ring)
                : PilotController.withFixedCable(settings.pilot(), cableA, ring);
    }

    /**
     * Disk full or read-only never stops a session, but no new one begins that cannot be billed.
     */
    boolean recordsAreKept() {
        return journal.storage().latest().usable() && energy.storage().latest().usable();
    }

    /** While the pilot shows our own −12 V, only the session still knows that a plug is in. */
    private boolean isPlugged() {
        Snapshot s = snapshots.latest();
        SessionPhase phase = s.session().phase();
        return s.pilot().level().isConnected()
                || (s.pilot().level() != PilotLevel.A
                        && (phase == SessionPhase.AUTHORISING || phase == SessionPhase.PREPARING));
    }

    private boolean wakesVehicle() {
        SlacLink now = link.latest();
        return now.stepEf() && ports.clock().nanos() - now.issuedNanos() < LINK_LIFETIME_NANOS;
    }

    private void announce(ChargerSettings settings, long nowNanos) {
        String profile = settings.lane().profile();
        double none = Double.NaN;
        laneRing.emit(ControllerEvent.GRID_PROFILE_SELECTED, nowNanos, none, none, profile);
        if (settings.lane().demonstration()) {
            laneRing.emit(ControllerEvent.DEMONSTRATION_PROFILE, nowNanos, none, none, profile);
        }
        if (!settings.lane().exportConfirmed()) {
            laneRing.emit(ControllerEvent.UNCONFIRMED_PROFILE, nowNanos, none, none, profile);
        }
    }

    /** What grid protection began with. */
    public ProtectionSettings protectionSettings() {
        return protectionSettings;
    }

    public Lane lane() {
        return lane;
    }

    /** Before the first vehicle: nothing is seen of it outside, and no virtual time passes. */
    public void warmUp() {
        SeccWarmUp.run(vehicleSettings, ports.clock());
    }

    /** Every plane but the lane, the bus first. */
    public List<Plane> slowPlanes() {
        var planes = new ArrayList<>(ports.busPlanes());
        if (slac != null) {
            planes.add(slac);
        }
        planes.addAll(
                List.of(
                        bridge,
                        vehicle,
                        capture,
                        operator,
                        operatorDisk,
                        energy,
                        trips,
                        weldBook,
                        journal,
                        permit));
        if (der != null) {
            planes.add(der);
        }
        return planes;
    }

    /** A vehicle that is heard by crosstalk from a neighbour's cable must not be answered. */
    public boolean isLinkUp() {
        return slac == null || link.latest().up();
    }

    public SeccPlane vehicle() {
        return vehicle;
    }

    /** Records of vehicle sessions. */
    public CapturePlane capture() {
        return capture;
    }

    /** Where tokens held before the charger are told; one producer. */
    public Published<Presentation> presented() {
        return ports.operatorSide().presented();
    }

    /** What the operator side says. */
    public Published<OperatorState> operatorState() {
        return operatorState;
    }

    /** Carries words between the lane and the outside. */
    public BridgePlane bridge() {
        return bridge;
    }

    public OcppPlane operator() {
        return operator;
    }

    /** Writes what the operator plane keeps, so that no set-point waits for it. */
    public Plane operatorDisk() {
        return operatorDisk;
    }

    public JournalPlane journal() {
        return journal;
    }

    public SessionLedger ledger() {
        return ledger;
    }

    public Published<Snapshot> snapshots() {
        return snapshots;
    }

    /** What the vehicle side says, for twins that follow it. */
    public Published<VehicleState> vehicleState() {
        return vehicleState;
    }

    /** The operator wants the software to restart, and nothing stands in the way any more. */
    public boolean resetRequested() {
        return operatorState.latest().resetRequested();
    }

    /** Where the site's energy manager is heard; one producer. */
    public Published<EmsWord> manager() {
        return manager;
    }

    /** Where the site's meter is heard; one producer. */
    public Published<SiteWord> siteMeter() {
        return meter;
    }

    /** The memory of welded contactors. */
    public WeldBook weldBook() {
        return weldBook;
    }

    /** Who clears the memory of welded contactors, and why; one producer, before the command. */
    public Published<String> weldClearedBy() {
        return weldClearedBy;
    }

    /**
     * No session begins while this gives a reason.
     *
     * @param reason empty if one may; asked every cycle, must not wait or allocate
     */
    public void holdSessions(Supplier<String> reason) {
        hold = reason;
    }

    /** The permission to be in service; whoever withdraws it saves it here. */
    public ServicePermit servicePermit() {
        return permit;
    }

    /** The grid code's settings in force. */
    public ProtectionSettings gridSettings() {
        return codeSettings.latest();
    }

    /** Where commands for the lane go; one producer. */
    public Mailbox<Command> commands() {
        return commands;
    }

    /** Filled by the lane's thread. */
    public LatenessRecorder lateness() {
        return lateness;
    }

    /** The lane thread's own ring, for its runner. */
    public EventRing laneRing() {
        return laneRing;
    }

    /** After the last step of every plane: the last registers and events go to the disk. */
    public void closeBooks() {
        capture.close();
        operator.closeBooks();
        energy.close();
        journal.close();
    }

    /** For whoever runs the planes; callers take turns. */
    public EventRing processRing() {
        return processRing;
    }

    /** Where the monitor of the lane's deadline writes. */
    EventRing deadlineRing() {
        return deadlineRing;
    }

    /** Where the feeder of the watchdogs writes. */
    EventRing supervisorRing() {
        return supervisorRing;
    }

    /** Energy may flow now. */
    boolean isEnergised() {
        return snapshots.latest().pilot().contactorPermitted();
    }

    /**
     * The safe state for a lane that hangs, from another thread; the stage is prepared for a lane
     * that awakes meanwhile.
     */
    void enterSafeStateFromOutside() {
        ports.stage().block();
        ports.safety().commandContactor(false);
        ports.pilot().setDutyPercent(0);
    }

    /** What the lane's thread does last, whatever it died of. */
    public void enterSafeState() {
        var off = new StageRequest();
        off.setOff(ports.clock().nanos());
        ports.stage().request(off);
        ports.stage().block();
        ports.safety().commandContactor(false);
        ports.pilot().setDutyPercent(0);
    }

    private static Snapshot nothingYet(ChargerSettings settings, long nowNanos) {
        return Snapshot.nothingYet(
                nowNanos,
                settings.lane().nominalVoltageV(),
                settings.lane().profile(),
                settings.lane().demonstration(),
                LadderView.closed());
    }
}
