package org.tidegate.iso15118.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.iso15118.internal.SampleRequests.n;
import static org.tidegate.iso15118.internal.SequenceMatrixTest.at;
import static org.tidegate.iso15118.internal.SequenceMatrixTest.context;
import static org.tidegate.iso15118.internal.SequenceMatrixTest.willing;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.EvseState.Stop;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.message.AppProtocol;
import org.tidegate.iso15118.message.AppProtocolResponseCode;
import org.tidegate.iso15118.message.AuthorizationReq;
import org.tidegate.iso15118.message.AuthorizationRes;
import org.tidegate.iso15118.message.AuthorizationService;
import org.tidegate.iso15118.message.BptDynamicDcClResControlMode;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.ChargeProgress;
import org.tidegate.iso15118.message.ChargingSession;
import org.tidegate.iso15118.message.ContractCertificateChain;
import org.tidegate.iso15118.message.DcChargeLoopReq;
import org.tidegate.iso15118.message.DcChargeLoopRes;
import org.tidegate.iso15118.message.DcChargeParameterDiscoveryReq;
import org.tidegate.iso15118.message.DcCpdReqEnergyTransferMode;
import org.tidegate.iso15118.message.DcPreChargeReq;
import org.tidegate.iso15118.message.DynamicDcClReqControlMode;
import org.tidegate.iso15118.message.EvseNotification;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.PncAReqAuthorizationMode;
import org.tidegate.iso15118.message.PowerDeliveryReq;
import org.tidegate.iso15118.message.PowerDeliveryRes;
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.ScheduleExchangeReq;
import org.tidegate.iso15118.message.ScheduledSeReqControlMode;
import org.tidegate.iso15118.message.SelectedService;
import org.tidegate.iso15118.message.ServiceDetailReq;
import org.tidegate.iso15118.message.ServiceSelectionReq;
import org.tidegate.iso15118.message.SessionId;
import org.tidegate.iso15118.message.SessionSetupReq;
import org.tidegate.iso15118.message.SessionStopReq;
import org.tidegate.iso15118.message.SupportedAppProtocolReq;
import org.tidegate.iso15118.message.SupportedAppProtocolRes;
import org.tidegate.iso15118.message.V2gMessage;
import org.tidegate.iso15118.message.V2gResponse;

@DisplayName("When the charger answers a vehicle's request")
class SeccSessionTest {
    private static final SessionId ID = SessionId.parse("0123456789ABCDEF");
    private static final MessageHeader HEADER = new MessageHeader(ID, 1_795_000_000L, null);

    private static Step send(Stage stage, V2gMessage message) {
        return SeccSession.received(at(stage), message, context(willing(Stop.NONE)));
    }

    /** At a charger that grants nothing beyond charging and discharging. */
    private static Step sendStrict(Stage stage, V2gMessage message) {
        return SeccSession.received(
                at(stage),
                message,
                context(
                        willing(Stop.NONE),
                        SequenceMatrixTest.SETTINGS.withIso20(
                                org.tidegate.iso15118.Iso20Settings.presets().strict())));
    }

    private static void refused(Step step, ResponseCode code, Refusal why) {
        assertThat(((V2gResponse) Objects.requireNonNull(step.response())).responseCode())
                .isEqualTo(code);
        assertThat(step.close()).isTrue();
        assertThat(step.state().refusal()).startsWith(why.text());
    }

    @Test
    void the_lowest_priority_number_wins_whatever_the_order() {
        SessionState fresh = SessionState.connected(true, 0);
        var offer =
                new SupportedAppProtocolReq(
                        List.of(
                                new AppProtocol("urn:tesla:din:2018:MsgDef", 1, 0, 0, 1),
                                new AppProtocol(Negotiation.DC_NAMESPACE, 1, 0, 9, 5),
                                new AppProtocol(Negotiation.DC_NAMESPACE, 1, 3, 8, 2),
                                new AppProtocol(Negotiation.DC_NAMESPACE, 2, 0, 7, 1)));
        Step step = SeccSession.received(fresh, offer, context(willing(Stop.NONE)));

        assertThat(step.response())
                .isEqualTo(
                        new SupportedAppProtocolRes(
                                AppProtocolResponseCode
                                        .OK_SUCCESSFUL_NEGOTIATION_WITH_MINOR_DEVIATION,
                                8));
    }

    @Test
    void without_a_common_protocol_it_says_so_and_names_what_was_offered() {
        SessionState fresh = SessionState.connected(true, 0);
        var offer =
                new SupportedAppProtocolReq(
                        List.of(new AppProtocol("urn:iso:15118:2:2013:MsgDef<b>", 2, 0, 1, 1)));
        Step step = SeccSession.received(fresh, offer, context(willing(Stop.NONE)));

        assertThat(step.response())
                .isEqualTo(
                        new SupportedAppProtocolRes(
                                AppProtocolResponseCode.FAILED_NO_NEGOTIATION, null));
        assertThat(step.state().refusal())
                .startsWith(Refusal.NO_COMMON_PROTOCOL.text())
                .contains("urn:iso:15118:2:2013")
                .doesNotContain("<");
    }

    @Test
    void every_session_gets_the_fresh_number_even_if_the_vehicle_brings_one() {
        var header = new MessageHeader(new SessionId(7), 1, null);
        Step step = send(Stage.AWAIT_SESSION, new SessionSetupReq(header, "car\u001b[31m<x>"));

        V2gResponse response = (V2gResponse) Objects.requireNonNull(step.response());
        assertThat(response.responseCode()).isEqualTo(ResponseCode.OK_NEW_SESSION_ESTABLISHED);
        assertThat(response.header().sessionId()).isEqualTo(new SessionId(42));
        assertThat(step.state().identity().evccId()).isEqualTo("car?[31m?x?");
    }

    @Test
    void plug_and_charge_is_declined_with_a_warning_and_the_session_goes_on() {
        var pnc =
                new PncAReqAuthorizationMode(
                        "id",
                        Bytes.of(new byte[16]),
                        new ContractCertificateChain(
                                Bytes.of((byte) 1), List.of(Bytes.of((byte) 1))));
        Step step =
                send(
                        Stage.AWAIT_AUTHORISATION,
                        new AuthorizationReq(HEADER, AuthorizationService.PNC, pnc));

        assertThat(step.response())
                .isInstanceOfSatisfying(
                        AuthorizationRes.class,
                        r ->
                                assertThat(r.responseCode())
                                        .isEqualTo(
                                                ResponseCode
                                                        .WARNING_AUTHORIZATION_SELECTION_INVALID));
        assertThat(step.close()).isFalse();
        assertThat(step.state().stage()).isEqualTo(Stage.AWAIT_AUTHORISATION);
    }

    @Test
    void services_and_sets_that_are_not_offered_are_refused() {
        refused(
                send(Stage.AWAIT_SERVICE_DETAIL, new ServiceDetailReq(HEADER, 1)),
                ResponseCode.FAILED_SERVICE_ID_INVALID,
                Refusal.SERVICE_UNKNOWN);
        refused(
                send(Stage.AWAIT_SERVICE_SELECTION, selection(5, 1, List.of())),
                ResponseCode.FAILED_NO_ENERGY_TRANSFER_SERVICE_SELECTED,
                Refusal.NO_ENERGY_SERVICE);
        refused(
                send(Stage.AWAIT_SERVICE_SELECTION, selection(6, 9, List.of())),
                ResponseCode.FAILED_SERVICE_SELECTION_INVALID,
                Refusal.PARAMETER_SET_UNKNOWN);
        refused(
                send(
                        Stage.AWAIT_SERVICE_SELECTION,
                        selection(6, 1, List.of(new SelectedService(65, 1)))),
                ResponseCode.FAILED_SERVICE_SELECTION_INVALID,
                Refusal.ADDED_SERVICE_UNKNOWN);
    }

    private static ServiceSelectionReq selection(int id, int set, List<SelectedService> vas) {
        return new ServiceSelectionReq(HEADER, new SelectedService(id, set), vas);
    }

    @Test
    void parameters_of_another_service_or_another_voltage_are_refused() {
        refused(
                send(
                        Stage.AWAIT_PARAMETERS,
                        new DcChargeParameterDiscoveryReq(HEADER, charging(450, 300))),
                ResponseCode.FAILED_WRONG_CHARGE_PARAMETER,
                Refusal.WRONG_MODE);
        SessionState plain =
                at(Stage.AWAIT_PARAMETERS)
                        .with(new SessionState.Identity(true, "p", ID, "car", Services.DC));
        refused(
                SeccSession.received(
                        plain,
                        new DcChargeParameterDiscoveryReq(HEADER, charging(900, 600)),
                        context(willing(Stop.NONE))),
                ResponseCode.FAILED_WRONG_CHARGE_PARAMETER,
                Refusal.VOLTAGE_MISMATCH);
        refused(
                SeccSession.received(
                        plain,
                        new DcChargeParameterDiscoveryReq(HEADER, charging(1e6, 300)),
                        context(willing(Stop.NONE))),
                ResponseCode.FAILED_WRONG_CHARGE_PARAMETER,
                Refusal.LIMIT_ABSURD);
    }

    private static DcCpdReqEnergyTransferMode charging(double highestV, double lowestV) {
        return new DcCpdReqEnergyTransferMode(
                n(22_000), n(0), n(100), n(0), n(highestV), n(lowestV), null);
    }

    @Test
    void scheduled_control_is_refused() {
        refused(
                send(
                        Stage.AWAIT_SCHEDULE,
                        new ScheduleExchangeReq(
                                HEADER,
                                12,
                                new ScheduledSeReqControlMode(null, null, null, null, null))),
                ResponseCode.FAILED_SCHEDULE_SELECTION_INVALID,
                Refusal.CONTROL_MODE);
    }

    @Test
    void a_cable_check_result_from_before_the_question_does_not_count() {
        Step first = send(Stage.AWAIT_CABLE_CHECK, SampleRequests.of(Request.DC_CABLE_CHECK, ID));
        assertThat(first.state().stage()).isEqualTo(Stage.CABLE_CHECK);
        assertThat(first.state().facts().wish().voltageV()).isEqualTo(450);

        Step second =
                SeccSession.received(
                        first.state(),
                        SampleRequests.of(Request.DC_CABLE_CHECK, ID),
                        context(willing(Stop.NONE))); // issued at the same instant
        assertThat(second.state().stage()).isEqualTo(Stage.CABLE_CHECK);
    }

    @Test
    void a_pre_charge_voltage_beyond_both_limits_is_refused() {
        for (double targetV : new double[] {0, -400, 460, 600}) {
            refused(
                    send(
                            Stage.AWAIT_PRE_CHARGE,
                            new DcPreChargeReq(HEADER, Processing.ONGOING, n(0), n(targetV))),
                    ResponseCode.FAILED,
                    Refusal.PRE_CHARGE_VOLTAGE);
        }
    }

    @Test
    void power_delivery_that_is_still_being_prepared_waits() {
        Step step =
                send(
                        Stage.AWAIT_POWER,
                        new PowerDeliveryReq(
                                HEADER, Processing.ONGOING, ChargeProgress.START, null, null));
        assertThat(step.state().stage()).isEqualTo(Stage.AWAIT_POWER);
        assertThat(step.close()).isFalse();
    }

    @Test
    void standby_is_declined_where_it_is_not_granted_with_a_warning_and_the_loop_goes_on() {
        Step step =
                sendStrict(
                        Stage.LOOP,
                        new PowerDeliveryReq(
                                HEADER, Processing.FINISHED, ChargeProgress.STANDBY, null, null));
        assertThat(step.response())
                .isInstanceOfSatisfying(
                        PowerDeliveryRes.class,
                        r ->
                                assertThat(r.responseCode())
                                        .isEqualTo(ResponseCode.WARNING_STANDBY_NOT_ALLOWED));
        assertThat(step.state().stage()).isEqualTo(Stage.LOOP);
    }

    @Test
    void a_renegotiated_schedule_needs_no_new_cable_check() {
        Step step =
                send(
                        Stage.LOOP,
                        new PowerDeliveryReq(
                                HEADER,
                                Processing.FINISHED,
                                ChargeProgress.SCHEDULE_RENEGOTIATION,
                                null,
                                null));
        assertThat(step.state().stage()).isEqualTo(Stage.RENEGOTIATION);

        for (Request request :
                List.of(
                        Request.SCHEDULE_EXCHANGE,
                        Request.POWER_DELIVERY,
                        Request.DC_CHARGE_LOOP)) {
            step =
                    SeccSession.received(
                            step.state(),
                            SampleRequests.of(request, ID),
                            context(willing(Stop.NONE)));
        }
        assertThat(step.state().stage()).isEqualTo(Stage.LOOP);
    }

    @Test
    void the_loop_carries_the_limits_of_this_moment_with_the_right_signs() {
        var evse =
                new EvseState(
                        1_000_000_000L,
                        true,
                        EvseState.Authorisation.ACCEPTED,
                        true,
                        true,
                        EvseState.Isolation.VALID,
                        400,
                        -7.5,
                        11_000,
                        3_000,
                        27.5,
                        7.5,
                        150,
                        500,
                        -3_000,
                        1_234.4,
                        567.6,
                        10,
                        Stop.NORMAL,
                        "enough");
        Step step =
                SeccSession.received(
                        at(Stage.AWAIT_LOOP),
                        SampleRequests.of(Request.DC_CHARGE_LOOP, ID),
                        context(evse));

        DcChargeLoopRes r = (DcChargeLoopRes) Objects.requireNonNull(step.response());
        assertThat(r.evsePresentCurrent().toDouble()).isEqualTo(-7.5);
        assertThat(r.evsePresentVoltage().toDouble()).isEqualTo(400);
        assertThat(r.evsePowerLimitAchieved()).isTrue();
        assertThat(r.evseCurrentLimitAchieved()).isTrue();
        assertThat(r.evseVoltageLimitAchieved()).isFalse();
        var mode = (BptDynamicDcClResControlMode) r.controlMode();
        assertThat(mode.evseMaximumChargePower().toDouble()).isEqualTo(11_000);
        assertThat(mode.evseMaximumDischargePower().toDouble()).isEqualTo(3_000);
        assertThat(mode.evseMaximumDischargeCurrent().toDouble()).isEqualTo(7.5);
        assertThat(mode.evseMaximumVoltage().toDouble()).isEqualTo(500);
        assertThat(mode.evseMinimumVoltage().toDouble()).isEqualTo(150);
        var meter = Objects.requireNonNull(r.meterInfo());
        assertThat(meter.chargedEnergyReadingWh()).isEqualTo(1_234);
        assertThat(meter.bptDischargedEnergyReadingWh()).isEqualTo(568);
        var status = Objects.requireNonNull(r.evseStatus());
        assertThat(status.evseNotification()).isEqualTo(EvseNotification.TERMINATE);
        assertThat(status.notificationMaxDelay()).isEqualTo(60);
    }

    @Test
    void a_loop_in_the_mode_of_another_service_is_refused() {
        var charging =
                new DynamicDcClReqControlMode(
                        null, n(1), n(1), n(1), n(1), n(0), n(1), n(450), n(300));
        refused(
                send(Stage.LOOP, new DcChargeLoopReq(HEADER, null, false, n(400), charging)),
                ResponseCode.FAILED_WRONG_CHARGE_PARAMETER,
                Refusal.WRONG_MODE);
    }

    @Test
    void a_vehicle_that_shows_no_state_of_charge_has_none() {
        Step step =
                send(
                        Stage.LOOP,
                        new DcChargeLoopReq(HEADER, null, false, n(400), SampleRequests.loop()));
        assertThat(step.state().toVehicleState(0).socPercent()).isNaN();
        assertThat(step.close()).isFalse();
    }

    @Test
    void renegotiating_services_is_refused_where_it_is_not_offered() {
        refused(
                sendStrict(
                        Stage.AWAIT_STOP,
                        new SessionStopReq(
                                HEADER, ChargingSession.SERVICE_RENEGOTIATION, null, null)),
                ResponseCode.FAILED_NO_SERVICE_RENEGOTIATION_SUPPORTED,
                Refusal.RENEGOTIATION);
    }

    @Test
    void there_are_thirty_reasons_or_more_and_no_two_alike() {
        assertThat(Refusal.values()).hasSizeGreaterThanOrEqualTo(30);
        assertThat(java.util.Arrays.stream(Refusal.values()).map(Refusal::text))
                .doesNotHaveDuplicates()
                .allMatch(t -> t.length() > 20);
    }
}
