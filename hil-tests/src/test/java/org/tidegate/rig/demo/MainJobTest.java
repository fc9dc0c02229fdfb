package org.tidegate.rig.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.controller.energy.SessionLedger;
import org.tidegate.controller.energy.SessionRecord;
import org.tidegate.rig.story.MainJob;
import org.tidegate.rig.story.Narrator;
import org.tidegate.rig.story.StepResult;
import org.tidegate.rig.story.Story;
import org.tidegate.rig.story.Timeline;
import org.tidegate.rig.vehicle.EvccSettings;

@DisplayName("The main job in virtual time")
class MainJobTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 42, 2026})
    void passes_every_step_and_leaves_one_whole_record(long seed) throws Exception {
        var disk = new MemoryDisk();
        var rig =
                new VirtualRig(
                        new Twins.World(seed, MainJob.BATTERY_WH, MainJob.START_SOC_PERCENT, 50),
                        EvccSettings.car().withTarget(MainJob.TARGET_SOC_PERCENT, true),
                        DemoSite.settings(DemoSite.NOWHERE),
                        disk);
        var story =
                new Story(
                        Timeline.virtual(rig.simulation()),
                        rig.actors(),
                        rig.charger().snapshots(),
                        new Narrator(
                                new PrintStream(
                                        OutputStream.nullOutputStream(),
                                        false,
                                        StandardCharsets.UTF_8),
                                false));
        List<StepResult> results = story.play(MainJob.steps(Duration.ZERO));
        assertThat(results).hasSize(12).allSatisfy(r -> assertThat(r.failures()).isEmpty());

        rig.simulation().run(Duration.ofSeconds(5));
        List<SessionRecord> records = SessionLedger.read(disk);
        assertThat(records).hasSize(1);
        SessionRecord record = records.getFirst();
        double importWh = record.importMilliWh() / 1000.0;
        double exportWh = record.exportMilliWh() / 1000.0;
        var operator = rig.twins().operator();
        assertThat(operator.importedWh())
                .as("operator's books")
                .isBetween(importWh - 1, importWh + 1);
        assertThat(operator.exportedWh()).isBetween(exportWh - 1, exportWh + 1);
        assertThat(operator.violations()).isEmpty();
        assertThat(operator.ledgerFaults()).isEmpty();
        assertThat(record.stopReason()).isEqualTo("the vehicle ended the session");
    }
}
