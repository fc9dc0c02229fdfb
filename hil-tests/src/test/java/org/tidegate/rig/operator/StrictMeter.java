package org.tidegate.rig.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Meter values as a strict operator reads them: units that belong to their measurands, import and
 * export never negative and never both, registers that only grow.
 */
final class StrictMeter {
    private static final String REGISTER = "Energy.Active.Import.Register";
    private final Map<String, Double> registers = new HashMap<>();

    /**
     * @param values {@code meterValue} of any version
     */
    void read(JsonNode values, boolean v16, Consumer<String> fault) {
        String before = "";
        for (JsonNode value : values) {
            String at = value.path("timestamp").asText();
            if (at.compareTo(before) < 0) {
                fault.accept("meter values are not in the order of their time");
            }
            before = at;
            if (value.path("sampledValue").isEmpty()) {
                fault.accept("a meter value without a sample");
            }
            double imported = 0;
            double exported = 0;
            for (JsonNode s : value.path("sampledValue")) {
                String measurand = s.path("measurand").asText(REGISTER);
                if (s.path("format").asText("Raw").equals("SignedData")) {
                    continue;
                }
                double number = s.path("value").asDouble(Double.NaN);
                if (v16 != s.path("value").isTextual() || Double.isNaN(number)) {
                    fault.accept(measurand + " is no value: " + s.path("value"));
                }
                sample(s, measurand, number, v16, fault);
                imported = measurand.equals("Power.Active.Import") ? number : imported;
                exported = measurand.equals("Power.Active.Export") ? number : exported;
            }
            if (imported > 0 && exported > 0) {
                fault.accept("power flows both ways at once");
            }
        }
    }

    private void sample(
            JsonNode s, String measurand, double number, boolean v16, Consumer<String> fault) {
        String unit =
                v16 ? s.path("unit").asText("Wh") : s.at("/unitOfMeasure/unit").asText("Wh");
        Set<String> units = units(measurand, v16);
        if (!units.isEmpty() && !units.contains(unit)) {
            fault.accept(measurand + " in " + unit);
        }
        boolean signed = measurand.endsWith("Setpoint") || measurand.endsWith("Residual");
        if (number < 0 && !signed && !measurand.startsWith("EnergyRequest")) {
            fault.accept(measurand + " is negative: " + number);
        }
        if (measurand.equals("SoC") && number > 100) {
            fault.accept("SoC is " + number);
        }
        if (measurand.endsWith(".Register")) {
            String context = s.path("context").asText("Sample.Periodic");
            Double last = registers.get(measurand);
            boolean begin = context.equals("Transaction.Begin"); // told again with the last event
            if (last != null && number < last && !begin) {
                fault.accept(measurand + " falls from " + last + " to " + number);
            }
            if (!begin) {
                registers.put(measurand, last == null ? number : Math.max(last, number));
            }
        }
    }

    private static Set<String> units(String measurand, boolean v16) {
        if (measurand.startsWith("Energy.Active") || measurand.startsWith("EnergyRequest")) {
            return Set.of("Wh", "kWh");
        }
        if (measurand.startsWith("Power.Active")) {
            return Set.of("W", "kW");
        }
        if (measurand.startsWith("Power.Reactive")) {
            return Set.of("var", "kvar");
        }
        return switch (measurand) {
            case "SoC" -> Set.of("Percent");
            case "Voltage" -> Set.of("V");
            case "Current.Import", "Current.Export" -> Set.of("A");
            case "Frequency" -> v16 ? Set.of("Wh") : Set.of("Hz"); // 1.6 has no word for it
            default -> Set.of();
        };
    }
}
