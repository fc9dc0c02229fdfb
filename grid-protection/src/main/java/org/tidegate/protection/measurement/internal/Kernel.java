package org.tidegate.protection.measurement.internal;

/**
 * A window times a carrier, symmetric about its middle, so that the phase of what it finds is that
 * of the sample in the middle, whatever the exact frequency. Lengths need not be whole samples.
 */
public final class Kernel {
    private final boolean hann;
    private final double[] cosines;
    private final double[] sines;
    private int half;
    private double real;
    private double imaginary;

    private Kernel(boolean hann, int longestHalf) {
        this.hann = hann;
        cosines = new double[2 * longestHalf + 1];
        sines = new double[2 * longestHalf + 1];
    }

    /** One period of equal weights: nothing of any harmonic, everything of the last 20 ms. */
    public static Kernel onePeriod(double longestPeriod) {
        return new Kernel(false, (int) (longestPeriod / 2) + 2);
    }

    /** Two periods under a Hann window: hardly anything of an interharmonic either. */
    public static Kernel twoPeriodsHann(double longestPeriod) {
        return new Kernel(true, (int) longestPeriod + 1);
    }

    /**
     * @param period of the carrier in samples
     */
    public void tune(double period) {
        half = hann ? (int) period : (int) (period / 2) + 1;
        double sum = 0;
        double cosine = Math.cos(2 * Math.PI / period);
        double sine = Math.sin(2 * Math.PI / period);
        double c = 1;
        double s = 0;
        for (int n = 0; n <= half; n++) {
            double weight = hann ? hannWeight(n, period) : flatWeight(n, period / 2);
            cosines[half + n] = weight * c;
            cosines[half - n] = weight * c;
            sines[half + n] = weight * s;
            sines[half - n] = -weight * s;
            sum += n == 0 ? weight : 2 * weight;
            double turned = c * cosine - s * sine;
            s = s * cosine + c * sine;
            c = turned;
        }
        for (int n = 0; n <= 2 * half; n++) {
            cosines[n] /= sum;
            sines[n] /= sum;
        }
    }

    private static double hannWeight(int n, double period) {
        return n > period ? 0 : 0.5 * (1 + Math.cos(Math.PI * n / period));
    }

    /** Trapezoidal rule from minus to plus the end, which falls between two samples. */
    private static double flatWeight(int n, double end) {
        int whole = (int) end;
        double part = end - whole;
        if (n < whole) {
            return 1;
        }
        if (n == whole) {
            return 0.5 + part - part * part / 2;
        }
        return n == whole + 1 ? part * part / 2 : 0;
    }

    /** How far its middle is behind the latest sample. */
    public int delay() {
        return half;
    }

    /** Finds the carrier in a real signal; results are peak values. */
    public void find(SampleWindow window) {
        double[] x = window.values();
        int length = 2 * half + 1;
        int from = window.offset(length);
        double r0 = 0;
        double r1 = 0;
        double i0 = 0;
        double i1 = 0;
        int n = 0;
        // two chains of additions, or each waits for the one before
        for (; n + 1 < length; n += 2) {
            double a = x[from + n];
            double b = x[from + n + 1];
            r0 += a * cosines[n];
            i0 -= a * sines[n];
            r1 += b * cosines[n + 1];
            i1 -= b * sines[n + 1];
        }
        double last = x[from + n];
        real = 2 * (r0 + r1 + last * cosines[n]);
        imaginary = 2 * (i0 + i1 - last * sines[n]);
    }

    /** Finds the carrier in a complex signal that turns forwards. */
    public void find(SampleWindow alpha, SampleWindow beta) {
        double[] x = alpha.values();
        double[] y = beta.values();
        int length = 2 * half + 1;
        int from = alpha.offset(length);
        double r = 0;
        double i = 0;
        for (int n = 0; n < length; n++) {
            double a = x[from + n];
            double b = y[from + n];
            r += a * cosines[n] + b * sines[n];
            i += b * cosines[n] - a * sines[n];
        }
        real = r;
        imaginary = i;
    }

    /** As {@link #find(SampleWindow, SampleWindow)}, for a signal that turns backwards. */
    public void findBackwards(SampleWindow alpha, SampleWindow beta) {
        double[] x = alpha.values();
        double[] y = beta.values();
        int length = 2 * half + 1;
        int from = alpha.offset(length);
        double r = 0;
        double i = 0;
        for (int n = 0; n < length; n++) {
            double a = x[from + n];
            double b = -y[from + n];
            r += a * cosines[n] + b * sines[n];
            i += b * cosines[n] - a * sines[n];
        }
        real = r;
        imaginary = i;
    }

    public double real() {
        return real;
    }

    public double imaginary() {
        return imaginary;
    }

    public double magnitude() {
        return Math.sqrt(real * real + imaginary * imaginary);
    }

    public double phase() {
        return Math.atan2(imaginary, real);
    }
}
