package org.tidegate.controller.session;

import org.tidegate.controller.session.SessionState.Authorising;
import org.tidegate.controller.session.SessionState.Available;
import org.tidegate.controller.session.SessionState.CableCheck;
import org.tidegate.controller.session.SessionState.CableCheck.Test;
import org.tidegate.controller.session.SessionState.Energy;
import org.tidegate.controller.session.SessionState.Faulted;
import org.tidegate.controller.session.SessionState.Finished;
import org.tidegate.controller.session.SessionState.PreCharge;
import org.tidegate.controller.session.SessionState.Preparing;
import org.tidegate.controller.session.SessionState.Stopping;
import org.tidegate.hal.DcMode;
import org.tidegate.pilot.PilotLevel;

/**
 * The one authority on "are we charging": a pure function from state and input to the next state,
 * and from state and input to what the charger does. Allocates on transitions only.
 *
 * <p>Order of the DC start: plug, authorise, negotiate, cable check, pre-charge, energy (IEC
 * 61851-23 annex CC with ISO 15118-20 as the talker). A fault from any energised state goes through
 * {@link Stopping} with {@link StopOrder#EMERGENCY}, so that opening the contactors and ending the
 * conversation happen in one place.
 */
public final class SessionMachine {
    private static final long SECOND = 1_000_000_000L;

    /** V2G_SECC cable check total, ISO 15118-2/-20 (sequence table of the adapter). */
    static final long CABLE_CHECK_NANOS = 38 * SECOND;

    /** The vehicle gives up after 10 s (ISO 15118-20 EV pre-charge time-out). */
    static final long PRE_CHARGE_NANOS = 10 * SECOND;

    /** How long the insulation must stay good at test voltage. */
    static final long INSULATION_HOLD_NANOS = SECOND;

    /** 100 Ω/V at 1 kV (IEC 61851-23). */
    static final double INSULATION_MINIMUM_OHM = 100_000;

    /** Below this the output counts as touchable (IEC 61851-23). */
    static final double SAFE_VOLTAGE_V = 60;

    /** Contactors open under less than this without wear. */
    static final double NO_LOAD_CURRENT_A = 1;

    /** A normal stop that the vehicle ignores becomes an emergency stop. */
    static final long STOP_PATIENCE_NANOS = 20 * SECOND;

    /** An emergency stop opens under load after this; the converter has been at 0 W since. */
    static final long OPEN_UNDER_LOAD_NANOS = 100_000_000L;

    /** Power is zero as soon as the vehicle is silent; after this the session is given up. */
    static final long SILENCE_NANOS = 2 * SECOND;

    private SessionMachine() {}

    /** Before anything was plugged in, with the number of the last session ever. */
    public static SessionState initial(long lastNumber, long nowNanos) {
        return new Available(lastNumber, nowNanos, StopReason.NONE);
    }

    /** One step; returns {@code state} itself when nothing changes. */
    public static SessionState step(
            SessionState state, SessionInput in, long nowNanos, SessionOutput out) {
        SessionState next = next(state, in, nowNanos);
        act(next, in, nowNanos, out);
        return next;
    }

    private static SessionState next(SessionState state, SessionInput in, long nowNanos) {
        return switch (state) {
            case Available s -> available(s, in, nowNanos);
            case Authorising s -> authorising(s, in, nowNanos);
            case Preparing s -> preparing(s, in, nowNanos);
            case CableCheck s -> cableCheck(s, in, nowNanos);
            case PreCharge s -> preCharge(s, in, nowNanos);
            case Energy s -> energy(s, in, nowNanos);
            case Stopping s -> stopping(s, in, nowNanos);
            case Finished s -> finished(s, in, nowNanos);
            case Faulted s -> faulted(s, in, nowNanos);
        };
    }

    private static SessionState available(Available s, SessionInput in, long nowNanos) {
        if (in.fault != StopReason.NONE) {
            return new Faulted(s.number(), nowNanos, in.fault);
        }
        return in.pilot.isConnected() ? new Authorising(s.number() + 1, nowNanos) : s;
    }

    private static SessionState authorising(Authorising s, SessionInput in, long nowNanos) {
        StopReason end = commonEnd(in);
        if (end != StopReason.NONE) {
            return stop(s, end, nowNanos);
        }
        if (!in.recordsAreKept || in.held) {
            return s;
        }
        boolean answered =
                in.operator.isFresh(nowNanos) && in.operator.authorisedSession() == s.number();
        if (in.commandedStart
                || (answered && in.operator.answer() == OperatorWord.Answer.ACCEPTED)
                || (in.authoriseOffline && !in.operator.online())) {
            return new Preparing(s.number(), nowNanos, false);
        }
        if (answered && in.operator.answer() == OperatorWord.Answer.REJECTED) {
            return stop(s, StopReason.NOT_AUTHORISED, nowNanos);
        }
        return s;
    }

    private static SessionState preparing(Preparing s, SessionInput in, long nowNanos) {
        StopReason end = commonEnd(in, s.number(), nowNanos);
        if (end == StopReason.NONE && in.vehicle.isFresh(nowNanos)) {
            VehiclePhase phase = in.vehicle.phase();
            if (phase == VehiclePhase.CABLE_CHECK) {
                return new CableCheck(s.number(), nowNanos, Test.RISING, nowNanos);
            }
            if (s.met()) {
                end = vehicleEnd(phase);
            } else if (phase.negotiating()) {
                return new Preparing(s.number(), s.sinceNanos(), true);
            }
        }
        return end == StopReason.NONE ? s : stop(s, end, nowNanos);
    }

    private static SessionState cableCheck(CableCheck s, SessionInput in, long nowNanos) {
        StopReason end = commonEnd(in, s.number(), nowNanos);
        if (end == StopReason.NONE) {
            end = silence(in, nowNanos);
        }
        if (end == StopReason.NONE) {
            end = vehicleEnd(in.vehicle.phase());
        }
        if (end == StopReason.NONE
                && s.test() == Test.HOLDING
                && !(in.insulationOhm >= INSULATION_MINIMUM_OHM)) {
            end = StopReason.INSULATION_FAULT;
        }
        if (end == StopReason.NONE && nowNanos - s.sinceNanos() >= CABLE_CHECK_NANOS) {
            end = StopReason.CABLE_CHECK_TIMEOUT;
        }
        if (end != StopReason.NONE) {
            return stop(s, end, nowNanos);
        }
        if (s.test() == Test.PASSED && in.vehicle.phase() == VehiclePhase.PRE_CHARGE) {
            return new PreCharge(s.number(), nowNanos);
        }
        Test test = nextTest(s, in, nowNanos);
        return test == s.test() ? s : new CableCheck(s.number(), s.sinceNanos(), test, nowNanos);
    }

    private static Test nextTest(CableCheck s, SessionInput in, long nowNanos) {
        boolean canTest = in.dcVoltageControl;
        return switch (s.test()) {
            case RISING ->
                    in.contactorClosed && (!canTest || in.dcVoltageV >= 0.9 * testVoltageV(in))
                            ? Test.HOLDING
                            : Test.RISING;
            case HOLDING ->
                    nowNanos - s.testSinceNanos() >= INSULATION_HOLD_NANOS
                            ? Test.FALLING
                            : Test.HOLDING;
            // a stage that pre-charges by itself may keep its DC link up
            case FALLING -> !canTest || in.dcVoltageV < SAFE_VOLTAGE_V ? Test.PASSED : Test.FALLING;
            case PASSED -> Test.PASSED;
        };
    }

    private static SessionState preCharge(PreCharge s, SessionInput in, long nowNanos) {
        StopReason end = commonEnd(in, s.number(), nowNanos);
        if (end == StopReason.NONE) {
            end = silence(in, nowNanos);
        }
        if (end == StopReason.NONE) {
            end = vehicleEnd(in.vehicle.phase());
        }
        if (end == StopReason.NONE && in.vehicle.phase().energised()) {
            return new Energy(s.number(), nowNanos);
        }
        if (end == StopReason.NONE && nowNanos - s.sinceNanos() >= PRE_CHARGE_NANOS) {
            end = StopReason.PRE_CHARGE_TIMEOUT;
        }
        return end == StopReason.NONE ? s : stop(s, end, nowNanos);
    }

    private static SessionState energy(Energy s, SessionInput in, long nowNanos) {
        StopReason end = commonEnd(in, s.number(), nowNanos);
        if (end == StopReason.NONE) {
            end = silence(in, nowNanos);
        }
        if (end == StopReason.NONE) {
            end = vehicleEnd(in.vehicle.phase());
        }
        if (end == StopReason.NONE && !in.pilot.asksForPower()) {
            end = StopReason.VEHICLE_OPENED_PILOT;
        }
        if (end == StopReason.NONE && in.vehicle.phase() == VehiclePhase.PRE_CHARGE) {
            // ISO 15118-2 negotiates a new schedule with the vehicle's contactors open: its
            // voltage is needed once more. The insulation has been watched all the time.
            return new PreCharge(s.number(), nowNanos);
        }
        return end == StopReason.NONE ? s : stop(s, end, nowNanos);
    }

    private static SessionState stopping(Stopping s, SessionInput in, long nowNanos) {
        if (in.fault != StopReason.NONE && s.order() != StopOrder.EMERGENCY) {
            return new Stopping(s.number(), nowNanos, in.fault, StopOrder.EMERGENCY);
        }
        if (in.fault == StopReason.CONTACTOR_WELDED && !s.reason().isFault()) {
            // What nobody can open outlasts every other reason to have stopped.
            return new Stopping(s.number(), s.sinceNanos(), in.fault, StopOrder.EMERGENCY);
        }
        if (s.order() == StopOrder.NORMAL && nowNanos - s.sinceNanos() >= STOP_PATIENCE_NANOS) {
            return new Stopping(s.number(), nowNanos, s.reason(), StopOrder.EMERGENCY);
        }
        boolean vehicleGone =
                !in.vehicle.isFresh(nowNanos)
                        || in.vehicle.phase() == VehiclePhase.ENDED
                        || in.vehicle.phase() == VehiclePhase.FAILED
                        || in.vehicle.phase() == VehiclePhase.NONE
                        || s.order() == StopOrder.EMERGENCY;
        boolean unplugged = in.pilot == PilotLevel.A;
        if (in.contactorClosed || !(vehicleGone || unplugged)) {
            return s;
        }
        if (s.reason().isFault()) {
            return new Faulted(s.number(), nowNanos, s.reason());
        }
        return new Finished(s.number(), nowNanos, s.reason());
    }

    private static SessionState finished(Finished s, SessionInput in, long nowNanos) {
        if (in.fault != StopReason.NONE) {
            return new Faulted(s.number(), nowNanos, in.fault);
        }
        if (in.pilot == PilotLevel.A) {
            return new Available(s.number(), nowNanos, s.reason());
        }
        boolean asksAgain =
                in.vehicle.isFresh(nowNanos)
                        && in.vehicle.phase() == VehiclePhase.AUTHORISING
                        && s.reason() != StopReason.NOT_AUTHORISED;
        return asksAgain || in.commandedStart ? new Authorising(s.number() + 1, nowNanos) : s;
    }

    private static SessionState faulted(Faulted s, SessionInput in, long nowNanos) {
        if (in.fault != StopReason.NONE) {
            return in.fault == s.reason() ? s : new Faulted(s.number(), s.sinceNanos(), in.fault);
        }
        if (in.pilot == PilotLevel.A) {
            return new Available(s.number(), nowNanos, s.reason());
        }
        return in.commandedClear ? new Finished(s.number(), nowNanos, s.reason()) : s;
    }

    /** What ends any session at once, before the operator may speak about it. */
    private static StopReason commonEnd(SessionInput in) {
        if (in.fault != StopReason.NONE) {
            return in.fault;
        }
        if (in.pilot == PilotLevel.A) {
            return StopReason.UNPLUGGED;
        }
        if (in.pilot == PilotLevel.E || in.pilot == PilotLevel.INVALID) {
            return StopReason.PILOT_FAULT;
        }
        return in.commandedStop ? StopReason.COMMANDED_STOP : StopReason.NONE;
    }

    private static StopReason commonEnd(SessionInput in, long number, long nowNanos) {
        StopReason end = commonEnd(in);
        if (end == StopReason.NONE
                && in.operator.isFresh(nowNanos)
                && in.operator.stopSession() == number) {
            return StopReason.OPERATOR_STOP;
        }
        return end;
    }

    private static StopReason silence(SessionInput in, long nowNanos) {
        long silentNanos = nowNanos - in.vehicle.issuedNanos() - in.vehicle.lifetimeNanos();
        return silentNanos >= SILENCE_NANOS ? StopReason.VEHICLE_SILENT : StopReason.NONE;
    }

    private static StopReason vehicleEnd(VehiclePhase phase) {
        return switch (phase) {
            case STOPPING, WELDING_DETECTION, ENDED -> StopReason.VEHICLE_FINISHED;
            case FAILED -> StopReason.VEHICLE_BROKE_OFF;
            default -> StopReason.NONE;
        };
    }

    private static Stopping stop(SessionState from, StopReason reason, long nowNanos) {
        StopOrder order =
                switch (reason) {
                    case VEHICLE_FINISHED -> StopOrder.NONE;
                    case OPERATOR_STOP, COMMANDED_STOP, NOT_AUTHORISED -> StopOrder.NORMAL;
                    default -> StopOrder.EMERGENCY;
                };
        return new Stopping(from.number(), nowNanos, reason, order);
    }

    /** IEC 61851-23:2023 formula CC.1 for vehicles up to 500 V, else 1.1 times their maximum. */
    private static double testVoltageV(SessionInput in) {
        double vehicleMaxV = in.vehicle.maxVoltageV();
        if (!(vehicleMaxV > 0)) {
            return Math.min(500, in.stageMaxVoltageV);
        }
        double wanted = vehicleMaxV <= 500 ? Math.min(500, vehicleMaxV + 50) : 1.1 * vehicleMaxV;
        return Math.min(in.stageMaxVoltageV, wanted);
    }

    private static void act(SessionState state, SessionInput in, long nowNanos, SessionOutput out) {
        out.setSafe();
        switch (state) {
            case Available _, Finished _ -> {}
            case Authorising _ -> out.digitalCommunication = true;
            case Preparing _ -> {
                out.digitalCommunication = true;
                out.authorised = true;
            }
            case CableCheck s -> {
                energised(out, Isolation.TESTING);
                boolean apply = s.test() == Test.RISING || s.test() == Test.HOLDING;
                out.dcMode = apply && in.contactorClosed ? DcMode.VOLTAGE : DcMode.OFF;
                out.dcVoltageTargetV = apply ? testVoltageV(in) : 0;
                if (s.test() == Test.PASSED) {
                    out.isolation = Isolation.VALID;
                }
            }
            case PreCharge _ -> {
                energised(out, Isolation.VALID);
                out.dcMode = DcMode.VOLTAGE;
                out.dcVoltageTargetV = in.vehicle.requestedVoltageV();
            }
            case Energy _ -> {
                energised(out, Isolation.VALID);
                out.dcMode = DcMode.POWER;
            }
            case Stopping s -> act(s, in, nowNanos, out);
            case Faulted s -> {
                out.stop = StopOrder.EMERGENCY;
                out.isolation = isInsulation(s.reason()) ? Isolation.FAULT : Isolation.NOT_TESTED;
                out.unavailable = in.fault != StopReason.NONE;
            }
        }
    }

    private static void act(Stopping s, SessionInput in, long nowNanos, SessionOutput out) {
        out.digitalCommunication = true;
        out.authorised = s.reason() != StopReason.NOT_AUTHORISED;
        out.refused = !out.authorised;
        out.stop = s.order();
        out.isolation = isInsulation(s.reason()) ? Isolation.FAULT : Isolation.VALID;
        boolean currentGone = Math.abs(in.dcCurrentA) < NO_LOAD_CURRENT_A;
        long waitedNanos = nowNanos - s.sinceNanos();
        boolean vehicleStillIn = in.vehicle.isFresh(nowNanos) && in.vehicle.phase().energised();
        boolean hold =
                s.order() == StopOrder.EMERGENCY
                        ? !currentGone && waitedNanos < OPEN_UNDER_LOAD_NANOS
                        : (!currentGone || vehicleStillIn) && waitedNanos < STOP_PATIENCE_NANOS;
        out.energyAllowed = hold;
        out.closeContactor = hold;
    }

    private static boolean isInsulation(StopReason reason) {
        return switch (reason) {
            case INSULATION_FAULT, INSULATION_ALARM, INSULATION_UNSEEN -> true;
            default -> false;
        };
    }

    private static void energised(SessionOutput out, Isolation isolation) {
        out.digitalCommunication = true;
        out.authorised = true;
        out.energyAllowed = true;
        out.closeContactor = true;
        out.isolation = isolation;
    }
}
