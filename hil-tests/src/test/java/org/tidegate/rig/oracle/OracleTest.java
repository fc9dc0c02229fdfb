package org.tidegate.rig.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

@DisplayName("Grid protection under the oracle")
class OracleTest {
    /** Families that need something other than a protection step to judge them. */
    private static final List<String> OTHER_FAMILIES = List.of("meas_", "island_");

    static Stream<String> vectors() throws URISyntaxException {
        URL folder = OracleTest.class.getResource("/oracle");
        assertThat(folder).isNotNull();
        String[] files = new File(folder.toURI()).list((_, n) -> n.endsWith(".csv"));
        assertThat(files).isNotNull();
        return Stream.of(files).map(f -> f.substring(0, f.length() - 4)).sorted();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void follows_the_oracle_row_by_row(String name) throws IOException {
        OracleVector vector = OracleVector.load(OracleTest.class, "/oracle", name);
        OracleTrace trace = new OracleReplay(vector).run();

        OracleComparator.Verdict verdict = new OracleComparator().compare(vector, trace);
        System.out.println(verdict);

        assertThat(verdict.passed()).as(verdict.toString()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void meets_the_checks_that_follow_from_the_standard_alone(String name) throws IOException {
        OracleVector vector = OracleVector.load(OracleTest.class, "/oracle", name);
        OracleTrace trace = new OracleReplay(vector).run();

        assertThat(new OracleComparator().failedChecks(vector, trace)).isEmpty();
    }

    @Test
    void no_vector_is_left_out() throws IOException, URISyntaxException {
        Path all = Path.of("../../shared/grid/oracle");
        assumeTrue(Files.isDirectory(all), "the whole set of vectors is not on this machine");

        var known = new TreeSet<>(vectors().toList());
        try (Stream<Path> files = Files.list(all)) {
            List<String> names =
                    files.map(f -> f.getFileName().toString())
                            .filter(n -> n.endsWith(".csv"))
                            .map(n -> n.substring(0, n.length() - 4))
                            .filter(n -> OTHER_FAMILIES.stream().noneMatch(n::startsWith))
                            .toList();
            assertThat(names).isNotEmpty();
            assertThat(known).containsExactlyInAnyOrderElementsOf(names);
        }
    }
}
