package org.tidegate.rig.oracle;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A large file as one table after the other: a day at 10 ms is 350 MB, the heap is 128. */
final class CsvBlocks implements AutoCloseable {
    private static final int BLOCK = 1 << 20;
    private static final int LONGEST_LINE = 1 << 16;

    private final Path file;
    private final InputStream in;
    private final List<String> columns;
    private byte[] rest = {};
    private long line = 2;

    private CsvBlocks(Path file, InputStream in) throws IOException, BadFile {
        this.file = file;
        this.in = in;
        byte[] head = in.readNBytes(LONGEST_LINE);
        int end = 0;
        while (end < head.length && head[end] != '\n') {
            end++;
        }
        columns = CsvText.header(file, Arrays.copyOf(head, end));
        rest = Arrays.copyOfRange(head, Math.min(head.length, end + 1), head.length);
    }

    static CsvBlocks open(Path file) throws BadFile {
        try {
            var in = new BufferedInputStream(Files.newInputStream(file), LONGEST_LINE);
            try {
                return new CsvBlocks(file, in);
            } catch (BadFile e) {
                in.close();
                throw e;
            }
        } catch (NoSuchFileException _) {
            throw BadFile.of(file, "there is no such file", "check the path");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static BadFile unreadable(Path file, IOException e) {
        return BadFile.of(file, "cannot be read: " + e.getMessage(), "check the permissions");
    }

    List<String> columns() {
        return columns;
    }

    /** The next rows, or null at the end of the file. */
    @Nullable CsvTable next() throws BadFile {
        while (true) {
            byte[] block = Arrays.copyOf(rest, BLOCK + rest.length);
            int length = rest.length;
            int more;
            try {
                more = in.readNBytes(block, length, BLOCK);
            } catch (IOException e) {
                throw unreadable(file, e);
            }
            length += more;
            if (length == 0) {
                return null;
            }
            int end = more == 0 ? length : lastLineEnd(block, length);
            rest = Arrays.copyOfRange(block, end, length);
            if (end == 0 && length > LONGEST_LINE) {
                throw BadFile.at(
                        file, line, 1, "a line of more than 64 KiB", "give each row its own line");
            }
            if (end > 0) {
                CsvTable table = CsvTable.block(file, columns, Arrays.copyOf(block, end), line);
                line += lines(block, end);
                if (table.rows() > 0) {
                    return table;
                }
            }
        }
    }

    private static int lastLineEnd(byte[] block, int length) {
        int end = length;
        while (end > 0 && block[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static long lines(byte[] block, int end) {
        long lines = 0;
        for (int k = 0; k < end; k++) {
            lines += block[k] == '\n' ? 1 : 0;
        }
        return lines;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException _) {
            // everything has been read that was wanted
        }
    }
}
