package org.tidegate.rig.packaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tidegate.rig.packaging.PackageTree.Entry;
import org.vafer.jdeb.Compression;
import org.vafer.jdeb.Console;
import org.vafer.jdeb.DataConsumer;
import org.vafer.jdeb.DataProducer;
import org.vafer.jdeb.DebMaker;
import org.vafer.jdeb.PackagingException;
import org.vafer.jdeb.shaded.commons.compress.archivers.tar.TarArchiveEntry;
import org.vafer.jdeb.shaded.commons.compress.archivers.tar.TarConstants;

/** A tree and its maintainer scripts as one {@code .deb}, the same bytes for the same input. */
final class DebFile {
    private static final String[] CONTROL = {"postinst", "prerm", "postrm", "triggers"};

    private DebFile() {}

    /**
     * @param control folder with control file and scripts
     * @param timestampMillis what every file is dated
     */
    static void write(
            PackageTree tree, Path control, String version, long timestampMillis, Path deb)
            throws IOException {
        Path filled = Files.createTempDirectory("tidegate-control");
        try {
            String text =
                    Files.readString(control.resolve("control"))
                            .replace("@VERSION@", version)
                            .replace("@SIZE@", Long.toString(tree.sizeKib()));
            Files.writeString(filled.resolve("control"), text);
            for (String name : CONTROL) {
                Files.copy(control.resolve(name), filled.resolve(name));
            }
            make(tree, filled, timestampMillis, deb);
        } finally {
            try (var files = Files.list(filled)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(filled);
        }
    }

    private static void make(PackageTree tree, Path control, long timestampMillis, Path deb)
            throws IOException {
        DataProducer all = to -> produce(tree.entries(), timestampMillis, to);
        DataProducer kept =
                to -> {
                    for (var entry : tree.entries().entrySet()) {
                        if (entry.getKey().startsWith("etc/")) {
                            file(entry.getKey(), entry.getValue(), timestampMillis, to);
                        }
                    }
                };
        var maker = new DebMaker(new Silence(), List.of(all), List.of(kept));
        maker.setControl(control.toFile());
        maker.setDeb(deb.toFile());
        maker.setCompression(
                "gzip"); // jars are compressed; xz gains 4 % and takes ten times as long
        maker.setTarLongFileMode("gnu");
        maker.setOutputTimestampMs(timestampMillis);
        try {
            maker.validate();
            maker.createDeb(Compression.GZIP);
        } catch (PackagingException e) {
            throw new IOException("the package cannot be made: " + e.getMessage(), e);
        }
    }

    private static void produce(Map<String, Entry> entries, long timestampMillis, DataConsumer to)
            throws IOException {
        Set<String> folders = new HashSet<>();
        for (var entry : entries.entrySet()) {
            String path = entry.getKey();
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                if (folders.add(path.substring(0, slash))) {
                    var folder = new TarArchiveEntry("./" + path.substring(0, slash) + "/", true);
                    dress(folder, 0755, timestampMillis);
                    to.onEachDir(folder);
                }
            }
            file(path, entry.getValue(), timestampMillis, to);
        }
    }

    private static void file(String path, Entry entry, long timestampMillis, DataConsumer to)
            throws IOException {
        var file = new TarArchiveEntry("./" + path, TarConstants.LF_NORMAL);
        file.setSize(entry.content().length);
        dress(file, entry.mode(), timestampMillis);
        to.onEachFile(new ByteArrayInputStream(entry.content()), file);
    }

    private static void dress(TarArchiveEntry entry, int mode, long timestampMillis) {
        entry.setMode(mode);
        entry.setUserId(0);
        entry.setGroupId(0);
        entry.setUserName("root");
        entry.setGroupName("root");
        entry.setModTime(timestampMillis);
    }

    private static final class Silence implements Console {
        @Override
        public void debug(String message) {}

        @Override
        public void info(String message) {}

        @Override
        public void warn(String message) {
            System.err.println("package: " + message);
        }
    }
}
