package org.tidegate.controller.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.runtime.AppendLog;
import org.tidegate.runtime.TwoSlotFile;

class FileDiskTest {
    @TempDir Path folder;

    @Test
    void what_is_written_is_read() throws IOException {
        try (var disk = new FileDisk(folder.resolve("deep/down"))) {
            assertThat(disk.read("a")).isEmpty();
            assertThat(disk.list("")).isEmpty();
            disk.write("a", bytes("a longer text"));
            disk.write("a", bytes("short"));
            disk.append("a", bytes(" and more"));
            disk.sync("a");
            assertThat(disk.read("a")).isEqualTo(bytes("short and more"));
            disk.truncate("a", 5);
            disk.truncate("a", 50);
            disk.append("a", bytes("!"));
            assertThat(disk.read("a")).isEqualTo(bytes("short!"));
        }
        assertThat(Files.readString(folder.resolve("deep/down/a"))).isEqualTo("short!");
    }

    @Test
    void secrets_are_for_nobody_elses_eyes_not_even_those_written_before() throws IOException {
        Path old = folder.resolve("key-old");
        Files.writeString(old, "a secret from before");
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-rw-r--"));
        Files.writeString(folder.resolve("events"), "none");
        try (FileDisk disk = FileDisk.secret(folder)) {
            assertThat(disk.restrict("key-")).isEmpty();
            disk.write("key-new", bytes("x"));
            disk.sync("key-new");
            assertThat(disk.read("key-old")).isEqualTo(bytes("a secret from before"));
        }
        for (String name : new String[] {"key-old", "key-new"}) {
            assertThat(Files.getPosixFilePermissions(folder.resolve(name)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("events"))).hasSizeGreaterThan(2);
    }

    @Test
    void a_file_that_does_not_exist_is_not_made_by_accident() throws IOException {
        try (var disk = new FileDisk(folder)) {
            disk.truncate("none", 3);
            disk.sync("none");
            disk.delete("none");
            assertThat(disk.list("")).isEmpty();
        }
    }

    @Test
    void names_are_listed_sorted_and_without_folders() throws IOException {
        Files.createDirectory(folder.resolve("log-folder"));
        try (var disk = new FileDisk(folder)) {
            for (String name : new String[] {"log-2", "log-1", "other"}) {
                disk.append(name, bytes("x"));
            }
            assertThat(disk.list("log-")).containsExactly("log-1", "log-2");
            disk.delete("log-1");
            assertThat(disk.list("log-")).containsExactly("log-2");
        }
    }

    @Test
    void more_files_than_may_stay_open_at_once() throws IOException {
        try (var disk = new FileDisk(folder)) {
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < 30; i++) {
                    disk.append("f-" + i, bytes(round + ""));
                }
            }
            for (int i = 0; i < 30; i++) {
                disk.sync("f-" + i);
                assertThat(disk.read("f-" + i)).isEqualTo(bytes("012"));
            }
        }
    }

    @Test
    void a_name_cannot_lead_out_of_the_folder() {
        try (var disk = new FileDisk(folder)) {
            for (String name : new String[] {"../x", "a/b", "", ".", "..", ".hidden"}) {
                assertThatThrownBy(() -> disk.read(name))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void a_full_disk_is_told_with_place_reason_and_remedy() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "/dev/full is not there");
        Files.createSymbolicLink(folder.resolve("log-000000"), full);
        try (var disk = new FileDisk(folder)) {
            assertThatThrownBy(() -> disk.append("log-000000", bytes("x")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot append to " + folder.resolve("log-000000"))
                    .hasMessageContaining("no space left on device")
                    .hasMessageContaining("remedy: free space");
        }
    }

    @Test
    void a_folder_that_is_a_file_is_told_in_words() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        try (var disk = new FileDisk(file)) {
            assertThatThrownBy(() -> disk.append("log", bytes("x")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot append to " + file);
        }
    }

    @Test
    void the_runtime_formats_work_on_it() throws IOException {
        try (var disk = new FileDisk(folder)) {
            AppendLog log = AppendLog.open(disk, "log", 50, 3).log();
            for (int i = 0; i < 40; i++) {
                log.append(bytes("record " + i));
                log.sync();
            }
            new TwoSlotFile(disk, "state").save(bytes("kept"));
        }
        try (var disk = new FileDisk(folder)) {
            var records = new ArrayList<String>();
            AppendLog.scan(disk, "log", r -> records.add(new String(r, StandardCharsets.UTF_8)));
            assertThat(records).hasSizeBetween(7, 12).endsWith("record 38", "record 39");
            assertThat(new TwoSlotFile(disk, "state").load()).contains(bytes("kept"));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
