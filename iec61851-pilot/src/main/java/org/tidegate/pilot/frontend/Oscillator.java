package org.tidegate.pilot.frontend;

/** The generator on the pilot wire: a hardware PWM whose high is +12 V and whose low is −12 V. */
@FunctionalInterface
public interface Oscillator {
    /**
     * Called every cycle: must not wait or allocate.
     *
     * @return false if the hardware refused; nobody knows then what is on the wire
     */
    boolean setDutyPercent(double dutyPercent);
}
