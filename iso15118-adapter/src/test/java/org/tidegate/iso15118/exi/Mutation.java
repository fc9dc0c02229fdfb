package org.tidegate.iso15118.exi;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Breaks frames, and watches what reading a broken one costs. */
public final class Mutation {

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MOST_NANOS = 5_000_000;

    private Mutation() {}

    /** A frame with a few bits flipped, cut off, or prolonged with noise. */
    public static byte[] of(byte[] frame, SplittableRandom random) {
        byte[] mutant = frame.clone();
        switch (random.nextInt(4)) {
            case 0 -> mutant = Arrays.copyOf(mutant, random.nextInt(mutant.length + 1));
            case 1 -> {
                int from = mutant.length;
                mutant = Arrays.copyOf(mutant, from + 1 + random.nextInt(64));
                for (int i = Math.max(1, from - random.nextInt(8)); i < mutant.length; i++) {
                    mutant[i] = (byte) random.nextInt();
                }
            }
            default -> {
                for (int n = 1 + random.nextInt(4); n > 0; n--) {
                    // the header byte has vectors of its own; breaking it hides everything behind
                    int bit = 8 + random.nextInt(Math.max(1, mutant.length * 8 - 8));
                    if (bit / 8 < mutant.length) {
                        mutant[bit / 8] ^= (byte) (1 << (bit % 8));
                    }
                }
            }
        }
        return mutant;
    }

    /** Something that reads a frame. */
    public interface Reading {
        void read(byte[] frame) throws ExiException;
    }

    /**
     * Reads some mutants without judging: classes and messages are linked once and for all, on
     * their first use.
     */
    public static void warmUp(Reading reading, byte[] frame) {
        var random = new SplittableRandom(0);
        for (int i = 0; i < 4; i++) {
            try {
                reading.read(of(frame, random));
            } catch (ExiException _) {
                // expected
            }
        }
    }

    /**
     * Reads a mutant and fails on any exception but {@link ExiException}, on more than {@code
     * mostBytes} allocated and on more than 5 ms of processor time. Judged by the best of three: a
     * compiler thread or a collection may hit one, not all, and the wording of a rare refusal is
     * linked once in the life of a process.
     */
    public static boolean accepts(Reading reading, byte[] mutant, long mostBytes) {
        long bestNanos = Long.MAX_VALUE;
        long bestBytes = Long.MAX_VALUE;
        boolean accepted = false;
        for (int attempt = 0;
                attempt < 3 && (bestNanos > MOST_NANOS || bestBytes > mostBytes);
                attempt++) {
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            long nanos = THREADS.getCurrentThreadCpuTime();
            try {
                reading.read(mutant);
                accepted = true;
            } catch (ExiException _) {
                accepted = false;
            }
            bestNanos = Math.min(bestNanos, THREADS.getCurrentThreadCpuTime() - nanos);
            bestBytes = Math.min(bestBytes, THREADS.getCurrentThreadAllocatedBytes() - bytes);
        }
        if (bestNanos > MOST_NANOS || bestBytes > mostBytes) {
            throw new AssertionError(
                    bestNanos + " ns and " + bestBytes + " bytes for " + mutant.length + " bytes");
        }
        return accepted;
    }
}
