package org.tidegate.rig.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tidegate.runtime.Clock;

/**
 * A plain fuzzer for machines without Jazzer, and for a slice in CI: mutates a corpus by seeded
 * chance, without looking at coverage. {@code FuzzMain SECONDS [SEED] [CORPUS]}; a failure names
 * target, seed and input.
 */
public final class FuzzMain {
    private static final int LONGEST = 4096;

    private FuzzMain() {}

    /** What can be fuzzed. */
    @SuppressWarnings("ImmutableEnumChecker") // method references hold nothing
    enum Target {
        SDP(SdpTarget::fuzzerTestOneInput),
        V2GTP(V2gtpTarget::fuzzerTestOneInput),
        EXI(ExiTarget::fuzzerTestOneInput),
        SESSION(SessionTarget::fuzzerTestOneInput),
        OCPP16(OcppTarget::ocpp16),
        OCPP201(OcppTarget::ocpp201),
        OCPP21(OcppTarget::ocpp21);

        private final Consumer<byte[]> one;

        Target(Consumer<byte[]> one) {
            this.one = one;
        }

        String folder() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Every target for so many seconds. */
    public static void main(String[] args) throws IOException {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 15;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        Path corpus = Path.of(args.length > 2 ? args[2] : "hil-tests/src/test/fuzz");
        for (Target target : Target.values()) {
            long runs = run(target, corpus(target, corpus), seed, seconds * 1_000_000_000L);
            System.out.printf("%-8s %,d inputs in %d s, seed %d%n", target, runs, seconds, seed);
        }
    }

    /** Files of a corpus, in the order of their names; a few bytes if there are none. */
    static List<byte[]> corpus(Target target, Path root) throws IOException {
        Path folder = root.resolve(target.folder());
        var seeds = new ArrayList<byte[]>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    seeds.add(Files.readAllBytes(file));
                }
            }
        }
        if (seeds.isEmpty()) {
            seeds.add(new byte[] {0, 8, 0});
        }
        return seeds;
    }

    /** Returns how many inputs were tried until the time was over. */
    static long run(Target target, List<byte[]> corpus, long seed, long forNanos) {
        Clock clock = Clock.system();
        long end = clock.nanos() + forNanos;
        var random = new SplittableRandom(seed);
        for (byte[] input : corpus) {
            one(target, input, seed, 0);
        }
        long runs = corpus.size();
        while (clock.nanos() - end < 0) {
            one(target, mutated(corpus.get(random.nextInt(corpus.size())), random), seed, runs++);
        }
        return runs;
    }

    private static void one(Target target, byte[] input, long seed, long run) {
        try {
            target.one.accept(input);
        } catch (RuntimeException | Error e) {
            throw new IllegalStateException(
                    "%s, seed %d, input %d: %s%n  %s"
                            .formatted(target, seed, run, e, HexFormat.of().formatHex(input)),
                    e);
        }
    }

    private static byte[] mutated(byte[] from, SplittableRandom random) {
        byte[] bytes = from.clone();
        int changes = 1 + random.nextInt(8);
        for (int i = 0; i < changes; i++) {
            bytes =
                    switch (random.nextInt(4)) {
                        case 0 -> flipped(bytes, random);
                        case 1 -> overwritten(bytes, random);
                        case 2 -> inserted(bytes, random);
                        default -> cut(bytes, random);
                    };
        }
        return bytes;
    }

    private static byte[] flipped(byte[] bytes, SplittableRandom random) {
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static byte[] overwritten(byte[] bytes, SplittableRandom random) {
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private static byte[] inserted(byte[] bytes, SplittableRandom random) {
        byte[] more = new byte[1 + random.nextInt(16)];
        random.nextBytes(more);
        int at = random.nextInt(bytes.length + 1);
        int length = Math.min(LONGEST, bytes.length + more.length);
        byte[] all = Arrays.copyOf(Arrays.copyOf(bytes, at), bytes.length + more.length);
        System.arraycopy(more, 0, all, at, more.length);
        System.arraycopy(bytes, at, all, at + more.length, bytes.length - at);
        return Arrays.copyOf(all, length);
    }

    private static byte[] cut(byte[] bytes, SplittableRandom random) {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    }
}
