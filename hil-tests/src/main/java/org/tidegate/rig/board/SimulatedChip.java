package org.tidegate.rig.board;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The outside of the kernel's gpio-sim: what is wired to its lines. */
final class SimulatedChip {
    private static final Path PLATFORM = Path.of("/sys/devices/platform");

    private final Path directory;
    private final FileChannel[] pulls = new FileChannel[BoardLines.COUNT];
    private final FileChannel[] values = new FileChannel[BoardLines.COUNT];
    private final ByteBuffer buffer = ByteBuffer.allocate(16);

    private SimulatedChip(Path directory) throws IOException {
        this.directory = directory;
        for (int i = 0; i < BoardLines.COUNT; i++) {
            Path line = directory.resolve("sim_gpio" + i);
            pulls[i] = FileChannel.open(line.resolve("pull"), StandardOpenOption.WRITE);
            values[i] = FileChannel.open(line.resolve("value"), StandardOpenOption.READ);
        }
    }

    static boolean isThere() {
        return Files.isDirectory(PLATFORM.resolve("gpio-sim.0"));
    }

    static SimulatedChip find() throws IOException {
        try (DirectoryStream<Path> chips =
                Files.newDirectoryStream(PLATFORM.resolve("gpio-sim.0"), "gpiochip*")) {
            for (Path chip : chips) {
                return new SimulatedChip(chip);
            }
        }
        throw new IOException("there is no gpio-sim; run this in the virtual board");
    }

    /** Drives an input. */
    synchronized void drive(int line, boolean high) {
        byte[] word = (high ? "pull-up" : "pull-down").getBytes(StandardCharsets.UTF_8);
        try {
            int _ = pulls[line].write(ByteBuffer.wrap(word), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " line " + line, e);
        }
    }

    /** What the board drives on an output. */
    synchronized boolean isHigh(int line) {
        buffer.clear();
        try {
            int bytes = values[line].read(buffer, 0);
            return bytes > 0 && buffer.get(0) == '1';
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " line " + line, e);
        }
    }
}
