package org.tidegate.iso15118.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.iso15118.internal.SampleRequests.n;
import static org.tidegate.iso15118.internal.SequenceMatrixTest.SETTINGS;
import static org.tidegate.iso15118.internal.SequenceMatrixTest.at;
import static org.tidegate.iso15118.internal.SequenceMatrixTest.willing;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.iso15118.EnergyPlan;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.EvseState.Stop;
import org.tidegate.iso15118.Iso20Settings;
import org.tidegate.iso15118.Iso20Settings.Control;
import org.tidegate.iso15118.Iso20Settings.Pricing;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.message.AbsolutePriceSchedule;
import org.tidegate.iso15118.message.ChargeProgress;
import org.tidegate.iso15118.message.DynamicEvpptControlMode;
import org.tidegate.iso15118.message.EvPowerProfile;
import org.tidegate.iso15118.message.EvpptControlMode;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.PowerDeliveryReq;
import org.tidegate.iso15118.message.PowerScheduleEntry;
import org.tidegate.iso15118.message.PowerToleranceAcceptance;
import org.tidegate.iso15118.message.PriceLevelSchedule;
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.ScheduleExchangeReq;
import org.tidegate.iso15118.message.ScheduleExchangeRes;
import org.tidegate.iso15118.message.ScheduledEvpptControlMode;
import org.tidegate.iso15118.message.ScheduledSeReqControlMode;
import org.tidegate.iso15118.message.ScheduledSeResControlMode;
import org.tidegate.iso15118.message.SessionId;
import org.tidegate.iso15118.message.V2gCodec;
import org.tidegate.iso15118.message.V2gResponse;

@DisplayName("Under scheduled control")
class SchedulesTest {
    private static final MessageHeader HEADER =
            new MessageHeader(SessionId.parse("0123456789ABCDEF"), 1_795_000_000L, null);
    private static final EnergyPlan STEPS =
            new EnergyPlan(
                    7,
                    List.of(
                            new EnergyPlan.Slot(600, 5_000, 2_000),
                            new EnergyPlan.Slot(600, 11_000, 0)),
                    new EnergyPlan.Absolute(
                            "EUR", "deu", List.of(new EnergyPlan.Fee(1_200, 0.31, 0.12))));

    private static EvseState planning(EnergyPlan... plans) {
        EvseState w = willing(Stop.NONE);
        return new EvseState(
                w.issuedNanos(),
                w.chargerReady(),
                w.authorisation(),
                w.energyPermitted(),
                w.contactorClosed(),
                w.isolation(),
                w.presentVoltageV(),
                w.presentCurrentA(),
                w.maxChargePowerW(),
                w.maxDischargePowerW(),
                w.maxChargeCurrentA(),
                w.maxDischargeCurrentA(),
                w.minVoltageV(),
                w.maxVoltageV(),
                w.targetPowerW(),
                w.meterImportWh(),
                w.meterExportWh(),
                w.minimumSocPercent(),
                w.stop(),
                w.stopReason(),
                w.pilot(),
                w.renegotiate(),
                EvseState.Iso20.NONE.planning(plans));
    }

    private static SeccSettings settings(Pricing pricing, double tolerance) {
        return SETTINGS.withIso20(
                Iso20Settings.presets()
                        .controlled(Control.SCHEDULED)
                        .priced(pricing)
                        .confirming(tolerance, 0));
    }

    private static Step exchange(SeccSettings settings, EnergyPlan... plans) {
        SessionState state =
                at(Stage.AWAIT_SCHEDULE)
                        .with(Terms.NONE.chosen(Services.choices(settings).getFirst()));
        return SeccSession.received(
                state,
                new ScheduleExchangeReq(
                        HEADER, 12, new ScheduledSeReqControlMode(null, null, null, null, null)),
                SequenceMatrixTest.context(planning(plans), settings));
    }

    private static ScheduledSeResControlMode offered(Step step) throws ExiException {
        var response = (ScheduleExchangeRes) Objects.requireNonNull(step.response());
        assertThat(V2gCodec.decode(response.schemaSet(), V2gCodec.encode(response)))
                .as("can be written")
                .isEqualTo(response);
        return (ScheduledSeResControlMode) response.controlMode();
    }

    @Test
    void every_plan_is_a_tuple_and_minus_is_out_of_the_vehicle() throws ExiException {
        var mode = offered(exchange(settings(Pricing.ABSOLUTE, 5), STEPS));

        assertThat(mode.scheduleTuples()).hasSize(1);
        var tuple = mode.scheduleTuples().getFirst();
        assertThat(tuple.scheduleTupleId()).isEqualTo(7);
        var in = tuple.chargingSchedule();
        assertThat(in.powerSchedule().powerScheduleEntries())
                .extracting(e -> e.power().toDouble())
                .containsExactly(5_000.0, 11_000.0);
        assertThat(Objects.requireNonNull(in.powerSchedule().powerTolerance()).toDouble())
                .isEqualTo(550);
        var out = Objects.requireNonNull(tuple.dischargingSchedule());
        assertThat(out.powerSchedule().powerScheduleEntries())
                .extracting(e -> e.power().toDouble())
                .containsExactly(-2_000.0, 0.0);
        assertThat(fee((AbsolutePriceSchedule) Objects.requireNonNull(in.priceSchedule())))
                .isEqualTo(0.31);
        assertThat(fee((AbsolutePriceSchedule) Objects.requireNonNull(out.priceSchedule())))
                .isEqualTo(0.12);
    }

    private static double fee(AbsolutePriceSchedule prices) {
        assertThat(prices.currency()).isEqualTo("EUR");
        return prices.priceRuleStacks()
                .getFirst()
                .priceRules()
                .getFirst()
                .energyFee()
                .toDouble();
    }

    @Test
    void levels_are_sent_where_levels_were_agreed() throws ExiException {
        var plan =
                new EnergyPlan(
                        1,
                        List.of(new EnergyPlan.Slot(600, 5_000, 0)),
                        new EnergyPlan.Levels(3, List.of(new EnergyPlan.Level(600, 2))));
        var tuple =
                offered(exchange(settings(Pricing.LEVELS, 0), plan)).scheduleTuples().getFirst();
        var prices =
                (PriceLevelSchedule)
                        Objects.requireNonNull(tuple.chargingSchedule().priceSchedule());
        assertThat(prices.numberOfPriceLevels()).isEqualTo(3);
        assertThat(prices.priceLevelScheduleEntries().getFirst().priceLevel()).isEqualTo(2);

        var money = offered(exchange(settings(Pricing.ABSOLUTE, 0), plan));
        assertThat(money.scheduleTuples().getFirst().chargingSchedule().priceSchedule())
                .as("a plan in levels has no money")
                .isNull();
    }

    @Test
    void without_a_plan_the_rating_is_offered() throws ExiException {
        var tuple = offered(exchange(settings(Pricing.NONE, 0))).scheduleTuples().getFirst();
        assertThat(
                        tuple.chargingSchedule()
                                .powerSchedule()
                                .powerScheduleEntries()
                                .getFirst()
                                .power()
                                .toDouble())
                .isEqualTo(11_000);
    }

    private static Step start(
            double tolerance, EvpptControlMode mode, long anchor, PowerScheduleEntry... entries) {
        SeccSettings settings = settings(Pricing.NONE, tolerance);
        SessionState state =
                exchange(settings, STEPS).state().to(Stage.AWAIT_POWER, 0);
        EvPowerProfile profile = new EvPowerProfile(anchor, mode, List.of(entries));
        return SeccSession.received(
                state,
                new PowerDeliveryReq(
                        HEADER, Processing.FINISHED, ChargeProgress.START, profile, null),
                SequenceMatrixTest.context(planning(STEPS), settings));
    }

    private static ScheduledEvpptControlMode tuple(
            long id, @Nullable PowerToleranceAcceptance acceptance) {
        return new ScheduledEvpptControlMode(id, acceptance);
    }

    private static PowerScheduleEntry entry(long seconds, double powerW) {
        return new PowerScheduleEntry(seconds, n(powerW), null, null);
    }

    private static ResponseCode code(Step step) {
        return ((V2gResponse) Objects.requireNonNull(step.response())).responseCode();
    }

    @ParameterizedTest(name = "{0} W for {1} s, then {2} W")
    @CsvSource({
        "5000, 600, 11000, true",
        "5000, 601, 0, true",
        "5010, 600, 0, false",
        "5000, 599, 11000, false",
        "-2000, 600, 0, true",
        "-2000, 601, 0, false",
        "-2010, 600, 0, false",
        "0, 1200, 1, false",
        "0, 1200, 0, true"
    })
    void a_promise_must_fit_every_second_of_the_schedule(
            double firstW, long seconds, double thenW, boolean fits) {
        Step step =
                start(0, tuple(7, null), 1_795_000_000L, entry(seconds, firstW), entry(600, thenW));
        assertThat(code(step))
                .isEqualTo(
                        fits
                                ? ResponseCode.OK
                                : ResponseCode.FAILED_EV_POWER_PROFILE_INVALID);
        assertThat(step.state().stage()).isEqualTo(fits ? Stage.AWAIT_LOOP : Stage.FAILED);
    }

    @Test
    void a_promise_with_a_number_nobody_can_use_is_refused() {
        var entry =
                new PowerScheduleEntry(
                        600,
                        new org.tidegate.iso15118.message.Rational(127, 1),
                        null,
                        null);
        assertThat(code(start(0, tuple(7, null), 1_795_000_000L, entry)))
                .isEqualTo(ResponseCode.FAILED_EV_POWER_PROFILE_INVALID);
    }

    @Test
    void a_promise_for_something_else_is_refused() {
        assertThat(code(start(0, tuple(8, null), 0, entry(600, 0))))
                .isEqualTo(ResponseCode.FAILED_SCHEDULE_SELECTION_INVALID);
        Step step = start(0, new DynamicEvpptControlMode(), 0, entry(600, 0));
        assertThat(code(step)).isEqualTo(ResponseCode.FAILED_EV_POWER_PROFILE_INVALID);
        assertThat(step.state().refusal()).startsWith(Refusal.CONTROL_MODE.text());
    }

    @Test
    void keeping_to_the_promise_is_confirmed_where_it_was_asked_for() {
        assertThat(
                        code(
                                start(
                                        5,
                                        tuple(7, PowerToleranceAcceptance.POWER_TOLERANCE_CONFIRMED),
                                        0,
                                        entry(600, 0))))
                .isEqualTo(ResponseCode.OK_POWER_TOLERANCE_CONFIRMED);
        assertThat(
                        code(
                                start(
                                        5,
                                        tuple(
                                                7,
                                                PowerToleranceAcceptance
                                                        .POWER_TOLERANCE_NOT_CONFIRMED),
                                        0,
                                        entry(600, 0))))
                .isEqualTo(ResponseCode.WARNING_POWER_TOLERANCE_NOT_CONFIRMED);
        assertThat(
                        code(
                                start(
                                        0,
                                        tuple(7, PowerToleranceAcceptance.POWER_TOLERANCE_CONFIRMED),
                                        0,
                                        entry(600, 0))))
                .isEqualTo(ResponseCode.OK);
    }
}
