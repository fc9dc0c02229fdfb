package org.tidegate.iso15118.internal.iso2;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.ExiCodec;
import org.tidegate.iso15118.exi.ExiElement;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.Reference;
import org.tidegate.iso15118.message.Signature;
import org.tidegate.iso15118.message.SignatureValue;
import org.tidegate.iso15118.message.SignedInfo;
import org.tidegate.iso15118.message.V2gCodec;
import org.tidegate.iso15118.message.iso2.Iso2Message;
import org.tidegate.iso15118.message.iso2.MessageHeader;
import org.tidegate.iso15118.message.iso2.SalesTariff;

/** The signature of a tariff in the header of the message that carries it. */
final class TariffSignature {
    private static final String CANONICAL_EXI = "http://www.w3.org/TR/canonical-exi/";

    private TariffSignature() {}

    /** Unsigned if there is no key: that is allowed with external payment. */
    static Iso2Message over(
            Iso2Message message, SalesTariff tariff, Function<Bytes, @Nullable Bytes> signer) {
        ExiElement element = find(tree(message), "SalesTariff");
        byte[] digest = sha256(ExiCodec.encodeFragment(SchemaSet.ISO2, element));
        var info =
                new SignedInfo(
                        null,
                        CANONICAL_EXI,
                        Signatures.ECDSA_SHA256,
                        List.of(
                                new Reference(
                                        null,
                                        null,
                                        "#" + tariff.id(),
                                        List.of(CANONICAL_EXI),
                                        Signatures.SHA256,
                                        Bytes.wrap(digest))));
        // Encoded once with an empty signature, because the fragment comes from the tree.
        Iso2Message prepared = with(message, info, Bytes.of(new byte[64]));
        ExiElement signedInfo = find(tree(prepared), "SignedInfo");
        Bytes value =
                signer.apply(Bytes.wrap(ExiCodec.encodeFragment(SchemaSet.XMLDSIG, signedInfo)));
        return value == null ? message : with(message, info, value);
    }

    private static Iso2Message with(Iso2Message message, SignedInfo info, Bytes value) {
        var signature = new Signature(null, info, new SignatureValue(null, value));
        MessageHeader header = message.header();
        return new Iso2Message(
                new MessageHeader(header.sessionId(), header.notification(), signature),
                message.body());
    }

    private static ExiElement tree(Iso2Message message) {
        try {
            return ExiCodec.decode(SchemaSet.ISO2, V2gCodec.encode(message));
        } catch (ExiException e) {
            throw new AssertionError("what was just written can be read", e);
        }
    }

    private static ExiElement find(ExiElement element, String name) {
        for (ExiElement child : element.children()) {
            if (child.localName().equals(name)) {
                return child;
            }
            if (contains(child, name)) {
                return find(child, name);
            }
        }
        throw new AssertionError("no " + name + " in what was just written");
    }

    private static boolean contains(ExiElement element, String name) {
        return element.children().stream()
                .anyMatch(c -> c.localName().equals(name) || contains(c, name));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
