package org.tidegate.ocpp.internal.station.transaction;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tidegate.ocpp.internal.message.Data.OperationMode;
import org.tidegate.ocpp.internal.station.device.Setting;
import org.tidegate.ocpp.internal.station.device.Variables;

/**
 * What is measured, and how often, in an operation mode: the mode's own measurands come on top of
 * the general ones, and its own interval takes the place of the general one (Q01.FR.33 to 35).
 */
final class ByMode {
    private static final Map<Setting, Map<OperationMode, Setting>> OWN = own();

    private ByMode() {}

    private static Map<Setting, Map<OperationMode, Setting>> own() {
        var all = new EnumMap<Setting, Map<OperationMode, Setting>>(Setting.class);
        for (Setting general :
                List.of(
                        Setting.TX_STARTED_MEASURANDS,
                        Setting.TX_UPDATED_MEASURANDS,
                        Setting.TX_ENDED_MEASURANDS,
                        Setting.TX_UPDATED_INTERVAL,
                        Setting.TX_ENDED_INTERVAL)) {
            var modes = new EnumMap<OperationMode, Setting>(OperationMode.class);
            for (OperationMode mode : OperationMode.values()) {
                modes.put(mode, Setting.valueOf(general.name() + "_" + mode.name()));
            }
            all.put(general, modes);
        }
        return all;
    }

    /** Settings without a mode of their own, such as those of round times, stay as they are. */
    static List<String> measurands(Variables v, Setting general, OperationMode mode) {
        Map<OperationMode, Setting> modes = OWN.get(general);
        List<String> usual = v.list(general);
        if (modes == null) {
            return usual;
        }
        List<String> more = v.list(Objects.requireNonNull(modes.get(mode)));
        if (more.isEmpty()) {
            return usual;
        }
        var all = new LinkedHashSet<>(usual);
        all.addAll(more);
        return List.copyOf(all);
    }

    static long nanos(Variables v, Setting general, OperationMode mode) {
        Setting own = Objects.requireNonNull(Objects.requireNonNull(OWN.get(general)).get(mode));
        long nanos = v.nanos(own);
        return nanos > 0 ? nanos : v.nanos(general);
    }
}
