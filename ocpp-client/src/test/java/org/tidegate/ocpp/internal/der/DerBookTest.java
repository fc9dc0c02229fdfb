package org.tidegate.ocpp.internal.der;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.ocpp.DerControl;
import org.tidegate.ocpp.internal.message.Der;
import org.tidegate.ocpp.internal.message.Der.ControlKind;
import org.tidegate.ocpp.internal.message.Der.SetDERControl;
import org.tidegate.ocpp.internal.station.Moment;

@DisplayName("Controls held side by side")
class DerBookTest {
    private static final long WALL = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
    private long seconds;
    private DerBook book = DerBook.EMPTY;
    private final List<DerBook.News> news = new ArrayList<>();

    private Moment now() {
        return new Moment(1_000_000_000_000L + seconds * 1_000_000_000L, WALL + seconds * 1000);
    }

    private List<String> byDefault(String id, int priority) {
        return set(request(id, true, priority, null, null));
    }

    private List<String> scheduled(String id, int priority, long startSeconds, double duration) {
        return set(
                request(
                        id,
                        false,
                        priority,
                        Instant.ofEpochMilli(WALL + startSeconds * 1000),
                        duration));
    }

    private static SetDERControl request(
            String id,
            boolean isDefault,
            int priority,
            @Nullable Instant start,
            @Nullable Double duration) {
        return new SetDERControl(
                isDefault,
                id,
                ControlKind.LIMIT_MAX_DISCHARGE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new Der.LimitMaxDischarge(priority, 50.0, null, start, duration));
    }

    private List<String> set(SetDERControl request) {
        DerBook.Change change = book.set(request, now());
        book = change.book();
        news.addAll(change.news());
        return change.supersededIds();
    }

    private void at(long second) {
        seconds = second;
        DerBook.Change change = book.advance(now());
        book = change.book();
        news.addAll(change.news());
    }

    private List<String> executing() {
        return book.inForce().stream().map(DerBook.Held::id).toList();
    }

    private boolean superseded(String id) {
        return book.matching(null, null, id).getFirst().superseded();
    }

    @Test
    void r04_a_default_with_a_lower_number_supersedes_the_one_before() {
        assertThat(byDefault("a", 5)).isEmpty();
        assertThat(byDefault("b", 3)).containsExactly("a");
        assertThat(executing()).containsExactly("b");
        assertThat(superseded("a")).isTrue();
    }

    @Test
    void r04_a_default_with_a_higher_number_is_superseded_at_once() {
        byDefault("a", 3);
        assertThat(byDefault("b", 5)).containsExactly("b");
        assertThat(executing()).containsExactly("a");
    }

    @Test
    void r04_of_equals_the_first_keeps_its_place() {
        byDefault("a", 3);
        assertThat(byDefault("b", 3)).isEmpty();
        assertThat(executing()).containsExactly("a");
        assertThat(superseded("b")).isFalse();
    }

    @Test
    void r04_a_scheduled_control_begins_and_ends_and_the_default_resumes() {
        byDefault("d", 3);
        assertThat(scheduled("s", 9, 10, 20)).isEmpty();
        at(9);
        assertThat(executing()).containsExactly("d");
        at(10);
        assertThat(executing()).containsExactlyInAnyOrder("d", "s");
        at(30);
        assertThat(executing()).containsExactly("d");
        assertThat(book.entries()).hasSize(1);
        assertThat(news)
                .containsExactly(
                        new DerBook.News("s", true, List.of()),
                        new DerBook.News("s", false, List.of()));
    }

    @Test
    void r04_a_waiting_control_is_superseded_at_once_even_without_overlap() {
        scheduled("a", 5, 100, 10);
        assertThat(scheduled("b", 3, 500, 10)).containsExactly("a");
        at(105);
        assertThat(executing()).isEmpty();
        assertThat(superseded("a")).isTrue();
        at(111);
        assertThat(book.entries()).as("gone when its time is over").hasSize(1);
        assertThat(news).isEmpty();
    }

    @Test
    void r04_an_executing_control_goes_on_until_the_stronger_one_begins() {
        scheduled("a", 5, 10, 100);
        at(20);
        assertThat(scheduled("b", 3, 50, 10)).isEmpty();
        at(49);
        assertThat(executing()).containsExactly("a");
        at(50);
        assertThat(executing()).containsExactly("b");
        assertThat(superseded("a")).isTrue();
        at(61);
        assertThat(executing()).as("what is superseded never executes again").isEmpty();
        assertThat(news)
                .containsExactly(
                        new DerBook.News("a", true, List.of()),
                        new DerBook.News("b", true, List.of("a")),
                        new DerBook.News("b", false, List.of()));
    }

    @Test
    void r04_a_weaker_control_is_superseded_while_a_stronger_one_executes() {
        scheduled("a", 3, 0, 100);
        assertThat(scheduled("b", 5, 50, 10)).containsExactly("b");
        at(55);
        assertThat(executing()).containsExactly("a");
    }

    @Test
    void r04_the_same_id_replaces() {
        scheduled("a", 3, 0, 100);
        assertThat(executing()).containsExactly("a");
        scheduled("a", 3, 50, 100);
        assertThat(executing()).isEmpty();
        assertThat(book.entries()).hasSize(1);
        assertThat(news)
                .containsExactly(
                        new DerBook.News("a", true, List.of()),
                        new DerBook.News("a", false, List.of()));
    }

    @Test
    void r04_an_equal_waits_for_the_one_that_executes() {
        scheduled("a", 3, 0, 100);
        scheduled("b", 3, 50, 100);
        at(60);
        assertThat(executing()).containsExactly("a");
        at(100);
        assertThat(executing()).containsExactly("b");
    }

    @Test
    void r01_controls_outlive_a_restart_and_missed_events_are_told() {
        byDefault("d", 3);
        scheduled("ran", 3, 0, 100);
        scheduled("next", 3, 200, 100);
        scheduled("missed", 9, 90, 5);
        String text = book.text();
        seconds = 210;
        news.clear();
        book = DerBook.restore(text, now());
        at(210);
        assertThat(executing()).containsExactlyInAnyOrder("d", "next");
        assertThat(news)
                .containsExactly(
                        new DerBook.News("ran", false, List.of()),
                        new DerBook.News("next", true, List.of()));
    }

    @Test
    void r01_a_line_that_cannot_be_read_costs_that_control_only() {
        byDefault("d", 3);
        DerBook back = DerBook.restore("nonsense\n{}\n" + book.text(), now());
        assertThat(back.entries()).isEqualTo(book.entries());
    }

    @Test
    void r04_a_wall_clock_that_is_set_ends_nothing_that_executes() {
        scheduled("a", 3, 0, 100);
        Moment jumped = new Moment(now().nanos() + 1_000_000_000L, WALL + 86_400_000L);
        assertThat(book.advance(jumped).news()).isEmpty();
        Moment later = new Moment(now().nanos() + 101_000_000_000L, WALL - 86_400_000L);
        assertThat(book.advance(later).news())
                .containsExactly(new DerBook.News("a", false, List.of()));
    }

    @RepeatedTest(100)
    void r01_at_most_one_of_a_type_executes_and_every_start_has_one_end(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        for (int i = 0; i < 60; i++) {
            seconds += random.nextInt(20);
            at(seconds);
            if (random.nextInt(3) > 0) {
                String id = "c" + random.nextInt(8);
                long start = seconds + random.nextInt(-5, 60);
                double duration = 1 + random.nextInt(60);
                if (start + duration > seconds) {
                    scheduled(id, random.nextInt(4), start, duration);
                }
            }
            assertThat(executing().size()).isLessThanOrEqualTo(1);
            if (random.nextInt(10) == 0) {
                book = DerBook.restore(book.text(), now());
            }
        }
        at(seconds + 10_000);
        assertThat(book.entries()).isEmpty();
        var running = new ArrayList<String>();
        for (DerBook.News each : news) {
            running.removeAll(each.supersededIds());
            if (each.started()) {
                assertThat(running).as("%s in %s", each, news).isEmpty();
                running.add(each.controlId());
            } else {
                assertThat(running.remove(each.controlId())).as("%s", each).isTrue();
            }
        }
        assertThat(running).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ControlKind.class)
    void every_kind_has_the_chargers_name(ControlKind kind) {
        DerControl.Type type = DerConversion.type(kind);
        assertThat(DerConversion.kind(type)).isEqualTo(kind);
        assertThat(DerControl.Unit.values()).hasSameSizeAs(Der.Unit.values());
    }
}
