package org.tidegate.rig.vehicle;

import java.util.EnumSet;

/**
 * What the vehicle knows besides the charger's messages when it decides.
 *
 * @param faults how it misbehaves just now
 * @param wantsToLeave the driver is back
 * @param wish what else is wanted in the charge loop
 */
record EvccInput(
        EvccSettings settings,
        Pack battery,
        EnumSet<Fault> faults,
        boolean wantsToLeave,
        EvccWish wish,
        double dutyPercent,
        long nowNanos,
        long wallSeconds) {

    /** The battery at this instant. */
    record Pack(
            double socPercent,
            double capacityWh,
            double openCircuitV,
            double terminalV,
            double currentA,
            double maxChargeW,
            double maxDischargeW,
            double maxCurrentA,
            double maxVoltageV,
            double minVoltageV) {

        static Pack of(Battery battery) {
            return new Pack(
                    battery.socPercent(),
                    battery.capacityWh(),
                    battery.openCircuitV(),
                    battery.terminalV(),
                    battery.currentA(),
                    battery.maxChargeW(),
                    battery.maxDischargeW(),
                    battery.maxCurrentA(),
                    battery.maxVoltageV(),
                    battery.minVoltageV());
        }
    }

    boolean has(Fault fault) {
        return faults.contains(fault);
    }

    boolean targetReached() {
        return battery.socPercent() >= settings.targetSocPercent();
    }
}
