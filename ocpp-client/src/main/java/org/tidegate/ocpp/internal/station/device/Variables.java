package org.tidegate.ocpp.internal.station.device;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.internal.message.Data.DataKind;

/**
 * The values of all {@link Setting}s: what the operator has set, else what this station was
 * configured with, else the preset.
 */
public final class Variables {
    private final Map<Setting, String> configured = new EnumMap<>(Setting.class);
    private final Map<Setting, String> set = new EnumMap<>(Setting.class);

    /**
     * @param text as {@link #text} gave it before a restart; a line that says nothing valid any
     *     more is left out
     */
    public Variables(OcppSettings s, String text) {
        configured.put(
                Setting.WEB_SOCKET_PING_INTERVAL, Long.toString(s.pingInterval().toSeconds()));
        configured.put(Setting.MESSAGE_TIMEOUT, Long.toString(s.callTimeout().toSeconds()));
        configured.put(Setting.MESSAGE_ATTEMPTS, Integer.toString(s.messageAttempts()));
        configured.put(
                Setting.MESSAGE_ATTEMPT_INTERVAL,
                Long.toString(s.messageAttemptInterval().toSeconds()));
        configured.put(
                Setting.RETRY_BACK_OFF_WAIT_MINIMUM, Long.toString(s.backOffMinimum().toSeconds()));
        configured.put(
                Setting.RETRY_BACK_OFF_RANDOM_RANGE, Long.toString(s.backOffRandom().toSeconds()));
        configured.put(Setting.RETRY_BACK_OFF_REPEAT_TIMES, Integer.toString(s.backOffDoublings()));
        configured.put(Setting.TX_UPDATED_INTERVAL, Long.toString(s.meterInterval().toSeconds()));
        for (String line : text.lines().toList()) {
            int equals = line.indexOf('=');
            Setting setting = equals < 0 ? null : named(line.substring(0, equals));
            if (setting != null && refusal(setting, line.substring(equals + 1)) == null) {
                set.put(setting, line.substring(equals + 1));
            }
        }
    }

    private static @Nullable Setting named(String name) {
        for (Setting each : Setting.values()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return null;
    }

    /** One line for everything that was set; the form the constructor reads. */
    public String text() {
        var lines = new StringBuilder();
        set.forEach((s, value) -> lines.append(s.name()).append('=').append(value).append('\n'));
        return lines.toString();
    }

    public String value(Setting setting) {
        String value = set.get(setting);
        if (value == null) {
            value = configured.get(setting);
        }
        return value == null ? setting.preset() : value;
    }

    /** Whether the operator has ever said so, rather than the configuration. */
    public boolean isSet(Setting setting) {
        return set.containsKey(setting);
    }

    public int integer(Setting setting) {
        return Integer.parseInt(value(setting));
    }

    public double decimal(Setting setting) {
        return Double.parseDouble(value(setting));
    }

    public boolean is(Setting setting) {
        return value(setting).equals("true");
    }

    public long nanos(Setting setting) {
        return integer(setting) * 1_000_000_000L;
    }

    public List<String> list(Setting setting) {
        String value = value(setting);
        return value.isEmpty() ? List.of() : List.of(value.split(",", -1));
    }

    /** Takes a value that {@link #refusal} has nothing against. */
    public void put(Setting setting, String value) {
        set.put(setting, normal(setting, value));
    }

    /** Lists without blanks, booleans in lower case: one spelling for each meaning. */
    private static String normal(Setting setting, String value) {
        return switch (setting.shape.kind()) {
            case BOOLEAN -> value.toLowerCase(Locale.ROOT);
            case MEMBER_LIST, SEQUENCE_LIST -> String.join(",", members(value));
            default -> value;
        };
    }

    static List<String> members(String value) {
        var members = new ArrayList<String>();
        for (String each : value.split(",", -1)) {
            if (!each.isBlank()) {
                members.add(each.strip());
            }
        }
        return members;
    }

    /** Why the value cannot be taken; null if it can. */
    public static @Nullable String refusal(Setting setting, String value) {
        Setting.Shape shape = setting.shape;
        if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            return "one line only";
        }
        return switch (shape.kind()) {
            case INTEGER, DECIMAL -> numberRefusal(shape, value);
            case BOOLEAN ->
                    value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")
                            ? null
                            : "true or false";
            case OPTION_LIST ->
                    shape.options().contains(value) ? null : "one of " + shape.options();
            case MEMBER_LIST, SEQUENCE_LIST -> membersRefusal(shape, value);
            case STRING, DATE_TIME -> {
                if (value.length() < shape.min() || value.length() > shape.max()) {
                    yield "%d to %d characters".formatted((int) shape.min(), (int) shape.max());
                }
                yield shape.pattern() == null || value.matches(shape.pattern())
                        ? null
                        : "must match " + shape.pattern();
            }
        };
    }

    private static @Nullable String numberRefusal(Setting.Shape shape, String value) {
        boolean whole = shape.kind() == DataKind.INTEGER;
        if (!value.matches(whole ? "-?\\d{1,9}" : "-?\\d{1,9}(\\.\\d{1,6})?")) {
            return whole ? "a whole number" : "a plain decimal";
        }
        double number = Double.parseDouble(value);
        return number >= shape.min() && number <= shape.max()
                ? null
                : "%s to %s %s"
                        .formatted(plain(shape.min()), plain(shape.max()), shape.unit())
                        .strip();
    }

    private static @Nullable String membersRefusal(Setting.Shape shape, String value) {
        List<String> members = members(value);
        if (members.isEmpty() && shape.kind() == DataKind.SEQUENCE_LIST) {
            return "at least one of " + shape.options();
        }
        if (new HashSet<>(members).size() != members.size()) {
            return "a member is named twice";
        }
        for (String each : members) {
            if (!shape.options().contains(each)) {
                return "'"
                        + (each.length() > 50 ? each.substring(0, 50) : each)
                        + "' is not one of "
                        + shape.options();
            }
        }
        return null;
    }

    static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
