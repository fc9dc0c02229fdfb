package org.tidegate.rig.vehicle;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.util.List;
import org.tidegate.iso15118.exi.ExiCodec;
import org.tidegate.iso15118.exi.ExiElement;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.Reference;
import org.tidegate.iso15118.message.SignatureValue;
import org.tidegate.iso15118.message.SignedInfo;
import org.tidegate.iso15118.message.V2gCodec;
import org.tidegate.iso15118.message.V2gRequest;

/** A vehicle's signature in a message header, made without a line of the charger's code. */
final class EvccSigning {
    private static final String CANONICAL = "http://www.w3.org/TR/canonical-exi/";
    private static final String SHA512 = "http://www.w3.org/2001/04/xmlenc#sha512";
    private static final String ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512";
    private static final String ED448 = "http://www.w3.org/2021/04/xmldsig-more#eddsa-ed448";

    private EvccSigning() {}

    /** Makes the message for a header: the same body once without and once with a signature. */
    @FunctionalInterface
    interface Maker {
        V2gRequest with(MessageHeader header);
    }

    static V2gRequest signed(
            Maker maker, MessageHeader bare, String element, String id, PrivateKey key) {
        boolean edwards = key instanceof EdECPrivateKey;
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-512")
                            .digest(
                                    ExiCodec.encodeFragment(
                                            SchemaSet.ISO20_COMMON,
                                            find(maker.with(bare), element)));
            var info =
                    new SignedInfo(
                            null,
                            CANONICAL,
                            edwards ? ED448 : ECDSA,
                            List.of(
                                    new Reference(
                                            null,
                                            null,
                                            "#" + id,
                                            List.of(CANONICAL),
                                            SHA512,
                                            Bytes.wrap(digest))));
            V2gRequest draft = maker.with(header(bare, info, Bytes.of((byte) 0)));
            var signer = Signature.getInstance(edwards ? "Ed448" : "SHA512withECDSAinP1363Format");
            signer.initSign(key);
            signer.update(ExiCodec.encodeFragment(SchemaSet.XMLDSIG, find(draft, "SignedInfo")));
            return maker.with(header(bare, info, Bytes.wrap(signer.sign())));
        } catch (GeneralSecurityException | ExiException e) {
            throw new IllegalStateException("the twin cannot sign", e);
        }
    }

    private static MessageHeader header(MessageHeader bare, SignedInfo info, Bytes value) {
        return new MessageHeader(
                bare.sessionId(),
                bare.timeStamp(),
                new org.tidegate.iso15118.message.Signature(
                        null, info, new SignatureValue(null, value)));
    }

    private static ExiElement find(V2gRequest message, String name) throws ExiException {
        ExiElement root = ExiCodec.decode(message.schemaSet(), V2gCodec.encode(message));
        return find(root, name)
                .orElseThrow(() -> new IllegalStateException("no " + name + " to sign"));
    }

    private static java.util.Optional<ExiElement> find(ExiElement root, String name) {
        if (root.localName().equals(name)) {
            return java.util.Optional.of(root);
        }
        return root.children().stream().flatMap(c -> find(c, name).stream()).findFirst();
    }
}
