package org.tidegate.iso15118.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.tidegate.iso15118.exi.ExiCodec;
import org.tidegate.iso15118.exi.ExiElement;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.ExiXml;
import org.tidegate.iso15118.exi.RandomMessage;
import org.tidegate.iso15118.exi.SchemaSet;

/** Messages nobody wrote by hand, through both codecs. */
class RandomMessageTest {

    private static final Map<SchemaSet, RandomMessage> MESSAGES = new EnumMap<>(SchemaSet.class);

    static {
        for (SchemaSet set : SchemaSet.values()) {
            if (set != SchemaSet.XMLDSIG) {
                MESSAGES.put(set, new RandomMessage(set));
            }
        }
    }

    @RepeatedTest(60)
    void records_and_trees_write_the_same_bits_and_read_what_was_written(RepetitionInfo seed)
            throws ExiException {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        for (Map.Entry<SchemaSet, RandomMessage> source : MESSAGES.entrySet()) {
            for (int i = 0; i < 4; i++) {
                agree(source.getKey(), source.getValue().next(random));
            }
        }
    }

    private static void agree(SchemaSet set, ExiElement message) throws ExiException {
        byte[] bits = ExiCodec.encode(set, message);
        String shown = set + " " + message;
        assertThat(ExiCodec.decode(set, bits)).as(shown).isEqualTo(message);
        assertThat(ExiXml.parse(ExiXml.write(message))).as(shown).isEqualTo(message);

        V2gMessage read = V2gCodec.decode(set, bits);
        assertThat(read.schemaSet()).isEqualTo(set);
        assertThat(V2gCodec.encode(read)).as(shown).isEqualTo(bits);
        assertThat(V2gCodec.decode(set, bits)).as(shown).isEqualTo(read);
        assertThat(read.hashCode()).isEqualTo(V2gCodec.decode(set, bits).hashCode());

        byte[] into = new byte[bits.length + 7];
        int length = V2gCodec.encode(read, into, 7);
        assertThat(Arrays.copyOfRange(into, 7, 7 + length)).as(shown).isEqualTo(bits);
    }
}
