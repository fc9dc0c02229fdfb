package org.tidegate.controller.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.controller.Snapshots;
import org.tidegate.controller.journal.Explanation;
import org.tidegate.controller.journal.JournalJson;
import org.tidegate.iso15118.Refusal;

@DisplayName("The console")
class RefusalShownTest {
    @ParameterizedTest
    @EnumSource(Refusal.class)
    void shows_every_refusal_with_code_words_and_remedy(Refusal refusal) {
        var charger = new Snapshots();
        charger.refusal = refusal.with("detail");

        JsonNode vehicle = SnapshotJson.node(charger.snapshot(), 1, 0, 0).path("vehicle");

        assertThat(vehicle.path("refusal").asText()).isEqualTo(refusal.with("detail"));
        assertThat(vehicle.path("refusalCode").asText()).isEqualTo(refusal.name());
        assertThat(vehicle.path("refusalRemedy").asText()).isEqualTo(refusal.remedy());
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void explains_every_refusal_and_keeps_it_for_later(Refusal refusal) {
        var charger = new Snapshots();
        charger.refusal = refusal.with("detail");

        Explanation told = Explanation.of(1, 2, charger.snapshot());
        Explanation read = JournalJson.explanation(JournalJson.node(told));

        assertThat(read.refusal()).isEqualTo(refusal.with("detail"));
        assertThat(read.remedy()).isEqualTo(refusal.remedy());
    }
}
