package org.tidegate.controller.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tidegate.runtime.EventCode;

/** The catalogue of every module on the class path, and the page that is made from it. */
class EventCatalogueTest {
    /** Who owns which hundred; the package says who declares it. */
    private static final Map<String, Integer> HUNDREDS =
            Map.of(
                    "org.tidegate.hal", 1,
                    "org.tidegate.pilot", 2,
                    "org.tidegate.protection", 3,
                    "org.tidegate.iso15118", 4,
                    "org.tidegate.ocpp", 5,
                    "org.tidegate.controller", 6,
                    "org.tidegate.board", 7);

    private static final Path PAGE = Path.of("..", "docs", "events.md");

    private static final List<EventCode> CATALOGUE = catalogue();

    private static List<EventCode> catalogue() {
        var codes = new ArrayList<EventCode>();
        try {
            for (URL root : Collections.list(ClassLoader.getSystemResources("org/tidegate"))) {
                if (root.getPath().contains("/test-classes/")) {
                    continue;
                }
                if (root.getProtocol().equals("jar")) {
                    try (FileSystem jar = FileSystems.newFileSystem(root.toURI(), Map.of())) {
                        collect(jar.getPath("org", "tidegate"), codes);
                    }
                } else {
                    collect(Path.of(root.toURI()), codes);
                }
            }
        } catch (IOException | URISyntaxException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
        codes.sort(Comparator.comparingInt(EventCode::id));
        return codes;
    }

    private static void collect(Path root, List<EventCode> codes)
            throws IOException, ClassNotFoundException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(f -> f.toString().endsWith(".class")).toList();
        }
        for (Path file : files) {
            String name = "org/tidegate/" + root.relativize(file);
            String type = name.substring(0, name.length() - 6).replace('/', '.');
            if (type.endsWith("package-info")) {
                continue;
            }
            Class<?> c = Class.forName(type, false, ClassLoader.getSystemClassLoader());
            if (c.isEnum() && EventCode.class.isAssignableFrom(c)) {
                Arrays.stream(c.getEnumConstants()).map(EventCode.class::cast).forEach(codes::add);
            }
        }
    }

    @Test
    void every_number_is_used_once_and_lies_in_its_modules_hundred() {
        List<EventCode> codes = CATALOGUE;
        assertThat(codes).hasSizeGreaterThanOrEqualTo(ControllerEvent.values().length);
        assertThat(codes.stream().map(EventCode::id)).doesNotHaveDuplicates();
        for (EventCode code : codes) {
            String name = code.getClass().getName();
            HUNDREDS.forEach((module, hundred) -> {
                if (name.startsWith(module + ".")) {
                    assertThat(code.id() / 100).as(name + "." + code).isEqualTo(hundred);
                }
            });
        }
    }

    @Test
    void every_sentence_is_one_and_trouble_has_a_remedy() {
        for (ControllerEvent code : ControllerEvent.values()) {
            assertThat(code.sentence())
                    .as(code.name())
                    .isNotBlank()
                    .doesNotEndWith(".")
                    .doesNotContain("\n");
            assertThat(code.sentence().replaceAll("\\{(a|b|text)}", ""))
                    .as(code.name() + " uses only known places")
                    .doesNotContain("{");
            assertThat(code.mrec()).as(code.name()).matches("|MREC-([1-9]|1[0-9]|2[0-6])");
        }
    }

    @Test
    void the_page_in_docs_is_up_to_date() throws IOException {
        String page = page(CATALOGUE);
        if (Boolean.getBoolean("tidegate.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as(
                        "docs/events.md; to write it anew: mvn -pl controller -am test"
                                + " -Dtest=EventCatalogueTest -Dtidegate.write=true"
                                + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(page);
    }

    private static String page(List<EventCode> codes) {
        var text = new StringBuilder();
        text.append("# Events\n\n");
        text.append("Made from the code by `EventCatalogueTest`; do not edit.\n\n");
        text.append("`{a}`, `{b}` and `{text}` stand for what the event carries.");
        text.append(" MREC is the ChargeX minimum required error code.\n");
        var byHundred =
                new TreeMap<>(codes.stream().collect(Collectors.groupingBy(c -> c.id() / 100)));
        byHundred.forEach((hundred, group) -> {
            text.append("\n## ").append(hundred).append("00: ");
            text.append(module(group.getFirst())).append("\n\n");
            text.append("| Code | Name | Severity | Says | What to do | MREC |\n");
            text.append("|---|---|---|---|---|---|\n");
            group.forEach(code -> text.append(row(code)));
        });
        return text.toString();
    }

    private static String module(EventCode code) {
        String name = code.getClass().getName();
        return HUNDREDS.keySet().stream()
                .filter(module -> name.startsWith(module + "."))
                .map(module -> module.substring(module.lastIndexOf('.') + 1))
                .findFirst()
                .orElse("other");
    }

    private static String row(EventCode code) {
        return "| %d | `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        code.id(),
                        code.name(),
                        code.severity().name().toLowerCase(Locale.ROOT),
                        code.sentence(),
                        code.remedy(),
                        code.mrec().replace("MREC-", ""));
    }
}
