package org.tidegate.rig.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads a large file into one block after the other, in a single pass over its bytes. */
final class ReplaySource implements AutoCloseable {
    private static final int LONGEST_LINE = 1 << 16;
    private static final int NOT_WANTED = -1;

    private final Path file;
    private final InputStream in;
    private final List<String> columns;
    private final NumberReader reader = new NumberReader();
    private final byte[] rest = new byte[LONGEST_LINE];
    private int restLength;
    private long line = 2;

    /** For each column of the file: the column of numbers it goes to. */
    private int[] slots = {};

    private int lastKept;

    private ReplaySource(Path file, InputStream in) throws IOException, BadFile {
        this.file = file;
        this.in = in;
        byte[] head = in.readNBytes(LONGEST_LINE);
        int end = CsvText.lineEnd(head, 0, head.length);
        if (end == LONGEST_LINE) {
            throw tooLong(1);
        }
        columns = CsvText.header(file, Arrays.copyOf(head, end));
        int begin = Math.min(head.length, CsvText.next(head, end, head.length));
        restLength = head.length - begin;
        System.arraycopy(head, begin, rest, 0, restLength);
    }

    static ReplaySource open(Path file) throws BadFile {
        try {
            InputStream in = Files.newInputStream(file);
            try {
                return new ReplaySource(file, in);
            } catch (BadFile | IOException | RuntimeException e) {
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

    Path file() {
        return file;
    }

    List<String> columns() {
        return columns;
    }

    /**
     * What is read as numbers.
     *
     * @param names of the columns of numbers; those that the file does not have keep their preset
     * @param lastKept the last column whose text is written again; its end is kept for each row
     */
    void want(List<String> names, int lastKept) {
        this.lastKept = lastKept;
        slots = new int[columns.size()];
        for (int c = 0; c < slots.length; c++) {
            int slot = names.indexOf(columns.get(c));
            slots[c] = slot < 0 ? NOT_WANTED : slot;
        }
    }

    /** Fills a block with the next whole lines. */
    void fill(ReplayBlock block) throws BadFile {
        block.clear();
        byte[] bytes = block.bytes;
        System.arraycopy(rest, 0, bytes, 0, restLength);
        int length = restLength;
        try {
            length += in.readNBytes(bytes, length, bytes.length - length);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        block.last = length < bytes.length;
        int end = block.last ? length : lastLineEnd(bytes, length);
        restLength = length - end;
        if (restLength > LONGEST_LINE) {
            throw tooLong(line);
        }
        System.arraycopy(bytes, end, rest, 0, restLength);
        block.firstLine = line;
        block.end = end;
        CsvText.requireText(file, bytes, end);
        parse(block, end);
    }

    private BadFile tooLong(long at) {
        return BadFile.at(file, at, 1, "a line of more than 64 KiB", "give each row its own line");
    }

    /** Behind the last line that is certain to be whole. */
    private static int lastLineEnd(byte[] bytes, int length) {
        for (int k = length; k > 0; k--) {
            if (bytes[k - 1] == '\n') {
                return k;
            }
        }
        for (int k = length - 1; k > 0; k--) {
            if (bytes[k - 1] == '\r') {
                return k;
            }
        }
        return 0;
    }

    private void parse(ReplayBlock block, int end) throws BadFile {
        byte[] bytes = block.bytes;
        int at = 0;
        while (at < end) {
            int stop = bytes[at] > ' ' ? at : CsvText.blankEnd(bytes, at, end);
            boolean blank = stop == end || bytes[stop] == '\n' || bytes[stop] == '\r';
            if (!blank) {
                stop = row(block, at, end);
            }
            line++;
            at = CsvText.next(bytes, stop, end);
        }
    }

    /** One row into the block; returns where its line ends. */
    private int row(ReplayBlock block, int begin, int end) throws BadFile {
        block.room();
        byte[] bytes = block.bytes;
        int row = block.rows;
        int stop = begin - 1;
        for (int c = 0; c < slots.length; c++) {
            if (c > 0 && !(stop < end && bytes[stop] == ',')) {
                throw CsvText.ragged(file, line, bytes, begin, end, columns);
            }
            int cell = stop + 1;
            int slot = slots[c];
            if (slot == NOT_WANTED) {
                stop = NumberReader.cellEnd(bytes, cell, end);
            } else {
                try {
                    block.numbers[slot][row] = reader.read(bytes, cell, end);
                    stop = reader.end();
                } catch (NumberFormatException _) {
                    throw noNumber(bytes, begin, cell, end, c);
                }
            }
            if (c == lastKept) {
                block.keptEnd[row] = stop;
            }
        }
        if (stop < end && bytes[stop] == ',') {
            throw CsvText.ragged(file, line, bytes, begin, end, columns);
        }
        block.rowAt[row] = begin;
        block.rows++;
        return stop;
    }

    private BadFile noNumber(byte[] bytes, int begin, int cell, int end, int column) {
        if (CsvText.cells(bytes, begin, end) != columns.size()) {
            return CsvText.ragged(file, line, bytes, begin, end, columns);
        }
        int stop = NumberReader.cellEnd(bytes, cell, end);
        return BadFile.at(
                file,
                line,
                cell - begin + 1L,
                columns.get(column)
                        + ": '"
                        + new String(bytes, cell, stop - cell, StandardCharsets.UTF_8)
                        + "' is not a number",
                CsvTable.NUMBERS);
    }

    /** Names the place of a value that cannot be used; rows count from 0. */
    BadFile badValue(ReplayBlock block, int row, String column, String reason, String remedy) {
        byte[] bytes = block.bytes;
        int begin = block.rowAt[row];
        long at = block.firstLine;
        int end = begin + 1;
        for (int k = 0; k < begin; k = CsvText.next(bytes, CsvText.lineEnd(bytes, k, end), end)) {
            at++;
        }
        int cell = begin;
        for (int left = columns.indexOf(column); left > 0; left--) {
            cell = NumberReader.cellEnd(bytes, cell, block.end) + 1;
        }
        return BadFile.at(file, at, cell - begin + 1L, column + ": " + reason, remedy);
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
