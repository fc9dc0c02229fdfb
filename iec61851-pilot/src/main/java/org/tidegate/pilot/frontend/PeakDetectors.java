package org.tidegate.pilot.frontend;

/** An ADC behind a positive and a negative peak detector. Waits: for a bus thread. */
public interface PeakDetectors {
    /** In volts of the pilot wire; NaN if the converter does not answer. */
    double positiveV();

    double negativeV();

    /** The proximity pin; infinite when open, NaN if it is not measured. */
    double proximityOhm();
}
