package org.tidegate.controller.lane;

import org.tidegate.controller.journal.ControllerEvent;
import org.tidegate.controller.ladder.LimitLadder;
import org.tidegate.controller.ladder.Reason;
import org.tidegate.controller.ladder.Rung;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.session.SessionState;
import org.tidegate.controller.session.StopReason;
import org.tidegate.hal.Measurement;
import org.tidegate.protection.GridMode;
import org.tidegate.runtime.EventRing;

/**
 * Turns changes between two cycles into events. Emits constants and numbers only, so that it
 * allocates nothing.
 */
final class LaneEvents {
    /** Below this power has no direction: meter noise and stand-by losses. */
    private static final double FLOWING_W = 100;

    /** A binding that flickers is told at most this often. */
    private static final long BINDING_QUIET_NANOS = 1_000_000_000L;

    private final EventRing ring;
    private SessionPhase phase = SessionPhase.AVAILABLE;
    private StopReason fault = StopReason.NONE;
    private GridMode mode = GridMode.TRIPPED;
    private boolean tripped = true;
    private boolean entering;
    private boolean supporting;
    private boolean contactorClosed;
    private boolean plugged;
    private boolean stageFresh;
    private boolean vehicleSilent;
    private boolean operatorOnline;
    private int direction;
    private Reason binding = Reason.NO_LIMIT;
    private long bindingToldNanos;
    private boolean bindingTold;

    LaneEvents(EventRing ring) {
        this.ring = ring;
    }

    void emit(
            Perception seen,
            SessionState session,
            LimitLadder ladder,
            StopReason faultNow,
            long sessionImportMilliWh,
            long sessionExportMilliWh,
            long nowNanos) {
        session(session, sessionImportMilliWh, sessionExportMilliWh, nowNanos);
        fault(faultNow, seen, nowNanos);
        grid(seen, nowNanos);
        peers(seen, session, nowNanos);
        power(seen, session, ladder, nowNanos);
    }

    private void session(SessionState s, long importMilliWh, long exportMilliWh, long nowNanos) {
        SessionPhase now = s.phase();
        if (now == phase) {
            return;
        }
        double number = s.number();
        String why = s.reason().text();
        switch (now) {
            case AVAILABLE -> {}
            case AUTHORISING -> tell(ControllerEvent.SESSION_STARTED, nowNanos, number);
            case PREPARING -> {
                tell(ControllerEvent.AUTHORISED, nowNanos, number, Double.NaN, "the operator");
                tell(ControllerEvent.PREPARING, nowNanos, number);
            }
            case CABLE_CHECK -> tell(ControllerEvent.CABLE_CHECK_STARTED, nowNanos, number);
            case PRE_CHARGE -> tell(ControllerEvent.PRE_CHARGE_STARTED, nowNanos, number);
            case ENERGY -> tell(ControllerEvent.ENERGY_STARTED, nowNanos, number);
            case STOPPING -> tell(stopEvent(s.reason()), nowNanos, number, Double.NaN, why);
            case FINISHED ->
                    tell(
                            ControllerEvent.SESSION_ENDED,
                            nowNanos,
                            importMilliWh / 1000.0,
                            exportMilliWh / 1000.0,
                            why);
            case FAULTED -> {
                if (phase == SessionPhase.STOPPING) {
                    tell(
                            ControllerEvent.SESSION_ENDED,
                            nowNanos,
                            importMilliWh / 1000.0,
                            exportMilliWh / 1000.0,
                            why);
                }
            }
        }
        phase = now;
    }

    private static ControllerEvent stopEvent(StopReason reason) {
        return switch (reason) {
            case NOT_AUTHORISED -> ControllerEvent.AUTHORISATION_REFUSED;
            case INSULATION_FAULT, CABLE_CHECK_TIMEOUT -> ControllerEvent.CABLE_CHECK_FAILED;
            case PRE_CHARGE_TIMEOUT -> ControllerEvent.PRE_CHARGE_FAILED;
            case VEHICLE_FINISHED, UNPLUGGED, OPERATOR_STOP, COMMANDED_STOP ->
                    ControllerEvent.SESSION_STOPPED;
            default -> ControllerEvent.SESSION_FAULTED;
        };
    }

    private void fault(StopReason now, Perception seen, long nowNanos) {
        if (now == fault) {
            return;
        }
        if (fault == StopReason.EMERGENCY_STOP) {
            tell(ControllerEvent.EMERGENCY_STOP_RELEASED, nowNanos, Double.NaN);
        }
        Measurement m = seen.measurement;
        switch (now) {
            case NONE, CONVERTER_LOST -> {}
            case EMERGENCY_STOP -> tell(ControllerEvent.EMERGENCY_STOP, nowNanos, Double.NaN);
            case CONTACTOR_DID_NOT_CLOSE, CONTACTOR_WELDED, CONTACTOR_DROPPED ->
                    tell(ControllerEvent.CONTACTOR_MISMATCH, nowNanos, Double.NaN);
            case CONVERTER_FAULT ->
                    tell(ControllerEvent.CONVERTER_FAULT, nowNanos, (double) m.alarmBits);
            case POWER_NOT_FOLLOWING ->
                    tell(ControllerEvent.POWER_NOT_FOLLOWING, nowNanos, 0, m.acPowerW, "");
            default ->
                    tell(
                            ControllerEvent.SAFETY_INPUT,
                            nowNanos,
                            Double.NaN,
                            Double.NaN,
                            now.text());
        }
        fault = now;
    }

    private void grid(Perception seen, long nowNanos) {
        Measurement m = seen.measurement;
        GridMode now = seen.decision.mode;
        boolean trippedNow = seen.decision.tripped;
        if (trippedNow && !tripped) {
            String stage = seen.decision.tripStage;
            tell(ControllerEvent.GRID_TRIPPED, nowNanos, m.voltageL1V, m.frequencyHz, stage);
        }
        long remainingNanos = seen.decision.enterServiceRemainingNanos;
        boolean enteringNow = remainingNanos != 0 && remainingNanos != Long.MAX_VALUE;
        if (enteringNow && !entering) {
            double seconds = Math.ceil(remainingNanos / 1e9);
            tell(ControllerEvent.ENTER_SERVICE_COUNTING, nowNanos, seconds);
        }
        if (now != mode) {
            boolean wasRiding = isRiding(mode);
            boolean riding = isRiding(now);
            if (riding && !wasRiding) {
                String text = now.abbreviation();
                tell(ControllerEvent.RIDE_THROUGH, nowNanos, m.voltageL1V, m.frequencyHz, text);
            } else if (wasRiding && !riding && !trippedNow) {
                tell(ControllerEvent.RIDE_THROUGH_ENDED, nowNanos, m.voltageL1V, m.frequencyHz, "");
            }
            if (mode == GridMode.TRIPPED && !trippedNow) {
                tell(ControllerEvent.GRID_RESTORED, nowNanos, m.voltageL1V, m.frequencyHz, "");
            }
        }
        mode = now;
        tripped = trippedNow;
        entering = enteringNow;
    }

    private static boolean isRiding(GridMode mode) {
        return switch (mode) {
            case MANDATORY_OPERATION,
                    PERMISSIVE_OPERATION,
                    MOMENTARY_CESSATION,
                    CEASE_TO_ENERGISE,
                    NOT_DEFINED ->
                    true;
            case CONTINUOUS_OPERATION, TRIPPED, ENTERING_SERVICE -> false;
        };
    }

    private void peers(Perception seen, SessionState session, long nowNanos) {
        if (seen.stageFresh != stageFresh) {
            stageFresh = seen.stageFresh;
            tell(
                    stageFresh ? ControllerEvent.CONVERTER_BACK : ControllerEvent.CONVERTER_LOST,
                    nowNanos,
                    Double.NaN);
        }
        boolean online = seen.operator.isFresh(nowNanos) && seen.operator.online();
        if (online != operatorOnline) {
            operatorOnline = online;
            tell(
                    online ? ControllerEvent.OPERATOR_BACK : ControllerEvent.OPERATOR_LOST,
                    nowNanos,
                    seen.operator.queued());
        }
        boolean silent = session.phase() == SessionPhase.ENERGY && !seen.vehicle.isFresh(nowNanos);
        if (silent != vehicleSilent) {
            vehicleSilent = silent;
            if (silent) {
                tell(ControllerEvent.VEHICLE_SILENT, nowNanos, Double.NaN);
            } else if (session.phase() == SessionPhase.ENERGY) {
                tell(ControllerEvent.VEHICLE_BACK, nowNanos, Double.NaN);
            }
        }
        boolean pluggedNow = seen.pilot.level.isConnected();
        if (pluggedNow != plugged) {
            plugged = pluggedNow;
            tell(
                    plugged
                            ? ControllerEvent.VEHICLE_PLUGGED_IN
                            : ControllerEvent.VEHICLE_UNPLUGGED,
                    nowNanos,
                    Double.NaN);
        }
        if (seen.safety.contactorClosed != contactorClosed) {
            contactorClosed = seen.safety.contactorClosed;
            tell(
                    contactorClosed
                            ? ControllerEvent.CONTACTOR_CLOSED
                            : ControllerEvent.CONTACTOR_OPENED,
                    nowNanos,
                    Double.NaN);
        }
    }

    private void power(Perception seen, SessionState session, LimitLadder ladder, long nowNanos) {
        double powerW = seen.stageFresh ? seen.measurement.acPowerW : 0;
        int now = powerW > FLOWING_W ? 1 : powerW < -FLOWING_W ? -1 : 0;
        if (now != direction) {
            direction = now;
            String where = now > 0 ? "into the vehicle" : now < 0 ? "into the grid" : "nowhere";
            tell(ControllerEvent.DIRECTION_CHANGED, nowNanos, powerW, Double.NaN, where);
        }
        boolean supportingNow = seen.gridMeasured && seen.decision.frequencySupportActive;
        if (supportingNow != supporting) {
            supporting = supportingNow;
            tell(
                    supporting
                            ? ControllerEvent.FREQUENCY_SUPPORT_STARTED
                            : ControllerEvent.FREQUENCY_SUPPORT_ENDED,
                    nowNanos,
                    seen.measurement.frequencyHz,
                    ladder.resultW(),
                    "");
        }
        binding(session, ladder, nowNanos);
    }

    private void binding(SessionState session, LimitLadder ladder, long nowNanos) {
        if (session.phase() != SessionPhase.ENERGY) {
            binding = Reason.NO_LIMIT;
            return;
        }
        Reason now = ladder.bindingReason();
        boolean quiet = bindingTold && nowNanos - bindingToldNanos < BINDING_QUIET_NANOS;
        if (now == binding || quiet) {
            return;
        }
        boolean first = !bindingTold;
        bindingTold = true;
        bindingToldNanos = nowNanos;
        binding = now;
        Rung rung = ladder.bindingRung();
        double resultW = ladder.resultW();
        if (now == Reason.MINIMUM_SOC) {
            tell(ControllerEvent.MIN_SOC_REACHED, nowNanos, ladder.bindingNumber());
        } else if (now == Reason.TARGET_SOC) {
            tell(ControllerEvent.TARGET_SOC_REACHED, nowNanos, ladder.bindingNumber());
        } else if (rung != null) {
            tell(
                    ControllerEvent.LIMIT_BINDING_CHANGED,
                    nowNanos,
                    resultW,
                    ladder.demandW(),
                    rung.text());
        } else if (!first) {
            tell(ControllerEvent.LIMIT_RELEASED, nowNanos, resultW);
        }
    }

    private void tell(ControllerEvent code, long nowNanos, double a) {
        ring.emit(code, nowNanos, a, Double.NaN, "");
    }

    private void tell(ControllerEvent code, long nowNanos, double a, double b, String text) {
        ring.emit(code, nowNanos, a, b, text);
    }
}
