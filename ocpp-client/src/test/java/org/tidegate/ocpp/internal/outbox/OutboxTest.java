package org.tidegate.ocpp.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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
                "tx", 3, next, 1000.5 + next, 20.25, Instant.ofEpochMilli(next), null);
    }

    private static Outbox replay(List<String> lines) {
        return Outbox.replay(lines.stream().map(l -> l.getBytes(StandardCharsets.UTF_8)).toList());
    }

    private static void assertSame(Outbox a, Outbox b) {
        assertThat(b.size()).isEqualTo(a.size());
        assertThat(b.open()).isEqualTo(a.open());
        assertThat(b.resetMarked()).isEqualTo(a.resetMarked());
        assertThat(b.nextNumber()).isEqualTo(a.nextNumber());
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
            switch (random.nextInt(6)) {
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

    @Test
    void thinning_drops_every_second_periodic_value_and_never_a_start_or_an_end() {
        var outbox = new Outbox();
        outbox.put(event(Data.EventType.STARTED, 0), checkpoint(1));
        for (int i = 1; i <= 10; i++) {
            outbox.put(event(Data.EventType.UPDATED, i), checkpoint(i + 1));
        }
        outbox.put(event(Data.EventType.ENDED, 11), null);
        assertThat(outbox.thin()).hasSize(5);
        assertThat(outbox.size()).isEqualTo(7);
        assertThat(outbox.due(0)).extracting(Outbox.Entry::number).isEqualTo(1L);
    }
}
