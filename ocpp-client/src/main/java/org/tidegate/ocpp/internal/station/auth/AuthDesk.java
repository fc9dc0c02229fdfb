package org.tidegate.ocpp.internal.station.auth;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.internal.json.ErrorCode;
import org.tidegate.ocpp.internal.message.Authorisation.AuthorizationData;
import org.tidegate.ocpp.internal.message.Authorisation.ClearCacheResponse;
import org.tidegate.ocpp.internal.message.Authorisation.ClearCacheStatus;
import org.tidegate.ocpp.internal.message.Authorisation.GetLocalListVersionResponse;
import org.tidegate.ocpp.internal.message.Authorisation.SendLocalList;
import org.tidegate.ocpp.internal.message.Authorisation.SendLocalListResponse;
import org.tidegate.ocpp.internal.message.Authorisation.SendLocalListStatus;
import org.tidegate.ocpp.internal.message.Authorisation.Update;
import org.tidegate.ocpp.internal.message.Certificates.HashAlgorithm;
import org.tidegate.ocpp.internal.message.Certificates.OcspRequestData;
import org.tidegate.ocpp.internal.message.Data.IdToken;
import org.tidegate.ocpp.internal.message.Data.StatusInfo;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.station.Keep;
import org.tidegate.ocpp.internal.station.Surroundings;
import org.tidegate.ocpp.internal.station.device.Setting;

/** The operator's hand on local list and cache (OCPP 2.1 C11, D). */
public final class AuthDesk {
    public static final int LIST_ITEMS = 200;
    public static final int LIST_BYTES = 131_072;
    private static final int LONGEST_CERTIFICATE = 10_000;
    private static final int MOST_HASHES = 4;

    private final Surroundings at;
    private final Admission admission;

    public AuthDesk(Surroundings at, Admission admission) {
        this.at = at;
        this.admission = admission;
    }

    public OperatorCall.Answer clearCache() {
        if (!at.variables().is(Setting.AUTH_CACHE_ENABLED)) {
            return new ClearCacheResponse(
                    ClearCacheStatus.REJECTED,
                    new StatusInfo("NotEnabled", "AuthCacheCtrlr.Enabled is false"));
        }
        admission.cache().clear();
        at.out().save(Keep.TOKEN_CACHE, "");
        return new ClearCacheResponse(ClearCacheStatus.ACCEPTED, null);
    }

    public OperatorCall.Answer version() {
        boolean enabled = at.variables().is(Setting.LOCAL_LIST_ENABLED);
        return new GetLocalListVersionResponse(enabled ? admission.list().version() : 0);
    }

    public OperatorCall.Answer send(SendLocalList c, int bytes) {
        List<AuthorizationData> sent =
                c.localAuthorizationList() == null ? List.of() : c.localAuthorizationList();
        if (sent.size() > LIST_ITEMS) {
            return new OperatorCall.Declined(
                    ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION,
                    sent.size() + " elements, ItemsPerMessage is " + LIST_ITEMS);
        }
        if (bytes > LIST_BYTES) {
            return new OperatorCall.Declined(
                    ErrorCode.FORMAT_VIOLATION, bytes + " bytes, BytesPerMessage is " + LIST_BYTES);
        }
        if (!at.variables().is(Setting.LOCAL_LIST_ENABLED)) {
            return new SendLocalListResponse(
                    SendLocalListStatus.FAILED,
                    new StatusInfo("NotEnabled", "LocalAuthListCtrlr.Enabled is false"));
        }
        var entries = new ArrayList<LocalList.Entry>();
        sent.forEach(d -> entries.add(new LocalList.Entry(d.idToken(), d.idTokenInfo())));
        LocalList.Update update =
                c.updateType() == Update.FULL
                        ? admission.list().full(c.versionNumber(), entries)
                        : admission.list().differential(c.versionNumber(), entries);
        LocalList next = update.list();
        if (next == null) {
            return new SendLocalListResponse(
                    update.versionMismatch()
                            ? SendLocalListStatus.VERSION_MISMATCH
                            : SendLocalListStatus.FAILED,
                    new StatusInfo("InvalidValue", update.why()));
        }
        admission.use(next);
        at.out().save(Keep.LOCAL_LIST, next.text());
        return new SendLocalListResponse(SendLocalListStatus.ACCEPTED, null);
    }

    /**
     * Plug and Charge sends hashes for the operator's OCSP, or the chain if it validates itself.
     */
    public StationCall ask(IdToken token, StationState.@Nullable Contract contract) {
        if (contract == null) {
            return new StationCall.Authorize(token);
        }
        var hashes = new ArrayList<OcspRequestData>();
        for (StationState.CertificateHash h : contract.hashes()) {
            HashAlgorithm algorithm = algorithm(h.algorithm());
            if (algorithm != null && hashes.size() < MOST_HASHES) {
                hashes.add(
                        new OcspRequestData(
                                algorithm,
                                h.issuerNameHash(),
                                h.issuerKeyHash(),
                                h.serialNumber(),
                                h.responderUrl()));
            }
        }
        boolean central =
                (!contract.trusted() || hashes.isEmpty())
                        && at.variables().is(Setting.CENTRAL_CONTRACT_VALIDATION)
                        && contract.certificatePem().length() <= LONGEST_CERTIFICATE
                        && !contract.certificatePem().isEmpty();
        return new StationCall.Authorize(
                token,
                central ? contract.certificatePem() : null,
                hashes.isEmpty() ? null : hashes);
    }

    private static @Nullable HashAlgorithm algorithm(String name) {
        return switch (name) {
            case "SHA256" -> HashAlgorithm.SHA256;
            case "SHA384" -> HashAlgorithm.SHA384;
            case "SHA512" -> HashAlgorithm.SHA512;
            default -> null;
        };
    }
}
