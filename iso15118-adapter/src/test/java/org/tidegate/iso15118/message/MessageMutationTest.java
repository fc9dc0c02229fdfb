package org.tidegate.iso15118.message;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.tidegate.iso15118.exi.ExiCodec;
import org.tidegate.iso15118.exi.ExiElement;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.Mutation;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.exi.Vector;

/** Broken frames through the records, with the general codec as the second opinion. */
class MessageMutationTest {

    private static final List<Vector> FRAMES =
            Stream.of(SchemaSet.values())
                    .flatMap(set -> Vector.of(set.tableName()).stream())
                    .filter(v -> !v.fragment())
                    .toList();

    /**
     * Records of a full price list are larger than its bytes; everything below 4 KB stays within 64
     * KiB.
     */
    private static long mostBytes(byte[] frame) {
        return Math.max(65_536, 16L * frame.length);
    }

    @BeforeAll
    static void load() {
        for (Vector vector : FRAMES) {
            Mutation.warmUp(frame -> V2gCodec.decode(vector.set(), frame), vector.exi());
        }
    }

    @RepeatedTest(40)
    void a_broken_frame_is_refused_or_read_but_never_hurts(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        for (int i = 0; i < 250; i++) {
            Vector vector = FRAMES.get(random.nextInt(FRAMES.size()));
            byte[] mutant = Mutation.of(vector.exi(), random);
            try {
                if (Mutation.accepts(
                        frame -> V2gCodec.decode(vector.set(), frame), mutant, mostBytes(mutant))) {
                    agrees(vector, mutant);
                }
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(vector + " as " + HexFormat.of().formatHex(mutant), e);
            }
        }
    }

    private static void agrees(Vector vector, byte[] mutant) {
        try {
            ExiElement theirs = ExiCodec.decode(vector.set(), mutant);
            byte[] written = V2gCodec.encode(V2gCodec.decode(vector.set(), mutant));
            if (!ExiCodec.decode(vector.set(), written).equals(theirs)) {
                throw new AssertionError("records say something else than the tree " + theirs);
            }
        } catch (ExiException e) {
            throw new AssertionError("the general codec refuses what the records accept", e);
        }
    }
}
