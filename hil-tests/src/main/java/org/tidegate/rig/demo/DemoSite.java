package org.tidegate.rig.demo;

import java.net.URI;
import org.tidegate.controller.assembly.ChargerSettings;
import org.tidegate.controller.lane.LaneSettings;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.pilot.PilotTimes;
import org.tidegate.rig.story.MainJob;

/** What the demo's charger is told about its site. */
final class DemoSite {
    private DemoSite() {}
    static ChargerSettings settings(URI operator) {
        return new ChargerSettings(
                new LaneSettings(10_000_000L, 230, 11_000, 11_000, 10_000, true, true, true, 32,
                        MainJob.MINIMUM_SOC_PERCENT, 80, false, 0.94, "vde-ar-n-4105 (DEMONSTRATION)", true),
                TempProfile.vde(),
                PilotTimes.presets(),
                SeccSettings.presets("DE*TDG*E0001*1", new SeccSettings.Rating(11_000, 11_000, 32, 32, 0, 920)),
                OcppSettings.of(operator, "TG-DEMO-1").withMeterInterval(java.time.Duration.ofSeconds(5)));
    }
}
