package org.tidegate.rig.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.rig.converter.ConverterFault;
import org.tidegate.rig.converter.ConverterRatings;
import org.tidegate.rig.demo.DemoSite;
import org.tidegate.rig.demo.Twins;
import org.tidegate.rig.demo.VirtualRig;
import org.tidegate.rig.vehicle.EvccSettings;

/** A charger with a measurement of its own. */
class OwnMeasurementTest {
    @Test
    void what_is_shown_is_what_was_sampled_and_not_a_frozen_register() throws IOException {
        var rig =
                new VirtualRig(
                        new Twins.World(1, 60_000, 60, 50),
                        ConverterRatings.elevenKw(),
                        2_000_000L,
                        4_000,
                        EvccSettings.car(),
                        DemoSite.settings(DemoSite.NOWHERE),
                        new ForgetfulDisk());
        rig.simulation().run(Duration.ofSeconds(2));
        rig.twins().converter().faults().inject(ConverterFault.FROZEN_VALUES);
        rig.twins().grid().voltageStep(Duration.ZERO, 2, 0.9).frequencyStep(Duration.ZERO, 50.1);
        rig.simulation().run(Duration.ofMillis(300));

        Snapshot.Grid shown = rig.charger().snapshots().latest().grid();

        assertThat(shown.voltageL1V()).isCloseTo(230, within(1.0));
        assertThat(shown.voltageL2V()).isCloseTo(0.9 * 230, within(1.0));
        assertThat(shown.frequencyHz()).isCloseTo(50.1, within(0.01));
    }
}
