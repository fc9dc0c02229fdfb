package org.tidegate.rig.oracle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes blocks behind each other: inputs as they were read, then what the engine made of them. */
final class ReplaySink implements AutoCloseable {
    private final Path file;
    private final OutputStream out;
    private final List<OutputColumn> outputs;
    private final int[] kept;
    private final boolean keptInOnePiece;
    private final Ascii text = new Ascii(1 << 19);
    private final Repeat[] repeats;
    private long rows;
    private boolean finished;

    /** What stands in a column of the row before, and where. */
    private static final class Repeat {
        long bits;
        @Nullable String word;
        int begin;
        int end;
    }

    /** The columns of the output. */
    record Layout(List<String> inputs, int[] keptAt, List<OutputColumn> outputs) {
        /** Whether the columns that are kept are the first ones of the file. */
        boolean inOnePiece() {
            return keptAt.length > 0 && keptAt[keptAt.length - 1] == keptAt.length - 1;
        }

        int lastKept() {
            return keptAt.length - 1;
        }

        List<String> names() {
            var names = new java.util.ArrayList<>(inputs);
            outputs.forEach(o -> names.add(o.label));
            return names;
        }
    }

    /**
     * @param read what the rows are made from; must be another file
     */
    ReplaySink(Path file, Path read, Layout layout) throws BadFile {
        this.file = file;
        outputs = layout.outputs();
        kept = layout.keptAt();
        keptInOnePiece = layout.inOnePiece();
        repeats = new Repeat[outputs.size()];
        Arrays.setAll(repeats, _ -> new Repeat());
        CsvTable.requireOther(file, read);
        try {
            out = Files.newOutputStream(file);
        } catch (IOException e) {
            throw CsvTable.unwritable(file, e);
        }
        text.add(String.join(",", layout.names())).add('\n');
    }

    void write(ReplayBlock block) throws IOException {
        OracleTrace trace = block.trace;
        var numbers = new double[outputs.size()][];
        var words = new String[outputs.size()][];
        for (int c = 0; c < outputs.size(); c++) {
            OutputColumn output = outputs.get(c);
            if (output.isText()) {
                words[c] = output.texts(trace);
            } else {
                numbers[c] = output.numbers(trace);
            }
            repeats[c].word = null;
            repeats[c].begin = -1;
        }
        for (int row = 0; row < block.rows; row++) {
            inputs(block, row);
            for (int c = 0; c < repeats.length; c++) {
                text.add(',');
                if (words[c] != null) {
                    word(repeats[c], words[c][row]);
                } else {
                    number(repeats[c], numbers[c][row], outputs.get(c).decimals);
                }
            }
            text.add('\n');
        }
        rows += block.rows;
        out.write(text.bytes(), 0, text.length());
        text.clear();
    }

    private void inputs(ReplayBlock block, int row) {
        int begin = block.rowAt[row];
        if (keptInOnePiece) {
            text.add(block.bytes, begin, block.keptEnd[row]);
            return;
        }
        int column = 0;
        int cell = begin;
        for (int k = 0; k < kept.length; k++) {
            for (; column < kept[k]; column++) {
                cell = NumberReader.cellEnd(block.bytes, cell, block.end) + 1;
            }
            if (k > 0) {
                text.add(',');
            }
            text.add(block.bytes, cell, NumberReader.cellEnd(block.bytes, cell, block.end));
        }
    }

    private void word(Repeat repeat, String word) {
        int begin = text.length();
        if (word == repeat.word) { // the engine has a handful of words, and says the same ones
            text.again(repeat.begin, repeat.end);
        } else {
            text.add(word);
            repeat.word = word;
        }
        repeat.begin = begin;
        repeat.end = text.length();
    }

    /** Half of all numbers are those of the row before. */
    private void number(Repeat repeat, double value, int decimals) {
        long bits = Double.doubleToRawLongBits(value);
        int begin = text.length();
        if (bits == repeat.bits && repeat.begin >= 0) {
            text.again(repeat.begin, repeat.end);
        } else {
            text.add(value, decimals);
            repeat.bits = bits;
        }
        repeat.begin = begin;
        repeat.end = text.length();
    }

    /** How many rows are on the disk now. */
    long finish() {
        finished = true;
        return rows;
    }

    BadFile unwritable(IOException e) {
        return CsvTable.unwritable(file, e);
    }

    @Override
    public void close() throws BadFile {
        try {
            out.close();
            if (!finished && Files.isRegularFile(file)) {
                Files.delete(file); // half a file would be taken for a whole one
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }
}
