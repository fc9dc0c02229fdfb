package org.tidegate.pilot;

import static org.tidegate.pilot.PilotParameters.DUTY_CHANGE_INTERVAL;
import static org.tidegate.pilot.PilotParameters.FAULT_SIGNAL;
import static org.tidegate.pilot.PilotParameters.MINIMUM_OFF_TIME;
import static org.tidegate.pilot.PilotParameters.OFF_AFTER_FAULT;
import static org.tidegate.pilot.PilotParameters.OFF_BEFORE_ON;
import static org.tidegate.pilot.PilotParameters.PULSE;
import static org.tidegate.pilot.PilotParameters.REST_AFTER_PULSE;
import static org.tidegate.pilot.PilotParameters.STALE_AFTER;
import static org.tidegate.pilot.PilotParameters.STOP_GRACE;
import static org.tidegate.pilot.PilotParameters.UNLOCK_DELAY;
import static org.tidegate.pilot.PilotParameters.UNSURE_AFTER;
import static org.tidegate.pilot.PilotParameters.WAKE_AFTER;
import static org.tidegate.pilot.PilotParameters.WAKE_AGAIN_AFTER;

import org.tidegate.runtime.Parameter;
import org.tidegate.runtime.Settings;

/**
 * {@link PilotParameters} as the machine reads them, and the two things about the place that are no
 * times: no map look-up on the lane.
 */
public record PilotTimes(
        long staleAfterNanos,
        long unsureAfterNanos,
        long offBeforeOnNanos,
        long stopGraceNanos,
        long dutyChangeIntervalNanos,
        long minimumOffNanos,
        long offAfterFaultNanos,
        long faultSignalNanos,
        long unlockDelayNanos,
        long pulseNanos,
        long restAfterPulseNanos,
        long wakeAfterNanos,
        long wakeAgainAfterNanos,
        boolean ventilation,
        boolean releaseButton) {

    public static PilotTimes presets() {
        return of(Settings.presets(PilotParameters.ALL));
    }

    public static PilotTimes of(Settings settings) {
        return new PilotTimes(
                nanos(settings, STALE_AFTER),
                nanos(settings, UNSURE_AFTER),
                nanos(settings, OFF_BEFORE_ON),
                nanos(settings, STOP_GRACE),
                nanos(settings, DUTY_CHANGE_INTERVAL),
                nanos(settings, MINIMUM_OFF_TIME),
                nanos(settings, OFF_AFTER_FAULT),
                nanos(settings, FAULT_SIGNAL),
                nanos(settings, UNLOCK_DELAY),
                nanos(settings, PULSE),
                nanos(settings, REST_AFTER_PULSE),
                nanos(settings, WAKE_AFTER),
                nanos(settings, WAKE_AGAIN_AFTER),
                false,
                false);
    }

    /**
     * The same times at another place.
     *
     * @param ventilation vehicles that ask for ventilation (pilot D) have it
     * @param releaseButton the connector is Type 1 and its proximity pin is measured
     */
    public PilotTimes at(boolean ventilation, boolean releaseButton) {
        return new PilotTimes(
                staleAfterNanos,
                unsureAfterNanos,
                offBeforeOnNanos,
                stopGraceNanos,
                dutyChangeIntervalNanos,
                minimumOffNanos,
                offAfterFaultNanos,
                faultSignalNanos,
                unlockDelayNanos,
                pulseNanos,
                restAfterPulseNanos,
                wakeAfterNanos,
                wakeAgainAfterNanos,
                ventilation,
                releaseButton);
    }

    private static long nanos(Settings settings, Parameter milliseconds) {
        return Math.round(settings.get(milliseconds) * 1e6);
    }
}
