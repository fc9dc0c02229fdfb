package org.tidegate.rig.converter;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.tidegate.hal.IslandSearch;
import org.tidegate.hal.StageDetails;
import org.tidegate.hal.StageState;
import org.tidegate.hal.SunSpecSettings;

@DisplayName("The SunSpec driver on a converter twin, in virtual time")
class ConverterDriverTest {
    private static final int AC = 701;
    private static final int W = 10;

    @Test
    void finds_the_converter_and_reads_its_nameplate() {
        var bench = new ConverterBench(1).runs(ofMillis(200));

        var rating = bench.converter.rating();
        assertThat(rating.manufacturer()).isEqualTo("Tidegate");
        assertThat(rating.serial()).isEqualTo("TWIN-0001");
        assertThat(rating.maxChargeW()).isEqualTo(11_000);
        assertThat(rating.maxDischargeW()).isEqualTo(11_000);
        assertThat(rating.maxApparentVa()).isEqualTo(11_000);
        assertThat(rating.nominalVoltageV()).isEqualTo(230);
        assertThat(rating.maxDcVoltageV()).isEqualTo(920);
        assertThat(rating.maxDcCurrentA()).isEqualTo(32);
        assertThat(rating.dcVoltageControl()).isTrue();
        assertThat(bench.eventNames()).containsExactly("CONVERTER_FOUND");
        assertThat(bench.measured.state).isEqualTo(StageState.OFF);
        assertThat(bench.measured.voltageL2V).isCloseTo(230, within(0.5));
        assertThat(bench.measured.frequencyHz).isCloseTo(50, within(0.01));
    }

    @Test
    void plus_3_kw_is_a_negative_register_and_moves_only_the_import_counter() {
        var bench = new ConverterBench(2).powers(3000).runs(ofSeconds(3));
        assertThat((short) bench.raw(AC, W)).isBetween((short) -3001, (short) -2999);

        double soc = bench.battery.soc();
        bench.runs(ofSeconds(357));

        assertThat(bench.measured.acPowerW).isCloseTo(3000, within(1.0));
        assertThat(bench.measured.dcCurrentA).isPositive();
        assertThat(bench.measured.dcPowerW).isBetween(2800.0, 2950.0);
        assertThat(bench.battery.soc()).isGreaterThan(soc);
        assertThat(bench.raw(AC, 26)).as("TotWhAbs").isBetween(298, 300);
        assertThat(bench.raw(AC, 22)).as("TotWhInj").isZero();
        assertThat(bench.converter.details().latest().importedWh()).isBetween(297.0, 300.0);
        assertThat(bench.converter.details().latest().exportedWh()).isZero();
    }

    @Test
    void minus_3_kw_is_a_positive_register_and_moves_only_the_export_counter() {
        var bench = new ConverterBench(3).powers(-3000).runs(ofSeconds(3));
        assertThat((short) bench.raw(AC, W)).isBetween((short) 2999, (short) 3001);

        double soc = bench.battery.soc();
        bench.runs(ofSeconds(357));

        assertThat(bench.measured.acPowerW).isCloseTo(-3000, within(1.0));
        assertThat(bench.measured.dcCurrentA).isNegative();
        assertThat(bench.measured.dcPowerW).isBetween(-3200.0, -3050.0);
        assertThat(bench.battery.soc()).isLessThan(soc);
        assertThat(bench.raw(AC, 22)).as("TotWhInj").isBetween(298, 300);
        assertThat(bench.raw(AC, 26)).as("TotWhAbs").isZero();
        assertThat(bench.converter.details().latest().exportedWh()).isBetween(297.0, 300.0);
        assertThat(bench.converter.details().latest().importedWh()).isZero();
    }

    @Test
    void reactive_power_is_plus_when_drawn_and_leaves_active_power_its_room() {
        var bench = new ConverterBench(4).powers(3000);
        bench.wanted.reactivePowerVar = 2000;
        bench.runs(ofSeconds(2));
        assertThat((short) bench.raw(AC, 12)).isEqualTo((short) -2000);
        assertThat(bench.measured.reactivePowerVar).isCloseTo(2000, within(1.0));

        bench.powers(11_000).runs(ofSeconds(2));
        assertThat(bench.measured.reactivePowerVar).isCloseTo(0, within(1.0));
    }

    @Test
    void reads_each_second_whether_the_device_looks_for_islands() throws Exception {
        var bench = new ConverterBench(31).powers(-3000).runs(ofSeconds(3));
        StageDetails first = bench.converter.details().latest();
        assertThat(first.islandSearch()).isEqualTo(IslandSearch.ON);

        int at = bench.map.start(704) + 52;
        bench.bus.writeMultiple(1, at, 1, new short[] {0}, Long.MAX_VALUE);
        bench.runs(ofMillis(1200));
        assertThat(bench.converter.details().latest().islandSearch()).isEqualTo(IslandSearch.OFF);
        bench.bus.writeMultiple(1, at, 1, new short[] {7}, Long.MAX_VALUE);
        bench.runs(ofMillis(1200));
        assertThat(bench.converter.details().latest().islandSearch())
                .isEqualTo(IslandSearch.UNREADABLE);
        assertThat(bench.measured.state).isEqualTo(StageState.RUNNING);
    }

    @Test
    void raises_the_dc_voltage_for_pre_charge_without_a_current_at_the_terminals() {
        var bench = new ConverterBench(5);
        bench.contactorClosed = false;
        bench.holdsVoltage(380, 2).runs(ofSeconds(2));

        assertThat(bench.measured.state).isEqualTo(StageState.RUNNING);
        assertThat(bench.measured.dcVoltageV).isCloseTo(380, within(0.2));
        assertThat(bench.measured.dcCurrentA).isZero();

        bench.off().runs(ofMillis(1500));
        assertThat(bench.measured.dcVoltageV).as("active discharge").isLessThan(60);
    }

    @Test
    void keeps_the_dc_limits_of_the_request() {
        var bench = new ConverterBench(6).powers(11_000);
        bench.wanted.dcCurrentLimitA = 10;
        bench.runs(ofSeconds(3));
        assertThat(bench.measured.dcCurrentA).isCloseTo(10, within(0.05));

        bench.wanted.dcVoltageLimitV = 375.4; // 0.4 V above the open-circuit voltage
        bench.runs(ofSeconds(1));
        assertThat(bench.measured.dcVoltageV).isCloseTo(375.4, within(0.15));
        assertThat(bench.measured.dcCurrentA).isLessThan(6);
    }

    @Test
    void drives_a_foreign_converter_through_its_ac_power_alone() {
        var bench = ConverterBench.foreign(7).holdsVoltage(380, 2).runs(ofSeconds(2));
        assertThat(bench.converter.rating().dcVoltageControl()).isFalse();
        assertThat(bench.converter.rating().maxDcCurrentA()).isEqualTo(32);
        assertThat(bench.measured.state).isEqualTo(StageState.RUNNING);
        assertThat(bench.measured.acPowerW).isZero();

        bench.powers(-5000).runs(ofSeconds(2));
        assertThat(bench.measured.acPowerW).isCloseTo(-5000, within(1.0));

        bench.wanted.dcCurrentLimitA = 5;
        bench.runs(ofSeconds(1));
        assertThat(bench.measured.dcCurrentA).isBetween(-5.0, -4.0);

        bench.powers(5000).runs(ofSeconds(1));
        bench.wanted.dcVoltageLimitV = 300;
        bench.runs(ofSeconds(1));
        assertThat(bench.measured.acPowerW).as("battery above the limit").isZero();
    }

    @Test
    void silence_of_the_lane_ends_in_0_w_and_off_and_stops_the_heartbeat() {
        var bench = new ConverterBench(8).powers(-8000).runs(ofSeconds(3));
        assertThat(bench.measured.acPowerW).isCloseTo(-8000, within(1.0));

        bench.simulation.kill(bench.lane);
        bench.runs(ofMillis(700));

        assertThat(bench.model.acPowerW()).isZero();
        assertThat(bench.model.state()).isEqualTo(ConverterModel.State.OFF);
        assertThat(bench.eventNames()).contains("REQUEST_EXPIRED");
        int beat = bench.raw(715, 6);
        bench.runs(ofSeconds(5));
        assertThat(bench.raw(715, 6)).isEqualTo(beat);
    }

    @RepeatedTest(40)
    void a_dead_driver_ends_in_0_w_within_two_seconds(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        var bench = new ConverterBench(seed.getCurrentRepetition());
        bench.powers(random.nextBoolean() ? 11_000 : -11_000)
                .runs(ofMillis(3000 + random.nextInt(2000)));
        assertThat(Math.abs(bench.model.acPowerW())).isGreaterThan(10_000);

        bench.simulation.kill(bench.converter);
        bench.runs(ofSeconds(2));

        assertThat(bench.model.acPowerW()).isZero();
    }

    @RepeatedTest(40)
    void without_any_watchdog_the_set_point_itself_reverts_within_two_seconds(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        var bench =
                new ConverterBench(
                        seed.getCurrentRepetition(),
                        ConverterRatings.elevenKw().withoutWatchdogs(),
                        random.nextBoolean() ? MapLayout.foreign() : MapLayout.complete(),
                        SunSpecSettings.defaults());
        bench.powers(-11_000).runs(ofMillis(3000 + random.nextInt(2000)));

        bench.simulation.kill(bench.converter);
        bench.runs(ofMillis(2002)); // the timer, and one step of the physics
        assertThat(bench.raw(704, 24) << 16 | bench.raw(704, 25)).isZero();
        assertThat(bench.raw(704, 22)).as("still enabled, at 0 W").isEqualTo(1);

        bench.runs(ofMillis(200)); // 11 kW at 60 kW/s
        assertThat(bench.model.acPowerW()).isZero();
    }

    @Test
    void rewrites_the_set_point_twice_a_second_and_a_change_at_the_next_poll() {
        var bench = new ConverterBench(9).powers(2000).runs(ofSeconds(2));
        for (int i = 0; i < 100; i++) {
            bench.runs(ofMillis(20));
            assertThat(bench.model.power().remainingSeconds()).isGreaterThan(1.5);
        }
        bench.powers(-2000).runs(ofMillis(120));
        assertThat(bench.model.power().effective()).isEqualTo(-2000);
    }

    @Test
    void the_rise_of_the_set_point_is_slewed_and_its_fall_is_not() {
        var bench = new ConverterBench(10).powers(0).runs(ofSeconds(1));
        bench.powers(10_000).runs(ofMillis(60));
        assertThat(bench.model.power().effective()).isBetween(500.0, 4000.0);
        bench.runs(ofMillis(400));
        assertThat(bench.model.power().effective()).isEqualTo(10_000);
        bench.powers(1000).runs(ofMillis(40));
        assertThat(bench.model.power().effective()).isEqualTo(1000);
    }

    @Test
    void blocking_stops_the_gates_at_once_and_the_bus_follows_and_it_holds() {
        var bench = new ConverterBench(11).powers(11_000).runs(ofSeconds(2));
        bench.simulation.kill(bench.lane);
        bench.converter.block();
        bench.runs(ofMillis(4));
        assertThat(bench.gatesBlocked).isTrue();
        assertThat(bench.model.acPowerW()).isZero();

        bench.runs(ofMillis(40));
        assertThat(bench.model.power().effective()).isZero();
        assertThat(bench.raw(715, 8)).as("OpCtl").isZero();

        bench.off();
        bench.converter.request(bench.wanted);
        assertThat(bench.gatesBlocked).as("off does not release").isTrue();
        bench.powers(1000);
        bench.wanted.issuedNanos = bench.clock.nanos();
        bench.converter.request(bench.wanted);
        assertThat(bench.gatesBlocked).isFalse();
    }

    @Test
    void nan_in_a_request_is_zero() {
        var bench = new ConverterBench(12).powers(Double.NaN);
        bench.wanted.reactivePowerVar = Double.NaN;
        bench.runs(ofSeconds(2));
        assertThat(bench.model.acPowerW()).isZero();

        bench.powers(5000);
        bench.wanted.dcCurrentLimitA = Double.NaN;
        bench.runs(ofSeconds(2));
        assertThat(bench.measured.dcCurrentA).isZero();
    }

    @Test
    void a_request_above_the_rating_is_clamped() {
        var bench = new ConverterBench(13).powers(1e9).runs(ofSeconds(2));
        assertThat(bench.model.power().effective()).isEqualTo(11_000);
        bench.powers(Double.NEGATIVE_INFINITY).runs(ofSeconds(2));
        assertThat(bench.model.power().effective()).isEqualTo(-11_000);
    }

    @Test
    void a_measurement_is_as_old_as_the_beginning_of_its_exchange() {
        var bench = new ConverterBench(14).runs(ofSeconds(1));
        long ageNanos = bench.clock.nanos() - bench.measured.sampledAtNanos;
        assertThat(ageNanos).isBetween(0L, 30_000_000L);
        long before = bench.measured.sequence;
        bench.runs(ofSeconds(1));
        assertThat(bench.measured.sequence - before).isBetween(49L, 51L);
    }

    @Test
    void another_master_that_writes_once_is_overwritten_and_one_that_insists_is_a_fault()
            throws Exception {
        var bench = new ConverterBench(15).powers(2000).runs(ofSeconds(2));
        int wSet = bench.map.start(704) + 24;
        bench.map.write(wSet, 2, new short[] {0, 7000});
        bench.runs(ofMillis(700));
        assertThat(bench.model.power().effective()).isEqualTo(2000);
        assertThat(bench.measured.state).isEqualTo(StageState.RUNNING);

        for (int i = 0; i < 200 && bench.measured.state == StageState.RUNNING; i++) {
            bench.map.write(wSet, 2, new short[] {0, 7000});
            bench.runs(ofMillis(10));
        }
        assertThat(bench.measured.state).isEqualTo(StageState.FAULT);
        assertThat(bench.reason()).contains("set-point of -7000 W although 2000 W");
    }
}
