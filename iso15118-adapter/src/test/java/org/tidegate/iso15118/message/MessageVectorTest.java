package org.tidegate.iso15118.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.Vector;

/** Every vector of a set with records, against bytes made by two independent codecs. */
class MessageVectorTest {

    static Stream<Vector> documents() {
        return Stream.of("appprotocol", "iso15118-20-common", "iso15118-20-dc")
                .flatMap(file -> Vector.of(file).stream())
                .filter(v -> !v.fragment());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_record_made_from_bytes_makes_the_same_bytes(Vector vector) throws ExiException {
        V2gMessage message = V2gCodec.decode(vector.set(), vector.exi());

        assertThat(HexFormat.of().formatHex(V2gCodec.encode(message))).isEqualTo(vector.hex());
        assertThat(message.getClass().getSimpleName())
                .isEqualToIgnoringCase(vector.message().replace("_", ""));
    }
}
