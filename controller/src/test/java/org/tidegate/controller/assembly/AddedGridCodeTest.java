package org.tidegate.controller.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.board.gridcode.Confirmations;
import org.tidegate.board.gridcode.GridCode;
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

    /** Support functions as well, with a field that none of our own codes has. */
    @Test
    void supports_by_its_own_numbers_and_says_which_of_them_are_not_confirmed() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("mu.json"),
                        """
                        {
                          "id": "mu", "extends": "en50549-1", "name": "Mu rule 1", "region": "Mu",
                          "enter_service": {"observe_s": 1, "ramp_s": 0, "clause": "1", "confidence": "A"},
                          "volt_var": {"enabled": true,
                            "points": [[0.94, 0.4], [0.98, 0], [1.02, 0], [1.06, -0.4]],
                            "response_s": 7, "lock_in_pu": 0.2, "lock_out_pu": 0.05,
                            "clause": "2", "confidence": "C"}
                        }
                        """);
        GridCode code = GridCodes.load(file);
        assertThat(Confirmations.missing(code, java.util.List.of()))
                .anySatisfy(m -> assertThat(m.section().key()).isEqualTo("volt_var"));
        var run = new Run(new GridProtection(ProtectionProfiles.settings(code)));
        run.for_(1, 50, 1_500);
        run.demandPu = -0.15;
        run.for_(1.04, 50, 60_000);
        assertThat(run.decision.reactivePowerPu).as("below lock-in").isZero();
        run.demandPu = -0.25;
        run.for_(1.04, 50, 60_000);
        // half way from 1.02 to 1.06: 0.2 absorbed, plus in the house
        assertThat(run.decision.reactivePowerPu).isCloseTo(0.2, within(1e-6));
        run.demandPu = -0.1;
        run.for_(1.04, 50, 60_000);
        assertThat(run.decision.reactivePowerPu).as("between").isCloseTo(0.2, within(1e-6));
        run.demandPu = 0.5;
        run.for_(1.04, 50, 60_000);
        assertThat(run.decision.reactivePowerPu).as("charging").isCloseTo(0, within(1e-6));
    }

    @Test
    void a_lock_with_one_half_is_refused_with_place_and_remedy() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("mu.json"),
                        """
                        {
                          "id": "mu", "extends": "en50549-1", "name": "Mu rule 1", "region": "Mu",
                          "volt_var": {"enabled": true, "points": [[0.94, 0.4], [1.06, -0.4]],
                            "response_s": 7, "lock_in_pu": 0.2, "clause": "2", "confidence": "C"}
                        }
                        """);
        assertThatThrownBy(() -> GridCodes.load(file))
                .hasMessageContaining("volt_var.lock_in_pu")
                .hasMessageContaining("do not go together")
                .hasMessageContaining("Give both or neither");
    }

    private static final class Run {
        private final GridProtection protection;
        private final GridSample grid = new GridSample();
        private final GridDecision decision = new GridDecision();
        private long nowNanos;
        private double demandPu;

        Run(GridProtection protection) {
            this.protection = protection;
        }

        void for_(double voltagePu, double hz, long millis) {
            grid.voltageL1Pu = voltagePu;
            grid.voltageL2Pu = voltagePu;
            grid.voltageL3Pu = voltagePu;
            grid.frequencyHz = hz;
            for (long n = millis / 10; n > 0; n--) {
                protection.step(grid, demandPu, true, nowNanos, decision);
                nowNanos += 10_000_000;
            }
        }
    }
}
