package org.tidegate.iso15118.pki;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import javax.security.auth.x500.X500Principal;
import org.tidegate.iso15118.pki.internal.DerReader;

/** What a certificate signing request says (PKCS#10), once its own signature has been checked. */
public record SigningRequest(X500Principal subject, PublicKey key) {
    private static final String[] KEY_ALGORITHMS = {"EC", "Ed448"};

    /**
     * @throws IllegalArgumentException if it is not a request, or not signed by the key it names
     */
    public static SigningRequest read(byte[] der) {
        DerReader outer = new DerReader(der).sequence();
        byte[] body = outer.whole();
        outer.skip();
        byte[] bits = outer.bytes(0x03);
        DerReader inner = new DerReader(body).sequence();
        inner.skip();
        var subject = new X500Principal(inner.whole());
        PublicKey key = key(inner.whole());
        try {
            Signature signature =
                    Signature.getInstance(
                            switch (Certificates.keyKind(key)) {
                                case P256 -> "SHA256withECDSA";
                                case P521 -> "SHA512withECDSA";
                                case ED448 -> "Ed448";
                                case OTHER ->
                                        throw new IllegalArgumentException(
                                                "not a key of ISO 15118");
                            });
            signature.initVerify(key);
            signature.update(body);
            if (bits.length < 2 || !signature.verify(bits, 1, bits.length - 1)) {
                throw new IllegalArgumentException("the request is not signed by its own key");
            }
            return new SigningRequest(subject, key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the request's signature cannot be checked", e);
        }
    }

    private static PublicKey key(byte[] info) {
        for (String algorithm : KEY_ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm)
                        .generatePublic(new X509EncodedKeySpec(info));
            } catch (GeneralSecurityException _) {
                // The next algorithm may know it.
            }
        }
        throw new IllegalArgumentException("not a key of ISO 15118");
    }
}
