package org.tidegate.iso15118.pki;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import org.tidegate.iso15118.pki.internal.Der;
import org.tidegate.iso15118.pki.internal.DerReader;
import org.tidegate.iso15118.pki.internal.Issuing;

/**
 * The four values OCSP knows a certificate by, with SHA-256 (RFC 6960, 4.1.1), and who answers for
 * it.
 *
 * @param issuerNameHash,issuerKeyHash,serialNumber in hex
 * @param responderUrl from the certificate itself; empty if it names nobody
 */
public record CertificateId(
        String issuerNameHash, String issuerKeyHash, String serialNumber, String responderUrl) {
    private static final String AUTHORITY_INFORMATION = "1.3.6.1.5.5.7.1.1";
    private static final String OCSP = "1.3.6.1.5.5.7.48.1";
    private static final int URL = 0x86;

    public static CertificateId of(X509Certificate certificate, X509Certificate issuer) {
        return new CertificateId(
                hex(issuer.getSubjectX500Principal().getEncoded()),
                hex(Issuing.keyBits(issuer.getPublicKey())),
                certificate.getSerialNumber().toString(16),
                responder(certificate));
    }

    private static String hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String responder(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(AUTHORITY_INFORMATION);
        if (extension == null) {
            return "";
        }
        try {
            DerReader accesses = new DerReader(extension).inside(0x04).sequence();
            while (!accesses.isAtEnd()) {
                DerReader access = accesses.sequence();
                boolean ocsp = Arrays.equals(access.whole(), Der.oid(OCSP));
                if (ocsp && access.peek() == URL) {
                    return new String(access.bytes(URL), StandardCharsets.US_ASCII);
                }
            }
            return "";
        } catch (IllegalArgumentException _) {
            return ""; // somebody's broken extension: then nobody answers for it
        }
    }
}
