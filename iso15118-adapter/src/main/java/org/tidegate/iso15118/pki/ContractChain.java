package org.tidegate.iso15118.pki;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges the contract a vehicle shows for plug and charge (ISO 15118-2 PaymentDetailsReq, ISO
 * 15118-20 AuthorizationReq). Whether the operator pays for it is the operator's word, not ours.
 */
public final class ContractChain {
    private ContractChain() {}

    /**
     * What to tell the vehicle. Names are those of the standards' response codes; ISO 15118-20
     * treats a bad contract as a warning, since the vehicle may have another one.
     */
    public enum Verdict {
        GOOD("OK", "OK"),
        EXPIRES_SOON("OK_CertificateExpiresSoon", "OK_CertificateExpiresSoon"),
        EXPIRED("FAILED_CertificateExpired", "WARNING_CertificateExpired"),
        NOT_YET_VALID("FAILED_CertChainError", "WARNING_CertificateNotYetValid"),
        REVOKED("FAILED_CertificateRevoked", "WARNING_CertificateRevoked"),
        CHAIN_ERROR("FAILED_CertChainError", "WARNING_CertificateValidationError"),
        /** Well made, but not under a mobility operator this charger knows. */
        NOT_ALLOWED("FAILED_CertificateNotAllowedAtThisEVSE", "WARNING_eMSPUnknown");

        private final String iso2;
        private final String iso20;

        Verdict(String iso2, String iso20) {
            this.iso2 = iso2;
            this.iso20 = iso20;
        }

        /** The response code of ISO 15118-2, as the schema spells it. */
        public String iso2() {
            return iso2;
        }

        /** The response code of ISO 15118-20, as the schema spells it. */
        public String iso20() {
            return iso20;
        }

        public boolean isGood() {
            return this == GOOD || this == EXPIRES_SOON;
        }
    }

    /**
     * The verdict and why.
     *
     * @param emaid the contract's identifier, normalised; empty if it could not be read
     * @param detail for people; empty if all is well
     */
    public record Outcome(
            Verdict verdict, String emaid, @Nullable X509Certificate leaf, String detail) {}

    /**
     * Judges certificates as they came in the message.
     *
     * @param leaf and {@code subCertificates} in DER
     * @param moRoots roots of mobility operators, and V2G roots that sign for them
     */
    public static Outcome verify(
            byte[] leaf,
            Collection<byte[]> subCertificates,
            Collection<X509Certificate> moRoots,
            Revocations revocations,
            Instant at) {
        try {
            return verify(Certificates.readChain(leaf, subCertificates), moRoots, revocations, at);
        } catch (CertificateException e) {
            return new Outcome(
                    Verdict.CHAIN_ERROR,
                    "",
                    null,
                    "the contract certificate cannot be read: " + e.getMessage());
        }
    }

    /** Judges certificates with nothing known about revocation. */
    public static Outcome verify(
            List<X509Certificate> chain, Collection<X509Certificate> moRoots, Instant at) {
        return verify(chain, moRoots, Revocations.unknown(), at);
    }

    /**
     * Judges certificates.
     *
     * @param chain the contract first, then its sub-CAs in any order
     */
    public static Outcome verify(
            List<X509Certificate> chain,
            Collection<X509Certificate> moRoots,
            Revocations revocations,
            Instant at) {
        ChainCheck.Result result =
                ChainCheck.judge(chain, moRoots, CertificateRole.CONTRACT, revocations, at);
        Finding worst = result.worst();
        X509Certificate leaf = chain.isEmpty() ? null : chain.getFirst();
        String emaid = leaf == null ? "" : Certificates.emaid(leaf);
        return worst == null && emaid.isEmpty()
                ? new Outcome(Verdict.CHAIN_ERROR, "", leaf, "the contract names no eMAID")
                : new Outcome(
                        worst == null ? Verdict.GOOD : verdict(worst.fault()),
                        emaid,
                        leaf,
                        worst == null ? "" : worst.toString());
    }

    private static Verdict verdict(Fault fault) {
        return switch (fault) {
            case EXPIRED -> Verdict.EXPIRED;
            case NOT_YET_VALID -> Verdict.NOT_YET_VALID;
            case REVOKED -> Verdict.REVOKED;
            case UNKNOWN_ROOT -> Verdict.NOT_ALLOWED;
            case EXPIRES_SOON -> Verdict.EXPIRES_SOON;
            case EMPTY,
                    UNREADABLE,
                    TOO_LONG,
                    BAD_SIGNATURE,
                    NOT_A_CA,
                    WRONG_PURPOSE,
                    WRONG_DOMAIN,
                    WEAK_KEY,
                    NOT_PKIX,
                    NO_KEY ->
                    Verdict.CHAIN_ERROR;
        };
    }
}
