package org.tidegate.protection.measurement.internal;

/**
 * Values over 10 or 12 cycles between zero crossings of L1's fundamental, one after the other
 * without a gap (IEC 61000-4-30 4.4), and the lowest and highest Urms(1/2) in them (5.4). Where
 * there is no voltage the crossings go on at the last frequency.
 */
public final class CycleReport {
    private static final double DIP_PU = 0.9;
    private static final double SWELL_PU = 1.1;

    private final Channel[] channels;
    private final double sampleRateHz;
    private final int halfCycles;
    private final long[] begun;
    private final double[] rms;
    private double beganAt = -1;
    private double crossedAt = -1;
    private int crossings;
    private boolean tainted;
    private double lowestPu = Double.POSITIVE_INFINITY;
    private double highestPu;
    private double frequencyHz = Double.NaN;
    private double reportedLowestPu = Double.NaN;
    private double reportedHighestPu = Double.NaN;
    private boolean flagged;
    private long count;

    public CycleReport(Channel[] channels, double sampleRateHz, int cycles) {
        this.channels = channels;
        this.sampleRateHz = sampleRateHz;
        halfCycles = 2 * cycles;
        begun = new long[channels.length];
        rms = new double[channels.length];
        java.util.Arrays.fill(rms, Double.NaN);
    }

    /**
     * @param newest number of the latest sample
     * @param phase of L1 at that sample; NaN if there is no voltage
     * @param period in samples
     * @param faulty whether a sample since the last call is not believed
     */
    public void step(long newest, double phase, double period, boolean faulty) {
        tainted |= faulty;
        double half = period / 2;
        double at;
        double since = newest - crossedAt;
        if (crossedAt >= 0 && (since > 1.5 * half || Double.isNaN(phase))) {
            at = crossedAt + half;
        } else if (Double.isNaN(phase)) {
            return;
        } else {
            double past = phase / Math.PI - 0.5; // cosine crosses zero at a quarter turn
            at = newest - (past - Math.floor(past)) * half;
        }
        if (at > newest || (crossedAt >= 0 && at - crossedAt < 0.5 * half)) {
            return;
        }
        cross(at, period);
    }

    private void cross(double at, double period) {
        crossedAt = at;
        if (at < period) {
            return;
        }
        for (Channel channel : channels) {
            SquareSum sum = channel.squares();
            double cycle =
                    SquareSum.rms(sum.doubleIntegral(at - period), sum.doubleIntegral(at), period);
            lowestPu = Math.min(lowestPu, cycle);
            highestPu = Math.max(highestPu, cycle);
        }
        crossings++;
        if (beganAt >= 0 && crossings == halfCycles) {
            complete(at);
        }
        if (beganAt < 0 || crossings == halfCycles) {
            begin(at);
        }
    }

    private void begin(double at) {
        beganAt = at;
        crossings = 0;
        tainted = false;
        lowestPu = Double.POSITIVE_INFINITY;
        highestPu = 0;
        for (int k = 0; k < channels.length; k++) {
            begun[k] = channels[k].squares().doubleIntegral(at);
        }
    }

    private void complete(double at) {
        double samples = at - beganAt;
        for (int k = 0; k < channels.length; k++) {
            rms[k] = SquareSum.rms(begun[k], channels[k].squares().doubleIntegral(at), samples);
        }
        frequencyHz = halfCycles / 2.0 * sampleRateHz / samples;
        reportedLowestPu = lowestPu;
        reportedHighestPu = highestPu;
        flagged = tainted || lowestPu < DIP_PU || highestPu > SWELL_PU;
        count++;
    }

    public double rmsPu(int channel) {
        return rms[channel];
    }

    public double frequencyHz() {
        return frequencyHz;
    }

    public double lowestPu() {
        return reportedLowestPu;
    }

    public double highestPu() {
        return reportedHighestPu;
    }

    public boolean flagged() {
        return flagged;
    }

    public long count() {
        return count;
    }

    /** Gives up the interval that has begun. */
    public void restart() {
        beganAt = -1;
        crossedAt = -1;
        crossings = 0;
    }
}
