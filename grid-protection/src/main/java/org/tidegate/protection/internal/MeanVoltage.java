package org.tidegate.protection.internal;

import java.util.Arrays;
import org.tidegate.protection.ProtectionSettings.MeanWindow;

/**
 * The ten-minute mean of EN 50549-1 4.9.3.3 and VDE-AR-N 4105 6.5.2: root mean square of the
 * highest voltage over a sliding window, refreshed every few seconds. Starts as if the grid had
 * been nominal: a fresh start knows no past, and the fast stages do not need one.
 *
 * <p>Samples that are missing are left out; a stretch without any sample repeats the stretch before
 * it. Tripping on a lost measurement is the fast stages' work.
 */
public final class MeanVoltage {
    private final long refreshNanos;
    private final double[] squares;
    private int next;
    private double stretchSum;
    private double stretchSeconds;
    private long stretchNanos;
    private double meanPu = 1;

    public MeanVoltage(MeanWindow window) {
        refreshNanos = window.refreshNanos();
        squares = new double[(int) (window.windowNanos() / refreshNanos)];
        Arrays.fill(squares, 1);
    }

    /** Takes one sample for the time since the previous one and returns the mean in force. */
    public double step(double highestPu, long dtNanos) {
        if (!Double.isNaN(highestPu)) {
            double seconds = dtNanos * 1e-9;
            stretchSum += highestPu * highestPu * seconds;
            stretchSeconds += seconds;
        }
        stretchNanos += dtNanos;
        if (stretchNanos >= refreshNanos) {
            double previous = squares[(next + squares.length - 1) % squares.length];
            double square = stretchSeconds > 0 ? stretchSum / stretchSeconds : previous;
            // A gap in time may cover several stretches; it is filled, not skipped.
            for (int n = 0; stretchNanos >= refreshNanos && n < squares.length; n++) {
                push(square);
                stretchNanos -= refreshNanos;
            }
            stretchSum = 0;
            stretchSeconds = 0;
        }
        return meanPu;
    }

    private void push(double square) {
        squares[next] = square;
        next = (next + 1) % squares.length;
        // Summed anew each time, 200 additions every 3 s: a running sum would collect rounding.
        double sum = 0;
        for (double s : squares) {
            sum += s;
        }
        meanPu = Math.sqrt(sum / squares.length);
    }
}
