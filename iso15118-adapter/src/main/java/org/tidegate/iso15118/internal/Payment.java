package org.tidegate.iso15118.internal;

import static org.tidegate.iso15118.internal.SeccSession.refused;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.EvseState.Authorisation;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.PlugAndCharge;
import org.tidegate.iso15118.PlugAndCharge.Verdict;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.AuthorizationReq;
import org.tidegate.iso15118.message.AuthorizationRes;
import org.tidegate.iso15118.message.AuthorizationService;
import org.tidegate.iso15118.message.AuthorizationSetupReq;
import org.tidegate.iso15118.message.AuthorizationSetupRes;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.CertificateInstallationReq;
import org.tidegate.iso15118.message.CertificateInstallationRes;
import org.tidegate.iso15118.message.ContractCertificateChain;
import org.tidegate.iso15118.message.EimAsResAuthorizationMode;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.MeteringConfirmationReq;
import org.tidegate.iso15118.message.MeteringConfirmationRes;
import org.tidegate.iso15118.message.PncAReqAuthorizationMode;
import org.tidegate.iso15118.message.PncAsResAuthorizationMode;
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.ResponseCode;
import org.tidegate.iso15118.message.V2gCodec;
import org.tidegate.iso15118.pki.Certificates;

/** Who pays: external identification, contracts and their certificates, confirmed readings. */
final class Payment {
    private static final String COMMON_NAMESPACE = "urn:iso:std:iso:15118:-20:CommonMessages";
    private static final int LONGEST_EMAID = 20;

    /** What the operator said within this time was not about the contract shown just now. */
    private static final long QUESTION_NANOS = 1_000_000_000L;

    private Payment() {}

    static Step setup(SessionState state, AuthorizationSetupReq request, Outside outside) {
        Context context = outside.context();
        PlugAndCharge contracts = outside.contracts();
        boolean offered = contracts.isOffered();
        boolean installs = offered && contracts.installsCertificates();
        Terms terms = state.terms().challenging(offered ? outside.challenge() : Bytes.of());
        return Step.answer(
                state.with(terms)
                        .to(
                                installs ? Stage.AWAIT_CONTRACT : Stage.AWAIT_AUTHORISATION,
                                context.nowNanos()),
                new AuthorizationSetupRes(
                        header(state, context),
                        ResponseCode.OK,
                        offered
                                ? List.of(AuthorizationService.EIM, AuthorizationService.PNC)
                                : List.of(AuthorizationService.EIM),
                        installs,
                        offered
                                ? new PncAsResAuthorizationMode(outside.challenge(), List.of())
                                : new EimAsResAuthorizationMode()));
    }

    static Step authorisation(SessionState before, AuthorizationReq request, Outside outside) {
        SessionState state =
                before.stage() == Stage.INSTALLING
                        ? before.to(Stage.AWAIT_CONTRACT, outside.context().nowNanos())
                        : before;
        boolean contract = request.selectedAuthorizationService() == AuthorizationService.PNC;
        if (!contract) {
            return external(state.with(state.terms().externally()), outside.context());
        }
        return outside.contracts().isOffered()
                        && request.authorizationMode() instanceof PncAReqAuthorizationMode mode
                ? byContract(state, request, mode, outside)
                : warned(
                        state,
                        ResponseCode.WARNING_AUTHORIZATION_SELECTION_INVALID,
                        Refusal.AUTHORISATION_KIND,
                        outside.context());
    }

    /** External identification: a "no" is Finished with a warning, not Ongoing ([V2G20-2219]). */
    private static Step external(SessionState state, Context context) {
        EvseState evse = context.evse();
        if (evse.authorisation() == Authorisation.REJECTED) {
            return warned(
                    state,
                    ResponseCode.WARNING_EIM_AUTHORIZATION_FAILURE,
                    Refusal.AUTHORISATION_REJECTED,
                    context);
        }
        if (evse.authorisation() == Authorisation.ACCEPTED && evse.chargerReady()) {
            return accepted(state, ResponseCode.OK, context);
        }
        return context.isOlderThan(state.times().stageNanos(), SeccSettings.AUTHORISATION_TIMEOUT)
                ? warned(
                        state,
                        ResponseCode.WARNING_EIM_AUTHORIZATION_FAILURE,
                        Refusal.AUTHORISATION_TIMEOUT,
                        context)
                : waiting(state, context);
    }

    /**
     * A bad contract is a warning, for the vehicle may have another one; a bad signature is not,
     * for then somebody else's contract is being shown.
     */
    private static Step byContract(
            SessionState state,
            AuthorizationReq request,
            PncAReqAuthorizationMode mode,
            Outside outside) {
        Context context = outside.context();
        ContractCertificateChain chain = mode.contractCertificateChain();
        Terms terms = state.terms();
        if (terms.proven() && terms.contract().equals(chain.certificate())) {
            return judged(state, context);
        }
        if (terms.challenge().length() == 0 || !terms.challenge().equals(mode.genChallenge())) {
            return warned(
                    state.with(terms.unpaid()),
                    ResponseCode.WARNING_CHALLENGE_INVALID,
                    Refusal.CHALLENGE_WRONG,
                    context);
        }
        X509Certificate leaf = parsed(chain.certificate());
        if (leaf == null) {
            return warned(
                    state.with(terms.unpaid()),
                    ResponseCode.WARNING_CERTIFICATE_VALIDATION_ERROR,
                    Refusal.CONTRACT_UNTRUSTED,
                    context);
        }
        String emaid = Text.harmless(Certificates.emaid(leaf), LONGEST_EMAID);
        Verdict verdict =
                outside.contracts().judge(leafFirst(chain), emaid, context.wallSeconds() * 1000);
        if (!verdict.isGood()) {
            return unfit(state.with(terms.unpaid()), verdict, context);
        }
        if (!Proof.isGenuine(
                request, "PnC_AReqAuthorizationMode", mode.id(), leaf.getPublicKey())) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED_SIGNATURE_ERROR,
                    Refusal.SIGNATURE_WRONG,
                    "Authorization, contract " + emaid,
                    context);
        }
        SessionState proven =
                state.with(terms.paying(chain.certificate(), emaid, context.nowNanos()));
        return waiting(proven, context).note(Iso15118Event.CONTRACT_PRESENTED, emaid);
    }

    private static Step unfit(SessionState state, Verdict verdict, Context context) {
        return switch (verdict) {
            case EXPIRED ->
                    warned(
                            state,
                            ResponseCode.WARNING_CERTIFICATE_EXPIRED,
                            Refusal.CONTRACT_EXPIRED,
                            context);
            case NOT_YET_VALID ->
                    warned(
                            state,
                            ResponseCode.WARNING_CERTIFICATE_NOT_YET_VALID,
                            Refusal.CONTRACT_TOO_EARLY,
                            context);
            case REVOKED ->
                    warned(
                            state,
                            ResponseCode.WARNING_CERTIFICATE_REVOKED,
                            Refusal.CONTRACT_REVOKED,
                            context);
            case CHAIN_BROKEN ->
                    warned(
                            state,
                            ResponseCode.WARNING_CERTIFICATE_VALIDATION_ERROR,
                            Refusal.CONTRACT_UNTRUSTED,
                            context);
            case NOT_ALLOWED ->
                    warned(
                            state,
                            ResponseCode.WARNING_EMSP_UNKNOWN,
                            Refusal.CONTRACT_NOT_ALLOWED,
                            context);
            case GOOD, EXPIRES_SOON -> throw new IllegalStateException("good: " + verdict);
        };
    }

    /** What the operator thinks of a proven contract. */
    private static Step judged(SessionState state, Context context) {
        EvseState evse = context.evse();
        long sinceNanos = evse.issuedNanos() - state.terms().provenNanos();
        if (evse.authorisation() == Authorisation.REJECTED && sinceNanos > QUESTION_NANOS) {
            return warned(
                    state.with(state.terms().unpaid()),
                    ResponseCode.WARNING_GENERAL_PNC_AUTHORIZATION_ERROR,
                    Refusal.CONTRACT_REJECTED,
                    context);
        }
        if (evse.authorisation() == Authorisation.ACCEPTED
                && evse.chargerReady()
                && sinceNanos > 0) {
            return accepted(state, ResponseCode.OK, context);
        }
        return context.isOlderThan(state.times().stageNanos(), SeccSettings.AUTHORISATION_TIMEOUT)
                ? warned(
                        state,
                        ResponseCode.WARNING_GENERAL_PNC_AUTHORIZATION_ERROR,
                        Refusal.AUTHORISATION_TIMEOUT,
                        context)
                : waiting(state, context);
    }

    private static Step accepted(SessionState state, ResponseCode code, Context context) {
        return Step.answer(
                state.with(state.facts().withDoubts("", ""))
                        .to(Stage.AWAIT_SERVICES, context.nowNanos()),
                new AuthorizationRes(header(state, context), code, Processing.FINISHED));
    }

    private static Step waiting(SessionState state, Context context) {
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

    /**
     * The operator is asked at once and the vehicle is kept asking ("Ongoing") until it answers.
     */
    static Step installation(
            SessionState state, CertificateInstallationReq request, Outside outside) {
        return state.stage() == Stage.INSTALLING
                ? fetched(state, outside)
                : ordered(state, request, outside);
    }

    private static Step ordered(
            SessionState state, CertificateInstallationReq request, Outside outside) {
        Context context = outside.context();
        X509Certificate leaf = parsed(request.oemProvisioningCertificateChain().certificate());
        if (leaf == null) {
            return none(
                    state,
                    ResponseCode.WARNING_CERTIFICATE_VALIDATION_ERROR,
                    "the provisioning certificate cannot be read",
                    context);
        }
        if (!Proof.isGenuine(
                request,
                "OEMProvisioningCertificateChain",
                request.oemProvisioningCertificateChain().id(),
                leaf.getPublicKey())) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED_SIGNATURE_ERROR,
                    Refusal.SIGNATURE_WRONG,
                    "CertificateInstallation",
                    context);
        }
        Instant now = Instant.ofEpochSecond(context.wallSeconds());
        boolean expired = leaf.getNotAfter().toInstant().isBefore(now);
        if (expired || leaf.getNotBefore().toInstant().isAfter(now)) {
            return none(
                    state,
                    expired
                            ? ResponseCode.WARNING_CERTIFICATE_EXPIRED
                            : ResponseCode.WARNING_CERTIFICATE_NOT_YET_VALID,
                    "the provisioning certificate is not valid now",
                    context);
        }
        return Step.answer(
                        state.to(Stage.INSTALLING, context.nowNanos()),
                        Answers.noCertificate(
                                header(state, context), ResponseCode.OK, Processing.ONGOING))
                .ordering(
                        new CertificateOrder(
                                false, COMMON_NAMESPACE, Bytes.wrap(V2gCodec.encode(request))))
                .note(Iso15118Event.CERTIFICATE_ORDERED, "installation");
    }

    private static Step fetched(SessionState state, Outside outside) {
        Context context = outside.context();
        Bytes answer = outside.certificate();
        if (answer != null) {
            CertificateInstallationRes made = installation(answer);
            if (made == null || made.responseCode().isFailure()) {
                return none(
                        state,
                        ResponseCode.WARNING_NO_CERTIFICATE_AVAILABLE,
                        "the operator's answer cannot be used",
                        context);
            }
            // The signature covers the installation data only: the header is this session's.
            var header =
                    new MessageHeader(
                            state.identity().id(),
                            context.wallSeconds(),
                            made.header().signature());
            return Step.answer(
                    state.to(Stage.AWAIT_CONTRACT, context.nowNanos()),
                    new CertificateInstallationRes(
                            header,
                            made.responseCode(),
                            Processing.FINISHED,
                            made.cpsCertificateChain(),
                            made.signedInstallationData(),
                            made.remainingContractCertificateChains()));
        }
        if (!outside.noCertificate().isEmpty()) {
            return none(
                    state,
                    ResponseCode.WARNING_NO_CERTIFICATE_AVAILABLE,
                    outside.noCertificate(),
                    context);
        }
        return context.isOlderThan(state.times().stageNanos(), SeccSettings.ONGOING_TIMEOUT)
                ? none(
                        state,
                        ResponseCode.WARNING_NO_CERTIFICATE_AVAILABLE,
                        "the operator did not answer in time",
                        context)
                : Step.answer(
                        state,
                        Answers.noCertificate(
                                header(state, context), ResponseCode.OK, Processing.ONGOING));
    }

    private static @Nullable CertificateInstallationRes installation(Bytes exi) {
        try {
            return V2gCodec.decode(SchemaSet.ISO20_COMMON, exi.array())
                            instanceof CertificateInstallationRes res
                    ? res
                    : null;
        } catch (ExiException _) {
            return null;
        }
    }

    private static Step none(
            SessionState state, ResponseCode code, String detail, Context context) {
        String words = Refusal.NO_CERTIFICATE.with(detail);
        return Step.answer(
                        state.with(state.facts().withDoubts(words, ""))
                                .to(Stage.AWAIT_CONTRACT, context.nowNanos()),
                        Answers.noCertificate(header(state, context), code, Processing.FINISHED))
                .note(Iso15118Event.AUTHORISATION_REFUSED, words);
    }

    /** The vehicle confirms, signed by its contract, the reading it was shown. */
    static Step confirmation(SessionState state, MeteringConfirmationReq request, Context context) {
        Terms terms = state.terms();
        var data = request.signedMeteringData();
        boolean same =
                data.sessionId().equals(state.identity().id())
                        && data.meterInfo().equals(terms.shown());
        X509Certificate leaf = parsed(terms.contract());
        boolean genuine =
                leaf != null
                        && Proof.isGenuine(
                                request, "SignedMeteringData", data.id(), leaf.getPublicKey());
        if (!same || !genuine) {
            return refused(
                    state,
                    request,
                    ResponseCode.FAILED_METERING_SIGNATURE_NOT_VALID,
                    Refusal.RECEIPT_WRONG,
                    same ? "signature" : "content",
                    context);
        }
        long now = context.nowNanos();
        return Step.answer(
                        state.with(terms.showing(null))
                                .with(state.times().confirmed(now).noticed(SessionState.NEVER))
                                .to(Stage.LOOP, now),
                        new MeteringConfirmationRes(header(state, context), ResponseCode.OK))
                .note(
                        Iso15118Event.RECEIPT_CONFIRMED,
                        (double) data.meterInfo().chargedEnergyReadingWh(),
                        Double.NaN,
                        "");
    }

    private static List<Bytes> leafFirst(ContractCertificateChain chain) {
        var all = new ArrayList<Bytes>();
        all.add(chain.certificate());
        all.addAll(chain.subCertificates());
        return all;
    }

    private static @Nullable X509Certificate parsed(Bytes der) {
        try {
            return Certificates.read(der.array());
        } catch (CertificateException _) {
            return null;
        }
    }

    private static MessageHeader header(SessionState state, Context context) {
        return context.header(state.identity().id());
    }
}
