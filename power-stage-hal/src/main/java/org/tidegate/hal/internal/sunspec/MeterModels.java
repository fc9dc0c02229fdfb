package org.tidegate.hal.internal.sunspec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidegate.hal.ModbusException;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.internal.mapped.MapSource.UnsuitableDevice;
import org.tidegate.hal.map.DeviceKind;
import org.tidegate.hal.map.PlusIs;
import org.tidegate.hal.map.PollClass;
import org.tidegate.hal.map.RegisterMap;
import org.tidegate.hal.map.RegisterPoint;
import org.tidegate.hal.map.RegisterTable;
import org.tidegate.hal.map.RegisterType;
import org.tidegate.hal.map.Role;
import org.tidegate.hal.map.WordOrder;

/** SunSpec meter models 201 to 204 (integers with scale factors) and 211 to 214 (floats). */
public final class MeterModels {
    private static final Set<Integer> INTEGER = Set.of(201, 202, 203, 204);
    private static final Set<Integer> FLOAT = Set.of(211, 212, 213, 214);
    private static final Set<Integer> WANTED =
            Set.of(Points.COMMON, 201, 202, 203, 204, 211, 212, 213, 214);

    /** A site of 10 MW; what lies beyond is no number. */
    private static final double MOST_W = 1e7;

    private static final double FROZEN_SECONDS = 60;

    /** Where a role is, in registers from the model's id. */
    record Layout(
            Role role,
            int integerAt,
            int scaleAt,
            int floatAt,
            double lowest,
            double highest,
            PollClass poll) {}

    static final List<Layout> LAYOUT =
            List.of(
                    new Layout(Role.CURRENT_L1_A, 3, 6, 4, -1e4, 1e4, PollClass.FAST),
                    new Layout(Role.CURRENT_L2_A, 4, 6, 6, -1e4, 1e4, PollClass.FAST),
                    new Layout(Role.CURRENT_L3_A, 5, 6, 8, -1e4, 1e4, PollClass.FAST),
                    new Layout(Role.VOLTAGE_L1_V, 8, 15, 12, 0, 1000, PollClass.FAST),
                    new Layout(Role.VOLTAGE_L2_V, 9, 15, 14, 0, 1000, PollClass.FAST),
                    new Layout(Role.VOLTAGE_L3_V, 10, 15, 16, 0, 1000, PollClass.FAST),
                    new Layout(Role.FREQUENCY_HZ, 16, 17, 26, 0, 100, PollClass.FAST),
                    new Layout(Role.AC_POWER_W, 18, 22, 28, -MOST_W, MOST_W, PollClass.FAST),
                    new Layout(Role.POWER_L1_W, 19, 22, 30, -MOST_W, MOST_W, PollClass.FAST),
                    new Layout(Role.POWER_L2_W, 20, 22, 32, -MOST_W, MOST_W, PollClass.FAST),
                    new Layout(Role.POWER_L3_W, 21, 22, 34, -MOST_W, MOST_W, PollClass.FAST),
                    new Layout(
                            Role.REACTIVE_POWER_VAR, 28, 32, 44, -MOST_W, MOST_W, PollClass.FAST),
                    new Layout(Role.EXPORTED_WH, 38, 54, 60, 0, 1e15, PollClass.SLOW),
                    new Layout(Role.IMPORTED_WH, 46, 54, 68, 0, 1e15, PollClass.SLOW));

    private MeterModels() {}

    /** The first meter model of the device, as a map with absolute addresses. */
    public static RegisterMap find(ModbusMaster master, int unit, PlusIs plusIs, long deadlineNanos)
            throws ModbusException, UnsuitableDevice {
        List<Model> models = Chain.read(master, unit, WANTED, deadlineNanos);
        Model meter = null;
        Model common = null;
        for (Model model : models) {
            if (model.id == Points.COMMON) {
                common = common == null ? model : common;
            } else if (meter == null) {
                meter = model;
            }
        }
        if (meter == null) {
            throw new UnsuitableDevice(
                    "%s unit %d offers no SunSpec meter model (201 to 204, 211 to 214). Check that it"
                                    .formatted(master.endpoint(), unit)
                            + " is a meter and that SunSpec is switched on.");
        }
        return map(meter, common, plusIs);
    }

    private static RegisterMap map(Model meter, @Nullable Model common, PlusIs plusIs) {
        var points = new ArrayList<RegisterPoint>();
        for (Layout layout : LAYOUT) {
            points.add(point(meter, layout, plusIs));
        }
        return new RegisterMap(
                "sunspec-" + meter.id,
                DeviceKind.METER,
                "SunSpec meter, model " + meter.id,
                "SunSpec Alliance, model " + meter.id,
                common == null ? "" : common.text(Points.MANUFACTURER_AT, Points.TEXT_WORDS),
                common == null ? "" : common.text(Points.MODEL_AT, Points.TEXT_WORDS),
                Map.of(),
                125,
                125,
                false,
                FROZEN_SECONDS,
                points);
    }

    private static RegisterPoint point(Model meter, Layout layout, PlusIs plusIs) {
        boolean isFloat = FLOAT.contains(meter.id);
        boolean counter = layout.role == Role.EXPORTED_WH || layout.role == Role.IMPORTED_WH;
        RegisterType type =
                isFloat
                        ? RegisterType.FLOAT32
                        : counter
                                ? RegisterType.UINT32
                                : layout.lowest < 0 ? RegisterType.INT16 : RegisterType.UINT16;
        boolean voltage = layout.role.unit().equals("V");
        // these models store voltages and frequency as int16 too
        type =
                !isFloat && (voltage || layout.role == Role.FREQUENCY_HZ)
                        ? RegisterType.INT16
                        : type;
        return new RegisterPoint(
                layout.role.key(),
                layout.role,
                RegisterTable.HOLDING,
                meter.address + (isFloat ? layout.floatAt : layout.integerAt),
                type,
                WordOrder.HIGH_FIRST,
                1,
                isFloat ? OptionalInt.empty() : OptionalInt.of(meter.address + layout.scaleAt),
                layout.role.unit(),
                layout.role.isSigned() ? plusIs : null,
                layout.poll,
                layout.lowest,
                layout.highest,
                notImplemented(isFloat, counter),
                Map.of(),
                false,
                OptionalInt.empty(),
                layout.role.meaning());
    }

    /** A float that is not implemented is NaN; a counter that is 0 has simply not counted yet. */
    private static OptionalLong notImplemented(boolean isFloat, boolean counter) {
        return isFloat || counter ? OptionalLong.empty() : OptionalLong.of(0x8000);
    }

    static boolean isMeter(int id) {
        return INTEGER.contains(id) || FLOAT.contains(id);
    }
}
