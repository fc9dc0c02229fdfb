package org.tidegate.ocpp.internal.json;

import java.util.Arrays;
import java.util.List;

/**
 * A fixed set of spellings, found in a text without making a string of it first. That is most of
 * what a strict reader does: every key and every word of an enumeration is one of a few.
 */
final class Words {
    static final int UNKNOWN = -1;

    private final char[][] spelt;

    /** Index + 1 by hash; 0 is free. At most half full, so a search ends. */
    private final int[] table;

    Words(List<String> spellings) {
        spelt = spellings.stream().map(String::toCharArray).toArray(char[][]::new);
        table = new int[Math.max(4, Integer.highestOneBit(spelt.length) << 2)];
        for (int i = 0; i < spelt.length; i++) {
            int at = hash(spelt[i], 0, spelt[i].length) & (table.length - 1);
            while (table[at] != 0) {
                at = (at + 1) & (table.length - 1);
            }
            table[at] = i + 1;
        }
    }

    int size() {
        return spelt.length;
    }

    String word(int index) {
        return new String(spelt[index]);
    }

    /** Whether the text has this word and then a quote at {@code from}; its length, or -1. */
    int lengthIfAt(int index, char[] text, int from) {
        char[] word = spelt[index];
        int end = from + word.length;
        return end < text.length
                        && text[end] == '"'
                        && Arrays.equals(word, 0, word.length, text, from, end)
                ? word.length
                : -1;
    }

    int find(char[] text, int from, int to) {
        int at = hash(text, from, to) & (table.length - 1);
        for (int entry = table[at]; entry != 0; entry = table[at]) {
            char[] word = spelt[entry - 1];
            if (Arrays.equals(word, 0, word.length, text, from, to)) {
                return entry - 1;
            }
            at = (at + 1) & (table.length - 1);
        }
        return UNKNOWN;
    }

    /** Length and three characters: enough for words of a protocol, and the same for any length. */
    private static int hash(char[] text, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return 0;
        }
        int mixed = text[from] + 31 * text[to - 1] + 131 * text[from + length / 2] + 7 * length;
        return mixed ^ (mixed >>> 5);
    }
}
