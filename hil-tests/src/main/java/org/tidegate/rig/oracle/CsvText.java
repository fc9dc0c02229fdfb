package org.tidegate.rig.oracle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/** A file of comma-separated values as it was read: bytes, and where each row begins. */
final class CsvText implements CsvTable.Cells {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long NOT_ASCII = 0x8080808080808080L;

    private final byte[] bytes;
    private final List<String> columns;
    private int[] rowAt = new int[1024];
    private int rows;

    private CsvText(byte[] bytes, List<String> columns) {
        this.bytes = bytes;
        this.columns = columns;
    }

    static CsvText of(Path file, byte[] bytes) throws BadFile {
        requireText(file, bytes, bytes.length);
        int end = lineEnd(bytes, 0, bytes.length);
        var text = new CsvText(bytes, header(file, Arrays.copyOf(bytes, end)));
        text.findRows(file, next(bytes, end, bytes.length));
        if (text.rows == 0) {
            throw BadFile.at(file, 2, 1, "there are no rows", "add at least one row of values");
        }
        return text;
    }

    /** The names of the columns, out of the first line. */
    static List<String> header(Path file, byte[] line) throws BadFile {
        requireText(file, line, line.length);
        boolean marked = line.length >= 3 && Arrays.equals(line, 0, 3, MARK, 0, 3);
        int begin = marked ? MARK.length : 0;
        String header = new String(line, begin, line.length - begin, StandardCharsets.UTF_8);
        if (header.isBlank()) {
            throw BadFile.at(file, 1, 1, "the file is empty", "the first line names the columns");
        }
        List<String> columns = Arrays.stream(header.split(",", -1)).map(String::strip).toList();
        requireNames(file, header, columns);
        return columns;
    }

    static void requireText(Path file, byte[] bytes, int length) throws BadFile {
        long all = 0;
        int at = 0;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            all |= (long) EIGHT.get(bytes, at);
        }
        for (; at < length; at++) {
            all |= bytes[at];
        }
        if ((all & NOT_ASCII) == 0) {
            return;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
        } catch (CharacterCodingException _) {
            throw BadFile.of(file, "this is not text in UTF-8", "save it as CSV");
        }
    }

    private static void requireNames(Path file, String header, List<String> columns)
            throws BadFile {
        var seen = new HashSet<String>();
        for (String column : columns) {
            if (column.isEmpty() || !seen.add(column)) {
                throw BadFile.at(
                        file,
                        1,
                        header.lastIndexOf(column) + 1L,
                        column.isEmpty()
                                ? "a column has no name"
                                : "column '" + column + "' is there twice",
                        "name every column once");
            }
        }
    }

    private void findRows(Path file, int from) throws BadFile {
        long line = 2;
        for (int at = from; at < bytes.length; line++) {
            int stop = blankEnd(bytes, at, bytes.length);
            if (stop < bytes.length && bytes[stop] != '\n' && bytes[stop] != '\r') {
                if (cells(bytes, at, bytes.length) != columns.size()) {
                    throw ragged(file, line, bytes, at, bytes.length, columns);
                }
                if (rows == rowAt.length) {
                    rowAt = Arrays.copyOf(rowAt, 2 * rows);
                }
                rowAt[rows++] = at;
                stop = lineEnd(bytes, stop, bytes.length);
            }
            at = next(bytes, stop, bytes.length);
        }
    }

    /** How many cells there are on the line that begins here. */
    static int cells(byte[] bytes, int begin, int limit) {
        int cells = 1;
        for (int k = begin; k < limit && bytes[k] != '\n' && bytes[k] != '\r'; k++) {
            cells += bytes[k] == ',' ? 1 : 0;
        }
        return cells;
    }

    /** Names the end of a line that has too many or too few cells. */
    static BadFile ragged(
            Path file, long line, byte[] bytes, int begin, int limit, List<String> columns) {
        return BadFile.at(
                file,
                line,
                lineEnd(bytes, begin, limit) - begin + 1L,
                cells(bytes, begin, limit) + " values under " + columns.size() + " columns",
                "give every column a value");
    }

    static int lineEnd(byte[] bytes, int from, int limit) {
        int k = from;
        while (k < limit && bytes[k] != '\n' && bytes[k] != '\r') {
            k++;
        }
        return k;
    }

    /** Behind the end of a line, whichever system wrote it. */
    static int next(byte[] bytes, int end, int limit) {
        boolean two = end + 1 < limit && bytes[end] == '\r' && bytes[end + 1] == '\n';
        return end + (two ? 2 : 1);
    }

    /** Behind spaces and tabulators; at the end of the line if it has nothing else. */
    static int blankEnd(byte[] bytes, int from, int limit) {
        int k = from;
        while (k < limit && (bytes[k] == ' ' || bytes[k] == '\t')) {
            k++;
        }
        return k;
    }

    List<String> columns() {
        return columns;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public void write(int row, int column, Ascii into) {
        int begin = cell(row, column);
        into.add(bytes, begin, NumberReader.cellEnd(bytes, begin, bytes.length));
    }

    /** Line in the file, from 1. */
    @Override
    public long line(int row) {
        long line = 1;
        int end = bytes.length;
        for (int at = 0; at < rowAt[row]; at = next(bytes, lineEnd(bytes, at, end), end)) {
            line++;
        }
        return line;
    }

    /** Place on the line, from 1. */
    @Override
    public long place(int row, int column) {
        return cell(row, column) - rowAt[row] + 1L;
    }

    private int cell(int row, int column) {
        int at = rowAt[row];
        for (int left = column; left > 0; at++) {
            left -= bytes[at] == ',' ? 1 : 0;
        }
        return at;
    }

    @Override
    public double number(int row, int column) {
        return new NumberReader().read(bytes, cell(row, column), bytes.length);
    }
}
