package org.tidegate.rig.pilot;

import org.tidegate.hal.SafetyIo;
import org.tidegate.hal.SafetySample;
import org.tidegate.runtime.Clock;

/**
 * Contactors, lock and safety chain as hardware: everything takes its time, and the hardware's own
 * AND stands between the command and the coil. Whoever looks moves it to the clock's time, so it
 * needs no thread of its own; charger and scenario may be different threads.
 */
public final class SafetyTwin implements SafetyIo {
    /** Pull-in and drop-out of the contactors including their mirror contact. */
    public static final long CONTACTOR_DELAY_NANOS = 30_000_000;

    public static final long LOCK_DELAY_NANOS = 250_000_000;

    /** A permission line that has not toggled for this long drops the coil. */
    public static final long PERMISSION_TIMEOUT_NANOS = 200_000_000;

    private static final long SAMPLE_PERIOD_NANOS = 5_000_000;
    private static final double HEALTHY_INSULATION_OHM = 5e6;

    private final Clock clock;
    private final Delayed contactor = new Delayed(CONTACTOR_DELAY_NANOS);
    private final Delayed lock = new Delayed(LOCK_DELAY_NANOS);
    private boolean closeCommanded;
    private boolean lockCommanded;
    private boolean toggledEver;
    private long toggledAtNanos;
    private long toggles;

    private boolean emergencyStopPressed;
    private boolean residualCurrentTripped;
    private boolean testing;
    private boolean testBroken;
    private boolean earthLost;
    private boolean welds;
    private boolean stuckClosed;
    private boolean staysOpen;
    private boolean lockJammed;
    private boolean silent;
    private double insulationOhm = HEALTHY_INSULATION_OHM;
    private double connectorTemperatureC = 31;
    private final SafetySample newest = new SafetySample();
    private long lastTick = Long.MIN_VALUE;

    public SafetyTwin(Clock clock) {
        this.clock = clock;
    }

    /** Something that follows its command after a while, unless the command changes back. */
    private static final class Delayed {
        final long delayNanos;
        boolean is;
        boolean goal;
        long dueNanos;

        Delayed(long delayNanos) {
            this.delayNanos = delayNanos;
        }

        void follow(boolean next, long nowNanos) {
            if (is != goal && nowNanos - dueNanos >= 0) {
                is = goal;
            }
            if (goal != next) {
                goal = next;
                dueNanos = nowNanos + delayNanos;
            }
        }
    }

    /**
     * Moves everything to now. Called by every look and command; call it as well where a scenario
     * lets time pass without either.
     */
    public synchronized void advance(long nowNanos) {
        boolean coil = coil(nowNanos);
        if (toggledEver && !permission(nowNanos)) {
            // The coil fell when the line went quiet, not when somebody looked.
            contactor.follow(coil && !staysOpen, toggledAtNanos + PERMISSION_TIMEOUT_NANOS);
        }
        contactor.follow(coil && !staysOpen, nowNanos);
        stuckClosed = welds && (stuckClosed || contactor.is);
        if (!lockJammed) {
            lock.follow(lockCommanded, nowNanos);
        }
    }

    private boolean coil(long nowNanos) {
        return closeCommanded
                && !emergencyStopPressed
                && residualCurrentClosed()
                && permission(nowNanos);
    }

    private boolean residualCurrentClosed() {
        return !residualCurrentTripped && !(testing && !testBroken);
    }

    private boolean permission(long nowNanos) {
        return toggledEver && nowNanos - toggledAtNanos < PERMISSION_TIMEOUT_NANOS;
    }

    // The charger's side.

    @Override
    public synchronized void read(SafetySample into) {
        long nowNanos = clock.nanos();
        advance(nowNanos);
        long tick = Math.floorDiv(nowNanos, SAMPLE_PERIOD_NANOS);
        if (tick != lastTick && !silent) {
            lastTick = tick;
            newest.emergencyStopOk = !emergencyStopPressed;
            newest.residualCurrentOk = residualCurrentClosed();
            newest.protectiveEarthOk = !earthLost;
            newest.contactorClosed = closed();
            newest.connectorLocked = lock.is;
            newest.insulationOhm = insulationOhm;
            newest.connectorTemperatureC = connectorTemperatureC;
            newest.sampledAtNanos = nowNanos;
            newest.sequence++;
        }
        into.copyFrom(newest);
    }

    @Override
    public synchronized void commandContactor(boolean close) {
        closeCommanded = close;
        advance(clock.nanos());
    }

    @Override
    public synchronized void commandLock(boolean locked) {
        lockCommanded = locked;
        advance(clock.nanos());
    }

    @Override
    public synchronized void togglePermission() {
        advance(clock.nanos());
        toggledEver = true;
        toggledAtNanos = clock.nanos();
        toggles++;
    }

    @Override
    public boolean hasResidualCurrentTest() {
        return true;
    }

    /** Trips with the test current and closes again without it, as a monitor for EVs does. */
    @Override
    public synchronized void testResidualCurrent(boolean on) {
        if (testing != on) {
            advance(clock.nanos());
            testing = on;
            advance(clock.nanos());
        }
    }

    // What is really so, whatever the charger believes.

    /** Whether the main contacts conduct: what a {@code DcPort} asks. */
    public synchronized boolean contactorClosed() {
        advance(clock.nanos());
        return closed();
    }

    public synchronized boolean connectorLocked() {
        advance(clock.nanos());
        return lock.is;
    }

    public synchronized long toggles() {
        return toggles;
    }

    private boolean closed() {
        return contactor.is || stuckClosed;
    }

    // Faults and the world.

    public synchronized void setEmergencyStopPressed(boolean pressed) {
        advance(clock.nanos());
        emergencyStopPressed = pressed;
        advance(clock.nanos());
    }

    public synchronized void setResidualCurrentTripped(boolean tripped) {
        advance(clock.nanos());
        residualCurrentTripped = tripped;
        advance(clock.nanos());
    }

    /** The test current trips nothing any more. */
    public synchronized void setResidualCurrentTestBroken(boolean broken) {
        testBroken = broken;
    }

    public synchronized void setEarthLost(boolean lost) {
        earthLost = lost;
    }

    /** From the next time they are closed the main contacts stay so, whatever the coil does. */
    public synchronized void setWelded(boolean welded) {
        welds = welded;
        advance(clock.nanos());
    }

    /** The contactors do not pull in any more, and drop out if they had. */
    public synchronized void setStaysOpen(boolean staysOpen) {
        advance(clock.nanos());
        this.staysOpen = staysOpen;
        advance(clock.nanos());
    }

    /** The lock's motor does not move any more. */
    public synchronized void setLockJammed(boolean jammed) {
        advance(clock.nanos());
        lockJammed = jammed;
    }

    /** NaN: the monitor has no value. */
    public synchronized void setInsulationOhm(double ohm) {
        insulationOhm = ohm;
    }

    public synchronized void setConnectorTemperatureC(double celsius) {
        connectorTemperatureC = celsius;
    }

    /** The input board takes no more samples. */
    public synchronized void setSilent(boolean silent) {
        this.silent = silent;
    }
}
