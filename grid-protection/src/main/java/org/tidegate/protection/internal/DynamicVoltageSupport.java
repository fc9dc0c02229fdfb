package org.tidegate.protection.internal;

import org.tidegate.protection.GridMode;
import org.tidegate.protection.SupportSettings.DynamicVoltage;

/**
 * Reactive current while riding through (IEEE 1547-2018 6.4.2.6; EN 50549-2 4.7.4): in proportion
 * to how far the positive-sequence voltage is beyond the deadband, on top of the reactive power of
 * the mode in force. Only while current must or may be exchanged; cessation is stronger.
 */
public final class DynamicVoltageSupport {
    private DynamicVoltageSupport() {}

    /** Whether it acts in this mode. */
    public static boolean acts(GridMode mode) {
        return mode == GridMode.MANDATORY_OPERATION || mode == GridMode.PERMISSIVE_OPERATION;
    }

    /** Plus is absorbed: too much voltage is answered by absorbing, too little by injecting. */
    public static double reactiveCurrentPu(DynamicVoltage settings, double positiveSequencePu) {
        double deviation = positiveSequencePu - 1;
        double beyond = Math.max(0, Math.abs(deviation) - settings.deadbandPu());
        return settings.gain() * Math.copySign(beyond, deviation);
    }
}
