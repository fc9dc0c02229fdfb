package org.tidegate.rig.demo;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.tidegate.controller.assembly.ChargerSettings;
import org.tidegate.controller.assembly.DerAssembly;
import org.tidegate.controller.assembly.GridProfile;
import org.tidegate.controller.lane.LaneSettings;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.pilot.PilotTimes;
import org.tidegate.rig.story.MainJob;

/** What the demo's charger is told about its site. */
public final class DemoSite {
    /** In virtual time the operator is a wire, not an address. */
    public static final URI NOWHERE = URI.create("ws://twin/ocpp");

    static final String PROFILE_ID = "vde-ar-n-4105";
    static final String PROFILE_NAME = PROFILE_ID + " (DEMONSTRATION)";

    private static final double RATED_W = 11_000;
    private static final double EXPORT_W = 10_000;
    private static final double CABLE_A = 32;
    private static final double EFFICIENCY = 0.94;

    private DemoSite() {}

    /** With a twin's grid, where the demonstration profile may export. */
    public static ChargerSettings settings(URI operator) {
        return settings(operator, true, true);
    }

    /**
     * @param tls without it the charger is a laboratory's: plain TCP is accepted, discharge is not
     */
    static ChargerSettings settings(URI operator, boolean mayExport, boolean tls) {
        SeccSettings vehicle =
                SeccSettings.presets(
                        "DE*TDG*E0001*1",
                        new SeccSettings.Rating(RATED_W, RATED_W, CABLE_A, CABLE_A, 0, 920));
        GridProfile profile = GridProfile.load(PROFILE_ID, 3, true);
        LaneSettings lane =
                new LaneSettings(
                        10_000_000L,
                        profile.nominalVoltageV(),
                        RATED_W,
                        RATED_W,
                        EXPORT_W,
                        true,
                        mayExport,
                        true,
                        CABLE_A,
                        MainJob.MINIMUM_SOC_PERCENT,
                        80,
                        false,
                        EFFICIENCY,
                        PROFILE_NAME,
                        true);
        OcppSettings station =
                OcppSettings.of(operator, "TG-DEMO-1").withMeterInterval(Duration.ofSeconds(5));
        return new ChargerSettings(
                        lane,
                        profile.settings(),
                        PilotTimes.presets(),
                        tls ? vehicle : vehicle.inLaboratory(),
                        station)
                .withDer(DerAssembly.authority(profile, 3, Set.of(), lane, station));
    }
}
