package org.tidegate.iso15118.internal.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.TlsSettings;
import org.tidegate.iso15118.pki.Certificates;
import org.tidegate.iso15118.pki.Certificates.KeyKind;
import org.tidegate.iso15118.pki.Credential;

/**
 * Version and certificate for one vehicle, decided from its ClientHello alone: TLS 1.3 where
 * vehicle and charger can do it as ISO 15118-20 wants it, else TLS 1.2 as ISO 15118-2 wants it.
 */
sealed interface Choice {
    int TLS_AES_256_GCM_SHA384 = 0x1302;
    int TLS_CHACHA20_POLY1305_SHA256 = 0x1303;
    int ECDHE_ECDSA_AES_128_CBC_SHA256 = 0xC023;
    int ECDH_ECDSA_AES_128_CBC_SHA256 = 0xC025;
    int SECP256R1 = 23;
    int SECP521R1 = 25;
    int X448 = 30;
    int ECDSA_SECP256R1_SHA256 = 0x0403;
    int ECDSA_SECP521R1_SHA512 = 0x0603;
    int ED448 = 0x0808;

    /** Where in a certificate's key usage the right to agree on keys is written. */
    int KEY_AGREEMENT = 4;

    /**
     * @param root the root above the chain, if known
     * @param scheme what the charger signs with
     */
    record Served(boolean tls13, Credential credential, @Nullable X509Certificate root, int scheme)
            implements Choice {}

    record Refused(Refusal refusal, String detail) implements Choice {}

    static Choice of(Hello hello, TlsSettings settings) {
        String why13 = hello.offersTls13() ? "" : "the vehicle offers no TLS 1.3";
        if (hello.offersTls13()) {
            if (!hello.offersSuite(TLS_AES_256_GCM_SHA384)
                    && !hello.offersSuite(TLS_CHACHA20_POLY1305_SHA256)) {
                why13 = "no cipher suite of ISO 15118-20";
            } else if (!hello.offersGroup(SECP521R1) && !hello.offersGroup(X448)) {
                why13 = "neither secp521r1 nor x448";
            } else {
                Served served = pick(hello, settings, true);
                if (served != null) {
                    return served;
                }
                why13 = "no certificate for its signature schemes";
            }
        }
        String why12 = hello.offersTls12() ? "" : "the vehicle offers no TLS 1.2";
        if (hello.offersTls12()) {
            if (!hello.offersSuite(ECDHE_ECDSA_AES_128_CBC_SHA256)
                    && !hello.offersSuite(ECDH_ECDSA_AES_128_CBC_SHA256)) {
                why12 = "no cipher suite of ISO 15118-2";
            } else if (!hello.offersGroup(SECP256R1)) {
                why12 = "no secp256r1";
            } else {
                Served served = pick(hello, settings, false);
                if (served != null) {
                    return served;
                }
                why12 = "no secp256r1 certificate, or the vehicle takes no such signature";
            }
        }
        boolean noVersion = !hello.offersTls12() && !hello.offersTls13();
        return new Refused(
                noVersion ? Refusal.TLS_VERSION : Refusal.TLS_NOTHING_IN_COMMON,
                "TLS 1.3: " + why13 + "; TLS 1.2: " + why12);
    }

    /** The first credential that fits, preferring one under a root the vehicle names. */
    private static @Nullable Served pick(Hello hello, TlsSettings settings, boolean tls13) {
        Served first = null;
        for (Credential each : settings.credentials()) {
            int scheme = scheme(Certificates.keyKind(each.leaf().getPublicKey()), tls13);
            if (scheme < 0 || !hello.acceptsSignature(scheme)) {
                continue;
            }
            X509Certificate root = root(each, settings.ownRoots());
            var served = new Served(tls13, each, root, scheme);
            if (hello.roots() == null || leadsTo(each, root, hello.roots())) {
                return served;
            }
            first = first == null ? served : first;
        }
        // None under its roots: RFC 6066 6 leaves the rest to the vehicle, which will say why.
        return first;
    }

    private static int scheme(KeyKind kind, boolean tls13) {
        return switch (kind) {
            case P256 -> tls13 ? -1 : ECDSA_SECP256R1_SHA256;
            case P521 -> tls13 ? ECDSA_SECP521R1_SHA512 : -1;
            case ED448 -> tls13 ? ED448 : -1;
            case OTHER -> -1;
        };
    }

    private static @Nullable X509Certificate root(
            Credential credential, List<X509Certificate> roots) {
        X509Certificate top = credential.chain().getLast();
        for (X509Certificate root : roots) {
            if (root.getSubjectX500Principal().equals(top.getIssuerX500Principal())
                    && Certificates.isSignedBy(top, root)) {
                return root;
            }
        }
        return null;
    }

    private static boolean leadsTo(
            Credential credential, @Nullable X509Certificate root, Hello.Roots wanted) {
        for (X509Certificate each : credential.chain()) {
            if (wanted.names().contains(each.getIssuerX500Principal())) {
                return true;
            }
        }
        if (root == null) {
            return false;
        }
        byte[] certificate = sha1(encoded(root));
        byte[] key = org.tidegate.iso15118.pki.internal.Issuing.keyId(root.getPublicKey());
        return wanted.certificateSha1().stream().anyMatch(h -> Arrays.equals(h, certificate))
                || wanted.keySha1().stream().anyMatch(h -> Arrays.equals(h, key));
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }

    private static byte[] sha1(byte[] of) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(of); // RFC 6066 knows no other
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-1", e);
        }
    }
}
