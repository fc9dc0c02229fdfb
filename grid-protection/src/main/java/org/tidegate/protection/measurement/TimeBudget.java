package org.tidegate.protection.measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.Quantity;
import org.tidegate.protection.ProtectionSettings.Stage;

/**
 * How long it takes at worst from the first abnormal instant to no current, over one path, and
 * which clearing times of a profile that leaves room for. A stage that does not fit must be kept by
 * the converter itself.
 *
 * @param path for messages: {@code over our own samples}, {@code over this bus}
 * @param voltage,frequency what the measurement takes until it shows a step
 * @param rest what comes after it, whatever was measured
 */
public record TimeBudget(String path, List<Part> voltage, List<Part> frequency, List<Part> rest) {
    private static final long MILLISECOND = 1_000_000L;

    /** The slowest grid that is followed. */
    private static final double SLOWEST_HZ = 45;

    /** A meter looks for the fundamental once in a millisecond. */
    private static final long TICK_NANOS = MILLISECOND;

    public TimeBudget {
        voltage = List.copyOf(voltage);
        frequency = List.copyOf(frequency);
        rest = List.copyOf(rest);
    }

    /** One thing that takes time. */
    public record Part(String what, long worstNanos) {
        public Part {
            if (worstNanos < 0) {
                throw new IllegalArgumentException(what + " takes " + worstNanos + " ns");
            }
        }
    }

    /**
     * How current ends.
     *
     * @param what for messages
     * @param worstNanos from the decision to no current
     */
    public record Actuation(String what, long worstNanos) {
        /** A contactor that is wired to the board: 20 to 50 ms by its data sheet. */
        public static Actuation contactor(long worstNanos) {
            return new Actuation("contactor", worstNanos);
        }

        /** A gate line that is wired to the board. */
        public static Actuation gateLine(long worstNanos) {
            return new Actuation("gate line", worstNanos);
        }

        /** A register that is written; the converter follows within its own time. */
        public static Actuation register(long busNanos, long converterNanos) {
            return new Actuation("register write and converter", busNanos + converterNanos);
        }
    }

    /** Our own converter and {@link GridMeter}. */
    public static TimeBudget onSamples(long laneNanos, Actuation actuation) {
        long period = (long) (1e9 / SLOWEST_HZ);
        return new TimeBudget(
                "over our own samples",
                List.of(new Part("one period of rms", period + TICK_NANOS)),
                List.of(
                        new Part(
                                "3.5 periods of frequency",
                                (long) (3.5 * 1e9 / SLOWEST_HZ) + TICK_NANOS)),
                List.of(
                        new Part("wait for the lane", laneNanos),
                        new Part("decision", laneNanos),
                        new Part(actuation.what, actuation.worstNanos)));
    }

    /**
     * A converter's registers.
     *
     * @param filterNanos until a step of the grid shows in the converter's registers; to be
     *     measured at commissioning, 20 to 200 ms
     * @param pollNanos from one reading to the next
     * @param lostPolls in a row that have to be put up with
     * @param answerNanos of the bus
     */
    public static TimeBudget overBus(
            long filterNanos,
            long pollNanos,
            int lostPolls,
            long answerNanos,
            long laneNanos,
            Actuation actuation) {
        List<Part> measurement =
                List.of(
                        new Part("converter's filter", filterNanos),
                        new Part("wait for the poll", pollNanos),
                        new Part("lost polls", lostPolls * pollNanos),
                        new Part("answer", answerNanos));
        return new TimeBudget(
                "over this bus",
                measurement,
                measurement,
                List.of(
                        new Part("wait for the lane", laneNanos),
                        new Part("decision", laneNanos),
                        new Part(actuation.what, actuation.worstNanos)));
    }

    /** From the first abnormal instant to no current, without any intended delay. */
    public long worstNanos(Quantity quantity) {
        return sum(measurement(quantity)) + sum(rest);
    }

    private List<Part> measurement(Quantity quantity) {
        return switch (quantity) {
            case ANY_VOLTAGE, PHASE_VOLTAGE, MEAN_VOLTAGE -> voltage;
            case FREQUENCY, RATE_OF_CHANGE -> frequency;
        };
    }

    private static long sum(List<Part> parts) {
        long sum = 0;
        for (Part part : parts) {
            sum += part.worstNanos;
        }
        return sum;
    }

    /** Where the time goes, longest first; for a person. */
    public String breakdown(Quantity quantity) {
        var parts = new ArrayList<>(measurement(quantity));
        parts.addAll(rest);
        parts.removeIf(part -> part.worstNanos == 0);
        parts.sort((a, b) -> Long.compare(b.worstNanos, a.worstNanos));
        var text = new StringBuilder();
        for (Part part : parts) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(part.what)
                    .append(' ')
                    .append(milliseconds(part.worstNanos));
        }
        return text.toString();
    }

    /**
     * Whether a stage can be cleared in time.
     *
     * @param clearingNanos what the grid code allows from the first abnormal instant to no current
     * @param timerNanos what is left of that for the stage's own timer; 0 if nothing is
     * @param reachable whether we can do it; otherwise the converter must
     * @param sentence for a person, with the remedy
     */
    public record Finding(
            String stage,
            long clearingNanos,
            long worstNanos,
            long timerNanos,
            boolean reachable,
            String sentence) {}

    /** One clearing time. */
    public Finding check(String stage, Quantity quantity, long clearingNanos) {
        long worst = worstNanos(quantity);
        boolean reachable = worst <= clearingNanos;
        String sentence =
                reachable
                        ? "clearing time %s of %s is kept %s (worst case %s with a timer of %s)"
                                .formatted(
                                        milliseconds(clearingNanos),
                                        stage,
                                        path,
                                        milliseconds(worst),
                                        milliseconds(clearingNanos - worst))
                        : ("clearing time %s of %s is not reachable %s (worst case %s: %s): the"
                                        + " converter must trip; its settings are verified by"
                                        + " read-back")
                                .formatted(
                                        milliseconds(clearingNanos),
                                        stage,
                                        path,
                                        milliseconds(worst),
                                        breakdown(quantity));
        return new Finding(
                stage,
                clearingNanos,
                worst,
                Math.max(0, clearingNanos - worst),
                reachable,
                sentence);
    }

    /** Every stage of a profile, in its order; a stage's delay is taken for its clearing time. */
    public List<Finding> check(ProtectionSettings profile) {
        var findings = new ArrayList<Finding>();
        for (Stage stage : profile.stages()) {
            findings.add(check(stage.id(), stage.quantity(), stage.delayNanos()));
        }
        return findings;
    }

    private static String milliseconds(long nanos) {
        double ms = nanos / 1e6;
        return String.format(Locale.ROOT, ms == Math.rint(ms) ? "%.0f ms" : "%.1f ms", ms);
    }
}
