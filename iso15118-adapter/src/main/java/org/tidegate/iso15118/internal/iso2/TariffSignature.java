package org.tidegate.iso15118.internal.iso2;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.exi.ExiCodec;
import org.tidegate.iso15118.exi.ExiElement;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.Bytes;

/** The signature of a tariff in the header of the message that carries it. */
final class TariffSignature {
    private static final String XMLDSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String CANONICAL_EXI = "http://www.w3.org/TR/canonical-exi/";

    private TariffSignature() {}

    /** Null if there is no key for it: an unsigned tariff is allowed with external payment. */
    static @Nullable ExiElement over(ExiElement tariff, Function<Bytes, @Nullable Bytes> signer) {
        byte[] digest = sha256(ExiCodec.encodeFragment(SchemaSet.ISO2, tariff));
        String id = tariff.attributes().values().iterator().next();
        ExiElement reference =
                element(
                        "Reference",
                        Map.of(new QName("URI"), "#" + id),
                        "",
                        element("Transforms", Map.of(), "", algorithm("Transform", CANONICAL_EXI)),
                        algorithm("DigestMethod", Signatures.SHA256),
                        element("DigestValue", Map.of(), Bytes.wrap(digest).toString()));
        ExiElement info =
                element(
                        "SignedInfo",
                        Map.of(),
                        "",
                        algorithm("CanonicalizationMethod", CANONICAL_EXI),
                        algorithm("SignatureMethod", Signatures.ECDSA_SHA256),
                        reference);
        Bytes value = signer.apply(Bytes.wrap(ExiCodec.encodeFragment(SchemaSet.XMLDSIG, info)));
        return value == null
                ? null
                : element(
                        "Signature",
                        Map.of(),
                        "",
                        info,
                        element("SignatureValue", Map.of(), value.toString()));
    }

    private static ExiElement algorithm(String name, String uri) {
        return element(name, Map.of(new QName("Algorithm"), uri), "");
    }

    private static ExiElement element(
            String name, Map<QName, String> attributes, String text, ExiElement... children) {
        return new ExiElement(
                new QName(XMLDSIG, name), attributes, text, List.copyOf(Arrays.asList(children)));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
