package org.tidegate.rig.vehicle.iso2;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An old car's habits.
 *
 * @param evccId a MAC address, 12 hexadecimal digits
 * @param contract pays with it where the charger lets it; null for external payment
 * @param j2847 takes the discharge service of SAE J2847/2 where there is one
 * @param targetSocPercent leaves with this
 * @param leavesAtTarget ends the session then; otherwise stays until told
 * @param maxCurrentA what it asks for at most; per phase with AC
 * @param loopMillis between a charge loop response and the next request
 * @param patienceMillis for any response but those of the loop
 * @param loopPatienceMillis for a response in the loop; 250 by the standard
 * @param acceptsAnyPreCharge for a converter that is not wired to this battery
 */
public record Habits(
        Speech speech,
        String evccId,
        @Nullable ContractKey contract,
        boolean j2847,
        double targetSocPercent,
        boolean leavesAtTarget,
        double maxCurrentA,
        long loopMillis,
        long patienceMillis,
        long loopPatienceMillis,
        boolean acceptsAnyPreCharge,
        Set<Quirk> quirks) {

    /** What some real cars do. */
    public enum Quirk {
        /** Ends for good when it is offered 0 W or 0 A. */
        LEAVES_AT_ZERO,
        /** Waits 400 ms for ChargeParameterDiscoveryRes and not a moment longer. */
        IMPATIENT,
        /** Goes straight from pre-charge to the charge loop. */
        FORGETS_POWER_DELIVERY,
        /** Reports 30 % more than there is from the charge loop on. */
        LIES_ABOUT_SOC,
        /** Says nothing any more after some charge loops, and keeps the connection. */
        FALLS_SILENT_IN_LOOP,
        /** Is gone after some charge loops. */
        DISAPPEARS_IN_LOOP,
        /** Asks for five times the current the charger has. */
        WANTS_TOO_MUCH,
        /** Reports maxima below zero from the charge loop on. */
        NEGATIVE_MAXIMA,
        /** Goes on although it is asked to stop. */
        IGNORES_STOP,
        /** Goes on charging although it is asked to discharge. */
        WILL_NOT_DISCHARGE,
        /** Signs receipts and challenges with a key that is not its own. */
        FORGES_SIGNATURES,
        /** Asks for a new schedule after some charge loops, once. */
        RENEGOTIATES
    }

    public Habits {
        quirks = quirks.isEmpty() ? Set.of() : Set.copyOf(quirks);
    }

    /** A well-behaved family car. */
    public static Habits of(Speech speech) {
        return new Habits(
                speech,
                "020000000077",
                null,
                false,
                80,
                true,
                speech.isAc() ? 32 : 125,
                speech.isAc() ? 500 : 100,
                2_000,
                speech.isAc() ? 2_000 : 250,
                false,
                Set.of());
    }

    public Habits with(Quirk first, Quirk... more) {
        return copy(
                contract,
                j2847,
                targetSocPercent,
                leavesAtTarget,
                EnumSet.of(first, more),
                acceptsAnyPreCharge);
    }

    public Habits paying(ContractKey key) {
        return copy(key, j2847, targetSocPercent, leavesAtTarget, quirks, acceptsAnyPreCharge);
    }

    public Habits discharging() {
        return copy(contract, true, targetSocPercent, leavesAtTarget, quirks, acceptsAnyPreCharge);
    }

    public Habits withTarget(double socPercent, boolean leaves) {
        return copy(contract, j2847, socPercent, leaves, quirks, acceptsAnyPreCharge);
    }

    public Habits acceptingAnyPreCharge() {
        return copy(contract, j2847, targetSocPercent, leavesAtTarget, quirks, true);
    }

    private Habits copy(
            @Nullable ContractKey key,
            boolean bidirectional,
            double target,
            boolean leaves,
            Set<Quirk> oddities,
            boolean anyPreCharge) {
        return new Habits(
                speech,
                evccId,
                key,
                bidirectional,
                target,
                leaves,
                maxCurrentA,
                loopMillis,
                patienceMillis,
                loopPatienceMillis,
                anyPreCharge,
                oddities);
    }

    boolean has(Quirk quirk) {
        return quirks.contains(quirk);
    }
}
