package org.tidegate.rig.fuzz;

import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.VehicleState.Phase;

/** A charger that permits everything at once, so that a session comes as far as it can. */
final class OpenCharger {
    private OpenCharger() {}

    static EvseState answer(VehicleState v, long nowNanos, EvseState.Stop stop) {
        boolean live =
                v.phase().compareTo(Phase.PRE_CHARGE) >= 0
                        && v.phase().compareTo(Phase.STOPPING) <= 0;
        double voltageV = live && v.requestedVoltageV() > 0 ? v.requestedVoltageV() : 0;
        return new EvseState(
                nowNanos,
                true,
                EvseState.Authorisation.ACCEPTED,
                true,
                live,
                v.phase().compareTo(Phase.CABLE_CHECK) >= 0
                        ? EvseState.Isolation.VALID
                        : EvseState.Isolation.NOT_TESTED,
                voltageV,
                0,
                11_000,
                11_000,
                32,
                32,
                0,
                920,
                0,
                1_000,
                0,
                20,
                stop,
                stop == EvseState.Stop.NONE ? null : "the fuzzer wants it",
                EvseState.Pilot.C_OR_D,
                false);
    }
}
