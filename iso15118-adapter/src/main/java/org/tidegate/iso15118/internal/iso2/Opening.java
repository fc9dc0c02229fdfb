package org.tidegate.iso15118.internal.iso2;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.OlderProtocols;
import org.tidegate.iso15118.OlderProtocols.TransferMode;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.internal.Context;
import org.tidegate.iso15118.internal.Outside;
import org.tidegate.iso15118.internal.Text;
import org.tidegate.iso15118.internal.iso2.OlderSession.Identity;
import org.tidegate.iso15118.message.SessionId;

/** From the session's number to the way of paying. */
final class Opening {
    private static final int LONGEST_ID = 64;

    private Opening() {}

    static Outcome session(
            OlderSession s, Ask.SessionSetup ask, SessionId claimed, Outside outside) {
        Context context = outside.context();
        String evccId = Text.harmless(ask.evccId(), LONGEST_ID);
        OlderSession paused = pausedOne(s, claimed, evccId, outside);
        SessionId id = paused == null ? context.freshId() : claimed;
        var identity = new Identity(s.identity().tls(), id, evccId, paused != null, false);
        Code code = paused == null ? Code.OK_NEW_SESSION_ESTABLISHED : Code.OK_OLD_SESSION_JOINED;
        OlderSession next = s.with(identity).to(Stage.AWAIT_SERVICES, context.nowNanos());
        if (paused != null) {
            // What was agreed before the pause is offered again ([V2G2-741]).
            next = next.with(paused.terms().resumed());
        }
        return Outcome.answer(
                        next,
                        ask,
                        new Reply.SessionSetup(
                                code, context.settings().evseId(), context.wallSeconds()))
                .note(
                        paused == null
                                ? Iso15118Event.SESSION_STARTED
                                : Iso15118Event.SESSION_RESUMED,
                        evccId);
    }

    /** The paused session whose number, vehicle, protocol and secrecy are the same; else null. */
    private static @Nullable OlderSession pausedOne(
            OlderSession s, SessionId claimed, String evccId, Outside outside) {
        return outside.before() instanceof OlderSession before
                        && before.identity().paused()
                        && before.dialect().equals(s.dialect())
                        && before.identity().id().equals(claimed)
                        && before.identity().evccId().equals(evccId)
                        && before.identity().tls() == s.identity().tls()
                ? before
                : null;
    }

    static Outcome services(OlderSession s, Ask.ServiceDiscovery ask, Outside outside) {
        return Outcome.answer(
                s.to(Stage.AWAIT_PAYMENT, outside.context().nowNanos()),
                ask,
                offer(s, Code.OK, ask.chargingOnly(), outside));
    }

    static Reply.ServiceDiscovery offer(
            OlderSession s, Code code, boolean chargingOnly, Outside outside) {
        OlderProtocols older = outside.context().settings().older();
        return new Reply.ServiceDiscovery(
                code,
                offersContract(s, outside),
                offersExternal(s),
                modes(s, older),
                chargingOnly ? List.of() : services(s, outside));
    }

    /** Without encryption a contract could be copied from the cable: not offered there. */
    static boolean offersContract(OlderSession s, Outside outside) {
        boolean possible =
                s.dialect().isComplete() && s.identity().tls() && outside.contracts().isOffered();
        return possible && (!s.identity().joined() || s.terms().byContract());
    }

    private static boolean offersExternal(OlderSession s) {
        return !s.identity().joined() || !s.terms().byContract();
    }

    static List<TransferMode> modes(OlderSession s, OlderProtocols older) {
        return s.dialect().isComplete()
                ? older.transferModes()
                : older.transferModes().stream().filter(m -> !m.isAc()).toList();
    }

    private static List<Reply.Service> services(OlderSession s, Outside outside) {
        var services = new ArrayList<Reply.Service>();
        if (offersContract(s, outside) && outside.contracts().installsCertificates()) {
            services.add(new Reply.Service(Terms.CERTIFICATE, "Certificate"));
        }
        if (offersDischarge(s, outside.context().settings())) {
            services.add(new Reply.Service(Terms.V2H, "SAE J2847/2 V2H"));
            services.add(new Reply.Service(Terms.V2G, "SAE J2847/2 V2G"));
        }
        return services;
    }

    private static boolean offersDischarge(OlderSession s, SeccSettings settings) {
        return s.dialect().isComplete()
                && settings.older().dischargeOverJ2847()
                && settings.dischargeOffered()
                && settings.older().offersDc();
    }

    static Outcome detail(OlderSession s, Ask.ServiceDetail ask, Outside outside) {
        boolean known =
                ask.serviceId() == Terms.CHARGING
                        || services(s, outside).stream().anyMatch(o -> o.id() == ask.serviceId());
        if (!known) {
            return Order.refused(
                    s,
                    ask,
                    Code.FAILED_SERVICE_ID_INVALID,
                    Refusal.SERVICE_UNKNOWN,
                    "service " + ask.serviceId(),
                    outside);
        }
        List<String> sets =
                ask.serviceId() == Terms.CERTIFICATE
                        ? List.of("Installation", "Update")
                        : List.of();
        return Outcome.answer(s, ask, new Reply.ServiceDetail(Code.OK, ask.serviceId(), sets));
    }

    static Outcome payment(OlderSession s, Ask.PaymentSelection ask, Outside outside) {
        boolean offered = ask.contract() ? offersContract(s, outside) : offersExternal(s);
        if (!offered) {
            return Order.refused(
                    s,
                    ask,
                    Code.FAILED_PAYMENT_SELECTION_INVALID,
                    Refusal.PAYMENT_NOT_OFFERED,
                    ask.contract() ? "contract" : "external payment",
                    outside);
        }
        List<Reply.Service> services = services(s, outside);
        for (int id : ask.serviceIds()) {
            if (id != Terms.CHARGING && services.stream().noneMatch(o -> o.id() == id)) {
                return Order.refused(
                        s,
                        ask,
                        Code.FAILED_SERVICE_SELECTION_INVALID,
                        Refusal.ADDED_SERVICE_UNKNOWN,
                        "service " + id,
                        outside);
            }
        }
        if (!ask.serviceIds().contains(Terms.CHARGING)) {
            return Order.refused(
                    s,
                    ask,
                    Code.FAILED_NO_CHARGE_SERVICE_SELECTED,
                    Refusal.NO_CHARGE_SERVICE,
                    "",
                    outside);
        }
        return selected(s, ask, outside);
    }

    private static Outcome selected(OlderSession s, Ask.PaymentSelection ask, Outside outside) {
        int discharge =
                ask.serviceIds().contains(Terms.V2G)
                        ? Terms.V2G
                        : ask.serviceIds().contains(Terms.V2H) ? Terms.V2H : 0;
        Stage next = ask.contract() ? Stage.AWAIT_CONTRACT : Stage.AWAIT_AUTHORISATION;
        boolean possible = offersDischarge(s, outside.context().settings());
        String doubt =
                discharge != 0
                        ? ""
                        : possible
                                ? Refusal.DISCHARGE_NOT_SELECTED.text()
                                : Refusal.PROTOCOL_CHARGES_ONLY.with(s.dialect().name());
        Outcome outcome =
                Outcome.answer(
                        s.with(s.terms().paying(ask.contract(), discharge))
                                .with(s.car().withDoubts("", doubt))
                                .to(next, outside.context().nowNanos()),
                        ask,
                        new Reply.Plain(Code.OK));
        return discharge == 0
                ? outcome.note(Iso15118Event.CHARGES_ONLY, doubt)
                : outcome.note(
                        Iso15118Event.SERVICE_SELECTED,
                        discharge,
                        1,
                        "DC, both directions by SAE J2847/2");
    }
}
