package org.tidegate.rig.oracle;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/** A file of comma-separated values as it was read: bytes, and where each row begins. */
final class CsvText implements CsvTable.Cells {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Exactly representable, so that one division rounds correctly. */
    private static final double[] TENS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private static final int MOST_DIGITS = 15;

    private final byte[] bytes;
    private final List<String> columns;

    /** The line of the file on which the bytes begin, from 1. */
    private final long firstLine;

    private int[] rowAt = new int[1024];
    private int rows;

    private CsvText(byte[] bytes, List<String> columns, long firstLine) {
        this.bytes = bytes;
        this.columns = columns;
        this.firstLine = firstLine;
    }

    static CsvText of(Path file, byte[] bytes) throws BadFile {
        int end = lineEnd(bytes, 0);
        var text = new CsvText(bytes, header(file, bytes), 1);
        text.findRows(file, next(bytes, end));
        if (text.rows == 0) {
            throw BadFile.at(file, 2, 1, "there are no rows", "add at least one row of values");
        }
        return text;
    }

    /** Whole lines out of the middle of a file. */
    static CsvText block(Path file, List<String> columns, byte[] lines, long firstLine)
            throws BadFile {
        requireText(file, lines);
        var text = new CsvText(lines, columns, firstLine);
        text.findRows(file, 0);
        return text;
    }

    /** The names of the columns. */
    static List<String> header(Path file, byte[] bytes) throws BadFile {
        requireText(file, bytes);
        boolean marked = bytes.length >= 3 && Arrays.equals(bytes, 0, 3, MARK, 0, 3);
        int begin = marked ? MARK.length : 0;
        int end = lineEnd(bytes, begin);
        String header = new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
        if (header.isBlank()) {
            throw BadFile.at(file, 1, 1, "the file is empty", "the first line names the columns");
        }
        List<String> columns = List.of(header.strip().split(",", -1));
        requireNames(file, header, columns);
        return columns;
    }

    private static void requireText(Path file, byte[] bytes) throws BadFile {
        for (byte b : bytes) {
            if (b < 0) {
                try {
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
                    return;
                } catch (CharacterCodingException _) {
                    throw BadFile.of(file, "this is not text in UTF-8", "save it as CSV");
                }
            }
        }
    }

    private static void requireNames(Path file, String header, List<String> columns)
            throws BadFile {
        var seen = new HashSet<String>();
        for (String column : columns) {
            if (column.isBlank() || !seen.add(column)) {
                throw BadFile.at(
                        file,
                        1,
                        header.lastIndexOf(column) + 1L,
                        column.isBlank()
                                ? "a column has no name"
                                : "column '" + column + "' is there twice",
                        "name every column once");
            }
        }
    }

    private void findRows(Path file, int from) throws BadFile {
        long line = from == 0 ? firstLine : firstLine + 1;
        for (int at = from; at < bytes.length; line++) {
            int commas = 0;
            boolean blank = true;
            int k = at;
            for (; k < bytes.length && bytes[k] != '\n' && bytes[k] != '\r'; k++) {
                commas += bytes[k] == ',' ? 1 : 0;
                blank &= bytes[k] == ' ' || bytes[k] == '\t';
            }
            if (!blank) {
                if (commas + 1 != columns.size()) {
                    throw BadFile.at(
                            file,
                            line,
                            k - at + 1L,
                            commas + 1 + " values under " + columns.size() + " columns",
                            "give every column a value");
                }
                if (rows == rowAt.length) {
                    rowAt = Arrays.copyOf(rowAt, 2 * rows);
                }
                rowAt[rows++] = at;
            }
            at = next(bytes, k);
        }
    }

    private static int lineEnd(byte[] bytes, int from) {
        int k = from;
        while (k < bytes.length && bytes[k] != '\n' && bytes[k] != '\r') {
            k++;
        }
        return k;
    }

    /** Behind the end of a line, whichever system wrote it. */
    private static int next(byte[] bytes, int end) {
        boolean two = end + 1 < bytes.length && bytes[end] == '\r' && bytes[end + 1] == '\n';
        return end + (two ? 2 : 1);
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
        into.add(bytes, begin, cellEnd(begin));
    }

    /** Line in the file, from 1. */
    @Override
    public long line(int row) {
        long line = firstLine;
        for (int at = lineEnd(bytes, 0); at < rowAt[row]; at = lineEnd(bytes, next(bytes, at))) {
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

    private int cellEnd(int begin) {
        int k = begin;
        while (k < bytes.length && bytes[k] != ',' && bytes[k] != '\n' && bytes[k] != '\r') {
            k++;
        }
        return k;
    }

    /**
     * Digits with a point are read here, anything else by the platform.
     *
     * @throws NumberFormatException for what is no number
     */
    @Override
    public double number(int row, int column) {
        int begin = cell(row, column);
        int at = begin;
        boolean negative = bytes[at] == '-';
        at += negative ? 1 : 0;
        long digits = 0;
        int count = 0;
        int fraction = -1;
        for (; at < bytes.length; at++) {
            byte b = bytes[at];
            if (b >= '0' && b <= '9') {
                digits = 10 * digits + (b - '0');
                count++;
                fraction += fraction >= 0 ? 1 : 0;
            } else if (b == '.' && fraction < 0) {
                fraction = 0;
            } else {
                break;
            }
            if (count > MOST_DIGITS) {
                return slow(begin);
            }
        }
        boolean ended =
                at == bytes.length || bytes[at] == ',' || bytes[at] == '\n' || bytes[at] == '\r';
        if (!ended || count == 0) {
            return slow(begin);
        }
        double value = fraction > 0 ? digits / TENS[fraction] : digits;
        return negative ? -value : value;
    }

    private double slow(int begin) {
        int end = cellEnd(begin);
        return Double.parseDouble(new String(bytes, begin, end - begin, StandardCharsets.UTF_8));
    }
}
