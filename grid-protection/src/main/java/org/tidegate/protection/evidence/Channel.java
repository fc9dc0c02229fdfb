package org.tidegate.protection.evidence;

/**
 * One recorded quantity.
 *
 * @param id such as {@code VL1}
 * @param phase such as {@code L1}; empty where there is none
 * @param unit such as {@code V}, {@code Hz}; {@code flag} makes it a status channel, on above 0.5
 * @param fullScale the largest magnitude that integers in a file have to hold; larger values are
 *     cut there
 */
public record Channel(String id, String phase, String unit, double fullScale) {
    private static final String FLAG = "flag";

    public Channel {
        if (!(fullScale > 0)) {
            throw new IllegalArgumentException(id + ": fullScale = " + fullScale);
        }
    }

    public static Channel flag(String id) {
        return new Channel(id, "", FLAG, 1);
    }

    public boolean isFlag() {
        return unit.equals(FLAG);
    }
}
