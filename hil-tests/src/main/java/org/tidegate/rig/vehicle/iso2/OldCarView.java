package org.tidegate.rig.vehicle.iso2;

/**
 * An old car as a scenario sees it. Current and limits are plus into the vehicle.
 *
 * @param reason why it left or broke off, from its own side; empty while all is well
 * @param acWantedA what it would draw per phase; 0 unless it charges with AC
 */
public record OldCarView(
        CarStage stage,
        String reason,
        double socPercent,
        boolean contactorsClosed,
        boolean discharge,
        boolean contract,
        long loops,
        double offeredPowerW,
        double offeredCurrentA,
        double chargerVoltageV,
        double chargerCurrentA,
        double acWantedA,
        String meterReading,
        String sessionId) {}
