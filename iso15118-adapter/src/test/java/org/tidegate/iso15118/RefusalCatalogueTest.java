package org.tidegate.iso15118;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.runtime.Event;

/** Every reason to refuse, and the page that is made from them. */
class RefusalCatalogueTest {
    private static final Path PAGE = Path.of("..", "docs", "refusals.md");

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void a_refusal_is_a_sentence_with_a_remedy_and_is_recognised_by_its_words(Refusal refusal) {
        assertThat(refusal.text()).isNotBlank().doesNotEndWith(".").doesNotContain("(");
        assertThat(refusal.remedy()).endsWith(".");
        assertThat(Refusal.of(refusal.text())).contains(refusal);
        assertThat(Refusal.of(refusal.with("seen (twice)"))).contains(refusal);
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void the_log_says_the_same_sentence(Refusal refusal) {
        String words = refusal.with("detail");
        var event =
                new Event(
                        "vehicle",
                        1,
                        Iso15118Event.SESSION_FAILED,
                        0,
                        0,
                        Double.NaN,
                        Double.NaN,
                        words);

        assertThat(event.sentence()).endsWith(words);
    }

    @Test
    void other_words_are_no_refusal() {
        assertThat(Refusal.of("")).isEmpty();
        assertThat(Refusal.of("the vehicle fell silent in another way")).isEmpty();
    }

    @Test
    void every_concern_has_its_reasons_and_there_are_at_least_thirty() {
        assertThat(Refusal.values()).hasSizeGreaterThanOrEqualTo(30);
        for (Refusal.Concern concern : Refusal.Concern.values()) {
            assertThat(Arrays.stream(Refusal.values()).filter(r -> r.concern() == concern))
                    .as(concern.name())
                    .hasSizeGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void the_page_in_docs_is_up_to_date() throws IOException {
        String page = page();
        if (Boolean.getBoolean("tidegate.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as(
                        "docs/refusals.md; to write it anew: mvn -pl iso15118-adapter -am test"
                                + " -Dtest=RefusalCatalogueTest -Dtidegate.write=true"
                                + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(page);
    }

    private static String page() {
        var text = new StringBuilder();
        text.append("# Why the charger says no to a vehicle\n\n");
        text.append("Made from the code by `RefusalCatalogueTest`; do not edit.\n\n");
        text.append("The console's status, the operator (OCPP `NotifyEvent`, `techCode`) and the");
        text.append(" journal say the same sentence, often with what was seen in brackets.\n");
        for (Refusal.Concern concern : Refusal.Concern.values()) {
            text.append("\n## ").append(title(concern)).append("\n\n");
            text.append("| Code | Says | What to do |\n|---|---|---|\n");
            for (Refusal refusal : Refusal.values()) {
                if (refusal.concern() == concern) {
                    text.append(
                            "| `%s` | %s | %s |\n"
                                    .formatted(refusal.name(), refusal.text(), refusal.remedy()));
                }
            }
        }
        return text.toString();
    }

    private static String title(Refusal.Concern concern) {
        return switch (concern) {
            case CHARGE -> "The session cannot begin or go on";
            case DISCHARGE -> "No discharge";
            case TLS -> "No encrypted connection";
            case PAYMENT -> "No authorisation, plug and charge included";
        };
    }
}
