package org.tidegate.iso15118.slac;

import org.jspecify.annotations.Nullable;

/**
 * What the rest of the charger needs to know about matching.
 *
 * @param issuedNanos when it was said
 * @param vehicle the vehicle's address from the moment it has chosen this charger; with some
 *     vehicles it identifies the customer
 * @param up data can flow: SDP may answer
 * @param stepEf the pilot shall be in state E or F now, otherwise at 5 %
 * @param failed matching has given up on this vehicle
 * @param reason of a failure, for people; empty otherwise
 */
public record SlacLink(
        long issuedNanos,
        @Nullable Mac vehicle,
        boolean up,
        boolean stepEf,
        boolean failed,
        String reason) {
    /** Nothing is known. */
    public static SlacLink none(long nowNanos) {
        return new SlacLink(nowNanos, null, false, false, false, "");
    }

    static SlacLink of(SlacState state, long nowNanos) {
        return switch (state.phase()) {
            case SlacState.Phase.Joining p ->
                    new SlacLink(nowNanos, p.vehicle(), false, false, false, "");
            case SlacState.Phase.Linked p ->
                    new SlacLink(nowNanos, p.vehicle(), true, false, false, "");
            case SlacState.Phase.StepEf _ -> new SlacLink(nowNanos, null, false, true, false, "");
            case SlacState.Phase.Failed p ->
                    new SlacLink(nowNanos, null, false, false, true, p.reason());
            case SlacState.Phase.Keying _, SlacState.Phase.Idle _, SlacState.Phase.Waiting _ ->
                    none(nowNanos);
        };
    }
}
