package org.tidegate.iso15118.pki;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;

/** Text files of certificates and keys (RFC 7468). */
public final class Pem {
    private static final int LINE = 64;

    private Pem() {}

    public static String of(String label, byte[] der) {
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, body, label);
    }

    public static String certificates(Collection<X509Certificate> certificates) {
        var text = new StringBuilder();
        for (X509Certificate each : certificates) {
            try {
                text.append(of("CERTIFICATE", each.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException("what was read can be written", e);
            }
        }
        return text.toString();
    }

    /**
     * PKCS#8, without a password.
     *
     * @throws IllegalArgumentException for a key in hardware, which cannot be read
     */
    public static String key(PrivateKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded == null) {
            throw new IllegalArgumentException("this key cannot leave its hardware");
        }
        return of("PRIVATE KEY", encoded);
    }

    /**
     * The first block with this label.
     *
     * @throws IllegalArgumentException if there is none or it is not base64
     */
    public static byte[] read(String text, String label) {
        String begin = "-----BEGIN " + label + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + label + "-----", Math.max(0, from));
        if (from < 0 || to < 0) {
            throw new IllegalArgumentException("there is no " + label + " in it");
        }
        String body = text.substring(from + begin.length(), to).replaceAll("\\s", "");
        return Base64.getDecoder().decode(body.getBytes(StandardCharsets.US_ASCII));
    }
}
