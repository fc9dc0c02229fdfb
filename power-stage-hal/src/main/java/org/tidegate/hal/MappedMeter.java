package org.tidegate.hal;

import org.tidegate.hal.internal.mapped.MeterDriver;
import org.tidegate.hal.map.DeviceKind;
import org.tidegate.hal.map.RegisterMap;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;

/** Driver for any meter that a register map describes. Its plane asks; everybody reads. */
public final class MappedMeter implements SiteMeter, Plane {
    private final MeterDriver driver;

    /**
     * @param master owned by this plane, or by the {@link SharedLine} that steps it
     * @param map of kind {@link DeviceKind#METER}
     */
    public MappedMeter(
            ModbusMaster master, MeterSettings settings, RegisterMap map, EventRing events) {
        if (map.kind() != DeviceKind.METER) {
            throw new IllegalArgumentException(map.id() + " is the map of no meter");
        }
        driver = new MeterDriver(master, settings, (_, _, _) -> map, events);
    }

    @Override
    public MeterReading latest() {
        return driver.latest();
    }

    @Override
    public String name() {
        return "meter";
    }

    @Override
    public long step(long nowNanos) {
        return driver.step(nowNanos);
    }
}
