package org.tidegate.ocpp.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.runtime.Disk;

@DisplayName("What waits for the disk")
class KeepingTest {
    /** Takes everything and keeps nothing. */
    private static final Disk NOWHERE =
            new Disk() {
                @Override
                public byte[] read(String file) {
                    return new byte[0];
                }

                @Override
                public void write(String file, byte[] content) {}

                @Override
                public void append(String file, byte[] content) {}

                @Override
                public void truncate(String file, long length) {}

                @Override
                public void sync(String file) {}

                @Override
                public List<String> list(String prefix) {
                    return List.of();
                }

                @Override
                public void delete(String file) {}
            };

    private final Outbox outbox = new Outbox();
    private final Storage storage = new Storage(NOWHERE, null);
    private final Keeping keeping = new Keeping(storage, true, outbox, outbox::snapshot);

    private void put() {
        var call =
                new StationCall.SecurityEventNotification(
                        "StartupOfTheDevice", Instant.EPOCH, null);
        keeping.append(outbox.put(call, null), true);
    }

    @Test
    void a_message_is_due_once_it_is_on_the_medium() {
        put();
        assertThat(keeping.stepEnds(1)).isFalse();
        keeping.look(1, _ -> {});
        assertThat(outbox.due(1)).isNull();
        storage.step(2);
        keeping.look(2, _ -> {});
        assertThat(Objects.requireNonNull(outbox.due(2)).number()).isEqualTo(1);
    }

    @Test
    void a_disk_that_is_quicker_than_the_step_leaves_no_message_behind() {
        put();
        storage.step(1); // on its own thread, while the step is not over
        assertThat(keeping.stepEnds(1)).as("there is something to look at").isTrue();
        keeping.look(1, _ -> {});
        assertThat(outbox.due(1)).isNotNull();
    }

    @Test
    void what_waits_for_a_line_is_done_at_once_if_the_line_is_there_already() {
        var done = new ArrayList<String>();
        long since = keeping.asked();
        put();
        keeping.whenStoredSince(since, () -> done.add("first"));
        assertThat(done).isEmpty();
        storage.step(1);
        keeping.whenStoredSince(since, () -> done.add("second"));
        assertThat(done).containsExactly("first", "second");
    }
}
