package org.tidegate.controller.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.board.Board;
import org.tidegate.controller.config.BoardInForce.Choice;
import org.tidegate.controller.config.BoardInForce.Origin;
import org.tidegate.controller.config.ConfigTrial.Stage;
import org.tidegate.runtime.Disk;

@DisplayName("The board in force")
class BoardInForceTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String OLD =
            """
            charger: {identity: TG-1, serial: "1"}
            grid:
              profile: vde-ar-n-4105
              import_limit_w: 11000
            converter: {host: 127.0.0.1}
            pilot: {cable_current_limit_a: 32}
            vehicle: {tls: false}
            """;
    private static final String NEW = OLD.replace("11000", "5000");

    /** In memory; the power fails before the given operation. */
    private static final class Memory implements Disk {
        private final Map<String, byte[]> files = new TreeMap<>();
        int operations;
        int cutBefore = Integer.MAX_VALUE;

        private void operation() {
            if (operations++ == cutBefore) {
                throw new Cut();
            }
        }

        @Override
        public byte[] read(String file) {
            return files.getOrDefault(file, new byte[0]);
        }

        @Override
        public void write(String file, byte[] content) {
            operation();
            files.put(file, content.clone());
        }

        @Override
        public void append(String file, byte[] content) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void truncate(String file, long length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void sync(String file) {
            operation();
        }

        @Override
        public List<String> list(String prefix) {
            return List.copyOf(files.keySet());
        }

        @Override
        public void delete(String file) {
            operation();
            files.remove(file);
        }
    }

    private static final class Cut extends Error {
        private static final long serialVersionUID = 1;
    }

    @TempDir private Path directory;
    private Path file = Path.of("");
    private final Memory disk = new Memory();
    private final ConfigStore store = new ConfigStore(disk);
    private BoardInForce inForce = new BoardInForce(file, store);
    private long nowNanos = 5;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(directory.resolve("board.yaml"), OLD);
        boots();
    }

    private void boots() {
        nowNanos += 30 * SECOND;
        inForce = new BoardInForce(file, store);
        inForce.boot(nowNanos);
        starts();
    }

    private void starts() {
        limitW();
        inForce.started();
    }

    private double limitW() {
        return switch (inForce.choose()) {
            case Choice.Start start -> start.board().grid().importLimitW();
            case Choice.Refuse refuse -> throw new AssertionError(refuse.problems().toString());
        };
    }

    private ConfigTrial prepare(String text) throws IOException {
        var trial = new ConfigTrial(Stage.PREPARED, file.toAbsolutePath(), text, 120);
        store.trial(trial);
        return trial;
    }

    /** As the running charger looks; true if it started again. */
    private boolean after(int seconds, boolean idle) {
        nowNanos += seconds * SECOND;
        boolean again = inForce.restartDue(idle, nowNanos);
        if (again) {
            starts();
        }
        return again;
    }

    @Test
    void a_candidate_waits_for_the_end_of_the_session_and_reverts_by_itself() throws IOException {
        prepare(NEW);
        assertThat(after(600, false)).isFalse();
        assertThat(limitW()).isEqualTo(11_000);

        assertThat(after(1, true)).isTrue();
        assertThat(limitW()).isEqualTo(5_000);
        assertThat(after(119, true)).isFalse();
        assertThat(limitW()).isEqualTo(5_000);

        assertThat(after(1, true)).isTrue();
        assertThat(limitW()).isEqualTo(11_000);
        assertThat(file).content().isEqualTo(OLD);
        assertThat(store.trial().stage()).isEqualTo(Stage.NONE);
    }

    @Test
    void a_confirmed_candidate_replaces_the_file() throws IOException {
        ConfigTrial trial = prepare(NEW);
        after(1, true);
        assertThat(file).content().isEqualTo(OLD);
        store.confirm(trial);

        assertThat(after(1, true)).isFalse();
        assertThat(file).content().isEqualTo(NEW);
        assertThat(inForce.onTrial()).isFalse();
        assertThat(after(3600, true)).isFalse();
        assertThat(limitW()).isEqualTo(5_000);
        assertThat(store.lastGood().orElseThrow()).contains("import_limit_w: 5000");
    }

    @Test
    void a_confirmation_that_comes_too_late_is_none() throws IOException {
        ConfigTrial trial = prepare(NEW);
        after(1, true);
        store.confirm(trial);

        assertThat(after(120, true)).isTrue();
        assertThat(limitW()).isEqualTo(11_000);
        assertThat(file).content().isEqualTo(OLD);
    }

    @Test
    void a_restart_in_between_reverts() throws IOException {
        prepare(NEW);
        after(1, true);
        assertThat(limitW()).isEqualTo(5_000);

        boots();
        assertThat(limitW()).isEqualTo(11_000);
        boots();
        assertThat(limitW()).isEqualTo(11_000);
    }

    @Test
    void a_candidate_that_does_not_start_is_reverted_at_once() throws IOException {
        prepare(NEW);
        assertThat(inForce.restartDue(true, nowNanos)).isTrue();
        inForce.startFailed("address in use");

        assertThat(limitW()).isEqualTo(11_000);
        assertThat(store.trial()).isEqualTo(ConfigTrial.NONE);
    }

    @Test
    void a_candidate_that_no_longer_reads_is_dropped() throws IOException {
        prepare("version: 2\nsite: gone.yaml\n");

        assertThat(after(1, true)).isFalse();
        assertThat(store.trial()).isEqualTo(ConfigTrial.NONE);
    }

    /** Cut before every single operation between the order and the end, confirmed or not. */
    @Test
    void after_a_power_cut_anywhere_the_old_board_is_in_force_unless_the_new_one_was_confirmed()
            throws IOException {
        for (boolean confirms : new boolean[] {false, true}) {
            int cuts = 0;
            for (int at = 0; at < 60; at++) {
                Files.writeString(file, OLD);
                disk.files.clear();
                disk.cutBefore = Integer.MAX_VALUE;
                boots();
                disk.cutBefore = disk.operations + at;
                boolean confirmed = false;
                try {
                    ConfigTrial trial = prepare(NEW);
                    after(1, true);
                    if (confirms) {
                        confirmed = true;
                        store.confirm(trial);
                    }
                    after(1, true);
                    after(200, true);
                } catch (Cut _) {
                    cuts++;
                    disk.cutBefore = Integer.MAX_VALUE;
                    boots(); // the trial begins at a start, if the order was on the disk
                    boots(); // and was not confirmed
                }
                disk.cutBefore = Integer.MAX_VALUE;
                after(300, true);
                if (confirmed) {
                    assertThat(limitW()).isIn(11_000.0, 5_000.0);
                } else {
                    assertThat(limitW()).as("cut " + at).isEqualTo(11_000);
                }
                String text = Files.readString(file);
                assertThat(text).isIn(OLD, NEW);
                boots();
                assertThat(limitW()).isEqualTo(text.equals(NEW) ? 5_000 : 11_000);
                assertThat(store.trial().stage()).isEqualTo(Stage.NONE);
            }
            assertThat(cuts).isGreaterThan(4);
        }
    }

    @Test
    void a_file_that_is_gone_empty_or_scrambled_is_replaced_by_the_last_good_board()
            throws IOException {
        for (String scrambled :
                List.of("", "\0\0\0\0", OLD.substring(0, 20) + "\u0007", "a: [", "{")) {
            Files.writeString(file, scrambled);
            inForce = new BoardInForce(file, store);
            inForce.boot(nowNanos);
            assertThat(inForce.choose())
                    .isInstanceOfSatisfying(
                            Choice.Start.class,
                            start -> {
                                assertThat(start.origin()).isEqualTo(Origin.LAST_GOOD);
                                assertThat(start.problems()).isNotEmpty();
                                Board board = start.board();
                                assertThat(board.grid().importLimitW()).isEqualTo(11_000);
                                assertThat(board.journal().directory())
                                        .isEqualTo(directory.resolve("journal"));
                            });
        }
        Files.delete(file);
        assertThat(limitW()).isEqualTo(11_000);
    }

    @Test
    void what_a_person_wrote_wrongly_is_refused_and_not_guessed_around() throws IOException {
        Files.writeString(file, OLD.replace("11000", "11 kW"));

        assertThat(inForce.choose()).isInstanceOf(Choice.Refuse.class);
    }

    @Test
    void without_a_last_good_board_a_scrambled_file_is_refused() throws IOException {
        disk.files.clear();
        Files.writeString(file, "a: [");
        assertThat(inForce.choose()).isInstanceOf(Choice.Refuse.class);
        assertThat(new BoardInForce(file, null).choose()).isInstanceOf(Choice.Refuse.class);
    }

    @RepeatedTest(50)
    void scrambled_state_on_the_disk_never_stops_a_start(RepetitionInfo seed) throws IOException {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        prepare(NEW);
        for (String name : disk.list("")) {
            byte[] bytes = disk.read(name).clone();
            for (int hits = random.nextInt(4); hits > 0 && bytes.length > 0; hits--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            disk.files.put(name, bytes);
        }
        boots();
        assertThat(limitW()).isIn(11_000.0, 5_000.0);
    }

    @Test
    void the_charger_and_the_command_may_replace_the_file_at_once() throws Exception {
        ConfigTrial confirmed = prepare(NEW).at(Stage.CONFIRMED);
        var together = new CyclicBarrier(2);
        try (var both = Executors.newFixedThreadPool(2)) {
            Callable<Void> one =
                    () -> {
                        for (int i = 0; i < 50; i++) {
                            together.await();
                            BoardInForce.replace(confirmed);
                        }
                        return null;
                    };
            for (var done : both.invokeAll(List.of(one, one))) {
                done.get();
            }
        }
        assertThat(file).content().isEqualTo(NEW);
        try (var left = Files.list(directory)) {
            assertThat(left.filter(f -> f.toString().endsWith(".new"))).isEmpty();
        }
    }
}
