package org.tidegate.controller.lane;

import org.tidegate.controller.session.StopReason;
import org.tidegate.hal.Measurement;
import org.tidegate.hal.SafetySample;
import org.tidegate.hal.StageState;
import org.tidegate.pilot.ResidualCurrentSelfTest;

/**
 * Decides whether the charger itself is fit to work: safety inputs, converter alive and obedient,
 * contactors following. Names the first thing that is wrong. Anything unknown is wrong.
 */
final class SafetyJudge {
    /** Safety inputs are sampled every cycle; this many missed samples make them unknown. */
    private static final long SAFETY_STALE_NANOS = 200_000_000L;

    /** Power is zero after 500 ms without an answer; the session is given up after this. */
    private static final long CONVERTER_LOST_NANOS = 2_000_000_000L;

    /** Close feedback within 300 ms by the bring-up tables; some slack for the mirror contact. */
    private static final long CLOSE_WITHIN_NANOS = 500_000_000L;

    /** Open feedback within 50 ms by the bring-up tables; some slack for the mirror contact. */
    private static final long OPEN_WITHIN_NANOS = 300_000_000L;

    /** More than this share of the rating beyond the set-point, for that long, is disobedience. */
    private static final double DISOBEDIENCE_SHARE = 0.10;

    private static final long DISOBEDIENCE_NANOS = 2_000_000_000L;

    /** IEC 61851-23: 100 kΩ; while energised, not only in the cable check. */
    private static final double INSULATION_MINIMUM_OHM = 100_000;

    private static final double CONNECTOR_STOP_C = 90;

    private final WeldLatch weld;
    private long convertersLastWordNanos;
    private boolean started;
    private boolean commandedClosed;
    private boolean temperatureSeen;
    private boolean seenClosed;
    private long commandChangedNanos;
    private boolean disobeying;
    private long disobeyingSinceNanos;

    SafetyJudge(WeldLatch weld) {
        this.weld = weld;
    }

    /** Tells what the lane commanded in the cycle before. */
    void commanded(boolean closed, long nowNanos) {
        if (closed != commandedClosed) {
            commandedClosed = closed;
            commandChangedNanos = nowNanos;
        }
    }

    /**
     * A technician has looked at the contactors. A weld is believed to be over only when the mirror
     * contact says so as well.
     *
     * @return whether nothing is latched any more
     */
    boolean clearWeld(SafetySample s) {
        boolean open = s.sequence != 0 && !s.contactorClosed;
        if (open) {
            weld.clear();
        }
        return !weld.isWelded();
    }

    /**
     * @param setpointW what was asked for in the cycle before
     * @param ratedVa 0 while unknown
     */
    StopReason judge(
            Measurement m,
            SafetySample s,
            ResidualCurrentSelfTest residualCurrent,
            double setpointW,
            double ratedVa,
            long nowNanos) {
        if (!started) {
            started = true;
            convertersLastWordNanos = nowNanos;
            commandChangedNanos = nowNanos;
        }
        if (s.sequence == 0 || nowNanos - s.sampledAtNanos > SAFETY_STALE_NANOS) {
            return StopReason.SAFETY_INPUTS_STALE;
        }
        StopReason contactor = contactor(s, nowNanos);
        if (!s.emergencyStopOk) {
            return StopReason.EMERGENCY_STOP;
        }
        if (!s.residualCurrentOk && !residualCurrent.isRunning()) {
            return StopReason.RESIDUAL_CURRENT;
        }
        if (residualCurrent.failed()) {
            return StopReason.RESIDUAL_CURRENT_UNTESTED;
        }
        if (!s.protectiveEarthOk) {
            return StopReason.PROTECTIVE_EARTH;
        }
        if (s.connectorTemperatureC >= CONNECTOR_STOP_C) {
            return StopReason.CONNECTOR_HOT;
        }
        temperatureSeen |= !Double.isNaN(s.connectorTemperatureC);
        if (temperatureSeen && Double.isNaN(s.connectorTemperatureC)) {
            return StopReason.CONNECTOR_SENSOR_LOST;
        }
        StopReason insulation = insulation(s);
        if (insulation != StopReason.NONE) {
            return insulation;
        }
        return contactor != StopReason.NONE
                ? contactor
                : converter(m, setpointW, ratedVa, nowNanos);
    }

    /**
     * A monitor of its own is believed at all times, and missed at all times: nothing is closed
     * onto a vehicle before it has spoken. Without one the value counts while the contactors are
     * closed.
     */
    private StopReason insulation(SafetySample s) {
        if (s.insulationAlarm) {
            return StopReason.INSULATION_ALARM;
        }
        if (s.insulationMonitored && Double.isNaN(s.insulationOhm)) {
            return StopReason.INSULATION_UNSEEN;
        }
        boolean counts = s.insulationMonitored || (s.contactorClosed && commandedClosed);
        return counts && s.insulationOhm < INSULATION_MINIMUM_OHM
                ? StopReason.INSULATION_FAULT
                : StopReason.NONE;
    }

    private StopReason contactor(SafetySample s, long nowNanos) {
        long sinceNanos = nowNanos - commandChangedNanos;
        // The hardware's chain opened, for instance because this lane had stood still: closing
        // again as if nothing had been would be onto a battery.
        boolean dropped = seenClosed && commandedClosed && !s.contactorClosed;
        seenClosed = commandedClosed && s.contactorClosed;
        if (dropped) {
            return StopReason.CONTACTOR_DROPPED;
        }
        if (commandedClosed && !s.contactorClosed && sinceNanos > CLOSE_WITHIN_NANOS) {
            return StopReason.CONTACTOR_DID_NOT_CLOSE;
        }
        if (!commandedClosed && s.contactorClosed && sinceNanos > OPEN_WITHIN_NANOS) {
            weld.set();
        }
        // Contacts that came off once more are not to be trusted with the next load.
        return weld.isWelded() ? StopReason.CONTACTOR_WELDED : StopReason.NONE;
    }

    private StopReason converter(Measurement m, double setpointW, double ratedVa, long nowNanos) {
        if (m.sequence != 0 && m.state != StageState.OFFLINE) {
            convertersLastWordNanos = Math.max(convertersLastWordNanos, m.sampledAtNanos);
        }
        if (nowNanos - convertersLastWordNanos > CONVERTER_LOST_NANOS) {
            return StopReason.CONVERTER_LOST;
        }
        if (m.state == StageState.FAULT) {
            return StopReason.CONVERTER_FAULT;
        }
        double slackW = DISOBEDIENCE_SHARE * ratedVa;
        boolean now =
                ratedVa > 0
                        && (m.acPowerW > Math.max(0, setpointW) + slackW
                                || m.acPowerW < Math.min(0, setpointW) - slackW);
        if (now && !disobeying) {
            disobeyingSinceNanos = nowNanos;
        }
        disobeying = now;
        return disobeying && nowNanos - disobeyingSinceNanos > DISOBEDIENCE_NANOS
                ? StopReason.POWER_NOT_FOLLOWING
                : StopReason.NONE;
    }

    /** The converter has moved more than asked for long enough to be asked for nothing. */
    boolean disobedient(long nowNanos) {
        return disobeying && nowNanos - disobeyingSinceNanos > DISOBEDIENCE_NANOS / 2;
    }
}
