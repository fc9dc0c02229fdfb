package org.tidegate.controller.der;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tidegate.board.gridcode.GridCode;
import org.tidegate.board.gridcode.GridCode.FrequencyResponse;
import org.tidegate.board.gridcode.GridCode.Quantity;
import org.tidegate.board.gridcode.GridCode.TripStage;
import org.tidegate.board.gridcode.ProfileAdjustment.Change;
import org.tidegate.board.gridcode.ProfileValue;
import org.tidegate.board.gridcode.SupportFunctions.ReactiveCapability;
import org.tidegate.ocpp.DerControl;
import org.tidegate.ocpp.DerControl.Choice;
import org.tidegate.ocpp.DerControl.Curve;
import org.tidegate.ocpp.DerControl.Point;
import org.tidegate.ocpp.DerControl.Unit;

/**
 * One control as changes of grid-code values; the inverse of {@code SettingsExport.ocpp}. Codes
 * count in per unit and see power from the grid, as OCPP does, so percent becomes per unit and no
 * sign turns here.
 */
final class ControlMapping {
    private static final double LOWEST_HZ = 40;
    private static final double HIGHEST_HZ = 70;
    private static final double HIGHEST_PERCENT = 200;

    private static final Map<String, String> IMPLIED =
            Map.of(
                    "enter_service.random_s", "0",
                    "enter_service.ramp_s", "0",
                    "volt_var.reference_pu", "1",
                    "volt_var.autonomous_reference", "false",
                    "volt_var.reference_time_s", "300",
                    "frequency_response.response_s", "0");

    /** What a control asks for that nothing can be made of. */
    static final class Unmapped extends Exception {
        Unmapped(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    private final GridCode code;
    private final List<Change> changes = new ArrayList<>();

    private ControlMapping(GridCode code) {
        this.code = code;
    }

    /** Whether the code has values that such a control could change. */
    static boolean supports(GridCode code, DerControl.Type type) {
        return switch (type) {
            case ENTER_SERVICE -> true;
            case FREQ_DROOP ->
                    code.frequencyResponse() instanceof FrequencyResponse.Droop
                            || code.frequencyResponse() instanceof FrequencyResponse.Lfsm;
            case FIXED_PF_INJECT -> has(code, "constant_power_factor");
            case FIXED_VAR -> has(code, "constant_reactive_power");
            case GRADIENTS -> has(code, "demand_ramp");
            case LIMIT_MAX_DISCHARGE -> has(code, "active_power_limit");
            case VOLT_VAR -> has(code, "volt_var");
            case VOLT_WATT -> has(code, "volt_watt");
            case WATT_VAR -> has(code, "watt_var");
            case WATT_PF -> has(code, "power_factor_of_power");
            case HV_MUST_TRIP, LV_MUST_TRIP, HF_MUST_TRIP, LF_MUST_TRIP ->
                    !stages(code, type).isEmpty();
            // no code lets an operator move its ride-through table; one power factor for both
            // directions is what the engine has; nothing here looks at power to trip
            case HF_MAY_TRIP,
                    HV_MAY_TRIP,
                    LV_MAY_TRIP,
                    HV_MOM_CESS,
                    LV_MOM_CESS,
                    FIXED_PF_ABSORB,
                    FREQ_WATT,
                    POWER_MONITORING_MUST_TRIP ->
                    false;
        };
    }

    private static boolean has(GridCode code, String section) {
        return code.value(section + ".enabled").isPresent();
    }

    static List<Change> changes(GridCode code, DerControl control) throws Unmapped {
        var mapping = new ControlMapping(code);
        mapping.map(control);
        return mapping.changes;
    }

    private void map(DerControl control) throws Unmapped {
        if (!supports(code, control.type())) {
            throw new Unmapped(control.type().text() + " is not supported by " + code.id());
        }
        switch (control.setting()) {
            case DerControl.EnterService e -> enterService(e);
            case DerControl.FixedPowerFactor f -> powerFactor(f);
            case DerControl.FixedVar v -> fixedVar(v);
            case DerControl.Droop d -> droop(d);
            case DerControl.Gradient g -> {
                enable("demand_ramp");
                put("demand_ramp.full_s", g.seconds());
                put("enter_service.ramp_s", g.softSeconds());
            }
            case DerControl.LimitDischarge l -> {
                enable("active_power_limit");
                put("active_power_limit.export_pu", l.percent() / 100);
            }
            case Curve c -> curve(control.type(), c);
        }
    }

    private void enterService(DerControl.EnterService e) {
        put("enter_service.v_max", e.highPercent() / 100);
        put("enter_service.v_min", e.lowPercent() / 100);
        put("enter_service.f_max", e.highHz());
        put("enter_service.f_min", e.lowHz());
        put("enter_service.observe_s", e.delaySeconds());
        put("enter_service.random_s", e.randomDelaySeconds());
        put("enter_service.ramp_s", e.rampSeconds());
    }

    private void powerFactor(DerControl.FixedPowerFactor f) {
        enable("constant_power_factor");
        put("constant_power_factor.cos_phi", f.cosPhi());
        changes.add(
                new Change(
                        "constant_power_factor.excitation",
                        f.absorbs() ? "absorbing" : "injecting"));
    }

    private void fixedVar(DerControl.FixedVar v) throws Unmapped {
        needs(v.unit(), Unit.PCT_MAX_VAR);
        enable("constant_reactive_power");
        put("constant_reactive_power.injection_pu", reactivePu(v.injectedPercent()));
    }

    private void droop(DerControl.Droop d) {
        double nominalHz = code.nominal().frequencyHz();
        if (code.frequencyResponse() instanceof FrequencyResponse.Droop) {
            put("frequency_response.over_deadband_hz", d.overHz() - nominalHz);
            put("frequency_response.under_deadband_hz", nominalHz - d.underHz());
            put("frequency_response.over_droop", d.overDroop());
            put("frequency_response.under_droop", d.underDroop());
        } else {
            put("frequency_response.over.start_hz", d.overHz());
            put("frequency_response.over.droop", d.overDroop());
            put("frequency_response.under.start_hz", d.underHz());
            put("frequency_response.under.droop", d.underDroop());
        }
        put("frequency_response.response_s", d.responseSeconds());
    }

    // ---- curves -----------------------------------------------------------------------------

    private void curve(DerControl.Type type, Curve c) throws Unmapped {
        if (c.hysteresis()) {
            throw new Unmapped("the grid code has no hysteresis for " + type.text());
        }
        if (c.otherParameters()) {
            throw new Unmapped(type.text() + " cannot choose the power during cessation");
        }
        rising(c);
        switch (type) {
            case VOLT_VAR -> voltVar(c);
            case VOLT_WATT -> {
                needs(c.unit(), Unit.PCT_MAX_W);
                points("volt_watt", voltages(c), 0.01, 0.01, false);
                put("volt_watt.response_s", c.responseSeconds());
            }
            case WATT_VAR -> {
                needs(c.unit(), Unit.PCT_MAX_VAR);
                points("watt_var", c.points(), 0.01, Double.NaN, true);
                put("watt_var.response_s", c.responseSeconds());
            }
            case WATT_PF -> {
                needs(c.unit(), Unit.NOT_APPLICABLE);
                points("power_factor_of_power", c.points(), 0.01, 1, false);
                put("power_factor_of_power.response_s", c.responseSeconds());
            }
            case HV_MUST_TRIP, LV_MUST_TRIP, HF_MUST_TRIP, LF_MUST_TRIP -> trips(type, c);
            default -> throw new Unmapped(type.text() + " is no curve");
        }
    }

    private static void rising(Curve c) throws Unmapped {
        for (int i = 1; i < c.points().size(); i++) {
            if (c.points().get(i).x() < c.points().get(i - 1).x()) {
                throw new Unmapped("x of point " + (i + 1) + " is below that of the point before");
            }
        }
    }

    private void voltVar(Curve c) throws Unmapped {
        needs(c.unit(), Unit.PCT_MAX_VAR);
        points("volt_var", voltages(c), 0.01, Double.NaN, true);
        put("volt_var.response_s", c.responseSeconds());
        put("volt_var.reference_pu", c.referencePercent() / 100);
        put("volt_var.reference_time_s", c.referenceSeconds());
        if (c.autonomousReference() != Choice.LEFT_OUT) {
            put(
                    "volt_var.autonomous_reference",
                    Boolean.toString(c.autonomousReference() == Choice.YES));
        }
    }

    private static List<Point> voltages(Curve c) throws Unmapped {
        for (Point p : c.points()) {
            if (!(p.x() >= 0 && p.x() <= HIGHEST_PERCENT)) {
                throw new Unmapped("a voltage of " + p.x() + " % is not within 0 to 200 %");
            }
        }
        return c.points();
    }

    private void points(String section, List<Point> points, double x, double y, boolean reactive) {
        enable(section);
        var text = new StringBuilder("[");
        for (Point p : points) {
            double value = reactive ? reactivePu(p.y()) : p.y() * y;
            text.append(text.length() == 1 ? "[" : ", [")
                    .append(number(p.x() * x))
                    .append(", ")
                    .append(number(value))
                    .append(']');
        }
        String wanted = text.append(']').toString();
        if (!wanted.equals(present(section))) {
            changes.add(new Change(section + ".points", wanted));
        }
    }

    /** The curve as it is: whoever asks for that moves none of its points. */
    private String present(String section) {
        var text = new StringBuilder("[");
        boolean isX = true;
        for (ProfileValue v : code.values()) {
            if (v.group().equals(section) && v.name().startsWith("points[")) {
                text.append(!isX ? ", " : text.length() == 1 ? "[" : ", [");
                text.append(number(v.number())).append(isX ? "" : "]");
                isX = !isX;
            }
        }
        return text.append(']').toString();
    }

    /** OCPP counts in percent of the most reactive power, codes per unit of apparent power. */
    private double reactivePu(double percent) {
        ReactiveCapability c = code.support().reactiveCapability();
        double most = c == null ? 1 : percent > 0 ? c.injectionPu() : c.absorptionPu();
        return percent / 100 * most;
    }

    // ---- trips ------------------------------------------------------------------------------

    private static List<TripStage> stages(GridCode code, DerControl.Type type) {
        boolean over = type == DerControl.Type.HV_MUST_TRIP || type == DerControl.Type.HF_MUST_TRIP;
        boolean frequency =
                type == DerControl.Type.HF_MUST_TRIP || type == DerControl.Type.LF_MUST_TRIP;
        Comparator<TripStage> outwards = Comparator.comparingDouble(TripStage::threshold);
        return code.tripStages().stream()
                .filter(s -> s.over() == over && fits(s.quantity(), frequency))
                .sorted(over ? outwards : outwards.reversed())
                .toList();
    }

    private static boolean fits(Quantity quantity, boolean frequency) {
        return frequency
                ? quantity == Quantity.FREQUENCY
                : quantity == Quantity.ANY_VOLTAGE || quantity == Quantity.PHASE_VOLTAGE;
    }

    /**
     * Stairs with the electrical quantity on x and seconds on y. Drawn with every corner, each x is
     * one stage and its time the shorter one there; drawn with fewer, each time is one stage, which
     * begins where the stairs come to it.
     */
    private void trips(DerControl.Type type, Curve c) throws Unmapped {
        needs(c.unit(), Unit.NOT_APPLICABLE);
        boolean frequency =
                type == DerControl.Type.HF_MUST_TRIP || type == DerControl.Type.LF_MUST_TRIP;
        boolean over = type == DerControl.Type.HV_MUST_TRIP || type == DerControl.Type.HF_MUST_TRIP;
        Comparator<Double> rising = Comparator.naturalOrder();
        var byX = new TreeMap<Double, Double>(over ? rising : rising.reversed());
        var byTime = new TreeMap<Double, Double>(rising.reversed());
        for (Point p : c.points()) {
            requireTripPoint(p, frequency);
            double x = frequency ? p.x() : p.x() / 100;
            byX.merge(x, p.y(), Math::min);
            byTime.merge(p.y(), x, over ? Math::min : Math::max);
        }
        List<TripStage> stages = stages(code, type);
        if (byX.size() == stages.size()) {
            int i = 0;
            for (var stair : byX.entrySet()) {
                stage(stages.get(i++), stair.getKey(), stair.getValue());
            }
        } else if (byTime.size() == stages.size()) {
            int i = 0;
            for (var stair : byTime.entrySet()) {
                stage(stages.get(i++), stair.getValue(), stair.getKey());
            }
        } else {
            throw new Unmapped(
                    "the grid code has %d stages on this side and the curve has %d"
                            .formatted(stages.size(), byTime.size()));
        }
        mean(c);
    }

    private static void requireTripPoint(Point p, boolean frequency) throws Unmapped {
        boolean possible =
                frequency
                        ? p.x() >= LOWEST_HZ && p.x() <= HIGHEST_HZ
                        : p.x() >= 0 && p.x() <= HIGHEST_PERCENT;
        if (!possible || !(p.y() >= 0)) {
            throw new Unmapped(
                    "(%s, %s) is no point of a trip curve of x %s and y s"
                            .formatted(p.x(), p.y(), frequency ? "Hz" : "%"));
        }
    }

    private void stage(TripStage stage, double threshold, double seconds) {
        put("trip_stages." + stage.id() + ".threshold", threshold);
        put("trip_stages." + stage.id() + ".clearing_time_s", seconds);
    }

    private void mean(Curve c) throws Unmapped {
        if (Double.isNaN(c.meanPercent()) && Double.isNaN(c.meanSeconds())) {
            return;
        }
        TripStage mean =
                code.tripStages().stream()
                        .filter(s -> s.over() && s.quantity() == Quantity.MEAN_VOLTAGE)
                        .findFirst()
                        .orElseThrow(() -> new Unmapped("the grid code has no mean voltage trip"));
        put("trip_stages." + mean.id() + ".threshold", c.meanPercent() / 100);
        put("trip_stages." + mean.id() + ".clearing_time_s", c.meanSeconds());
    }

    // ---- values -----------------------------------------------------------------------------

    private static void needs(Unit given, Unit wanted) throws Unmapped {
        if (given != wanted) {
            throw new Unmapped(given + " is not supported, " + wanted + " is");
        }
    }

    private void enable(String section) {
        changes.add(new Change(section + ".enabled", "true"));
    }

    /** What the operator left out stays as it is. */
    private void put(String key, double value) {
        if (!Double.isNaN(value)) {
            put(key, number(value));
        }
    }

    /** Asking for what a code implies where it does not name the value is asking for nothing. */
    private void put(String key, String value) {
        boolean implied = value.equals(IMPLIED.get(key)) && code.value(key).isEmpty();
        if (!implied) {
            changes.add(new Change(key, value));
        }
    }

    /** Percent and differences leave crumbs in the last digits; no setting has seven decimals. */
    private static String number(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value)
                        .setScale(6, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                : Double.toString(value);
    }
}
