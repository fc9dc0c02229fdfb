package org.tidegate.controller.selftest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.tidegate.runtime.Clock;

/** The machine itself. */
public final class LinuxHost implements Host {
    private static final int MOST_BYTES = 64 * 1024;

    private final Clock clock;

    public LinuxHost(Clock clock) {
        this.clock = clock;
    }

    @Override
    public int javaFeature() {
        return Runtime.version().feature();
    }

    @Override
    public Optional<String> text(Path file) {
        try (var in = Files.newInputStream(file)) {
            return Optional.of(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    @Override
    public Access device(Path node) {
        if (!Files.exists(node)) {
            return Access.NOT_THERE;
        }
        return Files.isReadable(node) && Files.isWritable(node) ? Access.USABLE : Access.DENIED;
    }

    @Override
    public boolean isReadByAll(Path file) {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }

    @Override
    public long freeBytes(Path folder) {
        Path there = folder.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent(); // it is made with the first file
        }
        if (there == null || !Files.isDirectory(there) || !Files.isWritable(there)) {
            return -1;
        }
        try {
            return Files.getFileStore(there).getUsableSpace();
        } catch (IOException _) {
            return -1;
        }
    }

    @Override
    public Optional<Boolean> clockSynchronised() {
        try {
            Process process =
                    new ProcessBuilder("timedatectl", "show", "-p", "NTPSynchronized", "--value")
                            .redirectErrorStream(true)
                            .start();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return switch (said.strip()) {
                case "yes" -> Optional.of(true);
                case "no" -> Optional.of(false);
                default -> Optional.empty();
            };
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public long wallMillis() {
        return clock.wallMillis();
    }

    @Override
    public String user() {
        return System.getProperty("user.name", "");
    }

    @Override
    public String variable(String name) {
        return String.valueOf(System.getenv().getOrDefault(name, ""));
    }
}
