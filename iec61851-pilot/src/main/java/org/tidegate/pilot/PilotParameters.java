package org.tidegate.pilot;

import java.util.List;
import org.tidegate.runtime.Parameter;

/** The pilot's times. Ranges only ever allow the stricter side of a clause. */
public final class PilotParameters {
    public static final Parameter STALE_AFTER =
            new Parameter(
                    "pilot.stale_after_ms",
                    "ms",
                    40,
                    300,
                    100,
                    "three missed frames of a pilot co-processor at 30 ms; CP loss opens in 100 ms");

    public static final Parameter UNSURE_AFTER =
            new Parameter(
                    "pilot.unsure_after_ms",
                    "ms",
                    40,
                    80,
                    60,
                    "three samples at the slowest lane (20 ms): a bouncing pilot opens in 100 ms");

    public static final Parameter OFF_BEFORE_ON =
            new Parameter(
                    "pilot.off_before_on_ms",
                    "ms",
                    3_000,
                    30_000,
                    3_000,
                    "IEC 61851-1 Table A.6: x2 to x1 to x2 not within 3 s");

    public static final Parameter STOP_GRACE =
            new Parameter(
                    "pilot.stop_grace_ms",
                    "ms",
                    6_000,
                    10_000,
                    6_000,
                    "IEC 61851-1 Table A.6 sequence 10.2: under load not before 6 s");

    public static final Parameter DUTY_CHANGE_INTERVAL =
            new Parameter(
                    "pilot.duty_change_interval_ms",
                    "ms",
                    5_000,
                    10_000,
                    5_000,
                    "IEC 61851-1 Table A.6 sequence 6: a vehicle has 5 s to follow");

    public static final Parameter MINIMUM_OFF_TIME =
            new Parameter(
                    "pilot.minimum_off_time_ms",
                    "ms",
                    1_000,
                    60_000,
                    5_000,
                    "field practice: contactors rest 5 s between loads");

    public static final Parameter OFF_AFTER_FAULT =
            new Parameter(
                    "pilot.off_after_fault_ms",
                    "ms",
                    5_000,
                    600_000,
                    30_000,
                    "field practice: 30 s after a pilot fault");

    public static final Parameter FAULT_SIGNAL =
            new Parameter(
                    "pilot.fault_signal_ms",
                    "ms",
                    300,
                    4_000,
                    300,
                    "IEC 61851-1 Table A.5: a fault is shown for at least 300 ms");

    public static final Parameter UNLOCK_DELAY =
            new Parameter(
                    "pilot.unlock_delay_ms",
                    "ms",
                    200,
                    4_000,
                    1_000,
                    "longer than the contactors' drop-out, within 5 s of state A (Table A.6)");

    public static final Parameter PULSE =
            new Parameter(
                    "pilot.pulse_ms",
                    "ms",
                    4_000,
                    5_000,
                    4_000,
                    "IEC 61851-1 A.5.3 and ISO 15118-3 T_step_EF: 4 s");

    public static final Parameter REST_AFTER_PULSE =
            new Parameter(
                    "pilot.rest_after_pulse_ms",
                    "ms",
                    500,
                    1_000,
                    1_000,
                    "ISO 15118-3: x1 for 0.5 s to 1 s after T_step_EF");

    public static final Parameter WAKE_AFTER =
            new Parameter(
                    "pilot.wake_after_ms",
                    "ms",
                    30_000,
                    90_000,
                    60_000,
                    "field practice: asleep in B2 for 30 s to 90 s");

    public static final Parameter WAKE_AGAIN_AFTER =
            new Parameter(
                    "pilot.wake_again_after_ms",
                    "ms",
                    30_000,
                    90_000,
                    30_000,
                    "field practice: a second and last try 30 s after the first");

    public static final List<Parameter> ALL =
            List.of(
                    STALE_AFTER,
                    UNSURE_AFTER,
                    OFF_BEFORE_ON,
                    STOP_GRACE,
                    DUTY_CHANGE_INTERVAL,
                    MINIMUM_OFF_TIME,
                    OFF_AFTER_FAULT,
                    FAULT_SIGNAL,
                    UNLOCK_DELAY,
                    PULSE,
                    REST_AFTER_PULSE,
                    WAKE_AFTER,
                    WAKE_AGAIN_AFTER);

    private PilotParameters() {}
}
