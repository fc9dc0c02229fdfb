package org.tidegate.controller.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.controller.assembly.Islanding.ConverterReadBack;
import org.tidegate.hal.IslandSearch;
import org.tidegate.hal.StageDetails;
import org.tidegate.protection.islanding.ConverterSupervision.Setting;
import org.tidegate.runtime.Published;

@DisplayName("The converter's word on its search for islands")
class ConverterReadBackTest {
    private final Published<StageDetails> details = new Published<>(StageDetails.UNKNOWN);

    private void says(IslandSearch search) {
        details.publish(new StageDetails(0, 0, Double.NaN, Double.NaN, search));
    }

    @Test
    void stands_above_what_a_person_has_written_down() {
        var readBack = new ConverterReadBack(details, Setting.ON);
        says(IslandSearch.OFF);
        assertThat(readBack.latest()).isEqualTo(Setting.OFF);
        says(IslandSearch.ON);
        assertThat(new ConverterReadBack(details, Setting.ABSENT).latest()).isEqualTo(Setting.ON);
    }

    @Test
    void is_replaced_by_a_persons_where_there_is_none() {
        says(IslandSearch.NOT_THERE);
        for (Setting said : new Setting[] {Setting.ON, Setting.ABSENT, Setting.UNKNOWN}) {
            assertThat(new ConverterReadBack(details, said).latest()).isEqualTo(said);
            assertThat(new ConverterReadBack(null, said).latest()).isEqualTo(said);
        }
    }

    @Test
    void counts_once_for_each_reading_and_never_before_the_first() {
        var readBack = new ConverterReadBack(details, Setting.ON);
        assertThat(readBack.latest()).isEqualTo(Setting.UNREADABLE);
        says(IslandSearch.ON);
        assertThat(readBack.latest()).isEqualTo(Setting.ON);
        assertThat(readBack.latest()).as("the bus is silent").isEqualTo(Setting.UNREADABLE);
        says(IslandSearch.ON);
        assertThat(readBack.latest()).isEqualTo(Setting.ON);
        says(IslandSearch.UNREADABLE);
        assertThat(readBack.latest()).isEqualTo(Setting.UNREADABLE);
    }
}
