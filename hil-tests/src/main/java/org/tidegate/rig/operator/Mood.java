package org.tidegate.rig.operator;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A temper at work: the same seed gives the same whims. */
final class Mood {
    private static final long SECOND = 1_000_000_000L;
    private static final long RESTART_EVERY_NANOS = 150 * SECOND;
    private static final long ATTACK_EVERY_NANOS = SECOND;

    private final Temper temper;
    private final SplittableRandom random;
    private final List<String> attacks = HostileFrames.texts();
    private long nextNanos = Long.MIN_VALUE;
    private int attack;
    private int boots;

    Mood(Temper temper, long seed) {
        this.temper = temper;
        this.random = new SplittableRandom(seed);
    }

    /** What becomes of one answer. */
    record Whim(long delayNanos, boolean silent, @Nullable String error, int copies) {
        static final Whim GOOD = new Whim(0, false, null, 1);
    }

    Whim onCall(String action) {
        return switch (temper) {
            case SMART, RESTARTING, HOSTILE -> Whim.GOOD;
            case SLOW -> new Whim((2 + random.nextInt(18)) * SECOND, one(20), null, 1);
            case RUDE -> {
                boolean harmless =
                        action.equals("Heartbeat") || action.equals("StatusNotification");
                String error =
                        harmless && one(3) ? "GenericError" : one(12) ? "InternalError" : null;
                yield new Whim(one(4) ? SECOND / 2 : 0, one(25), error, one(3) ? 2 : 1);
            }
        };
    }

    /** Null leaves the registration as the script has it. */
    @Nullable String registration() {
        return temper == Temper.RUDE && boots++ < 2 ? (boots == 1 ? "Pending" : "Rejected") : null;
    }

    /** Milliseconds added to the operator's clock. */
    long clockErrorMillis() {
        return temper == Temper.RUDE ? -3_600_000 : 0;
    }

    /** A key nobody agreed on, in answers. */
    boolean addsKeys() {
        return temper == Temper.RUDE && one(6);
    }

    /** Something the station never asked for, after an answer. */
    boolean talksToNobody() {
        return temper == Temper.RUDE && one(5);
    }

    /** Nanoseconds to be away from now; 0 to stay; negative to hang up and be back at once. */
    long leaves(long nowNanos) {
        long every =
                switch (temper) {
                    case RESTARTING -> RESTART_EVERY_NANOS;
                    case RUDE -> RESTART_EVERY_NANOS / 2;
                    default -> 0;
                };
        if (every == 0) {
            return 0;
        }
        if (nextNanos == Long.MIN_VALUE) {
            nextNanos = nowNanos + every / 2 + random.nextLong(every);
        }
        if (nowNanos - nextNanos < 0) {
            return 0;
        }
        nextNanos = nowNanos + every / 2 + random.nextLong(every);
        return temper == Temper.RUDE ? -1 : (5 + random.nextInt(40)) * SECOND;
    }

    /** The next frame of an attack, if it is time for one. */
    @Nullable String attack(long nowNanos) {
        if (temper != Temper.HOSTILE) {
            return null;
        }
        if (nextNanos == Long.MIN_VALUE) {
            nextNanos = nowNanos + 10 * ATTACK_EVERY_NANOS; // let it boot first
        }
        if (nowNanos - nextNanos < 0) {
            return null;
        }
        nextNanos = nowNanos + ATTACK_EVERY_NANOS;
        return attacks.get(attack++ % attacks.size());
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }
}
