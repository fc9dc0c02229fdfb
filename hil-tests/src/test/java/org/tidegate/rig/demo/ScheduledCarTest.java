package org.tidegate.rig.demo;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.controller.ladder.Reason;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.rig.vehicle.EvccSettings;
import org.tidegate.rig.vehicle.EvccStyle;

@DisplayName("When a car that follows a schedule comes to the whole charger")
class ScheduledCarTest {
    private static VirtualRig charging(double wantsW) throws IOException {
        var rig =
                new VirtualRig(
                        new Twins.World(3, 60_000, 60, 50),
                        EvccSettings.car().styled(EvccStyle.plain().withSchedule(wantsW)),
                        DemoSite.settings(DemoSite.NOWHERE),
                        new MemoryDisk());
        rig.twins().operator().authorisation("Accepted");
        rig.simulation().run(ofSeconds(12));
        rig.vehicle().plugIn();
        reaches(rig, () -> snapshot(rig).session().phase() == SessionPhase.ENERGY, 60);
        reaches(rig, () -> state(rig).phase() == VehicleState.Phase.CHARGE_LOOP, 10);
        return rig;
    }

    private static Snapshot snapshot(VirtualRig rig) {
        return rig.charger().snapshots().latest();
    }

    private static VehicleState state(VirtualRig rig) {
        return rig.charger().vehicleState().latest();
    }

    private static void reaches(VirtualRig rig, BooleanSupplier condition, int seconds) {
        assertThat(rig.simulation().runUntil(condition, ofSeconds(seconds)))
                .as("%s %s %s", snapshot(rig), state(rig), rig.vehicle().view())
                .isTrue();
    }

    private static List<String> renegotiations(VirtualRig rig) {
        return rig.charger().journal().events().latest().stream()
                .filter(e -> e.codeName().equals("RENEGOTIATION_BEGAN"))
                .map(e -> e.sentence())
                .toList();
    }

    @Test
    void it_follows_the_first_plan_and_is_left_alone_while_nothing_changes() throws IOException {
        VirtualRig rig = charging(4_000);
        rig.simulation().run(ofSeconds(3));
        int before = renegotiations(rig).size();
        long followed = state(rig).needs().followedPlan();
        rig.simulation().run(Duration.ofMinutes(2));

        assertThat(followed).isPositive();
        assertThat(state(rig).needs().followedPlan()).isEqualTo(followed);
        assertThat(renegotiations(rig)).hasSize(before);
        assertThat(state(rig).phase()).isEqualTo(VehicleState.Phase.CHARGE_LOOP);
    }

    @ParameterizedTest
    @CsvSource({"4000, limit", "-3000, dischargeLimit"})
    void the_operator_hears_each_promise_once(double wantsW, String item) throws IOException {
        VirtualRig rig = charging(wantsW);
        rig.twins().operator().setSetpoint(wantsW, 11_000, -8_000);
        rig.simulation().run(Duration.ofMinutes(1));
        String action = "NotifyEVChargingSchedule";
        int told = rig.twins().operator().count(action);
        assertThat(told).isPositive();
        rig.simulation().run(Duration.ofMinutes(2));
        assertThat(rig.twins().operator().count(action)).isEqualTo(told);

        VehicleState.Promise promise = Objects.requireNonNull(state(rig).needs().promise());
        String first = "/chargingSchedule/chargingSchedulePeriod/0/" + item;
        assertThat(rig.twins().operator().lastNumber(action, first).orElseThrow())
                .as("plus into the vehicle, as it promised")
                .isCloseTo(promise.steps().getFirst().powerW(), within(0.1))
                .isBetween(wantsW - 1_000, wantsW + 1_000);
    }

    @Test
    void it_comes_for_a_new_schedule_when_the_operator_limits_it() throws IOException {
        VirtualRig rig = charging(9_000);
        rig.simulation().run(ofSeconds(10));
        long first = state(rig).needs().followedPlan();
        assertThat(state(rig).maxChargePowerW()).isGreaterThan(8_500);

        rig.twins().operator().setLimit(5_000);
        reaches(rig, () -> state(rig).needs().followedPlan() > first, 20);
        rig.simulation().run(ofSeconds(5));

        assertThat(renegotiations(rig)).isNotEmpty().allMatch(s -> s.contains("charger"));
        assertThat(state(rig).phase()).isEqualTo(VehicleState.Phase.CHARGE_LOOP);
        assertThat(state(rig).maxChargePowerW()).isBetween(4_900.0, 5_010.0);
        assertThat(snapshot(rig).power().acPowerW()).isBetween(3_500.0, 5_100.0);
        int count = renegotiations(rig).size();
        rig.simulation().run(ofSeconds(60));
        assertThat(renegotiations(rig)).as("once is enough").hasSize(count);
    }

    @ParameterizedTest
    @CsvSource({"3000, 1, 0", "-3000, 0, 1"})
    void plus_fills_the_import_register_and_minus_the_export_register(
            double wantsW, int imports, int exports) throws IOException {
        VirtualRig rig = charging(wantsW);
        rig.twins().operator().setSetpoint(wantsW, 11_000, -8_000);
        rig.simulation().run(ofSeconds(20));
        Snapshot from = snapshot(rig);
        rig.simulation().run(ofSeconds(60));
        Snapshot to = snapshot(rig);

        assertThat(to.power().acPowerW()).isBetween(wantsW - 200, wantsW + 200);
        assertThat((to.power().importMilliWh() - from.power().importMilliWh()) / 1e3)
                .isBetween(45.0 * imports, 52.0 * imports + 0.1);
        assertThat((to.power().exportMilliWh() - from.power().exportMilliWh()) / 1e3)
                .isBetween(45.0 * exports, 52.0 * exports + 0.1);
    }

    @Test
    void nothing_is_taken_out_of_it_without_the_operators_permission() throws IOException {
        VirtualRig rig = charging(-3_000);
        rig.twins().operator().setLimit(11_000);
        rig.simulation().run(ofSeconds(30));

        assertThat(snapshot(rig).power().acPowerW()).isGreaterThan(-50);
        assertThat(state(rig).maxDischargePowerW()).isZero();
        assertThat(snapshot(rig).ladder().allowedLowW()).isZero();
        assertThat(snapshot(rig).ladder().lowReason(org.tidegate.controller.ladder.Rung.OPERATOR))
                .isEqualTo(Reason.OPERATOR_NO_DISCHARGE);
    }
}
