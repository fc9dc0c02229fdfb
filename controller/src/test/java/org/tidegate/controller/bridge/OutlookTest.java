package org.tidegate.controller.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.controller.Snapshots;
import org.tidegate.controller.session.VehicleWord;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.iso15118.EnergyPlan;
import org.tidegate.iso15118.EnergyPlan.Slot;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.VehicleState.Needs;
import org.tidegate.iso15118.slac.SlacLink;
import org.tidegate.ocpp.OperatorState;
import org.tidegate.ocpp.OperatorState.Ahead;

@DisplayName("The outlook that becomes a vehicle's schedule")
class OutlookTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long WALL = 1_795_000_000_000L;
    private static final long HOUR_MILLIS = 3_600_000L;

    private static final Snapshot ELEVEN_KW = new Snapshots().snapshot();
    private static final double CHARGE_W = ELEVEN_KW.orders().maxChargePowerW();
    private static final double DISCHARGE_W = ELEVEN_KW.orders().maxDischargePowerW();

    private static OperatorState operator(double limitW, double dischargeW, List<Ahead> ahead) {
        return new OperatorState(
                0,
                10 * SECOND,
                true,
                1,
                OperatorState.Authorisation.ACCEPTED,
                "",
                Double.NaN,
                limitW,
                dischargeW,
                1,
                "",
                0,
                "",
                false,
                0,
                ahead,
                OperatorState.V2x.PLAIN);
    }

    private static Outlook outlook(OperatorState operator) {
        return Outlook.of(ELEVEN_KW, operator, SECOND, WALL);
    }

    @Test
    void without_an_operator_is_charging_only() {
        assertThat(CHARGE_W).isPositive();
        assertThat(DISCHARGE_W).isPositive();
        EnergyPlan plan = outlook(OperatorState.offline(0)).plan(7, WALL);

        assertThat(plan.id()).isEqualTo(7);
        assertThat(plan.slots()).containsExactly(new Slot(86_400, CHARGE_W, 0));
    }

    @Test
    void with_a_dead_operator_is_charging_only() {
        var late = operator(3_000, -3_000, List.of(new Ahead(WALL, 3_000, -3_000)));
        EnergyPlan plan = Outlook.of(ELEVEN_KW, late, 11 * SECOND, WALL).plan(1, WALL);

        assertThat(plan.slots()).containsExactly(new Slot(86_400, CHARGE_W, 0));
    }

    @Test
    void takes_plus_three_kilowatts_for_charging_and_minus_three_for_discharging() {
        assertThat(outlook(operator(3_000, 0, List.of())).plan(1, WALL).slots())
                .containsExactly(new Slot(86_400, 3_000, 0));
        assertThat(outlook(operator(0, -3_000, List.of())).plan(1, WALL).slots())
                .containsExactly(new Slot(86_400, 0, 3_000));
    }

    @Test
    void follows_the_profiles_through_the_day_and_shrinks_with_it() {
        Outlook outlook =
                outlook(
                        operator(
                                5_000,
                                0,
                                List.of(
                                        new Ahead(WALL - 500, 5_000, 0),
                                        new Ahead(WALL + HOUR_MILLIS, 1e9, -2_000),
                                        new Ahead(WALL + 3 * HOUR_MILLIS, Double.NaN, 0))));

        assertThat(outlook.plan(1, WALL).slots())
                .containsExactly(
                        new Slot(3_600, 5_000, 0),
                        new Slot(7_200, CHARGE_W, 2_000),
                        new Slot(86_400 - 10_800, 0, 0));
        assertThat(outlook.plan(1, WALL + 2 * HOUR_MILLIS).slots())
                .startsWith(new Slot(3_600, CHARGE_W, 2_000));
    }

    @Test
    void never_has_more_steps_than_a_vehicle_takes_and_permits_nothing_beyond() {
        var ahead = new ArrayList<Ahead>();
        for (int i = 0; i < 40; i++) {
            ahead.add(new Ahead(WALL + i * 600_000L, 1_000 + 100 * i, 0));
        }
        List<Slot> slots = outlook(operator(1_000, 0, ahead)).plan(1, WALL).slots();

        assertThat(slots).hasSizeLessThanOrEqualTo(12);
        assertThat(slots.stream().mapToLong(Slot::seconds).sum())
                .as("it ends where the last step it has ends")
                .isEqualTo(slots.size() * 600L);
    }

    @Test
    void is_outdated_by_another_power_and_not_by_the_passing_of_time() {
        Outlook first = outlook(operator(5_000, 0, List.of()));
        Outlook later =
                Outlook.of(
                        ELEVEN_KW, operator(5_000, 0, List.of()), SECOND, WALL + 2 * HOUR_MILLIS);

        assertThat(first.isOutdatedBy(later, WALL + 2 * HOUR_MILLIS)).isFalse();
        assertThat(first.isOutdatedBy(outlook(operator(5_030, 0, List.of())), WALL)).isFalse();
        assertThat(first.isOutdatedBy(outlook(operator(4_000, 0, List.of())), WALL)).isTrue();
        assertThat(first.isOutdatedBy(outlook(operator(5_000, -100, List.of())), WALL)).isTrue();
        assertThat(first.isOutdatedBy(later, WALL + 24 * HOUR_MILLIS)).as("over").isTrue();
        var evening =
                List.of(new Ahead(WALL, 5_000, 0), new Ahead(WALL + HOUR_MILLIS, 5_000, -3_000));
        assertThat(first.isOutdatedBy(outlook(operator(5_000, 0, evening)), WALL)).isTrue();
    }

    @Test
    void calls_a_vehicle_that_follows_an_old_plan_and_no_other() {
        var schedule = new Schedule();
        schedule.see(outlook(operator(5_000, 0, List.of())), WALL);
        long first = schedule.plan(WALL).id();
        assertThat(schedule.isOutdated(following(first, Needs.Mode.SCHEDULED), WALL)).isFalse();

        schedule.see(outlook(operator(3_000, 0, List.of())), WALL + 10);
        long second = schedule.plan(WALL + 10).id();
        assertThat(second).isGreaterThan(first);
        assertThat(schedule.isOutdated(following(first, Needs.Mode.SCHEDULED), WALL)).isTrue();
        assertThat(schedule.isOutdated(following(second, Needs.Mode.SCHEDULED), WALL)).isFalse();
        assertThat(schedule.isOutdated(following(first, Needs.Mode.DYNAMIC), WALL)).isFalse();
        assertThat(schedule.isOutdated(following(0, Needs.Mode.SCHEDULED), WALL)).isFalse();
        assertThat(schedule.isOutdated(following(999, Needs.Mode.SCHEDULED), WALL))
                .as("of another life")
                .isTrue();

        schedule.see(outlook(operator(5_000, 0, List.of())), WALL + 20);
        assertThat(schedule.isOutdated(following(first, Needs.Mode.SCHEDULED), WALL + 20))
                .as("the operator has taken it back")
                .isFalse();
    }

    @Test
    void knows_how_long_it_is_until_the_next_departure() {
        var utc = new Departure(LocalTime.of(7, 30), ZoneOffset.UTC);
        long midnight = WALL - Math.floorMod(WALL, 24 * HOUR_MILLIS);

        assertThat(utc.secondsFrom(midnight)).isEqualTo(7.5 * 3_600);
        assertThat(utc.secondsFrom(midnight + 8 * HOUR_MILLIS)).isEqualTo(23.5 * 3_600);
        assertThat(utc.secondsFrom(midnight + 27_000_000L)).isEqualTo(24 * 3_600.0);
        assertThat(Departure.UNKNOWN.secondsFrom(WALL)).isNaN();
        var berlin = new Departure(LocalTime.of(7, 30), ZoneId.of("Europe/Berlin"));
        long beforeSpring = 1_774_738_800_000L; // 2026-03-29T00:00 in Berlin, an hour is missing
        assertThat(berlin.secondsFrom(beforeSpring)).isEqualTo(6.5 * 3_600);
    }

    @Test
    void of_the_vehicles_own_needs_says_why_nothing_may_be_taken_out() {
        assertThat(word(Double.NaN, Double.NaN, Double.NaN).hold())
                .isEqualTo(VehicleWord.Hold.NONE);
        assertThat(word(100, 200, 0).hold()).isEqualTo(VehicleWord.Hold.BELOW_CYCLING_WINDOW);
        assertThat(word(-100, 200, 500).hold()).isEqualTo(VehicleWord.Hold.BELOW_MINIMUM_ENERGY);
        assertThat(word(-100, -200, 0).hold()).isEqualTo(VehicleWord.Hold.BUDGET_SPENT);
        assertThat(word(-100, -200, 500).hold()).isEqualTo(VehicleWord.Hold.NONE);
    }

    private static VehicleWord word(double minimumV2xWh, double minimumWh, double budgetWh) {
        double nan = Double.NaN;
        var needs =
                new Needs(
                        Needs.Mode.DYNAMIC,
                        false,
                        nan,
                        minimumWh,
                        nan,
                        budgetWh,
                        0,
                        0,
                        nan,
                        false,
                        false,
                        0);
        return VehicleTranslation.toLane(
                state(minimumV2xWh, needs), SlacLink.none(0), 500_000_000L);
    }

    private static VehicleState following(long plan, Needs.Mode mode) {
        double nan = Double.NaN;
        return state(
                nan, new Needs(mode, false, nan, nan, nan, nan, 0, 0, nan, false, false, plan));
    }

    private static VehicleState state(double minimumV2xWh, Needs needs) {
        double nan = Double.NaN;
        return new VehicleState(
                0,
                VehicleState.Phase.CHARGE_LOOP,
                "ISO 15118-20 DC",
                true,
                "A",
                true,
                50,
                20,
                80,
                60_000,
                nan,
                minimumV2xWh,
                nan,
                400,
                0,
                11_000,
                11_000,
                32,
                32,
                450,
                300,
                "",
                "",
                needs);
    }
}
