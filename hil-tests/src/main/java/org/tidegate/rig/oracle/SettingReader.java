package org.tidegate.rig.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Set;
import org.tidegate.protection.Curve;

/** Reads the settings of a scenario by name, and says which one is missing or of a wrong kind. */
final class SettingReader {
    private final Scenario scenario;
    private final String path;
    private final JsonNode settings;

    SettingReader(Scenario scenario, String path, JsonNode settings) {
        this.scenario = scenario;
        this.path = path;
        this.settings = settings;
    }

    /** Refuses what would otherwise be ignored without a word. */
    void refuseUnknown(Set<String> known) throws BadFile {
        for (Iterator<String> names = settings.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw bad(
                        name,
                        "this setting is not known and would be ignored",
                        "correct its name or take it out");
            }
        }
    }

    boolean has(String name) {
        JsonNode value = settings.path(name);
        return !value.isMissingNode() && !value.isNull();
    }

    double number(String name) throws BadFile {
        return scenario.number(settings, path, name);
    }

    double number(String name, double preset) throws BadFile {
        return has(name) ? number(name) : preset;
    }

    /** Seconds, not negative, as nanoseconds. */
    long nanos(String name) throws BadFile {
        double seconds = number(name);
        if (!(seconds >= 0 && seconds < 1e9)) {
            throw bad(name, seconds + " s is not a time", "give seconds, not below 0");
        }
        return Math.round(seconds * 1e9);
    }

    long nanos(String name, double presetSeconds) throws BadFile {
        return has(name) ? nanos(name) : Math.round(presetSeconds * 1e9);
    }

    boolean flag(String name) throws BadFile {
        JsonNode value = settings.path(name);
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        if (value.isNumber() && (value.asDouble() == 0 || value.asDouble() == 1)) {
            return value.asDouble() == 1;
        }
        String text = value.asText();
        if (text.equals("ON") || text.equals("ENABLED")) {
            return true;
        }
        if (text.equals("OFF") || text.equals("DISABLED")) {
            return false;
        }
        throw bad(
                name,
                value.isMissingNode() ? "is missing" : value + " is neither true nor false",
                "give true or false");
    }

    boolean flag(String name, boolean preset) throws BadFile {
        return has(name) ? flag(name) : preset;
    }

    /** One of the words that are allowed. */
    String word(String name, String... allowed) throws BadFile {
        String value = settings.path(name).asText();
        for (String word : allowed) {
            if (word.equals(value)) {
                return value;
            }
        }
        throw bad(
                name,
                has(name) ? "'" + value + "' means nothing here" : "is missing",
                "write one of " + String.join(", ", allowed));
    }

    double[] numbers(String name) throws BadFile {
        return numbers(name, settings.path(name));
    }

    /** A list of so many. */
    double[] numbers(String name, int count) throws BadFile {
        double[] values = numbers(name);
        if (values.length != count) {
            throw bad(name, values.length + " numbers instead of " + count, "give " + count);
        }
        return values;
    }

    double[] numbers(String name, JsonNode array) throws BadFile {
        var values = new ArrayList<Double>();
        if (!array.isArray() || array.isEmpty()) {
            throw bad(
                    name,
                    array.isMissingNode() ? "is missing" : array + " is not a list of numbers",
                    "give a list like [1, 2]");
        }
        for (JsonNode value : array) {
            if (!value.isNumber()) {
                throw bad(name, value + " in it is not a number", "give numbers only");
            }
            values.add(value.asDouble());
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * A curve through points.
     *
     * @param xFactor,yFactor applied to each; a negative factor for x turns the order round
     */
    Curve curve(String name, double[] xs, double[] ys, double xFactor, double yFactor)
            throws BadFile {
        if (xs.length != ys.length) {
            throw bad(
                    name,
                    xs.length + " values against " + ys.length,
                    "give as many of one as of the other");
        }
        var points = new double[2 * xs.length];
        for (int i = 0; i < xs.length; i++) {
            int to = xFactor < 0 ? xs.length - 1 - i : i;
            points[2 * to] = xs[i] * xFactor;
            points[2 * to + 1] = ys[i] * yFactor;
        }
        try {
            return Curve.of(points);
        } catch (IllegalArgumentException e) {
            throw bad(name, "impossible curve: " + e.getMessage(), "put its points in order");
        }
    }

    JsonNode node(String name) {
        return settings.path(name);
    }

    SettingReader inside(String name) {
        return new SettingReader(scenario, path + "." + name, settings.path(name));
    }

    BadFile bad(String name, String reason, String remedy) {
        return scenario.badSetting(path + "." + name, reason, remedy);
    }
}
