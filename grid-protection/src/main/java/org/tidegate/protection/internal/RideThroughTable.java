package org.tidegate.protection.internal;

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
    private final RideThrough table;
    private final Band[] voltageBands;
    private final Band[] frequencyBands;

    public RideThroughTable(RideThrough table) {
        this.table = table;
        this.voltageBands = table.voltageBands().toArray(new Band[0]);
        this.frequencyBands = table.frequencyBands().toArray(new Band[0]);
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
            mode = stricter(mode, below(voltageBands, lowestPu));
        }
        if (highestPu > table.continuousHighPu()) {
            mode = stricter(mode, above(voltageBands, highestPu));
        }
        if (frequencyBands.length > 0) {
            if (frequencyHz < table.continuousLowHz()) {
                mode = stricter(mode, below(frequencyBands, frequencyHz));
            } else if (frequencyHz > table.continuousHighHz()) {
                mode = stricter(mode, above(frequencyBands, frequencyHz));
            }
        }
        return mode;
    }

    /** Bands below the continuous range hold their lower edge. */
    private static GridMode below(Band[] bands, double value) {
        for (Band band : bands) {
            if (value >= band.low() && value < band.high()) {
                return band.mode();
            }
        }
        return GridMode.NOT_DEFINED;
    }

    /** Bands above the continuous range hold their upper edge. */
    private static GridMode above(Band[] bands, double value) {
        for (Band band : bands) {
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
