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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.hal.StageState;
import org.tidegate.rig.plant.GridTwin;

@DisplayName("A converter that goes wrong")
class ConverterFaultTest {
    private record Ending(StageState state, String reason) {}

    /** The named safe state and a piece of the reason, for every way there is to go wrong. */
    private static Ending ending(ConverterFault fault) {
        return switch (fault) {
            case NO_ANSWER, LATE_ANSWER -> new Ending(StageState.OFFLINE, "no answer");
            case HALF_ANSWER -> new Ending(StageState.OFFLINE, "half an answer");
            case WRONG_TRANSACTION -> new Ending(StageState.OFFLINE, "another transaction");
            case WRONG_UNIT -> new Ending(StageState.OFFLINE, "another unit");
            case GARBAGE_ANSWER -> new Ending(StageState.OFFLINE, "not Modbus");
            case EXCEPTION_CODE -> new Ending(StageState.OFFLINE, "refused with code 4");
            case CLOSES_CONNECTION -> new Ending(StageState.OFFLINE, "closed the connection");
            case FROZEN_VALUES -> new Ending(StageState.OFFLINE, "heartbeat stands still");
            case NAN_VALUES -> new Ending(StageState.FAULT, "no value for 701.W");
            case IGNORES_WRITES -> new Ending(StageState.FAULT, "set-point of 6000 W although");
            case REFUSES_WRITES -> new Ending(StageState.FAULT, "refused with code 3");
            case LOCAL_CONTROL -> new Ending(StageState.FAULT, "local control");
            case WRONG_SIGN -> new Ending(StageState.FAULT, "although -6000 W was asked");
            case TRIPPED -> new Ending(StageState.FAULT, "hardware test failed");
            case STUCK_OUTPUT -> new Ending(StageState.FAULT, "although");
            case SWAPPED_WORDS, OUT_OF_RANGE ->
                    new Ending(StageState.FAULT, "701.Hz is out of range");
            case DC_SIGN_TURNED -> new Ending(StageState.FAULT, "opposite directions");
            case FORGETS_WATCHDOG -> new Ending(StageState.FAULT, "watchdog is not armed");
        };
    }

    @ParameterizedTest
    @EnumSource
    void ends_without_power_in_a_named_state_with_a_reason(ConverterFault fault) {
        var bench = new ConverterBench(fault.ordinal()).powers(6000).runs(ofSeconds(3));
        assertThat(bench.model.acPowerW()).isCloseTo(6000, within(1.0));

        bench.faults.inject(fault);
        bench.runs(ofMillis(100)).powers(-6000).runs(ofSeconds(4));

        Ending ending = ending(fault);
        assertThat(bench.measured.state).isEqualTo(ending.state());
        assertThat(bench.reason()).contains(ending.reason());
        assertThat(bench.model.acPowerW()).as("power").isZero();
        assertThat(bench.gatesBlocked).isTrue();
        if (ending.state() == StageState.OFFLINE) {
            assertThat(bench.measured.acPowerW).isNaN();
            assertThat(bench.measured.frequencyHz).isNaN();
        }
    }

    @ParameterizedTest
    @EnumSource
    void works_again_once_it_is_mended_and_the_alarms_are_reset(ConverterFault fault) {
        var bench = new ConverterBench(fault.ordinal()).powers(6000).runs(ofSeconds(3));
        bench.faults.inject(fault);
        bench.runs(ofMillis(100)).powers(-6000).runs(ofSeconds(4));

        bench.faults.clear(fault);
        bench.off().runs(ofSeconds(3));
        bench.converter.resetAlarms();
        bench.runs(ofMillis(100)).powers(-6000).runs(ofSeconds(3));

        assertThat(bench.reason()).isEmpty();
        assertThat(bench.measured.state).isEqualTo(StageState.RUNNING);
        assertThat(bench.measured.acPowerW).isCloseTo(-6000, within(1.0));
    }

    @RepeatedTest(100)
    void a_single_spoilt_answer_costs_one_poll_and_nothing_else(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        var bench = new ConverterBench(seed.getCurrentRepetition()).powers(4000);
        bench.runs(ofSeconds(2));
        var wire =
                java.util.Arrays.stream(ConverterFault.values())
                        .filter(ConverterFault::isOnTheWire)
                        .toList();
        for (int i = 0; i < 20; i++) {
            bench.faults.injectTimes(wire.get(random.nextInt(wire.size())), 1);
            bench.runs(ofMillis(60 + random.nextInt(100)));
            if (bench.measured.state == StageState.FAULT) {
                // an exception code on a write is a refused command, not a lost poll
                assertThat(bench.reason()).contains("refuses a command");
                bench.off().runs(ofMillis(200)).powers(4000).runs(ofSeconds(1));
            }
            assertThat(bench.measured.state).isEqualTo(StageState.RUNNING);
            assertThat(bench.model.acPowerW()).isCloseTo(4000, within(1.0));
        }
        assertThat(bench.eventNames()).doesNotContain("CONVERTER_LOST");
    }

    @Test
    void a_lost_converter_is_offline_after_three_polls_and_found_again_with_backoff() {
        var bench = new ConverterBench(1).powers(4000).runs(ofSeconds(2));
        bench.faults.inject(ConverterFault.NO_ANSWER);
        bench.runs(ofMillis(75));
        assertThat(bench.measured.state).isEqualTo(StageState.OFFLINE);
        assertThat(bench.measured.voltageL1V).isNaN();
        assertThat(bench.eventNames()).contains("CONVERTER_LOST");

        long before = bench.bus.transactions();
        bench.runs(ofSeconds(60));
        assertThat(bench.bus.transactions() - before).as("looks in one minute").isLessThan(40);
        assertThat(bench.eventNames()).containsOnlyOnce("CONVERTER_LOST");

        bench.faults.clearAll();
        bench.runs(ofSeconds(3));
        assertThat(bench.eventNames()).contains("CONVERTER_BACK");
        assertThat(bench.measured.acPowerW).isCloseTo(4000, within(1.0));
    }

    @Test
    void its_own_grid_protection_is_the_last_line_and_says_what_it_saw() {
        var bench = new ConverterBench(2).powers(4000).runs(ofSeconds(2));
        bench.grid.voltageStep(ofMillis(0), GridTwin.ALL_PHASES, 1.35);
        bench.runs(ofMillis(300));
        assertThat(bench.model.acPowerW()).isZero();
        assertThat(bench.measured.state).isEqualTo(StageState.FAULT);
        assertThat(bench.reason()).contains("AC overvoltage");

        bench.grid.nominal(ofMillis(0));
        bench.runs(ofSeconds(4));
        assertThat(bench.measured.state).as("still waiting").isEqualTo(StageState.FAULT);
        assertThat(bench.converter.details().latest().enterServiceSeconds()).isBetween(0.5, 5.0);
        bench.runs(ofSeconds(4));
        assertThat(bench.measured.state).isEqualTo(StageState.RUNNING);
    }

    @Test
    void a_sag_limits_the_power_by_the_current_and_nothing_trips() {
        var bench = new ConverterBench(3).powers(11_000).runs(ofSeconds(2));
        bench.grid.sag(ofMillis(0), GridTwin.ALL_PHASES, ofMillis(300), 0.5);
        bench.runs(ofMillis(250));
        assertThat(bench.model.acPowerW()).isCloseTo(5500, within(50.0));
        bench.runs(ofMillis(500));
        assertThat(bench.model.acPowerW()).isCloseTo(11_000, within(1.0));
        assertThat(bench.measured.state).isEqualTo(StageState.RUNNING);
    }
}
