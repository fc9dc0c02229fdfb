package org.tidegate.controller.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.board.gridcode.GridCodes;
import org.tidegate.protection.GridDecision;
import org.tidegate.protection.GridProtection;
import org.tidegate.protection.GridSample;

/** A grid code nobody has programmed: its file is enough for protection to trip by it. */
@NullMarked
@DisplayName("A grid code added as a file")
class AddedGridCodeTest {
    private static final String RULE =
            """
            {
              "id": "atlantis", "extends": "en50549-1", "name": "Atlantis rule 7", "region": "Atlantis",
              "trip_stages": [
                {"id": "UV1", "threshold": 0.81, "clearing_time_s": 0.7,
                 "clause": "7.1", "confidence": "A"},
                {"id": "OF0", "quantity": "frequency", "direction": "over", "threshold": 51.6,
                 "unit": "Hz", "clearing_time_s": 2, "clause": "7.2", "confidence": "A"}],
              "enter_service": {"observe_s": 7, "ramp_s": 0, "clause": "7.3", "confidence": "A"}
            }
            """;

    @TempDir private Path folder;

    @Test
    void protects_by_its_own_numbers() throws Exception {
        Path file = Files.writeString(folder.resolve("atlantis.json"), RULE);
        var protection = new GridProtection(ProtectionProfiles.settings(GridCodes.load(file)));
        var run = new Run(protection);

        run.for_(1, 50, 6_990);
        assertThat(run.decision.tripped).as("observes for 7 s").isTrue();
        run.for_(1, 50, 100);
        assertThat(run.decision.tripped).isFalse();

        // 0.7 s clearing less 40 ms of latency: 660 ms.
        run.for_(0.80, 50, 640);
        assertThat(run.decision.tripped).isFalse();
        run.for_(0.80, 50, 40);
        assertThat(run.decision.tripped).isTrue();
        assertThat(run.decision.tripStage).isEqualTo("UV1");

        run.for_(1, 50, 7_100);
        assertThat(run.decision.tripped).isFalse();
        run.for_(1, 51.7, 1_900);
        assertThat(run.decision.tripped).isFalse();
        run.for_(1, 51.7, 100);
        assertThat(run.decision.tripStage).isEqualTo("OF0");
    }

    private static final class Run {
        private final GridProtection protection;
        private final GridSample grid = new GridSample();
        private final GridDecision decision = new GridDecision();
        private long nowNanos;

        Run(GridProtection protection) {
            this.protection = protection;
        }

        void for_(double voltagePu, double hz, long millis) {
            grid.voltageL1Pu = voltagePu;
            grid.voltageL2Pu = voltagePu;
            grid.voltageL3Pu = voltagePu;
            grid.frequencyHz = hz;
            for (long n = millis / 10; n > 0; n--) {
                protection.step(grid, 0, true, nowNanos, decision);
                nowNanos += 10_000_000;
            }
        }
    }
}
