package org.tidegate.controller.assembly;

import org.tidegate.hal.InsulationMonitor;
import org.tidegate.hal.SafetyIo;
import org.tidegate.hal.SafetySample;
import org.tidegate.runtime.Clock;

/**
 * The safety inputs with what an insulation monitor on a bus says. Where the pins know something of
 * the insulation as well, the worse of the two counts. Called by the lane; allocates nothing.
 */
final class MonitoredSafetyIo implements SafetyIo {
    /** Three of the monitor's polls and its deadline. */
    private static final long OLDEST_NANOS = 2_000_000_000L;

    private final SafetyIo pins;
    private final InsulationMonitor monitor;
    private final Clock clock;

    MonitoredSafetyIo(SafetyIo pins, InsulationMonitor monitor, Clock clock) {
        this.pins = pins;
        this.monitor = monitor;
        this.clock = clock;
    }

    @Override
    public void read(SafetySample into) {
        pins.read(into);
        InsulationMonitor.Reading reading = monitor.latest();
        double ohm = reading.lowestOhm(clock.nanos(), OLDEST_NANOS);
        into.insulationMonitored = true;
        into.insulationAlarm = reading.alarm() && !Double.isNaN(ohm);
        into.insulationOhm =
                Double.isNaN(into.insulationOhm) ? ohm : Math.min(into.insulationOhm, ohm);
    }

    @Override
    public void commandContactor(boolean close) {
        pins.commandContactor(close);
    }

    @Override
    public void commandLock(boolean locked) {
        pins.commandLock(locked);
    }

    @Override
    public void togglePermission() {
        pins.togglePermission();
    }

    @Override
    public boolean hasLock() {
        return pins.hasLock();
    }

    @Override
    public boolean hasResidualCurrentTest() {
        return pins.hasResidualCurrentTest();
    }

    @Override
    public void testResidualCurrent(boolean on) {
        pins.testResidualCurrent(on);
    }
}
