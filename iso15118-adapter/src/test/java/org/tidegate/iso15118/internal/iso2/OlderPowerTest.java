package org.tidegate.iso15118.internal.iso2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.iso15118.internal.iso2.Answered.DIN;
import static org.tidegate.iso15118.internal.iso2.Answered.ISO2;
import static org.tidegate.iso15118.internal.iso2.Answered.refused;
import static org.tidegate.iso15118.internal.iso2.Answered.reply;
import static org.tidegate.iso15118.internal.iso2.Answered.send;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.iso15118.EvseState.Isolation;
import org.tidegate.iso15118.EvseState.Pilot;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.internal.iso2.Reply.Health;
import org.tidegate.iso15118.internal.iso2.Reply.Processing;

@DisplayName("When an old vehicle is brought to power")
class OlderPowerTest {
    @Test
    void a_cable_check_result_from_before_the_question_does_not_count() {
        var charger = new Sample.Charger();
        Ask ask = new Ask.CableCheck(Sample.HEALTHY);
        Outcome first = Sample.send(Sample.at(ISO2, Stage.AWAIT_CABLE_CHECK), ask, charger);
        assertThat(reply(first, Reply.CableCheck.class).processing()).isEqualTo(Processing.ONGOING);
        Outcome second = Sample.send(first.session(), ask, charger.seconds(0.1));
        assertThat(reply(second, Reply.CableCheck.class).processing())
                .isEqualTo(Processing.FINISHED);
    }

    @Test
    void a_faulty_insulation_is_a_malfunction() {
        var charger = new Sample.Charger();
        charger.isolation = Isolation.FAULT;
        Outcome outcome =
                Sample.send(
                        Sample.at(ISO2, Stage.CABLE_CHECK),
                        new Ask.CableCheck(Sample.HEALTHY),
                        charger);
        refused(outcome, Code.FAILED, Refusal.ISOLATION_FAULT);
        Reply.Status status = ((Reply.CableCheck) Objects.requireNonNull(outcome.reply())).status();
        assertThat(status.health()).isEqualTo(Health.MALFUNCTION);
        assertThat(status.isolation()).isEqualTo(Reply.Isolation.FAULT);
    }

    @Test
    void an_endless_cable_check_is_ended() {
        var charger = new Sample.Charger();
        charger.isolation = Isolation.TESTING;
        OlderSession s = Sample.at(ISO2, Stage.CABLE_CHECK);
        Ask ask = new Ask.CableCheck(Sample.HEALTHY);
        Outcome still = Sample.send(s, ask, charger.seconds(37));
        assertThat(reply(still, Reply.CableCheck.class).status().health())
                .isEqualTo(Health.ISOLATION_MONITORING);
        refused(Sample.send(s, ask, charger.seconds(2)), Code.FAILED, Refusal.CABLE_CHECK_TIMEOUT);
    }

    @ParameterizedTest
    @CsvSource({"ISO 15118-2, 0.3", "DIN 70121, 1.6"})
    void a_pilot_that_stays_in_b_fails_the_cable_check(String name, double afterS) {
        Dialect dialect = name.equals(ISO2.name()) ? ISO2 : DIN;
        var charger = new Sample.Charger();
        charger.isolation = Isolation.TESTING;
        charger.pilot = Pilot.B;
        OlderSession s = Sample.at(dialect, Stage.CABLE_CHECK).with(Car.UNKNOWN);
        s = s.to(Stage.AWAIT_CABLE_CHECK, charger.now).to(Stage.CABLE_CHECK, charger.now);
        Ask ask = new Ask.CableCheck(Sample.HEALTHY);
        assertThat(Sample.send(s, ask, charger.seconds(afterS - 0.1)).close()).isFalse();
        refused(Sample.send(s, ask, charger.seconds(0.1)), Code.FAILED, Refusal.PILOT_NOT_READY);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0, 455, 501, Double.NaN})
    void pre_charge_voltages_outside_of_both_limits_are_refused(double targetV) {
        refused(
                send(Stage.PRE_CHARGE, new Ask.PreCharge(Sample.HEALTHY, targetV, 2)),
                Code.FAILED,
                Refusal.PRE_CHARGE_VOLTAGE);
    }

    @Test
    void pre_charge_does_not_go_on_for_ever() {
        var charger = new Sample.Charger();
        OlderSession s = Sample.at(ISO2, Stage.PRE_CHARGE);
        Ask ask = new Ask.PreCharge(Sample.HEALTHY, 400, 2);
        assertThat(Sample.send(s, ask, charger.seconds(6.8)).close()).isFalse();
        refused(Sample.send(s, ask, charger.seconds(0.4)), Code.FAILED, Refusal.PRE_CHARGE_TIMEOUT);
    }

    @Test
    void power_needs_a_known_schedule_and_a_profile_within_it() {
        refused(
                send(Stage.PRE_CHARGE, start(2, List.of())),
                Code.FAILED_TARIFF_SELECTION_INVALID,
                Refusal.SCHEDULE_UNKNOWN);
        refused(
                send(Stage.PRE_CHARGE, start(1, List.of(new Ask.ProfileEntry(0, 11_100)))),
                Code.FAILED_CHARGING_PROFILE_INVALID,
                Refusal.PROFILE_TOO_HIGH);
        refused(
                send(Stage.PRE_CHARGE, start(1, List.of(new Ask.ProfileEntry(0, Double.NaN)))),
                Code.FAILED_CHARGING_PROFILE_INVALID,
                Refusal.PROFILE_TOO_HIGH);
        refused(
                send(
                        Stage.PRE_CHARGE,
                        start(
                                1,
                                List.of(
                                        new Ask.ProfileEntry(60, 1_000),
                                        new Ask.ProfileEntry(60, 2_000)))),
                Code.FAILED_CHARGING_PROFILE_INVALID,
                Refusal.PROFILE_TOO_HIGH);
    }

    private static Ask start(int tuple, List<Ask.ProfileEntry> profile) {
        return new Ask.PowerDelivery(Ask.Progress.START, tuple, profile);
    }

    @Test
    void a_profile_is_judged_against_every_step_it_crosses() {
        var schedule =
                new Schedule(
                        1,
                        List.of(
                                new Schedule.Step(0, 11_000),
                                new Schedule.Step(3_600, 4_000),
                                new Schedule.Step(7_200, 11_000)),
                        null);
        assertThat(
                        Delivery.profileFault(
                                List.of(
                                        new Ask.ProfileEntry(0, 11_000),
                                        new Ask.ProfileEntry(3_600, 4_000),
                                        new Ask.ProfileEntry(7_200, 9_000)),
                                schedule))
                .isNull();
        assertThat(Delivery.profileFault(List.of(new Ask.ProfileEntry(0, 5_000)), schedule))
                .contains("at most 4000 W");
        assertThat(Delivery.profileFault(List.of(), schedule)).isNull();
    }

    @Test
    void power_needs_permission_and_a_closed_contactor() {
        var charger = new Sample.Charger();
        charger.permitted = false;
        OlderSession s = Sample.at(ISO2, Stage.PRE_CHARGE);
        refused(
                Sample.send(s, start(1, List.of()), charger),
                Code.FAILED_POWER_DELIVERY_NOT_APPLIED,
                Refusal.ENERGY_NOT_PERMITTED);
        charger.permitted = true;
        charger.contactor = false;
        refused(
                Sample.send(s, start(1, List.of()), charger),
                Code.FAILED_CONTACTOR_ERROR,
                Refusal.CONTACTOR_OPEN);
    }

    @Test
    void an_alternating_current_contactor_has_three_seconds() {
        var charger = new Sample.Charger();
        charger.contactor = false;
        Outcome asked =
                Sample.send(Sample.at(ISO2, Stage.AWAIT_AC_POWER), start(1, List.of()), charger);
        assertThat(asked.reply()).isNull();
        assertThat(asked.session().toVehicleState(0).phase())
                .isEqualTo(VehicleState.Phase.ENERGISED);

        charger.contactor = true;
        Outcome closed = Order.waited(asked.session(), charger.seconds(0.2).outside());
        assertThat(closed.session().stage()).isEqualTo(Stage.AWAIT_AC_LOOP);
        assertThat(Objects.requireNonNull(closed.reply()).code()).isEqualTo(Code.OK);

        charger.contactor = false;
        assertThat(Order.waited(asked.session(), charger.seconds(2.7).outside()).reply()).isNull();
        refused(
                Order.waited(asked.session(), charger.seconds(0.2).outside()),
                Code.FAILED_CONTACTOR_ERROR,
                Refusal.CONTACTOR_OPEN);
        charger.pilot = Pilot.B;
        refused(
                Order.waited(asked.session(), charger.outside()),
                Code.FAILED_CONTACTOR_ERROR,
                Refusal.PILOT_NOT_READY);
        refused(
                Sample.send(asked.session(), new Ask.ChargingStatus(), charger),
                Code.FAILED_SEQUENCE_ERROR,
                Refusal.WRONG_ORDER);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ask.Progress.class,
            names = {"START", "RENEGOTIATE"})
    void starting_twice_or_renegotiating_too_early_is_out_of_order(Ask.Progress progress) {
        Stage stage = progress == Ask.Progress.START ? Stage.DC_LOOP : Stage.PRE_CHARGE;
        refused(
                send(stage, new Ask.PowerDelivery(progress, 1, List.of())),
                Code.FAILED_SEQUENCE_ERROR,
                Refusal.WRONG_ORDER);
    }

    @Test
    void a_new_schedule_for_direct_current_needs_a_new_cable_check() {
        Outcome outcome =
                send(Stage.DC_LOOP, new Ask.PowerDelivery(Ask.Progress.RENEGOTIATE, 1, List.of()));
        assertThat(outcome.session().stage()).isEqualTo(Stage.DC_RENEGOTIATION);
        Outcome next =
                Sample.send(
                        outcome.session(),
                        Sample.ask(Kind.CHARGE_PARAMETER_DISCOVERY, outcome.session()),
                        new Sample.Charger());
        assertThat(next.session().stage()).isEqualTo(Stage.AWAIT_CABLE_CHECK);
    }
}
