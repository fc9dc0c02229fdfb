package org.tidegate.rig.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.controller.der.ServicePermit;
import org.tidegate.controller.ladder.Reason;
import org.tidegate.controller.ladder.Rung;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.rig.converter.ConverterFault;
import org.tidegate.rig.vehicle.Fault;

@DisplayName("When something goes wrong under 5 kW of export")
class FaultStoriesTest {
    @ParameterizedTest
    @EnumSource(
            value = ConverterFault.class,
            names = {
                "NO_ANSWER",
                "LATE_ANSWER",
                "WRONG_TRANSACTION",
                "WRONG_UNIT",
                "HALF_ANSWER",
                "GARBAGE_ANSWER",
                "EXCEPTION_CODE",
                "CLOSES_CONNECTION"
            })
    void a_bus_that_fails_ends_in_0_W_within_2_s_and_open_contactors_within_5_s(
            ConverterFault fault) {
        ChargerBench bench = ChargerBench.exporting(fault.ordinal());
        bench.rig.twins().converter().faults().inject(fault);
        bench.runs(2.0);
        assertThat(Math.abs(bench.realPowerW())).as("by the device's own timer").isLessThan(150);
        bench.runs(3.0);
        assertThat(bench.contactorClosed()).isFalse();
        assertThat(bench.now().session().phase()).isEqualTo(SessionPhase.FAULTED);
        assertThat(bench.now().session().stopReason()).contains("converter");
    }

    @ParameterizedTest
    @EnumSource(
            value = ConverterFault.class,
            names = {
                "NAN_VALUES",
                "FROZEN_VALUES",
                "IGNORES_WRITES",
                "REFUSES_WRITES",
                "LOCAL_CONTROL",
                "WRONG_SIGN",
                "TRIPPED",
                "STUCK_OUTPUT"
            })
    void a_converter_that_misbehaves_is_noticed_and_moves_nothing_in_the_end(ConverterFault fault) {
        ChargerBench bench = ChargerBench.exporting(fault.ordinal());
        bench.rig.twins().converter().faults().inject(fault);
        bench.runs(1);
        bench.rig.actors().operatorWants(-2_000, -6_000); // something to obey or not
        bench.runs(10);
        assertThat(Math.abs(bench.realPowerW())).isLessThan(150);
        assertThat(
                        bench.now().session().phase() == SessionPhase.ENERGY
                                ? bench.now().ladder().bindingReason().template()
                                : bench.now().session().stopReason())
                .as("a reason a person can read")
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            mode = Mode.INCLUDE,
            names = {
                "GARBAGE",
                "OVERSIZE",
                "UNDECODABLE",
                "WRONG_PAYLOAD_TYPE",
                "WRONG_ORDER",
                "WRONG_SESSION",
                "SENDS_A_RESPONSE",
                "FALLS_SILENT",
                "HANGS_UP"
            })
    void a_vehicle_that_breaks_the_protocol_loses_power_at_once_and_keeps_its_record(Fault fault) {
        ChargerBench bench = ChargerBench.exporting(fault.ordinal());
        bench.rig.vehicle().misbehave(fault);
        bench.runs(1.5);
        assertThat(bench.now().power().setpointW()).isZero();
        bench.runs(4);
        assertThat(bench.contactorClosed()).isFalse();
        assertThat(bench.now().session().stopReason()).isNotEmpty();
        assertThat(bench.now().vehicle().refusal()).as("in words").isNotEmpty();
        bench.rig.actors().unplug();
        bench.reaches(s -> s.session().phase() == SessionPhase.AVAILABLE, 10);
        bench.runs(3);
        assertThat(bench.records()).hasSize(1);
        assertThat(bench.records().getFirst().exportMilliWh()).isPositive();
        assertThat(bench.rig.twins().operator().openTransaction()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"NEGATIVE_LIMITS", "ABSURD_NUMBERS", "LIES_ABOUT_SOC", "INVERTED_LIMITS"})
    void a_vehicle_that_lies_gets_no_export_and_a_reason(Fault fault) {
        ChargerBench bench = ChargerBench.exporting(fault.ordinal());
        bench.rig.vehicle().misbehave(fault);
        bench.runs(2);
        assertThat(bench.realPowerW()).isGreaterThan(-150);
        assertThat(bench.now().ladder().lowW(Rung.VEHICLE)).isZero();
        assertThat(bench.now().ladder().sentence()).isNotEmpty();
    }

    /** IEEE 1547-2018 4.10.3: two seconds until nothing flows. */
    @Test
    void a_permission_to_be_in_service_that_is_withdrawn_ends_power_and_comes_back_by_waiting()
            throws Exception {
        ChargerBench bench = ChargerBench.exporting(7);
        ServicePermit permit = bench.rig.charger().servicePermit();
        permit.save(new ServicePermit.Word(false, "work on the line"));
        bench.runs(1);
        assertThat(Math.abs(bench.realPowerW())).isLessThan(150);
        assertThat(bench.now().ladder().bindingReason()).isEqualTo(Reason.GRID_SERVICE_WITHDRAWN);
        bench.runs(120);
        assertThat(Math.abs(bench.realPowerW())).isLessThan(150);
        assertThat(bench.contactorClosed()).as("the session waits").isTrue();

        permit.save(new ServicePermit.Word(true, ""));
        bench.runs(0.5);
        assertThat(bench.now().ladder().bindingReason()).isEqualTo(Reason.GRID_TRIPPED);
        bench.reaches(s -> s.power().setpointW() < -4_000, 700);
    }

    @Test
    void an_operator_that_sends_nonsense_changes_nothing() {
        ChargerBench bench = ChargerBench.exporting(1);
        var operator = bench.rig.twins().operator();
        for (String text :
                new String[] {
                    "{",
                    "[]",
                    "[2]",
                    "null",
                    "[2,\"a\",\"SetChargingProfile\",{}]",
                    "[2,\"b\",\"NoSuchThing\",{}]",
                    "[3,\"nobody asked\",{}]",
                    "[9,9,9]",
                    "[2,\"c\",\"Reset\",{\"type\":7}]",
                    "\u0000",
                    "[2,\"d\",\"Reset\",[]]"
                }) {
            operator.sendRaw(text);
            bench.runs(0.3);
        }
        assertThat(bench.now().power().acPowerW()).isBetween(-5_200.0, -4_800.0);
        assertThat(bench.now().session().phase()).isEqualTo(SessionPhase.ENERGY);
        assertThat(operator.ledgerFaults()).isEmpty();
    }

    @Test
    void an_operator_that_disappears_loses_nothing() {
        ChargerBench bench = ChargerBench.exporting(2);
        var operator = bench.rig.twins().operator();
        operator.disappear();
        bench.runs(30);
        assertThat(bench.now().operator().online()).isFalse();
        operator.reappear();
        bench.reaches(s -> s.operator().online(), 240);
        bench.rig.actors().unplug();
        bench.reaches(s -> s.session().phase() == SessionPhase.AVAILABLE, 30);
        bench.runs(30);
        assertThat(operator.ledgerFaults()).isEmpty();
        assertThat(operator.openTransaction()).isEmpty();
        double exportWh = bench.records().getFirst().exportMilliWh() / 1000.0;
        assertThat(operator.exportedWh()).isBetween(exportWh - 1, exportWh + 1);
    }

    @Test
    void a_dead_operator_plane_ends_the_export_when_its_word_expires() {
        ChargerBench bench = ChargerBench.exporting(3);
        bench.rig.simulation().kill(bench.rig.charger().operator());
        bench.runs(7);
        assertThat(bench.realPowerW()).isGreaterThan(-150);
        assertThat(bench.now().ladder().lowReason(Rung.OPERATOR))
                .isEqualTo(Reason.OPERATOR_NO_DISCHARGE);
    }

    @Test
    void a_dead_vehicle_plane_is_silence_and_silence_is_zero() {
        ChargerBench bench = ChargerBench.exporting(4);
        bench.rig.simulation().kill(bench.rig.charger().vehicle());
        bench.runs(1);
        assertThat(bench.now().power().setpointW()).isZero();
        bench.runs(4);
        assertThat(bench.contactorClosed()).isFalse();
    }

    @Test
    void a_dead_lane_leaves_0_W_within_2_s_and_open_contactors_within_5_s() {
        ChargerBench bench = ChargerBench.exporting(5);
        bench.rig.simulation().kill(bench.rig.charger().lane());
        bench.runs(2);
        assertThat(Math.abs(bench.realPowerW())).isLessThan(150);
        bench.runs(3);
        assertThat(bench.contactorClosed()).as("the permission line stopped toggling").isFalse();
    }

    @Test
    void a_dead_bus_plane_leaves_0_W_within_2_s() {
        ChargerBench bench = ChargerBench.exporting(6);
        bench.rig.simulation().kill(bench.rig.converter());
        bench.runs(2.1);
        assertThat(Math.abs(bench.realPowerW())).isLessThan(150);
    }

    @Test
    void an_emergency_stop_is_0_W_and_open_within_100_ms_and_says_so() {
        ChargerBench bench = ChargerBench.exporting(7);
        bench.rig.twins().safety().setEmergencyStopPressed(true);
        bench.runs(0.2);
        assertThat(bench.contactorClosed()).isFalse();
        assertThat(Math.abs(bench.realPowerW())).isLessThan(150);
        bench.runs(1);
        assertThat(bench.now().session().stopReason()).contains("emergency stop");
    }

    @Test
    void a_full_disk_does_not_stop_the_lane() {
        ChargerBench bench = ChargerBench.exporting(8);
        bench.disk.setBroken(true);
        bench.runs(5);
        assertThat(bench.now().power().acPowerW()).isBetween(-5_200.0, -4_800.0);
        bench.disk.setBroken(false);
        bench.runs(30);
        bench.rig.actors().unplug();
        bench.reaches(s -> s.session().phase() == SessionPhase.AVAILABLE, 30);
        bench.runs(20);
        assertThat(bench.records()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {3_000, -3_000})
    void three_kilowatts_move_one_register_everywhere(double powerW) {
        ChargerBench bench = ChargerBench.charging(9).operatorWants(powerW);
        var before = bench.now().session();
        double physicsInWh = bench.rig.twins().converter().importedWh();
        double physicsOutWh = bench.rig.twins().converter().exportedWh();
        bench.runs(60);
        var after = bench.now().session();
        double inWh = (after.importMilliWh() - before.importMilliWh()) / 1000.0;
        double outWh = (after.exportMilliWh() - before.exportMilliWh()) / 1000.0;
        double moved = powerW > 0 ? inWh : outWh;
        assertThat(moved).isBetween(49.0, 51.0);
        assertThat(powerW > 0 ? outWh : inWh).isZero();
        double inPhysics = bench.rig.twins().converter().importedWh() - physicsInWh;
        double outPhysics = bench.rig.twins().converter().exportedWh() - physicsOutWh;
        assertThat(powerW > 0 ? inPhysics : outPhysics).isBetween(49.0, 51.0);
        assertThat(powerW > 0 ? outPhysics : inPhysics).isLessThan(0.01);
        String active = powerW > 0 ? "Power.Active.Import" : "Power.Active.Export";
        String silent = powerW > 0 ? "Power.Active.Export" : "Power.Active.Import";
        assertThat(lastMeter(bench, active)).isBetween(2_900.0, 3_100.0);
        assertThat(lastMeter(bench, silent)).isZero();
    }

    @RepeatedTest(3)
    void jumps_of_the_wall_clock_change_no_energy(RepetitionInfo seed) {
        ChargerBench bench = ChargerBench.exporting(seed.getCurrentRepetition());
        long before = bench.now().session().exportMilliWh();
        for (int i = 0; i < 20; i++) {
            bench.rig.simulation().clock().jumpWall(Duration.ofDays(i % 2 == 0 ? 400 : -400));
            bench.runs(1.8);
        }
        long moved = bench.now().session().exportMilliWh() - before;
        assertThat(moved).isBetween(49_000L, 51_000L);
    }

    private static double lastMeter(ChargerBench bench, String measurand) {
        String last = "";
        for (String text : bench.rig.twins().operator().received()) {
            if (text.contains("\"TransactionEvent\"") && text.contains(measurand + "\"")) {
                last = text;
            }
        }
        return MeterText.value(last, measurand);
    }
}
