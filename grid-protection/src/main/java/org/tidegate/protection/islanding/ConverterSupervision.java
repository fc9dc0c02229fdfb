package org.tidegate.protection.islanding;

import org.jspecify.annotations.Nullable;

/**
 * Watches the converter's own anti-islanding by reading its setting back each second, and refuses
 * discharge unless it is what the profile says. Silence is a refusal.
 */
public final class ConverterSupervision {
    /** How often the setting should be read. */
    public static final long PERIOD_NANOS = 1_000_000_000L;

    /** Two readings may be lost. */
    public static final long PATIENCE_NANOS = 3_000_000_000L;

    /** What the converter says about its own method. */
    public enum Setting {
        ON,
        OFF,
        /** It has none, as a person says. */
        ABSENT,
        /** It does not tell, and nobody has said. */
        UNKNOWN,
        /** The reading failed. */
        UNREADABLE
    }

    /** Why discharge is refused. */
    public enum Refusal {
        NEVER_READ(
                "the converter's anti-islanding setting has not been read yet",
                "wait for the first reading; if it does not come, check the bus"),
        NOT_READ_LATELY(
                "the converter's anti-islanding setting has not been read for 3 s",
                "check the bus to the converter"),
        SWITCHED_OFF(
                "the converter's anti-islanding is off, and the profile relies on it",
                "switch it on in the converter, or choose grid.anti_islanding: controller"),
        SWITCHED_ON(
                "the converter's anti-islanding is on, and the profile uses the controller's",
                "switch it off in the converter, or choose grid.anti_islanding: both_supervised"),
        NOT_SAID(
                "nobody has said whether the converter looks for islands itself, and two methods"
                        + " would disturb each other",
                "say it in the board file (grid.converter_anti_islanding: none or certified)"),
        TOO_SLOW(
                "the controller's search for islands takes too long over this bus",
                "use the converter's own (grid.anti_islanding: both_supervised), poll faster, or"
                        + " measure and set a shorter grid.measurement_delay_ms"),
        NOT_THERE(
                "nothing says that the converter looks for islands, and the profile relies on it",
                "say in the board file what its certificate says (grid.converter_anti_islanding),"
                        + " or choose grid.anti_islanding: controller");

        private final String reason;
        private final String remedy;

        Refusal(String reason, String remedy) {
            this.reason = reason;
            this.remedy = remedy;
        }

        public String reason() {
            return reason;
        }

        public String remedy() {
            return remedy;
        }
    }

    private final AntiIslandingMode mode;
    private final boolean tooSlow;
    private final double detectionSeconds;
    private Setting latest = Setting.UNREADABLE;
    private boolean read;
    private long readNanos;
    private boolean asked;
    private long askedNanos;

    /** Where our own search is fast enough, or not relied on. */
    public ConverterSupervision(AntiIslandingMode mode) {
        this.mode = mode;
        tooSlow = false;
        detectionSeconds = Double.NaN;
    }

    /**
     * @param detection of our own search over the path there is
     * @param allowedNanos what the grid code allows
     */
    public ConverterSupervision(
            AntiIslandingMode mode, DetectionTime detection, long allowedNanos) {
        this.mode = mode;
        tooSlow = !mode.needsConverter() && !detection.isWithin(allowedNanos);
        detectionSeconds = detection.worstSeconds();
    }

    /** How long our own search takes at worst; NaN if nobody has worked it out. */
    public double detectionSeconds() {
        return detectionSeconds;
    }

    /** Whether it is time to ask the converter; says so once per period. */
    public boolean isDue(long nowNanos) {
        if (asked && nowNanos - askedNanos < PERIOD_NANOS) {
            return false;
        }
        asked = true;
        askedNanos = nowNanos;
        return true;
    }

    /** The converter's answer. A failed reading does not renew the last one. */
    public void heard(Setting setting, long nowNanos) {
        if (setting == Setting.UNREADABLE) {
            return;
        }
        latest = setting;
        read = true;
        readNanos = nowNanos;
    }

    /** Why there must be no discharge now; null if there may. Charging is never refused here. */
    public @Nullable Refusal refusal(long nowNanos) {
        if (tooSlow) {
            return Refusal.TOO_SLOW;
        }
        if (!read) {
            return Refusal.NEVER_READ;
        }
        if (nowNanos - readNanos > PATIENCE_NANOS) {
            return Refusal.NOT_READ_LATELY;
        }
        if (mode.needsConverter()) {
            return switch (latest) {
                case ON -> null;
                case OFF -> Refusal.SWITCHED_OFF;
                case ABSENT, UNKNOWN, UNREADABLE -> Refusal.NOT_THERE;
            };
        }
        return switch (latest) {
            case OFF, ABSENT -> null;
            case ON -> Refusal.SWITCHED_ON;
            case UNKNOWN, UNREADABLE -> Refusal.NOT_SAID;
        };
    }
}
