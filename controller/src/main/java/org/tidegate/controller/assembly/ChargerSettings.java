package org.tidegate.controller.assembly;

import org.tidegate.controller.bridge.Departure;
import org.tidegate.controller.lane.LaneSettings;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.pilot.PilotTimes;
import org.tidegate.protection.ProtectionSettings;

/** What a charger is told, all of it checked. */
public record ChargerSettings(
        LaneSettings lane,
        ProtectionSettings protection,
        PilotTimes pilot,
        SeccSettings vehicle,
        OcppSettings operator,
        Departure departure) {

    /** Of which nobody knows when a vehicle leaves. */
    public ChargerSettings(
            LaneSettings lane,
            ProtectionSettings protection,
            PilotTimes pilot,
            SeccSettings vehicle,
            OcppSettings operator) {
        this(lane, protection, pilot, vehicle, operator, Departure.UNKNOWN);
    }
}
