package org.tidegate.hal.internal.driver;

import org.tidegate.hal.HalEvent;
import org.tidegate.hal.StageState;

/**
 * Reasons not to run, worst last: while any of them holds, the device is ordered to stop and the
 * worst one names the state.
 */
public enum Condition {
    DEVICE_FAULT(HalEvent.CONVERTER_FAULT, StageState.FAULT),
    LOCAL_CONTROL(HalEvent.LOCAL_CONTROL, StageState.FAULT),
    WATCHDOG_NOT_ARMED(HalEvent.WATCHDOG_NOT_ARMED, StageState.FAULT),
    WRITE_REFUSED(HalEvent.WRITE_REFUSED, StageState.FAULT),
    BLIND(HalEvent.CONVERTER_BLIND, StageState.FAULT),
    IMPLAUSIBLE(HalEvent.CONVERTER_IMPLAUSIBLE, StageState.FAULT),
    SETPOINT_NOT_TAKEN(HalEvent.SETPOINT_NOT_TAKEN, StageState.FAULT),
    OUTPUT_EXCEEDS_REQUEST(HalEvent.OUTPUT_EXCEEDS_REQUEST, StageState.FAULT),
    WRONG_SIGN(HalEvent.WRONG_SIGN, StageState.FAULT),
    FROZEN(HalEvent.CONVERTER_FROZEN, StageState.OFFLINE);

    final HalEvent event;
    private final StageState state;

    Condition(HalEvent event, StageState state) {
        this.event = event;
        this.state = state;
    }

    /** What the lane sees while this is the worst. */
    public StageState state() {
        return state;
    }
}
