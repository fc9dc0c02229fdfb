package org.tidegate.iso15118.internal.tls;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.tls.AlertDescription;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.TlsSettings;
import org.tidegate.iso15118.pki.CertificateRole;
import org.tidegate.iso15118.pki.ChainCheck;
import org.tidegate.iso15118.pki.Fault;
import org.tidegate.iso15118.pki.Finding;

/** What to say about the certificates a vehicle shows: to people and, as an alert, to it. */
record VehicleJudge(Refusal refusal, short alert, String detail) {
    /** Null if the vehicle may come in. */
    static @Nullable VehicleJudge of(
            List<X509Certificate> chain, TlsSettings settings, Instant at) {
        if (chain.isEmpty()) {
            return settings.vehicleCertificate() == TlsSettings.VehicleCertificate.REQUIRED
                    ? new VehicleJudge(
                            Refusal.TLS_VEHICLE_UNNAMED, AlertDescription.certificate_required, "")
                    : null;
        }
        ChainCheck.Result result =
                ChainCheck.judge(
                        chain,
                        settings.vehicleRoots(),
                        CertificateRole.VEHICLE,
                        settings.revocations(),
                        at);
        Finding worst = result.worst();
        return result.isGood() || worst == null
                ? null
                : new VehicleJudge(refusal(worst.fault()), alert(worst.fault()), worst.toString());
    }

    private static Refusal refusal(Fault fault) {
        return switch (fault) {
            case EXPIRED -> Refusal.TLS_VEHICLE_EXPIRED;
            case NOT_YET_VALID -> Refusal.TLS_VEHICLE_NOT_YET_VALID;
            case REVOKED -> Refusal.TLS_VEHICLE_REVOKED;
            case UNKNOWN_ROOT -> Refusal.TLS_VEHICLE_UNKNOWN;
            case WRONG_PURPOSE, WRONG_DOMAIN -> Refusal.TLS_VEHICLE_PURPOSE;
            case EMPTY,
                    UNREADABLE,
                    TOO_LONG,
                    BAD_SIGNATURE,
                    NOT_A_CA,
                    WEAK_KEY,
                    NOT_PKIX,
                    EXPIRES_SOON,
                    NO_KEY ->
                    Refusal.TLS_VEHICLE_CHAIN;
        };
    }

    private static short alert(Fault fault) {
        return switch (fault) {
            case EXPIRED, NOT_YET_VALID -> AlertDescription.certificate_expired;
            case REVOKED -> AlertDescription.certificate_revoked;
            case UNKNOWN_ROOT -> AlertDescription.unknown_ca;
            case WRONG_PURPOSE, WRONG_DOMAIN, WEAK_KEY -> AlertDescription.unsupported_certificate;
            case EMPTY,
                    UNREADABLE,
                    TOO_LONG,
                    BAD_SIGNATURE,
                    NOT_A_CA,
                    NOT_PKIX,
                    EXPIRES_SOON,
                    NO_KEY ->
                    AlertDescription.bad_certificate;
        };
    }
}
