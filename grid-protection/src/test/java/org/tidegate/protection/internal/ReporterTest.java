package org.tidegate.protection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.protection.GridMode;
import org.tidegate.protection.ProtectionEvent;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.FrequencyResponse;
import org.tidegate.protection.ProtectionSettings.Service;
import org.tidegate.protection.SupportSettings;
import org.tidegate.protection.internal.FrequencySupport.Direction;
import org.tidegate.runtime.Event;
import org.tidegate.runtime.EventRing;

import java.util.ArrayList;
import java.util.List;

@DisplayName("The reporter")
class ReporterTest {
    private static final long S = 1_000_000_000L;

    private final EventRing ring = new EventRing("r", 64);
    private final Reporter reporter = new Reporter(ring);

    private List<Event> news() {
        var events = new ArrayList<Event>();
        ring.drain(0, 0, events::add);
        return events;
    }

    private Event only(ProtectionEvent code) {
        List<Event> events = news();
        assertThat(events).hasSize(1);
        assertThat(events.getFirst().code()).isEqualTo(code);
        return events.getFirst();
    }

    @Test
    void tells_a_trip_in_seconds() {
        reporter.tripped("OV2", 1.3, 160_000_000L, 5 * S);
        Event e = only(ProtectionEvent.TRIPPED);
        assertThat(e.a()).isEqualTo(1.3);
        assertThat(e.b()).isCloseTo(0.16, within(1e-9));
        assertThat(e.text()).isEqualTo("OV2");
        reporter.permitWithdrawn(5 * S);
        only(ProtectionEvent.PERMIT_WITHDRAWN);
        reporter.settingsChanged("code", 5 * S);
        assertThat(only(ProtectionEvent.SETTINGS_CHANGED).text()).isEqualTo("code");
        reporter.entered(300, 5 * S);
        assertThat(only(ProtectionEvent.ENTERED_SERVICE).b()).isEqualTo(300);
    }

    @Test
    void tells_once_that_service_is_near_and_again_after_the_window_was_left() {
        var service = new EnterService(new Service(0.9, 1.1, 49, 51, 60 * S, 0), 0);
        reporter.waiting(service, false, 0);
        assertThat(news()).isEmpty();
        service.step(1, 1, 50, true, 20 * S);
        reporter.waiting(service, false, 0);
        assertThat(only(ProtectionEvent.OBSERVING).b()).isCloseTo(40, within(1e-9));
        reporter.waiting(service, false, 0);
        assertThat(news()).isEmpty();
        service.restart();
        reporter.waiting(service, false, 0);
        assertThat(news()).isEmpty();
        service.step(1, 1, 50, true, S);
        reporter.waiting(service, true, 0);
        assertThat(news()).isEmpty();
        reporter.waiting(service, false, 0);
        only(ProtectionEvent.OBSERVING);
    }

    @Test
    void tells_the_beginning_and_the_end_of_support() {
        reporter.support(Direction.INACTIVE, 0, 50, 0);
        assertThat(news()).isEmpty();
        reporter.support(Direction.OVER, -0.4, 50.6, 0);
        Event began = only(ProtectionEvent.FREQUENCY_SUPPORT_BEGAN);
        assertThat(began.a()).isEqualTo(-0.4);
        assertThat(began.b()).isEqualTo(50.6);
        reporter.support(Direction.OVER, -0.4, 50.6, 0);
        assertThat(news()).isEmpty();
        reporter.support(Direction.UNDER, -0.4, 49.4, 0);
        only(ProtectionEvent.FREQUENCY_SUPPORT_BEGAN);
        reporter.support(Direction.INACTIVE, -0.4, 50.1, 0);
        assertThat(only(ProtectionEvent.FREQUENCY_SUPPORT_ENDED).b()).isEqualTo(50.1);
        reporter.support(Direction.INACTIVE, -0.4, 50.1, 0);
        assertThat(news()).isEmpty();
        reporter.support(Direction.OVER, -0.4, 50.6, 0);
        news();
        reporter.supportForgotten();
        reporter.support(Direction.INACTIVE, 0, 50, 0);
        assertThat(news()).isEmpty();
    }

    @Test
    void tells_too_many_disturbances_once() {
        reporter.disturbances(3, false, 0);
        assertThat(news()).isEmpty();
        reporter.disturbances(4, true, 0);
        assertThat(only(ProtectionEvent.DISTURBANCES_EXHAUSTED).a()).isEqualTo(4);
        reporter.disturbances(4, true, 0);
        assertThat(news()).isEmpty();
        reporter.disturbances(3, false, 0);
        reporter.disturbances(4, true, 0);
        only(ProtectionEvent.DISTURBANCES_EXHAUSTED);
    }

    @Test
    void tells_how_long_it_was_blind() {
        reporter.sight(false, 0);
        assertThat(news()).isEmpty();
        reporter.sight(true, 10 * S);
        only(ProtectionEvent.BLIND);
        reporter.sight(true, 11 * S);
        assertThat(news()).isEmpty();
        reporter.sight(false, 13 * S);
        assertThat(only(ProtectionEvent.SIGHT_REGAINED).b()).isCloseTo(3, within(1e-9));
        reporter.sight(false, 14 * S);
        assertThat(news()).isEmpty();
    }

    private static Observation seen(double a, double b) {
        var seen =
                new Observation(
                        ActivePowerTest.settings(
                                SupportSettings.none(), new FrequencyResponse.None()));
        var sample = ObservationTest.sample(a, b, b);
        seen.take(sample, SupportSettings.none(), 0, 0);
        return seen;
    }

    private static Observation threePhases(double a, double b) {
        var one = ActivePowerTest.settings(SupportSettings.none(), new FrequencyResponse.None());
        var three =
                new ProtectionSettings(
                        one.profile(),
                        3,
                        60,
                        one.stages(),
                        null,
                        0,
                        one.service(),
                        one.rideThrough(),
                        one.frequencyResponse(),
                        S,
                        S);
        var seen = new Observation(three);
        seen.take(ObservationTest.sample(a, b, b), SupportSettings.none(), 0, 0);
        return seen;
    }

    @Test
    void tells_every_new_mode_of_a_disturbance_and_how_long_it_was() {
        GridMode calm = GridMode.CONTINUOUS_OPERATION;
        reporter.mode(calm, calm, seen(1, 1), 0);
        assertThat(news()).isEmpty();
        reporter.mode(calm, GridMode.MANDATORY_OPERATION, threePhases(0.7, 1.1), 2 * S);
        Event dip = only(ProtectionEvent.RIDING_THROUGH);
        assertThat(dip.a()).as("the furthest from nominal").isEqualTo(0.7);
        assertThat(dip.b()).isEqualTo(50);
        assertThat(dip.text()).isEqualTo("MO");
        reporter.mode(
                GridMode.MANDATORY_OPERATION, GridMode.MANDATORY_OPERATION, seen(0.7, 1), 3 * S);
        assertThat(news()).isEmpty();
        reporter.mode(
                GridMode.MANDATORY_OPERATION,
                GridMode.MOMENTARY_CESSATION,
                threePhases(1.2, 1),
                4 * S);
        assertThat(only(ProtectionEvent.RIDING_THROUGH).a()).isEqualTo(1.2);
        reporter.mode(GridMode.MOMENTARY_CESSATION, calm, seen(1, 1), 7 * S);
        assertThat(only(ProtectionEvent.RODE_THROUGH).b()).isCloseTo(5, within(1e-9));
        reporter.mode(calm, calm, seen(1, 1), 8 * S);
        assertThat(news()).isEmpty();
    }

    @Test
    void says_nothing_of_a_disturbance_that_ended_in_a_trip_and_begins_anew() {
        GridMode calm = GridMode.CONTINUOUS_OPERATION;
        reporter.mode(calm, GridMode.CEASE_TO_ENERGISE, seen(0.2, 1), S);
        news();
        reporter.mode(GridMode.CEASE_TO_ENERGISE, GridMode.TRIPPED, seen(0.2, 1), 2 * S);
        assertThat(news()).isEmpty();
        reporter.mode(GridMode.TRIPPED, GridMode.ENTERING_SERVICE, seen(1, 1), 9 * S);
        assertThat(news()).isEmpty();
        reporter.mode(calm, GridMode.MANDATORY_OPERATION, seen(0.8, 1), 20 * S);
        news();
        reporter.mode(GridMode.MANDATORY_OPERATION, GridMode.ENTERING_SERVICE, seen(1, 1), 21 * S);
        assertThat(only(ProtectionEvent.RODE_THROUGH).b()).isCloseTo(1, within(1e-9));
    }
}
