package org.tidegate.protection;

import java.util.Arrays;

/**
 * A line through points, level before the first and after the last: the shape of every curve in a
 * grid code. Immutable; reading it allocates nothing.
 */
public final class Curve {
    private final double[] xs;
    private final double[] ys;

    /** To the next point; the division is done once and not in every cycle. */
    private final double[] slopes;

    private Curve(double[] xs, double[] ys) {
        this.xs = xs;
        this.ys = ys;
        slopes = new double[xs.length];
        for (int i = 0; i + 1 < xs.length; i++) {
            slopes[i] = (ys[i + 1] - ys[i]) / (xs[i + 1] - xs[i]);
        }
    }

    /**
     * @param xThenY x and y of each point in turn; x must not fall, and two equal x are a step
     */
    public static Curve of(double... xThenY) {
        if (xThenY.length < 2 || xThenY.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "a curve is made of pairs, not of " + xThenY.length + " numbers");
        }
        int points = xThenY.length / 2;
        var xs = new double[points];
        var ys = new double[points];
        for (int i = 0; i < points; i++) {
            xs[i] = xThenY[2 * i];
            ys[i] = xThenY[2 * i + 1];
            if (!Double.isFinite(xs[i]) || !Double.isFinite(ys[i])) {
                throw new IllegalArgumentException(
                        "point %d of a curve is (%s, %s)".formatted(i + 1, xs[i], ys[i]));
            }
            if (i > 0 && xs[i] < xs[i - 1]) {
                throw new IllegalArgumentException(
                        "point %d of a curve lies at %s, before the %s of the point before it"
                                .formatted(i + 1, xs[i], xs[i - 1]));
            }
        }
        return new Curve(xs, ys);
    }

    /** The same everywhere. */
    public static Curve level(double y) {
        return of(0, y);
    }

    /** The y at this x; NaN for NaN. */
    public double at(double x) {
        if (!(x >= xs[0])) {
            return Double.isNaN(x) ? x : ys[0];
        }
        int last = xs.length - 1;
        for (int i = 0; i < last; i++) {
            if (x < xs[i + 1]) {
                return ys[i] + (x - xs[i]) * slopes[i];
            }
        }
        return ys[last];
    }

    public int points() {
        return xs.length;
    }

    public double x(int point) {
        return xs[point];
    }

    public double y(int point) {
        return ys[point];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Curve c && Arrays.equals(xs, c.xs) && Arrays.equals(ys, c.ys);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(xs) + Arrays.hashCode(ys);
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            text.append(i == 0 ? "" : " ").append('(').append(xs[i]).append(", ").append(ys[i]);
            text.append(')');
        }
        return text.toString();
    }
}
