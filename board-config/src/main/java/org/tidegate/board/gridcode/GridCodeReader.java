package org.tidegate.board.gridcode;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tidegate.board.gridcode.GridCode.Band;
import org.tidegate.board.gridcode.GridCode.Confidence;
import org.tidegate.board.gridcode.GridCode.EnterService;
import org.tidegate.board.gridcode.GridCode.FrequencyResponse;
import org.tidegate.board.gridcode.GridCode.Line;
import org.tidegate.board.gridcode.GridCode.MeanWindow;
import org.tidegate.board.gridcode.GridCode.Mode;
import org.tidegate.board.gridcode.GridCode.Nominal;
import org.tidegate.board.gridcode.GridCode.Provenance;
import org.tidegate.board.gridcode.GridCode.Quantity;
import org.tidegate.board.gridcode.GridCode.Range;
import org.tidegate.board.gridcode.GridCode.RateOfChange;
import org.tidegate.board.gridcode.GridCode.Recovery;
import org.tidegate.board.gridcode.GridCode.RideThrough;
import org.tidegate.board.gridcode.GridCode.RideThroughAxis;
import org.tidegate.board.gridcode.GridCode.TripStage;
import org.tidegate.board.gridcode.GridCodeException.Problem;

/** Reads one grid code file and refuses numbers that cannot be meant. */
final class GridCodeReader {
    private static final double HIGHEST_VOLTAGE_PU = 2;
    private static final double LONGEST_SECONDS = 10_000;

    private final String file;
    private final String text;
    private final List<Problem> problems = new ArrayList<>();

    GridCodeReader(String file, String text) {
        this.file = file;
        this.text = text;
    }

    GridCode read() throws GridCodeException {
        GridCode code = read(new Section(file, "", compose(), problems));
        if (problems.isEmpty()) {
            problems.addAll(GridCodeConsistency.problems(file, code));
        }
        if (!problems.isEmpty()) {
            throw new GridCodeException(problems);
        }
        return code;
    }

    private Node compose() throws GridCodeException {
        String remedy = "write JSON or YAML 1.2";
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(file).build();
            Optional<Node> node = new Compose(settings).composeString(text);
            if (node.isPresent()) {
                return node.get();
            }
            throw new GridCodeException(List.of(new Problem(file, "file", "is empty", remedy)));
        } catch (MarkedYamlEngineException cause) {
            String place =
                    file + cause.getProblemMark().map(m -> ":" + (m.getLine() + 1)).orElse("");
            String reason = "cannot be read: " + cause.getProblem();
            throw new GridCodeException(List.of(new Problem(place, "file", reason, remedy)));
        } catch (YamlEngineException cause) {
            String reason = "cannot be read: " + cause.getMessage();
            throw new GridCodeException(List.of(new Problem(file, "file", reason, remedy)));
        }
    }

    private GridCode read(Section root) {
        String id = root.text("id");
        String name = root.text("name");
        String edition = root.text("edition");
        String region = root.text("region");
        Nominal nominal = nominal(root.section("nominal"));
        var stages = new ArrayList<TripStage>();
        for (Section stage : root.sections("trip_stages")) {
            stages.add(stage(stage, nominal));
        }
        root.require(!stages.isEmpty(), "trip_stages", "is empty", "add the code's stages");
        Section mean = root.sectionOrNull("mean_window");
        Section rate = root.sectionOrNull("rate_of_change");
        EnterService service = service(root.section("enter_service"));
        Section ride = root.section("ride_through");
        RideThroughAxis voltage = axis(ride.section("voltage"), "v_min", "v_max");
        RideThroughAxis frequency = axis(ride.section("frequency"), "f_min", "f_max");
        ride.close();
        FrequencyResponse response = response(root.section("frequency_response"));
        // Functions of a later slice: kept with the code, not read yet.
        root.ignore("later");
        root.close();
        return new GridCode(
                id,
                name,
                edition,
                region,
                false,
                nominal,
                stages,
                mean == null ? null : mean(mean),
                rate == null ? null : rate(rate),
                service,
                new RideThrough(voltage, frequency),
                response,
                sha256(text));
    }

    private static Nominal nominal(Section s) {
        double volts = s.numberOrNull("phase_voltage_v");
        double hertz = s.number("frequency_hz");
        s.require(hertz == 50 || hertz == 60, "frequency_hz", "must be 50 or 60", "correct it");
        s.require(
                Double.isNaN(volts) || (volts >= 100 && volts <= 400),
                "phase_voltage_v",
                "must be 100 to 400 V phase to neutral",
                "correct it, or write null if the site decides");
        s.close();
        return new Nominal(
                Double.isNaN(volts) ? OptionalDouble.empty() : OptionalDouble.of(volts), hertz);
    }

    private static TripStage stage(Section s, Nominal nominal) {
        String id = s.text("id");
        Quantity quantity = s.word("quantity", Quantity.class);
        String direction = s.text("direction");
        s.require(
                direction.equals("over") || direction.equals("under"),
                "direction",
                "must be over or under",
                "correct it");
        boolean over = direction.equals("over");
        double threshold = s.number("threshold");
        String unit = s.text("unit");
        boolean hertz = quantity == Quantity.FREQUENCY;
        s.require(
                unit.equals(hertz ? "Hz" : "pu"),
                "unit",
                "must be " + (hertz ? "Hz" : "pu") + " for this quantity",
                "convert the threshold and correct the unit");
        double normal = hertz ? nominal.frequencyHz() : 1;
        s.require(
                !(over ? threshold <= normal : threshold >= normal),
                "threshold",
                threshold + " must be " + (over ? "above " : "below ") + normal + " " + unit,
                "correct the threshold or the direction");
        s.require(
                !(threshold < 0) && !(threshold > normal * HIGHEST_VOLTAGE_PU),
                "threshold",
                threshold + " " + unit + " is not possible",
                "correct it");
        double clearing = seconds(s, "clearing_time_s", false);
        Section adjustable = s.sectionOrNull("adjustable");
        Range thresholds = adjustable == null ? null : adjustable.rangeOrNull("threshold");
        Range times = adjustable == null ? null : adjustable.rangeOrNull("time_s");
        if (adjustable != null) {
            adjustable.close();
        }
        inside(s, "threshold", threshold, thresholds);
        inside(s, "clearing_time_s", clearing, times);
        s.ignore("note");
        Provenance provenance = provenance(s);
        s.close();
        return new TripStage(
                id,
                quantity == null ? Quantity.ANY_VOLTAGE : quantity,
                over,
                threshold,
                clearing,
                thresholds,
                times,
                provenance);
    }

    private static void inside(Section s, String key, double value, @Nullable Range range) {
        s.require(
                range == null || Double.isNaN(value) || range.contains(value),
                key,
                value + " is outside its adjustable range",
                "correct the value or the range");
    }

    private static MeanWindow mean(Section s) {
        double window = seconds(s, "window_s", false);
        double refresh = seconds(s, "refresh_s", false);
        s.require(
                !(window % refresh != 0),
                "refresh_s",
                "must divide the window into whole parts",
                "use 3 s for a window of 600 s");
        Provenance provenance = provenance(s);
        s.close();
        return new MeanWindow(window, refresh, provenance);
    }

    private static RateOfChange rate(Section s) {
        double limit = s.number("limit_hz_s");
        s.require(!(limit <= 0), "limit_hz_s", "must be above 0 Hz/s", "correct it");
        double window = seconds(s, "window_s", false);
        double delay = seconds(s, "delay_s", true);
        Provenance provenance = provenance(s);
        s.close();
        return new RateOfChange(limit, window, delay, provenance);
    }

    private static EnterService service(Section s) {
        double lowV = s.number("v_min");
        double highV = s.number("v_max");
        double lowF = s.number("f_min");
        double highF = s.number("f_max");
        double observe = seconds(s, "observe_s", true);
        double ramp = seconds(s, "ramp_s", true);
        Section adjustable = s.sectionOrNull("adjustable");
        if (adjustable != null) {
            inside(s, "v_min", lowV, adjustable.rangeOrNull("v_min"));
            inside(s, "v_max", highV, adjustable.rangeOrNull("v_max"));
            inside(s, "f_min", lowF, adjustable.rangeOrNull("f_min"));
            inside(s, "f_max", highF, adjustable.rangeOrNull("f_max"));
            inside(s, "observe_s", observe, adjustable.rangeOrNull("observe_s"));
            inside(s, "ramp_s", ramp, adjustable.rangeOrNull("ramp_s"));
            adjustable.close();
        }
        s.ignore("note");
        Provenance provenance = provenance(s);
        s.close();
        return new EnterService(lowV, highV, lowF, highF, observe, ramp, provenance);
    }

    private static RideThroughAxis axis(Section s, String low, String high) {
        Range continuous = s.rangeOrNull("continuous");
        s.require(continuous != null, "continuous", "is missing", "write it as [low, high]");
        var bands = new ArrayList<Band>();
        for (Section b : s.sections("bands")) {
            double from = b.numberOrNull(low);
            double to = b.numberOrNull(high);
            Mode mode = b.word("mode", Mode.class);
            bands.add(
                    new Band(
                            Double.isNaN(from) ? Double.NEGATIVE_INFINITY : from,
                            Double.isNaN(to) ? Double.POSITIVE_INFINITY : to,
                            mode == null ? Mode.CEASE_TO_ENERGISE : mode,
                            b.textOrEmpty("min_s")));
            b.close();
        }
        s.ignore("note");
        Provenance provenance = provenance(s);
        s.close();
        Range range = continuous == null ? new Range(0, 0) : continuous;
        return new RideThroughAxis(range.min(), range.max(), bands, provenance);
    }

    private static FrequencyResponse response(Section s) {
        String kind = s.text("kind");
        s.ignore("note");
        s.ignore("adjustable");
        double response = seconds(s, "response_s", true);
        Provenance provenance = provenance(s);
        if (kind.equals("droop")) {
            double overDeadband = s.number("over_deadband_hz");
            double underDeadband = s.number("under_deadband_hz");
            double over = droop(s, "over_droop");
            double under = droop(s, "under_droop");
            s.require(
                    !(overDeadband < 0) && !(underDeadband < 0),
                    "over_deadband_hz",
                    "a deadband must not be negative",
                    "correct it");
            s.close();
            return new FrequencyResponse.Droop(
                    overDeadband, underDeadband, over, under, response, provenance);
        }
        s.require(kind.equals("lfsm"), "kind", "must be droop or lfsm", "correct it");
        Line over = line(s.sectionOrNull("over"));
        Line under = line(s.sectionOrNull("under"));
        Section back = s.sectionOrNull("recovery");
        Recovery recovery = null;
        if (back != null) {
            double perMinute = back.number("per_minute");
            back.require(!(perMinute <= 0), "per_minute", "must be above 0", "correct it");
            recovery = new Recovery(perMinute, seconds(back, "window_s", true));
            back.close();
        }
        s.close();
        return new FrequencyResponse.Lfsm(over, under, response, recovery, provenance);
    }

    private static @Nullable Line line(@Nullable Section s) {
        if (s == null) {
            return null;
        }
        double start = s.number("start_hz");
        double droop = droop(s, "droop");
        String reference = s.text("reference");
        s.require(
                reference.equals("momentary") || reference.equals("rated"),
                "reference",
                "must be momentary or rated",
                "correct it");
        s.close();
        return new Line(start, droop, reference.equals("momentary"));
    }

    private static double droop(Section s, String key) {
        double droop = s.number(key);
        s.require(
                !(droop <= 0) && !(droop > 0.2),
                key,
                droop + " must be above 0 and at most 0.2",
                "write 5 % as 0.05");
        return droop;
    }

    private static double seconds(Section s, String key, boolean zeroAllowed) {
        double seconds = s.number(key);
        s.require(
                !(seconds < 0) && !(seconds == 0 && !zeroAllowed) && !(seconds > LONGEST_SECONDS),
                key,
                seconds + " s is not possible",
                "write seconds, at most " + (long) LONGEST_SECONDS);
        return seconds;
    }

    private static Provenance provenance(Section s) {
        String clause = s.text("clause");
        Confidence confidence = s.word("confidence", Confidence.class);
        return new Provenance(
                clause, confidence == null ? Confidence.D : confidence, s.textOrEmpty("source"));
    }

    private static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("every Java has SHA-256", cause);
        }
    }
}
