package org.tidegate.ocpp.internal.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.internal.dialect.v16.Said;
import org.tidegate.ocpp.internal.json.Edition;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.message.StationSend;

@DisplayName("The page about what is covered")
class CoverageTest {
    private static final Path PAGE = Path.of("../docs/ocpp-coverage.md");
    private static final Path CASES = Path.of("src/test/resources/ocpp-cases.txt");
    private static final List<Path> TESTS =
            List.of(
                    Path.of("src/test/java"),
                    Path.of("../hil-tests/src/test/java"),
                    Path.of("../controller/src/test/java"));

    /** They name every message because they go through a list of all of them. */
    private static final Set<String> EVERYTHING =
            Set.of("CoverageTest", "SchemaTest", "SchemaProofTest", "FencesTest");

    private static final int MOST_NAMED = 3;
    private static final List<Edition> NEWEST_FIRST =
            List.of(Edition.V21, Edition.V201, Edition.V16);

    /** Topics nobody works on, and why; every other gap is simply not done yet. */
    private static final Map<String, String> REASONS =
            Map.of(
                    "Reset EVSE", "one EVSE: a reset of it is a reset of the station",
                    "Remote unlock Connector", "the cable is fixed; the answer is tested",
                    "Reserve a connector with a specific type", "one connector",
                    "Reserve an unspecified EVSE", "one EVSE");

    private record Case(String id, String profile, String topic, String need) {}

    /** Renew with {@code mvn -pl ocpp-client -am test -Dtest=CoverageTest -Dwrite.docs}. */
    @Test
    void is_what_the_code_says() throws IOException {
        String page = page(published());
        if (System.getProperty("write.docs") != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).content().isEqualTo(page);
    }

    @Test
    void names_only_tests_that_exist() throws IOException {
        Map<String, String> sources = sources();
        cases().forEach((id, tests) -> {
            for (String test : tests) {
                int dot = test.indexOf('.');
                String source = sources.getOrDefault(test.substring(0, dot), "");
                assertThat(source).as(id).contains("void " + test.substring(dot + 1) + "(");
            }
        });
    }

    @Test
    void names_only_cases_that_exist() throws IOException {
        Set<String> known = new TreeSet<>();
        published().forEach(c -> known.add(c.id));
        assertThat(known).containsAll(cases().keySet());
    }

    // ---- page -------------------------------------------------------------------------------

    private static String page(List<Case> published) throws IOException {
        var page =
                new StringBuilder(
                        """
                        # What of OCPP is covered

                        Generated from the message records, the test sources and `ocpp-cases.txt` by `CoverageTest`. Every message of every
                        version is also compared with its published schema, both ways, by `SchemaProofTest`.

                        ## Messages

                        ▲ from the station, ▼ from the operator. "Used by" names tests in which the message does something.

                        | message | | 2.1 | 2.0.1 | 1.6 | used by |
                        |---|---|---|---|---|---|
                        """);
        Map<String, String> sources = sources();
        messages()
                .forEach((name, editions) -> {
                    page.append("| ")
                            .append(name)
                            .append(" | ")
                            .append(direction(name))
                            .append(" |");
                    for (Edition edition : NEWEST_FIRST) {
                        page.append(editions.contains(edition) ? " ● |" : " |");
                    }
                    page.append(' ').append(usedBy(name, sources)).append(" |\n");
                });
        certificationCases(published, page);
        return page.toString();
    }

    private static Map<String, Set<Edition>> messages() {
        var all = new TreeMap<String, Set<Edition>>();
        for (Edition edition : NEWEST_FIRST) {
            for (Catalogue.Message message : Catalogue.of(edition)) {
                if (!message.name().endsWith("Response")) {
                    all.computeIfAbsent(
                                    message.name().replaceAll("Request$", ""),
                                    _ -> new LinkedHashSet<>())
                            .add(edition);
                }
            }
        }
        return all;
    }

    private static String direction(String name) {
        boolean station =
                Stream.of(
                                StationCall.class.getPermittedSubclasses(),
                                StationSend.class.getPermittedSubclasses(),
                                Said.class.getDeclaredClasses())
                        .flatMap(Stream::of)
                        .anyMatch(c -> c.getSimpleName().equals(name));
        return name.equals("DataTransfer") ? "▲▼" : station ? "▲" : "▼";
    }

    private static String usedBy(String name, Map<String, String> sources) {
        Pattern word = Pattern.compile("\\b" + name + "(Request)?\\b");
        List<String> tests =
                sources.entrySet().stream()
                        .filter(e ->
                                e.getKey().endsWith("Test") && !EVERYTHING.contains(e.getKey()))
                        .filter(e -> word.matcher(e.getValue()).find())
                        .map(Map.Entry::getKey)
                        .toList();
        String named = String.join(", ", tests.subList(0, Math.min(MOST_NAMED, tests.size())));
        return tests.isEmpty()
                ? "its schema only"
                : tests.size() > MOST_NAMED ? named + " and others" : named;
    }

    private static void certificationCases(List<Case> published, StringBuilder page)
            throws IOException {
        Map<String, Set<String>> covered = cases();
        var topics = new LinkedHashMap<String, List<Case>>();
        int needed = 0;
        int met = 0;
        var seen = new TreeSet<String>();
        for (Case each : published) {
            if (each.need.isEmpty()) {
                continue; // for central systems only
            }
            topics.computeIfAbsent(each.profile + ": " + each.topic, _ -> new ArrayList<>())
                    .add(each);
            if (seen.add(each.id)) {
                needed++;
                met += covered.containsKey(each.id) ? 1 : 0;
            }
        }
        page.append(
                """

                ## Certification cases of OCPP 2.0.1

                Of %d cases for stations, %d have a test of ours about the same behaviour, not always with each step of the case;
                nobody but a test laboratory can say that a case is passed. A bracketed case is conditional.

                | case | test |
                |---|---|
                """
                        .formatted(needed, met));
        covered.forEach((id, tests) ->
                page.append("| TC_%s | %s |\n".formatted(id, String.join("<br>", tests))));
        page.append(
                """

                ## Gaps

                | profile: topic | cases without a test of ours | why |
                |---|---|---|
                """);
        topics.forEach((topic, cases) -> {
            List<String> open =
                    cases.stream()
                            .filter(c -> !covered.containsKey(c.id))
                            .map(c -> c.need.equals("M") ? c.id : "(" + c.id + ")")
                            .distinct()
                            .toList();
            if (!open.isEmpty()) {
                String reason =
                        REASONS.getOrDefault(
                                topic.substring(topic.indexOf(':') + 2), "no test yet");
                page.append("| %s | %s | %s |\n".formatted(topic, String.join(" ", open), reason));
            }
        });
    }

    // ---- sources ----------------------------------------------------------------------------

    private static Map<String, String> sources() throws IOException {
        var sources = new TreeMap<String, String>();
        for (Path folder : TESTS) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(f -> f.toString().endsWith(".java"))
                        .forEach(f -> {
                            try {
                                String name = f.getFileName().toString().replace(".java", "");
                                sources.put(name, Files.readString(f));
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
            }
        }
        return sources;
    }

    private static Map<String, Set<String>> cases() throws IOException {
        var cases = new TreeMap<String, Set<String>>();
        for (String line : Files.readAllLines(CASES)) {
            if (!line.startsWith("#") && !line.isBlank()) {
                int equals = line.indexOf(" = ");
                assertThat(equals).as(line).isPositive();
                for (String id : line.substring(0, equals).split(" ", -1)) {
                    cases.computeIfAbsent(id, _ -> new LinkedHashSet<>())
                            .add(line.substring(equals + 3));
                }
            }
        }
        return cases;
    }

    private static List<Case> published() throws IOException {
        List<Case> cases = certification();
        Assumptions.assumeTrue(cases != null, "needs the list of certification cases");
        return cases == null ? List.of() : cases;
    }

    /** The published list, which is not part of this repository; null if it is not here. */
    private static @Nullable List<Case> certification() throws IOException {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve("shared/ocpp/ocpp201_cert_testcases.csv");
            if (Files.isReadable(file)) {
                return Files.readAllLines(file).stream()
                        .skip(1)
                        .map(line -> line.split(",", -1))
                        .map(c -> new Case(c[0].replaceFirst("^TC_", ""), c[1], c[2], c[3]))
                        .toList();
            }
        }
        return null;
    }
}
