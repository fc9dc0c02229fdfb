package org.tidegate.rig.converter;

import org.tidegate.runtime.Plane;

/** Lets physical time pass for a converter twin. */
public final class ConverterPhysics implements Plane {
    /** Longer steps would let the DC capacitor and the slew jump. */
    private static final double LONGEST_STEP_SECONDS = 5e-3;

    private final RegisterDevice map;
    private final long periodNanos;
    private boolean begun;
    private long lastNanos;

    /**
     * @param periodNanos 1 ms to 5 ms
     */
    public ConverterPhysics(RegisterDevice map, long periodNanos) {
        this.map = map;
        this.periodNanos = periodNanos;
    }

    @Override
    public String name() {
        return "converter";
    }

    @Override
    public long step(long nowNanos) {
        double seconds = begun ? (nowNanos - lastNanos) * 1e-9 : 0;
        begun = true;
        lastNanos = nowNanos;
        int parts = Math.max(1, (int) Math.ceil(seconds / LONGEST_STEP_SECONDS - 1e-9));
        for (int i = 0; i < parts; i++) {
            map.advance(seconds / parts);
        }
        return periodNanos;
    }
}
