package org.tidegate.rig.vehicle;

/**
 * A vehicle's habits.
 *
 * @param evccId a MAC address in ISO 15118-20 vehicles
 * @param bidirectional takes the bidirectional service when there is one
 * @param targetSocPercent wants to leave with this
 * @param minimumSocPercent its own floor for discharge
 * @param leavesAtTarget ends the session when the target is reached; otherwise stays for the grid
 * @param departureS seconds from the start of the session
 * @param loopMillis between a charge loop response and the next request; under 250
 * @param patienceMillis for a response, other than in the loop
 * @param loopPatienceMillis for a response in the loop; 500 by the standard
 * @param acceptsAnyPreCharge goes on although the output did not reach the battery's voltage: for a
 *     converter that is not wired to this battery
 * @param style how the session is to be
 */
public record EvccSettings(
        String evccId,
        boolean bidirectional,
        double targetSocPercent,
        double minimumSocPercent,
        boolean leavesAtTarget,
        long departureS,
        long loopMillis,
        long patienceMillis,
        long loopPatienceMillis,
        boolean acceptsAnyPreCharge,
        EvccStyle style) {

    /** A family car that charges to 80 % and lends its battery down to 20 %. */
    public static EvccSettings car() {
        return new EvccSettings(
                "020000001511",
                true,
                80,
                20,
                true,
                4 * 3600,
                100,
                2_000,
                500,
                false,
                EvccStyle.plain());
    }

    public EvccSettings withTarget(double socPercent, boolean leaves) {
        return new EvccSettings(
                evccId,
                bidirectional,
                socPercent,
                minimumSocPercent,
                leaves,
                departureS,
                loopMillis,
                patienceMillis,
                loopPatienceMillis,
                acceptsAnyPreCharge,
                style);
    }

    public EvccSettings withMinimum(double socPercent) {
        return new EvccSettings(
                evccId,
                bidirectional,
                targetSocPercent,
                socPercent,
                leavesAtTarget,
                departureS,
                loopMillis,
                patienceMillis,
                loopPatienceMillis,
                acceptsAnyPreCharge,
                style);
    }

    public EvccSettings chargingOnly() {
        return new EvccSettings(
                evccId,
                false,
                targetSocPercent,
                minimumSocPercent,
                leavesAtTarget,
                departureS,
                loopMillis,
                patienceMillis,
                loopPatienceMillis,
                acceptsAnyPreCharge,
                style);
    }

    public EvccSettings acceptingAnyPreCharge() {
        return new EvccSettings(
                evccId,
                bidirectional,
                targetSocPercent,
                minimumSocPercent,
                leavesAtTarget,
                departureS,
                loopMillis,
                patienceMillis,
                loopPatienceMillis,
                true,
                style);
    }

    /** For machines that are slower than a vehicle's patience. */
    public EvccSettings withPatience(long millis, long loopMillisPatience) {
        return new EvccSettings(
                evccId,
                bidirectional,
                targetSocPercent,
                minimumSocPercent,
                leavesAtTarget,
                departureS,
                loopMillis,
                millis,
                loopMillisPatience,
                acceptsAnyPreCharge,
                style);
    }

    public EvccSettings styled(EvccStyle next) {
        return new EvccSettings(
                evccId,
                bidirectional,
                targetSocPercent,
                minimumSocPercent,
                leavesAtTarget,
                departureS,
                loopMillis,
                patienceMillis,
                loopPatienceMillis,
                acceptsAnyPreCharge,
                next);
    }

    public EvccSettings named(String id) {
        return new EvccSettings(
                id,
                bidirectional,
                targetSocPercent,
                minimumSocPercent,
                leavesAtTarget,
                departureS,
                loopMillis,
                patienceMillis,
                loopPatienceMillis,
                acceptsAnyPreCharge,
                style);
    }
}
