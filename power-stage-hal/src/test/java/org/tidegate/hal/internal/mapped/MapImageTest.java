package org.tidegate.hal.internal.mapped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.tidegate.hal.InsulationMonitor;
import org.tidegate.hal.MappedInsulationMonitor;
import org.tidegate.hal.MeterSettings;
import org.tidegate.hal.map.LoadedMap;
import org.tidegate.hal.map.PollClass;
import org.tidegate.hal.map.RegisterMap;
import org.tidegate.hal.map.RegisterMaps;
import org.tidegate.hal.map.RegisterType;
import org.tidegate.hal.map.Role;
import org.tidegate.hal.map.WordOrder;
import org.tidegate.runtime.EventRing;

@DisplayName("Registers as a map reads them")
class MapImageTest {
    private static final long SECOND = 1_000_000_000L;

    private static RegisterMap map(String points) {
        String text = "map: m\nkind: meter\nsource: x\npoints:\n" + points;
        return switch (RegisterMaps.read("m.yaml", text.getBytes(StandardCharsets.UTF_8))) {
            case LoadedMap.Valid(RegisterMap map) -> map;
            case LoadedMap.Invalid invalid -> throw new AssertionError(invalid.problems());
        };
    }

    @RepeatedTest(100)
    void every_type_in_either_order_comes_back_as_it_was_stored(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        for (RegisterType type : RegisterType.values()) {
            for (WordOrder order : WordOrder.values()) {
                short[] words = new short[8];
                double value =
                        type.isFloat()
                                ? (float) random.nextDouble(-1e6, 1e6)
                                : Math.rint(
                                        random.nextDouble(
                                                Math.max(type.lowest(), -1e15),
                                                Math.min(type.highest(), 1e15)));
                type.encode(value, words, 2, order);
                assertThat(type.number(type.bits(words, 2, order))).isEqualTo(value);
            }
        }
    }

    @Test
    void words_lie_as_datasheets_show_them() {
        short[] words = new short[4];
        RegisterType.INT32.encode(0x12345678, words, 0, WordOrder.HIGH_FIRST);
        assertThat(words).startsWith((short) 0x1234, (short) 0x5678);
        RegisterType.INT32.encode(0x12345678, words, 0, WordOrder.LOW_FIRST);
        assertThat(words).startsWith((short) 0x5678, (short) 0x1234);
        RegisterType.FLOAT32.encode(50, words, 0, WordOrder.HIGH_FIRST);
        assertThat(words).startsWith((short) 0x4248, (short) 0);
    }

    @Test
    void scale_factors_of_the_device_and_not_implemented_are_honoured() throws Exception {
        RegisterMap map =
                map(
                        "  ac_power_w: {address: 10, type: int16, unit: W, plus_is: export,"
                                + " scale_at: 12, not_implemented: 0x8000, range: [-50000, 50000]}\n");
        var bench = new MapBench(map);
        var image = new MapImage(map);
        bench.holding[10] = -256;
        bench.holding[12] = 1;
        image.refresh(PollClass.FAST, bench, 1, 0);
        assertThat(image.value(Role.AC_POWER_W)).isEqualTo(2560);
        bench.holding[12] = (short) 0x8000;
        image.refresh(PollClass.FAST, bench, 1, 0);
        assertThat(Objects.requireNonNull(image.slot(Role.AC_POWER_W)).flaw())
                .isEqualTo(Flaw.NOT_IMPLEMENTED);
        bench.holding[12] = 0;
        bench.holding[10] = (short) 0x8000;
        image.refresh(PollClass.FAST, bench, 1, 0);
        assertThat(image.value(Role.AC_POWER_W)).isNaN();
    }

    @Test
    void a_set_point_is_rounded_towards_zero_and_never_over() throws Exception {
        RegisterMap map = RegisterMaps.builtIn("sinexcel-pws");
        var image = new MapImage(map);
        short[] word = new short[1];
        Objects.requireNonNull(image.slot(Role.SET_POWER_W)).encode(1999, word);
        assertThat(word[0]).as("19 steps of 100 W into the vehicle").isEqualTo((short) -19);
        Objects.requireNonNull(image.slot(Role.SET_POWER_W)).encode(-2000, word);
        assertThat(word[0]).isEqualTo((short) 20);
        Objects.requireNonNull(image.slot(Role.SET_CHARGE_CURRENT_LIMIT_A)).encode(0.3, word);
        assertThat(word[0]).as("0.3 / 0.1 is not quite 3").isEqualTo((short) 3);
    }

    @Test
    void gaps_are_bridged_up_to_what_the_map_allows() {
        String far =
                "  ac_power_w: {address: 0, unit: W, plus_is: import}\n  frequency_hz: {address: 20, unit: Hz}\n";
        assertThat(new MapImage(map(far)).requests(PollClass.FAST)).isEqualTo(2);
        assertThat(new MapImage(map(far + "reads: {bridge_gap: 30}\n")).requests(PollClass.FAST))
                .isEqualTo(1);
        assertThat(
                        new MapImage(map(far + "reads: {bridge_gap: 30, most_registers: 20}\n"))
                                .requests(PollClass.FAST))
                .isEqualTo(2);
    }

    @Test
    void voltages_between_phases_give_those_to_the_neutral() {
        double v = MappedLink.fromTriangle(400, 400, 400);
        assertThat(v).isCloseTo(230.94, within(0.01));
        // three phasors that add up to nothing: (230, 0), (-100, -190) and (-130, 190)
        double v12 = Math.hypot(330, 190);
        double v23 = Math.hypot(30, -380);
        double v31 = Math.hypot(-360, 190);
        assertThat(MappedLink.fromTriangle(v31, v12, v23)).isCloseTo(230, within(1e-9));
        assertThat(MappedLink.fromTriangle(v12, v23, v31))
                .isCloseTo(Math.hypot(100, 190), within(1e-9));
    }

    @Test
    void an_insulation_monitor_gives_the_lower_pole_its_alarm_or_no_number() {
        var bench = new MapBench(RegisterMaps.builtIn("example-insulation"));
        var monitor =
                new MappedInsulationMonitor(
                        bench,
                        MeterSettings.everySecond(1),
                        bench.map,
                        new EventRing("insulation", 16));
        assertThat(monitor.latest()).isEqualTo(InsulationMonitor.Reading.NONE);
        bench.device(Role.INSULATION_PLUS_OHM, 800).device(Role.INSULATION_MINUS_OHM, 120);
        monitor.step(SECOND);
        assertThat(monitor.latest().lowestOhm()).isEqualTo(120_000);
        assertThat(monitor.latest().lowestOhm(9 * SECOND, SECOND)).as("too old").isNaN();

        bench.device(Role.INSULATION_ALARM, 1);
        monitor.step(2 * SECOND);
        assertThat(monitor.latest().alarm()).isTrue();
        assertThat(monitor.latest().reason()).isEqualTo("insulation low");

        bench.device(Role.INSULATION_PLUS_OHM, 4294967295.0);
        monitor.step(3 * SECOND);
        assertThat(monitor.latest().lowestOhm()).isNaN();
        assertThat(monitor.latest().reason()).contains("not implemented");

        bench.dead = true;
        for (int i = 4; i < 9; i++) {
            monitor.step(i * SECOND);
        }
        assertThat(monitor.latest().lowestOhm()).isNaN();
        assertThat(monitor.latest().reason()).contains("no answer");
    }
}
