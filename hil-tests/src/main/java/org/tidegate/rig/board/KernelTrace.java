package org.tidegate.rig.board;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The kernel as witness: it stamps every level that is written to a line, every fatal signal and
 * what the hardware around the board marks, all into one record. Nobody's own word counts.
 */
final class KernelTrace implements AutoCloseable {
    private static final Path TRACEFS = Path.of("/sys/kernel/tracing");

    private final FileChannel marker;

    private KernelTrace(FileChannel marker) {
        this.marker = marker;
    }

    static KernelTrace open() throws IOException {
        write("tracing_on", "0");
        write("buffer_size_kb", "16384");
        write("saved_cmdlines_size", "2048");
        write("trace_clock", "mono");
        write("events/gpio/gpio_value/filter", "get == 0");
        write("events/gpio/gpio_value/enable", "1");
        write("events/signal/signal_generate/filter", "sig == 9 || sig == 18 || sig == 19");
        write("events/signal/signal_generate/enable", "1");
        return new KernelTrace(
                FileChannel.open(TRACEFS.resolve("trace_marker"), StandardOpenOption.WRITE));
    }

    /** Forgets everything and goes on. */
    void begin() throws IOException {
        write("tracing_on", "0");
        write("trace", "");
        write("tracing_on", "1");
    }

    /** From any thread. */
    void mark(String text) {
        try {
            int _ = marker.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything since {@link #begin}. */
    List<TraceEntry> entries() throws IOException {
        return TraceEntry.parse(Files.readAllLines(TRACEFS.resolve("trace")));
    }

    /** Entries that did not fit; with one of them nothing is proven. */
    long lost() throws IOException {
        long lost = 0;
        try (var cpus = Files.newDirectoryStream(TRACEFS.resolve("per_cpu"))) {
            for (Path cpu : cpus) {
                for (String line : Files.readAllLines(cpu.resolve("stats"))) {
                    if (line.startsWith("overrun:") || line.startsWith("dropped events:")) {
                        lost += Long.parseLong(line.substring(line.indexOf(':') + 1).strip());
                    }
                }
            }
        }
        return lost;
    }

    /** Which number the kernel gives a line of the chip, found by writing to it. */
    int numberOf(int offset, Runnable toggle) throws IOException {
        begin();
        toggle.run();
        return entries().stream()
                .filter(e -> e.event().equals("gpio_value"))
                .map(e -> Integer.parseInt(e.detail().split(" ", 2)[0]))
                .findFirst()
                .orElseThrow(() -> new IOException("line " + offset + " is not in the trace"));
    }

    private static void write(String file, String text) throws IOException {
        try {
            Files.writeString(
                    TRACEFS.resolve(file),
                    text,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new IOException(
                    TRACEFS.resolve(file)
                            + ": "
                            + e.getMessage()
                            + ". The kernel must have tracefs and the events of GPIO and signals.",
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        marker.close();
        write("tracing_on", "0");
    }
}
