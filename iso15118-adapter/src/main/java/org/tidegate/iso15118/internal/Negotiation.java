package org.tidegate.iso15118.internal;

import static org.tidegate.iso15118.internal.SeccSession.refused;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.internal.SessionState.Identity;
import org.tidegate.iso15118.message.AppProtocol;
import org.tidegate.iso15118.message.AppProtocolResponseCode;
import org.tidegate.iso15118.message.AuthorizationReq;
import org.tidegate.iso15118.message.AuthorizationRes;
import org.tidegate.iso15118.message.AuthorizationService;
import org.tidegate.iso15118.message.AuthorizationSetupReq;
import org.tidegate.iso15118.message.AuthorizationSetupRes;
import org.tidegate.iso15118.message.EimAsResAuthorizationMode;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.ServiceDetailReq;
import org.tidegate.iso15118.message.ServiceDetailRes;
import org.tidegate.iso15118.message.ServiceDiscoveryReq;
import org.tidegate.iso15118.message.ServiceDiscoveryRes;
import org.tidegate.iso15118.message.ServiceSelectionReq;
import org.tidegate.iso15118.message.ServiceSelectionRes;
import org.tidegate.iso15118.message.SessionSetupReq;
import org.tidegate.iso15118.message.SessionSetupRes;
import org.tidegate.iso15118.message.SupportedAppProtocolReq;
import org.tidegate.iso15118.message.SupportedAppProtocolRes;

/** From the first message to the selected service. */
final class Negotiation {
    static final String DC_NAMESPACE = "urn:iso:std:iso:15118:-20:DC";
    private static final int DC_MAJOR = 1;
    private static final int DC_MINOR = 0;
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_NAMESPACE = 40;

    private Negotiation() {}

    /** Whether this entry names a message set of ISO 15118-20 that this charger can serve. */
    static boolean serves(AppProtocol offered) {
        return offered.protocolNamespace().equals(DC_NAMESPACE)
                && offered.versionNumberMajor() == DC_MAJOR;
    }

    /** [V2G20-169]: the supported entry with the lowest priority number, whatever the order. */
    static Step protocol(SessionState state, SupportedAppProtocolReq request, Context context) {
        AppProtocol chosen =
                request.appProtocols().stream()
                        .filter(Negotiation::serves)
                        .min(Comparator.comparingInt(AppProtocol::priority))
                        .orElse(null);
        if (chosen == null) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED,
                    Refusal.NO_COMMON_PROTOCOL,
                    "offered " + offered(request),
                    context);
        }
        if (!state.identity().tls() && !context.settings().plainTcpAllowed()) {
            return refused(state, request, ResponseCode.FAILED, Refusal.TLS_REQUIRED, "", context);
        }
        var code =
                chosen.versionNumberMinor() == DC_MINOR
                        ? AppProtocolResponseCode.OK_SUCCESSFUL_NEGOTIATION
                        : AppProtocolResponseCode.OK_SUCCESSFUL_NEGOTIATION_WITH_MINOR_DEVIATION;
        Identity was = state.identity();
        var now = new Identity(was.tls(), "ISO 15118-20 DC", was.id(), was.evccId(), was.service());
        return Step.answer(
                        state.with(now).to(Stage.AWAIT_SESSION, context.nowNanos()),
                        new SupportedAppProtocolRes(code, chosen.schemaId()))
                .note(
                        Iso15118Event.PROTOCOL_CHOSEN,
                        now.protocol() + (now.tls() ? " with TLS" : " without encryption"));
    }

    static Step session(SessionState state, SessionSetupReq request, Context context) {
        Identity was = state.identity();
        String evccId = Text.harmless(request.evccId(), LONGEST_ID);
        var now = new Identity(was.tls(), was.protocol(), context.freshId(), evccId, 0);
        return Step.answer(
                        state.with(now).to(Stage.AWAIT_AUTHORISATION_SETUP, context.nowNanos()),
                        new SessionSetupRes(
                                context.header(now.id()),
                                ResponseCode.OK_NEW_SESSION_ESTABLISHED,
                                context.settings().evseId()))
                .note(Iso15118Event.SESSION_STARTED, evccId);
    }

    static Step authorisationSetup(
            SessionState state, AuthorizationSetupReq request, Context context) {
        return Step.answer(
                state.to(Stage.AWAIT_AUTHORISATION, context.nowNanos()),
                new AuthorizationSetupRes(
                        header(state, context),
                        ResponseCode.OK,
                        List.of(AuthorizationService.EIM),
                        false,
                        new EimAsResAuthorizationMode()));
    }

    /** External identification: a "no" is Finished with a warning, not Ongoing ([V2G20-2219]). */
    static Step authorisation(SessionState state, AuthorizationReq request, Context context) {
        if (request.selectedAuthorizationService() != AuthorizationService.EIM) {
            return warned(
                    state,
                    ResponseCode.WARNING_AUTHORIZATION_SELECTION_INVALID,
                    Refusal.AUTHORISATION_KIND,
                    context);
        }
        EvseState evse = context.evse();
        if (evse.authorisation() == EvseState.Authorisation.REJECTED) {
            return warned(
                    state,
                    ResponseCode.WARNING_EIM_AUTHORIZATION_FAILURE,
                    Refusal.AUTHORISATION_REJECTED,
                    context);
        }
        if (evse.authorisation() == EvseState.Authorisation.ACCEPTED && evse.chargerReady()) {
            EvFacts facts = state.facts().withDoubts("", "");
            return Step.answer(
                    state.with(facts).to(Stage.AWAIT_SERVICES, context.nowNanos()),
                    new AuthorizationRes(
                            header(state, context), ResponseCode.OK, Processing.FINISHED));
        }
        if (context.isOlderThan(state.times().stageNanos(), SeccSettings.AUTHORISATION_TIMEOUT)) {
            return warned(
                    state,
                    ResponseCode.WARNING_EIM_AUTHORIZATION_FAILURE,
                    Refusal.AUTHORISATION_TIMEOUT,
                    context);
        }
        return Step.answer(
                state,
                new AuthorizationRes(header(state, context), ResponseCode.OK, Processing.ONGOING));
    }

    private static Step warned(
            SessionState state, ResponseCode code, Refusal why, Context context) {
        var response = new AuthorizationRes(header(state, context), code, Processing.FINISHED);
        String words = why.text();
        Step step = Step.answer(state.with(state.facts().withDoubts(words, "")), response);
        return state.facts().doubt().equals(words)
                ? step
                : step.note(Iso15118Event.AUTHORISATION_REFUSED, words);
    }

    static Step services(SessionState state, ServiceDiscoveryReq request, Context context) {
        return Step.answer(
                state.to(Stage.AWAIT_SERVICE_DETAIL, context.nowNanos()),
                new ServiceDiscoveryRes(
                        header(state, context),
                        ResponseCode.OK,
                        false,
                        Services.offered(context.settings()),
                        List.of()));
    }

    static Step serviceDetail(SessionState state, ServiceDetailReq request, Context context) {
        if (!Services.isOffered(request.serviceId(), context.settings())) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED_SERVICE_ID_INVALID,
                    Refusal.SERVICE_UNKNOWN,
                    "service " + request.serviceId(),
                    context);
        }
        return Step.answer(
                state.to(Stage.AWAIT_SERVICE_SELECTION, context.nowNanos()),
                new ServiceDetailRes(
                        header(state, context),
                        ResponseCode.OK,
                        request.serviceId(),
                        Services.parameterSets(request.serviceId())));
    }

    static Step serviceSelection(SessionState state, ServiceSelectionReq request, Context context) {
        int service = request.selectedEnergyTransferService().serviceId();
        int set = request.selectedEnergyTransferService().parameterSetId();
        if (!Services.isOffered(service, context.settings())) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED_NO_ENERGY_TRANSFER_SERVICE_SELECTED,
                    Refusal.NO_ENERGY_SERVICE,
                    "service " + service,
                    context);
        }
        if (set != Services.PARAMETER_SET) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED_SERVICE_SELECTION_INVALID,
                    Refusal.PARAMETER_SET_UNKNOWN,
                    "service " + service + ", set " + set,
                    context);
        }
        if (!request.selectedVasList().isEmpty()) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED_SERVICE_SELECTION_INVALID,
                    Refusal.ADDED_SERVICE_UNKNOWN,
                    "service " + request.selectedVasList().getFirst().serviceId(),
                    context);
        }
        Identity was = state.identity();
        var now = new Identity(was.tls(), was.protocol(), was.id(), was.evccId(), service);
        return Step.answer(
                        state.with(now).to(Stage.AWAIT_PARAMETERS, context.nowNanos()),
                        new ServiceSelectionRes(header(state, context), ResponseCode.OK))
                .note(
                        Iso15118Event.SERVICE_SELECTED,
                        service,
                        set,
                        service == Services.DC_BPT
                                ? "DC, both directions, dynamic control"
                                : "DC, charging only, dynamic control");
    }

    private static MessageHeader header(SessionState state, Context context) {
        return context.header(state.identity().id());
    }

    private static String offered(SupportedAppProtocolReq request) {
        return request.appProtocols().stream()
                .map(p -> Text.harmless(p.protocolNamespace(), LONGEST_NAMESPACE))
                .limit(4)
                .collect(Collectors.joining(", "));
    }
}
