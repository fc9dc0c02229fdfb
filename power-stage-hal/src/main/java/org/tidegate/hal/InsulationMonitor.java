package org.tidegate.hal;

/**
 * A device that measures the insulation of the DC side to earth (IEC 61557-8, IEC 61851-23). Read
 * on its own plane.
 */
@FunctionalInterface
public interface InsulationMonitor {
    /** No such device: nothing is known, so nothing is energised on its word. */
    InsulationMonitor NONE = () -> Reading.NONE;

    /** The newest reading, from any thread, without waiting. */
    Reading latest();

    /**
     * @param lowestOhm of both poles to earth; NaN while there is no value that can be believed
     * @param alarm the device itself has found a fault
     * @param reason why there is no value, or what the alarm is; empty when all is well
     * @param sequence counts exchanges that were answered; 0 means there was none yet
     */
    record Reading(
            double lowestOhm, boolean alarm, String reason, long sampledAtNanos, long sequence) {
        public static final Reading NONE =
                new Reading(Double.NaN, false, "the monitor has not been read yet", 0, 0);

        /** The resistance, or NaN when it is unknown or too old. */
        public double lowestOhm(long nowNanos, long maxAgeNanos) {
            return sequence != 0 && nowNanos - sampledAtNanos <= maxAgeNanos
                    ? lowestOhm
                    : Double.NaN;
        }
    }
}
