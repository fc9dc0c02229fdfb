package org.tidegate.rig.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.iso15118.VehicleState.Phase;

@DisplayName("The fuzzer")
class FuzzTest {
    private static final Path CORPUS = Path.of("src/test/fuzz");

    /** CI's slice; -Dtidegate.fuzzSeconds=15 for more. */
    private static final long NANOS = Long.getLong("tidegate.fuzzSeconds", 1) * 1_000_000_000L;

    @ParameterizedTest
    @EnumSource(FuzzMain.Target.class)
    void finds_nothing_in_the_corpus_and_around_it(FuzzMain.Target target) throws IOException {
        List<byte[]> corpus = FuzzMain.corpus(target, CORPUS);
        assertThat(corpus).hasSizeGreaterThan(5);
        assertThat(FuzzMain.run(target, corpus, 1, NANOS)).isGreaterThanOrEqualTo(corpus.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void comes_as_deep_as_the_charge_loop_in_every_generation(int session) {
        byte[] honest = new byte[241];
        Arrays.fill(honest, (byte) 8);
        honest[0] = (byte) session;

        assertThat(SessionTarget.play(honest)).isEqualTo(Phase.CHARGE_LOOP);
    }

    @Test
    void would_see_a_broken_rule() {
        assertThatThrownBy(() -> Broken.unless(false, "rule"))
                .isInstanceOf(Broken.class)
                .hasMessage("rule");
    }
}
