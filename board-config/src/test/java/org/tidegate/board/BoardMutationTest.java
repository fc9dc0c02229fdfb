package org.tidegate.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Whatever a slip of the finger makes of a good file: a board, or problems with their place. */
class BoardMutationTest {
    private static final String SLIPS =
            "\t\n\r\0 :-#'\"{}[],&*!|>%@`\\?~0aZ=+.\u00e9\u20ac\u200b\u2028\ufeff\u0085\ud83d";

    private static String example(String name) throws IOException {
        try (var in = BoardFiles.class.getResourceAsStream("examples/" + name + ".yaml")) {
            if (in == null) {
                throw new AssertionError(name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void loadsOrComplains(byte[] bytes, String what) {
        switch (BoardFiles.read("m.yaml", bytes, Path.of("/x"))) {
            case Loaded.Valid valid ->
                    assertThat(valid.board().lane().periodMillis()).isBetween(1, 20);
            case Loaded.Invalid invalid -> {
                String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
                for (Problem p : invalid.problems()) {
                    boolean placed =
                            p.line() >= 1
                                    && p.line() <= lines.length
                                    && p.column() >= 1
                                    && p.column() <= lines[p.line() - 1].length() + 1;
                    boolean said =
                            !p.reason().isBlank()
                                    && !p.reason().endsWith(".")
                                    && (p.remedy().endsWith(".") || p.remedy().endsWith("?"))
                                    && p.toString().indexOf('\n') < 0;
                    if (!placed || !said) {
                        throw new AssertionError(what + ": " + p);
                    }
                }
            }
        }
    }

    /** Every position of both examples once deleted and once doubled. */
    @Test
    void every_single_character_deleted_or_doubled() throws IOException {
        for (String name : new String[] {"twin", "bench-sunspec"}) {
            String text = example(name);
            for (int i = 0; i < text.length(); i++) {
                String rest = text.substring(i + 1);
                String less = text.substring(0, i) + rest;
                String more = text.substring(0, i + 1) + text.charAt(i) + rest;
                loadsOrComplains(less.getBytes(StandardCharsets.UTF_8), name + " -" + i);
                loadsOrComplains(more.getBytes(StandardCharsets.UTF_8), name + " +" + i);
            }
        }
    }

    @RepeatedTest(40)
    void any_character_anywhere(RepetitionInfo seed) throws IOException {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        String text = example(random.nextBoolean() ? "twin" : "bench-sunspec");
        for (int round = 0; round < 100; round++) {
            int at = random.nextInt(text.length());
            char slip = SLIPS.charAt(random.nextInt(SLIPS.length()));
            int skip = random.nextInt(2);
            String slipped = text.substring(0, at) + slip + text.substring(at + skip);
            loadsOrComplains(
                    slipped.getBytes(StandardCharsets.UTF_8), "at " + at + " " + (int) slip);
        }
    }

    @RepeatedTest(40)
    void any_bytes_anywhere(RepetitionInfo seed) throws IOException {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        byte[] text = example("twin").getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 50; round++) {
            byte[] bytes = text.clone();
            for (int hits = random.nextInt(1, 20); hits > 0; hits--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            loadsOrComplains(bytes, "round " + round);
            loadsOrComplains(Arrays.copyOf(bytes, random.nextInt(bytes.length)), "cut " + round);
        }
    }
}
