package org.tidegate.rig.pilot;

import java.util.SplittableRandom;
import org.tidegate.pilot.PilotIo;
import org.tidegate.pilot.PilotSample;
import org.tidegate.runtime.Clock;

/**
 * The pilot wire with a charger's front end at one end and a vehicle at the other. It knows volts
 * and ohms only; levels are for others to conclude. The charger steps it by reading, the vehicle by
 * switching; both may be different threads.
 */
public final class PilotTwin implements PilotIo {
    /** The front end takes one pair of peaks this often. */
    public static final long SAMPLE_PERIOD_NANOS = 5_000_000;

    private static final double GENERATOR_V = 12;
    private static final double SOURCE_OHM = 1_000;
    private static final double PLUGGED_OHM = 2_740;
    private static final double READY_OHM = 882;
    private static final double READY_VENTILATION_OHM = 246;
    private static final double DIODE_DROP_V = 0.7;
    private static final double NOISE_V = 0.03;
    private static final double SHORT_OHM = 10;

    private final Clock clock;
    private final SplittableRandom random;
    private final PilotSample newest = new PilotSample();
    private long lastTick = Long.MIN_VALUE;
    private double dutyPercent = 100;

    private boolean plugged;
    private boolean s2Closed;
    private boolean ventilation;
    private double proximityOhm = 220;

    private boolean diodeMissing;
    private boolean shorted;
    private boolean cut;
    private boolean s2Stuck;
    private boolean frontEndSilent;
    private double pulledToV = Double.NaN;
    private long bouncingUntilNanos;

    public PilotTwin(Clock clock, long seed) {
        this.clock = clock;
        this.random = new SplittableRandom(seed);
        this.bouncingUntilNanos = clock.nanos();
    }

    // The charger's end.

    @Override
    public synchronized void read(PilotSample into) {
        long nowNanos = clock.nanos();
        long tick = Math.floorDiv(nowNanos, SAMPLE_PERIOD_NANOS);
        if (tick != lastTick && !frontEndSilent) {
            lastTick = tick;
            measure(nowNanos);
        }
        into.copyFrom(newest);
    }

    @Override
    public synchronized void setDutyPercent(double dutyPercent) {
        this.dutyPercent = Math.clamp(dutyPercent, 0, 100);
    }

    private void measure(long nowNanos) {
        double vehicleOhm = vehicleOhm();
        if (nowNanos - bouncingUntilNanos < 0 && random.nextBoolean()) {
            vehicleOhm = random.nextBoolean() ? Double.POSITIVE_INFINITY : PLUGGED_OHM;
        }
        double highV = wireV(dutyPercent > 0 ? GENERATOR_V : -GENERATOR_V, vehicleOhm);
        double lowV = wireV(dutyPercent < 100 ? -GENERATOR_V : GENERATOR_V, vehicleOhm);
        newest.positivePeakV = noisy(Double.isNaN(pulledToV) ? highV : pulledToV);
        newest.negativePeakV = noisy(lowV);
        newest.proximityOhm =
                plugged
                        ? proximityOhm * (1 + 0.01 * (random.nextDouble() - 0.5))
                        : Double.POSITIVE_INFINITY;
        newest.sampledAtNanos = nowNanos;
        newest.sequence++;
    }

    /** The plateau at the charger's side of R1 while the generator shows the given voltage. */
    private double wireV(double generatorV, double vehicleOhm) {
        if (shorted) {
            return generatorV * SHORT_OHM / (SHORT_OHM + SOURCE_OHM);
        }
        if (vehicleOhm == Double.POSITIVE_INFINITY) {
            return generatorV;
        }
        double dropV = diodeMissing ? 0 : DIODE_DROP_V;
        if (generatorV < 0 && !diodeMissing) {
            return generatorV;
        }
        return (generatorV - dropV) * vehicleOhm / (vehicleOhm + SOURCE_OHM) + dropV;
    }

    private double vehicleOhm() {
        if (!plugged || cut) {
            return Double.POSITIVE_INFINITY;
        }
        if (!s2Closed && !s2Stuck) {
            return PLUGGED_OHM;
        }
        return ventilation ? READY_VENTILATION_OHM : READY_OHM;
    }

    private double noisy(double volts) {
        return volts + NOISE_V * random.nextGaussian();
    }

    // The vehicle's end.

    public synchronized void plug() {
        plugged = true;
    }

    /** Pulls the plug; S2 opens with it. */
    public synchronized void unplug() {
        plugged = false;
        s2Closed = false;
    }

    public synchronized boolean isPlugged() {
        return plugged;
    }

    /** The vehicle is ready for energy: state C, or D if it wants ventilation. */
    public synchronized void closeS2() {
        s2Closed = true;
    }

    public synchronized void openS2() {
        s2Closed = false;
    }

    public synchronized void setVentilation(boolean required) {
        ventilation = required;
    }

    /** The resistor in the plug; 220 is a 32 A cable. */
    public synchronized void setProximityOhm(double ohm) {
        proximityOhm = ohm;
    }

    /** The duty cycle as the vehicle measures it; NaN where no pilot arrives. */
    public synchronized double dutyPercent() {
        return plugged && !cut && !shorted ? dutyPercent : Double.NaN;
    }

    // Faults.

    /** The vehicle's diode conducts both ways. */
    public synchronized void setDiodeMissing(boolean missing) {
        diodeMissing = missing;
    }

    /** Pilot to earth, somewhere in the cable. */
    public synchronized void setShorted(boolean shorted) {
        this.shorted = shorted;
    }

    /** The pilot wire is broken: the charger sees nobody, the vehicle sees no charger. */
    public synchronized void setCut(boolean cut) {
        this.cut = cut;
    }

    /** S2 is welded: the vehicle asks for power whatever it wants. */
    public synchronized void setS2Stuck(boolean stuck) {
        s2Stuck = stuck;
    }

    /** Pulls the positive plateau to any voltage, for instance between two bands; NaN lets go. */
    public synchronized void pullTo(double volts) {
        pulledToV = volts;
    }

    /** The contacts chatter for a while, as when a plug is worked in or out. */
    public synchronized void bounce(long nanos) {
        bouncingUntilNanos = clock.nanos() + nanos;
    }

    /** The front end takes no more samples. */
    public synchronized void setFrontEndSilent(boolean silent) {
        frontEndSilent = silent;
    }
}
