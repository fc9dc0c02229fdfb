package org.tidegate.iso15118.internal;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.ExiCodec;
import org.tidegate.iso15118.exi.ExiElement;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.Reference;
import org.tidegate.iso15118.message.V2gCodec;
import org.tidegate.iso15118.message.V2gRequest;

/**
 * XML signatures of ISO 15118-20: SHA-512 over the EXI fragment of an element, and ECDSA on
 * secp521r1 or Ed448 over the fragment of SignedInfo.
 */
public final class Proof {
    public static final String SHA512 = "http://www.w3.org/2001/04/xmlenc#sha512";
    public static final String ECDSA_SHA512 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512";
    public static final String ED448 = "http://www.w3.org/2021/04/xmldsig-more#eddsa-ed448";
    public static final String CANONICAL_EXI = "http://www.w3.org/TR/canonical-exi/";

    private static final int P521_RAW_BYTES = 132;
    private static final int ED448_BYTES = 114;

    private Proof() {}

    /** Whether this key's owner has signed exactly this element. Anything odd is a no. */
    static boolean isGenuine(V2gRequest message, String element, String id, PublicKey key) {
        org.tidegate.iso15118.message.Signature signature = message.header().signature();
        if (signature == null) {
            return false;
        }
        Reference reference =
                signature.signedInfo().references().stream()
                        .filter(r -> ("#" + id).equals(r.uri()))
                        .findFirst()
                        .orElse(null);
        if (reference == null || !reference.digestMethod().equals(SHA512)) {
            return false;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-512").digest(fragment(message, element));
            return MessageDigest.isEqual(digest, reference.digestValue().array())
                    && isSigned(
                            signedInfo(message),
                            signature.signedInfo().signatureMethod(),
                            signature.signatureValue().value().array(),
                            key);
        } catch (GeneralSecurityException _) {
            return false; // a key of another kind, or numbers outside the curve
        }
    }

    private static boolean isSigned(byte[] info, String method, byte[] value, PublicKey key)
            throws GeneralSecurityException {
        boolean ecdsa =
                key instanceof ECPublicKey
                        && method.equals(ECDSA_SHA512)
                        && value.length == P521_RAW_BYTES;
        boolean edwards =
                key instanceof EdECPublicKey && method.equals(ED448) && value.length == ED448_BYTES;
        if (!ecdsa && !edwards) {
            return false;
        }
        Signature signature =
                Signature.getInstance(ecdsa ? "SHA512withECDSAinP1363Format" : "Ed448");
        signature.initVerify(key);
        signature.update(info);
        return signature.verify(value);
    }

    /** The EXI fragment of the first element of that name. */
    public static byte[] fragment(V2gRequest message, String element) {
        return ExiCodec.encodeFragment(SchemaSet.ISO20_COMMON, found(message, element));
    }

    /** The EXI fragment of SignedInfo, by the grammar of XML signature alone. */
    public static byte[] signedInfo(V2gRequest message) {
        return ExiCodec.encodeFragment(SchemaSet.XMLDSIG, found(message, "SignedInfo"));
    }

    private static ExiElement found(V2gRequest message, String element) {
        ExiElement found = find(tree(message), element);
        if (found == null) {
            throw new IllegalArgumentException(
                    "no " + element + " in " + message.getClass().getSimpleName());
        }
        return found;
    }

    private static ExiElement tree(V2gRequest message) {
        try {
            return ExiCodec.decode(message.schemaSet(), V2gCodec.encode(message));
        } catch (ExiException e) {
            throw new IllegalStateException("what was encoded just now cannot be read", e);
        }
    }

    private static @Nullable ExiElement find(ExiElement root, String name) {
        if (root.localName().equals(name)) {
            return root;
        }
        for (ExiElement child : root.children()) {
            ExiElement found = find(child, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
