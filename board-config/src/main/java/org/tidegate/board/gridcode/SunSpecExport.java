package org.tidegate.board.gridcode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tidegate.board.gridcode.GridCode.EnterService;
import org.tidegate.board.gridcode.GridCode.FrequencyResponse;
import org.tidegate.board.gridcode.GridCode.Quantity;
import org.tidegate.board.gridcode.SupportFunctions.ConstantPowerFactor;
import org.tidegate.board.gridcode.SupportFunctions.Point;

/**
 * SunSpec DER information models 702 to 712. Reactive power keeps the code's sign: SunSpec, too,
 * counts injection as positive. Curves are percent of rated apparent power and of nominal voltage.
 */
final class SunSpecExport {
    private static final int PERCENT_SF = -2;
    private static final int HZ_SF = -3;
    private static final int TIME_SF = -3;
    private static final int VA_MAX_PCT = 3;
    private static final int REACTIVE_FIRST = 1;

    private final GridCode code;
    private final SupportFunctions support;
    private final List<String> notes = new ArrayList<>();
    private final List<Map<String, Object>> models = new ArrayList<>();

    SunSpecExport(GridCode code) {
        this.code = code;
        this.support = code.support();
    }

    SettingsExport export() {
        capacity();
        enterService();
        controls();
        voltVar();
        voltWatt();
        trips(707, "DERTripLV", false, false);
        trips(708, "DERTripHV", false, true);
        trips(709, "DERTripLF", true, false);
        trips(710, "DERTripHF", true, true);
        droop();
        wattVar();
        code.tripStages().stream()
                .filter(s -> s.quantity() == Quantity.MEAN_VOLTAGE)
                .forEach(s ->
                        notes.add(
                                "SunSpec has no point for the mean voltage stage " + s.id() + "."));
        if (code.rateOfChange() != null) {
            notes.add("SunSpec has no point for the rate of change of frequency trip.");
        }
        if (support.powerFactorOfPower() != null && support.powerFactorOfPower().enabled()) {
            notes.add("SunSpec has no model for cos phi of power.");
        }
        if (support.dynamicSupport() != null && support.dynamicSupport().enabled()) {
            notes.add("SunSpec 702 to 712 have no dynamic voltage support.");
        }
        var file = new LinkedHashMap<String, Object>();
        file.put("profile", code.id());
        file.put("sha256", code.sha256());
        file.put("models", models);
        return new SettingsExport(JsonText.of(file), notes);
    }

    private Map<String, Object> model(int id, String name) {
        var model = new LinkedHashMap<String, Object>();
        model.put("name", name);
        model.put("ID", id);
        models.add(model);
        return model;
    }

    /** Ratings are the converter's; only what the profile knows is here. */
    private void capacity() {
        GridCode.Category category = code.category();
        if (category == null && code.nominal().phaseVoltageV().isEmpty()) {
            return;
        }
        var m = model(702, "DERCapacity");
        code.nominal()
                .phaseVoltageV()
                .ifPresent(v -> {
                    m.put("VNom", Math.round(v * 10));
                    m.put("V_SF", -1);
                });
        if (category != null) {
            m.put("NorOpCatRtg", category.normal().equals("A") ? 0 : 1);
            m.put("AbnOpCatRtg", category.abnormal().length() - 1);
        }
    }

    private void enterService() {
        EnterService e = code.enterService();
        var m = model(703, "DEREnterService");
        m.put("ES", 1);
        m.put("ESVHi", scaled(e.highestVoltagePu() * 100, PERCENT_SF));
        m.put("ESVLo", scaled(e.lowestVoltagePu() * 100, PERCENT_SF));
        m.put("ESHzHi", scaled(e.highestFrequencyHz(), HZ_SF));
        m.put("ESHzLo", scaled(e.lowestFrequencyHz(), HZ_SF));
        m.put("ESDlyTms", Math.round(e.observationSeconds()));
        m.put("ESRndTms", Math.round(e.randomSeconds()));
        m.put("ESRmpTms", Math.round(e.rampSeconds()));
        m.put("V_SF", PERCENT_SF);
        m.put("Hz_SF", HZ_SF);
    }

    private void controls() {
        var m = model(704, "DERCtlAC");
        ConstantPowerFactor factor = support.constantPowerFactor();
        boolean fixed = factor != null && factor.enabled();
        m.put("PFWInjEna", fixed ? 1 : 0);
        if (factor != null) {
            var group = new LinkedHashMap<String, Object>();
            group.put("PF", scaled(factor.cosPhi(), -4));
            group.put("Ext", factor.injecting() ? 0 : 1);
            m.put("PFWInj", group);
            m.put("PF_SF", -4);
        }
        var limit = support.activePowerLimit();
        m.put("WMaxLimPctEna", limit != null && limit.enabled() ? 1 : 0);
        if (limit != null) {
            m.put("WMaxLimPct", scaled(limit.exportPu() * 100, PERCENT_SF));
            m.put("WMaxLimPct_SF", PERCENT_SF);
        }
        var reactive = support.constantReactivePower();
        m.put("VarSetEna", reactive != null && reactive.enabled() ? 1 : 0);
        if (reactive != null) {
            m.put("VarSetMod", VA_MAX_PCT);
            m.put("VarSetPri", REACTIVE_FIRST);
            m.put("VarSetPct", scaled(reactive.injectionPu() * 100, PERCENT_SF));
            m.put("VarSetPct_SF", PERCENT_SF);
        }
        var ramp = support.demandRamp();
        if (ramp != null && ramp.enabled() && ramp.fullSeconds() > 0) {
            m.put("WRmp", Math.max(1, Math.round(100 / ramp.fullSeconds())));
            m.put("WRmpRef", 1);
        }
        m.put("AntiIslEna", support.antiIslanding() == null ? 0 : 1);
    }

    private void voltVar() {
        var f = support.voltVar();
        if (f == null) {
            return;
        }
        var m = curveModel(705, "DERVoltVar", f.enabled(), f.points().size(), "NCrv");
        m.put("V_SF", PERCENT_SF);
        m.put("DeptRef_SF", PERCENT_SF);
        m.put("RspTms_SF", TIME_SF);
        var curve = new LinkedHashMap<String, Object>();
        curve.put("ActPt", f.points().size());
        curve.put("DeptRef", VA_MAX_PCT);
        curve.put("Pri", REACTIVE_FIRST);
        curve.put("VRef", scaled(f.referencePu() * 100, PERCENT_SF));
        curve.put("VRefAutoEna", f.autonomousReference() ? 1 : 0);
        curve.put("VRefAutoTms", Math.round(f.referenceSeconds()));
        curve.put("RspTms", scaled(f.responseSeconds(), TIME_SF));
        curve.put("ReadOnly", 0);
        curve.put("Pt", percent(f.points(), "V", "Var"));
        m.put("Crv", List.of(curve));
    }

    private void voltWatt() {
        var f = support.voltWatt();
        if (f == null) {
            return;
        }
        var m = curveModel(706, "DERVoltWatt", f.enabled(), f.points().size(), "NCrv");
        m.put("V_SF", PERCENT_SF);
        m.put("DeptRef_SF", PERCENT_SF);
        m.put("RspTms_SF", TIME_SF);
        var curve = new LinkedHashMap<String, Object>();
        curve.put("ActPt", f.points().size());
        curve.put("DeptRef", 0);
        curve.put("RspTms", scaled(f.responseSeconds(), TIME_SF));
        curve.put("ReadOnly", 0);
        curve.put("Pt", percent(f.points(), "V", "W"));
        m.put("Crv", List.of(curve));
        if (!f.importPoints().isEmpty()) {
            notes.add("SunSpec 706 has no curve for charging.");
        }
    }

    private void wattVar() {
        var f = support.wattVar();
        if (f == null) {
            return;
        }
        var m = curveModel(712, "DERWattVar", f.enabled(), f.points().size(), "NCrv");
        m.put("W_SF", PERCENT_SF);
        m.put("DeptRef_SF", PERCENT_SF);
        var curve = new LinkedHashMap<String, Object>();
        curve.put("ActPt", f.points().size());
        curve.put("DeptRef", VA_MAX_PCT);
        curve.put("Pri", REACTIVE_FIRST);
        curve.put("ReadOnly", 0);
        curve.put("Pt", percent(f.points(), "W", "Var"));
        m.put("Crv", List.of(curve));
    }

    private void trips(int id, String name, boolean frequency, boolean over) {
        var curves = new TripCurves(code, frequency, over);
        List<Point> must = curves.mustTrip();
        List<Point> may = curves.mayTrip();
        List<Point> cease = curves.momentaryCessation();
        int most = Math.max(must.size(), Math.max(may.size(), cease.size()));
        var m = curveModel(id, name, !must.isEmpty(), most, "NCrvSet");
        m.put(frequency ? "Hz_SF" : "V_SF", frequency ? HZ_SF : PERCENT_SF);
        m.put("Tms_SF", TIME_SF);
        var set = new LinkedHashMap<String, Object>();
        set.put("ReadOnly", 0);
        set.put("MustTrip", points(must, frequency));
        set.put("MayTrip", points(may, frequency));
        set.put("MomCess", points(cease, frequency));
        m.put("Crv", List.of(set));
    }

    private static Map<String, Object> points(List<Point> points, boolean frequency) {
        var list = new ArrayList<Map<String, Object>>();
        for (Point p : points) {
            var point = new LinkedHashMap<String, Object>();
            point.put(
                    frequency ? "Hz" : "V",
                    frequency ? scaled(p.x(), HZ_SF) : scaled(p.x() * 100, PERCENT_SF));
            point.put("Tms", scaled(p.y(), TIME_SF));
            list.add(point);
        }
        var group = new LinkedHashMap<String, Object>();
        group.put("ActPt", list.size());
        group.put("Pt", list);
        return group;
    }

    private void droop() {
        double nominal = code.nominal().frequencyHz();
        switch (code.frequencyResponse()) {
            case FrequencyResponse.Droop d ->
                    droop(
                            d.overDeadbandHz(),
                            d.underDeadbandHz(),
                            d.overDroop(),
                            d.underDroop(),
                            d.responseSeconds());
            case FrequencyResponse.Lfsm l -> {
                GridCode.Line over = l.over();
                GridCode.Line under = l.under();
                if (over != null && under != null) {
                    droop(
                            over.startHz() - nominal,
                            nominal - under.startHz(),
                            over.droop(),
                            under.droop(),
                            l.responseSeconds());
                } else {
                    notes.add("SunSpec 711 needs both sides; the code's LFSM has one.");
                }
                if (l.recovery() != null) {
                    notes.add("SunSpec 711 has no gradient for the return after LFSM.");
                }
            }
            case FrequencyResponse.Held _ ->
                    notes.add("SunSpec 711 cannot hold the lowest power of AS/NZS 4777.2 4.5.3.");
            case FrequencyResponse.None _ -> {}
        }
    }

    private void droop(double over, double under, double overK, double underK, double seconds) {
        var m = model(711, "DERFreqDroop");
        m.put("Ena", 1);
        m.put("NCtl", 1);
        m.put("Db_SF", HZ_SF);
        m.put("K_SF", -4);
        m.put("RspTms_SF", TIME_SF);
        var control = new LinkedHashMap<String, Object>();
        control.put("DbOf", scaled(over, HZ_SF));
        control.put("DbUf", scaled(under, HZ_SF));
        control.put("KOf", scaled(overK, -4));
        control.put("KUf", scaled(underK, -4));
        control.put("RspTms", scaled(seconds, TIME_SF));
        control.put("PMin", -100);
        control.put("ReadOnly", 0);
        m.put("Ctl", List.of(control));
    }

    private Map<String, Object> curveModel(
            int id, String name, boolean enabled, int points, String count) {
        var m = model(id, name);
        m.put("Ena", enabled ? 1 : 0);
        m.put("NPt", points);
        m.put(count, 1);
        return m;
    }

    private static List<Map<String, Object>> percent(List<Point> points, String x, String y) {
        var list = new ArrayList<Map<String, Object>>();
        for (Point p : points) {
            var point = new LinkedHashMap<String, Object>();
            point.put(x, scaled(p.x() * 100, PERCENT_SF));
            point.put(y, scaled(p.y() * 100, PERCENT_SF));
            list.add(point);
        }
        return list;
    }

    private static long scaled(double value, int scaleFactor) {
        return Math.round(value * Math.pow(10, -scaleFactor));
    }
}
