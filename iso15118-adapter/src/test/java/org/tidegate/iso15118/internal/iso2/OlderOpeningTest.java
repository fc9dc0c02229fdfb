package org.tidegate.iso15118.internal.iso2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.iso15118.internal.iso2.Answered.DIN;
import static org.tidegate.iso15118.internal.iso2.Answered.ISO2;
import static org.tidegate.iso15118.internal.iso2.Answered.refused;
import static org.tidegate.iso15118.internal.iso2.Answered.reply;
import static org.tidegate.iso15118.internal.iso2.Answered.send;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.message.SessionId;

@DisplayName("When an old vehicle opens a session")
class OlderOpeningTest {
    @Test
    void a_new_session_gets_the_fresh_number_whatever_the_vehicle_brings() {
        OlderSession s = Sample.at(ISO2, Stage.AWAIT_SESSION);
        var request = new Dialect.Request(new SessionId(7), new Ask.SessionSetup("car\u001b[31m<"));
        Outcome outcome = Order.received(s, request, new Sample.Charger().outside());

        assertThat(reply(outcome, Reply.SessionSetup.class).code())
                .isEqualTo(Code.OK_NEW_SESSION_ESTABLISHED);
        assertThat(outcome.session().identity().id()).isEqualTo(Sample.FRESH);
        assertThat(outcome.session().identity().evccId()).isEqualTo("car?[31m?");
    }

    private static OlderSession paused(boolean tls, String evccId) {
        OlderSession s =
                Sample.at(ISO2, Stage.DC_LOOP)
                        .with(new OlderSession.Identity(tls, Sample.ID, evccId, false, true));
        return s.to(Stage.ENDED, Sample.NOW);
    }

    @Test
    void a_vehicle_back_from_a_pause_joins_its_old_session() {
        var charger = new Sample.Charger();
        charger.before = paused(true, "car");
        var request = new Dialect.Request(Sample.ID, new Ask.SessionSetup("car"));
        Outcome outcome = Order.received(Sample.fresh(ISO2, true), request, charger.outside());

        assertThat(reply(outcome, Reply.SessionSetup.class).code())
                .isEqualTo(Code.OK_OLD_SESSION_JOINED);
        assertThat(outcome.session().identity().id()).isEqualTo(Sample.ID);
        assertThat(outcome.session().identity().joined()).isTrue();
    }

    @Test
    void a_contract_is_not_taken_as_proven_because_it_was_before_the_pause() {
        OlderSession byContract = paused(true, "car");
        byContract = byContract.with(Sample.at(ISO2, Stage.DC_RECEIPT).terms());
        var charger = new Sample.Charger();
        charger.before = byContract;
        var request = new Dialect.Request(Sample.ID, new Ask.SessionSetup("car"));
        OlderSession joined =
                Order.received(Sample.fresh(ISO2, true), request, charger.outside()).session();
        assertThat(joined.toVehicleState(0).contract()).isEmpty();
        refused(
                Sample.send(
                        joined.to(Stage.AWAIT_PAYMENT, Sample.NOW),
                        new Ask.PaymentSelection(false, List.of(1)),
                        charger),
                Code.FAILED_PAYMENT_SELECTION_INVALID,
                Refusal.PAYMENT_NOT_OFFERED);
    }

    @ParameterizedTest
    @CsvSource({
        "0123456789ABCDEF, thief, true",
        "0123456789ABCDEE, car, true",
        "0000000000000000, car, true",
        "0123456789ABCDEF, car, false"
    })
    void another_vehicle_number_or_secrecy_joins_nothing(String id, String evccId, boolean tls) {
        var charger = new Sample.Charger();
        charger.before = paused(true, "car");
        var request = new Dialect.Request(SessionId.parse(id), new Ask.SessionSetup(evccId));
        Outcome outcome = Order.received(Sample.fresh(ISO2, tls), request, charger.outside());

        assertThat(reply(outcome, Reply.SessionSetup.class).code())
                .isEqualTo(Code.OK_NEW_SESSION_ESTABLISHED);
        assertThat(outcome.session().identity().id()).isEqualTo(Sample.FRESH);
    }

    @Test
    void a_session_that_was_not_paused_is_not_joined() {
        var charger = new Sample.Charger();
        charger.before = Sample.at(ISO2, Stage.ENDED);
        var request = new Dialect.Request(Sample.ID, new Ask.SessionSetup("car"));
        Outcome outcome = Order.received(Sample.fresh(ISO2, true), request, charger.outside());
        assertThat(reply(outcome, Reply.SessionSetup.class).code())
                .isEqualTo(Code.OK_NEW_SESSION_ESTABLISHED);
    }

    @Test
    void after_a_pause_only_the_payment_of_before_is_offered() {
        OlderSession joined =
                Sample.at(ISO2, Stage.AWAIT_SERVICES)
                        .with(new OlderSession.Identity(true, Sample.ID, "car", true, false));
        Outcome outcome =
                Sample.send(joined, new Ask.ServiceDiscovery(false), new Sample.Charger());
        Reply.ServiceDiscovery offer = reply(outcome, Reply.ServiceDiscovery.class);
        assertThat(offer.external()).isTrue();
        assertThat(offer.contract()).isFalse();

        refused(
                Sample.send(
                        joined.to(Stage.AWAIT_PAYMENT, Sample.NOW),
                        new Ask.PaymentSelection(true, List.of(1)),
                        new Sample.Charger()),
                Code.FAILED_PAYMENT_SELECTION_INVALID,
                Refusal.PAYMENT_NOT_OFFERED);
    }

    @Test
    void discharge_services_are_offered_only_when_they_are_wanted() {
        OlderSession s = Sample.at(ISO2, Stage.AWAIT_SERVICES);
        var charger = new Sample.Charger();
        Ask all = new Ask.ServiceDiscovery(false);
        assertThat(reply(Sample.send(s, all, charger), Reply.ServiceDiscovery.class).services())
                .extracting(Reply.Service::id)
                .containsExactly(2);

        charger.settings =
                charger.settings.withOlder(charger.settings.older().withDischargeOverJ2847());
        assertThat(reply(Sample.send(s, all, charger), Reply.ServiceDiscovery.class).services())
                .extracting(Reply.Service::id)
                .containsExactly(2, 28_472, 28_473);
        assertThat(
                        reply(
                                        Sample.send(s, new Ask.ServiceDiscovery(true), charger),
                                        Reply.ServiceDiscovery.class)
                                .services())
                .isEmpty();
        OlderSession din = Sample.at(DIN, Stage.AWAIT_SERVICES);
        assertThat(reply(Sample.send(din, all, charger), Reply.ServiceDiscovery.class).services())
                .isEmpty();
    }

    @Test
    void services_and_payments_that_are_not_offered_are_refused() {
        refused(
                send(Stage.AWAIT_PAYMENT, new Ask.ServiceDetail(4711)),
                Code.FAILED_SERVICE_ID_INVALID,
                Refusal.SERVICE_UNKNOWN);
        refused(
                send(Stage.AWAIT_PAYMENT, new Ask.PaymentSelection(false, List.of(1, 28_473))),
                Code.FAILED_SERVICE_SELECTION_INVALID,
                Refusal.ADDED_SERVICE_UNKNOWN);
        refused(
                send(Stage.AWAIT_PAYMENT, new Ask.PaymentSelection(false, List.of(2))),
                Code.FAILED_NO_CHARGE_SERVICE_SELECTED,
                Refusal.NO_CHARGE_SERVICE);
        OlderSession plain =
                Sample.at(ISO2, Stage.AWAIT_PAYMENT)
                        .with(new OlderSession.Identity(false, Sample.ID, "car", false, false));
        refused(
                Sample.send(
                        plain, new Ask.PaymentSelection(true, List.of(1)), new Sample.Charger()),
                Code.FAILED_PAYMENT_SELECTION_INVALID,
                Refusal.PAYMENT_NOT_OFFERED);
        refused(
                Sample.send(
                        Sample.at(DIN, Stage.AWAIT_PAYMENT),
                        new Ask.PaymentSelection(true, List.of(1)),
                        new Sample.Charger()),
                Code.FAILED_PAYMENT_SELECTION_INVALID,
                Refusal.PAYMENT_NOT_OFFERED);
    }
}
