package org.tidegate.rig.vehicle.iso2;

import org.tidegate.rig.vehicle.Battery;

/** What an old car knows besides the charger's messages when it decides. */
record CarInput(
        Habits habits,
        double socPercent,
        double capacityWh,
        double openCircuitV,
        double currentA,
        double maxChargeW,
        double maxDischargeW,
        double maxVoltageV,
        boolean wantsToLeave,
        boolean wantsToPause,
        double dutyPercent,
        long nowNanos) {

    static CarInput of(
            Habits habits,
            Battery battery,
            boolean leave,
            boolean pause,
            double dutyPercent,
            long nowNanos) {
        return new CarInput(
                habits,
                battery.socPercent(),
                battery.capacityWh(),
                battery.openCircuitV(),
                battery.currentA(),
                battery.maxChargeW(),
                battery.maxDischargeW(),
                battery.maxVoltageV(),
                leave,
                pause,
                dutyPercent,
                nowNanos);
    }

    boolean targetReached() {
        return habits.leavesAtTarget() && socPercent >= habits.targetSocPercent();
    }
}
