package org.tidegate.iso15118.exi;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Broken frames of every set through the general codec. */
class ExiMutationTest {

    private static final List<Vector> FRAMES =
            Stream.of(
                            "appprotocol",
                            "din70121",
                            "iso15118-2",
                            "iso15118-20-common",
                            "iso15118-20-ac",
                            "iso15118-20-dc",
                            "iso15118-20-acdp",
                            "iso15118-20-wpt",
                            "xmldsig")
                    .flatMap(file -> Vector.of(file).stream())
                    .toList();

    /** A tree is many times larger than its bytes: an element of two bits costs an object. */
    private static final int TREE_FACTOR = 200;

    @BeforeAll
    static void load() {
        for (Vector vector : FRAMES) {
            Mutation.warmUp(reading(vector), vector.exi());
        }
    }

    @RepeatedTest(40)
    void a_broken_frame_is_refused_or_read_but_never_hurts(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        for (int i = 0; i < 120; i++) {
            Vector vector = FRAMES.get(random.nextInt(FRAMES.size()));
            byte[] mutant = Mutation.of(vector.exi(), random);
            try {
                boolean readable =
                        Mutation.accepts(
                                reading(vector), mutant, 65_536 + TREE_FACTOR * mutant.length);
                if (readable && !vector.fragment()) {
                    writesAgain(vector, mutant);
                }
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(vector + " as " + HexFormat.of().formatHex(mutant), e);
            }
        }
    }

    private static Mutation.Reading reading(Vector vector) {
        return vector.fragment()
                ? frame -> ExiCodec.decodeFragment(vector.set(), frame)
                : frame -> ExiCodec.decode(vector.set(), frame);
    }

    /** What was read is valid by definition, so it can be written, and then read as the same. */
    private static void writesAgain(Vector vector, byte[] mutant) {
        try {
            ExiElement read = ExiCodec.decode(vector.set(), mutant);
            ExiElement again = ExiCodec.decode(vector.set(), ExiCodec.encode(vector.set(), read));
            if (!again.equals(read)) {
                throw new AssertionError("reads as " + read + " and again as " + again);
            }
            ExiCodec.check(vector.set(), mutant, 0, mutant.length);
        } catch (ExiException e) {
            throw new AssertionError("was readable a moment ago", e);
        }
    }
}
