package org.tidegate.iso15118.internal;

import static org.tidegate.iso15118.internal.SeccSession.refused;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.internal.SessionState.Identity;
import org.tidegate.iso15118.message.AppProtocol;
import org.tidegate.iso15118.message.AppProtocolResponseCode;
import org.tidegate.iso15118.message.MessageHeader;
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
    static final String AC_NAMESPACE = "urn:iso:std:iso:15118:-20:AC";
    static final String DC_NAME = "ISO 15118-20 DC";
    static final String AC_NAME = "ISO 15118-20 AC";
    private static final int MAJOR = 1;
    private static final int MINOR = 0;
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_NAMESPACE = 40;

    private Negotiation() {}

    /** Whether this entry names a message set of ISO 15118-20 that this charger can serve. */
    static boolean serves(AppProtocol offered, SeccSettings settings) {
        String namespace = offered.protocolNamespace();
        boolean ac = namespace.equals(AC_NAMESPACE);
        return (ac || namespace.equals(DC_NAMESPACE))
                && Services.serves(settings, ac)
                && offered.versionNumberMajor() == MAJOR;
    }

    /** [V2G20-169]: the supported entry with the lowest priority number, whatever the order. */
    static Step protocol(SessionState state, SupportedAppProtocolReq request, Context context) {
        AppProtocol chosen =
                request.appProtocols().stream()
                        .filter(p -> serves(p, context.settings()))
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
                chosen.versionNumberMinor() == MINOR
                        ? AppProtocolResponseCode.OK_SUCCESSFUL_NEGOTIATION
                        : AppProtocolResponseCode.OK_SUCCESSFUL_NEGOTIATION_WITH_MINOR_DEVIATION;
        boolean ac = chosen.protocolNamespace().equals(AC_NAMESPACE);
        Identity now = state.identity().speaking(ac ? AC_NAME : DC_NAME);
        return Step.answer(
                        state.with(now).to(Stage.AWAIT_SESSION, context.nowNanos()),
                        new SupportedAppProtocolRes(code, chosen.schemaId()))
                .note(
                        Iso15118Event.PROTOCOL_CHOSEN,
                        now.protocol() + (now.tls() ? " with TLS" : " without encryption"));
    }

    /** A vehicle that comes back from a pause joins its old session, if it is the same vehicle. */
    static Step session(SessionState state, SessionSetupReq request, Outside outside) {
        Context context = outside.context();
        String evccId = Text.harmless(request.evccId(), LONGEST_ID);
        SessionState paused = Resuming.paused(state, request, evccId, outside);
        return paused == null
                ? begin(state, evccId, context)
                : Resuming.joined(state, paused, context);
    }

    private static Step begin(SessionState state, String evccId, Context context) {
        Identity now = state.identity().named(context.freshId(), evccId, 0);
        return Step.answer(
                        state.with(now).to(Stage.AWAIT_AUTHORISATION_SETUP, context.nowNanos()),
                        new SessionSetupRes(
                                context.header(now.id()),
                                ResponseCode.OK_NEW_SESSION_ESTABLISHED,
                                context.settings().evseId()))
                .note(Iso15118Event.SESSION_STARTED, evccId);
    }

    static Step services(SessionState state, ServiceDiscoveryReq request, Context context) {
        return Step.answer(
                state.to(Stage.AWAIT_SERVICE_DETAIL, context.nowNanos()),
                new ServiceDiscoveryRes(
                        header(state, context),
                        ResponseCode.OK,
                        context.settings().iso20().serviceRenegotiation(),
                        Services.offered(context.settings(), state.speaksAc()),
                        List.of()));
    }

    static Step serviceDetail(SessionState state, ServiceDetailReq request, Context context) {
        if (!Services.isOffered(request.serviceId(), context.settings(), state.speaksAc())) {
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
                        Services.parameterSets(request.serviceId(), context.settings())));
    }

    static Step serviceSelection(SessionState state, ServiceSelectionReq request, Context context) {
        int service = request.selectedEnergyTransferService().serviceId();
        int set = request.selectedEnergyTransferService().parameterSetId();
        if (!Services.isOffered(service, context.settings(), state.speaksAc())) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED_NO_ENERGY_TRANSFER_SERVICE_SELECTED,
                    Refusal.NO_ENERGY_SERVICE,
                    "service " + service,
                    context);
        }
        Services.Choice choice = Services.choice(set, context.settings());
        if (choice == null) {
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
        return Step.answer(
                        state.with(state.identity().served(service))
                                .with(state.terms().chosen(choice))
                                .to(Stage.AWAIT_PARAMETERS, context.nowNanos()),
                        new ServiceSelectionRes(header(state, context), ResponseCode.OK))
                .note(
                        Iso15118Event.SERVICE_SELECTED,
                        service,
                        set,
                        Services.name(service)
                                + (Services.isBidirectional(service)
                                        ? ", both directions, "
                                        : ", charging only, ")
                                + choice.words());
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
