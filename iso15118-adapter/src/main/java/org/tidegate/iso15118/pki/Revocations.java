package org.tidegate.iso15118.pki;

import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;

/** What is known about withdrawn certificates, without asking anybody. */
@FunctionalInterface
public interface Revocations {
    /** The answer about one certificate. */
    enum Status {
        GOOD,
        REVOKED,
        /** Nobody says anything fresh about it. */
        UNKNOWN
    }

    /**
     * @param issuer the certificate that signed it; an answer from anybody else does not count
     */
    Status of(X509Certificate certificate, X509Certificate issuer, Instant at);

    /** Knows nothing. */
    static Revocations unknown() {
        return (_, _, _) -> Status.UNKNOWN;
    }

    /**
     * Knows what these lists say while they are fresh; a list that is not its issuer's is ignored.
     */
    static Revocations of(Collection<X509CRL> lists) {
        List<X509CRL> copy = List.copyOf(lists);
        return (certificate, issuer, at) -> {
            Status status = Status.UNKNOWN;
            for (X509CRL list : copy) {
                if (!list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                        || !isFrom(list, issuer)) {
                    continue;
                }
                X509CRLEntry entry = list.getRevokedCertificate(certificate.getSerialNumber());
                if (entry != null) {
                    return Status.REVOKED; // stale or not: nobody is un-revoked by waiting
                }
                Date next = list.getNextUpdate();
                if (next == null || !next.toInstant().isBefore(at)) {
                    status = Status.GOOD;
                }
            }
            return status;
        };
    }

    private static boolean isFrom(X509CRL list, X509Certificate issuer) {
        try {
            list.verify(issuer.getPublicKey());
            return true;
        } catch (java.security.GeneralSecurityException | RuntimeException _) {
            return false;
        }
    }
}
