package org.tidegate.rig.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** A rectangle of text with named columns; numbers are read where they are needed. */
public final class CsvTable {
    /** Rows that one processor reads or writes at a time. */
    private static final int CHUNK = 1 << 16;

    /** What to do about a cell that is no number. */
    static final String NUMBERS =
            "write numbers like 1.05, with a point; NaN or nothing for what was not measured";

    /** Text, numbers and both files of a comparison have to fit the memory together. */
    private static final int TIMES_ITSELF = 8;

    /** Where the text of a table comes from. */
    interface Cells {
        int rows();

        void write(int row, int column, Ascii into);

        /**
         * @throws NumberFormatException for what is no number
         */
        default double number(int row, int column) {
            var text = new Ascii(32);
            write(row, column, text);
            return new NumberReader().read(text.bytes(), 0, text.length());
        }

        /** Line in the file, from 1. */
        default long line(int row) {
            return row + 2L;
        }

        /** Place on the line, from 1, where a cell begins. */
        default long place(int row, int column) {
            var before = new Ascii(64);
            for (int i = 0; i < column; i++) {
                write(row, i, before);
            }
            return before.length() + column + 1L;
        }
    }

    private record Written(List<String[]> list) implements Cells {
        @Override
        public int rows() {
            return list.size();
        }

        @Override
        public void write(int row, int column, Ascii into) {
            into.add(list.get(row)[column]);
        }
    }

    private final Path file;
    private final List<String> columns;
    private final Cells cells;
    private final Map<String, double[]> numbers = new ConcurrentHashMap<>();

    private CsvTable(Path file, List<String> columns, Cells cells) {
        this.file = file;
        this.columns = List.copyOf(columns);
        this.cells = cells;
    }

    /** An empty table to fill. */
    public static CsvTable of(Path file, List<String> columns) {
        return new CsvTable(file, columns, new Written(new ArrayList<>()));
    }

    /** A table whose text is made when it is asked for, by several threads at once. */
    static CsvTable of(Path file, List<String> columns, Cells cells) {
        return new CsvTable(file, columns, cells);
    }

    /**
     * A column of numbers that were worked out.
     *
     * @param decimals at most; zeros at the end are left out
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, not compared
    public record Computed(String name, double[] values, int decimals) {}

    /** Columns of a table that was read, as they are, and behind them others. */
    public static CsvTable of(CsvTable read, List<String> kept, List<Computed> computed) {
        int[] at = kept.stream().mapToInt(read.columns::indexOf).toArray();
        var names = new ArrayList<>(kept);
        computed.forEach(c -> names.add(c.name()));
        var cells =
                new Cells() {
                    @Override
                    public int rows() {
                        return read.rows();
                    }

                    @Override
                    public void write(int row, int column, Ascii into) {
                        if (column < at.length) {
                            read.write(row, at[column], into);
                        } else {
                            Computed c = computed.get(column - at.length);
                            into.add(c.values()[row], c.decimals());
                        }
                    }
                };
        return new CsvTable(read.file, names, cells);
    }

    public static CsvTable read(Path file) throws BadFile {
        try {
            long most = Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / TIMES_ITSELF);
            if (Files.size(file) > most) {
                throw BadFile.of(
                        file,
                        (Files.size(file) >> 20)
                                + " MB are too much to be read at once, "
                                + (most >> 20)
                                + " MB are not",
                        "split it at any row (both files at the same one), or give more memory"
                                + " (-Xmx)");
            }
            return read(file, Files.readAllBytes(file));
        } catch (NoSuchFileException _) {
            throw BadFile.of(file, "there is no such file", "check the path");
        } catch (IOException e) {
            throw BadFile.of(file, "cannot be read: " + e.getMessage(), "check the permissions");
        }
    }

    static CsvTable read(Path file, BufferedReader reader) throws IOException, BadFile {
        String text = reader.readAllAsString();
        return read(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static CsvTable read(Path file, byte[] bytes) throws BadFile {
        CsvText text = CsvText.of(file, bytes);
        return new CsvTable(file, text.columns(), text);
    }

    public Path file() {
        return file;
    }

    public List<String> columns() {
        return columns;
    }

    public int rows() {
        return cells.rows();
    }

    public boolean has(String column) {
        return columns.contains(column);
    }

    /**
     * Adds a row; as many values as there are columns.
     *
     * @throws UnsupportedOperationException for a table that was read or computed
     */
    public void add(String... row) {
        if (!(cells instanceof Written written)) {
            throw new UnsupportedOperationException("this table is not for writing");
        }
        written.list.add(row);
        numbers.clear();
    }

    public String text(String column, int row) throws BadFile {
        var text = new Ascii(32);
        cells.write(row, index(column), text);
        return text.toString();
    }

    /** The text of a cell as it is; columns count from 0. */
    void write(int row, int column, Ascii into) {
        cells.write(row, column, into);
    }

    public String[] texts(String column) throws BadFile {
        int index = index(column);
        var all = new String[rows()];
        var known = new HashMap<String, String>();
        var cell = new Ascii(32);
        for (int k = 0; k < all.length; k++) {
            cell.clear();
            cells.write(k, index, cell);
            String text = cell.toString();
            all[k] = known.computeIfAbsent(text, t -> t); // a handful of words
        }
        return all;
    }

    /**
     * Numbers, NaN and infinity included: a broken measurement is an input like any other.
     *
     * @return not to be written to
     */
    public double[] numbers(String column) throws BadFile {
        int index = index(column);
        double[] known = numbers.get(column);
        if (known != null) {
            return known;
        }
        var values = new double[rows()];
        int chunks = (values.length + CHUNK - 1) / CHUNK;
        int bad =
                IntStream.range(0, chunks)
                        .parallel()
                        .map(chunk -> fill(values, index, chunk * CHUNK))
                        .min()
                        .orElse(Integer.MAX_VALUE);
        if (bad < values.length) {
            var text = new Ascii(32);
            cells.write(bad, index, text);
            throw badCell(bad, index, "'" + text + "' is not a number");
        }
        numbers.put(column, values);
        return values;
    }

    /** The first row that is no number, or a number beyond every row. */
    private int fill(double[] values, int column, int from) {
        int end = Math.min(values.length, from + CHUNK);
        for (int k = from; k < end; k++) {
            try {
                values[k] = cells.number(k, column);
            } catch (NumberFormatException _) {
                return k;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** Names the place of a value that cannot be used; rows count from 0. */
    public BadFile badValue(String column, int row, String reason, String remedy) {
        int index = columns.indexOf(column);
        return BadFile.at(
                file, cells.line(row), cells.place(row, index), column + ": " + reason, remedy);
    }

    private BadFile badCell(int row, int index, String reason) {
        return badValue(columns.get(index), row, reason, NUMBERS);
    }

    private int index(String column) throws BadFile {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw noColumn(file, column, columns);
        }
        return index;
    }

    static BadFile noColumn(Path file, String column, List<String> columns) {
        return BadFile.at(
                file,
                1,
                1,
                "there is no column '" + column + "'",
                "the columns are: " + String.join(", ", columns));
    }

    public void write(Path to) throws BadFile {
        try (OutputStream out = Files.newOutputStream(to)) {
            out.write((String.join(",", columns) + "\n").getBytes(StandardCharsets.UTF_8));
            for (int from = 0; from < rows(); from += CHUNK) {
                Ascii lines = lines(from);
                out.write(lines.bytes(), 0, lines.length());
            }
        } catch (IOException e) {
            throw unwritable(to, e);
        }
    }

    static BadFile unwritable(Path to, IOException e) {
        return BadFile.of(
                to,
                "cannot be written: " + e.getMessage(),
                "name a file in a folder that exists and may be written");
    }

    /** Refuses to write over what is being read. */
    static void requireOther(Path output, Path input) throws BadFile {
        try {
            if (Files.exists(output) && Files.isSameFile(output, input)) {
                throw BadFile.of(output, "this is the input as well", "name another output");
            }
        } catch (IOException e) {
            throw unwritable(output, e);
        }
    }

    private Ascii lines(int from) {
        int end = Math.min(rows(), from + CHUNK);
        var lines = new Ascii((end - from) * 64);
        for (int k = from; k < end; k++) {
            for (int c = 0; c < columns.size(); c++) {
                if (c > 0) {
                    lines.add(',');
                }
                cells.write(k, c, lines);
            }
            lines.add('\n');
        }
        return lines;
    }

    /** The vectors' own way: so many decimals at most, none that say nothing, never an exponent. */
    public static String number(double value, int decimals) {
        return new Ascii(32).add(value, decimals).toString();
    }
}
