package org.tidegate.pilot.frontend;

import org.tidegate.pilot.DutyCycle;
import org.tidegate.pilot.PilotIo;
import org.tidegate.pilot.PilotSample;
import org.tidegate.pilot.internal.Plateaus;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/**
 * A converter that is asked on a thread of its own every 5 ms; the lane gets the newest answer. One
 * that does not answer leaves the sample as it is, and old.
 */
public final class AdcPilot implements PilotIo, Plane {
    /**
     * At 5 % duty that many random looks all miss the positive half once in a million (0.95^270).
     */
    public static final int SCAN_CONVERSIONS = 270;

    private static final long PERIOD_NANOS = 5_000_000;

    private record Reading(
            double positiveV, double negativeV, double ohm, long atNanos, long sequence) {}

    /** Takes one pair of plateaus. */
    private interface Source {
        boolean measure();

        double positiveV();

        double negativeV();

        double proximityOhm();
    }

    private final Source source;
    private final Oscillator oscillator;
    private final Published<Reading> newest =
            new Published<>(new Reading(Double.NaN, Double.NaN, Double.NaN, 0, 0));
    private boolean refused;
    private long sequence;

    private AdcPilot(Source source, Oscillator oscillator) {
        this.source = source;
        this.oscillator = oscillator;
    }

    /** The converter sees the wire itself; plateaus are found among random looks. */
    public static AdcPilot scanning(PilotConverter converter, Oscillator oscillator) {
        var pilotV = new double[SCAN_CONVERSIONS];
        var plateaus = new Plateaus();
        return new AdcPilot(
                new Source() {
                    @Override
                    public boolean measure() {
                        return converter.scan(pilotV) && plateaus.find(pilotV);
                    }

                    @Override
                    public double positiveV() {
                        return plateaus.highV();
                    }

                    @Override
                    public double negativeV() {
                        return plateaus.lowV();
                    }

                    @Override
                    public double proximityOhm() {
                        return converter.proximityOhm();
                    }
                },
                oscillator);
    }

    /** The converter sees what peak detectors hold. */
    public static AdcPilot withPeakDetectors(PeakDetectors detectors, Oscillator oscillator) {
        return new AdcPilot(
                new Source() {
                    private double positiveV;
                    private double negativeV;

                    @Override
                    public boolean measure() {
                        positiveV = detectors.positiveV();
                        negativeV = detectors.negativeV();
                        return !Double.isNaN(positiveV + negativeV);
                    }

                    @Override
                    public double positiveV() {
                        return positiveV;
                    }

                    @Override
                    public double negativeV() {
                        return negativeV;
                    }

                    @Override
                    public double proximityOhm() {
                        return detectors.proximityOhm();
                    }
                },
                oscillator);
    }

    @Override
    public String name() {
        return "pilot";
    }

    @Override
    public long step(long nowNanos) {
        if (source.measure()) {
            sequence++;
            // The time at which the looks began: age is never flattered.
            newest.publish(
                    new Reading(
                            source.positiveV(),
                            source.negativeV(),
                            source.proximityOhm(),
                            nowNanos,
                            sequence));
        }
        return PERIOD_NANOS;
    }

    @Override
    public void read(PilotSample into) {
        Reading reading = newest.latest();
        into.positivePeakV = reading.positiveV();
        into.negativePeakV = reading.negativeV();
        into.proximityOhm = reading.ohm();
        into.sampledAtNanos = reading.atNanos();
        // With an oscillator that refuses nobody knows what the volts mean.
        into.sequence = refused ? 0 : reading.sequence();
    }

    @Override
    public void setDutyPercent(double dutyPercent) {
        refused =
                !oscillator.setDutyPercent(
                        Math.clamp(dutyPercent, DutyCycle.NOT_AVAILABLE_PERCENT, 100));
    }
}
