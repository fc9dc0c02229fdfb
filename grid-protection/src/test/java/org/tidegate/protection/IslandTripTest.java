package org.tidegate.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tidegate.protection.Rig.MS;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.protection.ProtectionSettings.Quantity;
import org.tidegate.protection.ProtectionSettings.Stage;
import org.tidegate.protection.islanding.AntiIslanding;
import org.tidegate.protection.islanding.AntiIslandingMode;
import org.tidegate.protection.islanding.AntiIslandingSettings;
import org.tidegate.runtime.EventCode;
import org.tidegate.runtime.EventRing;

/** The closed form of a quasi-static island: absorbing one unit more raises it by f0 / 2Q. */
@DisplayName("Protection that looks for islands")
class IslandTripTest {
    private final EventRing events = new EventRing("test", 64);
    private final GridSample sample = new GridSample();
    private final GridRequest asked = new GridRequest();
    private final GridDecision decision = new GridDecision();
    private GridProtection protection = protection(List.of());
    private long nowNanos;

    private GridProtection protection(List<Stage> stages) {
        var settings =
                new ProtectionSettings(
                        "test",
                        1,
                        60,
                        stages,
                        null,
                        0,
                        new ProtectionSettings.Service(0.917, 1.05, 59.5, 60.1, 1_000 * MS, 0),
                        ProtectionSettings.RideThrough.none(),
                        new ProtectionSettings.FrequencyResponse.None(),
                        500 * MS,
                        100 * MS);
        var search =
                new AntiIslanding(
                        AntiIslandingMode.CONTROLLER, AntiIslandingSettings.onSamples(60));
        var made = new GridProtection(settings, events, 0, search);
        made.assumeInService();
        return made;
    }

    private GridDecision step(double hz, double demandPu) {
        nowNanos += 10 * MS;
        sample.voltageL1Pu = 1;
        sample.frequencyHz = hz;
        sample.activePowerPu = decision.blockGates ? 0 : demandPu;
        asked.demandPu = demandPu;
        asked.permitService = true;
        protection.step(sample, asked, nowNanos, decision);
        return decision;
    }

    private double secondsToTrip(double demandPu) {
        for (int k = 1; k <= 300; k++) {
            if (step(60.1 + 30 * decision.reactivePowerPu, demandPu).tripped) {
                return k * 0.01;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    @Test
    void trips_an_island_by_name_and_keeps_the_evidence() {
        step(60, -0.5);
        double seconds = secondsToTrip(-0.5);

        assertThat(seconds).isBetween(0.2, 0.6);
        assertThat(decision.tripStage).isEqualTo("ISLAND");
        assertThat(decision.blockGates).isTrue();
        assertThat(decision.reactivePowerPu).isZero();
        step(60, -0.5);
        TripEvidence evidence = protection.evidence();
        assertThat(evidence.stage()).isEqualTo("ISLAND");
        assertThat(Math.abs(evidence.extreme() - 60)).isGreaterThan(0.25);
        assertThat(evidence.beyondNanos()).isBetween(3 * 90 * MS, (long) (seconds * 1e9));
        assertThat(codes())
                .containsSubsequence(
                        ProtectionEvent.ISLAND_SUSPECTED,
                        ProtectionEvent.TRIPPED,
                        ProtectionEvent.TRIP_CLEARED);
    }

    @Test
    void says_once_that_it_doubts_and_once_that_it_was_wrong_and_keeps_the_furthest_frequency() {
        for (int k = 0; k < 100; k++) {
            step(60, -1);
        }
        for (int k = 0; k < 20; k++) {
            step(60.4, -1);
        }
        assertThat(codes())
                .containsOnlyOnce(ProtectionEvent.ISLAND_SUSPECTED)
                .containsOnlyOnce(ProtectionEvent.ISLAND_DISPROVED);

        protection = protection(List.of());
        decision.reactivePowerPu = 0;
        double furthest = 60;
        step(60, -0.5);
        while (!decision.tripped) {
            double hz = 60.1 + 30 * decision.reactivePowerPu;
            furthest = Math.abs(hz - 60) > Math.abs(furthest - 60) ? hz : furthest;
            step(hz, -0.5);
        }
        assertThat(protection.evidence().extreme()).isCloseTo(furthest, within(0.2));
        assertThat(protection.evidence().tripNanos()).isEqualTo(nowNanos);
    }

    /** Whatever comes first, and also in the same step: one trip, and then service as before. */
    @Test
    void an_island_that_is_over_is_not_found_again_when_service_has_come_back() {
        for (long delay = 0; delay <= 700; delay += 10) {
            List<Stage> stages =
                    delay == 0
                            ? List.of()
                            : List.of(
                                    new Stage(
                                            "OF", Quantity.FREQUENCY, true, 60.05, delay * MS));
            protection = protection(stages);
            decision.reactivePowerPu = 0;
            step(60, -0.5);
            assertThat(secondsToTrip(-0.5)).isFinite();
            for (int k = 0; k < 300; k++) {
                step(60, -0.5);
            }
            assertThat(decision.tripped).as("delay %d ms", delay).isFalse();
            assertThat(protection.evidence().count()).isEqualTo(1);
        }
    }

    @Test
    void looks_for_it_with_three_kilowatts_out_and_not_with_three_in() {
        step(60, 0.27);
        assertThat(secondsToTrip(+0.27)).isInfinite();
        assertThat(decision.reactivePowerPu).isZero();
        protection = protection(List.of());
        step(60, -0.27);
        assertThat(secondsToTrip(-0.27)).isFinite();
    }

    @Test
    void a_grid_that_does_not_follow_is_named_and_stays() {
        for (int k = 0; k < 100; k++) {
            step(60, -1);
        }
        for (int k = 0; k < 200; k++) {
            assertThat(step(60.4, -1).tripped).isFalse();
        }
        assertThat(codes())
                .contains(ProtectionEvent.ISLAND_SUSPECTED, ProtectionEvent.ISLAND_DISPROVED)
                .doesNotContain(ProtectionEvent.TRIPPED);
    }

    @Test
    void reactive_power_takes_its_room_from_active_power_and_never_leaves_the_circle() {
        for (int k = 0; k < 100; k++) {
            step(60, -1);
        }
        double most = 0;
        for (int k = 0; k < 30; k++) {
            GridDecision d = step(60.4, -1);
            assertThat(Math.hypot(d.supportedDemandPu, d.reactivePowerPu)).isLessThan(1 + 1e-9);
            assertThat(d.lowestPowerPu).isLessThanOrEqualTo(d.supportedDemandPu);
            most = Math.max(most, Math.abs(d.reactivePowerPu));
        }
        assertThat(most).isCloseTo(0.15, within(0.01));
        assertThat(GridFunction.ANTI_ISLANDING.isIn(decision.activeFunctions)).isTrue();
    }

    @Test
    void a_stage_that_was_faster_leaves_no_second_trip_behind() {
        protection = protection(List.of(new Stage("OF", Quantity.FREQUENCY, true, 60.2, 20 * MS)));
        step(60, -1);
        assertThat(secondsToTrip(-1)).isFinite();
        for (int k = 0; k < 200; k++) {
            step(60, -1);
        }
        assertThat(protection.evidence().count()).isEqualTo(1);
        assertThat(decision.tripStage).isEqualTo("OF");
    }

    @Test
    void the_faster_frequency_is_looked_at_where_there_is_one() {
        sample.fastFrequencyHz = 60;
        step(60, -1);
        for (int k = 0; k < 100; k++) {
            sample.fastFrequencyHz = 60;
            step(60.4, -1);
        }
        assertThat(codes()).doesNotContain(ProtectionEvent.ISLAND_SUSPECTED);
    }

    private List<EventCode> codes() {
        var codes = new ArrayList<EventCode>();
        events.drain(nowNanos, 0, event -> codes.add(event.code()));
        return codes;
    }
}
