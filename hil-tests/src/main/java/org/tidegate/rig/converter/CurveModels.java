package org.tidegate.rig.converter;

import java.util.List;
import java.util.Map;

/**
 * SunSpec models 705 to 712 of a twin: three sets each, the first of which is in force and
 * read-only. A set is adopted on request, a few looks later.
 */
public final class CurveModels {
    static final List<Integer> IDS = List.of(705, 706, 707, 708, 709, 710, 711, 712);

    private static final int SETS = 3;
    private static final int POINTS = 8;
    private static final int ENABLED = 2;
    private static final int REQUEST = 3;
    private static final int RESULT = 4;
    private static final int IN_PROGRESS = 0;
    private static final int COMPLETED = 1;
    private static final int FAILED = 2;
    private static final int LOOKS = 3;

    private final Registers registers;
    private final Map<Integer, Integer> starts;
    private int adopting;
    private int adoptingSet;
    private int looksLeft;
    private boolean refuses;

    CurveModels(Registers registers, Map<Integer, Integer> starts) {
        this.registers = registers;
        this.starts = starts;
        for (int id : IDS) {
            Integer at = starts.get(id);
            if (at != null) {
                fill(id, at);
            }
        }
    }

    /** Every request to adopt ends in "failed" from now on. */
    public void refuseAll() {
        refuses = true;
    }

    static int length(int id) {
        return firstSet(id) + SETS * setWords(id) - 2;
    }

    private static int firstSet(int id) {
        return switch (id) {
            case 705, 706 -> 15;
            case 711, 712 -> 14;
            default -> 9;
        };
    }

    private static int setWords(int id) {
        return switch (id) {
            case 705 -> 10 + 2 * POINTS;
            case 706 -> 5 + 2 * POINTS;
            case 712 -> 4 + 2 * POINTS;
            case 711 -> 10;
            case 707, 708 -> 1 + 3 * (1 + 3 * POINTS);
            default -> 1 + 3 * (1 + 4 * POINTS);
        };
    }

    private static int readOnlyAt(int id) {
        return switch (id) {
            case 705, 711 -> 9;
            case 706 -> 4;
            case 712 -> 3;
            default -> 0;
        };
    }

    private void fill(int id, int at) {
        registers.put(at + RESULT, COMPLETED);
        if (id == 711) {
            registers.put(at + 5, SETS);
            scales(at + 11, -3, -4, -3);
        } else {
            registers.put(at + 5, POINTS);
            registers.put(at + 6, SETS);
            switch (id) {
                case 705, 706 -> scales(at + 12, -1, -1, -2);
                case 712 -> scales(at + 12, -1, -1);
                case 707, 708 -> scales(at + 7, -1, -2);
                default -> scales(at + 7, -2, -2);
            }
        }
        for (int i = 0; i < SETS; i++) {
            registers.put(at + firstSet(id) + i * setWords(id) + readOnlyAt(id), i == 0 ? 1 : 0);
        }
    }

    private void scales(int at, int... exponents) {
        for (int i = 0; i < exponents.length; i++) {
            registers.put(at + i, exponents[i]);
        }
    }

    boolean isWritable(int id, int offset) {
        if (offset == ENABLED || offset == REQUEST) {
            return true;
        }
        int inSets = offset - firstSet(id) - setWords(id); // the first one is read-only
        boolean autonomous = id == 705 && inSets % setWords(id) == 4;
        return inSets >= 0 && inSets % setWords(id) != readOnlyAt(id) && !autonomous;
    }

    void written(int from, int to) {
        for (int id : IDS) {
            Integer at = starts.get(id);
            if (at != null && from <= at + REQUEST && to > at + REQUEST) {
                adopting = id;
                adoptingSet = registers.get(at + REQUEST) - 1;
                looksLeft = LOOKS;
                registers.put(at + RESULT, IN_PROGRESS);
            }
        }
    }

    /** Adopting takes as long as the asker looks a few times. */
    void readAt(int address, int count) {
        Integer at = starts.get(adopting);
        if (at == null
                || looksLeft == 0
                || address > at + RESULT
                || address + count <= at + RESULT) {
            return;
        }
        looksLeft--;
        if (looksLeft == 0) {
            boolean good = !refuses && adoptingSet >= 0 && adoptingSet < SETS;
            if (good) {
                copy(adopting, at, adoptingSet);
            }
            registers.put(at + RESULT, good ? COMPLETED : FAILED);
        }
    }

    private void copy(int id, int at, int set) {
        int words = setWords(id);
        int from = at + firstSet(id) + set * words;
        int to = at + firstSet(id);
        for (int i = 0; i < words; i++) {
            if (i != readOnlyAt(id)) {
                registers.put(to + i, registers.get(from + i));
            }
        }
    }
}
