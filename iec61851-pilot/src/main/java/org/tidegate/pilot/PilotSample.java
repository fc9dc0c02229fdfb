package org.tidegate.pilot;

/** What the front end saw. Reused; starts blind. */
public final class PilotSample {
    /** Positive plateau at the charger's side of the pilot. */
    public double positivePeakV = Double.NaN;

    /** Negative plateau; equal to the positive one when the oscillator is static. */
    public double negativePeakV = Double.NaN;

    /** Proximity resistance to protective earth; infinite when nothing is plugged, NaN unknown. */
    public double proximityOhm = Double.NaN;

    public long sampledAtNanos;

    /** Counts samples; 0 means there was none yet. */
    public long sequence;

    public void copyFrom(PilotSample other) {
        positivePeakV = other.positivePeakV;
        negativePeakV = other.negativePeakV;
        proximityOhm = other.proximityOhm;
        sampledAtNanos = other.sampledAtNanos;
        sequence = other.sequence;
    }
}
