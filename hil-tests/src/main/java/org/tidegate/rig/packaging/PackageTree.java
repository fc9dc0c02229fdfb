package org.tidegate.rig.packaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.tidegate.controller.update.Release;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Everything the package installs, path by path, in one order. */
final class PackageTree {
    /** Measuring, and making packages, is done elsewhere. */
    private static final Pattern NOT_SHIPPED =
            Pattern.compile("(jmh-|jopt-simple|commons-math3|jdeb|ant-).*");

    /**
     * @param mode as chmod says it
     */
    @SuppressWarnings("ArrayRecordComponent") // written once, never compared
    record Entry(int mode, byte[] content) {}

    private final Path home;
    private final Map<String, Entry> entries = new TreeMap<>();

    private PackageTree(Path home) {
        this.home = home;
    }

    /**
     * @param home the project's folder
     * @param jars file name to content, as they were built
     */
    static PackageTree of(
            Path home, Map<String, byte[]> jars, CommandLine commands, Release release)
            throws IOException {
        var tree = new PackageTree(home);
        tree.program(jars, release);
        tree.boards();
        tree.services();
        tree.manuals(commands, release.version());
        return tree;
    }

    static boolean isShipped(String jar) {
        return jar.endsWith(".jar") && !NOT_SHIPPED.matcher(jar).matches();
    }

    /** Absolute path without the leading slash, to content. */
    Map<String, Entry> entries() {
        return entries;
    }

    /** As Debian counts it. */
    long sizeKib() {
        return entries.values().stream().mapToLong(e -> (e.content().length + 1023) / 1024).sum();
    }

    private void program(Map<String, byte[]> jars, Release release) throws IOException {
        var shipped = new TreeMap<String, byte[]>();
        jars.forEach((name, bytes) -> {
            if (isShipped(name)) {
                shipped.put(name, bytes);
            }
        });
        shipped.forEach((name, bytes) -> add("usr/share/tidegate/lib/" + name, 0644, bytes));
        add("usr/share/tidegate/classpath", 0644, String.join("\n", shipped.keySet()) + "\n");
        add(
                "usr/share/tidegate/release",
                0644,
                "product: tidegate\nkind: deb\nversion: %s\nrelease: %d\n"
                        .formatted(release.version(), release.number()));
        String bill = SoftwareBill.of(shipped, release.version());
        add("usr/share/tidegate/sbom.cdx.json", 0644, bill);
        copy("deploy/debian/java.options", "usr/share/tidegate/java.options", 0644);
        copy("deploy/debian/tidegate", "usr/bin/tidegate", 0755);
        copy("deploy/debian/make-aot", "usr/lib/tidegate/make-aot", 0755);
    }

    private void boards() throws IOException {
        copyAll("boards", "usr/share/tidegate/boards");
        for (String schema : List.of("board.schema.json", "site.schema.json")) {
            copy("docs/" + schema, "usr/share/tidegate/" + schema, 0644);
        }
    }

    private void services() throws IOException {
        String units = "usr/lib/systemd/system/";
        for (String unit :
                List.of("tidegate.service", "tidegate-update.path", "tidegate-update.service")) {
            copy("deploy/debian/units/" + unit, units + unit, 0644);
        }
        String network = "deploy/vehicle-network/";
        String service = "tidegate-vehicle-network";
        copy(network + service + ".service", units + service + ".service", 0644);
        copy(network + service, "usr/lib/tidegate/" + service, 0755);
        copy(network + "vehicle-network.nft", "usr/lib/tidegate/vehicle-network.nft", 0644);
        copy(
                network + "tidegate.service.d-netns.conf",
                "usr/share/doc/tidegate/examples/tidegate.service.d-netns.conf",
                0644);
        copy(
                "deploy/debian/units/bounded.conf",
                "usr/lib/systemd/journald@tidegate.conf.d/bounded.conf",
                0644);
        copy("deploy/debian/units/sysusers.conf", "usr/lib/sysusers.d/tidegate.conf", 0644);
        copy("deploy/debian/units/tmpfiles.conf", "usr/lib/tmpfiles.d/tidegate.conf", 0644);
        copy(
                "deploy/debian/units/60-tidegate.rules",
                "usr/lib/udev/rules.d/60-tidegate.rules",
                0644);
        copy("deploy/debian/units/60-tidegate.sysctl", "usr/lib/sysctl.d/60-tidegate.conf", 0644);
        copy("deploy/debian/default", "etc/default/tidegate", 0644);
    }

    private void manuals(CommandLine commands, String version) throws IOException {
        for (var page : ManPages.of(commands, version).entrySet()) {
            String section = page.getKey().substring(page.getKey().lastIndexOf('.') + 1);
            String path = "usr/share/man/man" + section + "/" + page.getKey() + ".gz";
            add(path, 0644, zipped(page.getValue()));
        }
        add(
                "usr/share/bash-completion/completions/tidegate",
                0644,
                AutoComplete.bash("tidegate", commands));
        String doc = "usr/share/doc/tidegate/";
        copy("deploy/debian/copyright", doc + "copyright", 0644);
        add(doc + "changelog.gz", 0644, zipped(read("CHANGELOG.md")));
        try (Stream<Path> pages = Files.list(home.resolve("docs"))) {
            for (Path page : pages.filter(p -> p.toString().endsWith(".md")).sorted().toList()) {
                String text = Files.readString(page);
                // Debian compresses what is longer than 4 KiB.
                boolean isLong = text.length() > 4096;
                String name = doc + page.getFileName() + (isLong ? ".gz" : "");
                add(name, 0644, isLong ? zipped(text) : text.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void copyAll(String from, String to) throws IOException {
        Path folder = home.resolve(from);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                add(to + "/" + folder.relativize(file), 0644, Files.readAllBytes(file));
            }
        }
    }

    private void copy(String from, String to, int mode) throws IOException {
        add(to, mode, Files.readAllBytes(home.resolve(from)));
    }

    private String read(String file) throws IOException {
        return Files.readString(home.resolve(file));
    }

    private void add(String path, int mode, String text) {
        add(path, mode, text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(String path, int mode, byte[] content) {
        entries.put(path, new Entry(mode, content));
    }

    /** The same bytes every time: Java writes no time into the header. */
    private static byte[] zipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out =
                new GZIPOutputStream(bytes) {
                    {
                        def.setLevel(9);
                    }
                }) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        byte[] zipped = bytes.toByteArray();
        zipped[8] = 2; // RFC 1952 XFL: compressed at level 9, which Java does not say by itself
        return zipped;
    }
}
