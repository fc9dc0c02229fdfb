package org.tidegate.board.gridcode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One grid code as data. Voltages are per unit of nominal; times are in seconds as codes print
 * them. Obtained from {@link GridCodes}, which has checked that the numbers fit together.
 *
 * @param meanWindow null when no stage looks at a mean
 * @param rateOfChange null when the code has no such trip
 * @param demonstration times are shortened; for simulated grids only
 * @param sha256 of the file, for the record of what was in force
 */
public record GridCode(
        String id,
        String name,
        String edition,
        String region,
        boolean demonstration,
        Nominal nominal,
        List<TripStage> tripStages,
        @Nullable MeanWindow meanWindow,
        @Nullable RateOfChange rateOfChange,
        EnterService enterService,
        RideThrough rideThrough,
        FrequencyResponse frequencyResponse,
        String sha256) {

    public GridCode {
        tripStages = List.copyOf(tripStages);
    }

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
     * @param rampSeconds from zero to rated power
     */
    public record EnterService(
            double lowestVoltagePu,
            double highestVoltagePu,
            double lowestFrequencyHz,
            double highestFrequencyHz,
            double observationSeconds,
            double rampSeconds,
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
    public record Band(double low, double high, Mode mode, String atLeast) {}

    /** One axis of the ride-through table. */
    public record RideThroughAxis(
            double continuousLow, double continuousHigh, List<Band> bands, Provenance provenance) {
        public RideThroughAxis {
            bands = List.copyOf(bands);
        }
    }

    /** The ride-through table. */
    public record RideThrough(RideThroughAxis voltage, RideThroughAxis frequency) {}

    /** What frequency does to power. */
    public sealed interface FrequencyResponse {
        Provenance provenance();

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
     * A number nobody has confirmed.
     *
     * @param key where it stands in the file
     */
    public record Unconfirmed(String key, String value, Provenance provenance) {
        @Override
        public String toString() {
            return "%s = %s (clause %s, confidence %s)"
                    .formatted(key, value, provenance.clause(), provenance.confidence());
        }
    }

    /**
     * The numbers in force that are not confirmed, in the file's order. Every number that
     * protection uses is covered.
     */
    public List<Unconfirmed> unconfirmed() {
        var list = new ArrayList<Unconfirmed>();
        for (TripStage s : tripStages) {
            String value = number(s.threshold) + " for " + number(s.clearingSeconds) + " s";
            note(list, "trip_stages." + s.id, value, s.provenance);
        }
        if (meanWindow != null) {
            String value = number(meanWindow.windowSeconds) + " s";
            note(list, "mean_window", value, meanWindow.provenance);
        }
        if (rateOfChange != null) {
            String value = number(rateOfChange.limitHzPerS) + " Hz/s";
            note(list, "rate_of_change", value, rateOfChange.provenance);
        }
        EnterService e = enterService;
        String window =
                "%s to %s pu, %s to %s Hz for %s s"
                        .formatted(
                                number(e.lowestVoltagePu),
                                number(e.highestVoltagePu),
                                number(e.lowestFrequencyHz),
                                number(e.highestFrequencyHz),
                                number(e.observationSeconds));
        note(list, "enter_service", window, e.provenance);
        note(list, "ride_through.voltage", range(rideThrough.voltage), rideThrough.voltage);
        note(list, "ride_through.frequency", range(rideThrough.frequency), rideThrough.frequency);
        String response = frequencyResponse.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        note(list, "frequency_response", response, frequencyResponse.provenance());
        return list;
    }

    /**
     * Whether power may be fed into the grid under this code: on a real grid only when every number
     * is confirmed. A demonstration feeds a simulated one; whoever assembles a charger around real
     * hardware refuses it.
     */
    public boolean mayExport() {
        return demonstration || unconfirmed().isEmpty();
    }

    private static void note(
            List<Unconfirmed> list, String key, String value, RideThroughAxis axis) {
        note(list, key, value, axis.provenance);
    }

    private static void note(
            List<Unconfirmed> list, String key, String value, Provenance provenance) {
        if (!provenance.confidence.confirmed()) {
            list.add(new Unconfirmed(key, value, provenance));
        }
    }

    private static String range(RideThroughAxis axis) {
        return "continuous from "
                + number(axis.continuousLow)
                + " to "
                + number(axis.continuousHigh);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
