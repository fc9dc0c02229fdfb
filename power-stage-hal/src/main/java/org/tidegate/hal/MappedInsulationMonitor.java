package org.tidegate.hal;

import org.tidegate.hal.internal.mapped.MonitorDriver;
import org.tidegate.hal.map.DeviceKind;
import org.tidegate.hal.map.RegisterMap;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;

/** Driver for any insulation monitor that a register map describes. */
public final class MappedInsulationMonitor implements InsulationMonitor, Plane {
    private final MonitorDriver driver;

    /**
     * @param master owned by this plane, or by the {@link SharedLine} that steps it
     * @param map of kind {@link DeviceKind#INSULATION_MONITOR}
     */
    public MappedInsulationMonitor(
            ModbusMaster master, MeterSettings settings, RegisterMap map, EventRing events) {
        if (map.kind() != DeviceKind.INSULATION_MONITOR) {
            throw new IllegalArgumentException(map.id() + " is the map of no insulation monitor");
        }
        driver = new MonitorDriver(master, settings, map, events);
    }

    @Override
    public Reading latest() {
        return driver.latest();
    }

    @Override
    public String name() {
        return "insulation";
    }

    @Override
    public long step(long nowNanos) {
        return driver.step(nowNanos);
    }
}
