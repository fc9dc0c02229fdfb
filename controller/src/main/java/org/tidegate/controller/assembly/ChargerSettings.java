package org.tidegate.controller.assembly;

import org.jspecify.annotations.Nullable;
import org.tidegate.controller.der.GridCodeAuthority;
import org.tidegate.controller.lane.LaneSettings;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.pilot.PilotTimes;
import org.tidegate.protection.ProtectionSettings;

/**
 * What a charger is told, all of it checked.
 *
 * @param der what an operator may change of the grid code; null for nothing. Its code without any
 *     control is {@code protection}
 */
public record ChargerSettings(
        LaneSettings lane,
        ProtectionSettings protection,
        PilotTimes pilot,
        SeccSettings vehicle,
        OcppSettings operator,
        @Nullable GridCodeAuthority der) {

    /** With a grid code that nobody can change. */
    public ChargerSettings(
            LaneSettings lane,
            ProtectionSettings protection,
            PilotTimes pilot,
            SeccSettings vehicle,
            OcppSettings operator) {
        this(lane, protection, pilot, vehicle, operator, null);
    }

    public ChargerSettings with(GridCodeAuthority der) {
        return new ChargerSettings(lane, protection, pilot, vehicle, operator, der);
    }

    public ChargerSettings with(LaneSettings lane) {
        return new ChargerSettings(lane, protection, pilot, vehicle, operator, der);
    }
}
