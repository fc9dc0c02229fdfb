package org.tidegate.controller.assembly;

import org.jspecify.annotations.Nullable;
import org.tidegate.controller.bridge.Departure;
import org.tidegate.controller.der.GridCodeAuthority;
import org.tidegate.controller.lane.LaneSettings;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.pilot.PilotTimes;
import org.tidegate.protection.ProtectionSettings;

/**
 * What a charger is told, all of it checked.
 *
 * @param islanding null: nobody but the converter looks for islands, and nobody asks whether it
 *     does
 * @param der what an operator may change of the grid code; null for nothing. Its code without any
 *     control is {@code protection}
 */
public record ChargerSettings(
        LaneSettings lane,
        ProtectionSettings protection,
        @Nullable Islanding islanding,
        PilotTimes pilot,
        SeccSettings vehicle,
        OcppSettings operator,
        Departure departure,
        @Nullable GridCodeAuthority der) {

    /** Without a search for islands and a departure: twins and benches that are not about them. */
    public ChargerSettings(
            LaneSettings lane,
            ProtectionSettings protection,
            PilotTimes pilot,
            SeccSettings vehicle,
            OcppSettings operator) {
        this(lane, protection, null, pilot, vehicle, operator, Departure.UNKNOWN, null);
    }

    public ChargerSettings with(@Nullable Islanding islanding) {
        return new ChargerSettings(
                lane, protection, islanding, pilot, vehicle, operator, departure, der);
    }

    public ChargerSettings withDer(GridCodeAuthority der) {
        return new ChargerSettings(
                lane, protection, islanding, pilot, vehicle, operator, departure, der);
    }

    public ChargerSettings withOperator(OcppSettings operator) {
        return new ChargerSettings(
                lane, protection, islanding, pilot, vehicle, operator, departure, der);
    }

    public ChargerSettings withLane(LaneSettings lane) {
        return new ChargerSettings(
                lane, protection, islanding, pilot, vehicle, operator, departure, der);
    }
}
