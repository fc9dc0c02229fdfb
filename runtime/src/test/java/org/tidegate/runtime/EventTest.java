package org.tidegate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventTest {
    @Test
    void whole_numbers_are_said_without_decimals_and_unknown_ones_as_a_question_mark() {
        assertThat(sentence("{a} A, {b} V", 16, Double.NaN, "")).isEqualTo("16 A, ? V");
        assertThat(sentence("{a}, {b}", -0.0, 1e300, "")).startsWith("0, 1");
        assertThat(sentence("{a}", Double.POSITIVE_INFINITY, 0, "")).isEqualTo("Infinity");
    }

    @Test
    void decimals_use_a_point_whatever_the_machine_speaks() {
        assertThat(sentence("{a} Hz", 49.7, 0, "")).isEqualTo("49.70 Hz");
    }

    @Test
    void words_that_look_like_a_place_holder_stay_words() {
        assertThat(sentence("{text} at {a}", 1, 2, "say {a} and {b}"))
                .isEqualTo("say {a} and {b} at 1");
    }

    private static String sentence(String template, double a, double b, String text) {
        EventCode code =
                new EventCode() {
                    @Override
                    public int id() {
                        return 1;
                    }

                    @Override
                    public String name() {
                        return "CODE";
                    }

                    @Override
                    public Severity severity() {
                        return Severity.INFO;
                    }

                    @Override
                    public String sentence() {
                        return template;
                    }

                    @Override
                    public String remedy() {
                        return "";
                    }
                };
        return new Event("test", 0, code, 0, 0, a, b, text).sentence();
    }
}
