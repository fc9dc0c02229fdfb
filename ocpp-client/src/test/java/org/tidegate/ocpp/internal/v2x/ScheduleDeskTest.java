package org.tidegate.ocpp.internal.v2x;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.StationState.Promise;
import org.tidegate.ocpp.StationState.Promise.Step;
import org.tidegate.ocpp.internal.station.StationBench;

@DisplayName("A vehicle that follows a schedule")
class ScheduleDeskTest {
    private final StationBench bench = new StationBench().charging();

    private void promises(long number, double watts) {
        bench.v2x =
                StationState.V2x.UNKNOWN.withPromise(
                        new Promise(
                                number,
                                StationBench.WALL,
                                3,
                                true,
                                List.of(new Step(0, watts), new Step(600, -2000.04))));
        bench.seconds(2);
    }

    @Test
    void tells_the_operator_once_how_it_will_charge() {
        promises(1, 5000);
        bench.seconds(60);
        assertThat(bench.all("NotifyEVChargingSchedule")).hasSize(1);
        JsonNode told = bench.last("NotifyEVChargingSchedule");
        assertThat(told.path("selectedChargingScheduleId").asInt()).isEqualTo(3);
        assertThat(told.path("powerToleranceAcceptance").asBoolean()).isTrue();
        assertThat(told.at("/chargingSchedule/chargingRateUnit").asText()).isEqualTo("W");
        JsonNode periods = told.at("/chargingSchedule/chargingSchedulePeriod");
        assertThat(periods.at("/0/limit").asDouble()).isEqualTo(5000);
        assertThat(periods.at("/0").has("dischargeLimit")).isFalse();
        assertThat(periods.at("/1/startPeriod").asInt()).isEqualTo(600);
        assertThat(periods.at("/1/limit").asDouble()).isZero();
        assertThat(periods.at("/1/dischargeLimit").asDouble()).isEqualTo(-2000);
    }

    @Test
    void tells_it_anew_when_it_has_changed_its_mind() {
        promises(1, 5000);
        promises(2, 3000);
        assertThat(bench.all("NotifyEVChargingSchedule")).hasSize(2);
    }

    @Test
    void says_nothing_without_a_transaction() {
        bench.unplug();
        bench.seconds(2);
        promises(1, 5000);
        assertThat(bench.all("NotifyEVChargingSchedule")).isEmpty();
    }
}
