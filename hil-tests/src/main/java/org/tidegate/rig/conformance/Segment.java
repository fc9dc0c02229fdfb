package org.tidegate.rig.conformance;

/**
 * A stretch of a test: the grid goes to {@code to} within {@code rampSeconds} and stays there until
 * {@code seconds} are over.
 *
 * @param name as the procedure calls it, such as {@code C'}
 * @param demandPu what is asked of the charger from the start of this segment, plus into the
 *     vehicle; NaN leaves the demand as it was
 */
public record Segment(
        String name, double seconds, double rampSeconds, GridPoint to, double demandPu) {

    public Segment {
        if (!(seconds > 0) || !(rampSeconds >= 0) || rampSeconds > seconds) {
            throw new IllegalArgumentException(
                    "segment %s: %s s with a ramp of %s s".formatted(name, seconds, rampSeconds));
        }
    }

    public static Segment hold(String name, double seconds, GridPoint to) {
        return new Segment(name, seconds, 0, to, Double.NaN);
    }

    public static Segment ramp(String name, double seconds, GridPoint to) {
        return new Segment(name, seconds, seconds, to, Double.NaN);
    }

    public Segment asking(double pu) {
        return new Segment(name, seconds, rampSeconds, to, pu);
    }
}
