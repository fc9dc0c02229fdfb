package org.tidegate.controller.authority;

/**
 * How far a remote set-point may go at this site. The site's caps are the ladder's; these numbers
 * say how fast and how often.
 *
 * @param rampWPerS most change of a remote set-point within a second; 0 follows at once
 * @param reversalsPerHour changes between charging and discharging a remote set-point may ask for;
 *     0 counts none
 * @param longestDelayNanos a changed set-point waits up to this long, drawn anew for each; 0 waits
 *     for nothing
 * @param offlineExportNanos after this long without an operator nothing is exported on its word any
 *     more; 0 keeps the profile's own durations only
 * @param randomSeed of the delays; the charger's own, so that a street does not move at once
 */
public record AuthoritySettings(
        double rampWPerS,
        int reversalsPerHour,
        long longestDelayNanos,
        long offlineExportNanos,
        long randomSeed) {

    public AuthoritySettings {
        require(rampWPerS >= 0 && Double.isFinite(rampWPerS), "rampWPerS", rampWPerS);
        require(
                reversalsPerHour >= 0 && reversalsPerHour <= 3_600,
                "reversalsPerHour",
                reversalsPerHour);
        require(longestDelayNanos >= 0, "longestDelayNanos", longestDelayNanos);
        require(offlineExportNanos >= 0, "offlineExportNanos", offlineExportNanos);
    }

    /** Every set-point is followed at once, as often as it comes. */
    public static AuthoritySettings unlimited() {
        return new AuthoritySettings(0, 0, 0, 0, 0);
    }

    private static void require(boolean holds, String what, Number value) {
        if (!holds) {
            throw new IllegalArgumentException(what + " = " + value + " means nothing");
        }
    }
}
