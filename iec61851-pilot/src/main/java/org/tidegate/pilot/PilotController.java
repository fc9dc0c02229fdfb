package org.tidegate.pilot;

import org.tidegate.pilot.PilotState.Energised;
import org.tidegate.pilot.PilotState.Faulted;
import org.tidegate.pilot.PilotState.Idle;
import org.tidegate.pilot.PilotState.Offering;
import org.tidegate.pilot.PilotState.OutOfOrder;
import org.tidegate.pilot.PilotState.Pulsing;
import org.tidegate.pilot.PilotState.Signalling;
import org.tidegate.pilot.PilotState.Stopping;
import org.tidegate.pilot.internal.LevelDetector;
import org.tidegate.pilot.internal.VehicleWatch;
import org.tidegate.runtime.EventRing;

/**
 * The pilot as the lane sees it: one call per cycle, voltages in, permission out. Owned by the lane
 * alone; allocates when the machine changes state and never otherwise.
 */
public final class PilotController {
    /**
     * A worn contact makes thousands of outliers; the record needs one line of them now and then.
     */
    private static final long OUTLIER_REPORT_NANOS = 10_000_000_000L;

    private static final PilotInhibit[] INHIBITS = PilotInhibit.values();

    private final PilotTimes times;
    private final PilotMachine machine;
    private final LevelDetector detector;
    private final VehicleWatch vehicle;
    private final EventRing events;
    private final PilotSight sight = new PilotSight();

    /** Limit of a cable that is fixed to the charger; NaN with a socket, where the plug says it. */
    private final double fixedCableA;

    /** The connector at the end of the fixed cable has a proximity pin of its own. */
    private final boolean type1;

    private PilotState state = new Idle(new PilotState.Rest(0, 0, 0));
    private boolean started;
    private boolean permitted;
    private CableCode cable = CableCode.FAULT;
    private CableCode lastCable = CableCode.FAULT;
    private long lastSequence;
    private long lastOutliers;
    private long outliersReportedAtNanos;
    private double lastPositiveV = Double.NaN;
    private ConnectorProximity lastConnector = ConnectorProximity.UNPLUGGED;
    private boolean stepEfWanted;
    private long stepEfWantedAtNanos;

    private PilotController(PilotTimes times, double fixedCableA, boolean type1, EventRing events) {
        this.times = times;
        this.machine = new PilotMachine(times);
        this.detector = new LevelDetector(times);
        this.vehicle = new VehicleWatch(times);
        this.fixedCableA = fixedCableA;
        this.type1 = type1;
        this.events = events;
    }

    /**
     * A charger whose cable cannot be unplugged on its side; the proximity pin is not looked at.
     */
    public static PilotController withFixedCable(
            PilotTimes times, double cableLimitA, EventRing events) {
        return new PilotController(times, sound(cableLimitA), false, events);
    }

    /**
     * A charger with a fixed cable and a Type 1 connector: energy stops as soon as its release
     * button is pressed, before the contacts part.
     */
    public static PilotController withType1Cable(
            PilotTimes times, double cableLimitA, EventRing events) {
        return new PilotController(times, sound(cableLimitA), true, events);
    }

    private static double sound(double cableLimitA) {
        if (!(cableLimitA >= DutyCycle.MIN_CURRENT_A)) {
            throw new IllegalArgumentException("a cable of " + cableLimitA + " A carries nothing");
        }
        return cableLimitA;
    }

    /** A charger with a socket: the plug's resistor says what its cable carries. */
    public static PilotController withSocket(PilotTimes times, EventRing events) {
        return new PilotController(times, Double.NaN, false, events);
    }

    /**
     * Decides one cycle. Never throws: a bad sample is a condition of the wire, and its answer is
     * open contactors.
     */
    public void step(PilotSample sample, PilotInput in, long nowNanos, PilotOutput out) {
        if (!started) {
            started = true;
            state = machine.start(nowNanos);
        }
        PilotLevel levelBefore = sight.level;
        look(sample, nowNanos);
        wantPulse(nowNanos);
        PilotState before = state;
        int inhibitsBefore = machine.inhibits(before, sight, in, nowNanos);
        state = machine.next(before, sight, in, nowNanos);
        int inhibits = machine.inhibits(state, sight, in, nowNanos);
        boolean permittedBefore = permitted;
        permitted = inhibits == 0;

        out.level = sight.level;
        out.dutyPercent = state.dutyPercent();
        out.contactorPermitted = permitted;
        out.lockRequested = machine.locks(state, nowNanos);
        out.diodeOk = sight.diodeSeen && !sight.diodeFault;
        out.cableLimitA = sight.cableLimitA;
        out.inhibitBits = inhibits;

        if (state instanceof Pulsing && !(before instanceof Pulsing)) {
            sent(nowNanos);
        }
        if (levelBefore != sight.level) {
            reportLevel(nowNanos);
        }
        if (!state.equals(before)) {
            reportState(before, sample, nowNanos);
        }
        if (permitted != permittedBefore) {
            reportPermission(before, inhibitsBefore, nowNanos);
        }
    }

    /**
     * Asks for T_step_EF (ISO 15118-3): state F for 4 s and 1 s of x1, so that the vehicle begins
     * its search for the charger anew. Done as soon as the charger offers with open contactors;
     * forgotten if that does not come within a pulse's length. For the lane to call.
     */
    public void requestStepEf(long nowNanos) {
        stepEfWanted = true;
        stepEfWantedAtNanos = nowNanos;
    }

    private void wantPulse(long nowNanos) {
        boolean offered =
                state instanceof Offering o
                        && o.dutyPercent() != DutyCycle.DIGITAL_COMMUNICATION_PERCENT;
        boolean before = vehicle.present();
        boolean simplifiedBefore = sight.simplified;
        vehicle.step(sight.level, offered, nowNanos);
        sight.simplified = vehicle.simplified();
        if (before != vehicle.present()) {
            events.emit(
                    before ? PilotEvent.VEHICLE_UNPLUGGED : PilotEvent.VEHICLE_PLUGGED, nowNanos);
        }
        if (sight.simplified && !simplifiedBefore) {
            events.emit(PilotEvent.SIMPLIFIED_VEHICLE, nowNanos, 10, Double.NaN, "");
        }
        stepEfWanted &= nowNanos - stepEfWantedAtNanos < times.pulseNanos();
        if (stepEfWanted) {
            sight.pulse = PilotPulse.STEP_EF;
        } else {
            sight.pulse = vehicle.sleeps(nowNanos) ? PilotPulse.WAKE_UP : PilotPulse.NONE;
        }
    }

    private void sent(long nowNanos) {
        events.emit(
                PilotEvent.PULSE_SENT,
                nowNanos,
                times.pulseNanos() / 1e9,
                Double.NaN,
                sight.pulse.text());
        if (sight.pulse == PilotPulse.WAKE_UP) {
            vehicle.woken();
        }
        stepEfWanted = false;
    }

    /** Whether vehicles that ask for ventilation have it here. */
    public boolean isVentilated() {
        return times.ventilation();
    }

    /** Where the machine is, for tests and people. */
    public PilotState state() {
        return state;
    }

    /** Single samples that were suppressed since start. */
    public long outliers() {
        return detector.outliers();
    }

    private void look(PilotSample sample, long nowNanos) {
        detector.step(sample, DutyCycle.oscillates(state.dutyPercent()), nowNanos);
        sight.level = detector.level();
        sight.decided = detector.decided();
        sight.stale = detector.stale();
        sight.diodeSeen = detector.diodeSeen();
        sight.diodeFault = detector.diodeFault();
        reportOutliers(nowNanos);
        if (Double.isNaN(fixedCableA)) {
            lookAtPlug(sample, nowNanos);
        } else if (type1) {
            lookAtConnector(sample, nowNanos);
        } else {
            sight.cableLimitA = fixedCableA;
        }
        lastPositiveV = sample.positivePeakV;
        lastSequence = sample.sequence;
    }

    private void reportOutliers(long nowNanos) {
        long count = detector.outliers() - lastOutliers;
        boolean first = lastOutliers == 0;
        if (count > 0 && (first || nowNanos - outliersReportedAtNanos >= OUTLIER_REPORT_NANOS)) {
            lastOutliers = detector.outliers();
            outliersReportedAtNanos = nowNanos;
            events.emit(
                    PilotEvent.OUTLIERS_SUPPRESSED, nowNanos, (double) count, lastPositiveV, "");
        }
    }

    private void lookAtPlug(PilotSample sample, long nowNanos) {
        if (sight.stale) {
            cable = CableCode.FAULT;
        } else if (sample.sequence != lastSequence) {
            CableCode seen = CableCode.of(sample.proximityOhm);
            if (seen == lastCable && seen != cable) {
                cable = seen;
                reportCable(sample, nowNanos);
            }
            lastCable = seen;
        }
        sight.cableLimitA = cable.currentLimitA();
    }

    /** Two equal samples as everywhere; the button alone counts at once. */
    private void lookAtConnector(PilotSample sample, long nowNanos) {
        if (sight.stale) {
            sight.cableLimitA = 0;
        } else if (sample.sequence != lastSequence) {
            ConnectorProximity seen = ConnectorProximity.of(sample.proximityOhm);
            boolean pressed = seen == ConnectorProximity.RELEASE_PRESSED;
            if (pressed && !sight.releasePressed) {
                events.emit(PilotEvent.RELEASE_PRESSED, nowNanos);
            }
            if (pressed || seen == lastConnector) {
                sight.releasePressed = pressed;
                sight.cableLimitA = seen == ConnectorProximity.FAULT ? 0 : fixedCableA;
            }
            if (seen == ConnectorProximity.FAULT && lastConnector != seen) {
                events.emit(
                        PilotEvent.CABLE_CODE_WRONG, nowNanos, sample.proximityOhm, Double.NaN, "");
            }
            lastConnector = seen;
        }
    }

    private void reportCable(PilotSample sample, long nowNanos) {
        boolean wrong =
                cable == CableCode.FAULT
                        || (cable == CableCode.NO_PLUG && sight.level.isConnected());
        if (wrong) {
            events.emit(PilotEvent.CABLE_CODE_WRONG, nowNanos, sample.proximityOhm, Double.NaN, "");
        } else {
            events.emit(
                    PilotEvent.CABLE_CODE_CHANGED, nowNanos, cable.currentLimitA(), Double.NaN, "");
        }
    }

    private void reportLevel(long nowNanos) {
        events.emit(PilotEvent.LEVEL_CHANGED, nowNanos, Double.NaN, Double.NaN, sight.level.name());
    }

    private void reportState(PilotState before, PilotSample sample, long nowNanos) {
        boolean offeredBefore = DutyCycle.oscillates(before.dutyPercent());
        boolean offers = DutyCycle.oscillates(state.dutyPercent());
        if (offers && !offeredBefore) {
            events.emit(PilotEvent.OFFER_STARTED, nowNanos, state.dutyPercent(), Double.NaN, "");
        } else if (offeredBefore && !offers) {
            events.emit(PilotEvent.OFFER_ENDED, nowNanos);
        } else if (offers && before.dutyPercent() != state.dutyPercent()) {
            events.emit(
                    PilotEvent.DUTY_CHANGED,
                    nowNanos,
                    before.dutyPercent(),
                    state.dutyPercent(),
                    "");
        }
        switch (state) {
            case Signalling s -> reportFault(s.fault(), sample, nowNanos);
            case OutOfOrder _ -> events.emit(PilotEvent.OUT_OF_ORDER_SHOWN, nowNanos);
            case Idle _ when before instanceof Faulted ->
                    events.emit(PilotEvent.FAULT_OVER, nowNanos);
            case Idle _, Offering _, Energised _, Stopping _, Faulted _, Pulsing _ -> {}
        }
    }

    private void reportFault(PilotFault fault, PilotSample sample, long nowNanos) {
        switch (fault) {
            case BLIND ->
                    events.emit(
                            PilotEvent.FRONT_END_SILENT,
                            nowNanos,
                            times.staleAfterNanos() / 1e6,
                            Double.NaN,
                            "");
            case DIODE ->
                    events.emit(
                            PilotEvent.DIODE_MISSING,
                            nowNanos,
                            sample.positivePeakV,
                            sample.negativePeakV,
                            "");
            case SHORTED, OUT_OF_BAND, NONE ->
                    events.emit(
                            PilotEvent.PILOT_FAULTED,
                            nowNanos,
                            sample.positivePeakV,
                            Double.NaN,
                            fault.text());
        }
    }

    private void reportPermission(PilotState before, int inhibits, long nowNanos) {
        if (permitted) {
            events.emit(PilotEvent.CONTACTORS_PERMITTED, nowNanos);
            return;
        }
        boolean underLoad =
                before instanceof Stopping s
                        && nowNanos - s.openAtNanos() >= 0
                        && sight.level.asksForPower();
        if (underLoad) {
            events.emit(
                    PilotEvent.OPENED_UNDER_LOAD,
                    nowNanos,
                    times.stopGraceNanos() / 1e9,
                    Double.NaN,
                    "");
        }
        events.emit(
                PilotEvent.CONTACTORS_WITHDRAWN,
                nowNanos,
                Double.NaN,
                Double.NaN,
                underLoad ? "the vehicle ignored the stop" : firstReason(inhibits));
    }

    /** The rest that follows from opening is no reason for opening. */
    private static String firstReason(int inhibits) {
        for (PilotInhibit inhibit : INHIBITS) {
            if (inhibit != PilotInhibit.MINIMUM_OFF_TIME && inhibit.isIn(inhibits)) {
                return inhibit.text();
            }
        }
        return "the offer ended";
    }
}
