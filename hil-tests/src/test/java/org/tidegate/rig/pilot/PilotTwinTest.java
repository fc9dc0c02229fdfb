package org.tidegate.rig.pilot;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.hal.SafetySample;
import org.tidegate.pilot.DutyCycle;
import org.tidegate.pilot.PilotController;
import org.tidegate.pilot.PilotInhibit;
import org.tidegate.pilot.PilotInput;
import org.tidegate.pilot.PilotLevel;
import org.tidegate.pilot.PilotOutput;
import org.tidegate.pilot.PilotSample;
import org.tidegate.pilot.PilotTimes;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.VirtualClock;

/** The pilot machine against volts from the wire and contactors that take their time. */
class PilotTwinTest {
    private final VirtualClock clock = new VirtualClock(0);
    private PilotTwin wire = new PilotTwin(clock, 1);
    private final SafetyTwin safety = new SafetyTwin(clock);
    private final PilotController pilot =
            PilotController.withSocket(PilotTimes.presets(), new EventRing("pilot", 1024));
    private final PilotSample sample = new PilotSample();
    private final SafetySample inputs = new SafetySample();
    private final PilotInput in = new PilotInput();
    private final PilotOutput out = new PilotOutput();
    private long periodMillis = 10;

    private void cycle() {
        clock.advance(ofMillis(periodMillis));
        wire.read(sample);
        safety.read(inputs);
        in.safetyOk =
                inputs.emergencyStopOk
                        && inputs.residualCurrentOk
                        && inputs.protectiveEarthOk
                        && inputs.insulationOhm > 100_000;
        in.lockOk = inputs.connectorLocked;
        pilot.step(sample, in, clock.nanos(), out);
        wire.setDutyPercent(out.dutyPercent);
        safety.commandLock(out.lockRequested);
        safety.commandContactor(out.contactorPermitted);
        safety.togglePermission();
    }

    private void run(Duration time) {
        long end = clock.nanos() + time.toNanos();
        while (clock.nanos() < end) {
            cycle();
        }
    }

    private long millisUntil(BooleanSupplier condition) {
        long start = clock.nanos();
        while (!condition.getAsBoolean()) {
            cycle();
            assertThat(clock.nanos() - start).isLessThan(ofSeconds(90).toNanos());
        }
        return (clock.nanos() - start) / 1_000_000;
    }

    private void session() {
        run(ofSeconds(6));
        in.digitalCommunication = true;
        in.energyAllowed = true;
        wire.plug();
        run(ofSeconds(1));
        wire.closeS2();
        millisUntil(safety::contactorClosed);
        run(ofSeconds(1));
    }

    @Test
    void a_plugged_vehicle_shows_nine_volts_behind_a_diode() {
        wire.plug();
        wire.setDutyPercent(5);
        clock.advance(ofMillis(10));
        wire.read(sample);

        assertThat(sample.positivePeakV).isEqualTo(0.7 + 11.3 * 2740 / 3740, within(0.2));
        assertThat(sample.negativePeakV).isEqualTo(-12, within(0.2));
        assertThat(sample.proximityOhm).isEqualTo(220, within(3.0));
        assertThat(wire.dutyPercent()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5, 10, 20})
    void a_whole_session_closes_and_opens_the_contactors(long period) {
        periodMillis = period;
        session();
        assertThat(out.level).isEqualTo(PilotLevel.C);
        assertThat(wire.dutyPercent()).isEqualTo(5);

        wire.openS2();
        assertThat(millisUntil(() -> !safety.contactorClosed())).isLessThanOrEqualTo(100);
        wire.unplug();
        millisUntil(() -> !safety.connectorLocked());
        run(ofSeconds(1));
        assertThat(out.level).isEqualTo(PilotLevel.A);
    }

    /** Unplug, S2 and short at any phase between lane and front end, contactor included. */
    @RepeatedTest(60)
    void whatever_ends_the_demand_opens_the_contactors_within_100_ms(RepetitionInfo seed) {
        int number = seed.getCurrentRepetition();
        wire = new PilotTwin(clock, number);
        periodMillis = new long[] {1, 7, 10, 13, 20}[number % 5];
        session();
        clock.advance(Duration.ofNanos(number * 333_333L));
        switch (number % 3) {
            case 0 -> wire.unplug();
            case 1 -> wire.openS2();
            default -> wire.setShorted(true);
        }
        assertThat(millisUntil(() -> !safety.contactorClosed())).isLessThanOrEqualTo(100);
        run(ofSeconds(2));
        assertThat(safety.contactorClosed()).isFalse();
    }

    @Test
    void by_duty_cycle_the_vehicle_measures_what_the_cable_carries() {
        wire.setProximityOhm(680);
        run(ofSeconds(6));
        in.currentLimitA = 63;
        in.energyAllowed = true;
        wire.plug();
        run(ofSeconds(1));

        assertThat(DutyCycle.understoodA(wire.dutyPercent())).isEqualTo(20, within(1e-9));
    }

    @Test
    void a_missing_diode_keeps_the_contactors_open_and_clears_by_unplugging() {
        wire.setDiodeMissing(true);
        run(ofSeconds(6));
        in.digitalCommunication = true;
        in.energyAllowed = true;
        wire.plug();
        wire.closeS2();
        run(ofMinutes(1));
        assertThat(safety.contactorClosed()).isFalse();
        assertThat(PilotInhibit.DIODE.isIn(out.inhibitBits)).isTrue();

        wire.unplug();
        wire.setDiodeMissing(false);
        run(ofSeconds(1));
        wire.plug();
        wire.closeS2();
        millisUntil(safety::contactorClosed);
    }

    @Test
    void a_cut_pilot_looks_like_an_unplugged_vehicle_to_one_and_like_nothing_to_the_other() {
        session();
        wire.setCut(true);

        assertThat(millisUntil(() -> !safety.contactorClosed())).isLessThanOrEqualTo(100);
        run(ofSeconds(1));
        assertThat(out.level).isEqualTo(PilotLevel.A);
        assertThat(wire.dutyPercent()).isNaN();
    }

    @Test
    void a_stuck_s2_is_cut_off_six_seconds_after_a_stop() {
        run(ofSeconds(6));
        in.currentLimitA = 16;
        in.energyAllowed = true;
        wire.plug();
        wire.closeS2();
        millisUntil(safety::contactorClosed);
        wire.setS2Stuck(true);
        in.energyAllowed = false;
        wire.openS2();

        assertThat(millisUntil(() -> !safety.contactorClosed())).isBetween(6_000L, 6_060L);
    }

    @ParameterizedTest
    @ValueSource(doubles = {7.5, 4.5})
    void a_level_between_two_bands_keeps_the_one_before(double volts) {
        session();
        wire.pullTo(volts);
        run(ofSeconds(2));

        assertThat(out.level).isEqualTo(PilotLevel.C);
        assertThat(safety.contactorClosed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-5, 14, 0.5})
    void a_level_in_no_band_opens_the_contactors_within_100_ms(double volts) {
        session();
        wire.pullTo(volts);

        assertThat(millisUntil(() -> !safety.contactorClosed())).isLessThanOrEqualTo(100);
        wire.pullTo(Double.NaN);
        millisUntil(safety::contactorClosed);
    }

    @RepeatedTest(20)
    void bouncing_contacts_open_and_recover_by_themselves(RepetitionInfo seed) {
        wire = new PilotTwin(clock, seed.getCurrentRepetition());
        session();
        wire.bounce(ofMillis(400).toNanos());
        millisUntil(() -> !safety.contactorClosed());
        run(ofSeconds(40));

        assertThat(safety.contactorClosed()).isTrue();
    }

    @Test
    void ventilation_is_served_only_where_there_is_some() {
        session();
        wire.setVentilation(true);
        assertThat(millisUntil(() -> !safety.contactorClosed())).isLessThanOrEqualTo(100);
        run(ofSeconds(20));
        assertThat(safety.contactorClosed()).isFalse();

        in.ventilationAvailable = true;
        millisUntil(safety::contactorClosed);
        assertThat(out.level).isEqualTo(PilotLevel.D);
    }

    @Test
    void a_silent_front_end_opens_the_contactors() {
        session();
        wire.setFrontEndSilent(true);
        assertThat(millisUntil(() -> !safety.contactorClosed())).isLessThanOrEqualTo(160);
    }
}
