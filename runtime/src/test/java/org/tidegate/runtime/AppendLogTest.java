package org.tidegate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class AppendLogTest {
    private static final int SEGMENT_BYTES = 120;
    private static final int ALL = Integer.MAX_VALUE;

    @RepeatedTest(500)
    void a_power_cut_never_loses_an_acknowledged_record(RepetitionInfo seed) throws IOException {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        var disk = new CrashingDisk(random);
        List<String> appended = new ArrayList<>();
        int acknowledged = 0;
        for (int boot = 0; boot < 15; boot++) {
            disk.cutPowerAfter(random.nextInt(120));
            try {
                AppendLog log = AppendLog.open(disk, "log", SEGMENT_BYTES, ALL).log();
                while (true) {
                    String record = record(boot, appended.size());
                    appended.add(record); // may reach the medium even if append throws
                    log.append(bytes(record));
                    if (random.nextInt(4) == 0) {
                        log.sync();
                        acknowledged = appended.size();
                    }
                }
            } catch (CrashingDisk.PowerCut _) {
                disk.reboot();
            }
            List<String> found = readAll(disk);
            assertThat(found.size()).as("boot %d", boot).isGreaterThanOrEqualTo(acknowledged);
            assertThat(found).as("boot %d", boot).isEqualTo(appended.subList(0, found.size()));
            appended = new ArrayList<>(found);
            acknowledged = found.size(); // what was read once must never go away again
        }
    }

    @RepeatedTest(300)
    void dropping_old_segments_leaves_the_newest_records_without_a_hole(RepetitionInfo seed)
            throws IOException {
        var random = new SplittableRandom(1000 + seed.getCurrentRepetition());
        var disk = new CrashingDisk(random);
        int next = 0;
        int acknowledged = -1;
        for (int boot = 0; boot < 15; boot++) {
            disk.cutPowerAfter(random.nextInt(150));
            try {
                AppendLog log = AppendLog.open(disk, "log", SEGMENT_BYTES, 3).log();
                while (true) {
                    log.append(bytes(record(0, next++)));
                    if (random.nextInt(3) == 0) {
                        log.sync();
                        acknowledged = next - 1;
                    }
                }
            } catch (CrashingDisk.PowerCut _) {
                disk.reboot();
            }
            List<Integer> found = readAll(disk).stream().map(AppendLogTest::numberOf).toList();
            if (acknowledged >= 0) {
                assertThat(found).as("boot %d", boot).isNotEmpty();
                int first = found.getFirst();
                assertThat(found.getLast()).as("boot %d", boot).isBetween(acknowledged, next);
                assertThat(found)
                        .isEqualTo(IntStream.rangeClosed(first, found.getLast()).boxed().toList());
                // Two closed segments stay, of at least SEGMENT_BYTES / 24 records each.
                assertThat(found.getLast() - first)
                        .as("boot %d", boot)
                        .isGreaterThanOrEqualTo(Math.min(acknowledged, 2 * SEGMENT_BYTES / 24 - 1));
            }
            next = found.isEmpty() ? 0 : found.getLast() + 1;
            acknowledged = next - 1;
        }
        assertThat(disk.list("log-")).hasSizeLessThanOrEqualTo(3);
    }

    @RepeatedTest(300)
    void a_disk_that_fails_and_recovers_loses_nothing_that_was_acknowledged(RepetitionInfo seed)
            throws IOException {
        var random = new SplittableRandom(2000 + seed.getCurrentRepetition());
        var disk = new CrashingDisk(random);
        AppendLog log = AppendLog.open(disk, "log", SEGMENT_BYTES, ALL).log();
        List<String> accepted = new ArrayList<>();
        int acknowledged = 0;
        for (int i = 0; i < 60; i++) {
            if (random.nextInt(6) == 0) {
                disk.failSyncs(random.nextInt(3));
                disk.failAppends(random.nextInt(3));
            }
            String record = record(0, i);
            try {
                log.append(bytes(record));
                accepted.add(record);
                if (random.nextInt(3) == 0) {
                    log.sync();
                    acknowledged = accepted.size();
                }
            } catch (IOException _) {
                // A refused record is not in the log; a refused sync may be asked for again.
            }
        }
        disk.cutPowerAfter(0);
        disk.reboot();

        List<String> found = readAll(disk);
        assertThat(found.size()).isBetween(acknowledged, accepted.size());
        assertThat(found).isEqualTo(accepted.subList(0, found.size()));
    }

    @RepeatedTest(200)
    void a_power_cut_while_the_disk_is_failing_loses_nothing_either(RepetitionInfo seed)
            throws IOException {
        var random = new SplittableRandom(3000 + seed.getCurrentRepetition());
        var disk = new CrashingDisk(random);
        AppendLog log = AppendLog.open(disk, "log", SEGMENT_BYTES, ALL).log();
        var acknowledged = new ArrayList<String>();
        var waiting = new ArrayList<String>();
        disk.cutPowerAfter(60 + random.nextInt(200));
        try {
            for (int i = 0; ; i++) {
                if (random.nextInt(5) == 0) {
                    disk.failSyncs(1);
                }
                try {
                    log.append(bytes(record(0, i)));
                    waiting.add(record(0, i));
                    log.sync();
                    acknowledged.addAll(waiting);
                    waiting.clear();
                } catch (CrashingDisk.PowerCut cut) {
                    throw cut;
                } catch (IOException _) {
                    // Try again with the next record.
                }
            }
        } catch (CrashingDisk.PowerCut _) {
            disk.reboot();
        }
        // Whole records may come twice when the cut hits the rewriting of a tail, never less.
        assertThat(readAll(disk).stream().distinct().toList())
                .startsWith(acknowledged.toArray(String[]::new));
    }

    @Test
    void a_torn_tail_is_cut_off_and_reported() throws IOException {
        var disk = new CrashingDisk(new SplittableRandom(1));
        AppendLog log = AppendLog.open(disk, "log", 10_000, ALL).log();
        log.append(bytes("whole"));
        disk.append("log-000000", new byte[] {0x7E, 0, 0, 0, 9, 'h', 'a', 'l', 'f'});
        log.sync();

        AppendLog.Opened opened = AppendLog.open(disk, "log", 10_000, ALL);
        assertThat(opened.records()).containsExactly(bytes("whole"));
        assertThat(opened.log().cutBytes()).isEqualTo(9);
        assertThat(opened.log().damagedBytes()).isZero();

        opened.log().append(bytes("next"));
        opened.log().sync();
        AppendLog.Opened again = AppendLog.open(disk, "log", 10_000, ALL);
        assertThat(again.records()).containsExactly(bytes("whole"), bytes("next"));
        assertThat(again.log().cutBytes()).isZero();
    }

    @Test
    void a_zero_filled_tail_is_cut_off() throws IOException {
        var disk = new CrashingDisk(new SplittableRandom(1));
        AppendLog.open(disk, "log", 10_000, ALL).log().append(bytes("whole"));
        disk.append("log-000000", new byte[4096]);

        AppendLog.Opened opened = AppendLog.open(disk, "log", 10_000, ALL);
        assertThat(opened.records()).containsExactly(bytes("whole"));
        assertThat(opened.log().cutBytes()).isEqualTo(4096);
    }

    @Test
    void a_rotten_bit_in_a_closed_segment_costs_one_record() throws IOException {
        int frame = 9 + 10;
        for (int at = 0; at < 3 * frame; at++) {
            var disk = new CrashingDisk(new SplittableRandom(at));
            AppendLog log = AppendLog.open(disk, "log", 3 * frame, ALL).log();
            for (int i = 0; i < 5; i++) {
                log.append(bytes("record-%03d".formatted(i)));
            }
            log.sync();
            disk.rot("log-000000", at);

            AppendLog.Opened opened = AppendLog.open(disk, "log", 3 * frame, ALL);
            var expected =
                    new ArrayList<>(
                            IntStream.range(0, 5).mapToObj("record-%03d"::formatted).toList());
            expected.remove(at / frame);
            assertThat(strings(opened.records())).as("bit in byte %d", at).isEqualTo(expected);
            assertThat(opened.log().damagedBytes()).isEqualTo(frame);
            assertThat(opened.log().cutBytes()).isZero();
            assertThat(disk.length("log-000000")).as("evidence stays").isEqualTo(3 * frame);
        }
    }

    @Test
    void reading_a_log_changes_nothing() throws IOException {
        var disk = new CrashingDisk(new SplittableRandom(1));
        AppendLog.open(disk, "log", 10_000, ALL).log().append(bytes("whole"));
        disk.append("log-000000", new byte[] {0x7E, 0, 0});
        var records = new ArrayList<byte[]>();

        AppendLog.Scan scan = AppendLog.scan(disk, "log", records::add);

        assertThat(strings(records)).containsExactly("whole");
        assertThat(scan).isEqualTo(new AppendLog.Scan(1, 3, 0));
        assertThat(disk.length("log-000000")).isEqualTo(9 + 5 + 3);
    }

    @Test
    void a_log_whose_name_begins_like_another_one_is_a_different_log() throws IOException {
        var disk = new CrashingDisk(new SplittableRandom(1));
        AppendLog.open(disk, "log", 100, ALL).log().append(bytes("mine"));
        AppendLog.open(disk, "log-ladder", 100, ALL).log().append(bytes("other"));
        disk.write("log-000000.bak", bytes("somebody's copy"));

        assertThat(readAll(disk)).containsExactly("mine");
    }

    @Test
    void segments_are_read_in_numeric_order() throws IOException {
        var disk = new CrashingDisk(new SplittableRandom(1));
        AppendLog.open(disk, "log", 100, ALL).log().append(bytes("old"));
        byte[] old = disk.read("log-000000");
        disk.delete("log-000000");
        disk.append("log-999999", old);
        AppendLog log = AppendLog.open(disk, "log", 1, ALL).log();
        log.append(bytes("new"));

        assertThat(disk.list("log-")).contains("log-1000000");
        assertThat(readAll(disk)).containsExactly("old", "new");
    }

    @Test
    void an_impossible_length_is_damage() throws IOException {
        for (int length : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 20, 6}) {
            var disk = new CrashingDisk(new SplittableRandom(1));
            byte[] frame = new byte[14];
            java.nio.ByteBuffer.wrap(frame).put((byte) 0x7E).putInt(length);
            disk.append("log-000000", frame);

            assertThat(AppendLog.open(disk, "log", 100, ALL).log().cutBytes()).isEqualTo(14);
        }
    }

    @Test
    void a_record_may_be_empty_and_may_not_be_too_long() throws IOException {
        var disk = new CrashingDisk(new SplittableRandom(1));
        AppendLog log = AppendLog.open(disk, "log", 100, ALL).log();
        log.append(new byte[0]);
        assertThatThrownBy(() -> log.append(new byte[AppendLog.MAX_PAYLOAD + 1]))
                .isInstanceOf(IllegalArgumentException.class);
        log.sync();

        assertThat(readAll(disk)).containsExactly("");
    }

    @RepeatedTest(100)
    void clearing_can_be_cut_anywhere_and_leaves_only_newest_records(RepetitionInfo seed)
            throws IOException {
        var random = new SplittableRandom(4000 + seed.getCurrentRepetition());
        var disk = new CrashingDisk(random);
        AppendLog log = AppendLog.open(disk, "log", SEGMENT_BYTES, ALL).log();
        var before = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            before.add(record(0, i));
            log.append(bytes(before.getLast()));
        }
        log.sync();
        disk.cutPowerAfter(random.nextInt(20));
        boolean cleared = false;
        try {
            log.clear();
            cleared = true;
            log.append(bytes("after"));
            log.sync();
        } catch (CrashingDisk.PowerCut _) {
            // The next opening sees what is left.
        }
        disk.reboot();

        List<String> found = readAll(disk);
        if (cleared) {
            assertThat(found).isSubsetOf("after");
        } else {
            assertThat(before.subList(before.size() - found.size(), before.size()))
                    .isEqualTo(found);
        }
    }

    private static List<String> readAll(Disk disk) throws IOException {
        return strings(AppendLog.open(disk, "log", SEGMENT_BYTES, ALL).records());
    }

    private static List<String> strings(List<byte[]> records) {
        return records.stream().map(r -> new String(r, StandardCharsets.UTF_8)).toList();
    }

    private static String record(int boot, int number) {
        return "%d:%d%s".formatted(boot, number, "x".repeat(number % 11));
    }

    private static int numberOf(String record) {
        return Integer.parseInt(record.substring(2).replace("x", ""));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
