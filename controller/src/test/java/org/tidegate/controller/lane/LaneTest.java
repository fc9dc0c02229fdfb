package org.tidegate.controller.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.controller.ladder.DemandSource;
import org.tidegate.controller.ladder.LimitLadder;
import org.tidegate.controller.ladder.Reason;
import org.tidegate.controller.ladder.Rung;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.hal.DcMode;
import org.tidegate.protection.GridFunction;
import org.tidegate.protection.ProtectionSettings.FrequencyResponse;
import org.tidegate.protection.SupportSettings;
import org.tidegate.protection.SupportSettings.ReactiveMode.ConstantReactivePower;
import org.tidegate.protection.islanding.AntiIslandingMode;
import org.tidegate.protection.islanding.ConverterSupervision;
import org.tidegate.protection.islanding.ConverterSupervision.Setting;
import org.tidegate.protection.islanding.DetectionTime;

@DisplayName("The lane")
class LaneTest {
    @Test
    void brings_a_willing_vehicle_to_energy_and_charges_to_its_target() {
        LaneBench bench = LaneBench.inEnergy();
        assertThat(bench.now().session().phase()).isEqualTo(SessionPhase.ENERGY);
        assertThat(bench.request.mode).isEqualTo(DcMode.POWER);
        assertThat(bench.request.acPowerW).isEqualTo(11_000);
        assertThat(bench.now().ladder().demandSource()).isEqualTo(DemandSource.CHARGE_TO_TARGET);
    }

    @ParameterizedTest
    @ValueSource(doubles = {3_000, -3_000})
    void three_kilowatts_move_one_register_and_leave_the_other(double powerW) {
        LaneBench bench = LaneBench.inEnergy();
        bench.wantsW = powerW;
        bench.dischargeLimitW = -5_000;
        bench.runs(1_000);
        Snapshot before = bench.now();
        bench.runs(3_600);
        Snapshot after = bench.now();

        assertThat(bench.request.acPowerW).isEqualTo(powerW);
        long importMilliWh = after.session().importMilliWh() - before.session().importMilliWh();
        long exportMilliWh = after.session().exportMilliWh() - before.session().exportMilliWh();
        assertThat(powerW > 0 ? importMilliWh : exportMilliWh).isCloseTo(3_000L, within(10L));
        assertThat(powerW > 0 ? exportMilliWh : importMilliWh).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {3_000, -3_000})
    void three_kilovar_reach_the_converter_with_their_sign_and_move_no_energy(double reactiveVar) {
        SupportSettings support =
                SupportSettings.none().with(new ConstantReactivePower(reactiveVar / 11_000, 0));
        LaneBench bench = new LaneBench(LaneBench.settings(true), support).toEnergy();
        bench.wantsW = 0;
        bench.dischargeLimitW = -5_000;
        bench.runs(1_000);
        Snapshot before = bench.now();
        bench.runs(3_600);
        Snapshot after = bench.now();

        assertThat(bench.request.acPowerW).isZero();
        assertThat(bench.request.reactivePowerVar).isCloseTo(reactiveVar, within(1e-6));
        assertThat(after.session().importMilliWh()).isEqualTo(before.session().importMilliWh());
        assertThat(after.session().exportMilliWh()).isEqualTo(before.session().exportMilliWh());
    }

    @Test
    void reactive_power_ends_with_the_energy() {
        SupportSettings support = SupportSettings.none().with(new ConstantReactivePower(0.2, 0));
        LaneBench bench = new LaneBench(LaneBench.settings(true), support).toEnergy();
        bench.frequencyHz = 52;
        bench.runs(500);

        assertThat(bench.request.reactivePowerVar).isZero();
    }

    @Test
    void does_not_export_without_the_operators_permission() {
        LaneBench bench = LaneBench.inEnergy();
        bench.wantsW = -3_000;
        bench.dischargeLimitW = 0;
        bench.runs(100);
        assertThat(bench.request.acPowerW).isZero();
        assertThat(bench.now().ladder().bindingReason()).isEqualTo(Reason.OPERATOR_NO_DISCHARGE);
    }

    @Test
    void does_not_export_on_an_unconfirmed_grid_profile_but_charges() {
        LaneBench bench = new LaneBench(LaneBench.settings(false)).toEnergy();
        assertThat(bench.request.acPowerW).isEqualTo(11_000);
        bench.wantsW = -3_000;
        bench.dischargeLimitW = -5_000;
        bench.runs(100);
        assertThat(bench.request.acPowerW).isZero();
        assertThat(bench.now().ladder().lowReason(Rung.GRID_CODE))
                .isEqualTo(Reason.GRID_PROFILE_UNCONFIRMED);
    }

    @Test
    void exports_only_while_the_converters_search_for_islands_is_as_the_mode_needs_it() {
        LaneBench bench = new LaneBench(LaneBench.settings(true));
        var setting = new AtomicReference<>(Setting.ON);
        bench.lane.supervise(
                new ConverterSupervision(AntiIslandingMode.BOTH_SUPERVISED), setting::get);
        bench.toEnergy();
        bench.wantsW = -3_000;
        bench.dischargeLimitW = -5_000;
        bench.runs(1_100);
        assertThat(bench.request.acPowerW).isEqualTo(-3_000);

        setting.set(Setting.OFF);
        bench.runs(1_100);
        assertThat(bench.request.acPowerW).isZero();
        assertThat(bench.now().ladder().lowReason(Rung.GRID_CODE))
                .isEqualTo(Reason.ANTI_ISLANDING_OFF);

        setting.set(Setting.UNREADABLE);
        bench.runs(3_100);
        assertThat(bench.now().ladder().lowReason(Rung.GRID_CODE))
                .isEqualTo(Reason.ANTI_ISLANDING_UNREAD);
        bench.wantsW = 3_000;
        bench.runs(1_100);
        assertThat(bench.request.acPowerW).as("charging is never refused").isEqualTo(3_000);
    }

    @Test
    void a_search_for_islands_that_is_too_slow_forbids_export_and_says_how_slow() {
        LaneBench bench = new LaneBench(LaneBench.settings(true));
        bench.lane.supervise(
                new ConverterSupervision(
                        AntiIslandingMode.CONTROLLER,
                        new DetectionTime(0, 1_980_000_000L),
                        2_000_000_000L),
                () -> Setting.ABSENT);
        bench.toEnergy();
        bench.wantsW = -3_000;
        bench.dischargeLimitW = -5_000;
        bench.runs(1_100);

        assertThat(bench.request.acPowerW).isZero();
        assertThat(bench.now().ladder().lowReason(Rung.GRID_CODE))
                .isEqualTo(Reason.ANTI_ISLANDING_SLOW);
        assertThat(bench.now().ladder().lowSentence(Rung.GRID_CODE)).contains("only after 1980 ms");
    }

    @Test
    void a_permission_that_is_withdrawn_ends_power_in_the_same_cycle_and_comes_back_by_waiting() {
        LaneBench bench = LaneBench.inEnergy();
        bench.servicePermitted = false;
        int blocksBefore = bench.blocks;
        bench.cycle();
        assertThat(bench.blocks).isEqualTo(blocksBefore + 1);
        assertThat(bench.request.mode).isEqualTo(DcMode.OFF);
        assertThat(bench.now().ladder().bindingReason()).isEqualTo(Reason.GRID_SERVICE_WITHDRAWN);

        bench.runs(5_000);
        assertThat(bench.request.mode).as("no time brings it back").isEqualTo(DcMode.OFF);
        assertThat(bench.contactor).as("the session goes on").isTrue();

        bench.servicePermitted = true;
        bench.runs(900);
        assertThat(bench.request.mode).isEqualTo(DcMode.OFF);
        assertThat(bench.now().ladder().bindingReason()).isEqualTo(Reason.GRID_TRIPPED);
        bench.runs(200);
        assertThat(bench.request.acPowerW).isEqualTo(11_000);
    }

    /** Droop asks for 20 % of rating, 2.2 kW, at 49.8 Hz; the battery gives less. */
    @Test
    void grid_support_ends_at_what_vehicle_and_converter_can_do() {
        var droop = new FrequencyResponse.Droop(0, 0, 0.02, 0.02, 0, -1, 1);
        LaneBench bench = new LaneBench(LaneBench.settings(true), SupportSettings.none(), droop);
        bench.toEnergy();
        bench.wantsW = 0;
        bench.dischargeLimitW = -11_000;
        bench.runs(200);
        bench.frequencyHz = 49.8;
        bench.runs(200);
        assertThat(bench.request.acPowerW).isCloseTo(-2_200, within(1.0));
        assertThat(bench.lane.decision().binding).isEqualTo(GridFunction.FREQUENCY);

        bench.maxDischargeW = 1_000;
        bench.runs(200);
        assertThat(bench.request.acPowerW).isCloseTo(-940, within(1e-6));
        assertThat(bench.lane.decision().supportedDemandPu * 11_000).isCloseTo(-940, within(1e-6));
        assertThat(bench.lane.decision().binding).isEqualTo(GridFunction.AVAILABLE_POWER);
    }

    /** A load that is too small to help, and one that may not flow at all. */
    @Test
    void three_kilowatts_are_available_each_way_only_as_far_as_the_vehicle_says() {
        LaneBench bench = LaneBench.inEnergy();
        bench.maxChargeW = 3_000;
        bench.maxDischargeW = 2_000;
        bench.runs(50);
        assertThat(bench.lane.asked().importAvailablePu).isCloseTo(3_000 / 11_000.0, within(1e-9));
        assertThat(bench.lane.asked().exportAvailablePu)
                .isCloseTo(2_000 * 0.94 / 11_000.0, within(1e-9));

        bench.maxChargeW = 30_000;
        bench.maxDischargeW = 30_000;
        bench.runs(50);
        assertThat(bench.lane.asked().importAvailablePu).as("the rating").isEqualTo(1);
        assertThat(bench.lane.asked().exportAvailablePu).as("the rating").isEqualTo(1);

        bench.vehicleTalks = false;
        bench.runs(600);
        assertThat(bench.lane.asked().importAvailablePu).isZero();
        assertThat(bench.lane.asked().exportAvailablePu).isZero();
    }

    @Test
    void a_silent_vehicle_gets_no_power_as_soon_as_its_word_has_expired() {
        LaneBench bench = LaneBench.inEnergy();
        bench.vehicleTalks = false;
        bench.runs(490);
        assertThat(bench.request.acPowerW).isEqualTo(11_000);
        bench.runs(20);
        assertThat(bench.request.acPowerW).isZero();
        assertThat(bench.now().ladder().highReason(Rung.VEHICLE)).isEqualTo(Reason.VEHICLE_SILENT);
        bench.runs(2_500);
        assertThat(bench.contactor).isFalse();
        assertThat(bench.now().session().stopReason()).contains("silent");
    }

    @Test
    void a_silent_bus_blinds_protection_first_and_ends_the_session_after_two_seconds() {
        LaneBench bench = LaneBench.inEnergy();
        bench.busAlive = false;
        bench.runs(160);
        assertThat(bench.request.mode).as("the grid is unseen").isEqualTo(DcMode.OFF);
        assertThat(bench.blocks).isPositive();
        bench.runs(2_200);
        assertThat(bench.contactor).isFalse();
        assertThat(bench.now().session().stopReason()).contains("has not answered for 2 s");
    }

    @Test
    void the_emergency_stop_blocks_in_the_same_cycle_and_opens_within_100_ms() {
        LaneBench bench = LaneBench.inEnergy();
        bench.emergencyStop = true;
        int blocksBefore = bench.blocks;
        int togglesBefore = bench.toggles;
        bench.cycle();
        assertThat(bench.blocks).isEqualTo(blocksBefore + 1);
        assertThat(bench.request.mode).isEqualTo(DcMode.OFF);
        assertThat(bench.toggles).as("no permission without health").isEqualTo(togglesBefore);
        bench.runs(100);
        assertThat(bench.contactor).isFalse();
    }

    @Test
    void a_trip_blocks_in_its_own_cycle_and_keeps_the_contactors_closed() {
        LaneBench bench = LaneBench.inEnergy();
        bench.frequencyHz = 51.8;
        int cycles = 0;
        while (!bench.now().grid().tripped() && cycles < 20) {
            bench.cycle();
            cycles++;
        }
        assertThat(cycles).as("100 ms stage: 9 to 11 cycles of 10 ms").isBetween(9, 11);
        assertThat(bench.request.mode).isEqualTo(DcMode.OFF);
        assertThat(bench.blocks).isPositive();
        assertThat(bench.contactor).isTrue();
        assertThat(bench.now().session().phase()).isEqualTo(SessionPhase.ENERGY);

        bench.frequencyHz = 50;
        bench.runs(990);
        assertThat(bench.request.mode).isEqualTo(DcMode.OFF);
        bench.runs(50);
        assertThat(bench.request.acPowerW).isEqualTo(11_000);
    }

    @Test
    void export_stops_at_the_floor_and_begins_again_only_three_points_above() {
        LaneBench bench = LaneBench.inEnergy();
        bench.wantsW = -3_000;
        bench.dischargeLimitW = -5_000;
        bench.minimumSocPercent = 40;
        bench.socPercent = 43;
        bench.runs(50);
        assertThat(bench.request.acPowerW).isEqualTo(-3_000);
        bench.socPercent = 40;
        bench.runs(20);
        assertThat(bench.request.acPowerW).isZero();
        bench.socPercent = 42;
        bench.runs(20);
        assertThat(bench.request.acPowerW).as("hysteresis").isZero();
        bench.socPercent = 43;
        bench.runs(20);
        assertThat(bench.request.acPowerW).isEqualTo(-3_000);
    }

    @Test
    void an_unknown_state_of_charge_stops_the_export_at_once() {
        LaneBench bench = LaneBench.inEnergy();
        bench.wantsW = -3_000;
        bench.dischargeLimitW = -5_000;
        bench.runs(50);
        bench.socPercent = Double.NaN;
        bench.cycle();
        assertThat(bench.request.acPowerW).isZero();
    }

    @Test
    void no_session_begins_while_records_cannot_be_kept() {
        LaneBench bench = new LaneBench();
        bench.recordsAreKept = false;
        bench.toEnergy();
        assertThat(bench.now().session().phase()).isEqualTo(SessionPhase.AUTHORISING);
        assertThat(bench.contactor).isFalse();
    }

    @Test
    void a_stop_command_is_answered_and_ends_the_session() {
        LaneBench bench = LaneBench.inEnergy();
        bench.commands.offer(new Command(7, Command.Kind.STOP, 0, 0));
        bench.cycle();
        assertThat(bench.now().lastCommandId()).isEqualTo(7);
        assertThat(bench.now().lastCommandResult()).isEqualTo("stopping");
        assertThat(bench.request.acPowerW).isZero();
        assertThat(bench.now().session().phase()).isEqualTo(SessionPhase.STOPPING);
    }

    @Test
    void allocates_the_snapshot_and_nothing_more() {
        LaneBench bench = LaneBench.inEnergy();
        var copier = new Copier();
        for (int i = 0; i < 20_000; i++) { // let the compiler finish
            bench.lane.cycle(bench.nowNanos, 0);
            copier.copy(bench.now());
        }
        long cycles = 10_000;
        long before = allocated();
        for (int i = 0; i < cycles; i++) {
            bench.lane.cycle(bench.nowNanos, 0);
        }
        long lane = allocated() - before;
        before = allocated();
        for (int i = 0; i < cycles; i++) {
            copier.copy(bench.now());
        }
        long snapshot = allocated() - before;
        assertThat((lane - snapshot) / (double) cycles)
                .as("bytes per cycle beyond a snapshot of %d bytes", snapshot / cycles)
                .isBetween(-1.0, 1.0);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    /** Makes a second snapshot of the same shape: what publishing one must cost, and no more. */
    private static final class Copier {
        private final LimitLadder ladder = new LimitLadder();
        private Snapshot last = LaneBench.inEnergy().now();

        void copy(Snapshot s) {
            var e = s.session();
            var g = s.grid();
            var p = s.power();
            var i = s.pilot();
            var v = s.vehicle();
            var o = s.operator();
            var r = s.orders();
            last =
                    new Snapshot(
                            s.cycle(),
                            s.nanos(),
                            new Snapshot.Session(
                                    e.number(),
                                    e.phase(),
                                    e.sinceNanos(),
                                    e.stopReason(),
                                    e.importMilliWh(),
                                    e.exportMilliWh()),
                            new Snapshot.Grid(
                                    g.measured(),
                                    g.voltageL1V(),
                                    g.voltageL2V(),
                                    g.voltageL3V(),
                                    g.nominalVoltageV(),
                                    g.frequencyHz(),
                                    g.mode(),
                                    g.tripped(),
                                    g.tripStage(),
                                    g.enterServiceRemainingNanos(),
                                    g.frequencySupportActive(),
                                    g.profile(),
                                    g.demonstration()),
                            new Snapshot.Power(
                                    p.stage(),
                                    p.acPowerW(),
                                    p.setpointW(),
                                    p.dcVoltageV(),
                                    p.dcCurrentA(),
                                    p.importMilliWh(),
                                    p.exportMilliWh(),
                                    p.maxChargeW(),
                                    p.maxDischargeW()),
                            new Snapshot.Pilot(
                                    i.level(),
                                    i.dutyPercent(),
                                    i.contactorPermitted(),
                                    i.contactorClosed(),
                                    i.connectorLocked(),
                                    i.inhibitBits()),
                            new Snapshot.Vehicle(
                                    v.phase(),
                                    v.protocol(),
                                    v.encrypted(),
                                    v.evccId(),
                                    v.discharges(),
                                    v.socPercent(),
                                    v.minimumSocPercent(),
                                    v.targetSocPercent(),
                                    v.maxChargePowerW(),
                                    v.maxDischargePowerW(),
                                    v.refusal()),
                            new Snapshot.Operator(
                                    o.online(),
                                    o.authorised(),
                                    o.targetW(),
                                    o.profileText(),
                                    o.queued(),
                                    new Snapshot.Obedience(
                                            o.obedience().mode(),
                                            o.obedience().restraint(),
                                            o.obedience().delayRemainingNanos(),
                                            o.obedience().silentNanos())),
                            new Snapshot.Orders(
                                    r.ready(),
                                    r.refused(),
                                    r.energyPermitted(),
                                    r.isolation(),
                                    r.stop(),
                                    r.maxChargePowerW(),
                                    r.maxDischargePowerW(),
                                    r.maxChargeCurrentA(),
                                    r.maxDischargeCurrentA(),
                                    r.maxVoltageV()),
                            ladder.view(),
                            new Snapshot.Health(0, 0, 0, false),
                            last.lastCommandId(),
                            last.lastCommandResult());
        }
    }
}
