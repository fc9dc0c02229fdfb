package org.tidegate.controller.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.controller.session.EmsWord;

@DisplayName("What the energy manager may ask for")
class ManagerDeskTest {
    private static final long SECOND = 1_000_000_000L;

    private final ManagerDesk desk = new ManagerDesk(3 * 230);
    private long nowNanos = 500 * SECOND;

    private ManagerDesk.Answer says(String command, String text) {
        return desk.take(command, text, false, nowNanos);
    }

    private EmsWord word() {
        return desk.word("", nowNanos);
    }

    @Test
    void plus_3_kW_is_into_the_vehicle_and_minus_3_kW_into_the_grid() {
        assertThat(says("setpoint_w", "3000").ok()).isTrue();
        assertThat(word().targetW()).isEqualTo(3_000);
        assertThat(says("setpoint_w", "{\"value\": -3000}").ok()).isTrue();
        assertThat(word().targetW()).isEqualTo(-3_000);
        assertThat(word().limitW()).isInfinite();
    }

    @Test
    void every_wish_dies_by_itself_and_each_at_its_own_time() {
        says("limit_w", "{\"value\": 4200, \"valid_s\": 100}");
        says("setpoint_w", "{\"value\": 3000, \"valid_s\": 10}");
        nowNanos += 10 * SECOND;
        assertThat(word().targetW()).isNaN();
        assertThat(word().limitW()).isEqualTo(4_200);
        assertThat(word().isFresh(nowNanos)).isTrue();
        nowNanos += 90 * SECOND;
        assertThat(word().isFresh(nowNanos)).isFalse();
        assertThat(word().trouble()).isEqualTo("its last command has expired");
    }

    @Test
    void the_word_outlives_a_plane_that_dies_by_a_moment_only() {
        says("limit_w", "{\"value\": 4200, \"valid_s\": 100}");
        says("setpoint_w", "{\"value\": 3000, \"valid_s\": 10}");
        EmsWord last = word();
        assertThat(last.isFresh(nowNanos + 10 * SECOND)).isTrue();
        assertThat(last.isFresh(nowNanos + 11 * SECOND)).isFalse();
    }

    @Test
    void without_a_time_a_wish_lives_for_a_minute() {
        says("setpoint_w", "3000");
        nowNanos += 60 * SECOND - 1;
        assertThat(word().targetW()).isEqualTo(3_000);
        nowNanos += 1;
        assertThat(word().isFresh(nowNanos)).isFalse();
    }

    @Test
    void the_lower_of_power_and_current_counts() {
        says("limit_w", "5000");
        says("max_current_a", "6");
        assertThat(word().limitW()).isEqualTo(4_140);
        says("max_current_a", "{\"value\": null}");
        assertThat(word().limitW()).isEqualTo(5_000);
        says("limit_w", "none");
        assertThat(word().limitW()).isInfinite();
    }

    @Test
    void disabled_is_0_W_in_both_directions() {
        says("enable", "false");
        assertThat(word().limitW()).isZero();
        assertThat(word().dischargeLimitW()).isZero();
        says("enable", "true");
        assertThat(word().limitW()).isInfinite();
    }

    @Test
    void who_has_not_spoken_since_the_start_has_not_permitted_anything() {
        assertThat(word().isFresh(nowNanos)).isFalse();
        assertThat(word().trouble()).isEqualTo("it has not spoken since the start");
        assertThat(desk.word("the broker is away", nowNanos).trouble())
                .isEqualTo("the broker is away");
    }

    @Test
    void a_retained_command_has_no_age_and_is_refused() {
        ManagerDesk.Answer answer = desk.take("setpoint_w", "3000", true, nowNanos);
        assertThat(answer.ok()).isFalse();
        assertThat(answer.reason()).contains("retained", "remedy");
        assertThat(word().isFresh(nowNanos)).isFalse();
    }

    @Test
    void the_answer_repeats_the_commands_id() {
        assertThat(says("setpoint_w", "{\"id\": \"a-1\", \"value\": 1}").json())
                .isEqualTo(
                        "{\"id\":\"a-1\",\"command\":\"setpoint_w\",\"ok\":true,\"reason\":\"\"}");
        assertThat(says("mode", "{\"id\": 7, \"value\": 1}").json()).contains("\"id\":\"7\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "NaN",
                "1e999",
                "Infinity",
                "0x10",
                "1,5",
                "007",
                "[1]",
                "{",
                "{}",
                "{\"value\":\"3000\"}",
                "{\"value\":true}",
                "{\"value\":1e999}",
                "{\"value\":2000000}",
                "{\"value\":1,\"value\":2}",
                "{\"value\":1,\"valid_s\":0}",
                "{\"value\":1,\"valid_s\":\"60\"}",
                "{\"value\":1,\"valid_s\":1e300}",
                "{\"value\":1,\"id\":\"\"}",
                "{\"value\":1,\"id\":{}}",
                "{\"value\":1,\"more\":2}",
                "{\"value\":{\"value\":{\"value\":{\"value\":{\"value\":1}}}}}",
                "{\"value\":1} x",
                "\u0000"
            })
    void what_is_not_understood_changes_nothing_and_is_answered_with_a_remedy(String text) {
        says("setpoint_w", "{\"value\": 3000, \"valid_s\": 600}");
        ManagerDesk.Answer answer = says("setpoint_w", text);
        assertThat(answer.ok()).as(text).isFalse();
        assertThat(answer.reason()).contains("remedy");
        assertThat(word().targetW()).isEqualTo(3_000);
    }

    @Test
    void a_long_command_is_refused_by_its_length() {
        assertThat(says("setpoint_w", "9".repeat(100_000)).reason()).contains("512 characters");
        assertThat(says("x".repeat(10_000), "1").command()).hasSize(64);
    }

    @ParameterizedTest
    @CsvSource({"discharge_limit_w,5", "limit_w,-1", "max_current_a,-1", "enable,1", "phases,1"})
    void a_value_outside_of_its_meaning_is_refused(String command, String value) {
        assertThat(says(command, value).ok()).isFalse();
        assertThat(word().isFresh(nowNanos)).isFalse();
    }
}
