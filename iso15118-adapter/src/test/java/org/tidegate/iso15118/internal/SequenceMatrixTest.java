package org.tidegate.iso15118.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.EvseState.Authorisation;
import org.tidegate.iso15118.EvseState.Isolation;
import org.tidegate.iso15118.EvseState.Stop;
import org.tidegate.iso15118.Iso20Settings;
import org.tidegate.iso15118.Iso20Settings.Energy;
import org.tidegate.iso15118.PlugAndCharge;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.message.AppProtocolResponseCode;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.SessionId;
import org.tidegate.iso15118.message.SupportedAppProtocolRes;
import org.tidegate.iso15118.message.V2gCodec;
import org.tidegate.iso15118.message.V2gMessage;
import org.tidegate.iso15118.message.V2gResponse;

@DisplayName("In every state, every request")
class SequenceMatrixTest {
    private static final SessionId ID = SessionId.parse("0123456789ABCDEF");
    private static final long NOW = 1_000_000_000L;
    static final SeccSettings SETTINGS =
            SeccSettings.presets("E1", new SeccSettings.Rating(11e3, 11e3, 30, 30, 150, 500))
                    .withIso20(Iso20Settings.presets().offering(Energy.DC, Energy.AC));

    static Stream<Arguments> matrix() {
        return Arrays.stream(Stage.values())
                .flatMap(s ->
                        Arrays.stream(Request.values())
                                .flatMap(r ->
                                        Stream.of(false, true).map(ac -> Arguments.of(s, r, ac))));
    }

    static EvseState willing(Stop stop) {
        return new EvseState(
                NOW,
                true,
                Authorisation.ACCEPTED,
                true,
                true,
                Isolation.VALID,
                400,
                0,
                11e3,
                11e3,
                30,
                30,
                150,
                500,
                0,
                0,
                0,
                10,
                stop,
                null);
    }

    static Outside context(EvseState evse) {
        return context(evse, SETTINGS);
    }

    static Outside context(EvseState evse, SeccSettings settings) {
        return new Outside(
                new Context(settings, evse, true, NOW, 1_795_000_000L, new SessionId(42)),
                PlugAndCharge.none(),
                Bytes.of(new byte[16]),
                null,
                null);
    }

    static SessionState at(Stage stage) {
        return at(stage, false);
    }

    static SessionState at(Stage stage, boolean ac) {
        EvFacts facts = EvFacts.NONE.with(new EvFacts.Limits(22e3, 22e3, 100, 100, 450, 300));
        return SessionState.connected(true, 0)
                .with(
                        new SessionState.Identity(
                                true,
                                ac ? Negotiation.AC_NAME : Negotiation.DC_NAME,
                                ID,
                                "car",
                                ac ? Services.AC_BPT : Services.DC_BPT))
                .with(facts)
                .with(Terms.NONE.chosen(Services.choices(SETTINGS).getFirst()))
                .to(stage, 0);
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void proceeds_or_is_refused_in_its_own_response(Stage stage, Request request, boolean ac)
            throws ExiException {
        V2gMessage message = SampleRequests.of(request, ID, ac);
        Step step = SeccSession.received(at(stage, ac), message, context(willing(Stop.NONE)));

        V2gMessage response = Objects.requireNonNull(step.response());
        assertThat(response.getClass().getSimpleName())
                .isEqualTo(message.getClass().getSimpleName().replaceAll("Req$", "Res"));
        assertThat(V2gCodec.decode(response.schemaSet(), V2gCodec.encode(response)))
                .as("has every mandatory field")
                .isEqualTo(response);
        boolean restartInLoop =
                (stage == Stage.LOOP || stage == Stage.CONFIRMING)
                        && request == Request.POWER_DELIVERY;
        if (request == Request.METERING_CONFIRMATION && stage == Stage.CONFIRMING) {
            // In order, but the sample carries no signature; PaymentTest has one that does.
            assertThat(code(response)).isEqualTo("FAILED_METERING_SIGNATURE_NOT_VALID");
            return;
        }
        if (stage.allows(request, ac) && !restartInLoop) {
            assertThat(step.close()).isFalse();
            assertThat(step.state().stage()).isNotEqualTo(Stage.FAILED);
            assertThat(isFailure(response)).isFalse();
        } else {
            assertThat(step.close()).isTrue();
            assertThat(step.state().stage())
                    .isEqualTo(stage == Stage.ENDED ? Stage.ENDED : Stage.FAILED);
            assertThat(code(response)).isEqualTo("FAILED_SEQUENCE_ERROR");
            VehicleState told = step.state().toVehicleState(NOW);
            assertThat(told.phase())
                    .as("nothing that a contactor may close on")
                    .isIn(VehicleState.Phase.FAILED, VehicleState.Phase.ENDED);
            assertThat(told.maxChargePowerW() + told.maxDischargePowerW()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void with_a_wrong_session_number_is_refused(Stage stage, Request request, boolean ac) {
        for (SessionId wrong : List.of(SessionId.NONE, new SessionId(ID.bits() ^ (1L << 63)))) {
            boolean numbered =
                    request != Request.SUPPORTED_APP_PROTOCOL && request != Request.SESSION_SETUP;
            if (!numbered || !stage.allows(request, ac)) {
                continue;
            }
            Step step =
                    SeccSession.received(
                            at(stage, ac),
                            SampleRequests.of(request, wrong, ac),
                            context(willing(Stop.NONE)));

            V2gResponse response = (V2gResponse) Objects.requireNonNull(step.response());
            assertThat(response.responseCode()).isEqualTo(ResponseCode.FAILED_UNKNOWN_SESSION);
            assertThat(response.header().sessionId()).as("the session's own").isEqualTo(ID);
            assertThat(step.close()).isTrue();
            assertThat(step.state().refusal()).startsWith(Refusal.UNKNOWN_SESSION.text());
        }
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void during_an_emergency_stop_only_leads_out(Stage stage, Request request, boolean ac) {
        Step step =
                SeccSession.received(
                        at(stage, ac),
                        SampleRequests.of(request, ID, ac),
                        context(willing(Stop.EMERGENCY)));

        boolean energy =
                step.state().stage().compareTo(Stage.AWAIT_SESSION) > 0
                        && step.state().stage().compareTo(Stage.AWAIT_WELDING) < 0;
        assertThat(energy).as(stage + " went to " + step.state().stage()).isFalse();
    }

    @Test
    void is_reachable_so_that_the_matrix_is_not_about_nothing() {
        var reached = new ArrayList<Stage>();
        SessionState state = SessionState.connected(true, 0);
        for (Request request :
                List.of(
                        Request.SUPPORTED_APP_PROTOCOL,
                        Request.SESSION_SETUP,
                        Request.AUTHORIZATION_SETUP,
                        Request.AUTHORIZATION,
                        Request.SERVICE_DISCOVERY,
                        Request.SERVICE_DETAIL,
                        Request.SERVICE_SELECTION,
                        Request.DC_CHARGE_PARAMETER_DISCOVERY,
                        Request.SCHEDULE_EXCHANGE,
                        Request.DC_CABLE_CHECK)) {
            reached.add(state.stage());
            Step step =
                    SeccSession.received(
                            state,
                            SampleRequests.of(request, state.identity().id()),
                            context(willing(Stop.NONE)));
            state = step.state();
        }
        assertThat(state.stage()).isEqualTo(Stage.CABLE_CHECK);
        assertThat(reached)
                .startsWith(Stage.AWAIT_PROTOCOL, Stage.AWAIT_SESSION)
                .contains(Stage.AWAIT_SCHEDULE, Stage.AWAIT_CABLE_CHECK);
    }

    private static boolean isFailure(V2gMessage response) {
        return code(response).startsWith("FAILED");
    }

    private static String code(V2gMessage response) {
        return switch (response) {
            case SupportedAppProtocolRes r ->
                    // This type has no sequence error; a failed negotiation is its only "no".
                    r.responseCode() == AppProtocolResponseCode.FAILED_NO_NEGOTIATION
                            ? "FAILED_SEQUENCE_ERROR"
                            : r.responseCode().name();
            case V2gResponse r -> r.responseCode().name();
            default -> throw new AssertionError(response);
        };
    }
}
