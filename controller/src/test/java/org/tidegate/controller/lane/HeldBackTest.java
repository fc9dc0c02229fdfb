package org.tidegate.controller.lane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.session.VehiclePhase;

@DisplayName("What keeps a session from beginning, or ends it")
class HeldBackTest {
    private static LaneBench plugged(LaneBench bench) {
        bench.runs(1_500);
        bench.plugged = true;
        bench.phase = VehiclePhase.AUTHORISING;
        return bench.runs(500);
    }

    @Test
    void no_session_begins_while_somebody_holds_it_back_and_the_reason_is_shown() {
        LaneBench bench = new LaneBench();
        bench.hold = "no session begins: 2.0 is being written";
        plugged(bench).runs(5_000);
        assertThat(bench.now().session().phase()).isEqualTo(SessionPhase.AUTHORISING);
        assertThat(bench.now().site().hold()).contains("2.0 is being written");
        bench.hold = "";
        bench.runs(100);
        assertThat(bench.now().session().phase()).isEqualTo(SessionPhase.PREPARING);
        assertThat(bench.now().site().hold()).isEmpty();
    }

    @Test
    void a_session_that_runs_goes_on_while_new_ones_are_held_back() {
        LaneBench bench = LaneBench.inEnergy();
        bench.hold = "no session begins: 2.0 is being written";
        bench.runs(2_000);
        assertThat(bench.now().session().phase()).isEqualTo(SessionPhase.ENERGY);
    }

    @Test
    void records_that_cannot_be_stored_are_named_as_the_reason() {
        LaneBench bench = new LaneBench();
        bench.recordsAreKept = false;
        plugged(bench);
        assertThat(bench.now().site().hold()).contains("records cannot be stored");
    }

    @Test
    void a_monitor_without_a_value_keeps_the_contactors_open() {
        LaneBench bench = new LaneBench();
        bench.monitored = true;
        bench.insulationOhm = Double.NaN;
        plugged(bench).runs(5_000);
        assertThat(bench.now().session().phase()).isEqualTo(SessionPhase.FAULTED);
        assertThat(bench.now().session().stopReason()).contains("monitor gives no value");
        assertThat(bench.contactor).isFalse();
    }

    @Test
    void a_monitor_that_falls_silent_under_power_ends_the_session_at_once() {
        LaneBench bench = new LaneBench();
        bench.monitored = true;
        bench.toEnergy();
        assertThat(bench.request.acPowerW).isPositive();
        bench.insulationOhm = Double.NaN;
        bench.runs(20);
        assertThat(bench.request.acPowerW).isZero();
        bench.runs(1_000);
        assertThat(bench.contactor).isFalse();
        assertThat(bench.now().session().stopReason()).contains("monitor gives no value");
    }

    @Test
    void a_monitors_own_alarm_counts_whatever_its_number_says() {
        LaneBench bench = new LaneBench();
        bench.monitored = true;
        bench.toEnergy();
        bench.insulationAlarm = true;
        bench.runs(1_000);
        assertThat(bench.contactor).isFalse();
        assertThat(bench.now().session().stopReason()).contains("monitor reports a fault");
    }

    @Test
    void a_monitor_that_sees_too_little_before_the_contactors_close_lets_none_close() {
        LaneBench bench = new LaneBench();
        bench.monitored = true;
        bench.insulationOhm = 99_000;
        plugged(bench).runs(500);
        assertThat(bench.now().session().phase()).isEqualTo(SessionPhase.FAULTED);
        assertThat(bench.now().session().stopReason()).contains("below 100 kΩ");
        bench.insulationOhm = 1e6;
        bench.plugged = false;
        bench.runs(1_000);
        assertThat(bench.now().session().phase()).isEqualTo(SessionPhase.AVAILABLE);
    }

    @Test
    void without_a_monitor_of_its_own_the_value_at_rest_does_not_matter() {
        LaneBench bench = new LaneBench();
        bench.insulationOhm = Double.NaN;
        plugged(bench);
        assertThat(bench.now().session().phase()).isNotEqualTo(SessionPhase.FAULTED);
    }

    private static LaneBench welded() {
        LaneBench bench = LaneBench.inEnergy();
        bench.welds = true;
        bench.commands.offer(new Command(1, Command.Kind.STOP, 0, 0));
        bench.runs(30_000);
        assertThat(bench.now().session().stopReason()).contains("welded");
        assertThat(bench.weld.isWelded()).isTrue();
        return bench;
    }

    @Test
    void a_weld_is_latched_although_the_contact_comes_off_and_the_vehicle_leaves() {
        LaneBench bench = welded();
        bench.welds = false;
        bench.contactor = false;
        bench.plugged = false;
        bench.runs(5_000);
        assertThat(bench.now().session().phase()).isEqualTo(SessionPhase.FAULTED);
        bench.commands.offer(new Command(2, Command.Kind.CLEAR_FAULT, 0, 0));
        bench.runs(100);
        assertThat(bench.now().lastCommandResult()).isEqualTo("the cause is still there");
        assertThat(bench.weld.isWelded()).as("not by clearing faults").isTrue();
    }

    @Test
    void a_weld_is_cleared_by_its_own_command_and_only_with_the_contact_open() {
        LaneBench bench = welded();
        bench.plugged = false;
        bench.commands.offer(new Command(2, Command.Kind.CLEAR_WELD, 0, 0));
        bench.runs(100);
        assertThat(bench.now().lastCommandResult()).contains("still says closed", "remedy");
        assertThat(bench.weld.isWelded()).isTrue();
        bench.welds = false;
        bench.contactor = false;
        bench.commands.offer(new Command(3, Command.Kind.CLEAR_WELD, 0, 0));
        bench.runs(100);
        assertThat(bench.now().lastCommandResult()).isEqualTo("cleared");
        bench.runs(1_000);
        assertThat(bench.now().session().phase()).isEqualTo(SessionPhase.AVAILABLE);
    }
}
