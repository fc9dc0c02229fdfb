package org.tidegate.iso15118.internal.tls;

import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * What a vehicle's ClientHello says that decides which certificate it is shown. Numbers are those
 * of the IANA registries.
 *
 * @param groups null if it does not say
 * @param signatureSchemes null if it does not say
 * @param roots whom the vehicle trusts (trusted_ca_keys or certificate_authorities); null if it
 *     does not say
 */
record Hello(
        boolean offersTls12,
        boolean offersTls13,
        Set<Integer> suites,
        @Nullable Set<Integer> groups,
        @Nullable Set<Integer> signatureSchemes,
        @Nullable Roots roots) {

    /**
     * Roots by name or by fingerprint.
     *
     * @param certificateSha1 of whole certificates
     * @param keySha1 of the public key bits
     */
    record Roots(Set<X500Principal> names, List<byte[]> certificateSha1, List<byte[]> keySha1) {}

    boolean offersSuite(int suite) {
        return suites.contains(suite);
    }

    boolean offersGroup(int group) {
        return groups == null || groups.contains(group);
    }

    boolean acceptsSignature(int scheme) {
        return signatureSchemes == null || signatureSchemes.contains(scheme);
    }
}
