package org.tidegate.iso15118.internal.iso2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tidegate.iso15118.internal.iso2.Answered.DIN;
import static org.tidegate.iso15118.internal.iso2.Answered.ISO2;
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
import org.tidegate.iso15118.EvseState.Stop;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.internal.iso2.Reply.Health;
import org.tidegate.iso15118.internal.iso2.Reply.Wish;

@DisplayName("When an old vehicle is in its loop, or silent")
class OlderLoopTest {
    @Test
    void the_loop_carries_the_limits_of_this_moment() {
        var charger = new Sample.Charger();
        charger.currentA = 27.4;
        charger.maxChargeW = 10_960;
        charger.maxChargeA = 27.5;
        charger.stop = Stop.NORMAL;
        charger.reason = "enough";
        Outcome outcome = Sample.send(Sample.at(ISO2, Stage.DC_LOOP), Sample.demand(20), charger);
        Reply.CurrentDemand r = reply(outcome, Reply.CurrentDemand.class);

        assertThat(r.presentCurrentA()).isEqualTo(27.4);
        assertThat(r.presentVoltageV()).isEqualTo(400);
        assertThat(r.currentLimitAchieved()).isTrue();
        assertThat(r.powerLimitAchieved()).isTrue();
        assertThat(r.voltageLimitAchieved()).isFalse();
        assertThat(r.limits()).isEqualTo(new Reply.Limits(27.5, 10_960, 500, 0, 150));
        assertThat(r.status().wish()).isEqualTo(Wish.STOP_CHARGING);
        assertThat(r.status().delayS()).isEqualTo(60);
        assertThat(r.status().health()).isEqualTo(Health.SHUTDOWN);
        assertThat(Objects.requireNonNull(r.meter()).readingWh()).isEqualTo(1_234);
    }

    @Test
    void nothing_to_give_is_announced_as_very_little() {
        var charger = new Sample.Charger();
        charger.maxChargeW = 0;
        charger.maxChargeA = 0;
        Outcome outcome = Sample.send(Sample.at(DIN, Stage.DC_LOOP), Sample.demand(20), charger);
        Reply.CurrentDemand r = reply(outcome, Reply.CurrentDemand.class);
        assertThat(r.limits().maxCurrentA()).isEqualTo(1);
        assertThat(r.limits().maxPowerW()).isEqualTo(500);
        assertThat(r.currentLimitAchieved()).isTrue();
    }

    @Test
    void an_outlet_of_less_than_six_amperes_pauses() {
        var charger = new Sample.Charger();
        charger.maxChargeW = 5.9 * 690;
        OlderSession s = Sample.at(ISO2, Stage.AC_LOOP);
        assertThat(
                        reply(
                                        Sample.send(s, new Ask.ChargingStatus(), charger),
                                        Reply.ChargingStatus.class)
                                .maxCurrentA())
                .isZero();
        charger.maxChargeW = 16 * 690;
        assertThat(
                        reply(
                                        Sample.send(s, new Ask.ChargingStatus(), charger),
                                        Reply.ChargingStatus.class)
                                .maxCurrentA())
                .isCloseTo(16, within(1e-9));
    }

    @Test
    void a_target_is_a_limit_of_its_own() {
        Outcome outcome = send(Stage.DC_LOOP, Sample.demand(12.5));
        VehicleState state = outcome.session().toVehicleState(0);
        assertThat(state.maxChargeCurrentA()).isEqualTo(12.5);
        assertThat(state.requestedCurrentA()).isEqualTo(12.5);
        assertThat(state.requestedVoltageV()).isEqualTo(420);
        Outcome more = Sample.send(outcome.session(), Sample.demand(1_000), new Sample.Charger());
        assertThat(more.session().toVehicleState(0).maxChargeCurrentA()).isEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource({"-5, LIMIT_NEGATIVE", "NaN, LIMIT_UNREADABLE", "32767000, LIMIT_ABSURD"})
    void a_target_that_makes_no_sense_is_zero_with_a_reason(double targetA, Refusal why) {
        VehicleState state =
                send(Stage.DC_LOOP, Sample.demand(targetA)).session().toVehicleState(0);
        assertThat(state.maxChargeCurrentA()).isZero();
        assertThat(state.refusal()).startsWith(why.text());
        assertThat(state.phase()).isEqualTo(VehicleState.Phase.CHARGE_LOOP);
    }

    @Test
    void a_vehicle_that_reports_a_fault_gets_nothing() {
        var ask =
                new Ask.CurrentDemand(
                        new Ask.Status(true, "FAILED_EVRESSMalfunction", 50),
                        20,
                        420,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        false);
        VehicleState state = send(Stage.DC_LOOP, ask).session().toVehicleState(0);
        assertThat(state.maxChargePowerW()).isZero();
        assertThat(state.refusal())
                .startsWith(Refusal.VEHICLE_FAULT.text())
                .contains("FAILED_EVRESSMalfunction");
    }

    private static OlderSession discharging() {
        OlderSession s = Sample.at(ISO2, Stage.DC_LOOP);
        return s.with(s.terms().paying(false, Terms.V2G))
                .with(
                        Car.UNKNOWN
                                .declaring(new Car.Limits(22e3, 15e3, 60, 40, 450))
                                .with(
                                        new Car.Battery(
                                                50,
                                                20,
                                                80,
                                                60e3,
                                                1e4,
                                                3_600,
                                                org.tidegate.iso15118.internal.SocWatch.UNSET)));
    }

    @Test
    void discharge_is_told_by_negative_limits_and_allowed_by_negative_targets() {
        var charger = new Sample.Charger();
        charger.targetW = -3_000;
        Outcome outcome = Sample.send(discharging(), Sample.demand(-10), charger);
        Reply.CurrentDemand r = reply(outcome, Reply.CurrentDemand.class);
        assertThat(r.limits().maxCurrentA()).isEqualTo(-25);
        assertThat(r.limits().maxPowerW()).isEqualTo(-10_000);
        VehicleState state = outcome.session().toVehicleState(0);
        assertThat(state.maxDischargeCurrentA()).isEqualTo(10);
        assertThat(state.maxDischargePowerW()).isEqualTo(15_000);
        assertThat(state.maxChargeCurrentA()).isZero();

        charger.targetW = 3_000;
        Reply.CurrentDemand charging =
                reply(
                        Sample.send(discharging(), Sample.demand(10), charger),
                        Reply.CurrentDemand.class);
        assertThat(charging.limits().maxCurrentA()).isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101, 127})
    void an_impossible_state_of_charge_ends_discharge_at_once(int soc) {
        var ask =
                new Ask.CurrentDemand(
                        new Ask.Status(true, Ask.Status.NO_ERROR, soc),
                        -10,
                        420,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        false);
        VehicleState state =
                Sample.send(discharging(), ask, new Sample.Charger()).session().toVehicleState(0);
        assertThat(state.maxDischargePowerW()).isZero();
        assertThat(state.refusal()).startsWith(Refusal.SOC_OUT_OF_RANGE.text());
        assertThat(state.socPercent()).isNaN();
    }

    @Test
    void any_absurd_number_ends_discharge_at_once() {
        var ask =
                new Ask.CurrentDemand(
                        Sample.HEALTHY, -10, 420, Double.NaN, 32_767_000, Double.NaN, false);
        VehicleState state =
                Sample.send(discharging(), ask, new Sample.Charger()).session().toVehicleState(0);
        assertThat(state.maxDischargePowerW()).isZero();
        assertThat(state.refusal()).startsWith(Refusal.LIMIT_ABSURD.text());
    }

    // ---- time

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {
                "ENDED",
                "FAILED",
                "AWAIT_SESSION",
                "CLOSING_CONTACTOR",
                "FETCHING_CERTIFICATE"
            },
            mode = EnumSource.Mode.EXCLUDE)
    void silence_ends_every_state_after_a_minute_and_not_before(Stage stage) {
        var charger = new Sample.Charger();
        OlderSession s = Sample.at(ISO2, stage);
        s = s.with(s.times().answered(charger.now));
        OlderSession waiting = Order.waited(s, charger.seconds(59.9).outside()).session();
        assertThat(waiting.stage()).isEqualTo(stage);
        Outcome over = Order.waited(waiting, charger.seconds(0.2).outside());
        assertThat(over.close()).isTrue();
        assertThat(over.session().refusal()).startsWith(Refusal.SILENT.text());
    }

    @Test
    void a_vehicle_that_never_begins_is_sent_away_after_eighteen_seconds() {
        var charger = new Sample.Charger();
        OlderSession s = OlderSession.begin(DIN, false, charger.now, charger.now);
        assertThat(Order.waited(s, charger.seconds(17.9).outside()).close()).isFalse();
        Outcome over = Order.waited(s, charger.seconds(0.2).outside());
        assertThat(over.session().refusal()).startsWith(Refusal.SETUP_TIMEOUT.text());
    }

    @Test
    void after_the_goodbye_the_connection_is_closed_by_the_charger_at_last() {
        var charger = new Sample.Charger();
        OlderSession s = Sample.at(ISO2, Stage.ENDED);
        assertThat(Order.waited(s, charger.seconds(4).outside()).close()).isFalse();
        assertThat(Order.waited(s, charger.seconds(2).outside()).close()).isTrue();
    }

    @Test
    void a_schedule_far_below_what_is_permitted_is_renewed_after_a_minute() {
        var charger = new Sample.Charger();
        OlderSession s = Sample.at(ISO2, Stage.DC_LOOP);
        s =
                s.with(
                        s.terms()
                                .offering(
                                        List.of(
                                                new Schedule(
                                                        1,
                                                        List.of(new Schedule.Step(0, 3_000)),
                                                        null))));
        Outcome first = Sample.send(s, Sample.demand(7), charger);
        assertThat(reply(first, Reply.CurrentDemand.class).status().wish()).isEqualTo(Wish.NONE);
        Outcome later = Sample.send(first.session(), Sample.demand(7), charger.seconds(61));
        assertThat(reply(later, Reply.CurrentDemand.class).status().wish())
                .isEqualTo(Wish.RENEGOTIATE);
    }

    @Test
    void there_is_no_pause_in_din() {
        Outcome outcome =
                Sample.send(
                        Sample.at(DIN, Stage.WELDING),
                        new Ask.SessionStop(true),
                        new Sample.Charger());
        assertThat(outcome.session().identity().paused()).isFalse();
    }
}
