package org.tidegate.controller.der;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.controller.cli.CommandTree;
import org.tidegate.controller.cli.GridCommand;
import org.tidegate.controller.store.FileDisk;
import picocli.CommandLine;

@DisplayName("The permission to be in service")
class ServicePermitTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int service(String... args) {
        var all = new java.util.ArrayList<>(java.util.List.of("grid", "service"));
        all.addAll(java.util.List.of(args));
        all.addAll(java.util.List.of("--journal", folder.toString()));
        return CommandTree.base()
                .whole()
                .addSubcommand(new CommandLine(new GridCommand()))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    @Test
    void is_there_until_somebody_withdraws_it_and_outlives_a_restart() throws IOException {
        var permit = new ServicePermit(new FileDisk(folder));
        assertThat(permit.isPermitted()).isTrue();
        assertThat(service()).isZero();
        assertThat(out.toString()).isEqualTo("Service is permitted.\n");

        assertThat(service("withdraw", "--reason", "work on the line, shift 3")).isZero();
        assertThat(permit.isPermitted()).as("not yet looked at").isTrue();
        assertThat(permit.step(0)).isLessThanOrEqualTo(1_000_000_000L);
        assertThat(permit.isPermitted()).isFalse();
        assertThat(permit.word().reason()).isEqualTo("work on the line, shift 3");
        assertThat(new ServicePermit(new FileDisk(folder)).isPermitted()).isFalse();
        assertThat(service("show")).isEqualTo(1);
        assertThat(out.toString()).contains("Service is withdrawn: work on the line, shift 3\n");

        assertThat(service("permit")).isZero();
        permit.step(0);
        assertThat(permit.isPermitted()).isTrue();
    }

    @Test
    void is_not_there_when_the_files_that_say_so_are_spoilt() throws IOException {
        service("withdraw");
        service("permit");
        for (String slot : new String[] {"service-permit.a", "service-permit.b"}) {
            Files.write(folder.resolve(slot), new byte[] {1, 2, 3});
        }
        var permit = new ServicePermit(new FileDisk(folder));
        assertThat(permit.isPermitted()).isFalse();
        assertThat(permit.word().reason()).contains("cannot be read any more");
        assertThat(service("permit")).isZero();
        permit.step(0);
        assertThat(permit.isPermitted()).isTrue();
    }

    @Test
    void half_a_word_on_the_disk_leaves_the_one_before_it() throws IOException {
        service("withdraw", "--reason", "first");
        service("permit");
        byte[] newest = Files.readAllBytes(folder.resolve("service-permit.b"));
        Files.write(folder.resolve("service-permit.b"), java.util.Arrays.copyOf(newest, 10));
        assertThat(new ServicePermit(new FileDisk(folder)).word())
                .isEqualTo(new ServicePermit.Word(false, "first"));
    }

    @Test
    void is_not_touched_by_a_command_that_makes_no_sense() {
        assertThat(service("revoke")).isEqualTo(2);
        assertThat(err.toString()).contains("'revoke' is not known here", "Remedy:");
        assertThat(service("withdraw", "--reason", "two\nlines")).isEqualTo(2);
        assertThat(service("withdraw", "--reason", "x".repeat(201))).isEqualTo(2);
        assertThat(new ServicePermit(new FileDisk(folder)).isPermitted()).isTrue();
        folder = folder.resolve("nowhere");
        assertThat(service("withdraw")).isEqualTo(2);
        assertThat(err.toString()).contains("nowhere is not a folder");
    }
}
