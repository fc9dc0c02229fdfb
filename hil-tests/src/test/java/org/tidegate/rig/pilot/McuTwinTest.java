package org.tidegate.rig.pilot;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.tidegate.pilot.PilotController;
import org.tidegate.pilot.PilotEvent;
import org.tidegate.pilot.PilotInput;
import org.tidegate.pilot.PilotLevel;
import org.tidegate.pilot.PilotOutput;
import org.tidegate.pilot.PilotSample;
import org.tidegate.pilot.PilotTimes;
import org.tidegate.pilot.frontend.McuState;
import org.tidegate.pilot.frontend.McuState.SafeReason;
import org.tidegate.pilot.frontend.Microcontroller;
import org.tidegate.runtime.EventCode;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.VirtualClock;

/** Both sides of the protocol, the wire and the contactors, in virtual time. */
@DisplayName("A pilot board with a microcontroller")
class McuTwinTest {
    private static final Duration STEP = ofMillis(5);

    private final VirtualClock clock = new VirtualClock(0);
    private final PilotTwin wire = new PilotTwin(clock, 1);
    private final SafetyTwin chain = new SafetyTwin(clock);
    private final McuTwin twin = new McuTwin(wire, chain);
    private final EventRing ring = new EventRing("mcu", 1024);
    private final Microcontroller mcu = new Microcontroller(twin.port(), ring);
    private final PilotController pilot =
            PilotController.withFixedCable(PilotTimes.presets(), 32, new EventRing("pilot", 1024));
    private final PilotSample sample = new PilotSample();
    private final PilotInput in = new PilotInput();
    private final PilotOutput out = new PilotOutput();
    private boolean laneRuns = true;
    private boolean threadRuns = true;
    private int step;

    private void run(Duration time) {
        for (long left = time.toNanos(); left > 0; left -= STEP.toNanos()) {
            clock.advance(STEP);
            step++;
            twin.step(clock.nanos());
            if (threadRuns) {
                mcu.step(clock.nanos());
            }
            if (laneRuns && step % 2 == 0) {
                lane();
            }
        }
    }

    private void lane() {
        McuState state = mcu.state();
        mcu.read(sample);
        in.lockOk = state.connectorLocked();
        in.safetyOk =
                state.emergencyStopOk() && state.residualCurrentOk() && state.protectiveEarthOk();
        in.currentLimitA = 16;
        pilot.step(sample, in, clock.nanos(), out);
        mcu.setDutyPercent(out.dutyPercent);
        mcu.commandLock(out.lockRequested);
        mcu.commandContactor(out.contactorPermitted);
        mcu.countHealthyCycle();
    }

    private McuTwinTest charging() {
        run(ofSeconds(6));
        in.energyAllowed = true;
        wire.plug();
        run(ofSeconds(1));
        wire.closeS2();
        run(ofSeconds(2));
        assertThat(chain.contactorClosed()).isTrue();
        return this;
    }

    private long millisUntil(BooleanSupplier condition) {
        long start = clock.nanos();
        while (!condition.getAsBoolean()) {
            assertThat(clock.nanos() - start).isLessThan(ofSeconds(10).toNanos());
            run(STEP);
        }
        return (clock.nanos() - start) / 1_000_000;
    }

    private List<EventCode> events() {
        var codes = new ArrayList<EventCode>();
        ring.drain(clock.nanos(), 0, e -> codes.add(e.code()));
        return codes;
    }

    @Test
    void it_charges_and_knows_the_vehicle() {
        charging();
        assertThat(out.level).isEqualTo(PilotLevel.C);
        assertThat(wire.dutyPercent()).isEqualTo(26.67);
        assertThat(events()).contains(PilotEvent.MCU_FOUND);
    }

    @Test
    void the_contactors_open_within_100_ms_when_the_vehicle_opens_s2() {
        charging();
        wire.openS2();
        assertThat(millisUntil(() -> !chain.contactorClosed())).isLessThanOrEqualTo(100);
    }

    @Test
    void a_dead_process_ends_with_open_contactors_and_state_f() {
        charging();
        laneRuns = false;
        threadRuns = false;
        assertThat(millisUntil(() -> !chain.contactorClosed())).isBetween(250L, 400L);
        assertThat(twin.reason()).isEqualTo(McuTwin.NO_COMMAND);
        assertThat(wire.dutyPercent()).isZero();
    }

    @Test
    void a_live_thread_does_not_speak_for_a_dead_lane() {
        charging();
        laneRuns = false;
        assertThat(millisUntil(() -> !chain.contactorClosed())).isBetween(250L, 400L);
        assertThat(twin.reason()).isEqualTo(McuTwin.LANE_STANDS_STILL);
        laneRuns = true;
        run(STEP);
        assertThat(chain.contactorClosed()).as("not before a cleared permission").isFalse();
    }

    @Test
    void a_dead_microcontroller_opens_and_is_told() {
        charging();
        twin.setDead(true);
        assertThat(millisUntil(() -> !chain.contactorClosed())).isLessThanOrEqualTo(50);
        run(ofSeconds(1));
        assertThat(out.contactorPermitted).isFalse();
        assertThat(events()).contains(PilotEvent.MCU_SILENT);
        twin.setDead(false);
        run(ofSeconds(40));
        assertThat(mcu.state().safeReason()).isEqualTo(SafeReason.NONE);
        assertThat(chain.contactorClosed()).as("after the 30 s of a pilot fault").isTrue();
    }

    @Test
    void one_that_does_not_hear_loses_its_permission_on_both_sides() {
        charging();
        twin.setDeaf(true);
        assertThat(millisUntil(() -> !chain.contactorClosed())).isBetween(250L, 400L);
        run(ofSeconds(1));
        assertThat(events()).contains(PilotEvent.MCU_DEAF);
        assertThat(out.contactorPermitted).isFalse();
    }

    @Test
    void a_drifting_oscillator_is_a_pilot_fault() {
        charging();
        twin.setDutyDriftPercent(5);
        run(ofSeconds(1));
        assertThat(events()).contains(PilotEvent.DUTY_NOT_FOLLOWED);
        assertThat(chain.contactorClosed()).isFalse();
    }

    @Test
    void another_protocol_never_closes_anything() {
        twin.setProtocol(2);
        run(ofSeconds(6));
        in.energyAllowed = true;
        wire.plug();
        wire.closeS2();
        run(ofSeconds(5));
        assertThat(chain.contactorClosed()).isFalse();
        assertThat(events()).containsOnlyOnce(PilotEvent.MCU_REFUSED);
    }

    @Test
    void the_emergency_stop_opens_in_hardware_and_is_reported() {
        charging();
        chain.setEmergencyStopPressed(true);
        assertThat(millisUntil(() -> !chain.contactorClosed())).isLessThanOrEqualTo(35);
        run(ofMillis(100));
        assertThat(mcu.state().safeReason()).isEqualTo(SafeReason.EMERGENCY_STOP);
    }

    @RepeatedTest(20)
    void babble_on_the_line_costs_frames_and_never_safety(RepetitionInfo seed) {
        charging();
        var random = new SplittableRandom(seed.getCurrentRepetition());
        for (int i = 0; i < 100; i++) {
            var noise = new byte[random.nextInt(12)];
            random.nextBytes(noise);
            twin.babble(noise);
            run(ofMillis(10));
            assertThat(mcu.state().emergencyStopOk()).isTrue();
        }
        wire.openS2();
        assertThat(millisUntil(() -> !chain.contactorClosed())).isLessThanOrEqualTo(100);
    }
}
