package org.tidegate.board.gridcode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One grid code as data. Voltages are per unit of nominal; times are in seconds as codes print
 * them. Obtained from {@link GridCodes}, which has checked that the numbers fit together.
 *
 * @param base id of the code it is derived from; empty if it stands alone
 * @param category null for codes without categories
 * @param tripStages those in force
 * @param meanWindow null when no stage looks at a mean
 * @param rateOfChange null when the code has no such trip
 * @param enterService after a trip
 * @param firstStart null when the first start of a day waits like a return after a trip
 * @param demonstration times are shortened; for simulated grids only
 * @param values every value of the file, for people, comparisons and changes
 * @param document the whole code as JSON, with what it takes over from its base
 * @param sha256 of the canonical form, for the record of what was in force: equal for codes that
 *     behave alike, whatever their names, notes and clauses
 */
public record GridCode(
        String id,
        String name,
        String edition,
        String region,
        String base,
        @Nullable Category category,
        boolean demonstration,
        Nominal nominal,
        List<TripStage> tripStages,
        @Nullable MeanWindow meanWindow,
        @Nullable RateOfChange rateOfChange,
        EnterService enterService,
        @Nullable EnterService firstStart,
        RideThrough rideThrough,
        FrequencyResponse frequencyResponse,
        SupportFunctions support,
        List<ProfileValue> values,
        String document,
        String sha256) {

    public GridCode {
        tripStages = List.copyOf(tripStages);
        values = List.copyOf(values);
    }

    /** IEEE 1547-2018 1.4: normal operating performance A or B, abnormal I, II or III. */
    public record Category(String normal, String abnormal) {}

    /** How far a number may be trusted. */
    public enum Confidence {
        /** Seen in a document or source file that was retrieved and read. */
        A,
        /** Known to the author and corroborated by a second source. */
        B,
        /** Known to the author from the standard only; not verified. */
        C,
        /** Uncertain, a draft or a national choice. */
        D;

        /**
         * Whether power may be fed into a grid on the strength of this number. C and D are not
         * enough: nobody has seen the number twice.
         */
        public boolean confirmed() {
            return this == A || this == B;
        }
    }

    /** Where a number comes from. */
    public record Provenance(String clause, Confidence confidence, String source) {}

    /**
     * @param phaseVoltageV empty when the site decides
     */
    public record Nominal(OptionalDouble phaseVoltageV, double frequencyHz) {}

    /** What a stage looks at. */
    public enum Quantity {
        ANY_VOLTAGE,
        PHASE_VOLTAGE,
        MEAN_VOLTAGE,
        FREQUENCY
    }

    /** What the grid operator may change a number to. */
    public record Range(double min, double max) {
        public boolean contains(double value) {
            return value >= min && value <= max;
        }
    }

    /**
     * @param threshold pu or Hz
     * @param clearingSeconds the longest time from the violation until the current is gone:
     *     measurement, decision and switching together
     * @param thresholdRange,clearingRange null when not adjustable
     */
    public record TripStage(
            String id,
            Quantity quantity,
            boolean over,
            double threshold,
            double clearingSeconds,
            @Nullable Range thresholdRange,
            @Nullable Range clearingRange,
            Provenance provenance) {}

    /** Window of the mean voltage. */
    public record MeanWindow(double windowSeconds, double refreshSeconds, Provenance provenance) {}

    /** Trip on the rate of change of frequency. */
    public record RateOfChange(
            double limitHzPerS, double windowSeconds, double delaySeconds, Provenance provenance) {}

    /**
     * @param rampSeconds from zero to rated power; 0 without a ramp
     * @param randomSeconds up to this much is waited on top; 0 for none
     */
    public record EnterService(
            double lowestVoltagePu,
            double highestVoltagePu,
            double lowestFrequencyHz,
            double highestFrequencyHz,
            double observationSeconds,
            double rampSeconds,
            double randomSeconds,
            Provenance provenance) {}

    /** What to do outside the continuous range. */
    public enum Mode {
        MANDATORY,
        PERMISSIVE,
        MOMENTARY_CESSATION,
        CEASE_TO_ENERGISE
    }

    /**
     * @param low,high pu or Hz; infinite where open
     * @param atLeast how long this has to be endured: seconds, a formula in V, {@code inf} or empty
     */
    public record Band(double low, double high, Mode mode, String atLeast) {
        /** Seconds at this voltage or frequency; NaN where the code leaves it open. */
        public double seconds(double at) {
            return Duration.seconds(atLeast, at);
        }
    }

    /** One axis of the ride-through table. */
    public record RideThroughAxis(
            double continuousLow, double continuousHigh, List<Band> bands, Provenance provenance) {
        public RideThroughAxis {
            bands = List.copyOf(bands);
        }
    }

    /**
     * How fast current must go and come back.
     *
     * @param ceaseSeconds,cessationSeconds NaN where the code leaves it open
     * @param restorePu share of the current before, to be back within the seconds
     */
    public record Performance(
            double ceaseSeconds,
            double cessationSeconds,
            double restorePu,
            double restoreSeconds,
            Provenance provenance) {}

    /** Consecutive disturbances to be endured (IEEE 1547-2018 Table 17). */
    public record Consecutive(
            boolean enabled,
            int sets,
            double gapSeconds,
            double windowSeconds,
            Provenance provenance) {}

    /**
     * A phase jump to be endured.
     *
     * @param cessationSeconds how long power may be gone; NaN where the code leaves it open
     */
    public record PhaseJump(
            double positiveSequenceDeg,
            double singlePhaseDeg,
            double cessationSeconds,
            Provenance provenance) {}

    /** A rate of change of frequency to be endured over a window. */
    public record Withstand(double hzPerS, double windowSeconds) {}

    /**
     * The ride-through table and what belongs to it.
     *
     * @param performance,consecutive,phaseJump null where the code is silent
     * @param underCurve,overCurve seconds since the dip began, and the voltage that still has to be
     *     endured then; empty where the code has bands only
     * @param withstand rates of change to be endured
     */
    public record RideThrough(
            RideThroughAxis voltage,
            RideThroughAxis frequency,
            @Nullable Performance performance,
            @Nullable Consecutive consecutive,
            @Nullable PhaseJump phaseJump,
            List<SupportFunctions.Point> underCurve,
            List<SupportFunctions.Point> overCurve,
            List<Withstand> withstand) {
        public RideThrough {
            underCurve = List.copyOf(underCurve);
            overCurve = List.copyOf(overCurve);
            withstand = List.copyOf(withstand);
        }
    }

    /** What frequency does to power. */
    public sealed interface FrequencyResponse {
        Provenance provenance();

        /** Nothing. */
        record None(Provenance provenance) implements FrequencyResponse {}

        /**
         * AS/NZS 4777.2: power falls linearly to zero between two frequencies, stays at the lowest
         * value reached, and comes back once the frequency has been inside the hysteresis for the
         * hold time.
         *
         * @param perMinute per unit of rated power
         */
        record Held(
                double overStartHz,
                double overEndHz,
                double underStartHz,
                double underEndHz,
                double hysteresisHz,
                double holdSeconds,
                double perMinute,
                Provenance provenance)
                implements FrequencyResponse {}

        /** IEEE 1547: droop around nominal with deadband. */
        record Droop(
                double overDeadbandHz,
                double underDeadbandHz,
                double overDroop,
                double underDroop,
                double responseSeconds,
                Provenance provenance)
                implements FrequencyResponse {}

        /**
         * EN 50549: limited frequency sensitive mode.
         *
         * @param over,under null where the code asks for none
         * @param recovery null: at once
         */
        record Lfsm(
                @Nullable Line over,
                @Nullable Line under,
                double responseSeconds,
                @Nullable Recovery recovery,
                Provenance provenance)
                implements FrequencyResponse {}
    }

    /**
     * @param momentary the droop refers to the power at activation instead of rated power
     */
    public record Line(double startHz, double droop, boolean momentary) {}

    /** How fast power returns after the frequency has, per unit of rated power per minute. */
    public record Recovery(double perMinute, double windowSeconds) {}

    /**
     * The numbers of one section that nobody has confirmed.
     *
     * @param key the section
     * @param value all of them, as a confirmation in the site file has to repeat them
     */
    public record Unconfirmed(String key, String value, Provenance provenance) {
        @Override
        public String toString() {
            return "%s: %s (clause %s, confidence %s)"
                    .formatted(key, value, provenance.clause(), provenance.confidence());
        }
    }

    /**
     * The numbers in force that are not confirmed, in the file's order. Every number that
     * protection uses is covered; functions that are off are not.
     */
    public List<Unconfirmed> unconfirmed() {
        var texts = new LinkedHashMap<String, StringBuilder>();
        var provenances = new LinkedHashMap<String, Provenance>();
        for (ProfileValue v : values) {
            if (!v.inForce() || v.provenance().confidence().confirmed()) {
                continue;
            }
            texts.computeIfAbsent(v.group(), _ -> new StringBuilder())
                    .append(' ')
                    .append(v.name())
                    .append('=')
                    .append(v.value());
            provenances.merge(v.group(), v.provenance(), GridCode::worse);
        }
        var list = new ArrayList<Unconfirmed>();
        provenances.forEach((key, provenance) -> {
            StringBuilder text = texts.getOrDefault(key, new StringBuilder(" "));
            list.add(new Unconfirmed(key, text.substring(1), provenance));
        });
        return list;
    }

    private static Provenance worse(Provenance a, Provenance b) {
        return a.confidence().compareTo(b.confidence()) >= 0 ? a : b;
    }

    /**
     * Whether power may be fed into the grid under this code without anybody's confirmation: on a
     * real grid only when every number is confirmed. A demonstration feeds a simulated one; whoever
     * assembles a charger around real hardware refuses it.
     */
    public boolean mayExport() {
        return demonstration || unconfirmed().isEmpty();
    }

    /** The value of that key; empty if the code has none. */
    public Optional<ProfileValue> value(String key) {
        return values.stream().filter(v -> v.key().equals(key)).findFirst();
    }
}
