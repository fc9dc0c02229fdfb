package org.tidegate.pilot.frontend;

/** An ADC behind divider and offset, in volts of the pilot wire. Waits: for a bus thread. */
public interface PilotConverter {
    /**
     * Converts the pilot many times without regard to the oscillator's phase.
     *
     * @param pilotV filled with one conversion each
     * @return false if the converter does not answer
     */
    boolean scan(double[] pilotV);

    /** The proximity pin; infinite when open, NaN if it is not measured. */
    double proximityOhm();
}
