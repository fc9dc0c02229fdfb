package org.tidegate.controller.energy;

/**
 * What one session did, measured at the grid terminals. A session that goes on after a fault under
 * the same number is written in parts.
 *
 * @param number counts sessions over the charger's life
 * @param part 1, or more when the same session was interrupted
 * @param startWallMillis,endWallMillis labels; the clock may have been stepped in between
 * @param durationNanos monotonic time, exact whatever the wall clock did
 * @param evccId the vehicle's identifier as it told it; empty if it told none
 * @param protocol the vehicle protocol's name; empty without one
 * @param startSocPercent,endSocPercent as the vehicle told them; NaN if it did not
 * @param startImportMilliWh,endImportMilliWh readings of the lifetime import register
 * @param startExportMilliWh,endExportMilliWh readings of the lifetime export register
 * @param peakImportW,peakExportW highest measured power in each direction, both positive, looked at
 *     five times a second
 * @param chargeNanos,dischargeNanos time with power flowing in that direction
 * @param frequencySupportNanos time spent supporting the grid's frequency
 * @param stopReason in words; empty while the session is open
 */
public record SessionRecord(
        long number,
        int part,
        long startWallMillis,
        long endWallMillis,
        long durationNanos,
        String evccId,
        String protocol,
        double startSocPercent,
        double endSocPercent,
        long startImportMilliWh,
        long endImportMilliWh,
        long startExportMilliWh,
        long endExportMilliWh,
        double peakImportW,
        double peakExportW,
        long chargeNanos,
        long dischargeNanos,
        long frequencySupportNanos,
        String stopReason) {

    /** Into the vehicle. */
    public long importMilliWh() {
        return endImportMilliWh - startImportMilliWh;
    }

    /** Into the grid. */
    public long exportMilliWh() {
        return endExportMilliWh - startExportMilliWh;
    }

    public boolean isClosed() {
        return !stopReason.isEmpty();
    }

    SessionRecord closed(String reason) {
        return new SessionRecord(
                number,
                part,
                startWallMillis,
                endWallMillis,
                durationNanos,
                evccId,
                protocol,
                startSocPercent,
                endSocPercent,
                startImportMilliWh,
                endImportMilliWh,
                startExportMilliWh,
                endExportMilliWh,
                peakImportW,
                peakExportW,
                chargeNanos,
                dischargeNanos,
                frequencySupportNanos,
                reason);
    }
}
