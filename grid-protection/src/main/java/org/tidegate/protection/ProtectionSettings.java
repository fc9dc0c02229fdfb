package org.tidegate.protection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything {@link GridProtection} needs to know about a grid code, as plain numbers. Voltages are
 * per unit of nominal, powers per unit of rated apparent power with plus into the vehicle. The
 * records refuse numbers that mean nothing (a programming error); whether a number is right for a
 * grid is the profile loader's business.
 *
 * @param profile id for events and displays
 * @param phases 1 (only L1 exists) or 3
 * @param stages trip stages, the fastest first where several may operate in the same cycle; at most
 *     32
 * @param mean window of the mean voltage; null when no stage uses it
 * @param rateOfChangeWindowNanos over which the rate of change of frequency is taken; 0 when no
 *     stage uses it
 * @param support functions besides frequency
 * @param consecutive null when the code does not count disturbances
 * @param phaseJump null when jumps are not looked at
 * @param longestSampleAgeNanos an older sample counts as no sample
 * @param longestStepNanos a gap between two steps that is longer than this was not observed: it
 *     counts in full towards tripping and restarts the wait for service
 */
public record ProtectionSettings(
        String profile,
        int phases,
        double nominalFrequencyHz,
        List<Stage> stages,
        @Nullable MeanWindow mean,
        long rateOfChangeWindowNanos,
        Service service,
        RideThrough rideThrough,
        FrequencyResponse frequencyResponse,
        SupportSettings support,
        @Nullable Consecutive consecutive,
        @Nullable Blanking phaseJump,
        long longestSampleAgeNanos,
        long longestStepNanos) {

    /** A code without support functions besides frequency. */
    public ProtectionSettings(
            String profile,
            int phases,
            double nominalFrequencyHz,
            List<Stage> stages,
            @Nullable MeanWindow mean,
            long rateOfChangeWindowNanos,
            Service service,
            RideThrough rideThrough,
            FrequencyResponse frequencyResponse,
            long longestSampleAgeNanos,
            long longestStepNanos) {
        this(
                profile,
                phases,
                nominalFrequencyHz,
                stages,
                mean,
                rateOfChangeWindowNanos,
                service,
                rideThrough,
                frequencyResponse,
                SupportSettings.none(),
                null,
                null,
                longestSampleAgeNanos,
                longestStepNanos);
    }

    /** A Modbus poll may be lost once and be late once; see the module's README. */
    public static final long DEFAULT_SAMPLE_AGE_NANOS = 500_000_000L;

    /** Five cycles of the slowest lane. */
    public static final long DEFAULT_LONGEST_STEP_NANOS = 100_000_000L;

    private static final int MOST_STAGES = 32;

    public ProtectionSettings {
        stages = List.copyOf(stages);
        require(phases == 1 || phases == 3, "phases", phases);
        require(nominalFrequencyHz > 0, "nominalFrequencyHz", nominalFrequencyHz);
        require(stages.size() <= MOST_STAGES, "number of stages", stages.size());
        require(longestSampleAgeNanos > 0, "longestSampleAgeNanos", longestSampleAgeNanos);
        require(longestStepNanos > 0, "longestStepNanos", longestStepNanos);
        for (Stage stage : stages) {
            require(
                    stage.quantity != Quantity.MEAN_VOLTAGE || mean != null,
                    "stage without a mean window: " + stage.id,
                    stage.threshold);
            require(
                    stage.quantity != Quantity.RATE_OF_CHANGE || rateOfChangeWindowNanos > 0,
                    "stage without a rate of change window: " + stage.id,
                    stage.threshold);
        }
    }

    /** What a trip stage looks at. */
    public enum Quantity {
        /** Lowest or highest of the phase-neutral and phase-phase voltages. */
        ANY_VOLTAGE,
        /** Lowest or highest of the phase-neutral voltages alone. */
        PHASE_VOLTAGE,
        /** The highest voltage's mean over the {@link MeanWindow}. */
        MEAN_VOLTAGE,
        /** Hertz. */
        FREQUENCY,
        /** Absolute rate of change of frequency in Hz/s. */
        RATE_OF_CHANGE
    }

    /**
     * Trips when the quantity has been beyond the threshold, without a break, for the delay.
     *
     * @param id the code's own name, such as {@code OV2} or {@code U>>}
     * @param over true: trips above the threshold; false: below
     * @param delayNanos 0 trips with the first sample
     */
    public record Stage(
            String id, Quantity quantity, boolean over, double threshold, long delayNanos) {
        public Stage {
            require(Double.isFinite(threshold), "threshold of " + id, threshold);
            require(delayNanos >= 0, "delayNanos of " + id, delayNanos);
        }
    }

    /** A sliding root-mean-square window, refreshed in whole steps. */
    public record MeanWindow(long windowNanos, long refreshNanos) {
        public MeanWindow {
            require(refreshNanos > 0, "refreshNanos", refreshNanos);
            require(
                    windowNanos >= refreshNanos && windowNanos % refreshNanos == 0,
                    "windowNanos",
                    windowNanos);
        }
    }

    /**
     * Consecutive disturbances (IEEE 1547-2018 6.4.2.5, table 17).
     *
     * @param sets how many must be ridden through inside the window
     * @param gapNanos continuous operation for this long ends a set
     * @param trips whether one more set than that trips; the standard leaves it open
     */
    public record Consecutive(int sets, long gapNanos, long windowNanos, boolean trips) {
        public Consecutive {
            require(sets > 0, "sets", sets);
            require(gapNanos >= 0, "gapNanos", gapNanos);
            require(windowNanos > 0, "windowNanos", windowNanos);
        }
    }

    /**
     * A phase jump beyond the threshold keeps the rate of change of frequency from being believed.
     */
    public record Blanking(double thresholdDeg, long durationNanos) {
        public Blanking {
            require(thresholdDeg > 0, "thresholdDeg", thresholdDeg);
            require(durationNanos > 0, "durationNanos", durationNanos);
        }
    }

    /**
     * When service may be entered and how fast power may come back. Limits are inclusive.
     *
     * @param rampNanos time from 0 to rated power; 0 returns at once
     * @param randomNanos up to this much longer, drawn anew after each trip (IEEE 1547-2018 4.10.3)
     */
    public record Service(
            double lowestVoltagePu,
            double highestVoltagePu,
            double lowestFrequencyHz,
            double highestFrequencyHz,
            long observationNanos,
            long rampNanos,
            long randomNanos) {
        /** Without a random delay. */
        public Service(
                double lowestVoltagePu,
                double highestVoltagePu,
                double lowestFrequencyHz,
                double highestFrequencyHz,
                long observationNanos,
                long rampNanos) {
            this(
                    lowestVoltagePu,
                    highestVoltagePu,
                    lowestFrequencyHz,
                    highestFrequencyHz,
                    observationNanos,
                    rampNanos,
                    0);
        }

        public Service {
            require(lowestVoltagePu < highestVoltagePu, "lowestVoltagePu", lowestVoltagePu);
            require(lowestFrequencyHz < highestFrequencyHz, "lowestFrequencyHz", lowestFrequencyHz);
            require(observationNanos >= 0, "observationNanos", observationNanos);
            require(rampNanos >= 0, "rampNanos", rampNanos);
            require(randomNanos >= 0, "randomNanos", randomNanos);
        }
    }

    /**
     * One band of a ride-through table. Below the continuous range a band holds its lower edge,
     * above the continuous range its upper edge.
     */
    public record Band(double low, double high, GridMode mode) {
        public Band {
            require(low < high, "low", low);
        }
    }

    /**
     * The ride-through table: what to do outside the continuous range while nothing has tripped.
     * What no band covers is {@link GridMode#NOT_DEFINED}. Without frequency bands every frequency
     * is continuous.
     */
    public record RideThrough(
            double continuousLowPu,
            double continuousHighPu,
            List<Band> voltageBands,
            double continuousLowHz,
            double continuousHighHz,
            List<Band> frequencyBands) {
        public RideThrough {
            voltageBands = List.copyOf(voltageBands);
            frequencyBands = List.copyOf(frequencyBands);
            require(continuousLowPu < continuousHighPu, "continuousLowPu", continuousLowPu);
            require(continuousLowHz < continuousHighHz, "continuousLowHz", continuousLowHz);
        }

        /** Everything that does not trip is continuous operation. */
        public static RideThrough none() {
            return new RideThrough(
                    Double.NEGATIVE_INFINITY,
                    Double.POSITIVE_INFINITY,
                    List.of(),
                    Double.NEGATIVE_INFINITY,
                    Double.POSITIVE_INFINITY,
                    List.of());
        }
    }

    /** What frequency does to power. */
    public sealed interface FrequencyResponse {
        /** Nothing. */
        record None() implements FrequencyResponse {}

        /**
         * IEEE 1547-2018 6.5.2.7: droop with deadband around nominal.
         *
         * @param overDroop,underDroop per unit of frequency for per unit of power
         * @param responseNanos open-loop response: the time to 90 % of a step
         * @param lowestPowerPu,highestPowerPu how far the response may go: most export, most import
         */
        record Droop(
                double overDeadbandHz,
                double underDeadbandHz,
                double overDroop,
                double underDroop,
                long responseNanos,
                double lowestPowerPu,
                double highestPowerPu)
                implements FrequencyResponse {
            public Droop {
                require(overDeadbandHz >= 0, "overDeadbandHz", overDeadbandHz);
                require(underDeadbandHz >= 0, "underDeadbandHz", underDeadbandHz);
                require(overDroop > 0, "overDroop", overDroop);
                require(underDroop > 0, "underDroop", underDroop);
            }
        }

        /**
         * EN 50549-1 4.6.1 and 4.6.2, VDE-AR-N 4105 5.7.4.3: limited frequency sensitive mode.
         *
         * @param over,under null where the code asks for none
         * @param responseNanos,underResponseNanos time to 90 % of a step, above and below
         * @param recovery null: full power again as soon as the frequency is back
         * @param lowestPowerPu,highestPowerPu how far the response may go: most export, most import
         */
        record Lfsm(
                @Nullable Threshold over,
                @Nullable Threshold under,
                long responseNanos,
                long underResponseNanos,
                @Nullable Recovery recovery,
                double lowestPowerPu,
                double highestPowerPu)
                implements FrequencyResponse {
            /** With the same response on both sides, as most codes have it. */
            public Lfsm(
                    @Nullable Threshold over,
                    @Nullable Threshold under,
                    long responseNanos,
                    @Nullable Recovery recovery,
                    double lowestPowerPu,
                    double highestPowerPu) {
                this(
                        over,
                        under,
                        responseNanos,
                        responseNanos,
                        recovery,
                        lowestPowerPu,
                        highestPowerPu);
            }
        }

        /**
         * @param droop per unit of frequency for per unit of reference power
         * @param momentary true: the reference is the power at the moment of activation; false:
         *     rated power
         */
        record Threshold(double startHz, double droop, boolean momentary) {
            public Threshold {
                require(startHz > 0, "startHz", startHz);
                require(droop > 0, "droop", droop);
            }
        }

        /** After the frequency is back, how fast power may follow the demand, and for how long. */
        record Recovery(double perMinutePu, long windowNanos) {
            public Recovery {
                require(perMinutePu > 0, "perMinutePu", perMinutePu);
            }
        }

        /**
         * AS/NZS 4777.2 4.5.3: power falls linearly to zero between two frequencies, stays at the
         * lowest value reached, and comes back with a gradient once the frequency has been inside
         * the hysteresis for the hold time.
         */
        record Held(
                double overStartHz,
                double overEndHz,
                double underStartHz,
                double underEndHz,
                double hysteresisHz,
                long holdNanos,
                double perMinutePu)
                implements FrequencyResponse {
            public Held {
                require(overStartHz < overEndHz, "overStartHz", overStartHz);
                require(underEndHz < underStartHz, "underEndHz", underEndHz);
                require(perMinutePu > 0, "perMinutePu", perMinutePu);
            }
        }
    }

    private static void require(boolean holds, String what, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(what + " = " + value + " means nothing");
        }
    }
}
