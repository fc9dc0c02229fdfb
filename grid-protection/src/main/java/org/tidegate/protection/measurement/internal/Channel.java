package org.tidegate.protection.measurement.internal;

import org.tidegate.protection.measurement.QualityFlag;

/**
 * One input: decides what of it can be believed, and keeps the recent past. What cannot be believed
 * is replaced by the sample of one period earlier, so that nothing behind it ever sees it.
 */
public final class Channel {
    /** Crest to crest of 1.25 pu the other way round within one sample; no grid does that. */
    private static final double STEP_PU = 2.5 * Math.sqrt(2);

    /** A dead line shows the same value for ever and is not frozen. */
    private static final double ALIVE_PU = 0.02;

    private static final double FROZEN_SECONDS = 5e-3;
    private static final double RANGE = 0.998;
    private static final int PAST = 32;

    private final SampleWindow window;
    private final SquareSum squares;
    private final double fullScalePu;
    private final int frozenSamples;
    private double lastRawPu = Double.NaN;
    private int same;
    private final double[] magnitudes = new double[PAST];
    private int noted;
    private double magnitudePu;
    private double phase = Double.NaN;

    /**
     * @param longestWindow in samples
     * @param sumCapacity a power of two
     */
    public Channel(int longestWindow, int sumCapacity, double sampleRateHz, double fullScalePu) {
        window = new SampleWindow(longestWindow);
        squares = new SquareSum(sumCapacity);
        this.fullScalePu = fullScalePu;
        frozenSamples = (int) Math.round(FROZEN_SECONDS * sampleRateHz);
    }

    /**
     * Takes one sample.
     *
     * @param period in samples
     * @return mask of what is wrong with it; 0 if it is believed
     */
    public int take(double pu, int period) {
        double earlier = window.before(period - 1);
        int wrong = 0;
        double believed = pu;
        if (!Double.isFinite(pu)) {
            wrong = QualityFlag.NOT_A_NUMBER.bit();
            believed = earlier;
            same = 0;
        } else {
            same = pu == lastRawPu ? same + 1 : 0;
            if (Math.abs(pu) >= RANGE * fullScalePu) {
                wrong = QualityFlag.SATURATED.bit();
                believed = Math.copySign(fullScalePu, pu);
            } else if (same >= frozenSamples && Math.abs(pu) > ALIVE_PU) {
                wrong = QualityFlag.FROZEN.bit();
                believed = earlier;
            } else if (Math.abs(pu - lastRawPu) > STEP_PU) {
                wrong = QualityFlag.IMPLAUSIBLE_STEP.bit();
                believed = earlier;
            }
            lastRawPu = pu;
        }
        add(believed);
        return wrong;
    }

    /** Bridges a sample that never came. */
    public void bridge(int period) {
        add(window.before(period - 1));
        lastRawPu = Double.NaN;
    }

    private void add(double pu) {
        window.add(pu);
        squares.add(pu);
    }

    /** Finds the fundamental of the latest period. */
    public void findFundamental(Kernel onePeriod) {
        onePeriod.find(window);
        magnitudePu = onePeriod.magnitude() / Math.sqrt(2);
        phase = onePeriod.phase();
        noted = (noted + 1) % PAST;
        magnitudes[noted] = magnitudePu;
    }

    /**
     * How much the magnitude has changed.
     *
     * @param times since so many calls of {@link #findFundamental}
     */
    public double changePu(int times) {
        int then = (noted - Math.min(times, PAST - 1) + PAST) % PAST;
        return Math.abs(magnitudePu - magnitudes[then]);
    }

    public double magnitudePu() {
        return magnitudePu;
    }

    public double phase() {
        return phase;
    }

    /** The latest sample that is believed. */
    public double latestPu() {
        return window.before(0);
    }

    public SampleWindow window() {
        return window;
    }

    public SquareSum squares() {
        return squares;
    }

    public void restart() {
        window.restart();
        squares.restart();
        lastRawPu = Double.NaN;
        same = 0;
        magnitudePu = 0;
        phase = Double.NaN;
        java.util.Arrays.fill(magnitudes, 0);
    }
}
