package org.tidegate.hal.internal.mapfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tidegate.hal.map.DeviceKind;
import org.tidegate.hal.map.LoadedMap;
import org.tidegate.hal.map.MapProblem;
import org.tidegate.hal.map.RegisterMap;
import org.tidegate.hal.map.RegisterPoint;
import org.tidegate.hal.map.Role;

/** A map file to a {@link RegisterMap}; reads on after a problem, so that all are told at once. */
public final class MapReader {
    private static final List<String> WORDS =
            List.of(
                    "map",
                    "kind",
                    "title",
                    "source",
                    "manufacturer",
                    "model",
                    "defaults",
                    "ratings",
                    "reads",
                    "writes",
                    "frozen_after_s",
                    "points",
                    "extra");
    private static final List<Role> RATINGS =
            List.of(
                    Role.MAX_CHARGE_W,
                    Role.MAX_DISCHARGE_W,
                    Role.MAX_APPARENT_VA,
                    Role.NOMINAL_VOLTAGE_V,
                    Role.MAX_DC_VOLTAGE_V,
                    Role.MAX_DC_CURRENT_A);
    private static final int MOST_READ = 125;

    private final String file;
    private final List<MapProblem> problems = new ArrayList<>();

    public MapReader(String file) {
        this.file = file;
    }

    public LoadedMap read(byte[] bytes) {
        Yaml.Node root = Yaml.read(file, bytes, problems);
        if (root != null) {
            RegisterMap map = map(new Fields(file, "", root, root, WORDS, problems));
            if (problems.isEmpty()) {
                return new LoadedMap.Valid(map);
            }
        }
        // a preset is read once per point, so its problem comes up once per point
        return new LoadedMap.Invalid(
                problems.stream()
                        .distinct()
                        .sorted(
                                Comparator.comparingInt(MapProblem::line)
                                        .thenComparingInt(MapProblem::column))
                        .toList());
    }

    private RegisterMap map(Fields top) {
        String id = top.needText("map", "my-converter");
        if (!id.isEmpty() && !id.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            top.tellAt("map", "'" + id + "' is no id", "Use lower-case letters, digits and '-'.");
        }
        DeviceKind given = top.choice("kind", DeviceKind.class);
        if (!top.has("kind")) {
            top.missing("kind", "Add 'kind: converter', 'meter' or 'insulation_monitor'.");
        }
        DeviceKind kind = given == null ? DeviceKind.METER : given;
        Fields reads = top.inner("reads", List.of("most_registers", "bridge_gap"));
        Fields writes = top.inner("writes", List.of("single"));
        var points = new PointReader(file, kind, given != null, top, problems).read();
        Map<Role, Double> ratings = ratings(top);
        if (given != null && top.has("points")) {
            needs(top, kind, points, ratings);
        } else if (!top.has("points")) {
            top.missing("points", "Add the section; docs/converters.md shows one.");
        }
        return new RegisterMap(
                id,
                kind,
                top.text("title", id),
                top.needText("source", "datasheet V1.2, page 7"),
                top.text("manufacturer", ""),
                top.text("model", id),
                ratings,
                reads.whole("most_registers", 1, MOST_READ).orElse(MOST_READ),
                reads.whole("bridge_gap", 0, MOST_READ).orElse(8),
                writes.flag("single", false),
                top.number("frozen_after_s", 0, 3600, kind == DeviceKind.CONVERTER ? 30 : 60),
                points);
    }

    private Map<Role, Double> ratings(Fields top) {
        var ratings = new EnumMap<Role, Double>(Role.class);
        Fields section = top.inner("ratings", RATINGS.stream().map(Role::key).toList());
        for (Role role : RATINGS) {
            double value = section.number(role.key(), 0.001, 1e7, Double.NaN);
            if (!Double.isNaN(value)) {
                ratings.put(role, value);
            }
        }
        return ratings;
    }

    /** What a driver of this kind cannot do without. */
    private void needs(
            Fields top, DeviceKind kind, List<RegisterPoint> points, Map<Role, Double> ratings) {
        Fields section = top.inner("points", List.of());
        switch (kind) {
            case CONVERTER -> {
                needAll(
                        section,
                        points,
                        Role.AC_POWER_W,
                        Role.FREQUENCY_HZ,
                        Role.STATE,
                        Role.DC_VOLTAGE_V,
                        Role.SET_POWER_W,
                        Role.START,
                        Role.STOP);
                needOne(section, points, Role.VOLTAGE_L1_V, Role.VOLTAGE_L1_L2_V);
                for (Role rating : RATINGS.subList(0, 3)) {
                    if (!ratings.containsKey(rating) && !has(points, rating)) {
                        top.missing(
                                "ratings." + rating.key(),
                                "Add it, or a point of that name if the device tells it.");
                    }
                }
                if (has(points, Role.VOLTAGE_L1_L2_V)) {
                    needAll(section, points, Role.VOLTAGE_L2_L3_V, Role.VOLTAGE_L3_L1_V);
                }
            }
            case METER -> needOne(section, points, Role.AC_POWER_W, Role.POWER_L1_W);
            case INSULATION_MONITOR -> {
                if (has(points, Role.INSULATION_PLUS_OHM)
                        || has(points, Role.INSULATION_MINUS_OHM)) {
                    needAll(section, points, Role.INSULATION_PLUS_OHM, Role.INSULATION_MINUS_OHM);
                } else {
                    needAll(section, points, Role.INSULATION_OHM);
                }
            }
        }
    }

    private static void needAll(Fields section, List<RegisterPoint> points, Role... roles) {
        for (Role role : roles) {
            if (!has(points, role) && !section.has(role.key())) {
                section.missing(role.key(), "Add it: " + role.meaning() + ".");
            }
        }
    }

    private static void needOne(Fields section, List<RegisterPoint> points, Role... roles) {
        if (Arrays.stream(roles).noneMatch(role -> has(points, role) || section.has(role.key()))) {
            section.missing(
                    roles[0].key(),
                    "Add it or " + roles[1].key() + ": " + roles[0].meaning() + ".");
        }
    }

    private static boolean has(List<RegisterPoint> points, Role role) {
        return points.stream().anyMatch(point -> point.role() == role);
    }
}
