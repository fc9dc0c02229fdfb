package org.tidegate.iso15118.internal.iso2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.iso15118.EvseState.Stop;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.VehicleState.Phase;
import org.tidegate.iso15118.exi.ExiCodec;
import org.tidegate.iso15118.exi.ExiElement;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.internal.din.DinDialect;
import org.tidegate.iso15118.message.SessionId;

@DisplayName("In every state of an older protocol, every request")
class OlderMatrixTest {
    private static final Set<Phase> ENERGY =
            EnumSet.of(Phase.CABLE_CHECK, Phase.PRE_CHARGE, Phase.ENERGISED, Phase.CHARGE_LOOP);

    /** Contracts, AC and renegotiation: no way leads there. */
    private static final Set<Stage> NOT_IN_DIN =
            EnumSet.of(
                    Stage.AWAIT_CONTRACT,
                    Stage.FETCHING_CERTIFICATE,
                    Stage.AWAIT_PAYMENT_DETAILS,
                    Stage.AWAIT_AC_POWER,
                    Stage.CLOSING_CONTACTOR,
                    Stage.AWAIT_AC_LOOP,
                    Stage.AC_LOOP,
                    Stage.AC_RECEIPT,
                    Stage.AC_RENEGOTIATION,
                    Stage.AC_RENEGOTIATED,
                    Stage.AWAIT_STOP,
                    Stage.DC_RECEIPT,
                    Stage.DC_RENEGOTIATION);

    static Stream<Arguments> matrix() {
        return Sample.dialects().stream().flatMap(OlderMatrixTest::matrix);
    }

    private static Stream<Arguments> matrix(Dialect dialect) {
        return Arrays.stream(Stage.values())
                .filter(s -> dialect.isComplete() || !NOT_IN_DIN.contains(s))
                .flatMap(s ->
                        Arrays.stream(Kind.values()).map(k -> Arguments.of(dialect.name(), s, k)));
    }

    private static Dialect dialect(String name) {
        return Sample.dialects().stream()
                .filter(d -> d.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What reaches the vehicle, read back by the general codec. */
    private static ExiElement onTheWire(Outcome outcome, Sample.Charger charger) {
        OlderSession s = outcome.session();
        byte[] exi =
                s.dialect()
                        .write(
                                s.identity().id(),
                                Objects.requireNonNull(outcome.asked()),
                                Objects.requireNonNull(outcome.reply()),
                                new Dialect.Tongue(
                                        charger.settings, charger.contracts::signTariff));
        SchemaSet set = s.dialect() == DinDialect.INSTANCE ? SchemaSet.DIN : SchemaSet.ISO2;
        try {
            return ExiCodec.decode(set, exi);
        } catch (ExiException e) {
            throw new AssertionError(e);
        }
    }

    private static String responseName(Dialect dialect, Kind kind) {
        boolean din = dialect == DinDialect.INSTANCE;
        return switch (kind) {
            case PAYMENT_SELECTION ->
                    din ? "ServicePaymentSelectionRes" : "PaymentServiceSelectionRes";
            case AUTHORIZATION -> din ? "ContractAuthenticationRes" : "AuthorizationRes";
            default -> kind.title() + "Res";
        };
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void proceeds_or_is_refused_in_its_own_response(String name, Stage stage, Kind kind) {
        Dialect dialect = dialect(name);
        var charger = new Sample.Charger();
        OlderSession before = Sample.at(dialect, stage);
        Outcome outcome = Sample.send(before, Sample.ask(kind, before), charger);

        if (before.allows(kind)) {
            assertThat(outcome.close()).as(outcome.session().refusal()).isFalse();
            assertThat(outcome.session().stage()).isNotEqualTo(Stage.FAILED);
            if (outcome.reply() == null) {
                assertThat(outcome.session().stage()).isEqualTo(Stage.FETCHING_CERTIFICATE);
                return;
            }
            assertThat(outcome.reply().code().isFailure()).isFalse();
        } else {
            assertThat(outcome.close()).isTrue();
            assertThat(outcome.session().stage())
                    .isEqualTo(stage == Stage.ENDED ? Stage.ENDED : Stage.FAILED);
            assertThat(Objects.requireNonNull(outcome.reply()).code())
                    .isEqualTo(Code.FAILED_SEQUENCE_ERROR);
            VehicleState seen = outcome.session().toVehicleState(Sample.NOW);
            assertThat(ENERGY).doesNotContain(seen.phase());
            assertThat(seen.maxChargePowerW()).isZero();
            assertThat(seen.maxDischargePowerW()).isZero();
        }
        ExiElement message = onTheWire(outcome, charger);
        ExiElement body = Doc.get(message, "Body").children().getFirst();
        assertThat(body.localName()).isEqualTo(responseName(dialect, kind));
        String code = Doc.needed(body, "ResponseCode").replace("_", "");
        assertThat(code)
                .isEqualToIgnoringCase(
                        before.allows(kind)
                                ? outcome.reply().code().name().replace("_", "")
                                : "FAILEDSequenceError");
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void with_a_wrong_session_number_is_refused_in_the_order_of_its_protocol(
            String name, Stage stage, Kind kind) {
        if (kind == Kind.SESSION_SETUP) {
            return; // the only request that may bring any number
        }
        Dialect dialect = dialect(name);
        OlderSession before = Sample.at(dialect, stage);
        for (SessionId wrong :
                List.of(SessionId.NONE, new SessionId(Sample.ID.bits() ^ (1L << 63)))) {
            if (wrong.equals(before.identity().id())) {
                continue; // before SessionSetup nobody has a number
            }
            var charger = new Sample.Charger();
            Outcome outcome =
                    Order.received(
                            before,
                            new Dialect.Request(wrong, Sample.ask(kind, before)),
                            charger.outside());

            boolean sessionWins = dialect.judgesSessionFirst() || before.allows(kind);
            assertThat(Objects.requireNonNull(outcome.reply()).code())
                    .isEqualTo(
                            sessionWins ? Code.FAILED_UNKNOWN_SESSION : Code.FAILED_SEQUENCE_ERROR);
            assertThat(outcome.close()).isTrue();
            ExiElement header = Doc.get(onTheWire(outcome, charger), "Header");
            assertThat(SessionId.parse(Doc.needed(header, "SessionID")))
                    .as("the session's own")
                    .isEqualTo(before.identity().id());
        }
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void during_an_emergency_stop_only_leads_out(String name, Stage stage, Kind kind) {
        OlderSession before = Sample.at(dialect(name), stage);
        var charger = new Sample.Charger();
        charger.stop = Stop.EMERGENCY;
        Outcome outcome = Sample.send(before, Sample.ask(kind, before), charger);

        boolean leaving = kind == Kind.SESSION_STOP || stage.isLeaving();
        if (before.allows(kind) && !leaving) {
            assertThat(outcome.session().refusal()).startsWith(Refusal.EMERGENCY_STOP.text());
        }
        assertThat(ENERGY).doesNotContain(outcome.session().toVehicleState(Sample.NOW).phase());
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void from_a_charger_whose_control_is_silent_gives_no_power(
            String name, Stage stage, Kind kind) {
        OlderSession before = Sample.at(dialect(name), stage);
        var charger = new Sample.Charger();
        charger.fresh = false;
        charger.ready = false;
        charger.permitted = false;
        charger.contactor = false;
        charger.isolation = org.tidegate.iso15118.EvseState.Isolation.NOT_TESTED;
        Outcome outcome = Sample.send(before, Sample.ask(kind, before), charger);

        Stage after = outcome.session().stage();
        if (!stage.phase().equals(Phase.ENERGISED) && !stage.isLoop()) {
            assertThat(after).isNotIn(Stage.AWAIT_DC_LOOP, Stage.AWAIT_AC_LOOP, Stage.DC_LOOP);
        }
    }

    @Test
    void is_covered_although_the_two_protocols_differ() {
        long cells = matrix().count();
        assertThat(cells)
                .isEqualTo((2L * Stage.values().length - NOT_IN_DIN.size()) * Kind.values().length);
        assertThat(Stage.AWAIT_PAYMENT.next()).contains(Kind.SERVICE_DETAIL);
        assertThat(Sample.at(DinDialect.INSTANCE, Stage.AWAIT_PAYMENT).allows(Kind.SERVICE_DETAIL))
                .isFalse();
    }
}
