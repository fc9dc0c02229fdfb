package org.tidegate.rig.plant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.runtime.Clock;

/**
 * A grid that is a pure function of time: nominal values, a script of events, and a little noise
 * from a seed. The script may grow while it runs; asking twice for the same instant gives the same
 * answer as long as no event was added before it.
 */
public final class GridTwin implements GridSource {
    /** Every phase. */
    public static final int ALL_PHASES = 0;

    private static final double VOLTAGE_NOISE_PU = 4e-4;
    private static final double FREQUENCY_NOISE_HZ = 2e-3;
    private static final long VOLTAGE_CELL_NANOS = 20_000_000;
    private static final long FREQUENCY_CELL_NANOS = 200_000_000;
    private static final int FREQUENCY_CHANNEL = 4;

    /**
     * A value that moves from what it was to {@code target} within {@code rampNanos}, and if {@code
     * holdNanos} is not forever, is back to what it was after that.
     */
    private record Change(
            int phase, long fromNanos, long rampNanos, long holdNanos, double target) {
        boolean concerns(int asked) {
            return phase == ALL_PHASES || phase == asked;
        }

        double applied(double before, long atNanos) {
            long since = atNanos - fromNanos;
            if (since < 0 || since >= holdNanos) {
                return before;
            }
            return since >= rampNanos
                    ? target
                    : before + (target - before) * ((double) since / rampNanos);
        }
    }

    private final Clock clock;
    private final double nominalHz;
    private final long seed;
    private volatile List<Change> voltages = List.of();
    private volatile List<Change> frequencies = List.of();
    private volatile List<Change> angles = List.of();
    private volatile double noise = 1;

    public GridTwin(Clock clock, double nominalHz, long seed) {
        this.clock = clock;
        this.nominalHz = nominalHz;
        this.seed = seed;
    }

    /** Exactly nominal values until an event says otherwise. */
    public GridTwin quiet() {
        noise = 0;
        return this;
    }

    // ---- the script; every event begins the given time from now ----

    public GridTwin voltageStep(Duration in, int phase, double pu) {
        return voltage(in, phase, Duration.ZERO, null, pu);
    }

    public GridTwin voltageRamp(Duration in, int phase, Duration within, double pu) {
        return voltage(in, phase, within, null, pu);
    }

    /** A sag or swell that is over after the given time. */
    public GridTwin sag(Duration in, int phase, Duration lasting, double pu) {
        return voltage(in, phase, Duration.ZERO, lasting, pu);
    }

    public GridTwin frequencyStep(Duration in, double hz) {
        return frequency(in, Duration.ZERO, null, hz);
    }

    public GridTwin frequencyRamp(Duration in, Duration within, double hz) {
        return frequency(in, within, null, hz);
    }

    /** A frequency excursion that is over after the given time. */
    public GridTwin frequencyDip(Duration in, Duration lasting, double hz) {
        return frequency(in, Duration.ZERO, lasting, hz);
    }

    /** The phase is turned by so many degrees against its place in a balanced system. */
    public synchronized GridTwin phaseStep(Duration in, int phase, double deg) {
        angles = with(angles, change(in, phase, Duration.ZERO, null, deg));
        return this;
    }

    /** Voltage and frequency go to nominal. */
    public GridTwin nominal(Duration in) {
        voltageStep(in, ALL_PHASES, 1);
        return frequencyStep(in, nominalHz);
    }

    private synchronized GridTwin voltage(
            Duration in, int phase, Duration ramp, @Nullable Duration hold, double pu) {
        voltages = with(voltages, change(in, phase, ramp, hold, pu));
        return this;
    }

    private synchronized GridTwin frequency(
            Duration in, Duration ramp, @Nullable Duration hold, double hz) {
        frequencies = with(frequencies, change(in, ALL_PHASES, ramp, hold, hz));
        return this;
    }

    private Change change(
            Duration in, int phase, Duration ramp, @Nullable Duration hold, double target) {
        long holdNanos = hold == null ? Long.MAX_VALUE : hold.toNanos();
        return new Change(phase, clock.nanos() + in.toNanos(), ramp.toNanos(), holdNanos, target);
    }

    /**
     * In the order in which they begin, so that a later event acts on what the earlier ones left.
     */
    private static List<Change> with(List<Change> old, Change added) {
        var all = new ArrayList<>(old);
        int at = all.size();
        while (at > 0 && all.get(at - 1).fromNanos() > added.fromNanos()) {
            at--;
        }
        all.add(at, added);
        return List.copyOf(all);
    }

    // ---- the grid ----

    @Override
    public double voltagePu(int phase) {
        return voltagePuAt(phase, clock.nanos());
    }

    @Override
    public double frequencyHz() {
        return frequencyHzAt(clock.nanos());
    }

    public double voltagePuAt(int phase, long nanos) {
        double pu = 1;
        for (Change change : voltages) {
            if (change.concerns(phase)) {
                pu = change.applied(pu, nanos);
            }
        }
        double ripple = noise * VOLTAGE_NOISE_PU * wander(phase, nanos, VOLTAGE_CELL_NANOS);
        return Math.max(0, pu * (1 + ripple));
    }

    /** How far a phase is turned against its place in a balanced system, in degrees. */
    public double turnedDegAt(int phase, long nanos) {
        double deg = 0;
        for (Change change : angles) {
            if (change.concerns(phase)) {
                deg = change.applied(deg, nanos);
            }
        }
        return deg;
    }

    public double frequencyHzAt(long nanos) {
        double hz = nominalHz;
        for (Change change : frequencies) {
            hz = change.applied(hz, nanos);
        }
        return hz
                + noise
                        * FREQUENCY_NOISE_HZ
                        * wander(FREQUENCY_CHANNEL, nanos, FREQUENCY_CELL_NANOS);
    }

    /** Noise between -1 and 1 that is continuous in time and needs no memory. */
    private double wander(int channel, long nanos, long cellNanos) {
        long cell = Math.floorDiv(nanos, cellNanos);
        double within = (double) Math.floorMod(nanos, cellNanos) / cellNanos;
        double left = draw(channel, cell);
        return left + (draw(channel, cell + 1) - left) * within;
    }

    private double draw(int channel, long cell) {
        long x = seed * 0x9E3779B97F4A7C15L + channel * 0xD1B54A32D192ED03L + cell;
        x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        x ^= x >>> 31;
        return (double) x / Long.MAX_VALUE;
    }
}
