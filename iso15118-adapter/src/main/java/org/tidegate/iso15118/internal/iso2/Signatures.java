package org.tidegate.iso15118.internal.iso2;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** XML signatures of ISO 15118-2: SHA-256 over an EXI fragment, ECDSA over SignedInfo. */
final class Signatures {
    static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    static final String ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

    private static final int RAW_BYTES = 64;

    private Signatures() {}

    /** Whether this key's owner has signed exactly this body. Anything odd is a no. */
    static boolean isGenuine(@Nullable Signed signed, PublicKey key) {
        if (signed == null
                || signed.id() == null
                || !signed.method().equals(ECDSA_SHA256)
                || signed.value().length() != RAW_BYTES) {
            return false;
        }
        String wanted = "#" + signed.id();
        Signed.Reference reference =
                signed.references().stream()
                        .filter(r -> r.uri().equals(wanted))
                        .findFirst()
                        .orElse(null);
        if (reference == null || !reference.digestMethod().equals(SHA256)) {
            return false;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(signed.fragment().array());
            if (!Arrays.equals(digest, reference.digest().array())) {
                return false;
            }
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(key);
            signature.update(signed.signedInfo().array());
            return signature.verify(signed.value().array());
        } catch (GeneralSecurityException _) {
            return false; // a key of another kind, or numbers outside the curve
        }
    }
}
