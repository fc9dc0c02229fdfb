package org.tidegate.hal.internal.mapped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.hal.MappedMeter;
import org.tidegate.hal.MeterQuality;
import org.tidegate.hal.MeterReading;
import org.tidegate.hal.MeterSettings;
import org.tidegate.hal.MeterSignCheck;
import org.tidegate.hal.MeterSignCheck.Verdict;
import org.tidegate.hal.map.RegisterMaps;
import org.tidegate.hal.map.Role;
import org.tidegate.runtime.EventRing;

@DisplayName("A meter behind a register map")
class MeterTest {
    private static final long SECOND = 1_000_000_000L;

    private final MapBench bench = new MapBench(RegisterMaps.builtIn("eastron-sdm630"));
    private final EventRing ring = new EventRing("meter", 64);
    private final MappedMeter meter =
            new MappedMeter(bench, MeterSettings.everySecond(1), bench.map, ring);
    private long now = 5 * SECOND;
    private double importedWh;
    private double exportedWh;

    MeterTest() {
        flows(0);
    }

    /** Sets what an SDM630 would show: import is plus, energy in kWh. */
    private void flows(double watts) {
        bench.device(Role.AC_POWER_W, watts)
                .device(Role.POWER_L1_W, watts / 3)
                .device(Role.POWER_L2_W, watts / 3)
                .device(Role.POWER_L3_W, watts / 3)
                .device(Role.FREQUENCY_HZ, 50 + Math.sin((double) now) / 100)
                .device(Role.VOLTAGE_L1_V, 231.5)
                .device(Role.VOLTAGE_L2_V, 230.5)
                .device(Role.VOLTAGE_L3_V, 229.5)
                .device(Role.IMPORTED_WH, importedWh / 1000)
                .device(Role.EXPORTED_WH, exportedWh / 1000);
    }

    /** A number of seconds with a constant power, counted as the registers of a meter do. */
    private MeterReading runs(int seconds, double watts, boolean countsRight) {
        for (int i = 0; i < seconds; i++) {
            now += SECOND;
            boolean import_ = (watts > 0) == countsRight;
            importedWh += import_ ? Math.abs(watts) / 3600 : 0;
            exportedWh += import_ ? 0 : Math.abs(watts) / 3600;
            flows(watts);
            meter.step(now);
        }
        return meter.latest();
    }

    private List<String> events() {
        var names = new ArrayList<String>();
        ring.drain(now, 0, event -> names.add(event.code().name()));
        return names;
    }

    @Test
    void plus_3_kw_moves_only_the_import_register() {
        runs(2, 3000, true);
        double in = meter.latest().importedWh();
        MeterReading after = runs(120, 3000, true);
        assertThat(after.quality()).isEqualTo(MeterQuality.GOOD);
        assertThat(after.powerW()).isCloseTo(3000, within(0.5));
        assertThat(after.importedWh() - in).isCloseTo(100, within(2.0));
        assertThat(after.exportedWh()).isZero();
    }

    @Test
    void minus_3_kw_moves_only_the_export_register() {
        runs(2, -3000, true);
        double out = meter.latest().exportedWh();
        MeterReading after = runs(120, -3000, true);
        assertThat(after.powerW()).isCloseTo(-3000, within(0.5));
        assertThat(after.exportedWh() - out).isCloseTo(100, within(2.0));
        assertThat(after.importedWh()).isZero();
        assertThat(after.phasePowerW().l2()).isCloseTo(-1000, within(0.5));
    }

    @Test
    void before_the_first_answer_and_after_a_silence_there_is_no_number() {
        assertThat(meter.latest().quality()).isEqualTo(MeterQuality.UNKNOWN);
        runs(3, 500, true);
        bench.dead = true;
        MeterReading soon = runs(2, 500, true);
        assertThat(soon.powerW(now, 5 * SECOND)).as("2 s old").isCloseTo(500, within(0.1));
        assertThat(soon.powerW(now, SECOND)).as("older than asked for").isNaN();
        MeterReading late = runs(3, 500, true);
        assertThat(late.quality()).isEqualTo(MeterQuality.OFFLINE);
        assertThat(late.powerW()).isNaN();
        bench.dead = false;
        assertThat(runs(5, 500, true).quality()).isEqualTo(MeterQuality.GOOD);
        assertThat(events()).containsExactly("METER_LOST", "METER_GOOD_AGAIN");
    }

    @Test
    void a_meter_whose_numbers_stand_still_for_a_minute_is_not_believed() {
        runs(3, 500, true);
        for (int i = 0; i < 61; i++) {
            now += SECOND;
            meter.step(now);
        }
        assertThat(meter.latest().quality()).isEqualTo(MeterQuality.FROZEN);
        assertThat(meter.latest().powerW()).isNaN();
        assertThat(runs(1, 510, true).quality()).isEqualTo(MeterQuality.GOOD);
    }

    @Test
    void swapped_words_nonsense_and_no_number_are_told_apart() {
        runs(2, 500, true);
        now += SECOND;
        bench.swap(Role.FREQUENCY_HZ);
        meter.step(now);
        assertThat(meter.latest().quality()).isEqualTo(MeterQuality.SWAPPED_WORDS);
        assertThat(meter.latest().reason()).contains("frequency_hz");

        flows(9e8);
        now += SECOND;
        meter.step(now);
        assertThat(meter.latest().quality()).isEqualTo(MeterQuality.OUT_OF_RANGE);
        assertThat(meter.latest().reason()).contains("_w is out of range");

        flows(Double.NaN);
        now += SECOND;
        meter.step(now);
        assertThat(meter.latest().quality()).isEqualTo(MeterQuality.NOT_IMPLEMENTED);
        assertThat(meter.latest().powerW()).isNaN();
    }

    @Test
    void power_against_its_own_registers_is_a_wrong_sign_within_two_minutes_and_heals() {
        runs(70, 3000, true);
        assertThat(runs(140, 3000, false).quality()).isEqualTo(MeterQuality.WRONG_SIGN);
        assertThat(runs(140, 3000, true).quality()).isEqualTo(MeterQuality.GOOD);
    }

    @Test
    void a_house_that_changes_its_mind_is_no_wrong_sign() {
        for (int i = 0; i < 60; i++) {
            assertThat(runs(7, i % 2 == 0 ? 2000 : -1900, true).quality())
                    .isEqualTo(MeterQuality.GOOD);
        }
    }

    @Test
    void one_poll_takes_one_request_and_the_counters_one_more() {
        assertThat(new MapImage(bench.map).requests(org.tidegate.hal.map.PollClass.FAST))
                .isEqualTo(1);
        int before = bench.requests;
        runs(10, 500, true);
        assertThat(bench.requests - before).isBetween(20, 22);
    }

    @Test
    void the_chargers_own_step_shows_the_sign_of_the_meter() {
        assertThat(MeterSignCheck.judge(3000, 2900)).isEqualTo(Verdict.RIGHT);
        assertThat(MeterSignCheck.judge(3000, -3100)).isEqualTo(Verdict.WRONG);
        assertThat(MeterSignCheck.judge(-3000, -2000)).isEqualTo(Verdict.RIGHT);
        assertThat(MeterSignCheck.judge(3000, 100)).isEqualTo(Verdict.UNCLEAR);
        assertThat(MeterSignCheck.judge(300, 300)).isEqualTo(Verdict.UNCLEAR);
        assertThat(MeterSignCheck.judge(3000, Double.NaN)).isEqualTo(Verdict.UNCLEAR);
    }
}
