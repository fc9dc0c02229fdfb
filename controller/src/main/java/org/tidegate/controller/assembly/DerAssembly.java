package org.tidegate.controller.assembly;

import java.util.Set;
import org.tidegate.board.gridcode.GridCode;
import org.tidegate.board.gridcode.SupportFunctions.AntiIslanding;
import org.tidegate.board.gridcode.SupportFunctions.ReactiveCapability;
import org.tidegate.controller.der.GridCodeAuthority;
import org.tidegate.controller.lane.LaneSettings;
import org.tidegate.ocpp.DerAuthority.Nameplate;
import org.tidegate.ocpp.OcppSettings;

/** What an operator may change of a charger's grid code. */
public final class DerAssembly {
    private DerAssembly() {}

    /**
     * @param phases 1 or 3
     * @param confirmed keys that a person has confirmed in the site file
     */
    public static GridCodeAuthority authority(
            GridProfile profile,
            int phases,
            Set<String> confirmed,
            LaneSettings lane,
            OcppSettings operator) {
        return new GridCodeAuthority(
                profile.code(),
                confirmed,
                code ->
                        ProtectionProfiles.settings(
                                code, phases, ProtectionProfiles.DEFAULT_LATENCY),
                nameplate(profile.code(), lane, operator));
    }

    private static Nameplate nameplate(GridCode code, LaneSettings lane, OcppSettings operator) {
        double va = lane.ratedVa();
        double exportW = lane.siteExportPermitted() ? Math.min(va, lane.siteExportLimitW()) : 0;
        ReactiveCapability q = code.support().reactiveCapability();
        double injection = q == null ? 0 : q.injectionPu();
        double absorption = q == null ? 0 : q.absorptionPu();
        AntiIslanding island = code.support().antiIslanding();
        return new Nameplate(
                exportW,
                Math.min(va, lane.siteImportLimitW()),
                va,
                va,
                injection * va,
                absorption * va,
                Math.sqrt(1 - injection * injection),
                Math.sqrt(1 - absorption * absorption),
                lane.nominalVoltageV(),
                code.rideThrough().voltage().continuousHigh() * lane.nominalVoltageV(),
                code.rideThrough().voltage().continuousLow() * lane.nominalVoltageV(),
                operator.vendorName(),
                operator.model(),
                operator.serialNumber(),
                operator.firmwareVersion(),
                "",
                island == null ? 0 : island.longestSeconds());
    }
}
