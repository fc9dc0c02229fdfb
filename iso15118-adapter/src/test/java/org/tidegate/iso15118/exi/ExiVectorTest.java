package org.tidegate.iso15118.exi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.iso15118.exi.ExiException.Reason;

/**
 * The general codec against bytes and XML made by independent codecs: every schema set, documents
 * and fragments.
 */
public class ExiVectorTest {

    /**
     * RISE-V2G leaves an empty SignatureValue out with an undeclared event, which we understand but
     * never write.
     */
    public static final Set<String> DECODE_ONLY =
            Set.of("cap.RISE-V2G-SECC.ChargeParameterDiscoveryRes.3");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "appprotocol",
                "din70121",
                "iso15118-2",
                "iso15118-20-common",
                "iso15118-20-ac",
                "iso15118-20-dc",
                "iso15118-20-acdp",
                "iso15118-20-wpt",
                "xmldsig"
            })
    void xml_and_bytes_of_every_vector_become_each_other(String file) throws ExiException {
        for (Vector vector : Vector.of(file)) {
            ExiElement fromXml = ExiXml.parse(vector.xml());
            byte[] encoded =
                    vector.fragment()
                            ? ExiCodec.encodeFragment(vector.set(), fromXml)
                            : ExiCodec.encode(vector.set(), fromXml);
            if (!DECODE_ONLY.contains(vector.name())) {
                assertThat(HexFormat.of().formatHex(encoded))
                        .as(vector.toString())
                        .isEqualTo(vector.hex());
            }
            ExiElement decoded = decode(vector);
            assertThat(decoded).as(vector.toString()).isEqualTo(fromXml);
            assertThat(ExiXml.parse(ExiXml.write(decoded)))
                    .as(vector.toString())
                    .isEqualTo(decoded);
        }
    }

    private static ExiElement decode(Vector vector) throws ExiException {
        return vector.fragment()
                ? ExiCodec.decodeFragment(vector.set(), vector.exi())
                : ExiCodec.decode(vector.set(), vector.exi());
    }

    static Stream<Vector> stringTable() {
        return Vector.of("decode-only-stringtable").stream();
    }

    @ParameterizedTest
    @MethodSource("stringTable")
    void references_to_earlier_strings_are_understood(Vector vector) throws ExiException {
        assertThat(ExiCodec.decode(vector.set(), vector.exi()))
                .isEqualTo(ExiXml.parse(vector.xml()));
    }

    static Stream<Vector> negative() {
        return Vector.of("negative").stream();
    }

    @ParameterizedTest
    @MethodSource("negative")
    void broken_messages_are_refused_with_the_right_reason(Vector vector) {
        ExiException thrown =
                catchThrowableOfType(
                        ExiException.class, () -> ExiCodec.decode(vector.set(), vector.exi()));

        assertThat(thrown).isNotNull();
        if (vector.expect().equals("schema-invalid")) {
            assertThat(thrown.reason()).isEqualTo(Reason.SCHEMA_INVALID);
        }
    }
}
