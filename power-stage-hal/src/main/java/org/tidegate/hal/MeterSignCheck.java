package org.tidegate.hal;

/**
 * Whether a meter counts the charger's power with the house's sign: charge with a known power and
 * see what the meter makes of it. For commissioning, where the charger can be told to.
 */
public final class MeterSignCheck {
    /** Less than this drowns in what the house does meanwhile. */
    public static final double LEAST_STEP_W = 1000;

    public enum Verdict {
        RIGHT,
        /** Turn the meter's current transformers round, or its {@code plus_is}. */
        WRONG,
        /** The step was too small, or something else moved as much. */
        UNCLEAR
    }

    private MeterSignCheck() {}

    /**
     * @param chargerStepW by how much the charger's power rose; negative when it fell
     * @param meterStepW by how much the meter's power rose in the same time
     */
    public static Verdict judge(double chargerStepW, double meterStepW) {
        if (!(Math.abs(chargerStepW) >= LEAST_STEP_W) || Double.isNaN(meterStepW)) {
            return Verdict.UNCLEAR;
        }
        double share = meterStepW / chargerStepW;
        if (share > 0.5 && share < 1.5) {
            return Verdict.RIGHT;
        }
        return share < -0.5 && share > -1.5 ? Verdict.WRONG : Verdict.UNCLEAR;
    }
}
