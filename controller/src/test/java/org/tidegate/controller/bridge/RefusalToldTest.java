package org.tidegate.controller.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.controller.Snapshots;
import org.tidegate.iso15118.Refusal;
import org.tidegate.ocpp.StationState;

@DisplayName("The operator")
class RefusalToldTest {
    @ParameterizedTest
    @EnumSource(Refusal.class)
    void is_told_every_refusal_by_code_and_in_words(Refusal refusal) {
        var charger = new Snapshots();
        charger.refusal = refusal.with("detail");

        StationState told = StationTranslation.toOperator(charger.snapshot());

        assertThat(told.refusalCode()).isEqualTo(refusal.name()).hasSizeLessThanOrEqualTo(50);
        assertThat(told.refusalText())
                .startsWith(refusal.text())
                .endsWith(refusal.remedy())
                .hasSizeLessThanOrEqualTo(500);
    }
}
