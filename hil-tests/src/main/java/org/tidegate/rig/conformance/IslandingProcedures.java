package org.tidegate.rig.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.Quantity;
import org.tidegate.protection.ProtectionSettings.Stage;

/**
 * Unintentional islanding: IEC 62116 conditions A to C, and IEEE 1547.1-2020 5.10 with trip
 * settings wide open. Ours alone looks for the island, because the twin's inverter has no method of
 * its own.
 */
final class IslandingProcedures {
    private static final String SECTION = "Unintentional islanding";
    private static final double LONGEST_S = 2;
    private static final String OURS = "antiIslanding CONTROLLER";

    private final ProtectionSettings profile;

    IslandingProcedures(ProtectionSettings profile) {
        this.profile = profile;
    }

    List<Procedure> all() {
        var all = new ArrayList<Procedure>();
        IslandMap a = IslandMap.around(new double[] {1}, 2, 0.05, 5, 0.02);
        IslandMap b = IslandMap.around(new double[] {0.5, 0.66}, 0, 0, 5, 0.01);
        IslandMap c = IslandMap.around(new double[] {0.25, 0.33}, 0, 0, 5, 0.01);
        all.add(condition("a", "100 % power, P ±10 %, Q ±10 %", a, s -> s, OURS));
        all.add(condition("b", "50 and 66 % power, Q ±5 %", b, s -> s, OURS));
        all.add(condition("c", "25 and 33 % power, Q ±5 %", c, s -> s, OURS));
        IslandMap balance = IslandMap.around(new double[] {1}, 0, 0, 5, 0.01);
        all.add(
                procedure(
                        "island-wide-open",
                        "trip settings wide open, functions as in the profile",
                        "IEEE 1547.1-2020 5.10 (A)",
                        balance,
                        wideOpen(),
                        OURS + "; OV 1.2 pu 0.16 s, OF and UF 10 % away, no undervoltage stage"));
        return all;
    }

    private Procedure condition(
            String letter,
            String title,
            IslandMap map,
            UnaryOperator<ProtectionSettings> setup,
            String setupText) {
        String clause =
                "IEC 62116:2014 condition %s (C)".formatted(letter.toUpperCase(Locale.ROOT));
        return procedure("island-62116-" + letter, title, clause, map, setup, setupText);
    }

    private Procedure procedure(
            String id,
            String title,
            String clause,
            IslandMap map,
            UnaryOperator<ProtectionSettings> setup,
            String setupText) {
        GridPoint nominal = GridPoint.nominal(profile.nominalFrequencyHz());
        int points = map.points().size();
        return new Procedure(
                id,
                SECTION,
                "%s (%d loads of quality %.0f)".formatted(title, points, map.quality()),
                clause,
                setup,
                setupText,
                nominal,
                -1,
                true,
                List.of(Segment.hold("the grid is gone", LONGEST_S, nominal)),
                List.of(new Probe.IslandEnds(points, LONGEST_S)),
                map);
    }

    /** What narrow windows would find is not found by the search: only the search is left. */
    private UnaryOperator<ProtectionSettings> wideOpen() {
        double hz = profile.nominalFrequencyHz();
        return TestSettings.all(
                TestSettings.withoutRideThrough(),
                TestSettings.stages(
                        List.of(
                                new Stage("OV2", Quantity.ANY_VOLTAGE, true, 1.2, 160_000_000L),
                                new Stage("OF2", Quantity.FREQUENCY, true, 1.1 * hz, 160_000_000L),
                                new Stage(
                                        "UF2",
                                        Quantity.FREQUENCY,
                                        false,
                                        hz - 0.1 * hz,
                                        160_000_000L))));
    }
}
