package org.tidegate.board.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The units people write where the key has named one already. */
final class Units {
    private record Unit(String symbol, String base, double factor) {}

    private static final List<Unit> KNOWN =
            List.of(
                    new Unit("W", "W", 1),
                    new Unit("kW", "W", 1e3),
                    new Unit("MW", "W", 1e6),
                    new Unit("VA", "W", Double.NaN),
                    new Unit("kVA", "W", Double.NaN),
                    new Unit("V", "V", 1),
                    new Unit("kV", "V", 1e3),
                    new Unit("A", "A", 1),
                    new Unit("mA", "A", 1e-3),
                    new Unit("s", "s", 1),
                    new Unit("sec", "s", 1),
                    new Unit("ms", "s", 1e-3),
                    new Unit("us", "s", 1e-6),
                    new Unit("µs", "s", 1e-6),
                    new Unit("min", "s", 60),
                    new Unit("h", "s", 3600),
                    new Unit("%", "%", 1),
                    new Unit("percent", "%", 1),
                    new Unit("Hz", "Hz", 1),
                    new Unit("kHz", "Hz", 1e3));

    private Units() {}

    /** The number in another unit; NaN when that makes no sense. */
    static double convert(double number, String from, String to) {
        Unit source = find(from);
        Unit target = find(to);
        if (source == null || target == null || !source.base.equals(target.base)) {
            return Double.NaN;
        }
        double converted = number * source.factor / target.factor;
        return Math.rint(converted * 1e9) / 1e9;
    }

    private static @Nullable Unit find(String symbol) {
        for (Unit unit : KNOWN) {
            if (unit.symbol.equals(symbol)) {
                return unit;
            }
        }
        for (Unit unit : KNOWN) {
            if (unit.symbol.equalsIgnoreCase(symbol)) {
                return unit;
            }
        }
        return null;
    }
}
