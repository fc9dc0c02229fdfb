package org.tidegate.ocpp.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.StationCall;

@DisplayName("The outbox")
class OutboxTest {
    private static final long SECOND = 1_000_000_000L;

    private static StationCall.TransactionEvent event(Data.EventType type, int seqNo) {
        return new StationCall.TransactionEvent(
                type,
                null,
                Instant.ofEpochMilli(1_790_000_000_000L + seqNo),
                type == Data.EventType.UPDATED
                        ? Data.TriggerReason.METER_VALUE_PERIODIC
                        : Data.TriggerReason.AUTHORIZED,
                seqNo,
                true,
                new Data.TransactionInfo("tx", null, null, null, null, null),
                null,
                null);
    }

    private static Checkpoint checkpoint(int next) {
        return new Checkpoint(
                "tx", 3, next, 1000.5 + next, 20.25, Instant.ofEpochMilli(next), null, null);
    }

    private static Outbox replay(List<String> lines) {
        return Outbox.replay(lines.stream().map(l -> l.getBytes(StandardCharsets.UTF_8)).toList());
    }

    private static void assertSame(Outbox a, Outbox b) {
        assertThat(b.size()).isEqualTo(a.size());
        assertThat(b.open()).isEqualTo(a.open());
        assertThat(b.resetMarked()).isEqualTo(a.resetMarked());
        assertThat(b.nextNumber()).isEqualTo(a.nextNumber());
        assertThat(b.dialectMemory()).isEqualTo(a.dialectMemory());
        assertThat(contents(b)).isEqualTo(contents(a));
    }

    private static List<String> contents(Outbox outbox) {
        return outbox.snapshot();
    }

    @RepeatedTest(100)
    void replaying_its_lines_or_its_snapshot_gives_it_back(RepetitionInfo info) {
        var random = new SplittableRandom(info.getCurrentRepetition());
        var outbox = new Outbox();
        var lines = new ArrayList<String>();
        int seqNo = 0;
        for (int i = 0; i < 200; i++) {
            Outbox.@Nullable Entry due = outbox.due(Long.MAX_VALUE / 2);
            switch (random.nextInt(7)) {
                case 6 -> {
                    if (due != null) {
                        lines.add(outbox.done(due.number(), "{\"open\":[" + i + "]}"));
                    }
                }
                case 0 -> {
                    int n = seqNo++;
                    lines.add(outbox.put(event(Data.EventType.UPDATED, n), checkpoint(n + 1)));
                }
                case 1 -> {
                    lines.add(outbox.put(event(Data.EventType.ENDED, seqNo), null));
                    seqNo = 0;
                }
                case 2 ->
                        lines.add(
                                outbox.put(
                                        new StationCall.SecurityEventNotification(
                                                "StartupOfTheDevice", Instant.EPOCH, null),
                                        outbox.open()));
                case 3 -> {
                    if (due != null) {
                        lines.add(outbox.done(due.number()));
                    }
                }
                case 4 -> {
                    if (due != null) {
                        boolean lost = random.nextBoolean();
                        lines.add(outbox.failed(due.number(), lost, 5, SECOND, 0).line());
                    }
                }
                default ->
                        lines.add(random.nextBoolean() ? outbox.markReset() : outbox.markStart());
            }
        }
        assertSame(outbox, replay(lines));
        assertSame(outbox, replay(outbox.snapshot()));
    }

    @Test
    void a_failing_message_waits_longer_each_time_and_is_then_set_aside() {
        var outbox = new Outbox();
        outbox.put(event(Data.EventType.STARTED, 0), checkpoint(1));
        outbox.put(event(Data.EventType.UPDATED, 1), checkpoint(2));
        long now = 0;
        for (int attempt = 1; attempt < 5; attempt++) {
            Outbox.Outcome outcome = outbox.failed(1, false, 5, 10 * SECOND, now);
            assertThat(outcome.setAside()).isFalse();
            long wait = attempt * (10 * SECOND);
            assertThat(outbox.due(now + wait - 1)).isNull(); // order is kept: nothing overtakes
            now += wait;
            assertThat(outbox.due(now)).isNotNull();
        }
        assertThat(outbox.failed(1, false, 5, SECOND, now).setAside()).isTrue();
        assertThat(outbox.due(now)).extracting(Outbox.Entry::number).isEqualTo(2L);
    }

    @Test
    void a_link_that_breaks_costs_a_message_less_than_a_refusal() {
        var outbox = new Outbox();
        outbox.put(event(Data.EventType.STARTED, 0), checkpoint(1));
        for (int i = 0; i < 19; i++) {
            assertThat(outbox.failed(1, true, 5, SECOND, 0).setAside()).isFalse();
        }
        assertThat(outbox.failed(1, true, 5, SECOND, 0).setAside()).isTrue();
    }

    /** 30 days of 15-minute values and 20 sessions a day, as the station would write them. */
    private static void goOffline(Outbox outbox, int days, Consumer<String> line) {
        for (int day = 0; day < days; day++) {
            for (int session = 0; session < 20; session++) {
                line.accept(outbox.put(rich(Data.EventType.STARTED, 0), checkpoint(1)));
                for (int sample = 1; sample <= 5; sample++) {
                    line.accept(
                            outbox.put(
                                    rich(Data.EventType.UPDATED, sample), checkpoint(sample + 1)));
                }
                line.accept(outbox.put(rich(Data.EventType.ENDED, 6), null));
            }
        }
    }

    /** With as many values as the station puts into one. */
    private static StationCall.TransactionEvent rich(Data.EventType type, int seqNo) {
        var values =
                IntStream.range(0, 8)
                        .mapToObj(i ->
                                new Data.SampledValue(
                                        11_000.5 + i,
                                        Data.Measurand.values()[i],
                                        Data.ReadingContext.SAMPLE_PERIODIC,
                                        Data.Location.OUTLET,
                                        null))
                        .toList();
        return new StationCall.TransactionEvent(
                type,
                List.of(new Data.MeterValue(values, Instant.ofEpochMilli(1_790_000_000_000L))),
                Instant.ofEpochMilli(1_790_000_000_000L + seqNo),
                type == Data.EventType.UPDATED
                        ? Data.TriggerReason.METER_VALUE_PERIODIC
                        : Data.TriggerReason.AUTHORIZED,
                seqNo,
                true,
                new Data.TransactionInfo(
                        "9b2f6c1e-2d0e-4e8e-9a53-5d5f4f1f2a11", null, null, null, null, null),
                null,
                null);
    }

    @Test
    void thirty_days_without_an_operator_fit_into_memory_and_onto_the_disk() {
        long before = used();
        var outbox = new Outbox();
        var bytes = new LongAdder();
        // 20 sessions of 75 minutes fill a day of 15-minute values
        goOffline(outbox, 30, line -> bytes.add(line.length()));
        long heap = used() - before;
        assertThat(outbox.size()).isEqualTo(30 * 20 * 7).isLessThan(Outbox.MOST_ENTRIES);
        assertThat(outbox.thin()).isEmpty();
        System.out.printf(
                "30 days offline: %d messages, %.1f MB on disk, %.1f MB in memory%n",
                outbox.size(), bytes.sum() / 1e6, heap / 1e6);
        assertThat(bytes.sum()).isLessThan(10_000_000);
        assertThat(heap).isLessThan(24_000_000);
        assertThat(outbox.size()).isPositive(); // and is still reachable up to here
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void when_it_is_full_the_oldest_unsigned_samples_go_and_never_a_start_or_an_end() {
        var outbox = new Outbox();
        goOffline(outbox, 150, _ -> {});
        int boundaries = 2 * 20 * 150;
        int samples = 5 * 20 * 150;
        assertThat(outbox.size()).isEqualTo(boundaries + samples);
        List<String> dropped = outbox.thin();
        assertThat(outbox.size()).isEqualTo(Outbox.MOST_ENTRIES * 95 / 100);
        assertThat(dropped).hasSize(boundaries + samples - outbox.size());
        assertThat(numbers(dropped)).isSorted();
        // the newest dropped one is older than the oldest sample kept
        List<String> kept = outbox.snapshot();
        long oldestKept =
                kept.stream()
                        .filter(l ->
                                l.contains("METER_VALUE_PERIODIC")
                                        || l.contains("MeterValuePeriodic"))
                        .mapToLong(OutboxTest::number)
                        .min()
                        .orElseThrow();
        assertThat(numbers(dropped)).allMatch(n -> n < oldestKept);
        assertThat(kept.stream().filter(l -> l.contains("Started")).count()).isEqualTo(20 * 150);
        assertThat(kept.stream().filter(l -> l.contains("Ended")).count()).isEqualTo(20 * 150);
        assertSame(outbox, replay(kept));
    }

    private static List<Long> numbers(List<String> lines) {
        return lines.stream().map(OutboxTest::number).toList();
    }

    private static long number(String line) {
        Matcher at = Pattern.compile("\"number\":([0-9]+)").matcher(line);
        assertThat(at.find()).isTrue();
        return Long.parseLong(at.group(1));
    }

    @Test
    void a_message_is_not_due_before_it_is_on_the_medium() {
        var outbox = new Outbox();
        outbox.storedBelow(outbox.nextNumber());
        outbox.put(event(Data.EventType.STARTED, 0), checkpoint(1));
        assertThat(outbox.due(0)).isNull();
        outbox.storedBelow(outbox.nextNumber());
        assertThat(outbox.due(0)).isNotNull();
    }
}
