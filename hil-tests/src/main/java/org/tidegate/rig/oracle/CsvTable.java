package org.tidegate.rig.oracle;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** A rectangle of text with named columns; numbers are read where they are needed. */
public final class CsvTable {
    private final Path file;
    private final List<String> columns;
    private final List<String[]> rows;

    private CsvTable(Path file, List<String> columns, List<String[]> rows) {
        this.file = file;
        this.columns = columns;
        this.rows = rows;
    }

    /** An empty table to fill. */
    public static CsvTable of(Path file, List<String> columns) {
        return new CsvTable(file, List.copyOf(columns), new ArrayList<>());
    }

    public static CsvTable read(Path file) throws BadFile {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(file, reader);
        } catch (NoSuchFileException _) {
            throw BadFile.of(file, "there is no such file", "check the path");
        } catch (CharacterCodingException _) {
            throw BadFile.of(file, "this is not text in UTF-8", "save it as CSV");
        } catch (IOException e) {
            throw BadFile.of(file, "cannot be read: " + e.getMessage(), "check the permissions");
        }
    }

    static CsvTable read(Path file, BufferedReader reader) throws IOException, BadFile {
        String header = reader.readLine();
        if (header == null || header.isBlank()) {
            throw BadFile.at(file, 1, 1, "the file is empty", "the first line names the columns");
        }
        List<String> columns = List.of(header.strip().split(",", -1));
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
        var rows = new ArrayList<String[]>();
        int number = 1;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String[] row = line.split(",", -1);
            if (row.length != columns.size()) {
                throw BadFile.at(
                        file,
                        number,
                        line.length() + 1L,
                        row.length + " values under " + columns.size() + " columns",
                        "give every column a value");
            }
            rows.add(row);
        }
        if (rows.isEmpty()) {
            throw BadFile.at(file, 2, 1, "there are no rows", "add at least one row of values");
        }
        return new CsvTable(file, columns, rows);
    }

    public Path file() {
        return file;
    }

    public List<String> columns() {
        return columns;
    }

    public int rows() {
        return rows.size();
    }

    public boolean has(String column) {
        return columns.contains(column);
    }

    /** Adds a row; as many values as there are columns. */
    public void add(String... row) {
        rows.add(row);
    }

    public String text(String column, int row) throws BadFile {
        return rows.get(row)[index(column)];
    }

    public String[] texts(String column) throws BadFile {
        int index = index(column);
        return rows.stream().map(r -> r[index]).toArray(String[]::new);
    }

    /** Numbers, NaN and infinity included: a broken measurement is an input like any other. */
    public double[] numbers(String column) throws BadFile {
        int index = index(column);
        var values = new double[rows.size()];
        for (int k = 0; k < values.length; k++) {
            try {
                values[k] = Double.parseDouble(rows.get(k)[index]);
            } catch (NumberFormatException _) {
                throw badCell(k, index, "'" + rows.get(k)[index] + "' is not a number");
            }
        }
        return values;
    }

    /** Names the place of a value that cannot be used; rows count from 0. */
    public BadFile badValue(String column, int row, String reason, String remedy) {
        int index = columns.indexOf(column);
        return BadFile.at(file, row + 2L, place(row, index), column + ": " + reason, remedy);
    }

    private BadFile badCell(int row, int index, String reason) {
        return badValue(
                columns.get(index), row, reason, "write numbers like 1.05, with a point, or NaN");
    }

    /** Column on the line, from 1, where a cell begins. */
    private long place(int row, int index) {
        long at = 1;
        for (int i = 0; i < index; i++) {
            at += rows.get(row)[i].length() + 1;
        }
        return at;
    }

    private int index(String column) throws BadFile {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw BadFile.at(
                    file,
                    1,
                    1,
                    "there is no column '" + column + "'",
                    "the columns are: " + String.join(", ", columns));
        }
        return index;
    }

    public void write(Path to) throws BadFile {
        try (BufferedWriter writer = Files.newBufferedWriter(to, StandardCharsets.US_ASCII)) {
            writer.write(String.join(",", columns));
            writer.write('\n');
            for (String[] row : rows) {
                writer.write(String.join(",", row));
                writer.write('\n');
            }
        } catch (IOException e) {
            throw BadFile.of(
                    to,
                    "cannot be written: " + e.getMessage(),
                    "name a file in a folder that exists and may be written");
        }
    }

    /** The vectors' own way: so many decimals at most, none that say nothing, never an exponent. */
    public static String number(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        double scale = Math.pow(10, decimals);
        double rounded = Math.rint(value * scale) / scale;
        if (rounded == 0) {
            return "0";
        }
        return java.math.BigDecimal.valueOf(rounded)
                .setScale(decimals, java.math.RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
