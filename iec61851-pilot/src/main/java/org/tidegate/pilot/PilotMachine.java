package org.tidegate.pilot;

import static org.tidegate.pilot.PilotInhibit.DIODE;
import static org.tidegate.pilot.PilotInhibit.MINIMUM_OFF_TIME;
import static org.tidegate.pilot.PilotInhibit.NOT_ALLOWED;
import static org.tidegate.pilot.PilotInhibit.NOT_AVAILABLE;
import static org.tidegate.pilot.PilotInhibit.NOT_LOCKED;
import static org.tidegate.pilot.PilotInhibit.NO_VEHICLE;
import static org.tidegate.pilot.PilotInhibit.PILOT_FAULT;
import static org.tidegate.pilot.PilotInhibit.PILOT_STALE;
import static org.tidegate.pilot.PilotInhibit.PROXIMITY;
import static org.tidegate.pilot.PilotInhibit.PULSE;
import static org.tidegate.pilot.PilotInhibit.RELEASE_PRESSED;
import static org.tidegate.pilot.PilotInhibit.SAFETY;
import static org.tidegate.pilot.PilotInhibit.VEHICLE_NOT_READY;
import static org.tidegate.pilot.PilotInhibit.VENTILATION;

import org.tidegate.pilot.PilotState.Energised;
import org.tidegate.pilot.PilotState.Faulted;
import org.tidegate.pilot.PilotState.Idle;
import org.tidegate.pilot.PilotState.Offering;
import org.tidegate.pilot.PilotState.OutOfOrder;
import org.tidegate.pilot.PilotState.Pulsing;
import org.tidegate.pilot.PilotState.Rest;
import org.tidegate.pilot.PilotState.Signalling;
import org.tidegate.pilot.PilotState.Stopping;

/**
 * The charger's half of the pilot conversation (IEC 61851-1 Annex A): a function of state, sight,
 * input and time. What is done in a state is a function of the state too: {@link
 * PilotState#dutyPercent}, {@link #inhibits}, {@link #locks}. A state stays the same object until
 * it changes, so the lane allocates on transitions only.
 */
public final class PilotMachine {
    /** A finer step than the ±0.5 % a vehicle can tell apart; keeps rounding from changing duty. */
    private static final double SAME_DUTY_PERCENT = 0.01;

    /** IEC 61851-1 A.2.3: a vehicle without S2 limits itself to 10 A. */
    private static final double SIMPLIFIED_A = 10;

    private final PilotTimes times;

    public PilotMachine(PilotTimes times) {
        this.times = times;
    }

    /**
     * After a start nobody knows how long ago the contactors or the oscillator were on, so it
     * counts as just now.
     */
    public PilotState start(long nowNanos) {
        return new Idle(
                new Rest(
                        nowNanos + times.offBeforeOnNanos(),
                        nowNanos + times.minimumOffNanos(),
                        nowNanos));
    }

    /** The state from now on; the same object when nothing changes. */
    public PilotState next(PilotState state, PilotSight sight, PilotInput in, long nowNanos) {
        if (in.unavailable && !(state instanceof OutOfOrder)) {
            return new OutOfOrder(nowNanos, pendingFault(state), restAfter(state, nowNanos));
        }
        return switch (state) {
            case Idle s -> fromIdle(s, sight, in, nowNanos);
            case Offering s -> fromOffering(s, sight, in, nowNanos);
            case Energised s -> fromEnergised(s, sight, in, nowNanos);
            case Stopping s -> fromStopping(s, sight, in, nowNanos);
            case OutOfOrder s -> fromOutOfOrder(s, in, nowNanos);
            case Pulsing s when sight.stale -> signalling(s, PilotFault.BLIND, nowNanos);
            case Pulsing s when reached(s.untilNanos(), nowNanos) -> new Idle(s.rest());
            case Pulsing s -> s;
            case Signalling s when reached(s.untilNanos(), nowNanos) ->
                    new Faulted(s.fault(), oscillatorRests(s.rest(), nowNanos));
            case Signalling s -> s;
            case Faulted s when isOver(s.fault(), sight) -> new Idle(s.rest());
            case Faulted s -> s;
        };
    }

    /**
     * Everything that keeps the contactors open, as {@link PilotInhibit} bits. The permission is
     * "none of them", computed anew in every cycle: no state can hold a contactor.
     */
    public int inhibits(PilotState state, PilotSight sight, PilotInput in, long nowNanos) {
        int bits = levelInhibits(sight, in) | stateInhibits(state, in, nowNanos);
        bits |= sight.diodeSeen && !sight.diodeFault ? 0 : DIODE.bit();
        bits |= sight.cableLimitA > 0 ? 0 : PROXIMITY.bit();
        bits |= sight.releasePressed ? RELEASE_PRESSED.bit() : 0;
        bits |= in.lockOk ? 0 : NOT_LOCKED.bit();
        bits |= in.safetyOk ? 0 : SAFETY.bit();
        bits |= in.unavailable ? NOT_AVAILABLE.bit() : 0;
        boolean oscillatorOrGrace =
                state instanceof Offering
                        || state instanceof Energised
                        || state instanceof Stopping;
        return bits == 0 && !oscillatorOrGrace ? NOT_ALLOWED.bit() : bits;
    }

    /**
     * Closed from the first offer on (Table A.6: before the contactors), and after the permission
     * is gone for as long as contactors need to drop out.
     */
    public boolean locks(PilotState state, long nowNanos) {
        return switch (state) {
            case Offering _, Energised _, Stopping _ -> true;
            case Idle s -> !reached(s.rest().unlockNotBeforeNanos(), nowNanos);
            case OutOfOrder s -> !reached(s.rest().unlockNotBeforeNanos(), nowNanos);
            case Signalling s -> !reached(s.rest().unlockNotBeforeNanos(), nowNanos);
            // nobody can see a plug being pulled meanwhile
            case Pulsing _ -> true;
            case Faulted s -> !reached(s.rest().unlockNotBeforeNanos(), nowNanos);
        };
    }

    private PilotState fromIdle(Idle s, PilotSight sight, PilotInput in, long nowNanos) {
        boolean rested = reached(s.rest().oscillatorNotBeforeNanos(), nowNanos);
        PilotFault fault = faultIn(sight);
        // −12 V lingers in the front end for a moment after the charger itself has shown state F.
        boolean lingering = sight.level == PilotLevel.F && !sight.stale && !rested;
        if (fault != PilotFault.NONE && !lingering) {
            return signalling(s, fault, nowNanos);
        }
        double dutyPercent = wantedDutyPercent(sight, in);
        boolean offers = sight.level.isConnected() && DutyCycle.oscillates(dutyPercent);
        return offers && rested ? new Offering(dutyPercent, nowNanos, s.rest()) : s;
    }

    private PilotState fromOffering(Offering s, PilotSight sight, PilotInput in, long nowNanos) {
        PilotFault fault = faultIn(sight);
        if (fault != PilotFault.NONE) {
            return signalling(s, fault, nowNanos);
        }
        double wanted = wantedDutyPercent(sight, in);
        if (!sight.level.isConnected() || !isSameOffer(s.dutyPercent(), wanted)) {
            return new Idle(restAfter(s, nowNanos));
        }
        if (inhibits(s, sight, in, nowNanos) == 0) {
            return new Energised(s.dutyPercent(), s.dutySinceNanos());
        }
        if (sight.pulse != PilotPulse.NONE) {
            return pulsing(s, sight.pulse, nowNanos);
        }
        return mayChangeDuty(s.dutyPercent(), wanted, s.dutySinceNanos(), nowNanos)
                ? new Offering(wanted, nowNanos, s.rest())
                : s;
    }

    private PilotState fromEnergised(Energised s, PilotSight sight, PilotInput in, long nowNanos) {
        PilotFault fault = faultIn(sight);
        if (fault != PilotFault.NONE) {
            return signalling(s, fault, nowNanos);
        }
        double wanted = wantedDutyPercent(sight, in);
        if (!isSameOffer(s.dutyPercent(), wanted)) {
            var stopping =
                    new Stopping(nowNanos + times.stopGraceNanos(), isDigital(s.dutyPercent()));
            return inhibits(stopping, sight, in, nowNanos) == 0
                    ? stopping
                    : new Idle(restAfter(s, nowNanos));
        }
        if (inhibits(s, sight, in, nowNanos) != 0) {
            return sight.level.isConnected()
                    ? new Offering(s.dutyPercent(), s.dutySinceNanos(), restAfter(s, nowNanos))
                    : new Idle(restAfter(s, nowNanos));
        }
        return mayChangeDuty(s.dutyPercent(), wanted, s.dutySinceNanos(), nowNanos)
                ? new Energised(wanted, nowNanos)
                : s;
    }

    private PilotState fromStopping(Stopping s, PilotSight sight, PilotInput in, long nowNanos) {
        PilotFault fault = faultIn(sight);
        if (fault != PilotFault.NONE) {
            return signalling(s, fault, nowNanos);
        }
        boolean over = reached(s.openAtNanos(), nowNanos);
        return over || inhibits(s, sight, in, nowNanos) != 0 ? new Idle(restAfter(s, nowNanos)) : s;
    }

    private PilotState fromOutOfOrder(OutOfOrder s, PilotInput in, long nowNanos) {
        if (in.unavailable || !reached(s.sinceNanos() + times.faultSignalNanos(), nowNanos)) {
            return s;
        }
        Rest rest = oscillatorRests(s.rest(), nowNanos);
        return s.pending() == PilotFault.NONE ? new Idle(rest) : new Faulted(s.pending(), rest);
    }

    private Signalling signalling(PilotState from, PilotFault fault, long nowNanos) {
        Rest rest = restAfter(from, nowNanos);
        return new Signalling(
                fault,
                nowNanos + times.faultSignalNanos(),
                new Rest(
                        rest.oscillatorNotBeforeNanos(),
                        nowNanos + times.offAfterFaultNanos(),
                        rest.unlockNotBeforeNanos()));
    }

    private Pulsing pulsing(Offering from, PilotPulse pulse, long nowNanos) {
        long untilNanos = nowNanos + times.pulseNanos();
        long offeredAgainNanos =
                Math.max(
                        untilNanos + times.restAfterPulseNanos(),
                        nowNanos + times.offBeforeOnNanos());
        return new Pulsing(
                pulse,
                untilNanos,
                new Rest(
                        offeredAgainNanos,
                        from.rest().closeNotBeforeNanos(),
                        from.rest().unlockNotBeforeNanos()));
    }

    /** The rest that is due when a state is left with contactors open and the oscillator off. */
    private Rest restAfter(PilotState state, long nowNanos) {
        return switch (state) {
            case Energised _, Stopping _ ->
                    new Rest(
                            nowNanos + times.offBeforeOnNanos(),
                            nowNanos + times.minimumOffNanos(),
                            nowNanos + times.unlockDelayNanos());
            case Offering s -> oscillatorRests(s.rest(), nowNanos);
            case Idle s -> s.rest();
            case OutOfOrder s -> s.rest();
            case Signalling s -> s.rest();
            case Pulsing s -> s.rest();
            case Faulted s -> s.rest();
        };
    }

    private Rest oscillatorRests(Rest rest, long nowNanos) {
        return new Rest(
                nowNanos + times.offBeforeOnNanos(),
                rest.closeNotBeforeNanos(),
                rest.unlockNotBeforeNanos());
    }

    private static PilotFault pendingFault(PilotState state) {
        return switch (state) {
            case Signalling s -> s.fault();
            case Faulted s -> s.fault();
            case Idle _, Offering _, Energised _, Stopping _, OutOfOrder _, Pulsing _ ->
                    PilotFault.NONE;
        };
    }

    private static PilotFault faultIn(PilotSight sight) {
        if (sight.stale) {
            return PilotFault.BLIND;
        }
        if (!sight.decided) {
            return PilotFault.NONE;
        }
        return switch (sight.level) {
            case E -> PilotFault.SHORTED;
            case F, INVALID -> PilotFault.OUT_OF_BAND;
            case A -> PilotFault.NONE;
            case B, C, D -> sight.diodeFault ? PilotFault.DIODE : PilotFault.NONE;
        };
    }

    private static boolean isOver(PilotFault fault, PilotSight sight) {
        if (sight.stale || !sight.decided) {
            return false;
        }
        return switch (fault) {
            case DIODE -> sight.level == PilotLevel.A;
            case SHORTED, OUT_OF_BAND, BLIND ->
                    sight.level == PilotLevel.A || sight.level.isConnected();
            case NONE -> true;
        };
    }

    private static int levelInhibits(PilotSight sight, PilotInput in) {
        if (sight.stale) {
            return PILOT_STALE.bit();
        }
        return switch (sight.level) {
            case A -> NO_VEHICLE.bit();
            case B -> VEHICLE_NOT_READY.bit();
            case C -> 0;
            case D -> in.ventilationAvailable ? 0 : VENTILATION.bit();
            case E, F, INVALID -> PILOT_FAULT.bit();
        };
    }

    private static int stateInhibits(PilotState state, PilotInput in, long nowNanos) {
        int allowed = in.energyAllowed ? 0 : NOT_ALLOWED.bit();
        return switch (state) {
            case Idle s ->
                    allowed
                            | (reached(s.rest().oscillatorNotBeforeNanos(), nowNanos)
                                    ? restInhibit(s.rest(), nowNanos)
                                    : MINIMUM_OFF_TIME.bit());
            // Just begun: no sample can have seen this oscillation's negative half yet.
            case Offering s when s.dutySinceNanos() == nowNanos -> allowed | DIODE.bit();
            case Offering s -> allowed | restInhibit(s.rest(), nowNanos);
            case Energised _ -> allowed;
            case Stopping s -> s.afterDigital() ? allowed : 0;
            case OutOfOrder _ -> NOT_AVAILABLE.bit();
            case Pulsing _ -> PULSE.bit();
            case Signalling s -> faultInhibit(s.fault());
            case Faulted s -> faultInhibit(s.fault());
        };
    }

    private static int restInhibit(Rest rest, long nowNanos) {
        return reached(rest.closeNotBeforeNanos(), nowNanos) ? 0 : MINIMUM_OFF_TIME.bit();
    }

    private static int faultInhibit(PilotFault fault) {
        return fault == PilotFault.DIODE ? DIODE.bit() : PILOT_FAULT.bit();
    }

    private static double wantedDutyPercent(PilotSight sight, PilotInput in) {
        if (in.digitalCommunication) {
            return DutyCycle.DIGITAL_COMMUNICATION_PERCENT;
        }
        double cableA =
                sight.simplified ? Math.min(SIMPLIFIED_A, sight.cableLimitA) : sight.cableLimitA;
        return in.energyAllowed && in.safetyOk
                ? DutyCycle.percentFor(Math.min(in.currentLimitA, cableA))
                : DutyCycle.OFF_PERCENT;
    }

    private static boolean isDigital(double dutyPercent) {
        return dutyPercent == DutyCycle.DIGITAL_COMMUNICATION_PERCENT;
    }

    /** Between digital communication, a current and nothing lies an x1 of 3 s. */
    private static boolean isSameOffer(double dutyPercent, double wantedPercent) {
        return DutyCycle.oscillates(wantedPercent)
                && isDigital(dutyPercent) == isDigital(wantedPercent);
    }

    private boolean mayChangeDuty(
            double dutyPercent, double wantedPercent, long sinceNanos, long nowNanos) {
        return Math.abs(dutyPercent - wantedPercent) > SAME_DUTY_PERCENT
                && nowNanos - sinceNanos >= times.dutyChangeIntervalNanos();
    }

    private static boolean reached(long atNanos, long nowNanos) {
        return nowNanos - atNanos >= 0;
    }
}
