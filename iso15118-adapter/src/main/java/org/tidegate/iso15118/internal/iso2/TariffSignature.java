package org.tidegate.iso15118.internal.iso2;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.Reference;
import org.tidegate.iso15118.message.Signature;
import org.tidegate.iso15118.message.SignatureValue;
import org.tidegate.iso15118.message.SignedInfo;
import org.tidegate.iso15118.message.V2gFragment;
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
        byte[] digest = sha256(V2gFragment.ISO2_SALES_TARIFF.encode(tariff));
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
        Bytes value = signer.apply(Bytes.wrap(V2gFragment.SIGNED_INFO.encode(info)));
        return value == null ? message : with(message, info, value);
    }

    private static Iso2Message with(Iso2Message message, SignedInfo info, Bytes value) {
        var signature = new Signature(null, info, new SignatureValue(null, value));
        MessageHeader header = message.header();
        return new Iso2Message(
                new MessageHeader(header.sessionId(), header.notification(), signature),
                message.body());
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
