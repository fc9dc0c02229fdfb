package org.tidegate.rig.pilot;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tidegate.hal.SafetySample;
import org.tidegate.runtime.VirtualClock;

class SafetyTwinTest {
    private final VirtualClock clock = new VirtualClock(0);
    private final SafetyTwin twin = new SafetyTwin(clock);
    private final SafetySample sample = new SafetySample();

    private void cycles(int count, boolean close) {
        for (int i = 0; i < count; i++) {
            clock.advance(ofMillis(10));
            twin.read(sample);
            twin.commandContactor(close);
            twin.togglePermission();
        }
    }

    private void closed() {
        cycles(10, true);
        assertThat(twin.contactorClosed()).isTrue();
    }

    @Test
    void contactors_and_their_feedback_follow_after_thirty_milliseconds() {
        cycles(1, false);
        twin.commandContactor(true);
        clock.advance(ofMillis(29));
        assertThat(twin.contactorClosed()).isFalse();
        clock.advance(ofMillis(1));
        assertThat(twin.contactorClosed()).isTrue();
        twin.read(sample);
        assertThat(sample.contactorClosed).isTrue();
    }

    @Test
    void the_coil_falls_when_the_permission_line_goes_quiet_even_if_nobody_looks() {
        closed();
        clock.advance(ofMillis(199));
        assertThat(twin.contactorClosed()).isTrue();
        clock.advance(ofMillis(31));
        assertThat(twin.contactorClosed()).isFalse();
    }

    @Test
    void an_emergency_stop_opens_in_hardware_whatever_is_commanded() {
        closed();
        twin.setEmergencyStopPressed(true);
        cycles(4, true);

        assertThat(twin.contactorClosed()).isFalse();
        assertThat(sample.emergencyStopOk).isFalse();
        twin.setEmergencyStopPressed(false);
        cycles(5, true);
        assertThat(twin.contactorClosed()).isTrue();
    }

    @Test
    void a_residual_current_trip_opens_in_hardware_too() {
        closed();
        twin.setResidualCurrentTripped(true);
        cycles(4, true);

        assertThat(twin.contactorClosed()).isFalse();
        assertThat(sample.residualCurrentOk).isFalse();
    }

    @Test
    void welded_contacts_stay_closed_and_the_mirror_contact_says_so() {
        cycles(5, false);
        twin.setWelded(true);
        assertThat(twin.contactorClosed()).isFalse();
        closed();
        cycles(20, false);

        assertThat(twin.contactorClosed()).isTrue();
        assertThat(sample.contactorClosed).isTrue();
    }

    @Test
    void contactors_that_stay_open_never_say_closed() {
        twin.setStaysOpen(true);
        cycles(20, true);

        assertThat(twin.contactorClosed()).isFalse();
    }

    @Test
    void the_lock_takes_its_time_and_a_jammed_one_all_of_it() {
        twin.commandLock(true);
        clock.advance(ofMillis(249));
        assertThat(twin.connectorLocked()).isFalse();
        clock.advance(ofMillis(1));
        assertThat(twin.connectorLocked()).isTrue();

        twin.setLockJammed(true);
        twin.commandLock(false);
        clock.advance(ofSeconds(5));
        assertThat(twin.connectorLocked()).isTrue();
    }

    @Test
    void insulation_temperature_and_earth_are_reported() {
        twin.setInsulationOhm(40_000);
        twin.setConnectorTemperatureC(91);
        twin.setEarthLost(true);
        cycles(1, false);

        assertThat(sample.insulationOhm).isEqualTo(40_000);
        assertThat(sample.connectorTemperatureC).isEqualTo(91);
        assertThat(sample.protectiveEarthOk).isFalse();
    }

    @Test
    void a_silent_board_repeats_its_last_sample() {
        cycles(2, false);
        long sequence = sample.sequence;
        twin.setSilent(true);
        twin.setEmergencyStopPressed(true);
        cycles(5, false);

        assertThat(sample.sequence).isEqualTo(sequence);
        assertThat(sample.emergencyStopOk).isTrue();
    }
}
