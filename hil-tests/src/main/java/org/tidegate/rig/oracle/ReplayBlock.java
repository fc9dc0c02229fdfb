package org.tidegate.rig.oracle;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a long file on its way: the bytes as they were read, the numbers in them, and what
 * the engine made of those. A few of them go round and round, so that a day needs no more memory
 * than a minute.
 */
final class ReplayBlock {
    /** With its numbers it stays in the second cache. */
    private static final int BYTES = 1 << 18;

    private static final int ROWS = 1 << 13;

    final byte[] bytes = new byte[BYTES];
    final double[][] numbers;

    /** Where each row begins, and where its last cell ends that is written again. */
    int[] rowAt = new int[ROWS];

    int[] keptEnd = new int[ROWS];
    int rows;

    /** Behind the last whole line. */
    int end;

    /** The line of the file on which each row stands is found from here when something is wrong. */
    long firstLine;

    /** Nothing comes behind this one. */
    boolean last;

    @Nullable Throwable failure;
    OracleTrace trace = new OracleTrace(ROWS);

    private final double[] presets;

    /**
     * @param presets what a column of numbers holds that is not in the file; one for each column
     */
    ReplayBlock(double[] presets) {
        this.presets = presets.clone();
        numbers = new double[presets.length][ROWS];
        for (int c = 0; c < presets.length; c++) {
            Arrays.fill(numbers[c], presets[c]);
        }
    }

    void clear() {
        rows = 0;
        last = false;
        failure = null;
    }

    /** Makes room for one more row. */
    void room() {
        int had = rowAt.length;
        if (rows < had) {
            return;
        }
        int next = 2 * had;
        rowAt = Arrays.copyOf(rowAt, next);
        keptEnd = Arrays.copyOf(keptEnd, next);
        for (int c = 0; c < numbers.length; c++) {
            numbers[c] = Arrays.copyOf(numbers[c], next);
            Arrays.fill(numbers[c], had, next, presets[c]);
        }
        trace = new OracleTrace(next);
    }
}
