package org.tidegate.hal.internal.mapped;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.hal.IslandSearch;
import org.tidegate.hal.SunSpecSettings;
import org.tidegate.hal.internal.driver.LinkSearch;
import org.tidegate.hal.map.LoadedMap;
import org.tidegate.hal.map.RegisterMaps;

@DisplayName("A mapped converter's search for islands")
class MappedIslandSearchTest {
    private static final String MAP =
            """
            map: m
            kind: converter
            source: x
            defaults: {plus_is: export}
            points:
              state: {address: 0, values: {0: off, 1: running}}
              frequency_hz: {address: 1, unit: Hz, scale: 0.01}
              voltage_l1_v: {address: 2, unit: V}
              dc_voltage_v: {address: 3, unit: V}
              ac_power_w: {address: 4, type: int16, unit: W}
              set_power_w: {address: 10, type: int16, unit: W}
              start: {address: 11, write: 1}
              stop: {address: 11, write: 0}
              max_charge_w: {address: 20, unit: W}
              max_discharge_w: {address: 21, unit: W}
              max_apparent_va: {address: 22, unit: VA}
            """;

    private static LoadedMap load(String point) {
        return RegisterMaps.read("m.yaml", (MAP + point).getBytes(StandardCharsets.UTF_8));
    }

    private static IslandSearch read(String point, int value) throws Exception {
        if (!(load(point) instanceof LoadedMap.Valid(var map))) {
            throw new AssertionError(load(point));
        }
        var bench = new MapBench(map);
        bench.holding[1] = 5000;
        bench.holding[2] = 230;
        bench.holding[20] = bench.holding[21] = bench.holding[22] = 11_000;
        LinkSearch.Result found = MappedLink.look(map, bench, SunSpecSettings.defaults(), 0);
        if (!(found instanceof LinkSearch.Result.Found(var link))) {
            throw new AssertionError(found);
        }
        bench.holding[300] = (short) value;
        link.refreshSlow(0);
        return link.details().islandSearch();
    }

    @Test
    void is_what_the_values_mean() throws Exception {
        String point = "  anti_islanding: {address: 300, values: {0: off, 1: on, 3: on}}\n";
        assertThat(read(point, 0)).isEqualTo(IslandSearch.OFF);
        assertThat(read(point, 1)).isEqualTo(IslandSearch.ON);
        assertThat(read(point, 3)).isEqualTo(IslandSearch.ON);
        assertThat(read(point, 2)).as("said nothing of").isEqualTo(IslandSearch.UNREADABLE);
    }

    @Test
    void is_on_when_all_bits_are_set_that_mean_it() throws Exception {
        String point = "  anti_islanding: {address: 300, bits: {2: on, 5: on}}\n";
        assertThat(read(point, 1 << 2)).isEqualTo(IslandSearch.OFF);
        assertThat(read(point, 1 << 2 | 1 << 5 | 1)).isEqualTo(IslandSearch.ON);
    }

    @Test
    void cannot_be_read_while_the_device_does_not_implement_it() throws Exception {
        String point =
                "  anti_islanding: {address: 300, not_implemented: 0xFFFF, values: {0: off, 1:"
                        + " on}}\n";
        assertThat(read(point, 0xFFFF)).isEqualTo(IslandSearch.UNREADABLE);
    }

    @Test
    void is_not_there_in_a_map_without_it() throws Exception {
        assertThat(read("", 1)).isEqualTo(IslandSearch.NOT_THERE);
    }

    @Test
    void is_refused_with_other_words_than_on_and_off() {
        assertThat(load("  anti_islanding: {address: 300, values: {0: no, 1: yes}}\n").toString())
                .contains("'yes' is not one of off, on");
        assertThat(load("  anti_islanding: {address: 300, values: {0: off}}\n").toString())
                .contains("nothing means 'on'");
    }
}
