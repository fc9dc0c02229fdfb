package org.tidegate.controller.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.controller.assembly.GridProfile;
import org.tidegate.controller.ladder.LadderView;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.runtime.Published;

@DisplayName("The ride-through point")
class RideThroughPlaneTest {
    @Test
    void a_grid_nobody_measures_is_beyond_every_stage_and_says_which_trips_first() {
        var snapshots =
                new Published<>(
                        Snapshot.nothingYet(0, 230, "vde-ar-n-4105", false, LadderView.closed()));
        var plane =
                new RideThroughPlane(
                        snapshots, GridProfile.load("vde-ar-n-4105", 3, false).settings());
        plane.step(0);
        plane.step(50_000_000L);

        JsonNode node = plane.node();
        assertThat(node.path("lowestPu").isNull()).isTrue();
        assertThat(node.path("outsideSeconds").asDouble()).isEqualTo(0.05);
        assertThat(node.path("next").asText()).isNotEmpty();
        for (JsonNode stage : node.path("stages")) {
            if (!stage.path("quantity").asText().matches("MEAN_VOLTAGE|RATE_OF_CHANGE")) {
                assertThat(stage.path("pickedUp").asBoolean()).as(stage.toString()).isTrue();
            }
        }
    }
}
