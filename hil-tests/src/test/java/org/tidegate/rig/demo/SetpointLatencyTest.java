package org.tidegate.rig.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.rig.operator.OperatorTwin;
import org.tidegate.runtime.Plane;

/** How long a set-point takes from the operator's frame to the converter, in virtual time. */
@DisplayName("A set-point on its way")
class SetpointLatencyTest {
    private static final long MS = 1_000_000L;

    /** Looks every half millisecond at who knows the new value. */
    private static final class Watch implements Plane {
        private final ChargerBench bench;
        private double wantedW = Double.NaN;
        private double beforeW;
        private long publishedNanos;
        private long laneNanos;
        private long movedNanos;

        Watch(ChargerBench bench) {
            this.bench = bench;
        }

        void expect(double watts) {
            wantedW = watts;
            beforeW = bench.realPowerW();
            publishedNanos = 0;
            laneNanos = 0;
            movedNanos = 0;
        }

        @Override
        public String name() {
            return "watch";
        }

        @Override
        public long step(long nowNanos) {
            OperatorState said = bench.rig.charger().operatorState().latest();
            if (publishedNanos == 0 && said.targetW() == wantedW) {
                publishedNanos = said.issuedNanos();
            }
            if (laneNanos == 0 && bench.now().power().setpointW() == wantedW) {
                laneNanos = bench.now().nanos();
            }
            double towards = Math.signum(wantedW - beforeW);
            if (movedNanos == 0 && (bench.realPowerW() - beforeW) * towards > 40) {
                movedNanos = nowNanos;
            }
            return MS / 2;
        }
    }

    @Test
    void is_in_the_lane_within_one_cycle_and_at_the_converter_one_bus_round_later() {
        ChargerBench bench = ChargerBench.charging(21);
        OperatorTwin operator = bench.rig.twins().operator();
        bench.profile(
                "\"chargingProfileKind\":\"Dynamic\"",
                "",
                "\"operationMode\":\"CentralFrequency\",\"setpoint\":0,\"limit\":9000,"
                        + "\"dischargeLimit\":-9000");
        bench.runs(5);
        var watch = new Watch(bench);
        bench.rig.simulation().add(watch);
        var toLane = new ArrayList<Double>();
        var toConverter = new ArrayList<Double>();
        for (int i = 0; i < 60; i++) {
            double watts = (i % 2 == 0 ? 1 : -1) * (3_000 + 37 * i);
            watch.expect(watts);
            String id =
                    operator.call(
                            "UpdateDynamicSchedule",
                            "{\"chargingProfileId\":81,\"scheduleUpdate\":{\"setpoint\":%s}}"
                                    .formatted(watts));
            bench.rig.simulation().run(Duration.ofMillis(3_003 + 7 * i));
            assertThat(operator.answerTo(id).orElse("")).contains("Accepted");
            toLane.add((watch.laneNanos - watch.publishedNanos) / 1e6);
            toConverter.add((watch.movedNanos - watch.publishedNanos) / 1e6);
        }
        System.out.printf(
                "demand published to set-point of the lane: median %.1f ms, most %.1f ms;"
                        + " to a converter that moves: median %.1f ms, most %.1f ms%n",
                median(toLane),
                Collections.max(toLane),
                median(toConverter),
                Collections.max(toConverter));
        assertThat(toLane).allMatch(ms -> ms >= 0 && ms <= 10.001);
        // 20 ms of bus round (SunSpecSettings), 2 ms of physics and the time to move 40 W
        assertThat(toConverter).allMatch(ms -> ms > 0 && ms <= 10 + 20 + 2 + 10);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
