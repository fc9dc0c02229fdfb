package org.tidegate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TwoSlotFileTest {
    @RepeatedTest(500)
    void a_power_cut_never_loses_an_acknowledged_value(RepetitionInfo seed) throws IOException {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        var disk = new CrashingDisk(random);
        int acknowledged = 0;
        int attempted = 0;
        for (int boot = 0; boot < 20; boot++) {
            disk.cutPowerAfter(random.nextInt(40));
            try {
                var file = new TwoSlotFile(disk, "meter");
                while (true) {
                    file.save(bytes(++attempted));
                    acknowledged = attempted;
                }
            } catch (CrashingDisk.PowerCut _) {
                disk.reboot();
            }
            int found =
                    new TwoSlotFile(disk, "meter").load().map(TwoSlotFileTest::number).orElse(0);
            assertThat(found).as("boot %d", boot).isBetween(acknowledged, attempted);
            acknowledged = found;
        }
    }

    @RepeatedTest(200)
    void a_failed_sync_does_not_put_the_good_slot_at_risk(RepetitionInfo seed) throws IOException {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        var disk = new CrashingDisk(random);
        var file = new TwoSlotFile(disk, "meter");
        file.save(bytes(1));
        file.save(bytes(2));
        disk.failSyncs(1);
        assertThatThrownBy(() -> file.save(bytes(3))).hasMessageContaining("Input/output error");
        disk.cutPowerAfter(random.nextInt(9));
        int acknowledged = 2;
        try {
            file.save(bytes(4));
            acknowledged = 4;
        } catch (CrashingDisk.PowerCut _) {
            // Nothing new was promised.
        }
        disk.reboot();

        assertThat(new TwoSlotFile(disk, "meter").load().map(TwoSlotFileTest::number).orElse(0))
                .isBetween(acknowledged, 4);
    }

    @Test
    void a_rotten_bit_costs_at_most_the_newest_value() throws IOException {
        for (String slot : new String[] {"meter.a", "meter.b"}) {
            var disk = new CrashingDisk(new SplittableRandom(1));
            var file = new TwoSlotFile(disk, "meter");
            file.save(bytes(1));
            file.save(bytes(2));
            for (int at = 0; at < disk.length(slot); at++) {
                disk.rot(slot, at);
            }
            assertThat(file.load().map(TwoSlotFileTest::number))
                    .contains(slot.endsWith("a") ? 2 : 1);
        }
    }

    @Test
    void nothing_saved_is_nothing_loaded() throws IOException {
        assertThat(new TwoSlotFile(new CrashingDisk(new SplittableRandom(1)), "meter").load())
                .isEmpty();
    }

    private static byte[] bytes(int n) {
        // Length changes with the value, so that old and new do not tear at the same place.
        return (n + " Wh" + " ".repeat(n % 7)).getBytes(StandardCharsets.UTF_8);
    }

    private static int number(byte[] bytes) {
        return Integer.parseInt(
                new String(bytes, StandardCharsets.UTF_8).replace(" Wh", "").strip());
    }
}
