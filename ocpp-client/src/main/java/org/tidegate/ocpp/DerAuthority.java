package org.tidegate.ocpp;

import java.util.List;
import java.util.Set;

/**
 * What the charger's grid code lets an operator change. Asked while an operator waits for its
 * answer: a pure function of what it is given, quick, and safe from the operator's thread.
 */
public interface DerAuthority {
    /** Nothing can be changed. */
    DerAuthority NONE = new DerAuthority() {};

    /** For {@code DCDERCtrlr.ModesSupported}. */
    default Set<DerControl.Type> supported() {
        return Set.of();
    }

    /**
     * Why the control cannot be executed beside those already held; empty if it can. Names the
     * permitted range.
     */
    default String refusal(DerControl candidate, List<DerControl> beside) {
        return "this charger's grid code is not adjustable";
    }

    default Nameplate nameplate() {
        return Nameplate.UNKNOWN;
    }

    /**
     * For {@code DCDERCtrlr}: what an inverter's type plate says. Powers in W, VA and var; 0 where
     * nobody has said.
     */
    record Nameplate(
            double maxW,
            double maxChargeW,
            double maxVa,
            double maxChargeVa,
            double maxInjectedVar,
            double maxAbsorbedVar,
            double overExcitedPowerFactor,
            double underExcitedPowerFactor,
            double nominalV,
            double highestV,
            double lowestV,
            String manufacturer,
            String model,
            String serialNumber,
            String softwareVersion,
            String hardwareVersion,
            double islandingTripSeconds) {
        public static final Nameplate UNKNOWN =
                new Nameplate(0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, "", "", "", "", "", 0);
    }
}
