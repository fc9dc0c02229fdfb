package org.tidegate.hal.internal.modbus;

/**
 * Requests whose answers may still come. A serial frame names neither its question nor its
 * register, so a late answer looks like the answer to the next question of the same shape. A device
 * answers in the order it was asked: once an answer of another shape has come, everything before it
 * is settled. Without such an answer a request is settled after {@link #LATEST_NANOS}.
 */
final class Unanswered {
    /** No device is known to answer later than this; gateways give up after 1 s to 3 s. */
    static final long LATEST_NANOS = 5_000_000_000L;

    private static final int MOST = 16;

    private final int[] units = new int[MOST];
    private final int[] functions = new int[MOST];
    private final int[] counts = new int[MOST];
    private final long[] sinceNanos = new long[MOST];
    private int size;

    void add(Ask ask, long nowNanos) {
        if (size == MOST) {
            remove(0); // the oldest; sixteen lost requests in five seconds mean a dead line
        }
        units[size] = ask.unit;
        functions[size] = ask.function;
        counts[size] = ask.count;
        sinceNanos[size] = nowNanos;
        size++;
    }

    /** An answer has come that can only be the one to the newest request to this unit. */
    void settle(int unit) {
        for (int i = size - 1; i >= 0; i--) {
            if (units[i] == unit) {
                remove(i);
            }
        }
    }

    void forgetOld(long nowNanos) {
        for (int i = size - 1; i >= 0; i--) {
            if (nowNanos - sinceNanos[i] >= LATEST_NANOS) {
                remove(i);
            }
        }
    }

    boolean any(int unit) {
        for (int i = 0; i < size; i++) {
            if (units[i] == unit) {
                return true;
            }
        }
        return false;
    }

    /** Whether an earlier request's answer would look like one of this many registers. */
    boolean looksLike(int unit, int function, int count) {
        for (int i = 0; i < size; i++) {
            if (units[i] == unit
                    && functions[i] == function
                    && (counts[i] == count || !Pdu.isRead(function))) {
                return true;
            }
        }
        return false;
    }

    /** Whether an earlier request could be refused late, in the same words. */
    boolean couldBeRefused(int unit, int function) {
        for (int i = 0; i < size; i++) {
            if (units[i] == unit && functions[i] == function) {
                return true;
            }
        }
        return false;
    }

    private void remove(int index) {
        size--;
        for (int i = index; i < size; i++) {
            units[i] = units[i + 1];
            functions[i] = functions[i + 1];
            counts[i] = counts[i + 1];
            sinceNanos[i] = sinceNanos[i + 1];
        }
    }
}
