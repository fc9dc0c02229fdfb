package org.tidegate.rig.vehicle;

import java.util.List;
import org.tidegate.iso15118.pki.Credential;

/**
 * How a vehicle wants its session to be.
 *
 * @param ac has its own inverter and takes AC
 * @param scheduled wants to decide itself, within a schedule
 * @param mobilityByCharger leaves departure and states of charge to the charger
 * @param contracts shown one after the other until one is accepted; empty for external payment
 * @param scheduledPowerW what it wants under scheduled control, plus into the vehicle
 * @param leavesAtZero takes an offer of 0 W for the end and latches off
 * @param wakesAfterMillis after a pause it toggles B-C-B and comes back; 0 for only when told
 */
public record EvccStyle(
        boolean ac,
        boolean scheduled,
        boolean mobilityByCharger,
        List<Credential> contracts,
        double scheduledPowerW,
        boolean leavesAtZero,
        long wakesAfterMillis) {

    public EvccStyle {
        contracts = List.copyOf(contracts);
    }

    /** DC, the charger decides, paid by other means. */
    public static EvccStyle plain() {
        return new EvccStyle(false, false, false, List.of(), 0, false, 0);
    }

    public EvccStyle withAc() {
        return new EvccStyle(
                true,
                scheduled,
                mobilityByCharger,
                contracts,
                scheduledPowerW,
                leavesAtZero,
                wakesAfterMillis);
    }

    public EvccStyle withSchedule(double powerW) {
        return new EvccStyle(ac, true, false, contracts, powerW, leavesAtZero, wakesAfterMillis);
    }

    public EvccStyle withMobilityByCharger() {
        return new EvccStyle(
                ac, false, true, contracts, scheduledPowerW, leavesAtZero, wakesAfterMillis);
    }

    public EvccStyle paying(Credential... inThisOrder) {
        return new EvccStyle(
                ac,
                scheduled,
                mobilityByCharger,
                List.of(inThisOrder),
                scheduledPowerW,
                leavesAtZero,
                wakesAfterMillis);
    }

    public EvccStyle latching() {
        return new EvccStyle(
                ac,
                scheduled,
                mobilityByCharger,
                contracts,
                scheduledPowerW,
                true,
                wakesAfterMillis);
    }

    public EvccStyle wakingAfter(long millis) {
        return new EvccStyle(
                ac, scheduled, mobilityByCharger, contracts, scheduledPowerW, leavesAtZero, millis);
    }
}
