package org.tidegate.iso15118.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.iso15118.exi.ExiCodec;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.ExiVectorTest;
import org.tidegate.iso15118.exi.ExiXml;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.exi.Vector;
import org.tidegate.iso15118.message.din.DinMessage;
import org.tidegate.iso15118.message.iso2.Iso2Message;

/** Every vector of a set with records, against bytes made by two independent codecs. */
class MessageVectorTest {

    private static final MessageHeader HEADER =
            new MessageHeader(SessionId.parse("0123456789ABCDEF"), 1_700_000_000);
    private static final Rational VOLTS = Rational.fromDouble(400);

    static Stream<Vector> documents() {
        return Stream.of(SchemaSet.values())
                .filter(set -> set != SchemaSet.XMLDSIG)
                .flatMap(set -> Vector.of(set.tableName()).stream())
                .filter(v -> !v.fragment());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_record_made_from_bytes_makes_the_same_bytes(Vector vector) throws ExiException {
        V2gMessage message = V2gCodec.decode(vector.set(), vector.exi());

        if (!ExiVectorTest.DECODE_ONLY.contains(vector.name())) {
            assertThat(HexFormat.of().formatHex(V2gCodec.encode(message))).isEqualTo(vector.hex());
        }
        assertThat(nameOf(message)).isEqualToIgnoringCase(vector.message().replace("_", ""));
    }

    private static String nameOf(V2gMessage message) {
        Object content =
                switch (message) {
                    case DinMessage m -> Objects.requireNonNull(m.body());
                    case Iso2Message m -> Objects.requireNonNull(m.body());
                    default -> message;
                };
        return content.getClass().getSimpleName();
    }

    static Stream<Vector> stringTable() {
        return Vector.of("decode-only-stringtable").stream().filter(v -> !v.fragment());
    }

    @ParameterizedTest
    @MethodSource("stringTable")
    void references_to_earlier_strings_are_understood(Vector vector) throws ExiException {
        byte[] literal = ExiCodec.encode(vector.set(), ExiXml.parse(vector.xml()));

        assertThat(V2gCodec.decode(vector.set(), vector.exi()))
                .isEqualTo(V2gCodec.decode(vector.set(), literal));
    }

    static Stream<Vector> negative() {
        return Vector.of("negative").stream().filter(v -> !v.fragment());
    }

    @ParameterizedTest
    @MethodSource("negative")
    void broken_messages_are_refused_with_the_right_reason(Vector vector) {
        ExiException thrown =
                catchThrowableOfType(
                        ExiException.class, () -> V2gCodec.decode(vector.set(), vector.exi()));

        assertThat(thrown).isNotNull();
        if (vector.expect().equals("schema-invalid")) {
            assertThat(thrown.reason()).isEqualTo(ExiException.Reason.SCHEMA_INVALID);
        }
    }

    @Test
    void the_reader_of_a_log_learns_where_a_message_broke() {
        byte[] frame =
                V2gCodec.encode(new DcPreChargeReq(HEADER, Processing.FINISHED, VOLTS, VOLTS));
        var broken = Arrays.copyOf(frame, frame.length - 5);

        assertThatThrownBy(() -> V2gCodec.decode(SchemaSet.ISO20_DC, broken))
                .isInstanceOf(ExiException.class)
                .hasMessageContaining("DC_PreChargeReq/EV")
                .hasMessageContaining("ends early");
    }

    @Test
    void a_value_outside_its_type_never_reaches_the_wire() {
        var tooMany = Collections.nCopies(2049, new PowerScheduleEntry(1, VOLTS, null, null));
        var profile = new EvPowerProfile(0, new DynamicEvpptControlMode(), tooMany);

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        V2gCodec.encode(
                                new PowerDeliveryReq(
                                        HEADER,
                                        Processing.FINISHED,
                                        ChargeProgress.START,
                                        profile,
                                        null)))
                .withMessageContaining("2048");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> V2gCodec.encode(new ServiceDetailReq(HEADER, 70_000)))
                .withMessageContaining("70000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> V2gCodec.encode(new SessionSetupReq(HEADER, "A".repeat(256))));
    }

    @Test
    void headroom_is_left_free_and_offsets_are_honoured() throws ExiException {
        var message = new DcPreChargeReq(HEADER, Processing.ONGOING, VOLTS, VOLTS);
        byte[] plain = V2gCodec.encode(message);
        byte[] framed = V2gCodec.encode(message, 8);

        assertThat(Arrays.copyOf(framed, 8)).containsOnly(0);
        assertThat(Arrays.copyOfRange(framed, 8, framed.length)).isEqualTo(plain);
        assertThat(V2gCodec.decode(SchemaSet.ISO20_DC, framed, 8, plain.length)).isEqualTo(message);
    }

    @Test
    void an_empty_signature_value_left_out_by_the_sender_is_understood() throws ExiException {
        String none = bits(signedBy(Bytes.of()));
        String one = bits(signedBy(Bytes.of((byte) 0)));
        int difference = 0;
        while (none.charAt(difference) == one.charAt(difference)) {
            difference++;
        }
        // CH (01), length 0 in eight bits, EE (0) become the undeclared event 2 with second code 0:
        // end of element
        String leftOut =
                none.substring(0, difference - 9) + "10000" + none.substring(difference + 2);

        var read = (SessionSetupReq) V2gCodec.decode(SchemaSet.ISO20_COMMON, bytes(leftOut));

        assertThat(read).isEqualTo(signedBy(Bytes.of()));
    }

    private static SessionSetupReq signedBy(Bytes value) {
        var reference = new Reference(null, null, "#id1", List.of("t"), "d", Bytes.of((byte) 1));
        var info = new SignedInfo(null, "c", "s", List.of(reference));
        var header =
                new MessageHeader(
                        HEADER.sessionId(),
                        7,
                        new Signature(null, info, new SignatureValue(null, value)));
        return new SessionSetupReq(header, "WMIV1234567890ABCDEX");
    }

    private static String bits(V2gMessage message) {
        var text = new StringBuilder();
        for (byte b : V2gCodec.encode(message)) {
            text.append(Integer.toBinaryString((b & 0xFF) | 0x100), 1, 9);
        }
        return text.toString();
    }

    private static byte[] bytes(String bits) {
        String padded = bits + "0".repeat((8 - bits.length() % 8) % 8);
        byte[] bytes = new byte[padded.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(padded.substring(8 * i, 8 * i + 8), 2);
        }
        return bytes;
    }
}
