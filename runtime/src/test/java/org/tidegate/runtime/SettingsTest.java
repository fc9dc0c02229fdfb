package org.tidegate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Parameter PICKUP =
            new Parameter("ov1.pickup", "pu", 1.10, 1.20, 1.10, "IEEE 1547-2018 Table 12");
    private static final Parameter RATING =
            new Parameter("site.importW", "W", 0, 50_000, Double.NaN, "grid connection contract");
    private static final Parameter STRANGER = new Parameter("other", "s", 0, 1, 0, "nobody");

    @Test
    void given_values_win_and_presets_fill_the_rest() {
        Settings settings = Settings.of(List.of(PICKUP, RATING), Map.of(RATING, 11_000.0));

        assertThat(settings.get(PICKUP)).isEqualTo(1.10);
        assertThat(settings.get(RATING)).isEqualTo(11_000);
    }

    @Test
    void both_ends_of_the_range_belong_to_it() {
        assertThat(Settings.of(List.of(PICKUP), Map.of(PICKUP, 1.20)).get(PICKUP)).isEqualTo(1.20);
        assertThat(PICKUP.accepts(1.10)).isTrue();
        assertThat(PICKUP.accepts(Math.nextDown(1.10))).isFalse();
        assertThat(PICKUP.accepts(Math.nextUp(1.20))).isFalse();
        assertThat(PICKUP.accepts(Double.NaN)).isFalse();
    }

    @Test
    void a_value_out_of_range_is_refused_with_range_unit_and_clause() {
        assertThatThrownBy(() -> Settings.of(List.of(PICKUP), Map.of(PICKUP, 1.35)))
                .hasMessage("ov1.pickup = 1.35 must be 1.1 to 1.2 pu (IEEE 1547-2018 Table 12)");
    }

    @Test
    void what_has_no_preset_must_be_given_and_cannot_be_not_a_number() {
        assertThatThrownBy(() -> Settings.presets(List.of(RATING)))
                .hasMessage("site.importW must be given, in W (grid connection contract)");
        assertThatThrownBy(() -> Settings.of(List.of(RATING), Map.of(RATING, Double.NaN)))
                .hasMessageContaining("must be given");
    }

    @Test
    void a_parameter_from_another_set_is_a_programming_error() {
        Settings settings = Settings.presets(List.of(PICKUP));

        assertThatThrownBy(() -> settings.get(STRANGER)).hasMessageContaining("other");
        assertThatThrownBy(() -> Settings.of(List.of(PICKUP), Map.of(STRANGER, 0.5)))
                .hasMessageContaining("other");
    }

    @Test
    void one_key_has_one_meaning() {
        var twin = new Parameter("ov1.pickup", "V", 250, 260, 253, "somebody else");

        assertThatThrownBy(() -> Settings.presets(List.of(PICKUP, twin)))
                .hasMessage("ov1.pickup is declared twice");
    }

    @Test
    void the_map_keeps_the_order_of_declaration_and_cannot_be_changed() {
        Map<Parameter, Double> map = Settings.presets(List.of(STRANGER, PICKUP)).asMap();

        assertThat(map.keySet()).containsExactly(STRANGER, PICKUP);
        assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_parameter_needs_a_unit_a_source_and_a_range_that_holds_its_preset() {
        assertThatThrownBy(() -> new Parameter("k", "", 0, 1, 0, "source"))
                .hasMessageContaining("unit");
        assertThatThrownBy(() -> new Parameter("k", "s", 0, 1, 0, " "))
                .hasMessageContaining("source");
        assertThatThrownBy(() -> new Parameter("k", "s", 2, 1, Double.NaN, "source"))
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> new Parameter("k", "s", 0, Double.NaN, 0, "source"))
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> new Parameter("k", "s", 0, 1, 2, "source"))
                .hasMessageContaining("preset 2.0 outside");
        assertThat(RATING.hasPreset()).isFalse();
        assertThat(PICKUP.hasPreset()).isTrue();
    }
}
