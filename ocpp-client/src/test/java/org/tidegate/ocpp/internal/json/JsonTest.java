package org.tidegate.ocpp.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Strict JSON")
class JsonTest {
    enum Colour {
        RED,
        @Wire("dark-BLUE")
        DARK_BLUE
    }

    record Inner(@Text(3) String name) {}

    record Sample(
            @Range(min = 0, max = 10) int whole,
            @Range(max = 0) @Nullable Double number,
            @Nullable Boolean flag,
            @Nullable Instant at,
            @Nullable Colour colour,
            @Count(min = 1, max = 2) @Nullable List<Inner> inner) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                                   | OCCURRENCE_CONSTRAINT_VIOLATION
                    {"whole":11}                         | PROPERTY_CONSTRAINT_VIOLATION
                    {"whole":"5"}                        | TYPE_CONSTRAINT_VIOLATION
                    {"whole":5.5}                        | TYPE_CONSTRAINT_VIOLATION
                    {"whole":5,"number":0.1}             | PROPERTY_CONSTRAINT_VIOLATION
                    {"whole":5,"number":-1e999}          | PROPERTY_CONSTRAINT_VIOLATION
                    {"whole":5,"flag":"true"}            | TYPE_CONSTRAINT_VIOLATION
                    {"whole":5,"flag":null}              | TYPE_CONSTRAINT_VIOLATION
                    {"whole":5,"at":"yesterday"}         | PROPERTY_CONSTRAINT_VIOLATION
                    {"whole":5,"at":"2026-02-30T00:00:00Z"} | PROPERTY_CONSTRAINT_VIOLATION
                    {"whole":5,"at":"+292278994-08-17T07:12:55Z"} | PROPERTY_CONSTRAINT_VIOLATION
                    {"whole":5,"at":5}                   | TYPE_CONSTRAINT_VIOLATION
                    {"whole":5,"colour":"RED"}           | PROPERTY_CONSTRAINT_VIOLATION
                    {"whole":5,"inner":[]}               | OCCURRENCE_CONSTRAINT_VIOLATION
                    {"whole":5,"inner":{"name":"a"}}     | TYPE_CONSTRAINT_VIOLATION
                    {"whole":5,"inner":[{"name":"abcd"}]} | PROPERTY_CONSTRAINT_VIOLATION
                    {"whole":5,"inner":[{"name":"a"},{"name":"a"},{"name":"a"}]} | OCCURRENCE_CONSTRAINT_VIOLATION
                    {"whole":5,"other":1}                | FORMAT_VIOLATION
                    {"whole":5,"whole":5}                | FORMAT_VIOLATION
                    {"whole":5}{}                        | FORMAT_VIOLATION
                    {"whole":5,}                         | FORMAT_VIOLATION
                    {"whole":05}                         | FORMAT_VIOLATION
                    {'whole':5}                          | FORMAT_VIOLATION
                    {"whole":5/**/}                      | FORMAT_VIOLATION
                    {"whole":5,"customData":5}           | TYPE_CONSTRAINT_VIOLATION
                    {"whole":5,"customData":{"x":5}}     | OCCURRENCE_CONSTRAINT_VIOLATION
                    [5]                                  | TYPE_CONSTRAINT_VIOLATION
                    """)
    void what_breaks_a_rule_is_refused_with_its_kind(String json, ErrorCode expected) {
        assertThatThrownBy(() -> Json.read(Sample.class, json))
                .isInstanceOfSatisfying(
                        Violation.class, v -> assertThat(v.code()).isEqualTo(expected));
    }

    @Test
    void a_violation_says_where() {
        assertThatThrownBy(() -> Json.read(Sample.class, "{\"whole\":5,\"inner\":[{\"name\":5}]}"))
                .hasMessage("inner.[0].name: must be text");
    }

    @Test
    void what_keeps_the_rules_is_read_and_written_back() throws Violation {
        String json =
                """
                {"whole":3.0,"number":-0.25,"flag":false,"at":"2026-01-31T13:00:00.5+01:00",
                 "colour":"dark-BLUE","inner":[{"name":"äöü","customData":{"vendorId":"v","x":[1]}}]}
                """;
        Sample sample = Json.read(Sample.class, json);
        assertThat(sample.at()).isEqualTo(Instant.parse("2026-01-31T12:00:00.500Z"));
        assertThat(Json.write(sample))
                .isEqualTo(
                        "{\"whole\":3,\"number\":-0.25,\"flag\":false,"
                                + "\"at\":\"2026-01-31T12:00:00.500Z\",\"colour\":\"dark-BLUE\","
                                + "\"inner\":[{\"name\":\"äöü\"}]}");
    }

    @Test
    void length_is_counted_in_characters_as_people_know_them() throws Violation {
        String json = "{\"whole\":1,\"inner\":[{\"name\":\"😀😀😀\"}]}";
        assertThat(Json.read(Sample.class, json).inner()).hasSize(1);
    }

    @Test
    void numbers_go_out_plain_with_six_places_at_most() {
        assertThat(Json.write(new Sample(1, -1.23456789e-3, null, null, null, null)))
                .contains("-0.001235");
        assertThat(Json.write(new Sample(1, -1e9, null, null, null, null))).contains("-1000000000");
    }

    @Test
    void what_breaks_a_rule_of_ours_does_not_go_out() {
        assertThatThrownBy(() -> Json.write(new Sample(11, null, null, null, null, null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("whole");
        assertThatThrownBy(() -> Json.write(new Sample(1, Double.NaN, null, null, null, null)))
                .isInstanceOf(IllegalStateException.class);
    }
}
