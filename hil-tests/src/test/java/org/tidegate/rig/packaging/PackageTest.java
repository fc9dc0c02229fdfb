package org.tidegate.rig.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.controller.update.Release;
import org.tidegate.rig.TidegateMain;

@DisplayName("The Debian package")
class PackageTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern EXPOSURE = Pattern.compile("level for \\S+: ([0-9.]+)");

    @TempDir private static Path directory;
    private static Path deb = Path.of("");
    private static Path again = Path.of("");

    @BeforeAll
    static void make() throws IOException {
        deb = make("one");
        again = make("two");
    }

    private static Path make(String folder) throws IOException {
        return PackageCommand.make(
                HOME, BuiltJars.all(), TidegateMain.commandLine(), directory.resolve(folder));
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Shell.Result result = Shell.run(directory, command);
        assertThat(result.exitCode()).as(result.output()).isZero();
        return result.output();
    }

    private static Path unpacked(String folder) throws IOException, InterruptedException {
        Shell.assumeThereIs("dpkg-deb");
        Path root = directory.resolve(folder);
        output("dpkg-deb", "-x", deb.toString(), root.toString());
        return root;
    }

    @Test
    void is_the_same_to_the_byte_when_it_is_made_twice() {
        assertThat(deb).hasFileName("tidegate_0.1.0~snapshot_all.deb");
        assertThat(deb).hasSameBinaryContentAs(again);
    }

    @Test
    void says_what_it_needs_and_keeps_what_the_owner_edited() throws Exception {
        Shell.assumeThereIs("dpkg-deb");
        String info = output("dpkg-deb", "-I", deb.toString());

        assertThat(info)
                .contains("Package: tidegate")
                .contains("Version: 0.1.0~snapshot")
                .contains("Architecture: all")
                .contains("temurin-25-jre")
                .contains("postinst", "prerm", "postrm", "triggers");
        assertThat(output("dpkg-deb", "-I", deb.toString(), "conffiles").strip())
                .isEqualTo("/etc/default/tidegate");
    }

    @Test
    void holds_what_a_charger_needs_and_nothing_that_measures_or_makes_packages() throws Exception {
        Shell.assumeThereIs("dpkg-deb");
        String list = output("dpkg-deb", "-c", deb.toString());

        for (String path :
                new String[] {
                    "./usr/bin/tidegate",
                    "./usr/lib/systemd/system/tidegate.service",
                    "./usr/lib/systemd/system/tidegate-vehicle-network.service",
                    "./usr/lib/tidegate/vehicle-network.nft",
                    "./usr/lib/sysusers.d/tidegate.conf",
                    "./usr/lib/tmpfiles.d/tidegate.conf",
                    "./usr/lib/udev/rules.d/60-tidegate.rules",
                    "./usr/lib/sysctl.d/60-tidegate.conf",
                    "./usr/share/man/man1/tidegate-run.1.gz",
                    "./usr/share/man/man5/tidegate-board.5.gz",
                    "./usr/share/bash-completion/completions/tidegate",
                    "./usr/share/tidegate/boards/pi5-comparators.yaml",
                    "./usr/share/tidegate/sbom.cdx.json"
                }) {
            assertThat(list).contains(" " + path + "\n");
        }
        assertThat(list).doesNotContain("jmh-").doesNotContain("jdeb");
        assertThat(list).contains("-rwxr-xr-x root/root");
        assertThat(list.lines().filter(line -> !line.contains("root/root"))).isEmpty();
    }

    @Test
    void names_no_folder_of_the_machine_it_was_made_on() throws Exception {
        Path root = unpacked("paths");
        String home = System.getProperty("user.home");
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.toString().endsWith(".jar") && !file.toString().endsWith(".gz")) {
                    assertThat(Files.readString(file))
                            .as(file.toString())
                            .doesNotContain(HOME.toString())
                            .doesNotContain(home + "/");
                }
            }
        }
    }

    @Test
    void the_bill_of_software_names_every_jar_with_its_checksum() throws Exception {
        Path root = unpacked("bill");
        Path lib = root.resolve("usr/share/tidegate/lib");
        JsonNode bill =
                new ObjectMapper()
                        .readTree(root.resolve("usr/share/tidegate/sbom.cdx.json").toFile());

        assertThat(bill.get("specVersion").asText()).isEqualTo("1.6");
        try (Stream<Path> jars = Files.list(lib)) {
            for (Path jar : jars.toList()) {
                String sum = SoftwareBill.sha256(Files.readAllBytes(jar));
                assertThat(bill.toString()).as(jar.toString()).contains(sum);
            }
        }
        assertThat(bill.toString())
                .contains(
                        "pkg:maven/org.yaml/snakeyaml-engine@3.2"
                                .replace("org.yaml", "org.snakeyaml"));
    }

    /** Into a folder: twice, with an edited setting in between, then removed and purged. */
    @Test
    void can_be_installed_again_and_again_and_forgets_no_setting() throws Exception {
        Shell.assumeThereIs("dpkg");
        Path root = Files.createDirectories(directory.resolve("installed"));
        Path dpkg = Files.createDirectories(root.resolve("var/lib/dpkg/updates")).getParent();
        Files.createDirectories(dpkg.resolve("info"));
        Files.createFile(dpkg.resolve("status"));
        Files.createDirectories(root.resolve("var/log"));
        String[] install = dpkg(root, "-i", deb.toString());

        output(install);
        Path setting = root.resolve("etc/default/tidegate");
        Files.writeString(setting, "PLC=plc1\n");
        Path board = Files.createDirectories(root.resolve("etc/tidegate")).resolve("board.yaml");
        Files.writeString(board, "mine");
        output(install);
        assertThat(setting).content().isEqualTo("PLC=plc1\n");
        assertThat(output(dpkg(root, "-s", "tidegate"))).contains("install ok installed");
        assertThat(root.resolve("usr/bin/tidegate")).isExecutable();

        output(dpkg(root, "-r", "tidegate"));
        assertThat(board).content().isEqualTo("mine");
        assertThat(setting).exists();
        assertThat(root.resolve("usr/bin/tidegate")).doesNotExist();
        output(dpkg(root, "-P", "tidegate"));
        assertThat(board).doesNotExist();
        assertThat(setting).doesNotExist();
    }

    private static String[] dpkg(Path root, String... command) {
        String[] options = {
            "dpkg",
            "--root=" + root,
            "--force-not-root",
            "--force-script-chrootless",
            "--force-depends",
            "--force-confold"
        };
        return Stream.of(options, command).flatMap(Stream::of).toArray(String[]::new);
    }

    @Tag("slow") // half a minute
    @Test
    void lintian_finds_no_error() throws Exception {
        Shell.assumeThereIs("lintian");
        String found =
                Shell.run(
                                directory,
                                "lintian",
                                "--allow-root",
                                "--tag-display-limit",
                                "0",
                                "--suppress-tags",
                                // Not for a Debian archive: no maintainer upload, no man page
                                // there.
                                "bad-distribution-in-changes-file",
                                deb.toString())
                        .output();

        assertThat(found.lines().filter(line -> line.startsWith("E:"))).isEmpty();
    }

    @Test
    void the_services_are_sound_and_the_charger_is_well_fenced() throws Exception {
        Shell.assumeThereIs("systemd-analyze");
        Path unit = HOME.resolve("deploy/debian/units/tidegate.service");
        String found =
                output("systemd-analyze", "security", "--offline=true", "--no-pager", "" + unit);
        Matcher exposure = EXPOSURE.matcher(found);

        assertThat(exposure.find()).as(found).isTrue();
        assertThat(Double.parseDouble(exposure.group(1))).isLessThan(2.5);
    }

    @Test
    void systemd_understands_every_line_of_the_units() throws Exception {
        Shell.assumeThereIs("systemd-analyze");
        Path root = unpacked("units");
        for (String unit :
                new String[] {
                    "tidegate.service", "tidegate-update.path", "tidegate-update.service"
                }) {
            String said =
                    Shell.run(
                                    directory,
                                    "systemd-analyze",
                                    "verify",
                                    "--recursive-errors=no",
                                    root.resolve("usr/lib/systemd/system/" + unit).toString())
                            .output();
            // "unit:LINE:" is a line that it does not understand; commands are not installed here.
            assertThat(said.lines().filter(line -> line.matches(".*" + unit + ":[0-9]+:.*")))
                    .as(said)
                    .isEmpty();
        }
    }

    @Test
    void the_manuals_are_roff_without_a_warning() throws Exception {
        Shell.assumeThereIs("man");
        Path root = unpacked("manuals");
        List<String> command = new ArrayList<>(List.of("man", "--warnings", "-l"));
        try (Stream<Path> pages = Files.walk(root.resolve("usr/share/man"))) {
            pages.filter(Files::isRegularFile).map(Path::toString).forEach(command::add);
        }
        Shell.Result shown =
                Shell.run(
                        directory,
                        Map.of("MANWIDTH", "120", "LC_ALL", "C.UTF-8"),
                        command.toArray(String[]::new));

        assertThat(shown.exitCode()).as(shown.output()).isZero();
        assertThat(shown.output()).doesNotContain("warning:");
        assertThat(shown.output()).contains("tidegate-run - ", "converter.poll_interval_ms");
    }

    @Test
    void the_shell_completes_commands_and_options() throws Exception {
        Shell.assumeThereIs("bash");
        Path root = unpacked("completion");
        Path file = root.resolve("usr/share/bash-completion/completions/tidegate");
        Path script =
                Files.writeString(
                        directory.resolve("complete.sh"),
                        "source '%s'\nCOMP_WORDS=(tidegate config ap)\nCOMP_CWORD=2\n"
                                        .formatted(file)
                                + "_complete_tidegate\necho \"${COMPREPLY[@]}\"\n");

        assertThat(output("bash", script.toString())).contains("apply");
    }

    @Test
    void the_unpacked_tree_runs_a_charger_against_a_converter() throws Exception {
        Path root = unpacked("run");
        String tidegate = root.resolve("usr/bin/tidegate").toString();
        assertThat(output(tidegate, "--version")).contains("tidegate");
        assertThat(
                        output(
                                tidegate,
                                "check",
                                root.resolve("usr/share/tidegate/boards/twin.yaml").toString()))
                .contains("is valid");

        Path board = root.resolve("twin.yaml");
        Files.writeString(
                board,
                Files.readString(root.resolve("usr/share/tidegate/boards/twin.yaml"))
                        .replace("port: 15020", "port: 26020")
                        .replace("port: 61851", "port: 63851")
                        .replace("port: 8443", "port: 29443")
                        .replace("../demo-out", "records")
                        .replace("real_time: true", "real_time: false"));
        Process twin =
                new ProcessBuilder(tidegate, "twin", "converter", "--port", "26020")
                        .redirectErrorStream(true)
                        .redirectOutput(root.resolve("twin.txt").toFile())
                        .start();
        try {
            String said =
                    output(
                            tidegate,
                            "run",
                            "--board",
                            board.toString(),
                            "--stop-after",
                            "4",
                            "--state",
                            root.resolve("state").toString());
            assertThat(said).contains("Charger TG-TWIN-1 is running.");
            assertThat(root.resolve("records/journal")).isNotEmptyDirectory();
            assertThat(root.resolve("state/config/last-good.a")).exists();
        } finally {
            twin.destroy();
        }
    }

    @Test
    void release_numbers_grow_and_a_snapshot_is_older_than_its_release() {
        assertThat(PackageCommand.release("0.1.0-SNAPSHOT"))
                .isEqualTo(new Release("0.1.0~snapshot", 2_000));
        assertThat(PackageCommand.release("0.1.0").number()).isEqualTo(2_001);
        assertThat(PackageCommand.release("1.2.3").number())
                .isGreaterThan(PackageCommand.release("1.2.2").number())
                .isLessThan(PackageCommand.release("2.0.0-SNAPSHOT").number());
    }
}
