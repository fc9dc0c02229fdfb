package org.tidegate.protection.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.runtime.Disk;

@DisplayName("A trip recorder")
class TripRecorderTest {
    private static final List<Channel> CHANNELS =
            List.of(new Channel("v", "L1", "V", 400), Channel.flag("trip"));

    private final TripRecorder recorder = new TripRecorder(CHANNELS, 50, 5, 3);
    private long sample;

    private void samples(int count) {
        for (int i = 0; i < count; i++) {
            recorder.begin(sample * 1_000_000);
            recorder.set(0, (double) sample);
            recorder.end();
            sample++;
        }
    }

    private void trip(String stage) {
        recorder.trip(stage, 0.3, (sample - 1) * 1_000_000, 2_000_000);
    }

    @Test
    void keeps_what_came_before_and_after() {
        samples(100);
        trip("UV2");
        samples(2);
        assertThat(recorder.poll()).as("one sample is missing").isEmpty();
        recorder.cleared(7_000_000);
        samples(1);

        Recording r = recorder.poll().orElseThrow();

        assertThat(r.samples()).isEqualTo(9);
        assertThat(r.values()[0]).containsExactly(94, 95, 96, 97, 98, 99, 100, 101, 102);
        assertThat(r.values()[1]).containsOnly(Double.NaN);
        assertThat(r.triggerIndex()).isEqualTo(5);
        assertThat(r.nanos()[5]).isEqualTo(99_000_000);
        assertThat(r.rateHz()).isEqualTo(1000);
        assertThat(r.trip())
                .isEqualTo(new TripRecord("UV2", 0.3, 99_000_000, 2_000_000, 7_000_000));
        assertThat(recorder.poll()).isEmpty();
    }

    @Test
    void has_less_from_before_when_there_was_less() {
        samples(2);
        trip("OV1");
        samples(3);

        Recording r = recorder.poll().orElseThrow();
        assertThat(r.values()[0]).containsExactly(0, 1, 2, 3, 4);
        assertThat(r.triggerIndex()).isEqualTo(1);
    }

    @Test
    void gives_the_second_trip_to_the_first_ones_recording() {
        samples(50);
        trip("UV1");
        samples(1);
        trip("UF1");
        samples(2);

        assertThat(recorder.poll().orElseThrow().trip().stage()).isEqualTo("UV1");
        samples(20);
        assertThat(recorder.poll()).isEmpty();
    }

    @Test
    void counts_what_it_could_not_keep_and_goes_on() {
        samples(50);
        trip("A");
        samples(30);
        trip("B");
        samples(30);
        assertThat(recorder.lost()).isEqualTo(1);

        assertThat(recorder.poll().orElseThrow().trip().stage()).isEqualTo("A");
        trip("C");
        samples(3);
        Recording c = recorder.poll().orElseThrow();
        assertThat(c.trip().stage()).isEqualTo("C");
        assertThat(c.samples()).isEqualTo(9);
    }

    @Test
    void allocates_nothing_while_writing() {
        var bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        samples(20_000);
        long before = bean.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10; i++) {
            samples(1_000);
            trip("X");
            samples(10);
        }
        // The bean's own answer is all there may be.
        assertThat(bean.getCurrentThreadAllocatedBytes() - before).isLessThan(200);
    }

    @Test
    void leaves_the_newest_files_with_time_and_stage_in_their_names() throws IOException {
        var disk = new MemoryDisk();
        disk.write("journal-1", new byte[0]);
        var files = new TripFiles(disk, "TG-1", Comtrade.Format.FLOAT32, 2);
        for (String stage : List.of("U<<", "59.S1", "O/V st1")) {
            samples(50);
            trip(stage);
            samples(3);
            files.store(recorder.poll().orElseThrow(), 1_774_957_500_250L);
        }

        assertThat(files.list())
                .containsExactly(
                        "trip-20260331T114500.352Z-59-S1.cff",
                        "trip-20260331T114500.405Z-O-V-st1.cff");
        assertThat(disk.list("")).hasSize(3).contains("journal-1");
        assertThat(
                        new String(
                                disk.read(files.list().getFirst()),
                                java.nio.charset.StandardCharsets.ISO_8859_1))
                .startsWith("--- file type: CFG ---\r\nTG-1,tidegate,2013\r\n")
                .contains("--- file type: DAT FLOAT32: 126 ---\r\n");
    }

    /** Names as the port demands them; everything at once durable. */
    private static final class MemoryDisk implements Disk {
        private final TreeMap<String, byte[]> files = new TreeMap<>();

        @Override
        public byte[] read(String file) {
            return files.getOrDefault(file, new byte[0]);
        }

        @Override
        public void write(String file, byte[] content) {
            assertThat(file).matches("[A-Za-z0-9][A-Za-z0-9.-]*");
            files.put(file, content);
        }

        @Override
        public void append(String file, byte[] content) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void truncate(String file, long length) {
            files.computeIfPresent(file, (_, b) -> Arrays.copyOf(b, (int) length));
        }

        @Override
        public void sync(String file) {}

        @Override
        public List<String> list(String prefix) {
            return files.keySet().stream().filter(f -> f.startsWith(prefix)).toList();
        }

        @Override
        public void delete(String file) {
            files.remove(file);
        }
    }
}
