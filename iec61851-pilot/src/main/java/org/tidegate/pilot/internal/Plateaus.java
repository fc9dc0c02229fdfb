package org.tidegate.pilot.internal;

import java.util.Arrays;

/**
 * The two levels of a square wave among random looks at it. Each level is the median of the looks
 * on its side of the middle, so that ringing and a few looks into an edge do not count, and one
 * single look into a half of 5 % is enough.
 */
public final class Plateaus {
    /** Closer than this, the wave is static: less than any two levels of a running pilot. */
    private static final double STATIC_V = 1.5;

    private double highV = Double.NaN;
    private double lowV = Double.NaN;

    /**
     * @param looksV sorted by this
     * @return false if one of them is not a number
     */
    public boolean find(double[] looksV) {
        Arrays.sort(looksV);
        double lowestV = looksV[0];
        double highestV = looksV[looksV.length - 1];
        if (Double.isNaN(highestV)) {
            return false; // NaN sorts last
        }
        if (highestV - lowestV < STATIC_V) {
            highV = looksV[looksV.length / 2];
            lowV = highV;
            return true;
        }
        double middleV = (lowestV + highestV) / 2;
        int above = 0;
        while (looksV[above] < middleV) {
            above++;
        }
        lowV = looksV[above / 2];
        highV = looksV[above + (looksV.length - above) / 2];
        return true;
    }

    public double highV() {
        return highV;
    }

    public double lowV() {
        return lowV;
    }
}
