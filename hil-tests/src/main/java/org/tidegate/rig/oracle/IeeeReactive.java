package org.tidegate.rig.oracle;

import org.tidegate.protection.Curve;
import org.tidegate.protection.SupportSettings.AutonomousReference;
import org.tidegate.protection.SupportSettings.Capability;
import org.tidegate.protection.SupportSettings.Priority;
import org.tidegate.protection.SupportSettings.ReactiveMode;

/**
 * Reactive power in OpenDER's names. There plus injects, here plus absorbs; there plus exports,
 * here plus imports: every curve is turned about its origin.
 */
final class IeeeReactive {
    private static final String CAPABILITY = "NP_Q_CAPABILITY_BY_P_CURVE";

    private final SettingReader s;
    private final double ratedPu;
    private final double chargePu;

    IeeeReactive(SettingReader s, double ratedPu, double chargePu) {
        this.s = s;
        this.ratedPu = ratedPu;
        this.chargePu = chargePu;
    }

    /** Of several that are enabled OpenDER takes the first in this order. */
    ReactiveMode mode() throws BadFile {
        if (s.flag("CONST_PF_MODE_ENABLE")) {
            return new ReactiveMode.ConstantPowerFactor(
                    s.number("CONST_PF"),
                    s.word("CONST_PF_EXCITATION", "INJ", "ABS").equals("INJ"),
                    s.nanos("CONST_PF_RT"));
        }
        if (s.flag("QV_MODE_ENABLE")) {
            return voltVar();
        }
        if (s.flag("QP_MODE_ENABLE")) {
            return new ReactiveMode.WattVar(wattVar(), s.nanos("QP_RT"));
        }
        if (s.flag("CONST_Q_MODE_ENABLE")) {
            return new ReactiveMode.ConstantReactivePower(
                    0 - s.number("CONST_Q"), s.nanos("CONST_Q_RT"));
        }
        return new ReactiveMode.Off();
    }

    private ReactiveMode voltVar() throws BadFile {
        var volts = new double[4];
        var vars = new double[4];
        for (int i = 0; i < 4; i++) {
            volts[i] = s.number("QV_CURVE_V" + (i + 1));
            vars[i] = s.number("QV_CURVE_Q" + (i + 1));
        }
        return new ReactiveMode.VoltVar(
                s.curve("QV_CURVE_V1..V4", volts, vars, 1, -1),
                s.number("QV_VREF"),
                s.flag("QV_VREF_AUTO_MODE", false),
                new AutonomousReference(
                        s.nanos("QV_VREF_TIME", 300),
                        s.number("QV_VREF_MIN", 0.95),
                        s.number("QV_VREF_MAX", 1.05)),
                s.nanos("QV_OLRT"));
    }

    private Curve wattVar() throws BadFile {
        var powers = new double[6];
        var vars = new double[6];
        for (int i = 0; i < 3; i++) {
            powers[2 - i] = s.number("QP_CURVE_P" + (i + 1) + "_LOAD") * chargePu;
            vars[2 - i] = s.number("QP_CURVE_Q" + (i + 1) + "_LOAD");
            powers[3 + i] = s.number("QP_CURVE_P" + (i + 1) + "_GEN") * ratedPu;
            vars[3 + i] = s.number("QP_CURVE_Q" + (i + 1) + "_GEN");
        }
        return s.curve("QP_CURVE_P1..P3", powers, vars, -1, -1);
    }

    Capability capability(boolean storage) throws BadFile {
        boolean categoryA = s.word("NP_NORMAL_OP_CAT", "CAT_A", "CAT_B").equals("CAT_A");
        String priority = s.word("NP_PRIO_OUTSIDE_MIN_Q_REQ", "REACTIVE", "ACTIVE");
        double va = s.number("NP_VA_MAX");
        return new Capability(
                ratedPu,
                storage ? chargePu : 0,
                1,
                s.number("NP_APPARENT_POWER_CHARGE_MAX", va) / va,
                reactive("INJ", va),
                reactive("ABS", va),
                0.44,
                categoryA ? 0.25 : 0.44,
                priority.equals("ACTIVE") ? Priority.ACTIVE : Priority.REACTIVE);
    }

    private Curve reactive(String way, double va) throws BadFile {
        if (s.node(CAPABILITY).isObject()) {
            SettingReader c = s.inside(CAPABILITY);
            return c.curve(
                    "Q_MAX_" + way + "_PU",
                    c.numbers("P_Q_" + way + "_PU"),
                    c.numbers("Q_MAX_" + way + "_PU"),
                    -ratedPu,
                    1);
        }
        double most = s.number("NP_Q_MAX_" + way) / va;
        if (s.word("NP_Q_CAPABILITY_LOW_P", "SAME", "REDUCED").equals("SAME")) {
            return Curve.level(most);
        }
        // table 7 lets reactive power fall off below 20 % of active power
        double[] powers = {0, 0.04999, 0.05, 0.2, 1};
        double[] vars = {0, 0, most / 4, most, most};
        return s.curve(CAPABILITY, powers, vars, -ratedPu, 1);
    }
}
