package org.tidegate.board.gridcode;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.gridcode.GridCode.Category;
import org.tidegate.board.gridcode.GridCode.EnterService;
import org.tidegate.board.gridcode.GridCode.FrequencyResponse;
import org.tidegate.board.gridcode.GridCode.Line;
import org.tidegate.board.gridcode.GridCode.MeanWindow;
import org.tidegate.board.gridcode.GridCode.Nominal;
import org.tidegate.board.gridcode.GridCode.Provenance;
import org.tidegate.board.gridcode.GridCode.Quantity;
import org.tidegate.board.gridcode.GridCode.RateOfChange;
import org.tidegate.board.gridcode.GridCode.Recovery;
import org.tidegate.board.gridcode.GridCode.RideThrough;
import org.tidegate.board.gridcode.GridCode.TripStage;

/** Reads one grid code and refuses numbers that cannot be meant. */
final class GridCodeReader {
    static final double LONGEST_SECONDS = 10_000;

    private static final double HIGHEST_VOLTAGE_PU = 2;

    private final Reading reading;
    private final Tree tree;

    GridCodeReader(Tree tree, Reading reading) {
        this.tree = tree;
        this.reading = reading;
    }

    /** The code; of use only if the reading has no problems. */
    GridCode read() {
        var root = new Section(reading, "", tree);
        String id = root.text("id");
        root.require(
                id.isEmpty() || id.matches("[a-z0-9]+([.-][a-z0-9]+)*"),
                "id",
                "'" + id + "' is no id",
                "Write lower case letters, digits and hyphens, such as ieee1547-2018-cat3.");
        String name = root.text("name");
        String edition = root.text("edition");
        String region = root.text("region");
        String base = root.textOrEmpty("extends") + root.textOrEmpty(Tree.DERIVED_FROM);
        Category category = category(root.sectionOrNull("category"));
        Nominal nominal = nominal(root.section("nominal"));
        var stages = new ArrayList<TripStage>();
        for (Section stage : root.sections("trip_stages")) {
            TripStage read = stage(stage, nominal);
            if (read != null) {
                stages.add(read);
            }
        }
        root.require(!stages.isEmpty(), "trip_stages", "is empty", "Add the code's stages.");
        MeanWindow mean = mean(root.sectionOrNull("mean_window"));
        RateOfChange rate = rate(root.sectionOrNull("rate_of_change"));
        EnterService service = service(root.section("enter_service"));
        Section start = root.sectionOrNull("first_start");
        EnterService first = start == null ? null : service(start);
        RideThrough ride = RideThroughReader.read(root.section("ride_through"));
        FrequencyResponse response = response(root.section("frequency_response"), nominal);
        SupportFunctions support = new SupportReader().read(root);
        // Facts for people: kept with the code, not acted on.
        root.ignore("information");
        root.close();
        List<ProfileValue> values = reading.values();
        return new GridCode(
                id,
                name,
                edition,
                region,
                base,
                category,
                false,
                nominal,
                stages,
                mean,
                rate,
                service,
                first,
                ride,
                response,
                support,
                values,
                Tree.json(Tree.standingAlone(tree)),
                sha256(values, nominal));
    }

    private static @Nullable Category category(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        String normal = s.text("normal");
        s.require(normal.matches("[AB]?"), "normal", "must be A or B", "Correct it.");
        String abnormal = s.text("abnormal");
        s.require(abnormal.matches("I{0,3}"), "abnormal", "must be I, II or III", "Correct it.");
        s.close();
        return new Category(normal, abnormal);
    }

    private static Nominal nominal(Section s) {
        double volts = s.numberOrNaN("phase_voltage_v", "V");
        double hertz = s.number("frequency_hz", "Hz");
        s.require(
                Double.isNaN(hertz) || hertz == 50 || hertz == 60,
                "frequency_hz",
                "must be 50 or 60",
                "Correct it.");
        s.require(
                Double.isNaN(volts) || (volts >= 100 && volts <= 400),
                "phase_voltage_v",
                "must be 100 to 400 V phase to neutral",
                "Correct it, or write null if the site decides.");
        s.close();
        return new Nominal(
                Double.isNaN(volts) ? OptionalDouble.empty() : OptionalDouble.of(volts), hertz);
    }

    /** On which side of nominal a stage watches. */
    private enum Direction {
        OVER,
        UNDER
    }

    /** Null for a stage that is off. */
    private static @Nullable TripStage stage(Section s, Nominal nominal) {
        String id = s.text("id");
        boolean enabled = s.flagOr("enabled", true);
        Quantity quantity = s.word("quantity", Quantity.class);
        Direction direction = s.word("direction", Direction.class);
        boolean over = direction == Direction.OVER;
        boolean hertz = quantity == Quantity.FREQUENCY;
        String expected = hertz ? "Hz" : "pu";
        double threshold = s.number("threshold", expected);
        String unit = s.text("unit");
        s.require(
                quantity == null || unit.isEmpty() || unit.equals(expected),
                "unit",
                "must be " + expected + " for this quantity",
                "Convert the threshold and correct the unit.");
        double normal = hertz ? nominal.frequencyHz() : 1;
        s.require(
                direction == null || !(over ? threshold <= normal : threshold >= normal),
                "threshold",
                "%s must be %s %s %s"
                        .formatted(
                                ProfileValue.number(threshold),
                                over ? "above" : "below",
                                ProfileValue.number(normal),
                                expected),
                "Correct the threshold or the direction.");
        s.require(
                !(threshold < 0) && !(threshold > normal * HIGHEST_VOLTAGE_PU),
                "threshold",
                ProfileValue.number(threshold) + " " + expected + " is not possible",
                "Correct it.");
        double clearing = seconds(s, "clearing_time_s", false);
        Provenance provenance = s.group(enabled);
        return enabled
                ? new TripStage(
                        id,
                        quantity == null ? Quantity.ANY_VOLTAGE : quantity,
                        over,
                        threshold,
                        clearing,
                        s.rangeOf("threshold"),
                        s.rangeOf("clearing_time_s"),
                        provenance)
                : null;
    }

    private static @Nullable MeanWindow mean(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        double window = seconds(s, "window_s", false);
        double refresh = seconds(s, "refresh_s", false);
        s.require(
                !(window % refresh != 0),
                "refresh_s",
                "must divide the window into whole parts",
                "Use 3 s for a window of 600 s.");
        return new MeanWindow(window, refresh, s.group(true));
    }

    private static @Nullable RateOfChange rate(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        double limit = s.number("limit_hz_s", "Hz/s");
        s.require(!(limit <= 0), "limit_hz_s", "must be above 0 Hz/s", "Correct it.");
        double window = seconds(s, "window_s", false);
        double delay = seconds(s, "delay_s", true);
        return new RateOfChange(limit, window, delay, s.group(true));
    }

    private static EnterService service(Section s) {
        double lowV = s.number("v_min", "pu");
        double highV = s.number("v_max", "pu");
        double lowF = s.number("f_min", "Hz");
        double highF = s.number("f_max", "Hz");
        double observe = seconds(s, "observe_s", true);
        double ramp = seconds(s, "ramp_s", true);
        double random = s.has("random_s") ? seconds(s, "random_s", true) : 0;
        s.ignore("random_s");
        if (s.has("permit_off_s")) {
            seconds(s, "permit_off_s", false);
        }
        s.ignore("permit_off_s");
        return new EnterService(lowV, highV, lowF, highF, observe, ramp, random, s.group(true));
    }

    /** Which function answers the frequency. */
    private enum Kind {
        NONE,
        DROOP,
        LFSM,
        HELD
    }

    private static FrequencyResponse response(Section s, Nominal nominal) {
        Kind kind = s.word("kind", Kind.class);
        return switch (kind == null ? Kind.NONE : kind) {
            case NONE -> new FrequencyResponse.None(s.group(true));
            case DROOP -> droop(s);
            case LFSM -> lfsm(s);
            case HELD -> held(s, nominal);
        };
    }

    private static FrequencyResponse droop(Section s) {
        double overDeadband = deadband(s, "over_deadband_hz");
        double underDeadband = deadband(s, "under_deadband_hz");
        double over = droop(s, "over_droop");
        double under = droop(s, "under_droop");
        double response = seconds(s, "response_s", true);
        return new FrequencyResponse.Droop(
                overDeadband, underDeadband, over, under, response, s.group(true));
    }

    private static double deadband(Section s, String key) {
        double deadband = s.number(key, "Hz");
        s.require(
                !(deadband < 0) && !(deadband > 5),
                key,
                ProfileValue.number(deadband) + " Hz is not possible",
                "Write 0 to 5 Hz; 36 mHz is 0.036.");
        return deadband;
    }

    private static FrequencyResponse lfsm(Section s) {
        Line over = line(s.sectionOrNull("over"));
        Line under = line(s.sectionOrNull("under"));
        double response = seconds(s, "response_s", true);
        Section back = s.sectionOrNull("recovery");
        Recovery recovery = null;
        if (back != null) {
            double perMinute = back.number("per_minute", "pu/min");
            back.require(!(perMinute <= 0), "per_minute", "must be above 0", "Correct it.");
            recovery = new Recovery(perMinute, seconds(back, "window_s", true));
            back.close();
        }
        return new FrequencyResponse.Lfsm(over, under, response, recovery, s.group(true));
    }

    private static FrequencyResponse held(Section s, Nominal nominal) {
        double hz = nominal.frequencyHz();
        double overStart = s.number("over_start_hz", "Hz");
        double overEnd = s.number("over_end_hz", "Hz");
        double underStart = s.number("under_start_hz", "Hz");
        double underEnd = s.number("under_end_hz", "Hz");
        s.require(!(overStart <= hz), "over_start_hz", "must be above nominal", "Correct it.");
        s.require(!(overEnd <= overStart), "over_end_hz", "must be above the start", "Correct it.");
        s.require(!(underStart >= hz), "under_start_hz", "must be below nominal", "Correct it.");
        s.require(
                !(underEnd >= underStart),
                "under_end_hz",
                "must be below the start",
                "Correct it.");
        double hysteresis = deadband(s, "hysteresis_hz");
        double hold = seconds(s, "hold_s", true);
        double perMinute = s.number("per_minute", "pu/min");
        s.require(!(perMinute <= 0), "per_minute", "must be above 0", "Correct it.");
        return new FrequencyResponse.Held(
                overStart,
                overEnd,
                underStart,
                underEnd,
                hysteresis,
                hold,
                perMinute,
                s.group(true));
    }

    /** What a line's droop refers to. */
    private enum Reference {
        MOMENTARY,
        RATED
    }

    private static @Nullable Line line(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        double start = s.number("start_hz", "Hz");
        double droop = droop(s, "droop");
        Reference reference = s.word("reference", Reference.class);
        s.close();
        return new Line(start, droop, reference == Reference.MOMENTARY);
    }

    private static double droop(Section s, String key) {
        double droop = s.number(key, "");
        s.require(
                !(droop <= 0) && !(droop > 0.2),
                key,
                ProfileValue.number(droop) + " must be above 0 and at most 0.2",
                "Write 5 % as 0.05.");
        return droop;
    }

    private static double seconds(Section s, String key, boolean zeroAllowed) {
        return SupportReader.seconds(s, key, zeroAllowed);
    }

    /** Order of keys, spelling of numbers, names, notes and clauses do not change the hash. */
    private static String sha256(List<ProfileValue> values, Nominal nominal) {
        String text =
                "nominal %s V %s Hz\n"
                                .formatted(nominal.phaseVoltageV().orElse(0), nominal.frequencyHz())
                        + values.stream()
                                .map(ProfileValue::canonical)
                                .sorted()
                                .collect(Collectors.joining("\n"));
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("every Java has SHA-256", cause);
        }
    }
}
