package org.tidegate.protection.internal;

import org.jspecify.annotations.Nullable;
import org.tidegate.protection.Curve;
import org.tidegate.protection.SupportSettings;

/**
 * Active power against voltage (IEEE 1547-2018 5.4.2; EN 50549-1 4.7.3; AS/NZS 4777.2 3.3.2.2): the
 * higher the voltage the less may be exported, down to a demand for import where storage is told
 * so; and, where the code says so, the lower the voltage the less may be imported.
 */
public final class VoltWatt {
    private final OpenLoopResponse exporting = new OpenLoopResponse();
    private final OpenLoopResponse importing = new OpenLoopResponse();
    private double exportLimitPu = Double.POSITIVE_INFINITY;
    private double importLimitPu = Double.POSITIVE_INFINITY;

    void reaction(double seconds) {
        exporting.reaction(seconds);
        importing.reaction(seconds);
    }

    /** Off or out of service: nothing is limited, and coming back begins at the curve. */
    public void reset() {
        exporting.forget();
        importing.forget();
        exportLimitPu = Double.POSITIVE_INFINITY;
        importLimitPu = Double.POSITIVE_INFINITY;
    }

    public void step(SupportSettings.VoltWatt settings, double voltagePu, double dtSeconds) {
        double t90 = settings.responseNanos() * 1e-9;
        exportLimitPu = exporting.step(settings.exportCurve().at(voltagePu), t90, dtSeconds);
        @Nullable Curve importCurve = settings.importCurve();
        importLimitPu =
                importCurve == null
                        ? Double.POSITIVE_INFINITY
                        : importing.step(importCurve.at(voltagePu), t90, dtSeconds);
    }

    /** The most export; negative demands import. */
    public double exportLimitPu() {
        return exportLimitPu;
    }

    public double importLimitPu() {
        return importLimitPu;
    }
}
