package org.tidegate.board.gridcode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tidegate.board.gridcode.GridCode.EnterService;
import org.tidegate.board.gridcode.GridCode.FrequencyResponse;
import org.tidegate.board.gridcode.GridCode.Quantity;
import org.tidegate.board.gridcode.SupportFunctions.Point;

/**
 * OCPP 2.1 block R, SetDERControl as defaults. Where OCPP leaves units open: voltages are percent
 * of nominal, frequencies Hz, times seconds, trip curves have the electrical quantity on x.
 */
final class OcppExport {
    private static final int MOST_POINTS = 10;
    private static final String NONE = "Not_Applicable";

    private final GridCode code;
    private final SupportFunctions support;
    private final List<String> notes = new ArrayList<>();
    private final List<Map<String, Object>> controls = new ArrayList<>();

    OcppExport(GridCode code) {
        this.code = code;
        this.support = code.support();
    }

    SettingsExport export() {
        enterService();
        trips();
        frequency();
        curves();
        setPoints();
        if (code.rateOfChange() != null) {
            notes.add("OCPP has no control for the rate of change of frequency trip.");
        }
        if (support.dynamicSupport() != null && support.dynamicSupport().enabled()) {
            notes.add("OCPP has no control for dynamic voltage support.");
        }
        var file = new LinkedHashMap<String, Object>();
        file.put("profile", code.id());
        file.put("sha256", code.sha256());
        file.put("setDERControl", controls);
        return new SettingsExport(JsonText.of(file), notes);
    }

    private void control(String type, String field, Map<String, Object> payload) {
        var control = new LinkedHashMap<String, Object>();
        control.put("isDefault", true);
        control.put("controlId", code.sha256().substring(0, 8) + "-" + type);
        control.put("controlType", type);
        control.put(field, payload);
        controls.add(control);
    }

    private static Map<String, Object> payload() {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("priority", 0);
        return payload;
    }

    private void enterService() {
        EnterService e = code.enterService();
        var p = payload();
        p.put("highVoltage", e.highestVoltagePu() * 100);
        p.put("lowVoltage", e.lowestVoltagePu() * 100);
        p.put("highFreq", e.highestFrequencyHz());
        p.put("lowFreq", e.lowestFrequencyHz());
        p.put("delay", e.observationSeconds());
        p.put("randomDelay", e.randomSeconds());
        p.put("rampRate", e.rampSeconds());
        control("EnterService", "enterService", p);
    }

    private void trips() {
        for (boolean frequency : new boolean[] {false, true}) {
            for (boolean over : new boolean[] {true, false}) {
                var curves = new TripCurves(code, frequency, over);
                String side = (over ? "H" : "L") + (frequency ? "F" : "V");
                List<Point> must = curves.mustTrip();
                if (must.size() > MOST_POINTS) {
                    notes.add(side + "MustTrip has more corners than OCPP's ten and is left out.");
                } else if (!must.isEmpty()) {
                    var p = curve(must, frequency ? 1 : 100, 1, NONE);
                    if (over && !frequency) {
                        mean(p);
                    }
                    control(side + "MustTrip", "curve", p);
                }
                List<Point> may = curves.mayTrip();
                if (side.equals("LF")) {
                    if (!may.isEmpty()) {
                        notes.add(
                                "OCPP 2.1 has no LFMayTrip; the low frequency ride-through is left out.");
                    }
                } else if (!may.isEmpty() && may.size() <= MOST_POINTS) {
                    control(side + "MayTrip", "curve", curve(may, frequency ? 1 : 100, 1, NONE));
                }
                List<Point> cease = curves.momentaryCessation();
                if (!frequency && !cease.isEmpty()) {
                    control(side + "MomCess", "curve", curve(cease, 100, 1, NONE));
                }
            }
        }
    }

    private void mean(Map<String, Object> curve) {
        for (GridCode.TripStage s : code.tripStages()) {
            if (s.quantity() == Quantity.MEAN_VOLTAGE && s.over()) {
                var params = new LinkedHashMap<String, Object>();
                params.put("hv10MinMeanValue", s.threshold() * 100);
                params.put("hv10MinMeanTripDelay", s.clearingSeconds());
                curve.put("voltageParams", params);
            }
        }
    }

    private void frequency() {
        double nominal = code.nominal().frequencyHz();
        switch (code.frequencyResponse()) {
            case FrequencyResponse.Droop d ->
                    droop(
                            nominal + d.overDeadbandHz(),
                            nominal - d.underDeadbandHz(),
                            d.overDroop(),
                            d.underDroop(),
                            d.responseSeconds());
            case FrequencyResponse.Lfsm l -> {
                GridCode.Line over = l.over();
                GridCode.Line under = l.under();
                if (over != null && under != null) {
                    droop(
                            over.startHz(),
                            under.startHz(),
                            over.droop(),
                            under.droop(),
                            l.responseSeconds());
                } else if (over != null) {
                    freqWatt(
                            over.startHz(),
                            over.startHz() + over.droop() * nominal,
                            l.responseSeconds());
                }
                if (l.recovery() != null) {
                    notes.add("OCPP has no gradient for the return after LFSM.");
                }
            }
            case FrequencyResponse.Held h -> {
                freqWatt(h.overStartHz(), h.overEndHz(), 0);
                notes.add(
                        "OCPP cannot hold the lowest power of AS/NZS 4777.2 4.5.3,"
                                + " nor reduce charging at low frequency.");
            }
            case FrequencyResponse.None _ -> {}
        }
    }

    private void droop(double over, double under, double overK, double underK, double seconds) {
        var p = payload();
        p.put("overFreq", over);
        p.put("underFreq", under);
        p.put("overDroop", overK);
        p.put("underDroop", underK);
        p.put("responseTime", seconds);
        control("FreqDroop", "freqDroop", p);
    }

    private void freqWatt(double start, double end, double seconds) {
        var p = curve(List.of(new Point(start, 1), new Point(end, 0)), 1, 100, "PctMaxW");
        if (seconds > 0) {
            p.put("responseTime", seconds);
        }
        control("FreqWatt", "curve", p);
    }

    private void curves() {
        var vv = support.voltVar();
        if (vv != null && vv.enabled()) {
            var p = curve(ofCapability(vv.points()), 100, 100, "PctMaxVar");
            p.put("responseTime", vv.responseSeconds());
            var params = new LinkedHashMap<String, Object>();
            params.put("vRef", vv.referencePu() * 100);
            params.put("autonomousVRefEnable", vv.autonomousReference());
            params.put("autonomousVRefTimeConstant", vv.referenceSeconds());
            p.put("reactivePowerParams", params);
            control("VoltVar", "curve", p);
        }
        var vw = support.voltWatt();
        if (vw != null && vw.enabled()) {
            var p = curve(vw.points(), 100, 100, "PctMaxW");
            p.put("responseTime", vw.responseSeconds());
            control("VoltWatt", "curve", p);
            if (!vw.importPoints().isEmpty()) {
                notes.add("OCPP VoltWatt has no curve for charging.");
            }
        }
        var wv = support.wattVar();
        if (wv != null && wv.enabled()) {
            var p = curve(ofCapability(wv.points()), 100, 100, "PctMaxVar");
            p.put("responseTime", wv.responseSeconds());
            control("WattVar", "curve", p);
        }
        var pf = support.powerFactorOfPower();
        if (pf != null && pf.enabled()) {
            // A positive power factor absorbs, which is what this function does.
            var p = curve(pf.points(), 100, 1, NONE);
            p.put("responseTime", pf.responseSeconds());
            control("WattPF", "curve", p);
        }
    }

    private void setPoints() {
        var factor = support.constantPowerFactor();
        if (factor != null && factor.enabled()) {
            var p = payload();
            p.put("displacement", factor.cosPhi());
            p.put("excitation", !factor.injecting());
            // Inject and Absorb in the type's name are about active power (IEEE 2030.5
            // opModFixedPFInjectW); a code's factor is that of exporting.
            control("FixedPFInject", "fixedPFInject", p);
        }
        var reactive = support.constantReactivePower();
        if (reactive != null && reactive.enabled()) {
            var p = payload();
            p.put("setpoint", ofCapability(reactive.injectionPu()) * 100);
            p.put("unit", "PctMaxVar");
            control("FixedVar", "fixedVar", p);
        }
        var limit = support.activePowerLimit();
        if (limit != null && limit.enabled()) {
            var p = payload();
            p.put("pctMaxDischargePower", limit.exportPu() * 100);
            control("LimitMaxDischarge", "limitMaxDischarge", p);
        }
        var ramp = support.demandRamp();
        if (ramp != null && ramp.enabled()) {
            var p = payload();
            p.put("gradient", ramp.fullSeconds());
            p.put("softGradient", code.enterService().rampSeconds());
            control("Gradients", "gradient", p);
        }
    }

    /** OCPP counts in percent of the most reactive power, codes per unit of apparent power. */
    private List<Point> ofCapability(List<Point> points) {
        return points.stream().map(p -> new Point(p.x(), ofCapability(p.y()))).toList();
    }

    private double ofCapability(double q) {
        var capability = support.reactiveCapability();
        if (capability == null) {
            return q;
        }
        double most = q > 0 ? capability.injectionPu() : capability.absorptionPu();
        return most > 0 ? q / most : q;
    }

    private Map<String, Object> curve(List<Point> points, double x, double y, String unit) {
        var p = payload();
        p.put("yUnit", unit);
        var data = new ArrayList<Map<String, Object>>();
        for (Point point : points) {
            var pair = new LinkedHashMap<String, Object>();
            pair.put("x", point.x() * x);
            pair.put("y", point.y() * y);
            data.add(pair);
        }
        p.put("curveData", data);
        return p;
    }
}
