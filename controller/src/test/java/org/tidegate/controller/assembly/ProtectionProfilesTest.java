package org.tidegate.controller.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.board.gridcode.GridCode;
import org.tidegate.board.gridcode.GridCodeException;
import org.tidegate.board.gridcode.GridCodes;
import org.tidegate.protection.GridDecision;
import org.tidegate.protection.GridMode;
import org.tidegate.protection.GridProtection;
import org.tidegate.protection.GridSample;
import org.tidegate.protection.ProtectionSettings.Stage;
import org.tidegate.protection.SupportSettings.ReactiveMode;

import java.time.Duration;
import java.util.stream.Stream;

@NullMarked
@DisplayName("A grid code becomes settings and")
class ProtectionProfilesTest {
    private static final long CYCLE_NANOS = 10_000_000;

    /** A protection with a grid that delivers what is asked. */
    private static final class Bench {
        final GridProtection protection;
        final GridSample grid = new GridSample();
        final GridDecision decision = new GridDecision();
        double demandPu;
        long nowNanos;

        Bench(GridCode code) {
            protection = new GridProtection(ProtectionProfiles.settings(code));
            grid.frequencyHz = code.nominal().frequencyHz();
            voltage(1);
        }

        Bench voltage(double pu) {
            grid.voltageL1Pu = pu;
            grid.voltageL2Pu = pu;
            grid.voltageL3Pu = pu;
            return this;
        }

        Bench frequency(double hz) {
            grid.frequencyHz = hz;
            return this;
        }

        GridDecision run(Duration time) {
            for (long n = time.toNanos() / CYCLE_NANOS; n > 0; n--) {
                grid.activePowerPu = decision.supportedDemandPu;
                protection.step(grid, demandPu, true, nowNanos, decision);
                nowNanos += CYCLE_NANOS;
            }
            return decision;
        }
    }

    static Stream<String> ids() {
        return GridCodes.list().stream();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void the_latency_is_taken_off_the_clearing_time(String id) throws GridCodeException {
        GridCode code = GridCodes.load(id);

        var settings = ProtectionProfiles.settings(code, 3, Duration.ofMillis(40));

        assertThat(settings.profile()).isEqualTo(id);
        for (int i = 0; i < code.tripStages().size(); i++) {
            GridCode.TripStage of = code.tripStages().get(i);
            Stage stage = settings.stages().get(i);
            assertThat(stage.id()).isEqualTo(of.id());
            assertThat(stage.threshold()).isEqualTo(of.threshold());
            assertThat(stage.delayNanos() / 1e9)
                    .isCloseTo(of.clearingSeconds() - 0.04, within(1e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void a_nominal_grid_is_served_after_the_observation_time(String id) throws GridCodeException {
        GridCode code = GridCodes.load(id);
        var bench = new Bench(code);
        var observation =
                Duration.ofMillis((long) (code.enterService().observationSeconds() * 1e3));

        assertThat(bench.run(observation).tripped).isTrue();
        assertThat(bench.run(Duration.ofMillis(10)).tripped).isFalse();
        assertThat(bench.run(Duration.ofSeconds(60)).tripped).isFalse();
    }

    @Test
    void the_demonstration_of_vde_4105_can_tell_the_story_of_the_demo() throws GridCodeException {
        var bench = new Bench(GridCodes.demonstration(GridCodes.load("vde-ar-n-4105")));

        bench.demandPu = 1;
        assertThat(bench.run(Duration.ofMillis(5_010)).mode).isEqualTo(GridMode.ENTERING_SERVICE);
        bench.run(Duration.ofSeconds(5));
        assertThat(bench.decision.supportedDemandPu).isCloseTo(0.5, within(0.01));
        bench.run(Duration.ofSeconds(6));
        assertThat(bench.decision.supportedDemandPu).isEqualTo(1);

        bench.demandPu = -0.45;
        bench.run(Duration.ofSeconds(1));
        bench.frequency(49.7).run(Duration.ofSeconds(5));
        assertThat(bench.decision.frequencySupportActive).isTrue();
        assertThat(bench.decision.supportedDemandPu).isCloseTo(-0.49, within(1e-3));
        bench.frequency(50).run(Duration.ofSeconds(11));
        assertThat(bench.decision.frequencySupportActive).isFalse();

        bench.voltage(0.6).run(Duration.ofMillis(300));
        assertThat(bench.decision.mode).isEqualTo(GridMode.MOMENTARY_CESSATION);
        bench.voltage(1).run(Duration.ofMillis(10));
        assertThat(bench.decision.supportedDemandPu).isEqualTo(-0.45);

        bench.frequency(51.6).run(Duration.ofMillis(100));
        assertThat(bench.decision.tripStage).isEqualTo("f>");
        assertThat(bench.decision.blockGates).isTrue();
        bench.frequency(50).run(Duration.ofMillis(5_010));
        assertThat(bench.decision.mode).isEqualTo(GridMode.ENTERING_SERVICE);
    }

    @Test
    void both_signs_turn_round_between_the_code_and_the_engine() throws GridCodeException {
        var bench = new Bench(GridCodes.load("as-nzs-4777-2-a"));
        bench.run(Duration.ofSeconds(500));

        // 245 V lies 5/18 into the falling edge that ends at absorbing 60 %
        bench.voltage(245.0 / 230).run(Duration.ofSeconds(60));
        assertThat(bench.decision.reactivePowerPu).isCloseTo(0.6 * 5 / 18, within(1e-3));
        bench.voltage(213.5 / 230).run(Duration.ofSeconds(60));
        assertThat(bench.decision.reactivePowerPu).isCloseTo(-0.22, within(1e-3));

        // 256.5 V is half way down volt-watt, from all to 20 % of export
        bench.demandPu = -1;
        bench.voltage(256.5 / 230).run(Duration.ofSeconds(60));
        assertThat(bench.decision.supportedDemandPu).isCloseTo(-0.6, within(1e-3));
        assertThat(bench.decision.lowestPowerPu).isCloseTo(-0.6, within(1e-3));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void every_function_that_a_code_enables_is_in_the_settings(String id) throws GridCodeException {
        GridCode code = GridCodes.load(id);
        var support = ProtectionProfiles.settings(code).support();
        var f = code.support();

        assertThat(support.voltWatt() != null)
                .isEqualTo(f.voltWatt() != null && f.voltWatt().enabled());
        assertThat(support.powerLimit() != null)
                .isEqualTo(f.activePowerLimit() != null && f.activePowerLimit().enabled());
        assertThat(support.dynamicVoltage() != null)
                .isEqualTo(f.dynamicSupport() != null && f.dynamicSupport().enabled());
        assertThat(support.demandRampNanos() > 0)
                .isEqualTo(f.demandRamp() != null && f.demandRamp().enabled());
        if (f.voltVar() != null && f.voltVar().enabled()) {
            assertThat(support.reactiveMode()).isInstanceOf(ReactiveMode.VoltVar.class);
        }
    }
}
