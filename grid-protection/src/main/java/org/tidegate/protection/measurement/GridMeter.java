package org.tidegate.protection.measurement;

import org.tidegate.protection.measurement.internal.Channel;
import org.tidegate.protection.measurement.internal.CleanRocof;
import org.tidegate.protection.measurement.internal.CycleReport;
import org.tidegate.protection.measurement.internal.Disturbance;
import org.tidegate.protection.measurement.internal.DualSogi;
import org.tidegate.protection.measurement.internal.Kernel;
import org.tidegate.protection.measurement.internal.PhaseJump;
import org.tidegate.protection.measurement.internal.PhaseTrack;
import org.tidegate.protection.measurement.internal.SampleWindow;
import org.tidegate.protection.measurement.internal.SquareSum;

/**
 * Measures one or three voltages from samples. All windows follow the frequency, so that they hold
 * whole periods of it from 45 to 65 Hz; nothing is allocated after construction and every sample
 * costs the same but for each millisecond's, which looks for the fundamental.
 *
 * <p>One thread feeds and reads. Delays, in periods of the grid: rms 1 (half the period to the
 * middle), fundamental 1, frequency 3.5 (middle 1.75), fast frequency 1.5 (middle 0.75), sequence
 * about 1.5.
 */
public final class GridMeter {
    /** Below, noise would decide about the frequency (IEEE 1547-2018 6.5.1 asks for 0.30). */
    static final double FREQUENCY_NEEDS_PU = 0.15;

    private static final double SLOWEST_HZ = 42;
    private static final double FASTEST_HZ = 68;
    private static final double TICKS_HZ = 1000;
    private static final long TICK_NANOS = 1_000_000;

    /** Retuning costs as much as a measurement; 20 mHz off, 0.04 % of it is off. */
    private static final double RETUNE_HZ = 0.02;

    private static final double FREQUENCY_PERIODS = 1.5;
    private static final double REFERENCE_PERIODS = 2.5;
    private static final double FREQUENCY_SUPPORT_PERIODS = 2 + FREQUENCY_PERIODS;
    private static final double ROCOF_WINDOW_SECONDS = 0.1;
    private static final double BRIDGE_SECONDS = 2.5e-3;

    /** An eighth of a period may be replaced before the rest says nothing any more. */
    private static final double BELIEVED_PART = 0.125;

    private static final double CONTRADICTION_SECONDS = 0.1;
    private static final double SAME_PHASE_PU = 0.02;
    private static final int FLAGS = QualityFlag.values().length;
    private static final int PAST_FREQUENCIES = 128;

    private final MeasurementSettings settings;
    private final int stepSamples;
    private final Channel[] channels;
    private final SquareSum[] lines;
    private final SampleWindow alpha;
    private final SampleWindow beta;
    private final DualSogi sequence = new DualSogi();
    private final Kernel onePeriod;
    private final Kernel twoPeriods;
    private final PhaseTrack slowTrack;
    private final PhaseTrack fastTrack;
    private final PhaseJump jump = new PhaseJump();
    private final Disturbance disturbance = new Disturbance();
    private final CleanRocof rocof = new CleanRocof(ROCOF_WINDOW_SECONDS);
    private final CycleReport report;
    private final int[] badSums;
    private final long[] raisedAt = new long[FLAGS];
    private final double[] pastHz = new double[PAST_FREQUENCIES];

    private long samples; // since the last restart
    private long takenNanos;
    private boolean started;
    private long badSum;
    private long ticks;
    private int untilTick;
    private double carrierHz;
    private double tunedHz;
    private double period;
    private double frequencyHz = Double.NaN;
    private double fastHz = Double.NaN;
    private double calmHz = Double.NaN;
    private double positivePu = Double.NaN;
    private double negativePu = Double.NaN;
    private double zeroPu = Double.NaN;
    private double contradictedSeconds;
    private boolean found;
    private boolean locked;
    private boolean faultySinceTick;

    public GridMeter(MeasurementSettings settings) {
        this.settings = settings;
        double rate = settings.sampleRateHz();
        double longest = rate / SLOWEST_HZ;
        int window = 2 * (int) longest + 8;
        int capacity = Integer.highestOneBit(window) << 1;
        stepSamples = (int) Math.max(1, Math.round(rate / TICKS_HZ));
        channels = new Channel[settings.phases()];
        double fullScalePu = settings.fullScaleV() / settings.nominalVoltageV();
        for (int k = 0; k < channels.length; k++) {
            channels[k] = new Channel(window, capacity, rate, fullScalePu);
        }
        lines = new SquareSum[settings.phases() == 3 ? 3 : 0];
        for (int k = 0; k < lines.length; k++) {
            lines[k] = new SquareSum(capacity);
        }
        alpha = new SampleWindow(window);
        beta = new SampleWindow(window);
        badSums = new int[capacity];
        onePeriod = Kernel.onePeriod(longest);
        twoPeriods = Kernel.twoPeriodsHann(longest);
        slowTrack = new PhaseTrack(rate, stepSamples);
        fastTrack = new PhaseTrack(rate, stepSamples);
        report = new CycleReport(channels, rate, settings.nominalFrequencyHz() == 60 ? 12 : 10);
        java.util.Arrays.fill(raisedAt, Long.MIN_VALUE);
        carrierHz = settings.nominalFrequencyHz();
        restart();
    }

    /** A single-phase sample; see {@link #accept(long, double, double, double)}. */
    public void accept(long takenNanos, double l1V) {
        accept(takenNanos, l1V, Double.NaN, Double.NaN);
    }

    /**
     * One instantaneous sample of each phase to neutral.
     *
     * @param takenNanos when the converter took it; from its own clock or counter, since a jitter
     *     of half a sample period counts as a lost sample
     */
    public void accept(long takenNanos, double l1V, double l2V, double l3V) {
        if (started) {
            long steps =
                    Math.round((takenNanos - this.takenNanos) * 1e-9 * settings.sampleRateHz());
            if (steps <= 0) {
                raise(QualityFlag.OUT_OF_ORDER);
                return;
            }
            if (steps > 1) {
                raise(QualityFlag.GAP);
                bridge(steps - 1);
            }
        }
        started = true;
        this.takenNanos = takenNanos;
        double nominal = settings.nominalVoltageV();
        int whole = (int) Math.rint(period);
        int wrong = channels[0].take(l1V / nominal, whole);
        if (channels.length == 3) {
            wrong |= channels[1].take(l2V / nominal, whole);
            wrong |= channels[2].take(l3V / nominal, whole);
        }
        advance(wrong);
    }

    private void bridge(long missing) {
        if (missing > BRIDGE_SECONDS * settings.sampleRateHz()) {
            restart();
            return;
        }
        int whole = (int) Math.rint(period);
        for (long k = 0; k < missing; k++) {
            for (Channel channel : channels) {
                channel.bridge(whole);
            }
            advance(QualityFlag.GAP.bit());
        }
    }

    private void advance(int wrong) {
        if (wrong != 0) {
            badSum++;
            faultySinceTick = true;
            raiseAll(wrong);
        }
        badSums[(int) samples & badSums.length - 1] = (int) badSum;
        if (channels.length == 3) {
            combine(channels[0].latestPu(), channels[1].latestPu(), channels[2].latestPu());
        }
        samples++;
        if (--untilTick == 0) {
            untilTick = stepSamples;
            tick();
        }
    }

    private void combine(double a, double b, double c) {
        double toLine = 1 / Math.sqrt(3);
        lines[0].add((a - b) * toLine);
        lines[1].add((b - c) * toLine);
        lines[2].add((c - a) * toLine);
        double x = (2 * a - b - c) / 3;
        double y = (b - c) * toLine;
        alpha.add(x);
        beta.add(y);
        sequence.step(x, y);
    }

    /** Once per millisecond: everything that needs a window of weights. */
    private void tick() {
        if (Math.abs(carrierHz - tunedHz) > RETUNE_HZ) {
            tune();
        }
        ticks++;
        found = samples > 2 * onePeriod.delay() + 1;
        if (!found) {
            return;
        }
        for (Channel channel : channels) {
            channel.findFundamental(onePeriod);
        }
        if (channels.length == 3) {
            sequence.note();
            findSequence();
        }
        trackFast();
        trackSlow();
        double now = samples / settings.sampleRateHz();
        if (disturbance.begins()) {
            rocof.forgetLatest((int) (1.2 * period / stepSamples));
        }
        if (!disturbance.disturbs()) {
            rocof.add(frequencyHz, now);
        }
        reportCycle();
    }

    private void tune() {
        tunedHz = carrierHz;
        period = settings.sampleRateHz() / tunedHz;
        onePeriod.tune(period);
        twoPeriods.tune(period);
        sequence.tune(2 * Math.PI / period);
    }

    private void findSequence() {
        int half = (int) Math.round(period / 2 / stepSamples);
        positivePu = sequence.positivePu(half);
        negativePu = sequence.negativePu(half);
        double x = 0;
        double y = 0;
        for (Channel channel : channels) {
            x += channel.magnitudePu() * Math.cos(channel.phase());
            y += channel.magnitudePu() * Math.sin(channel.phase());
        }
        zeroPu = Math.sqrt(x * x + y * y) / 3;
        boolean same =
                zeroPu > 0.5 && positivePu < 0.5
                        || sameInput(0, 1)
                        || sameInput(1, 2)
                        || sameInput(2, 0);
        double tickSeconds = stepSamples / settings.sampleRateHz();
        contradictedSeconds = same ? contradictedSeconds + tickSeconds : 0;
        if (contradictedSeconds > CONTRADICTION_SECONDS) {
            raise(QualityFlag.CONTRADICTORY);
        }
        if (negativePu > 0.5 && negativePu > positivePu) {
            raise(QualityFlag.REVERSED_ROTATION);
        }
    }

    private boolean sameInput(int line, int other) {
        return lines[line].latestRms(period) < SAME_PHASE_PU
                && channels[line].magnitudePu() > 0.5
                && channels[other].magnitudePu() > 0.5;
    }

    /** The phase of L1, or of the stronger sequence. */
    private void find(Kernel kernel) {
        if (channels.length == 1) {
            kernel.find(channels[0].window());
        } else if (negativePu > positivePu) {
            kernel.findBackwards(alpha, beta);
        } else {
            kernel.find(alpha, beta);
        }
    }

    private void trackFast() {
        find(onePeriod);
        boolean present = onePeriod.magnitude() > FREQUENCY_NEEDS_PU * Math.sqrt(2);
        fastTrack.add(present ? onePeriod.phase() : Double.NaN, samples - 1 - onePeriod.delay());
        double hz = fastTrack.frequencyHz(period / 2, tunedHz);
        if (!Double.isNaN(hz)) {
            fastHz = hz;
        }
        int back = (int) Math.round(REFERENCE_PERIODS * period / stepSamples);
        double reference =
                ticks > back ? pastHz[(int) (ticks - back) & PAST_FREQUENCIES - 1] : Double.NaN;
        double gainedDeg = Math.toDegrees(fastTrack.gained(period, reference));
        jump.step(gainedDeg, stepSamples / period);
        int half = (int) Math.round(period / 2 / stepSamples);
        double changePu = 0;
        for (Channel channel : channels) {
            changePu = Math.max(changePu, channel.changePu(half));
        }
        disturbance.step(gainedDeg, changePu, stepSamples / period);
    }

    private void trackSlow() {
        boolean present = false;
        if (samples > 2 * twoPeriods.delay() + 1) {
            find(twoPeriods);
            present = twoPeriods.magnitude() > FREQUENCY_NEEDS_PU * Math.sqrt(2);
        }
        slowTrack.add(present ? twoPeriods.phase() : Double.NaN, samples - 1 - twoPeriods.delay());
        double hz = slowTrack.frequencyHz(FREQUENCY_PERIODS * period, tunedHz);
        boolean believed = badWithin(FREQUENCY_SUPPORT_PERIODS * period) <= BELIEVED_PART * period;
        if (Double.isNaN(hz) || !believed) {
            // what was seen while the voltage fell is worse than what was seen before
            frequencyHz = calmHz;
            fastHz = calmHz;
            raise(QualityFlag.FREQUENCY_HELD);
        } else {
            // with windows of the wrong length everything looks disturbed
            locked = !jump.frequencyStepped() && (locked || Math.abs(hz - tunedHz) < RETUNE_HZ);
            if (!locked) {
                disturbance.restart();
            }
            frequencyHz = disturbance.onlyLongWindows() ? fastHz : hz;
            if (!disturbance.disturbs()) {
                calmHz = hz;
                carrierHz = Math.clamp(hz, SLOWEST_HZ, FASTEST_HZ);
            }
        }
        pastHz[(int) ticks & PAST_FREQUENCIES - 1] = frequencyHz;
    }

    private void reportCycle() {
        double phase = Double.NaN;
        if (channels[0].magnitudePu() > FREQUENCY_NEEDS_PU) {
            double ahead = onePeriod.delay() / period;
            phase = PhaseTrack.wrap(channels[0].phase() + 2 * Math.PI * ahead);
        }
        report.step(samples - 1, phase, period, faultySinceTick);
        faultySinceTick = false;
    }

    /** How many of the latest samples are not believed. */
    private long badWithin(double length) {
        long back = Math.min((long) length + 1, Math.min(samples, badSums.length) - 1);
        return back <= 0
                ? 0
                : (int) badSum - badSums[(int) (samples - 1 - back) & badSums.length - 1];
    }

    private void raise(QualityFlag flag) {
        raisedAt[flag.ordinal()] = takenNanos;
    }

    private void raiseAll(int mask) {
        for (int rest = mask; rest != 0; rest &= rest - 1) {
            raisedAt[Integer.numberOfTrailingZeros(rest)] = takenNanos;
        }
    }

    /** Forgets the past, as after a gap that cannot be bridged. */
    private void restart() {
        for (Channel channel : channels) {
            channel.restart();
        }
        for (SquareSum line : lines) {
            line.restart();
        }
        alpha.restart();
        beta.restart();
        sequence.restart();
        slowTrack.restart();
        fastTrack.restart();
        jump.restart();
        rocof.restart();
        report.restart();
        java.util.Arrays.fill(badSums, 0);
        java.util.Arrays.fill(pastHz, Double.NaN);
        badSum = 0;
        samples = 0;
        ticks = 0;
        untilTick = stepSamples;
        found = false;
        locked = false;
        contradictedSeconds = 0;
        disturbance.restart();
        frequencyHz = Double.NaN;
        fastHz = Double.NaN;
        calmHz = Double.NaN;
        tune();
    }

    /**
     * What is known at {@code nowNanos}, as of the latest sample. Costs no more for being asked
     * often.
     */
    public void read(long nowNanos, MeasurementSnapshot out) {
        out.takenNanos = takenNanos;
        out.ageNanos = started ? Math.max(0, nowNanos - takenNanos) : Long.MAX_VALUE;
        out.flags = flags(nowNanos);
        boolean ready = found && samples > (FREQUENCY_SUPPORT_PERIODS + 0.1) * period;
        boolean blocked =
                !ready
                        || out.ageNanos > QualityFlag.STALE.blocksAfterNanos()
                        || badWithin(period) > BELIEVED_PART * period
                        || contradictedSeconds > CONTRADICTION_SECONDS;
        if (!ready) {
            out.flags |= QualityFlag.STARTING.bit();
        }
        writeReport(out);
        if (blocked) {
            out.blind();
            return;
        }
        out.blocked = false;
        writeVoltages(out);
        out.frequencyHz = frequencyHz;
        out.fastFrequencyHz = fastHz;
        out.rocofHzPerSecond = rocof.rate();
        out.phaseJumpDeg = jump.angleDeg();
    }

    private int flags(long nowNanos) {
        int mask = 0;
        long windowNanos = (long) (FREQUENCY_SUPPORT_PERIODS * 1e9 / tunedHz);
        for (int k = 0; k < FLAGS; k++) {
            boolean momentary = k == QualityFlag.FREQUENCY_HELD.ordinal();
            long shownNanos = momentary ? 2 * TICK_NANOS : windowNanos;
            if (raisedAt[k] != Long.MIN_VALUE && takenNanos - raisedAt[k] < shownNanos) {
                mask |= 1 << k;
            }
        }
        if (started && nowNanos - takenNanos > QualityFlag.STALE.blocksAfterNanos()) {
            mask |= QualityFlag.STALE.bit();
        }
        return mask;
    }

    private void writeVoltages(MeasurementSnapshot out) {
        out.rmsL1Pu = channels[0].squares().latestRms(period);
        out.halfCycleL1Pu = channels[0].squares().latestRms(period / 2);
        out.fundamentalL1Pu = channels[0].magnitudePu();
        out.angleL1Deg = 0;
        if (channels.length == 1) {
            return;
        }
        out.rmsL2Pu = channels[1].squares().latestRms(period);
        out.rmsL3Pu = channels[2].squares().latestRms(period);
        out.halfCycleL2Pu = channels[1].squares().latestRms(period / 2);
        out.halfCycleL3Pu = channels[2].squares().latestRms(period / 2);
        out.rmsL12Pu = lines[0].latestRms(period);
        out.rmsL23Pu = lines[1].latestRms(period);
        out.rmsL31Pu = lines[2].latestRms(period);
        out.fundamentalL2Pu = channels[1].magnitudePu();
        out.fundamentalL3Pu = channels[2].magnitudePu();
        out.angleL2Deg = angleDeg(1, -120);
        out.angleL3Deg = angleDeg(2, 120);
        out.positiveSequencePu = positivePu;
        out.negativeSequencePu = negativePu;
        out.zeroSequencePu = zeroPu;
    }

    /** A phase without a voltage has no angle; then the balanced one does no harm. */
    private double angleDeg(int channel, double balancedDeg) {
        boolean none =
                channels[0].magnitudePu() < SAME_PHASE_PU
                        || channels[channel].magnitudePu() < SAME_PHASE_PU;
        return none
                ? balancedDeg
                : Math.toDegrees(PhaseTrack.wrap(channels[channel].phase() - channels[0].phase()));
    }

    private void writeReport(MeasurementSnapshot out) {
        out.reports = report.count();
        out.reportFlagged = report.flagged();
        out.reportFrequencyHz = report.frequencyHz();
        out.reportLowestPu = report.lowestPu();
        out.reportHighestPu = report.highestPu();
        out.reportL1Pu = report.rmsPu(0);
        if (channels.length == 3) {
            out.reportL2Pu = report.rmsPu(1);
            out.reportL3Pu = report.rmsPu(2);
        }
    }
}
