package org.tidegate.hal.internal.mapfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidegate.hal.map.DeviceKind;
import org.tidegate.hal.map.MapProblem;
import org.tidegate.hal.map.PlusIs;
import org.tidegate.hal.map.PollClass;
import org.tidegate.hal.map.RegisterPoint;
import org.tidegate.hal.map.RegisterTable;
import org.tidegate.hal.map.RegisterType;
import org.tidegate.hal.map.Role;
import org.tidegate.hal.map.WordOrder;

/** The sections {@code points} and {@code extra} of a map. */
final class PointReader {
    private static final List<String> WORDS =
            List.of(
                    "address",
                    "table",
                    "type",
                    "word_order",
                    "scale",
                    "scale_at",
                    "unit",
                    "plus_is",
                    "poll",
                    "range",
                    "not_implemented",
                    "values",
                    "bits",
                    "write",
                    "meaning");
    private static final List<String> DEFAULTS =
            List.of("table", "type", "word_order", "plus_is", "poll", "not_implemented");
    private static final Set<String> STATES = Set.of("off", "standby", "running", "fault");
    private static final Set<String> MODES = Set.of("off", "voltage", "power");
    private static final Set<String> ON_OFF = Set.of("on", "off");

    private final String file;
    private final DeviceKind kind;
    private final boolean kindKnown;
    private final Fields top;
    private final Fields defaults;
    private final List<MapProblem> problems;
    private final List<RegisterPoint> points = new ArrayList<>();

    PointReader(
            String file,
            DeviceKind kind,
            boolean kindKnown,
            Fields top,
            List<MapProblem> problems) {
        this.file = file;
        this.kind = kind;
        this.kindKnown = kindKnown;
        this.top = top;
        this.problems = problems;
        this.defaults = top.inner("defaults", DEFAULTS);
    }

    List<RegisterPoint> read() {
        List<String> roles =
                Arrays.stream(Role.values())
                        .filter(role -> !kindKnown || role.belongsTo(kind))
                        .map(Role::key)
                        .toList();
        Fields section = top.inner("points", roles);
        for (var entry : section.entries().entrySet()) {
            Role role = Role.valueOf(entry.getKey().toUpperCase(java.util.Locale.ROOT));
            point("points", entry.getKey(), entry.getValue(), role);
        }
        Fields extra = top.inner("extra", List.of());
        for (var entry : extra.entries().entrySet()) {
            point("extra", entry.getKey(), entry.getValue(), null);
        }
        return points;
    }

    private void point(String section, String name, Yaml.Entry entry, @Nullable Role role) {
        Fields fields =
                new Fields(file, section + "." + name, entry.value(), entry.key(), WORDS, problems);
        int before = problems.size();
        RegisterTable table = or(fields, "table", RegisterTable.class, RegisterTable.HOLDING);
        RegisterType type = or(fields, "type", RegisterType.class, RegisterType.UINT16);
        OptionalInt address = fields.whole("address", 0, 65535);
        if (!fields.has("address")) {
            fields.missing("address", "Add it, counted from 0 as it goes over the wire.");
        }
        if (address.isPresent() && address.getAsInt() + type.words() > 65536) {
            fields.tellAt("address", "the last register is behind 65535", "Correct it.");
        }
        double factor = unitFactor(fields, role);
        double scale = scale(fields) * factor;
        boolean bits = fields.has("bits");
        Map<Integer, String> words = words(fields, role, type, bits);
        PlusIs plusIs = plusIs(fields, role);
        double[] range = range(fields, type, scale, factor, plusIs);
        OptionalInt command = command(fields, role, table);
        var point =
                new RegisterPoint(
                        name,
                        role,
                        table,
                        address.orElse(0),
                        type,
                        or(fields, "word_order", WordOrder.class, WordOrder.HIGH_FIRST),
                        scale,
                        fields.whole("scale_at", 0, 65535),
                        role == null ? fields.text("unit", "") : role.unit(),
                        plusIs,
                        poll(fields, role),
                        range[0],
                        range[1],
                        notImplemented(fields, type),
                        words,
                        bits,
                        command,
                        fields.text("meaning", role == null ? name : role.meaning()));
        if (problems.size() == before) {
            checkOverlap(fields, point);
            points.add(point);
        }
    }

    private static double scale(Fields fields) {
        double scale = fields.number("scale", -1e9, 1e9, 1);
        if (scale == 0) {
            fields.tellAt("scale", "a scale of 0 makes every value 0", "Write the factor.");
            return 1;
        }
        return scale;
    }

    /** From the file's unit to the house's. */
    private static double unitFactor(Fields fields, @Nullable Role role) {
        if (role == null || role.unit().isEmpty()) {
            return 1;
        }
        if (!fields.has("unit")) {
            fields.missing("unit", "Add it: " + String.join(", ", MapUnits.of(role.unit())) + ".");
            return 1;
        }
        String given = fields.text("unit", "");
        double factor = MapUnits.factor(given, role.unit());
        if (Double.isNaN(factor)) {
            fields.tellAt(
                    "unit",
                    "'" + given + "' is no unit of this quantity",
                    "Write one of " + String.join(", ", MapUnits.of(role.unit())) + ".");
            return 1;
        }
        return factor;
    }

    /** A range is written as the datasheet has it: in the file's unit, with the device's sign. */
    private static double[] range(
            Fields fields,
            RegisterType type,
            double scale,
            double factor,
            @Nullable PlusIs plusIs) {
        double[] given = fields.range("range");
        double low = given == null ? type.lowest() * scale : given[0] * factor;
        double high = given == null ? type.highest() * scale : given[1] * factor;
        boolean flipped = plusIs == PlusIs.EXPORT;
        double a = flipped ? -high : low;
        double b = flipped ? -low : high;
        return new double[] {Math.min(a, b), Math.max(a, b)};
    }

    private Map<Integer, String> words(
            Fields fields, @Nullable Role role, RegisterType type, boolean bits) {
        if (bits && fields.has("values")) {
            fields.tellAt("values", "bits and values exclude each other", "Delete one of them.");
        }
        Map<Integer, String> words =
                bits
                        ? fields.words("bits", 16 * type.words() - 1)
                        : fields.words("values", Integer.MAX_VALUE);
        Set<String> allowed =
                switch (role) {
                    case STATE -> STATES;
                    case SET_DC_MODE -> MODES;
                    case ANTI_ISLANDING -> bits ? Set.of("on") : ON_OFF;
                    case null, default -> Set.of();
                };
        String section = bits ? "bits" : "values";
        for (String word : words.values()) {
            if (!allowed.isEmpty() && !allowed.contains(word)) {
                fields.tellAt(
                        section,
                        "'"
                                + word
                                + "' is not one of "
                                + String.join(", ", allowed.stream().sorted().toList()),
                        "Write one of them behind each number.");
            }
        }
        if (role == Role.STATE && !words.containsValue("running")) {
            fields.tellAt(section, "nothing means 'running'", "Say which value or bit does.");
        }
        if (role == Role.ANTI_ISLANDING && !words.containsValue("on")) {
            fields.tellAt(section, "nothing means 'on'", "Say which value or bit does.");
        }
        if (role == Role.SET_DC_MODE && !words.values().containsAll(MODES)) {
            fields.tellAt(section, "off, voltage and power need a value each", "Add them.");
        }
        return words;
    }

    private @Nullable PlusIs plusIs(Fields fields, @Nullable Role role) {
        PlusIs given = fields.choice("plus_is", PlusIs.class);
        if (role == null || !role.isSigned()) {
            if (given != null && role != null) {
                fields.tellAt("plus_is", "this quantity has no direction", "Delete the line.");
            }
            return given;
        }
        if (given == null && !fields.has("plus_is")) {
            given = defaults.has("plus_is") ? defaults.choice("plus_is", PlusIs.class) : null;
            if (given == null && !defaults.has("plus_is")) {
                fields.missing(
                        "plus_is",
                        "Say what the device's plus means: import (into the vehicle) or export.");
            }
        }
        return given;
    }

    private OptionalInt command(Fields fields, @Nullable Role role, RegisterTable table) {
        boolean isCommand = role != null && role.isCommand();
        OptionalInt command = fields.whole("write", 0, 65535);
        if (isCommand && !fields.has("write")) {
            fields.missing("write", "Add the value that is written for this command.");
        } else if (!isCommand && fields.has("write")) {
            fields.tellAt("write", "this point is no command", "Delete the line.");
        }
        boolean written = isCommand || (role != null && role.isSetPoint());
        if (written && table == RegisterTable.INPUT) {
            fields.tellAt("table", "input registers cannot be written", "Write holding or coil.");
        }
        if (!isCommand && table == RegisterTable.COIL) {
            fields.tellAt("table", "only commands may be coils", "Write holding or input.");
        }
        return command;
    }

    private PollClass poll(Fields fields, @Nullable Role role) {
        PollClass given = fields.choice("poll", PollClass.class);
        if (given != null) {
            return given;
        }
        PollClass preset = defaults.has("poll") ? defaults.choice("poll", PollClass.class) : null;
        if (preset != null) {
            return preset;
        }
        if (role == null) {
            return PollClass.SLOW;
        }
        return switch (role) {
            case IMPORTED_WH, EXPORTED_WH, TEMPERATURE_C, ANTI_ISLANDING -> PollClass.SLOW;
            case MAX_CHARGE_W,
                    MAX_DISCHARGE_W,
                    MAX_APPARENT_VA,
                    NOMINAL_VOLTAGE_V,
                    MAX_DC_VOLTAGE_V,
                    MAX_DC_CURRENT_A ->
                    PollClass.ONCE;
            default -> role.isSetPoint() ? PollClass.ONCE : PollClass.FAST;
        };
    }

    private OptionalLong notImplemented(Fields fields, RegisterType type) {
        Long given = fields.has("not_implemented") ? fields.pattern("not_implemented") : null;
        if (given == null && !fields.has("not_implemented") && defaults.has("not_implemented")) {
            given = defaults.pattern("not_implemented");
        }
        if (given == null) {
            return OptionalLong.empty();
        }
        long mask = type.words() == 4 ? -1 : (1L << (16 * type.words())) - 1;
        return OptionalLong.of(given & mask);
    }

    private <E extends Enum<E>> E or(Fields fields, String word, Class<E> type, E preset) {
        E given = fields.choice(word, type);
        if (given == null && !fields.has(word) && defaults.has(word)) {
            given = defaults.choice(word, type);
        }
        return given == null ? preset : given;
    }

    /** Two points may share a register, but not half of one. */
    private void checkOverlap(Fields fields, RegisterPoint point) {
        for (RegisterPoint other : points) {
            boolean apart =
                    other.table() != point.table()
                            || other.lastAddress() < point.address()
                            || point.lastAddress() < other.address();
            boolean same = other.address() == point.address() && other.type() == point.type();
            if (!apart && !same) {
                fields.tellAt(
                        "address",
                        "registers %d to %d overlap those of %s"
                                .formatted(point.address(), point.lastAddress(), other.name()),
                        "Correct address or type of one of them.");
                return;
            }
        }
    }
}
