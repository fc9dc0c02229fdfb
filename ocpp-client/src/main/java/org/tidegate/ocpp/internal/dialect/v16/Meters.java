package org.tidegate.ocpp.internal.dialect.v16;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Spelling;
import org.tidegate.ocpp.internal.message.Data;

/**
 * Meter values in 1.6's words: numbers are text, the multiplier is worked in, signed data is a
 * value of its own. Measurands that 1.6 does not have (set-point, offered, minimum, net) are left
 * out; import and export stay two registers and two powers.
 */
final class Meters {
    private static final Names<Data.Measurand, Piece.Measurand> MEASURANDS =
            Names.between(Data.Measurand.class, Piece.Measurand.class);
    private static final Names<Data.ReadingContext, Piece.Context> CONTEXTS =
            Names.between(Data.ReadingContext.class, Piece.Context.class);
    private static final Names<Data.Location, Piece.Location> LOCATIONS =
            Names.between(Data.Location.class, Piece.Location.class);
    private static final Names<Data.Phase, Piece.Phase> PHASES =
            Names.between(Data.Phase.class, Piece.Phase.class);
    private static final Set<String> NAMES = Spelling.all(Piece.Measurand.class);
    private static final double HIGHEST_WH = Integer.MAX_VALUE;

    private Meters() {}

    /** The members of a list of measurands that 1.6 has a name for. */
    static String known(String list) {
        return Stream.of(list.split(",", -1))
                .map(String::strip)
                .filter(NAMES::contains)
                .collect(Collectors.joining(","));
    }

    /** Whether it has a name for all of them: what cannot be told must not be promised. */
    static boolean areKnown(String list) {
        return Stream.of(list.split(",", -1))
                .map(String::strip)
                .allMatch(n -> n.isEmpty() || NAMES.contains(n));
    }

    /** What 1.6 can say of these; empty if it is nothing. */
    static List<Piece.MeterValue> of(@Nullable List<Data.MeterValue> values) {
        var all = new ArrayList<Piece.MeterValue>();
        for (Data.MeterValue value : values == null ? List.<Data.MeterValue>of() : values) {
            var samples = new ArrayList<Piece.SampledValue>();
            value.sampledValue().forEach(s -> add(s, samples));
            if (!samples.isEmpty()) {
                all.add(new Piece.MeterValue(value.timestamp(), List.copyOf(samples)));
            }
        }
        return List.copyOf(all);
    }

    private static void add(Data.SampledValue s, List<Piece.SampledValue> to) {
        Piece.Measurand measurand =
                MEASURANDS.of(
                        s.measurand() == null
                                ? Data.Measurand.ENERGY_ACTIVE_IMPORT_REGISTER
                                : s.measurand());
        Piece.Location location = LOCATIONS.of(s.location());
        if (measurand == null || (s.location() != null && location == null)) {
            return;
        }
        Piece.Context context = CONTEXTS.of(s.context());
        Piece.Phase phase = PHASES.of(s.phase());
        Piece.Unit unit = unit(s.unitOfMeasure(), measurand);
        to.add(
                new Piece.SampledValue(
                        plain(scaled(s)), context, null, measurand, phase, location, unit));
        if (s.signedMeterValue() != null) {
            to.add(
                    new Piece.SampledValue(
                            s.signedMeterValue().signedMeterData(),
                            context,
                            Piece.ValueFormat.SIGNED_DATA,
                            measurand,
                            phase,
                            location,
                            unit));
        }
    }

    private static double scaled(Data.SampledValue s) {
        Integer power = s.unitOfMeasure() == null ? null : s.unitOfMeasure().multiplier();
        return power == null ? s.value() : s.value() * Math.pow(10, power);
    }

    private static String plain(double value) {
        BigDecimal exact = BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN);
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }

    /** Hz has no word in 1.6 and needs none: frequency is always in Hz. */
    private static Piece.@Nullable Unit unit(
            Data.@Nullable UnitOfMeasure unit, Piece.Measurand measurand) {
        String name = unit == null || unit.unit() == null ? "Wh" : unit.unit();
        boolean energy = measurand.name().startsWith("ENERGY");
        return switch (name) {
            case "Wh" -> energy ? Piece.Unit.WH : null;
            case "kWh" -> Piece.Unit.KWH;
            case "varh" -> Piece.Unit.VARH;
            case "kvarh" -> Piece.Unit.KVARH;
            case "W" -> Piece.Unit.W;
            case "kW" -> Piece.Unit.KW;
            case "VA" -> Piece.Unit.VA;
            case "kVA" -> Piece.Unit.KVA;
            case "var" -> Piece.Unit.VAR;
            case "kvar" -> Piece.Unit.KVAR;
            case "A" -> Piece.Unit.A;
            case "V" -> Piece.Unit.V;
            case "K" -> Piece.Unit.K;
            case "Celsius" -> Piece.Unit.CELSIUS;
            case "Fahrenheit" -> Piece.Unit.FAHRENHEIT;
            case "Percent" -> Piece.Unit.PERCENT;
            default -> null;
        };
    }

    /**
     * The import register of the last of these values in Wh, which is what 1.6 counts a transaction
     * by.
     */
    static @Nullable Integer importWh(@Nullable List<Data.MeterValue> values) {
        Integer found = null;
        for (Data.MeterValue value : values == null ? List.<Data.MeterValue>of() : values) {
            for (Data.SampledValue s : value.sampledValue()) {
                boolean register =
                        s.measurand() == null
                                || s.measurand() == Data.Measurand.ENERGY_ACTIVE_IMPORT_REGISTER;
                if (register && s.phase() == null) {
                    boolean kilo =
                            s.unitOfMeasure() != null && "kWh".equals(s.unitOfMeasure().unit());
                    double wh = scaled(s) * (kilo ? 1000 : 1);
                    found = (int) Math.round(Math.clamp(wh, 0, HIGHEST_WH));
                }
            }
        }
        return found;
    }
}
