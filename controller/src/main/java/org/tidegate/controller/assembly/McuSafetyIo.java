package org.tidegate.controller.assembly;

import org.tidegate.hal.SafetyIo;
import org.tidegate.hal.SafetySample;
import org.tidegate.pilot.frontend.McuState;
import org.tidegate.pilot.frontend.Microcontroller;

/** The safety inputs and outputs of a pilot microcontroller. */
final class McuSafetyIo implements SafetyIo {
    private final Microcontroller mcu;

    McuSafetyIo(Microcontroller mcu) {
        this.mcu = mcu;
    }

    @Override
    public void read(SafetySample into) {
        McuState state = mcu.state();
        into.emergencyStopOk = state.emergencyStopOk();
        into.residualCurrentOk = state.residualCurrentOk();
        into.protectiveEarthOk = state.protectiveEarthOk();
        into.contactorClosed = state.contactorClosed();
        into.connectorLocked = state.connectorLocked();
        into.insulationOhm = state.insulationOhm();
        into.connectorTemperatureC = state.connectorTemperatureC();
        into.sampledAtNanos = state.sampledAtNanos();
        into.sequence = state.sequence();
    }

    @Override
    public void commandContactor(boolean close) {
        mcu.commandContactor(close);
    }

    @Override
    public void commandLock(boolean locked) {
        mcu.commandLock(locked);
    }

    @Override
    public void togglePermission() {
        mcu.countHealthyCycle();
    }

    /** The protocol has it; a board without a device for it answers that the test failed. */
    @Override
    public boolean hasResidualCurrentTest() {
        return true;
    }

    @Override
    public void testResidualCurrent(boolean on) {
        mcu.testResidualCurrent(on);
    }
}
