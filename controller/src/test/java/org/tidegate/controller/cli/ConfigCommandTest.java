package org.tidegate.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.controller.config.BoardInForce;
import org.tidegate.controller.config.ConfigStore;
import org.tidegate.controller.config.ConfigTrial.Stage;
import org.tidegate.controller.store.FileDisk;

@DisplayName("The config commands")
class ConfigCommandTest {
    private static final String TEXT =
            """
            # the house
            charger: {identity: TG-1, serial: "1"}
            grid:
              profile: vde-ar-n-4105
              import_limit_w: 11000
            converter: {host: 127.0.0.1}
            pilot: {cable_current_limit_a: 32}
            vehicle: {tls: false}
            """;

    @TempDir private Path directory;
    private Path board = Path.of("");
    private Path changed = Path.of("");
    private String said = "";

    @BeforeEach
    void files() throws IOException {
        board = Files.writeString(directory.resolve("board.yaml"), TEXT);
        changed = Files.writeString(directory.resolve("new.yaml"), TEXT.replace("11000", "5000"));
        Files.createDirectories(directory.resolve("state"));
    }

    private int config(String... words) {
        var text = new StringWriter();
        var line = CommandTree.base().whole().addSubcommand(new ConfigCommand());
        line.setOut(new PrintWriter(text, true)).setErr(new PrintWriter(text, true));
        String[] all = new String[words.length + 1];
        all[0] = "config";
        for (int i = 0; i < words.length; i++) {
            all[i + 1] = words[i].replace("DIR", directory.toString());
        }
        int code = line.execute(all);
        said = text.toString().replace(directory + "/", "");
        return code;
    }

    private int apply(String file, String within) {
        return config(
                "apply",
                "DIR/" + file,
                "--board",
                "DIR/board.yaml",
                "--state",
                "DIR/state",
                "--confirm-within",
                within);
    }

    @Test
    void show_names_value_unit_and_source_of_every_key() {
        assertThat(config("show", "DIR/board.yaml")).isZero();
        assertThat(said)
                .containsPattern("grid.import_limit_w +11000 W +board.yaml:5:19")
                .containsPattern("converter.poll_interval_ms +100 ms +preset \\(our choice\\)")
                .containsPattern("lane.cpu +- +not set");

        config("show", "DIR/board.yaml", "--set", "--section", "grid");
        assertThat(said.lines()).hasSize(2);
        config("show", "DIR/board.yaml", "--flat");
        assertThat(said).contains("import_limit_w: 11000  # board.yaml:5:19");
        assertThat(config("show", "DIR/none.yaml")).isEqualTo(2);
        assertThat(said).contains("there is no such file").contains("Remedy: Correct");
    }

    @Test
    void diff_tells_values_and_not_spelling() throws IOException {
        assertThat(config("diff", "DIR/board.yaml", "DIR/new.yaml")).isEqualTo(1);
        assertThat(said)
                .isEqualTo(
                        """
                        grid.import_limit_w
                          - 11000 W   board.yaml:5:19
                          + 5000 W   new.yaml:5:19
                        1 key differs.
                        """);
        Files.writeString(changed, TEXT + "console: {enabled: true}\n");
        assertThat(config("diff", "DIR/board.yaml", "DIR/new.yaml")).isZero();
    }

    @Test
    void apply_changes_no_file_and_refuses_what_is_wrong_or_the_same() throws IOException {
        assertThat(apply("new.yaml", "120s")).isZero();
        assertThat(said).contains("+ 5000 W").contains("otherwise it reverts");
        assertThat(board).content().isEqualTo(TEXT);
        assertThat(apply("new.yaml", "120s")).isEqualTo(1);
        assertThat(said).contains("another configuration is on trial");

        assertThat(apply("board.yaml", "120s")).isEqualTo(1);
        assertThat(apply("new.yaml", "5s")).isEqualTo(2);
        assertThat(said).contains("--confirm-within 5s is not a time from 10 s to 1 h");
        Files.writeString(changed, TEXT.replace("11000", "11 kW"));
        assertThat(apply("new.yaml", "2min")).isEqualTo(2);
        assertThat(said).contains("carries a unit");
        assertThat(
                        config(
                                "apply",
                                "DIR/new.yaml",
                                "--board",
                                "DIR/board.yaml",
                                "--state",
                                "DIR/state",
                                "--confirm-within",
                                "60",
                                "--in-place-of",
                                "DIR/x"))
                .isEqualTo(1);
        assertThat(said).contains("x is no part of");
    }

    @Test
    void confirm_keeps_what_the_charger_runs_with() throws Exception {
        assertThat(config("confirm", "--state", "DIR/state")).isEqualTo(1);
        assertThat(said).contains("nothing is on trial");
        apply("new.yaml", "120s");
        assertThat(config("confirm", "--state", "DIR/state")).isEqualTo(1);
        assertThat(said).contains("does not run with it yet");

        var stop = new AtomicBoolean();
        try (var disk = new FileDisk(directory.resolve("state/config"))) {
            var store = new ConfigStore(disk);
            var charger = new BoardInForce(board, store);
            charger.boot(0);
            charger.choose();
            assertThat(store.trial().stage()).isEqualTo(Stage.RUNNING);
            Thread looks =
                    Thread.ofVirtual()
                            .start(() -> {
                                while (!stop.get()) {
                                    charger.restartDue(true, 1);
                                    LockSupport.parkNanos(1_000_000);
                                }
                            });
            assertThat(config("confirm", "--state", "DIR/state")).as(said).isZero();
            stop.set(true);
            looks.join();
        }
        assertThat(said).isEqualTo("Confirmed: board.yaml is in force.\n");
        assertThat(board).content().isEqualTo(Files.readString(changed));
    }

    @Test
    void migrate_writes_two_files_that_do_the_same_and_overwrites_none() throws IOException {
        assertThat(config("migrate", "DIR/board.yaml", "--to", "DIR/two")).as(said).isZero();
        assertThat(said).contains("Section 'grid' moved into the site file.");
        assertThat(directory.resolve("two/board.yaml"))
                .content()
                .startsWith("# the house\nversion: 2");
        assertThat(config("diff", "DIR/board.yaml", "DIR/two/board.yaml")).as(said).isZero();
        assertThat(config("migrate", "DIR/board.yaml", "--to", "DIR/two")).isEqualTo(3);
        assertThat(config("migrate", "DIR/two/board.yaml", "--to", "DIR/three")).isZero();
        assertThat(said).contains("newest version already");
    }
}
