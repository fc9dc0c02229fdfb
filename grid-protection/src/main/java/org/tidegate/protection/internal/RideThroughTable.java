package org.tidegate.protection.internal;

import java.util.List;
import org.tidegate.protection.GridMode;
import org.tidegate.protection.ProtectionSettings.Band;
import org.tidegate.protection.ProtectionSettings.RideThrough;

/**
 * What to do while the grid is abnormal and nothing has tripped yet: IEEE 1547-2018 6.4.2 (tables
 * 14 to 16) and 6.5.2 (table 19); the restricted support of VDE-AR-N 4105 5.7.3 is a table with two
 * bands of momentary cessation.
 *
 * <p>Voltage and frequency each name a mode and the more restrictive one wins, so that a cessation
 * demanded by one is never lifted by the other.
 */
public final class RideThroughTable {
    private RideThrough table;

    public RideThroughTable(RideThrough table) {
        this.table = table;
    }

    /** Another table from here on. */
    public void apply(RideThrough next) {
        table = next;
    }

    /** Whether the voltage alone is abnormal; NaN is. */
    public boolean disturbed(double lowestPu, double highestPu) {
        return !(lowestPu >= table.continuousLowPu() && highestPu <= table.continuousHighPu());
    }

    /**
     * @param lowestPu,highestPu applicable voltages; NaN ceases
     * @param frequencyHz NaN ceases
     */
    public GridMode mode(double lowestPu, double highestPu, double frequencyHz) {
        if (Double.isNaN(lowestPu) || Double.isNaN(highestPu) || Double.isNaN(frequencyHz)) {
            return GridMode.CEASE_TO_ENERGISE;
        }
        GridMode mode = GridMode.CONTINUOUS_OPERATION;
        if (lowestPu < table.continuousLowPu()) {
            mode = stricter(mode, below(table.voltageBands(), lowestPu));
        }
        if (highestPu > table.continuousHighPu()) {
            mode = stricter(mode, above(table.voltageBands(), highestPu));
        }
        if (!table.frequencyBands().isEmpty()) {
            if (frequencyHz < table.continuousLowHz()) {
                mode = stricter(mode, below(table.frequencyBands(), frequencyHz));
            } else if (frequencyHz > table.continuousHighHz()) {
                mode = stricter(mode, above(table.frequencyBands(), frequencyHz));
            }
        }
        return mode;
    }

    /** Bands below the continuous range hold their lower edge; the first that holds it counts. */
    private static GridMode below(List<Band> bands, double value) {
        for (int i = 0; i < bands.size(); i++) {
            Band band = bands.get(i);
            if (value >= band.low() && value < band.high()) {
                return band.mode();
            }
        }
        return GridMode.NOT_DEFINED;
    }

    /** Bands above the continuous range hold their upper edge. */
    private static GridMode above(List<Band> bands, double value) {
        for (int i = 0; i < bands.size(); i++) {
            Band band = bands.get(i);
            if (value > band.low() && value <= band.high()) {
                return band.mode();
            }
        }
        return GridMode.NOT_DEFINED;
    }

    private static GridMode stricter(GridMode a, GridMode b) {
        return rank(a) >= rank(b) ? a : b;
    }

    private static int rank(GridMode mode) {
        return switch (mode) {
            case TRIPPED -> 6;
            case CEASE_TO_ENERGISE -> 5;
            case MOMENTARY_CESSATION -> 4;
            case NOT_DEFINED -> 3;
            case PERMISSIVE_OPERATION -> 2;
            case MANDATORY_OPERATION -> 1;
            case CONTINUOUS_OPERATION, ENTERING_SERVICE -> 0;
        };
    }
}
