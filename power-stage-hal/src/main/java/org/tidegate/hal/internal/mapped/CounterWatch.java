package org.tidegate.hal.internal.mapped;

/**
 * Holds a meter's power against its own energy registers: power that says import while the export
 * register counts means that one of the two has the wrong sign.
 */
public final class CounterWatch {
    /** Above the resolution of any register, and a minute at 3 kW. */
    private static final double LEAST_WH = 50;

    /** Below this share the other direction is noise. */
    private static final double ONE_SIDED = 0.1;

    private static final double MOVED = 0.5;

    private boolean begun;
    private boolean wrong;
    private long lastNanos;
    private double importWh;
    private double exportWh;
    private double importedAtBegin;
    private double exportedAtBegin;

    /**
     * @param powerW plus is import
     * @return true while the last minute that could be judged was wrong
     */
    public boolean step(double powerW, double importedWh, double exportedWh, long nowNanos) {
        if (Double.isNaN(powerW) || Double.isNaN(importedWh) || Double.isNaN(exportedWh)) {
            begun = false;
            return wrong;
        }
        if (!begun) {
            begin(importedWh, exportedWh, nowNanos);
            return wrong;
        }
        double wh = powerW * (nowNanos - lastNanos) / 3.6e12;
        lastNanos = nowNanos;
        importWh += Math.max(0, wh);
        exportWh += Math.max(0, -wh);
        double expected = Math.max(importWh, exportWh);
        if (expected >= LEAST_WH) {
            boolean imports = importWh > exportWh;
            double less = Math.min(importWh, exportWh);
            double importMoved = importedWh - importedAtBegin;
            double exportMoved = exportedWh - exportedAtBegin;
            double right = imports ? importMoved : exportMoved;
            double other = imports ? exportMoved : importMoved;
            if (less <= ONE_SIDED * expected) {
                if (other >= MOVED * expected && right <= ONE_SIDED * expected) {
                    wrong = true;
                } else if (right >= MOVED * expected) {
                    wrong = false;
                }
            }
            begin(importedWh, exportedWh, nowNanos);
        }
        return wrong;
    }

    private void begin(double importedWh, double exportedWh, long nowNanos) {
        begun = true;
        lastNanos = nowNanos;
        importWh = 0;
        exportWh = 0;
        importedAtBegin = importedWh;
        exportedAtBegin = exportedWh;
    }
}
