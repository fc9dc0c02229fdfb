package org.tidegate.ocpp.internal.der;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.DerControl;
import org.tidegate.ocpp.DerControl.Choice;
import org.tidegate.ocpp.DerControl.Setting;
import org.tidegate.ocpp.DerControl.Unit;
import org.tidegate.ocpp.internal.message.Der;
import org.tidegate.ocpp.internal.message.Der.ControlKind;
import org.tidegate.ocpp.internal.message.Der.SetDERControl;

/** The operator's message as the charger's record, number by number. */
final class DerConversion {
    private DerConversion() {}

    static DerControl.Type type(ControlKind kind) {
        return DerControl.Type.valueOf(kind.name()); // the same names, by a test
    }

    static ControlKind kind(DerControl.Type type) {
        return ControlKind.valueOf(type.name());
    }

    /** How many payload fields the message has. */
    static int payloads(SetDERControl c) {
        int n = c.curve() == null ? 0 : 1;
        n += c.enterService() == null ? 0 : 1;
        n += c.fixedPFAbsorb() == null ? 0 : 1;
        n += c.fixedPFInject() == null ? 0 : 1;
        n += c.fixedVar() == null ? 0 : 1;
        n += c.freqDroop() == null ? 0 : 1;
        n += c.gradient() == null ? 0 : 1;
        return n + (c.limitMaxDischarge() == null ? 0 : 1);
    }

    /** Null if the payload is not the one the type asks for. */
    static @Nullable Setting setting(SetDERControl c) {
        return switch (c.controlType()) {
            case ENTER_SERVICE -> c.enterService() == null ? null : enterService(c.enterService());
            case FREQ_DROOP -> c.freqDroop() == null ? null : droop(c.freqDroop());
            case FIXED_PF_ABSORB -> c.fixedPFAbsorb() == null ? null : factor(c.fixedPFAbsorb());
            case FIXED_PF_INJECT -> c.fixedPFInject() == null ? null : factor(c.fixedPFInject());
            case FIXED_VAR ->
                    c.fixedVar() == null
                            ? null
                            : new DerControl.FixedVar(
                                    c.fixedVar().setpoint(), unit(c.fixedVar().unit()));
            case GRADIENTS ->
                    c.gradient() == null
                            ? null
                            : new DerControl.Gradient(
                                    c.gradient().gradient(), c.gradient().softGradient());
            case LIMIT_MAX_DISCHARGE ->
                    c.limitMaxDischarge() == null
                                    || c.limitMaxDischarge().pctMaxDischargePower() == null
                                    || c.limitMaxDischarge().powerMonitoringMustTrip() != null
                            ? null
                            : new DerControl.LimitDischarge(
                                    c.limitMaxDischarge().pctMaxDischargePower());
            case POWER_MONITORING_MUST_TRIP ->
                    c.limitMaxDischarge() == null
                                    || c.limitMaxDischarge().powerMonitoringMustTrip() == null
                            ? null
                            : curve(c.limitMaxDischarge().powerMonitoringMustTrip());
            case FREQ_WATT,
                    HF_MUST_TRIP,
                    HF_MAY_TRIP,
                    HV_MUST_TRIP,
                    HV_MOM_CESS,
                    HV_MAY_TRIP,
                    LF_MUST_TRIP,
                    LV_MUST_TRIP,
                    LV_MOM_CESS,
                    LV_MAY_TRIP,
                    VOLT_VAR,
                    VOLT_WATT,
                    WATT_PF,
                    WATT_VAR ->
                    c.curve() == null ? null : curve(c.curve());
        };
    }

    private static Setting enterService(Der.EnterService e) {
        return new DerControl.EnterService(
                e.highVoltage(),
                e.lowVoltage(),
                e.highFreq(),
                e.lowFreq(),
                orNan(e.delay()),
                orNan(e.randomDelay()),
                orNan(e.rampRate()));
    }

    private static Setting droop(Der.FreqDroop d) {
        return new DerControl.Droop(
                d.overFreq(), d.underFreq(), d.overDroop(), d.underDroop(), d.responseTime());
    }

    private static Setting factor(Der.FixedPF f) {
        return new DerControl.FixedPowerFactor(f.displacement(), f.excitation());
    }

    private static Setting curve(Der.DERCurve c) {
        Der.ReactivePowerParams r = c.reactivePowerParams();
        Der.VoltageParams v = c.voltageParams();
        Boolean autonomous = r == null ? null : r.autonomousVRefEnable();
        return new DerControl.Curve(
                c.curveData().stream().map(p -> new DerControl.Point(p.x(), p.y())).toList(),
                unit(c.yUnit()),
                orNan(c.responseTime()),
                c.hysteresis() != null,
                r == null ? Double.NaN : orNan(r.vRef()),
                autonomous == null ? Choice.LEFT_OUT : autonomous ? Choice.YES : Choice.NO,
                r == null ? Double.NaN : orNan(r.autonomousVRefTimeConstant()),
                v == null ? Double.NaN : orNan(v.hv10MinMeanValue()),
                v == null ? Double.NaN : orNan(v.hv10MinMeanTripDelay()),
                v != null && v.powerDuringCessation() != null);
    }

    private static Unit unit(Der.Unit unit) {
        return Unit.valueOf(unit.name());
    }

    private static double orNan(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }
}
