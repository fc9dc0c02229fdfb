package org.tidegate.ocpp.internal.der;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.message.Der;
import org.tidegate.ocpp.internal.message.Der.SetDERControl;

/** Held controls as reports; as many in each as one field can take. */
final class DerReports {
    private static final int MOST_PER_REPORT = 24;

    private DerReports() {}

    static List<Der.ReportDERControl> of(int requestId, List<DerBook.Held> controls) {
        var reports = new ArrayList<Der.ReportDERControl>();
        for (int from = 0; from < controls.size(); from += MOST_PER_REPORT) {
            int to = Math.min(from + MOST_PER_REPORT, controls.size());
            reports.add(report(requestId, controls.subList(from, to), to < controls.size()));
        }
        return reports;
    }

    private static Der.ReportDERControl report(
            int requestId, List<DerBook.Held> controls, boolean more) {
        var curves = new ArrayList<Der.DERCurveGet>();
        var services = new ArrayList<Der.EnterServiceGet>();
        var absorb = new ArrayList<Der.FixedPFGet>();
        var inject = new ArrayList<Der.FixedPFGet>();
        var vars = new ArrayList<Der.FixedVarGet>();
        var droops = new ArrayList<Der.FreqDroopGet>();
        var gradients = new ArrayList<Der.GradientGet>();
        var limits = new ArrayList<Der.LimitMaxDischargeGet>();
        for (DerBook.Held each : controls) {
            SetDERControl c = each.request();
            String id = each.id();
            boolean byDefault = each.isDefault();
            boolean over = each.superseded();
            if (c.curve() != null) {
                curves.add(new Der.DERCurveGet(c.curve(), id, c.controlType(), byDefault, over));
            } else if (c.enterService() != null) {
                services.add(new Der.EnterServiceGet(c.enterService(), id));
            } else if (c.fixedPFAbsorb() != null) {
                absorb.add(new Der.FixedPFGet(c.fixedPFAbsorb(), id, byDefault, over));
            } else if (c.fixedPFInject() != null) {
                inject.add(new Der.FixedPFGet(c.fixedPFInject(), id, byDefault, over));
            } else if (c.fixedVar() != null) {
                vars.add(new Der.FixedVarGet(c.fixedVar(), id, byDefault, over));
            } else if (c.freqDroop() != null) {
                droops.add(new Der.FreqDroopGet(c.freqDroop(), id, byDefault, over));
            } else if (c.gradient() != null) {
                gradients.add(new Der.GradientGet(c.gradient(), id));
            } else if (c.limitMaxDischarge() != null) {
                limits.add(
                        new Der.LimitMaxDischargeGet(id, byDefault, over, c.limitMaxDischarge()));
            }
        }
        return new Der.ReportDERControl(
                orNull(curves),
                orNull(services),
                orNull(absorb),
                orNull(inject),
                orNull(vars),
                orNull(droops),
                orNull(gradients),
                orNull(limits),
                requestId,
                more ? true : null);
    }

    private static <T> @Nullable List<T> orNull(List<T> list) {
        return list.isEmpty() ? null : list;
    }
}
