package org.tidegate.board.internal;

import java.util.Collection;
import java.util.Locale;

/** "Did you mean": the known word with the fewest typing mistakes in between. */
public final class Nearest {
    private Nearest() {}

    /** The nearest word; empty when none is near enough to be meant. */
    public static String to(String word, Collection<String> known) {
        String best = "";
        int bestDistance = 1 + Math.max(1, Math.min(3, word.length() / 3));
        for (String each : known) {
            int distance =
                    stem(each).equals(stem(word))
                            ? 0
                            : distance(word.toLowerCase(Locale.ROOT), each);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = each;
            }
        }
        return best;
    }

    /** Without the unit that ends it: import_limit_kw means import_limit_w. */
    private static String stem(String word) {
        return word.toLowerCase(Locale.ROOT)
                .replace('-', '_')
                .replaceFirst("_(m?w|kw|k?v|m?a|m?s|sec|min|percent|pct|hz)$", "");
    }

    /** Insertions, deletions, substitutions and swaps of neighbours. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int differs = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] =
                        Math.min(d[i - 1][j - 1] + differs, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                boolean swapped =
                        i > 1
                                && j > 1
                                && a.charAt(i - 1) == b.charAt(j - 2)
                                && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
