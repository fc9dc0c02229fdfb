package org.tidegate.ocpp.internal.profile;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.message.Data.OperationMode;

/**
 * What profiles this charger can execute, besides what every charger can.
 *
 * @param siteMeter the site's load is measured
 * @param manager an energy manager speaks to this charger
 * @param thresholds for LocalLoadBalancing; null until they are set in the device model
 */
public record Abilities(boolean siteMeter, boolean manager, @Nullable LoadThresholds thresholds) {

    /** Neither meter nor manager. */
    public static final Abilities PLAIN = new Abilities(false, false, null);

    /** {@code V2XChargingCtrlr.LocalLoadBalancing[..]} in watts. */
    public record LoadThresholds(
            double upperW, double lowerW, double upperOffsetW, double lowerOffsetW) {
        boolean makeSense() {
            return upperW > lowerW
                    && upperW + upperOffsetW >= lowerW + lowerOffsetW
                    && Double.isFinite(upperOffsetW)
                    && Double.isFinite(lowerOffsetW);
        }
    }

    /** {@code V2XChargingCtrlr.SupportedOperationModes}. */
    public Set<OperationMode> modes() {
        var modes = EnumSet.allOf(OperationMode.class);
        if (!siteMeter) {
            modes.remove(OperationMode.LOCAL_LOAD_BALANCING);
        }
        if (!manager) {
            modes.remove(OperationMode.EXTERNAL_SETPOINT);
            modes.remove(OperationMode.EXTERNAL_LIMITS);
        }
        return modes;
    }
}
